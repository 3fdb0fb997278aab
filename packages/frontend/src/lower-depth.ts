import { type Expr, visitChildren } from '@fsrs/chunk'

/** Deepest nesting that the machine accepts, less some room for what calls of a function add around it. */
const MAX_DEPTH = 1400

/** Whether an expression is nested more deeply than the machine follows; walks it without recursion. */
export function isTooDeep(root: Expr): boolean {
  const pending: { readonly expr: Expr; readonly depth: number }[] = [{ expr: root, depth: 0 }]
  while (pending.length > 0) {
    const { expr, depth } = pending.pop()!
    if (depth > MAX_DEPTH) return true
    visitChildren(expr, (child) => void pending.push({ expr: child, depth: depth + 1 }))
  }
  return false
}
