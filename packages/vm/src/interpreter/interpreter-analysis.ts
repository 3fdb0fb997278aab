/** What the compiler for the register machine must know of an expression before it compiles it. */
import { visitChildren } from '@fsrs/chunk'
import type { Constant, Expr, LocalId } from '@fsrs/chunk'

import { support } from '../library/support.ts'

/** Mutable locals that are reached from functions within the one that declares them. */
export function sharedVariables(body: Expr): ReadonlySet<LocalId> {
  const declared = new Map<LocalId, number>()
  const used: { readonly id: LocalId; readonly by: number }[] = []
  const pending: { readonly expr: Expr; readonly by: number }[] = [{ expr: body, by: 0 }]
  let functions = 0
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { expr } = next
    const by = expr.k === 'lambda' || (expr.k === 'collect' && expr.into === 'seq') ? ++functions : next.by
    if (expr.k === 'let' && expr.isMutable) declared.set(expr.id, by)
    if (expr.k === 'local' || expr.k === 'setLocal' || expr.k === 'callLocal') used.push({ id: expr.id, by })
    visitChildren(expr, (child) => pending.push({ expr: child, by }))
  }
  const shared = used.filter(({ id, by }) => declared.has(id) && declared.get(id) !== by)
  return new Set(shared.map(({ id }) => id))
}

/** Whether evaluating an expression leaves all mutable locals as they are. */
export function isSteady(expr: Expr): boolean {
  switch (expr.k) {
    case 'const':
    case 'local':
      return true
    case 'op':
    case 'tuple':
    case 'call':
    case 'library':
      return (expr.k === 'tuple' ? expr.items : expr.args).every(isSteady)
    case 'get':
    case 'tag':
      return isSteady(expr.target)
    default:
      return false
  }
}

/** An int or character that an instruction can hold. */
export function intConstant(expr: Expr): number | undefined {
  return expr.k === 'const' && (expr.value.type === 'int' || expr.value.type === 'char')
    ? int32(expr.value.value)
    : undefined
}

/** A uint32 may be larger than what an instruction holds. */
function int32(value: number): number | undefined {
  return (value | 0) === value ? value : undefined
}

/** The value that a constant is when a program runs. */
export function constantValue(value: Constant): unknown {
  switch (value.type) {
    case 'unit':
      return undefined
    case 'null':
      return null
    case 'bool':
    case 'int':
    case 'char':
    case 'string':
      return value.value
    case 'float':
      return Number(value.value)
    case 'bigint':
      return BigInt(value.value)
    case 'decimal':
      return support.decimal(value.value)
  }
}
