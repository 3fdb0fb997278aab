/** Members of types: their signatures first, so that they can call each other, then their bodies; constructors of classes. */
import { OBJECT_EQUALS, OBJECT_HASH } from '@fsrs/chunk'

import type { Binding, Expr, Ident, Member, Node, Pattern, TypeDefinition } from './ast.ts'
import { hasAttribute } from './attributes.ts'
import { checkLet } from './bindings.ts'
import {
  BOOL,
  GENERIC_LEVEL,
  INT,
  OBJ,
  UNIT,
  curried,
  functionOf,
  isError,
  named,
  optionOf,
  parameterVariable,
  primitiveName,
  tupleOf,
} from './builtins.ts'
import * as catalog from './catalog.ts'
import type { Bound, Checker } from './checker.ts'
import { emptyModule } from './environment.ts'
import type { ValueEntry } from './environment.ts'
import { FURTHER_CONSTRUCTOR, constructorsOf } from './members.ts'
import { callMethod } from './method-calls.ts'
import { solvePending } from './operators.ts'
import { variablesIn } from './type-reps.ts'
import { unitConst, valueOf, variablePattern } from './typed-nodes.ts'
import type { BlockItem, TypedExpr, TypedItem, TypedMemberBinding, TypedPattern } from './typed-tree.ts'
import type {
  FieldInfo,
  MemberInfo,
  NamedType,
  ParameterInfo,
  Scheme,
  Type,
  TypeConstructor,
  TypeVariable,
  ValueSymbol,
} from './types.ts'
import { generalize, interfacesOf, resolve, restrict, substitute } from './unify.ts'
import { toType } from './written-types.ts'

/** A type of a group, with its text. */
export interface Owner {
  readonly definition: TypeDefinition
  readonly type: TypeConstructor
  /** Its type parameters by name. */
  readonly variables: ReadonlyMap<string, TypeVariable>
  /** Of a type that another file or the library defines. */
  readonly isExtension: boolean
  readonly isAugmentation: boolean
}

type Method = Member & { kind: 'Member' }

/** A member whose body is to be checked. */
interface Declared {
  readonly owner: Owner
  readonly member: Method
  readonly info: MemberInfo
  readonly symbol: ValueSymbol
  /** Flattened parameters, with their types. */
  readonly patterns: readonly Pattern[]
  readonly types: readonly Type[]
  readonly result: Type
  readonly variables: Map<string, TypeVariable>
}

const DECLARED = new WeakMap<Owner, Declared[]>()

/** Makes the signatures of a type's members known; what annotations leave open is found out with the bodies. */
export function declareMembers(c: Checker, owner: Owner): void {
  const declared: Declared[] = []
  c.level++
  for (const member of owner.definition.members) {
    switch (member.kind) {
      case 'Member':
        declared.push(declareMember(c, owner, member, undefined))
        break
      case 'Abstract':
        declareAbstract(c, owner, member)
        break
      case 'AutoProperty':
        declared.push(...declareAutoProperty(c, owner, member))
        break
      case 'Interface':
        declared.push(...declareInterface(c, owner, member))
        break
      case 'Constructor':
        if (hasPrimaryConstructor(owner)) declared.push(declareMember(c, owner, furtherConstructor(member), undefined))
        else c.report(catalog.unsupported(member, 'Constructors without a primary one are', 'Write () after the name.'))
        break
      case 'Val':
        c.report(catalog.unsupported(member, '`val` fields are', 'Use `let mutable` or `member val`.'))
        break
      case 'Let':
      case 'Do':
      case 'Inherit':
    }
  }
  c.level--
  DECLARED.set(owner, declared)
  if (owner.definition.representation.kind === 'Class' && !owner.isAugmentation) declareConstructor(c, owner)
}

function hasPrimaryConstructor(owner: Owner): boolean {
  const { representation } = owner.definition
  return representation.kind === 'Class' && representation.constructor !== undefined
}

/** `new (…) = T (…)` is a static method that answers an object; no program can write its name. */
function furtherConstructor(member: Member & { kind: 'Constructor' }): Method {
  const { access, parameters, body, start, end } = member
  return {
    kind: 'Member',
    attributes: [],
    access,
    modifier: 'member',
    isStatic: true,
    isInline: false,
    self: undefined,
    name: { name: FURTHER_CONSTRUCTOR, start, end: start + 3 },
    typeParameters: [],
    accessor: 'method',
    parameters: [parameters],
    returnType: undefined,
    body,
    start,
    end,
  }
}

