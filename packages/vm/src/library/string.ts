import { machine } from '../machine/machine.ts'
import { charAt, requireTextLength } from '../machine/operators.ts'
import { uncurry2 } from '../values/function-values.ts'
import { Box } from '../values/values.ts'
import type { Rep, Some } from '../values/values.ts'
import { copyItems } from './array-statics.ts'
import { compareStrings } from './comparison.ts'
import { raiseArgument, raiseNull, raiseRange, requireNonNegative } from './exceptions.ts'
import { textOf } from './format/any.ts'
import { addItem, itemsOf, payForItems } from './items.ts'
import type { Library } from './library-contract.ts'
import { indexIn, lastIndexIn, replacedIn } from './search.ts'
import { hash } from './table-hash.ts'

const one = (unit: number): string => String.fromCharCode(unit)

const OBJ: Rep = { k: 'prim', name: 'obj' }

/** Pays for a text that is about to be made. */
function paid(length: number): void {
  requireTextLength(length)
  machine.charge(length >> 4)
  machine.allocate(32 + 2 * length)
}

/** Visits the UTF-16 units of a text, paid for, until a visit answers true. */
function walkUnits(text: string | null, visit: (unit: number, index: number) => boolean): void {
  if (text === null) return
  machine.charge(text.length)
  for (let index = 0; index < text.length; index++) if (visit(text.charCodeAt(index), index)) return
}

/** Visits all units. */
function eachUnit(text: string | null, visit: (unit: number, index: number) => unknown): void {
  walkUnits(text, (unit, index) => {
    visit(unit, index)
    return false
  })
}

/** The UTF-16 units of a text, paid for. */
export function unitsOf(text: string | null): number[] {
  const length = text === null ? 0 : text.length
  machine.allocate(8 * length)
  const units: number[] = []
  // To grow means to copy, several times.
  units.length = length
  eachUnit(text, (unit, index) => (units[index] = unit))
  return units
}

/** So many units become text at once: a call takes only so many arguments. */
const PIECE = 4096

/** Puts a text together from UTF-16 units. */
class UnitWriter {
  private written = ''
  private readonly piece: number[] = []

  add(unit: number): void {
    if (this.piece.push(unit) === PIECE) this.flush()
  }

  private flush(): void {
    this.written += String.fromCharCode(...this.piece)
    this.piece.length = 0
  }

  get text(): string {
    this.flush()
    return this.written
  }
}

/** A text of UTF-16 units. */
export function ofUnits(units: ArrayLike<number>): string {
  paid(units.length)
  const writer = new UnitWriter()
  for (let index = 0; index < units.length; index++) writer.add(units[index]!)
  return writer.text
}

/** Texts with a separator between them, paid for. */
export function joined(separator: string | null, texts: Iterable<unknown>): string {
  const given = itemsOf(texts)
  machine.allocate(8 * given.length)
  const all = Array.from(given, (text) => (text ?? '') as string)
  const between = separator ?? ''
  paid(all.reduce((length, text) => length + text.length + between.length, 0))
  return all.join(between)
}

/** Items of any type, each as its `ToString` has it. */
function joinedItems(rep: Rep, separator: string | null, items: unknown): string {
  const given = itemsOf(items as Iterable<unknown>)
  machine.allocate(8 * given.length)
  const texts = Array.from(given, (item) => textOf(item, rep))
  return joined(separator, texts)
}

/** Part of a text; bounds outside it are an exception. */
export function substring(text: string, from: number, length: number): string {
  if (from < 0) raiseRange('StartIndex cannot be less than zero.', 'startIndex')
  if (from > text.length) raiseRange('startIndex cannot be larger than length of string.', 'startIndex')
  if (length < 0) raiseRange('Length cannot be less than zero.', 'length')
  if (from + length > text.length) raiseRange('Index and length must refer to a location within the string.', 'length')
  return text.slice(from, from + length)
}

