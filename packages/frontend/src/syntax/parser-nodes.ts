/** Nodes of the tree that several rules of the grammar make. */
import type { Expr, Ident } from './ast.ts'

/** `fn argument`. */
export function apply(fn: Expr, argument: Expr): Expr {
  return { kind: 'Apply', fn, argument, isTight: false, start: fn.start, end: argument.end }
}

/** `fn(argument)`. */
export function applyTight(fn: Expr, argument: Expr): Expr {
  return { kind: 'Apply', fn, argument, isTight: true, start: fn.start, end: argument.end }
}

/** Prefix operators around their operand, the last one innermost. */
export function wrap(prefixes: readonly Ident[], operand: Expr): Expr {
  let expr = operand
  for (let i = prefixes.length - 1; i >= 0; i--) {
    const operator = prefixes[i]!
    expr = { kind: 'Prefix', operator, operand: expr, start: operator.start, end: expr.end }
  }
  return expr
}