function addMember(c: Checker, owner: Owner, info: MemberInfo): void {
  const { name } = info
  if (owner.isExtension) {
    let table = c.extensions.get(owner.type.uniqueName)
    if (table === undefined) {
      table = new Map()
      c.extensions.set(owner.type.uniqueName, table)
    }
    table.set(name, [...(table.get(name) ?? []), info])
    c.module.extensions.push({ type: owner.type, member: info })
  } else owner.type.members.set(name, [...(owner.type.members.get(name) ?? []), info])
}

/** The parameters of a member: curried groups of tupled arguments. */
function groupsOf(parameters: readonly Pattern[]): readonly (readonly Pattern[])[] {
  return parameters.map((each) => {
    let inner = each
    while (inner.kind === 'Paren') inner = inner.inner
    if (inner.kind === 'Const' && inner.value.type === 'unit') return []
    return inner.kind === 'Tuple' && each.kind === 'Paren' ? inner.items : [each]
  })
}

function methodKey(owner: TypeConstructor, name: string, count: number): string {
  return `${owner.uniqueName}.${name}/${count}`
}

function declareMember(
  c: Checker,
  owner: Owner,
  member: Method,
  implemented: { readonly key: string; readonly type: Type } | undefined,
): Declared {
  const { name } = member.name
  const variables = new Map<string, TypeVariable>(owner.variables)
  const before = c.typeVariables
  c.typeVariables = variables
  for (const each of member.typeParameters)
    variables.set(each.name, { ...parameterVariable(each.name), level: c.level, isRigid: true })
  const isProperty = member.accessor === 'get' && member.parameters.length === 0
  const written = groupsOf(member.parameters)
  const groupTypes = written.map((group) => group.map((each) => parameterType(c, each)))
  const groups = written.map((group) => group.map(withoutMark))
  const result = member.returnType === undefined ? c.fresh() : toType(c, member.returnType)
  if (member.accessor === 'set') c.unify(result, UNIT, member)
  c.typeVariables = before
  if (name === FURTHER_CONSTRUCTOR) c.unify(result, selfType(owner), member)
  const type = curried(
    groupTypes.map((each) => tupleOf(each)),
    result,
  )
  const overridden = implemented ?? overriddenBy(c, owner, member, groups[0]?.length ?? 0)
  if (overridden !== undefined) c.unify(type, overridden.type, member.name)
  const setter = member.accessor === 'set'
  const symbol: ValueSymbol = {
    ...c.global(`${owner.type.name}.${name}`, { variables: [], type }, member.name, false, 0),
    name,
  }
  const info: MemberInfo = {
    name,
    owner: owner.type,
    isStatic: member.isStatic,
    kind: setter ? 'setter' : isProperty ? 'property' : 'method',
    isVirtual: overridden !== undefined && overridden.key !== '',
    symbol,
    methodKey: overridden === undefined || overridden.key === '' ? undefined : overridden.key,
    scheme: { variables: [...owner.type.parameters], type },
    arguments: groups.map((each) => each.length),
    parameters: (written[0] ?? []).map(parameterInfo),
  }
  if (implemented === undefined) addMember(c, owner, info)
  return { owner, member, info, symbol, patterns: groups.flat(), types: groupTypes.flat(), result, variables }
}

function annotationOf(c: Checker, pattern: Pattern): Type | undefined {
  if (pattern.kind === 'Paren') return annotationOf(c, pattern.inner)
  return pattern.kind === 'Typed' ? toType(c, pattern.type) : undefined
}

function parameterType(c: Checker, pattern: Pattern): Type {
  const type = annotationOf(c, pattern) ?? c.fresh()
  return optionalName(pattern) === undefined ? type : optionOf(type)
}

/** The name of `?x` and `?x: T`. */
function optionalName(pattern: Pattern): Ident | undefined {
  if (pattern.kind === 'Paren') return optionalName(pattern.inner)
  if (pattern.kind === 'Typed') return optionalName(pattern.pattern)
  return pattern.kind === 'Optional' ? pattern.name : undefined
}

/** `x` for `?x: T`: what it has to be has gone into the parameter's type. */
function withoutMark(pattern: Pattern): Pattern {
  const name = optionalName(pattern)
  return name === undefined ? pattern : { kind: 'Name', name, isMutable: false, start: pattern.start, end: pattern.end }
}

function parameterInfo(pattern: Pattern): ParameterInfo {
  let inner = withoutMark(pattern)
  let isVariadic = false
  while (inner.kind === 'Paren' || inner.kind === 'Typed' || inner.kind === 'Attributed') {
    if (inner.kind === 'Attributed') isVariadic ||= hasAttribute(inner.attributes, 'ParamArray')
    inner = inner.kind === 'Paren' ? inner.inner : inner.pattern
  }
  return {
    name: inner.kind === 'Name' ? inner.name.name : undefined,
    isOptional: optionalName(pattern) !== undefined,
    isVariadic,
  }
}

