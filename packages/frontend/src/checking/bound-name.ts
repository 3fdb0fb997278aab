import type { Ident, Pattern } from '../syntax/ast.ts'

/** The name a binding gives, if its pattern is one: `x`, `(x)`, `x : int`. */
export function boundName(pattern: Pattern): { readonly ident: Ident; readonly type: readonly Pattern[] } | undefined {
  const types: Pattern[] = []
  let current = pattern
  for (;;) {
    if (current.kind === 'Paren') current = current.inner
    else if (current.kind === 'Attributed') current = current.pattern
    else if (current.kind === 'Typed') {
      types.push(current)
      current = current.pattern
    } else break
  }
  return current.kind === 'Name' ? { ident: current.name, type: types } : undefined
}
