/** `member val` and `val`: a hidden field with a getter and a setter. */
import type { Access, Expr, Ident, Member, Node } from '../../syntax/ast.ts'
import * as catalog from '../../types/catalog.ts'
import type { Checker } from '../checker.ts'
import { addField, autoName } from './class-fields.ts'
import { declareMember } from './member-signatures.ts'
import type { Declared } from './member-signatures.ts'
import type { Method, Owner } from '../../types/type-owner.ts'
import type { Type } from '../../types/types.ts'
import { toType } from '../written-types.ts'

/** The types of static properties, by their names as written: what they begin with is checked later. */
const STATIC_TYPES = new WeakMap<Ident, Type>()

/** What `static member val` keeps, as a `static let`, and the type that its property has. */
export function staticValue(member: Member & { kind: 'AutoProperty' }): readonly [Member & { kind: 'Let' }, Type] {
  const { name, type: returnType, value: body, hasSet, start, end } = member
  const hidden = { ...name, name: autoName(name) }
  const pattern = { kind: 'Name', name: hidden, isMutable: hasSet, start: name.start, end: name.end } as const
  const empty = { attributes: [], typeParameters: [], constraints: [], parameters: [] } as const
  const binding = {
    ...empty,
    access: 'private',
    isMutable: hasSet,
    isInline: false,
    pattern,
    returnType,
    body,
    start,
    end,
  } as const
  return [{ kind: 'Let', isStatic: true, isRec: false, bindings: [binding], start, end }, STATIC_TYPES.get(name)!]
}

/** `static val`, which begins with the zero of its type, as a `static member val`. */
export function staticField(member: Member & { kind: 'Val' }): Member & { kind: 'AutoProperty' } {
  const { name, type, start, end } = member
  const word = (text: string): Ident => ({ name: text, start, end })
  const value: Expr = { kind: 'Name', path: [word('Unchecked'), word('defaultof')], start, end }
  return { kind: 'AutoProperty', isStatic: true, modifier: 'member', name, type, value, hasSet: true, start, end }
}

/** The field of `member val`, and the members that read and set it. */
export function declareAutoProperty(c: Checker, owner: Owner, member: Member & { kind: 'AutoProperty' }): Declared[] {
  // That it cannot stand there has been reported.
  if (!member.isStatic && (owner.isAugmentation || owner.type.definition.kind !== 'Class')) return []
  return declareProperty(c, owner, member)
}

/** The field of `val`, and the members that read and set it. */
export function declareVal(c: Checker, owner: Owner, member: Member & { kind: 'Val' }): Declared[] {
  const { access, isStatic, isMutable, hasDefault, start, end } = member
  if (isStatic && !(isMutable && hasDefault && access === 'private')) {
    const message = 'A `static val` field is `[<DefaultValue>] static val mutable private`.'
    c.report(catalog.badDeclaration('FS0881', member.name, message))
  }
  const { representation } = owner.definition
  const isPrimary = representation.kind === 'Class' && representation.constructor !== undefined
  if (isPrimary && !isStatic && !(hasDefault && isMutable)) {
    const message = 'A `val` field of a class with a primary constructor is `[<DefaultValue>] val mutable`.'
    c.report(catalog.badDeclaration('FS0880', member.name, message))
  }
  if (!isStatic && owner.type.definition.kind !== 'Class') return []
  const { name, type } = member
  return declareProperty(c, owner, { access, isStatic, modifier: 'member', name, type, hasSet: isMutable, start, end })
}

function declareProperty(
  c: Checker,
  owner: Owner,
  member: Node &
    Pick<Member & { kind: 'AutoProperty' }, 'isStatic' | 'modifier' | 'name' | 'type' | 'hasSet'> & { access?: Access },
): Declared[] {
  const before = c.typeVariables
  c.typeVariables = new Map(owner.variables)
  const type = member.type === undefined ? c.fresh() : toType(c, member.type)
  c.typeVariables = before
  const hidden = autoName(member.name)
  if (member.isStatic) STATIC_TYPES.set(member.name, type)
  else addField(owner, hidden, type, member.hasSet)
  const { start, end } = member
  const read: Expr = { kind: 'Name', path: [{ ...member.name, name: hidden }], start, end }
  const value: Ident = { name: 'value', start, end }
  const base = {
    kind: 'Member',
    attributes: [],
    access: member.access ?? 'public',
    modifier: member.modifier,
    isStatic: member.isStatic,
    isInline: false,
    self: member.isStatic ? undefined : { name: 'this', start, end },
    name: member.name,
    typeParameters: [],
    constraints: [],
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