/** The abstract member of a base class that an `override` or `default` implements. */
function overriddenBy(
  c: Checker,
  owner: Owner,
  member: Method,
  count: number,
): { readonly key: string; readonly type: Type } | undefined {
  if (member.modifier === 'member') return undefined
  const { name } = member.name
  if (name === 'ToString' && count === 0) return { key: '', type: { kind: 'Function', from: UNIT, to: c.fresh() } }
  if (name === 'Equals' && count === 1) return { key: OBJECT_EQUALS, type: functionOf(OBJ, BOOL) }
  if (name === 'GetHashCode' && count === 0) return { key: OBJECT_HASH, type: functionOf(UNIT, INT) }
  const isSetter = member.accessor === 'set'
  let current: NamedType | undefined = named(owner.type, owner.type.parameters)
  while (current !== undefined) {
    const found: MemberInfo | undefined = current.constructor.members
      .get(name)
      ?.find((each) => each.isVirtual && (each.arguments[0] ?? 0) === count && (each.kind === 'setter') === isSetter)
    if (found?.methodKey !== undefined) {
      const { variables, type } = found.scheme
      // Those of the method itself are this one's own: it is as generic as what it takes the place of.
      const own = variables
        .slice(current.constructor.parameters.length)
        .map((each) => Object.assign(parameterVariable(each.name ?? 'a'), { level: c.level }))
      return { key: found.methodKey, type: substitute(type, variables, [...current.arguments, ...own]) }
    }
    const { definition }: TypeConstructor = current.constructor
    const base: Type | undefined =
      definition.kind === 'Class' && definition.base !== undefined
        ? resolve(substitute(definition.base, current.constructor.parameters, current.arguments))
        : undefined
    current = base?.kind === 'Named' ? base : undefined
  }
  c.report(
    catalog.badDeclaration(
      member.accessor === 'method' ? 'FS0855' : 'FS0859',
      member.name,
      `There is no abstract member \`${name}\` that this could implement.`,
    ),
  )
  return undefined
}

function declareAbstract(c: Checker, owner: Owner, member: Member & { kind: 'Abstract' }): void {
  const before = c.typeVariables
  const variables = new Map<string, TypeVariable>(owner.variables)
  c.typeVariables = variables
  for (const each of member.typeParameters) variables.set(each.name, parameterVariable(each.name))
  const type = toType(c, member.type)
  c.typeVariables = before
  const isProperty = type.kind !== 'Function' || member.hasGet || member.hasSet
  const groups = isProperty ? [] : argumentCounts(member.type)
  // What the signature names besides the parameters of the type is for each call to decide.
  const own = [...variables].flatMap(([name, each]) => (owner.variables.has(name) ? [] : [each]))
  for (const each of own) Object.assign(each, { level: GENERIC_LEVEL, isRigid: true })
  const scheme: Scheme = { variables: [...owner.type.parameters, ...own], type }
  const base = { owner: owner.type, isStatic: false, isVirtual: true, symbol: undefined } as const
  const { name } = member.name
  if (!member.hasSet || member.hasGet)
    addMember(c, owner, {
      ...base,
      name,
      kind: isProperty ? 'property' : 'method',
      methodKey: methodKey(owner.type, name, groups[0] ?? 0),
      scheme,
      arguments: groups,
    })
  if (member.hasSet)
    addMember(c, owner, {
      ...base,
      name,
      kind: 'setter',
      methodKey: methodKey(owner.type, `${name}=`, 1),
      scheme: { variables: scheme.variables, type: curried([type], UNIT) },
      arguments: [1],
    })
}

function argumentCounts(written: (Member & { kind: 'Abstract' })['type']): number[] {
  const counts: number[] = []
  for (let type = written; type.kind === 'Function'; type = type.to) {
    const { from } = type
    const isUnit = from.kind === 'Name' && from.path.length === 1 && from.path[0]!.name === 'unit'
    counts.push(isUnit ? 0 : from.kind === 'Tuple' ? from.items.length : 1)
  }
  return counts
}

function declareInterface(c: Checker, owner: Owner, member: Member & { kind: 'Interface' }): Declared[] {
  const before = c.typeVariables
  c.typeVariables = new Map(owner.variables)
  const type = resolve(toType(c, member.type))
  c.typeVariables = before
  if (type.kind !== 'Named' || isError(type)) return []
  const methods = member.members.filter((each) => each.kind === 'Member')
  return implementationsOf(c, type, methods, member).map(({ method, key, wanted }) =>
    declareMember(c, owner, method, { key, type: wanted }),
  )
}

