import { describe, expect, it, test } from 'vitest'

import { compare } from '../../src/library/comparison.ts'
import { equals } from '../../src/library/equality.ts'
import { formatAny } from '../../src/library/format/format.ts'
import { LIBRARY } from '../../src/library/library.ts'
import { hash } from '../../src/library/table-hash.ts'
import { machine } from '../../src/machine/machine.ts'
import { List, NIL, Some } from '../../src/values/values.ts'
import type { Rep } from '../../src/values/values.ts'

const INT: Rep = { k: 'prim', name: 'int' }
const quiet = { print: () => undefined, printError: () => undefined }

function within<T>(limits: { readonly fuel?: number; readonly maxMemoryBytes?: number }, body: () => T): T {
  const all = { fuel: limits.fuel, timeoutMs: undefined, maxMemoryBytes: limits.maxMemoryBytes }
  return machine.run(all, quiet, body)
}

function call(key: string, ...args: unknown[]): unknown {
  return LIBRARY[key]?.(...args)
}

function rangeOf(count: number): List {
  let list: List = NIL
  for (let value = count; value > 0; value--) list = new List<unknown>(value, list)
  return list
}

test('a long queue gives its items up in as many steps as it has', () => {
  const queue = within({}, () => call('new Queue#1', rangeOf(200_000)))
  const taken = within({ fuel: 1_000_000 }, () => {
    let sum = 0
    while (call('Queue.Count', queue) !== 0) sum += call('Queue.Dequeue', queue) as number
    return sum
  })
  expect(taken).toBe(20_000_100_000)
})

test('a number of more digits than anybody reads is refused for its size, not for its form', () => {
  expect(() => within({}, () => call('System.Numerics.BigInteger.Parse', '7'.repeat(200_000)))).toThrow(
    expect.objectContaining({ code: 'MEMORY_LIMIT' }),
  )
})

describe('work of the library is paid for before it is done', () => {
  const hungry: readonly (readonly [string, readonly unknown[]])[] = [
    ['String.replicate', [1_000_000_000, 'ab']],
    ['List.replicate', [1_000_000_000, 1]],
    ['List.init', [1_000_000_000, () => 0]],
    ['Array.zeroCreate', [INT, 1_000_000_000]],
    ['Array.create', [INT, 1_000_000_000, 7]],
    ['string.PadLeft#1', ['x', 1_000_000_000]],
    ['Array.replicate', [INT, 1_000_000_000, 1]],
  ]
  for (const [key, args] of hungry) {
    it(`${key} ends the run at its memory limit`, () => {
      expect(() => within({ maxMemoryBytes: 1_000_000 }, () => call(key, ...args))).toThrow(
        expect.objectContaining({ code: 'MEMORY_LIMIT' }),
      )
    })
  }

  const endless: readonly (readonly [string, readonly unknown[]])[] = [
    ['Seq.length', [call('Seq.initInfinite', (index: number) => index)]],
    ['Seq.sum', [INT, call('Seq.initInfinite', () => 1)]],
    ['Seq.find', [() => false, call('Seq.initInfinite', () => 1)]],
    ['List.unfold', [() => new Some({ f0: 1, f1: 1 }), 0]],
    [
      'Seq.toList',
      [
        call(
          'Seq.filter',
          () => false,
          call('Seq.initInfinite', () => 1),
        ),
      ],
    ],
  ]
  for (const [key, args] of endless) {
    it(`${key} ends the run when its fuel is used up`, () => {
      expect(() => within({ fuel: 100_000 }, () => call(key, ...args))).toThrow(
        expect.objectContaining({ code: 'FUEL_EXHAUSTED' }),
      )
    })
  }
})

test('a window of an endless sequence is paid for while it is filled', () => {
  const endless = call('Seq.initInfinite', () => 1)
  const windows = call('Seq.windowed', INT, 1_000_000_000, endless) ?? []
  const first = (): unknown => Array.from(windows as Iterable<unknown>)
  expect(() => within({ fuel: 10_000_000, maxMemoryBytes: 1_000_000 }, first)).toThrow(
    expect.objectContaining({ code: 'MEMORY_LIMIT' }),
  )
})

describe('long and deep values', () => {
  it('compare, hash and print without the stack of JavaScript', () => {
    let a: unknown = null
    let b: unknown = null
    for (let depth = 0; depth < 300_000; depth++) {
      a = new Some(a)
      b = new Some(b)
    }
    within({}, () => {
      expect(equals(a, b)).toBe(true)
      expect(compare(a, b)).toBe(0)
      expect(hash(a)).toBe(hash(b))
    })
    const list = rangeOf(300_000)
    within({}, () => {
      expect(equals(list, rangeOf(300_000))).toBe(true)
      expect(compare(list, rangeOf(299_999))).toBe(1)
      expect(formatAny(list, { k: 'lib', name: 'list', args: [INT] })).toContain('100; ...]')
      expect(call('List.length', call('List.append', list, list))).toBe(600_000)
    })
  })

  it('a list that is not equal to itself holds NaN', () => {
    const list = new List<unknown>(Number.NaN, NIL)
    within({}, () => expect(equals(list, list)).toBe(false))
  })
})

describe('the order of a persistent map', () => {
  it('is that of its keys, whatever is added and removed', () => {
    const keys = Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1009)
    within({}, () => {
      let map = call('Map.empty')
      for (const key of keys) map = call('Map.add', key, key, map)
      for (const key of keys) if (key % 3 === 0) map = call('Map.remove', key, map)
      const left = [...new Set(keys)].filter((key) => key % 3 !== 0).toSorted((a, b) => a - b)
      expect(Array.from(call('Map.keys', map) as Iterable<number>)).toEqual(left)
      expect(call('Map.count', map)).toBe(left.length)
    })
  })
})

describe('what a script raises', () => {
  it('has the message of .NET with the name of the parameter', () => {
    within({}, () => {
      const error = expect.objectContaining({ message: "The input list was empty. (Parameter 'list')" })
      expect(() => call('List.head', NIL)).toThrow(error)
    })
  })
})
