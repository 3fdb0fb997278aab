/** Loops and ranges. */
import type { Expr } from '../syntax/ast.ts'
import { ERROR_TYPE, INT, UNIT, arrayOf, isError, listOf, primitiveName, seqOf } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Bound, Checker } from './checker.ts'
import { addApplication, solveFor } from './operators.ts'
import { printType } from '../types/type-printer.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import { elementOf, untypedElement } from '../types/subtypes.ts'
import { resolve } from '../types/type-structure.ts'

/** `a .. step .. b` as a collection. */
export function range(c: Checker, e: Expr & { kind: 'Range' }, into: 'list' | 'array' | 'seq'): TypedExpr {
  const from = c.infer(e.from)
  const reason = { text: 'the bounds of a range are of one type', at: e.from }
  const step = e.step === undefined ? undefined : c.expr(e.step, from.type, reason)
  const to = c.expr(e.to, from.type, reason)
  addApplication(c, {
    operator: '..',
    operands: [from.type],
    result: from.type,
    expected: undefined,
    at: e,
    operandNodes: [e.from],
    site: c.site,
    typed: undefined,
    item: c.item,
    isSolved: false,
  })
  const type = into === 'list' ? listOf(from.type) : into === 'array' ? arrayOf(from.type) : seqOf(from.type)
  return { kind: 'Range', into, from, step, to, type, start: e.start, end: e.end }
}

/** `for i = a to b do`. */
export function forTo(c: Checker, e: Expr & { kind: 'ForTo' }, body: (e: Expr) => TypedExpr): TypedExpr {
  const reason = { text: 'the bounds of `for … to` are ints', at: undefined }
  const from = c.expr(e.from, INT, reason)
  const to = c.expr(e.to, INT, reason)
  return c.scoped(() => {
    const variable = c.local(e.variable.name, INT, e.variable)
    c.scope.bindValue(variable.name, { kind: 'Value', symbol: variable })
    return {
      kind: 'ForTo',
      variable,
      from,
      to,
      isDown: e.isDown,
      body: body(e.body),
      type: UNIT,
      start: e.start,
      end: e.end,
    }
  })
}

/** What is no `seq` of its own, as one of objects. */
function asSequence(source: TypedExpr): TypedExpr {
  const element = untypedElement(source.type)
  if (element === undefined) return source
  const { start, end } = source
  const boxed: TypedExpr = { kind: 'Upcast', expr: source, type: element, start, end }
  return { kind: 'LibraryCall', key: 'value@.items', reps: [], arguments: [boxed], type: seqOf(element), start, end }
}

/** `for p in e do`. */
export function forIn(c: Checker, e: Expr & { kind: 'ForIn' }, body: (e: Expr) => TypedExpr): TypedExpr {
  const { start, end } = e
  const source = e.source.kind === 'Range' ? range(c, e.source, 'seq') : asSequence(c.infer(e.source))
  let type = resolve(source.type)
  if (type.kind === 'Variable') {
    solveFor(c, type)
    type = resolve(type)
    // F# lets an unknown source be any sequence.
    if (type.kind === 'Variable' && elementOf(type) === undefined)
      c.constrain(type, { kind: 'Subtype', type: seqOf(c.fresh()) }, source)
  }
  let element = elementOf(source.type)
  if (element === undefined) {
    if (!isError(resolve(source.type))) c.report(catalog.notEnumerable(source, printType(source.type)))
    element = ERROR_TYPE
  }
  return c.scoped(() => {
    const bound: Bound = new Map()
    const pattern = c.pattern(e.pattern, element, bound)
    c.bind(bound)
    // Where the pattern is what makes the bounds known, the range is one of ints.
    if (source.kind === 'Range') {
      const bounds = resolve(source.from.type)
      if (bounds.kind === 'Variable') solveFor(c, bounds)
      const isCounting =
        source.step === undefined &&
        primitiveName(resolve(source.from.type)) === 'int' &&
        (pattern.kind === 'Variable' || pattern.kind === 'Wildcard')
      if (isCounting) {
        const variable = pattern.kind === 'Variable' ? pattern.symbol : c.local('_', INT, e.pattern)
        return {
          kind: 'ForTo',
          variable,
          from: source.from,
          to: source.to,
          isDown: false,
          body: body(e.body),
          type: UNIT,
          start,
          end,
        }
      }
    }
    return { kind: 'ForIn', pattern, source, body: body(e.body), type: UNIT, start, end }
  })
}
