/** Numbers other than `int` and `float`: their part of `System.Math`, `System.Numerics.BigInteger`. */
import { machine } from '../machine/machine.ts'
import { addBig, div, div64, mulBig, paidBig, quotientBig, remainderBig, subBig } from '../machine/operators.ts'
import { Tuple2 } from '../values/values.ts'
import { compare, maximum, minimum } from './comparison.ts'
import { absolute, pown, sign } from './core.ts'
import {
  Decimal,
  addDecimals,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  remainderDecimals,
  roundedDecimal,
  subtractDecimals,
} from './decimal.ts'
import { raiseNull, raiseRange } from './exceptions.ts'
import { textOf } from './format/any.ts'
import { netText } from './format/net-format.ts'
import type { Library } from './library-contract.ts'
import { readInteger, toInteger } from './numbers.ts'

type Members = 'byte' | 'sbyte' | 'int16' | 'uint16' | 'uint32' | 'uint64' | 'float32' | 'bigint'

const BIG = { k: 'prim', name: 'bigint' } as const
const MAX_DECIMAL = new Decimal(2n ** 96n - 1n, 0)

/** With so many places, halves to even or (mode 1) away from zero. */
function roundTo(value: Decimal, places: number, mode: number): Decimal {
  if (places < 0 || places > 28)
    raiseRange('Decimal can only round to between 0 and 28 digits of precision.', 'decimals')
  return roundedDecimal(value, places, mode === 1 ? 'away' : 'even')
}

function absoluteBig(value: bigint): bigint {
  return value < 0n ? paidBig(-value) : value
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [absoluteBig(a), absoluteBig(b)]
  while (y !== 0n) {
    machine.step()
    ;[x, y] = [y, remainderBig(x, y)]
  }
  return x
}

/** By squaring; the result has the sign of the base, as .NET's remainders have. */
function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (exponent < 0n) raiseRange('The number must be greater than or equal to zero.', 'exponent')
  let result = remainderBig(1n, modulus)
  let square = remainderBig(base, modulus)
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    machine.step()
    if ((rest & 1n) === 1n) result = remainderBig(mulBig(result, square), modulus)
    square = remainderBig(mulBig(square, square), modulus)
  }
  return result
}

function power(base: bigint, exponent: number): unknown {
  if (exponent < 0) raiseRange('The number must be greater than or equal to zero.', 'exponent')
  return pown(BIG, base, exponent)
}

/** The natural logarithm, of numbers beyond what a float holds, too. */
function logarithm(value: bigint): number {
  const direct = Number(paidBig(value))
  if (value < 0n || Number.isFinite(direct)) return Math.log(direct)
  const bits = value.toString(16).length * 4 - 64
  return Math.log(Number(value >> BigInt(bits))) + bits * Math.LN2
}

function decimalLogarithm(value: bigint): number {
  const direct = Number(value)
  return value < 0n || Number.isFinite(direct) ? Math.log10(direct) : logarithm(value) / Math.LN10
}

function texts(name: Members): Library {
  const rep = { k: 'prim', name } as const
  return {
    [`${name}.ToString`]: (value) => textOf(value, rep),
    [`${name}.ToString#2`]: (value, format: string | null) => netText(value, rep, format ?? ''),
  }
}

const BIG_INTEGERS: Library = {
  'bigint.IsEven': (value: bigint) => (value & 1n) === 0n,
  'bigint.IsZero': (value: bigint) => value === 0n,
  'bigint.IsOne': (value: bigint) => value === 1n,
  'bigint.IsPowerOfTwo': (value: bigint) => value > 0n && (value & (paidBig(value) - 1n)) === 0n,
  'bigint.Sign': (value: bigint) => (value > 0n ? 1 : value < 0n ? -1 : 0),
  'System.Numerics.BigInteger.Zero': () => 0n,
  'System.Numerics.BigInteger.One': () => 1n,
  'System.Numerics.BigInteger.MinusOne': () => -1n,
  'System.Numerics.BigInteger.Parse': (text: string | null) =>
    readInteger(text ?? raiseNull('value')) ??
    machine.raise('System.FormatException', 'The value could not be parsed.'),
  'System.Numerics.BigInteger.TryParse': (text: string | null) => {
    const value = text === null ? undefined : readInteger(text)
    return new Tuple2(value !== undefined, value ?? 0n)
  },
  'System.Numerics.BigInteger.Pow': power,
  'System.Numerics.BigInteger.ModPow': powerModulo,
  'System.Numerics.BigInteger.GreatestCommonDivisor': commonDivisor,
  'System.Numerics.BigInteger.Abs': absoluteBig,
  'System.Numerics.BigInteger.Negate': (value: bigint) => paidBig(-value),
  'System.Numerics.BigInteger.Max': maximum,
  'System.Numerics.BigInteger.Min': minimum,
  'System.Numerics.BigInteger.Compare': (a, b) => compare(a, b),
  'System.Numerics.BigInteger.Add': addBig,
  'System.Numerics.BigInteger.Subtract': subBig,
  'System.Numerics.BigInteger.Multiply': mulBig,
  'System.Numerics.BigInteger.Divide': quotientBig,
  'System.Numerics.BigInteger.Remainder': remainderBig,
  'System.Numerics.BigInteger.DivRem': (a, b) => new Tuple2(quotientBig(a, b), remainderBig(a, b)),
  'System.Numerics.BigInteger.Log': logarithm,
  'System.Numerics.BigInteger.Log10': decimalLogarithm,
  'new System.Numerics.BigInteger#1': (value) => toInteger(value, 'bigint'),
  'new System.Numerics.BigInteger#2': (value) => toInteger(value, 'bigint'),
  'new System.Numerics.BigInteger#3': (value) => toInteger(value, 'bigint'),
}

