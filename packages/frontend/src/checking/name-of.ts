/** `nameof x`: the last name of what is written, which has to mean something. */
import type { Expr, Node } from '../syntax/ast.ts'
import { STRING } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { findModules, findType, resolvePath } from './names.ts'
import type { TypedExpr } from '../types/typed-tree.ts'

/** Whether an expression is the function `nameof`, unless the program has one of its own. */
export function isNameOf(c: Checker, e: Expr): boolean {
  return e.kind === 'Name' && e.path.length === 1 && e.path[0]!.name === 'nameof' && !c.scope.values.has('nameof')
}

/** The name as a constant. */
export function nameOf(c: Checker, argument: Expr, at: Node): TypedExpr {
  let named = argument
  while (named.kind === 'Paren' || named.kind === 'TypeApply') named = named.kind === 'Paren' ? named.inner : named.fn
  const { start, end } = at
  const constant = (name: string): TypedExpr => ({
    kind: 'Const',
    value: { type: 'string', value: name },
    type: STRING,
    start,
    end,
  })
  if (named.kind === 'Dot') {
    c.infer(named)
    return constant(named.name.name)
  }
  if (named.kind === 'Name') {
    const isPlace = findModules(c, named.path).length > 0 || findType(c, named.path, 0) !== undefined
    if (!isPlace && resolvePath(c, named.path).kind !== 'Entry') c.infer(named)
    return constant(named.path.at(-1)!.name)
  }
  c.infer(named)
  c.report(catalog.badDeclaration('FS3250', argument, 'This has no name that `nameof` could answer.'))
  return c.errorExpr(argument)
}
