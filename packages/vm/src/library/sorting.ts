import { machine } from '../machine/machine.ts'
import { compare } from './comparison.ts'
import { FEW, introSort } from './intro-sort.ts'
import type { Order } from './orders.ts'

/** Sorts items by a script's own order, or by keys that are made once an item; `sign` -1 is descending. */
export interface Sorts {
  readonly byKey: (key: (item: any) => unknown, items: ArrayLike<unknown>, sign: 1 | -1) => unknown[]
  readonly byOrder: (order: Order, items: ArrayLike<unknown>) => unknown[]
}

/** Those of lists and sequences: equal items stay in their order. */
export const STABLE_SORTS: Sorts = {
  byKey: (key, items, sign) => byKey(key, items, sign, mergeSort),
  byOrder: (order, items) => (items.length <= FEW ? sortFew(items, order) : mergeSort(items, order)),
}

/** Those of arrays. */
export const ARRAY_SORTS: Sorts = {
  byKey: (key, items, sign) => byKey(key, items, sign, introSorted),
  byOrder: (order, items) => introSorted(items, order),
}

interface Keyed {
  readonly key: unknown
  readonly item: unknown
}

/** Of an item with its key, and its place in an array. */
const KEYED_BYTES = 40

function byKey(
  key: (item: any) => unknown,
  items: ArrayLike<unknown>,
  sign: 1 | -1,
  sort: (items: Keyed[], order: Order<Keyed>) => Keyed[],
): unknown[] {
  machine.allocate(KEYED_BYTES * items.length)
  const keyed: Keyed[] = []
  for (let index = 0; index < items.length; index++) keyed.push({ key: key(items[index]), item: items[index] })
  const order = keyed.every((each) => isOrdinaryNumber(each.key)) ? compareNumbers : compare
  return sort(keyed, (a, b) => sign * order(a.key as number, b.key as number)).map(({ item }) => item)
}

/** Whether it is a number that `<` puts in its place. */
export function isOrdinaryNumber(value: unknown): boolean {
  return typeof value === 'number' && value === value
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A sorted copy as .NET sorts arrays, which is not stable. */
export function introSorted<T>(items: ArrayLike<T>, order: Order<T>): T[] {
  machine.allocate(16 * items.length)
  const copy = Array.from(items)
  introSort(copy, order)
  return copy
}

/**
 * FSharp.Core's stable sort: .NET's, after which each run of items that the order calls equal is put back in its order.
 * Of a consistent order the outcome is that of any stable sort; one that never answers zero is seen through.
 */
function sortFew(items: ArrayLike<unknown>, order: Order): unknown[] {
  const placed = Array.from(items, (item, place) => ({ item, place }))
  introSort(placed, (a, b) => order(a.item, b.item))
  for (let from = 0, to = 1; from < placed.length; from = to++) {
    const first = placed[from]!.item
    while (to < placed.length && order(first, placed[to]!.item) === 0) to++
    const run = placed.slice(from, to).toSorted((a, b) => a.place - b.place)
    placed.splice(from, run.length, ...run)
  }
  return placed.map(({ item }) => item)
}

/**
 * A stable merge sort, bottom up (D. Knuth, The Art of Computer Programming, 5.2.4): unlike the engine's own it calls
 * the order a known number of times and pays for each, so that a script's own order cannot run past its limits.
 */
export function mergeSort<T>(items: ArrayLike<T>, order: Order<T>): T[] {
  const size = items.length
  machine.allocate(16 * size)
  let from: T[] = Array.from(items)
  let to: T[] = Array.from(items)
  for (let width = 1; width < size; width *= 2) {
    machine.charge(size)
    for (let start = 0; start < size; start += 2 * width) merge(from, to, start, width, order)
    ;[from, to] = [to, from]
  }
  return from
}

function merge<T>(from: readonly T[], to: T[], start: number, width: number, order: Order<T>): void {
  const middle = Math.min(start + width, from.length)
  const end = Math.min(start + 2 * width, from.length)
  let left = start
  let right = middle
  for (let at = start; at < end; at++) {
    const takesLeft = right >= end || (left < middle && order(from[left] as T, from[right] as T) <= 0)
    to[at] = from[takesLeft ? left++ : right++] as T
  }
}
