import type { FileOperation, OperationPlan } from './file-operations.ts'
import { performOperations, planOperations } from './file-operations.ts'
import { Scenario } from './watcher-scenario.ts'
import type { WatcherSubject } from './watcher-subject.ts'

/** One run: a plan, or operations given outright (to replay a part of a plan). */
export type ConvergenceRun = OperationPlan | { readonly operations: readonly FileOperation[] }

/** What editors leave beside a file; no client is interested, and watchers may leave it out. */
const DROPPINGS = /(?:^|\/)(?:[^/]*~|\.#[^/]*|4913|\.[^/]*\.tmp|[^/]*___jb_(?:tmp|old)___)(?:$|\/)/

/**
 * Works on a watched directory at random, waits until it is quiet, and holds that a client which saw only the events
 * knows exactly what is on disk.
 *
 * @returns how many operations were performed
 * @throws {Error} with the seed, every operation, what the client has wrong, and the call that plays it again
 */
export async function checkConvergence(subject: WatcherSubject, run: ConvergenceRun): Promise<number> {
  const operations = 'operations' in run ? run.operations : planOperations(run)
  const setting = {
    files: { 'a.txt': 'first\n', 'd/a.txt': 'first\n', 'd/e/b.txt': 'first\n' },
    clientIgnores: (path: string) => DROPPINGS.test(path),
  }
  await using scenario = await Scenario.open(subject, setting)
  try {
    const done = await performOperations(scenario.workspace, operations)
    await scenario.converges()
    return done
  } catch (cause) {
    throw new Error(report(subject, run, operations, scenario, cause), { cause })
  }
}

function report(
  subject: WatcherSubject,
  run: ConvergenceRun,
  operations: readonly FileOperation[],
  scenario: Scenario,
  cause: unknown,
): string {
  const replay = 'operations' in run ? '{ operations }' : JSON.stringify(run)
  return [
    `${subject.name} does not converge${'operations' in run ? '' : ` with seed ${run.seed}`}:`,
    ...(cause instanceof Error ? [cause.message] : [String(cause)]),
    ...scenario.client.differences(),
    'Operations:',
    ...operations.map((operation) => `  ${JSON.stringify(operation)}`),
    'Events:',
    ...scenario.collector.events.map((event) => `  ${event.type} ${event.path.slice(scenario.workspace.root.length)}`),
    `Replay: await checkConvergence(subject, ${replay})`,
  ].join('\n')
}
