/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- generic code over values of scripts */
import { machine } from '../machine.ts'
import { isArrayLike } from '../library/structural.ts'
import type { FsException, Rep } from '../values.ts'

import { floatToAny, floatToString } from './number.ts'

const WIDTH = 80
const MOST_ELEMENTS = 100

/** `%A`. */
export function formatAny(value: unknown, rep: Rep): string {
  return layout(value, rep, 0, false)
}

/** `string`, `%O` and `ToString()`. */
export function display(value: any, rep: Rep): string {
  if (rep.k === 'prim') {
    switch (rep.name) {
      case 'string':
        return value ?? ''
      case 'char':
        return String.fromCharCode(value)
      case 'bool':
        return value ? 'True' : 'False'
      case 'float':
      case 'float32':
        return floatToString(value)
      case 'unit':
        return ''
      case 'obj':
        return value === null ? '' : display(value.value, value.rep)
      case 'exn':
        return formatAny(value, rep)
      default:
        return String(value)
    }
  }
  if (rep.k === 'def' && rep.info.toStringOf !== undefined) return rep.info.toStringOf(value as never)
  if (rep.k === 'tuple') return `(${rep.items.map((item, i) => display(value[`f${i}`], item)).join(', ')})`
  if (rep.k === 'lib' && rep.name === 'option') return value === null ? '' : `Some(${display(value.f0, rep.args[0]!)})`
  if (rep.k === 'def' && rep.info.def.k === 'enum') return formatAny(value, rep)
  return formatAny(value, rep)
}

function layout(value: any, rep: Rep, column: number, nested: boolean): string {
  machine.step()
  switch (rep.k) {
    case 'prim':
      return primitive(value, rep.name, column, nested)
    case 'fun':
      return `<fun:${value.name || 'clo'}>`
    case 'tuple':
      return `(${rep.items.map((item, i) => layout(value[`f${i}`], item, column + 1, false)).join(', ')})`
    case 'anon':
      return record(rep.fields, value, column, '{| ', ' |}')
    case 'lib':
      return library(value, rep, column, nested)
    case 'def':
      return defined(value, rep, column, nested)
  }
}

function primitive(value: any, name: string, column: number, nested: boolean): string {
  switch (name) {
    case 'string':
      return value === null ? 'null' : `"${value}"`
    case 'char':
      return `'${String.fromCharCode(value)}'`
    case 'bool':
      return value ? 'true' : 'false'
    case 'unit':
      return '()'
    case 'float':
      return floatToAny(value)
    case 'float32':
      return `${floatToAny(value)}f`
    case 'int64':
      return `${value}L`
    case 'uint64':
      return `${value}UL`
    case 'byte':
      return `${value}uy`
    case 'sbyte':
      return `${value}y`
    case 'int16':
      return `${value}s`
    case 'uint16':
      return `${value}us`
    case 'uint32':
      return `${value}u`
    case 'obj':
      return value === null ? '<null>' : layout(value.value, value.rep, column, nested)
    case 'exn':
      return exception(value as FsException, nested)
    default:
      return String(value)
  }
}

function exception(value: FsException, nested: boolean): string {
  const { info } = value
  if (info === undefined) return `${value.type}: ${value.message ?? ''}`
  const name = info.def.displayName.split(/[.+]/).at(-1)!
  const reps = info.fieldReps(0, [])
  return application(name, reps, value, 0, nested)
}

function defined(value: any, rep: Extract<Rep, { k: 'def' }>, column: number, nested: boolean): string {
  const { def } = rep.info
  switch (def.k) {
    case 'record': {
      const reps = rep.info.fieldReps(0, rep.args)
      return record(
        def.fields.map((field, i) => ({ name: field.name, type: reps[i]! })),
        value,
        column,
        '{ ',
        ' }',
      )
    }
    case 'union':
      return application(def.cases[value.tag]!.name, rep.info.fieldReps(value.tag, rep.args), value, column, nested)
    case 'enum':
      return def.cases.find((c) => c.value === value)?.name ?? String(value)
    case 'exception':
      return exception(value, nested)
    case 'class':
      return rep.info.toStringOf?.(value as never) ?? def.displayName
  }
}

function application(name: string, reps: readonly Rep[], value: any, column: number, nested: boolean): string {
  if (reps.length === 0) return name
  const inner = column + name.length + 1
  const text =
    reps.length === 1
      ? `${name} ${layout(value.f0, reps[0]!, inner, true)}`
      : `${name} (${reps.map((rep, i) => layout(value[`f${i}`], rep, inner + 1, false)).join(', ')})`
  return nested ? `(${text})` : text
}

function record(
  fields: readonly { readonly name: string; readonly type: Rep }[],
  value: any,
  column: number,
  open: string,
  close: string,
): string {
  const indent = column + open.length
  const lines = fields.map(
    ({ name, type }, i) => `${name} = ${layout(value[`f${i}`], type, indent + name.length + 3, false)}`,
  )
  return `${open}${lines.join(`\n${' '.repeat(indent)}`)}${close}`
}

function library(value: any, rep: Extract<Rep, { k: 'lib' }>, column: number, nested: boolean): string {
  const [first, second] = rep.args
  switch (rep.name) {
    case 'list':
      return sequence('[', ']', value, first!, column)
    case 'array':
      return sequence('[|', '|]', value, first!, column)
    case 'seq':
      return prefixed('seq', sequence('[', ']', value, first!, column + 4), nested)
    case 'Set':
      return prefixed('set', sequence('[', ']', value, first!, column + 4), nested)
    case 'Map':
      return prefixed('map', sequence('[', ']', value, { k: 'tuple', items: [first!, second!] }, column + 4), nested)
    case 'option':
      if (value === null) return 'None'
      return parenthesised(`Some ${layout(value.f0, first!, column + 5, true)}`, nested)
    case 'Result':
      return parenthesised(
        value.tag === 0
          ? `Ok ${layout(value.f0, first!, column + 3, true)}`
          : `Error ${layout(value.f0, second!, column + 6, true)}`,
        nested,
      )
    case 'ref':
      return `{ contents = ${layout(value.f0, first!, column + 13, false)} }`
    case 'Lazy':
      return value.isValueCreated ? layout(value.force(), first!, column, nested) : 'Value is not created.'
    default:
      return isArrayLike(value) ? sequence('seq [', ']', value, first!, column) : rep.name
  }
}

function prefixed(word: string, text: string, nested: boolean): string {
  return parenthesised(`${word} ${text}`, nested)
}

function parenthesised(text: string, nested: boolean): string {
  return nested ? `(${text})` : text
}

function sequence(open: string, close: string, values: Iterable<unknown>, rep: Rep, column: number): string {
  const indent = column + open.length
  const items: string[] = []
  for (const value of values) {
    if (items.length === MOST_ELEMENTS) {
      items.push('...')
      break
    }
    items.push(layout(value, rep, indent, false))
  }
  const flat = `${open}${items.join('; ')}${close}`
  if (!items.some((item) => item.includes('\n')) && column + flat.length <= WIDTH) return flat
  const breakAll = items.some((item) => item.includes('\n'))
  let text = open
  let at = indent
  items.forEach((item, i) => {
    const piece = i < items.length - 1 ? `${item};` : item + close
    if (i > 0) {
      if (breakAll || at + 1 + piece.length > WIDTH) {
        text += `\n${' '.repeat(indent)}`
        at = indent
      } else {
        text += ' '
        at += 1
      }
    }
    text += piece
    at += piece.length
  })
  return items.length === 0 ? open + close : text
}
