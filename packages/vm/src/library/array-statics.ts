import { machine } from '../machine/machine.ts'
import { indexOutOfRange } from '../machine/net-errors.ts'
import { uncurry2 } from '../values/function-values.ts'
import type { Rep } from '../values/values.ts'
import { compare } from './comparison.ts'
import { objectEquals } from './equality.ts'
import { raiseArgument, raiseRange } from './exceptions.ts'
import { copyOf, itemsOf, newArray, payForItems, zeroOf } from './items.ts'
import type { Library } from './library-contract.ts'
import { orderOf } from './orders.ts'
import type { Order } from './orders.ts'
import { introSorted } from './sorting.ts'
import { slice } from './transformers.ts'

type Items = unknown[]
type Test = (item: unknown) => boolean

const TOO_SHORT = " array was not long enough. Check the destination index, length, and the array's lower bounds."

/** Copies part of an array into another, which may be the same. */
export function copyItems(source: Items, from: number, target: Items, to: number, count: number): void {
  const bound = "Number was less than the array's lower bound in the first dimension."
  if (count < 0) raiseRange('Non-negative number required.', 'length')
  if (from < 0) raiseRange(bound, 'sourceIndex')
  if (to < 0) raiseRange(bound, 'destinationIndex')
  if (from + count > source.length)
    raiseArgument(`Source${TOO_SHORT.replace('destination index', 'source index')}`, 'sourceArray')
  if (to + count > target.length) raiseArgument(`Destination${TOO_SHORT}`, 'destinationArray')
  const part = slice(source, from, from + count)
  for (let index = 0; index < count; index++) target[to + index] = part[index]
}

/** Where an item stands in sorted ones; where none is equal, the complement of where it would stand. */
export function binarySearch(items: ArrayLike<unknown>, item: unknown, orderOfItems: Order = compare): number {
  let low = 0
  let high = items.length - 1
  while (low <= high) {
    const middle = low + ((high - low) >> 1)
    const order = orderOfItems(items[middle], item)
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return ~low
}

/** Turns part of an array round. */
export function reverseItems(items: Items, from: number, count: number): void {
  requirePart(items, from, count)
  machine.charge(count)
  for (let left = from, right = from + count - 1; left < right; left++, right--) {
    const item = items[left]
    items[left] = items[right]
    items[right] = item
  }
}

function requirePart(items: Items, from: number, count: number): void {
  if (from < 0) raiseRange("Number was less than the array's lower bound in the first dimension.", 'index')
  if (count < 0) raiseRange('Non-negative number required.', 'length')
  if (from + count > items.length)
    machine.raise(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    )
}

function sortPart(items: Items, from: number, count: number, order: Order): void {
  requirePart(items, from, count)
  put(items, from, introSorted(slice(items, from, from + count), order))
}

/** Both arrays in the order of the first. */
function sortWithItems(keys: Items, items: Items): void {
  machine.allocate(24 * keys.length)
  const places = introSorted(
    Array.from(itemsOf(keys), (_, index) => index),
    (a, b) => compare(keys[a], keys[b]),
  )
  const [sortedKeys, sortedItems] = [places.map((at) => keys[at]), places.map((at) => items[at])]
  put(keys, 0, sortedKeys)
  put(items, 0, sortedItems)
}

function put(items: Items, from: number, parts: readonly unknown[]): void {
  for (let index = 0; index < parts.length; index++) items[from + index] = parts[index]
}

function firstIndex(items: Items, test: Test, from = 0): number {
  machine.charge(items.length)
  for (let index = from; index < items.length; index++) if (test(items[index])) return index
  return -1
}

function lastIndex(items: Items, test: Test): number {
  machine.charge(items.length)
  for (let index = items.length - 1; index >= 0; index--) if (test(items[index])) return index
  return -1
}

function itemAt(rep: Rep, items: Items, index: number): unknown {
  return index < 0 ? zeroOf(rep) : items[index]
}

function indexFrom(items: Items, item: unknown, from: number): number {
  if (from < 0 || from > items.length)
    raiseRange('Index was out of range. Must be non-negative and less than the size of the collection.', 'startIndex')
  return firstIndex(items, (each) => objectEquals(each, item), from)
}

function clear(rep: Rep, items: Items, from: number, count: number): void {
  if (from < 0 || count < 0 || from + count > items.length) indexOutOfRange()
  machine.charge(count >> 3)
  items.fill(zeroOf(rep), from, from + count)
}

function rowCount(items: Items, dimension: number): number {
  if (dimension === 0) return items.length
  return indexOutOfRange()
}

/** The static methods of `System.Array`. */
export const ARRAY_STATICS_LIBRARY: Library = {
  'System.Array.Sort#1': (items) => sortPart(items, 0, items.length, compare),
  'System.Array.Sort#2': (items, order) => sortPart(items, 0, items.length, uncurry2(order) as Order),
  'System.Array.Sort#3': (items, from, count) => sortPart(items, from, count, compare),
  'System.Array.Sort#5': (items, comparer) => sortPart(items, 0, items.length, orderOf(comparer)),
  'System.Array.Sort#4': sortWithItems,
  'System.Array.Reverse#1': (items) => reverseItems(items, 0, items.length),
  'System.Array.Reverse#2': reverseItems,
  'System.Array.IndexOf#1': (items, item) => indexFrom(items, item, 0),
  'System.Array.IndexOf#2': indexFrom,
  'System.Array.LastIndexOf': (items, item) => lastIndex(items, (each) => objectEquals(each, item)),
  'System.Array.Find': (rep: Rep, items, test) => itemAt(rep, items, firstIndex(items, test)),
  'System.Array.FindLast': (rep: Rep, items, test) => itemAt(rep, items, lastIndex(items, test)),
  'System.Array.FindAll': (items, test) => copyOf(itemsOf(items)).filter((item) => test(item)),
  'System.Array.FindIndex': (items, test) => firstIndex(items, test),
  'System.Array.FindLastIndex': lastIndex,
  'System.Array.Exists': (items, test) => firstIndex(items, test) >= 0,
  'System.Array.TrueForAll': (items, test) => firstIndex(items, (item) => !test(item)) < 0,
  'System.Array.ForEach': (items, act) => {
    for (const item of itemsOf(items)) act(item)
  },
  'System.Array.ConvertAll': (items, change) => {
    payForItems(items.length, 8)
    return Array.from(items as Items, (item) => change(item))
  },
  'System.Array.BinarySearch': (items, item) => binarySearch(items, item),
  'System.Array.Copy#1': (source, target, count) => copyItems(source, 0, target, 0, count),
  'System.Array.Copy#2': copyItems,
  'System.Array.Fill': (items, item) => {
    machine.charge(items.length >> 3)
    items.fill(item)
  },
  'System.Array.Clear#1': (rep: Rep, items) => clear(rep, items, 0, items.length),
  'System.Array.Clear#2': clear,
  'System.Array.Empty': (rep: Rep) => newArray(0, rep),
  'array.Rank': (_items) => 1,
  'array.GetLength': rowCount,
  'array.CopyTo': (items, target, at) => copyItems(items, 0, target, at, items.length),
}
