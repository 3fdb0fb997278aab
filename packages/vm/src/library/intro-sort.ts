/**
 * The sort of .NET's arrays (D. Musser, Introspective Sorting and Selection Algorithms, 1997), step by step as .NET does
 * it: it is not stable, so which of two equal items comes first is seen.
 */
import { machine } from '../machine/machine.ts'
import type { Order } from './orders.ts'

/** So few items are sorted by insertion. */
export const FEW = 16

/** Sorts the items where they are. */
export function introSort<T>(items: T[], order: Order<T>): void {
  if (items.length > 1) sortRange(items, 0, items.length, 2 * (Math.floor(Math.log2(items.length)) + 1), order)
}

/** From `low` to before `end`; partitions this deep in one another are given up for a heap. */
function sortRange<T>(items: T[], low: number, end: number, depth: number, order: Order<T>): void {
  let last = end
  let left = depth
  while (last - low > 1) {
    const size = last - low
    machine.charge(size)
    if (size <= FEW) return sortFew(items, low, last, order)
    if (left === 0) return heapSort(items, low, size, order)
    left--
    const pivot = partition(items, low, last - 1, order)
    sortRange(items, pivot + 1, last, left, order)
    last = pivot
  }
}

function sortFew<T>(items: T[], low: number, end: number, order: Order<T>): void {
  const size = end - low
  if (size > 3) return insertionSort(items, low, end, order)
  swapIfGreater(items, low, low + 1, order)
  if (size === 2) return
  swapIfGreater(items, low, low + 2, order)
  swapIfGreater(items, low + 1, low + 2, order)
}

function insertionSort<T>(items: T[], low: number, end: number, order: Order<T>): void {
  for (let next = low + 1; next < end; next++) {
    const item = items[next] as T
    let at = next
    for (; at > low && order(item, items[at - 1] as T) < 0; at--) items[at] = items[at - 1] as T
    items[at] = item
  }
}

/** Around the median of the first, the middle and the last item; answers where it has come to stand. */
function partition<T>(items: T[], low: number, high: number, order: Order<T>): number {
  const middle = low + ((high - low) >> 1)
  swapIfGreater(items, low, middle, order)
  swapIfGreater(items, low, high, order)
  swapIfGreater(items, middle, high, order)
  const pivot = items[middle] as T
  swap(items, middle, high - 1)
  let left = low
  let right = high - 1
  while (left < right) {
    do if (++left > high) inconsistent()
    while (order(items[left] as T, pivot) < 0)
    do if (--right < low) inconsistent()
    while (order(pivot, items[right] as T) < 0)
    if (left < right) swap(items, left, right)
  }
  if (left !== high - 1) swap(items, left, high - 1)
  return left
}

function heapSort<T>(items: T[], low: number, size: number, order: Order<T>): void {
  for (let root = size >> 1; root >= 1; root--) sink(items, low, root, size, order)
  for (let left = size; left > 1; left--) {
    machine.step()
    swap(items, low, low + left - 1)
    sink(items, low, 1, left - 1, order)
  }
}

/** Brings the item at `root`, counted from 1, down to where it belongs in the heap. */
function sink<T>(items: T[], low: number, root: number, size: number, order: Order<T>): void {
  const item = items[low + root - 1] as T
  let at = root
  while (at <= size >> 1) {
    let child = 2 * at
    if (child < size && order(items[low + child - 1] as T, items[low + child] as T) < 0) child++
    if (order(item, items[low + child - 1] as T) >= 0) break
    items[low + at - 1] = items[low + child - 1] as T
    at = child
  }
  items[low + at - 1] = item
}

function swapIfGreater<T>(items: T[], a: number, b: number, order: Order<T>): void {
  if (order(items[a] as T, items[b] as T) > 0) swap(items, a, b)
}

function swap(items: unknown[], a: number, b: number): void {
  const item = items[a]
  items[a] = items[b]
  items[b] = item
}

function inconsistent(): never {
  return machine.raise(
    'System.ArgumentException',
    'Unable to sort because the IComparer.Compare() method returns inconsistent results.',
  )
}
