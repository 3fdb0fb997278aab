import { watcherContract } from '@fsrs/test-harness'
import { describe, expect, test } from 'vitest'

import { HEAVY, testReference } from './reference-contract.ts'

test('the names of the cases are different', () => {
  const names = watcherContract.map((contractCase) => contractCase.name)
  expect(new Set(names).size).toBe(names.length)
})

describe('a plain watcher can keep the whole contract:', () => {
  testReference((name) => !HEAVY.test(name), 12)
})
