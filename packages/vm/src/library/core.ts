import { machine } from '../machine/machine.ts'
import { divideByZero } from '../machine/net-errors.ts'
import { paidBig, shiftBig } from '../machine/operators.ts'
import { RuntimeError } from '../machine/runtime-error.ts'
import { ending } from '../values/run-end.ts'
import { withType } from '../values/program-types.ts'
import { Box, Lazy, Ref, mark } from '../values/values.ts'
import type { FsException, Instance, Rep } from '../values/values.ts'
import { arithmeticOf, checkedProduct } from './arithmetic.ts'
import { compare, maximum, minimum } from './comparison.ts'
import {
  Decimal,
  addDecimals,
  decimalOfFloat,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  remainderDecimals,
  roundedDecimal,
  subtractDecimals,
} from './decimal.ts'
import { equals, equalsReflexively, objectEquals } from './equality.ts'
import {
  baseMessage,
  becomeException,
  exceptionMessage,
  exceptionName,
  makeException,
  raiseArgument,
  raiseNull,
} from './exceptions.ts'
import { baseText, textOf } from './format/any.ts'
import { netText } from './format/net-format.ts'
import { hashCode } from './hash-code.ts'
import { dictionaryOf } from './hash-table.ts'
import { zeroOf } from './items.ts'
import type { Library } from './library-contract.ts'
import { NetType } from './net-type.ts'
import { fits, outOfRange, primitiveOf, roundHalfEven, toDecimal, toFloat, toInteger } from './numbers.ts'
import { setOfItems } from './set.ts'
import { StaticsTable } from './statics-table.ts'
import { typeName } from './type-names.ts'
import { typeOfValue } from './type-of-value.ts'

const MINIMA: Readonly<Record<string, number | bigint>> = {
  int: -2147483648,
  int64: -(2n ** 63n),
  int16: -32768,
  sbyte: -128,
}

/** `abs`. */
export function absolute(rep: Rep, value: any): unknown {
  if (value instanceof Decimal) return value.coefficient < 0n ? negateDecimal(value) : value
  if (value === MINIMA[primitiveOf(rep)])
    return machine.raise(
      'System.OverflowException',
      'Negating the minimum value of a twos complement number is invalid.',
    )
  return typeof value === 'bigint' ? (value < 0n ? -value : value) : Math.abs(value as number)
}

/** `sign`. */
export function sign(_rep: Rep, value: any): number {
  if (value instanceof Decimal) return value.coefficient > 0n ? 1 : value.coefficient < 0n ? -1 : 0
  if (value !== value)
    return machine.raise('System.ArithmeticException', 'Function does not accept floating point Not-a-Number values.')
  return value > 0 ? 1 : value < 0 ? -1 : 0
}

/** What is nothing but an object of its own. */
class PlainObject {
  declare readonly kind: 'library'
}
mark(PlainObject, { kind: 'library' })

const PLAIN: Rep = { k: 'lib', name: 'System.Object', args: [] }

function plainObject(): Box {
  machine.allocate(PLAIN_BYTES)
  return new Box(PLAIN, new PlainObject())
}

/** Bytes of a box and what is in it, for the memory bound. */
const PLAIN_BYTES = 40

/** `pown`: by squaring, in the order in which F# does; integers are multiplied with a check. */
export function pown(rep: Rep, base: any, exponent: number): unknown {
  const name = primitiveOf(rep)
  const { one } = arithmeticOf(rep)
  const multiply = checkedProduct(rep)
  const product = (power: number): unknown => {
    let result = one
    let square: unknown = base
    for (let rest = power; rest > 0; rest = Math.floor(rest / 2)) {
      machine.step()
      if (rest % 2 === 1) result = multiply(result, square)
      if (rest > 1) square = multiply(square, square)
    }
    return result
  }
  if (exponent >= 0) return product(exponent)
  const positive = product(-exponent)
  if (name === 'float' || name === 'float32') return 1 / (positive as number)
  if (positive === 0 || positive === 0n) return divideByZero()
  if (typeof positive === 'bigint') return 1n / positive
  return Math.trunc(1 / (positive as number))
}

function toChar(_rep: Rep, value: any): number {
  if (typeof value !== 'string') return Number(toInteger(value, 'uint16'))
  if (value.length !== 1) return machine.raise('System.FormatException', 'String must be exactly one character long.')
  return value.charCodeAt(0)
}

const conversion =
  (type: string) =>
  (rep: Rep, value: unknown): number | bigint =>
    // The others wrap around.
    typeof value === 'bigint' && primitiveOf(rep) === 'bigint' && !fits(value, type)
      ? outOfRange(type)
      : toInteger(value, type)

/** Rounding functions answer decimals for decimals. */
const rounding =
  (ofFloat: (value: number) => number, ofDecimal: (value: Decimal) => Decimal) =>
  (value: unknown): unknown =>
    value instanceof Decimal ? ofDecimal(value) : ofFloat(value as number)

