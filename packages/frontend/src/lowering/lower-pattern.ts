/** Where patterns stand: `match`, `function`, `try … with`, `let`, parameters. */
import type { ClosureName, Expr, Lambda, LocalId } from '@fsrs/chunk'

import type { Node } from '../syntax/ast.ts'
import { letLocal, local, type LoweringContext, sequence, UNIT_EXPR } from './lower-context.ts'
import { matchFailure } from './lower-library.ts'
import { lowerBinding, lowerMatchTree } from './match-lowering.ts'
import { buildMatchTree, type MatchAnalysis, type MatchRow } from '../matches/match-tree.ts'
import type { TypedClause, TypedExpr, TypedPattern } from '../types/typed-tree.ts'
import type { Type, TypeVariable } from '../types/types.ts'
import { analyseMatch, incompleteMatch, redundantClauses, rowsOf } from '../matches/usefulness.ts'

type Of<K extends TypedExpr['kind']> = TypedExpr & { readonly kind: K }

/** Copies of rows that code may have beyond what the analysis needed; then it is split, and grows no more. */
const CODE_COPIES_PER_ROW = 16

/** `match subject with clauses`. */
export function lowerMatch(c: LoweringContext, expr: Of<'Match'>): Expr {
  const { subject, clauses } = expr
  const items: Expr[] = []
  const ids =
    subject.kind === 'Tuple' ? subject.items.map((item) => inLocal(c, items, item)) : inLocal(c, items, subject)
  const analysis = analyse(c, subject.type, clauses, subject)
  const { tree, root } = compact(analysis, subject.type, rowsOf(clauses))
  const fail = (): Expr => matchFailure(expr)
  items.push(lowerMatchTree(c, { tree, root, subject: ids, clauses: lowerable(c, clauses), fail, at: expr }))
  return sequence(items)
}

/** `try body with clauses`; what no clause takes is raised again. */
export function lowerTryWith(c: LoweringContext, expr: Of<'TryWith'>): Expr {
  const body = c.lower(expr.body)
  const id = c.fresh()
  const outer = c.exception
  c.exception = id
  const type = expr.clauses[0]?.pattern.type ?? expr.type
  const analysis = analyseMatch(type, rowsOf(expr.clauses))
  const patterns = expr.clauses.map((clause) => clause.pattern)
  c.state.diagnostics.push(...redundantClauses(analysis, patterns, c.state.source))
  const { tree, root } = compact(analysis, type, rowsOf(expr.clauses))
  const fail = (): Expr => ({ k: 'reraise', exn: local(id) })
  const handler = lowerMatchTree(c, { tree, root, subject: id, clauses: lowerable(c, expr.clauses), fail, at: expr })
  c.exception = outer
  return { k: 'tryWith', body, id, handler }
}

/** Binds the variables of `pattern` to `value`, for all that follows in `items`. */
export function bindPattern(c: LoweringContext, items: Expr[], pattern: TypedPattern, value: Expr): void {
  if (pattern.kind === 'Variable') {
    const { symbol } = pattern
    const id = c.fresh()
    if (symbol.isMutable) c.markMutable(id)
    items.push({ k: 'let', id, isMutable: symbol.isMutable, value })
    return c.bindValue(symbol, id)
  }
  if (pattern.kind === 'Wildcard') {
    items.push(value)
    return
  }
  const isSpread = value.k === 'tuple' && pattern.kind === 'Tuple'
  const subject = isSpread ? value.items.map((item) => named(c, items, item)) : named(c, items, value)
  destructure(c, items, pattern, subject, () => matchFailure(pattern))
}

/** As `bindPattern`, for a value in a variable. */
function destructure(
  c: LoweringContext,
  items: Expr[],
  pattern: TypedPattern,
  subject: LocalId | readonly LocalId[],
  fail: () => Expr,
): void {
  const analysis = analyseMatch(pattern.type, [{ pattern, isGuarded: false }])
  const warning = incompleteMatch(analysis, pattern.start, pattern.end, c.state.source)
  if (warning !== undefined) c.state.diagnostics.push(warning)
  lowerBinding(c, items, { tree: analysis.tree, root: analysis.root, subject, fail, at: pattern }, pattern)
}

