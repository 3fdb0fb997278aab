/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- values of scripts are untyped here */
import { display } from '../format/any.ts'
import type { Library } from '../library-contract.ts'
import { machine } from '../machine.ts'
import { Box, FsException, Lazy, Ref, Tuple2 } from '../values.ts'
import type { Rep } from '../values.ts'

import { compare, equals } from './structural.ts'
import { parseFloatText, parseInt32 } from './numbers.ts'
import { setOfIterable } from './set.ts'

type Fn = (value: any) => any

function argument(message: string, name?: string): never {
  return machine.raise('System.ArgumentException', name === undefined ? message : `${message} (Parameter '${name}')`)
}

/** A number of any type as a float, a char as its code, a string read. */
function toNumber(rep: Rep, value: any): number {
  if (typeof value === 'string') return parseFloatText(value)
  void rep
  return Number(value)
}

function toInt(rep: Rep, value: any): number {
  if (typeof value === 'string') return parseInt32(value)
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value))
  if (Number.isNaN(value) || value >= 2147483648 || value < -2147483649) return -2147483648
  void rep
  return Math.trunc(value) | 0
}

function toBig(value: any): bigint {
  if (typeof value === 'string') return BigInt(value.trim())
  return typeof value === 'bigint' ? value : Number.isFinite(value) ? BigInt(Math.trunc(value)) : -(2n ** 63n)
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

function abs(rep: Rep, value: any): any {
  if (typeof value === 'bigint') return value < 0n ? -value : value
  if (value === -2147483648 && rep.k === 'prim' && rep.name === 'int') {
    return machine.raise(
      'System.OverflowException',
      'Negating the minimum value of a twos complement number is invalid.',
    )
  }
  return Math.abs(value)
}

function hash(_rep: Rep, value: any): number {
  const text = display(value, _rep)
  let code = 0
  for (let i = 0; i < text.length; i++) code = (Math.imul(code, 31) + text.charCodeAt(i)) | 0
  return typeof value === 'number' && Number.isInteger(value) ? value | 0 : code
}

/** Operators as functions, conversions, exceptions. */
export const CORE_LIBRARY: Library = {
  id: (value) => value,
  ignore: () => undefined,
  fst: (pair) => pair.f0,
  snd: (pair) => pair.f1,
  not: (value) => !value,
  failwith: (message) => machine.raise('System.Exception', message),
  invalidArg: (name, message) => argument(message, name),
  invalidOp: (message) => machine.raise('System.InvalidOperationException', message),
  nullArg: (name) => machine.raise('System.ArgumentNullException', `Value cannot be null. (Parameter '${name}')`),
  raise: (exception: FsException) => {
    throw machine.traced(exception)
  },
  string: (rep: Rep, value) => display(value, rep),
  int: toInt,
  int32: toInt,
  float: toNumber,
  double: toNumber,
  float32: (rep, value) => Math.fround(toNumber(rep, value)),
  single: (rep, value) => Math.fround(toNumber(rep, value)),
  int64: (_rep, value) => BigInt.asIntN(64, toBig(value)),
  uint64: (_rep, value) => BigInt.asUintN(64, toBig(value)),
  uint32: (rep, value) => (typeof value === 'number' ? Math.trunc(value) >>> 0 : toInt(rep, value) >>> 0),
  int16: (rep, value) => (toInt(rep, value) << 16) >> 16,
  uint16: (rep, value) => toInt(rep, value) & 0xffff,
  byte: (rep, value) => toInt(rep, value) & 0xff,
  sbyte: (rep, value) => (toInt(rep, value) << 24) >> 24,
  char: (rep, value) => {
    if (typeof value !== 'string') return toInt(rep, value) & 0xffff
    if (value.length !== 1) return machine.raise('System.FormatException', 'String must be exactly one character long.')
    return value.charCodeAt(0)
  },
  decimal: () => machine.raise('System.NotSupportedException', 'decimal is not supported yet.'),
  bigint: (_rep, value) => toBig(value),
  abs,
  sign: (_rep, value) => (value > 0 ? 1 : value < 0 ? -1 : 0),
  min: (a, b) => (compare(a, b) < 0 ? a : b),
  max: (a, b) => (compare(a, b) < 0 ? b : a),
  compare,
  hash,
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  atan2: Math.atan2,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundHalfEven,
  truncate: Math.trunc,
  pown: (_rep, base, power: number) => {
    let result: any = typeof base === 'bigint' ? 1n : 1
    const wrap = (n: any): any => (typeof n === 'bigint' ? BigInt.asIntN(64, n) : n)
    const isInt = _rep.k === 'prim' && _rep.name === 'int'
    for (let i = 0; i < power; i++) {
      machine.step()
      result = isInt ? Math.imul(result, base) : wrap(result * base)
    }
    return power < 0 ? 1 / base ** -power : result
  },
  infinity: () => Infinity,
  nan: () => Number.NaN,
  ref: (value) => new Ref(value),
  incr: (cell) => {
    cell.f0 = (cell.f0 + 1) | 0
  },
  decr: (cell) => {
    cell.f0 = (cell.f0 - 1) | 0
  },
  defaultArg: (option, value) => (option === null ? value : option.f0),
  lazy: (compute: Fn) => new Lazy(compute),
  seq: (values) => values,
  set: setOfIterable,
  dict: () => machine.raise('System.NotSupportedException', 'dict is not supported yet.'),
  exit: (code) => machine.raise('System.NotSupportedException', `A script cannot end its host (exit ${code}).`),
  box: (rep: Rep, value) => new Box(rep, value),
  unbox: (_rep, value) => value.value,
  isNull: (value) => value === null || value === undefined,
  'exn.Message': (exception: FsException) => exception.message ?? '',
  'Lazy.Value': (lazy) => lazy.force(),
  'Lazy.Force': (lazy) => lazy.force(),
  'Lazy.IsValueCreated': (lazy) => lazy.isValueCreated,
  'ref.Value': (cell) => cell.f0,
  'int.ToString': String,
  'float.ToString': (value) => display(value, { k: 'prim', name: 'float' }),
  'bool.ToString': (value) => (value ? 'True' : 'False'),
  'char.ToString': (value) => String.fromCharCode(value),
  'int64.ToString': String,
}

/** A pair, as library functions answer it. */
export const pair = <A, B>(a: A, b: B): Tuple2<A, B> => new Tuple2(a, b)
export { equals }
