import { systemClock } from '@fsrs/base'
import type { Clock } from '@fsrs/base'
import { FileWatcher } from '@fsrs/watcher'
import type { FileWatcherOptions } from '@fsrs/watcher'

import { EngineError } from './engine-error.ts'
import type { PrepareHook } from './generation.ts'
import { historyLimits } from './live/live-options.ts'
import type { HistoryOptions, LiveOptions } from './live/live-options.ts'
import { nodeSources } from './sources/node-sources.ts'
import type { SourcePort } from './sources/sources.ts'
import type { ChangeWatcher } from './sources/watch.ts'

/** How an engine behaves. Everything has a default. */
export interface EngineOptions<Artifact = unknown> {
  /** Extensions of scripts, with the dot; default: those of the compiler. */
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
   * together with it, in milliseconds, ≥ 0; default 1.
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
  const { debounceMs, debounce, backend, clock = systemClock } = options
  requireRange('debounceMs', debounceMs ?? 0, 0)
  const watcherOptions: FileWatcherOptions = {
    allowMissing: true,
    ...(debounceMs === undefined ? {} : { debounceMs }),
    ...(debounce === undefined ? {} : { debounce }),
    ...(backend === undefined ? {} : { backend }),
  }
  const makeWatcher = (): FileWatcher => new FileWatcher(watcherOptions)
  // A watcher refuses what it does not take: let it do so here, not at the start.
  if (debounce !== undefined || backend !== undefined) makeWatcher()
  const { extensions, prepare } = options
  const isList =
    Array.isArray(extensions) && extensions.length > 0 && extensions.every((one) => typeof one === 'string')
  requireOption(
    extensions === undefined || isList,
    'The option extensions is no list of texts, or an empty one.',
    "It takes what scripts may end in, as in ['.fsrs'].",
  )
  requireOption(
    prepare === undefined || typeof prepare === 'function',
    'The option prepare is no function.',
    'It takes a function of a new generation.',
  )
  if (options.live !== undefined) {
    if (options.history !== undefined) {
      throw new EngineError('INVALID_OPTION', 'history and live were both given.', { hint: 'Set live.history.' })
    }
    if (options.prepare !== undefined) {
      throw new EngineError('INVALID_OPTION', 'prepare and live were both given, and live fills prepare.', {
        hint: 'Check programs in live.validate.',
      })
    }
  }
  return {
    extensions,
    settleMs: requireRange('settleMs', options.settleMs ?? 50, 0),
    gatherMs: requireRange('gatherMs', options.gatherMs ?? 1, 0),
    patienceMs: requireRange('patienceMs', options.patienceMs ?? 1000, 0),
    phaseTimeoutMs: requireRange('phaseTimeoutMs', options.phaseTimeoutMs ?? 60_000, 1),
    prepare,
    live: options.live,
    history: historyOf(options),
    sources: options.sources ?? nodeSources,
    createWatcher: options.createWatcher ?? makeWatcher,
    clock,
  }
}

/** @throws {EngineError} `INVALID_OPTION` unless `holds`: programs in JavaScript give what no type allows */
export function requireOption(holds: boolean, message: string, hint: string): void {
  if (!holds) throw new EngineError('INVALID_OPTION', message, { hint })
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
  const isAdapter =
    typeof compiler === 'object' &&
    compiler !== null &&
    'compile' in compiler &&
    typeof compiler.compile === 'function' &&
    'extensions' in compiler &&
    Array.isArray(compiler.extensions)
  requireOption(
    isAdapter,
    'What is to compile the script is no compiler.',
    'Give a function to `withCompiler`, or an adapter.',
  )
}

function historyOf({ live, history }: EngineOptions<never>): Required<HistoryOptions> | undefined {
  if (live !== undefined) return historyLimits('live.history', live.history)
  return history && historyLimits('history', history)
}

/** The longest time that a timer can wait. */
const TIMER_MS_MAX = 2 ** 31 - 1

function requireRange(name: string, value: number, min: number): number {
  if (typeof value === 'number' && value >= min && value <= TIMER_MS_MAX) return value
  throw new EngineError('INVALID_OPTION', `${name} is ${value}.`, {
    hint: `It must be a number from ${min} to ${TIMER_MS_MAX}.`,
  })
}
