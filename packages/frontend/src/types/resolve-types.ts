/** From types as they are written to types as inference sees them. */
import { PRIMITIVE_NAMES } from '@fsrs/chunk'

import type { Constraint, LongIdent, Node, TypeExpr } from '../syntax/ast.ts'
import {
  ERROR_TYPE,
  arrayOf,
  functionOf,
  isError,
  libraryType,
  named,
  primitive,
  structTupleOf,
  tupleOf,
} from './builtins.ts'
import { isMeasurable, measureOf, multiply, typeOfMeasure } from './measures.ts'
import type { Factor } from './measures.ts'
import { factorsOf } from '../syntax/parser-types.ts'
import type { Type, TypeConstraint, TypeConstructor, TypeVariable } from './types.ts'
import { substitute } from './type-structure.ts'

/** What written types are read against. */
export interface TypeContext {
  /** The type that a path means with that many arguments; undefined after reporting that there is none. */
  readonly lookUp: (path: LongIdent, args: number) => TypeConstructor | undefined
  /** `'a`. */
  readonly variable: (name: string, at: Node) => Type
  /** `_`. */
  readonly wildcard: (at: Node) => Type
  readonly constrain: (type: Type, constraint: TypeConstraint, at: Node) => void
  /** Demands what a type asks of its argument. */
  readonly demand: (type: Type, constraint: TypeConstraint, at: Node) => void
  readonly refuse: (at: Node, what: string) => void
  /** Where a unit of measure should stand, there is a type, or nothing that has been defined. */
  readonly notAUnit: (at: Node) => void
  readonly wrongArity: (at: Node, name: string, expected: number, actual: number) => void
}

