import type { Clock } from '@fsrs/base'
import type { FileEvent } from '@fsrs/watcher'

import { EngineError } from './engine-error.ts'
import type { EngineEvent } from './engine-event.ts'
import type { LastReload } from './last-reload.ts'
import { isSameSource, textOf } from './sources/found-source.ts'
import type { FoundSource } from './sources/found-source.ts'
import { missedChanges } from './sources/missed-changes.ts'
import type { MissedChange } from './sources/missed-changes.ts'
import { looksUnfinished, readSource } from './sources/sources.ts'
import type { SourcePort } from './sources/sources.ts'
import { WatchSession } from './sources/watch.ts'
import type { ChangeWatcher } from './sources/watch.ts'

/** What a watch works with and whom it tells. */
export interface WatchingOptions {
  /** Absolute path of the script. */
  readonly entry: string
  /** What the script's name may end in. */
  readonly extensions: readonly string[]
  readonly sources: SourcePort
  readonly clock: Clock
  readonly settleMs: number
  readonly createWatcher: () => ChangeWatcher
  /** What is known of the sources, and which they are. */
  readonly last: LastReload
  /** Whether a change of this path has been told, and not taken. */
  readonly isTold: (path: string) => boolean
  /** Changes that nobody was told of; never none. Must not throw. */
  readonly onChanges: (changes: readonly FileEvent[]) => void
  /** Must not throw. */
  readonly onEvent: (event: EngineEvent) => void
}

/** One watch of the script and of everything that it was found to depend on, from `begin` until `end`. */
export class Watching {
  readonly #options: WatchingOptions
  readonly #ended = new AbortController()
  /** Undefined while the watch is being opened. */
  #session: WatchSession | undefined
  #begun: Promise<void> | undefined
  /** What was told before the watcher told it: changes that the watcher was just in time for. */
  readonly #told = new Map<string, FoundSource>()

  constructor(options: WatchingOptions) {
    this.#options = options
  }

  /** Aborts when the watch ends: from then on nothing is told. */
  get signal(): AbortSignal {
    return this.#ended.signal
  }

  /**
   * Resolves once no later change can be missed, and what changed since the last reload has been told; the same for all
   * who ask.
   *
   * @throws {EngineError} `INVALID_FILE_EXTENSION`, `PATH_NOT_FOUND`; and the errors of the watcher
   */
  begin(): Promise<void> {
    return (this.#begun ??= this.#begin())
  }

  async #begin(): Promise<void> {
    const { last, createWatcher, onEvent } = this.#options
    await this.#requireScript()
    if (this.signal.aborted) return
    const { paths } = last
    const session = await WatchSession.open(createWatcher(), paths, {
      onChanges: (changes) => this.#onWatched(changes),
      onWatching: (added) => void this.#onWatching(added),
      onError: (error) => onEvent({ type: 'watch-failed', error }),
    })
    if (this.signal.aborted) return session[Symbol.asyncDispose]()
    this.#session = session
    // A reload that ended meanwhile may have found more files.
    this.setPaths(last.paths)
    await this.#onWatching(paths)
  }

  async #requireScript(): Promise<void> {
    const { entry, extensions, sources } = this.#options
    // `.env` is a name that is all extension.
    if (!extensions.some((extension) => entry.endsWith(extension))) {
      throw new EngineError(
        'INVALID_FILE_EXTENSION',
        `Cannot watch ${entry}: its extension is not among ${extensions.join(', ')}.`,
        { hint: 'Name another script, or set the option extensions.' },
      )
    }
    const { result } = await readSource(sources, entry)
    if (result.ok || result.reason !== 'missing') return
    throw new EngineError('PATH_NOT_FOUND', `Cannot watch ${entry}: there is nothing at this path.`, {
      hint: 'Create the script first.',
    })
  }

  /** Watches exactly these paths from soon on. */
  setPaths(paths: readonly string[]): void {
    this.#session?.setPaths(paths)
  }

  /** Nothing is told any more. */
  end(): void {
    this.#ended.abort()
  }

  /** Ends it, and gives back what it holds; whatever beginning it failed with is told to whoever waits for that. */
  async close(): Promise<void> {
    this.end()
    await this.#begun?.catch(() => undefined)
    await this.#session?.[Symbol.asyncDispose]()
  }

  /** Files that are watched only now may have changed between being read and being watched. */
  async #onWatching(paths: readonly string[]): Promise<void> {
    if (this.signal.aborted) return
    this.#options.onEvent({ type: 'watching', paths })
    await this.#lookForMissed(paths)
  }

  /** Tells what is on disk and was not known, unless a writer seems to be at work: then once that must be over. */
  async #lookForMissed(paths: readonly string[]): Promise<void> {
    const { sources, clock, settleMs, last, isTold } = this.#options
    const { known } = last
    const missed = await missedChanges(known, paths, sources, clock.nowMs())
    if (this.signal.aborted) return
    const isBeingWritten = ({ event, source }: MissedChange): boolean => {
      const [before, after] = [textOf(known.get(event.path)), textOf(source)]
      return after !== undefined && source.ageMs < settleMs && looksUnfinished(before, after)
    }
    const later = missed.filter(isBeingWritten).map(({ event }) => event.path)
    const now = missed.filter((each) => !isBeingWritten(each) && !isTold(each.event.path))
    for (const { event, source } of now) this.#told.set(event.path, source)
    this.#tell(now.map(({ event }) => event))
    if (later.length === 0) return
    const timer = clock.schedule(settleMs, () => void this.#lookForMissed(later))
    this.signal.addEventListener('abort', () => timer[Symbol.dispose](), { once: true })
  }

  /** A change that was found on disk first may be announced by the watcher too; it is one change all the same. */
  #onWatched(changes: readonly FileEvent[]): void {
    const isNews = ({ path }: FileEvent): boolean => {
      const told = this.#told.get(path)
      if (told === undefined) return true
      this.#told.delete(path)
      const now = readSource(this.#options.sources, path)
      return now instanceof Promise || !isSameSource(told, now)
    }
    this.#tell(this.#told.size === 0 ? changes : changes.filter(isNews))
  }

  #tell(changes: readonly FileEvent[]): void {
    if (!this.signal.aborted && changes.length > 0) this.#options.onChanges(changes)
  }
}
