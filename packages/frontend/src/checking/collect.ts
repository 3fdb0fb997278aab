/** Comprehensions: statements whose yields become a list, an array or a sequence. */
import type { Expr, Node } from '../syntax/ast.ts'
import { checkLet } from './bindings.ts'
import { BOOL, EXN, UNIT, isError, primitiveName, seqOf } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Bound, Checker } from './checker.ts'
import { printType } from '../types/type-printer.ts'
import { forIn, forTo } from './loops.ts'
import { coerceArgument, flexibleArgument } from './supertypes.ts'
import { unitConst } from './typed-nodes.ts'
import type { BlockItem, TypedClause, TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { elementOf, supertype } from '../types/subtypes.ts'
import { resolve } from '../types/type-structure.ts'
import { usePlace } from './use-bindings.ts'

interface Target {
  readonly c: Checker
  readonly element: Type
  /** F# yields the values of statements where the whole text has no `yield`. */
  readonly isImplicit: boolean
  readonly first: { at: Node | undefined }
}

/** Checks the text of a comprehension. */
export function collect(
  c: Checker,
  body: Expr,
  into: 'list' | 'array' | 'seq',
  element: Type,
  type: Type,
  at: Node,
): TypedExpr {
  const isImplicit = !hasYield(body)
  c.functionDepth += into === 'seq' ? 1 : 0
  const typed = c.scoped(() => statements({ c, element, isImplicit, first: { at: undefined } }, body))
  c.functionDepth -= into === 'seq' ? 1 : 0
  return { kind: 'Collect', into, body: typed, type, start: at.start, end: at.end }
}

/** Whether statements of a comprehension say `yield` (beside `yield!` F# goes on to yield values); comprehensions and functions inside speak for themselves. */
export function hasYield(e: Expr): boolean {
  switch (e.kind) {
    case 'Yield':
      return true
    case 'Sequence':
      return e.items.some(hasYield)
    case 'Let':
      return hasYield(e.body)
    case 'If':
      return e.branches.some((each) => hasYield(each.then)) || (e.otherwise !== undefined && hasYield(e.otherwise))
    case 'Match':
      return e.clauses.some((each) => hasYield(each.body))
    case 'TryWith':
      return hasYield(e.body) || e.clauses.some((each) => hasYield(each.body))
    case 'TryFinally':
    case 'While':
    case 'ForTo':
    case 'ForIn':
      return hasYield(e.body)
    case 'Paren':
      return hasYield(e.inner)
    default:
      return false
  }
}

/** Statements as an expression of unit that yields. */
function statements(target: Target, e: Expr): TypedExpr {
  const { c } = target
  const { start, end } = e
  const span = { start, end }
  switch (e.kind) {
    case 'Yield':
      return yieldOne(target, e.expr, span)
    case 'YieldBang':
      return yieldAll(target, e.expr, span)
    case 'Return':
    case 'ReturnBang':
      c.infer(e.expr)
      c.report(catalog.badDeclaration('FS0635', e, 'What a sequence consists of is given by `yield`, not `return`.'))
      return c.errorExpr(e)
    case 'Sequence':
    case 'Let':
      return block(target, e)
    case 'If': {
      const branches = e.branches.map((each) => ({
        condition: c.expr(each.condition, BOOL, { text: 'the condition of `if` is a bool', at: undefined }),
        then: statements(target, each.then),
      }))
      const otherwise = e.otherwise === undefined ? unitConst(e) : statements(target, e.otherwise)
      return { kind: 'If', branches, otherwise, type: UNIT, start, end }
    }
    case 'Match': {
      const subject = c.infer(e.subject)
      return { kind: 'Match', subject, clauses: clausesOf(target, e.clauses, subject.type), type: UNIT, start, end }
    }
    case 'TryWith':
      return {
        kind: 'TryWith',
        body: statements(target, e.body),
        clauses: clausesOf(target, e.clauses, EXN),
        type: UNIT,
        start,
        end,
      }
    case 'TryFinally':
      return {
        kind: 'TryFinally',
        body: statements(target, e.body),
        cleanup: c.expr(e.cleanup, UNIT),
        type: UNIT,
        start,
        end,
      }
    case 'While': {
      const condition = c.expr(e.condition, BOOL, { text: 'the condition of `while` is a bool', at: undefined })
      return { kind: 'While', condition, body: statements(target, e.body), type: UNIT, start, end }
    }
    case 'ForTo':
      return forTo(c, e, (body) => statements(target, body))
    case 'ForIn':
      return forIn(c, e, (body) => statements(target, body))
    case 'Do':
      return c.expr(e.expr, UNIT)
    case 'Range':
      return target.isImplicit ? yieldOne(target, e, span) : c.expr(e, UNIT)
    default:
      return leaf(target, e)
  }
}

function clausesOf(target: Target, clauses: (Expr & { kind: 'Match' })['clauses'], subject: Type): TypedClause[] {
  const { c } = target
  return clauses.map((clause) =>
    c.scoped(() => {
      const bound: Bound = new Map()
      const pattern = c.pattern(clause.pattern, subject, bound)
      c.bindClause(bound)
      const guard = clause.guard === undefined ? undefined : c.expr(clause.guard, BOOL)
      return { pattern, guard, body: statements(target, clause.body), start: clause.start, end: clause.end }
    }),
  )
}

function block(target: Target, e: Expr): TypedExpr {
  const { c } = target
  return c.scoped(() => {
    const items: BlockItem[] = []
    let current = e
    for (;;) {
      if (current.kind === 'Sequence') {
        for (const each of current.items.slice(0, -1)) items.push({ kind: 'Expr', expr: statements(target, each) })
        current = current.items.at(-1)!
      } else if (current.kind === 'Let' && current.keyword === 'let') {
        items.push(checkLet(c, current, false))
        current = current.body
      } else if (current.kind === 'Let' && current.keyword === 'let!') {
        const name = current.bindings[0]!
        c.report(
          catalog.badDeclaration(
            'FS0795',
            { start: current.start, end: name.end },
            '`let!` cannot stand in a list, array or sequence.',
            'Write `for x in xs do …` to go through the elements.',
          ),
        )
        return c.errorExpr(e)
      } else break
    }
    items.push({ kind: 'Expr', expr: lastStatement(target, current) })
    return { kind: 'Block', items, type: UNIT, start: e.start, end: e.end }
  })
}

function lastStatement(target: Target, e: Expr): TypedExpr {
  const { c } = target
  if (e.kind !== 'Let') return statements(target, e)
  return e.keyword === 'use' ? usePlace(c, e, (body) => statements(target, body)) : c.expr(e, UNIT)
}

function yieldOne(target: Target, e: Expr, span: Node): TypedExpr {
  const { c, element, first } = target
  const why = { text: 'the first element has this type', at: first.at }
  const value = flexibleArgument(c, e, element, first.at === undefined ? undefined : why)
  first.at ??= e
  return { kind: 'Yield', value, type: UNIT, start: span.start, end: span.end }
}

function yieldAll(target: Target, e: Expr, span: Node): TypedExpr {
  const { c, element } = target
  const typed = c.infer(e)
  const found = elementOf(typed.type)
  if (found !== undefined) c.unify(found, element, e)
  const known = resolve(typed.type)
  if (found === undefined && known.kind !== 'Variable' && supertype(known, seqOf(element)) === undefined) {
    if (!isError(known)) c.report(catalog.notConvertible(e, printType(known), printType(seqOf(element))))
    return c.errorExpr(span)
  }
  const value = found === undefined ? coerceArgument(c, typed, seqOf(element), undefined) : typed
  return { kind: 'YieldAll', value, type: UNIT, start: span.start, end: span.end }
}

/** Expressions that can only be elements: their place's type helps to check them. */
function isValue(e: Expr): boolean {
  return /^(Const|Tuple|List|Array|Record|Fun|Function|Interpolated|Prefix)$/.test(e.kind)
}

function leaf(target: Target, e: Expr): TypedExpr {
  const { c, element, isImplicit } = target
  const { start, end } = e
  const span = { start, end }
  const isUnit = e.kind === 'Const' && e.value.type === 'unit'
  if (!isImplicit || isUnit)
    return c.expr(e, UNIT, { text: 'statements of a comprehension that yields explicitly are unit', at: undefined })
  if (isValue(e)) return yieldOne(target, e, span)
  const typed = c.infer(e)
  const type = resolve(typed.type)
  if (primitiveName(type) === 'unit' || isError(type)) return typed
  const { first } = target
  const why = { text: 'the first element has this type', at: first.at }
  const value = coerceArgument(c, typed, element, first.at === undefined ? undefined : why)
  first.at ??= e
  return { kind: 'Yield', value, type: UNIT, start, end }
}
