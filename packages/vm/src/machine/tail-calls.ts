/** Tail calls of function values: those that may bounce have a form for it besides the one that is safe for everyone. */
import { applyMany, curry2, curry3 } from '../values/function-values.ts'
import { bounce, settle } from './trampoline.ts'

type AnyFunction = (...args: unknown[]) => unknown
type ValueFunction = ((argument: unknown) => unknown) & {
  t1?: AnyFunction
  t2?: AnyFunction
  t3?: AnyFunction
}

/** A function value of one parameter that may bounce: safe for everyone, and with its bouncing form for tail calls. */
export function settled1(call: AnyFunction): ValueFunction {
  const value: ValueFunction = (a) => settle(call(a))
  value.t1 = call
  return value
}

/** The same of two parameters. */
export function settled2(call: AnyFunction): ValueFunction {
  const value = curry2((a: unknown, b: unknown) => settle(call(a, b))) as ValueFunction
  value.t2 = call
  return value
}

/** The same of three parameters. */
export function settled3(call: AnyFunction): ValueFunction {
  const value = curry3((a: unknown, b: unknown, c: unknown) => settle(call(a, b, c))) as unknown as ValueFunction
  value.t3 = call
  return value
}

/** A tail call of a function value. */
export function tail1(fn: ValueFunction, a: unknown): unknown {
  return fn.t1 === undefined ? fn(a) : bounce(fn.t1, a)
}

/** A tail call of a function value with two arguments. */
export function tail2(fn: ValueFunction, a: unknown, b: unknown): unknown {
  return fn.t2 === undefined ? applyMany(fn, [a, b]) : bounce(fn.t2, a, b)
}

/** A tail call of a function value with three arguments. */
export function tail3(fn: ValueFunction, a: unknown, b: unknown, c: unknown): unknown {
  return fn.t3 === undefined ? applyMany(fn, [a, b, c]) : bounce(fn.t3, a, b, c)
}
