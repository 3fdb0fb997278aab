/* oxlint-disable typescript/no-unsafe-type-assertion -- data of unknown shape becomes typed here, check by check */
import { ChunkError } from './chunk-error.ts'

/**
 * A compact form of plain data: strings are written once and named by number afterwards, and so are the key lists of
 * objects. A value is one byte of kind, then its content; all counts and indexes are variable-length, seven bits a byte,
 * lowest first.
 */
const KIND = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  /** An integer from 0. */
  natural: 4,
  /** An integer below 0, as `-1 - n`. */
  negative: 5,
  /** Eight bytes, little endian. */
  float: 6,
  /** Length in UTF-8 bytes, bytes; takes the next number. */
  newString: 7,
  oldString: 8,
  array: 9,
  /** Count, keys as values, then as an object of that shape; takes the next number. */
  newShape: 10,
  oldShape: 11,
  /** UTF-16 units: a string with lone surrogates, which UTF-8 cannot say. */
  newWideString: 12,
} as const

/** Deepest nesting that is written or read: far below what a stack holds. */
const MAX_DEPTH = 4000

/** The bytes of plain data: null, undefined, booleans, numbers, strings, arrays and objects of them. */
export function encodeData(value: unknown): Uint8Array {
  const encoder = new Encoder()
  encoder.value(value, 0)
  return encoder.bytes()
}

/** @throws {ChunkError} `CHUNK_DAMAGED` where the bytes are not what `encodeData` writes */
export function decodeData(bytes: Uint8Array): unknown {
  const decoder = new Decoder(bytes)
  const value = decoder.value(0)
  if (!decoder.isAtEnd) throw damaged('there is more than one value')
  return value
}

class Encoder {
  private buffer = new Uint8Array(1024)
  private length = 0
  private readonly strings = new Map<string, number>()
  private readonly shapes = new Map<string, number>()
  private readonly utf8 = new TextEncoder()

  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length)
  }

  value(value: unknown, depth: number): void {
    if (depth > MAX_DEPTH) throw new ChunkError('CHUNK_INVALID', 'The program is nested too deeply to be written.')
    if (value === undefined) this.byte(KIND.undefined)
    else if (value === null) this.byte(KIND.null)
    else if (value === false) this.byte(KIND.false)
    else if (value === true) this.byte(KIND.true)
    else if (typeof value === 'number') this.number(value)
    else if (typeof value === 'string') this.string(value)
    else if (Array.isArray(value)) this.array(value, depth)
    else if (typeof value === 'object') this.object(value as Readonly<Record<string, unknown>>, depth)
    else throw new ChunkError('CHUNK_INVALID', `A program cannot hold a ${typeof value}.`)
  }

  private number(value: number): void {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
      this.byte(value < 0 ? KIND.negative : KIND.natural)
      this.count(value < 0 ? -1 - value : value)
      return
    }
    this.byte(KIND.float)
    const bytes = new Uint8Array(8)
    new DataView(bytes.buffer).setFloat64(0, value, true)
    this.raw(bytes)
  }

  private string(value: string): void {
    const known = this.strings.get(value)
    if (known !== undefined) {
      this.byte(KIND.oldString)
      this.count(known)
      return
    }
    this.strings.set(value, this.strings.size)
    if (/[\uD800-\uDFFF]/.test(value)) {
      this.byte(KIND.newWideString)
      this.count(value.length)
      for (let index = 0; index < value.length; index++) this.count(value.charCodeAt(index))
      return
    }
    const bytes = this.utf8.encode(value)
    this.byte(KIND.newString)
    this.count(bytes.length)
    this.raw(bytes)
  }

  private array(items: readonly unknown[], depth: number): void {
    this.byte(KIND.array)
    this.count(items.length)
    for (const item of items) this.value(item, depth + 1)
  }

  private object(object: Readonly<Record<string, unknown>>, depth: number): void {
    const keys = Object.keys(object)
    const name = keys.join('\0')
    const known = this.shapes.get(name)
    if (known === undefined) {
      this.shapes.set(name, this.shapes.size)
      this.byte(KIND.newShape)
      this.count(keys.length)
      for (const key of keys) this.string(key)
    } else {
      this.byte(KIND.oldShape)
      this.count(known)
    }
    for (const key of keys) this.value(object[key], depth + 1)
  }

  private count(value: number): void {
    let rest = value
    while (rest >= 128) {
      this.byte((rest % 128) + 128)
      rest = Math.floor(rest / 128)
    }
    this.byte(rest)
  }

  private byte(value: number): void {
    if (this.length === this.buffer.length) this.grow(1)
    this.buffer[this.length++] = value
  }

  private raw(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.buffer.length) this.grow(bytes.length)
    this.buffer.set(bytes, this.length)
    this.length += bytes.length
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + by))
    larger.set(this.buffer)
    this.buffer = larger
  }
}

