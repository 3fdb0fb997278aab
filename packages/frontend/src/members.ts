/** Members: properties, methods with their overloads, constructors, indexers, of the program's types and the library's. */
import { nearMisses } from '@fsrs/compiler'

import type { Expr, Ident, Node } from './ast.ts'
import {
  BOOL,
  EXN,
  INT,
  LIBRARY_CASES,
  OBJ,
  STRING,
  UNIT,
  functionOf,
  isError,
  isLibrary,
  named,
  optionOf,
  primitiveName,
  tupleOf,
} from './builtins.ts'
import * as catalog from './catalog.ts'
import type { Checker } from './checker.ts'
import { collectionFunction, libraryMembers } from './library.ts'
import type { LibraryMember } from './library.ts'
import { memberNames } from './names.ts'
import { applyOperator, solveFor } from './operators.ts'
import { printType } from './type-printer.ts'
import { coerce, flexible, isFlexible, tupledLambda, valueOf, variablePattern } from './typed-nodes.ts'
import type { BlockItem, TypedExpr } from './typed-tree.ts'
import type { FieldInfo, MemberInfo, NamedType, ParameterInfo, Type, TypeConstructor, ValueSymbol } from './types.ts'
import { couldUnify, instantiate, interfacesOf, resolve, substitute, supertype } from './unify.ts'

/** One way to call a method: its types under fresh variables, and what a call becomes. */
export interface Candidate {
  readonly name: string
  readonly params: readonly Type[]
  /** Names of the parameters, and which may be left out; of methods of the program. */
  readonly parameters?: readonly ParameterInfo[] | undefined
  /** After the first group of arguments; a function where more groups follow. */
  readonly result: Type
  /** Whether the items of the last parameter, an array, may be given one by one. */
  readonly isVariadic?: boolean
  readonly build: (args: readonly TypedExpr[], type: Type, at: Node) => TypedExpr
}

/** What a member name of an object or type means. */
export type MemberMeaning =
  | { readonly kind: 'Value'; readonly typed: TypedExpr }
  | { readonly kind: 'Methods'; readonly name: string; readonly candidates: readonly Candidate[] }

/** The type of an object as far as members need it; `undefined` after reporting that it is not known. */
export function knownType(c: Checker, target: TypedExpr, name: Ident): Type | undefined {
  let type = resolve(target.type)
  if (type.kind === 'Variable') {
    solveFor(c, type)
    type = resolve(type)
  }
  if (type.kind === 'Variable') {
    const bound = type.constraints.find((each) => each.kind === 'Subtype')
    if (bound !== undefined) return resolve(bound.type)
    const chain = c.scope.fields.get(name.name)
    if (chain === undefined) {
      c.report(catalog.indeterminateType(name, name.name))
      return undefined
    }
    const { owner } = chain.field
    const record = named(
      owner,
      owner.parameters.map(() => c.fresh()),
    )
    c.unify(type, record, target)
    return record
  }
  return isError(type) ? undefined : type
}

/** `target.name`. */
export function memberOf(c: Checker, target: TypedExpr, name: Ident, at: Node): MemberMeaning {
  const type = knownType(c, target, name)
  if (type === undefined) return { kind: 'Value', typed: c.errorExpr(at) }
  const found =
    lookUp(c, target, type, name.name, at) ?? (BASES.has(target) ? undefined : objectMember(c, target, name.name, at))
  if (found !== undefined) return found
  const names = type.kind === 'Named' ? memberNames(c, type.constructor) : fieldNames(type)
  c.report(catalog.undefinedMember(name, printType(type), name.name, nearMisses(name.name, names)))
  return { kind: 'Value', typed: c.errorExpr(at) }
}

const BASES = new WeakSet<TypedExpr>()

/** The instance as `base`: what is looked up in it is called as its base class implements it, overridden or not. */
export function baseOf(self: TypedExpr, type: NamedType): TypedExpr {
  const typed: TypedExpr = { kind: 'Upcast', expr: self, type, start: self.start, end: self.end }
  BASES.add(typed)
  return typed
}

/** Members of a value of this type; of `base`, as they are implemented there. */
export function membersIn(c: Checker, target: TypedExpr, type: NamedType, name: string): readonly Found[] {
  const found = findMembers(c, type, name)
  return BASES.has(target) ? implementations(found) : found
}

