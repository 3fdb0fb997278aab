/** Infix and prefix operators. Chains that lean to the left are walked in a loop. */
import { inferChain } from './apply.ts'
import { applyFunction } from './function-application.ts'
import { dereference } from './intrinsic-calls.ts'
import { assignMember } from './assignment.ts'
import type { Expr, Ident, Node } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import { BOOL, STRING, curried, functionOf, isError, isLibrary, libraryType, listOf, named } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker, Reason } from './checker.ts'
import { instantiateSymbol } from './inlining.ts'
import { COMPARISONS } from '../types/intrinsics.ts'
import { librarySymbol } from '../types/library.ts'
import { applyOperator, addApplication } from './operators.ts'
import { literalType } from './patterns-check.ts'
import { isPure, withTemporaries } from './purity.ts'
import { coerceArgument } from './supertypes.ts'
import { printType } from '../types/type-printer.ts'
import { valueOf, variablePattern } from './typed-nodes.ts'
import type { OperatorApplication, TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'
import { widened } from './widening.ts'
import { measuredType } from './written-types.ts'

type Infix = Expr & { kind: 'Infix' }

/** Checks an infix expression. */
export function inferInfix(c: Checker, e: Infix, expected: Type, why: Reason | undefined): TypedExpr {
  const spine: Infix[] = []
  let leftmost: Expr = e
  while (leftmost.kind === 'Infix' && !isRightLeaning(c, leftmost.operator.name)) {
    spine.push(leftmost)
    leftmost = leftmost.left
  }
  let left = leftmost.kind === 'Infix' ? inferRight(c, leftmost, spine.length === 0 ? expected : c.fresh()) : undefined
  left ??= c.infer(leftmost)
  for (let i = spine.length - 1; i >= 0; i--) left = combine(c, left, spine[i]!, i === 0 ? expected : undefined)
  c.unify(left.type, expected, e, why)
  return left
}

function isRightLeaning(c: Checker, operator: string): boolean {
  return (operator === '::' || operator === ':=') && c.scope.values.get(operator)?.kind === 'Intrinsic'
}

/** `a :: b :: c`, walked in a loop; `r := v`. */
function inferRight(c: Checker, e: Infix, expected: Type): TypedExpr {
  if (e.operator.name === ':=') return assignCell(c, e)
  const { start, end } = e
  const element = c.fresh()
  const type = listOf(element)
  if (resolve(expected).kind === 'Named') c.unifier.unify(type, expected)
  const items: TypedExpr[] = []
  let tail: Expr = e
  while (tail.kind === 'Infix' && tail.operator.name === '::') {
    items.push(c.expr(tail.left, element, { text: 'the elements of a list are of one type', at: items[0] }))
    tail = tail.right
    while (tail.kind === 'Paren' && tail.inner.kind === 'Infix' && tail.inner.operator.name === '::') tail = tail.inner
  }
  const rest = c.expr(tail, type, { text: `'::' puts an element before a list`, at: items.at(-1) })
  return { kind: 'Cons', items, tail: rest, type, start, end }
}

/** `cell := value`. */
function assignCell(c: Checker, e: Infix): TypedExpr {
  const cell = c.infer(e.left)
  if (resolve(cell.type).kind === 'Variable') c.unify(cell.type, named(libraryType('ref'), [c.fresh()]), cell)
  const type = resolve(cell.type)
  const name = { name: 'Value', start: e.left.end, end: e.left.end }
  if (!isNoFunction(type) || isLibrary(type, 'ref')) return assignMember(c, cell, name, e.right, e)
  const help = '`:=` changes what a `ref` holds: write `<-` to change what is mutable.'
  c.report(catalog.typeMismatch(cell, "'a ref", printType(type), { help }))
  return c.errorExpr(e)
}

function combine(c: Checker, left: TypedExpr, e: Infix, expected: Type | undefined): TypedExpr {
  const { operator, right } = e
  const whole = { start: Math.min(left.start, e.start), end: e.end }
  const entry = c.scope.values.get(operator.name)
  if (entry?.kind === 'Value') {
    const fn = instantiateSymbol(c, entry.symbol, operator)
    return applyTo(c, fn, left, right, whole, expected)
  }
  if (entry !== undefined && entry.kind !== 'Intrinsic') return c.errorExpr(whole)
  switch (operator.name) {
    case '|>':
      return pipe(c, left, right, whole, expected)
    case '<|':
      if (isNoFunction(left.type)) return passedToNothing(c, left, whole)
      return applyFunction(c, left, [right], whole, { expected, why: undefined, keepsParameters: false })
    case '>>':
    case '<<':
      return compose(c, left, operator, right, whole)
    case '||>':
    case '|||>':
      return pipeTuple(c, left, operator, right, whole, expected)
    case '<||':
    case '<|||':
      return applyToTuple(c, left, operator, right, whole, expected)
    case '&&':
    case '||':
      return logical(c, left, operator, right, whole)
    case 'or':
    case '&':
      return logical(c, left, modern(c, operator), right, whole)
    case '^':
      return concatenation(c, left, operator, right, whole)
    case '@':
      return append(c, left, operator, right, whole, expected)
  }
  if (COMPARISONS.has(operator.name)) {
    const why = { text: `\`${operator.name}\` compares it with this`, at: left }
    const typed = c.expr(right, left.type, why)
    return applyOperator(c, operator.name, [left, typed], operator, whole)
  }
  const typed = c.infer(right)
  if (entry !== undefined) return applyOperator(c, operator.name, [left, typed], operator, whole, expected)
  return unknownOperator(c, operator, left, typed, whole, expected)
}

function isNoFunction(of: Type): boolean {
  const type = resolve(of)
  return type.kind === 'Named' || type.kind === 'Tuple' ? !isError(type) : false
}

/** `x <| f`, which passes to the left. */
function passedToNothing(c: Checker, left: TypedExpr, whole: Node): TypedExpr {
  const more = { help: '`<|` passes what is right of it to the function left of it: `|>` goes the other way.' }
  c.report(catalog.typeMismatch(left, "'a -> 'b", printType(left.type), more))
  return c.errorExpr(whole)
}

/** An operator that is in no scope: a static member of an operand's type, or nothing. */
function unknownOperator(
  c: Checker,
  operator: Ident,
  left: TypedExpr,
  right: TypedExpr,
  whole: Node,
  expected: Type | undefined,
): TypedExpr {
  const result = c.fresh()
  const typed: TypedExpr = {
    kind: 'Operator',
    operator: operator.name,
    operands: [left, right],
    operandType: left.type,
    type: result,
    start: whole.start,
    end: whole.end,
  }
  const application: OperatorApplication = {
    operator: operator.name,
    operands: [left.type, right.type],
    result,
    expected,
    at: operator,
    operandNodes: [left, right],
    site: c.site,
    typed,
    item: c.item,
    isSolved: false,
  }
  if ([left, right].every((each) => resolve(each.type).kind === 'Variable')) {
    c.report(catalog.undefinedOperator(operator, operator.name, true))
    return c.errorExpr(whole)
  }
  addApplication(c, application)
  return typed
}

function applyTo(
  c: Checker,
  fn: TypedExpr,
  left: TypedExpr,
  right: Expr,
  whole: Node,
  expected: Type | undefined,
): TypedExpr {
  let type = resolve(fn.type)
  if (type.kind !== 'Function') {
    if (!c.unify(type, functionOf(c.fresh(), c.fresh()), fn)) return c.errorExpr(whole)
    type = resolve(type)
    if (type.kind !== 'Function') return c.errorExpr(whole)
  }
  const name = fn.kind === 'Value' ? fn.symbol.name : 'the operator'
  const first = coerceArgument(c, left, type.from, { text: `it is the left operand of \`${name}\``, at: undefined })
  const partial: TypedExpr = { kind: 'Apply', fn, arguments: [first], type: type.to, start: whole.start, end: left.end }
  const typed = applyFunction(c, partial, [right], whole, { expected, why: undefined, keepsParameters: false })
  if (typed.kind !== 'Apply') return typed
  return { ...typed, fn, arguments: [first, ...typed.arguments] }
}

function logical(c: Checker, left: TypedExpr, operator: Ident, right: Expr, whole: Node): TypedExpr {
  const why = { text: `\`${operator.name}\` takes two bools`, at: operator }
  c.unify(left.type, BOOL, left, why)
  const typed = c.expr(right, BOOL, why)
  const kind = operator.name === '&&' ? 'And' : 'Or'
  if (left.kind !== kind) return { kind, items: [left, typed], type: BOOL, start: whole.start, end: whole.end }
  const { items } = left
  items.push(typed)
  return { kind, items, type: BOOL, start: whole.start, end: whole.end }
}

const MODERN: Readonly<Record<string, string>> = { or: '||', '&': '&&', '^': '+' }

/** What is written today for an operator that is left from ML. */
function modern(c: Checker, operator: Ident): Ident {
  const name = MODERN[operator.name]!
  c.report(catalog.operatorOfMl(operator, operator.name, name))
  return { ...operator, name }
}

/** `a ^ b` of two strings. */
function concatenation(c: Checker, left: TypedExpr, operator: Ident, right: Expr, whole: Node): TypedExpr {
  const why = { text: '`^` joins two strings', at: operator }
  c.unify(left.type, STRING, left, why)
  const typed = c.expr(right, STRING, why)
  return applyOperator(c, '+', [left, typed], modern(c, operator), whole)
}

function append(
  c: Checker,
  left: TypedExpr,
  operator: Ident,
  right: Expr,
  whole: Node,
  expected: Type | undefined,
): TypedExpr {
  const type = listOf(c.fresh())
  const why = { text: '`@` joins two lists', at: operator }
  if (!c.unify(left.type, type, left, why)) {
    c.infer(right)
    return c.errorExpr(whole)
  }
  if (expected !== undefined && resolve(expected).kind === 'Named') c.unifier.unify(type, expected)
  const typed = c.expr(right, type, why)
  const fn = instantiateSymbol(c, librarySymbol('List.append'), operator)
  const result = resolve(type)
  c.unifier.unify(fn.type, functionOf(result, functionOf(result, result)))
  return { kind: 'Apply', fn, arguments: [left, typed], type: result, start: whole.start, end: whole.end }
}

// ------------------------------------------------------------------------------------------------------ pipelines

/** `x |> f`: `x` is evaluated first, then `f`. */
function pipe(c: Checker, left: TypedExpr, right: Expr, whole: Node, expected: Type | undefined): TypedExpr {
  const result = expected ?? c.fresh()
  const fn = functionFor(c, right, functionOf(left.type, result), left)
  return applyPiped(c, fn, [left], whole)
}

/** The right side of a pipeline: conversions of what is passed are made by the pipeline itself. */
function functionFor(c: Checker, right: Expr, type: Type, left: Node): TypedExpr {
  const e = unparen(right)
  const why = { text: 'the left side of the pipeline is passed to it', at: left }
  const isChain = e.kind === 'Name' || e.kind === 'Apply' || e.kind === 'Dot' || e.kind === 'TypeApply'
  return isChain ? inferChain(c, e, type, why, true) : c.expr(e, type, why)
}

function applyPiped(c: Checker, fn: TypedExpr, args: readonly TypedExpr[], whole: Node): TypedExpr {
  let type = resolve(fn.type)
  if (isError(type)) return c.errorExpr(whole)
  const coerced = args.map((arg) => {
    if (type.kind !== 'Function') return arg
    const passed = coerceArgument(c, arg, type.from, undefined)
    type = resolve(type.to)
    return passed
  })
  const start = Math.min(args[0]!.start, whole.start)
  const { end } = whole
  const isPartial = fn.kind === 'Apply' && fn.fn.kind === 'Value' && fn.arguments.every(isPure)
  if (isPartial) return { ...fn, arguments: [...fn.arguments, ...coerced], type, start, end }
  if (isPure(fn)) return { kind: 'Apply', fn, arguments: coerced, type, start, end }
  return withTemporaries(c, coerced, (values) => ({ kind: 'Apply', fn, arguments: values, type, start, end }))
}

/** `(a, b) ||> f`. */
function pipeTuple(
  c: Checker,
  left: TypedExpr,
  operator: Ident,
  right: Expr,
  whole: Node,
  expected: Type | undefined,
): TypedExpr {
  const items = tupleItems(c, operator)
  if (!c.unify(left.type, { kind: 'Tuple', items }, left)) {
    c.infer(right)
    return c.errorExpr(whole)
  }
  const wanted = curried(items, expected ?? c.fresh())
  return applyItems(c, functionFor(c, right, wanted, left), left, items, whole)
}

/** `f <|| (a, b)`. */
function applyToTuple(
  c: Checker,
  left: TypedExpr,
  operator: Ident,
  right: Expr,
  whole: Node,
  expected: Type | undefined,
): TypedExpr {
  const items = tupleItems(c, operator)
  const why = { text: `\`${operator.name}\` passes it the items of the tuple`, at: operator }
  if (!c.unify(left.type, curried(items, expected ?? c.fresh()), left, why)) {
    c.infer(right)
    return c.errorExpr(whole)
  }
  const tuple = c.expr(right, { kind: 'Tuple', items })
  return withTemporaries(c, [left], ([fn]) => applyItems(c, fn!, tuple, items, whole))
}

function tupleItems(c: Checker, operator: Ident): readonly Type[] {
  return Array.from({ length: operator.name.length - 1 }, () => c.fresh())
}

/** Calls a function with the items of a tuple. */
function applyItems(c: Checker, fn: TypedExpr, tuple: TypedExpr, items: readonly Type[], whole: Node): TypedExpr {
  if (tuple.kind === 'Tuple' && tuple.items.every(isPure)) return applyPiped(c, fn, tuple.items, whole)
  const symbols = items.map((type, i) => c.local(`item${i + 1}`, type, tuple))
  const body = applyPiped(
    c,
    fn,
    symbols.map((each) => valueOf(each, tuple)),
    whole,
  )
  const { start, end } = tuple
  const patterns = symbols.map((each) => variablePattern(each, tuple))
  const pattern = { kind: 'Tuple', items: patterns, type: tuple.type, start, end } as const
  return {
    kind: 'Match',
    subject: tuple,
    clauses: [{ pattern, guard: undefined, body, start, end }],
    type: body.type,
    start: whole.start,
    end: whole.end,
  }
}

/** `f >> g`, `g << f`. */
function compose(c: Checker, left: TypedExpr, operator: Ident, right: Expr, whole: Node): TypedExpr {
  const [from, middle, to] = [c.fresh(), c.fresh(), c.fresh()]
  const isForward = operator.name === '>>'
  const why = { text: `\`${operator.name}\` joins two functions`, at: operator }
  c.unify(left.type, isForward ? functionOf(from, middle) : functionOf(middle, to), left, why)
  const typed = c.expr(right, isForward ? functionOf(middle, to) : functionOf(from, middle), why)
  const start = Math.min(left.start, whole.start)
  const { end } = whole
  return withTemporaries(c, [left, typed], (functions) => {
    const [first, second] = isForward ? [functions[0]!, functions[1]!] : [functions[1]!, functions[0]!]
    const symbol = c.local('arg', from, whole)
    const inner: TypedExpr = { kind: 'Apply', fn: first, arguments: [valueOf(symbol, whole)], type: middle, start, end }
    const body: TypedExpr = { kind: 'Apply', fn: second, arguments: [inner], type: to, start, end }
    const parameters = [variablePattern(symbol, whole)]
    return { kind: 'Lambda', name: operator.name, parameters, body, type: functionOf(from, to), start, end }
  })
}

// --------------------------------------------------------------------------------------------------------- prefix

/** `-e`, `!r`, and prefix operators of the program. */
export function inferPrefix(
  c: Checker,
  e: Expr & { kind: 'Prefix' },
  expected: Type,
  why: Reason | undefined,
): TypedExpr {
  const typed = prefix(c, e)
  const wider = widened(c, typed, expected)
  if (wider !== undefined) return wider
  c.unify(typed.type, expected, e, why)
  return typed
}

function prefix(c: Checker, e: Expr & { kind: 'Prefix' }): TypedExpr {
  const { operator, operand } = e
  const entry = c.scope.values.get(operator.name)
  if (entry?.kind === 'Value') {
    const fn = instantiateSymbol(c, entry.symbol, operator)
    return applyFunction(c, fn, [operand], e, { expected: undefined, why: undefined, keepsParameters: false })
  }
  if (entry?.kind !== 'Intrinsic') {
    c.infer(operand)
    if (operator.name === '~&')
      c.report(
        catalog.unsupported(operator, 'Taking an address with & is', 'Answer the new value, or take a `ref` cell.'),
      )
    else c.report(catalog.undefinedOperator(operator, operator.name, false))
    return c.errorExpr(e)
  }
  if (operator.name === '!') return dereference(c, operand, e)
  if (operator.name === '~-' && operand.kind === 'Const') {
    const { value } = operand
    const { start, end } = e
    if (value.type === 'int' || value.type === 'float')
      return {
        kind: 'Const',
        value: { ...value, value: -value.value },
        type: measuredType(c, literalType(c, value), operand.measure),
        start,
        end,
      }
  }
  return applyOperator(c, operator.name, [c.infer(operand)], operator, e)
}
