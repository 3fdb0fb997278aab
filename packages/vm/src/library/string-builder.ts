import { machine } from '../machine/machine.ts'
import { indexOutOfRange } from '../machine/net-errors.ts'
import { requireTextLength } from '../machine/operators.ts'
import { mark } from '../values/values.ts'
import { copyItems } from './array-statics.ts'
import { raiseArgument, raiseRange } from './exceptions.ts'
import { textOf } from './format/any.ts'
import { floatText } from './format/number.ts'
import type { Library } from './library-contract.ts'
import { ofUnits, replace as replacedText, substring, unitsOf } from './string.ts'
import { format } from './system.ts'

/** .NET's StringBuilder: texts in order, joined when somebody asks. */
export class StringBuilder {
  declare readonly kind: 'library'
  private text: string

  constructor(text: string) {
    this.text = text
  }

  /** Adds a text: the engine keeps concatenations as trees until they are read. */
  append(text: string | null): this {
    const added = text ?? ''
    requireTextLength(this.text.length + added.length)
    machine.allocate(32 + 2 * added.length)
    this.text += added
    return this
  }

  replace(text: string): this {
    machine.allocate(2 * text.length)
    machine.charge(text.length >> 4)
    this.text = text
    return this
  }

  get length(): number {
    return this.text.length
  }

  toString(): string {
    return this.text
  }
}
mark(StringBuilder, { kind: 'library' })

function remove(builder: StringBuilder, from: number, count: number): StringBuilder {
  const text = String(builder)
  if (from < 0 || count < 0 || from + count > text.length)
    raiseRange('Index was out of range. Must be non-negative and less than the size of the collection.', 'length')
  return builder.replace(text.slice(0, from) + text.slice(from + count))
}

function insert(builder: StringBuilder, at: number, part: string): StringBuilder {
  const text = String(builder)
  if (at < 0 || at > text.length)
    raiseRange(
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
      'index',
    )
  return builder.replace(text.slice(0, at) + part + text.slice(at))
}

function charAt(builder: StringBuilder, index: number): number {
  if (index >= 0 && index < builder.length) return String(builder).charCodeAt(index)
  return indexOutOfRange()
}

function setChar(builder: StringBuilder, index: number, unit: number): void {
  if (index < 0 || index >= builder.length)
    raiseRange('Index was out of range. Must be non-negative and less than the size of the collection.', 'index')
  const text = String(builder)
  builder.replace(text.slice(0, index) + String.fromCharCode(unit) + text.slice(index + 1))
}

/** Cuts a builder off, or fills it up with characters of no meaning. */
function setLength(builder: StringBuilder, length: number): void {
  if (length < 0) raiseRange('Length cannot be less than zero.', 'value')
  requireTextLength(length)
  machine.allocate(2 * length)
  builder.replace(String(builder).slice(0, length).padEnd(length, '\0'))
}

function repeated(unit: number, count: number): string {
  if (count < 0) raiseRange("'repeatCount' must be non-negative.", 'repeatCount')
  requireTextLength(count)
  machine.charge(count >> 4)
  machine.allocate(2 * count)
  return String.fromCharCode(unit).repeat(count)
}

function replace(builder: StringBuilder, from: string, to: string | null): StringBuilder {
  if (from === '') raiseArgument('String cannot be of zero length.', 'oldValue')
  return builder.replace(replacedText(String(builder), from, to))
}

/** Memory is not kept for more than there is: a capacity is what .NET would begin with, at least. */
function capacityOf(builder: StringBuilder): number {
  return Math.max(16, builder.length)
}

const one = (unit: number): string => String.fromCharCode(unit)

