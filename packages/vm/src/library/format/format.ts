import { machine } from '../../machine/machine.ts'
import { integerText } from '../../machine/operators.ts'
import type { Rep } from '../../values/values.ts'
import { Decimal } from '../decimal.ts'
import type { RuntimeFormatPart } from '../library-contract.ts'
import { formatAny, textOf } from './any.ts'
import { netText } from './net-format.ts'
import { exponentialText, fixedText, generalText } from './number.ts'

type Hole = Extract<RuntimeFormatPart, { type: 'hole' }>

/** A value in an interpolated hole or a .NET format, with its type. */
export { formatAny }

/** The text of a format; `args` in order, those of `*` included. */
export function formatParts(parts: readonly RuntimeFormatPart[], args: readonly unknown[]): string {
  let text = ''
  let next = 0
  for (const part of parts) {
    if (part.type === 'text') {
      text += part.text
      continue
    }
    const width = part.width === '*' ? (args[next++] as number) : part.width
    const precision = part.precision === '*' ? (args[next++] as number) : part.precision
    if (part.conversion === 'a') {
      const show = args[next] as (unit: undefined) => (value: unknown) => string
      text += show(undefined)(args[next + 1])
      next += 2
      continue
    }
    text += hole(part, args[next++], width, precision)
  }
  machine.allocate(2 * text.length)
  return text
}

/** A width below zero, which only `*` can give, is a width and the flag `-`. */
function hole(part: Hole, value: unknown, width: number | undefined, precision: number | undefined): string {
  if (width === undefined && precision === undefined && part.flags === '')
    return converted(part, value, width, precision)
  const isLeft = part.flags.includes('-') || (width ?? 0) < 0
  const room = Math.abs(width ?? 0)
  machine.allocate(2 * (room + Math.max(0, precision ?? 0)))
  const isNumber = 'diufFeEgGM'.includes(part.conversion)
  const isBits = 'xXoB'.includes(part.conversion)
  let text = converted(part, value, width, precision)
  // NaN and infinity take no sign and no zeros.
  const isFinite = isBits || (isNumber && /\d/.test(text))
  const isPositive = isBits ? !((value as number) < 0) : isFinite && !text.startsWith('-')
  if (isPositive) {
    if (part.flags.includes('+')) text = `+${text}`
    else if (part.flags.includes(' ')) text = ` ${text}`
  }
  if (text.length >= room || part.conversion === 'A') return text
  if (isLeft) return text.padEnd(room, isFinite && endsInZeros(part, value) ? '0' : ' ')
  if (part.flags.includes('0') && isFinite) {
    const sign = /^[-+ ]/.exec(text)?.[0] ?? ''
    return sign + text.slice(sign.length).padStart(room - sign.length, '0')
  }
  return text.padStart(room)
}

/** `%-08.2f` is filled with zeros, at its end too; `%-08g` and `%-08M` unless it is a whole number. */
function endsInZeros({ flags, conversion }: Hole, value: unknown): boolean {
  if (!flags.includes('0')) return false
  if ('fFeE'.includes(conversion)) return true
  return 'gGM'.includes(conversion) && !Number.isInteger(toNumber(value))
}

function converted(part: Hole, value: unknown, width: number | undefined, precision: number | undefined): string {
  switch (part.conversion) {
    case 'd':
    case 'i':
      return integerText(value)
    case 'u':
      return unsigned(value, part.rep).toString()
    case 'x':
      return unsigned(value, part.rep).toString(16)
    case 'X':
      return unsigned(value, part.rep).toString(16).toUpperCase()
    case 'o':
      return unsigned(value, part.rep).toString(8)
    case 'B':
      return unsigned(value, part.rep).toString(2)
    case 'c':
      return String.fromCharCode(value as number)
    case 's':
      return value === null || value === undefined ? '' : (value as string)
    case 'b':
      return value === true ? 'true' : 'false'
    case 'f':
    case 'F':
      return value instanceof Decimal
        ? netText(value, DECIMAL, `F${precision ?? 6}`)
        : fixedText(value as number, precision ?? 6)
    case 'e':
    case 'E':
      return exponentialText(toNumber(value), precision ?? 6, part.conversion)
    case 'g':
    case 'G':
      return generalText(toNumber(value), precision ?? 6, part.conversion === 'g' ? 'e' : 'E')
    case 'M':
      return String(value)
    case 'O':
      return value === null || value === undefined ? '<null>' : textOf(value, part.rep)
    case 'A':
      return formatAny(value, part.rep, part.flags.includes('0') ? 0 : (width ?? 80))
    case 't':
      return (value as (unit: undefined) => string)(undefined)
    default:
      return part.netFormat === undefined ? textOf(value, part.rep) : netText(value, part.rep, part.netFormat)
  }
}

const DECIMAL: Rep = { k: 'prim', name: 'decimal' }

function toNumber(value: unknown): number {
  return value instanceof Decimal ? Number(String(value)) : (value as number)
}

const BITS: Readonly<Record<string, number>> = { sbyte: 8, int16: 16, int: 32, int64: 64 }

/** The number that the bits of a negative one are. */
function unsigned(value: unknown, rep: Rep): bigint {
  const number = typeof value === 'bigint' ? value : BigInt(value as number)
  const bits = rep.k === 'prim' ? BITS[rep.name] : rep.k === 'def' ? 32 : undefined
  return number < 0n ? BigInt.asUintN(bits ?? (typeof value === 'bigint' ? 64 : 32), number) : number
}