/** The members that implement an interface, each with the method it implements; reports what is missing. */
export function implementationsOf(
  c: Checker,
  type: NamedType,
  methods: readonly Method[],
  at: Node,
): { readonly method: Method; readonly key: string; readonly wanted: Type }[] {
  const wanted = overridableMembers(type)
  let isWrong = false
  const found = methods.flatMap((method) => {
    const count = groupsOf(method.parameters)[0]?.length ?? 0
    const name = method.name.name
    const match = wanted.find(
      (each) =>
        each.info.name === name &&
        (method.accessor === 'set') === (each.info.kind === 'setter') &&
        (each.info.kind !== 'method' || (each.info.arguments[0] ?? 0) === count),
    )
    if (match === undefined) {
      const names = wanted.map((each) => each.info.name)
      const help = names.length === 0 ? undefined : `It has ${names.map((each) => `\`${each}\``).join(', ')}.`
      c.report(
        catalog.badDeclaration(
          'FS0855',
          method.name,
          `\`${type.constructor.name}\` has no abstract member \`${name}\`.`,
          help,
        ),
      )
      isWrong = true
      return []
    }
    return [{ method, key: match.info.methodKey!, wanted: match.type }]
  })
  const missing = abstractMembers(type).filter((each) => !found.some((method) => method.key === each.info.methodKey))
  if (missing.length > 0 && !isWrong && type.constructor.definition.kind === 'Class')
    c.report(
      catalog.missingImplementation(
        at,
        type.constructor.name,
        missing.map((each) => each.info.name),
      ),
    )
  return found
}

/** A member with its type as an object of that type has it. */
interface Overridable {
  readonly info: MemberInfo
  readonly type: Type
}

/** What an object of an interface or class may define anew: of a class also what has a body, and what it inherits. */
function overridableMembers(type: NamedType): readonly Overridable[] {
  if (isInterface(type.constructor)) return abstractMembers(type)
  const { definition } = type.constructor
  const all = [...type.constructor.members.values()].flat().filter((each) => each.methodKey !== undefined)
  const own = all.filter((each, i) => all.findIndex((other) => other.methodKey === each.methodKey) === i)
  const { parameters } = type.constructor
  const base = definition.kind === 'Class' && definition.base !== undefined ? definition.base : undefined
  const above = base && resolve(substitute(base, parameters, type.arguments))
  return [
    ...own.map((info) => ({ info, type: substitute(info.scheme.type, parameters, type.arguments) })),
    ...(above?.kind === 'Named' ? overridableMembers(above) : []),
  ]
}

/** Abstract members of an interface or class, inherited ones too, that have no body. */
function abstractMembers(type: NamedType): Overridable[] {
  const own = [...type.constructor.members.values()].flat().filter((each) => each.isVirtual)
  const open = own
    .filter(
      (each) =>
        each.symbol === undefined &&
        !own.some((other) => other.symbol !== undefined && other.methodKey === each.methodKey),
    )
    .map((info) => ({ info, type: substitute(info.scheme.type, type.constructor.parameters, type.arguments) }))
  const inherited = interfacesOf(type.constructor).flatMap((each) => {
    const base = resolve(substitute(each, type.constructor.parameters, type.arguments))
    return base.kind === 'Named' && isInterface(type.constructor) ? abstractMembers(base) : []
  })
  return [...open, ...inherited]
}

function isInterface(type: TypeConstructor): boolean {
  return type.definition.kind === 'Class' && type.definition.isInterface
}

// --------------------------------------------------------------------------------------------------------- bodies

/** What `static let` binds, which the type's members alone see. */
const STATICS = new WeakMap<TypeConstructor, ReadonlyMap<string, ValueEntry>>()

/** Checks `static let` and `static do`: items that follow the definition of the types. */
export function checkStatics(c: Checker, owners: readonly Owner[]): TypedItem[] {
  return owners.flatMap((owner) => {
    const members = owner.definition.members.filter(
      (each) => (each.kind === 'Let' || each.kind === 'Do') && each.isStatic,
    )
    const [first] = members
    if (first === undefined) return []
    if (owner.type.parameters.length > 0) {
      c.report(catalog.unsupported(first, '`static let` in a generic class is', 'Define the value before the type.'))
      return []
    }
    // A module of its own: outside of the type nobody sees the names.
    const outer = c.module
    const inside = emptyModule(outer.name, outer.path)
    c.module = inside
    const items = c.scoped(() => members.flatMap((each) => checkStatic(c, each)))
    c.module = outer
    STATICS.set(owner.type, inside.values)
    return items
  })
}

