import { machine } from '../../machine/machine.ts'
import { bigText, integerText } from '../../machine/operators.ts'
import { FIXED_INTEGERS } from '../../values/integer-types.ts'
import { Box } from '../../values/values.ts'
import type { Rep } from '../../values/values.ts'
import { Decimal, parseDecimal, scaledText } from '../decimal.ts'
import { textOf } from './any.ts'
import { exponentialText, fixedText, floatText, generalText, grouped, singleText } from './number.ts'

const INTEGERS: ReadonlySet<string> = new Set([...FIXED_INTEGERS, 'bigint'])

const BITS: Readonly<Record<string, number>> = { sbyte: 8, int16: 16, int: 32, int64: 64 }

/** Precisions above this are no formats that a script means. */
const MAX_PRECISION = 10_000

/** `value.ToString(format)` under the invariant culture. */
export function netText(value: unknown, rep: Rep, format: string): string {
  machine.charge(format.length >> 2)
  machine.allocate(2 * format.length)
  if (value instanceof Box) return netText(value.value, value.rep, format)
  if (rep.k !== 'prim' || format === '') return textOf(value, rep)
  const isInteger = INTEGERS.has(rep.name)
  if (!isInteger && rep.name !== 'float' && rep.name !== 'float32' && rep.name !== 'decimal') return textOf(value, rep)
  if (typeof value === 'number' && !Number.isFinite(value)) return textOf(value, rep)
  const standard = /^([A-Za-z])(\d{0,9})$/.exec(format)
  if (standard === null) return customText(value, format)
  const [, letter = '', digits = ''] = standard
  const precision = digits === '' ? undefined : Number(digits)
  if (precision !== undefined && precision > MAX_PRECISION) return badFormat()
  machine.allocate(2 * (precision ?? 0))
  return standardText(value, rep.name, letter, precision, isInteger)
}

function standardText(
  value: unknown,
  type: string,
  letter: string,
  precision: number | undefined,
  isInteger: boolean,
): string {
  switch (letter) {
    case 'F':
    case 'f':
      return fixed(value, precision ?? 2)
    case 'N':
    case 'n':
      return withGroups(fixed(value, precision ?? 2))
    case 'P':
    case 'p':
      return `${withGroups(fixed(hundredfold(value), precision ?? 2))} %`
    case 'C':
    case 'c': {
      const text = withGroups(fixed(value, precision ?? 2))
      return isZeroText(text) || !text.startsWith('-') ? `¤${text.replace('-', '')}` : `(¤${text.slice(1)})`
    }
    case 'E':
    case 'e':
      return exponentialText(Number(integerText(value)), precision ?? 6, letter)
    case 'G':
    case 'g':
      return general(value, type, precision ?? 0, letter === 'g' ? 'e' : 'E', isInteger)
    case 'R':
    case 'r':
      return textOf(value, { k: 'prim', name: type as 'float' })
    case 'D':
    case 'd':
      return isInteger ? padDigits(integerText(value), precision ?? 0) : badFormat()
    case 'X':
    case 'x': {
      if (!isInteger) return badFormat()
      const number = BigInt(value as number)
      const bits = BITS[type]
      const isCut = number < 0n && bits !== undefined
      const text = type === 'bigint' ? bigHex(number) : (isCut ? BigInt.asUintN(bits, number) : number).toString(16)
      return (letter === 'X' ? text.toUpperCase() : text).padStart(precision ?? 0, '0')
    }
    default:
      return badFormat()
  }
}

/** Of a bigint the first digit shows the sign: 0 to 7 of a positive one, 8 to f of a negative. */
function bigHex(number: bigint): string {
  const digits = (number < 0n ? ~number : number).toString(16)
  const length = digits.length + (Number.parseInt(digits[0]!, 16) < 8 ? 0 : 1)
  return BigInt.asUintN(4 * length, number)
    .toString(16)
    .padStart(length, '0')
}

function badFormat(): never {
  return machine.raise('System.FormatException', 'Format specifier was invalid.')
}

function general(value: unknown, type: string, precision: number, letter: string, isInteger: boolean): string {
  if (precision === 0) {
    if (isInteger || value instanceof Decimal) return integerText(value)
    const text = type === 'float32' ? singleText(value as number) : floatText(value as number)
    return letter === 'e' ? text.replace('E', 'e') : text
  }
  return generalText(Number(integerText(value)), precision, letter)
}

