import { functionProblem, isObject, numberProblem, objectProblem, shown, systemClock } from '@fsrs/base'
import type { Clock, OptionProblem } from '@fsrs/base'
import { isExtension } from '@fsrs/compiler'
import { FileWatcher } from '@fsrs/watcher'
import type { FileWatcherOptions } from '@fsrs/watcher'

import { EngineError } from './engine-error.ts'
import type { PrepareHook } from './generation.ts'
import { historyLimits, liveProblem } from './live/live-options.ts'
import type { HistoryOptions, LiveOptions } from './live/live-options.ts'
import { nodeSources } from './sources/node-sources.ts'
import type { SourcePort } from './sources/sources.ts'
import type { ChangeWatcher } from './sources/watch.ts'

/** How an engine behaves. Everything has a default. */
export interface EngineOptions<Artifact = unknown> {
  /** Extensions of scripts, with the dot; `''` takes every name. Default: those of the compiler. */
  readonly extensions?: readonly string[]
  /** The watcher's window, in milliseconds, ≥ 0; default 100. */
  readonly debounceMs?: number
  /** Whether the first change of a quiet file is announced at once; default `leading`. */
  readonly debounce?: 'leading' | 'trailing'
  /** What the watcher listens to; default `auto`. */
  readonly backend?: FileWatcherOptions['backend']
  /**
   * How long files must not change before an error is announced or what looks like half a file goes live, in
   * milliseconds, ≥ 0; default 50.
   */
  readonly settleMs?: number
  /**
   * How long a program of several files waits, once it is compiled and loaded, for changes of its other files that are saved
   * together with it, in milliseconds, ≥ 0; default 0.3. Less than 1 stops the thread, since timers take 1 at least.
   */
  readonly gatherMs?: number
  /** How long a reload may be put off because files do not stop changing, in milliseconds, ≥ 0; default 1000. */
  readonly patienceMs?: number
  /** How long a compile, or a preparation, may take before it counts as failed, in milliseconds, > 0; default 60 000. */
  readonly phaseTimeoutMs?: number
  /** Checks and initialises a new program before it goes live; default: nothing to do. */
  readonly prepare?: PrepareHook<Artifact>
  /**
   * The engine runs the program itself: `engine.live`, state, history. Only for programs that are chunks, and not together
   * with `prepare`. Default: the host runs what it is given.
   */
  readonly live?: LiveOptions
  /**
   * Keeps good generations for `rollback` where the host runs them itself: going back prepares one of them again. With
   * `live`, use `live.history`. Default: none are kept.
   */
  readonly history?: HistoryOptions
  /** Where sources come from; default: the machine's file system. */
  readonly sources?: SourcePort
  /** Makes the watcher of one `start`; it must wait for missing paths. Default: a `FileWatcher`. */
  readonly createWatcher?: () => ChangeWatcher
  /** The time that waits and durations are measured by; default: the machine's. */
  readonly clock?: Clock
}

/** The options with every default filled in. */
export interface ResolvedOptions<Artifact> {
  readonly extensions: readonly string[] | undefined
  readonly settleMs: number
  readonly gatherMs: number
  readonly patienceMs: number
  readonly phaseTimeoutMs: number
  readonly prepare: PrepareHook<Artifact> | undefined
  readonly live: LiveOptions | undefined
  /** What history keeps; undefined: there is none. */
  readonly history: Required<HistoryOptions> | undefined
  readonly sources: SourcePort
  readonly createWatcher: () => ChangeWatcher
  readonly clock: Clock
}

/** @throws {EngineError} `INVALID_OPTION` for a value that its option does not take */
export function resolveOptions<Artifact>(options: EngineOptions<Artifact>): ResolvedOptions<Artifact> {
  requireOption(isObject(options), 'The options are no object.', 'Leave them out, or give an object.')
  const { clock = systemClock, sources = nodeSources, prepare } = options
  requireNoProblem(functionProblem('prepare', prepare))
  requireNoProblem(objectProblem('clock', clock, 'a clock with nowMs and schedule', ['nowMs', 'schedule']))
  requireNoProblem(
    objectProblem('sources', sources, 'an object with resolve, read and stamps', ['resolve', 'read', 'stamps']),
  )
  const { live, history } = modeOf(options)
  return {
    extensions: extensionsOf(options.extensions),
    settleMs: requireTime('settleMs', options.settleMs ?? 50),
    gatherMs: requireTime('gatherMs', options.gatherMs ?? 0.3),
    patienceMs: requireTime('patienceMs', options.patienceMs ?? 1000),
    phaseTimeoutMs: requireTime('phaseTimeoutMs', options.phaseTimeoutMs ?? 60_000, 1),
    prepare,
    live,
    history,
    sources,
    createWatcher: watcherOf(options),
    clock,
  }
}

