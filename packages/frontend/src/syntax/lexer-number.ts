import type { Literal } from './ast.ts'
import * as catalog from './syntax-catalog.ts'
import type { SyntaxFinding } from './syntax-catalog.ts'

/** What an integer's suffix means: its type and bounds, and F#'s number for a literal that is out of them. */
interface IntegerType {
  readonly type: 'int' | 'byte' | 'sbyte' | 'int16' | 'uint16' | 'uint32' | 'int64' | 'uint64'
  readonly bits: number
  readonly isSigned: boolean
  readonly code: string
}

const INTEGERS: ReadonlyMap<string, IntegerType> = new Map([
  ['', { type: 'int', bits: 32, isSigned: true, code: 'FS1147' }],
  ['l', { type: 'int', bits: 32, isSigned: true, code: 'FS1147' }],
  ['y', { type: 'sbyte', bits: 8, isSigned: true, code: 'FS1142' }],
  ['uy', { type: 'byte', bits: 8, isSigned: false, code: 'FS1144' }],
  ['s', { type: 'int16', bits: 16, isSigned: true, code: 'FS1145' }],
  ['us', { type: 'uint16', bits: 16, isSigned: false, code: 'FS1146' }],
  ['u', { type: 'uint32', bits: 32, isSigned: false, code: 'FS1148' }],
  ['ul', { type: 'uint32', bits: 32, isSigned: false, code: 'FS1148' }],
  ['L', { type: 'int64', bits: 64, isSigned: true, code: 'FS1149' }],
  ['UL', { type: 'uint64', bits: 64, isSigned: false, code: 'FS1150' }],
  ['uL', { type: 'uint64', bits: 64, isSigned: false, code: 'FS1150' }],
])

/**
 * The number at `start`. An integer one above its type's maximum is answered as it is, without a finding: it may be
 * the operand of a minus, which the parser knows; see `isBeyondMaximum`.
 */
export function readNumber(text: string, start: number, findings: SyntaxFinding[]): { end: number; literal: Literal } {
  const prefix = text.charCodeAt(start) === 48 ? text.charCodeAt(start + 1) | 32 : 0
  const radix = prefix === 120 ? 16 : prefix === 111 ? 8 : prefix === 98 ? 2 : 10
  let end = radix === 10 ? start : start + 2
  end = skipDigits(text, end, radix)
  let isFloat = false
  if (radix === 10) {
    const fraction = fractionEnd(text, end)
    isFloat = fraction > end
    end = fraction
  }
  const digits = text.slice(start, end)
  const suffixStart = end
  while (isWordChar(text.charCodeAt(end))) end++
  const suffix = text.slice(suffixStart, end)
  const at = { start, end }
  const isEnded = text.charCodeAt(suffixStart - 1) !== 95
  const literal = !isEnded
    ? undefined
    : isFloat
      ? floatLiteral(digits, suffix)
      : integerLiteral(digits, radix, suffix, at, findings)
  if (literal !== undefined) {
    const isCut = radix === 10 && !isFloat && suffix === '' && text.charCodeAt(end) === 46
    if (isCut && isWordChar(text.charCodeAt(end + 1))) findings.push(catalog.memberOfNumber(at, digits))
    return { end, literal }
  }
  const isNative = !isFloat && (suffix === 'n' || suffix === 'un')
  findings.push(
    isNative ? catalog.unsupported(at, 'Native integers are') : catalog.invalidNumber(at, text.slice(start, end)),
  )
  return { end, literal: { type: 'int', value: 0 } }
}

/** Whether a literal exceeds its type and is only valid behind a minus: `-2147483648`. */
export function isBeyondMaximum(literal: Literal): boolean {
  if (literal.type === 'int') return literal.value > 0x7fffffff
  if (literal.type === 'sbyte') return literal.value > 0x7f
  if (literal.type === 'int16') return literal.value > 0x7fff
  return literal.type === 'int64' && literal.value > 0x7fffffffffffffffn
}

/** The finding about a literal that is only valid behind a minus, and has none. */
export function beyondMaximum(literal: Literal, at: catalog.Range): SyntaxFinding {
  const integer = [...INTEGERS.values()].find((each) => each.type === literal.type)!
  return outOfRange(integer, at)
}

/** The literal with its sign changed; undefined if it has no negative. */
export function negated(literal: Literal): Literal | undefined {
  const { type } = literal
  if (type === 'int' || type === 'sbyte' || type === 'int16')
    return { type, value: literal.value === 0 ? 0 : -literal.value }
  if (type === 'float' || type === 'float32') return { type, value: -literal.value }
  if (type === 'int64' || type === 'bigint') return { type, value: -literal.value }
  return type === 'decimal' ? { type, text: `-${literal.text}` } : undefined
}

