import { machine } from '../machine/machine.ts'
import { divideByZero } from '../machine/net-errors.ts'
import { bigText } from '../machine/operators.ts'
import { valueTooLarge } from '../machine/runtime-error.ts'
import { ending } from '../values/run-end.ts'
import { mark } from '../values/values.ts'

/** Largest coefficient: 96 bits. */
const MAX_COEFFICIENT = 2n ** 96n - 1n
const MAX_SCALE = 28

/** .NET's decimal: `coefficient / 10^scale`, with the zeros at its end kept. */
export class Decimal {
  declare readonly kind: 'library'
  /** Signed. */
  readonly coefficient: bigint
  /** 0 to 28. */
  readonly scale: number

  constructor(coefficient: bigint, scale: number) {
    this.coefficient = coefficient
    this.scale = scale
  }

  structuralEquals(other: unknown): boolean {
    return other instanceof Decimal && this.structuralCompare(other) === 0
  }

  structuralCompare(other: unknown): number {
    const [a, b] = aligned(this, other as Decimal)
    return a < b ? -1 : a > b ? 1 : 0
  }

  structuralHash(): number {
    return Number(BigInt.asIntN(32, this.coefficient / 10n ** BigInt(this.scale)))
  }

  toString(): string {
    return scaledText(this.coefficient, this.scale)
  }
}
mark(Decimal, { kind: 'library' })

