import { machine } from '../machine/machine.ts'
import { indexOutOfRange } from '../machine/net-errors.ts'
import { uncurry2 } from '../values/function-values.ts'
import { Box, Seq, Tuple2 } from '../values/values.ts'
import type { Rep, Some } from '../values/values.ts'
import { copyItems } from './array-statics.ts'
import { compare } from './comparison.ts'
import { consumers, pairConsumers, summers, tooShort } from './consumers.ts'
import type { Family } from './consumers.ts'
import { raiseArgument, requireNonNegative } from './exceptions.ts'
import { copyOf, itemsOf, makeList, newArray, newArrayOf } from './items.ts'
import type { Library } from './library-contract.ts'
import type { Order } from './orders.ts'
import { ARRAY_SORTS, mergeSort } from './sorting.ts'
import { slice, transformers, zippers } from './transformers.ts'
import { transposed } from './transpose.ts'

type Items = unknown[]

function checked(array: Items, index: number): number {
  if (index >= 0 && index < array.length) return index
  return indexOutOfRange()
}

const empty = (): never => raiseArgument('The input array was empty.', 'array')
const FAMILY: Family = {
  name: 'array',
  empty,
  emptyMax: empty,
  emptyAverage: empty,
  item: (index, source) => (source as Items)[checked(source as Items, index)],
}

const two = (a: number, b: number): never =>
  raiseArgument(`The arrays have different lengths.\narray1.Length = ${a}, array2.Length = ${b}`, 'array1')
const three = (a: number, b: number, c: number): never =>
  raiseArgument(
    `The arrays have different lengths.\n array1.Length = ${a}, array2.Length = ${b}, array3.Length = ${c}`,
    'array1, array2, array3',
  )

function create(rep: Rep, count: number, item: unknown): Items {
  requireNonNegative(count, 'count')
  return newArrayOf(count, rep, item)
}

function init(rep: Rep, count: number, fn: (index: number) => unknown): Items {
  requireNonNegative(count, 'count')
  const made = newArray(count, rep)
  for (let index = 0; index < count; index++) made[index] = fn(index)
  return made
}

function concat(arrays: Iterable<Items>): Items {
  const out: unknown[] = []
  for (const array of arrays) {
    machine.charge(array.length)
    machine.allocate(8 * array.length)
    for (let index = 0; index < array.length; index++) out.push(array[index])
  }
  return out
}

function* parts(fn: (item: any) => Items, array: Items): Generator<Items, void, undefined> {
  for (let index = 0; index < array.length; index++) {
    machine.step()
    yield fn(array[index])
  }
}

function sub(array: Items, start: number, count: number): Items {
  requireNonNegative(start, 'startIndex')
  requireNonNegative(count, 'count')
  if (start + count > array.length)
    raiseArgument(`The index is outside the legal range.\ncount = ${count}, array.Length = ${array.length}`, 'count')
  return slice(array, start, start + count)
}

function fill(array: Items, start: number, count: number, item: unknown): void {
  requireNonNegative(start, 'targetIndex')
  requireNonNegative(count, 'count')
  machine.charge(count >> 3)
  for (let index = start; index < start + count; index++) array[checked(array, index)] = item
}

function take(count: number, array: Items): Items {
  requireNonNegative(count, 'count')
  return count > array.length ? tooShort('') : slice(array, 0, count)
}

function skip(count: number, array: Items): Items {
  if (count > array.length)
    raiseArgument(`The index is outside the legal range.\ncount = ${count}, array.Length = ${array.length}`, 'count')
  return slice(array, Math.max(0, count), array.length)
}

function splitAt(index: number, array: Items): Tuple2 {
  requireNonNegative(index, 'index')
  if (index > array.length) tooShort('')
  return new Tuple2(slice(array, 0, index), slice(array, index, array.length))
}

function sortInPlace(array: Items, sorted: readonly unknown[]): void {
  for (let index = 0; index < sorted.length; index++) array[index] = sorted[index]
}

/** `array.[from..to]`; bounds beyond the ends are cut off. */
function getSlice(array: Items, from: Some<number> | null, to: Some<number> | null): Items {
  const start = Math.max(0, from === null ? 0 : from.f0)
  const end = to === null ? array.length : Math.min(array.length, to.f0 + 1)
  return slice(array, start, Math.max(start, end))
}

/** `array.[from..to] <- source`: what is written beyond an end, or has no source, is an exception. */
function setSlice(array: Items, from: Some<number> | null, to: Some<number> | null, source: Items): void {
  const start = from === null ? 0 : from.f0
  const end = to === null ? array.length - 1 : to.f0
  machine.charge(Math.max(0, end - start) >> 3)
  for (let index = start; index <= end; index++) array[checked(array, index)] = source[checked(source, index - start)]
}

const shared = {
  ...consumers(FAMILY),
  ...summers(FAMILY),
  ...pairConsumers(false, two, two, two),
  ...transformers((items) => items, ARRAY_SORTS),
  ...zippers((items) => items, { isLate: false, two, three }),
}

/** The Array module and the members of arrays. */
export const ARRAY_LIBRARY: Library = {
  ...Object.fromEntries(Object.entries(shared).map(([name, fn]) => [`Array.${name}`, fn])),
  'Array.append': (a, b) => concat([a, b]),
  'Array.blit': copyItems,
  'Array.collect': (fn, array) => concat(parts(fn, array)),
  'Array.concat': concat,
  'Array.copy': copyOf,
  'Array.create': create,
  'Array.fill': fill,
  'Array.get': (array, index) => array[checked(array, index)],
  'Array.init': init,
  'Array.isEmpty': (array) => array.length === 0,
  'Array.length': (array) => array.length,
  'Array.ofList': copyOf,
  'Array.ofSeq': copyOf,
  'Array.set': (array, index, item) => {
    array[checked(array, index)] = item
  },
  'Array.skip': skip,
  'Array.sortInPlace': (array) => sortInPlace(array, mergeSort(copyOf(array), compare)),
  'Array.sortInPlaceBy': (key, array) => sortInPlace(array, ARRAY_SORTS.byKey(key, itemsOf(array), 1)),
  'Array.sortInPlaceWith': (order, array) =>
    sortInPlace(array, ARRAY_SORTS.byOrder(uncurry2(order) as Order, itemsOf(array))),
  'Array.splitAt': splitAt,
  'Array.sub': sub,
  'Array.tail': (array) =>
    array.length === 0
      ? raiseArgument('The input sequence has an insufficient number of elements.', 'array')
      : slice(array, 1, array.length),
  'Array.take': take,
  'Array.toList': makeList,
  // Not the array itself: nobody can change it through the sequence, and `%A` shows it as one.
  'Array.toSeq': (array: Items) => new Seq(() => array[Symbol.iterator]()),
  'Array.transpose': (rows) => transposed(rows, 'array'),
  'Array.zeroCreate': (rep: Rep, count: number) => {
    requireNonNegative(count, 'count')
    return newArray(count, rep)
  },
  'array.Length': (array) => array.length,
  'array.Clone': (rep: Rep, array) => new Box({ k: 'lib', name: 'array', args: [rep] }, copyOf(array)),
  'array.GetSlice': getSlice,
  'array.SetSlice': setSlice,
}