function checkStatic(c: Checker, member: Member): TypedItem[] {
  if (member.kind === 'Do') return [{ kind: 'Do', expr: c.expr(member.expr, UNIT) }]
  if (member.kind !== 'Let') return []
  const bindings = member.bindings.map((each) => ({ ...each, access: 'private' as const }))
  return [checkLet(c, { ...member, bindings }, true)]
}

function bindStatics(c: Checker, owner: Owner): void {
  for (const [name, entry] of STATICS.get(owner.type) ?? []) c.scope.bindValue(name, entry)
}

/** Checks the bodies of all members of a group, and what classes do when they are made. */
export function checkMembers(c: Checker, owners: readonly Owner[]): TypedMemberBinding[] {
  const from = c.pending.length
  c.level++
  const bindings: TypedMemberBinding[] = []
  const group = new Set<TypeVariable>()
  const open = new Set(owners.flatMap((each) => DECLARED.get(each) ?? []))
  for (const owner of owners) {
    const isClass = owner.definition.representation.kind === 'Class' && !owner.isAugmentation
    if (isClass) bindings.push(...checkConstructor(c, owner))
    for (const each of DECLARED.get(owner) ?? []) {
      bindings.push(checkBody(c, each))
      if (isClosed(c, each, open, owners, from)) {
        close(each, c.level - 1, group)
        open.delete(each)
      }
    }
  }
  c.level--
  solvePending(c, from, 'weak')
  for (const each of open) close(each, c.level, group)
  for (const owner of owners)
    if (owner.type.definition.kind === 'Class')
      for (const field of owner.type.definition.fields) restrict(field.type, c.level)
  return bindings
}

function close(declared: Declared, level: number, group: Set<TypeVariable>): void {
  const { info, owner, symbol } = declared
  const scheme = generalize(info.scheme.type, level, false, [], group)
  const closed: Scheme = { variables: [...owner.type.parameters, ...scheme.variables], type: scheme.type }
  Object.assign(info, { scheme: closed })
  Object.assign(symbol, { scheme: closed })
}

/** In larger groups all members are closed together: looking at each beside each takes quadratic time. */
const MAX_CLOSED_EARLY = 200

/**
 * Whether a member whose body has been checked can be generic for those that follow, as in F#: nothing that is still
 * open shares an unknown type with it.
 */
function isClosed(
  c: Checker,
  declared: Declared,
  open: ReadonlySet<Declared>,
  owners: readonly Owner[],
  pendingFrom: number,
): boolean {
  if (open.size > MAX_CLOSED_EARLY) return false
  const own = unknownsIn([declared.info.scheme.type], c.level)
  if (own.size === 0) return false
  const isFree = (types: readonly Type[]): boolean => [...unknownsIn(types, c.level)].every((each) => !own.has(each))
  for (const each of open) if (each !== declared && !isFree([each.info.scheme.type])) return false
  for (const { type } of owners) {
    if (!isFree(CONSTRUCTORS.get(type)?.types ?? [])) return false
    if (!isFree([...(CLASS_FIELDS.get(type)?.values() ?? [])].map((each) => each.type))) return false
  }
  return c.pending.slice(pendingFrom).every((each) => isFree([...each.operands, each.result]))
}

/** The unknown types of the current level in some types. */
function unknownsIn(types: readonly Type[], level: number): Set<TypeVariable> {
  const found = new Set<TypeVariable>()
  for (const type of types) variablesIn(type, found)
  for (const each of found) if (each.level < level || each.level === GENERIC_LEVEL) found.delete(each)
  return found
}

function selfType(owner: Owner): NamedType {
  return named(owner.type, owner.type.parameters)
}

function checkBody(c: Checker, declared: Declared): TypedMemberBinding {
  const { member, owner, info, symbol } = declared
  const before = c.typeVariables
  c.typeVariables = declared.variables
  const value = c.scoped(() => {
    bindStatics(c, owner)
    const self = member.isStatic
      ? undefined
      : c.local(member.self?.name ?? 'this', selfType(owner), member.self ?? member.name)
    if (self !== undefined) {
      bindFields(c, owner, self)
      c.scope.bindValue(self.name, { kind: 'Value', symbol: self })
      const { representation } = owner.definition
      const asName = representation.kind === 'Class' ? representation.constructor?.self : undefined
      const { definition } = owner.type
      const base = definition.kind === 'Class' && definition.base !== undefined ? resolve(definition.base) : undefined
      if (base?.kind === 'Named')
        c.scope.bindValue('base', { kind: 'Base', self, type: base, depth: c.functionDepth + 1 })
      if (asName !== undefined && self.name === '_') c.scope.bindValue(asName.name, { kind: 'Value', symbol: self })
    }
    return memberFunction(c, declared, self)
  })
  c.typeVariables = before
  return { member: info, symbol, value, start: member.start, end: member.end }
}

