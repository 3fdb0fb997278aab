import { type Fingerprint, type Observation, isUnseen } from './fingerprint.ts'

/**
 * Decides whether what was just read may be announced, or looks like a save under way. Node cannot tell when a writer
 * closes a file, so only shapes that a save in one piece does not leave behind are waited for; everything else is
 * announced at once.
 */

/** How long a file that looks unfinished is left alone after the last sign of life. Measured: writers that save in pieces pause up to 30 ms. */
export const UNFINISHED_MS = 50
/** How long a known file may be missing before it is announced as deleted: saves by delete-and-write leave a gap. */
export const ABSENT_MS = 50
/** How long a new file is held back: most of those that live shorter are an editor's temporary files. */
export const NEWBORN_MS = 10
/** However alive a file is, after this time it is announced as it is. */
export const PATIENCE_MS = 2000

/**
 * A file that was written in pieces, and looks finished, is left alone for this many times the longest pause of its
 * writer, and for this long at least.
 */
const PAUSES = 4
const STREAMED_MS = 10

/** Writers with a buffer flush it in multiples of this size. */
const BUFFER_BYTES = 4096

/** What has been seen of a path since it last was as the client knows it. */
export interface Burst {
  /** First sign of life, by the watcher's clock. */
  readonly sinceMs: number
  /** Last sign of life. */
  lastHintMs: number
  /** The longest time between two signs of life. */
  pauseMs: number
  /** The path was seen missing or empty, so a file that is there now may have been written in place. */
  sawGap: boolean
  /** The path was seen missing. */
  sawMissing: boolean
  /** How many different sizes above zero were seen: more than a save in one piece shows means that it is written in pieces. */
  sizes: number
  /** Size seen last, 0 where there was no file; -1: not looked at yet. */
  sizeBytes: number
}

/** A burst that begins now. */
export function newBurst(nowMs: number): Burst {
  return { sinceMs: nowMs, lastHintMs: nowMs, pauseMs: 0, sawGap: false, sawMissing: false, sizes: 0, sizeBytes: -1 }
}

/** Takes down a sign of life. */
export function noteLife(burst: Burst, nowMs: number): void {
  burst.pauseMs = Math.max(burst.pauseMs, nowMs - burst.lastHintMs)
  burst.lastHintMs = nowMs
}

/** Takes down what was seen; another size than the last time is a sign of life. */
export function noteSeen(burst: Burst, seen: Observation, nowMs: number): void {
  const sizeBytes = seen.type === 'file' ? seen.fingerprint.sizeBytes : 0
  if (burst.sizeBytes !== -1 && burst.sizeBytes !== sizeBytes) noteLife(burst, nowMs)
  if (seen.type === 'missing') burst.sawMissing = true
  if (sizeBytes === 0) burst.sawGap = true
  else if (sizeBytes !== burst.sizeBytes) burst.sizes++
  burst.sizeBytes = sizeBytes
}

/**
 * When the path is to be looked at again unless there is a sign of life before; at or before `nowMs`: what was seen is whole.
 *
 * @param before the content that the client knows; undefined: it knows of no file there
 */
export function settledAtMs(before: Fingerprint | undefined, seen: Observation, burst: Burst): number {
  const calmMs = calmNeeded(before, seen, burst)
  return Math.min(burst.lastHintMs + calmMs, burst.sinceMs + PATIENCE_MS)
}

function calmNeeded(before: Fingerprint | undefined, seen: Observation, burst: Burst): number {
  if (seen.type === 'missing') return before === undefined ? 0 : ABSENT_MS
  if (seen.type !== 'file') return 0
  return before === undefined ? newbornCalm(seen.fingerprint, burst) : changedCalm(before, seen.fingerprint, burst)
}

function newbornCalm(after: Fingerprint, burst: Burst): number {
  return after.endsWithNewline === true && burst.sizes < 2 ? NEWBORN_MS : UNFINISHED_MS
}

function changedCalm(before: Fingerprint, after: Fingerprint, burst: Burst): number {
  // A file moved into place was finished before it came.
  if (isOther(after.inode, before.inode) && !burst.sawGap) return 0
  if (looksUnfinished(before, after)) return UNFINISHED_MS
  // A look in the middle of one large write sees a size of its own, so the second size proves nothing yet.
  return burst.sizes > 2 ? Math.min(Math.max(burst.pauseMs * PAUSES, STREAMED_MS), UNFINISHED_MS) : 0
}

/** Whether both inodes are known, and different. */
function isOther(after: number, before: number): boolean {
  return after !== before && !Number.isNaN(after) && !Number.isNaN(before)
}

/** Whether a known file, on its own, has a shape that a save under way leaves behind. */
export function looksUnfinished(before: Fingerprint, after: Fingerprint): boolean {
  if (after.sizeBytes === 0) return before.sizeBytes > 0
  if (isUnseen(before)) return after.endsWithNewline === false || after.sizeBytes % BUFFER_BYTES === 0
  if (before.endsWithNewline === true && after.endsWithNewline === false) return true
  if (after.sizeBytes * 4 < before.sizeBytes * 3) return true
  return after.sizeBytes % BUFFER_BYTES === 0 && after.sizeBytes !== before.sizeBytes
}
