import { HEAVY, PERMISSION, STORM, TIMED, testContract, workInMemory } from './subject.ts'

const ELSEWHERE = [HEAVY, PERMISSION, STORM, TIMED]

workInMemory()
testContract((name) => !ELSEWHERE.some((names) => names.test(name)), { concurrent: true })
