import type { Stats } from 'node:fs'

import type { Clock } from '@fsrs/base'

import { afterwards } from './afterwards.ts'
import { type Coalescing, lookAtMs } from './coalesce.ts'
import type { EventQueue, Known } from './event-queue.ts'
import type { FileEvent } from './file-event.ts'
import {
  type Fingerprint,
  type Observation,
  condensed,
  contentOf,
  isUnseen,
  observe,
  readContent,
  sameContent,
  untouched,
  withInode,
} from './fingerprint.ts'
import { Glances, type Glimpse } from './glance.ts'
import {
  type Burst,
  PATIENCE_MS,
  UNFINISHED_MS,
  looksUnfinished,
  newBurst,
  noteLife,
  noteSeen,
  settledAtMs,
} from './settle.ts'

/** A timer that fires this late does so because the event loop was blocked. */
const LATE_MS = 10

/** Of how many files the content itself is kept, in place of its hash: those that were saved last. */
const RECENT_MAX = 16

/** The shortest time between two looks at files of which there was no sign of life: others in their directory may be busy. */
const ANTICIPATION_MS = 10

/** A path that the client knows, or may come to know. */
interface Tracked {
  readonly path: string
  /** What the client was told, whether it has taken the event or not. */
  known: Known
  /** The event that told of `known`, where that is a file whose content is kept. */
  told: FileEvent | undefined
  /** End of the window that the last announcement opened, by the clock. */
  windowEndsAtMs: number
  /** Present while the path may differ from what is known. */
  burst: Burst | undefined
  /** Where the last look found the path unfinished: when to look again. */
  settledAtMs: number
  timer: Disposable | undefined
  /** When the timer fires. */
  timerAtMs: number
}

/** What the tracker is told about its watcher. */
export interface TrackerOptions extends Coalescing {
  readonly clock: Clock
  readonly queue: EventQueue
  readonly directories: boolean
  /** Whether the link at `path` is followed. */
  followsLink(path: string): boolean
  /**
   * Told when a file that was missing is there again before that was announced: the tree has given its name up, and must
   * take it up again, or nobody would notice when it goes for good.
   */
  foundAgain(path: string): void
}

/**
 * What the client knows of each path, and what it takes to bring it up to date. A hint makes a path dirty; the tracker
 * looks at the disk when policy allows, again for as long as what it sees looks unfinished, and announces the
 * difference, if there is one.
 */
export class Tracker {
  readonly #tracked = new Map<string, Tracked>()
  readonly #options: TrackerOptions
  readonly #clock: Clock
  /** Listed, and not looked at yet; read when there is time, so that a touched file is not taken for a changed one. */
  #unread: Tracked[] = []
  /** How many watches are being set up. */
  #settingUp = 0
  /** Files that were announced at once and are to be tidied up. */
  readonly #announced: Tracked[] = []
  /** Paths of those that had been missing. */
  readonly #back: string[] = []
  /** Files whose content is kept, the last one at the end. */
  readonly #recent = new Set<Tracked>()
  #isUntidy = false
  readonly #glances = new Glances()
  #anticipatedAtMs = Number.NEGATIVE_INFINITY

  constructor(options: TrackerOptions) {
    this.#options = options
    this.#clock = options.clock
  }

