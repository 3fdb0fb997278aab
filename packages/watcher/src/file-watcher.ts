import { accessSync, constants, lstatSync, statSync } from 'node:fs'
import { extname, resolve } from 'node:path'

import { codeOf, onAbort } from '@fsrs/base'

import { openBackend } from './backends/open-backend.ts'
import { EventQueue } from './event-queue.ts'
import type { FileEvent } from './file-event.ts'
import { compileIgnores } from './ignore.ts'
import {
  type FileWatcherOptions,
  type ResolvedOptions,
  guardedIgnore,
  requireExtension,
  resolveOptions,
} from './options.ts'
import { localPaths } from './path-rules.ts'
import { ScanQueue } from './scan-queue.ts'
import { Tracker } from './tracker.ts'
import type { WatchSession } from './watch-backend.ts'
import { WatchError, fileSystemRefused, watchRefused } from './watch-error.ts'
import { Anchor, type TreeContext, type TreeRules } from './watch-tree.ts'
import { WatchedDirectories } from './watched-directories.ts'
import { BaselineReader } from './baseline-reader.ts'

/**
 * Watches files and directories, and announces their changes to one client.
 *
 * Whatever is done to a path, a client that saw only these events knows, once it is quiet, exactly what is on disk. One
 * save is one event; a save that leaves the same content is none; a version that looks half-written is not announced
 * while its writer may still be at work. Events that the client does not take are merged, one a path, and never dropped.
 *
 * It holds handles and timers from `watch` until `unwatch` or disposal, and keeps the process alive for as long.
 */
export class FileWatcher implements AsyncDisposable, AsyncIterable<FileEvent> {
  readonly #options: ResolvedOptions
  readonly #rules: TreeRules
  readonly #queue: EventQueue
  readonly #tracker: Tracker
  readonly #directories: WatchedDirectories
  readonly #scans = new ScanQueue()
  readonly #baseline: BaselineReader
  readonly #roots = new Map<string, Anchor>()
  /** Paths that the client knows, and the tree may have lost sight of. */
  readonly #doubted = new Set<string>()
  /** What went wrong while a `watch` is under way; undefined: none is. */
  #refusals: WatchError[] | undefined
  #lastBegun: Promise<void> = Promise.resolve()
  #opening: Promise<WatchSession> | undefined
  #backendName: string | undefined
  #disposed = false

  /** @throws {WatchError} INVALID_OPTION */
  constructor(options: FileWatcherOptions = {}) {
    this.#options = resolveOptions(options)
    const ignore = guardedIgnore(this.#options.ignore, (error) => this.#refuse(error))
    this.#rules = treeRules({ ...this.#options, ignore })
    const { clock, debounce, debounceMs, directories, followSymlinks } = this.#options
    this.#queue = new EventQueue(clock)
    this.#tracker = new Tracker({
      clock,
      debounce,
      debounceMs,
      directories,
      queue: this.#queue,
      followsLink: (path) => followSymlinks || this.#roots.has(path),
      foundAgain: (path) => {
        for (const anchor of this.#roots.values()) anchor.takeUp(path)
        this.#doubt(path)
      },
    })
    this.#baseline = new BaselineReader(this.#tracker)
    this.#directories = new WatchedDirectories((directory, error) => this.#refuse(watchRefused(directory, error)))
  }

  /** A watcher whose window is `debounceMs` long. */
  static withDebounce(debounceMs: number, options: FileWatcherOptions = {}): FileWatcher {
    return new FileWatcher({ ...options, debounceMs })
  }

  /** Whether any path is watched. */
  get isWatching(): boolean {
    return this.#roots.size > 0
  }

