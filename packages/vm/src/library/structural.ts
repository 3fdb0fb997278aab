/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- generic code over values of scripts */
import { machine } from '../machine.ts'

/** `=` of F#: structural; NaN is not equal to itself. */
export function equals(a: any, b: any): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (isArrayLike(a)) return isArrayLike(b) && a.length === b.length && everyIndex(a.length, (i) => equals(a[i], b[i]))
  switch (a.kind) {
    case 'list': {
      let x = a
      let y = b
      for (; x.tail !== null && y.tail !== null; x = x.tail, y = y.tail) {
        machine.step()
        if (!equals(x.head, y.head)) return false
      }
      return x.tail === y.tail
    }
    case 'some':
    case 'ref':
      return equals(a.f0, b.f0)
    case 'tuple':
      return everyIndex(a.size, (i) => equals(a[`f${i}`], b[`f${i}`]))
    case 'box':
      return equals(a.value, b.value)
    case 'record':
    case 'exception':
    case 'union':
      if (a.info?.def.equality === 'reference' || a.constructor !== b.constructor || a.tag !== b.tag) return false
      return everyIndex(fieldsOf(a), (i) => equals(a[`f${i}`], b[`f${i}`]))
    case 'anon':
      return everyIndex(a.names.length, (i) => equals(a[`f${i}`], b[`f${i}`]))
    case 'library':
      return typeof a.equals === 'function' ? a.equals(b) : false
    default:
      return false
  }
}

/** `compare` of F#: negative, zero, positive. */
export function compare(a: any, b: any): number {
  if (a === b) return 0
  if (a === null || a === undefined) return -1
  if (b === null || b === undefined) return 1
  if (typeof a !== 'object') return a < b ? -1 : a > b ? 1 : a === b ? 0 : b !== b ? (a !== a ? 0 : 1) : -1
  if (isArrayLike(a)) {
    if (a.length !== b.length) return a.length - b.length
    return firstDifference(a.length, (i) => compare(a[i], b[i]))
  }
  switch (a.kind) {
    case 'list': {
      let x = a
      let y = b
      for (; x.tail !== null && y.tail !== null; x = x.tail, y = y.tail) {
        machine.step()
        const order = compare(x.head, y.head)
        if (order !== 0) return order
      }
      return x.tail === y.tail ? 0 : x.tail === null ? -1 : 1
    }
    case 'some':
    case 'ref':
      return compare(a.f0, b.f0)
    case 'tuple':
      return firstDifference(a.size, (i) => compare(a[`f${i}`], b[`f${i}`]))
    case 'box':
      return compare(a.value, b.value)
    case 'union':
      if (a.tag !== b.tag) return a.tag - b.tag
      return firstDifference(fieldsOf(a), (i) => compare(a[`f${i}`], b[`f${i}`]))
    case 'record':
    case 'exception':
      return firstDifference(fieldsOf(a), (i) => compare(a[`f${i}`], b[`f${i}`]))
    case 'anon':
      return firstDifference(a.names.length, (i) => compare(a[`f${i}`], b[`f${i}`]))
    case 'library':
      return a.compareTo(b)
    default:
      return 0
  }
}

/** Number of fields of a record, exception or union case. */
export function fieldsOf(value: any): number {
  const def = value.info?.def
  if (def === undefined) return 0
  return def.k === 'union' ? def.cases[value.tag].fields.length : def.fields.length
}

/** Whether a value is an F# array. */
export function isArrayLike(value: any): boolean {
  return Array.isArray(value) || ArrayBuffer.isView(value)
}

function everyIndex(count: number, holds: (index: number) => boolean): boolean {
  machine.charge(count)
  for (let i = 0; i < count; i++) if (!holds(i)) return false
  return true
}

function firstDifference(count: number, order: (index: number) => number): number {
  machine.charge(count)
  for (let i = 0; i < count; i++) {
    const difference = order(i)
    if (difference !== 0) return difference
  }
  return 0
}
