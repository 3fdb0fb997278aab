/** What an expression does before it ends: whether a function must check its limits before it. */
import { visitChildren } from '@fsrs/chunk'
import type { Expr } from '@fsrs/chunk'

/** Whether an expression ends soon and changes nothing: a function that leaves the stack after it evaluates it again. */
export function isRepeatable(expr: Expr): boolean {
  if (EFFECTS.has(expr.k) || (expr.k === 'op' && expr.op === 'array.set')) return false
  if (!isLeaf(expr)) return false
  let isRepeatableToo = true
  visitChildren(expr, (child) => {
    isRepeatableToo &&= isRepeatable(child)
  })
  return isRepeatableToo
}

const EFFECTS: ReadonlySet<Expr['k']> = new Set(['setLocal', 'setGlobal', 'set', 'yield', 'raise', 'reraise', 'fail'])

/** Whether the branches of an expression, or the branches of those, include one that ends soon. */
export function hasLeafBranch(expr: Expr): boolean {
  switch (expr.k) {
    case 'if':
      return expr.branches.some(({ then }) => hasLeafBranch(then)) || hasLeafBranch(expr.otherwise)
    case 'switch':
      return (
        expr.cases.some(({ body }) => hasLeafBranch(body)) ||
        (expr.otherwise !== undefined && hasLeafBranch(expr.otherwise))
      )
    case 'seq': {
      const last = expr.items.at(-1)
      return last !== undefined && hasLeafBranch(last)
    }
    default:
      return isLeaf(expr)
  }
}

/** Whether an expression ends soon by itself: it calls no script code and has no loop. */
export function isLeaf(expr: Expr): boolean {
  switch (expr.k) {
    case 'call':
    case 'callLocal':
    case 'apply':
    case 'callMethod':
    case 'construct':
    case 'library':
    case 'host':
    case 'while':
    case 'for':
    case 'forIn':
    case 'yieldAll':
    case 'collect':
    case 'lambda':
      return false
    default: {
      let isLeafToo = true
      visitChildren(expr, (child) => {
        isLeafToo &&= isLeaf(child)
      })
      return isLeafToo
    }
  }
}
