import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  readlinkSync,
  type Stats,
  statSync,
} from 'node:fs'

import { codeOf } from '@fsrs/base'

import { type ContentHash, hashContent } from './content-hash.ts'

/**
 * Files up to this size are compared by content; larger ones by size, time of modification and inode. Looking is
 * synchronous, because a trip to the thread pool and back costs more than reading a source file; reading and digesting
 * this much holds the event loop for a millisecond or two, which is as much as a host should have to bear.
 */
export const HASHED_BYTES_MAX: number = 1024 * 1024

/** What tells one content of a file from another. */
export interface Fingerprint {
  readonly sizeBytes: number
  readonly mtimeMs: number
  /** Not a number when the file had changed so shortly before that the clock of the file system may not show the next change. */
  readonly ctimeMs: number
  /** Not a number where only the content was looked at. */
  readonly inode: number
  /** Undefined for files above the limit, and for those that were not read yet. */
  readonly hash: ContentHash | undefined
  /** The content itself, byte by byte, in place of its hash, where comparing has to be quick. */
  readonly text: string | undefined
  /** Undefined where it was not read, and for an empty file. */
  readonly endsWithNewline: boolean | undefined
}

/** What is at a path at one moment. `unreadable`: something is there, and this user may not look at it. */
export type Observation =
  | { readonly type: 'missing' }
  | { readonly type: 'unreadable' }
  | { readonly type: 'directory' }
  | { readonly type: 'file'; readonly fingerprint: Fingerprint }

const MISSING: Observation = { type: 'missing' }
const UNREADABLE: Observation = { type: 'unreadable' }
const DIRECTORY: Observation = { type: 'directory' }

/**
 * File systems stamp with the tick of the kernel, up to 10 ms long: a second change within a tick leaves no trace in
 * the times. A stamp younger than this is not trusted to tell that nothing has happened since.
 */
const STAMP_TICK_MS = 20

/** How often a file that changes under our hands is read again before what was read last is taken for now. */
const READS_MAX = 3

/** A pipe that nobody writes to would block the open for ever. */
export const READ_FLAGS: number = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** Files below this size are read in one call. */
export const SMALL_BYTES_MAX: number = 64 * 1024

const smallFile = Buffer.allocUnsafeSlow(SMALL_BYTES_MAX)

/** Looks at `path`, reading the content of a file up to the limit. Never throws. */
export function observe(path: string, followSymlinks: boolean): Observation {
  try {
    if (!followSymlinks) {
      const link = lstatSync(path, { throwIfNoEntry: false })
      if (link === undefined) return MISSING
      if (link.isSymbolicLink()) return { type: 'file', fingerprint: linkFingerprint(path, link) }
    }
    return observeOpened(path)
  } catch (error) {
    return refusedAs(error)
  }
}

/**
 * What is in the file at `path` now; undefined where there is none that can be read. Never throws.
 *
 * @param followSymlinks otherwise a link is a file that contains its target
 */
