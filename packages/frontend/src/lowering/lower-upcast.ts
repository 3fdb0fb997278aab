/** Values seen as values of supertypes. */
import type { Expr } from '@fsrs/chunk'

import type { Node } from '../syntax/ast.ts'
import { isLibrary, primitiveName } from '../types/builtins.ts'
import { intConstant, letLocal, local, op, sequence } from './lower-context.ts'
import type { LoweringContext } from './lower-context.ts'
import { headType, isBoxed, takesBoxes } from '../types/type-reps.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { elementOf } from '../types/subtypes.ts'

type Of<K extends TypedExpr['kind']> = TypedExpr & { readonly kind: K }

/** Only becoming an `obj` changes a value, and a string its iteration: all else is a supertype by its own nature. */
export function lowerUpcast(c: LoweringContext, expr: Of<'Upcast'>): Expr {
  const value = c.lower(expr.expr)
  return isUnchanged(expr.expr.type, expr.type) ? value : asSupertype(c, value, expr.expr.type, expr.type, expr)
}

/** Whether a value is the same when it is seen as one of a supertype. */
function isUnchanged(from: Type, to: Type): boolean {
  const [source, target] = [headType(from), headType(to)]
  if (source.kind === 'Tuple' && target.kind === 'Tuple')
    return source.items.every((each, i) => isUnchanged(each, target.items[i]!))
  if (takesBoxes(target)) return isBoxed(source)
  return !isLibrary(target, 'seq') || (primitiveName(source) !== 'string' && !mayBeString(source, target))
}

function asSupertype(c: LoweringContext, value: Expr, from: Type, to: Type, at: Node): Expr {
  if (isUnchanged(from, to)) return value
  const [source, target] = [headType(from), headType(to)]
  if (source.kind === 'Tuple' && target.kind === 'Tuple') {
    const id = c.fresh()
    const items = source.items.map((each, i) =>
      asSupertype(c, { k: 'get', target: local(id), index: i }, each, target.items[i]!, at),
    )
    return sequence([letLocal(id, value), { k: 'tuple', items }])
  }
  if (takesBoxes(target)) return { k: 'box', value, type: c.rep(from) }
  return source.kind === 'Variable' ? unknownAsSeq(value, at) : stringAsSeq(c, value, at)
}

/** A function that passes its arguments on as they are is the function that it passes them to. */
export function withoutWrapper(expr: Of<'Lambda'>): TypedExpr {
  const { wraps, body } = expr
  if (wraps === undefined || body.kind !== 'Apply') return expr
  const isPassedOn = (each: TypedExpr): boolean => each.kind !== 'Upcast' || isUnchanged(each.expr.type, each.type)
  return body.arguments.every(isPassedOn) ? wraps : expr
}

/** Whether what is known only to be a sequence may turn out to be a string, which is the one that needs a conversion. */
export function mayBeString(type: Type, seen?: Type): boolean {
  if (headType(type).kind !== 'Variable') return false
  const element = elementOf(seen ?? type)
  const known = element === undefined ? undefined : headType(element)
  return known !== undefined && (known.kind === 'Variable' || primitiveName(known) === 'char')
}

/** Something that can be gone through, as a sequence: which is what it is already, unless it is a string. */
export function unknownAsSeq(source: Expr, at: Node): Expr {
  return { k: 'library', name: 'seq@.view', reps: [], args: [source], at: at.start }
}

/** A string as a sequence of its characters. */
function stringAsSeq(c: LoweringContext, source: Expr, at: Node): Expr {
  const text = c.fresh()
  const [index, last] = [c.fresh(), op('i32.sub', [op('string.length', [local(text)], at), intConstant(1)], at)]
  const body: Expr = { k: 'yield', value: op('string.charAt', [local(text), local(index)], at) }
  const loop: Expr = { k: 'for', id: index, from: intConstant(0), to: last, isDown: false, body }
  return sequence([
    letLocal(text, source),
    { k: 'collect', into: 'seq', body: loop, element: { k: 'prim', name: 'char' } },
  ])
}
