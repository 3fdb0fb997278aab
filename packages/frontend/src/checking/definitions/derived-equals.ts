/** The `Equals` that F# gives a class with an order of its own and without one. */
import type { Expr, Member, Pattern, TypeDefinition, TypeExpr } from '../../syntax/ast.ts'
import { hasAttribute } from '../../syntax/attributes.ts'

/** Whether `IComparable` is implemented here, not the one with a type. */
export function implementsComparable(member: Member): member is Member & { readonly kind: 'Interface' } {
  if (member.kind !== 'Interface' || member.type.kind !== 'Name') return false
  return member.type.path.at(-1)!.name === 'IComparable' && member.type.arguments.length === 0
}

/** Whether a member overrides the one with this name that every object has. */
export function isOverride(member: Member, name: string): boolean {
  return member.kind === 'Member' && !member.isStatic && member.modifier !== 'member' && member.name.name === name
}

/** A class that implements `IComparable` and leaves `Equals` alone is equal to what it compares to with 0. */
export function withDerivedEquals(definition: TypeDefinition): TypeDefinition {
  const { attributes, members, representation } = definition
  const isClass = representation.kind === 'Class' && representation.definitionKind !== 'struct'
  if (!isClass || hasAttribute(attributes, 'Struct')) return definition
  const comparable = members.find(implementsComparable)
  if (comparable === undefined || members.some((each) => isOverride(each, 'Equals'))) return definition
  return { ...definition, members: [...members, equalsBy(comparable.type)] }
}

/** `override this.Equals other = match (this :> IComparable).CompareTo other with 0 -> true | _ -> false` */
function equalsBy(comparable: TypeExpr): Member {
  const { start, end } = comparable
  const at = { start, end }
  const ident = (name: string) => ({ name, ...at })
  const nameOf = (name: string): Expr => ({ kind: 'Name', path: [ident(name)], ...at })
  const self: Expr = { kind: 'Cast', operator: 'upcast', expr: nameOf('this'), type: comparable, ...at }
  const compare: Expr = { kind: 'Dot', target: { kind: 'Paren', inner: self, ...at }, name: ident('CompareTo'), ...at }
  const subject: Expr = { kind: 'Apply', fn: compare, argument: nameOf('other'), isTight: false, ...at }
  const answer = (value: boolean): Expr => ({ kind: 'Const', value: { type: 'bool', value }, ...at })
  const zero: Pattern = { kind: 'Const', value: { type: 'int', value: 0 }, ...at }
  const clauses = [
    { pattern: zero, guard: undefined, body: answer(true), ...at },
    { pattern: { kind: 'Wildcard', ...at } as const, guard: undefined, body: answer(false), ...at },
  ]
  return {
    kind: 'Member',
    attributes: [],
    access: 'public',
    modifier: 'override',
    isStatic: false,
    isInline: false,
    self: ident('this'),
    name: ident('Equals'),
    typeParameters: [],
    constraints: [],
    accessor: 'method',
    parameters: [{ kind: 'Name', name: ident('other'), isMutable: false, ...at }],
    returnType: undefined,
    body: { kind: 'Match', subject, clauses, isBang: false, ...at },
    ...at,
  }
}
