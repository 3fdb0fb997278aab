import { visitChildren } from '@fsrs/chunk'
import type { Expr, Offset } from '@fsrs/chunk'

/** Where an expression stands, or the first in it of which that is known. */
export function positionOf(expr: Expr): Offset | undefined {
  if ('at' in expr) return expr.at
  let found: Offset | undefined
  visitChildren(expr, (child) => {
    found ??= positionOf(child)
  })
  return found
}
