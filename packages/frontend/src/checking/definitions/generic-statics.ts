/**
 * `static let` of generic types: each instantiation has its own, worked out when it is first used. What they bind are the
 * fields of an object that a table keeps for each instantiation, and what they do is its constructor.
 */
import type { Member, Pattern } from '../../syntax/ast.ts'
import { OBJ, UNIT, functionOf, named } from '../../types/builtins.ts'
import type { Checker } from '../checker.ts'
import type { Owner } from '../../types/type-owner.ts'
import { selfType } from '../../types/type-owner.ts'
import { bindingOf } from '../purity.ts'
import { valueOf } from '../typed-nodes.ts'
import type { TypedBinding, TypedExpr, TypedItem, TypedMemberBinding } from '../../types/typed-tree.ts'
import type { Type, TypeConstructor, ValueSymbol } from '../../types/types.ts'
import { staticField, staticValue } from './auto-properties.ts'
import { declareConstructor } from './class-constructors.ts'
import { autoName, fieldOf } from './class-fields.ts'
import { setStatics } from './class-statics.ts'
import { checkMembers } from './member-definitions.ts'

/** Checks the static members of a generic type that are worked out. */
export function checkGenericStatics(c: Checker, owner: Owner, members: readonly Member[]): TypedItem[] {
  const { definition } = owner
  const at = { start: definition.start, end: definition.end }
  const holder = holderOf(c, owner, members)
  const { type } = holder
  const table = c.global(`${owner.type.name}.table@`, { variables: [], type: OBJ }, definition, false, 0)
  const accessorType = functionOf(UNIT, named(type, type.parameters))
  const scheme = { variables: type.parameters, type: accessorType }
  const accessor = c.global(`${owner.type.name}.statics@`, scheme, definition, false, 1)
  declareConstructor(c, holder)
  const bindings = checkMembers(c, [holder])
  setStatics(owner.type, { kind: 'Holder', holder: type, accessor })
  for (const each of members) settleProperty(c, type, each)
  const made: TypedExpr = { kind: 'LibraryCall', key: 'type@.table', reps: [], arguments: [], type: OBJ, ...at }
  const kept = [bindingOf(table, made), accessorOf(accessor, table, owner, type)]
  const registering = bindings.map((each) =>
    each.member.kind === 'constructor' ? registered(each, table, owner) : each,
  )
  return [
    { kind: 'Types', constructors: [type], members: registering },
    { kind: 'Let', isRec: false, bindings: kept, ...at },
  ]
}

/** The type of the objects that hold them: generic as the type itself is. */
function holderOf(c: Checker, owner: Owner, members: readonly Member[]): Owner {
  const { definition } = owner
  const { start, end } = definition
  const name = `${owner.type.name}.statics`
  const type: TypeConstructor = {
    name,
    uniqueName: c.uniqueName(`${name}@`),
    parameters: owner.type.parameters,
    definition: { kind: 'Class', isInterface: false, isAbstract: false, base: undefined, interfaces: [], fields: [] },
    definedAt: owner.type.definedAt,
    members: new Map(),
    supportsEquality: true,
    supportsComparison: false,
  }
  const parameters: Pattern = { kind: 'Const', value: { type: 'unit' }, start, end }
  const constructor = { access: 'public', parameters, self: undefined, start, end } as const
  return {
    ...owner,
    type,
    within: owner.type,
    definition: {
      ...definition,
      representation: { kind: 'Class', constructor, definitionKind: 'class' },
      members: members.flatMap(asOwn),
    },
  }
}

/** A static member as one of the object that holds it. */
function asOwn(member: Member): Member[] {
  switch (member.kind) {
    case 'Let':
    case 'Do':
      return [{ ...member, isStatic: false }]
    case 'AutoProperty':
      return [{ ...staticValue(member)[0], isStatic: false }]
    case 'Val':
      return asOwn(staticField(member))
    default:
      return []
  }
}

/** What a static property keeps is of the property's type. */
function settleProperty(c: Checker, holder: TypeConstructor, member: Member): void {
  if (member.kind !== 'AutoProperty' && member.kind !== 'Val') return
  const property = member.kind === 'Val' ? staticField(member) : member
  const field = fieldOf(holder, autoName(property.name))
  if (field !== undefined) c.unify(field.type, staticValue(property)[1], property.value)
}

/** The function that answers the object of an instantiation. */
function accessorOf(accessor: ValueSymbol, table: ValueSymbol, owner: Owner, holder: TypeConstructor): TypedBinding {
  const { start, end } = owner.definition
  const at = { start, end }
  const type = named(holder, holder.parameters)
  const lambda = (body: TypedExpr): TypedExpr => ({
    kind: 'Lambda',
    name: accessor.name,
    parameters: [{ kind: 'Wildcard', type: UNIT, ...at }],
    body,
    type: functionOf(UNIT, type),
    ...at,
  })
  const construct: TypedExpr = {
    kind: 'Construct',
    constructor: holder,
    typeArguments: holder.parameters,
    arguments: [],
    type,
    ...at,
  }
  const body = libraryCall('type@.statics', owner, [valueOf(table, at), lambda(construct)], type)
  return { ...bindingOf(accessor, lambda(body)), scheme: accessor.scheme }
}

/** Puts the object into the table before anything else is done: what it does may use what it has come to. */
function registered(binding: TypedMemberBinding, table: ValueSymbol, owner: Owner): TypedMemberBinding {
  const { value, start, end } = binding
  const self = value.kind === 'Lambda' ? value.parameters[0] : undefined
  if (value.kind !== 'Lambda' || self?.kind !== 'Variable') return binding
  const at = { start, end }
  const expr = libraryCall('type@.register', owner, [valueOf(table, at), valueOf(self.symbol, at)], UNIT)
  const body: TypedExpr = {
    kind: 'Block',
    items: [
      { kind: 'Expr', expr },
      { kind: 'Expr', expr: value.body },
    ],
    type: UNIT,
    ...at,
  }
  return { ...binding, value: { ...value, body } }
}

function libraryCall(key: string, owner: Owner, args: readonly TypedExpr[], type: Type): TypedExpr {
  const { start, end } = owner.definition
  return { kind: 'LibraryCall', key, reps: [selfType(owner)], arguments: args, type, start, end }
}