function remove(text: string, from: number, count: number): string {
  if (from < 0) raiseRange('StartIndex cannot be less than zero.', 'startIndex')
  if (count < 0) raiseRange('Count cannot be less than zero.', 'count')
  if (from + count > text.length) raiseRange('Index and count must refer to a location within the string.', 'count')
  paid(text.length - count)
  return text.slice(0, from) + text.slice(from + count)
}

function removeFrom(text: string, from: number): string {
  if (from < 0) raiseRange('StartIndex cannot be less than zero.', 'startIndex')
  if (from > text.length) raiseRange('startIndex must be less than length of string.', 'startIndex')
  return text.slice(0, from)
}

function insert(text: string, at: number, part: string): string {
  if (at < 0 || at > text.length) raiseRange('Specified argument was out of the range of valid values.', 'startIndex')
  paid(text.length + part.length)
  return text.slice(0, at) + part + text.slice(at)
}

function replicate(count: number, text: string): string {
  requireNonNegative(count, 'count')
  paid(count * text.length)
  return text.repeat(count)
}

/** Each `from` in a text made a `to`, paid for. */
export function replace(text: string, from: string | null, to: string | null): string {
  if (from === null) return raiseNull('oldValue')
  if (from === '') raiseArgument('String cannot be of zero length.', 'oldValue')
  machine.charge(text.length >> 4)
  machine.allocate(32 + 2 * (text.length + Math.ceil(text.length / from.length) * (to ?? '').length))
  return replacedIn(text, from, to ?? '')
}

function pad(text: string, width: number, fill: number, isLeft: boolean): string {
  if (width < 0) raiseRange('Non-negative number required.', 'totalWidth')
  paid(width)
  return isLeft ? text.padStart(width, one(fill)) : text.padEnd(width, one(fill))
}

/** Parts between separators, at most `count`; `options` are .NET's flags: 1 leaves out empty parts, 2 trims them. */
function split(text: string, separators: readonly string[], options = 0, count = Infinity): string[] {
  if (count < 0) raiseRange('Count cannot be less than zero.', 'count')
  machine.charge(text.length * (1 + (separators.length >> 3)))
  machine.allocate(2 * text.length)
  const parts: string[] = []
  const keep = (part: string): void => {
    const own = (options & 2) === 0 ? part : part.trim()
    if (own !== '' || (options & 1) === 0) addItem(parts, own)
  }
  let from = 0
  let at = 0
  while (at < text.length && parts.length + 1 < count) {
    const found = separators.find((separator) => separator !== '' && text.startsWith(separator, at))
    if (found === undefined) at++
    else {
      keep(text.slice(from, at))
      at += found.length
      from = at
    }
  }
  if ((options & 1) !== 0) from = behindSeparators(text, separators, from)
  if (count > 0) keep(text.slice(from))
  return parts
}

/** Empty parts before the last one are left out with their separators. */
function behindSeparators(text: string, separators: readonly string[], from: number): number {
  let at = from
  for (;;) {
    const found = separators.find((separator) => separator !== '' && text.startsWith(separator, at))
    if (found === undefined) return at
    at += found.length
  }
}

const BLANKS = Array.from(
  '\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
)

/** The characters of an array as texts; none, or no array, stand for white space. */
function separatorsOf(units: ArrayLike<number> | null): string[] {
  if (units === null || units.length === 0) return BLANKS
  payForItems(units.length, 8)
  return Array.from(units, one)
}

function textsOf(texts: ArrayLike<string> | null): string[] {
  if (texts === null || texts.length === 0) return BLANKS
  payForItems(texts.length, 8)
  return Array.from(texts)
}

/** Without the characters at its ends that are among `set`. */
function trim(text: string, set: readonly string[], ends: 'start' | 'end' | 'both'): string {
  machine.charge(text.length >> 4)
  const member = new Set(set)
  let from = 0
  let to = text.length
  if (ends !== 'end') while (from < to && member.has(text[from] as string)) from++
  if (ends !== 'start') while (to > from && member.has(text[to - 1] as string)) to--
  return text.slice(from, to)
}

