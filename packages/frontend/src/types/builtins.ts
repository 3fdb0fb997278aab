import type { PrimitiveName } from '@fsrs/chunk'

import { NONE } from './types.ts'
import type {
  FunctionType,
  NamedType,
  Type,
  TypeConstructor,
  TypeDefinitionInfo,
  TypeVariable,
  UnionCaseInfo,
} from './types.ts'

/** The level of variables that belong to a scheme: deeper than any `let`. */
export const GENERIC_LEVEL: number = 1 << 30

let nextVariable = 0

/** A new unknown type. */
export function variable(level: number, name?: string): TypeVariable {
  return { kind: 'Variable', id: nextVariable++, name, level, link: undefined, isRigid: false, constraints: NONE }
}

/** A type parameter of a definition. */
export function parameterVariable(name: string): TypeVariable {
  return { ...variable(GENERIC_LEVEL, name), isRigid: true }
}

/** A type is found by its name alone and by its name and number of parameters. */
export function typeKey(name: string, parameters: number): string {
  return `${name}\`${parameters}`
}

/** A type that no program defines, whose definition is still to be set. */
export function newConstructor(name: string, parameters: readonly string[], uniqueName: string): TypeConstructor {
  return { ...builtIn(name, parameters, { kind: 'Unknown' }, true, false), uniqueName }
}

function builtIn(
  name: string,
  parameters: readonly string[],
  definition: TypeDefinitionInfo,
  equality: boolean,
  comparison: boolean,
): TypeConstructor {
  return {
    name,
    uniqueName: name,
    parameters: parameters.map(parameterVariable),
    definition,
    definedAt: undefined,
    members: new Map(),
    supportsEquality: equality,
    supportsComparison: comparison,
  }
}

const PRIMITIVES = new Map<string, TypeConstructor>()

function definePrimitive(name: PrimitiveName, comparison = true): NamedType {
  const constructor = builtIn(name, [], { kind: 'Primitive', name }, true, comparison)
  PRIMITIVES.set(name, constructor)
  return named(constructor, [])
}

/** A constructor with arguments. */
export function named(constructor: TypeConstructor, args: readonly Type[]): NamedType {
  return { kind: 'Named', constructor, arguments: args }
}

/** The type `unit`. */
export const UNIT: NamedType = definePrimitive('unit')
/** The type `bool`. */
export const BOOL: NamedType = definePrimitive('bool')
/** The type `char`. */
export const CHAR: NamedType = definePrimitive('char')
/** The type `string`. */
export const STRING: NamedType = definePrimitive('string')
/** The type `int`. */
export const INT: NamedType = definePrimitive('int')
/** The type `float`. */
export const FLOAT: NamedType = definePrimitive('float')
/** The type `obj`. */
export const OBJ: NamedType = definePrimitive('obj', false)
/** The type `exn`. */
export const EXN: NamedType = definePrimitive('exn', false)

for (const name of [
  'float32',
  'int64',
  'uint64',
  'int16',
  'uint16',
  'byte',
  'sbyte',
  'uint32',
  'decimal',
  'bigint',
] as const)
  definePrimitive(name)

/** What an error left behind: unifies with everything, silently. */
export const ERROR_TYPE: NamedType = named(builtIn('?', [], { kind: 'Unknown' }, true, true), [])

/** A primitive type by name. */
export function primitive(name: PrimitiveName): NamedType {
  return named(PRIMITIVES.get(name)!, [])
}

/** The constructor of a primitive type, if the name is one. */
export function primitiveConstructor(name: string): TypeConstructor | undefined {
  return PRIMITIVES.get(name)
}

interface LibraryTypeFacts {
  readonly parameters: readonly string[]
  readonly equality: boolean
  readonly comparison: boolean
}

/** Types of the library that need more than their signatures say; others compare by reference. */
const LIBRARY_FACTS: Readonly<Record<string, LibraryTypeFacts>> = {
  list: { parameters: ["'a"], equality: true, comparison: true },
  array: { parameters: ["'a"], equality: true, comparison: true },
  option: { parameters: ["'a"], equality: true, comparison: true },
  seq: { parameters: ["'a"], equality: true, comparison: false },
  ref: { parameters: ["'a"], equality: true, comparison: true },
  Result: { parameters: ["'a", "'e"], equality: true, comparison: true },
  Map: { parameters: ["'k", "'v"], equality: true, comparison: true },
  Set: { parameters: ["'a"], equality: true, comparison: true },
  Lazy: { parameters: ["'a"], equality: true, comparison: false },
  Async: { parameters: ["'a"], equality: true, comparison: false },
  array2D: { parameters: ["'a"], equality: true, comparison: false },
  KeyValuePair: { parameters: ["'k", "'v"], equality: true, comparison: false },
  MidpointRounding: { parameters: [], equality: true, comparison: true },
  StringComparison: { parameters: [], equality: true, comparison: true },
  StringSplitOptions: { parameters: [], equality: true, comparison: true },
}

const LIBRARY_TYPES = new Map<string, TypeConstructor>()

/** A type of the library; one object per name. `parameters` is needed for names that are not known here. */
export function libraryType(name: string, parameters: readonly string[] = []): TypeConstructor {
  let constructor = LIBRARY_TYPES.get(name)
  if (constructor === undefined) {
    const facts = LIBRARY_FACTS[name] ?? { parameters, equality: true, comparison: false }
    constructor = builtIn(
      name,
      facts.parameters.map((each) => each.slice(1)),
      { kind: 'Library', name },
      facts.equality,
      facts.comparison,
    )
    const asked = ASKED[name]
    if (asked !== undefined) constructor.parameters[0]!.constraints = [{ kind: asked }]
    LIBRARY_TYPES.set(name, constructor)
  }
  return constructor
}

