import { machine } from '../machine/machine.ts'
import { pow } from '../machine/operators.ts'
import { Box, Tuple2, Tuple3, Tuple4 } from '../values/values.ts'
import type { FsException, Rep } from '../values/values.ts'
import { maximum, minimum } from './comparison.ts'
import { sign } from './core.ts'
import { Decimal, parseDecimal, roundedDecimal } from './decimal.ts'
import { objectEquals } from './equality.ts'
import {
  EXCEPTION_CLASSES,
  makeException,
  makeParameterException,
  raiseArgument,
  raiseNull,
  raiseRange,
} from './exceptions.ts'
import { textOf } from './format/any.ts'
import { netText } from './format/net-format.ts'
import type { Library, LibraryFunction } from './library-contract.ts'
import {
  asInteger,
  fits,
  notANumber,
  parseFloatText,
  parseInteger,
  readInteger,
  roundHalfEven,
  tryParseFloat,
} from './numbers.ts'

/** The greatest float32. */
const MAX_SINGLE = (2 - 2 ** -23) * 2 ** 127

const one = (unit: number): string => String.fromCharCode(unit)

/** Kinds of characters. */
const CHARACTER_KINDS: Readonly<Record<string, RegExp>> = {
  IsDigit: /\p{Nd}/u,
  IsNumber: /\p{N}/u,
  IsLetter: /\p{L}/u,
  IsLetterOrDigit: /[\p{L}\p{Nd}]/u,
  IsWhiteSpace: /[\t-\r\u0085\p{Z}]/u,
  IsUpper: /\p{Lu}/u,
  IsLower: /\p{Ll}/u,
  IsPunctuation: /\p{P}/u,
  IsSymbol: /\p{S}/u,
  IsControl: /\p{Cc}/u,
  IsSeparator: /\p{Z}/u,
}

/** Units below this are looked up in a table, once they were asked for: a pattern takes ten times as long. */
const TABLED_UNITS = 256

/** Whether a unit is of a set. */
function isIn(pattern: RegExp): (unit: number) => boolean {
  // 0: not known yet, 1: no, 2: yes.
  let known: Uint8Array | undefined
  return (unit) => {
    if (unit >= TABLED_UNITS) return pattern.test(one(unit))
    known ??= new Uint8Array(TABLED_UNITS)
    if (known[unit] === 0) known[unit] = pattern.test(one(unit)) ? 2 : 1
    return known[unit] === 2
  }
}

/** Halves of characters that take two units. */
const SURROGATES: Readonly<Record<string, (unit: number) => boolean>> = {
  IsSurrogate: isBetween(0xd800, 0xdfff),
  IsHighSurrogate: isBetween(0xd800, 0xdbff),
  IsLowSurrogate: isBetween(0xdc00, 0xdfff),
}

function characterKinds(): Library {
  const made: Record<string, LibraryFunction> = {}
  const kinds = Object.entries(CHARACTER_KINDS).map(([name, pattern]) => [name, isIn(pattern)] as const)
  for (const [name, isKind] of [...kinds, ...Object.entries(SURROGATES)]) {
    made[`System.Char.${name}`] = isKind
    // The same of a place in a text.
    made[`System.Char.${name}#2`] = (text: string, index: number) => isKind(unitAt(text, index))
  }
  return made
}

function unitAt(text: string, index: number): number {
  if (index < 0 || index >= text.length) raiseRange(OUT_OF_TEXT, 'index')
  return text.charCodeAt(index)
}

const OUT_OF_TEXT = 'Specified argument was out of the range of valid values.'

function codePointAt(text: string, index: number): number {
  unitAt(text, index)
  const point = text.codePointAt(index)!
  if (point < 0xd800 || point > 0xdfff) return point
  const alone =
    point < 0xdc00 ? 'high surrogate char without a following low' : 'low surrogate char without a preceding high'
  return raiseArgument(
    `Found a ${alone} surrogate at index: ${index}. The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters.`,
    's',
  )
}

/** Rounds at a decimal place as .NET does: by scaling, and not at all where no fraction is left. */
function roundAt(value: number, places: number, round: (value: number) => number): number {
  if (places < 0 || places > 15) raiseRange('Rounding digits must be between 0 and 15, inclusive.', 'digits')
  if (Math.abs(value) >= 1e16 || !Number.isFinite(value)) return value
  const power = 10 ** places
  return round(value * power) / power
}

const awayFromZero = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5)
const roundingOf = (mode: number): ((value: number) => number) => (mode === 1 ? awayFromZero : roundHalfEven)

function parseBool(text: string): boolean {
  return (
    readBool(text) ?? machine.raise('System.FormatException', `String '${text}' was not recognized as a valid Boolean.`)
  )
}

