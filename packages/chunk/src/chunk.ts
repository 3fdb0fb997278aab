/* oxlint-disable typescript/no-unsafe-type-assertion -- data of unknown shape becomes typed here, check by check */
import { ChunkError } from './chunk-error.ts'
import { decodeData, encodeData } from './encode.ts'
import type { Program } from './ir.ts'
import { verifyProgram } from './verify.ts'

/** `FSRS` */
const MAGIC = [0x46, 0x53, 0x52, 0x53]
/** Raised whenever a chunk of before would no longer mean the same. */
const VERSION = 1
const HASH_BYTES = 8
const HEADER_BYTES = MAGIC.length + 1 + HASH_BYTES

const verified = new WeakSet<Program>()

/**
 * A compiled program: what the front end hands to the machine. Immutable. Its bytes are the magic `FSRS`, a version, a
 * hash of the content, the content.
 */
export class Chunk {
  /** The program, as lowered; shared, never changed. */
  readonly program: Program
  private encoded: Uint8Array | undefined

  /** Takes a program as it is; `verify` says whether it may run. */
  constructor(program: Program) {
    this.program = program
    this.encoded = undefined
  }

  /** The portable form. Chunks of equal programs have equal bytes. */
  toBytes(): Uint8Array {
    return this.bytes().slice()
  }

  /** Sixteen hexadecimal digits that differ where the content does (for caches; it withstands no attacker). */
  get hash(): string {
    return [...this.bytes().subarray(HEADER_BYTES - HASH_BYTES, HEADER_BYTES)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
  }

  /**
   * Holds the program against every rule that the machine relies on; a program that has passed is not looked at again.
   *
   * @throws {ChunkError} `CHUNK_INVALID`
   */
  verify(): void {
    if (verified.has(this.program)) return
    verifyProgram(this.program)
    verified.add(this.program)
  }

  /**
   * Reads and verifies a chunk.
   *
   * @throws {ChunkError} `CHUNK_NOT_RECOGNISED`, `CHUNK_VERSION_UNSUPPORTED`, `CHUNK_DAMAGED`, `CHUNK_INVALID`
   */
  static fromBytes(bytes: Uint8Array): Chunk {
    if (
      !ArrayBuffer.isView(bytes) ||
      bytes.length < HEADER_BYTES ||
      MAGIC.some((byte, index) => bytes[index] !== byte)
    ) {
      throw new ChunkError('CHUNK_NOT_RECOGNISED', 'These bytes are no chunk: they do not begin as one.')
    }
    const version = bytes[MAGIC.length]
    if (version !== VERSION) {
      throw new ChunkError(
        'CHUNK_VERSION_UNSUPPORTED',
        `The chunk has version ${version}; this program reads ${VERSION}.`,
        {
          hint: 'Compile the program again.',
        },
      )
    }
    const content = bytes.subarray(HEADER_BYTES)
    const hash = hashOf(content)
    if (hash.some((byte, index) => bytes[HEADER_BYTES - HASH_BYTES + index] !== byte)) {
      throw new ChunkError('CHUNK_DAMAGED', 'The chunk is damaged: its content does not have the hash it names.', {
        hint: 'Compile the program again.',
      })
    }
    // The verifier is what makes a program of this data.
    const program = decodeData(content) as Program
    const chunk = new Chunk(program)
    chunk.verify()
    return chunk
  }

  private bytes(): Uint8Array {
    if (this.encoded !== undefined) return this.encoded
    const content = encodeData(this.program)
    const bytes = new Uint8Array(HEADER_BYTES + content.length)
    bytes.set([...MAGIC, VERSION])
    bytes.set(hashOf(content), MAGIC.length + 1)
    bytes.set(content, HEADER_BYTES)
    this.encoded = bytes
    return bytes
  }
}

/** Two FNV-1a hashes of 32 bits from different starts: finds damage, not malice. */
function hashOf(bytes: Uint8Array): Uint8Array {
  let a = 0x811c9dc5
  let b = 0xc2b2ae35
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193)
    b = Math.imul(b ^ byte, 0x01000193) ^ (a >>> 15)
  }
  const hash = new Uint8Array(HASH_BYTES)
  const view = new DataView(hash.buffer)
  view.setUint32(0, a >>> 0)
  view.setUint32(4, b >>> 0)
  return hash
}