function memberFunction(c: Checker, declared: Declared, self: ValueSymbol | undefined): TypedExpr {
  const { member, patterns, types, result } = declared
  const bound: Bound = new Map()
  c.functionDepth++
  const typed = patterns.map((each, i) => c.pattern(each, types[i]!, bound))
  c.bind(bound)
  const body = c.expr(member.body, result, {
    text: `the result of \`${member.name.name}\` has this type`,
    at: member.returnType,
  })
  c.functionDepth--
  const parameters = [...(self === undefined ? [] : [variablePattern(self, member.name)]), ...typed]
  return functionOfParameters(parameters, body, member.name.name, member)
}

function functionOfParameters(parameters: readonly TypedPattern[], body: TypedExpr, name: string, at: Node): TypedExpr {
  if (parameters.length === 0) return body
  const type = curried(
    parameters.map((each) => each.type),
    body.type,
  )
  return { kind: 'Lambda', name, parameters, body, type, start: at.start, end: at.end }
}

// -------------------------------------------------------------------------------------------------------- classes

/** Fields of a class that its members see by their bare names. */
const CLASS_FIELDS = new WeakMap<TypeConstructor, Map<string, FieldInfo>>()

function bindFields(c: Checker, owner: Owner, self: ValueSymbol): void {
  for (const [name, field] of CLASS_FIELDS.get(owner.type) ?? [])
    c.scope.bindValue(name, { kind: 'SelfField', self, field })
}

interface ConstructorText {
  readonly info: MemberInfo
  readonly symbol: ValueSymbol
  readonly patterns: readonly Pattern[]
  readonly types: readonly Type[]
}

const CONSTRUCTORS = new WeakMap<TypeConstructor, ConstructorText>()

function declareConstructor(c: Checker, owner: Owner): void {
  const { representation } = owner.definition
  if (representation.kind !== 'Class' || representation.constructor === undefined) return
  const { parameters } = representation.constructor
  const written = groupsOf([
    parameters.kind === 'Paren' || parameters.kind === 'Const'
      ? parameters
      : { kind: 'Paren', inner: parameters, start: parameters.start, end: parameters.end },
  ])[0]!
  const before = c.typeVariables
  c.typeVariables = new Map(owner.variables)
  c.level++
  const types = written.map((each) => parameterType(c, each))
  const patterns = written.map(withoutMark)
  c.level--
  c.typeVariables = before
  const type = curried([tupleOf(types)], selfType(owner))
  const scheme: Scheme = { variables: owner.type.parameters, type }
  const symbol = c.global(`${owner.type.name}..ctor`, scheme, owner.definition.name.at(-1)!, false, 0)
  const info: MemberInfo = {
    name: '.ctor',
    owner: owner.type,
    isStatic: true,
    kind: 'constructor',
    isVirtual: false,
    symbol,
    methodKey: undefined,
    scheme,
    arguments: [types.length],
    parameters: written.map(parameterInfo),
  }
  owner.type.members.set('.ctor', [info])
  CONSTRUCTORS.set(owner.type, { info, symbol, patterns, types })
}

function addField(owner: Owner, name: string, type: Type, isMutable: boolean): FieldInfo {
  const { definition } = owner.type
  if (definition.kind !== 'Class') throw new Error('only classes have lets')
  const { fields } = definition
  const field: FieldInfo = {
    name,
    owner: owner.type,
    index: inheritedFields(owner.type) + fields.length,
    type,
    isMutable,
  }
  // The definition is this module's own until its types are checked.
  Object.assign(definition, { fields: [...fields, field] })
  let known = CLASS_FIELDS.get(owner.type)
  if (known === undefined) {
    known = new Map()
    CLASS_FIELDS.set(owner.type, known)
  }
  known.set(name, field)
  return field
}

function inheritedFields(type: TypeConstructor): number {
  const { definition } = type
  const base = definition.kind === 'Class' && definition.base !== undefined ? resolve(definition.base) : undefined
  if (base?.kind !== 'Named' || base.constructor.definition.kind !== 'Class') return 0
  return inheritedFields(base.constructor) + base.constructor.definition.fields.length
}

