// Hash codes for tables, without types: equal values have equal ones.

import { OBJECT_HASH } from '@fsrs/chunk'

import { machine } from '../machine/machine.ts'
import { methodKey } from '../values/method-key.ts'
import type { Box, Instance, List, Tuple } from '../values/values.ts'
import { fieldAt, fieldCount, isArray, kindOf, methodOf, structFields } from './parts.ts'
import type { Structural } from './parts.ts'

const HASH = methodKey(OBJECT_HASH)

/** 2³² by the golden ratio, so that parts which are small numbers, as those of a grid's places, do not meet. */
const SPREAD = 0x9e3779b1

/** How many parts of a value its hash code is made of, at most. */
const HASHED_PARTS = 64

const identities = new WeakMap<object, number>()
let nextIdentity = 1

/** A hash code: equal values have equal ones; of numbers it is the number, as in .NET. */
export function hash(value: unknown): number {
  return typeof value === 'object' && value !== null ? hashObject(value, { parts: HASHED_PARTS }) : hashLeaf(value)
}

/** How many more parts are looked at, all in all; each level of nesting takes one, so that nesting is bounded too. */
interface Room {
  parts: number
}

/** `GetHashCode` of .NET: of an array it says which one it is. */
export function objectHash(value: unknown): number {
  return isArray(value) ? identityOf(value) : hash(value)
}

function hashLeaf(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? value | 0 : hashText(String(value))
    case 'bigint':
      return Number(BigInt.asIntN(32, value ^ (value >> 32n)))
    case 'string':
      return hashText(value)
    case 'boolean':
      return value ? 1 : 0
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

function hashObject(value: object, room: Room): number {
  const instance = value as Instance
  switch (kindOf(value)) {
    case 'list':
      return hashList(value as List, room)
    case 'some':
    case 'ref':
      return hashFields(instance, 1, 2, room)
    case 'tuple':
      return hashFields(instance, (value as Tuple).size, 3, room)
    case 'anon':
      return hashFields(instance, instance.names.length, 4, room)
    case 'record':
    case 'union':
    case 'exception': {
      if (instance.info === undefined) return identityOf(value)
      const { def } = instance.info
      if ((def.k === 'record' || def.k === 'union') && def.equality !== 'structural')
        return def.equality === 'custom' ? customHash(instance) : identityOf(value)
      return hashFields(instance, fieldCount(instance), instance.tag ?? 5, room)
    }
    case 'box':
      return hashNext(6, (value as Box).value, room)
    case 'library':
      return (value as Structural).structuralHash?.() ?? identityOf(value)
    case 'class': {
      const count = structFields(instance)
      if (count === undefined || methodOf(instance, HASH) !== undefined) return customHash(instance)
      return hashFields(instance, count, 7, room)
    }
    default:
      return isArray(value) ? hashItems(value, room) : identityOf(value)
  }
}

function hashFields(value: Instance, count: number, first: number, room: Room): number {
  let code = first
  for (let index = 0; index < count && room.parts > 0; index++) code = hashNext(code, fieldAt(value, index), room)
  return code
}

function hashItems(items: ArrayLike<unknown>, room: Room): number {
  let code = items.length
  for (let index = 0; index < items.length && room.parts > 0; index++) code = hashNext(code, items[index], room)
  return code
}

function hashList(list: List, room: Room): number {
  let code = 1
  for (let rest = list; rest.tail !== null && room.parts > 0; rest = rest.tail) code = hashNext(code, rest.head, room)
  return code
}

function hashNext(code: number, part: unknown, room: Room): number {
  room.parts--
  const own = typeof part === 'object' && part !== null ? hashObject(part, room) : hashLeaf(part)
  return (Math.imul(code, SPREAD) + own) | 0
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
