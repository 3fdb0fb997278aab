/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- values of scripts are untyped here */
import { uncurry2 } from '../function-values.ts'
import type { Library } from '../library-contract.ts'
import { machine } from '../machine.ts'
import { Tuple2 } from '../values.ts'

import { parseFloatText, parseInt32, tryParseFloat, tryParseInt32 } from './numbers.ts'
import { argument, toElements } from './sequences.ts'

const chars = (text: string): number[] => {
  machine.charge(text.length)
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}
const fromChars = (codes: readonly number[]): string => codes.map((code) => String.fromCharCode(code)).join('')
const one = (code: number): string => String.fromCharCode(code)
const outOfRange = (name: string, message: string): never =>
  machine.raise('System.ArgumentOutOfRangeException', `${message} (Parameter '${name}')`)

function substring(text: string, from: number, length: number): string {
  if (from < 0) outOfRange('startIndex', 'StartIndex cannot be less than zero.')
  if (from > text.length) outOfRange('startIndex', 'startIndex cannot be larger than length of string.')
  if (length < 0) outOfRange('length', 'Length cannot be less than zero.')
  if (from + length > text.length) outOfRange('length', 'Index and length must refer to a location within the string.')
  return text.slice(from, from + length)
}

function replicate(count: number, text: string): string {
  if (count < 0) argument('The input must be non-negative.', 'count')
  machine.allocate(count * text.length * 2)
  machine.charge((count * text.length) >> 4)
  return text.repeat(count)
}

function replace(text: string, from: string, to: string): string {
  if (from === '') argument('String cannot be of zero length.', 'oldValue')
  machine.charge(text.length)
  machine.allocate((text.length + (text.length / from.length) * to.length) * 2)
  return text.replaceAll(from, () => to)
}

const pad = (text: string, width: number, fill: string, left: boolean): string => {
  if (width < 0) outOfRange('totalWidth', 'Non-negative number required.')
  machine.allocate(width * 2)
  return left ? text.padStart(width, fill) : text.padEnd(width, fill)
}
const split = (text: string, separators: readonly number[]): string[] => {
  machine.charge(text.length)
  if (separators.length === 0) return text.split(/\s/)
  const out: string[] = []
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (separators.includes(text.charCodeAt(i))) {
      out.push(text.slice(from, i))
      from = i + 1
    }
  }
  out.push(text.slice(from))
  return out
}
const join = (separator: string, texts: Iterable<string>): string => {
  const all = toElements(texts)
  machine.allocate(all.reduce((size, text) => size + (text?.length ?? 0) + separator.length, 0) * 2)
  return all.join(separator)
}
const charAt = (text: string, i: number): number => {
  if (i < 0 || i >= text.length)
    machine.raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.')
  return text.charCodeAt(i)
}

