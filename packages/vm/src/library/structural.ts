import { COMPARE_TO, OBJECT_EQUALS, OBJECT_HASH } from '@fsrs/chunk'

import { machine } from '../machine.ts'
import { methodKey } from '../method-key.ts'
import { sameRep } from '../program-types.ts'
import { Box } from '../values.ts'
import type { Instance, List, Ref, Some, Tuple } from '../values.ts'

/**
 * F#'s equality, comparison and hash codes, without types. What is left to compare waits on a stack of its own, so that
 * neither long lists nor deep trees use that of JavaScript.
 */

const EQUALS = methodKey(OBJECT_EQUALS)
const HASH = methodKey(OBJECT_HASH)
const COMPARES = methodKey(COMPARE_TO)

/** What a class of the library says of its own equality; without it, instances are equal only to themselves. */
export interface Structural {
  structuralEquals?(other: unknown): boolean
  structuralCompare?(other: unknown): number
  structuralHash?(): number
}

/** `=` of F#: NaN is not equal to itself. */
export function equals(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return equalParts([a, b], false)
}

/**
 * `Equals` of .NET, and what its collections go by: NaN is equal to itself, and an array to no other. Within lists,
 * options, records and unions F# compares arrays by their items all the same.
 */
export function objectEquals(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return sameLeaf(a, b)
  const stack: unknown[] = [a, b]
  while (stack.length > 0) {
    const right = stack.pop() as object | null
    const left = stack.pop() as object | null
    if (left === right) continue
    if (typeof left !== 'object' || typeof right !== 'object') {
      if (!sameLeaf(left, right)) return false
      continue
    }
    if (left === null || right === null || isArray(left)) return false
    const kind = kindOf(left)
    if (kind !== kindOf(right)) return false
    if (kind === 'tuple' || kind === 'box') {
      if (!equalShells(left, right, stack, true)) return false
    } else if (!equalParts([left, right], true)) return false
  }
  return true
}

/** `Equals` of F#'s own types: NaN is equal to itself. */
export function equalsReflexively(a: unknown, b: unknown): boolean {
  return equalParts([a, b], true)
}

function sameLeaf(a: unknown, b: unknown): boolean {
  return a === b || (a !== a && b !== b)
}

/** Whether all pairs on the stack are equal; `isReflexive` takes NaN for equal to itself. */
function equalParts(stack: unknown[], isReflexive: boolean): boolean {
  while (stack.length > 0) {
    const right = stack.pop()
    const left = stack.pop()
    if (typeof left !== 'object' || typeof right !== 'object') {
      if (left !== right && !(isReflexive && sameLeaf(left, right))) return false
    } else if (!equalShells(left, right, stack, isReflexive)) return false
  }
  return true
}

/** Whether two objects are equal but for their parts, which are put on the stack. */
function equalShells(a: object | null, b: object | null, stack: unknown[], isReflexive: boolean): boolean {
  if (a === null || b === null) return a === b
  machine.step()
  if (isArray(a)) return isArray(b) && equalItems(a, b, stack, isReflexive)
  switch (kindOf(a)) {
    case 'list':
      return equalLists(a as List, b as List, stack, isReflexive)
    case 'some':
      stack.push((a as Some).f0, (b as Some).f0)
      return true
    case 'tuple':
      pushFields(a as Instance, b as Instance, (a as Tuple).size, stack)
      return true
    case 'ref':
      stack.push((a as Ref).f0, (b as Ref).f0)
      return true
    case 'record':
    case 'union':
    case 'exception':
      return equalInstances(a as Instance, b as Instance, stack)
    case 'anon': {
      pushFields(a as Instance, b as Instance, (a as Instance).names.length, stack)
      return true
    }
    case 'box': {
      if (!(b instanceof Box) || !sameRep((a as Box).rep, b.rep)) return false
      stack.push((a as Box).value, b.value)
      return true
    }
    case 'library':
      return (a as Structural).structuralEquals?.(b) ?? a === b
    case 'class':
      return customEquals(a as Instance, b) ?? (a === b || equalStructs(a as Instance, b as Instance, stack))
    default:
      return a === b
  }
}

