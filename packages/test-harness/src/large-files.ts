import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

import { SeededRandom } from './seeded-random.ts'

/** 1 KB to 100 MB, in steps of ten; KB and MB are powers of two. */
export const LARGE_FILE_SIZES: readonly number[] = [
  1024,
  10 * 1024,
  100 * 1024,
  1024 ** 2,
  10 * 1024 ** 2,
  100 * 1024 ** 2,
]

/** Which content. The same options give the same bytes. */
export interface LargeContentOptions {
  readonly sizeBytes: number
  /** Another seed, another content of the same size; default 0. */
  readonly seed?: number
  /** What each line begins with, in ASCII; default nothing. With `// ` the file is a comment in many languages. */
  readonly linePrefix?: string
}

/** What was written. */
export interface LargeFile {
  readonly path: string
  readonly sizeBytes: number
  /** Hexadecimal. */
  readonly sha256: string
}

const BLOCK_BYTES = 64 * 1024
const LINE_BYTES = 80
const NEWLINE = 10
const FIRST_LETTER = 97

/**
 * The content in blocks of at most 64 KB: ASCII text in lines of 80 bytes, the last of which may be shorter and ends with
 * a newline too. Each block is a new array, which belongs to the caller.
 */
export function* largeContent(options: LargeContentOptions): Generator<Uint8Array, void, undefined> {
  const { sizeBytes, seed = 0, linePrefix = '' } = options
  const prefix = new TextEncoder().encode(linePrefix)
  if (prefix.length >= LINE_BYTES) throw new RangeError(`A line prefix must be shorter than ${LINE_BYTES} bytes.`)
  const random = new SeededRandom(seed)
  for (let from = 0; from < sizeBytes; from += BLOCK_BYTES) {
    const block = new Uint8Array(Math.min(BLOCK_BYTES, sizeBytes - from))
    fillBlock(block, { from, prefix, random })
    if (from + block.length === sizeBytes) block[block.length - 1] = NEWLINE
    yield block
  }
}

/** @param place.from where in the file the block begins */
function fillBlock(block: Uint8Array, place: { from: number; prefix: Uint8Array; random: SeededRandom }): void {
  const { from, prefix, random } = place
  let letters = 0
  for (let at = 0; at < block.length; at++) {
    const column = (from + at) % LINE_BYTES
    if (column === LINE_BYTES - 1) block[at] = NEWLINE
    else if (column < prefix.length) block[at] = prefix[column] ?? NEWLINE
    else {
      // Six letters from each number: the generator is what this costs.
      if (letters < 26) letters = random.integer(26 ** 5, 26 ** 6 - 1)
      block[at] = FIRST_LETTER + (letters % 26)
      letters = Math.floor(letters / 26)
    }
  }
}

/**
 * Writes such a content to `path`, in place, holding a block of it in memory at a time.
 *
 * @param options.signal aborting makes this reject; what was written until then stays
 */
export async function writeLargeFile(
  path: string,
  options: LargeContentOptions & { readonly signal?: AbortSignal },
): Promise<LargeFile> {
  const hash = createHash('sha256')
  const stream = createWriteStream(path)
  const failed = once(stream, 'close')
  try {
    for (const block of largeContent(options)) {
      options.signal?.throwIfAborted()
      hash.update(block)
      if (!stream.write(block)) await once(stream, 'drain')
    }
  } finally {
    stream.end()
    await failed
  }
  return { path, sizeBytes: options.sizeBytes, sha256: hash.digest('hex') }
}
