/**
 * Function values and how they are called.
 *
 * A function value is a JavaScript function of **one** argument: calling it with one argument is always right. One that
 * has more curried parameters carries its uncurried form besides, as `f2`, `f3` …: whoever has enough arguments calls
 * that. So `fun x -> …` costs nothing, and `fun a b -> …` no intermediate closure where it is applied to both at once.
 * A `unit` parameter is an ordinary parameter that is given `undefined`.
 *
 * To call one: `f(a)`, `apply2(f, a, b)`, … ; in a loop, `const g = uncurry2(f)` once, then `g(a, b)`.
 * To make one: a plain `(a) => …`, or `curry2((a, b) => …)`.
 */

/** A function value: always callable with one argument. */
export interface FunctionValue {
  (argument: never): unknown
  f2?: (a: never, b: never) => unknown
  f3?: (a: never, b: never, c: never) => unknown
  f4?: (a: never, b: never, c: never, d: never) => unknown
  /** Number of curried parameters, where it is above 4, and the function of them all. */
  many?: { readonly size: number; readonly call: (...args: never[]) => unknown }
}

type Fn1<A, R> = (a: A) => R
type Fn2<A, B, R> = (a: A, b: B) => R
type Fn3<A, B, C, R> = (a: A, b: B, c: C) => R
type Fn4<A, B, C, D, R> = (a: A, b: B, c: C, d: D) => R
type Curried2<A, B, R> = Fn1<A, Fn1<B, R>> & { f2?: Fn2<A, B, R> }
type Curried3<A, B, C, R> = Fn1<A, Fn1<B, Fn1<C, R>>> & { f3?: Fn3<A, B, C, R> }
type Curried4<A, B, C, D, R> = Fn1<A, Fn1<B, Fn1<C, Fn1<D, R>>>> & { f4?: Fn4<A, B, C, D, R> }

/** Makes a function value of two curried parameters. */
export function curry2<A, B, R>(call: Fn2<A, B, R>): Curried2<A, B, R> {
  const curried: Curried2<A, B, R> = (a) => (b) => call(a, b)
  curried.f2 = call
  return curried
}

/** Makes a function value of three curried parameters. */
export function curry3<A, B, C, R>(call: Fn3<A, B, C, R>): Curried3<A, B, C, R> {
  const curried: Curried3<A, B, C, R> = (a) => curry2((b: B, c: C) => call(a, b, c))
  curried.f3 = call
  return curried
}

/** Makes a function value of four curried parameters. */
export function curry4<A, B, C, D, R>(call: Fn4<A, B, C, D, R>): Curried4<A, B, C, D, R> {
  const curried: Curried4<A, B, C, D, R> = (a) => curry3((b: B, c: C, d: D) => call(a, b, c, d))
  curried.f4 = call
  return curried
}

/** Makes a function value of `size` curried parameters (one or more). */
export function curry(size: number, call: (...args: never[]) => unknown): FunctionValue {
  switch (size) {
    case 1:
      return call
    case 2:
      return curry2(call as Fn2<never, never, unknown>) as FunctionValue
    case 3:
      return curry3(call as Fn3<never, never, never, unknown>) as FunctionValue
    case 4:
      return curry4(call as Fn4<never, never, never, never, unknown>) as FunctionValue
    default: {
      const curried: FunctionValue = (first) => curry(size - 1, (...rest) => call(first, ...rest))
      curried.many = { size, call }
      return curried
    }
  }
}

/** Applies a function value to two arguments. */
export function apply2<A, B, R>(fn: Curried2<A, B, R>, a: A, b: B): R {
  return fn.f2 === undefined ? fn(a)(b) : fn.f2(a, b)
}

/** Applies a function value to three arguments. */
export function apply3<A, B, C, R>(fn: Curried3<A, B, C, R>, a: A, b: B, c: C): R {
  return fn.f3 === undefined ? apply2(fn(a), b, c) : fn.f3(a, b, c)
}

/** Applies a function value to four arguments. */
export function apply4<A, B, C, D, R>(fn: Curried4<A, B, C, D, R>, a: A, b: B, c: C, d: D): R {
  return fn.f4 === undefined ? apply3(fn(a), b, c, d) : fn.f4(a, b, c, d)
}

/** Applies a function value to any number of arguments. */
export function applyMany(fn: FunctionValue, args: readonly unknown[]): unknown {
  const size = args.length
  const { many } = fn
  if (many !== undefined && many.size === size) return many.call(...(args as never[]))
  switch (size) {
    case 1:
      return fn(args[0] as never)
    case 2:
      return apply2(fn as Curried2<unknown, unknown, unknown>, args[0], args[1])
    case 3:
      return apply3(fn as Curried3<unknown, unknown, unknown, unknown>, args[0], args[1], args[2])
    case 4:
      return apply4(fn as Curried4<unknown, unknown, unknown, unknown, unknown>, args[0], args[1], args[2], args[3])
    default:
      return applyMany(fn(args[0] as never) as FunctionValue, args.slice(1))
  }
}

/** The function of two arguments that a function value is: for loops that call it often. */
export function uncurry2<A, B, R>(fn: Curried2<A, B, R>): Fn2<A, B, R> {
  return fn.f2 ?? ((a, b) => fn(a)(b))
}

/** The function of three arguments that a function value is: for loops that call it often. */
export function uncurry3<A, B, C, R>(fn: Curried3<A, B, C, R>): Fn3<A, B, C, R> {
  return fn.f3 ?? ((a, b, c) => apply2(fn(a), b, c))
}
