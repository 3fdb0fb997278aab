/* oxlint-disable typescript/no-unsafe-type-assertion -- values of scripts are untyped; their representations are followed */
import { exceptionMessage, exceptionName } from '../library/exceptions.ts'
import { dotNetTypeName } from '../library/type-names.ts'
import { Box, FsException, List } from '../values.ts'
import type { Instance, Lazy, Rep, Some, Tuple } from '../values.ts'
import { formatAny } from './any.ts'
import { floatText, singleText } from './number.ts'

const OBJ: Rep = { k: 'prim', name: 'obj' }
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
      return dotNetTypeName(rep)
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
      return String(value)
  }
}

function boxedText(value: unknown): string {
  if (value instanceof Box) return textOf(value.value, value.rep)
  if (value instanceof FsException) return exceptionText(value)
  const instance = value as Instance
  if (instance.kind === 'class') return instanceText(value, { k: 'def', info: instance.info, args: [] })
  return typeof value === 'string' ? value : 'System.Object'
}

/** An exception's type and message, and those of what it was raised for. */
function exceptionText(value: FsException): string {
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
    case 'Result':
      return formatAny(value, rep)
    case 'Lazy': {
      const lazy = value as Lazy
      return lazy.isValueCreated ? textOf(lazy.force(), first) : 'Value is not created.'
    }
    case 'seq':
      return value instanceof List ? `[${shown(value, first)}]` : dotNetTypeName(rep)
    case 'StringBuilder':
    case 'Type':
    case 'System.Type':
      return String(value)
    default:
      return dotNetTypeName(rep)
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

function instanceText(value: unknown, rep: Extract<Rep, { k: 'def' }>): string {
  const info = (value as Instance).info ?? rep.info
  if (info.toStringOf !== undefined) return info.toStringOf(value as never)
  const { def } = rep.info
  switch (def.k) {
    case 'record':
    case 'union':
      return formatAny(value, rep)
    case 'enum':
      return def.cases.find((one) => one.value === value)?.name ?? String(value)
    case 'exception':
      return exceptionText(value as FsException)
    case 'class':
      return dotNetTypeName({ k: 'def', info, args: rep.args })
  }
}
