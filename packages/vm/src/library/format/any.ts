import { machine } from '../../machine/machine.ts'
import { integerText } from '../../machine/operators.ts'
import { classOfFunction } from '../../values/closure-classes.ts'
import type { FunctionValue } from '../../values/function-values.ts'
import { Box, FsException, List, Some } from '../../values/values.ts'
import type { Instance, Lazy, Rep, Tuple, TypeInfo } from '../../values/values.ts'
import type { Array2D } from '../array2d.ts'
import { exceptionMessage, exceptionName } from '../exceptions.ts'
import type { PersistentMap } from '../tree-map.ts'
import { dotNetTypeName, shortName } from '../type-names.ts'
import { above, beside, bracketed, breakable, render, separated, word } from './layout.ts'
import { constantName } from './net-constants.ts'
import type { Layout } from './layout.ts'
import { floatText, generalText, singleText } from './number.ts'

/** Of a list or array this many elements are shown, of a seq so many. */
const LENGTH_LIMIT = 100
const SEQ_LIMIT = 4
const SET_LIMIT = 9
/** Values nested deeper are not shown. */
const DEPTH_LIMIT = 100
/** After this many values the rest is not shown. */
const SIZE_LIMIT = 10_000

/** When a value stands in parentheses. */
type Context = 'item' | 'argument'

const OBJ: Rep = { k: 'prim', name: 'obj' }
const isNull = (value: unknown): boolean => value === null || value === undefined

/**
 * `%A`, as FSharp.Core lays it out; `width` 0 is without line breaks. An exception that a part raises while it is shown
 * takes the place of the whole.
 */
export function formatAny(value: unknown, rep: Rep, width = 80): string {
  try {
    return render(new AnyFormatter().layout(value, rep, DEPTH_LIMIT, 'item'), width)
  } catch (error) {
    if (!(error instanceof FsException)) throw error
    return `Error: ${exceptionMessage(error)}`
  }
}

class AnyFormatter {
  private size = 0

  layout(value: unknown, rep: Rep, depth: number, context: Context): Layout {
    if (depth <= 0 || this.size > SIZE_LIMIT) return word('...')
    this.size++
    machine.step()
    switch (rep.k) {
      case 'prim':
        return this.primitive(value, rep.name, depth, context)
      case 'lib':
        return this.library(value, rep.name, rep.args, depth, context)
      case 'def':
        return this.instance(value as Instance, rep, depth, context)
      case 'fun':
        return word(functionText(value, depth))
      case 'tuple':
        return this.tuple(value as Tuple, rep, depth)
      case 'anon':
        return this.record(
          value as Instance,
          rep.fields.map((field) => field.name),
          rep.fields.map((field) => field.type),
          depth,
        )
    }
  }

  private primitive(value: unknown, name: string, depth: number, context: Context): Layout {
    switch (name) {
      case 'unit':
        return word('()')
      case 'string':
        return word(value === null ? (depth === DEPTH_LIMIT ? '<null>' : 'null') : `"${value as string}"`)
      case 'obj':
        return this.boxed(value, depth, context)
      case 'exn':
        return this.exception(value as FsException, depth, context)
      default:
        return word(leafText(value, name))
    }
  }

  private boxed(value: unknown, depth: number, context: Context): Layout {
    if (value === null || value === undefined) return word(depth === DEPTH_LIMIT ? '<null>' : 'null')
    if (value instanceof Box) {
      this.size--
      return this.layout(value.value, value.rep, depth, context)
    }
    if (value instanceof FsException) return this.exception(value, depth, context)
    const rep = evidentRep(value)
    return rep === undefined ? word(textOf(value, OBJ)) : this.layout(value, rep, depth, context)
  }

  private exception(value: FsException, depth: number, context: Context): Layout {
    const { info } = value
    if (info === undefined || info.def.k !== 'exception') return word(textOf(value, { k: 'prim', name: 'exn' }))
    return this.applied(
      shortName(info.def.displayName),
      value as unknown as Instance,
      info.fieldReps(0, []),
      depth,
      context,
    )
  }