/** The constructor: base class, parameters and `let`s become fields, `do`s run. */
function checkConstructor(c: Checker, owner: Owner): TypedMemberBinding[] {
  const text = CONSTRUCTORS.get(owner.type)
  const { definition } = owner
  const lets = definition.members.filter(
    (each) => each.kind === 'Let' || each.kind === 'Do' || each.kind === 'AutoProperty',
  )
  if (text === undefined) {
    for (const each of lets)
      c.report(
        catalog.badDeclaration(
          'FS0963',
          each,
          'This needs a primary constructor: write () after the name of the type.',
        ),
      )
    return []
  }
  const { representation } = definition
  const before = c.typeVariables
  c.typeVariables = new Map(owner.variables)
  const at = { start: definition.start, end: definition.end }
  const value = c.scoped(() => {
    bindStatics(c, owner)
    const selfName = representation.kind === 'Class' ? representation.constructor?.self : undefined
    const self = c.local(selfName?.name ?? 'this', selfType(owner), selfName ?? definition.name.at(-1)!)
    if (selfName !== undefined) c.scope.bindValue(self.name, { kind: 'Value', symbol: self })
    const bound: Bound = new Map()
    const parameters = text.patterns.map((each, i) => c.pattern(each, text.types[i]!, bound))
    c.bind(bound)
    const items: BlockItem[] = [...baseCall(c, owner, self)]
    for (const symbol of bound.values())
      items.push(setField(self, addField(owner, symbol.name, symbol.scheme.type, false), valueOf(symbol, at), at))
    for (const each of definition.members) items.push(...constructorItems(c, owner, self, each))
    items.push({ kind: 'Expr', expr: unitConst(at) })
    const body: TypedExpr = { kind: 'Block', items, type: UNIT, ...at }
    return functionOfParameters([variablePattern(self, at), ...parameters], body, owner.type.name, at)
  })
  c.typeVariables = before
  return [{ member: text.info, symbol: text.symbol, value, ...at }]
}

function setField(self: ValueSymbol, field: FieldInfo, value: TypedExpr, at: Node): BlockItem {
  const target = valueOf(self, at)
  return { kind: 'Expr', expr: { kind: 'SetField', target, field, value, type: UNIT, start: at.start, end: at.end } }
}

function baseCall(c: Checker, owner: Owner, self: ValueSymbol): BlockItem[] {
  const inherit = owner.definition.members.find((each) => each.kind === 'Inherit')
  const { definition } = owner.type
  if (inherit?.kind !== 'Inherit' || definition.kind !== 'Class' || definition.base === undefined) return []
  const base = resolve(definition.base)
  if (base.kind !== 'Named' || isError(base)) return []
  if (base.constructor.definition.kind !== 'Class') {
    if (primitiveName(base) !== 'obj') c.report(catalog.unsupported(inherit, 'Inheriting from types of the library is'))
    return []
  }
  const [candidate] = constructorsOf(c, base)
  const member = base.constructor.members.get('.ctor')?.[0]
  if (candidate === undefined || member === undefined) {
    c.report(
      catalog.badDeclaration(
        'FS0001',
        inherit,
        `\`${base.constructor.name}\` has no constructor that could be called.`,
      ),
    )
    return []
  }
  const argument: Expr = inherit.argument ?? {
    kind: 'Const',
    value: { type: 'unit' },
    start: inherit.start,
    end: inherit.end,
  }
  const call = callMethod(
    c,
    {
      name: base.constructor.name,
      candidates: [
        {
          ...candidate,
          build: (args, _type, at) => ({
            kind: 'MemberCall',
            member,
            typeArguments: base.arguments,
            target: valueOf(self, at),
            arguments: args,
            type: UNIT,
            start: at.start,
            end: at.end,
          }),
        },
      ],
    },
    argument,
    inherit,
    undefined,
  )
  return [{ kind: 'Expr', expr: call }]
}

function constructorItems(c: Checker, owner: Owner, self: ValueSymbol, member: Member): BlockItem[] {
  switch (member.kind) {
    case 'Let':
      return member.isStatic ? [] : classLet(c, owner, self, member)
    case 'Do':
      if (member.isStatic) return []
      return [{ kind: 'Expr', expr: c.expr(member.expr, UNIT) }]
    case 'AutoProperty': {
      const field = CLASS_FIELDS.get(owner.type)?.get(autoName(member.name))
      if (field === undefined) return []
      return [setField(self, field, c.expr(member.value, field.type), member)]
    }
    case 'Member':
    case 'Abstract':
    case 'Interface':
    case 'Constructor':
    case 'Val':
    case 'Inherit':
      return []
  }
}