/** The members of StringBuilder. */
export const STRING_BUILDER_LIBRARY: Library = {
  'new System.Text.StringBuilder#0': () => new StringBuilder(''),
  'new System.Text.StringBuilder#1': (text) => new StringBuilder(text ?? ''),
  'new System.Text.StringBuilder#2': (_capacity) => new StringBuilder(''),
  'System.Text.StringBuilder.Append#1': (builder, text) => builder.append(text),
  'System.Text.StringBuilder.Append#2': (builder, unit) => builder.append(String.fromCharCode(unit)),
  'System.Text.StringBuilder.Append#3': (builder, value) => builder.append(String(value)),
  'System.Text.StringBuilder.Append#4': (builder, value) => builder.append(floatText(value)),
  'System.Text.StringBuilder.Append#5': (builder, value) => builder.append(value === true ? 'True' : 'False'),
  'System.Text.StringBuilder.Append#6': (builder, value) => builder.append(textOf(value, { k: 'prim', name: 'obj' })),
  'System.Text.StringBuilder.Append#7': (builder, unit, count) => builder.append(repeated(unit, count)),
  'System.Text.StringBuilder.Append#8': (builder, text, from, count) => builder.append(substring(text, from, count)),
  'System.Text.StringBuilder.Append#9': (builder, units) => builder.append(ofUnits(units)),
  'System.Text.StringBuilder.AppendFormat#1': (builder, template, a) => builder.append(format(template, [a])),
  'System.Text.StringBuilder.AppendFormat#2': (builder, template, a, b) => builder.append(format(template, [a, b])),
  'System.Text.StringBuilder.AppendFormat#3': (builder, template, a, b, c) =>
    builder.append(format(template, [a, b, c])),
  'System.Text.StringBuilder.AppendFormat#4': (builder, template, args) => builder.append(format(template, args)),
  'System.Text.StringBuilder.AppendLine#0': (builder) => builder.append('\n'),
  'System.Text.StringBuilder.AppendLine#1': (builder, text) => builder.append(text).append('\n'),
  'System.Text.StringBuilder.Insert#1': (builder, at, part) => insert(builder, at, part ?? ''),
  'new System.Text.StringBuilder#3': (text, _capacity) => new StringBuilder(text ?? ''),
  'System.Text.StringBuilder.Append#10': (builder, units, from, count) =>
    builder.append(substring(ofUnits(units), from, count)),
  'System.Text.StringBuilder.Capacity': capacityOf,
  'System.Text.StringBuilder.MaxCapacity': (_builder) => 0x7fffffff,
  'System.Text.StringBuilder.EnsureCapacity': (builder, least) => Math.max(least, capacityOf(builder)),
  'System.Text.StringBuilder.CopyTo': (builder, from, target, to, count) =>
    copyItems(unitsOf(substring(String(builder), from, count)), 0, target, to, count),
  'System.Text.StringBuilder.Replace#3': (builder, from, to, start, count) => {
    const text = String(builder)
    const part = substring(text, start, count)
    return builder.replace(text.slice(0, start) + replacedText(part, from, to) + text.slice(start + count))
  },
  'System.Text.StringBuilder.Insert#4': (builder, at, value) => insert(builder, at, floatText(value)),
  'System.Text.StringBuilder.Insert#5': (builder, at, value) => insert(builder, at, value === true ? 'True' : 'False'),
  'System.Text.StringBuilder.Insert#6': (builder, at, value) =>
    insert(builder, at, textOf(value, { k: 'prim', name: 'obj' })),
  'System.Text.StringBuilder.Insert#2': (builder, at, unit) => insert(builder, at, one(unit)),
  'System.Text.StringBuilder.Insert#3': (builder, at, value) => insert(builder, at, String(value)),
  'System.Text.StringBuilder.Remove': remove,
  'System.Text.StringBuilder.Replace#1': replace,
  'System.Text.StringBuilder.Replace#2': (builder, from, to) => replace(builder, one(from), one(to)),
  'System.Text.StringBuilder.Clear': (builder) => builder.replace(''),
  'System.Text.StringBuilder.Length': (builder) => builder.length,
  'System.Text.StringBuilder.Length=': setLength,
  'System.Text.StringBuilder.Chars': charAt,
  'System.Text.StringBuilder.Item': charAt,
  'System.Text.StringBuilder.Item=': setChar,
  'System.Text.StringBuilder.ToString#1': String,
  'System.Text.StringBuilder.ToString#2': (builder, from, count) => substring(String(builder), from, count),
}
