/**
 * Interfaces of .NET that numbers, texts and data implement as well as objects of the program: as a value of one everything
 * is boxed, and generic code calls it on what it has.
 */
import { COMPARE_TO } from '@fsrs/chunk'

import type { Library } from './library-contract.ts'
import { machine } from '../machine/machine.ts'
import { methodKey } from '../values/method-key.ts'
import { sameRep } from '../values/program-types.ts'
import { Box } from '../values/values.ts'
import type { Instance, Rep } from '../values/values.ts'
import { compare } from './comparison.ts'
import { objectEquals } from './equality.ts'
import { methodOf } from './parts.ts'
import { UNTYPED_SEQUENCES_LIBRARY } from './untyped-sequences.ts'
import { contentOf } from './boxed-interfaces.ts'
import { dotNetTypeName, shortName } from './type-names.ts'

const COMPARES = methodKey(COMPARE_TO)
const COMPARES_SAME = methodKey('System.IComparable`1.CompareTo/1')
const EQUALS_SAME = methodKey('System.IEquatable.Equals/1')

/** Of small numbers .NET answers the difference. */
const SMALL: ReadonlySet<string> = new Set(['char', 'byte', 'sbyte', 'int16', 'uint16'])

/** `IComparable.CompareTo`: of an object. */
function compareTo(target: unknown, other: unknown): unknown {
  const value = contentOf(target)
  const own = ownMethod(value, COMPARES)
  if (own !== undefined) return own.call(value, other)
  if (other === null || other === undefined) return 1
  if (target instanceof Box && other instanceof Box && !sameRep(target.rep, other.rep))
    return machine.raise('System.ArgumentException', `Object must be of type ${shortName(dotNetTypeName(target.rep))}.`)
  return compareValues(value, contentOf(other), repOf(target) ?? repOf(other))
}

/** `IComparable<T>.CompareTo`: of another `T`. */
function compareToSame(target: unknown, other: unknown): unknown {
  const value = contentOf(target)
  const own = ownMethod(value, COMPARES_SAME)
  return own === undefined ? compareValues(value, other, repOf(target)) : own.call(value, other)
}

/** `IEquatable<T>.Equals`. */
function equalsSame(target: unknown, other: unknown): unknown {
  const value = contentOf(target)
  const own = ownMethod(value, EQUALS_SAME)
  return own === undefined ? objectEquals(value, other) : own.call(value, other)
}

function compareValues(a: unknown, b: unknown, rep: Rep | undefined): number {
  if (rep?.k === 'prim' && SMALL.has(rep.name)) return Number(a) - Number(b)
  return compare(a, b)
}

function repOf(target: unknown): Rep | undefined {
  return target instanceof Box ? target.rep : undefined
}

function ownMethod(value: unknown, key: string): ((...args: unknown[]) => unknown) | undefined {
  return typeof value === 'object' && value !== null ? methodOf(value as Instance, key) : undefined
}

/** What is called by `IComparable` and `IEquatable`. */
export const VALUE_INTERFACES_LIBRARY: Library = {
  'value@.compareTo': compareTo,
  'value@.compareToSame': compareToSame,
  'value@.equalsSame': equalsSame,
  ...UNTYPED_SEQUENCES_LIBRARY,
}
