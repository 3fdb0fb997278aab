/** Loops, ranges and comprehensions. */
import type { Expr, LocalId, Operation, TypeRep } from '@fsrs/chunk'

import type { Node } from '../syntax/ast.ts'
import { isLibrary, primitiveName } from '../types/builtins.ts'
import { floatLoop, refuseWhere } from './float-ranges.ts'
import { lowerConstant } from './lower-constant.ts'
import {
  conditional,
  constant,
  intConstant,
  letLocal,
  local,
  type LoweringContext,
  op,
  sequence,
} from './lower-context.ts'
import { representation } from './lower-operator.ts'
import { lowerElement } from './lower-pattern.ts'
import { mayBeString, unknownAsSeq } from './lower-upcast.ts'
import { headType, OBJ_REP } from '../types/type-reps.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'

type Of<K extends TypedExpr['kind']> = TypedExpr & { readonly kind: K }

/** `for i = a to b do`. */
export function lowerForTo(c: LoweringContext, expr: Of<'ForTo'>): Expr {
  const from = c.lower(expr.from)
  const to = c.lower(expr.to)
  const id = c.fresh()
  c.bindValue(expr.variable, id)
  return { k: 'for', id, from, to, isDown: expr.isDown, body: c.lower(expr.body) }
}

/** `for pattern in source do`: by index over arrays and strings, along the tail over lists, without a list over ranges. */
export function lowerForIn(c: LoweringContext, expr: Of<'ForIn'>): Expr {
  const { pattern, body } = expr
  const source = withoutUpcast(expr.source)
  const lowered = (id: LocalId): Expr => lowerElement(c, pattern, id, () => c.lower(body))
  if (source.kind === 'Range') return rangeLoop(c, source, lowered)
  const type = headType(source.type)
  if (isLibrary(type, 'array')) return indexLoop(c, source, 'array.length', 'array.get', lowered)
  if (primitiveName(type) === 'string') return indexLoop(c, source, 'string.length', 'string.charAt', lowered)
  if (isLibrary(type, 'list')) return tailLoop(c, source, lowered)
  const value = mayBeString(type) ? unknownAsSeq(c.lower(source), source) : c.lower(source)
  const id = c.fresh()
  return { k: 'forIn', id, source: value, body: lowered(id), at: expr.source.start }
}

/** Iterating needs no conversion to `seq` first. */
function withoutUpcast(expr: TypedExpr): TypedExpr {
  if (expr.kind !== 'Upcast' || !isLibrary(headType(expr.type), 'seq')) return expr
  return mayBeString(expr.expr.type, expr.type) ? expr : expr.expr
}

function indexLoop(
  c: LoweringContext,
  source: TypedExpr,
  length: Operation,
  get: Operation,
  body: (id: LocalId) => Expr,
): Expr {
  const [whole, index, element] = [c.fresh(), c.fresh(), c.fresh()]
  const value = c.lower(source)
  const last = op('i32.sub', [op(length, [local(whole)], source), intConstant(1)], source)
  const inner = sequence([letLocal(element, op(get, [local(whole), local(index)], source)), body(element)])
  return sequence([
    letLocal(whole, value),
    { k: 'for', id: index, from: intConstant(0), to: last, isDown: false, body: inner },
  ])
}

function tailLoop(c: LoweringContext, source: TypedExpr, body: (id: LocalId) => Expr): Expr {
  const [rest, element] = [c.fresh(), c.fresh()]
  const value = c.lower(source)
  const inner = sequence([
    letLocal(element, op('list.head', [local(rest)], source)),
    { k: 'setLocal', id: rest, value: op('list.tail', [local(rest)], source) },
    body(element),
  ])
  const condition = op('bool.not', [op('list.isEmpty', [local(rest)], source)], source)
  return sequence([
    { k: 'let', id: rest, isMutable: true, value },
    { k: 'while', condition, body: inner },
  ])
}

/** A range as a collection: a comprehension that yields each of its numbers. */
export function lowerRange(c: LoweringContext, expr: Of<'Range'>): Expr {
  const element = c.rep(expr.from.type)
  if (expr.into !== 'seq') return collect(expr.into, rangeLoop(c, expr, yieldLocal), element)
  // A sequence's bounds are evaluated once, however often it is walked.
  const { items, ...bounds } = boundsOf(c, expr)
  const loop = loopOver(c, bounds, yieldLocal)
  return sequence([...items, ...loop.checks, collect('seq', sequence(loop.items), element)])
}

function yieldLocal(id: LocalId): Expr {
  return { k: 'yield', value: local(id) }
}

function collect(into: 'list' | 'array' | 'seq', body: Expr, element: TypeRep): Expr {
  return { k: 'collect', into, body, element }
}

function rangeLoop(c: LoweringContext, range: Of<'Range'>, body: (id: LocalId) => Expr): Expr {
  const { items, ...bounds } = boundsOf(c, range)
  const loop = loopOver(c, bounds, body)
  return sequence([...items, ...loop.checks, ...loop.items])
}

/** Numbers of a range, each a constant or a variable that nobody assigns. */
export interface Bounds {
  readonly from: Expr
  readonly step: Expr | undefined
  readonly to: Expr
  readonly type: Type
  readonly at: Node
}