/** `let` of a class: a local while the constructor runs, and a field for the members. */
function classLet(c: Checker, owner: Owner, self: ValueSymbol, member: Member & { kind: 'Let' }): BlockItem[] {
  const isMutable = member.bindings.some((each) => each.isMutable)
  if (!isMutable && !member.isRec) {
    const typed = checkLet(c, member, false)
    const items: BlockItem[] = [typed]
    for (const binding of typed.bindings)
      for (const symbol of symbolsOf(binding.pattern)) {
        // Fields are not generic: the members use the function at one type.
        const { variables, type: generic } = symbol.scheme
        const typeArguments = variables.map(() => c.fresh())
        const type = substitute(generic, variables, typeArguments)
        const at = { start: member.start, end: member.end }
        const value: TypedExpr = { kind: 'Value', symbol, typeArguments, type, ...at }
        items.push(setField(self, addField(owner, symbol.name, type, false), value, at))
      }
    return items
  }
  if (member.isRec) {
    const fields = member.bindings.map((each) => addField(owner, nameOf(each), c.fresh(), false))
    bindFields(c, owner, self)
    return member.bindings.map((each, i) => setField(self, fields[i]!, functionValue(c, each, fields[i]!.type), member))
  }
  return member.bindings.map((each) => {
    const value = functionValue(c, each, each.returnType === undefined ? c.fresh() : toType(c, each.returnType))
    const field = addField(owner, nameOf(each), value.type, each.isMutable)
    c.scope.bindValue(field.name, { kind: 'SelfField', self, field })
    return setField(self, field, value, member)
  })
}

function nameOf(binding: Binding): string {
  let pattern = binding.pattern
  while (pattern.kind === 'Paren' || pattern.kind === 'Typed')
    pattern = pattern.kind === 'Paren' ? pattern.inner : pattern.pattern
  return pattern.kind === 'Name' ? pattern.name.name : '_'
}

function functionValue(c: Checker, binding: Binding, type: Type): TypedExpr {
  if (binding.parameters.length === 0) return c.expr(binding.body, type)
  const at = { start: binding.start, end: binding.end }
  const body: Expr =
    binding.returnType === undefined
      ? binding.body
      : { kind: 'Typed', expr: binding.body, type: binding.returnType, ...at }
  return c.expr({ kind: 'Fun', parameters: binding.parameters, body, ...at }, type)
}

function symbolsOf(pattern: TypedPattern): ValueSymbol[] {
  switch (pattern.kind) {
    case 'Variable':
      return [pattern.symbol]
    case 'As':
      return [...symbolsOf(pattern.pattern), pattern.symbol]
    case 'Tuple':
    case 'List':
    case 'Array':
      return pattern.items.flatMap(symbolsOf)
    case 'Cons':
      return [...symbolsOf(pattern.head), ...symbolsOf(pattern.tail)]
    case 'Case':
      return pattern.arguments.flatMap(symbolsOf)
    case 'Record':
      return pattern.fields.flatMap((each) => symbolsOf(each.pattern))
    default:
      return []
  }
}

// -------------------------------------------------------------------------------------------------- auto properties

/** The hidden field of `member val`: no program can write its name. */
function autoName(name: Ident): string {
  return `${name.name}@`
}

function declareAutoProperty(c: Checker, owner: Owner, member: Member & { kind: 'AutoProperty' }): Declared[] {
  if (member.isStatic || owner.type.definition.kind !== 'Class') {
    c.report(catalog.unsupported(member, '`static member val` is'))
    return []
  }
  const before = c.typeVariables
  c.typeVariables = new Map(owner.variables)
  const type = member.type === undefined ? c.fresh() : toType(c, member.type)
  c.typeVariables = before
  const field = addField(owner, autoName(member.name), type, member.hasSet)
  const { start, end } = member
  const read: Expr = { kind: 'Name', path: [{ ...member.name, name: field.name }], start, end }
  const value: Ident = { name: 'value', start, end }
  const base = {
    kind: 'Member',
    attributes: [],
    access: 'public',
    modifier: 'member',
    isStatic: false,
    isInline: false,
    self: { name: 'this', start, end },
    name: member.name,
    typeParameters: [],
    returnType: undefined,
    start,
    end,
  } as const
  const getter: Method = { ...base, accessor: 'get', parameters: [], body: read }
  const setter: Method = {
    ...base,
    accessor: 'set',
    parameters: [{ kind: 'Name', name: value, isMutable: false, start, end }],
    body: { kind: 'Assign', target: read, value: { kind: 'Name', path: [value], start, end }, start, end },
  }
  const declared = [declareMember(c, owner, getter, undefined)]
  c.unify(declared[0]!.result, type, member)
  if (member.hasSet) {
    declared.push(declareMember(c, owner, setter, undefined))
    c.unify(declared[1]!.types[0]!, type, member)
  }
  return declared
}