/** Bit by bit, paid for by the size of both. */
const bitwise =
  (operation: (a: bigint, b: bigint) => bigint) =>
  (a: bigint, b: bigint): bigint =>
    operation(paidBig(a), paidBig(b))

/** One of the type's arguments; of a value that was made without it, by a host, nobody knows it. */
function typeArgument({ rep }: Instance, index: number): Rep {
  return (rep?.k === 'def' ? rep.args[index] : undefined) ?? { k: 'prim', name: 'obj' }
}

/** Ends the run: a script cannot end its host. */
function exit(code: number): never {
  throw ending(new RuntimeError('SCRIPT_EXIT', `The script ended itself with exit code ${code}.`, { exitCode: code }))
}

const difference = (a: number, b: number): number => a - b

const toStringOf =
  (name: 'int' | 'float' | 'bool' | 'char' | 'int64' | 'float32' | 'decimal' | 'bigint' | 'uint64') =>
  (value: unknown): string =>
    textOf(value, { k: 'prim', name })

const formatted =
  (name: 'int' | 'float' | 'int64' | 'decimal') =>
  (value: unknown, format: string | null): string =>
    netText(value, { k: 'prim', name }, format ?? '')

/** A float32 has no more digits than it has. */
function rounded(rep: Rep, value: number): number {
  return primitiveOf(rep) === 'float32' ? Math.fround(value) : value
}

