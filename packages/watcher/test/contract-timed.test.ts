import { TIMED, testContract, workInMemory } from './subject.ts'

workInMemory()
testContract((name) => TIMED.test(name), { concurrent: true })