/** The digits of `coefficient / 10^scale`. */
export function scaledText(coefficient: bigint, scale: number): string {
  const isNegative = coefficient < 0n
  const digits = bigText(isNegative ? -coefficient : coefficient).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const text = scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`
  return isNegative ? `-${text}` : text
}

/** Digits beyond this are no number that a script means: to read them takes the square of their number. */
export const MAX_DIGITS = 100_000

/** A decimal from its digits, or undefined where the text is none; paid for by length. */
export function parseDecimal(text: string): Decimal | undefined {
  machine.charge((text.length >> 4) + (text.length >> 6) ** 2)
  return readDecimal(text)
}

function readDecimal(text: string): Decimal | undefined {
  // Blanks at both ends are left to `trim`: where there is nothing else, a pattern for them tries all ways to part them.
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?$/.exec(text.replaceAll(',', '').trim())
  const [, sign, whole = '', fraction = '', exponent = '0'] = match ?? []
  if (match === null || whole + fraction === '') return undefined
  if (whole.length + fraction.length > MAX_DIGITS) throw ending(valueTooLarge())
  const scale = fraction.length - Number(exponent)
  const magnitude = BigInt(whole + fraction)
  return fit(sign === '-' ? -magnitude : magnitude, scale)
}

/** A decimal from its digits, as the source wrote them: read when the program is loaded, where no run is open. */
export function decimal(digits: string): Decimal {
  return (
    readDecimal(digits) ??
    machine.raise('System.FormatException', `The input string '${digits}' was not in a correct format.`)
  )
}

/** From a float as .NET converts it: 15 significant digits, of a float32 7. */
export function decimalOfFloat(value: number, digits = 15): Decimal {
  if (!Number.isFinite(value)) return tooLarge()
  const found = decimal(value.toPrecision(digits))
  return trimmed(found)
}

/** From an integer. */
export function decimalOfBigInt(value: bigint): Decimal {
  return fit(value, 0)
}

function trimmed(value: Decimal): Decimal {
  let { coefficient, scale } = value
  while (scale > 0 && coefficient % 10n === 0n) {
    coefficient /= 10n
    scale--
  }
  return new Decimal(coefficient, scale)
}

/** Rounds to the nearest that fits 96 bits and 28 places, halves to even. */
function fit(coefficient: bigint, scale: number): Decimal {
  let value = coefficient
  let places = scale
  if (places < 0) {
    if (places < -40) {
      if (value !== 0n) return tooLarge()
      places = 0
    }
    value *= 10n ** BigInt(-places)
    places = 0
  }
  let drop = Math.max(0, places - MAX_SCALE)
  const size = (value < 0n ? -value : value).toString().length
  drop = Math.max(drop, Math.min(places, size - 29))
  for (;;) {
    const rounded = roundHalfEven(value, drop)
    if (rounded <= MAX_COEFFICIENT && rounded >= -MAX_COEFFICIENT) return new Decimal(rounded, places - drop)
    if (drop >= places) return tooLarge()
    drop++
  }
}

/** `value / 10^places` to the nearest integer, halves to even. */
export function roundHalfEven(value: bigint, places: number): bigint {
  if (places <= 0) return value
  const unit = 10n ** BigInt(places)
  const magnitude = value < 0n ? -value : value
  const rest = magnitude % unit
  let quotient = magnitude / unit
  if (rest * 2n > unit || (rest * 2n === unit && quotient % 2n === 1n)) quotient++
  return value < 0n ? -quotient : quotient
}

function tooLarge(): never {
  return machine.raise('System.OverflowException', 'Value was either too large or too small for a Decimal.')
}

function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale)
  return [a.coefficient * 10n ** BigInt(scale - a.scale), b.coefficient * 10n ** BigInt(scale - b.scale), scale]
}

/** `a + b`. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b)
  return fit(x + y, scale)
}

/** `a - b`. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b)
  return fit(x - y, scale)
}

/** `a * b`. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return fit(a.coefficient * b.coefficient, a.scale + b.scale)
}

/** `a / b`. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  if (b.coefficient === 0n) return divideByZero()
  // Enough digits that rounding happens once, in `fit`.
  const extra = 60
  const quotient = (a.coefficient * 10n ** BigInt(extra)) / b.coefficient
  const isExact = quotient * b.coefficient === a.coefficient * 10n ** BigInt(extra)
  const scale = a.scale - b.scale + extra
  if (!isExact) return fit(quotient, scale)
  return shortest(quotient, scale, Math.max(0, a.scale - b.scale))
}

/** An exact quotient loses the zeros that neither operand had. */
function shortest(coefficient: bigint, scale: number, least: number): Decimal {
  let value = coefficient
  let places = scale
  while (places > least && value % 10n === 0n) {
    value /= 10n
    places--
  }
  return fit(value, places)
}

/** `a % b`. */
export function remainderDecimals(a: Decimal, b: Decimal): Decimal {
  if (b.coefficient === 0n) return divideByZero()
  const [x, y, scale] = aligned(a, b)
  const rest = x % y
  // What is less than the divisor stays as it is written: `1m % 2.50m` is 1.
  return rest === x ? a : fit(rest, scale)
}

/** `-a`. */
export function negateDecimal(a: Decimal): Decimal {
  return new Decimal(-a.coefficient, a.scale)
}

/** The integer part. */
export function truncateDecimal(a: Decimal): bigint {
  return a.coefficient / 10n ** BigInt(a.scale)
}

/** With so many places at most: to the nearest (halves to even or away from zero), or towards somewhere. */
export function roundedDecimal(
  value: Decimal,
  places: number,
  mode: 'even' | 'away' | 'zero' | 'floor' | 'ceiling',
): Decimal {
  if (value.scale <= places) return value
  const drop = value.scale - places
  const unit = 10n ** BigInt(drop)
  const quotient = value.coefficient / unit
  const rest = value.coefficient % unit
  const up = (): bigint => {
    switch (mode) {
      case 'even':
        return roundHalfEven(value.coefficient, drop)
      case 'away': {
        const twice = (rest < 0n ? -rest : rest) * 2n
        return twice >= unit ? quotient + (rest < 0n ? -1n : 1n) : quotient
      }
      case 'zero':
        return quotient
      case 'floor':
        return rest < 0n ? quotient - 1n : quotient
      case 'ceiling':
        return rest > 0n ? quotient + 1n : quotient
    }
  }
  return new Decimal(up(), places)
}