function implementations(found: readonly Found[]): readonly Found[] {
  return found.flatMap(({ member, as }) => {
    const all = as.constructor.members.get(member.name) ?? []
    const own = all.find((each) => each.symbol !== undefined && each.methodKey === member.methodKey)
    return own === undefined ? [] : [{ member: { ...own, isVirtual: false, methodKey: undefined }, as }]
  })
}

function fieldNames(type: Type): string[] {
  return type.kind === 'AnonymousRecord' ? type.fields.map((each) => each.name) : []
}

function lookUp(c: Checker, target: TypedExpr, type: Type, name: string, at: Node): MemberMeaning | undefined {
  const span = { start: at.start, end: at.end }
  if (type.kind === 'AnonymousRecord') {
    const field = type.fields.find((each) => each.name === name)
    return field && { kind: 'Value', typed: { kind: 'AnonymousField', target, name, type: field.type, ...span } }
  }
  if (type.kind !== 'Named') return undefined
  const field = findField(type.constructor, name)
  if (field !== undefined) c.access(type.constructor, at)
  if (field !== undefined)
    return { kind: 'Value', typed: { kind: 'Field', target, field, type: fieldType(field, type), ...span } }
  const own = membersIn(c, target, type, name)
  if (own.length > 0) return ownMembers(c, own, target, name, at)
  const cell = refMember(target, type, name, at)
  if (cell !== undefined) return cell
  const library = libraryMembers(type.constructor, name)
  if (library.length > 0) return libraryMeaning(c, library, target, type, name, at)
  // .NET's exceptions have all that exn has; what can be enumerated has what seq has.
  if (type.constructor.uniqueName.endsWith('Exception')) return lookUp(c, target, EXN, name, at)
  return undefined
}

/** `Value` and `contents` of reference cells, read and (`Value=`) written. */
function refMember(target: TypedExpr, type: NamedType, name: string, at: Node): MemberMeaning | undefined {
  if (!isLibrary(type, 'ref')) return undefined
  const [content] = type.arguments
  const span = { start: at.start, end: at.end }
  if (name === 'Value' || name === 'contents')
    return {
      kind: 'Value',
      typed: { kind: 'LibraryCall', key: 'ref.Value', reps: [], arguments: [target], type: content!, ...span },
    }
  if (name !== 'Value=' && name !== 'contents=') return undefined
  const build: Candidate['build'] = (args) => ({
    kind: 'LibraryCall',
    key: 'ref.Value=',
    reps: [],
    arguments: [target, ...args],
    type: UNIT,
    ...span,
  })
  return { kind: 'Methods', name, candidates: [{ name, params: [content!], result: UNIT, build }] }
}

/** A field of a record or class. */
export function findField(type: TypeConstructor, name: string): FieldInfo | undefined {
  const { definition } = type
  // A class's `let`s are no members.
  return definition.kind === 'Record' ? definition.fields.find((each) => each.name === name) : undefined
}

/** A field's type in an instance of its owner. */
export function fieldType(field: FieldInfo, instance: NamedType): Type {
  return substitute(field.type, field.owner.parameters, instance.arguments)
}

interface Found {
  readonly member: MemberInfo
  /** The object's type as the member's owner sees it. */
  readonly as: NamedType
}

/** Members of the program's types: own, inherited, of an interface's interfaces. */
export function findMembers(c: Checker, type: NamedType, name: string): readonly Found[] {
  let current: NamedType | undefined = type
  while (current !== undefined) {
    const as: NamedType = current
    const own = c.membersOf(as.constructor, name)
    if (own.length > 0) return withoutOverrides(own).map((member) => ({ member, as }))
    const { definition }: TypeConstructor = as.constructor
    if (definition.kind !== 'Class') return []
    if (definition.isInterface) {
      for (const each of interfacesOf(as.constructor)) {
        const base = resolve(substitute(each, as.constructor.parameters, as.arguments))
        const found = base.kind === 'Named' ? findMembers(c, base, name) : []
        if (found.length > 0) return found
      }
      return []
    }
    const base: Type | undefined =
      definition.base && resolve(substitute(definition.base, as.constructor.parameters, as.arguments))
    current = base?.kind === 'Named' ? base : undefined
  }
  return []
}

