/** The insides of strings: escapes, quotes, and the text between the holes of interpolated ones. */
import * as catalog from './syntax-catalog.ts'
import type { SyntaxFinding } from './syntax-catalog.ts'

/** How a string ends, which is also how its text is read: `"`, verbatim `@"`, or `"""`. */
export type StringEnd = '"' | '@' | '"""'

/** `end` is behind the closing quote; undefined if there is none. */
export interface ScannedString {
  readonly end: number | undefined
  readonly value: string
}

/** A string with escapes from behind its opening quote up to `quote` (a char code). */
export function scanString(text: string, from: number, findings: SyntaxFinding[], quote: number): ScannedString {
  let value = ''
  let plain = from
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === quote) return { end: at + 1, value: value + text.slice(plain, at) }
    if (code === 92) {
      value += text.slice(plain, at)
      const escape = readEscape(text, at, findings)
      value += escape.value
      at = escape.end
      plain = at
    } else if (quote === 39 && (code === 10 || at > from + 12)) break
    else at++
  }
  return { end: undefined, value: value + text.slice(plain) }
}

/** A string without escapes, where `""` is a quote. */
export function scanVerbatim(text: string, from: number): ScannedString {
  let at = from
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { end: undefined, value: text.slice(from) }
    if (text.charCodeAt(quote + 1) !== 34)
      return { end: quote + 1, value: text.slice(from, quote).replaceAll('""', '"') }
    at = quote + 2
  }
}

/** A string that only `"""` ends. */
export function scanTriple(text: string, from: number): ScannedString {
  const end = text.indexOf('"""', from)
  return end < 0 ? { end: undefined, value: text.slice(from) } : { end: end + 3, value: text.slice(from, end) }
}

/** Text of an interpolated string, and what ended it: a hole, the quote, or the end of the text. */
export interface ScannedPart {
  readonly end: number
  readonly value: string
  readonly ended: 'hole' | 'quote' | 'text'
}

/**
 * Text of an interpolated string from `from`. Escapes and doubled braces are resolved; `%%` is not, because a format
 * such as `%d` before the hole must be told from it first.
 */
export function scanInterpolated(
  text: string,
  from: number,
  quote: StringEnd,
  dollars: number,
  findings: SyntaxFinding[],
): ScannedPart {
  let value = ''
  let plain = from
  let at = from
  const take = (end: number): void => {
    value += text.slice(plain, end)
  }
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 34 && (quote !== '"""' || text.startsWith('"""', at))) {
      if (quote === '@' && text.charCodeAt(at + 1) === 34) {
        take(at + 1)
        at += 2
        plain = at
        continue
      }
      take(at)
      return { end: at + quote.length, value, ended: 'quote' }
    }
    if (code === 92 && quote === '"') {
      take(at)
      const escape = readEscape(text, at, findings)
      value += escape.value
      at = escape.end
      plain = at
    } else if (code === 123 || code === 125) {
      const run = runLength(text, at, code)
      if (code === 123 && opensHole(run, dollars)) {
        take(at + (run - dollars) / (dollars === 1 ? 2 : 1))
        return { end: at + run, value, ended: 'hole' }
      }
      if (code === 125 && dollars === 1 && run % 2 === 1) findings.push(catalog.loneBrace({ start: at, end: at + 1 }))
      take(at + (dollars === 1 ? Math.ceil(run / 2) : run))
      at += run
      plain = at
    } else at++
  }
  take(text.length)
  return { end: text.length, value, ended: 'text' }
}

/** With one `$`, doubled braces are text and an odd one opens; with more, that many open. */
function opensHole(run: number, dollars: number): boolean {
  return dollars === 1 ? run % 2 === 1 : run >= dollars
}

function runLength(text: string, from: number, code: number): number {
  let at = from
  while (text.charCodeAt(at) === code) at++
  return at - from
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  b: '\b',
  r: '\r',
  a: '\u0007',
  f: '\f',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
  '0': '\0',
}

/** The escape at a backslash; one that F# does not know stands for itself. */
function readEscape(
  text: string,
  at: number,
  findings: SyntaxFinding[],
): { readonly end: number; readonly value: string } {
  const next = text[at + 1]
  if (next === undefined) return { end: at + 1, value: '\\' }
  if (isDecimal(text, at + 1, 3)) {
    const value = Number(text.slice(at + 1, at + 4))
    if (value <= 255) return { end: at + 4, value: String.fromCharCode(value) }
    findings.push(catalog.invalidChar({ start: at, end: at + 4 }, 'A \\DDD escape is decimal, from \\000 to \\255.'))
    return { end: at + 4, value: '?' }
  }
  if (next === '\n' || next === '\r') return { end: continuation(text, at + 1), value: '' }
  const digits = next === 'x' ? 2 : next === 'u' ? 4 : next === 'U' ? 8 : 0
  if (digits > 0 && isHex(text, at + 2, digits)) return codePointEscape(text, at, digits, findings)
  const simple = SIMPLE_ESCAPES[next]
  return simple === undefined ? { end: at + 1, value: '\\' } : { end: at + 2, value: simple }
}

function codePointEscape(
  text: string,
  at: number,
  digits: number,
  findings: SyntaxFinding[],
): { readonly end: number; readonly value: string } {
  const end = at + 2 + digits
  const value = Number.parseInt(text.slice(at + 2, end), 16)
  if (value <= 0x10ffff) return { end, value: String.fromCodePoint(value) }
  findings.push(catalog.invalidChar({ start: at, end }, 'The largest character is \\U0010FFFF.'))
  return { end, value: '?' }
}

/** A backslash at the end of a line joins it with the next, without that one's indentation. */
function continuation(text: string, from: number): number {
  let at = text.charCodeAt(from) === 13 && text.charCodeAt(from + 1) === 10 ? from + 2 : from + 1
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++
  return at
}

function isDecimal(text: string, from: number, count: number): boolean {
  for (let i = from; i < from + count; i++) {
    const code = text.charCodeAt(i)
    if (!(code >= 48 && code <= 57)) return false
  }
  return true
}

function isHex(text: string, from: number, count: number): boolean {
  for (let i = from; i < from + count; i++) {
    const code = text.charCodeAt(i) | 32
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) return false
  }
  return true
}
