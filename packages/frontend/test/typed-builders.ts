/** Small makers of typed trees, so that the phases after the checker can be tested without it. */
import type { Literal } from '../src/syntax/ast.ts'
import { LIBRARY_CASES, libraryType, listOf, named, optionOf, tupleOf } from '../src/types/builtins.ts'
import type { TypedPattern } from '../src/types/typed-tree.ts'
import type { Type, TypeConstructor, UnionCaseInfo, ValueSymbol } from '../src/types/types.ts'

const AT = { start: 0, end: 1 }

/** A union of the program with cases of the given field types. */
export function union(name: string, cases: Readonly<Record<string, readonly Type[]>>): Type {
  const constructor: TypeConstructor = {
    name,
    uniqueName: `test:${name}`,
    parameters: [],
    definition: { kind: 'Unknown' },
    definedAt: undefined,
    members: new Map(),
    supportsEquality: true,
    supportsComparison: true,
  }
  constructor.definition = {
    kind: 'Union',
    cases: Object.entries(cases).map(([caseName, fields], index) => ({
      name: caseName,
      owner: constructor,
      index,
      exception: undefined,
      fields: fields.map((type) => ({ name: 'Item', isNamed: false, type })),
    })),
  }
  return named(constructor, [])
}

/** A record of the program. */
export function record(name: string, fields: Readonly<Record<string, Type>>): Type {
  const constructor: TypeConstructor = {
    name,
    uniqueName: `test:${name}`,
    parameters: [],
    definition: { kind: 'Unknown' },
    definedAt: undefined,
    members: new Map(),
    supportsEquality: true,
    supportsComparison: true,
  }
  constructor.definition = {
    kind: 'Record',
    fields: Object.entries(fields).map(([field, type], index) => ({
      name: field,
      owner: constructor,
      index,
      type,
      isMutable: false,
    })),
  }
  return named(constructor, [])
}

/** A local variable. */
export function symbol(name: string, type: Type): ValueSymbol {
  return {
    name,
    origin: { kind: 'Local' },
    scheme: { variables: [], type },
    isMutable: false,
    arity: 0,
    definedAt: undefined,
    isLiteral: false,
    literal: undefined,
    isInline: false,
  }
}

function caseNamed(type: Type, name: string): UnionCaseInfo {
  if (type.kind !== 'Named') throw new Error('a union is a named type')
  const { definition } = type.constructor
  const cases = definition.kind === 'Union' ? definition.cases : LIBRARY_CASES.get(type.constructor.uniqueName)
  const found = cases?.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no case ${name}`)
  return found
}

/** Patterns. */
export const p = {
  any: (type: Type): TypedPattern => ({ kind: 'Wildcard', type, ...AT }),
  bind: (variable: ValueSymbol): TypedPattern => ({
    kind: 'Variable',
    symbol: variable,
    type: variable.scheme.type,
    ...AT,
  }),
  as: (pattern: TypedPattern, variable: ValueSymbol): TypedPattern => ({
    kind: 'As',
    pattern,
    symbol: variable,
    type: pattern.type,
    ...AT,
  }),
  literal: (type: Type, value: Literal): TypedPattern => ({ kind: 'Const', value, type, ...AT }),
  tuple: (...items: TypedPattern[]): TypedPattern => ({
    kind: 'Tuple',
    items,
    type: tupleOf(items.map((each) => each.type)),
    ...AT,
  }),
  case: (type: Type, name: string, ...args: TypedPattern[]): TypedPattern => ({
    kind: 'Case',
    case: caseNamed(type, name),
    arguments: args,
    type,
    ...AT,
  }),
  some: (inner: TypedPattern): TypedPattern => p.case(optionOf(inner.type), 'Some', inner),
  none: (element: Type): TypedPattern => p.case(optionOf(element), 'None'),
  list: (element: Type, ...items: TypedPattern[]): TypedPattern => ({
    kind: 'List',
    items,
    type: listOf(element),
    ...AT,
  }),
  cons: (head: TypedPattern, tail: TypedPattern): TypedPattern => ({
    kind: 'Cons',
    head,
    tail,
    type: tail.type,
    ...AT,
  }),
  array: (element: Type, ...items: TypedPattern[]): TypedPattern => ({
    kind: 'Array',
    items,
    type: named(libraryType('array'), [element]),
    ...AT,
  }),
  or: (...alternatives: TypedPattern[]): TypedPattern => ({
    kind: 'Or',
    alternatives,
    type: alternatives[0]!.type,
    ...AT,
  }),
  and: (...patterns: TypedPattern[]): TypedPattern => ({ kind: 'And', patterns, type: patterns[0]!.type, ...AT }),
  field: (type: Type, name: string, pattern: TypedPattern): TypedPattern => {
    if (type.kind !== 'Named' || type.constructor.definition.kind !== 'Record') throw new Error('no record')
    const found = type.constructor.definition.fields.find((each) => each.name === name)!
    return { kind: 'Record', fields: [{ field: found, pattern }], type, ...AT }
  },
  active: (
    type: Type,
    recognizer: ValueSymbol,
    cases: readonly string[],
    index: number,
    isPartial: boolean,
    argument?: TypedPattern,
  ): TypedPattern => ({
    kind: 'Active',
    recognizer: { kind: 'Value', symbol: recognizer, typeArguments: [], type: recognizer.scheme.type, ...AT },
    cases,
    index,
    isPartial,
    argument,
    type,
    ...AT,
  }),
}
