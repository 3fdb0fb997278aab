// F#'s equality, without types.

import { OBJECT_EQUALS } from '@fsrs/chunk'

import { machine } from '../machine/machine.ts'
import { methodKey } from '../values/method-key.ts'
import { sameRep } from '../values/program-types.ts'
import { Box } from '../values/values.ts'
import type { Instance, List, Ref, Some, Tuple } from '../values/values.ts'
import { RECURSION_MAX, boxed, fieldAt, fieldCount, isArray, kindOf, methodOf, structFields } from './parts.ts'
import type { Structural } from './parts.ts'

const EQUALS = methodKey(OBJECT_EQUALS)

/** `=` of F#: NaN is not equal to itself. */
export function equals(a: unknown, b: unknown): boolean {
  return same(a, b, false, 0)
}

/** `Equals` of F#'s own types: NaN is equal to itself. */
export function equalsReflexively(a: unknown, b: unknown): boolean {
  return same(a, b, true, 0)
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
      if (!sameShells(left, right, stack, true)) return false
    } else if (!same(left, right, true, 0)) return false
  }
  return true
}

function sameLeaf(a: unknown, b: unknown): boolean {
  return a === b || (a !== a && b !== b)
}

/** `isReflexive` takes NaN for equal to itself. */
function same(a: unknown, b: unknown, isReflexive: boolean, depth: number): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b || (isReflexive && sameLeaf(a, b))
  if (a === null || b === null) return a === b
  if (depth === RECURSION_MAX) return sameParts([a, b], isReflexive)
  switch (kindOf(a)) {
    case 'tuple':
      machine.step()
      return sameFields(a as Instance, b as Instance, (a as Tuple).size, isReflexive, depth)
    case 'some':
      machine.step()
      return same((a as Some).f0, (b as Some).f0, isReflexive, depth + 1)
    case 'record':
    case 'union': {
      machine.step()
      const [left, right] = [a as Instance, b as Instance]
      return sameTypes(left, right) ?? sameFields(left, right, fieldCount(left), isReflexive, depth)
    }
    case 'list':
      return sameLists(a as List, b as List, isReflexive, depth)
    default: {
      const stack: unknown[] = []
      if (!sameShells(a, b, stack, isReflexive)) return false
      return stack.length === 0 || sameParts(stack, isReflexive)
    }
  }
}

function sameFields(a: Instance, b: Instance, count: number, isReflexive: boolean, depth: number): boolean {
  for (let index = 0; index < count; index++)
    if (!same(fieldAt(a, index), fieldAt(b, index), isReflexive, depth + 1)) return false
  return true
}

function sameLists(a: List, b: List, isReflexive: boolean, depth: number): boolean {
  let left = a
  let right = b
  while (left.tail !== null && right.tail !== null) {
    machine.step()
    if (!same(left.head, right.head, isReflexive, depth + 1)) return false
    left = left.tail
    right = right.tail
  }
  return left.tail === right.tail
}

/** Whether all pairs on the stack are equal. */
function sameParts(stack: unknown[], isReflexive: boolean): boolean {
  while (stack.length > 0) {
    const right = stack.pop()
    const left = stack.pop()
    if (typeof left !== 'object' || typeof right !== 'object') {
      if (left !== right && !(isReflexive && sameLeaf(left, right))) return false
    } else if (!sameShells(left, right, stack, isReflexive)) return false
  }
  return true
}

/** Whether two objects are equal but for their parts, which are put on the stack. */
function sameShells(a: object | null, b: object | null, stack: unknown[], isReflexive: boolean): boolean {
  if (a === null || b === null) return a === b
  machine.step()
  switch (kindOf(a)) {
    case 'list':
      return pushLists(a as List, b as List, stack, isReflexive)
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
      return pushInstances(a as Instance, b as Instance, stack)
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
      return customEquals(a as Instance, b) ?? (a === b || pushStructs(a as Instance, b as Instance, stack))
    default:
      return isArray(a) ? isArray(b) && pushItems(a, b, stack, isReflexive) : a === b
  }
}

/** What the type's own `Equals` says; undefined where it has none. */
function customEquals(a: Instance, b: object): boolean | undefined {
  return methodOf(a, EQUALS)?.call(a, boxed(b)) as boolean | undefined
}

function pushItems(a: ArrayLike<unknown>, b: ArrayLike<unknown>, stack: unknown[], isReflexive: boolean): boolean {
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

function pushLists(a: List, b: List, stack: unknown[], isReflexive: boolean): boolean {
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

function pushInstances(a: Instance, b: Instance, stack: unknown[]): boolean {
  const known = sameTypes(a, b)
  if (known !== undefined) return known
  pushFields(a, b, fieldCount(a), stack)
  return true
}

/** Whether two records, cases or exceptions are equal as far as their types say; undefined: as far as their fields are. */
function sameTypes(a: Instance, b: Instance): boolean | undefined {
  const info = a.info
  if (info !== b.info) {
    if (a.kind !== b.kind) return false
    // An exception of .NET has no fields of the program: it is equal only to itself.
    if (info === undefined || b.info === undefined) return a === b
    if (info.def.name !== b.info.def.name) return false
  } else if (info === undefined) return a === b
  const { def } = info
  if ((def.k === 'record' || def.k === 'union') && def.equality !== 'structural')
    return def.equality === 'custom' ? (customEquals(a, b) ?? a === b) : a === b
  return def.k === 'union' && a.tag !== b.tag ? false : undefined
}

function pushStructs(a: Instance, b: Instance, stack: unknown[]): boolean {
  const count = structFields(a)
  if (count === undefined || a.info !== b.info) return false
  pushFields(a, b, count, stack)
  return true
}

function pushFields(a: Instance, b: Instance, count: number, stack: unknown[]): void {
  for (let index = count - 1; index >= 0; index--) stack.push(fieldAt(a, index), fieldAt(b, index))
}
