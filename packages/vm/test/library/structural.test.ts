// Equality, order and hash codes against the simplest implementation of what F# says of them, at depths on both sides of
// where they stop to use JavaScript's stack.

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { compare } from '../../src/library/comparison.ts'
import { equals } from '../../src/library/equality.ts'
import { RECURSION_MAX } from '../../src/library/parts.ts'
import { hash } from '../../src/library/table-hash.ts'
import { machine } from '../../src/machine/machine.ts'
import { List, NIL, Some, Tuple2 } from '../../src/values/values.ts'

/** A value as data. */
type Model =
  | { readonly k: 'leaf'; readonly value: number | string }
  | { readonly k: 'none' }
  | { readonly k: 'some'; readonly item: Model }
  | { readonly k: 'pair'; readonly items: readonly [Model, Model] }
  | { readonly k: 'list' | 'array'; readonly items: readonly Model[] }

/** Of one type: all leaves are numbers, all of one place have one shape. */
type Shape = 'int' | 'string' | readonly ['some' | 'list' | 'array', Shape] | readonly ['pair', Shape, Shape]

const shapes: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('int' as const, 'string' as const),
    fc.tuple(fc.constantFrom('some' as const, 'list' as const, 'array' as const), tie('shape')),
    fc.tuple(fc.constant('pair' as const), tie('shape'), tie('shape')),
  ),
})).shape

function modelsOf(shape: Shape): fc.Arbitrary<Model> {
  if (shape === 'int') return fc.integer({ min: 0, max: 3 }).map((value) => ({ k: 'leaf', value }))
  if (shape === 'string') return fc.constantFrom('', 'a', 'b').map((value) => ({ k: 'leaf', value }))
  switch (shape[0]) {
    case 'some':
      return fc.option(modelsOf(shape[1])).map((item) => (item === null ? { k: 'none' } : { k: 'some', item }))
    case 'pair':
      return fc.tuple(modelsOf(shape[1]), modelsOf(shape[2])).map((items) => ({ k: 'pair', items }))
    case 'list':
    case 'array': {
      const [k] = shape
      return fc.array(modelsOf(shape[1]), { maxLength: 3 }).map((items) => ({ k, items }))
    }
  }
}

/** Made anew at each call, so that nothing is the same object. */
function made(model: Model, wrapped: number): unknown {
  if (wrapped > 0)
    return wrapped % 2 === 0 ? new Some(made(model, wrapped - 1)) : new Tuple2(1, made(model, wrapped - 1))
  switch (model.k) {
    case 'leaf':
      return model.value
    case 'none':
      return null
    case 'some':
      return new Some(made(model.item, 0))
    case 'pair':
      return new Tuple2(made(model.items[0], 0), made(model.items[1], 0))
    case 'array':
      return model.items.map((item) => made(item, 0))
    case 'list': {
      let list: List = NIL
      for (const item of model.items.toReversed()) list = new List(made(item, 0), list)
      return list
    }
  }
}

function orderOf(a: Model, b: Model): number {
  if (a.k === 'leaf' && b.k === 'leaf') return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
  if (a.k === 'none' || b.k === 'none') return (a.k === 'none' ? 0 : 1) - (b.k === 'none' ? 0 : 1)
  if (a.k === 'some' && b.k === 'some') return orderOf(a.item, b.item)
  if (!('items' in a && 'items' in b)) throw new Error('values of two types')
  // Arrays are ordered by their lengths first, lists by their items.
  if (a.k === 'array' && a.items.length !== b.items.length) return a.items.length - b.items.length
  for (const [index, item] of a.items.entries()) {
    const other = b.items[index]
    if (other === undefined) return 1
    const found = orderOf(item, other)
    if (found !== 0) return found
  }
  return a.items.length - b.items.length
}

/** With all that a run of a script has. */
function running(body: () => void): void {
  machine.run(
    { fuel: undefined, timeoutMs: undefined, maxMemoryBytes: undefined },
    { print() {}, printError() {} },
    body,
  )
}

const DEPTHS = [0, 1, RECURSION_MAX - 2, RECURSION_MAX - 1, RECURSION_MAX, RECURSION_MAX + 1, 3 * RECURSION_MAX]

const pairs = shapes.chain((shape) => fc.tuple(modelsOf(shape), modelsOf(shape), fc.constantFrom(...DEPTHS)))

test('values are equal and ordered as their parts are, however deep they are nested', () => {
  fc.assert(
    fc.property(pairs, ([left, right, depth]) =>
      running(() => {
        const [a, b] = [made(left, depth), made(right, depth)]
        const order = Math.sign(orderOf(left, right))
        expect([Math.sign(compare(a, b)), Math.sign(compare(b, a)) + order, equals(a, b)]).toEqual([
          order,
          0,
          order === 0,
        ])
      }),
    ),
    { numRuns: 2000, seed: 1 },
  )
})

test('equal values have equal hash codes', () => {
  fc.assert(
    fc.property(pairs, ([model, , depth]) =>
      running(() => expect(hash(made(model, depth))).toBe(hash(made(model, depth)))),
    ),
    { numRuns: 500, seed: 2 },
  )
})

test('places of a grid have hash codes of their own', () => {
  const codes = new Set<number>()
  for (let x = 0; x < 100; x++) for (let y = 0; y < 100; y++) codes.add(hash(new Tuple2(x, y)))
  expect(codes.size).toBe(10_000)
})
