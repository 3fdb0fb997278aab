/** `static member inline F (…)`: a function that is checked anew where it is used, at the types that it has there. */
import type { Binding } from './ast.ts'
import { inlineFunction } from './bindings.ts'
import type { Checker } from './checker.ts'
import { groupsOf, parameterInfo } from './member-parameters.ts'
import type { Method, Owner } from './type-owner.ts'
import type { MemberInfo } from './types.ts'

/** Whether a member is such a function: operators are looked for by their types, and parameters of the type are known. */
export function isInlineFunction(owner: Owner, { isInline, isStatic, name, parameters }: Method): boolean {
  const isPlain = isInline && isStatic && owner.type.parameters.length === 0 && parameters.length === 1
  return isPlain && /^[\p{L}_]\w*$/u.test(name.name) && !name.name.startsWith('op_')
}

/** Checks the function by itself, and answers how it is called. */
export function inlineMember(c: Checker, owner: Owner, member: Method): MemberInfo {
  const { name, typeParameters, constraints, parameters, returnType, body, start, end } = member
  const binding: Binding & { readonly pattern: { readonly kind: 'Name' } } = {
    attributes: [],
    access: 'public',
    isInline: true,
    isMutable: false,
    pattern: { kind: 'Name', name, isMutable: false, start: name.start, end: name.end },
    typeParameters,
    constraints,
    parameters,
    returnType,
    body,
    start,
    end,
  }
  const symbol = c.scoped(() => inlineFunction(c, binding))
  const groups = groupsOf(parameters)
  return {
    name: name.name,
    owner: owner.type,
    isStatic: true,
    kind: 'method',
    isVirtual: false,
    symbol,
    methodKey: undefined,
    scheme: symbol.scheme,
    arguments: groups.map((each) => each.length),
    parameters: (groups[0] ?? []).map(parameterInfo),
  }
}
