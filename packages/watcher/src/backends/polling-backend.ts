import { type Stats, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import type { WatchBackend, WatchSession, WatchSink } from '../watch-backend.ts'
import { requireOption } from '../watch-error.ts'

/** How often the polling backend looks. */
export interface PollingOptions {
  /** Pause between looks at what changed lately, in milliseconds, default 25. */
  readonly hotMs?: number
  /**
   * Shortest pause between looks at everything, in milliseconds, default 100. It grows with the time that a look takes,
   * so that looking costs about 4 % of a processor, up to 2000 ms.
   */
  readonly idleMs?: number
}

/** Entries that are looked at more often than the rest: what a person edits at a time is much less. */
const HOT_MAX = 64
/** How long an entry stays among them after its last change. */
const HOT_FOR_MS = 5000
/** The time of a look is this part of the pause after it. */
const PAUSE_PER_COST = 25
const PAUSE_MS_MAX = 2000
/** Time for which a look may hold the event loop. */
const SLICE_MS = 4
/** A second change this soon after the first one may bear the same stamp; where stamps are whole seconds, within two. */
const TICK_MS = 50
const COARSE_TICK_MS = 2000

/**
 * Asks again and again. For network mounts and containers, where changes made on the other side cause no events: it
 * works everywhere, costs processor time, and notices a change only at the next look.
 *
 * @throws {WatchError} INVALID_OPTION
 */
export function pollingBackend(options: PollingOptions = {}): WatchBackend {
  for (const name of ['hotMs', 'idleMs'] as const) {
    const value = options[name] ?? 0
    requireOption(Number.isFinite(value) && value >= 0, name, value, 'a number of milliseconds that is not negative')
  }
  return { name: 'polling', open: (sink) => openPolling(sink, options) }
}

/** The session of the polling backend, which needs no time to begin. */
export function openPolling(sink: WatchSink, options: PollingOptions = {}): PollingSession {
  return new PollingSession(sink, options.hotMs ?? 25, options.idleMs ?? 100)
}

/** What shows that an entry has changed; of a directory, only what shows that it is another one, or opened to us. */
interface Stamp {
  readonly inode: number
  readonly sizeBytes: number
  readonly changedMs: number
  readonly mode: number
}

interface Polled {
  readonly directory: string
  readonly wants: (name: string) => boolean
  /** When the list of names last changed; undefined: to be listed. */
  listedMs: number | undefined
  /** What was in it then, wanted or not: a name may become wanted later. */
  names: readonly string[]
  readonly entries: Map<string, Stamp>
}

interface Hot {
  readonly polled: Polled
  readonly name: string
  untilMs: number
}

/** One watcher's polling. */
export class PollingSession implements WatchSession {
  readonly #sink: WatchSink
  readonly #hotMs: number
  readonly #idleMs: number
  readonly #polled = new Map<string, Polled>()
  /** By path, the one that changed last at the end. */
  readonly #hot = new Map<string, Hot>()
  #timer: NodeJS.Timeout | undefined
  #ahead: Polled[] = []
  #sweepCostMs = 0
  #sweepAtMs = 0

  constructor(sink: WatchSink, hotMs: number, idleMs: number) {
    this.#sink = sink
    this.#hotMs = hotMs
    this.#idleMs = idleMs
  }

  add(directory: string, wants: (name: string) => boolean): void {
    const polled: Polled = { directory, wants, listedMs: undefined, names: [], entries: new Map() }
    this.#list(polled, lstatSync(directory))
    this.#compareAll(polled, () => undefined)
    this.#polled.set(directory, polled)
    if (this.#timer === undefined) this.#rest()
  }

  remove(directory: string): void {
    this.#polled.delete(directory)
    for (const [path, hot] of this.#hot) if (hot.polled.directory === directory) this.#hot.delete(path)
    if (this.#polled.size === 0) this.#stop()
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#polled.clear()
    this.#hot.clear()
    this.#stop()
    return Promise.resolve()
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#ahead = []
  }

  #rest(): void {
    if (this.#polled.size === 0) return
    const sweepInMs = this.#ahead.length > 0 ? 1 : Math.max(this.#sweepAtMs - performance.now(), 0)
    this.#timer = setTimeout(() => this.#work(), this.#hot.size > 0 ? Math.min(this.#hotMs, sweepInMs) : sweepInMs)
  }

  #work(): void {
    const startedAtMs = performance.now()
    if (this.#ahead.length === 0) {
      this.#pollHot(startedAtMs)
      if (startedAtMs < this.#sweepAtMs) return this.#rest()
      this.#ahead = [...this.#polled.values()]
      this.#sweepCostMs = 0
    }
    this.#sweep(startedAtMs)
    this.#rest()
  }

  #sweep(startedAtMs: number): void {
    for (let polled = this.#ahead.pop(); polled !== undefined; polled = this.#ahead.pop()) {
      if (this.#polled.get(polled.directory) === polled) this.#look(polled)
      if (performance.now() - startedAtMs > SLICE_MS) break
    }
    const nowMs = performance.now()
    this.#sweepCostMs += nowMs - startedAtMs
    const pauseMs = Math.min(Math.max(this.#sweepCostMs * PAUSE_PER_COST, this.#idleMs), PAUSE_MS_MAX)
    this.#sweepAtMs = nowMs + pauseMs
  }

  #look(polled: Polled): void {
    const stats = statsOf(polled.directory)
    if (stats === undefined || !stats.isDirectory()) return this.#lose(polled)
    const isListed = polled.listedMs === stats.ctimeMs
    if (!isListed) this.#list(polled, stats)
    this.#compareAll(polled, (name) => this.#report(polled, name))
    // The watcher may have seen a file, on its own occasions, that came and went between two looks from here.
    if (!isListed) this.#sink.overflowed(polled.directory)
  }

  #lose(polled: Polled): void {
    this.remove(polled.directory)
    this.#sink.lost(polled.directory)
  }

  #list(polled: Polled, stats: Stats): void {
    // A directory listed in the tick of its last change may change once more without a new stamp.
    polled.listedMs = isRacy(stats.ctimeMs) ? undefined : stats.ctimeMs
    try {
      polled.names = readdirSync(polled.directory)
    } catch {
      // Closed to this user: what is known by name is still asked for.
      polled.listedMs = undefined
    }
  }

  #compareAll(polled: Polled, report: (name: string) => void): void {
    for (const name of new Set([...polled.entries.keys(), ...polled.names])) {
      if (polled.wants(name)) this.#compare(polled, name, report)
      else polled.entries.delete(name)
    }
  }

  #pollHot(nowMs: number): void {
    for (const [path, hot] of Array.from(this.#hot)) {
      if (hot.untilMs < nowMs) this.#hot.delete(path)
      else this.#compare(hot.polled, hot.name, (name) => this.#report(hot.polled, name))
    }
  }

  #compare(polled: Polled, name: string, report: (name: string) => void): void {
    const before = polled.entries.get(name)
    const stats = statsOf(join(polled.directory, name))
    const after = stats === undefined ? undefined : stampOf(stats)
    if (after === undefined) polled.entries.delete(name)
    else polled.entries.set(name, after)
    const racy = stats?.isFile() === true && isRacy(stats.ctimeMs)
    if (racy || !isSame(before, after)) report(name)
  }

  #report(polled: Polled, name: string): void {
    const path = join(polled.directory, name)
    this.#hot.delete(path)
    this.#hot.set(path, { polled, name, untilMs: performance.now() + HOT_FOR_MS })
    const [oldest] = this.#hot.keys()
    if (this.#hot.size > HOT_MAX && oldest !== undefined) this.#hot.delete(oldest)
    this.#sink.changed(polled.directory, name)
  }
}

function isRacy(changedMs: number): boolean {
  const tickMs = changedMs % 1000 === 0 ? COARSE_TICK_MS : TICK_MS
  return Math.abs(Date.now() - changedMs) < tickMs
}

function stampOf(stats: Stats): Stamp {
  const { ino: inode, mode } = stats
  if (stats.isDirectory()) return { inode, mode, sizeBytes: 0, changedMs: stats.birthtimeMs }
  return { inode, mode, sizeBytes: stats.size, changedMs: stats.ctimeMs }
}

function isSame(a: Stamp | undefined, b: Stamp | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.inode === b.inode && a.sizeBytes === b.sizeBytes && a.changedMs === b.changedMs && a.mode === b.mode
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