  /** The paths given to `watch`, absolute and normalised. */
  get watchedPaths(): readonly string[] {
    return [...this.#roots.keys()]
  }

  /** The name of the backend that serves; undefined before the first `watch`. */
  get backendName(): string | undefined {
    return this.#backendName
  }

  /**
   * Watches files or directories in addition to those watched already: all of `paths`, or none when one is refused.
   * Resolves once no later change can be missed; the content at that moment is what changes are compared with.
   *
   * @param options.signal aborting ends the wait: `paths` are not watched then, and nothing is thrown
   * @throws {WatchError} PATH_NOT_FOUND, INVALID_FILE_EXTENSION, ALREADY_WATCHING, FILE_SYSTEM_ERROR,
   * WATCH_LIMIT_REACHED, WATCHER_INIT_FAILED, the last one also after disposal; INVALID_OPTION for what is no path, and
   * where `ignore` throws
   */
  async watch(paths: string | readonly string[], options: { readonly signal?: AbortSignal } = {}): Promise<void> {
    const { signal } = options
    if (this.#disposed) throw new WatchError('WATCHER_INIT_FAILED', 'This watcher was disposed of. Make a new one.')
    const targets = new Set(listOf(paths).map((path) => resolve(path)))
    for (const path of targets) this.#admit(path)
    if (signal?.aborted === true) return
    const anchors = [...targets].map((path) => this.#newAnchor(path))
    const mine = (anchor: Anchor): boolean => this.#roots.get(anchor.path) === anchor
    using _ = onAbort(signal, () => this.#forget(anchors.filter(mine)))
    // One after the other, so that a refusal is told to the call that it belongs to.
    const begun = this.#beginAfter(this.#lastBegun, () => anchors.filter(mine))
    this.#lastBegun = begun.catch(() => undefined)
    try {
      await begun
    } catch (error) {
      this.#forget(anchors.filter(mine))
      throw error
    }
  }

  /**
   * Stops watching `path`, or everything. What was not taken yet of its events is dropped, and nothing more is announced
   * about it. When nothing is watched any more, the waits and iterations under way end.
   *
   * @throws {WatchError} NOT_WATCHING; INVALID_OPTION for what is no path
   */
  async unwatch(path?: string): Promise<void> {
    const absolute = path === undefined ? undefined : absoluteOf(path)
    const anchors = [...this.#roots.values()].filter((anchor) => absolute === undefined || anchor.path === absolute)
    if (anchors.length === 0) {
      const what = absolute === undefined ? 'Nothing is being watched.' : `${absolute} is not being watched.`
      throw new WatchError('NOT_WATCHING', what)
    }
    this.#forget(anchors)
    if (this.#roots.size === 0) this.#queue.endWaits()
  }

  /**
   * Waits for the next event. Each event goes to one wait; undefined when `signal` aborts, the watcher is disposed of,
   * or the last path is unwatched.
   *
   * @throws {WatchError} WATCH_LIMIT_REACHED or WATCHER_INIT_FAILED, once, where a directory that came into being later
   * cannot be watched; the watcher goes on with the rest
   */
  nextEvent(options: { readonly signal?: AbortSignal } = {}): Promise<FileEvent | undefined> {
    return this.#queue.next(options.signal)
  }

  /** Like `nextEvent`, for at most `timeoutMs` milliseconds; undefined when there was none. */
  nextEventTimeout(timeoutMs: number): Promise<FileEvent | undefined> {
    return this.#queue.next(undefined, timeoutMs)
  }

  /** The next event if there is one; never waits. */
  tryNextEvent(): FileEvent | undefined {
    return this.#queue.take()
  }

  /** Every event that there is; never waits. */
  drainEvents(): FileEvent[] {
    return this.#queue.takeAll()
  }

  /**
   * The content of the file that `event` is about. As a rule the watcher had to read it to know that it is another one,
   * and is whole, and has it still (up to 64 KiB, of the files saved last): then it is that very content, for which
   * nobody reads the file again. Otherwise it is what is on disk now.
   *
   * @returns the bytes, the caller's own; undefined where there is no file any more, or none that can be read
   */
  contentOf(event: FileEvent): Buffer | undefined {
    return this.#tracker.contentOf(event)
  }

  /** Iterates over the events until the watcher is disposed of or nothing is watched any more; leaving the loop stops nothing. */
  [Symbol.asyncIterator](): AsyncIterator<FileEvent> {
    return this.#queue.iterate()
  }

  /** Ends everything: frees every handle and timer, and ends every wait. No event comes out afterwards. Idempotent; never throws. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true
    this.#queue.close()
    this.#forget([...this.#roots.values()])
    const opening = this.#opening
    this.#opening = undefined
    try {
      await (await opening)?.[Symbol.asyncDispose]()
    } catch {
      // A backend that could not be opened holds nothing, and whoever asked for it was told.
    }
  }

  /** @throws {WatchError} where `path` may not be watched */
  #admit(path: string): void {
    if (this.#roots.has(path)) throw new WatchError('ALREADY_WATCHING', `${path} is being watched already.`)
    const { allowMissing, extensions } = this.#options
    const kind = kindOf(path)
    if (kind === 'missing' && !allowMissing) {
      throw new WatchError('PATH_NOT_FOUND', `Cannot watch ${path}: there is nothing at this path.`, {
        hint: 'Create it first, or set allowMissing to wait for it.',
      })
    }
    if (kind === 'file' || (kind === 'missing' && hasExtension(path))) requireExtension(path, extensions)
  }

  #newAnchor(path: string): Anchor {
    const context: TreeContext = {
      root: path,
      rules: this.#rules,
      tracker: this.#tracker,
      directories: this.#directories,
      scans: this.#scans,
      doubt: (below) => this.#doubt(below),
    }
    const anchor = new Anchor(context, path, undefined)
    this.#roots.set(path, anchor)
    return anchor
  }

  async #open(): Promise<void> {
    this.#opening ??= openBackend(this.#options, this.#directories).then(({ name, session }) => {
      this.#backendName = name
      this.#directories.serveFrom(session)
      return session
    })
    const opening = this.#opening
    try {
      await opening
    } catch (error) {
      if (this.#opening === opening) this.#opening = undefined
      throw watchRefused([...this.#roots.keys()].join(', '), error)
    }
  }

  async #beginAfter(earlier: Promise<void>, anchors: () => readonly Anchor[]): Promise<void> {
    await earlier
    await this.#open()
    await this.#begin(anchors())
  }

  async #begin(anchors: readonly Anchor[]): Promise<void> {
    const refusals: WatchError[] = []
    this.#refusals = refusals
    for (const anchor of anchors) {
      const resolution = anchor.begin()
      if (resolution.type === 'unreadable') refusals.push(fileSystemRefused(anchor.path, resolution.cause))
    }
    this.#tracker.beginSetUp()
    try {
      await this.#scans.idle()
      await this.#directories.settled()
      await this.#scans.idle()
    } finally {
      this.#tracker.endSetUp()
    }
    this.#refusals = undefined
    const [refusal] = refusals
    if (refusal !== undefined) throw refusal
    this.#baseline.start()
  }

  /**
   * Has `path` looked at again once the tree has listed what it is to list. It may have been there at the last look, and
   * gone when its directory was listed: nobody would notice that.
   */
  #doubt(path: string): void {
    if (!this.#tracker.tracks(path)) return
    if (this.#doubted.size === 0) void this.#lookAgain()
    this.#doubted.add(path)
  }

  async #lookAgain(): Promise<void> {
    // The listing is asked for in this turn.
    await Promise.resolve()
    await this.#scans.idle()
    const doubted = [...this.#doubted]
    this.#doubted.clear()
    for (const path of doubted) this.#tracker.hint(path, false)
  }

  #refuse(error: WatchError): void {
    if (this.#refusals === undefined) this.#queue.fail(error)
    else this.#refusals.push(error)
  }

  #forget(anchors: readonly Anchor[]): void {
    for (const anchor of anchors) {
      this.#roots.delete(anchor.path)
      anchor.close()
    }
    const roots = [...this.#roots.keys()]
    this.#tracker.retain(
      (path) =>
        !anchors.some((anchor) => localPaths.isAtOrBelow(path, anchor.path)) ||
        roots.some((root) => localPaths.isAtOrBelow(path, root)),
    )
    if (roots.length === 0) {
      this.#scans.clear()
      this.#baseline.stop()
    }
  }
}

function listOf(paths: string | readonly string[]): readonly string[] {
  const list = typeof paths === 'string' ? [paths] : paths
  if (!Array.isArray(list) || !list.every((path) => typeof path === 'string')) throw noPath('What is to be watched')
  if (list.includes('')) {
    // It would be the working directory, with all that is in it: hardly what a variable that is not set was meant for.
    throw new WatchError('PATH_NOT_FOUND', 'Cannot watch a path that is empty.', {
      hint: "Name the working directory '.' if it is meant.",
    })
  }
  return list
}

/** @throws {WatchError} INVALID_OPTION for what is no path, NOT_WATCHING for an empty one: it never is the working directory */
function absoluteOf(path: unknown): string {
  if (typeof path !== 'string') throw noPath('What is to be watched no more')
  if (path === '') throw new WatchError('NOT_WATCHING', 'A path that is empty is not being watched.')
  return resolve(path)
}

function noPath(what: string): WatchError {
  return new WatchError('INVALID_OPTION', `${what} is no path.`, {
    hint: 'Give a path as a string, or a list of them; `fileURLToPath` makes one of a URL.',
  })
}

function treeRules(options: ResolvedOptions): TreeRules {
  const { depth, directories, extensions, followSymlinks, ignore, initial } = options
  return {
    depth,
    directories,
    followSymlinks,
    initial,
    ignores: compileIgnores(ignore),
    wantsFile: (name) => extensions === undefined || extensions.some((extension) => name.endsWith(extension)),
  }
}

function kindOf(path: string): 'missing' | 'file' | 'directory' {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false })
    const target = stats?.isSymbolicLink() === true ? statSync(path, { throwIfNoEntry: false }) : stats
    if (target === undefined) return 'missing'
    if (!target.isDirectory()) return 'file'
    accessSync(path, constants.R_OK | constants.X_OK)
    return 'directory'
  } catch (error) {
    // Below a file there is nothing.
    if (codeOf(error) === 'ENOTDIR') return 'missing'
    throw fileSystemRefused(path, error)
  }
}

function hasExtension(path: string): boolean {
  return extname(path) !== ''
}