/** An abstract member and its default are one: called through the object. */
function withoutOverrides(members: readonly MemberInfo[]): readonly MemberInfo[] {
  if (members.length === 1) return members
  return members.filter(
    (each, i) => each.methodKey === undefined || members.findIndex((other) => other.methodKey === each.methodKey) === i,
  )
}

function ownMembers(
  c: Checker,
  found: readonly Found[],
  target: TypedExpr | undefined,
  name: string,
  at: Node,
): MemberMeaning {
  const usable = found.filter((each) => each.member.isStatic === (target === undefined))
  if (usable.length === 0 && target !== undefined) {
    const isMethod = found[0]!.member.kind === 'method'
    c.report(
      catalog.badDeclaration(
        isMethod ? 'FS0493' : 'FS0809',
        at,
        `The ${isMethod ? 'method' : 'property'} \`${name}\` is static: it belongs to the type.`,
        `Write \`${found[0]!.as.constructor.name}.${name}\`.`,
      ),
    )
    return { kind: 'Value', typed: c.errorExpr(at) }
  }
  const property = usable.find((each) => each.member.kind === 'property')
  if (property !== undefined && property.member.arguments.length === 0) {
    const [candidate] = ownCandidates(c, [property], target)
    return { kind: 'Value', typed: candidate!.build([], candidate!.result, at) }
  }
  const methods = usable.filter((each) => each.member.kind === 'method' || each.member.kind === 'property')
  return { kind: 'Methods', name, candidates: ownCandidates(c, methods, target) }
}

/** Members as candidates of a call, instantiated for the object's type. */
export function ownCandidates(c: Checker, found: readonly Found[], target: TypedExpr | undefined): Candidate[] {
  return found.map(({ member, as }) => {
    const instance = instantiate(member.scheme, c.level)
    // Schemes of members begin with the owner's variables.
    for (const [i, arg] of as.arguments.entries()) {
      const own = instance.args[i]
      if (own !== undefined) c.unifier.unify(own, arg)
    }
    const groups = member.arguments.length
    const [params, result] = groups === 0 ? [[], instance.type] : split(instance.type, member.arguments[0]!)
    return {
      name: member.name === FURTHER_CONSTRUCTOR ? member.owner.name : member.name,
      params,
      parameters: member.parameters,
      result,
      build: (args, type, at) =>
        buildCall(c, args, result, type, member.arguments.slice(1), at, (all, resultType) => ({
          kind: 'MemberCall',
          member,
          typeArguments: instance.args,
          target: target === undefined ? undefined : target,
          arguments: all,
          type: resultType,
          start: at.start,
          end: at.end,
        })),
    }
  })
}

/** Calls with all groups of arguments; groups after the first become parameters of a function. */
function buildCall(
  c: Checker,
  args: readonly TypedExpr[],
  result: Type,
  type: Type,
  moreGroups: readonly number[],
  at: Node,
  call: (all: readonly TypedExpr[], type: Type) => TypedExpr,
): TypedExpr {
  const [count, ...rest] = moreGroups
  if (count === undefined) return call(args, type)
  const [params, inner] = split(result, count)
  const lambda = tupledLambda(c, params, at, (more) => buildCall(c, [...args, ...more], inner, inner, rest, at, call))
  return { ...lambda, type }
}

function split(of: Type, count: number): [readonly Type[], Type] {
  const type = resolve(of)
  if (type.kind !== 'Function') return [[], type]
  const from = resolve(type.from)
  if (count === 0) return [[], type.to]
  if (count > 1 && from.kind === 'Tuple') return [from.items, type.to]
  return [[from], type.to]
}

function libraryMeaning(
  c: Checker,
  members: readonly LibraryMember[],
  target: TypedExpr | undefined,
  type: NamedType,
  name: string,
  at: Node,
): MemberMeaning {
  const usable = members.filter((each) => (each.entry.kind === 'member') === (target !== undefined))
  const candidates = usable.map((each) => libraryCandidate(c, each, target, type))
  const first = usable[0]
  if (first !== undefined && first.scheme.type.kind !== 'Function')
    return { kind: 'Value', typed: candidates[0]!.build([], candidates[0]!.result, at) }
  return { kind: 'Methods', name, candidates }
}

