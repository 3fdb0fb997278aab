import { HEAVY, PERMISSION, testContract, workInMemory } from './subject.ts'

workInMemory()
testContract((name) => !HEAVY.test(name) && !PERMISSION.test(name), { concurrent: true })