function padDigits(text: string, digits: number): string {
  return text.startsWith('-') ? `-${text.slice(1).padStart(digits, '0')}` : text.padStart(digits, '0')
}

/** Exactly so many places, rounded half away from zero. */
function fixed(value: unknown, places: number): string {
  if (value instanceof Decimal) {
    if (places >= value.scale) return scaledText(value.coefficient * 10n ** BigInt(places - value.scale), places)
    return scaledText(roundHalfAway(value.coefficient, value.scale - places), places)
  }
  if (typeof value === 'bigint') return scaledText(value * 10n ** BigInt(places), places)
  return fixedText(value as number, places)
}

function roundHalfAway(value: bigint, places: number): bigint {
  const unit = 10n ** BigInt(places)
  const half = unit / 2n
  return value < 0n ? (value - half) / unit : (value + half) / unit
}

function hundredfold(value: unknown): unknown {
  if (value instanceof Decimal) return new Decimal(value.coefficient * 100n, value.scale)
  return typeof value === 'bigint' ? value * 100n : shifted(value as number)
}

/** A float times 100 by its decimal digits: 0.07 is 7 %, not 7.000000000000001. */
function shifted(value: number): Decimal | number {
  return parseDecimal(value.toExponential().replace(/e([+-]\d+)$/, (_, e: string) => `e${Number(e) + 2}`)) ?? value
}

function isZeroText(text: string): boolean {
  return !/[1-9]/.test(text)
}

function withGroups(text: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? []
  return sign + grouped(whole) + rest
}

/** What a custom format asks for, section by section. */
function customText(value: unknown, format: string): string {
  const sections = splitSections(format)
  const number = toDecimal(value)
  const isNegative = number.coefficient < 0n
  const isZero = number.coefficient === 0n
  const [positive = '', negative, zero] = sections
  if (isZero && zero !== undefined) return sectionText(number, zero)
  if (isNegative && negative !== undefined && negative !== '')
    return sectionText(new Decimal(-number.coefficient, number.scale), negative)
  const magnitude = isNegative ? new Decimal(-number.coefficient, number.scale) : number
  const text = sectionText(magnitude, positive)
  return isNegative && /[1-9]/.test(text) ? `-${text}` : text
}

/** 15 digits of a float, as .NET formats by custom formats. */
function toDecimal(value: unknown): Decimal {
  if (value instanceof Decimal) return value
  if (typeof value === 'bigint') return new Decimal(value, 0)
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec((value as number).toExponential(14))
  const [, sign, first = '0', rest = '', exponent = '0'] = match ?? []
  const coefficient = BigInt(sign + first + rest)
  const scale = rest.length - Number(exponent)
  return scale < 0 ? new Decimal(coefficient * 10n ** BigInt(-scale), 0) : new Decimal(coefficient, scale)
}

function splitSections(format: string): string[] {
  const sections = ['']
  let quote = ''
  for (let index = 0; index < format.length; index++) {
    const character = format[index] as string
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === "'" || character === '"') quote = character
    else if (character === ';') {
      sections.push('')
      continue
    }
    sections[sections.length - 1] += character
    if (character === '\\' && quote === '') sections[sections.length - 1] += format[++index] ?? ''
  }
  return sections
}

/** A piece of a section: a place for a digit, the point, or text. */
type Piece = { readonly type: 'zero' | 'hash' | 'point' | 'comma' } | { readonly type: 'text'; readonly text: string }

function piecesOf(section: string): {
  readonly pieces: readonly Piece[]
  readonly percent: number
  readonly exponent: string | undefined
} {
  const pieces: Piece[] = []
  let percent = 0
  let exponent: string | undefined
  for (let index = 0; index < section.length; index++) {
    const character = section[index] as string
    const scientific = /^[eE][+-]?0+/.exec(section.slice(index))
    if (scientific !== null && exponent === undefined) {
      exponent = scientific[0]
      pieces.push({ type: 'text', text: '\u0000' })
      index += exponent.length - 1
    } else if (character === '0') pieces.push({ type: 'zero' })
    else if (character === '#') pieces.push({ type: 'hash' })
    else if (character === '.') pieces.push({ type: 'point' })
    else if (character === ',') pieces.push({ type: 'comma' })
    else if (character === "'" || character === '"') {
      const end = section.indexOf(character, index + 1)
      const to = end < 0 ? section.length : end
      pieces.push({ type: 'text', text: section.slice(index + 1, to) })
      index = to
    } else if (character === '\\') pieces.push({ type: 'text', text: section[++index] ?? '' })
    else {
      if (character === '%') percent += 2
      pieces.push({ type: 'text', text: character })
    }
  }
  return { pieces, percent, exponent }
}

