/**
 * Type parameters of classes at run time. Who calls a method through an object, or a function that a constructor made,
 * cannot pass representations: an instance keeps those of its class's parameters that any of its members need, in fields
 * behind the class's own. The constructor takes them behind the instance; members read them where they use them.
 */
import type { UnitState } from './lower-context.ts'
import { headType } from './type-reps.ts'
import type { FieldInfo, MemberInfo, TypeConstructor, TypeVariable } from './types.ts'
import { resolve } from './unify.ts'

type FactsOf = UnitState['factsOf']

/** The constructor of a class that the program defines. */
export function constructorMember(type: TypeConstructor): MemberInfo | undefined {
  return type.definition.kind === 'Class' ? type.members.get('.ctor')?.[0] : undefined
}

/** Which of its class's parameters an instance keeps, by index. */
export function carriedIndices(factsOf: FactsOf, type: TypeConstructor): readonly number[] {
  const origin = constructorMember(type)?.symbol?.origin
  return origin?.kind === 'Global' ? (factsOf(origin.uniqueName)?.reps ?? []) : []
}

/** Whether the instance knows this variable of a member's scheme, which begins with the owner's. */
export function isCarried(factsOf: FactsOf, { owner, isStatic, kind }: MemberInfo, index: number): boolean {
  return !isStatic && kind !== 'constructor' && carriedIndices(factsOf, owner).includes(index)
}

/** Where an instance keeps the representations of its class's own parameters. */
export function carriedSlots(factsOf: FactsOf, type: TypeConstructor): ReadonlyMap<TypeVariable, number> {
  const slots = new Map<TypeVariable, number>()
  const { definition } = type
  const indices = carriedIndices(factsOf, type)
  if (definition.kind !== 'Class' || indices.length === 0) return slots
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