  /**
   * Takes what is at `path` for known to the client, who is told about it only where `announce` says so.
   *
   * @param known a directory, or a file that was only listed
   */
  adopt(path: string, known: 'directory' | Fingerprint, announce: boolean): void {
    if (this.#tracked.has(path)) return
    const entry = this.#add(path)
    entry.known = known
    if (known !== 'directory') this.#unread.push(entry)
    if (announce) this.#options.queue.push(path, undefined, entry.known, this.#clock.nowMs())
  }

  /** Like `adopt`, for a file whose content is wanted at once. */
  adoptRead(path: string, announce: boolean): void {
    if (this.#tracked.has(path)) return
    const entry = this.#add(path)
    const seen = this.#observe(path)
    if (seen.type === 'file') entry.known = seen.fingerprint
    else this.#tracked.delete(path)
    if (announce && entry.known !== undefined)
      this.#options.queue.push(path, undefined, entry.known, this.#clock.nowMs())
  }

  /** While a watch is being set up nobody was promised anything, so what is found in an unread file is what counts. */
  beginSetUp(): void {
    this.#settingUp++
  }

  endSetUp(): void {
    this.#settingUp--
  }

  /** The path may have changed. One that is not known yet is taken up only where `mayBeNew` says so. */
  hint(path: string, mayBeNew: boolean): void {
    let entry = this.#tracked.get(path)
    if (entry === undefined) {
      if (!mayBeNew) return
      entry = this.#add(path)
    }
    if (this.#settingUp > 0 && isUnread(entry.known)) return void this.#readBaseline(entry, true)
    const nowMs = this.#clock.nowMs()
    if (entry.burst === undefined) entry.burst = newBurst(nowMs)
    else noteLife(entry.burst, nowMs)
    entry.settledAtMs = 0
    this.#lookWhenDue(entry, entry.burst, nowMs)
  }

  /**
   * A change of the file at `path` may be under way. A look at it now finds it a moment earlier; and where it finds
   * nothing yet, the next one is much quicker than the first one after a rest.
   */
  anticipate(path: string): void {
    const entry = this.#tracked.get(path)
    if (entry === undefined || entry.burst !== undefined) return
    const nowMs = this.#clock.nowMs()
    if (nowMs - this.#anticipatedAtMs < ANTICIPATION_MS) return
    this.#anticipatedAtMs = nowMs
    const dueMs = lookAtMs(this.#options, entry.windowEndsAtMs, nowMs)
    if (dueMs <= nowMs && !this.#lookInPassing(entry, newBurst(nowMs), nowMs)) this.#glances.release()
  }

  /** The content that `event` told of, where it is kept and still the last word; otherwise what is on disk now. */
  contentOf(event: FileEvent): Buffer | undefined {
    const { path, type } = event
    if (type === 'deleted') return undefined
    const entry = this.#tracked.get(path)
    const known = entry?.told === event ? entry.known : undefined
    const kept = known === undefined || known === 'directory' ? undefined : contentOf(known)
    return kept ?? readContent(path, this.#options.followsLink(path))
  }

  /** Whether the client knows, or may come to know, that there is something at `path`. */
  tracks(path: string): boolean {
    return this.#tracked.has(path)
  }

  /** Whether `stats` proves that the file at `path` is still as the client knows it. */
  isUntouched(path: string, stats: Stats): boolean {
    const entry = this.#tracked.get(path)
    return (
      entry?.burst === undefined &&
      entry?.known !== undefined &&
      entry.known !== 'directory' &&
      untouched(entry.known, stats)
    )
  }

  /** Forgets every path for which `isCovered` is false, with what was to be announced about it. */
  retain(isCovered: (path: string) => boolean): void {
    for (const [path, entry] of this.#tracked) {
      if (isCovered(path)) continue
      this.#drop(entry)
      this.#options.queue.forget(path)
    }
    this.#glances.release()
    this.#unread = this.#unread.filter((entry) => this.#tracked.get(entry.path) === entry)
    if (this.#tracked.size > 0) return
    this.#recent.clear()
    this.#announced.length = 0
  }

  /**
   * Reads files that were only listed, `countMax` of them and `bytesMax` bytes at most; a file that has
   * changed meanwhile is left to its hint.
   *
   * @param atStart nobody was promised anything yet, so what is there is what counts, whatever the stamps say
   * @returns the bytes read; undefined: there is nothing left to read
   */
  readUnread(countMax: number, bytesMax: number, atStart: boolean): number | undefined {
    let bytes = 0
    for (let count = 0; count < countMax && bytes < bytesMax; count++) {
      const entry = this.#unread.pop()
      if (entry === undefined) return undefined
      bytes += this.#readBaseline(entry, atStart)
    }
    return this.#unread.length === 0 ? undefined : bytes
  }

  #readBaseline(entry: Tracked, atStart: boolean): number {
    const { known } = entry
    if (!isUnread(known) || entry.burst !== undefined || this.#tracked.get(entry.path) !== entry) return 0
    const seen = this.#observe(entry.path)
    // Changed since it was listed: there is an event on its way.
    if (seen.type !== 'file' || (!atStart && !(seen.fingerprint.ctimeMs < known.ctimeMs))) return 0
    entry.known = seen.fingerprint
    return seen.fingerprint.sizeBytes
  }

  #add(path: string): Tracked {
    const entry: Tracked = {
      path,
      known: undefined,
      told: undefined,
      windowEndsAtMs: 0,
      burst: undefined,
      settledAtMs: 0,
      timer: undefined,
      timerAtMs: 0,
    }
    this.#tracked.set(path, entry)
    return entry
  }

  #drop(entry: Tracked): void {
    entry.timer?.[Symbol.dispose]()
    entry.timer = undefined
    this.#tracked.delete(entry.path)
  }

  /**
   * The usual case is the one in which somebody counts the time: a small file, saved in one piece, while the client
   * waits. It takes one short look, and everything else that is to be known of the file can wait until after.
   *
   * A file that is empty, missing or half written for the moment is left alone without a closer look, which would only be
   * in the way of the one that finds it whole.
   *
   * @returns false where there is more to it, or nothing
   */
  #lookInPassing(entry: Tracked, burst: Burst, nowMs: number): boolean {
    const { known, path } = entry
    const { debounceMs, queue } = this.#options
    if (known === undefined || known === 'directory' || !queue.isAwaited) return false
    if (isUnseen(known) || !this.#options.followsLink(path)) return false
    const seen = this.#glances.at(path)
    if (seen === undefined) return false
    if (seen === 'missing' || seen.sizeBytes === 0) return this.#waitInPassing(entry, known, seen, burst, nowMs)
    // Where it was empty or missing before, no closer look could say more: it was not moved into place whole.
    if (!looksWhole(known, seen, burst, nowMs))
      return burst.sawGap && this.#waitInPassing(entry, known, seen, burst, nowMs)
    if (sameContent(known, seen)) return false
    entry.known = seen
    entry.burst = undefined
    entry.windowEndsAtMs = nowMs + debounceMs
    entry.told = queue.handModified(path, nowMs)
    this.#announced.push(entry)
    if (burst.sawMissing) this.#back.push(path)
    if (!this.#isUntidy) afterwards(() => this.#tidy())
    this.#isUntidy = true
    return true
  }

  #waitInPassing(entry: Tracked, known: Fingerprint, seen: Glimpse | 'missing', burst: Burst, nowMs: number): boolean {
    const observation: Observation = seen === 'missing' ? { type: 'missing' } : { type: 'file', fingerprint: seen }
    if (seen !== 'missing' && known.sizeBytes === 0) return false
    noteSeen(burst, observation, nowMs)
    const atMs = settledAtMs(known, observation, burst)
    if (atMs <= nowMs) return false
    entry.burst = burst
    entry.settledAtMs = atMs
    this.#lookWhenDue(entry, burst, nowMs)
    return true
  }

  /** The client has its event: what was left out for it. */
  #tidy(): void {
    this.#isUntidy = false
    this.#glances.release()
    for (const path of this.#back.splice(0)) this.#options.foundAgain(path)
    for (const entry of this.#announced.splice(0)) {
      if (entry.known === undefined || entry.known === 'directory') continue
      if (Number.isNaN(entry.known.inode)) entry.known = withInode(entry.known, entry.path)
      this.#recent.delete(entry)
      this.#recent.add(entry)
    }
    for (const entry of this.#recent) {
      if (this.#recent.size <= RECENT_MAX) return
      this.#recent.delete(entry)
      if (entry.known !== undefined && entry.known !== 'directory') entry.known = condensed(entry.known)
    }
  }

  #lookWhenDue(entry: Tracked, burst: Burst, nowMs: number): void {
    const dueMs = Math.max(lookAtMs(this.#options, entry.windowEndsAtMs, burst.lastHintMs), entry.settledAtMs)
    if (dueMs <= nowMs) return this.#look(entry, burst, nowMs)
    // A timer that fires too early looks at the clock again; only an earlier look needs a new one: a file that looked
    // unfinished is whole, and needs less calm than it did.
    if (entry.timer !== undefined && entry.timerAtMs <= dueMs) return
    entry.timer?.[Symbol.dispose]()
    entry.timerAtMs = dueMs
    entry.timer = this.#clock.schedule(dueMs - nowMs, () => {
      entry.timer = undefined
      if (entry.burst !== undefined) this.#resume(entry, entry.burst)
    })
  }

  /** A pause is over. One during which the event loop was blocked proves nothing: what has happened was not heard. */
  #resume(entry: Tracked, burst: Burst): void {
    const nowMs = this.#clock.nowMs()
    const wasBlocked = nowMs - entry.timerAtMs > LATE_MS
    if (wasBlocked && entry.settledAtMs > 0)
      entry.settledAtMs = Math.min(nowMs + UNFINISHED_MS, burst.sinceMs + PATIENCE_MS)
    this.#lookWhenDue(entry, burst, nowMs)
  }

  #look(entry: Tracked, burst: Burst, nowMs: number): void {
    if (this.#lookInPassing(entry, burst, nowMs)) return
    this.#glances.release()
    const seen = this.#observe(entry.path)
    const isBack = burst.sawMissing && seen.type === 'file'
    if (isKnown(entry.known, seen, this.#options.directories)) this.#rest(entry, seen)
    else this.#lookAtChange(entry, burst, seen, nowMs)
    if (isBack && entry.burst === undefined) this.#options.foundAgain(entry.path)
  }

  #lookAtChange(entry: Tracked, burst: Burst, seen: Observation, nowMs: number): void {
    noteSeen(burst, seen, nowMs)
    entry.settledAtMs = settledAtMs(entry.known === 'directory' ? undefined : entry.known, seen, burst)
    if (entry.settledAtMs <= nowMs) this.#announce(entry, seen)
    else this.#lookWhenDue(entry, burst, nowMs)
  }

  /** The disk is as the client knows it: the burst is over. */
  #rest(entry: Tracked, seen: Observation): void {
    entry.burst = undefined
    // The newer stamps are kept, so that the next look can tell a touched file from an untouched one.
    if (seen.type === 'file') entry.known = seen.fingerprint
    if (entry.known === undefined) this.#drop(entry)
  }

  #announce(entry: Tracked, seen: Observation): void {
    const before = entry.known
    const after = knownAfter(seen, this.#options.directories)
    entry.known = after
    entry.burst = undefined
    const atMs = this.#clock.nowMs()
    entry.windowEndsAtMs = atMs + this.#options.debounceMs
    if (after === undefined) this.#drop(entry)
    this.#tell(entry.path, before, after, atMs)
  }

  #tell(path: string, before: Known, after: Known, atMs: number): void {
    const { queue } = this.#options
    if (before === undefined || after === undefined || (before === 'directory') === (after === 'directory')) {
      return queue.push(path, before, after, atMs)
    }
    queue.push(path, before, undefined, atMs)
    queue.push(path, undefined, after, atMs)
  }

  #observe(path: string): Observation {
    return observe(path, this.#options.followsLink(path))
  }
}

/** Whether a file that was read in passing may be announced, as far as its content tells. */
function looksWhole(known: Fingerprint, seen: Glimpse, burst: Burst, nowMs: number): boolean {
  const isFirstLook = burst.sizeBytes === -1
  if (isFirstLook) return !looksUnfinished(known, seen)
  noteSeen(burst, { type: 'file', fingerprint: seen }, nowMs)
  return settledAtMs(known, { type: 'file', fingerprint: seen }, burst) <= nowMs
}

function isUnread(known: Known): known is Fingerprint {
  return known !== undefined && known !== 'directory' && isUnseen(known)
}

function knownAfter(seen: Observation, directories: boolean): Known {
  if (seen.type === 'file') return seen.fingerprint
  return seen.type === 'directory' && directories ? 'directory' : undefined
}

function isKnown(known: Known, seen: Observation, directories: boolean): boolean {
  // What cannot be read cannot be compared: the client keeps what it knows until it can be.
  if (seen.type === 'unreadable') return true
  const now = knownAfter(seen, directories)
  if (known === undefined || now === undefined || known === 'directory' || now === 'directory') return known === now
  return sameContent(known, now)
}