/** A library member as a candidate. */
export function libraryCandidate(
  c: Checker,
  member: LibraryMember,
  target: TypedExpr | undefined,
  owner: NamedType | undefined,
): Candidate {
  const instance = instantiate(member.scheme, c.level)
  if (owner !== undefined)
    for (const [i, arg] of owner.arguments.entries()) {
      const own = instance.args[i]
      if (own !== undefined && i < member.entry.ownerParameters.length) c.unifier.unify(own, arg)
    }
  const reps = member.reps.map((each) => instance.args[member.scheme.variables.indexOf(each)]!)
  const type = resolve(instance.type)
  const [params, result] = type.kind === 'Function' ? splitLibrary(type, member.scheme.type) : [[], type]
  return {
    name: member.entry.name === 'new' ? member.entry.owner : member.entry.name,
    params,
    result,
    isVariadic: member.entry.isVariadic,
    build: (args, resultType, at) => ({
      kind: 'LibraryCall',
      key: member.entry.key,
      reps,
      arguments: target === undefined ? args : [target, ...args],
      type: resultType,
      start: at.start,
      end: at.end,
    }),
  }
}

/** The signature as written says how many parameters there are: `'a` is one, also where it stands for a tuple or unit. */
function splitLibrary(type: Type & { kind: 'Function' }, written: Type): [readonly Type[], Type] {
  const from = resolve(type.from)
  const parameter = written.kind === 'Function' ? written.from : from
  if (primitiveName(parameter) === 'unit') return [[], type.to]
  return [parameter.kind === 'Tuple' && from.kind === 'Tuple' ? from.items : [from], type.to]
}

/** What every object has. */
function objectMember(c: Checker, target: TypedExpr, name: string, at: Node): MemberMeaning | undefined {
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
      return make([target.type], BOOL, '=')
    case 'CompareTo':
      return make([target.type], INT, 'compare')
    case 'GetType':
      c.report(catalog.unsupported(at, "Reflection ('GetType') is"))
      return { kind: 'Value', typed: c.errorExpr(at) }
  }
  return undefined
}

/** `T.name`; undefined where the type has no such static member. */
export function staticMember(
  c: Checker,
  type: TypeConstructor,
  args: readonly Type[] | undefined,
  name: string,
  at: Node,
): MemberMeaning | undefined {
  const instance = named(type, args ?? type.parameters.map(() => c.fresh()))
  const own = findMembers(c, instance, name).filter((each) => each.member.isStatic)
  if (own.length > 0) return ownMembers(c, own, undefined, name, at)
  const library = libraryMembers(type, name).filter((each) => each.entry.kind === 'static')
  if (library.length > 0) return libraryMeaning(c, library, undefined, instance, name, at)
  if (name === 'ReferenceEquals') {
    const same = libraryMembers(objConstructor, name)
    if (same.length > 0) return libraryMeaning(c, same, undefined, named(objConstructor, []), name, at)
  }
  return undefined
}

/** The name of constructors other than the primary one. */
export const FURTHER_CONSTRUCTOR = 'new '

/** The constructors of a type. */
export function constructorsOf(c: Checker, instance: NamedType): readonly Candidate[] {
  const type = instance.constructor
  const own = type.members.get('.ctor') ?? []
  const further = (type.members.get(FURTHER_CONSTRUCTOR) ?? []).map((member) => ({ member, as: instance }))
  if (own.length > 0)
    return own
      .map((member): Candidate => {
        const { type: signature, args } = instantiate(member.scheme, c.level)
        for (const [i, arg] of instance.arguments.entries()) c.unifier.unify(args[i]!, arg)
        const [params] = split(signature, member.arguments[0] ?? 0)
        return {
          name: type.name,
          params,
          parameters: member.parameters,
          result: instance,
          build: (given, resultType, at) => ({
            kind: 'Construct',
            constructor: type,
            typeArguments: instance.arguments,
            arguments: given,
            type: resultType,
            start: at.start,
            end: at.end,
          }),
        }
      })
      .concat(ownCandidates(c, further, undefined))
  const library = libraryMembers(type, '.ctor')
  if (library.length > 0) return library.map((each) => libraryCandidate(c, each, undefined, instance))
  const symbol = collectionFunction(type)
  return symbol === undefined ? [] : [collectionCandidate(c, symbol, instance)]
}

