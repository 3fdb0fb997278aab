/** Of which types `null` is a value: strings, objects, .NET's classes, and classes that say so. */
import type { Node } from '../syntax/ast.ts'
import { isError } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { printType } from '../types/type-printer.ts'
import type { Type } from '../types/types.ts'
import { resolve } from '../types/unify.ts'

/** The type of a `null` in a place, as an expression or a pattern; reports where there is none. */
export function nullable(c: Checker, at: Node, expected: Type): Type {
  const type = resolve(expected)
  if (!isNullable(type)) c.report(catalog.notNullable(at, printType(type)))
  return expected
}

/** Whether `null` is a value of the type. `type` has been resolved. */
export function isNullable(type: Type): boolean {
  if (type.kind === 'Variable' || isError(type)) return true
  if (type.kind !== 'Named') return false
  const { definition, uniqueName, definedAt } = type.constructor
  if (definition.kind === 'Class') return definition.allowsNull === true || definedAt === undefined
  if (definition.kind === 'Library') return NULLABLE.has(uniqueName) || uniqueName.endsWith('Exception')
  return uniqueName === 'string' || uniqueName === 'obj' || uniqueName === 'exn'
}

const NULLABLE: ReadonlySet<string> = new Set([
  'seq',
  'array',
  'Dictionary',
  'HashSet',
  'ResizeArray',
  'StringBuilder',
  'Queue',
  'Stack',
  'LinkedList',
  'LinkedListNode',
  'SortedSet',
  'TextWriter',
  'StringWriter',
  'StringComparer',
  'KeyCollection',
  'IEvent',
  'Event',
  'SortedDictionary',
])
