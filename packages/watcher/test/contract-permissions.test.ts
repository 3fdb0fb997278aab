import { afterAll } from 'vitest'

import { PERMISSION, asOrdinaryUser, testContract } from './subject.ts'

const ordinary = asOrdinaryUser()
afterAll(() => ordinary[Symbol.dispose]())
testContract((name) => PERMISSION.test(name), { concurrent: false })
