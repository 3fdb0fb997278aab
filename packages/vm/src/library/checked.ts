/** The module `Checked`: arithmetic and conversions that raise OverflowException where others wrap around. */
import { overflow } from '../machine/net-errors.ts'
import { addBig, mulBig, subBig } from '../machine/operators.ts'
import { FIXED_INTEGERS } from '../values/integer-types.ts'
import type { Rep } from '../values/values.ts'
import { Decimal, addDecimals, multiplyDecimals, negateDecimal, subtractDecimals } from './decimal.ts'
import type { Library, LibraryFunction } from './library-contract.ts'
import { asInteger, fits, primitiveOf, toInteger } from './numbers.ts'

function fitted(value: bigint, type: string): number | bigint {
  return fits(value, type) ? asInteger(value, type) : overflow()
}

/** An operation by what it does to floats, to integers without bounds, and to decimals. */
function operation(
  floats: (a: number, b: number) => number,
  integers: (a: bigint, b: bigint) => bigint,
  decimals: (a: Decimal, b: Decimal) => Decimal,
): LibraryFunction {
  return (rep: Rep, a, b) => {
    if (a instanceof Decimal) return decimals(a, b)
    const type = primitiveOf(rep)
    if (type === 'float') return floats(a, b)
    if (type === 'float32') return Math.fround(floats(a, b))
    return fitted(integers(BigInt(a), BigInt(b)), type)
  }
}

function negate(rep: Rep, value: any): unknown {
  if (value instanceof Decimal) return negateDecimal(value)
  const type = primitiveOf(rep)
  return type === 'float' || type === 'float32' ? -value : fitted(-BigInt(value), type)
}

function conversion(type: string): LibraryFunction {
  return (_rep: Rep, value) => {
    if (typeof value === 'bigint') return fitted(value, type)
    if (typeof value !== 'number') return toInteger(value, type)
    return Number.isFinite(value) ? fitted(BigInt(Math.trunc(value)), type) : overflow()
  }
}

/** Further names of conversions. */
const NAMED: Readonly<Record<string, string>> = { int32: 'int', int8: 'sbyte', uint8: 'byte' }
const CONVERSIONS = [...FIXED_INTEGERS, ...Object.keys(NAMED)]

/** Operators and conversions. */
export const CHECKED_LIBRARY: Library = {
  'Checked.+': operation((a, b) => a + b, addBig, addDecimals),
  'Checked.-': operation((a, b) => a - b, subBig, subtractDecimals),
  'Checked.*': operation((a, b) => a * b, mulBig, multiplyDecimals),
  'Checked.~-': negate,
  ...Object.fromEntries(CONVERSIONS.map((name) => [`Checked.${name}`, conversion(NAMED[name] ?? name)])),
}