/** What library types ask of their first argument where a program writes them. */
const ASKED: Readonly<Record<string, 'Equality' | 'Comparison'>> = {
  Map: 'Comparison',
  Set: 'Comparison',
}

/** The library's type of formats. */
export const FORMAT = 'StringFormat'

function stringFormat(): TypeConstructor {
  return libraryType(FORMAT, ["'printer", "'result"])
}

/** A format as a value, see `formats.ts`: of what it takes, and what becomes of the text. */
export function formatOf(printer: Type, result: Type): NamedType {
  return { kind: 'Named', constructor: stringFormat(), arguments: [printer, result] }
}

/** What `Printf` calls formats, by number of type parameters. */
export function formatTypes(): readonly TypeConstructor[] {
  const of = (name: string, result: Type): TypeConstructor => {
    const type = builtIn(name, ['printer'], { kind: 'Unknown' }, true, false)
    type.definition = { kind: 'Abbreviation', type: formatOf(type.parameters[0]!, result) }
    return type
  }
  return [of('StringFormat', STRING), of('TextWriterFormat', UNIT), stringFormat()]
}

const LIST = libraryType('list')
const ARRAY = libraryType('array')
const SEQ = libraryType('seq')
const OPTION = libraryType('option')
const RESULT = libraryType('Result')
const LAZY = libraryType('Lazy')

/** `element list`. */
export function listOf(element: Type): Type {
  return named(LIST, [element])
}
/** `element array`. */
export function arrayOf(element: Type): Type {
  return named(ARRAY, [element])
}
/** `seq<element>`. */
export function seqOf(element: Type): Type {
  return named(SEQ, [element])
}
/** `element option`. */
export function optionOf(element: Type): Type {
  return named(OPTION, [element])
}
/** `Lazy<element>`. */
export function lazyOf(element: Type): Type {
  return named(LAZY, [element])
}
/** `from -> to`. */
export function functionOf(from: Type, to: Type): FunctionType {
  return { kind: 'Function', from, to }
}
/** `a -> b -> result` for `[a, b]`. */
export function curried(parameters: readonly Type[], result: Type): Type {
  let type = result
  for (let i = parameters.length - 1; i >= 0; i--) type = functionOf(parameters[i]!, type)
  return type
}
/** `a * b`; the item itself if there is one only, unit if none. */
export function tupleOf(items: readonly Type[]): Type {
  if (items.length === 0) return UNIT
  return items.length === 1 ? items[0]! : { kind: 'Tuple', items }
}

/** `struct (a * b)`. */
export function structTupleOf(items: readonly Type[]): Type {
  return { kind: 'Tuple', items, isStruct: true }
}

function unionCase(owner: TypeConstructor, name: string, index: number, types: readonly Type[]): UnionCaseInfo {
  const fields = types.map((type) => ({ name: types.length > 1 ? `Item` : 'Item', isNamed: false, type }))
  return { name, owner, index, exception: undefined, fields }
}

/** The cases of the library's unions, by the type's name, in the order of their tags. */
export const LIBRARY_CASES: ReadonlyMap<string, readonly UnionCaseInfo[]> = new Map([
  ['option', [unionCase(OPTION, 'None', 0, []), unionCase(OPTION, 'Some', 1, [OPTION.parameters[0]!])]],
  [
    'Result',
    [unionCase(RESULT, 'Ok', 0, [RESULT.parameters[0]!]), unionCase(RESULT, 'Error', 1, [RESULT.parameters[1]!])],
  ],
])

const FLOATS: ReadonlySet<string> = new Set(['float', 'float32', 'decimal'])
const INTEGERS: ReadonlySet<string> = new Set([
  'int',
  'int64',
  'uint64',
  'int16',
  'uint16',
  'byte',
  'sbyte',
  'uint32',
  'bigint',
])
const UNSIGNED: ReadonlySet<string> = new Set(['uint64', 'uint16', 'byte', 'uint32'])

/** The name of a primitive type, undefined for all others. `type` has been resolved. */
export function primitiveName(type: Type): PrimitiveName | undefined {
  if (type.kind !== 'Named') return undefined
  const definition = type.constructor.definition
  return definition.kind === 'Primitive' ? definition.name : undefined
}

/** Integers of any size. */
export function isInteger(type: Type): boolean {
  const name = primitiveName(type)
  return name !== undefined && INTEGERS.has(name)
}
/** `float`, `float32`, `decimal`. */
export function isFraction(type: Type): boolean {
  const name = primitiveName(type)
  return name !== undefined && FLOATS.has(name)
}
/** Any type of numbers. */
export function isNumber(type: Type): boolean {
  return isInteger(type) || isFraction(type)
}
/** Numbers that can be negative. */
export function isSigned(type: Type): boolean {
  const name = primitiveName(type)
  return isNumber(type) && !UNSIGNED.has(name!)
}
/** Whether it is `exn` or a class of .NET that derives from it. */
export function isException({ definition, name }: TypeConstructor): boolean {
  return definition.kind === 'Primitive'
    ? definition.name === 'exn'
    : definition.kind === 'Library' && name.endsWith('Exception')
}
/** Whether the type is the one an error left behind. */
export function isError(type: Type): boolean {
  return type.kind === 'Named' && type.constructor.definition.kind === 'Unknown'
}
/** Whether the type is that library type. `type` has been resolved. */
export function isLibrary(type: Type, name: string): type is NamedType {
  return (
    type.kind === 'Named' && type.constructor.definition.kind === 'Library' && type.constructor.definition.name === name
  )
}
