// Values without parts, from the script to the host and back; and what is said of one that does not fit.

import { support } from '../library/support.ts'
import { RuntimeError } from '../machine/runtime-error.ts'
import { Box } from '../values/values.ts'
import type { FsException, Rep } from '../values/values.ts'
import { showRep } from './host-types.ts'

/** The type of what nothing is known of. */
export const ANY: Rep = { k: 'prim', name: 'obj' }

/** A script's value of a primitive type as the host has it. `inner` converts what an `obj` is. */
export function primitiveToHost(raw: unknown, name: string, inner: (value: unknown, type: Rep) => unknown): unknown {
  switch (name) {
    case 'unit':
      return undefined
    case 'char':
      return String.fromCharCode(raw as number)
    case 'obj':
      return raw instanceof Box ? inner(raw.value, raw.rep) : raw
    case 'decimal':
      return support.formatAny(raw, { k: 'prim', name: 'decimal' }).replace(/M$/, '')
    case 'exn':
      return { type: support.exceptionName(raw as FsException), message: support.exceptionMessage(raw as FsException) }
    default:
      return raw
  }
}

const INTEGER_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  int: [-(2 ** 31), 2 ** 31 - 1],
  int16: [-32768, 32767],
  uint16: [0, 65535],
  byte: [0, 255],
  sbyte: [-128, 127],
  uint32: [0, 2 ** 32 - 1],
}

/** The way back. @throws {RuntimeError} `HOST_ERROR` */
export function primitiveFromHost(value: unknown, rep: Extract<Rep, { k: 'prim' }>, what: string): unknown {
  const range = INTEGER_RANGES[rep.name]
  if (range !== undefined) {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < range[0] || value > range[1])
      throw mismatch(what, rep, value)
    // Negative zero is no int.
    return value + 0 === 0 ? 0 : value
  }
  switch (rep.name) {
    case 'unit':
      return undefined
    case 'bool':
      if (typeof value !== 'boolean') throw mismatch(what, rep, value)
      return value
    case 'string':
      if (typeof value !== 'string') throw mismatch(what, rep, value)
      return value
    case 'float':
    case 'float32':
      if (typeof value !== 'number') throw mismatch(what, rep, value)
      return rep.name === 'float' ? value : Math.fround(value)
    case 'char':
      if (typeof value !== 'string' || value.length !== 1) throw mismatch(what, rep, value)
      return value.charCodeAt(0)
    case 'int64':
    case 'uint64':
    case 'bigint':
      return bigFromHost(value, rep, what)
    case 'decimal':
      return decimalFromHost(value, rep, what)
    case 'obj':
      return boxed(value)
    default:
      throw mismatch(what, rep, value)
  }
}

/** A text keeps more digits than a number. */
function decimalFromHost(value: unknown, rep: Extract<Rep, { k: 'prim' }>, what: string): unknown {
  if (typeof value !== 'number' && typeof value !== 'string') throw mismatch(what, rep, value)
  try {
    return support.decimal(String(value))
  } catch {
    // It has no digits, or too many: no exception of the script, which has done nothing.
    throw mismatch(what, rep, value)
  }
}

function bigFromHost(value: unknown, rep: Extract<Rep, { k: 'prim' }>, what: string): bigint {
  const isWhole = typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))
  if (!isWhole) throw mismatch(what, rep, value)
  const big = BigInt(value)
  const fits =
    rep.name === 'bigint' || (rep.name === 'int64' ? BigInt.asIntN(64, big) === big : BigInt.asUintN(64, big) === big)
  if (!fits) throw mismatch(what, rep, value)
  return big
}

function boxed(value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return new Box({ k: 'prim', name: 'string' }, value)
  if (typeof value === 'boolean') return new Box({ k: 'prim', name: 'bool' }, value)
  if (typeof value === 'number')
    return new Box({ k: 'prim', name: Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 'int' : 'float' }, value)
  return new Box({ k: 'lib', name: 'host', args: [] }, value)
}

/** The array that F# has of these elements. */
export function typedArray(items: unknown[], element: Rep): unknown {
  if (element.k !== 'prim') return items
  if (element.name === 'int') return Int32Array.from(items as number[])
  if (element.name === 'float') return Float64Array.from(items as number[])
  return element.name === 'byte' ? Uint8Array.from(items as number[]) : items
}

/** Primitives that are the same on both sides, by what `typeof` says of them. */
export const SAME: Readonly<Record<string, string>> = { string: 'string', bool: 'boolean', float: 'number' }

/** Whether a value of the host is at once one of the script: of a type that is the same on both sides. */
export function sameOnBothSides(rep: Rep): (value: unknown) => boolean {
  switch (rep.k === 'prim' ? rep.name : '') {
    case 'int':
      return (value) => typeof value === 'number' && (value | 0) === value && !Object.is(value, -0)
    case 'float':
      return (value) => typeof value === 'number'
    case 'string':
      return (value) => typeof value === 'string'
    case 'bool':
      return (value) => typeof value === 'boolean'
    case 'unit':
      return (value) => value === undefined
    default:
      return () => false
  }
}

/** The error of a value that is not of the type. */
export function mismatch(what: string, rep: Rep, value: unknown): RuntimeError {
  return new RuntimeError('HOST_ERROR', `${what} should be ${showRep(rep)}, but is ${describe(value)}.`)
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'string')
    return `the string ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return `the ${typeof value} ${String(value)}`
  if (Array.isArray(value)) return `an array of ${value.length}`
  return typeof value === 'function' ? 'a function' : 'an object'
}
