/** Which abstract member of a base class a member implements. */
import { OBJECT_EQUALS, OBJECT_HASH } from '@fsrs/chunk'

import { BOOL, INT, OBJ, UNIT, functionOf, named, parameterVariable } from './builtins.ts'
import * as catalog from './catalog.ts'
import type { Checker } from './checker.ts'
import type { Method, Owner } from './type-owner.ts'
import type { MemberInfo, NamedType, Type, TypeConstructor } from './types.ts'
import { resolve, substitute } from './unify.ts'

/** The abstract member of a base class that an `override` or `default` implements. */
export function overriddenBy(
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
  let other: MemberInfo | undefined
  let current: NamedType | undefined = named(owner.type, owner.type.parameters)
  while (current !== undefined) {
    const abstract: readonly MemberInfo[] =
      current.constructor.members.get(name)?.filter((each) => each.isVirtual) ?? []
    const found = abstract.find((each) => (each.arguments[0] ?? 0) === count && (each.kind === 'setter') === isSetter)
    other ??= member.accessor === 'method' ? abstract.find((each) => each.kind === 'method') : undefined
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
  c.report(catalog.implementsNothing(member.name, name, member.accessor === 'method', other))
  return undefined
}
