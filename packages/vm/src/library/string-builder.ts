import { floatText } from '../format/number.ts'
import { textOf } from '../format/any.ts'
import type { Library } from '../library-contract.ts'
import { machine } from '../machine.ts'
import { replacedIn } from './search.ts'
import { mark } from '../values.ts'
import { raiseRange } from './exceptions.ts'

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
  return machine.raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.')
}

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
  'System.Text.StringBuilder.AppendLine#0': (builder) => builder.append('\n'),
  'System.Text.StringBuilder.AppendLine#1': (builder, text) => builder.append(text).append('\n'),
  'System.Text.StringBuilder.Insert': insert,
  'System.Text.StringBuilder.Remove': remove,
  'System.Text.StringBuilder.Replace': (builder, from, to) => builder.replace(replacedIn(String(builder), from, to)),
  'System.Text.StringBuilder.Clear': (builder) => builder.replace(''),
  'System.Text.StringBuilder.Length': (builder) => builder.length,
  'System.Text.StringBuilder.Chars': charAt,
  'System.Text.StringBuilder.ToString': String,
}