/** `Map [ … ]`, `Set [ … ]`. */
function collectionCandidate(c: Checker, symbol: ValueSymbol, instance: NamedType): Candidate {
  const { type, args } = instantiate(symbol.scheme, c.level)
  const from = c.fresh()
  c.unifier.unify(type, functionOf(from, instance))
  return {
    name: instance.constructor.name,
    params: [from],
    result: instance,
    build: (given, result, { start, end }) => ({
      kind: 'Apply',
      fn: { kind: 'Value', symbol, typeArguments: args, type, start, end },
      arguments: given,
      type: result,
      start,
      end,
    }),
  }
}

// ---------------------------------------------------------------------------------------------------------- calls

/** The arguments of a method as they are written: `(a, b)` are two, `()` none. */
export function argumentsOf(argument: Expr): readonly Expr[] {
  let inner = argument
  while (inner.kind === 'Paren') inner = inner.inner
  if (inner.kind === 'Const' && inner.value.type === 'unit') return []
  return argument.kind === 'Paren' && inner.kind === 'Tuple' && !inner.isStruct ? inner.items : [argument]
}

/** Calls one of several methods of a name with an argument as written. */
export function callMethod(
  c: Checker,
  methods: { readonly name: string; readonly candidates: readonly Candidate[] },
  argument: Expr,
  at: Node,
  expected: Type | undefined,
): TypedExpr {
  const given = argumentsOf(argument)
  const { candidates, name } = methods
  const last = given.at(-1)
  if (last?.kind === 'Prefix' && last.operator.name === '~&' && given.length > 1)
    return callWithPlace(c, methods, argument, given.slice(0, -1), last.operand, at)
  const isWhole = hasWhole(candidates, given)
  const arranged = isWhole ? [] : candidates.flatMap((each) => arrange(each, given) ?? [])
  // Who leaves nothing out goes before who does.
  const called = arranged.find(({ slots }) => !slots.includes(undefined)) ?? arranged[0]
  if (called !== undefined) return callArranged(c, called.candidate, called.slots, at, expected)
  // Where one overload alone has that many parameters, its types say what is wrong.
  const exact = candidates.filter((each) => each.params.length === given.length)
  const converted = candidates.flatMap(
    (each) => withItems(each, given.length) ?? (isWhole ? withoutOptional(each, given.length) : undefined) ?? [],
  )
  if (converted.length === 0 && exact.length === 1 && (given.length > 1 || candidates.length > 1))
    return callOne(c, exact[0]!, given, argument, at, expected)
  const [lone] = candidates
  if (candidates.length === 1 && lone!.params.length === 1) return callOne(c, lone!, given, argument, at, expected)
  const fitting = candidates.filter((each) => acceptsCount(each, given.length, argument))
  if (converted.length > 0) return callOverloaded(c, name, fitting, given, argument, at, converted)
  if (fitting.length === 0) {
    for (const each of given) c.infer(each)
    reportArity(c, name, candidates, given.length, argument)
    return c.errorExpr(at)
  }
  if (fitting.length === 1) return callOne(c, fitting[0]!, given, argument, at, expected)
  return callOverloaded(c, name, fitting, given, argument, at)
}

/** Whether some overload takes just so many arguments, none by name: it goes before those that leave optional ones out. */
function hasWhole(candidates: readonly Candidate[], given: readonly Expr[]): boolean {
  const names = new Set(given.flatMap((each) => namedArgument(each)?.name.name ?? []))
  const takesByName = ({ parameters }: Candidate): boolean =>
    parameters?.some((each) => names.has(each.name ?? '')) === true
  const isOptional = ({ parameters }: Candidate): boolean => parameters?.some((each) => each.isOptional) === true
  return (
    candidates.some((each) => each.params.length === given.length && !isOptional(each)) &&
    candidates.some(isOptional) &&
    !candidates.some(takesByName)
  )
}

/** A method whose last parameters may be left out, as one that is called with so many arguments. */
function withoutOptional(candidate: Candidate, count: number): Candidate | undefined {
  const { parameters, params } = candidate
  if (parameters?.slice(count).every((each) => each.isOptional) !== true || count > params.length) return undefined
  const isOptional = (i: number): boolean => parameters[i]?.isOptional === true
  const contents = params.slice(0, count).map((each, i) => {
    const type = resolve(each)
    return isOptional(i) && type.kind === 'Named' ? type.arguments[0]! : each
  })
  const build: Candidate['build'] = (args, type, at) =>
    candidate.build(
      params.map((each, i) => (isOptional(i) ? optionalValue(each, args[i], at) : args[i]!)),
      type,
      at,
    )
  return { name: candidate.name, params: contents, result: candidate.result, build }
}

