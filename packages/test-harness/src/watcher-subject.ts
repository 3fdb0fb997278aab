import type { ClientEvent } from './client-simulator.ts'

/** An event of a watcher, as far as the contract is concerned. */
export interface WatcherEvent extends ClientEvent {
  /** `performance.now()` at detection. */
  readonly atMs: number
}

/** A watcher, as far as the contract is concerned: `FileWatcher` of `@fsrs/watcher` is one. */
export interface WatcherLike extends AsyncDisposable, AsyncIterable<WatcherEvent> {
  readonly isWatching: boolean
  readonly watchedPaths: readonly string[]
  watch(paths: string | readonly string[], options?: { signal?: AbortSignal }): Promise<void>
  unwatch(path?: string): Promise<void>
  nextEvent(options?: { signal?: AbortSignal }): Promise<WatcherEvent | undefined>
  nextEventTimeout(timeoutMs: number): Promise<WatcherEvent | undefined>
  tryNextEvent(): WatcherEvent | undefined
  drainEvents(): WatcherEvent[]
  /** The content that an event told of; the contract's client believes it, where there is this, and otherwise reads the file. */
  contentOf?(event: WatcherEvent): Buffer | undefined
}

/** The options that the contract uses. */
export interface WatcherLikeOptions {
  readonly debounceMs?: number
  readonly debounce?: 'leading' | 'trailing'
  readonly extensions?: readonly string[]
  readonly recursive?: boolean
  readonly depth?: number
  readonly ignore?: readonly string[] | ((path: string) => boolean)
  readonly followSymlinks?: boolean
  readonly directories?: boolean
  readonly initial?: boolean
  readonly allowMissing?: boolean
}

/** What a system may be unable to do at all; the cases that need it say so. */
export type WatcherCapability =
  /** Symbolic links can be made. */
  | 'symbolic-links'
  /** `a` and `A` are two files. */
  | 'case-sensitive'
  /** Both normal forms of a Unicode name can stand side by side, and line breaks in names are allowed. */
  | 'any-name'
  /** This user can be denied access to a file or directory: not so the superuser. */
  | 'permissions'
  /** The subject can be made to find no watches left: `createWithoutWatches`. */
  | 'watch-limit'

/** An implementation, presented to the contract. */
export interface WatcherSubject {
  /** Shown in failures. */
  readonly name: string
  /** A new watcher that watches nothing yet; the contract disposes of it. */
  create(options: WatcherLikeOptions): WatcherLike
  /** A new watcher for which the system has no watches left: `watch` must reject with `WATCH_LIMIT_REACHED`. */
  createWithoutWatches?(): WatcherLike
  /** Silence after which nothing more is going to come, in milliseconds; default 250. */
  readonly quietMs?: number
  /** How long to wait for what must come, in milliseconds; default 10 000. Give the tests of your runner more. */
  readonly patienceMs?: number
  /** What this system or backend cannot do, with the reason; cases that need it are not run. */
  readonly unsupported?: Readonly<Partial<Record<WatcherCapability, string>>>
  /** Names of cases that fail, with the reason. They are run, and must fail, so that the list cannot grow old. */
  readonly knownFailing?: Readonly<Record<string, string>>
}
