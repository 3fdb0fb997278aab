/** Operators that are more than JavaScript's: what fails as .NET's does, and what is paid for by size. */
import { ending } from '../values/run-end.ts'
import { valueTooLarge } from './runtime-error.ts'
import { machine } from './machine.ts'
import { divideByZero, indexOutOfRange, overflow } from './net-errors.ts'

const MIN_INT = -2147483648
const MIN_INT64 = -(2n ** 63n)
/** Numbers with more bits than this are no numbers that a script means: each operation would take seconds. */
const MAX_BIGINT_BITS = 1 << 22

/** Integer division of `int`. */
export function div(a: number, b: number): number {
  if (b === 0) divideByZero()
  if (b === -1 && a === MIN_INT) overflow()
  return (a / b) | 0
}

/** Remainder of `int`. */
export function rem(a: number, b: number): number {
  if (b === 0) divideByZero()
  if (b === -1 && a === MIN_INT) overflow()
  return (a % b) | 0
}

/** Integer division of `uint32`. */
export function divU(a: number, b: number): number {
  if (b === 0) divideByZero()
  return Math.floor(a / b)
}

/** Remainder of `uint32`. */
export function remU(a: number, b: number): number {
  if (b === 0) divideByZero()
  return a % b
}

/** Integer division of `int64`. */
export function div64(a: bigint, b: bigint): bigint {
  if (b === 0n) divideByZero()
  if (b === -1n && a === MIN_INT64) overflow()
  return a / b
}

/** Division of `uint64`. */
export function divBig(a: bigint, b: bigint): bigint {
  if (b === 0n) divideByZero()
  return a / b
}

/** Remainder of `int64` and `uint64`. */
export function remBig(a: bigint, b: bigint): bigint {
  if (b === 0n) divideByZero()
  return a % b
}

/** Division of `bigint`, paid for before it is done where it is large. */
export function quotientBig(a: bigint, b: bigint): bigint {
  if (b === 0n) divideByZero()
  if (!isSmall(a)) payForDivision(a, b)
  return a / b
}

/** Remainder of `bigint`, paid for before it is done where it is large. */
export function remainderBig(a: bigint, b: bigint): bigint {
  if (b === 0n) divideByZero()
  if (!isSmall(a)) payForDivision(a, b)
  return a % b
}

/** Schoolbook division of 64-bit digits: each of the quotient's takes one pass over the divisor's. */
function payForDivision(a: bigint, b: bigint): void {
  const [size, divisor] = [bitLength(a), bitLength(b)]
  machine.charge((Math.max(64, size - divisor) >> 6) * (divisor >> 6))
  payForBits(size)
}

/** The decimal digits of a `bigint`, paid for before they are made: that takes the square of their number. */
export function bigText(value: bigint): string {
  if (!isSmall(value)) {
    const bits = bitLength(value)
    machine.charge((bits >> 9) ** 2)
    payForBits(bits)
  }
  return value.toString()
}

/** An integer, or what says itself what it is, in decimal digits. */
export function integerText(value: unknown): string {
  return typeof value === 'bigint' ? bigText(value) : String(value)
}

/** A `bigint` moved to the left, paid for before that; a negative distance is one to the right. */
export function shiftBig(value: bigint, distance: number): bigint {
  if (value !== 0n) payForBits(Math.max(0, bitLength(value) + distance))
  return value << BigInt(distance)
}

/** Addition of `bigint`, paid for by size. */
export function addBig(a: bigint, b: bigint): bigint {
  return paidBig(a + b)
}

/** Subtraction of `bigint`, paid for by size. */
export function subBig(a: bigint, b: bigint): bigint {
  return paidBig(a - b)
}

/** Multiplication of `bigint`, paid for before it is done where it is large. */
export function mulBig(a: bigint, b: bigint): bigint {
  if (isSmall(a) && isSmall(b)) return a * b
  const [left, right] = [bitLength(a), bitLength(b)]
  // Schoolbook multiplication of 64-bit digits.
  machine.charge((left >> 6) * (right >> 6))
  payForBits(left + right)
  return a * b
}

function isSmall(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value
}

/** A number that some work went once through, or is about to, paid for by size. */
export function paidBig(value: bigint): bigint {
  if (!isSmall(value)) payForBits(bitLength(value))
  return value
}

/** Pays for a `bigint` of so many bits before it is made. */
function payForBits(bits: number): void {
  if (bits > MAX_BIGINT_BITS) throw ending(valueTooLarge())
  machine.charge(bits >> 8)
  machine.allocate(bits >> 3)
}

/** At least 64. */
function bitLength(value: bigint): number {
  return isSmall(value) ? 64 : value.toString(16).length * 4
}

/** The longest text of V8; other engines have longer ones. */
const MAX_TEXT = (1 << 29) - 24

/** Ends the run before it makes a text that is longer than any can be, at which JavaScript would fail. */
export function requireTextLength(length: number): void {
  if (length > MAX_TEXT) throw ending(valueTooLarge())
}

/** `**` as .NET has it: unlike JavaScript, 1 to any power is 1, and -1 to an infinite one. */
export function pow(a: number, b: number): number {
  if (a === 1) return 1
  if (a === -1 && (b === Infinity || b === -Infinity)) return 1
  return a ** b
}

/** The UTF-16 unit at an index. */
export function charAt(text: string, index: number): number {
  return index >>> 0 < text.length ? text.charCodeAt(index) : indexOutOfRange()
}

/** The element at an index. */
export function arrayGet(array: readonly unknown[], index: number): unknown {
  return index >>> 0 < array.length ? array[index] : indexOutOfRange()
}

/** Stores an element at an index. */
export function arraySet(array: unknown[], index: number, value: unknown): void {
  if (index >>> 0 >= array.length) indexOutOfRange()
  array[index] = value
}

/** Concatenation that pays for what it adds: the longer text is shared, not copied. Null adds nothing. */
export function concat(a: string | null, b: string | null): string {
  const [left, right] = [a ?? '', b ?? '']
  requireTextLength(left.length + right.length)
  machine.allocate(32 + 2 * Math.min(left.length, right.length))
  return left + right
}
