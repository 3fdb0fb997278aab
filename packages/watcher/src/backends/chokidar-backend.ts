import { type Stats, lstatSync } from 'node:fs'
import { basename } from 'node:path'

import type { FSWatcher, watch as chokidarWatch } from 'chokidar'

import { identityOf } from '../directory-identity.ts'
import type { WatchBackend, WatchSession, WatchSink } from '../watch-backend.ts'
import { countEvent, guardOverflow } from './overflow-guard.ts'

/**
 * Hints from chokidar, for systems where its knowledge of a platform is wanted. Its events are throttled and it forgets
 * the last save of a storm, so what counts are its raw events, of directories alone; the watcher looks at the disk
 * itself.
 */
export function chokidarBackend(): WatchBackend {
  return { name: 'chokidar', open: (sink) => new ChokidarSession(sink) }
}

/** One directory watched by chokidar, for every session of this process that wants it. */
interface Shared {
  readonly directory: string
  readonly identity: string
  readonly watcher: FSWatcher
  /** Rejected when chokidar cannot watch the directory. */
  readonly ready: Promise<void>
  /** chokidar has done all that it does to begin with, whatever came of it. */
  readonly begun: Promise<void>
  readonly sinks: Set<WatchSink>
  isReady: boolean
  /** The directory was moved, deleted, or could not be watched: what stands at its path now is not what is watched. */
  ended: boolean
}

/**
 * chokidar keeps one handle a path for the whole process, also when another directory has taken the place of the one
 * that the handle is on. So there is one chokidar watcher a directory here, and it is renewed for all when it has to be.
 */
const shared = new Map<string, Shared>()
const closing = new Set<Promise<void>>()

class ChokidarSession implements WatchSession {
  readonly #sink: WatchSink
  readonly #guard: Disposable
  readonly #directories = new Set<string>()

  constructor(sink: WatchSink) {
    this.#sink = sink
    this.#guard = guardOverflow(sink)
  }

  async add(directory: string): Promise<void> {
    this.#directories.add(directory)
    const stats = lstatSync(directory)
    const { watch } = await import('chokidar')
    if (!this.#directories.has(directory)) return
    const watched = shareOf(directory, stats, watch)
    watched.sinks.add(this.#sink)
    try {
      await watched.ready
    } catch (error) {
      // Nobody removes what could not be added: the next watcher of this directory would be kept open for this session.
      if (shared.get(directory) === watched) this.remove(directory)
      throw error
    }
  }

  remove(directory: string): void {
    if (!this.#directories.delete(directory)) return
    const watched = shared.get(directory)
    if (watched?.sinks.delete(this.#sink) === true && watched.sinks.size === 0) close(watched)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#guard[Symbol.dispose]()
    for (const directory of this.#directories) this.remove(directory)
    await Promise.all(closing)
  }
}

type Watch = typeof chokidarWatch

function shareOf(directory: string, stats: Stats, watch: Watch): Shared {
  const identity = identityOf(stats)
  const before = shared.get(directory)
  if (before !== undefined && !before.ended && before.identity === identity) return before
  if (before !== undefined) close(before)
  const opened = open(directory, identity, watch)
  for (const sink of before?.sinks ?? []) {
    opened.sinks.add(sink)
    void opened.ready.then(
      () => sink.overflowed(directory),
      () => sink.lost(directory),
    )
  }
  return opened
}

function open(directory: string, identity: string, watch: Watch): Shared {
  const isPolling = process.env['CHOKIDAR_USEPOLLING'] !== undefined
  const watcher = watch([], {
    depth: 0,
    ignoreInitial: true,
    followSymlinks: false,
    atomic: false,
    // The handle of the directory tells about its entries; only where chokidar was made to poll it has to know them.
    ignored: (path) => path !== directory && !isPolling,
  })
  const begun = new Promise<void>((resolve) => {
    watcher.once('ready', resolve)
  })
  const failed = new Promise<never>((_resolve, reject) => {
    watcher.once('error', reject)
  })
  const ready = Promise.race([failed, begun])
  const opened: Shared = { directory, identity, watcher, ready, begun, sinks: new Set(), isReady: false, ended: false }
  shared.set(directory, opened)
  // What could not be watched once, for want of permission, may be watched later, by another watcher.
  ready.then(
    () => (opened.isReady = true),
    () => (opened.ended = true),
  )
  listen(opened)
  watcher.add(directory)
  return opened
}

function listen(watched: Shared): void {
  const { directory, sinks, watcher } = watched
  const tell = (name: string): void => {
    if (name === basename(directory)) watched.ended = true
    for (const sink of sinks) sink.changed(directory, name)
  }
  watcher.on('raw', (_event, name: string | null) => {
    countEvent()
    if (name !== null) return tell(basename(name))
    for (const sink of sinks) sink.overflowed(directory)
  })
  watcher.on('all', (_event, path) => {
    if (path !== directory) tell(basename(path))
  })
  watcher.on('error', () => {
    // What could not be opened is said by `ready`: to look again, and open it again, would go on for ever.
    if (!watched.isReady) return
    for (const sink of sinks) sink.overflowed(directory)
  })
}

function close(watched: Shared): void {
  if (shared.get(watched.directory) === watched) shared.delete(watched.directory)
  const done = closeOnceBegun(watched).finally(() => closing.delete(done))
  closing.add(done)
}

/** Closed before it has begun, chokidar forgets to close the handle that it is about to open; after an error it tries again. */
async function closeOnceBegun({ begun, watcher }: Shared): Promise<void> {
  await begun
  endThrottles(watcher)
  await watcher.close()
}

/**
 * chokidar 5 drops its throttles when it is closed without ending their timers, which would keep the process alive for
 * another second. May go when `FSWatcher.close` ends them itself.
 */
function endThrottles(watcher: FSWatcher): void {
  const { _throttled: throttled } = watcher
  for (const throttles of throttled.values()) {
    for (const throttle of throttles.values() as Iterable<{ readonly timeoutObject: NodeJS.Timeout }>)
      clearTimeout(throttle.timeoutObject)
  }
}