const DECIMALS: Library = {
  'System.Math.Abs#4': (value) => absolute({ k: 'prim', name: 'decimal' }, value),
  'System.Math.Floor#2': (value: Decimal) => roundedDecimal(value, 0, 'floor'),
  'System.Math.Ceiling#2': (value: Decimal) => roundedDecimal(value, 0, 'ceiling'),
  'System.Math.Truncate#2': (value: Decimal) => roundedDecimal(value, 0, 'zero'),
  'System.Math.Round#7': (value: Decimal, mode: number) => roundTo(value, 0, mode),
  'System.Math.Round#8': roundTo,
  'System.Math.Sign#4': (value) => sign({ k: 'prim', name: 'decimal' }, value),
  'System.Decimal.MaxValue': () => MAX_DECIMAL,
  'System.Decimal.MinValue': () => negateDecimal(MAX_DECIMAL),
  'System.Decimal.Zero': () => new Decimal(0n, 0),
  'System.Decimal.One': () => new Decimal(1n, 0),
  'System.Decimal.MinusOne': () => new Decimal(-1n, 0),
  'System.Decimal.Round#1': (value: Decimal) => roundTo(value, 0, 0),
  'System.Decimal.Round#2': (value: Decimal, places: number) => roundTo(value, places, 0),
  'System.Decimal.Round#3': (value: Decimal, mode: number) => roundTo(value, 0, mode),
  'System.Decimal.Round#4': roundTo,
  'System.Decimal.Floor': (value: Decimal) => roundedDecimal(value, 0, 'floor'),
  'System.Decimal.Ceiling': (value: Decimal) => roundedDecimal(value, 0, 'ceiling'),
  'System.Decimal.Truncate': (value: Decimal) => roundedDecimal(value, 0, 'zero'),
  'System.Decimal.Negate': negateDecimal,
  'System.Decimal.Add': addDecimals,
  'System.Decimal.Subtract': subtractDecimals,
  'System.Decimal.Multiply': multiplyDecimals,
  'System.Decimal.Divide': divideDecimals,
  'System.Decimal.Remainder': remainderDecimals,
  'System.Decimal.Compare': (a, b) => compare(a, b),
}

/** See `chunk`'s list of the same name. */
export const NUMERICS_LIBRARY: Library = {
  ...BIG_INTEGERS,
  ...DECIMALS,
  ...texts('byte'),
  ...texts('sbyte'),
  ...texts('int16'),
  ...texts('uint16'),
  ...texts('uint32'),
  ...texts('uint64'),
  ...texts('float32'),
  ...texts('bigint'),
  'System.Math.Abs#5': (value: number) => Math.abs(value),
  'System.Math.Abs#6': (value) => absolute({ k: 'prim', name: 'int16' }, value),
  'System.Math.Abs#7': (value) => absolute({ k: 'prim', name: 'sbyte' }, value),
  'System.Math.Sign#3': (value) => sign({ k: 'prim', name: 'int64' }, value),
  'System.Math.DivRem#1': (a: number, b: number) => {
    const quotient = div(a, b)
    return new Tuple2(quotient, a - quotient * b)
  },
  'System.Math.DivRem#2': (a: bigint, b: bigint) => new Tuple2(div64(a, b), a % b),
  'System.Decimal.ToInt32': (value) => toInteger(value, 'int'),
  'System.Math.BigMul': (a: number, b: number) => BigInt(a) * BigInt(b),
  ...Object.fromEntries(
    [4, 5, 6, 7, 8, 9].flatMap((i) => [
      [`System.Math.Max#${i}`, maximum],
      [`System.Math.Min#${i}`, minimum],
    ]),
  ),
}