  private tuple(value: Tuple, { items, isStruct }: Extract<Rep, { k: 'tuple' }>, depth: number): Layout {
    const parts = items.map((item, index) => this.layout(value[`f${index}`], item, depth - 1, 'item'))
    return bracketed(isStruct === true ? 'struct (' : '(', separated(',', parts), ')')
  }

  private record(value: Instance, names: readonly string[], reps: readonly Rep[], depth: number): Layout {
    const lines = names.map((name, index) => {
      this.size++
      const part = this.layout(value[`f${index}`], reps[index] ?? OBJ, depth - 1, 'item')
      return beside(word(name), breakable(word('='), part, 1))
    })
    if (lines.length === 0) return word('{}')
    return beside(beside(word('{'), above(lines)), word('}'))
  }

  private instance(value: Instance, rep: Extract<Rep, { k: 'def' }>, depth: number, context: Context): Layout {
    const { info, args } = rep
    const { def } = info
    switch (def.k) {
      case 'record': {
        if (value === null) return word('null')
        return this.record(
          value,
          def.fields.map((field) => field.name),
          info.fieldReps(0, args),
          depth,
        )
      }
      case 'union': {
        const short = def.cases[value.tag]?.name ?? ''
        const name = def.isQualified === true ? `${def.displayName}.${short}` : short
        return this.applied(name, value, info.fieldReps(value.tag, args), depth, context)
      }
      case 'exception':
        return this.exception(value as unknown as FsException, depth, context)
      case 'enum':
      case 'class':
        return word(ownText(value, rep))
    }
  }

  private applied(name: string, value: Instance, reps: readonly Rep[], depth: number, context: Context): Layout {
    if (reps.length === 0) return word(name)
    return this.parenthesised(breakable(word(name), this.fields(value, reps, depth), 2), context)
  }

  private fields(value: Instance, reps: readonly Rep[], depth: number): Layout {
    if (reps.length === 1) return this.layout(value['f0'], reps[0] as Rep, depth - 1, 'argument')
    const parts = reps.map((rep, index) => this.layout(value[`f${index}`], rep, depth - 1, 'item'))
    return bracketed('(', separated(',', parts), ')')
  }

  private parenthesised(content: Layout, context: Context): Layout {
    return context === 'argument' ? bracketed('(', content, ')') : content
  }

  private library(value: unknown, name: string, args: readonly Rep[], depth: number, context: Context): Layout {
    const [first = OBJ, second = OBJ] = args
    if (value === null && name !== 'option') return word(depth === DEPTH_LIMIT ? '<null>' : 'null')
    switch (name) {
      case 'list':
        if ((value as List).tail === null) return word('[]')
        return bracketed('[', this.items(value as List, itemRep(first, value as List), LENGTH_LIMIT, depth), ']')
      case 'array':
        return bracketed(
          '[|',
          this.items(value as unknown[], itemRep(first, value as unknown[]), LENGTH_LIMIT, depth),
          '|]',
        )
      case 'option':
        return value === null
          ? word('None')
          : this.parenthesised(
              breakable(word('Some'), this.layout((value as Some).f0, first, depth - 1, 'argument'), 2),
              context,
            )
      case 'Result':
        return this.result(value as Instance, first, second, depth, context)
      case 'Set':
        return this.set(value as Iterable<unknown>, first, depth, context)
      case 'Map':
        return this.named('map', this.entries(value as PersistentMap, first, second, depth), context)
      case 'ref':
        return this.record(value as Instance, ['contents'], [first], depth)
      case 'seq':
        return this.seq(value, first, depth, context)
      case 'ResizeArray':
      case 'HashSet':
      case 'Queue':
      case 'Stack':
      case 'SortedSet':
      case 'LinkedList':
      case 'KeyCollection':
        return this.named('seq', this.items(value as Iterable<unknown>, first, SEQ_LIMIT, depth), context)
      case 'Dictionary':
      case 'SortedDictionary': {
        const pair: Rep = { k: 'lib', name: 'KeyValuePair', args: [first, second] }
        return this.named('seq', this.items(value as Iterable<unknown>, pair, SEQ_LIMIT, depth), context)
      }
      case 'array2D':
        return this.rectangle(value as Array2D, first, depth)
      case 'Lazy':
        return word(textOf(value, { k: 'lib', name, args }))
      default:
        return word(textOf(value, { k: 'lib', name, args }))
    }
  }

