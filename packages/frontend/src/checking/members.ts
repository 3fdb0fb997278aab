/** Members: properties, methods with their overloads, constructors, indexers, of the program's types and the library's. */
import type { Ident, Node } from '../syntax/ast.ts'
import { EXN, OBJ, STRING, isError, isException, named, primitiveName, tupleOf } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import { delegateSignature } from '../types/delegates.ts'
import type { Checker } from './checker.ts'
import { enumText, hasFlag, objectMember, refMember, tupleItem } from './built-in-members.ts'
import type { Candidate, MemberMeaning } from './candidate.ts'
import { invocation } from './delegates.ts'
import { instantiateSymbol } from './inlining.ts'
import { libraryMembers } from '../types/library.ts'
import type { LibraryMember } from '../types/library.ts'
import { explainMember, missingMember } from './missing-names.ts'
import { memberNames } from './names.ts'
import { solveFor } from './operators.ts'
import { printType } from '../types/type-printer.ts'
import { coerceArgument } from './supertypes.ts'
import { tupledLambda, unitConst } from './typed-nodes.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import { findNamed } from '../types/named-list.ts'
import type { FieldInfo, MemberInfo, NamedType, Type, TypeConstructor, ValueSymbol } from '../types/types.ts'
import { instantiate } from '../types/generalization.ts'
import { boundsOf, exceptionBase, interfacesOf } from '../types/subtypes.ts'
import { resolve, substitute } from '../types/type-structure.ts'

/** The type of an object as far as members need it; `undefined` after reporting that it is not known. */
export function knownType(c: Checker, target: TypedExpr, name: Ident): Type | undefined {
  let type = resolve(target.type)
  if (type.kind === 'Variable') {
    solveFor(c, type)
    type = resolve(type)
  }
  if (type.kind === 'Variable') {
    const bounds = boundsOf(type)
    if (bounds.length > 0) return bounds.find((each) => hasMember(c, each, name.name)) ?? bounds[0]
    const chain = c.scope.fields.get(name.name)
    // Whatever it turns out to be, it has what every object has; a type parameter more surely than a field of that name.
    if (OBJECT_MEMBERS.has(name.name) && (type.name !== undefined || chain === undefined)) return type
    if (chain === undefined) {
      c.report(catalog.indeterminateType(name, name.name))
      return undefined
    }
    const { owner } = chain.field
    const record = named(owner, c.freshArguments(owner))
    c.unify(type, record, target)
    return record
  }
  return isError(type) ? undefined : type
}

/** Whether there is a member of that name, of the type itself or an extension. */
export function hasMember(c: Checker, type: Type, name: string): boolean {
  if (type.kind !== 'Named') return false
  const { constructor } = type
  if (findField(constructor, name) !== undefined || findMembers(c, type, name).length > 0) return true
  return libraryMembers(constructor, name).length > 0
}

/** The name of constructors other than the primary one. */
export const FURTHER_CONSTRUCTOR = 'new '

/** What every object has. */
const OBJECT_MEMBERS: ReadonlySet<string> = new Set(['ToString', 'Equals', 'GetHashCode', 'GetType'])

/** `target.name`. */
export function memberOf(c: Checker, target: TypedExpr, name: Ident, at: Node): MemberMeaning {
  const type = knownType(c, target, name)
  if (type === undefined) return { kind: 'Value', typed: c.errorExpr(at) }
  const found = findMember(c, target, type, name.name, at)
  if (found !== undefined) return found
  if (resolve(target.type).kind === 'Variable') {
    c.report(catalog.indeterminateType(name, name.name))
    return { kind: 'Value', typed: c.errorExpr(at) }
  }
  // A setter is looked up under the property's name with a `=`.
  const written = name.name.replace(/(?<=\w)=$/, '')
  const gap = missingMember(c, name, type, written)
  if (gap !== undefined) {
    c.report(gap)
    return { kind: 'Value', typed: c.errorExpr(at) }
  }
  const names = type.kind === 'Named' ? memberNames(c, type.constructor) : fieldNames(type)
  const known = explainMember(c, type, written)
  c.report(catalog.undefinedMember(name, printType(type), written, c.scope.nearMisses(written, names), known))
  return { kind: 'Value', typed: c.errorExpr(at) }
}

/** The same for a type that is known; undefined, and nothing reported, where it has no such member. */
export function findMember(
  c: Checker,
  target: TypedExpr,
  type: Type,
  name: string,
  at: Node,
): MemberMeaning | undefined {
  return lookUp(c, target, type, name, at) ?? (BASES.has(target) ? undefined : objectMember(c, target, name, at))
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
  const { start, end } = at
  if (type.kind === 'AnonymousRecord') {
    const field = type.fields.find((each) => each.name === name)
    return field && { kind: 'Value', typed: { kind: 'AnonymousField', target, name, type: field.type, start, end } }
  }
  if (type.kind === 'Tuple') return tupleItem(c, target, type, name, at)
  if (type.kind !== 'Named') return undefined
  const field = findField(type.constructor, name)
  if (field !== undefined) c.access(type.constructor, at)
  if (field !== undefined)
    return { kind: 'Value', typed: { kind: 'Field', target, field, type: fieldType(field, type), start, end } }
  const delegate = name === 'Invoke' ? delegateSignature(type) : undefined
  if (delegate !== undefined) return { kind: 'Methods', name, candidates: [invocation(target, delegate)] }
  const own = membersIn(c, target, type, name)
  if (own.length > 0) return ownMembers(c, own, target, name, at)
  const cell = refMember(target, type, name, at)
  if (cell !== undefined) return cell
  if (BASES.has(target) && isException(type.constructor)) {
    const key = name === 'Message' ? 'exn@.Message' : undefined
    if (key !== undefined)
      return {
        kind: 'Value',
        typed: { kind: 'LibraryCall', key, reps: [], arguments: [target], type: STRING, start, end },
      }
  }
  const library = libraryMembers(type.constructor, name)
  if (library.length > 0) return libraryMeaning(c, library, target, type, name, at)
  if (name === 'ToString' && type.constructor.definition.kind === 'Enum') return enumText(c, target, type, at)
  if (name === 'HasFlag' && type.constructor.definition.kind === 'Enum') return hasFlag(c, target, type, at)
  if (type.constructor.definition.kind === 'Library')
    for (const each of interfacesOf(type.constructor)) {
      const found = lookUp(c, target, substitute(each, type.constructor.parameters, type.arguments), name, at)
      if (found !== undefined) return found
    }
  if (type.constructor.definition.kind === 'Class') {
    const base = exceptionBase(type)
    return base && lookUp(c, target, base, name, at)
  }
  // .NET's exceptions have all that exn has; what can be enumerated has what seq has.
  if (type.constructor.uniqueName.endsWith('Exception')) return lookUp(c, target, EXN, name, at)
  return undefined
}

