import { STORM, testContract, workInMemory } from './subject.ts'

workInMemory()
testContract((name) => STORM.test(name), { concurrent: true })