/** The bounds of a range, with the items that evaluate them. */
function boundsOf(c: LoweringContext, range: Of<'Range'>): Bounds & { readonly items: readonly Expr[] } {
  const items: Expr[] = []
  const bound = (value: TypedExpr): Expr => {
    const lowered = c.lower(value)
    if (lowered.k === 'const') return lowered
    const id = c.fresh()
    items.push(letLocal(id, lowered))
    return local(id)
  }
  const from = bound(range.from)
  const step = range.step === undefined ? undefined : bound(range.step)
  const to = bound(range.to)
  return { items, from, step, to, type: range.from.type, at: range }
}

/** A loop over a range: what is refused before anything is walked, and the rest. */
export interface RangeLoop {
  readonly checks: readonly Expr[]
  readonly items: readonly Expr[]
}

/** How numbers of a type are stepped so that they cannot wrap around before they pass the end. */
interface Stepping {
  readonly add: Operation | 'decimal.+'
  readonly one: Expr
  readonly zero: Expr
}

function steppingOf(type: Type): Stepping {
  const name = representation(type)
  if (name === 'decimal')
    return {
      add: 'decimal.+',
      one: lowerConstant({ type: 'decimal', text: '1' }),
      zero: lowerConstant({ type: 'decimal', text: '0' }),
    }
  if (name === 'int64' || name === 'uint64' || name === 'bigint')
    return {
      add: 'big.add',
      one: lowerConstant({ type: 'bigint', value: 1n }),
      zero: lowerConstant({ type: 'bigint', value: 0n }),
    }
  // Integers of 32 bits are floats as far as the machine is concerned, and a float's sum does not wrap.
  return {
    add: 'f64.add',
    one: constant({ type: 'float', value: 1 }),
    zero: constant({ type: 'float', value: 0 }),
  }
}

const PLAIN: ReadonlySet<string | undefined> = new Set(['int', 'char', 'byte', 'sbyte', 'int16', 'uint16'])

function loopOver(c: LoweringContext, range: Bounds, body: (id: LocalId) => Expr): RangeLoop {
  const { from, step, to, type } = range
  const constantStep = step?.k === 'const' && step.value.type === 'int' ? step.value.value : undefined
  const name = representation(type)
  if (PLAIN.has(name) && (step === undefined || constantStep === 1 || constantStep === -1)) {
    const id = c.fresh()
    return { checks: [], items: [{ k: 'for', id, from, to, isDown: constantStep === -1, body: body(id) }] }
  }
  const stepped = { ...range, step: step ?? steppingOf(type).one }
  // Sequences of floats are checked when they are walked.
  if (name === 'float' || name === 'float32')
    return { checks: [], items: floatLoop(c, { ...stepped, isSingle: name === 'float32' }, body) }
  return steppedLoop(c, stepped, body)
}

function steppedLoop(
  c: LoweringContext,
  range: Bounds & { readonly step: Expr },
  body: (id: LocalId) => Expr,
): RangeLoop {
  const { from, step, to, at } = range
  const { add, zero } = steppingOf(range.type)
  const [next, element] = [c.fresh(), c.fresh()]
  // Decimals are objects, which JavaScript compares as texts.
  const [gt, le, ge, eq] =
    add === 'decimal.+' ? (['gt', 'le', 'ge', 'eq'] as const) : (['prim.gt', 'prim.le', 'prim.ge', 'prim.eq'] as const)
  const isUp = op(gt, [step, zero], at)
  const upward = op(le, [local(next), to], at)
  const downward = op(ge, [local(next), to], at)
  const fixed = isPositive(step)
  const condition = fixed === undefined ? conditional(isUp, upward, downward) : fixed ? upward : downward
  const operands = [local(next), step]
  const sum = add === 'decimal.+' ? c.library(add, range.type, operands, at) : op(add, operands, at)
  const inner = sequence([letLocal(element, local(next)), { k: 'setLocal', id: next, value: sum }, body(element)])
  return {
    checks:
      fixed === undefined
        ? [refuseWhere(op(eq, [step, zero], at), 'The step of a range cannot be zero.', 'step', at)]
        : [],
    items: [
      { k: 'let', id: next, isMutable: true, value: from },
      { k: 'while', condition, body: inner },
    ],
  }
}

/** Whether a constant step leads upward; undefined for zero, which is an error at run time. */
function isPositive(step: Expr): boolean | undefined {
  if (step.k !== 'const') return undefined
  const { value } = step
  const number =
    value.type === 'int' ? value.value : value.type === 'float' || value.type === 'bigint' ? Number(value.value) : 0
  return number === 0 || Number.isNaN(number) ? undefined : number > 0
}

/** `[ … ]`, `[| … |]`, `seq { … }` with statements that yield. */
export function lowerCollect(c: LoweringContext, expr: Of<'Collect'>): Expr {
  const type = headType(expr.type)
  const element = type.kind === 'Named' && type.arguments[0] !== undefined ? c.rep(type.arguments[0]) : OBJ_REP
  c.skipClosures(1)
  const outer = c.isCollecting
  c.isCollecting = true
  const body = c.lower(expr.body)
  c.isCollecting = outer
  return collect(expr.into, body, element)
}