/** A field of a record or class. */
export function findField(type: TypeConstructor, name: string): FieldInfo | undefined {
  const { definition } = type
  // A class's `let`s are no members.
  if (definition.kind === 'Class') return definition.data?.find((each) => each.name === name)
  return definition.kind === 'Record' ? findNamed(definition.fields, name) : undefined
}

/** A field's type in an instance of its owner. */
export function fieldType(field: FieldInfo, instance: NamedType): Type {
  return substitute(field.type, field.owner.parameters, instance.arguments)
}

/** A member, and its owner as the object is one. */
export interface Found {
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
  const { member } = found[0]!
  if (member.isPrivate === true && c.owner !== member.owner)
    c.report(catalog.privateMember(at, name, member.owner.name))
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
    if (member.symbol?.isInline === true) return inlineCandidate(c, member, member.symbol, target)
    const instance = instantiate(member.scheme, c.level)
    // Schemes of members begin with the owner's variables.
    for (const [i, arg] of as.arguments.entries()) {
      const own = instance.args[i]
      if (own !== undefined) c.unifier.unify(own, arg)
    }
    const groups = member.arguments.length
    const [params, result] = groups === 0 ? [[], instance.type] : splitGroup(instance.type, member.arguments[0]!)
    return {
      name: member.name === FURTHER_CONSTRUCTOR ? member.owner.name : member.name,
      params,
      parameters: member.parameters,
      typeArguments: instance.args.slice(as.arguments.length),
      isVariadic: member.parameters?.at(-1)?.isVariadic === true,
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

/** A member that is expanded: one function of its tupled arguments, at this place's types. */
function inlineCandidate(
  c: Checker,
  member: MemberInfo,
  symbol: ValueSymbol,
  target: TypedExpr | undefined,
): Candidate {
  const place = symbol.definedAt?.file === c.source.path ? symbol.definedAt : { start: 0, end: 0 }
  const fn = instantiateSymbol(c, symbol, place)
  const whole = resolve(fn.type)
  // The instance is the first argument.
  const instance =
    target === undefined || whole.kind !== 'Function' ? undefined : coerceArgument(c, target, whole.from, undefined)
  const [params, result] = splitGroup(
    instance !== undefined && whole.kind === 'Function' ? whole.to : whole,
    member.arguments[0]!,
  )
  const build: Candidate['build'] = (args, type, { start, end }) => {
    const tuple: TypedExpr = { kind: 'Tuple', items: args, type: tupleOf(params), start, end }
    const argument = args.length === 0 ? unitConst({ start, end }) : args.length === 1 ? args[0]! : tuple
    const given = instance === undefined ? [argument] : [instance, argument]
    return { kind: 'Apply', fn, arguments: given, type, start, end }
  }
  const { name, parameters } = member
  return { name, params, parameters, isVariadic: parameters?.at(-1)?.isVariadic === true, result, build }
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
  const [params, inner] = splitGroup(result, count)
  const lambda = tupledLambda(c, params, at, (more) => buildCall(c, [...args, ...more], inner, inner, rest, at, call))
  return { ...lambda, type }
}

/** The parameters in the first group of a method's type, of which there are so many, and what is left. */
export function splitGroup(of: Type, count: number): [readonly Type[], Type] {
  const type = resolve(of)
  if (type.kind !== 'Function') return [[], type]
  const from = resolve(type.from)
  if (count === 0) return [[], type.to]
  if (count > 1 && from.kind === 'Tuple' && from.isStruct !== true) return [from.items, type.to]
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
  // A property may answer a function, which is none of its own parameters.
  const isMethod = type.kind === 'Function' && member.scheme.type.kind === 'Function'
  const [params, result] = isMethod ? splitLibrary(type, member.scheme.type) : [[], type]
  return {
    name: member.entry.name === 'new' ? member.entry.owner : member.entry.name,
    params,
    library: owner?.constructor.uniqueName,
    isConstructor: member.entry.kind === 'new',
    typeArguments: instance.args.slice(member.entry.ownerParameters.length),
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

/** `T.name`; undefined where the type has no such static member. */
export function staticMember(
  c: Checker,
  type: TypeConstructor,
  args: readonly Type[] | undefined,
  name: string,
  at: Node,
): MemberMeaning | undefined {
  const instance = named(type, args ?? c.freshArguments(type))
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

const objConstructor = OBJ.constructor
