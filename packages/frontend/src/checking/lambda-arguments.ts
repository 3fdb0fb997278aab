/** What a lambda that is an argument of an overloaded method is told of its types before one of the methods is chosen. */
import type { Expr } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import { functionOf } from '../types/builtins.ts'
import { delegateSignature } from '../types/delegates.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { FunctionType, Type } from '../types/types.ts'
import { resolve, sameConstructor } from '../types/type-structure.ts'
import type { Candidate } from './candidate.ts'
import type { Checker } from './checker.ts'
import { functionTaken, isLambda } from './delegates.ts'

/** An argument of one of several methods: a lambda knows of its types what all that could take it agree on. */
export function argumentAmong(c: Checker, argument: Expr, candidates: readonly Candidate[], index: number): TypedExpr {
  if (!isLambda(argument)) return c.infer(argument)
  const places = candidates.flatMap(({ params }) => params[index] ?? []).filter((each) => functionTaken(each))
  const arity = lambdaArity(argument)
  const fitting = places.length > 1 ? places.filter((each) => takesArity(each, arity)) : places
  const functions = fitting.map((each) => functionTaken(each)).filter(isFunction)
  const [first] = functions
  if (first === undefined) return c.infer(argument)
  if (functions.length === 1) return c.expr(argument, first)
  const agree = arity === 1 && functions.every((each) => isSame(each.from, first.from))
  return agree ? c.expr(argument, functionOf(first.from, c.fresh())) : c.infer(argument)
}

function isFunction(type: Type | undefined): type is FunctionType {
  return type?.kind === 'Function'
}

function lambdaArity(argument: Expr): number {
  const lambda = unparen(argument)
  return lambda.kind === 'Fun' ? lambda.parameters.length : 1
}

/** A delegate takes a lambda of just its parameters; a function may answer another one. */
function takesArity(place: Type, arity: number): boolean {
  const signature = delegateSignature(place)
  if (signature !== undefined) return Math.max(signature.parameters.length, 1) === arity
  let type = resolve(place)
  let arrows = 0
  for (; type.kind === 'Function'; type = resolve(type.to)) arrows++
  return arrows >= arity || type.kind === 'Variable'
}

/** Whether two types are the same as far as they are known; variables are themselves alone. */
function isSame(one: Type, other: Type): boolean {
  const [a, b] = [resolve(one), resolve(other)]
  if (a === b) return true
  if (a.kind === 'Named' && b.kind === 'Named')
    return (
      sameConstructor(a.constructor, b.constructor) && a.arguments.every((each, i) => isSame(each, b.arguments[i]!))
    )
  if (a.kind === 'Tuple' && b.kind === 'Tuple')
    return a.items.length === b.items.length && a.items.every((each, i) => isSame(each, b.items[i]!))
  return a.kind === 'Function' && b.kind === 'Function' && isSame(a.from, b.from) && isSame(a.to, b.to)
}