function skipDigits(text: string, from: number, radix: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    const isDigit = code >= 48 && code <= (radix === 2 ? 49 : radix === 8 ? 55 : 57)
    const isHex = radix === 16 && (code | 32) >= 97 && (code | 32) <= 102
    if (!isDigit && !isHex && code !== 95) return at
    at++
  }
}

/** Where a fraction and an exponent behind `from` end; `from` if there is neither. `1..2` and `1.ToString` have none. */
function fractionEnd(text: string, from: number): number {
  let at = from
  if (text.charCodeAt(at) === 46 && text.charCodeAt(at + 1) !== 46) {
    const next = text.charCodeAt(at + 1)
    const isMember =
      isWordChar(next) && !(next >= 48 && next <= 57) && (next | 32) !== 101 && !isFloatSuffix(text, at + 1)
    if (isMember || next === 91 || next === 40) return from
    at = skipDigits(text, at + 1, 10)
  }
  if ((text.charCodeAt(at) | 32) === 101) {
    const sign = text.charCodeAt(at + 1)
    const digits = sign === 43 || sign === 45 ? at + 2 : at + 1
    const code = text.charCodeAt(digits)
    if (code >= 48 && code <= 57) at = skipDigits(text, digits, 10)
  }
  return at
}

function isFloatSuffix(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32
  return (code === 102 || code === 109) && !isWordChar(text.charCodeAt(at + 1))
}

function isWordChar(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
}

function floatLiteral(digits: string, suffix: string): Literal | undefined {
  const plain = digits.replaceAll('_', '')
  if (suffix === '') return { type: 'float', value: Number(plain) }
  if (suffix === 'f' || suffix === 'F') return { type: 'float32', value: Math.fround(Number(plain)) }
  if (suffix === 'm' || suffix === 'M') return { type: 'decimal', text: plain }
  return undefined
}

function integerLiteral(
  digits: string,
  radix: number,
  suffix: string,
  at: catalog.Range,
  findings: SyntaxFinding[],
): Literal | undefined {
  const plain = digits.includes('_') ? digits.replaceAll('_', '') : digits
  if (radix !== 10 && plain.length < 3) return undefined
  if (radix === 10 && (suffix === 'f' || suffix === 'F' || suffix === 'm' || suffix === 'M'))
    return floatLiteral(plain, suffix)
  const whole = radix === 10 ? plain : plain.toLowerCase()
  if (suffix === 'I') return { type: 'bigint', value: BigInt(whole) }
  const integer = INTEGERS.get(suffix)
  if (integer === undefined) return suffix === 'LF' || suffix === 'lf' ? bitsAsFloat(whole, suffix) : undefined
  const isSmall = integer.bits <= 32 && whole.length < 12
  const value = isSmall ? BigInt(Number(whole)) : BigInt(whole)
  return fitted(integer, value, radix !== 10, at, findings)
}

/** The value in its type: hexadecimal and its like may use the sign's bit, decimal may be one too large. */
function fitted(
  integer: IntegerType,
  value: bigint,
  isBits: boolean,
  at: catalog.Range,
  findings: SyntaxFinding[],
): Literal {
  const { bits, isSigned, type } = integer
  const limit = isSigned && !isBits ? 2n ** BigInt(bits - 1) : 2n ** BigInt(bits) - 1n
  let fitting = value
  if (value > limit) {
    findings.push(outOfRange(integer, at))
    fitting = 0n
  } else if (isBits && isSigned) fitting = BigInt.asIntN(bits, value)
  return type === 'int64' || type === 'uint64' ? { type, value: fitting } : { type, value: Number(fitting) }
}

function outOfRange(integer: IntegerType, at: catalog.Range): SyntaxFinding {
  const { bits, isSigned, type, code } = integer
  const low = isSigned ? -(2n ** BigInt(bits - 1)) : 0n
  const high = 2n ** BigInt(isSigned ? bits - 1 : bits) - 1n
  return catalog.numberOutOfRange(code, at, type, `${low} to ${high}`)
}

/** `0x3FF0000000000000LF`: the bits of a float. */
function bitsAsFloat(whole: string, suffix: 'LF' | 'lf'): Literal {
  const view = new DataView(new ArrayBuffer(8))
  if (suffix === 'LF') {
    view.setBigUint64(0, BigInt.asUintN(64, BigInt(whole)))
    return { type: 'float', value: view.getFloat64(0) }
  }
  view.setUint32(0, Number(BigInt.asUintN(32, BigInt(whole))))
  return { type: 'float32', value: view.getFloat32(0) }
}
