import type { ContractCase, ContractOutcome, WatcherSubject } from '@fsrs/test-harness'
import { watcherContract } from '@fsrs/test-harness'
import { expect, test } from 'vitest'

import { ReferenceWatcher } from './reference-watcher.ts'

const subject: WatcherSubject = {
  name: 'reference',
  create: (options) => new ReferenceWatcher(options),
  patienceMs: 30_000,
  unsupported: {
    'watch-limit': 'it holds no watches of the system',
    ...(process.getuid?.() === 0 && { permissions: 'the superuser is denied nothing' }),
  },
}

/** Cases that write much; they have a file of their own, so that they run beside the others. */
export const HEAVY: RegExp = /1000 saves|atomic saves|10 000 files|300 files|100 replacements|overflowed/

/** A test for each of these cases. They wait more than they work, so `atOnce` of them run at the same time. */
export function testReference(isWanted: (name: string) => boolean, atOnce: number): void {
  const cases = watcherContract.filter((contractCase) => isWanted(contractCase.name))
  const outcomes = runPool(cases, atOnce)
  for (const [index, { name }] of cases.entries()) {
    // oxlint-disable-next-line vitest/valid-title -- the names of the cases are the titles
    test(name, { timeout: 60_000 }, async () => {
      const outcome = await outcomes[index]
      expect(outcome?.type).toBe(isSupported(name) ? 'passed' : 'unsupported')
    })
  }
}

function isSupported(name: string): boolean {
  return !name.includes('WATCH_LIMIT_REACHED') && !(name.includes('permission') && process.getuid?.() === 0)
}

function runPool(cases: readonly ContractCase<WatcherSubject>[], atOnce: number): readonly Promise<ContractOutcome>[] {
  const outcomes: Promise<ContractOutcome>[] = []
  for (const [index, { run }] of cases.entries()) {
    const before = index < atOnce ? Promise.resolve() : outcomes[index - atOnce]
    const outcome = Promise.resolve(before).then(
      () => run(subject),
      () => run(subject),
    )
    // Each is awaited by its own test, which may come later than the failure.
    outcome.catch(() => undefined)
    outcomes.push(outcome)
  }
  return outcomes
}
