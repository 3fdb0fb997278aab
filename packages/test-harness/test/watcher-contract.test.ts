import type { WatcherSubject } from '@fsrs/test-harness'
import { watcherContract } from '@fsrs/test-harness'
import { describe, expect, test } from 'vitest'

import { ReferenceWatcher } from './reference-watcher.ts'

const subject: WatcherSubject = {
  name: 'reference',
  create: (options) => new ReferenceWatcher(options),
  patienceMs: 30_000,
  unsupported: { 'watch-limit': 'it holds no watches of the system' },
}

test('the names of the cases are different', () => {
  const names = watcherContract.map((contractCase) => contractCase.name)
  expect(new Set(names).size).toBe(names.length)
})

describe.concurrent('a plain watcher can keep the whole contract:', () => {
  for (const { name, run } of watcherContract) {
    // oxlint-disable-next-line vitest/valid-title -- the names of the cases are the titles
    test(name, { timeout: 40_000 }, async () => {
      const outcome = await run(subject)
      expect(outcome.type).toBe(name.includes('WATCH_LIMIT_REACHED') ? 'unsupported' : 'passed')
    })
  }
})
