/** What the members of a type must be beside each other: different ones, and none without a body that needs one. */
import { isError } from '../../types/builtins.ts'
import * as catalog from '../../types/catalog.ts'
import * as definitionCatalog from '../../types/definition-catalog.ts'
import type { Checker } from '../checker.ts'
import { isInterface } from '../../types/net-interfaces.ts'
import { overridesNothing } from './overrides.ts'
import { printType } from '../../types/type-printer.ts'
import type { Owner } from '../../types/type-owner.ts'
import type { MemberInfo, TypeConstructor } from '../../types/types.ts'
import { interfacesOf } from '../../types/subtypes.ts'
import { resolve } from '../../types/type-structure.ts'

/** Reports what is wrong with a type's members once their types are known. */
export function checkMemberRules(c: Checker, owner: Owner): void {
  if (owner.isExtension) return
  reportDuplicates(c, owner.type)
  reportNoInterfaces(c, owner)
  if (!owner.isAugmentation) reportUnimplemented(c, owner)
}

/** FS0887: what is implemented, or inherited by an interface, is an interface. */
function reportNoInterfaces(c: Checker, { type, definition }: Owner): void {
  const { definition: own } = type
  const isInherited = own.kind === 'Class' && own.isInterface
  const written = definition.members.filter((each) => each.kind === (isInherited ? 'Inherit' : 'Interface'))
  for (const [i, each] of interfacesOf(type).entries()) {
    const wanted = resolve(each)
    const at = written[i]
    if (at === undefined || wanted.kind !== 'Named' || isError(wanted) || isInterface(wanted.constructor)) continue
    const message = `\`${wanted.constructor.name}\` is no interface.`
    c.report(catalog.badDeclaration('FS0887', at.kind === 'Interface' ? at.type : at, message))
  }
}

/** FS0438: members of one name that take the same arguments. */
function reportDuplicates(c: Checker, type: TypeConstructor): void {
  for (const members of type.members.values()) {
    if (members.length < 2) continue
    const seen = new Map<string, MemberInfo>()
    for (const each of members) {
      const key = signatureOf(each)
      const first = seen.get(key)
      seen.set(key, each)
      if (first?.definedAt === undefined || each.definedAt === undefined) continue
      // F# names both, since it cannot know which one is too many.
      const message = 'the other is here'
      c.late.push(
        definitionCatalog.duplicateMember(first.definedAt, each.name, type.name, { at: each.definedAt, message }),
        definitionCatalog.duplicateMember(each.definedAt, each.name, type.name, { at: first.definedAt, message }),
      )
    }
  }
}

/** These are told apart by what they answer, too. */
const CONVERSIONS: ReadonlySet<string> = new Set(['op_Explicit', 'op_Implicit'])

/** What tells members of one name apart; a member and its default are one. */
function signatureOf({ name, kind, isStatic, symbol, scheme, arguments: groups, methodKey }: MemberInfo): string {
  const type = resolve(scheme.type)
  const takes = groups.length > 0 && type.kind === 'Function' ? printType(CONVERSIONS.has(name) ? type : type.from) : ''
  return `${kind} ${isStatic} ${symbol === undefined} ${methodKey ?? ''} ${groups.join()} ${takes}`
}

/** FS0054: abstract members, own and inherited, that nothing implements, in a class of which objects can be made. */
function reportUnimplemented(c: Checker, owner: Owner): void {
  const { definition } = owner.type
  if (definition.kind !== 'Class' || definition.isInterface || definition.isAbstract) return
  if (overridesNothing(owner.type)) return
  const implemented = new Set<string>()
  const missing: MemberInfo[] = []
  let current: TypeConstructor | undefined = owner.type
  while (current?.definition.kind === 'Class') {
    const members: MemberInfo[] = [...current.members.values()].flat()
    for (const { symbol, methodKey } of members)
      if (symbol !== undefined && methodKey !== undefined) implemented.add(methodKey)
    for (const each of members)
      if (each.symbol === undefined && each.methodKey !== undefined && !implemented.has(each.methodKey))
        missing.push(each)
    const base: ReturnType<typeof resolve> | undefined =
      current.definition.base === undefined ? undefined : resolve(current.definition.base)
    current = base?.kind === 'Named' ? base.constructor : undefined
  }
  if (missing.length > 0)
    c.report(definitionCatalog.unimplemented(owner.definition.name.at(-1)!, owner.type.name, missing))
}