function watcherOf({ createWatcher, debounceMs, debounce, backend }: EngineOptions<never>): () => ChangeWatcher {
  requireNoProblem(functionProblem('createWatcher', createWatcher))
  if (debounceMs !== undefined) requireTime('debounceMs', debounceMs)
  const watcherOptions: FileWatcherOptions = {
    allowMissing: true,
    ...(debounceMs === undefined ? {} : { debounceMs }),
    ...(debounce === undefined ? {} : { debounce }),
    ...(backend === undefined ? {} : { backend }),
  }
  const makeWatcher = (): FileWatcher => new FileWatcher(watcherOptions)
  // A watcher refuses what it does not take: let it do so here, not at the start.
  if (debounce !== undefined || backend !== undefined) makeWatcher()
  return createWatcher ?? makeWatcher
}

function extensionsOf(extensions: readonly string[] | undefined): readonly string[] | undefined {
  const isList = Array.isArray(extensions) && extensions.length > 0 && extensions.every(isExtension)
  requireOption(
    extensions === undefined || isList,
    `The option extensions is ${listShown(extensions)}.`,
    "It takes a list of what scripts end in, each with its dot, as in ['.fsrs']; '' is every name.",
  )
  return extensions
}

function listShown(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(shown).join(', ')}]` : shown(value)
}

/** Who runs programs, and what is kept of them. */
function modeOf(options: EngineOptions<never>): Pick<ResolvedOptions<never>, 'live' | 'history'> {
  const { live, history, prepare } = options
  requireNoProblem(liveProblem(live))
  if (live === undefined) {
    return { live, history: history === undefined ? undefined : historyLimits('history', history) }
  }
  requireOption(history === undefined, 'history and live were both given.', 'Set live.history.')
  requireOption(
    prepare === undefined,
    'prepare and live were both given, and live fills prepare.',
    'Check programs in live.validate.',
  )
  return { live, history: historyLimits('live.history', live.history) }
}

/** @throws {EngineError} `INVALID_OPTION` unless `holds`: programs in JavaScript give what no type allows */
export function requireOption(holds: boolean, message: string, hint: string): void {
  if (!holds) throw new EngineError('INVALID_OPTION', message, { hint })
}

function requireNoProblem(problem: OptionProblem | undefined): void {
  if (problem !== undefined) throw new EngineError('INVALID_OPTION', problem.message, { hint: problem.hint })
}

/** @throws {EngineError} `INVALID_OPTION` where it is no path */
export function requirePath(path: unknown): string {
  if (typeof path === 'string' && path !== '') return path
  throw new EngineError('INVALID_OPTION', 'The path of the script is empty, or no text.', {
    hint: 'Give it as a string; `fileURLToPath` makes one of a URL.',
  })
}

/** @throws {EngineError} `INVALID_OPTION` where it is no compiler */
export function requireAdapter(compiler: unknown): void {
  const extensions = isObject(compiler) && 'extensions' in compiler ? compiler.extensions : undefined
  const compile = isObject(compiler) && 'compile' in compiler ? compiler.compile : undefined
  requireOption(
    typeof compile === 'function' && Array.isArray(extensions),
    'What is to compile the script is no compiler.',
    'Give a function to `withCompiler`, or an adapter.',
  )
  requireOption(
    Array.isArray(extensions) && extensions.every(isExtension),
    `The extensions of the compiler are ${listShown(extensions)}.`,
    "They are texts with their dot, as in ['.fsrs']; '' is every name.",
  )
}

/** The longest time that a timer can wait. */
const TIMER_MS_MAX = 2 ** 31 - 1

/** @throws {EngineError} `INVALID_OPTION` for what is no time in milliseconds from `min` to `max`: by default, as a timer can wait */
export function requireTime(name: string, value: number, min: number = 0, max: number = TIMER_MS_MAX): number {
  requireNoProblem(numberProblem(name, value, min, max))
  return value
}