/** Functions of one number: of a float, and of what their representation says. */
const REAL_FUNCTIONS: Library = Object.fromEntries(
  (['exp', 'log', 'log10', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh'] as const).flatMap(
    (name): [string, Library[string]][] => {
      const ofFloat = Math[name]
      return [
        [`real@.${name}`, (x: number) => ofFloat(x)],
        [name, (rep: Rep, x: number) => rounded(rep, ofFloat(x))],
      ]
    },
  ),
)

/** Operators as functions, conversions, exceptions. */
export const CORE_LIBRARY: Library = {
  id: (value) => value,
  ignore: (_value) => undefined,
  fst: (pair) => pair.f0,
  snd: (pair) => pair.f1,
  not: (value) => !value,
  failwith: (message) => machine.raise('System.Exception', message),
  Failure: (message) => makeException('System.Exception', message),
  invalidArg: (name, message) => raiseArgument(message, name),
  invalidOp: (message) => machine.raise('System.InvalidOperationException', message),
  nullArg: raiseNull,
  raise: (exception: FsException) => {
    throw machine.traced(exception)
  },
  // Where it stands in a handler, the front end makes an operation of it; elsewhere there is nothing to raise again.
  reraise: () => machine.raise('System.InvalidOperationException', 'No exception is being handled.'),
  // There is one thread.
  lock: (_object, action) => action(undefined),
  string: (rep: Rep, value) => textOf(value, rep),
  int: conversion('int'),
  int32: conversion('int'),
  float: (_rep, value) => toFloat(value),
  double: (_rep, value) => toFloat(value),
  float32: (_rep, value) => Math.fround(toFloat(value)),
  single: (_rep, value) => Math.fround(toFloat(value)),
  int64: conversion('int64'),
  uint64: conversion('uint64'),
  uint32: conversion('uint32'),
  int16: conversion('int16'),
  uint16: conversion('uint16'),
  byte: conversion('byte'),
  sbyte: conversion('sbyte'),
  char: toChar,
  decimal: (rep: Rep, value) =>
    primitiveOf(rep) === 'float32' ? decimalOfFloat(value as number, 7) : toDecimal(value),
  bigint: conversion('bigint'),
  abs: absolute,
  sign,
  min: minimum,
  max: maximum,
  compare,
  hash: (rep: Rep, value) => hashCode(value, rep),
  sqrt: (rep: Rep, x) => rounded(rep, Math.sqrt(x)),
  ...REAL_FUNCTIONS,
  'real@.sqrt': (x) => Math.sqrt(x),
  'real@.atan2': (y, x) => Math.atan2(y, x),
  atan2: (rep: Rep, y, x) => rounded(rep, Math.atan2(y, x)),
  floor: rounding(Math.floor, (value) => roundedDecimal(value, 0, 'floor')),
  ceil: rounding(Math.ceil, (value) => roundedDecimal(value, 0, 'ceiling')),
  round: rounding(roundHalfEven, (value) => roundedDecimal(value, 0, 'even')),
  truncate: rounding(Math.trunc, (value) => roundedDecimal(value, 0, 'zero')),
  pown,
  infinity: () => Infinity,
  nan: () => Number.NaN,
  infinityf: () => Infinity,
  nanf: () => Number.NaN,
  ref: (value) => new Ref(value),
  incr: (cell) => {
    cell.f0 = (cell.f0 + 1) | 0
  },
  decr: (cell) => {
    cell.f0 = (cell.f0 - 1) | 0
  },
  defaultArg: (option, value) => (option === null ? value : option.f0),
  lazy: (compute) => new Lazy(compute),
  seq: (values) => values,
  set: setOfItems,
  dict: (pairs) => dictionaryOf(pairs),
  readOnlyDict: (pairs) => dictionaryOf(pairs),
  exit,
  box: (rep: Rep, value) => (value === null || value === undefined ? null : new Box(rep, value)),
  unbox: (_rep, value) => (value instanceof Box ? value.value : value),
  isNull: (value) => value === null || value === undefined,
  enum: (x) => x,
  'LanguagePrimitives.GenericZero': (rep) => arithmeticOf(rep).zero,
  'LanguagePrimitives.GenericOne': (rep) => arithmeticOf(rep).one,
  'LanguagePrimitives.FloatWithMeasure': (x) => x,
  'LanguagePrimitives.Int32WithMeasure': (x) => x,
  'LanguagePrimitives.DecimalWithMeasure': (x) => x,
  'LanguagePrimitives.Float32WithMeasure': (x) => x,
  'LanguagePrimitives.Int16WithMeasure': (x) => x,
  'LanguagePrimitives.Int64WithMeasure': (x) => x,
  'LanguagePrimitives.SByteWithMeasure': (x) => x,
  'LanguagePrimitives.EnumOfValue': (x) => x,
  'LanguagePrimitives.EnumToValue': (x) => x,
  'LanguagePrimitives.PhysicalEquality': (a, b) => a === b,
  'LanguagePrimitives.GenericEquality': equals,
  'LanguagePrimitives.GenericEqualityER': equalsReflexively,
  'LanguagePrimitives.GenericComparison': compare,
  'LanguagePrimitives.GenericMaximum': maximum,
  'LanguagePrimitives.GenericMinimum': minimum,
  'LanguagePrimitives.GenericHash': (rep: Rep, value) => hashCode(value, rep),
  'type@.table': () => new StaticsTable(),
  'type@.statics': (rep: Rep, table: StaticsTable, make) => table.of(rep, make),
  'type@.register': (rep: Rep, table: StaticsTable, statics) => table.register(rep, statics),
  'type@.keep': (rep: Rep, value) => withType(value, rep),
  'type@.argument': typeArgument,
  'decimal.+': addDecimals,
  'decimal.-': subtractDecimals,
  'decimal.*': multiplyDecimals,
  'decimal./': divideDecimals,
  'decimal.%': remainderDecimals,
  'decimal.~-': negateDecimal,
  'bigint.<<<': shiftBig,
  'bigint.>>>': (value, distance) => shiftBig(value, -distance),
  'bigint.&&&': bitwise((a, b) => a & b),
  'bigint.|||': bitwise((a, b) => a | b),
  'bigint.^^^': bitwise((a, b) => a ^ b),
  'exn.Message': exceptionMessage,
  'exn@.become': becomeException,
  'exn@.Message': baseMessage,
  'exn@.ToString': baseText,
  'exn.InnerException': (exception: FsException) => exception.inner,
  'exn.StackTrace': (_exception) => '',
  'exn.ToString': (exception) => textOf(exception, { k: 'prim', name: 'exn' }),
  'exn.GetType': (exception: FsException) => new NetType(exceptionName(exception)),
  'Unchecked.defaultof': (rep: Rep) => zeroOf(rep),
  'new obj': plainObject,
  'obj.GetType': (rep: Rep, value) => typeOfValue(value, rep),
  typeof: (rep: Rep) => NetType.of(rep),
  'System.Type.Name': (type: NetType) => typeName(type.name),
  'System.Type.ToString': (type: NetType) => type.name,
  'System.Type.FullName': (type: NetType) => type.name,
  'new Lazy': (compute) => new Lazy(compute),
  'Lazy.Create': (compute) => new Lazy(compute),
  'Lazy.CreateFromValue': (value) => new Lazy(() => value),
  'Lazy.Value': (lazy) => lazy.force(),
  'Lazy.Force': (lazy) => lazy.force(),
  'Lazy.IsValueCreated': (lazy) => lazy.isValueCreated,
  'ref.Value': (cell) => cell.f0,
  'int.ToString': toStringOf('int'),
  'int.ToString#2': formatted('int'),
  'float.ToString': toStringOf('float'),
  'float.ToString#2': formatted('float'),
  'bool.ToString': toStringOf('bool'),
  'char.ToString': toStringOf('char'),
  'int64.ToString': toStringOf('int64'),
  'int64.ToString#2': formatted('int64'),
  'decimal.ToString': toStringOf('decimal'),
  'decimal.ToString#2': formatted('decimal'),
  'int.CompareTo': (a, b) => Math.sign(compare(a, b)),
  'float.CompareTo': (a, b) => Math.sign(compare(a, b)),
  // Of small numbers .NET answers the difference.
  ...Object.fromEntries(['char', 'byte', 'sbyte', 'int16', 'uint16'].map((name) => [`${name}.CompareTo`, difference])),
  'obj.Equals': objectEquals,
}