/** Null is before all texts. */
function order(a: string | null, b: string | null): number {
  if (same(a, b)) return 0
  if (a === null || b === null) return a === null ? -1 : 1
  return a < b ? -1 : 1
}

/** At most so many characters, as comparisons take them. */
function partOf(text: string | null, from: number, count: number): string | null {
  if (text !== null && (from < 0 || from > text.length || count < 0)) raiseRange(OUT_OF_RANGE, 'index')
  return text === null ? null : text.slice(from, from + count)
}

function foldedOrNull(text: string | null, comparison: number): string | null {
  return text === null ? null : folded(text, comparison)
}

function same(a: string | null, b: string | null): boolean {
  if (a !== null && b !== null) machine.charge(Math.min(a.length, b.length) >> 6)
  return a === b
}

function indexFrom(text: string, part: string, from: number): number {
  if (from < 0 || from > text.length)
    raiseRange('Index was out of range. Must be non-negative and less than the size of the collection.', 'startIndex')
  return indexIn(text, part, from)
}

function indexWithin(text: string, part: string, from: number, count: number): number {
  if (from < 0 || from > text.length)
    raiseRange('Index was out of range. Must be non-negative and less than the size of the collection.', 'startIndex')
  if (count < 0 || count > text.length - from)
    raiseRange('Count must be positive and count must refer to a location within the string/array/collection.', 'count')
  return indexIn(text.slice(0, from + count), part, from)
}

/** The last place that ends at `from` or before. */
function lastIndexFrom(text: string, part: string, from: number): number {
  if (text === '') return part === '' ? 0 : -1
  if (from < 0 || from > text.length)
    raiseRange('Index was out of range. Must be non-negative and less than the size of the collection.', 'startIndex')
  return lastIndexIn(text.slice(0, from + 1), part)
}

/** The last place of a unit of the set, of `count` that end at `from`. */
function lastIndexOfAny(text: string, units: ArrayLike<number>, from: number, count: number): number {
  if (text === '') return -1
  if (from < 0 || from >= text.length) raiseRange(OUT_OF_RANGE, 'startIndex')
  if (count < 0 || count > from + 1) raiseRange(OUT_OF_COUNT, 'count')
  machine.charge((count + units.length) >> 2)
  const set = new Set(Array.from(units))
  for (let index = from; index > from - count; index--) if (set.has(text.charCodeAt(index))) return index
  return -1
}

/** The last place of a part that ends at `from` or before, and begins at most `count` before that. */
function lastIndexWithin(text: string, part: string, from: number, count: number): number {
  if (text === '') return part === '' ? 0 : -1
  if (from < 0 || from > text.length) raiseRange(OUT_OF_RANGE, 'startIndex')
  if (count < 0 || from - count + 1 < 0) raiseRange(OUT_OF_COUNT, 'count')
  const first = from - count + 1
  const found = lastIndexIn(text.slice(first, from + 1), part)
  return found < 0 ? -1 : first + found
}

const OUT_OF_RANGE = 'Index was out of range. Must be non-negative and less than the size of the collection.'

const OUT_OF_COUNT = 'Count must be positive and count must refer to a location within the string/array/collection.'

/** The first place of a unit of the set, of `count` from `from` on. */
function indexOfAny(text: string, units: ArrayLike<number>, from: number, count: number): number {
  if (from < 0 || from > text.length) raiseRange(OUT_OF_RANGE, 'startIndex')
  if (count < 0 || count > text.length - from) raiseRange(OUT_OF_COUNT, 'count')
  machine.charge((count + units.length) >> 2)
  const set = new Set(Array.from(units))
  for (let index = from; index < from + count; index++) if (set.has(text.charCodeAt(index))) return index
  return -1
}

