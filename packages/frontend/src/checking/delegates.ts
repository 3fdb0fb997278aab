/** Functions that become delegates, and calls of delegates. */
import type { Expr, Node } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import { delegateFunction, delegateSignature } from '../types/delegates.ts'
import type { DelegateSignature } from '../types/delegates.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { NamedType, Type } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'
import { couldUnify } from '../types/unify.ts'
import type { Checker } from './checker.ts'
import type { Candidate } from './candidate.ts'
import { coerceArgument, fit, flexibleArgument } from './supertypes.ts'
import { functionOfParameters, unitConst, valueOf, variablePattern } from './typed-nodes.ts'

type Why = Parameters<typeof coerceArgument>[3]

/** An argument of a method: where a delegate is expected, a function may stand. */
export function methodArgument(c: Checker, argument: Expr, param: Type, why: Why): TypedExpr {
  const signature = delegateSignature(param)
  if (signature === undefined) return flexibleArgument(c, argument, param, why)
  if (isLambda(argument)) return asDelegate(c.expr(argument, delegateFunction(signature), why), param)
  return fitMethodArgument(c, c.infer(argument), param, why)
}

/** The same of an argument that has been checked. */
export function fitMethodArgument(c: Checker, typed: TypedExpr, param: Type, why: Why): TypedExpr {
  const signature = delegateSignature(param)
  if (signature !== undefined && resolve(typed.type).kind === 'Function')
    return toDelegate(c, fit(c, typed, delegateFunction(signature), why), signature, param)
  return coerceArgument(c, typed, param, why)
}

/** Whether a function of that type may stand where the delegate is expected. */
export function fitsDelegate(given: Type, param: Type): boolean {
  const signature = delegateSignature(param)
  return signature !== undefined && couldUnify(given, delegateFunction(signature))
}

/** The type of the functions that a parameter takes, be it as a delegate; undefined where it takes none. */
export function functionTaken(param: Type): Type | undefined {
  const signature = delegateSignature(param)
  if (signature !== undefined) return delegateFunction(signature)
  const type = resolve(param)
  return type.kind === 'Function' ? type : undefined
}

/** The constructor of a delegate: of the function that it is to call. */
export function delegateConstructor(c: Checker, instance: NamedType, signature: DelegateSignature): Candidate {
  return {
    name: instance.constructor.name,
    params: [delegateFunction(signature)],
    result: instance,
    build: ([fn]) => toDelegate(c, fn!, signature, instance),
  }
}

/** `Invoke`: the arguments one by one. */
export function invocation(target: TypedExpr, { parameters, result }: DelegateSignature): Candidate {
  const fn = asDelegate(target, delegateFunction({ parameters, result }))
  return {
    name: 'Invoke',
    params: parameters,
    result,
    build: (args, type, at) => ({
      kind: 'Apply',
      fn,
      arguments: args.length === 0 ? [unitConst(at)] : args,
      type,
      start: at.start,
      end: at.end,
    }),
  }
}

/** Whether an argument is a function as it is written. */
export function isLambda(argument: Expr): boolean {
  const inner = unparen(argument)
  return inner.kind === 'Fun' || inner.kind === 'Function'
}

/**
 * Whatever else than a lambda answers the function is worked out at each call, as F# does it: the delegate of
 * `Func<int, int>(make ())` makes a function whenever it is invoked.
 */
function toDelegate(c: Checker, fn: TypedExpr, { parameters, result }: DelegateSignature, type: Type): TypedExpr {
  if (fn.kind === 'Lambda') return asDelegate(fn, type)
  const at: Node = { start: fn.start, end: fn.end }
  const symbols = parameters.map((each, i) => c.local(`arg${i + 1}`, each, at))
  const args = symbols.length === 0 ? [unitConst(at)] : symbols.map((each) => valueOf(each, at))
  const body: TypedExpr = { kind: 'Apply', fn, arguments: args, type: result, ...at }
  const patterns = symbols.map((each) => variablePattern(each, at))
  const unit = unitConst(at)
  const none = { kind: 'Wildcard', type: unit.type, ...at } as const
  return asDelegate(functionOfParameters(patterns.length === 0 ? [none] : patterns, body, '', at), type)
}

/** The same value, seen as of the other type. */
function asDelegate(expr: TypedExpr, type: Type): TypedExpr {
  return { kind: 'Upcast', expr, type, start: expr.start, end: expr.end }
}
