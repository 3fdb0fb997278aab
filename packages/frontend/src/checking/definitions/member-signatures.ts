/** What each member of a type is called with and answers, and the type's table that says so. */
import type { Member, Pattern } from '../../syntax/ast.ts'
import { GENERIC_LEVEL, UNIT, curried, isError, parameterVariable, tupleOf } from '../../types/builtins.ts'
import * as catalog from '../../types/catalog.ts'
import type { Checker } from '../checker.ts'
import { EXTENSION_METHODS, addExtension, isExtensionMethod } from '../extensions.ts'
import { operationOf } from '../custom-operations.ts'
import { implementationsOf } from './implementations.ts'
import {
  argumentCounts,
  groupsOf,
  parameterInfo,
  parameterType,
  signatureParameters,
  withoutMark,
} from './member-parameters.ts'
import { FURTHER_CONSTRUCTOR } from '../members.ts'
import { implementedBy, overriddenBy } from './overrides.ts'
import type { Overridden } from './overrides.ts'
import { readConstraint } from '../../types/resolve-types.ts'
import { printType } from '../../types/type-printer.ts'
import { selfType } from '../../types/type-owner.ts'
import type { Method, Owner } from '../../types/type-owner.ts'
import type { MemberInfo, Scheme, Type, TypeConstructor, TypeVariable, ValueSymbol } from '../../types/types.ts'
import { resolve } from '../../types/type-structure.ts'
import { toDeclaredType, toType, typeContext } from '../written-types.ts'

/** A member whose body is to be checked. */
export interface Declared {
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

/** A member with a body; `implemented` is what it implements of an interface. */
export function declareMember(c: Checker, owner: Owner, member: Method, implemented: Overridden | undefined): Declared {
  const { name } = member.name
  const variables = new Map<string, TypeVariable>(owner.variables)
  const before = c.typeVariables
  c.typeVariables = variables
  for (const each of member.typeParameters)
    variables.set(each.name, { ...parameterVariable(each.name), level: c.level, isRigid: true })
  for (const each of member.constraints) readConstraint(each, typeContext(c))
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
  const abstract = implemented ?? overriddenBy(c, owner, member, groups[0]?.length ?? 0)
  const declared = member.typeParameters.map((each) => variables.get(each.name)!)
  const overridden = abstract && implementedBy(c, abstract, declared)
  if (overridden !== undefined) c.unify(type, overridden.type, member.name)
  const setter = member.accessor === 'set'
  const symbol: ValueSymbol = {
    ...c.global(`${owner.type.name}.${name}`, { variables: [], type }, member.name, false, 0),
    name,
  }
  const operation = operationOf(member, written[0] ?? [])
  const info: MemberInfo = {
    name,
    owner: owner.type,
    isStatic: member.isStatic,
    kind: setter ? 'setter' : isProperty ? 'property' : 'method',
    isVirtual: overridden !== undefined && overridden.key !== '',
    symbol,
    methodKey: overridden === undefined || overridden.key === '' ? undefined : overridden.key,
    scheme: { variables: [...owner.type.parameters], type },
    ...(overridden?.own && { own: overridden.own }),
    arguments: groups.map((each) => each.length),
    parameters: abstract?.parameters ?? (written[0] ?? []).map(parameterInfo),
    ...(operation && { operation }),
    isPrivate: member.access === 'private',
    ...(isExtensionMethod(member) && { isExtensionMethod: true }),
    definedAt: member.name,
  }
  if (implemented === undefined) addMember(c, owner, info)
  return { owner, member, info, symbol, patterns: groups.flat(), types: groupTypes.flat(), result, variables }
}

/** An abstract member: a property, a method, or the pair of a property. */
export function declareAbstract(c: Checker, owner: Owner, member: Member & { kind: 'Abstract' }): void {
  const before = c.typeVariables
  const variables = new Map<string, TypeVariable>(owner.variables)
  c.typeVariables = variables
  for (const each of member.typeParameters) variables.set(each.name, parameterVariable(each.name))
  for (const each of member.constraints) readConstraint(each, typeContext(c))
  // What a method takes and answers its implementation may tell; of a property nothing can.
  const type = (member.type.kind === 'Function' ? toType : toDeclaredType)(c, member.type)
  c.typeVariables = before
  const isProperty = type.kind !== 'Function' || member.hasGet || member.hasSet
  const groups = isProperty ? [] : argumentCounts(member.type)
  const parameters = isProperty ? undefined : signatureParameters(member.type)
  // What the signature names besides the parameters of the type is for each call to decide.
  const own = [...variables].flatMap(([name, each]) => (owner.variables.has(name) ? [] : [each]))
  for (const each of own) Object.assign(each, { level: GENERIC_LEVEL, isRigid: true })
  const scheme: Scheme = { variables: [...owner.type.parameters, ...own], type }
  const { name } = member.name
  const definedAt = member.name
  const base = {
    owner: owner.type,
    isStatic: false,
    isVirtual: true,
    symbol: undefined,
    definedAt,
    ...(own.length > 0 ? { own } : {}),
  } as const
  if (!member.hasSet || member.hasGet)
    addMember(c, owner, {
      ...base,
      name,
      kind: isProperty ? 'property' : 'method',
      methodKey: methodKey(owner.type, name, groups[0] ?? 0),
      scheme,
      arguments: groups,
      ...(parameters && { parameters }),
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

export function methodKey(owner: TypeConstructor, name: string, count: number): string {
  return `${owner.uniqueName}.${name}/${count}`
}

/** The members of all `interface … with` of a type: together they have to implement all that each of them asks for. */
export function declareInterfaces(c: Checker, owner: Owner): Declared[] {
  const before = c.typeVariables
  const blocks = owner.definition.members.flatMap((member) => {
    if (member.kind !== 'Interface') return []
    c.typeVariables = new Map(owner.variables)
    const type = resolve(toType(c, member.type))
    if (type.kind !== 'Named' || isError(type)) return []
    return [{ type, methods: member.members.filter((each) => each.kind === 'Member'), at: member }]
  })
  c.typeVariables = before
  const counts = new Map<TypeConstructor, number>()
  for (const { type } of blocks) counts.set(type.constructor, (counts.get(type.constructor) ?? 0) + 1)
  const twice = blocks.filter(({ type }) => counts.get(type.constructor)! > 1)
  for (const { at, type } of twice)
    c.report(catalog.badDeclaration('FS0362', at.type, `\`${printType(type)}\` is implemented here twice.`))
  if (twice.length > 0) return []
  const found = implementationsOf(c, blocks)
  return found.map(({ method, key, wanted, own }) => declareMember(c, owner, method, { key, type: wanted, own }))
}

/** Puts a member into the table of its type, or of the extensions that are in scope. */
export function addMember(c: Checker, owner: Owner, info: MemberInfo): void {
  const { name } = info
  if (owner.isExtension) {
    addExtension(c, owner.type.uniqueName, info)
    c.module.extensions.push({ type: owner.type, member: info })
    return
  }
  owner.type.members.set(name, [...(owner.type.members.get(name) ?? []), info])
  if (info.isExtensionMethod !== true) return
  addExtension(c, EXTENSION_METHODS, info)
  c.module.extensions.push({ type: owner.type, member: info })
}