/** The String module, the members of strings, and what of System works on text and numbers. */
export const STRING_LIBRARY: Library = {
  'String.length': (text) => text.length,
  'String.concat': join,
  'String.map': (g, text) => fromChars(chars(text).map((c) => g(c))),
  'String.mapi': (g, text) => {
    const h = uncurry2(g) as any
    return fromChars(chars(text).map((c, i) => h(i, c)))
  },
  'String.collect': (g, text) =>
    chars(text)
      .map((c) => g(c))
      .join(''),
  'String.exists': (g, text) => chars(text).some((c) => g(c)),
  'String.forall': (g, text) => chars(text).every((c) => g(c)),
  'String.filter': (g, text) => fromChars(chars(text).filter((c) => g(c))),
  'String.iter': (g, text) => {
    for (const c of chars(text)) g(c)
  },
  'String.iteri': (g, text) => {
    const h = uncurry2(g) as any
    chars(text).forEach((c, i) => h(i, c))
  },
  'String.init': (n, g) => {
    if (n < 0) argument('The input must be non-negative.', 'count')
    machine.charge(n)
    return Array.from({ length: n }, (_, i) => g(i)).join('')
  },
  'String.replicate': replicate,
  'string.Length': (text) => text.length,
  'string.Chars': charAt,
  'string.Item': charAt,
  'string.Substring#1': (text, from) => substring(text, from, text.length - from),
  'string.Substring#2': substring,
  'string.Split#1': (text, c) => split(text, [c]),
  'string.Split#2': (text, cs) => split(text, Array.from(cs)),
  'string.Trim': (text) => text.trim(),
  'string.TrimStart': (text) => text.trimStart(),
  'string.TrimEnd': (text) => text.trimEnd(),
  'string.ToUpper': (text) => text.toUpperCase(),
  'string.ToLower': (text) => text.toLowerCase(),
  'string.ToUpperInvariant': (text) => text.toUpperCase(),
  'string.ToLowerInvariant': (text) => text.toLowerCase(),
  'string.Contains#1': (text, part) => text.includes(part),
  'string.Contains#2': (text, c) => text.includes(one(c)),
  'string.StartsWith#1': (text, part) => text.startsWith(part),
  'string.StartsWith#2': (text, c) => text.startsWith(one(c)),
  'string.EndsWith#1': (text, part) => text.endsWith(part),
  'string.EndsWith#2': (text, c) => text.endsWith(one(c)),
  'string.IndexOf#1': (text, part) => text.indexOf(part),
  'string.IndexOf#2': (text, c) => text.indexOf(one(c)),
  'string.LastIndexOf#1': (text, part) => text.lastIndexOf(part),
  'string.LastIndexOf#2': (text, c) => text.lastIndexOf(one(c)),
  'string.Replace#1': replace,
  'string.Replace#2': (text, a, b) => replace(text, one(a), one(b)),
  'string.PadLeft#1': (text, width) => pad(text, width, ' ', true),
  'string.PadLeft#2': (text, width, c) => pad(text, width, one(c), true),
  'string.PadRight#1': (text, width) => pad(text, width, ' ', false),
  'string.PadRight#2': (text, width, c) => pad(text, width, one(c), false),
  'string.Insert': (text, at, part) => substring(text, 0, at) + part + text.slice(at),
  'string.Remove#1': (text, from) => substring(text, 0, from),
  'string.Remove#2': (text, from, n) => {
    substring(text, from, n)
    return text.slice(0, from) + text.slice(from + n)
  },
  'string.ToCharArray': chars,
  'System.Math.PI': () => Math.PI,
  'System.Math.E': () => Math.E,
  'System.Math.Abs#1': (x) => Math.abs(x),
  'System.Math.Abs#2': (x) => Math.abs(x),
  'System.Math.Max#1': (a, b) => Math.max(a, b),
  'System.Math.Max#2': (a, b) => Math.max(a, b),
  'System.Math.Min#1': (a, b) => Math.min(a, b),
  'System.Math.Min#2': (a, b) => Math.min(a, b),
  'System.Math.Sqrt': Math.sqrt,
  'System.Math.Pow': (a, b) => a ** b,
  'System.Math.Floor': Math.floor,
  'System.Math.Ceiling': Math.ceil,
  'System.Math.Round#1': (x) => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x)),
  'System.Math.Round#2': (x, n) => {
    const k = 10 ** n
    const y = x * k
    return (Math.abs(y % 1) === 0.5 ? 2 * Math.round(y / 2) : Math.round(y)) / k
  },
  'System.Char.IsDigit': (c) => /\p{Nd}/u.test(one(c)),
  'System.Char.IsLetter': (c) => /\p{L}/u.test(one(c)),
  'System.Char.IsLetterOrDigit': (c) => /[\p{L}\p{Nd}]/u.test(one(c)),
  'System.Char.IsWhiteSpace': (c) => /\s/.test(one(c)),
  'System.Char.IsUpper': (c) => /\p{Lu}/u.test(one(c)),
  'System.Char.IsLower': (c) => /\p{Ll}/u.test(one(c)),
  'System.Char.ToUpper': (c) => one(c).toUpperCase().charCodeAt(0),
  'System.Char.ToLower': (c) => one(c).toLowerCase().charCodeAt(0),
  'System.String.Join#1': join,
  'System.String.IsNullOrEmpty': (text) => text === null || text === '',
  'System.String.IsNullOrWhiteSpace': (text) => text === null || text.trim() === '',
  'System.String.Empty': () => '',
  'System.Int32.Parse': parseInt32,
  'System.Int32.TryParse': (text) => {
    const value = tryParseInt32(text)
    return new Tuple2(value !== undefined, value ?? 0)
  },
  'System.Int32.MaxValue': () => 2147483647,
  'System.Int32.MinValue': () => -2147483648,
  'System.Double.Parse': parseFloatText,
  'System.Double.TryParse': (text) => {
    const value = tryParseFloat(text)
    return new Tuple2(value !== undefined, value ?? 0)
  },
  'System.Int64.MaxValue': () => 2n ** 63n - 1n,
  'System.Int64.MinValue': () => -(2n ** 63n),
  'System.Environment.NewLine': () => '\n',
  'System.Console.WriteLine': (text) => machine.print(`${text}\n`),
  'System.Console.Write': (text) => machine.print(text),
}
