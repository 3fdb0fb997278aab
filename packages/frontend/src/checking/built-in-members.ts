/** Members that come with a kind of type: of tuples, enums and reference cells, and what every object has. */
import type { Node } from '../syntax/ast.ts'
import { BOOL, INT, OBJ, STRING, UNIT, isLibrary, primitiveName } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Candidate, MemberMeaning } from './candidate.ts'
import type { Checker } from './checker.ts'
import { libraryMembers } from '../types/library.ts'
import { applyOperator } from './operators.ts'
import { withTemporaries } from './purity.ts'
import { printType } from '../types/type-printer.ts'
import { isObject } from '../types/type-reps.ts'
import { valueOf, variablePattern } from './typed-nodes.ts'
import type { TypedExpr, TypedPattern } from '../types/typed-tree.ts'
import type { NamedType, Type } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

/** `t.Item1` of a tuple. */
export function tupleItem(
  c: Checker,
  target: TypedExpr,
  { items, isStruct }: Type & { readonly kind: 'Tuple' },
  name: string,
  { start, end }: Node,
): MemberMeaning | undefined {
  const index = /^Item[1-7]$/.test(name) ? Number(name.at(-1)) - 1 : -1
  const type = items[index]
  if (type === undefined || isStruct === true) return undefined
  const symbol = c.local(name, type, { start, end })
  const patterns = items.map((each, i): TypedPattern =>
    i === index ? variablePattern(symbol, { start, end }) : { kind: 'Wildcard', type: each, start, end },
  )
  const pattern: TypedPattern = { kind: 'Tuple', items: patterns, type: target.type, start, end }
  const clause = { pattern, guard: undefined, body: valueOf(symbol, { start, end }), start, end }
  return { kind: 'Value', typed: { kind: 'Match', subject: target, clauses: [clause], type, start, end } }
}

/** `value.ToString()`, and with a format: `D` for the number. */
export function enumText(c: Checker, target: TypedExpr, type: NamedType, at: Node): MemberMeaning {
  const { start, end } = at
  const withFormat: Candidate['build'] = (args) => ({
    kind: 'LibraryCall',
    key: 'enum.ToString',
    reps: [type],
    arguments: [target, ...args],
    type: STRING,
    start,
    end,
  })
  const plain = (): TypedExpr => applyOperator(c, 'string', [target], at, at)
  const name = 'ToString'
  return {
    kind: 'Methods',
    name,
    candidates: [
      { name, params: [], result: STRING, build: plain },
      { name, params: [STRING], result: STRING, build: withFormat },
    ],
  }
}

/** `value.HasFlag flag`: `value &&& flag = flag`. */
export function hasFlag(c: Checker, target: TypedExpr, type: NamedType, at: Node): MemberMeaning {
  const build: Candidate['build'] = (args) =>
    withTemporaries(c, [target, ...args], ([value, flag]) =>
      applyOperator(c, '=', [applyOperator(c, '&&&', [value!, flag!], at, at), flag!], at, at),
    )
  return { kind: 'Methods', name: 'HasFlag', candidates: [{ name: 'HasFlag', params: [type], result: BOOL, build }] }
}

/** `Value` and `contents` of reference cells, read and (`Value=`) written. */
export function refMember(target: TypedExpr, type: NamedType, name: string, at: Node): MemberMeaning | undefined {
  if (!isLibrary(type, 'ref')) return undefined
  const [content] = type.arguments
  const { start, end } = at
  if (name === 'Value' || name === 'contents')
    return {
      kind: 'Value',
      typed: { kind: 'LibraryCall', key: 'ref.Value', reps: [], arguments: [target], type: content!, start, end },
    }
  if (name !== 'Value=' && name !== 'contents=') return undefined
  const build: Candidate['build'] = (args) => ({
    kind: 'LibraryCall',
    key: 'ref.Value=',
    reps: [],
    arguments: [target, ...args],
    type: UNIT,
    start,
    end,
  })
  return { kind: 'Methods', name, candidates: [{ name, params: [content!], result: UNIT, build }] }
}

/** What every object has. */
export function objectMember(c: Checker, target: TypedExpr, name: string, at: Node): MemberMeaning | undefined {
  const span = { start: at.start, end: at.end }
  const make = (params: readonly Type[], result: Type, operator: string): MemberMeaning => ({
    kind: 'Methods',
    name,
    candidates: [
      {
        name,
        params,
        result,
        build: (args) => applyOperator(c, operator, [target, ...args], span, span),
      },
    ],
  })
  switch (name) {
    case 'ToString':
      return make([], STRING, 'string')
    case 'GetHashCode':
      return make([], INT, 'hash')
    case 'Equals':
      return { kind: 'Methods', name, candidates: equalsCandidates(c, target) }
    case 'CompareTo':
      return make([target.type], INT, 'compare')
    case 'GetType':
      return typeOf(c, target, at)
  }
  return undefined
}

/** Whether `Equals` of a type is its `=`; that of others takes NaN for equal to itself. */
function isPlainlyEqual(of: Type): boolean {
  const name = primitiveName(resolve(of))
  return name !== undefined && !['float', 'float32', 'obj', 'exn'].includes(name)
}

/** `x.Equals y`, for `y` of the same type or any object. */
function equalsCandidates(c: Checker, target: TypedExpr): Candidate[] {
  const call = (args: readonly TypedExpr[], { start, end }: Node): TypedExpr => ({
    kind: 'LibraryCall',
    key: 'obj.Equals',
    reps: [],
    arguments: args,
    type: BOOL,
    start,
    end,
  })
  const boxed: TypedExpr = { kind: 'Upcast', expr: target, type: OBJ, start: target.start, end: target.end }
  const isEqual: Candidate['build'] = isPlainlyEqual(target.type)
    ? (args, _type, at) => applyOperator(c, '=', [target, ...args], at, at)
    : (args, _type, at) => call([target, ...args], at)
  const ofObjects: Candidate = {
    name: 'Equals',
    params: [OBJ],
    result: BOOL,
    build: (args, _type, at) => call([boxed, ...args], at),
  }
  const type = resolve(target.type)
  // Tuples, and what may be any type, have the one of all objects alone.
  return type.kind === 'Named' && !isObject(type)
    ? [{ name: 'Equals', params: [type], result: BOOL, build: isEqual }, ofObjects]
    : [ofObjects]
}

/** `x.GetType()`: of what is made here or there, a list or a function, .NET's class is not ours. */
function typeOf(c: Checker, target: TypedExpr, at: Node): MemberMeaning {
  const type = resolve(target.type)
  if (type.kind === 'Function' || type.kind === 'AnonymousRecord' || isLibrary(type, 'seq')) {
    c.report(catalog.unsupported(at, `'GetType' of \`${printType(type)}\` is`))
    return { kind: 'Value', typed: c.errorExpr(at) }
  }
  const key = 'obj.GetType'
  const [known] = libraryMembers(OBJ.constructor, 'GetType')
  const result = known?.scheme.type.kind === 'Function' ? known.scheme.type.to : UNIT
  const build: Candidate['build'] = (_args, _type, { start, end }) => ({
    kind: 'LibraryCall',
    key,
    reps: [target.type],
    arguments: [target],
    type: result,
    start,
    end,
  })
  return { kind: 'Methods', name: 'GetType', candidates: [{ name: 'GetType', params: [], result, build }] }
}
