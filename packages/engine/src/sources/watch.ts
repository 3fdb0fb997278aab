import type { FileEvent } from '@fsrs/watcher'

/** As much of a watcher as the engine needs; `FileWatcher` is one. It must wait for missing paths. */
export interface ChangeWatcher extends AsyncDisposable {
  /** Watches more paths; resolves once no later change in them can be missed. */
  watch(paths: readonly string[]): Promise<void>
  unwatch(path: string): Promise<void>
  /** The next change; `undefined` once nothing is watched any more. Rejects where something cannot be watched. */
  nextEvent(): Promise<FileEvent | undefined>
  /** Every further change that there is now. */
  drainEvents(): FileEvent[]
}

/** Whom a session tells. None of these may throw. */
export interface WatchSessionListener {
  /** Files changed, as far as is known at the same moment. */
  onChanges(changes: readonly FileEvent[]): void
  /** These paths are watched in addition; whatever changed in them before, the session does not know. */
  onWatching(paths: readonly string[]): void
  /** Something cannot be watched. */
  onError(error: unknown): void
}

/** A watcher tells once about each directory that it cannot watch; one that refuses this often in a row is broken. */
const REFUSALS_MAX = 1000

/** Watches a set of files that changes with what the program depends on, from `open` to disposal. */
export class WatchSession implements AsyncDisposable {
  readonly #watcher: ChangeWatcher
  readonly #listener: WatchSessionListener
  #wanted: readonly string[] = []
  /** Whether what is wanted is watched, or is about to be. */
  #isUpToDate = true
  readonly #watched = new Set<string>()
  #closed = false
  /** Changes of the set, one after the other. */
  #updates: Promise<void> = Promise.resolve()

  private constructor(watcher: ChangeWatcher, listener: WatchSessionListener) {
    this.#watcher = watcher
    this.#listener = listener
  }

  /**
   * Resolves once no later change in `paths` can be missed.
   *
   * @throws whatever the watcher refuses with; then nothing is left open
   */
  static async open(
    watcher: ChangeWatcher,
    paths: readonly string[],
    listener: WatchSessionListener,
  ): Promise<WatchSession> {
    const session = new WatchSession(watcher, listener)
    try {
      await watcher.watch(paths)
    } catch (error) {
      // Why it does not watch is what counts, not how it ends.
      await Promise.resolve(watcher[Symbol.asyncDispose]()).catch(() => undefined)
      throw error
    }
    session.#wanted = paths
    for (const path of paths) session.#watched.add(path)
    void session.#pump()
    return session
  }

  /** Watches exactly these paths from soon on. The list of before is known without going through it. */
  setPaths(paths: readonly string[]): void {
    if (paths === this.#wanted && this.#isUpToDate) return
    this.#wanted = paths
    this.#isUpToDate = true
    this.#updates = this.#updates.then(() => this.#update())
  }

  async #update(): Promise<void> {
    if (this.#closed) return
    const wanted = new Set(this.#wanted)
    const added = [...wanted].filter((path) => !this.#watched.has(path))
    const removed = [...this.#watched].filter((path) => !wanted.has(path))
    if (added.length === 0 && removed.length === 0) return
    try {
      if (added.length > 0) await this.#watcher.watch(added)
      for (const path of added) this.#watched.add(path)
      for (const path of removed) {
        this.#watched.delete(path)
        await this.#watcher.unwatch(path)
      }
    } catch (error) {
      this.#isUpToDate = false
      if (!this.#closed) this.#listener.onError(error)
      return
    }
    if (added.length > 0 && !this.#closed) this.#listener.onWatching(added)
  }

  /** The first change is told at once, and what else comes in its turn of the event loop together, at the end of that. */
  async #pump(): Promise<void> {
    let turn: Promise<void> | undefined
    for (let refusals = 0; !this.#closed && refusals < REFUSALS_MAX;) {
      try {
        const first = await this.#watcher.nextEvent()
        if (first === undefined) return
        refusals = 0
        if (turn !== undefined) await turn
        if (!this.#closed) this.#listener.onChanges([first, ...this.#watcher.drainEvents()])
        turn ??= endOfTurn().then(() => void (turn = undefined))
      } catch (error) {
        refusals += 1
        if (!this.#closed) this.#listener.onError(error)
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    await this.#watcher[Symbol.asyncDispose]()
  }
}

/**
 * The system's events of one turn are told one by one, and promises settle in between: after a `git checkout` during
 * which the event loop was blocked, 300 of them would be 300 reloads, all but the last of files of which some are old.
 */
function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
