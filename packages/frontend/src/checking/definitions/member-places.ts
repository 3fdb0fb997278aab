/** Which members each kind of definition may have, and what a class may inherit. */
import type { Member, TypeDefinition } from '../../syntax/ast.ts'
import { isException, primitiveName } from '../../types/builtins.ts'
import * as definitionCatalog from '../../types/definition-catalog.ts'
import type { Finding } from '../../types/finding.ts'
import { isInterface } from '../../types/net-interfaces.ts'
import { printType } from '../../types/type-printer.ts'
import type { Type } from '../../types/types.ts'
import type { Checker } from '../checker.ts'

/** Reports members that cannot stand in a definition. */
export function checkPlaces(c: Checker, definition: TypeDefinition): void {
  const { representation, members, name } = definition
  const [first] = members
  if (first === undefined) return
  switch (representation.kind) {
    case 'Enum':
      return c.report(definitionCatalog.membersOfEnum(first))
    case 'Delegate':
      return c.report(definitionCatalog.membersOfDelegate(name.at(-1)!))
    case 'Record':
    case 'Union':
      for (const each of members) reportIf(c, misplacedInData(each))
      return
    case 'Class':
      checkInherits(c, members, representation.constructor !== undefined)
      return
    case 'Abbreviation':
    case 'Augmentation':
    case 'Measure':
    case 'Error':
  }
}

/** Reports what `type … with` cannot add; `isOwn`: the type is one of this file. */
export function checkAdditions(c: Checker, { members }: TypeDefinition, isOwn: boolean): void {
  for (const each of members) reportIf(c, misplacedAddition(each, isOwn))
}

function reportIf(c: Checker, finding: Finding | undefined): void {
  if (finding !== undefined) c.report(finding)
}

/** What only the definition of a class has. */
function isOfClasses(member: Member): boolean {
  const { kind } = member
  if (kind === 'Let' || kind === 'Do' || kind === 'AutoProperty') return !member.isStatic
  return kind === 'Inherit' || kind === 'Val' || kind === 'Abstract'
}

function misplacedInData(member: Member): Finding | undefined {
  if (isOfClasses(member)) return definitionCatalog.onlyInClasses(member, 'A record or union has no such part.')
  return member.kind === 'Constructor' ? definitionCatalog.constructorOfData(member) : undefined
}

function misplacedAddition(member: Member, isOwn: boolean): Finding | undefined {
  if (isOfClasses(member)) return definitionCatalog.onlyInClasses(member, 'Behind `with` a type gets members only.')
  if (member.kind === 'Interface') return definitionCatalog.interfaceAdded(member.type)
  if (isOwn) return undefined
  if (member.kind === 'Constructor') return definitionCatalog.constructorAdded(member)
  const isStaticState = (member.kind === 'Let' || member.kind === 'Do') && member.isStatic
  return isStaticState ? definitionCatalog.staticsAdded(member) : undefined
}

/** `inherit` comes first and once, with arguments where the class has a primary constructor. */
function checkInherits(c: Checker, members: readonly Member[], isPrimary: boolean): void {
  // An interface may go on with others.
  if (!isPrimary && members.every((each) => each.kind === 'Abstract' || each.kind === 'Inherit')) return
  for (const [i, each] of members.entries()) {
    if (each.kind !== 'Inherit') continue
    if (i > 0) c.report(definitionCatalog.inheritNotFirst(each))
    else if (isPrimary && each.argument === undefined) c.report(definitionCatalog.inheritWithoutArguments(each))
  }
}

/** Why a class cannot inherit from a type; undefined where it can. */
export function notInheritable(at: Member, type: Type): Finding | undefined {
  if (type.kind === 'Variable')
    return definitionCatalog.notABase('FS0753', at, 'A type parameter can be any type: nothing can inherit from it.')
  const name = printType(type)
  const sealed = definitionCatalog.notABase('FS0945', at, `Nothing can inherit from \`${name}\`.`)
  if (type.kind !== 'Named') return sealed
  if (isInterface(type.constructor))
    return definitionCatalog.notABase(
      'FS0946',
      at,
      `\`${name}\` is an interface: it is implemented, not inherited.`,
      `Write \`interface ${name} with …\`.`,
    )
  const { definition } = type.constructor
  if (definition.kind === 'Class') return definition.isSealed === true ? sealed : undefined
  if (definition.kind === 'Library' || definition.kind === 'Unknown') return undefined
  return primitiveName(type) === 'obj' || isException(type.constructor) ? undefined : sealed
}
