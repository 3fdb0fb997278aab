import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { Chunk, ChunkError, disassemble } from '@fsrs/chunk'

import { decodeData, encodeData } from '../src/encode.ts'
import { int, programOf } from './programs.ts'

const chunk = (): Chunk => new Chunk(programOf({ k: 'call', name: 'M:add', args: [int(-1), int(2)], at: 3 }))

function codeOf(body: () => unknown): string {
  try {
    body()
  } catch (error) {
    if (error instanceof ChunkError) return error.code
    throw error
  }
  return 'nothing'
}

describe('bytes', () => {
  test('bring back the program that was written', () => {
    expect(Chunk.fromBytes(chunk().toBytes()).program).toEqual(chunk().program)
  })

  test('of equal programs are equal, and so are their hashes', () => {
    expect(chunk().toBytes()).toEqual(chunk().toBytes())
    expect(chunk().hash).toBe(chunk().hash)
    expect(chunk().hash).toMatch(/^[0-9a-f]{16}$/)
    expect(new Chunk(programOf(int(1))).hash).not.toBe(chunk().hash)
  })

  test('that are no chunk are not recognised', () => {
    expect(codeOf(() => Chunk.fromBytes(new Uint8Array()))).toBe('CHUNK_NOT_RECOGNISED')
    expect(codeOf(() => Chunk.fromBytes(undefined as never))).toBe('CHUNK_NOT_RECOGNISED')
    expect(codeOf(() => Chunk.fromBytes(new TextEncoder().encode('let x = 1 in x + 1')))).toBe('CHUNK_NOT_RECOGNISED')
  })

  test('of another version are refused by name', () => {
    const bytes = chunk().toBytes()
    bytes[4] = 200
    expect(codeOf(() => Chunk.fromBytes(bytes))).toBe('CHUNK_VERSION_UNSUPPORTED')
  })

  test('with any byte changed, or cut anywhere, are refused', () => {
    const whole = chunk().toBytes()
    for (let index = 0; index < whole.length; index++) {
      const changed = whole.slice()
      changed[index] = (changed[index] ?? 0) ^ 0x41
      expect(
        codeOf(() => Chunk.fromBytes(changed)),
        `byte ${index}`,
      ).toMatch(/^CHUNK_/)
      expect(
        codeOf(() => Chunk.fromBytes(whole.slice(0, index))),
        `cut at ${index}`,
      ).toMatch(/^CHUNK_/)
    }
  })

  test('given to the caller are a copy', () => {
    const one = chunk()
    one.toBytes().fill(0)
    expect(Chunk.fromBytes(one.toBytes()).program).toEqual(one.program)
  })
})

describe('data', () => {
  test('of any shape is the same after writing and reading', () => {
    const values = fc.jsonValue({ maxDepth: 5 })
    fc.assert(
      fc.property(values, (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'))
        expect(decodeData(encodeData(value))).toEqual(value)
      }),
      { seed: 7 },
    )
  })

  test('keeps what JSON loses: undefined, negative zero, lone surrogates', () => {
    const value = [undefined, -0, 'a\uD800b', { a: undefined }, 2 ** 53 - 1, -5, 0.1]
    expect(decodeData(encodeData(value))).toStrictEqual(value)
  })

  test('that is damaged is refused, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        let code = 'CHUNK_DAMAGED'
        try {
          decodeData(bytes)
        } catch (error) {
          code = error instanceof ChunkError ? error.code : String(error)
        }
        expect(code).toBe('CHUNK_DAMAGED')
      }),
      { seed: 11, numRuns: 500 },
    )
  })

  test('cannot ask for more memory than it has bytes', () => {
    expect(codeOf(() => decodeData(Uint8Array.of(9, 255, 255, 255, 255, 15)))).toBe('CHUNK_DAMAGED')
  })

  test('with a key that would change a prototype is refused', () => {
    const bytes = encodeData({ __pr0to__: 1 })
    const at = bytes.indexOf('0'.charCodeAt(0))
    bytes[at] = 'o'.charCodeAt(0)
    expect(codeOf(() => decodeData(bytes))).toBe('CHUNK_DAMAGED')
  })
})

test('a program can be read as text, with positions', () => {
  expect(disassemble(chunk().program)).toBe(`result : int
host Host.log : string -> unit

unit M (/m.fsrs)
  type M:Shape = Dot | Circle { radius: float }
  mutable value x : int
  function add : int (%1 %2)
    op i32.add  @2:3
      local %1
      local %2
  init
    call M:add  @1:4
      const {"type":"int","value":-1}
      const {"type":"int","value":2}
`)
})
