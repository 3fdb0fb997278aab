/** The members that a program adds to types of others. */
import { hasAttribute } from '../syntax/attributes.ts'
import type { Method } from '../types/type-owner.ts'
import type { MemberInfo } from '../types/types.ts'
import type { Checker } from './checker.ts'

/** Under which name the table has what `[<Extension>]` gives to whatever its first argument may be: no type has it. */
export const EXTENSION_METHODS = '[<Extension>]'

/** Whether a static method is written as one of the type of its first argument too. */
export function isExtensionMethod({ isStatic, attributes, accessor }: Method): boolean {
  return isStatic && accessor === 'method' && attributes.length > 0 && hasAttribute(attributes, 'Extension')
}

/** @param of unique name of the type that gets the member, or `EXTENSION_METHODS` */
export function addExtension(c: Checker, of: string, member: MemberInfo): void {
  let table = c.extensions.get(of)
  if (table === undefined) {
    table = new Map()
    c.extensions.set(of, table)
  }
  table.set(member.name, [...(table.get(member.name) ?? []), member])
}
