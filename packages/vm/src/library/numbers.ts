import { valueTooLarge } from '../machine/runtime-error.ts'
import { ending } from '../values/run-end.ts'
import { machine } from '../machine/machine.ts'
import { overflow } from '../machine/net-errors.ts'
import type { Rep } from '../values/values.ts'
import { Decimal, MAX_DIGITS, decimalOfBigInt, decimalOfFloat, parseDecimal, truncateDecimal } from './decimal.ts'
import { raiseNull } from './exceptions.ts'

/** The integers of .NET: their .NET name, their range. */
const RANGES: Readonly<Record<string, readonly [dotNet: string, min: bigint, max: bigint]>> = {
  int: ['an Int32', -(2n ** 31n), 2n ** 31n - 1n],
  int64: ['an Int64', -(2n ** 63n), 2n ** 63n - 1n],
  uint64: ['a UInt64', 0n, 2n ** 64n - 1n],
  int16: ['an Int16', -32768n, 32767n],
  uint16: ['a UInt16', 0n, 65535n],
  byte: ['an unsigned byte', 0n, 255n],
  sbyte: ['a signed byte', -128n, 127n],
  uint32: ['a UInt32', 0n, 2n ** 32n - 1n],
}

/** Raises FormatException about a text that is no number. */
export function notANumber(text: string): never {
  return machine.raise('System.FormatException', `The input string '${text}' was not in a correct format.`)
}

/** Raises OverflowException about a number that its type cannot hold. */
export function outOfRange(type: string): never {
  const name = RANGES[type]?.[0] ?? 'a Decimal'
  return machine.raise('System.OverflowException', `Value was either too large or too small for ${name}.`)
}

/** An integer in decimal digits, in or out of range; undefined where the text is none. */
export function readInteger(text: string): bigint | undefined {
  machine.charge(text.length)
  if (!/^[\s\0]*[-+]?\d+[\s\0]*$/.test(text)) return undefined
  if (text.length > MAX_DIGITS) throw ending(valueTooLarge())
  const digits = text.replaceAll('\0', '').trim()
  return BigInt(digits.startsWith('+') ? digits.slice(1) : digits)
}

/** The number that a few digits are, which most texts are that are read; undefined: it takes a closer look. */
function readFewDigits(text: string): number | undefined {
  const { length } = text
  if (length === 0 || length > 9) return undefined
  let value = 0
  for (let index = 0; index < length; index++) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return undefined
    value = value * 10 + digit
  }
  return value
}

/** What F#'s conversions read besides: `0x1F`, `0o17`, `0b11`, and underscores as in literals. */
function readLiteral(written: string): bigint | undefined {
  machine.charge(written.length >> 4)
  const text = written.replaceAll('_', '')
  const match = /^\s*([-+]?)0([xX][\da-fA-F]+|[oO][0-7]+|[bB][01]+)\s*$/.exec(text)
  if (match === null) return readInteger(text)
  if (text.length > MAX_DIGITS) throw ending(valueTooLarge())
  const value = BigInt(`0${(match[2] as string).toLowerCase()}`)
  return match[1] === '-' ? -value : value
}

/** Whether a number is one of the type's. */
export function fits(value: bigint, type: string): boolean {
  const range = RANGES[type]
  return range === undefined || (value >= range[1] && value <= range[2])
}

/** An integer as the type is represented. */
export function asInteger(value: bigint, type: string): number | bigint {
  return type === 'int64' || type === 'uint64' || type === 'bigint' ? value : Number(value)
}

/** `System.Int32.Parse` and its kin. */
export function parseInteger(text: string | null, type: string): number | bigint {
  if (text === null) raiseNull('s')
  const few = type === 'int' ? readFewDigits(text) : undefined
  if (few !== undefined) return few
  const value = readInteger(text) ?? notANumber(text)
  return fits(value, type) ? asInteger(value, type) : outOfRange(type)
}

/** `System.Double.Parse`. */
export function parseFloatText(text: string | null): number {
  if (text === null) raiseNull('s')
  return tryParseFloat(text) ?? notANumber(text)
}

