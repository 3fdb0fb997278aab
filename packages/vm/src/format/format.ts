/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- generic code over values of scripts */
import type { RuntimeFormatPart } from '../library-contract.ts'
import { machine } from '../machine.ts'

import { display, formatAny } from './any.ts'
import { fixed, general } from './number.ts'

export { formatAny } from './any.ts'

type Hole = Exclude<RuntimeFormatPart, { type: 'text' }>

/** The text of a format; `args` in order, those of `*` included. */
export function formatParts(parts: readonly RuntimeFormatPart[], args: readonly unknown[]): string {
  let next = 0
  let text = ''
  for (const part of parts) {
    if (part.type === 'text') {
      text += part.text
      continue
    }
    const width = part.width === '*' ? (args[next++] as number) : part.width
    const precision = part.precision === '*' ? (args[next++] as number) : part.precision
    if (width !== undefined) machine.allocate(Math.abs(width) * 2)
    text += pad(convert(part, precision, args[next++]), part, width)
  }
  return text
}

function convert(hole: Hole, precision: number | undefined, value: any): string {
  switch (hole.conversion) {
    case 'd':
    case 'i':
      return signed(String(value), hole.flags)
    case 'u':
      return String(unsigned(value))
    case 'x':
      return unsigned(value).toString(16)
    case 'X':
      return unsigned(value).toString(16).toUpperCase()
    case 'o':
      return unsigned(value).toString(8)
    case 's':
      return value ?? ''
    case 'c':
      return String.fromCharCode(value)
    case 'b':
      return value ? 'true' : 'false'
    case 'f':
    case 'F':
      return signed(fixed(Number(value), precision ?? 6), hole.flags)
    case 'e':
    case 'E':
      return signed(exponential(value, precision ?? 6, hole.conversion), hole.flags)
    case 'g':
    case 'G':
      return signed(nonFinite(value) ?? general(value, precision ?? 6), hole.flags)
    case 'A':
      return formatAny(value, hole.rep)
    case 'O':
      return display(value, hole.rep)
    case 'net':
      return netFormat(hole, value)
    default:
      return String(value)
  }
}

function nonFinite(value: number): string | undefined {
  if (Number.isFinite(value)) return undefined
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'Infinity' : '-Infinity'
}

function exponential(value: number, precision: number, letter: string): string {
  const special = nonFinite(value)
  if (special !== undefined) return special
  const [digits = '', exponent = '0'] = value.toExponential(Math.min(precision, 100)).split('e')
  const power = Number(exponent)
  return `${digits}${letter}${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(3, '0')}`
}

function unsigned(value: number | bigint): number | bigint {
  return typeof value === 'bigint' ? BigInt.asUintN(64, value) : value < 0 ? value >>> 0 : value
}

function signed(text: string, flags: string): string {
  if (text.startsWith('-')) return text
  return flags.includes('+') ? `+${text}` : flags.includes(' ') ? ` ${text}` : text
}

function pad(text: string, hole: Hole, width: number | undefined): string {
  if (width === undefined || text.length >= width) return text
  if (hole.flags.includes('-')) return text.padEnd(width)
  if (hole.flags.includes('0') && 'diuxXofFeEgG'.includes(hole.conversion)) {
    const sign = /^[-+ ]/.exec(text)?.[0] ?? ''
    return sign + text.slice(sign.length).padStart(width - sign.length, '0')
  }
  return text.padStart(width)
}

/** An interpolated hole: `{x}`, `{x:F2}`. */
function netFormat(hole: Hole, value: any): string {
  const { netFormat: format } = hole
  if (format === undefined || typeof value !== 'number') return display(value, hole.rep)
  const [, letter = '', digits = ''] = /^([A-Za-z])(\d*)$/.exec(format) ?? []
  const precision = digits === '' ? undefined : Number(digits)
  switch (letter.toUpperCase()) {
    case 'F':
      return fixed(value, precision ?? 2)
    case 'N': {
      const [whole = '', rest] = fixed(value, precision ?? 2).split('.')
      const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
      return rest === undefined ? grouped : `${grouped}.${rest}`
    }
    case 'D':
      return (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(precision ?? 0, '0')
    case 'X': {
      const hex = (value >>> 0).toString(16).padStart(precision ?? 0, '0')
      return letter === 'X' ? hex.toUpperCase() : hex
    }
    default:
      return machine.raise('System.FormatException', 'Format specifier was invalid.')
  }
}