function sectionText(magnitude: Decimal, section: string): string {
  const { pieces, percent, exponent } = piecesOf(section)
  const point = pieces.findIndex((piece) => piece.type === 'point')
  const before = pieces.slice(0, point < 0 ? pieces.length : point)
  const after = point < 0 ? [] : pieces.slice(point + 1)
  const isPlace = (piece: Piece): boolean => piece.type === 'zero' || piece.type === 'hash'
  const places = after.filter(isPlace).length
  const wholePlaces = before.filter(isPlace).length
  // As many digits are worked with as there are places.
  machine.charge(((places + percent) >> 4) ** 2)
  let scale = magnitude.scale
  let { coefficient } = magnitude
  coefficient *= 10n ** BigInt(percent)
  let power = 0
  if (exponent !== undefined && coefficient !== 0n) {
    power = bigText(coefficient).length - scale - Math.max(1, wholePlaces)
    scale += power
  }
  if (scale < 0) {
    coefficient *= 10n ** BigInt(-scale)
    scale = 0
  }
  const rounded =
    scale > places ? roundHalfAway(coefficient, scale - places) : coefficient * 10n ** BigInt(places - scale)
  const digits = bigText(rounded).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places).replace(/^0+/, '')
  const fraction = places === 0 ? '' : digits.slice(digits.length - places)
  const isGrouped = before.some(
    (piece, index) =>
      piece.type === 'comma' && before.slice(index + 1).some(isPlace) && before.slice(0, index).some(isPlace),
  )
  const text = wholeText(before, whole, wholePlaces, isGrouped) + fractionText(after, fraction)
  return text.replace('\u0000', exponent === undefined ? '' : powerText(power, exponent))
}

function powerText(power: number, format: string): string {
  const sign = power < 0 ? '-' : format[1] === '+' ? '+' : ''
  return `${format[0]}${sign}${String(Math.abs(power)).padStart(format.replace(/[^0]/g, '').length, '0')}`
}

/** The first place takes all the digits that have no place of their own. */
function wholeText(pieces: readonly Piece[], digits: string, places: number, isGrouped: boolean): string {
  const firstZero = pieces
    .filter((piece) => piece.type === 'zero' || piece.type === 'hash')
    .findIndex((piece) => piece.type === 'zero')
  const least = firstZero < 0 ? 0 : places - firstZero
  const padded = digits.padStart(least, '0')
  const extra = Math.max(0, padded.length - places)
  let out = ''
  let place = 0
  const emit = (index: number): void => {
    const digit = padded[index]
    if (digit === undefined) return
    out += digit
    const left = padded.length - index - 1
    if (isGrouped && left > 0 && left % 3 === 0) out += ','
  }
  for (const piece of pieces) {
    if (piece.type === 'text') out += piece.text
    if (piece.type !== 'zero' && piece.type !== 'hash') continue
    if (place === 0) for (let index = 0; index < extra; index++) emit(index)
    emit(padded.length - places + place)
    place++
  }
  return out
}

function fractionText(pieces: readonly Piece[], digits: string): string {
  const places = pieces.filter((piece) => piece.type === 'zero' || piece.type === 'hash')
  const lastZero = places.findLastIndex((piece) => piece.type === 'zero')
  let used = digits.length
  while (used > lastZero + 1 && digits[used - 1] === '0') used--
  let out = ''
  let place = 0
  for (const piece of pieces) {
    if (piece.type === 'text') out += piece.text
    if (piece.type !== 'zero' && piece.type !== 'hash') continue
    if (place < used) out += (place === 0 ? '.' : '') + (digits[place] as string)
    place++
  }
  return out
}
