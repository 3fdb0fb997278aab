import { basename } from 'node:path'

import type { FSWatcher } from 'chokidar'

import type { WatchBackend, WatchSession, WatchSink } from '../watch-backend.ts'

/**
 * Hints from chokidar, for systems where its knowledge of a platform is wanted. Its events are throttled and it forgets
 * the last save of a storm, so its raw events count as hints too, and the watcher looks at the disk itself.
 */
export function chokidarBackend(): WatchBackend {
  return { name: 'chokidar', open: (sink) => new ChokidarSession(sink) }
}

/** chokidar shares one handle a path in the whole process, and keeps it when the directory is replaced by another one. */
const sharers = new Map<string, Set<ChokidarSession>>()

interface Opened {
  readonly watcher: FSWatcher
  /** Ends the wait for it to be ready. */
  end: () => void
}

class ChokidarSession implements WatchSession {
  readonly #sink: WatchSink
  readonly #opened = new Map<string, Opened>()
  readonly #closing = new Set<Promise<void>>()

  constructor(sink: WatchSink) {
    this.#sink = sink
  }

  async add(directory: string, wants: (name: string) => boolean): Promise<void> {
    const { watch } = await import('chokidar')
    const watcher = watch([], {
      depth: 0,
      ignoreInitial: true,
      followSymlinks: false,
      atomic: false,
      ignored: (path) => path !== directory && !wants(basename(path)),
    })
    const opened: Opened = { watcher, end: () => undefined }
    this.#opened.set(directory, opened)
    share(directory, this)
    this.#listen(directory, watcher)
    await new Promise<void>((resolve, reject) => {
      // Closed before it is ready, it would never say so.
      opened.end = resolve
      watcher.once('ready', () => resolve())
      watcher.once('error', reject)
      watcher.add(directory)
    })
  }

  remove(directory: string): void {
    const opened = this.#opened.get(directory)
    if (opened === undefined) return
    this.#opened.delete(directory)
    this.#close(opened)
    // Whoever shares the handle must let go of it, so that the next watch is on the directory that is there then.
    for (const other of unshare(directory, this)) other.#sink.lost(directory)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const directory of this.#opened.keys()) this.remove(directory)
    await Promise.all(this.#closing)
  }

  #close({ watcher, end }: Opened): void {
    end()
    const closing = watcher.close().finally(() => this.#closing.delete(closing))
    this.#closing.add(closing)
  }

  #listen(directory: string, watcher: FSWatcher): void {
    const isCurrent = (): boolean => this.#opened.get(directory)?.watcher === watcher
    watcher.on('raw', (_event, name: string | null, details) => {
      if (!isCurrent()) return
      const watchedPath = watchedPathOf(details)
      if (watchedPath !== undefined && watchedPath !== directory) this.#sink.changed(directory, basename(watchedPath))
      else if (name !== null) this.#sink.changed(directory, name)
      else this.#sink.overflowed(directory)
    })
    watcher.on('all', (_event, path) => {
      if (isCurrent() && path !== directory) this.#sink.changed(directory, basename(path))
    })
    watcher.on('error', () => {
      if (isCurrent()) this.#sink.overflowed(directory)
    })
  }
}

function share(directory: string, session: ChokidarSession): void {
  const sessions = sharers.get(directory)
  if (sessions === undefined) sharers.set(directory, new Set([session]))
  else sessions.add(session)
}

function unshare(directory: string, session: ChokidarSession): ChokidarSession[] {
  const sessions = sharers.get(directory)
  if (sessions?.delete(session) !== true) return []
  if (sessions.size === 0) sharers.delete(directory)
  return [...sessions]
}

/** chokidar says with each raw event which of its watches it came from, and gives it no type. */
function watchedPathOf(details: unknown): string | undefined {
  if (typeof details !== 'object' || details === null || !('watchedPath' in details)) return undefined
  return typeof details.watchedPath === 'string' ? details.watchedPath : undefined
}
