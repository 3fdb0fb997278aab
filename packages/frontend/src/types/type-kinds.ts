/**
 * The kinds of types that .NET tells apart: values and references, types that `null` is of, and types of which there can be an
 * object without arguments. All types have been resolved.
 */
import { isError } from './builtins.ts'
import type { Type, TypeConstraint } from './types.ts'

/** What `when 'a : struct` and its like ask for. */
export type KindConstraint = TypeConstraint & {
  readonly kind: 'Struct' | 'NotStruct' | 'Null' | 'DefaultConstructor' | 'Unmanaged'
}

/** Whether a type is of the kind that a constraint asks for. */
export function isOfKind(type: Type, kind: KindConstraint['kind']): boolean {
  switch (kind) {
    case 'Struct':
      return isStruct(type)
    case 'NotStruct':
      return !isStruct(type)
    case 'Null':
      return isNullable(type)
    case 'DefaultConstructor':
      return isStruct(type) || isMadeOfNothing(type)
    case 'Unmanaged':
      return isStruct(type) && !(type.kind === 'Named' && type.constructor.definition.kind === 'Library')
  }
}

/** Structs of the library. */
const STRUCTS: ReadonlySet<string> = new Set([
  'KeyValuePair',
  'ValueOption',
  'DateTime',
  'TimeSpan',
  'Guid',
  'Nullable',
])
const REFERENCES: ReadonlySet<string> = new Set(['string', 'obj', 'exn', 'unit'])

function isStruct(type: Type): boolean {
  if (type.kind === 'Tuple') return type.isStruct === true
  if (type.kind !== 'Named') return false
  const { definition, isStruct: isDeclared } = type.constructor
  switch (definition.kind) {
    case 'Primitive':
      return !REFERENCES.has(definition.name)
    case 'Library':
      return STRUCTS.has(definition.name)
    case 'Enum':
      return true
    case 'Class':
      return definition.isStruct === true
    default:
      return isDeclared === true
  }
}

function isMadeOfNothing(type: Type): boolean {
  if (type.kind !== 'Named') return false
  const { definition, members } = type.constructor
  if (definition.kind === 'Library') return MADE_OF_NOTHING.has(definition.name)
  if (definition.kind === 'Primitive') return definition.name === 'obj' || definition.name === 'exn'
  if (definition.kind !== 'Class' || definition.isAbstract) return false
  const own = members.get('.ctor') ?? []
  return own.some((each) => each.isHidden !== true && each.isPrivate !== true && each.arguments[0] === 0)
}

const MADE_OF_NOTHING: ReadonlySet<string> = new Set([
  'Dictionary',
  'HashSet',
  'ResizeArray',
  'StringBuilder',
  'Queue',
  'Stack',
  'LinkedList',
  'SortedSet',
  'SortedDictionary',
  'StringWriter',
  'Event',
])

/** Whether `null` is a value of the type. */
export function isNullable(type: Type): boolean {
  if (type.kind === 'Variable' || isError(type)) return true
  if (type.kind !== 'Named') return false
  const { definition, uniqueName, definedAt } = type.constructor
  if (definition.kind === 'Class') return definition.allowsNull === true || definedAt === undefined
  if (definition.kind === 'Library') return NULLABLE.has(uniqueName) || uniqueName.endsWith('Exception')
  return uniqueName === 'string' || uniqueName === 'obj' || uniqueName === 'exn'
}

const NULLABLE: ReadonlySet<string> = new Set([
  ...MADE_OF_NOTHING,
  'seq',
  'array',
  'LinkedListNode',
  'TextWriter',
  'StringComparer',
  'KeyCollection',
  'IEvent',
])
