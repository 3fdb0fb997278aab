import { HEAVY, testContract, workInMemory } from './subject.ts'

workInMemory()
testContract((name) => !HEAVY.test(name), { concurrent: true })
