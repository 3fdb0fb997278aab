// F#'s order, without types.

import { COMPARE_TO } from '@fsrs/chunk'

import { machine } from '../machine/machine.ts'
import { methodKey } from '../values/method-key.ts'
import type { Box, Instance, List, Tuple } from '../values/values.ts'
import { RECURSION_MAX, boxed, fieldAt, fieldCount, isArray, kindOf, methodOf, structFields } from './parts.ts'
import type { Structural } from './parts.ts'

const COMPARES = methodKey(COMPARE_TO)

/** `compare` of F#: negative, zero or positive; of strings by their UTF-16 units. */
export function compare(a: unknown, b: unknown): number {
  return ordered(a, b, false, 0)
}

/** What `<` and the like go by: NaN where a NaN decides, so that none of them holds. */
export function comparePartially(a: unknown, b: unknown): number {
  return ordered(a, b, true, 0)
}

/** `min`, as F# has it: NaN wins. */
export function minimum(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a !== a ? a : b !== b ? b : a < b ? a : b
  return compare(a, b) < 0 ? a : b
}

/** `max`, as F# has it: NaN wins. */
export function maximum(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a !== a ? a : b !== b ? b : a < b ? b : a
  return compare(a, b) < 0 ? b : a
}

function ordered(a: unknown, b: unknown, isPartial: boolean, depth: number): number {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return compareLeaves(a, b, isPartial)
  if (depth === RECURSION_MAX) return orderedByStack(a, b, isPartial)
  const [left, right] = [a as Instance, b as Instance]
  switch (kindOf(a)) {
    case 'tuple':
      machine.step()
      return orderedFields(left, right, (a as Tuple).size, isPartial, depth)
    case 'some':
      machine.step()
      return ordered(fieldAt(left, 0), fieldAt(right, 0), isPartial, depth + 1)
    case 'record':
    case 'union': {
      machine.step()
      const known = orderedTypes(left, right)
      return known ?? orderedFields(left, right, fieldCount(left), isPartial, depth)
    }
    case 'list':
      return orderedLists(a as List, b as List, isPartial, depth)
    default:
      return orderedByStack(a, b, isPartial)
  }
}

function orderedFields(a: Instance, b: Instance, count: number, isPartial: boolean, depth: number): number {
  for (let index = 0; index < count; index++) {
    const found = ordered(fieldAt(a, index), fieldAt(b, index), isPartial, depth + 1)
    if (found !== 0) return found
  }
  return 0
}

function orderedLists(a: List, b: List, isPartial: boolean, depth: number): number {
  let [left, right] = [a, b]
  while (left.tail !== null && right.tail !== null) {
    machine.step()
    const found = ordered(left.head, right.head, isPartial, depth + 1)
    if (found !== 0) return found
    left = left.tail
    right = right.tail
  }
  if (left.tail === right.tail) return 0
  return left.tail === null ? -1 : 1
}

/** The fields or elements, still to be compared, of two values that are equal so far. */
interface Pending {
  readonly count: number
  at: number
  left(index: number): unknown
  right(index: number): unknown
}

/** Two lists, walked while they are compared. */
class PendingLists {
  left: List
  right: List

  constructor(left: List, right: List) {
    this.left = left
    this.right = right
  }
}

function orderedByStack(a: unknown, b: unknown, isPartial: boolean): number {
  const stack: (Pending | PendingLists)[] = []
  let left: unknown = a
  let right: unknown = b
  for (;;) {
    const found = compareShells(left, right, stack, isPartial)
    if (found !== 0) return found
    for (;;) {
      const top = stack.at(-1)
      if (top === undefined) return 0
      if (top instanceof PendingLists) {
        const { left: x, right: y } = top
        if (x.tail === null || y.tail === null) {
          if (x.tail !== y.tail) return x.tail === null ? -1 : 1
          stack.pop()
          continue
        }
        machine.step()
        left = x.head
        right = y.head
        top.left = x.tail
        top.right = y.tail
        break
      }
      if (top.at < top.count) {
        const index = top.at++
        left = top.left(index)
        right = top.right(index)
        break
      }
      stack.pop()
    }
  }
}

function compareLeaves(a: unknown, b: unknown, isPartial: boolean): number {
  // Strings may be null where .NET made them.
  if (a === b) return 0
  if (a === undefined || a === null) return -1
  if (b === undefined || b === null) return 1
  if (typeof a === 'string') return compareStrings(a, b as string)
  if (typeof a === 'function') return refuse()
  if ((a as number) < (b as number)) return -1
  if ((a as number) > (b as number)) return 1
  if (isPartial && (a !== a || b !== b)) return Number.NaN
  // NaN is less than every number, and as great as itself.
  if (b === b) return -1
  return a === a ? 1 : 0
}

/** `String.CompareOrdinal`: the difference of the first units that differ, else of the lengths. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  machine.charge(length >> 4)
  for (let index = 0; index < length; index++) {
    const difference = a.charCodeAt(index) - b.charCodeAt(index)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function compareShells(a: unknown, b: unknown, stack: (Pending | PendingLists)[], isPartial: boolean): number {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return compareLeaves(a, b, isPartial)
  machine.step()
  const [x, y] = [a as Instance, b as Instance]
  switch (kindOf(a)) {
    case 'list':
      stack.push(new PendingLists(a as List, b as List))
      return 0
    case 'some':
    case 'ref':
      return pushPending(x, y, 1, stack)
    case 'tuple':
      return pushPending(x, y, (a as Tuple).size, stack)
    case 'anon':
      return pushPending(x, y, x.names.length, stack)
    case 'record':
    case 'union':
      return orderedTypes(x, y) ?? pushPending(x, y, fieldCount(x), stack)
    case 'class':
      return customCompare(x, y) ?? compareStructs(x, y, stack)
    case 'box':
      return compareShells((a as Box).value, (b as Box).value, stack, isPartial)
    case 'library':
      return (a as Structural).structuralCompare?.(b) ?? refuse()
    default:
      return isArray(a) ? compareArrays(a, b as ArrayLike<unknown>, stack) : refuse()
  }
}

/** How two records or cases stand as far as their types say; undefined: as their fields do. */
function orderedTypes(a: Instance, b: Instance): number | undefined {
  const own = customCompare(a, b)
  if (own !== undefined) return own
  return a.info.def.k === 'union' && a.tag !== b.tag ? a.tag - b.tag : undefined
}

/** What the type's own `CompareTo` says; undefined where it has none. */
function customCompare(a: Instance, b: Instance): number | undefined {
  if (a.info.def.methods === undefined && a.kind !== 'class') return undefined
  return methodOf(a, COMPARES)?.call(a, boxed(b)) as number | undefined
}

function compareStructs(a: Instance, b: Instance, stack: (Pending | PendingLists)[]): number {
  const count = structFields(a)
  return count === undefined ? refuse() : pushPending(a, b, count, stack)
}

function pushPending(a: Instance, b: Instance, count: number, stack: (Pending | PendingLists)[]): number {
  stack.push({ count, at: 0, left: (index) => fieldAt(a, index), right: (index) => fieldAt(b, index) })
  return 0
}

function compareArrays(a: ArrayLike<unknown>, b: ArrayLike<unknown>, stack: (Pending | PendingLists)[]): number {
  if (a.length !== b.length) return a.length < b.length ? -1 : 1
  machine.charge(a.length)
  stack.push({ count: a.length, at: 0, left: (index) => a[index], right: (index) => b[index] })
  return 0
}

function refuse(): never {
  return machine.raise(
    'System.ArgumentException',
    'Failure during generic comparison: the type does not implement the System.IComparable interface.',
  )
}
