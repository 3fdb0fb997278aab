import { unreachable } from '@fsrs/base'
import { formatDiagnostic } from '@fsrs/compiler'
import type { Diagnostic, FormatOptions, ModuleReport } from '@fsrs/compiler'
import type { ReloadCause } from '@fsrs/stats'

import type { FailurePhase } from './engine-event.ts'
import type { StateReport } from './state/state-report.ts'

/** What became of one file since the last reload that was announced. */
export interface ChangedFile {
  readonly path: string
  readonly change: 'appeared' | 'changed' | 'disappeared'
}

/** How a reload ended. */
export type Outcome =
  | { readonly type: 'live' }
  | {
      readonly type: 'refused'
      readonly phase: FailurePhase
      readonly message: string
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly type: 'unchanged' }

/** Why the last reload did what it did. */
export interface Explanation {
  readonly generation: number
  /** The generation that is live after it; `undefined` where none is. */
  readonly liveGeneration: number | undefined
  readonly cause: ReloadCause
  readonly outcome: Outcome
  /** Against the last reload that was announced; empty in the first one. */
  readonly changedFiles: readonly ChangedFile[]
  /** Generations that this reload began and gave up, because files changed while they were made. */
  readonly superseded: readonly number[]
  /** Whether it waited for the files to be quiet. */
  readonly held: boolean
  /** What became of each module, with the reason: which were compiled, which reused. */
  readonly modules: readonly ModuleReport[]
  /** What became of the state of the program that was live, where the engine runs programs. */
  readonly state: StateReport
}

/**
 * The same for a person to read: one fact a line.
 *
 * @param options how findings are drawn
 */
export function formatExplanation(explanation: Explanation, options: FormatOptions = {}): string {
  return [
    ending(explanation),
    because(explanation.cause),
    ...explanation.changedFiles.map(({ path, change }) => `  ${path} ${change}`),
    ...detours(explanation),
    ...modules(explanation.modules),
    ...stateLines(explanation.state),
    ...findings(explanation.outcome, options),
  ].join('\n')
}

function ending({ generation, liveGeneration, outcome }: Explanation): string {
  switch (outcome.type) {
    case 'live':
      return `Generation ${generation} is live.`
    case 'unchanged':
      return 'Nothing was reloaded: the files hold what they held before.'
    case 'refused': {
      const kept = liveGeneration === undefined ? 'no program is live' : `generation ${liveGeneration} stays live`
      return `Generation ${generation} was refused (${outcome.phase}), ${kept}: ${outcome.message}`
    }
  }
  return unreachable(outcome)
}

function because(cause: ReloadCause): string {
  switch (cause.type) {
    case 'request':
      return 'The host asked for the reload.'
    case 'rollback':
      return `The host went back to generation ${cause.to}.`
    case 'change':
      return `The reload was caused by ${cause.paths.length === 1 ? 'a change' : `${cause.paths.length} changes`}:`
  }
  return unreachable(cause)
}

function detours({ superseded, held }: Explanation): string[] {
  const lines = []
  if (superseded.length > 0) {
    lines.push(`Files changed meanwhile: generation ${superseded.join(', ')} was given up before it went live.`)
  }
  if (held) lines.push('It waited until the files were quiet.')
  return lines
}

function modules(reports: readonly ModuleReport[]): string[] {
  return reports.map(({ name, action, reason }) => `  ${name} was ${action}: ${reason}`)
}

function stateLines({ cells, restored, functions }: StateReport): string[] {
  const lines = cells.map((each) => {
    const how = 'how' in each && each.how.length > 0 ? ` (${each.how.join('; ')})` : ''
    return `  state ${each.cell} was ${each.type}${how}`
  })
  if (restored?.from === 'state')
    lines.push('  the state of now went back with the program, of what that knows nothing is lost')
  if (restored?.from === 'snapshot') lines.push(`  the state is that of the swap: ${restored.why.join('; ')}`)
  if (functions.rebound > 0)
    lines.push(`  ${functions.rebound} functions that the host holds are the new program's now`)
  for (const each of functions.how) lines.push(`  the host goes on with an old function: ${each}`)
  return lines
}

function findings(outcome: Outcome, options: FormatOptions): string[] {
  if (outcome.type !== 'refused') return []
  return outcome.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, options))
}
