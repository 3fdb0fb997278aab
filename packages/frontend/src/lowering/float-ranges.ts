/** Ranges of floats, whose numbers .NET computes in two ways: by one product each where the steps come out even. */
import type { Expr, LocalId, Operation } from '@fsrs/chunk'

import type { Node } from '../syntax/ast.ts'
import {
  conditional,
  constant,
  letLocal,
  local,
  type LoweringContext,
  op,
  sequence,
  UNIT_EXPR,
} from './lower-context.ts'

interface FloatRange {
  readonly from: Expr
  readonly step: Expr
  readonly to: Expr
  readonly isSingle: boolean
  readonly at: Node
}

/** A loop over the range; `body` takes the local that holds the number. */
export function floatLoop(c: LoweringContext, range: FloatRange, body: (id: LocalId) => Expr): readonly Expr[] {
  return [...checks(range), ...steps(c, range, body)]
}

/**
 * `from + index * step` for index 0 to `(to - from) / step` where that is a whole number (of 32 bits); else each number
 * is the one before plus the step, as long as that leads on.
 */
function steps(c: LoweringContext, range: FloatRange, body: (id: LocalId) => Expr): readonly Expr[] {
  const { from, step, to, at } = range
  const of = (operation: Operation, ...args: readonly Expr[]): Expr => op(operation, args, at)
  const float = (operation: Operation, ...args: readonly Expr[]): Expr =>
    range.isSingle ? of('wrap.f32', of(operation, ...args)) : of(operation, ...args)
  const [count, isEven, index, next, element, sum] = [c.fresh(), c.fresh(), c.fresh(), c.fresh(), c.fresh(), c.fresh()]
  const isWhole = of('prim.eq', of('f64.rem', local(count), floatConstant(1)), floatConstant(0))
  const isShort = of('prim.lt', local(count), floatConstant(2 ** 31))
  const product = float('f64.add', from, float('f64.mul', local(index), step))
  const leadsOn = conditional(
    of('prim.eq', local(sum), local(element)),
    constant({ type: 'float', value: 'NaN' }),
    local(sum),
  )
  const advance = conditional(
    local(isEven),
    sequence([
      { k: 'setLocal', id: index, value: of('f64.add', local(index), floatConstant(1)) },
      { k: 'setLocal', id: next, value: product },
    ]),
    sequence([letLocal(sum, float('f64.add', local(element), step)), { k: 'setLocal', id: next, value: leadsOn }]),
  )
  const isWithin = conditional(
    of('prim.gt', step, floatConstant(0)),
    of('prim.le', local(next), to),
    of('prim.ge', local(next), to),
  )
  return [
    letLocal(count, float('f64.div', float('f64.sub', to, from), step)),
    letLocal(isEven, conditional(isWhole, isShort, constant({ type: 'bool', value: false }))),
    { k: 'let', id: index, isMutable: true, value: floatConstant(0) },
    // Where the steps come out even the first number counts as computed, too: 0.0 * infinity is no number.
    { k: 'let', id: next, isMutable: true, value: conditional(local(isEven), product, from) },
    {
      k: 'while',
      condition: conditional(local(isEven), of('prim.le', local(index), local(count)), isWithin),
      body: sequence([letLocal(element, local(next)), advance, body(element)]),
    },
  ]
}

function floatConstant(value: number): Expr {
  return constant({ type: 'float', value })
}

/** What .NET refuses, in its order. */
function checks({ from, step, to, at }: FloatRange): readonly Expr[] {
  const isZero = op('prim.eq', [step, floatConstant(0)], at)
  return [
    ...(numberOf(step) ? [] : [refuseWhere(isZero, 'The step of a range cannot be zero.', 'step', at)]),
    ...refuseNaN(step, 'step', 'step', at),
    ...refuseNaN(from, 'start', 'n', at),
    ...refuseNaN(to, 'end', 'm', at),
  ]
}

function refuseNaN(operand: Expr, what: string, parameter: string, at: Node): readonly Expr[] {
  if (numberOf(operand) !== undefined) return []
  return [refuseWhere(op('prim.ne', [operand, operand], at), `The ${what} of a range cannot be NaN.`, parameter, at)]
}

/** The number that a constant is; undefined for NaN and other operands. */
function numberOf(operand: Expr): number | undefined {
  if (operand.k !== 'const' || operand.value.type !== 'float') return undefined
  const number = Number(operand.value.value)
  return Number.isNaN(number) ? undefined : number
}

/** The refusal of an argument, where the condition holds. */
export function refuseWhere(condition: Expr, message: string, parameter: string, at: Node): Expr {
  const text = `${message} (Parameter '${parameter}')`
  const refusal: Expr = { k: 'fail', exception: 'System.ArgumentException', message: text, at: at.start }
  return conditional(condition, refusal, UNIT_EXPR)
}
