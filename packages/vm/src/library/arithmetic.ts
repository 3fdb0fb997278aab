import { overflow } from '../machine/net-errors.ts'
import { addBig, mulBig } from '../machine/operators.ts'
import { FIXED_INTEGERS } from '../values/integer-types.ts'
import type { Rep } from '../values/values.ts'
import { Decimal, addDecimals, divideDecimals, multiplyDecimals } from './decimal.ts'
import { walkAll } from './items.ts'

/** What generic functions compute with: the arithmetic of one type of numbers. */
export interface Arithmetic {
  readonly zero: unknown
  readonly one: unknown
  readonly add: (a: never, b: never) => unknown
  readonly multiply: (a: never, b: never) => unknown
  readonly divideByInt: (a: never, b: number) => unknown
}

function small(wrap: (value: number) => number): Arithmetic {
  return {
    zero: 0,
    one: 1,
    add: (a: number, b: number) => wrap(a + b),
    multiply: (a: number, b: number) => wrap(Math.imul(a, b)),
    divideByInt: (a: number, b: number) => wrap(Math.trunc(a / b)),
  }
}

function floating(round: (value: number) => number): Arithmetic {
  return {
    zero: 0,
    one: 1,
    add: (a: number, b: number) => round(a + b),
    multiply: (a: number, b: number) => round(a * b),
    divideByInt: (a: number, b: number) => round(a / b),
  }
}

function big(wrap: (value: bigint) => bigint): Arithmetic {
  return {
    zero: 0n,
    one: 1n,
    add: (a: bigint, b: bigint) => wrap(addBig(a, b)),
    multiply: (a: bigint, b: bigint) => wrap(mulBig(a, b)),
    divideByInt: (a: bigint, b: number) => a / BigInt(b),
  }
}

const ARITHMETIC: Readonly<Record<string, Arithmetic>> = {
  int: small((value) => value | 0),
  uint32: small((value) => value >>> 0),
  int16: small((value) => (value << 16) >> 16),
  uint16: small((value) => value & 0xffff),
  sbyte: small((value) => (value << 24) >> 24),
  byte: small((value) => value & 0xff),
  char: small((value) => value & 0xffff),
  float: floating((value) => value),
  float32: floating(Math.fround),
  int64: big((value) => BigInt.asIntN(64, value)),
  uint64: big((value) => BigInt.asUintN(64, value)),
  bigint: big((value) => value),
  decimal: {
    zero: new Decimal(0n, 0),
    one: new Decimal(1n, 0),
    add: addDecimals,
    multiply: multiplyDecimals,
    divideByInt: (a: Decimal, b: number) => divideDecimals(a, new Decimal(BigInt(b), 0)),
  },
}

/** The arithmetic of a type of numbers; of what is none, that of int. */
export function arithmeticOf(rep: Rep): Arithmetic {
  const found = rep.k === 'prim' ? ARITHMETIC[rep.name] : undefined
  return found ?? (ARITHMETIC['int'] as Arithmetic)
}

/** F# sums these with a check. */
const INTEGERS: ReadonlySet<string> = new Set(FIXED_INTEGERS)

/** The sum of what `of` makes of each item; an overflow of integers is an exception. */
export function sum(rep: Rep, items: Iterable<unknown>, of: (item: any) => unknown = itself): unknown {
  const { zero, add } = arithmeticOf(rep)
  const isInteger = rep.k === 'prim' && INTEGERS.has(rep.name)
  let total = zero
  walkAll(items, (item) => {
    const term = of(item)
    const next = add(total as never, term as never)
    if (isInteger && (total as number) + (term as number) !== next) overflow()
    total = next
  })
  return total
}

/** How a type's numbers are multiplied where an overflow of integers is an exception. */
export function checkedProduct(rep: Rep): (a: any, b: any) => unknown {
  const { multiply } = arithmeticOf(rep)
  if (rep.k !== 'prim' || !INTEGERS.has(rep.name)) return multiply as (a: any, b: any) => unknown
  return (a, b) => {
    const product = multiply(a as never, b as never)
    return a * b === product ? product : overflow()
  }
}

/** The mean of what `of` makes of each item; undefined where there are none. */
export function average(
  rep: Rep,
  items: Iterable<unknown>,
  of: (item: any) => unknown = itself,
): { readonly value: unknown } | undefined {
  const { zero, add, divideByInt } = arithmeticOf(rep)
  let total = zero
  let count = 0
  walkAll(items, (item) => {
    total = add(total as never, of(item) as never)
    count++
  })
  return count === 0 ? undefined : { value: divideByInt(total as never, count) }
}

function itself(item: unknown): unknown {
  return item
}