/** `true` or `false` in any case; undefined where the text is neither. */
export function readBool(text: string | null): boolean | undefined {
  machine.charge((text ?? '').length >> 4)
  const plain = (text ?? '').trim().toLowerCase()
  return plain === 'true' ? true : plain === 'false' ? false : undefined
}

/** The functions of one type of integers. */
function integerFunctions(dotNet: string, type: string, min: bigint, max: bigint): Library {
  const zero = asInteger(0n, type)
  return {
    [`System.${dotNet}.Parse`]: (text) => parseInteger(text, type),
    [`System.${dotNet}.TryParse`]: (text) => {
      const value = text === null ? undefined : readInteger(text)
      return value !== undefined && fits(value, type)
        ? new Tuple2(true, asInteger(value, type))
        : new Tuple2(false, zero)
    },
    [`System.${dotNet}.MaxValue`]: () => asInteger(max, type),
    [`System.${dotNet}.MinValue`]: () => asInteger(min, type),
  }
}

/** Classes that scripts meet but do not make. */
const NEVER_MADE: ReadonlySet<string> = new Set([
  'System.SystemException',
  'System.ObjectDisposedException',
  'System.RankException',
  'System.TypeInitializationException',
  'Microsoft.FSharp.Core.MatchFailureException',
])

function constructors(): Library {
  const made: Record<string, LibraryFunction> = {}
  for (const name of EXCEPTION_CLASSES) {
    if (NEVER_MADE.has(name)) continue
    made[`new ${name}#0`] = () => makeException(name)
    made[`new ${name}#1`] = (message: string) => makeException(name, message)
    made[`new ${name}#2`] = (message: string, inner: never) => makeException(name, message, inner)
  }
  for (const name of ['System.ArgumentNullException', 'System.ArgumentOutOfRangeException']) {
    made[`new ${name}#1`] = (parameter: string) => makeParameterException(name, parameter)
    made[`new ${name}#2`] = (parameter: string, message: string) => makeParameterException(name, parameter, message)
  }
  made['new System.ArgumentException#3'] = made['new System.ArgumentException#2'] as LibraryFunction
  made['new System.ArgumentException#2'] = (message: string, parameter: string) =>
    makeParameterException('System.ArgumentException', parameter, message)
  return made
}

/** `String.Format`: parts in braces are replaced by arguments, with a width and a format of .NET. */
export function format(template: string, args: ArrayLike<unknown>): string {
  machine.charge(template.length)
  const text = template.replaceAll(
    /\{\{|\}\}|\{(\d{1,6})(?:,\s*(-?\d{1,6}))?(?::([^}]*))?\}|[{}]/g,
    (all, index, width, net) => {
      if (all === '{{') return '{'
      if (all === '}}') return '}'
      if (index === undefined)
        return machine.raise('System.FormatException', 'Input string was not in a correct format.')
      if (Number(index) >= args.length)
        return machine.raise(
          'System.FormatException',
          'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
        )
      const value = args[Number(index)]
      const shown = value instanceof Box ? boxText(value, net) : textOf(value, OBJ)
      const room = Number(width ?? 0)
      machine.allocate(2 * Math.abs(room))
      return room < 0 ? shown.padEnd(-room) : shown.padStart(room)
    },
  )
  machine.allocate(2 * text.length)
  return text
}

function boxText(value: Box, net: string | undefined): string {
  return net === undefined ? textOf(value.value, value.rep) : netText(value.value, value.rep, net)
}

const OBJ: Rep = { k: 'prim', name: 'obj' }
function isBetween(first: number, last: number): (unit: number) => boolean {
  return (unit) => unit >= first && unit <= last
}

