/** `member inline` and `static member inline`: functions that are checked anew where they are used, at the types that they have there. */
import type { Binding, Ident, Pattern, TypeExpr } from '../../syntax/ast.ts'
import { expandedFunction, inlineFunction } from '../bindings.ts'
import type { Checker } from '../checker.ts'
import { isExtensionMethod } from '../extensions.ts'
import { groupsOf, parameterInfo } from './member-parameters.ts'
import type { Method, Owner } from '../../types/type-owner.ts'
import type { MemberInfo } from '../../types/types.ts'

type NamedBinding = Binding & { readonly pattern: { readonly kind: 'Name' } }

/** Members whose texts are checked once the signatures of all members are known. */
const LATER = new WeakMap<Owner, { readonly binding: NamedBinding; readonly info: MemberInfo }[]>()

/** Whether a member is such a function: operators are looked for by their types. */
export function isInlineFunction(
  owner: Owner,
  { isInline, isStatic, accessor, modifier, name, parameters }: Method,
): boolean {
  if (!isInline || modifier !== 'member' || accessor !== 'method') return false
  if (!/^[\p{L}_]\w*$/u.test(name.name) || name.name.startsWith('op_')) return false
  return isStatic ? parameters.length === 1 : parameters.length > 0 && !owner.isExtension
}

/** Makes the function known, and how it is called; one that stands alone is checked at once. */
export function inlineMember(c: Checker, owner: Owner, member: Method): MemberInfo {
  const binding = bindingOf(owner, member)
  // What names the type's constructor or other members must wait for them.
  const isAlone = member.isStatic && owner.type.parameters.length === 0
  const symbol = c.scoped(() => (isAlone ? inlineFunction(c, binding) : expandedFunction(c, binding)))
  const groups = groupsOf(member.parameters)
  const info: MemberInfo = {
    name: member.name.name,
    owner: owner.type,
    isStatic: member.isStatic,
    kind: 'method',
    isVirtual: false,
    symbol,
    methodKey: undefined,
    scheme: symbol.scheme,
    arguments: groups.map((each) => each.length),
    parameters: (groups[0] ?? []).map(parameterInfo),
    isPrivate: member.access === 'private',
    ...(isExtensionMethod(member) && { isExtensionMethod: true }),
  }
  if (!isAlone) LATER.set(owner, [...(LATER.get(owner) ?? []), { binding, info }])
  return info
}

/** Checks the texts of the others, for what is wrong in them wherever they are used. */
export function checkInlineMembers(c: Checker, owner: Owner): void {
  for (const { binding, info } of LATER.get(owner) ?? []) {
    const { scheme } = c.scoped(() => inlineFunction(c, binding))
    Object.assign(info, { scheme })
  }
}

function bindingOf(
  owner: Owner,
  { name, typeParameters, parameters, returnType, body, isStatic, self, start, end }: Method,
): NamedBinding {
  return {
    attributes: [],
    access: 'public',
    isInline: true,
    isMutable: false,
    pattern: { kind: 'Name', name, isMutable: false, start: name.start, end: name.end },
    typeParameters,
    constraints: [],
    parameters: isStatic ? parameters : [instanceOf(owner, self ?? name), ...parameters],
    returnType,
    body,
    start,
    end,
  }
}

/** The instance as a parameter: of the type, whatever that is generic in. */
function instanceOf({ definition }: Owner, name: Ident): Pattern {
  const { start, end } = name
  const args = definition.parameters.map((parameter): TypeExpr => ({ kind: 'Variable', parameter, start, end }))
  const type: TypeExpr = { kind: 'Name', path: definition.name, arguments: args, start, end }
  const pattern: Pattern =
    name.name === '_' ? { kind: 'Wildcard', start, end } : { kind: 'Name', name, isMutable: false, start, end }
  return { kind: 'Typed', pattern, type, start, end }
}
