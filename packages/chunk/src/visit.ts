import type { Expr } from './ir.ts'

/**
 * Calls `visit` for every expression directly beneath `expr`, in order of evaluation. `isTail` says whether the child's
 * value becomes that of `expr` with nothing left to do, so that a call there may be a jump.
 */
export function visitChildren(expr: Expr, visit: (child: Expr, isTail: boolean) => void): void {
  switch (expr.k) {
    case 'const':
    case 'local':
    case 'global':
    case 'libraryValue':
    case 'hostValue':
    case 'rep':
      return
    case 'let':
    case 'setLocal':
    case 'setGlobal':
    case 'box':
    case 'unbox':
    case 'yield':
      visit(expr.value, false)
      return
    case 'letRec':
      for (const { value } of expr.bindings) visit(value, false)
      return
    case 'seq':
    case 'and':
    case 'or': {
      const last = expr.items.length - 1
      for (let index = 0; index <= last; index++) visit(expr.items[index]!, index === last)
      return
    }
    case 'lambda':
    case 'collect':
      visit(expr.body, false)
      return
    case 'apply':
      visit(expr.fn, false)
      visitAll(expr.args, visit)
      return
    case 'call':
    case 'callLocal':
    case 'library':
    case 'host':
    case 'op':
    case 'new':
    case 'newAnon':
    case 'format':
    case 'construct':
    case 'jump':
      visitAll(expr.args, visit)
      return
    case 'tuple':
    case 'list':
    case 'array':
      visitAll(expr.items, visit)
      return
    case 'if':
      for (const branch of expr.branches) {
        visit(branch.condition, false)
        visit(branch.then, true)
      }
      visit(expr.otherwise, true)
      return
    case 'while':
      visit(expr.condition, false)
      visit(expr.body, false)
      return
    case 'for':
      visit(expr.from, false)
      visit(expr.to, false)
      visit(expr.body, false)
      return
    case 'forIn':
      visit(expr.source, false)
      visit(expr.body, false)
      return
    case 'switch':
      visit(expr.on, false)
      for (const one of expr.cases) visit(one.body, true)
      if (expr.otherwise !== undefined) visit(expr.otherwise, true)
      return
    case 'join':
      visit(expr.body, true)
      visit(expr.then, true)
      return
    case 'get':
    case 'tag':
    case 'isException':
    case 'isType':
      visit(expr.target, false)
      return
    case 'set':
      visit(expr.target, false)
      visit(expr.value, false)
      return
    case 'tryWith':
      visit(expr.body, false)
      visit(expr.handler, true)
      return
    case 'tryFinally':
      visit(expr.body, false)
      visit(expr.cleanup, false)
      return
    case 'raise':
    case 'reraise':
      visit(expr.exn, false)
      return
    case 'fail':
      return
    case 'yieldAll':
      visit(expr.source, false)
      return
    case 'object':
      visitAll(expr.captures, visit)
      return
    case 'callMethod':
      visit(expr.target, false)
      visitAll(expr.args, visit)
  }
}

function visitAll(items: readonly Expr[], visit: (child: Expr, isTail: boolean) => void): void {
  for (const item of items) visit(item, false)
}