/** What the type's own `Equals` says; undefined where it has none. */
function customEquals(a: Instance, b: object): boolean | undefined {
  return methodOf(a, EQUALS)?.call(a, boxed(b)) as boolean | undefined
}

function methodOf(instance: Instance, key: string): ((...args: unknown[]) => unknown) | undefined {
  return (instance as unknown as Record<string, (...args: unknown[]) => unknown>)[key]
}

/** An instance as `obj`. */
function boxed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { info, rep } = value as Instance
  return info === undefined ? value : new Box(rep ?? { k: 'def', info, args: [] }, value)
}

function equalItems(a: ArrayLike<unknown>, b: ArrayLike<unknown>, stack: unknown[], isReflexive: boolean): boolean {
  if (a.length !== b.length) return false
  machine.charge(a.length)
  for (let index = 0; index < a.length; index++) {
    const left = a[index]
    const right = b[index]
    if (typeof left === 'object' && typeof right === 'object') stack.push(left, right)
    else if (left !== right && !(isReflexive && sameLeaf(left, right))) return false
  }
  return true
}

function equalLists(a: List, b: List, stack: unknown[], isReflexive: boolean): boolean {
  let left = a
  let right = b
  while (left.tail !== null && right.tail !== null) {
    machine.step()
    const x = left.head
    const y = right.head
    if (typeof x === 'object' && typeof y === 'object') stack.push(x, y)
    else if (x !== y && !(isReflexive && sameLeaf(x, y))) return false
    left = left.tail
    right = right.tail
  }
  return left.tail === right.tail
}

function equalInstances(a: Instance, b: Instance, stack: unknown[]): boolean {
  if (a.kind !== b.kind) return false
  const info = a.info
  // An exception of .NET has no fields of the program: it is equal only to itself.
  if (info === undefined || b.info === undefined) return a === b
  const { def } = info
  if (def.name !== b.info.def.name) return false
  if ((def.k === 'record' || def.k === 'union') && def.equality !== 'structural')
    return def.equality === 'custom' ? (customEquals(a, b) ?? a === b) : a === b
  if (a.kind === 'union' && a.tag !== b.tag) return false
  pushFields(a, b, fieldCount(a), stack)
  return true
}

function equalStructs(a: Instance, b: Instance, stack: unknown[]): boolean {
  const count = structFields(a)
  if (count === undefined || a.info !== b.info) return false
  pushFields(a, b, count, stack)
  return true
}

/** How many fields of a struct make it what it is; undefined for any other object of a class. */
function structFields({ info: { def } }: Instance): number | undefined {
  return def.k === 'class' ? def.comparedFields : undefined
}

/** Number of fields of a record, exception or union case. */
export function fieldCount(value: Instance): number {
  const { def } = value.info
  if (def.k === 'union') return def.cases[value.tag]?.fields.length ?? 0
  return def.k === 'enum' ? 0 : def.fields.length
}

