/** `member val` and `val`: a hidden field with a getter and a setter. */
import type { Expr, Ident, Member, Node } from './ast.ts'
import * as catalog from './catalog.ts'
import type { Checker } from './checker.ts'
import { addField, autoName } from './class-fields.ts'
import { declareMember } from './member-signatures.ts'
import type { Declared } from './member-signatures.ts'
import type { Method, Owner } from './type-owner.ts'
import { toType } from './written-types.ts'

/** The field of `member val`, and the members that read and set it. */
export function declareAutoProperty(c: Checker, owner: Owner, member: Member & { kind: 'AutoProperty' }): Declared[] {
  if (member.isStatic || owner.type.definition.kind !== 'Class') {
    c.report(catalog.unsupported(member, '`static member val` is'))
    return []
  }
  return declareProperty(c, owner, member)
}

/** The field of `val`, and the members that read and set it. */
export function declareVal(c: Checker, owner: Owner, member: Member & { kind: 'Val' }): Declared[] {
  const { isStatic, isMutable, hasDefault, start, end } = member
  if (isStatic) c.report(catalog.unsupported(member, '`static val` is', 'Use `static let`.'))
  const { representation } = owner.definition
  const isPrimary = representation.kind === 'Class' && representation.constructor !== undefined
  if (isPrimary && !(hasDefault && isMutable)) {
    const message = 'A `val` field of a class with a primary constructor is `[<DefaultValue>] val mutable`.'
    c.report(catalog.badDeclaration('FS0880', member.name, message))
  }
  if (isStatic || owner.type.definition.kind !== 'Class') return []
  const { name, type } = member
  return declareProperty(c, owner, { modifier: 'member', name, type, hasSet: isMutable, start, end })
}

function declareProperty(
  c: Checker,
  owner: Owner,
  member: Node & Pick<Member & { kind: 'AutoProperty' }, 'modifier' | 'name' | 'type' | 'hasSet'>,
): Declared[] {
  const before = c.typeVariables
  c.typeVariables = new Map(owner.variables)
  const type = member.type === undefined ? c.fresh() : toType(c, member.type)
  c.typeVariables = before
  const field = addField(owner, autoName(member.name), type, member.hasSet)
  const { start, end } = member
  const read: Expr = { kind: 'Name', path: [{ ...member.name, name: field.name }], start, end }
  const value: Ident = { name: 'value', start, end }
  const base = {
    kind: 'Member',
    attributes: [],
    access: 'public',
    modifier: member.modifier,
    isStatic: false,
    isInline: false,
    self: { name: 'this', start, end },
    name: member.name,
    typeParameters: [],
    returnType: undefined,
    start,
    end,
  } as const
  const getter: Method = { ...base, accessor: 'get', parameters: [], body: read }
  const setter: Method = {
    ...base,
    accessor: 'set',
    parameters: [{ kind: 'Name', name: value, isMutable: false, start, end }],
    body: { kind: 'Assign', target: read, value: { kind: 'Name', path: [value], start, end }, start, end },
  }
  const declared = [declareMember(c, owner, getter, undefined)]
  c.unify(declared[0]!.result, type, member)
  if (member.hasSet) {
    declared.push(declareMember(c, owner, setter, undefined))
    c.unify(declared[1]!.types[0]!, type, member)
  }
  return declared
}