/** Reads a type. */
export function readType(written: TypeExpr, context: TypeContext): Type {
  switch (written.kind) {
    case 'Name':
      return readName(written, context)
    case 'Variable':
      return context.variable(written.parameter.name, written)
    case 'Function':
      return readFunction(written, context)
    case 'Tuple':
      return (written.isStruct ? structTupleOf : tupleOf)(written.items.map((each) => readType(each, context)))
    case 'Array':
      if (written.rank === 2) return named(libraryType('array2D'), [readType(written.element, context)])
      if (written.rank > 2) {
        context.refuse(written, 'Arrays of more than two dimensions are')
        return ERROR_TYPE
      }
      return arrayOf(readType(written.element, context))
    case 'AnonymousRecord': {
      const fields = written.fields.map((each) => ({ name: each.name.name, type: readType(each.type, context) }))
      return { kind: 'AnonymousRecord', fields: fields.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
    }
    case 'Flexible': {
      const variable = context.wildcard(written)
      context.constrain(variable, { kind: 'Subtype', type: readType(written.type, context) }, written)
      return variable
    }
    case 'Constrained': {
      const type = readType(written.type, context)
      for (const constraint of written.constraints) readConstraint(constraint, context)
      return type
    }
    case 'Measure':
      return readMeasure(written, context)
    case 'Wildcard':
      return context.wildcard(written)
    case 'Error':
      return ERROR_TYPE
  }
}

function readFunction(written: TypeExpr, context: TypeContext): Type {
  const from: Type[] = []
  let current = written
  while (current.kind === 'Function') {
    from.push(readType(current.from, context))
    current = current.to
  }
  let type = readType(current, context)
  for (let i = from.length - 1; i >= 0; i--) type = functionOf(from[i]!, type)
  return type
}

function readName(written: TypeExpr & { kind: 'Name' }, context: TypeContext): Type {
  const constructor = context.lookUp(written.path, written.arguments.length)
  if (constructor === undefined) return ERROR_TYPE
  const [unit] = written.arguments
  if (unit !== undefined && written.arguments.length === 1 && constructor.definition.kind === 'Primitive') {
    const number = named(constructor, [])
    if (isMeasurable(number)) return withUnit(number, unit, context)
  }
  const args = written.arguments.map((each) => readType(each, context))
  const expected = constructor.parameters.length
  if (args.length !== expected) {
    if (constructor.definition.kind !== 'Unknown') context.wrongArity(written, constructor.name, expected, args.length)
    return ERROR_TYPE
  }
  demandConstraints(written, constructor, args, context)
  return applyConstructor(constructor, args)
}

/** What a type asks of its arguments. */
function demandConstraints(
  at: Node,
  { parameters }: TypeConstructor,
  args: readonly Type[],
  context: TypeContext,
): void {
  for (const [i, { constraints }] of parameters.entries())
    for (const each of constraints) {
      if (!('type' in each)) context.demand(args[i]!, each, at)
      else if (each.kind === 'Subtype')
        context.demand(args[i]!, { kind: 'Subtype', type: substitute(each.type, parameters, args) }, at)
    }
}

/** `float<m/s>`. */
export function withUnit(number: Type, unit: TypeExpr, context: TypeContext): Type {
  const read = readMeasure(unit, context)
  const measure = measureOf(read)
  if (number.kind !== 'Named' || !isMeasurable(number)) return ERROR_TYPE
  return measure === undefined ? ERROR_TYPE : { ...number, arguments: measure.length === 0 ? [] : [read] }
}

/** Reads a unit; `ERROR_TYPE` after reporting that it is none. */
export function readMeasure(written: TypeExpr, context: TypeContext): Type {
  const factors: Factor[] = []
  for (const { unit, power } of factorsOf(written)) {
    const read = readType(unit, context)
    const measure = measureOf(read)
    if (measure === undefined) {
      if (!isError(read)) context.notAUnit(unit)
      return ERROR_TYPE
    }
    for (const each of measure) factors.push({ atom: each.atom, power: each.power * power })
  }
  return typeOfMeasure(multiply(factors, [], 1))
}

/** A constructor with arguments, abbreviations replaced by what they stand for. */
export function applyConstructor(constructor: TypeConstructor, args: readonly Type[]): Type {
  const { definition } = constructor
  return definition.kind === 'Abbreviation'
    ? substitute(definition.type, constructor.parameters, args)
    : named(constructor, args)
}

/** Reads `when 'a : …` and demands it. */
export function readConstraint(written: Constraint, context: TypeContext): void {
  const type = context.variable(written.parameter.name, written.parameter)
  switch (written.kind) {
    case 'Equality':
    case 'Comparison':
      return context.constrain(type, { kind: written.kind }, written)
    case 'Subtype':
      return context.constrain(type, { kind: 'Subtype', type: readType(written.type, context) }, written)
    case 'Struct':
    case 'NotStruct':
    case 'Null':
    case 'DefaultConstructor':
    case 'Unmanaged':
      return context.constrain(type, { kind: written.kind }, written)
    case 'Enumeration':
      return context.constrain(type, { kind: 'Enumeration', type: readType(written.type, context) }, written)
    case 'Member':
      // What the function does with the type demands it all the same, and says so where it is missing.
      return undefined
  }
}

/** A variable that has exactly this constraint already. */
export function addConstraint(variable: TypeVariable, constraint: TypeConstraint): void {
  variable.constraints = [...variable.constraints, constraint]
}

/** Names of types that are always in scope, with what they mean. */
export const TYPE_NAMES: Readonly<Record<string, () => TypeConstructor>> = {
  ...Object.fromEntries(
    Object.entries(PRIMITIVE_NAMES).map(([name, means]) => [name, () => primitive(means).constructor]),
  ),
  ...Object.fromEntries(
    (
      [
        ['list', 'list'],
        ['List', 'list'],
        ['array', 'array'],
        ['option', 'option'],
        ['Option', 'option'],
        ['seq', 'seq'],
        ['Map', 'Map'],
        ['Set', 'Set'],
        ['ref', 'ref'],
        ['Ref', 'ref'],
        ['Result', 'Result'],
        ['Lazy', 'Lazy'],
        ['Async', 'Async'],
      ] as const
    ).map(([name, means]) => [name, () => libraryType(means)]),
  ),
}

/** .NET's names of types, without their namespace. */
export const NET_NAMES: Readonly<Record<string, string>> = {
  Int32: 'int',
  Double: 'float',
  Single: 'float32',
  Int64: 'int64',
  UInt64: 'uint64',
  Int16: 'int16',
  UInt16: 'uint16',
  Byte: 'byte',
  SByte: 'sbyte',
  UInt32: 'uint32',
  Decimal: 'decimal',
  Boolean: 'bool',
  Char: 'char',
  String: 'string',
  Object: 'obj',
  Exception: 'exn',
  IEnumerable: 'seq',
  BigInteger: 'bigint',
}

/** .NET's exceptions that F# programs name; in `System` unless said otherwise. */
export const NET_EXCEPTIONS: Readonly<Record<string, string>> = {
  ArgumentException: 'System',
  ArgumentNullException: 'System',
  ArgumentOutOfRangeException: 'System',
  ArithmeticException: 'System',
  DivideByZeroException: 'System',
  FormatException: 'System',
  IndexOutOfRangeException: 'System',
  InvalidCastException: 'System',
  InvalidOperationException: 'System',
  NotImplementedException: 'System',
  NotSupportedException: 'System',
  NullReferenceException: 'System',
  OverflowException: 'System',
  ApplicationException: 'System',
  TimeoutException: 'System',
  TypeInitializationException: 'System',
  OperationCanceledException: 'System',
  KeyNotFoundException: 'System.Collections.Generic',
  MatchFailureException: 'Microsoft.FSharp.Core',
}