/** What a method gets for an argument that may be left out. */
function optionalValue(type: Type, value: TypedExpr | undefined, at: Node): TypedExpr {
  const [none, some] = LIBRARY_CASES.get('option')!
  const { start, end } = value ?? at
  return value === undefined
    ? { kind: 'Case', case: none!, arguments: [], type, start, end }
    : { kind: 'Case', case: some!, arguments: [value], type, start, end }
}

/** A method whose last parameter is an array, as one that is called with so many arguments: items of it come last. */
function withItems(candidate: Candidate, count: number): Candidate | undefined {
  const ordinary = candidate.params.slice(0, -1)
  const array = resolve(candidate.params.at(-1) ?? candidate.result)
  const item = array.kind === 'Named' ? array.arguments[0] : undefined
  if (candidate.isVariadic !== true || item === undefined || count < ordinary.length) return undefined
  return {
    name: candidate.name,
    params: [...ordinary, ...Array.from({ length: count - ordinary.length }, () => item)],
    result: candidate.result,
    build: (args, type, at) => {
      const elements = args.slice(ordinary.length)
      const items: TypedExpr = { kind: 'Array', elements, type: array, start: at.start, end: at.end }
      return candidate.build([...args.slice(0, ordinary.length), items], type, at)
    },
  }
}

/**
 * `M(a, &place)`: a method of .NET that writes into its last argument. What F# otherwise has as a second result goes to the
 * mutable variable.
 */
function callWithPlace(
  c: Checker,
  methods: Parameters<typeof callMethod>[1],
  argument: Expr,
  given: readonly Expr[],
  place: Expr,
  at: Node,
): TypedExpr {
  const span = { start: argument.start, end: argument.end }
  const rest: Expr =
    given.length === 1
      ? { kind: 'Paren', inner: given[0]!, ...span }
      : { kind: 'Paren', inner: { kind: 'Tuple', items: given, isStruct: false, ...span }, ...span }
  const call = callMethod(c, methods, rest, at, undefined)
  const type = resolve(call.type)
  const name = place.kind === 'Name' && place.path.length === 1 ? place.path[0]!.name : ''
  const entry = c.scope.values.get(name)
  if (type.kind !== 'Tuple' || type.items.length !== 2) {
    if (!isError(type)) c.report(catalog.unsupported(place, 'Passing an address is'))
    return c.errorExpr(at)
  }
  if (entry?.kind !== 'Value' || !entry.symbol.isMutable) {
    c.report(catalog.notMutable(place, name, undefined))
    return c.errorExpr(at)
  }
  const { symbol } = entry
  c.unify(type.items[1]!, symbol.scheme.type, place)
  const [found, written] = type.items.map((each, i) => c.local(`result${i + 1}`, each, at))
  const pattern = [found!, written!].map((each) => variablePattern(each, at))
  const items: BlockItem[] = [
    { kind: 'Expr', expr: { kind: 'SetValue', symbol, value: valueOf(written!, at), type: UNIT, ...span } },
    { kind: 'Expr', expr: valueOf(found!, at) },
  ]
  const body: TypedExpr = { kind: 'Block', items, type: type.items[0]!, ...span }
  const clause = { pattern: { kind: 'Tuple', items: pattern, type, ...span }, guard: undefined, body, ...span } as const
  return { kind: 'Match', subject: call, clauses: [clause], type: type.items[0]!, ...span }
}

/** An argument as `name = value`, where it may be meant so. */
export function namedArgument(e: Expr): { readonly name: Ident; readonly value: Expr } | undefined {
  let inner = e
  while (inner.kind === 'Paren') inner = inner.inner
  if (inner.kind !== 'Infix' || inner.operator.name !== '=' || inner.left.kind !== 'Name') return undefined
  const [name, ...more] = inner.left.path
  return name === undefined || more.length > 0 ? undefined : { name, value: inner.right }
}

interface Arranged {
  readonly candidate: Candidate
  /** By parameter; undefined where it is left out. */
  readonly slots: readonly (Expr | undefined)[]
}

/**
 * The arguments in the order of the parameters, where some are named or left out; undefined where none is, or where the
 * method cannot be called so.
 */