class Decoder {
  private readonly source: Uint8Array
  private at = 0
  private readonly strings: string[] = []
  private readonly shapes: (readonly string[])[] = []
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true })

  constructor(source: Uint8Array) {
    this.source = source
  }

  get isAtEnd(): boolean {
    return this.at === this.source.length
  }

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw damaged('it is nested too deeply')
    const kind = this.byte()
    switch (kind) {
      case KIND.undefined:
        return undefined
      case KIND.null:
        return null
      case KIND.false:
        return false
      case KIND.true:
        return true
      case KIND.natural:
        return this.count()
      case KIND.negative:
        return -1 - this.count()
      case KIND.float:
        return this.float()
      case KIND.newString:
      case KIND.oldString:
      case KIND.newWideString:
        return this.string(kind)
      case KIND.array:
        return this.array(depth)
      case KIND.newShape:
      case KIND.oldShape:
        return this.object(kind, depth)
      default:
        throw damaged(`there is no kind ${kind}`)
    }
  }

  private string(kind: number): string {
    if (kind === KIND.oldString) {
      const known = this.strings[this.count()]
      if (known === undefined) throw damaged('a string is missing')
      return known
    }
    const text = kind === KIND.newString ? this.narrow() : this.wide()
    this.strings.push(text)
    return text
  }

  private narrow(): string {
    try {
      return this.utf8.decode(this.raw(this.count()))
    } catch (error) {
      if (error instanceof ChunkError) throw error
      throw damaged('a string is not UTF-8')
    }
  }

  private wide(): string {
    const units: string[] = []
    for (let left = this.sized(); left > 0; left--) units.push(String.fromCharCode(this.count()))
    return units.join('')
  }

  private array(depth: number): unknown[] {
    const items: unknown[] = []
    for (let left = this.sized(); left > 0; left--) items.push(this.value(depth + 1))
    return items
  }

  private object(kind: number, depth: number): object {
    const shape = kind === KIND.newShape ? this.newShape() : this.shapes[this.count()]
    if (shape === undefined) throw damaged('a shape is missing')
    const object: Record<string, unknown> = {}
    for (const key of shape) object[key] = this.value(depth + 1)
    return object
  }

  private newShape(): readonly string[] {
    const keys: string[] = []
    for (let left = this.sized(); left > 0; left--) {
      const key = this.string(this.byte())
      // The one key that an assignment would not store.
      if (key === '__proto__') throw damaged('an object has a forbidden key')
      keys.push(key)
    }
    this.shapes.push(keys)
    return keys
  }

  private float(): number {
    const bytes = this.raw(8)
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true)
  }

  /** A count of things that take a byte each at least, so that a lie about it cannot ask for more than there is. */
  private sized(): number {
    const count = this.count()
    if (count > this.source.length - this.at) throw damaged('it ends too early')
    return count
  }

  private count(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte()
      value += (byte % 128) * factor
      if (!Number.isSafeInteger(value)) throw damaged('a number is too large')
      if (byte < 128) return value
    }
  }

  private byte(): number {
    const byte = this.source[this.at]
    if (byte === undefined) throw damaged('it ends too early')
    this.at++
    return byte
  }

  private raw(length: number): Uint8Array {
    if (length > this.source.length - this.at) throw damaged('it ends too early')
    this.at += length
    return this.source.subarray(this.at - length, this.at)
  }
}

function damaged(what: string): ChunkError {
  return new ChunkError('CHUNK_DAMAGED', `The chunk is damaged: ${what}.`, { hint: 'Compile the program again.' })
}
