/** Which type tests can succeed. */
import { isError, isLibrary, primitiveName } from '../types/builtins.ts'
import { isInterface } from '../types/net-interfaces.ts'
import type { Type } from '../types/types.ts'
import { supertype } from '../types/subtypes.ts'

/** Whether a value of one type may be one of the other, as far as F# looks. Both have been resolved. */
export function couldBe(from: Type, to: Type): boolean {
  if (isError(from) || isError(to) || primitiveName(from) === 'obj' || supertype(to, from) !== undefined) return true
  // Every array is a System.Array.
  if (isLibrary(from, 'Array')) return isLibrary(to, 'array')
  // Some class may derive from the one and implement the other.
  return (isOpenInterface(from) && isOpen(to)) || (isOpen(from) && isOpenInterface(to))
}

/** Whether every value of one type is one of the other, by what is written. Both have been resolved. */
export function isNeedless(from: Type, to: Type): boolean {
  return from.kind === 'Named' && to.kind === 'Named' && !isError(from) && from.constructor === to.constructor
}

/** Whether no type derives from this one: data, and whatever is no class, interface or exception. */
export function isSealed(type: Type): boolean {
  const name = primitiveName(type)
  return !isOpen(type) && name !== 'exn' && name !== 'obj' && !isLibrary(type, 'seq')
}

function isOpenInterface(type: Type): boolean {
  return type.kind === 'Named' && isInterface(type.constructor)
}

function isOpen(type: Type): boolean {
  return type.kind === 'Named' && (type.constructor.definition.kind === 'Class' || isInterface(type.constructor))
}