function isPair(high: number, low: number): boolean {
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

function textOfCodePoint(point: number): string {
  if (point < 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
    raiseRange(
      'A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).',
      'utf32',
    )
  return String.fromCodePoint(point)
}

function clamp(value: any, min: any, max: any): unknown {
  if (min > max) machine.raise('System.ArgumentException', `'${min}' cannot be greater than ${max}.`)
  return value < min ? min : value > max ? max : value
}

function boundedLog(value: number, base: number): number {
  return Math.log(value) / Math.log(base)
}

/** What of the System namespace a script may use. */
export const SYSTEM_LIBRARY: Library = {
  ...constructors(),
  ...integerFunctions('Int32', 'int', -(2n ** 31n), 2n ** 31n - 1n),
  ...integerFunctions('Int64', 'int64', -(2n ** 63n), 2n ** 63n - 1n),
  ...integerFunctions('UInt32', 'uint32', 0n, 2n ** 32n - 1n),
  ...integerFunctions('UInt64', 'uint64', 0n, 2n ** 64n - 1n),
  ...integerFunctions('Int16', 'int16', -32768n, 32767n),
  ...integerFunctions('UInt16', 'uint16', 0n, 65535n),
  ...integerFunctions('Byte', 'byte', 0n, 255n),
  ...integerFunctions('SByte', 'sbyte', -128n, 127n),
  'System.Math.PI': () => Math.PI,
  'System.Math.E': () => Math.E,
  'System.Math.Abs#1': (x) => (x === -2147483648 ? overflowAbs() : Math.abs(x)),
  'System.Math.Abs#2': (x) => Math.abs(x),
  'System.Math.Abs#3': (x) => (x === -(2n ** 63n) ? overflowAbs() : x < 0n ? -x : x),
  'System.Math.Max#1': maximum,
  'System.Math.Max#2': maximum,
  'System.Math.Max#3': maximum,
  'System.Math.Min#1': minimum,
  'System.Math.Min#2': minimum,
  'System.Math.Min#3': minimum,
  'System.Math.Clamp#1': clamp,
  'System.Math.Clamp#2': clamp,
  'System.Math.Clamp#3': clamp,
  'System.Math.Sign#1': (x) => sign({ k: 'prim', name: 'int' }, x),
  'System.Math.Sign#2': (x) => sign({ k: 'prim', name: 'float' }, x),
  'System.Math.Sqrt': (x) => Math.sqrt(x),
  'System.Math.Cbrt': (x) => Math.cbrt(x),
  'System.Math.Pow': pow,
  'System.Math.Exp': (x) => Math.exp(x),
  'System.Math.Log#1': (x) => Math.log(x),
  'System.Math.Log#2': boundedLog,
  'System.Math.Log10': (x) => Math.log10(x),
  'System.Math.Log2': (x) => Math.log2(x),
  'System.Math.Sin': (x) => Math.sin(x),
  'System.Math.Cos': (x) => Math.cos(x),
  'System.Math.Tan': (x) => Math.tan(x),
  'System.Math.Asin': (x) => Math.asin(x),
  'System.Math.Acos': (x) => Math.acos(x),
  'System.Math.Atan': (x) => Math.atan(x),
  'System.Math.Atan2': (y, x) => Math.atan2(y, x),
  'System.Math.Floor': (x) => Math.floor(x),
  'System.Math.Ceiling': (x) => Math.ceil(x),
  'System.Math.Truncate': (x) => Math.trunc(x),
  'System.Math.Sinh': (x) => Math.sinh(x),
  'System.Math.Cosh': (x) => Math.cosh(x),
  'System.Math.Tanh': (x) => Math.tanh(x),
  'System.Math.IEEERemainder': (x, y) => x - y * roundHalfEven(x / y),
  'System.Math.Round#1': (x) => roundHalfEven(x),
  'System.Math.Round#2': (x, places) => roundAt(x, places, roundHalfEven),
  'System.Math.Round#3': (x, mode) => roundingOf(mode)(x),
  'System.Math.Round#4': (x, places, mode) => roundAt(x, places, roundingOf(mode)),
  'System.Math.Round#5': (x: Decimal) => roundedDecimal(x, 0, 'even'),
  'System.Math.Round#6': (x: Decimal, places) => roundedDecimal(x, places, 'even'),
  'System.MidpointRounding.ToEven': () => 0,
  'System.MidpointRounding.AwayFromZero': () => 1,
  'System.StringComparison.CurrentCulture': () => 0,
  'System.StringComparison.CurrentCultureIgnoreCase': () => 1,
  'System.StringComparison.InvariantCulture': () => 2,
  'System.StringComparison.InvariantCultureIgnoreCase': () => 3,
  'System.StringComparison.Ordinal': () => 4,
  'System.StringComparison.OrdinalIgnoreCase': () => 5,
  'System.StringSplitOptions.None': () => 0,
  'System.StringSplitOptions.RemoveEmptyEntries': () => 1,
  'System.StringSplitOptions.TrimEntries': () => 2,
  ...characterKinds(),
  'System.Char.ToUpper': (unit) => caseOf(unit, true),
  'System.Char.ToLower': (unit) => caseOf(unit, false),
  'System.Char.ToUpperInvariant': (unit) => caseOf(unit, true),
  'System.Char.ToLowerInvariant': (unit) => caseOf(unit, false),
  'System.Char.GetNumericValue': (unit) => (/\p{Nd}/u.test(one(unit)) ? Number(one(unit)) : -1),
  'System.Char.IsSurrogatePair#1': (text, index) => {
    unitAt(text, index)
    return index + 1 < text.length && isPair(text.charCodeAt(index), text.charCodeAt(index + 1))
  },
  'System.Char.IsSurrogatePair#2': isPair,
  'System.Char.ConvertFromUtf32': textOfCodePoint,
  'System.Char.Parse': (text) =>
    text.length === 1
      ? text.charCodeAt(0)
      : machine.raise('System.FormatException', 'String must be exactly one character long.'),
  'System.Char.TryParse': (text) =>
    text !== null && text.length === 1 ? new Tuple2(true, text.charCodeAt(0)) : new Tuple2(false, 0),
  'System.Char.ConvertToUtf32#1': codePointAt,
  'System.Char.ConvertToUtf32#2': (high, low) => codePointAt(one(high) + one(low), 0),
  'System.Char.ToString': one,
  'System.Char.MaxValue': () => 0xffff,
  'System.Char.MinValue': () => 0,
  'System.String.Format#1': (template, a) => format(template, [a]),
  'System.String.Format#2': (template, a, b) => format(template, [a, b]),
  'System.String.Format#3': (template, a, b, c) => format(template, [a, b, c]),
  'System.String.Format#4': (template, args) => format(template, args),
  'System.Double.Parse': parseFloatText,
  'System.Double.TryParse': (text) => {
    const value = text === null ? undefined : tryParseFloat(text)
    return new Tuple2(value !== undefined, value ?? 0)
  },
  'System.Double.MaxValue': () => Number.MAX_VALUE,
  'System.Double.MinValue': () => -Number.MAX_VALUE,
  'System.Double.Epsilon': () => Number.MIN_VALUE,
  'System.Double.NaN': () => Number.NaN,
  'System.Double.PositiveInfinity': () => Infinity,
  'System.Double.NegativeInfinity': () => -Infinity,
  'System.Double.IsNaN': (x) => Number.isNaN(x),
  'System.Double.IsInfinity': (x) => x === Infinity || x === -Infinity,
  'System.Double.IsFinite': (x) => Number.isFinite(x),
  'System.Double.IsPositiveInfinity': (x) => x === Infinity,
  'System.Double.IsNegativeInfinity': (x) => x === -Infinity,
  'System.Boolean.Parse': parseBool,
  'System.Boolean.TryParse': (text) => new Tuple2(readBool(text) !== undefined, readBool(text) ?? false),
  'System.Decimal.Parse': (text) => parseDecimal(text) ?? notANumber(text),
  'System.Decimal.TryParse': (text) => {
    const value = parseDecimal(text ?? '')
    return new Tuple2(value !== undefined, value ?? new Decimal(0n, 0))
  },
  'System.Single.MaxValue': () => MAX_SINGLE,
  'System.Single.MinValue': () => -MAX_SINGLE,
  'System.Single.Epsilon': () => 2 ** -149,
  'System.Single.NaN': () => Number.NaN,
  'System.Single.PositiveInfinity': () => Infinity,
  'System.Single.NegativeInfinity': () => -Infinity,
  'System.Single.IsNaN': (x) => Number.isNaN(x),
  'System.Single.IsInfinity': (x) => x === Infinity || x === -Infinity,
  'System.Single.Parse': (text) => Math.fround(parseFloatText(text)),
  'System.Single.TryParse': (text) => {
    const value = text === null ? undefined : tryParseFloat(text)
    return new Tuple2(value !== undefined, Math.fround(value ?? 0))
  },
  'System.String.Copy': (text) => text ?? raiseNull('str'),
  'System.String.Intern': (text) => text ?? raiseNull('str'),
  'System.Tuple.Create#2': (a, b) => new Tuple2(a, b),
  'System.Tuple.Create#3': (a, b, c) => new Tuple3(a, b, c),
  'System.Tuple.Create#4': (a, b, c, d) => new Tuple4(a, b, c, d),
  'System.Environment.NewLine': () => '\n',
  'System.Object.ReferenceEquals': (a, b) =>
    a === b ||
    (a instanceof Box && b instanceof Box && a.value === b.value && /^(object|string)$/.test(typeof a.value)),
  'System.Object.Equals': objectEquals,
  'System.ArgumentException.ParamName': parameterName,
  'System.ArgumentNullException.ParamName': parameterName,
  'System.ArgumentOutOfRangeException.ParamName': parameterName,
}

function parameterName(exception: FsException): unknown {
  return exception.details?.['ParamName'] ?? null
}

function overflowAbs(): never {
  return machine.raise('System.OverflowException', 'Negating the minimum value of a twos complement number is invalid.')
}

/** The letters of ASCII alone, as `mapCase` has it. */
function caseOf(unit: number, isUpper: boolean): number {
  const first = isUpper ? 0x61 : 0x41
  return unit >= first && unit < first + 26 ? unit ^ 0x20 : unit
}
