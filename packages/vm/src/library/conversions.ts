import { machine } from '../machine/machine.ts'
import { Box } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { Decimal, parseDecimal, roundedDecimal, truncateDecimal } from './decimal.ts'
import { textOf } from './format/any.ts'
import { floatText } from './format/number.ts'
import type { Library } from './library-contract.ts'
import { asInteger, fits, notANumber, outOfRange, parseFloatText, parseInteger, roundHalfEven } from './numbers.ts'
import { readBool } from './system.ts'

/** `System.Convert`: unlike F#'s own conversions it rounds to even and refuses what does not fit. */

const OBJ: Rep = { k: 'prim', name: 'obj' }

function toInteger(type: string, value: unknown): unknown {
  const whole = wholeOf(value, type)
  return fits(whole, type) ? asInteger(whole, type) : outOfRange(type)
}

function wholeOf(value: unknown, type: string): bigint {
  if (value instanceof Box) return wholeOf(value.value, type)
  switch (typeof value) {
    case 'number': {
      const rounded = roundHalfEven(value)
      return Number.isFinite(rounded) ? BigInt(rounded) : outOfRange(type)
    }
    case 'bigint':
      return value
    case 'boolean':
      return value ? 1n : 0n
    case 'string':
      return BigInt(parseInteger(value, type))
    default:
  }
  if (value instanceof Decimal) return truncateDecimal(roundedDecimal(value, 0, 'even'))
  // Nothing counts as zero.
  return value === null || value === undefined ? 0n : invalidCast()
}

function toFloat(value: unknown): number {
  if (value instanceof Box) return isChar(value) ? invalidCast('Char', 'Double') : toFloat(value.value)
  if (typeof value === 'string') return parseFloatText(value)
  if (value === null || value === undefined) return 0
  if (value instanceof Decimal) return Number(value.toString())
  return typeof value === 'object' ? invalidCast() : Number(value)
}

function toDecimal(value: unknown): Decimal {
  if (value instanceof Box) return toDecimal(value.value)
  if (value instanceof Decimal) return value
  if (value === null || value === undefined) return new Decimal(0n, 0)
  if (typeof value === 'object') return invalidCast()
  const text = typeof value === 'boolean' ? String(Number(value)) : (value as string | number | bigint).toString()
  return parseDecimal(text) ?? (typeof value === 'number' ? outOfRange('decimal') : notANumber(text))
}

function toBool(value: unknown): boolean {
  if (value instanceof Box) return isChar(value) ? invalidCast('Char', 'Boolean') : toBool(value.value)
  if (typeof value !== 'string') return value instanceof Decimal ? value.coefficient !== 0n : Boolean(value)
  return (
    readBool(value) ??
    machine.raise('System.FormatException', `String '${value}' was not recognized as a valid Boolean.`)
  )
}

function toChar(value: unknown): number {
  if (value instanceof Box) return toChar(value.value)
  if (typeof value === 'string') {
    if (value.length === 1) return value.charCodeAt(0)
    return machine.raise('System.FormatException', 'String must be exactly one character long.')
  }
  const code = Number(value)
  if (code >= 0 && code <= 0xffff) return code
  return machine.raise('System.OverflowException', 'Value was either too large or too small for a character.')
}

function isChar(value: Box): boolean {
  return value.rep.k === 'prim' && value.rep.name === 'char'
}

function invalidCast(from = 'Object', to = 'IConvertible'): never {
  return machine.raise('System.InvalidCastException', `Invalid cast from '${from}' to '${to}'.`)
}

const RADIX_DIGITS: Readonly<Record<number, RegExp>> = {
  2: /^[01]+$/,
  8: /^[0-7]+$/,
  16: /^(?:0x)?[0-9a-f]+$/i,
}
const BITS: Readonly<Record<string, readonly [bits: number, unsigned: string]>> = {
  int: [32, 'a UInt32'],
  int64: [64, 'a UInt64'],
  byte: [8, 'an unsigned byte'],
}

/** `Convert.ToInt32` of a text in base 2, 8, 10 or 16: all but decimals as the bits of the type. */
function ofRadix(type: string, text: string, radix: number): unknown {
  if (radix === 10) return parseInteger(text, type)
  const digits = RADIX_DIGITS[radix]
  if (digits === undefined) return machine.raise('System.ArgumentException', 'Invalid Base.')
  if (!digits.test(text)) return machine.raise('System.FormatException', 'Could not find any recognizable digits.')
  machine.charge(text.length)
  const prefix = { 2: '0b', 8: '0o', 16: '0x' }[radix]
  const value = BigInt(prefix + text.replace(/^0x/i, ''))
  const [bits, unsigned] = BITS[type]!
  if (value >= 2n ** BigInt(bits))
    return machine.raise('System.OverflowException', `Value was either too large or too small for ${unsigned}.`)
  return asInteger(type === 'byte' ? value : BigInt.asIntN(bits, value), type)
}

/** The digits of a number's bits; decimals keep their sign. */
function inRadix(bits: number, value: number | bigint, radix: number): string {
  if (radix === 10) return String(value)
  if (RADIX_DIGITS[radix] === undefined) return machine.raise('System.ArgumentException', 'Invalid Base.')
  return BigInt.asUintN(bits, BigInt(value)).toString(radix)
}

/** The overloads for texts (1), floats (2), characters (3), ints (4) and objects (5). */
const ofKinds = (name: string, kinds: readonly number[], convert: (value: any) => unknown): Library =>
  Object.fromEntries(kinds.map((kind) => [`System.Convert.${name}#${kind}`, convert]))

const ALL = [1, 2, 3, 4, 5]
const NO_CHAR = [1, 2, 4, 5]

/** `System.Convert`. */
export const CONVERSIONS_LIBRARY: Library = {
  ...ofKinds('ToInt32', ALL, (value) => toInteger('int', value)),
  ...ofKinds('ToInt64', ALL, (value) => toInteger('int64', value)),
  ...ofKinds('ToByte', ALL, (value) => toInteger('byte', value)),
  ...ofKinds('ToUInt32', ALL, (value) => toInteger('uint32', value)),
  ...ofKinds('ToDouble', NO_CHAR, toFloat),
  ...ofKinds('ToSingle', NO_CHAR, (value) => Math.fround(toFloat(value))),
  ...ofKinds('ToDecimal', NO_CHAR, toDecimal),
  ...ofKinds('ToBoolean', NO_CHAR, toBool),
  ...ofKinds('ToChar', [1, 3, 4, 5], toChar),
  'System.Convert.ToInt32#6': (text, radix) => ofRadix('int', text, radix),
  'System.Convert.ToInt64#6': (text, radix) => ofRadix('int64', text, radix),
  'System.Convert.ToByte#6': (text, radix) => ofRadix('byte', text, radix),
  'System.Convert.ToString#1': (text) => text,
  'System.Convert.ToString#2': floatText,
  'System.Convert.ToString#3': (unit) => String.fromCharCode(unit),
  'System.Convert.ToString#4': String,
  'System.Convert.ToString#5': (value) => textOf(value, OBJ),
  'System.Convert.ToString#6': (value, radix) => inRadix(32, value, radix),
  'System.Convert.ToString#7': (value, radix) => inRadix(64, value, radix),
}