  /** A rectangular array: one row beneath the other. */
  private rectangle(array: Array2D, element: Rep, depth: number): Layout {
    const rows = Array.from({ length: array.rows }, (_, row) =>
      bracketed('[', this.items(array.row(row), element, LENGTH_LIMIT, depth - 1), ']'),
    )
    return rows.length === 0 ? word('[]') : bracketed('[', above(rows), ']')
  }

  /** A value of type seq prints as what it is. */
  private seq(value: unknown, element: Rep, depth: number, context: Context): Layout {
    if (value instanceof List) return this.library(value, 'list', [element], depth, context)
    if (Array.isArray(value) || ArrayBuffer.isView(value))
      return this.library(value, 'array', [element], depth, context)
    const name = (value as { readonly collection?: string }).collection
    if (name === 'Set') return this.library(value, name, [element], depth, context)
    if (name === 'Map') {
      const args = element.k === 'lib' ? element.args : []
      return this.library(value, name, args, depth, context)
    }
    return this.named('seq', this.items(value as Iterable<unknown>, element, SEQ_LIMIT, depth), context)
  }

  private result(value: Instance, ok: Rep, error: Rep, depth: number, context: Context): Layout {
    const isOk = value.tag === 0
    const part = this.layout(value['f0'], isOk ? ok : error, depth - 1, 'argument')
    return this.parenthesised(breakable(word(isOk ? 'Ok' : 'Error'), part, 2), context)
  }

  private named(name: string, content: Layout | undefined, context: Context): Layout {
    return this.parenthesised(breakable(word(name), bracketed('[', content, ']'), 2), context)
  }

  /** FSharp.Core asks each element for its type, and None and unit, which are null, have none to answer. */
  private set(value: Iterable<unknown>, element: Rep, depth: number, context: Context): Layout {
    for (const item of value)
      if (isNull(item)) return word('Error: Object reference not set to an instance of an object.')
    return this.named('set', this.items(value, element, SET_LIMIT, depth), context)
  }

  /** FSharp.Core takes keys and values for objects: None and unit, which are null, are shown as that. */
  private entries(map: PersistentMap, key: Rep, value: Rep, depth: number): Layout | undefined {
    const parts: Layout[] = []
    for (const { f0, f1 } of map) {
      if (parts.length >= SET_LIMIT || this.size > SIZE_LIMIT) {
        parts.push(word('...'))
        break
      }
      this.size++
      const pair = [this.layout(f0, isNull(f0) ? OBJ : key, depth - 2, 'item')]
      pair.push(this.layout(f1, isNull(f1) ? OBJ : value, depth - 2, 'item'))
      parts.push(bracketed('(', separated(',', pair), ')'))
    }
    return separated(';', parts)
  }

  private items(values: Iterable<unknown>, element: Rep, limit: number, depth: number): Layout | undefined {
    const parts: Layout[] = []
    for (const item of values) {
      if (parts.length >= limit || this.size > SIZE_LIMIT) {
        parts.push(word('...'))
        break
      }
      const shown = item
      parts.push(this.layout(shown, element, depth - 1, 'item'))
    }
    return separated(';', parts)
  }
}

/** What an object says of itself; an exception that its ToString raises is shown in the place of that. */
function ownText(value: unknown, rep: Rep): string {
  try {
    return textOf(value, rep)
  } catch (error) {
    if (!(error instanceof FsException)) throw error
    return `<ToString exception: ${exceptionMessage(error)}>`
  }
}

/** F# shows the class of a closure. */
function functionText(value: unknown, depth: number): string {
  if (isNull(value)) return depth === DEPTH_LIMIT ? '<null>' : 'null'
  return `<fun:${shortName(classOfFunction(value as FunctionValue))}>`
}

const SUFFIXES: Readonly<Record<string, string>> = {
  int64: 'L',
  uint64: 'UL',
  byte: 'uy',
  sbyte: 'y',
  int16: 's',
  uint16: 'us',
  uint32: 'u',
  decimal: 'M',
}

