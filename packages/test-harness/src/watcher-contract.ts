import { watcherInterface } from './watcher-interface.ts'
import type { ContractCase } from './contract-case.ts'
import type { WatcherSubject } from './watcher-subject.ts'
import { watcherSurvival } from './watcher-survival.ts'
import { watcherSwaps } from './watcher-swaps.ts'

/**
 * Everything that a watcher promises, as data without a test runner. The cases are independent of each other and may
 * run at the same time; each makes a workspace of its own and leaves nothing behind.
 *
 * ```ts
 * for (const { name, run } of watcherContract) test(name, () => run(subject))
 * ```
 */
export const watcherContract: readonly ContractCase<WatcherSubject>[] = [
  ...watcherInterface,
  ...watcherSurvival,
  ...watcherSwaps,
]
