/** Which abstract member of a base class a member implements. */
import { EXCEPTION_MESSAGE, OBJECT_EQUALS, OBJECT_HASH } from '@fsrs/chunk'

import {
  BOOL,
  INT,
  OBJ,
  STRING,
  UNIT,
  functionOf,
  isException,
  named,
  parameterVariable,
} from '../../types/builtins.ts'
import * as definitionCatalog from '../../types/definition-catalog.ts'
import type { Checker } from '../checker.ts'
import type { Method, Owner } from '../../types/type-owner.ts'
import type { MemberInfo, NamedType, Type, TypeConstructor, TypeVariable } from '../../types/types.ts'
import { resolve, substitute } from '../../types/type-structure.ts'

/** A method that a member takes the place of, with the type that this asks for. */
export interface Overridden {
  readonly key: string
  readonly type: Type
  /** See `MemberInfo.own`. */
  readonly own?: readonly Type[] | undefined
  /** What it calls its parameters: by these names callers may pass them. */
  readonly parameters?: MemberInfo['parameters'] | undefined
}

/** The same with type parameters of the implementation's own: those that it declares, else new ones. */
export function implementedBy(
  c: Checker,
  { key, type, own }: Overridden,
  declared: readonly TypeVariable[],
): Overridden {
  if (own === undefined) return { key, type }
  const variables = own.map((each) => resolve(each)).filter((each) => each.kind === 'Variable')
  const made =
    declared.length === own.length
      ? declared
      : variables.map((each) => Object.assign(parameterVariable(each.name ?? 'a'), { level: c.level }))
  // What the abstract member asks of its types, callers have seen to.
  for (const [i, { constraints }] of variables.entries())
    if (made[i]!.constraints.length === 0) made[i]!.constraints = constraints
  return { key, type: substitute(type, variables, made), own: made }
}

/** Types with an `override` of nothing: what they leave out is said by that. */
const WRONG = new WeakSet<TypeConstructor>()

/** Whether a member of the type was reported to override nothing. */
export function overridesNothing(type: TypeConstructor): boolean {
  return WRONG.has(type)
}

/** The abstract member of a base class that an `override` or `default` implements. */
export function overriddenBy(c: Checker, owner: Owner, member: Method, count: number): Overridden | undefined {
  if (member.modifier === 'member') return undefined
  const { name } = member.name
  if (name === 'ToString' && count === 0) return { key: '', type: functionOf(UNIT, STRING) }
  if (name === 'Equals' && count === 1) return { key: OBJECT_EQUALS, type: functionOf(OBJ, BOOL) }
  if (name === 'GetHashCode' && count === 0) return { key: OBJECT_HASH, type: functionOf(UNIT, INT) }
  const isSetter = member.accessor === 'set'
  let other: MemberInfo | undefined
  let current: NamedType | undefined = named(owner.type, owner.type.parameters)
  while (current !== undefined) {
    const abstract: readonly MemberInfo[] =
      current.constructor.members.get(name)?.filter((each) => each.isVirtual) ?? []
    const found = abstract.find((each) => (each.arguments[0] ?? 0) === count && (each.kind === 'setter') === isSetter)
    other ??= member.accessor === 'method' ? abstract.find((each) => each.kind === 'method') : undefined
    if (found?.methodKey !== undefined) {
      const { parameters } = current.constructor
      return {
        key: found.methodKey,
        type: substitute(found.scheme.type, parameters, current.arguments),
        own: found.own,
        parameters: found.parameters,
      }
    }
    if (name === 'Message' && member.accessor !== 'set' && isException(current.constructor))
      return { key: EXCEPTION_MESSAGE, type: STRING }
    const { definition }: TypeConstructor = current.constructor
    const base: Type | undefined =
      definition.kind === 'Class' && definition.base !== undefined
        ? resolve(substitute(definition.base, current.constructor.parameters, current.arguments))
        : undefined
    current = base?.kind === 'Named' ? base : undefined
  }
  WRONG.add(owner.type)
  c.report(
    definitionCatalog.implementsNothing(member.name, name, member.accessor === 'method' ? 'method' : 'property', other),
  )
  return undefined
}
