/** Type definitions, as the machine needs them. */
import type { FieldDef, TypeDef, TypeRep } from '@fsrs/chunk'

import { named, primitiveName } from '../types/builtins.ts'
import { baseOf, carriedSlots } from './carried-reps.ts'
import { constantOf } from './lower-constant.ts'
import type { UnitState } from './lower-context.ts'
import { inheritedBy } from '../types/net-interfaces.ts'
import { OBJ_REP, headType, repOf } from '../types/type-reps.ts'
import type { TypedMemberBinding } from '../types/typed-tree.ts'
import type { MemberInfo, Type, TypeConstructor, UnionCaseInfo } from '../types/types.ts'
import { exceptionBase, interfacesOf } from '../types/subtypes.ts'
import { resolve } from '../types/type-structure.ts'

/**
 * Adds the definition of a type; abbreviations and measures have none.
 *
 * @param members of the types that were defined together
 */
export function lowerTypeDefinition(
  state: UnitState,
  constructor: TypeConstructor,
  members: readonly TypedMemberBinding[],
): void {
  const plain = plainDefinition(state, constructor)
  if (plain === undefined) return
  const more = implemented(constructor, members)
  state.types.push(more === undefined ? plain : { ...plain, ...more })
}

/** A definition without interfaces and methods. */
function plainDefinition(state: UnitState, constructor: TypeConstructor): TypeDef | undefined {
  const { definition, uniqueName: name, name: displayName } = constructor
  const parameters = constructor.parameters.length
  const toStringMethod = toStringOf(state, name, toStringMembers(constructor))
  const rep = (type: Type): TypeRep => parameterRep(constructor, type)
  switch (definition.kind) {
    case 'Record': {
      const fields = definition.fields.map((field): FieldDef => {
        const plain = { name: field.name, type: rep(field.type), isMutable: field.isMutable }
        return field.default === undefined ? plain : { ...plain, default: constantOf(field.default) }
      })
      const equality = equalityOf(constructor)
      return { k: 'record', name, displayName, parameters, toStringMethod, fields, equality }
    }
    case 'Union': {
      const cases = definition.cases.map((each) => ({ name: each.name, fields: caseFields(each, rep) }))
      const equality = equalityOf(constructor)
      const plain = { k: 'union', name, displayName, parameters, toStringMethod, cases, equality } as const
      return constructor.isQualified === true ? { ...plain, isQualified: true } : plain
    }
    case 'Enum': {
      const underlying = primitiveName(headType(definition.underlying)) ?? 'int'
      const { cases } = definition
      const plain = { k: 'enum', name, displayName, parameters, toStringMethod, underlying, cases } as const
      return definition.isFlags ? { ...plain, isFlags: true } : plain
    }
    case 'Class': {
      const fields = instanceFields(state, constructor)
      const { isInterface } = definition
      const base = nameOf(definition.base)
      const constructorFunction = constructorOf(constructor)
      const about = { name, displayName, parameters, toStringMethod }
      const plain = { k: 'class', ...about, fields, base, constructorFunction, isInterface } as const
      if (exceptionBase(named(constructor, constructor.parameters)) !== undefined)
        return { ...plain, isException: true }
      return definition.isStruct === true ? { ...plain, comparedFields: definition.fields.length } : plain
    }
    case 'Primitive':
    case 'Library':
    case 'Abbreviation':
    case 'Delegate':
    case 'Host':
    case 'Measure':
    case 'Unknown':
      return undefined
  }
}

/** Adds the definition of an exception. */
export function lowerException(
  state: UnitState,
  info: UnionCaseInfo,
  type: TypeConstructor,
  members: readonly TypedMemberBinding[],
): void {
  const plain: TypeDef = {
    k: 'exception',
    name: info.exception!,
    displayName: info.name,
    parameters: 0,
    toStringMethod: toStringOf(state, type.uniqueName, type.members.get('ToString')),
    fields: caseFields(info, (each) => repOf(each, () => undefined)),
  }
  state.types.push(members.length === 0 ? plain : { ...plain, ...implemented(type, members) })
}

function caseFields(info: UnionCaseInfo, rep: (type: Type) => TypeRep): FieldDef[] {
  const isAlone = info.fields.length === 1
  return info.fields.map(({ name, isNamed, type }, i) => ({
    name: isNamed ? name : isAlone ? 'Item' : `Item${i + 1}`,
    type: rep(type),
    isMutable: false,
  }))
}

function parameterRep(constructor: TypeConstructor, type: Type): TypeRep {
  return repOf(type, (variable) => {
    const index = constructor.parameters.findIndex((parameter) => resolve(parameter) === variable)
    return index < 0 ? undefined : { k: 'param', index }
  })
}

function nameOf(of: Type | undefined): string | undefined {
  if (of === undefined) return undefined
  const type = headType(of)
  return type.kind === 'Named' ? type.constructor.uniqueName : undefined
}