function leafText(value: unknown, name: string): string {
  switch (name) {
    case 'float':
      return anyFloat(value as number)
    case 'float32':
      return `${anyFloat(value as number)}f`
    case 'char':
      return `'${anyChar(value as number)}'`
    case 'bool':
      return value === true ? 'true' : 'false'
    default:
      return integerText(value) + (SUFFIXES[name] ?? '')
  }
}

function anyFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (value === Infinity) return 'infinity'
  if (value === -Infinity) return '-infinity'
  const text = generalText(value, 10, 'e')
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}

function anyChar(unit: number): string {
  switch (unit) {
    case 0x27:
      return "\\'"
    case 0x5c:
      return '\\\\'
    case 0x08:
      return '\\b'
    default:
      if (unit < 32 || (unit >= 127 && unit < 160)) return `\\${String(unit).padStart(3, '0')}`
      return String.fromCharCode(unit)
  }
}

// ------------------------------------------------------------------- ToString: it shows parts by %A, and %A some by it

/** Collections show so many elements of theirs. */
const SHOWN = 3

/** `ToString()` of a value, and what `string` makes of it; empty for null. */
export function textOf(value: unknown, rep: Rep): string {
  if (value === null || value === undefined) return ''
  if (value instanceof FsException) return exceptionText(value)
  switch (rep.k) {
    case 'prim':
      return primitiveText(value, rep.name)
    case 'lib':
      return libraryText(value, rep)
    case 'tuple':
      return `(${rep.items.map((item, index) => textOf((value as Tuple)[`f${index}`], item)).join(', ')})`
    case 'anon':
      return formatAny(value, rep)
    case 'fun':
      return classOfFunction(value as FunctionValue)
    case 'def':
      return instanceText(value, rep)
  }
}

function primitiveText(value: unknown, name: string): string {
  switch (name) {
    case 'bool':
      return value === true ? 'True' : 'False'
    case 'char':
      return String.fromCharCode(value as number)
    case 'float':
      return floatText(value as number)
    case 'float32':
      return singleText(value as number)
    case 'obj':
      return boxedText(value)
    case 'exn':
      return exceptionText(value as FsException)
    default:
      return integerText(value)
  }
}

function boxedText(value: unknown): string {
  if (value instanceof Box) return textOf(value.value, value.rep)
  if (value instanceof FsException) return exceptionText(value)
  const instance = value as Instance
  if (instance.kind === 'class') return instanceText(value, { k: 'def', info: instance.info, args: [] })
  const rep = evidentRep(value)
  return rep === undefined ? 'System.Object' : textOf(value, rep)
}

/**
 * The type that a value shows by itself. Methods that are called through an object are not told the type arguments of
 * its class: what they format is no box then, but the value. A number that is whole is taken for an int.
 */
function evidentRep(value: unknown): Rep | undefined {
  switch (typeof value) {
    case 'boolean':
      return { k: 'prim', name: 'bool' }
    case 'string':
      return { k: 'prim', name: 'string' }
    case 'number':
      return { k: 'prim', name: Number.isInteger(value) ? 'int' : 'float' }
    case 'bigint':
      return { k: 'prim', name: 'int64' }
    case 'function':
      return { k: 'fun', from: OBJ, to: OBJ }
    default:
  }
  if (value instanceof List) return { k: 'lib', name: 'list', args: [OBJ] }
  if (value instanceof Some) return { k: 'lib', name: 'option', args: [OBJ] }
  if (value instanceof Float64Array) return { k: 'lib', name: 'array', args: [{ k: 'prim', name: 'float' }] }
  if (Array.isArray(value) || value instanceof Int32Array) return { k: 'lib', name: 'array', args: [OBJ] }
  const { kind, info, size } = value as { readonly kind?: string; readonly info?: TypeInfo; readonly size?: number }
  if (kind === 'tuple') return { k: 'tuple', items: Array.from({ length: size! }, () => OBJ) }
  if (info === undefined || (kind !== 'record' && kind !== 'union')) return undefined
  return { k: 'def', info, args: Array.from({ length: info.def.parameters }, () => OBJ) }
}

