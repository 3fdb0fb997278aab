/**
 * Warnings about matches in a file with errors, of which no code is made: F# warns of the matches that it understood
 * all the same. Without errors the lowering finds them on its way.
 */
import type { Diagnostic, SourceFile } from '@fsrs/compiler'

import type { Node } from '../syntax/ast.ts'
import { isError } from '../types/builtins.ts'
import type { TypedClause, TypedExpr, TypedItem, TypedPattern } from '../types/typed-tree.ts'
import { partsOf, walkItems } from '../types/typed-walk.ts'
import type { Type } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'
import { analyseMatch, incompleteMatch, redundantClauses, rowsOf } from './usefulness.ts'

/** FS0025 and FS0026 of all matches without a part that is in error. */
export function matchWarnings(items: readonly TypedItem[], source: SourceFile): Diagnostic[] {
  const found: Diagnostic[] = []
  const warn = (subject: Type, clauses: readonly TypedClause[], at: Node | undefined): void => {
    const patterns = clauses.map((clause) => clause.pattern)
    if (isError(resolve(subject)) || !patterns.every(isUnderstood)) return
    const analysis = analyseMatch(subject, rowsOf(clauses))
    const incomplete = at === undefined ? undefined : incompleteMatch(analysis, at.start, at.end, source)
    if (incomplete !== undefined) found.push(incomplete)
    found.push(...redundantClauses(analysis, patterns, source))
  }
  walkItems(items, {
    expr(expr) {
      for (const pattern of boundBy(expr)) warnOf(pattern, found, source)
      if (expr.kind === 'Match') warn(expr.subject.type, expr.clauses, expr.subject)
      if (expr.kind === 'TryWith') warn(expr.clauses[0]?.pattern.type ?? expr.type, expr.clauses, undefined)
    },
    pattern: () => undefined,
  })
  for (const pattern of boundAtTop(items)) warnOf(pattern, found, source)
  return found
}

/** A pattern that has to match. */
function warnOf(pattern: TypedPattern, found: Diagnostic[], source: SourceFile): void {
  if (pattern.kind === 'Variable' || pattern.kind === 'Wildcard' || !isUnderstood(pattern)) return
  const analysis = analyseMatch(pattern.type, [{ pattern, isGuarded: false }])
  const incomplete = incompleteMatch(analysis, pattern.start, pattern.end, source)
  if (incomplete !== undefined) found.push(incomplete)
}

function isUnderstood(pattern: TypedPattern): boolean {
  const pending = [pattern]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'Error' || isError(resolve(next.type))) return false
    pending.push(...partsOf(next))
  }
  return true
}

/** The patterns that an expression binds without a choice. */
function boundBy(expr: TypedExpr): readonly TypedPattern[] {
  if (expr.kind === 'Lambda') return expr.parameters
  if (expr.kind === 'ForIn') return [expr.pattern]
  if (expr.kind !== 'Block') return []
  return expr.items.flatMap((item) => (item.kind === 'Let' ? item.bindings.map((each) => each.pattern) : []))
}

function boundAtTop(items: readonly TypedItem[]): readonly TypedPattern[] {
  return items.flatMap((item) => {
    if (item.kind === 'Module') return boundAtTop(item.items)
    return item.kind === 'Let' ? item.bindings.map((each) => each.pattern) : []
  })
}
