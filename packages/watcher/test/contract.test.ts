import { HEAVY, testContract } from './subject.ts'

testContract((name) => !HEAVY.test(name), { concurrent: true })
