/** Expressions: each is checked against the type its place expects, from left to right, as F# does. */
import type { Clause, Expr, Node } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import { inferChain } from './apply.ts'
import { construct } from './construction.ts'
import { assign } from './assignment.ts'
import { checkLet, lambda } from './bindings.ts'
import {
  BOOL,
  EXN,
  FORMAT,
  UNIT,
  arrayOf,
  functionOf,
  isError,
  isLibrary,
  lazyOf,
  listOf,
  primitiveName,
  structTupleOf,
  tupleOf,
} from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Bound, Checker, Reason } from './checker.ts'
import { collect } from './collect.ts'
import { inferComputation, inferImplicitYield } from './computations.ts'
import { formatLiteral, interpolated } from './formats.ts'
import { inferInfix, inferPrefix } from './infix.ts'
import { objectExpression } from './definitions/object-expressions.ts'
import { literalType } from './patterns-check.ts'
import { forIn, forTo, range } from './loops.ts'
import { misspeltStatement } from './misspelt-statements.ts'
import { nullable } from './null-values.ts'
import { inferRecord } from './records.ts'
import { traitCall } from './traits.ts'
import { printType } from '../types/type-printer.ts'
import { couldBe, isNeedless, isSealed } from './type-tests.ts'
import { missingUpcast } from './missing-upcasts.ts'
import { flexible, flexibleArgument, isFlexible } from './supertypes.ts'
import { valueOf, variablePattern } from './typed-nodes.ts'
import type { BlockItem, TypedClause, TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { supertype } from '../types/subtypes.ts'
import { resolve } from '../types/type-structure.ts'
import { usePlace } from './use-bindings.ts'
import { widened } from './widening.ts'
import { measuredType, toType } from './written-types.ts'

/** Checks an expression whose place expects a type, for a reason. */
export function checkExpr(c: Checker, e: Expr, expected: Type, why: Reason | undefined): TypedExpr {
  const { start, end } = e
  switch (e.kind) {
    case 'Const': {
      if (e.value.type === 'string') {
        const wanted = resolve(expected)
        if (isLibrary(wanted, FORMAT)) return formatLiteral(c, e.value.value, e, wanted)
      }
      const type =
        e.value.type === 'null' ? nullable(c, e, expected) : measuredType(c, literalType(c, e.value), e.measure)
      const typed: TypedExpr = { kind: 'Const', value: e.value, type, start, end }
      const wider = e.value.type === 'int' ? widened(c, typed, expected) : undefined
      if (wider !== undefined) return wider
      c.unify(type, expected, e, why)
      return typed
    }
    case 'Name':
    case 'Dot':
    case 'Apply':
    case 'TypeApply':
    case 'Index':
      return inferChain(c, e, expected, why)
    case 'Infix':
      return inferInfix(c, e, expected, why)
    case 'Prefix':
      return inferPrefix(c, e, expected, why)
    case 'Tuple':
      return inferTuple(c, e, expected, why)
    case 'Paren':
      return c.expr(unparen(e), expected, why)
    case 'List':
    case 'Array':
      return inferElements(c, e, expected, why)
    case 'Record':
      return inferRecord(c, e, expected, why)
    case 'Range':
      range(c, e, 'seq')
      c.report(catalog.looseRange(e))
      return c.errorExpr(e)
    case 'Sequence':
    case 'Let':
    case 'Do':
      return inferBlock(c, e, expected, why)
    case 'Fun':
      return inferFun(c, e, expected, why)
    case 'Function':
      return inferFunction(c, e, expected, why)
    case 'Match':
      return inferMatch(c, e, expected, why)
    case 'If':
      return inferIf(c, e, expected, why)
    case 'TryWith': {
      const body = flexible(c, e.body, expected, why)
      const reason = { text: 'the body of the `try` has this type', at: e.body }
      return {
        kind: 'TryWith',
        body,
        clauses: checkClauses(c, e.clauses, EXN, expected, reason),
        type: expected,
        start,
        end,
      }
    }
    case 'TryFinally': {
      const body = flexible(c, e.body, expected, why)
      return { kind: 'TryFinally', body, cleanup: statement(c, e.cleanup), type: expected, start, end }
    }
    case 'While': {
      const condition = c.expr(e.condition, BOOL, {
        text: 'the condition of `while` is a bool',
        at: undefined,
        isExact: true,
      })
      const typed: TypedExpr = { kind: 'While', condition, body: statement(c, e.body), type: UNIT, start, end }
      c.unify(UNIT, expected, e, why)
      return typed
    }
    case 'ForTo':
    case 'ForIn': {
      const typed =
        e.kind === 'ForTo' ? forTo(c, e, (body) => statement(c, body)) : forIn(c, e, (body) => statement(c, body))
      c.unify(UNIT, expected, e, why)
      return typed
    }
    case 'Typed': {
      const type = toType(c, e.type)
      const typed = flexible(c, e.expr, type, { text: 'of this annotation', at: e.type })
      c.unify(type, expected, e, why)
      return typed
    }
    case 'Cast':
      return inferCast(c, e, expected, why)
    case 'Assign': {
      const typed = assign(c, e.target, e.value, e)
      c.unify(typed.type, expected, e, why)
      return typed
    }
    case 'New': {
      const typed = inferNew(c, e)
      c.unify(typed.type, expected, e, why)
      return typed
    }
    case 'ObjectExpression': {
      const typed = objectExpression(c, e)
      c.unify(typed.type, expected, e, why)
      return typed
    }
    case 'Computation':
      return inferComputation(c, e, expected, why)
    case 'ImplicitYield':
      return inferImplicitYield(c, e, expected, why)
    case 'Yield':
    case 'YieldBang':
    case 'Return':
    case 'ReturnBang':
    case 'DoBang':
      c.infer(e.expr)
      c.report(
        catalog.badDeclaration(
          e.kind === 'DoBang' ? 'FS0750' : e.kind.startsWith('Yield') ? 'FS0747' : 'FS0748',
          e,
          `\`${KEYWORDS[e.kind]}\` stands only within a list, array, sequence or computation expression.`,
          e.kind === 'Return' ? 'The value of a function is its last expression: leave `return` out.' : undefined,
        ),
      )
      return c.errorExpr(e)
    case 'Lazy': {
      const inner = c.fresh()
      c.unify(lazyOf(inner), expected, e, why)
      c.functionDepth++
      const body = c.expr(e.expr, inner)
      c.functionDepth--
      return { kind: 'Lazy', body, type: lazyOf(inner), start, end }
    }
    case 'Assert': {
      const condition = c.expr(e.expr, BOOL, { text: '`assert` takes a bool', at: undefined })
      c.unify(UNIT, expected, e, why)
      return { kind: 'Assert', condition, type: UNIT, start, end }
    }
    case 'Interpolated': {
      const typed = interpolated(c, e.parts, e)
      c.unify(typed.type, expected, e, why)
      return typed
    }
    case 'MemberLambda': {
      const parameter = { kind: 'Name', name: e.parameter, isMutable: false, start, end } as const
      return c.expr({ kind: 'Fun', parameters: [parameter], body: e.body, start, end }, expected, why)
    }
    case 'TraitCall': {
      const typed = traitCall(c, e)
      c.unify(typed.type, expected, e, why)
      return typed
    }
    case 'Error':
      for (const part of e.parts) c.infer(part)
      return c.errorExpr(e)
  }
}

const KEYWORDS = {
  Yield: 'yield',
  YieldBang: 'yield!',
  Return: 'return',
  ReturnBang: 'return!',
  DoBang: 'do!',
} as const

function inferTuple(c: Checker, e: Expr & { kind: 'Tuple' }, expected: Type, why: Reason | undefined): TypedExpr {
  const place = resolve(expected)
  const fits =
    place.kind === 'Tuple' && place.items.length === e.items.length && (place.isStruct === true) === e.isStruct
  const items = e.items.map((each, i) => (fits ? flexible(c, each, place.items[i]!, why) : c.infer(each)))
  const type = fits ? place : (e.isStruct ? structTupleOf : tupleOf)(items.map((each) => each.type))
  if (!fits) c.unify(type, expected, e, why)
  return { kind: 'Tuple', items, type, start: e.start, end: e.end }
}

function inferElements(
  c: Checker,
  e: Expr & { kind: 'List' | 'Array' },
  expected: Type,
  why: Reason | undefined,
): TypedExpr {
  const into = e.kind === 'List' ? 'list' : 'array'
  const element = c.fresh()
  const type = into === 'list' ? listOf(element) : arrayOf(element)
  const place = resolve(expected)
  // What is inside may use the function around it, whose result is known to be a list from here on.
  const mayFit = place.kind === 'Variable' || isLibrary(place, into)
  const fits = mayFit && c.unifier.unify(type, place) === undefined
  if (!fits) c.unify(type, expected, e, why)
  const typed =
    e.content.kind === 'Comprehension'
      ? comprehension(c, e.content.body, into, element, type, e)
      : elements(c, e, e.content.elements, element, type)
  c.unify(typed.type, expected, e, why)
  return typed
}

function elements(
  c: Checker,
  e: Expr & { kind: 'List' | 'Array' },
  items: readonly Expr[],
  element: Type,
  type: Type,
): TypedExpr {
  const [only] = items
  if (items.length === 1 && only!.kind === 'Range')
    return comprehension(c, only!, e.kind === 'List' ? 'list' : 'array', element, type, e)
  const reason = {
    text: `all elements of ${e.kind === 'List' ? 'a list' : 'an array'} are of the type of the first`,
    at: items[0],
  }
  const typed = items.map((each, i) => flexibleArgument(c, each, element, i === 0 ? undefined : reason))
  return { kind: e.kind, elements: typed, type, start: e.start, end: e.end }
}

function comprehension(
  c: Checker,
  body: Expr,
  into: 'list' | 'array' | 'seq',
  element: Type,
  type: Type,
  at: Node,
): TypedExpr {
  if (body.kind === 'Range') {
    const typed = range(c, body, into)
    const found = resolve(typed.type)
    if (found.kind === 'Named') c.unify(found.arguments[0]!, element, body)
    return { ...typed, type }
  }
  return collect(c, body, into, element, type, at)
}

// --------------------------------------------------------------------------------------------------------- blocks

/** Statements and bindings, one after the other; nested `let`s are one block. */
function inferBlock(c: Checker, e: Expr, expected: Type, why: Reason | undefined): TypedExpr {
  return c.scoped(() => {
    const items: BlockItem[] = []
    let current: Expr = e
    let last: TypedExpr | undefined
    while (last === undefined) {
      if (current.kind === 'Sequence') {
        for (const each of current.items.slice(0, -1)) items.push({ kind: 'Expr', expr: statement(c, each) })
        current = current.items.at(-1)!
      } else if (current.kind === 'Let') {
        if (current.keyword === 'use') {
          last = usePlace(c, current, (body) => flexible(c, body, expected, why))
          continue
        }
        if (current.keyword !== 'let') {
          c.report(
            catalog.badDeclaration(
              'FS0750',
              current,
              `\`${current.keyword}\` stands only within a computation expression.`,
            ),
          )
        }
        items.push(checkLet(c, current.keyword === 'let' ? current : withoutValues(current), false))
        current = current.body
      } else if (current.kind === 'Do') {
        last = c.expr(current.expr, UNIT, { text: '`do` runs it for its effect', at: undefined })
        c.unify(UNIT, expected, current, why)
      } else last = flexible(c, current, expected, why)
    }
    items.push({ kind: 'Expr', expr: last })
    if (items.length === 1) return last
    return { kind: 'Block', items, type: last.type, start: e.start, end: e.end }
  })
}

/** `let! x = …` where it cannot stand: of what it binds nothing is known. */
function withoutValues(e: Expr & { kind: 'Let' }): Expr & { kind: 'Let' } {
  const bindings = e.bindings.map((each) => {
    const { start, end } = each.body
    return { ...each, body: { kind: 'Error', parts: [each.body], start, end } as const }
  })
  return { ...e, bindings }
}

/** An expression whose value nobody takes: warned of unless it is unit. */
export function statement(c: Checker, e: Expr): TypedExpr {
  const inner = e.kind === 'Do' ? e.expr : e
  const typed = misspeltStatement(c, inner) ?? c.infer(inner)
  const type = resolve(typed.type)
  if (type.kind === 'Variable') c.unify(type, UNIT, typed)
  else if (primitiveName(type) !== 'unit' && !isError(type))
    c.report(
      type.kind === 'Function'
        ? catalog.missingArguments(lastOf(inner), printType(type))
        : catalog.unusedValue(lastOf(inner), printType(type), assignmentMeant(c, inner)),
    )
  return typed
}

/** `x = 1` as a statement: what it was meant to be. */
function assignmentMeant(c: Checker, e: Expr): string | undefined {
  if (e.kind !== 'Infix' || e.operator.name !== '=') return undefined
  const { left } = e
  const entry = left.kind === 'Name' && left.path.length === 1 ? c.scope.values.get(left.path[0]!.name) : undefined
  const canChange = left.kind === 'Dot' || left.kind === 'Index' || (left.kind === 'Name' && left.path.length > 1)
  if (canChange || (entry?.kind === 'Value' && entry.symbol.isMutable)) {
    const target = c.source.text.slice(left.start, left.end)
    return `'=' compares: write \`${target} <- …\` to change it.`
  }
  if (entry?.kind === 'Value' && left.kind === 'Name') {
    const { name } = left.path[0]!
    return `'=' compares: to change \`${name}\`, define it with \`let mutable\` and write \`${name} <- …\`.`
  }
  return undefined
}

/** The part of an expression that gives its value. */
function lastOf(e: Expr): Expr {
  let current = e
  for (;;) {
    if (current.kind === 'Let') current = current.body
    else if (current.kind === 'Sequence') current = current.items.at(-1)!
    else return current
  }
}

// ------------------------------------------------------------------------------------------------------ functions

function inferFun(c: Checker, e: Expr & { kind: 'Fun' }, expected: Type, why: Reason | undefined): TypedExpr {
  const params: Type[] = []
  let result = resolve(expected)
  for (let i = 0; i < e.parameters.length; i++) {
    if (result.kind === 'Function') {
      params.push(result.from)
      result = resolve(result.to)
    } else if (result.kind === 'Variable') {
      if (result.constraints.some((each) => each.kind === 'Equality' || each.kind === 'Comparison')) {
        c.report(catalog.unexpectedFunction(e))
        return c.errorExpr(e)
      }
      const arrow = functionOf(c.fresh(), c.fresh())
      if (!c.unify(result, arrow, e, why)) return c.errorExpr(e)
      params.push(arrow.from)
      result = resolve(arrow.to)
    } else {
      // More parameters than the place has arguments for: checked alone, then compared.
      const typed = lambda(c, '', e.parameters, e.body, c.fresh(), e)
      c.unify(typed.type, expected, e, why, 'FS0002')
      return c.errorExpr(e)
    }
  }
  const reason = why === undefined ? undefined : { text: `of the function's result: ${why.text}`, at: why.at }
  return lambda(c, '', e.parameters, e.body, result, e, reason, params)
}

function inferFunction(c: Checker, e: Expr & { kind: 'Function' }, expected: Type, why: Reason | undefined): TypedExpr {
  const arrow = functionOf(c.fresh(), c.fresh())
  const needed = resolve(expected).kind
  const code = needed === 'Function' || needed === 'Variable' ? undefined : 'FS0002'
  if (!c.unify(arrow, expected, e, why, code)) return c.errorExpr(e)
  const { start, end } = e
  c.functionDepth++
  const symbol = c.local('arg', arrow.from, e)
  const reason = { text: 'the first case has this type', at: e.clauses[0]?.body }
  const clauses = checkClauses(c, e.clauses, arrow.from, arrow.to, reason)
  c.functionDepth--
  const body: TypedExpr = { kind: 'Match', subject: valueOf(symbol, e), clauses, type: arrow.to, start, end }
  return { kind: 'Lambda', name: '', parameters: [variablePattern(symbol, e)], body, type: arrow, start, end }
}

function inferMatch(c: Checker, e: Expr & { kind: 'Match' }, expected: Type, why: Reason | undefined): TypedExpr {
  if (e.isBang) c.report(catalog.badDeclaration('FS0750', e, '`match!` stands only within a computation expression.'))
  const subject = c.infer(e.subject)
  const reason = why ?? { text: 'the first case has this type', at: e.clauses[0]?.body }
  const clauses = checkClauses(c, e.clauses, subject.type, expected, reason)
  return { kind: 'Match', subject, clauses, type: expected, start: e.start, end: e.end }
}

/** Checks the clauses of a match. */
export function checkClauses(
  c: Checker,
  clauses: readonly Clause[],
  subject: Type,
  expected: Type,
  why: Reason | undefined,
): TypedClause[] {
  return clauses.map((clause, i) =>
    c.scoped(() => {
      const bound: Bound = new Map()
      const pattern = c.pattern(clause.pattern, subject, bound)
      c.bindClause(bound)
      const guard =
        clause.guard === undefined
          ? undefined
          : c.expr(clause.guard, BOOL, { text: '`when` takes a bool', at: undefined, isExact: true })
      const body = flexible(c, clause.body, expected, i === 0 && why?.at === clause.body ? undefined : why)
      return { pattern, guard, body, start: clause.start, end: clause.end }
    }),
  )
}

function inferIf(c: Checker, e: Expr & { kind: 'If' }, expected: Type, why: Reason | undefined): TypedExpr {
  const { start, end } = e
  const condition = { text: 'the condition of `if` is a bool', at: undefined, isExact: true } as const
  if (e.otherwise === undefined) {
    const branches = e.branches.map((branch) => {
      const test = c.expr(branch.condition, BOOL, condition)
      const then = c.infer(branch.then)
      const type = resolve(then.type)
      if (type.kind !== 'Variable' && primitiveName(type) !== 'unit' && !isError(type))
        c.report(catalog.missingElse(lastOf(branch.then), printType(type)))
      else c.unify(type, UNIT, then)
      return { condition: test, then }
    })
    c.unify(UNIT, expected, e, why)
    return { kind: 'If', branches, otherwise: undefined, type: UNIT, start, end }
  }
  const place = resolve(expected)
  // A place that takes supertypes would otherwise be decided by the first branch.
  const type = isFlexible(place) ? expected : place
  const reason = why ?? { text: 'the first branch has this type', at: lastOf(e.branches[0]!.then) }
  const branches = e.branches.map((branch, i) => ({
    condition: c.expr(branch.condition, BOOL, condition),
    then: flexible(c, branch.then, type, i === 0 ? why : reason),
  }))
  const otherwise = flexible(c, e.otherwise, type, reason)
  return { kind: 'If', branches, otherwise, type, start, end }
}

// ---------------------------------------------------------------------------------------------------------- casts

function inferCast(c: Checker, e: Expr & { kind: 'Cast' }, expected: Type, why: Reason | undefined): TypedExpr {
  const inner = c.infer(e.expr)
  const target = e.type === undefined ? expected : toType(c, e.type)
  const { start, end } = e
  const [from, to] = [resolve(inner.type), resolve(target)]
  if (isError(from) || isError(to)) return c.errorExpr(e)
  if (e.operator === 'upcast') {
    if (from.kind === 'Variable' && !from.isRigid) c.constrain(from, { kind: 'Subtype', type: to }, inner)
    const seen = from === to ? to : supertype(from, to)
    const fits = primitiveName(to) === 'obj' || (seen !== undefined && c.unifier.unify(seen, to) === undefined)
    if (!fits && resolve(from) !== resolve(to))
      c.report(missingUpcast(from, to, e.type, e) ?? catalog.notConvertible(e, printType(from), printType(to)))
    c.unify(target, expected, e, why)
    return { kind: 'Upcast', expr: inner, type: target, start, end }
  }
  if (from.kind === 'Variable') {
    c.report(catalog.testOfUnknown(e, printType(to)))
    return c.errorExpr(e)
  }
  const isPossible = couldBe(from, to) || supertype(from, to) !== undefined
  if (!isPossible && to.kind !== 'Variable')
    c.report(catalog.impossibleTest(e, printType(from), printType(to), isSealed(from)))
  if (isNeedless(from, to)) {
    c.report(catalog.needlessTest(e, printType(to)))
    if (isSealed(from)) c.report(catalog.testOfSealed(e, printType(to)))
  }
  if (e.operator === 'test') {
    c.unify(BOOL, expected, e, why)
    return { kind: 'TypeTest', expr: inner, test: target, type: BOOL, start, end }
  }
  c.unify(target, expected, e, why)
  return { kind: 'Downcast', expr: inner, type: target, start, end }
}

function inferNew(c: Checker, e: Expr & { kind: 'New' }): TypedExpr {
  const type = resolve(toType(c, e.type))
  if (type.kind !== 'Named' || isError(type)) {
    if (type.kind === 'Variable')
      c.report(catalog.unsupported(e, '`new` of a type parameter is', 'Take a function that makes one.'))
    c.infer(e.argument)
    return c.errorExpr(e)
  }
  const { definition } = type.constructor
  if (definition.kind === 'Record' || definition.kind === 'Union') {
    c.report(catalog.noClass(e, type.constructor))
    return c.errorExpr(e)
  }
  if (definition.kind === 'Class' && definition.isInterface) {
    c.report(catalog.abstractInstance(e, type.constructor, true))
    return c.errorExpr(e)
  }
  return construct(c, { type: type.constructor, args: type.arguments, at: e.type }, e.argument, e)
}