function arrange(candidate: Candidate, given: readonly Expr[]): Arranged | undefined {
  const { parameters, params } = candidate
  if (parameters === undefined || parameters.length !== params.length) return undefined
  const slots: (Expr | undefined)[] = params.map(() => undefined)
  let position = 0
  let isOrdinary = !parameters.some((each) => each.isOptional)
  for (const each of given) {
    const byName = namedArgument(each)
    const index = byName === undefined ? -1 : parameters.findIndex((parameter) => parameter.name === byName.name.name)
    if (byName !== undefined && index >= 0) {
      if (slots[index] !== undefined) return undefined
      slots[index] = byName.value
      isOrdinary = false
    } else {
      if (position >= slots.length || slots[position] !== undefined) return undefined
      slots[position++] = each
    }
  }
  const isComplete = slots.every((each, i) => each !== undefined || parameters[i]!.isOptional)
  return isOrdinary || !isComplete ? undefined : { candidate, slots }
}

function callArranged(
  c: Checker,
  candidate: Candidate,
  slots: readonly (Expr | undefined)[],
  at: Node,
  expected: Type | undefined,
): TypedExpr {
  if (expected !== undefined && couldUnify(candidate.result, expected) && !isFlexible(expected))
    c.unifier.unify(candidate.result, expected)
  const why = { text: `\`${candidate.name}\` takes it`, at: undefined }
  const args = slots.map((each, i): TypedExpr => {
    const type = candidate.params[i]!
    if (candidate.parameters?.[i]?.isOptional !== true) return checkArgument(c, each!, type, why)
    if (each === undefined) return optionalValue(type, undefined, at)
    const content = c.fresh()
    c.unifier.unify(type, optionOf(content))
    return optionalValue(type, checkArgument(c, each, content, why), at)
  })
  return candidate.build(args, candidate.result, at)
}

function acceptsCount(candidate: Candidate, count: number, argument: Expr): boolean {
  const wanted = candidate.params.length
  if (wanted === count) return true
  if (wanted === 1) {
    const only = resolve(candidate.params[0]!)
    if (count === 0) return only.kind === 'Variable' || primitiveName(only) === 'unit'
    return (
      only.kind === 'Variable' ||
      (only.kind === 'Tuple' && only.items.length === count) ||
      primitiveName(only) === 'obj'
    )
  }
  // One expression that is a tuple may stand for several arguments.
  return count === 1 && argument.kind !== 'Const' && wanted > 1
}

function reportArity(c: Checker, name: string, candidates: readonly Candidate[], count: number, at: Node): void {
  if (candidates.length === 1) c.report(catalog.methodArity(at, name, candidates[0]!.params.length, count))
  else c.report(catalog.noOverload(at, name, `${count} arguments`, candidates.map(signatureOf)))
}

function signatureOf(candidate: Candidate): string {
  const params = candidate.params.map(printType).join(' * ')
  return `${candidate.name} : ${params === '' ? 'unit' : params} -> ${printType(candidate.result)}`
}

function callOne(
  c: Checker,
  candidate: Candidate,
  given: readonly Expr[],
  argument: Expr,
  at: Node,
  expected: Type | undefined,
): TypedExpr {
  const { params } = candidate
  if (expected !== undefined && couldUnify(candidate.result, expected) && !isFlexible(expected))
    c.unifier.unify(candidate.result, expected)
  const why = { text: `\`${candidate.name}\` takes it`, at: undefined }
  if (params.length === given.length)
    return candidate.build(
      given.map((each, i) => checkArgument(c, each, params[i]!, why)),
      candidate.result,
      at,
    )
  if (params.length === 1) return candidate.build([c.expr(argument, params[0]!, why)], candidate.result, at)
  return spreadTuple(c, candidate, c.expr(argument, tupleOf(params), why), at)
}

/** `M t` where t is a tuple with all the arguments. */
function spreadTuple(c: Checker, candidate: Candidate, tuple: TypedExpr, at: Node): TypedExpr {
  const symbols = candidate.params.map((type, i) => c.local(`item${i + 1}`, type, tuple))
  const call = candidate.build(
    symbols.map((each) => valueOf(each, tuple)),
    candidate.result,
    at,
  )
  const span = { start: tuple.start, end: tuple.end }
  const items = symbols.map((each) => variablePattern(each, tuple))
  return {
    kind: 'Match',
    subject: tuple,
    clauses: [{ pattern: { kind: 'Tuple', items, type: tuple.type, ...span }, guard: undefined, body: call, ...span }],
    type: candidate.result,
    ...span,
  }
}