function pushFields(a: Instance, b: Instance, count: number, stack: unknown[]): void {
  for (let index = count - 1; index >= 0; index--) stack.push(a[`f${index}`], b[`f${index}`])
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

/** `compare` of F#: negative, zero or positive; of strings by their UTF-16 units. */
export function compare(a: unknown, b: unknown): number {
  return ordered(a, b, false)
}

/** What `<` and the like go by: NaN where a NaN decides, so that none of them holds. */
export function comparePartially(a: unknown, b: unknown): number {
  return ordered(a, b, true)
}

function ordered(a: unknown, b: unknown, isPartial: boolean): number {
  if (typeof a !== 'object' || typeof b !== 'object') return compareLeaves(a, b, isPartial)
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
  if (isArray(a)) return compareArrays(a, b as ArrayLike<unknown>, stack)
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
      return customCompare(x, y) ?? pushPending(x, y, fieldCount(x), stack)
    case 'class':
      return customCompare(x, y) ?? compareStructs(x, y, stack)
    case 'union':
      if (x.info.def.methods !== undefined) {
        const order = customCompare(x, y)
        if (order !== undefined) return order
      }
      return x.tag === y.tag ? pushPending(x, y, fieldCount(x), stack) : x.tag - y.tag
    case 'box':
      return compareShells((a as Box).value, (b as Box).value, stack, isPartial)
    case 'library':
      return (a as Structural).structuralCompare?.(b) ?? refuse()
    default:
      return refuse()
  }
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
  stack.push({ count, at: 0, left: (index) => a[`f${index}`], right: (index) => b[`f${index}`] })
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

/** How many parts of a value its hash code is made of, at most. */
const HASHED_PARTS = 64

const identities = new WeakMap<object, number>()
let nextIdentity = 1

/** A hash code: equal values have equal ones; of numbers it is the number, as in .NET. */
export function hash(value: unknown): number {
  let code = 0
  const queue: unknown[] = [value]
  for (let at = 0; at < queue.length && at < HASHED_PARTS; at++) {
    const own = hashShell(queue[at], queue)
    code = queue.length === 1 ? own : (Math.imul(code, 31) + own) | 0
  }
  return code
}

/** `GetHashCode` of .NET: of an array it says which one it is. */
export function objectHash(value: unknown): number {
  return isArray(value) ? identityOf(value) : hash(value)
}

function hashShell(value: unknown, queue: unknown[]): number {
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? value | 0 : hashText(String(value))
    case 'bigint':
      return Number(BigInt.asIntN(32, value ^ (value >> 32n)))
    case 'string':
      return hashText(value)
    case 'boolean':
      return value ? 1 : 0
    case 'object':
      return value === null ? 0 : hashObject(value, queue)
    default:
      return 0
  }
}

function hashText(text: string): number {
  machine.charge(text.length >> 4)
  let code = 17
  for (let index = 0; index < text.length; index++) code = (Math.imul(code, 31) + text.charCodeAt(index)) | 0
  return code
}

function hashObject(value: object, queue: unknown[]): number {
  const room = HASHED_PARTS - queue.length
  if (isArray(value)) {
    for (let index = 0; index < Math.min(value.length, room); index++) queue.push(value[index])
    return value.length
  }
  const instance = value as Instance
  const pushAll = (count: number): void => {
    for (let index = 0; index < Math.min(count, room); index++) queue.push(instance[`f${index}`])
  }
  switch (kindOf(value)) {
    case 'list': {
      let rest = value as List
      for (let index = 0; index < room && rest.tail !== null; index++) {
        queue.push(rest.head)
        rest = rest.tail
      }
      return 1
    }
    case 'some':
    case 'ref':
      pushAll(1)
      return 2
    case 'tuple':
      pushAll((value as Tuple).size)
      return 3
    case 'anon':
      pushAll(instance.names.length)
      return 4
    case 'record':
    case 'union':
    case 'exception': {
      if (instance.info === undefined) return identityOf(value)
      const { def } = instance.info
      if ((def.k === 'record' || def.k === 'union') && def.equality !== 'structural')
        return def.equality === 'custom' ? customHash(instance) : identityOf(value)
      pushAll(fieldCount(instance))
      return instance.tag ?? 5
    }
    case 'box':
      queue.push((value as Box).value)
      return 6
    case 'library':
      return (value as Structural).structuralHash?.() ?? identityOf(value)
    case 'class': {
      const count = structFields(instance)
      if (count === undefined || methodOf(instance, HASH) !== undefined) return customHash(instance)
      pushAll(count)
      return 7
    }
    default:
      return identityOf(value)
  }
}

/** What the type's own `GetHashCode` says; one for each instance where it has none. */
function customHash(value: Instance): number {
  return (methodOf(value, HASH)?.call(value, undefined) as number | undefined) ?? identityOf(value)
}

/** A number of its own for each object. */
export function identityOf(value: object): number {
  let found = identities.get(value)
  if (found === undefined) {
    found = nextIdentity++
    identities.set(value, found)
  }
  return found
}

function kindOf(value: object): string | undefined {
  return (value as { readonly kind?: string }).kind
}

/** An F# array in any of its representations. */
export function isArray(value: unknown): value is unknown[] {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
}

/**
 * A key of a JavaScript Map for a value that JavaScript compares as F# does; undefined for all others, whose `hash` and
 * `equals` decide.
 */
export function directKey(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      return value === value ? value : undefined
    case 'string':
    case 'boolean':
    case 'bigint':
      return value
    default:
      return undefined
  }
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
