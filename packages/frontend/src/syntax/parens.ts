import type { Expr, Pattern } from './ast.ts'

/** What stands within any parentheses. */
export function unparen(node: Expr): Exclude<Expr, { readonly kind: 'Paren' }>
export function unparen(node: Pattern): Exclude<Pattern, { readonly kind: 'Paren' }>
export function unparen(node: Expr | Pattern): Expr | Pattern {
  let inner = node
  while (inner.kind === 'Paren') inner = inner.inner
  return inner
}