/** An argument in the place of a parameter, as a value of a supertype where that is meant. */
export function checkArgument(c: Checker, argument: Expr, param: Type, why: Parameters<typeof coerce>[3]): TypedExpr {
  return flexible(c, argument, param, why)
}

function callOverloaded(
  c: Checker,
  name: string,
  candidates: readonly Candidate[],
  given: readonly Expr[],
  argument: Expr,
  at: Node,
  converted: readonly Candidate[] = [],
): TypedExpr {
  const typed = given.map((each) => c.infer(each))
  for (const each of typed) {
    const type = resolve(each.type)
    if (type.kind === 'Variable') solveFor(c, type)
  }
  const whole = candidates.filter((each) => each.params.length === typed.length && fits(each, typed))
  const fitting = whole.length > 0 ? whole : converted.filter((each) => fits(each, typed))
  const best = bestOf(fitting, typed)
  if (best === undefined) {
    if (typed.some((each) => isError(resolve(each.type)))) return c.errorExpr(at)
    const types = typed.map((each) => printType(each.type)).join(', ')
    c.report(
      fitting.length === 0
        ? catalog.noOverload(argument, name, `(${types})`, candidates.map(signatureOf))
        : catalog.ambiguousOverload(at, name, fitting.map(signatureOf)),
    )
    return c.errorExpr(at)
  }
  const args = typed.map((each, i) => coerce(c, each, best.params[i]!, undefined))
  return best.build(args, best.result, at)
}

function fits(candidate: Candidate, args: readonly TypedExpr[]): boolean {
  return args.every((each, i) => {
    const param = resolve(candidate.params[i]!)
    return couldUnify(each.type, param) || (isFlexible(param) && supertype(each.type, param) !== undefined)
  })
}

/** Exact types win over conversions, what is known over what could be anything. */
function bestOf(candidates: readonly Candidate[], args: readonly TypedExpr[]): Candidate | undefined {
  if (candidates.length <= 1) return candidates[0]
  const scores = candidates.map((each) =>
    args.reduce((sum, arg, i) => sum + closeness(resolve(arg.type), resolve(each.params[i]!)), 0),
  )
  const best = Math.max(...scores)
  const winners = candidates.filter((_, i) => scores[i] === best)
  return winners.length === 1 ? winners[0] : undefined
}

function closeness(arg: Type, param: Type): number {
  if (arg.kind === 'Variable') return 0
  if (param.kind === 'Variable') return 1
  if (arg.kind === 'Named' && param.kind === 'Named' && arg.constructor === param.constructor) return 4
  if (param.kind === 'Named' && primitiveName(param) === 'obj') return 1
  return arg.kind === param.kind ? 3 : 2
}

/** A method as a function value: the overload that the place needs. */
export function methodAsValue(
  c: Checker,
  methods: { readonly name: string; readonly candidates: readonly Candidate[] },
  expected: Type | undefined,
  at: Node,
): TypedExpr {
  const wanted = expected === undefined ? undefined : resolve(expected)
  const fitting =
    wanted === undefined || wanted.kind !== 'Function'
      ? methods.candidates
      : methods.candidates.filter((each) => couldUnify(tupleOf(each.params), wanted.from))
  const exact = fitting.find((each) => each.params.length <= 1)
  const candidate = fitting.length === 1 ? fitting[0] : (bestForType(fitting, wanted) ?? exact ?? fitting[0])
  if (candidate === undefined) {
    c.report(catalog.noOverload(at, methods.name, 'these types', methods.candidates.map(signatureOf)))
    return c.errorExpr(at)
  }
  return tupledLambda(c, candidate.params, at, (args) => candidate.build(args, candidate.result, at))
}

function bestForType(candidates: readonly Candidate[], wanted: Type | undefined): Candidate | undefined {
  if (wanted?.kind !== 'Function') return undefined
  const from = resolve(wanted.from)
  if (from.kind !== 'Named') return undefined
  return candidates.find((each) => {
    const param = resolve(tupleOf(each.params))
    return param.kind === 'Named' && param.constructor === from.constructor
  })
}

const objConstructor = OBJ.constructor
