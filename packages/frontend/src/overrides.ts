/** Which abstract member a member implements, and which ones an object still lacks. */
import { OBJECT_EQUALS, OBJECT_HASH } from '@fsrs/chunk'

import type { Node } from './ast.ts'
import { BOOL, INT, OBJ, UNIT, functionOf, named, parameterVariable } from './builtins.ts'
import * as catalog from './catalog.ts'
import type { Checker } from './checker.ts'
import { groupsOf } from './member-parameters.ts'
import type { Method, Owner } from './type-owner.ts'
import type { MemberInfo, NamedType, Type, TypeConstructor } from './types.ts'
import { interfacesOf, resolve, substitute } from './unify.ts'

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
