/**
 * The check of `as this`, as F# has it: who calls a member of an object before the last `let` of its constructor is done
 * gets an InvalidOperationException, not a field that has no value yet. Objects keep a mark while that is so.
 */
import type { Node } from '../../syntax/ast.ts'
import { BOOL, UNIT } from '../../types/builtins.ts'
import { addField, fieldOf, setField } from './class-fields.ts'
import type { Owner } from '../../types/type-owner.ts'
import { headType } from '../../types/type-reps.ts'
import { valueOf } from '../typed-nodes.ts'
import { RECURSIVE_ACCESS } from '../../types/typed-tree.ts'
import type { BlockItem, TypedExpr, TypedMemberBinding } from '../../types/typed-tree.ts'
import { walkExpr } from '../../types/typed-walk.ts'
import type { Type, TypeConstructor, ValueSymbol } from '../../types/types.ts'

/** The field of the mark: no program can write its name. */
const MARK = 'constructing@'

interface Constructor {
  readonly self: ValueSymbol
  /** What `as` calls the object. */
  readonly named: ValueSymbol | undefined
  readonly items: BlockItem[]
  /** Behind its last binding, all members may be called. */
  readonly lastBinding: number
}

/** Marks the object of a constructor in which it could be used too early. */
export function markConstruction(owner: Owner, { self, named, items, lastBinding }: Constructor, at: Node): void {
  const isUsed = named !== undefined && items.slice(0, lastBinding).some((each) => mentions(each, named))
  if (!isUsed && !hasSelfReferentialBase(owner.type)) return
  const mark = addField(owner, MARK, BOOL, true)
  items.splice(lastBinding, 0, setField(self, mark, truth(false, at), at))
  items.unshift(setField(self, mark, truth(true, at), at))
}

/** Whether a variable is used in an item. */
export function mentions(item: BlockItem, symbol: ValueSymbol): boolean {
  let isFound = false
  const visitor = {
    expr: (expr: TypedExpr): void => {
      isFound ||= expr.kind === 'Value' && expr.symbol === symbol
    },
    pattern: (): void => undefined,
  }
  if (item.kind === 'Expr') walkExpr(item.expr, visitor)
  else for (const { value } of item.bindings) walkExpr(value, visitor)
  return isFound
}

/** The constructor of such a class can call what a derived class overrides. */
function hasSelfReferentialBase({ definition }: TypeConstructor): boolean {
  const base: Type | undefined =
    definition.kind === 'Class' && definition.base !== undefined ? headType(definition.base) : undefined
  if (base?.kind !== 'Named' || base.constructor.definition.kind !== 'Class') return false
  return base.constructor.definition.isSelfReferential === true || hasSelfReferentialBase(base.constructor)
}

/** A member of a class whose objects are marked while they are made: it looks for the mark first. */
export function checkingConstruction(owner: Owner, binding: TypedMemberBinding): TypedMemberBinding {
  const { member, value, start, end } = binding
  const mark = fieldOf(owner.type, MARK)
  if (mark === undefined || member.isStatic || member.kind === 'constructor' || value.kind !== 'Lambda') return binding
  const [self] = value.parameters
  if (self?.kind !== 'Variable' || isVal(owner, member.name)) return binding
  const at = { start, end }
  const condition: TypedExpr = { kind: 'Field', target: valueOf(self.symbol, at), field: mark, type: BOOL, ...at }
  const message: TypedExpr = { kind: 'Const', value: { type: 'string', value: RECURSIVE_ACCESS }, type: UNIT, ...at }
  const then: TypedExpr = {
    kind: 'LibraryCall',
    key: 'invalidOp',
    reps: [],
    arguments: [message],
    type: UNIT,
    ...at,
  }
  const check: TypedExpr = { kind: 'If', branches: [{ condition, then }], otherwise: undefined, type: UNIT, ...at }
  const { body } = value
  const items: BlockItem[] = [
    { kind: 'Expr', expr: check },
    { kind: 'Expr', expr: body },
  ]
  return { ...binding, value: { ...value, body: { kind: 'Block', items, type: body.type, ...at } } }
}

/** `val` fields are read and set as they are. */
function isVal({ definition }: Owner, name: string): boolean {
  return definition.members.some((each) => each.kind === 'Val' && each.name.name === name)
}

function truth(value: boolean, { start, end }: Node): TypedExpr {
  return { kind: 'Const', value: { type: 'bool', value }, type: BOOL, start, end }
}
