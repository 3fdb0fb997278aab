/** What the text of a type definition alone decides: order, names, what is missing, what is there twice. */
import type { Ident, Member, Node, Pattern, TypeDefinition } from '../../syntax/ast.ts'
import { hasAttribute } from '../../syntax/attributes.ts'
import * as catalog from '../../types/catalog.ts'
import * as definitionCatalog from '../../types/definition-catalog.ts'
import { checkAttributes, checkParameterAttributes } from '../attribute-rules.ts'
import type { Checker } from '../checker.ts'
import { checkEqualityRules } from './equality-rules.ts'
import { groupsOf } from './member-parameters.ts'
import { checkPlaces } from './member-places.ts'

/** Reports what is wrong with a definition before anything of it has a type. */
export function checkTypeRules(c: Checker, definition: TypeDefinition): void {
  const { representation, members, parameters } = definition
  reportTwice(
    c,
    'type parameter',
    parameters.map(({ name, start, end }) => ({ name, start, end })),
  )
  if (representation.kind === 'Union' && !hasAttribute(definition.attributes, 'RequireQualifiedAccess'))
    for (const each of representation.cases) checkCaseName(c, each.name)
  if (representation.kind === 'Enum') {
    const names = representation.cases.map((each) => each.name)
    reportTwice(c, 'enum element', names)
    for (const { name, value } of representation.cases)
      if (value === undefined) c.report(definitionCatalog.enumWithoutValue(name, name.name))
  }
  if (members.length > 0) checkMembers(c, members)
  checkPlaces(c, definition)
  checkEqualityRules(c, definition)
}

/** Cases of unions and names of exceptions begin with a capital letter, or one of a script that has none. */
export function checkCaseName(c: Checker, name: Ident): void {
  if (/^[\p{Ll}_]/u.test(name.name)) c.report(definitionCatalog.lowercaseCase(name, name.name))
}

function reportTwice(c: Checker, what: string, names: readonly Ident[]): void {
  const seen = new Map<string, Node>()
  for (const each of names) {
    const first = seen.get(each.name)
    if (first !== undefined) c.report(catalog.duplicate(each, what, each.name, first))
    seen.set(each.name, each)
  }
}

function checkMembers(c: Checker, members: readonly Member[]): void {
  let isAfterMember = false
  for (const member of members) {
    if ((member.kind === 'Let' || member.kind === 'Do') && isAfterMember)
      c.report(definitionCatalog.letAfterMember(member))
    if (member.kind === 'Member') checkMember(c, member)
    if (member.kind === 'Interface') for (const each of member.members) if (each.kind === 'Member') checkMember(c, each)
    if (member.kind === 'Member' || member.kind === 'Abstract' || member.kind === 'Interface') isAfterMember = true
  }
}

function checkMember(c: Checker, member: Member & { kind: 'Member' }): void {
  checkAttributes(c, member.attributes, 'member')
  for (const each of groupsOf(member.parameters).flat()) checkParameterAttributes(c, each)
  if (!member.isStatic && member.self === undefined)
    c.report(definitionCatalog.memberWithoutSelf(member.name, member.name.name))
  const [group = []] = groupsOf(member.parameters)
  const lastRequired = group.findLastIndex((each) => !isOptional(each))
  const misplaced = group.find((each, i) => i < lastRequired && isOptional(each))
  if (misplaced !== undefined) c.report(definitionCatalog.optionalBeforeOthers(misplaced))
}

function isOptional(pattern: Pattern): boolean {
  if (pattern.kind === 'Paren') return isOptional(pattern.inner)
  return pattern.kind === 'Typed' || pattern.kind === 'Attributed'
    ? isOptional(pattern.pattern)
    : pattern.kind === 'Optional'
}
