import { messageOf } from '@fsrs/base'
import type { EngineEvent, FailurePhase } from '@fsrs/engine'
import type { ReloadStats } from '@fsrs/stats'

/** What can be opened beneath the view. */
export type Panel = 'none' | 'help' | 'explain' | 'stats'

/** What `fsrs watch` shows: plain data, from which the view is drawn. */
export interface WatchState {
  /** As the reader would type it. */
  readonly script: string
  readonly activity:
    | { readonly type: 'starting' | 'idle' }
    | { readonly type: 'compiling' | 'running' | 'waiting'; readonly version: number }
  /** How long the activity has gone on, where that is worth showing. */
  readonly busyMs: number
  /** Files that are watched. */
  readonly files: number
  /** The version that runs; `undefined` before the first. */
  readonly version: number | undefined
  /** The last reload that went live. */
  readonly last: ReloadStats | undefined
  /** Durations of the last reloads that went live, in milliseconds. */
  readonly timesMs: readonly number[]
  readonly succeeded: number
  readonly failed: number
  /** Why the last version was refused, drawn; `undefined` where it was not. */
  readonly refusal:
    | { readonly version: number; readonly phase: FailurePhase; readonly lines: readonly string[] }
    | undefined
  /** Warnings of the version that runs, drawn. */
  readonly warnings: readonly string[]
  /** What became of them in the last reload, a phrase each. */
  readonly carried: readonly string[]
  /** The answer to the last key, or what failed without ending the watch. */
  readonly notice: string | undefined
  readonly panel: Panel
  /** Why the last reload did what it did, drawn. */
  readonly explanation: readonly string[]
}

type Reloaded = Extract<EngineEvent, { type: 'reloaded' }>

/** Times that are kept for the percentiles. */
const TIMES_KEPT = 1000

/** What is shown before anything happened. */
export function initialState(script: string): WatchState {
  return {
    script,
    activity: { type: 'starting' },
    busyMs: 0,
    files: 0,
    version: undefined,
    last: undefined,
    timesMs: [],
    succeeded: 0,
    failed: 0,
    refusal: undefined,
    warnings: [],
    carried: [],
    notice: undefined,
    panel: 'none',
    explanation: [],
  }
}

/** What the screen adds to an event of the engine: findings and explanation as they are drawn. */
export interface Drawn {
  readonly findings: readonly string[]
  readonly explanation: readonly string[]
}

/** The state after something happened in the engine. */
export function afterEvent(state: WatchState, event: EngineEvent, drawn: Drawn): WatchState {
  switch (event.type) {
    case 'watching':
      return { ...state, files: event.paths.length }
    case 'started':
      return { ...state, activity: { type: 'compiling', version: event.generation }, busyMs: 0, notice: undefined }
    case 'held':
      return { ...state, activity: { type: 'waiting', version: event.generation } }
    case 'superseded':
      return state
    case 'unchanged':
      return { ...idle(state), notice: 'saved, but nothing in it changed' }
    case 'reloaded':
      return {
        ...idle(state),
        version: event.stats.generation,
        last: event.stats,
        // The first version is a start, which loads the program itself: it says nothing about reloads.
        timesMs: state.version === undefined ? [] : [...state.timesMs, event.stats.reloadTimeMs].slice(-TIMES_KEPT),
        succeeded: state.succeeded + 1,
        refusal: undefined,
        warnings: drawn.findings,
        carried: state.version === undefined ? [] : carriedOver(event.state),
        explanation: drawn.explanation,
      }
    case 'refused': {
      const lines = drawn.findings.length > 0 ? drawn.findings : [event.stats.errorMessage ?? 'the reload failed']
      return {
        ...idle(state),
        failed: state.failed + 1,
        refusal: { version: event.stats.generation, phase: event.phase, lines },
        explanation: drawn.explanation,
      }
    }
    case 'host-failed':
    case 'watch-failed':
      return { ...state, notice: messageOf(event.error) }
    case 'lost':
      return { ...state, notice: `${event.count} messages were lost` }
    case 'changed':
    case 'stale-call':
    case 'stopped':
      return state
  }
}

/** What became of the state, in phrases: names of the same fate together, and of what was converted, how. */
function carriedOver({ cells, restored }: Reloaded['state']): string[] {
  const namesOf = (type: string, hasHow: boolean): string[] =>
    cells
      .filter((each) => each.type === type && ('how' in each && each.how.length > 0) === hasHow)
      .map(({ cell }) => cell)
  const said = (what: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${names.join(', ')} ${what}`]
  const explained = cells.flatMap((each) =>
    'how' in each && each.how.length > 0 ? [`${each.cell} ${each.type} (${each.how.join(', ')})`] : [],
  )
  return [
    ...said('kept', namesOf('kept', false)),
    ...explained,
    ...said('is new', namesOf('initialised', false)),
    ...said('is gone', namesOf('dropped', false)),
    ...(restored?.from === 'snapshot' ? ['as it was when that version was replaced'] : []),
  ]
}

function idle(state: WatchState): WatchState {
  return { ...state, activity: { type: 'idle' }, busyMs: 0, notice: undefined }
}

/** The state after a key that opens a panel, or closes it where it is open. */
export function toggled(state: WatchState, panel: Panel): WatchState {
  return { ...state, panel: state.panel === panel ? 'none' : panel, notice: undefined }
}
