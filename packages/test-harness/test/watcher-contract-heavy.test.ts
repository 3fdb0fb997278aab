import { describe } from 'vitest'

import { HEAVY, testReference } from './reference-contract.ts'

describe('a plain watcher can keep the whole contract:', () => {
  testReference((name) => HEAVY.test(name), 6)
})