/** `System.Double.TryParse`; undefined where it fails. */
export function tryParseFloat(text: string): number | undefined {
  machine.charge(text.length >> 4)
  const plain = text.trim().replaceAll(',', '')
  // Nothing in it can be read in two ways, which would take the square of the length where the text is no number.
  if (/^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return Number(plain)
  const special: Readonly<Record<string, number>> = {
    nan: Number.NaN,
    '-nan': Number.NaN,
    '+nan': Number.NaN,
    infinity: Infinity,
    '+infinity': Infinity,
    '∞': Infinity,
    '-infinity': -Infinity,
    '-∞': -Infinity,
  }
  return special[plain.toLowerCase()]
}

const WRAPS: Readonly<Record<string, (value: bigint) => bigint>> = {
  int: (value) => BigInt.asIntN(32, value),
  int64: (value) => BigInt.asIntN(64, value),
  uint64: (value) => BigInt.asUintN(64, value),
  int16: (value) => BigInt.asIntN(16, value),
  uint16: (value) => BigInt.asUintN(16, value),
  byte: (value) => BigInt.asUintN(8, value),
  sbyte: (value) => BigInt.asIntN(8, value),
  uint32: (value) => BigInt.asUintN(32, value),
}

const SMALL: ReadonlySet<string> = new Set(['byte', 'sbyte', 'int16', 'uint16'])

const MIN_INT64 = -(2n ** 63n)

/** `int`, `byte`, …: wraps integers, truncates floats, reads strings. */
export function toInteger(value: unknown, type: string): number | bigint {
  switch (typeof value) {
    case 'string': {
      const few = type === 'int' ? readFewDigits(value) : undefined
      if (few !== undefined) return few
      const read = readLiteral(value) ?? notANumber(value)
      if (fits(read, type)) return asInteger(read, type)
      // F# reads the small ones as an int and narrows that.
      return SMALL.has(type) && fits(read, 'int') ? overflow() : outOfRange(SMALL.has(type) ? 'int' : type)
    }
    case 'number':
      if (type === 'int' && Number.isInteger(value) && value >= -2147483648 && value <= 2147483647) return value
      return asInteger(wrap(truncated(value, type), type), type)
    case 'bigint':
      return asInteger(wrap(value, type), type)
    case 'boolean':
      return value ? 1 : 0
    default:
  }
  if (value instanceof Decimal) {
    const whole = truncateDecimal(value)
    return fits(whole, type) ? asInteger(whole, type) : outOfRange(type)
  }
  return value === null ? raiseNull('s') : notANumber(typeof value)
}

function wrap(value: bigint, type: string): bigint {
  return WRAPS[type]?.(value) ?? value
}

/** What the processor makes of a float that no integer is: the smallest number of its width. */
function truncated(value: number, type: string): bigint {
  if (type === 'bigint') {
    if (Number.isFinite(value)) return BigInt(Math.trunc(value))
    return machine.raise('System.OverflowException', 'BigInteger cannot represent infinity.')
  }
  const isWide = type === 'int64' || type === 'uint64' || type === 'uint32'
  const limit = isWide ? 2 ** 63 : 2 ** 31
  if (type === 'uint64' && value >= limit && value < 2 ** 64) return BigInt(Math.trunc(value))
  if (!(value < limit && value > -limit - 1)) return isWide ? MIN_INT64 : -(2n ** 31n)
  return BigInt(Math.trunc(value))
}

/** F#'s conversions read numbers as its literals are written: with underscores, but not with `,` between thousands. */
function literalText(text: string): string {
  return text.includes(',') ? notANumber(text) : text.replaceAll('_', '')
}

/** `float`. */
export function toFloat(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return value
    case 'string':
      return tryParseFloat(literalText(value)) ?? notANumber(value)
    case 'bigint':
      return Number(value)
    default:
      return value instanceof Decimal ? Number(String(value)) : parseFloatText(value as null)
  }
}

/** `decimal`. */
export function toDecimal(value: unknown): Decimal {
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) && Math.abs(value) < 1e15 ? decimalOfBigInt(BigInt(value)) : decimalOfFloat(value)
    case 'string':
      return parseDecimal(literalText(value)) ?? notANumber(value)
    case 'bigint':
      return decimalOfBigInt(value)
    default:
      return value as Decimal
  }
}

/** The name of a primitive type; of what is none, `obj`. */
export function primitiveOf(rep: Rep): string {
  if (rep.k === 'def' && rep.info.def.k === 'enum') return rep.info.def.underlying
  return rep.k === 'prim' ? rep.name : 'obj'
}

/** To the nearest integer, halves to even. */
export function roundHalfEven(value: number): number {
  const rest = Math.abs(value % 1)
  if (rest !== 0.5) return Math.round(value)
  return 2 * Math.round(value / 2)
}
