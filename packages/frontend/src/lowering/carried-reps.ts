/**
 * Type parameters of classes at run time. Who calls a method through an object, or a function that a constructor made,
 * cannot pass representations: an instance keeps those of its class's parameters that any of its members need, in fields
 * behind the class's own. The constructor takes them behind the instance; members read them where they use them.
 *
 * A record or union whose members are called through it (`ToString`, `Equals`, those of interfaces) keeps the
 * representation of its whole type, where any of its members needs a part of it: see `keeping`.
 */
import type { UnitState } from './lower-context.ts'
import { headType } from '../types/type-reps.ts'
import { NONE } from '../types/types.ts'
import type { FieldInfo, MemberInfo, Scheme, TypeConstructor, TypeVariable } from '../types/types.ts'
import { interfacesOf } from '../types/subtypes.ts'
import { resolve } from '../types/type-structure.ts'

type FactsOf = UnitState['factsOf']

/** The constructor of a class that the program defines. */
export function constructorMember(type: TypeConstructor): MemberInfo | undefined {
  return type.definition.kind === 'Class' ? type.members.get('.ctor')?.[0] : undefined
}

/** The name under which is noted which of its parameters a record or union keeps. */
export function keptName(type: TypeConstructor): string {
  return `${type.uniqueName}..kept`
}

/** Whether it is a record or union with parameters some members of which are called through the value. */
export function isCalledThrough(type: TypeConstructor): boolean {
  const { definition, parameters, members } = type
  if ((definition.kind !== 'Record' && definition.kind !== 'Union') || parameters.length === 0) return false
  return interfacesOf(type).length > 0 || ['ToString', 'Equals', 'GetHashCode'].some((name) => members.has(name))
}

/** Which of its class's parameters an instance keeps, by index. */
export function carriedIndices(factsOf: FactsOf, type: TypeConstructor): readonly number[] {
  if (type.definition.kind !== 'Class') return factsOf(keptName(type))?.reps ?? NONE
  const origin = constructorMember(type)?.symbol?.origin
  return origin?.kind === 'Global' ? (factsOf(origin.uniqueName)?.reps ?? []) : []
}

/** A virtual method's own type parameters as indices in the scheme of what implements it. */
export function ownIndices({ own = NONE }: MemberInfo, { variables }: Scheme): number[] {
  return own.map((each) => {
    const known = resolve(each)
    return variables.findIndex((variable) => resolve(variable) === known)
  })
}

/** Whether the instance knows this variable of a member's scheme, which begins with the owner's. */
export function isCarried(factsOf: FactsOf, { owner, isStatic, kind }: MemberInfo, index: number): boolean {
  return !isStatic && kind !== 'constructor' && carriedIndices(factsOf, owner).includes(index)
}

/**
 * Where an instance keeps the representations of its class's own parameters: numbers of fields, of a record or union those
 * of its type's arguments.
 */
export function carriedSlots(factsOf: FactsOf, type: TypeConstructor): ReadonlyMap<TypeVariable, number> {
  const slots = new Map<TypeVariable, number>()
  const { definition } = type
  const indices = carriedIndices(factsOf, type)
  if (indices.length === 0) return slots
  if (definition.kind !== 'Class') {
    for (const index of indices) slots.set(type.parameters[index]!, index)
    return slots
  }
  let slot = inheritedSlots(factsOf, type) + definition.fields.length
  for (const index of indices) {
    const variable = resolve(type.parameters[index]!)
    if (variable.kind === 'Variable') slots.set(variable, slot++)
  }
  return slots
}

/** A field's number in an instance: what base classes have comes before it. */
export function slotOf(factsOf: FactsOf, { owner, index }: FieldInfo): number {
  const { definition } = owner
  return definition.kind === 'Class' && definition.base !== undefined ? index + inheritedSlots(factsOf, owner) : index
}

function inheritedSlots(factsOf: FactsOf, type: TypeConstructor): number {
  const base = baseOf(type)
  if (base?.definition.kind !== 'Class') return 0
  return inheritedSlots(factsOf, base) + base.definition.fields.length + carriedIndices(factsOf, base).length
}

/** The class that a class inherits from. */
export function baseOf({ definition }: TypeConstructor): TypeConstructor | undefined {
  const base = definition.kind === 'Class' && definition.base !== undefined ? headType(definition.base) : undefined
  return base?.kind === 'Named' ? base.constructor : undefined
}
