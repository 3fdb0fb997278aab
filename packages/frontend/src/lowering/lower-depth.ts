import { type Expr, visitChildren } from '@fsrs/chunk'

/** Deepest nesting that the machine accepts, less some room for what calls of a function add around it. */
const MAX_DEPTH = 1400

/** Whether an expression is nested more deeply than the machine follows; goes no deeper itself. */
export function isTooDeep(root: Expr): boolean {
  let depth = 0
  let isDeep = false
  const visit = (expr: Expr): void => {
    if (isDeep) return
    if (++depth > MAX_DEPTH) isDeep = true
    else visitChildren(expr, visit)
    depth--
  }
  visit(root)
  return isDeep
}
