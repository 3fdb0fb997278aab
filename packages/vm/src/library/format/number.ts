/** Numbers as .NET writes them, under the invariant culture. */

/** A float in its shortest form that reads back: `1E+16`, `0.1`, `-0`. */
export function floatText(value: number): string {
  return special(value) ?? layOut(shortestDigits(value), 15)
}

/** The same of a float32. */
export function singleText(value: number): string {
  const found = special(value)
  if (found !== undefined) return found
  for (let precision = 1; precision < 9; precision++) {
    const text = value.toExponential(precision - 1)
    if (Math.fround(Number(text)) === value) return layOut(digitsOf(text), 7)
  }
  return layOut(digitsOf(value.toExponential(8)), 7)
}

interface Digits {
  readonly isNegative: boolean
  /** Without a zero at its end, but for zero itself. */
  readonly digits: string
  /** Of the first digit. */
  readonly exponent: number
}

function special(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN'
  if (value === Infinity) return 'Infinity'
  if (value === -Infinity) return '-Infinity'
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  return undefined
}

function shortestDigits(value: number): Digits {
  return digitsOf(value.toExponential())
}

function digitsOf(exponential: string): Digits {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(exponential)
  const [, sign, first = '0', rest = '', exponent = '0'] = match ?? []
  return { isNegative: sign === '-', digits: (first + rest).replace(/(?<=.)0+$/, ''), exponent: Number(exponent) }
}

/** Plain where the exponent is small, else scientific with two digits of exponent at least. */
function layOut({ isNegative, digits, exponent }: Digits, precision: number, letter = 'E'): string {
  const sign = isNegative ? '-' : ''
  if (exponent >= precision || exponent < -4) {
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits
    return `${sign}${mantissa}${letter}${exponentText(exponent, 2)}`
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const fraction = digits.slice(exponent + 1)
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`
}

function exponentText(exponent: number, digits: number): string {
  return `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(digits, '0')}`
}

/** `%g`, and .NET's `G` with a precision. */
export function generalText(value: number, precision: number, letter: string): string {
  const found = special(value)
  if (found !== undefined) return found
  if (precision === 0) return layOut(shortestDigits(value), 15, letter)
  const places = Math.min(precision, 100)
  return layOut(digitsOf(exponential(value, places - 1)), precision, letter)
}

/** `%e`: at least three digits of exponent. */
export function exponentialText(value: number, precision: number, letter: string, exponentDigits = 3): string {
  if (!Number.isFinite(value)) return special(value) ?? ''
  const text = exponential(value, precision)
  const at = text.indexOf('e')
  const sign = Object.is(value, -0) ? '-' : ''
  return `${sign}${text.slice(0, at)}${letter}${exponentText(Number(text.slice(at + 1)), exponentDigits)}`
}

/** JavaScript itself writes so many places. */
const MOST_PLACES = 100

function exponential(value: number, precision: number): string {
  if (precision <= 100) return value.toExponential(precision)
  const text = value.toExponential(MOST_PLACES)
  const at = text.indexOf('e')
  return text.slice(0, at) + '0'.repeat(precision - MOST_PLACES) + text.slice(at)
}

/** `%f`: the exact value of the float, rounded half away from zero. */
export function fixedText(value: number, precision: number): string {
  if (!Number.isFinite(value)) return special(value) ?? ''
  const text = Math.abs(value) < 1e21 && precision <= 100 ? value.toFixed(precision) : exactFixed(value, precision)
  return Object.is(value, -0) ? `-${text}` : text
}

/** By the exact decimal expansion: a float is an integer times a power of two. */
function exactFixed(value: number, precision: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, Math.abs(value))
  const bits = view.getBigUint64(0)
  const biased = Number(bits >> 52n)
  const fraction = bits & 0xfffffffffffffn
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n)
  const power = Math.max(biased, 1) - 1075
  const scaled = mantissa * 10n ** BigInt(precision)
  let rounded: bigint
  if (power >= 0) rounded = scaled << BigInt(power)
  else rounded = (scaled + (1n << BigInt(-power - 1))) >> BigInt(-power)
  const digits = rounded.toString().padStart(precision + 1, '0')
  const sign = value < 0 ? '-' : ''
  if (precision === 0) return sign + digits
  return `${sign}${digits.slice(0, -precision)}.${digits.slice(-precision)}`
}

/** Digits in groups of three. */
export function grouped(whole: string): string {
  const first = whole.length % 3 || 3
  let text = whole.slice(0, first)
  for (let at = first; at < whole.length; at += 3) text += `,${whole.slice(at, at + 3)}`
  return text
}
