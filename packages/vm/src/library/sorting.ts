import { machine } from '../machine.ts'

/**
 * A stable merge sort, bottom up (D. Knuth, The Art of Computer Programming, 5.2.4): unlike the engine's own it calls
 * the order a known number of times and pays for each, so that a script's own order cannot run past its limits.
 */
export function mergeSort<T>(items: readonly T[], order: (a: T, b: T) => number): T[] {
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

function merge<T>(from: readonly T[], to: T[], start: number, width: number, order: (a: T, b: T) => number): void {
  const middle = Math.min(start + width, from.length)
  const end = Math.min(start + 2 * width, from.length)
  let left = start
  let right = middle
  for (let at = start; at < end; at++) {
    const takesLeft = right >= end || (left < middle && order(from[left] as T, from[right] as T) <= 0)
    to[at] = from[takesLeft ? left++ : right++] as T
  }
}
