import { visitChildren } from '@fsrs/chunk'
import type { Expr, LocalId } from '@fsrs/chunk'

/** What stands in a function as a local variable. */
export interface UsedLocals {
  /** From here on numbers are free. */
  readonly firstFree: LocalId
  /** Those that are assigned: what they are depends on when they are asked. */
  readonly mutable: ReadonlySet<LocalId>
}

/** Looks through a function for its local variables. */
export function usedLocals(params: readonly LocalId[], body: Expr): UsedLocals {
  let firstFree = 0
  const mutable = new Set<LocalId>()
  const note = (id: LocalId): void => {
    firstFree = Math.max(firstFree, id + 1)
  }
  const visit = (expr: Expr): void => {
    switch (expr.k) {
      case 'let':
        note(expr.id)
        if (expr.isMutable) mutable.add(expr.id)
        break
      case 'letRec':
        for (const { id, value } of expr.bindings) {
          note(id)
          visit(value)
        }
        return
      case 'lambda':
      case 'join':
        for (const id of expr.params) note(id)
        break
      case 'setLocal':
        mutable.add(expr.id)
        break
      case 'for':
      case 'forIn':
      case 'tryWith':
        note(expr.id)
        break
      default:
    }
    visitChildren(expr, visit)
  }
  for (const id of params) note(id)
  visit(body)
  return { firstFree, mutable }
}