/** What one item shows of all, see `evidentRep`: null is None among options, a whole number a float among fractions. */
function itemRep(known: Rep, items: Iterable<unknown>): Rep {
  if (known.k !== 'prim' || known.name !== 'obj') return known
  let shown = 0
  for (const item of items) {
    if (item instanceof Some) return { k: 'lib', name: 'option', args: [OBJ] }
    if (typeof item === 'number' && !Number.isInteger(item)) return { k: 'prim', name: 'float' }
    if (++shown > LENGTH_LIMIT) break
  }
  return known
}

/** A case's name; of a sum of flags the names of its bits, the least first; else the number. */
function enumText(def: TypeInfo['def'] & { readonly k: 'enum' }, value: number): string {
  const exact = def.cases.find((one) => one.value === value)
  if (exact !== undefined || def.isFlags !== true) return exact?.name ?? String(value)
  let rest = value
  const names: string[] = []
  for (const one of def.cases.toSorted((a, b) => b.value - a.value))
    if (one.value !== 0 && (rest & one.value) === one.value) {
      names.unshift(one.name)
      rest &= ~one.value
    }
  return rest === 0 && names.length > 0 ? names.join(', ') : String(value)
}

/** An exception's type and message, and those of what it was raised for. */
function exceptionText(value: FsException): string {
  return value.info?.toStringOf === undefined ? baseText(value) : value.info.toStringOf(value as never)
}

/** The same as .NET's class itself has it. */
export function baseText(value: FsException): string {
  const inner =
    value.inner === null ? '' : ` ---> ${exceptionText(value.inner)}\n   --- End of inner exception stack trace ---`
  return `${exceptionName(value)}: ${exceptionMessage(value)}${inner}`
}

function libraryText(value: unknown, rep: Extract<Rep, { k: 'lib' }>): string {
  const [first = OBJ, second = OBJ] = rep.args
  switch (rep.name) {
    case 'option':
      return `Some(${textOf((value as Some).f0, first)})`
    case 'list':
      return `[${shown(value as Iterable<unknown>, first)}]`
    case 'Set':
      return `set [${shown(value as Iterable<unknown>, first)}]`
    case 'Map':
      return `map [${shown(value as Iterable<unknown>, { k: 'tuple', items: [first, second] })}]`
    case 'KeyValuePair': {
      const pair = value as Tuple
      return `[${textOf(pair['f0'], first)}, ${textOf(pair['f1'], second)}]`
    }
    case 'Lazy': {
      const lazy = value as Lazy
      return lazy.isValueCreated ? textOf(lazy.force(), first) : 'Value is not created.'
    }
    case 'seq':
      return value instanceof List ? `[${shown(value, first)}]` : dotNetTypeName(rep)
    case 'StringBuilder':
    case 'StringWriter':
    case 'TextWriter':
    case 'Type':
    case 'System.Type':
      return String(value)
    default:
      return constantName(rep.name, value) ?? dotNetTypeName(rep)
  }
}

function shown(values: Iterable<unknown>, element: Rep): string {
  const texts: string[] = []
  for (const item of values) {
    if (texts.length === SHOWN) {
      texts.push('... ')
      break
    }
    texts.push(textOf(item, element))
  }
  return texts.join('; ')
}

/** FSharp.Core's own union, which it keeps without a text: the machine has it from the prelude. */
const CHOICE = /^Choices:Choice(#\d)?$/

/** The class of a case, as .NET names what has no text of its own. */
function choiceText({ tag }: { readonly tag: number }, rep: Extract<Rep, { k: 'def' }>): string {
  const { args } = rep
  const all = args.map(dotNetTypeName).join(',')
  return `Microsoft.FSharp.Core.FSharpChoice\`${args.length}+Choice${tag + 1}Of${args.length}[${all}]`
}

function instanceText(value: unknown, rep: Extract<Rep, { k: 'def' }>): string {
  const info = (value as Instance).info ?? rep.info
  if (info.toStringOf !== undefined) return info.toStringOf(value as never)
  const { def } = rep.info
  switch (def.k) {
    case 'record':
      return formatAny(value, rep)
    case 'union':
      return CHOICE.test(def.name) ? choiceText(value as Instance & { tag: number }, rep) : formatAny(value, rep)
    case 'enum':
      return enumText(def, value as number)
    case 'exception':
      return exceptionText(value as FsException)
    case 'class':
      return dotNetTypeName({ k: 'def', info, args: rep.args })
  }
}
