/** Constants of random programs: small and odd ones more often than any others. */
import type { Random } from './random.ts'

const INTS = [0, 1, 2, 3, 4, 5, 7, 10, 12, 65, 100, -1, -2, -7, 255, 256, 1000, 2147483647, -2147483648, 123456789]
const FLOATS = ['0.0', '1.0', '0.5', '1.25', '2.0', '3.75', '10.0', '0.1', '100.5', '1e10', '1.5e-3', '123456.789']
const STRINGS = [
  '',
  'a',
  'b',
  'abc',
  'Hello, World',
  'x y  z',
  'a,b;c',
  'line\\nbreak',
  'tab\\there',
  'quote\\"d',
  'back\\\\slash',
  '42',
  '-7',
  '3.5',
  'é',
  'ZZ',
  '%d %%',
]
const CHARS = ['a', 'b', 'z', 'A', 'Z', '0', '9', ' ', ',', '\\n', "\\'", 'é', '_']

/** A constant of a primitive type as F# writes it, in parentheses where it has a sign. */
export function literal(type: string, random: Random): string | undefined {
  switch (type) {
    case 'int':
      return signed(random.pick(INTS))
    case 'float': {
      const text = random.pick(FLOATS)
      return random.chance(25) ? `(-${text})`.replace('(-0.0)', '0.0') : text
    }
    case 'string':
      return `"${random.pick(STRINGS)}"`
    case 'char':
      return `'${random.pick(CHARS)}'`
    case 'bool':
      return random.chance(50) ? 'true' : 'false'
    case 'unit':
      return '()'
    case 'int64':
      return random.pick([
        '0L',
        '1L',
        '2L',
        '7L',
        '(-3L)',
        '1000000L',
        '9223372036854775807L',
        '(-9223372036854775808L)',
      ])
    case 'byte':
      return random.pick(['0uy', '1uy', '7uy', '128uy', '255uy'])
    case 'uint32':
      return random.pick(['0u', '1u', '9u', '4294967295u'])
    case 'decimal':
      return random.pick(['0m', '1m', '1.0m', '2.50m', '(-0.75m)', '10m', '123456.789m'])
    case 'bigint':
      return random.pick(['0I', '1I', '2I', '(-5I)', '10I', '12345678901234567890I'])
    default:
      return undefined
  }
}

function signed(value: number): string {
  return value < 0 ? `(${value})` : `${value}`
}

/** A count that a list can have. */
export function smallCount(random: Random): string {
  return random.pick(['0', '1', '1', '2', '2', '3', '3', '4', '(-1)'])
}

/** A constant as a pattern; undefined for types whose constants are none. */
export function literalPattern(type: string, random: Random): string | undefined {
  if (!/^(int|string|char|bool|byte|int64)$/.test(type)) return undefined
  return literal(type, random)!.replace(/^\((.*)\)$/, '$1')
}
