/** Conversions that F# makes by itself where a number of another type is known to be expected: `let x: float = 1`. */
import { primitiveName } from '../types/builtins.ts'
import type { Checker } from './checker.ts'
import { applyOperator } from './operators.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

/** An `int` as the `float` or `int64` that its place expects; undefined where that is not the case. */
export function widened(c: Checker, typed: TypedExpr, expected: Type): TypedExpr | undefined {
  const to = resolve(expected)
  if (to.kind !== 'Named' || to.arguments.length > 0) return undefined
  const name = primitiveName(to)
  if (name !== 'float' && name !== 'int64') return undefined
  const from = resolve(typed.type)
  if (from.kind !== 'Named' || from.arguments.length > 0 || primitiveName(from) !== 'int') return undefined
  if (typed.kind !== 'Const' || typed.value.type !== 'int') return applyOperator(c, name, [typed], typed, typed)
  const { value } = typed.value
  return {
    ...typed,
    value: name === 'float' ? { type: name, value } : { type: name, value: BigInt(value) },
    type: to,
  }
}
