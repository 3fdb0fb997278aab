/** F#'s table of precedence and associativity (F# language specification 4.1, section 4.4.2), by leading characters. */
import type { TokenKind } from './tokens.ts'

/** Operators that can also stand before their operand. */
export const PREFIX_CAPABLE: ReadonlySet<string> = new Set(['-', '+', '-.', '+.', '%', '%%', '&', '&&'])

/** How tightly commas bind. */
export const COMMA_LEVEL = 3

const COMPARISON = 7
const BITS = 8
const CONCATENATION = 9
const SUM = 12
const PRODUCT = 13
const POWER = 14

/** How tightly an infix operator binds, from 1; 0 for what is none. */
export function operatorLevel(kind: TokenKind, symbol: string): number {
  switch (kind as string) {
    case '<-':
      return 1
    case ':=':
      return 2
    case ',':
      return COMMA_LEVEL
    case 'or':
    case '||':
      return 4
    case '&':
    case '&&':
      return 5
    case ':>':
    case ':?>':
      return 6
    case '=':
    case '<':
    case '>':
      return COMPARISON
    case '::':
      return 10
    case ':?':
      return 11
    case '*':
      return PRODUCT
    case 'op':
      return symbolLevel(symbol)
    default:
      return 0
  }
}

/** Whether `a op b op c` is `a op (b op c)`. */
export function isRightAssociative(level: number): boolean {
  return (
    level === 1 || level === 2 || level === COMMA_LEVEL || level === CONCATENATION || level === 10 || level === POWER
  )
}

function symbolLevel(symbol: string): number {
  switch (symbol) {
    case '&&&':
    case '|||':
    case '<<<':
    case '>>>':
      return BITS
    case 'mod':
    case 'land':
    case 'lor':
    case 'lxor':
      return PRODUCT
    case 'lsl':
    case 'lsr':
    case 'asr':
      return POWER
    case '??':
      return 0
  }
  return leadingLevel(symbol)
}

/** Leading dots and question marks do not count: `.+` binds as `+`. */
function leadingLevel(symbol: string): number {
  let at = 0
  while (
    at < symbol.length - 1 &&
    (symbol[at] === '.' || symbol[at] === '?' || (symbol[at] === '$' && symbol.length > 1))
  )
    at++
  switch (symbol[at] ?? '') {
    case '+':
    case '-':
      return SUM
    case '*':
      return symbol[at + 1] === '*' ? POWER : PRODUCT
    case '/':
    case '%':
      return PRODUCT
    case '^':
    case '@':
      return CONCATENATION
    default:
      return COMPARISON
  }
}
