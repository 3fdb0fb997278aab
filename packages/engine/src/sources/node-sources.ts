import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { codeOf, messageOf } from '@fsrs/base'

import type { FoundSource } from './found-source.ts'
import type { SourcePort } from './sources.ts'

/** The stamp of a file that is not there. */
const MISSING = 'missing'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** A writer that never stops must not keep us reading. */
const MAX_READS = 5

/**
 * The sources of the machine's file system. It reads synchronously: opening, reading and closing a script takes 6 µs,
 * a quarter of a millisecond with promises, and a reload is to take little more than one.
 */
export const nodeSources: SourcePort = {
  resolve: (path, from) => resolve(dirname(from), path),
  read: readSource,
  stamps: (paths) => paths.map(stampOf),
}

function stampOf(path: string): string {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats === undefined ? MISSING : stampFrom(stats)
  } catch (error) {
    return codeOf(error) ?? 'unreadable'
  }
}

function stampFrom(stats: Stats): string {
  return `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}`
}

function readSource(path: string): FoundSource {
  let descriptor: number
  try {
    // Opening a named pipe would otherwise wait for somebody to write into it.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    return unreadable(path, error)
  }
  try {
    return readOpen(path, descriptor)
  } catch (error) {
    return unreadable(path, error)
  } finally {
    closeSync(descriptor)
  }
}

/** Reads until the file did not change while it was read. */
function readOpen(path: string, descriptor: number): FoundSource {
  let before = fstatSync(descriptor)
  if (!before.isFile()) return notAFile(path, stampFrom(before))
  for (let reads = 1; ; reads++) {
    const bytes = readBytes(descriptor, before.size)
    const after = fstatSync(descriptor)
    const stamp = stampFrom(after)
    if (stamp === stampFrom(before) || reads === MAX_READS) return found(path, bytes, stamp, changedMs(after))
    before = after
  }
}

/** A tool that puts the old modification time back (rsync, tar) cannot do that to the other one. */
function changedMs(stats: Stats): number {
  return Math.max(stats.mtimeMs, stats.ctimeMs)
}

function readBytes(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let length = 0
  while (length < size) {
    const count = readSync(descriptor, bytes, length, size - length, length)
    if (count === 0) break
    length += count
  }
  return bytes.subarray(0, length)
}

function found(path: string, bytes: Uint8Array, stamp: string, atMs: number): FoundSource {
  const sizeBytes = bytes.length
  const ageMs = Date.now() - atMs
  try {
    return { result: { ok: true, text: decoder.decode(bytes) }, stamp, sizeBytes, ageMs }
  } catch (cause) {
    const message = `${path} is not UTF-8 text.`
    return { result: { ok: false, reason: 'not-utf8', message, bytes }, stamp, sizeBytes, ageMs, cause }
  }
}

function notAFile(path: string, stamp: string): FoundSource {
  const result = { ok: false, reason: 'unreadable', message: `${path} is not a file.` } as const
  return { result, stamp, sizeBytes: 0, ageMs: Infinity }
}

function unreadable(path: string, error: unknown): FoundSource {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const result = { ok: false, reason: 'missing', message: `${path} does not exist.` } as const
    return { result, stamp: MISSING, sizeBytes: 0, ageMs: 0, cause: error }
  }
  const result = { ok: false, reason: 'unreadable', message: `${path} cannot be read: ${messageOf(error)}.` } as const
  return { result, stamp: stampOf(path), sizeBytes: 0, ageMs: Infinity, cause: error }
}
