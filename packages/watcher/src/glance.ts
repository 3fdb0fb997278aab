import { closeSync, existsSync, openSync, readSync } from 'node:fs'

import { codeOf } from '@fsrs/base'

import { type Fingerprint, READ_FLAGS, SMALL_BYTES_MAX, isNewline } from './fingerprint.ts'

/** A file that was read at a glance: nothing is known of it but its content. */
export interface Glimpse extends Fingerprint {
  readonly text: string
}

/** What a glance finds. `missing`: there is nothing; undefined: it takes a closer look. */
export type Glanced = Glimpse | 'missing' | undefined

/**
 * Windows lets nobody make a file anew under the name of one that is deleted while somebody holds it, which is what some
 * saves do.
 */
const MAY_HOLD = process.platform !== 'win32'

const content = Buffer.allocUnsafeSlow(SMALL_BYTES_MAX)

/**
 * Reads ordinary small files in as few calls as there are, for the moment in which somebody counts the time.
 *
 * A file found empty is about to be written, as a rule: it stays open, at most one at a time, so that the next glance at
 * it is one call. Whoever glances calls `release` once it matters no more.
 */
export class Glances {
  #held: { readonly path: string; readonly file: number } | undefined
  /** Whether what is held was found written: then the next look is by name again. */
  #isRead = false

  /**
   * Reads the file at `path`. Never throws.
   *
   * @param path any links in it are followed
   */
  at(path: string): Glanced {
    const held = this.#held
    if (held === undefined || held.path !== path || this.#isRead) return this.#open(path)
    const length = readInto(held.file)
    // Still empty, it may not even be what is at the path now.
    if (length === undefined || length === 0 || length === content.length) return this.#open(path)
    this.#isRead = true
    return glimpse(length)
  }

  /** Closes what is held. */
  release(): void {
    if (this.#held !== undefined) closeSync(this.#held.file)
    this.#held = undefined
    this.#isRead = false
  }

  #open(path: string): Glanced {
    this.release()
    // To ask first costs next to nothing, since the file is found sooner the second time; to fail makes an error, and a
    // process that was asleep takes most of a millisecond for one.
    if (!existsSync(path)) return 'missing'
    let file: number
    try {
      file = openSync(path, READ_FLAGS)
    } catch (error) {
      return codeOf(error) === 'ENOENT' ? 'missing' : undefined
    }
    const length = readInto(file)
    if (length === 0 && MAY_HOLD) this.#held = { path, file }
    else closeSync(file)
    // A full buffer may not be all there is.
    return length === undefined || length === content.length ? undefined : glimpse(length)
  }
}

/** @returns how much of `content` was filled; undefined: it is no file that can be read */
function readInto(file: number): number | undefined {
  try {
    // Reading from a position is refused by what is no file: a pipe, a terminal, a directory.
    return readSync(file, content, 0, content.length, 0)
  } catch {
    return undefined
  }
}

function glimpse(length: number): Glimpse {
  return {
    sizeBytes: length,
    mtimeMs: Number.NaN,
    ctimeMs: Number.NaN,
    inode: Number.NaN,
    hash: undefined,
    text: content.toString('latin1', 0, length),
    endsWithNewline: length === 0 ? undefined : isNewline(content[length - 1]),
  }
}