/** The element of a loop: elements that the pattern does not match are passed over, but in a comprehension they are an error. */
export function lowerElement(c: LoweringContext, pattern: TypedPattern, id: LocalId, body: () => Expr): Expr {
  if (pattern.kind === 'Variable' && !pattern.symbol.isMutable) {
    c.bindValue(pattern.symbol, id)
    return body()
  }
  const analysis = analyseMatch(pattern.type, [{ pattern, isGuarded: false }])
  const warning = incompleteMatch(analysis, pattern.start, pattern.end, c.state.source)
  if (warning !== undefined) c.state.diagnostics.push(warning)
  const clauses = [{ pattern, guard: undefined, body }]
  const fail = (): Expr => (c.isCollecting ? matchFailure(pattern) : UNIT_EXPR)
  return lowerMatchTree(c, { tree: analysis.tree, root: analysis.root, subject: id, clauses, fail, at: pattern })
}

/**
 * A function; `reps` are the type variables whose representations it takes first.
 *
 * @param closure its name as a value; undefined where it is none
 */
export function lowerLambda(
  c: LoweringContext,
  expr: Of<'Lambda'>,
  reps: readonly TypeVariable[] = [],
  closure?: ClosureName,
): Lambda {
  const params: LocalId[] = []
  for (const variable of reps) {
    const id = c.fresh()
    c.bindRep(variable, id)
    params.push(id)
  }
  const items: Expr[] = []
  const pending: { readonly pattern: TypedPattern; readonly id: LocalId }[] = []
  for (const pattern of expr.parameters) {
    const id = c.fresh()
    params.push(id)
    if (pattern.kind === 'Variable' && !pattern.symbol.isMutable) c.bindValue(pattern.symbol, id)
    else if (!isIgnored(pattern)) pending.push({ pattern, id })
  }
  for (const { pattern, id } of pending) {
    if (pattern.kind === 'Variable') bindPattern(c, items, pattern, local(id))
    else destructure(c, items, pattern, id, () => matchFailure(pattern))
  }
  const outer = c.isCollecting
  c.isCollecting = false
  items.push(c.lower(expr.body))
  c.isCollecting = outer
  const body = sequence(items)
  const { name, start } = expr
  return closure === undefined
    ? { k: 'lambda', name, params, body, at: start }
    : { k: 'lambda', name, closure, params, body, at: start }
}

function isIgnored(pattern: TypedPattern): boolean {
  return pattern.kind === 'Wildcard' || (pattern.kind === 'Const' && pattern.value.type === 'unit')
}

function lowerable(
  c: LoweringContext,
  clauses: readonly TypedClause[],
): Parameters<typeof lowerMatchTree>[1]['clauses'] {
  return clauses.map(({ pattern, guard, body }) => ({
    pattern,
    guard: guard === undefined ? undefined : (): Expr => c.lower(guard),
    body: () => c.lower(body),
  }))
}

function analyse(c: LoweringContext, subject: Type, clauses: readonly TypedClause[], at: Node): MatchAnalysis {
  const analysis = analyseMatch(subject, rowsOf(clauses))
  const warning = incompleteMatch(analysis, at.start, at.end, c.state.source)
  if (warning !== undefined) c.state.diagnostics.push(warning)
  const patterns = clauses.map((clause) => clause.pattern)
  c.state.diagnostics.push(...redundantClauses(analysis, patterns, c.state.source))
  return analysis
}

/** The tree that code is made from: the analysed one unless it is far larger than the match. */
function compact(analysis: MatchAnalysis, subject: Type, rows: readonly MatchRow[]): MatchAnalysis {
  const limit = 64 + CODE_COPIES_PER_ROW * rows.length
  return analysis.copies <= limit ? analysis : buildMatchTree(subject, rows, limit)
}

/** Evaluates into a variable, unless it is the value of one that cannot change. */
function inLocal(c: LoweringContext, items: Expr[], expr: TypedExpr): LocalId {
  const value = c.lower(expr)
  if (value.k === 'local' && !(expr.kind === 'Value' && expr.symbol.isMutable)) return value.id
  return named(c, items, value)
}

function named(c: LoweringContext, items: Expr[], value: Expr): LocalId {
  const id = c.fresh()
  items.push(letLocal(id, value))
  return id
}