/** As .NET's invariant globalization has it, on which what F# is held against ran: the letters of ASCII alone. */
export function mapCase(text: string, isUpper: boolean): string {
  paid(text.length)
  return isUpper
    ? text.replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase())
    : text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function beginsWith(text: string, part: string): boolean {
  machine.charge(part.length >> 6)
  return text.startsWith(part)
}

function endsIn(text: string, part: string): boolean {
  machine.charge(part.length >> 6)
  return text.endsWith(part)
}

/** Composing characters takes some twenty times as long as copying them. */
function normalized(text: string): string {
  machine.charge(text.length)
  machine.allocate(2 * text.length)
  return text.normalize()
}

function mapText(fn: (unit: number, index: number) => number, text: string | null): string {
  paid(text?.length ?? 0)
  const writer = new UnitWriter()
  eachUnit(text, (unit, index) => writer.add(fn(unit, index)))
  return writer.text
}

function filterText(test: (unit: number) => boolean, text: string | null): string {
  paid(text?.length ?? 0)
  const writer = new UnitWriter()
  eachUnit(text, (unit) => {
    if (test(unit)) writer.add(unit)
  })
  return writer.text
}

function someUnit(test: (unit: number) => boolean, text: string | null): boolean {
  let isFound = false
  walkUnits(text, (unit) => (isFound = test(unit)))
  return isFound
}

/** `text.[from..to]`; bounds beyond the ends are cut off. */
function getSlice(text: string, from: Some<number> | null, to: Some<number> | null): string {
  const start = Math.max(0, from === null ? 0 : from.f0)
  const end = to === null ? text.length : Math.min(text.length, to.f0 + 1)
  return text.slice(start, Math.max(start, end))
}

/** `StringComparison`: 4 is ordinal, 5 that without case; the invariant culture's differ by case alone here. */
function folded(text: string, comparison: number): string {
  return comparison % 2 === 1 ? mapCase(text, true) : text
}