export function readContent(path: string, followSymlinks: boolean): Buffer | undefined {
  let file: number | undefined
  try {
    if (!followSymlinks && lstatSync(path).isSymbolicLink()) return readlinkSync(path, { encoding: 'buffer' })
    file = openSync(path, READ_FLAGS)
    return fstatSync(file).isFile() ? readFileSync(file) : undefined
  } catch {
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** The bytes of a file whose content is kept. */
export function contentOf({ text }: Fingerprint): Buffer | undefined {
  return text === undefined ? undefined : Buffer.from(text, 'latin1')
}

/** What `known` is once its content was kept for long enough: the hash of it. */
export function condensed(known: Fingerprint): Fingerprint {
  return known.text === undefined ? known : { ...known, hash: hashOf(known), text: undefined }
}

/** `known` with the inode that is at `path` now, which is no proof: it only helps to tell how a file is saved. */
export function withInode(known: Fingerprint, path: string): Fingerprint {
  try {
    return { ...known, inode: statSync(path, { throwIfNoEntry: false })?.ino ?? Number.NaN }
  } catch {
    return known
  }
}

function hashOf({ hash, text }: Fingerprint): ContentHash | undefined {
  return text === undefined ? hash : hashContent(smallFile, smallFile.write(text, 'latin1'))
}

/**
 * The fingerprint of files that were listed at `listedAtMs`, by `Date.now()`, and not looked at: equal to no other. One
 * serves a whole directory.
 */
export function unseenFingerprint(listedAtMs: number): Fingerprint {
  return {
    sizeBytes: Number.POSITIVE_INFINITY,
    mtimeMs: Number.NaN,
    ctimeMs: listedAtMs,
    inode: Number.NaN,
    hash: undefined,
    text: undefined,
    endsWithNewline: undefined,
  }
}

/** Whether the file was only listed. */
export function isUnseen(known: Fingerprint): boolean {
  return known.sizeBytes === Number.POSITIVE_INFINITY
}

/** Whether both stand for the same content, as far as can be told; in doubt not. */
export function sameContent(before: Fingerprint, after: Fingerprint): boolean {
  if (before.sizeBytes !== after.sizeBytes) return false
  if (before.text !== undefined && after.text !== undefined) return before.text === after.text
  const [beforeHash, afterHash] = [hashOf(before), hashOf(after)]
  if (beforeHash !== undefined && afterHash !== undefined) return beforeHash === afterHash
  return before.mtimeMs === after.mtimeMs && before.inode === after.inode
}

/** Whether `stats` proves that the file has not been touched since `known` was taken. */
export function untouched(known: Fingerprint, stats: Stats): boolean {
  if (isUnseen(known)) return stats.ctimeMs + STAMP_TICK_MS < known.ctimeMs
  return (
    known.ctimeMs === stats.ctimeMs &&
    known.mtimeMs === stats.mtimeMs &&
    known.sizeBytes === stats.size &&
    known.inode === stats.ino
  )
}

function observeOpened(path: string): Observation {
  const file = openSync(path, READ_FLAGS)
  try {
    // Most files fit: what they hold, and then what they are, is two calls.
    const length = readSync(file, smallFile, 0, smallFile.length, 0)
    for (let read = 1; ; read++) {
      const stats = fstatSync(file)
      if (!stats.isFile()) return stats.isDirectory() ? DIRECTORY : MISSING
      if (stats.size === length && read === 1)
        return { type: 'file', fingerprint: readFingerprint(stats, smallFile, length) }
      const seen = readOpened(file, stats)
      if (fstatSync(file).size === stats.size || read === READS_MAX) return { type: 'file', fingerprint: seen }
    }
  } finally {
    closeSync(file)
  }
}

function readOpened(file: number, stats: Stats): Fingerprint {
  if (stats.size > HASHED_BYTES_MAX) {
    readSync(file, smallFile, 0, 1, stats.size - 1)
    return fingerprint(stats, undefined, isNewline(smallFile[0]))
  }
  const buffer = stats.size <= smallFile.length ? smallFile : Buffer.allocUnsafeSlow(stats.size)
  let length = 0
  while (length < stats.size) {
    const count = readSync(file, buffer, length, stats.size - length, length)
    if (count === 0) break
    length += count
  }
  return readFingerprint(stats, buffer, length)
}

function readFingerprint(stats: Stats, buffer: Buffer, length: number): Fingerprint {
  return fingerprint(stats, hashContent(buffer, length), length === 0 ? undefined : isNewline(buffer[length - 1]))
}

function linkFingerprint(path: string, stats: Stats): Fingerprint {
  return fingerprint(stats, readlinkSync(path), true)
}

function fingerprint(
  stats: Stats,
  content: ContentHash | undefined,
  endsWithNewline: boolean | undefined,
): Fingerprint {
  const settled = Date.now() - stats.ctimeMs > STAMP_TICK_MS
  return {
    sizeBytes: stats.size,
    mtimeMs: stats.mtimeMs,
    ctimeMs: settled ? stats.ctimeMs : Number.NaN,
    inode: stats.ino,
    hash: content,
    text: undefined,
    endsWithNewline,
  }
}

/** Whether a byte ends a line. */
export function isNewline(byte: number | undefined): boolean {
  return byte === 0x0a
}

/**
 * A loop of links leads nowhere, and below a file there is nothing; a device without a driver (ENXIO) and what has no
 * positions (ESPIPE) are no files.
 */
const MISSING_CODES: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO', 'ESPIPE'])

function refusedAs(error: unknown): Observation {
  const code = codeOf(error) ?? ''
  if (code === 'EISDIR') return DIRECTORY
  return MISSING_CODES.has(code) ? MISSING : UNREADABLE
}