/** Interfaces and methods; plain records and unions have neither. */
function implemented(
  constructor: TypeConstructor,
  members: readonly TypedMemberBinding[],
): Required<Pick<TypeDef, 'interfaces' | 'methods'>> | undefined {
  const interfaces = allInterfaces(interfacesOf(constructor))
  const methods = virtualMethods(constructor, members)
  const isClass = constructor.definition.kind === 'Class'
  return isClass || interfaces.length + methods.length > 0 ? { interfaces, methods } : undefined
}

/** The names of interfaces and of all that they inherit. */
export function allInterfaces(types: readonly Type[]): readonly string[] {
  const found = new Set<string>()
  const pending = [...types]
  while (pending.length > 0) {
    const type = headType(pending.pop()!)
    if (type.kind !== 'Named' || found.has(type.constructor.uniqueName)) continue
    found.add(type.constructor.uniqueName)
    pending.push(...inheritedBy(type.constructor, interfacesOf(type.constructor)))
  }
  return [...found]
}

function equalityOf(constructor: TypeConstructor): 'structural' | 'reference' | 'custom' {
  if (constructor.isReference === true) return 'reference'
  const overrides = constructor.members.get('Equals') ?? []
  return overrides.some((member) => member.symbol !== undefined) ? 'custom' : 'structural'
}

/** The global that fills a new instance of a class. */
export function constructorOf(constructor: TypeConstructor): string | undefined {
  const [member] = constructor.members.get('.ctor') ?? []
  return member === undefined ? undefined : globalName(member)
}

/** All that an instance of a class has: the fields of its base class, its own, and the representations that it keeps. */
export function instanceFields(state: UnitState, constructor: TypeConstructor): readonly FieldDef[] {
  const { definition } = constructor
  if (definition.kind !== 'Class') return []
  const base = baseOf(constructor)
  const inherited = base === undefined ? [] : instanceFields(state, base)
  const own = definition.fields.map(({ name, type, isMutable }) => ({
    name,
    type: parameterRep(constructor, type),
    isMutable,
  }))
  const kept = [...carriedSlots(state.factsOf, constructor).keys()]
  return [...inherited, ...own, ...kept.map((each) => hiddenField(`'${each.name}`))]
}

/** A field that no program can name. */
export function hiddenField(name: string): FieldDef {
  return { name, type: OBJ_REP, isMutable: true }
}

/** The function behind a virtual method with type parameters of its own, see `lower.ts`. */
export function methodName(global: string): string {
  return `${global}@method`
}

function globalName(member: MemberInfo): string | undefined {
  return member.symbol?.origin.kind === 'Global' ? member.symbol.origin.uniqueName : undefined
}

function virtualMethods(
  constructor: TypeConstructor,
  members: readonly TypedMemberBinding[],
): { readonly method: string; readonly global: string }[] {
  return members.flatMap(({ member }) => {
    const global = globalName(member)
    const isOwn = member.owner.uniqueName === constructor.uniqueName
    if (!isOwn || member.methodKey === undefined || global === undefined) return []
    return [{ method: member.methodKey, global: member.own === undefined ? global : methodName(global) }]
  })
}

/** The type's own `ToString`, or that of the nearest base class. */
function toStringMembers(constructor: TypeConstructor): readonly MemberInfo[] | undefined {
  const own = constructor.members.get('ToString')
  if (own !== undefined || constructor.definition.kind !== 'Class') return own
  const { base } = constructor.definition
  const head = base === undefined ? undefined : headType(base)
  return head?.kind === 'Named' ? toStringMembers(head.constructor) : undefined
}

/** The text of what derives from a class, without one of its own. */
export function inheritedToString(state: UnitState, name: string, base: TypeConstructor): string | undefined {
  return toStringOf(state, name, toStringMembers(base))
}

/** `override x.ToString() = …` takes unit besides the instance; the machine calls a function of the instance alone. */
function toStringOf(state: UnitState, type: string, members: readonly MemberInfo[] | undefined): string | undefined {
  const member = members?.find((each) => !each.isStatic && each.symbol !== undefined)
  const target = member === undefined ? undefined : globalName(member)
  if (target === undefined) return undefined
  const name = `${type}.ToString@`
  const facts = state.factsOf(target)
  const self = { k: 'local', id: 0 } as const
  const unit = { k: 'const', value: { type: 'unit' } } as const
  state.globals.push({
    k: 'function',
    name,
    displayName: 'ToString',
    type: 'obj -> string',
    rep: OBJ_REP,
    isPrivate: true,
    at: 0,
    attributes: [],
    reps: 0,
    params: [0],
    body: { k: 'call', name: target, args: facts?.arity === 1 ? [self] : [self, unit], at: 0 },
  })
  return name
}