/** The String module and the members of strings. */
export const STRING_LIBRARY: Library = {
  'seq@.view': (source) => (typeof source === 'string' ? unitsOf(source) : source),
  'String.length': (text) => (text === null ? 0 : text.length),
  'String.concat': joined,
  'String.map': (fn, text) => mapText(fn, text),
  'String.mapi': (fn, text) => {
    const call = uncurry2(fn) as (index: number, unit: number) => number
    return mapText((unit, index) => call(index, unit), text)
  },
  'String.collect': (fn, text) =>
    joined(
      '',
      unitsOf(text).map((unit) => fn(unit) as string),
    ),
  'String.exists': someUnit,
  'String.forall': (test, text) => !someUnit((unit) => !test(unit), text),
  'String.filter': filterText,
  'String.iter': (action, text) => {
    eachUnit(text, (unit) => action(unit))
  },
  'String.iteri': (action, text) => {
    const call = uncurry2(action) as (index: number, unit: number) => unknown
    eachUnit(text, (unit, index) => call(index, unit))
  },
  'String.init': (count, fn) => {
    requireNonNegative(count, 'count')
    payForItems(count, 8)
    return joined(
      '',
      Array.from({ length: count }, (_, index) => fn(index) as string),
    )
  },
  'String.replicate': replicate,
  'string.Length': (text) => text.length,
  'string.Chars': charAt,
  'string.Item': charAt,
  'string.GetSlice': getSlice,
  'string.Substring#1': (text, from) => substring(text, from, Math.max(0, text.length - from)),
  'string.Substring#2': substring,
  'string.Split#0': (text) => split(text, BLANKS),
  'string.Split#1': (text, unit) => split(text, [one(unit)]),
  'string.Split#2': (text, units) => split(text, separatorsOf(units)),
  'string.Split#4': (text, units, options) => split(text, separatorsOf(units), options),
  'string.Split#5': (text, texts, options) => split(text, textsOf(texts), options),
  'string.Split#6': (text, separator) => split(text, [separator]),
  'string.Split#7': (text, separator, options) => split(text, [separator], options),
  'string.Split#8': (text, unit, options) => split(text, [one(unit)], options),
  'string.Split#9': (text, units, count) => split(text, separatorsOf(units), 0, count),
  'string.Split#10': (text, units, count, options) => split(text, separatorsOf(units), options, count),
  'string.Split#11': (text, texts, count, options) => split(text, textsOf(texts), options, count),
  'string.Trim': (text) => trim(text, BLANKS, 'both'),
  'string.Trim#2': (text, unit) => trim(text, [one(unit)], 'both'),
  'string.Trim#3': (text, units) => trim(text, separatorsOf(units), 'both'),
  'string.TrimStart': (text) => trim(text, BLANKS, 'start'),
  'string.TrimStart#2': (text, unit) => trim(text, [one(unit)], 'start'),
  'string.TrimStart#3': (text, units) => trim(text, separatorsOf(units), 'start'),
  'string.TrimEnd': (text) => trim(text, BLANKS, 'end'),
  'string.TrimEnd#2': (text, unit) => trim(text, [one(unit)], 'end'),
  'string.TrimEnd#3': (text, units) => trim(text, separatorsOf(units), 'end'),
  'string.ToUpper': (text) => mapCase(text, true),
  'string.ToLower': (text) => mapCase(text, false),
  'string.ToUpperInvariant': (text) => mapCase(text, true),
  'string.ToLowerInvariant': (text) => mapCase(text, false),
  'string.Contains#1': (text, part) => indexIn(text, part ?? raiseNull('value')) >= 0,
  'string.Contains#2': (text, unit) => indexIn(text, one(unit)) >= 0,
  'string.StartsWith#1': (text, part) => beginsWith(text, part ?? raiseNull('value')),
  'string.StartsWith#2': (text, unit) => text.startsWith(one(unit)),
  'string.StartsWith#3': (text, part, how) => folded(text, how).startsWith(folded(part, how)),
  'string.EndsWith#1': (text, part) => endsIn(text, part ?? raiseNull('value')),
  'string.EndsWith#2': (text, unit) => text.endsWith(one(unit)),
  'string.EndsWith#3': (text, part, how) => folded(text, how).endsWith(folded(part, how)),
  'string.IndexOf#1': (text, part) => indexIn(text, part ?? raiseNull('value')),
  'string.IndexOf#2': (text, unit) => indexIn(text, one(unit)),
  'string.IndexOf#3': indexFrom,
  'string.IndexOf#4': (text, unit, from) => indexFrom(text, one(unit), from),
  'string.IndexOf#5': (text, part, how) => indexIn(folded(text, how), folded(part, how)),
  'string.IndexOf#6': indexWithin,
  'string.IndexOf#7': (text, unit, from, count) => indexWithin(text, one(unit), from, count),
  'string.IndexOf#8': (text, part, from, how) => indexFrom(folded(text, how), folded(part, how), from),
  'string.IndexOfAny': (text, units) => indexOfAny(text, units, 0, text.length),
  'string.IndexOfAny#2': (text, units, from) => indexOfAny(text, units, from, text.length - from),
  'string.IndexOfAny#3': indexOfAny,
  'string.Normalize': normalized,
  'string.IsNormalized': (text) => normalized(text) === text,
  'string.LastIndexOfAny': (text, units) => lastIndexOfAny(text, units, text.length - 1, text.length),
  'string.LastIndexOfAny#2': (text, units, from) => lastIndexOfAny(text, units, from, from + 1),
  'string.LastIndexOfAny#3': lastIndexOfAny,
  'string.LastIndexOf#6': (text, unit, from, count) => lastIndexWithin(text, one(unit), from, count),
  'string.LastIndexOf#7': lastIndexWithin,
  'string.LastIndexOf#3': lastIndexFrom,
  'string.LastIndexOf#4': (text, unit, from) => lastIndexFrom(text, one(unit), from),
  'string.LastIndexOf#5': (text, part, how) => lastIndexIn(folded(text, how), folded(part, how)),
  'string.LastIndexOf#1': (text, part) => lastIndexIn(text, part),
  'string.LastIndexOf#2': (text, unit) => lastIndexIn(text, one(unit)),
  'string.Replace#1': replace,
  'string.Replace#2': (text, from, to) => replace(text, one(from), one(to)),
  'string.PadLeft#1': (text, width) => pad(text, width, 32, true),
  'string.PadLeft#2': (text, width, unit) => pad(text, width, unit, true),
  'string.PadRight#1': (text, width) => pad(text, width, 32, false),
  'string.PadRight#2': (text, width, unit) => pad(text, width, unit, false),
  'string.Insert': insert,
  'string.Remove#1': removeFrom,
  'string.Remove#2': remove,
  'string.ToCharArray#1': unitsOf,
  'string.ToCharArray#2': (text, from, count) => unitsOf(substring(text, from, count)),
  'string.ToString': (text) => text,
  'string.Equals#1': same,
  'string.Equals#3': (text, other) => other instanceof Box && other.value === text,
  'string.Equals#2': (a, b, how) => folded(a, how) === folded(b, how),
  'string.CompareTo': order,
  'string.GetHashCode': hash,
  'string.Clone': (text) => new Box({ k: 'prim', name: 'string' }, text),
  'string.CopyTo': (text, from, target, to, count) => copyItems(unitsOf(text), from, target, to, count),
  'System.String.Join#1': joinedItems,
  'System.String.Join#2': (rep: Rep, separator, items) => joinedItems(rep, String.fromCharCode(separator), items),
  'System.String.Join#3': (separator, a, b) => joined(separator, [a, b]),
  'System.String.Join#4': (separator, a, b, c) => joined(separator, [a, b, c]),
  'System.String.Concat#1': (a, b) => joined('', [a, b]),
  'System.String.Concat#2': (a, b, c) => joined('', [a, b, c]),
  'System.String.Join#5': (separator, texts, from, count) =>
    joined(separator, (texts as string[]).slice(from, from + count)),
  'System.String.Join#6': (separator, items) => joinedItems(OBJ, separator, items),
  'System.String.Concat#5': (items) => joinedItems(OBJ, '', items),
  'System.String.Concat#4': (a, b, c, d) => joined('', [a, b, c, d]),
  'System.String.Concat#3': (rep: Rep, items) => joinedItems(rep, '', items),
  'System.String.IsNullOrEmpty': (text) => text === null || text === '',
  'System.String.IsNullOrWhiteSpace': (text) => text === null || trim(text, BLANKS, 'both') === '',
  'System.String.Empty': () => '',
  'System.String.Equals#1': same,
  'System.String.Equals#2': (a, b, how) => same(foldedOrNull(a, how), foldedOrNull(b, how)),
  'System.String.Compare#1': order,
  'System.String.Compare#2': (a, b, isIgnored) =>
    order(foldedOrNull(a, isIgnored ? 5 : 4), foldedOrNull(b, isIgnored ? 5 : 4)),
  'System.String.Compare#3': (a, b, how) => order(foldedOrNull(a, how), foldedOrNull(b, how)),
  'System.String.Compare#4': (a, from, b, to, count) => order(partOf(a, from, count), partOf(b, to, count)),
  'System.String.CompareOrdinal': compareStrings,
  'new System.String#1': ofUnits,
  'new System.String#3': (units, from, count) => substring(ofUnits(units), from, count),
  'new System.String#2': (unit, count) => {
    if (count < 0) raiseRange("'count' must be non-negative.", 'count')
    return replicate(count, one(unit))
  },
}
