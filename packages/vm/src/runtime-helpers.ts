import { assert } from '@fsrs/base'
import { libraryEntries, parameterCounts } from '@fsrs/chunk'
import type { FormatPart } from '@fsrs/chunk'

import { box, isException, isType, unbox } from './boxes.ts'
import { apply2, apply3, apply4, applyMany, curry, curry2, curry3, curry4 } from './function-values.ts'
import type { FunctionValue } from './function-values.ts'
import type { LibraryFunction, RuntimeFormatPart, Support } from './library-contract.ts'
import { machine } from './machine.ts'
import { fillRep, portableConstructor } from './program-types.ts'
import { BOUNCE, bounce, deep, settle } from './trampoline.ts'
import { FsException, Lazy, List, NIL, Ref, Seq, mark, tupleClass } from './values.ts'
import type { Instance, Rep, Tuple } from './values.ts'

/**
 * What generated code and the interpreter share: everything of the chunk's meaning that is more than an expression of
 * JavaScript.
 */
export interface RuntimeHelpers {
  readonly [name: string]: unknown
}

const MIN_INT = -2147483648
const MIN_INT64 = -(2n ** 63n)
/** Numbers with more bits than this are no numbers that a script means: each operation would take seconds. */
const MAX_BIGINT_BITS = 1 << 22

/** Integer division of `int`. */
export function div(a: number, b: number): number {
  if (b === 0) divideByZero()
  if (b === -1 && a === MIN_INT) overflow()
  return (a / b) | 0
}

/** Remainder of `int`. */
export function rem(a: number, b: number): number {
  if (b === 0) divideByZero()
  if (b === -1 && a === MIN_INT) overflow()
  return (a % b) | 0
}

/** Integer division of `uint32`. */
export function divU(a: number, b: number): number {
  if (b === 0) divideByZero()
  return Math.floor(a / b)
}

/** Remainder of `uint32`. */
export function remU(a: number, b: number): number {
  if (b === 0) divideByZero()
  return a % b
}

/** Integer division of `int64`. */
export function div64(a: bigint, b: bigint): bigint {
  if (b === 0n) divideByZero()
  if (b === -1n && a === MIN_INT64) overflow()
  return a / b
}

/** Division of `bigint` and `uint64`. */
export function divBig(a: bigint, b: bigint): bigint {
  if (b === 0n) divideByZero()
  return a / b
}

/** Remainder of all integers of JavaScript's bigint. */
export function remBig(a: bigint, b: bigint): bigint {
  if (b === 0n) divideByZero()
  return a % b
}

/** Addition of `bigint`, paid for by size. */
export function addBig(a: bigint, b: bigint): bigint {
  return paid(a + b)
}

/** Subtraction of `bigint`, paid for by size. */
export function subBig(a: bigint, b: bigint): bigint {
  return paid(a - b)
}

/** Multiplication of `bigint`, paid for before it is done where it is large. */
export function mulBig(a: bigint, b: bigint): bigint {
  if (isSmall(a) && isSmall(b)) return a * b
  const [left, right] = [bitLength(a), bitLength(b)]
  // Schoolbook multiplication of 64-bit digits.
  machine.charge((left >> 6) * (right >> 6))
  payForBits(left + right)
  return a * b
}

function isSmall(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value
}

function paid(value: bigint): bigint {
  if (!isSmall(value)) payForBits(bitLength(value))
  return value
}

function payForBits(bits: number): void {
  if (bits > MAX_BIGINT_BITS) machine.outOfMemory()
  machine.charge(bits >> 8)
  machine.allocate(bits >> 3)
}

/** At least 64. */
function bitLength(value: bigint): number {
  return isSmall(value) ? 64 : value.toString(16).length * 4
}

/** `**` as .NET has it: unlike JavaScript, 1 to any power is 1, and -1 to an infinite one. */
export function pow(a: number, b: number): number {
  if (a === 1) return 1
  if (a === -1 && (b === Infinity || b === -Infinity)) return 1
  return a ** b
}

/** The UTF-16 unit at an index. */
export function charAt(text: string, index: number): number {
  return index >>> 0 < text.length ? text.charCodeAt(index) : outOfRange()
}

/** The element at an index. */
export function arrayGet(array: readonly unknown[], index: number): unknown {
  return index >>> 0 < array.length ? array[index] : outOfRange()
}

/** Stores an element at an index. */
export function arraySet(array: unknown[], index: number, value: unknown): void {
  if (index >>> 0 >= array.length) outOfRange()
  array[index] = value
}

/** Raises IndexOutOfRangeException. */
export function outOfRange(): never {
  return machine.raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.')
}

function divideByZero(): never {
  return machine.raise('System.DivideByZeroException', 'Attempted to divide by zero.')
}

function overflow(): never {
  return machine.raise('System.OverflowException', 'Arithmetic operation resulted in an overflow.')
}

/** Concatenation that pays for what it adds: the longer text is shared, not copied. Null adds nothing. */
export function concat(a: string | null, b: string | null): string {
  const [left, right] = [a ?? '', b ?? '']
  machine.allocate(32 + 2 * Math.min(left.length, right.length))
  return left + right
}

/** Forces a Lazy. */
export function force(lazy: Lazy): unknown {
  return lazy.force()
}

/** A list of the items of an array. */
export function listOf(items: readonly unknown[]): List {
  let list: List = NIL
  for (let index = items.length - 1; index >= 0; index--) list = new List(items[index], list)
  return list
}

/** Builds a list front to back. */
export class ListBuilder {
  private first: List
  private last: List | undefined

  constructor() {
    this.first = NIL
    this.last = undefined
  }

  add(item: unknown): void {
    machine.allocate(32)
    const cell = new List(item, NIL)
    if (this.last === undefined) this.first = cell
    else this.last.tail = cell
    this.last = cell
  }

  get list(): List {
    return this.first
  }

  /** The list, with another behind what was added; nothing may be added after that. */
  endingWith(rest: List): List {
    if (this.last === undefined) return rest
    this.last.tail = rest
    return this.first
  }
}

/** Builds an array front to back. */
export class ArrayBuilder {
  readonly items: unknown[]

  constructor() {
    this.items = []
  }

  add(item: unknown): void {
    machine.allocate(8)
    this.items.push(item)
  }
}

type AnyFunction = (...args: unknown[]) => unknown
type ValueFunction = ((argument: unknown) => unknown) & {
  t1?: AnyFunction
  t2?: AnyFunction
  t3?: AnyFunction
}

/** A function value of one parameter that may bounce: safe for everyone, and with its bouncing form for tail calls. */
export function settled1(call: AnyFunction): ValueFunction {
  const value: ValueFunction = (a) => settle(call(a))
  value.t1 = call
  return value
}

/** The same of two parameters. */
export function settled2(call: AnyFunction): ValueFunction {
  const value = curry2((a: unknown, b: unknown) => settle(call(a, b))) as ValueFunction
  value.t2 = call
  return value
}

/** The same of three parameters. */
export function settled3(call: AnyFunction): ValueFunction {
  const value = curry3((a: unknown, b: unknown, c: unknown) => settle(call(a, b, c))) as unknown as ValueFunction
  value.t3 = call
  return value
}

/** A tail call of a function value. */
export function tail1(fn: ValueFunction, a: unknown): unknown {
  return fn.t1 === undefined ? fn(a) : bounce(fn.t1, a)
}

/** A tail call of a function value with two arguments. */
export function tail2(fn: ValueFunction, a: unknown, b: unknown): unknown {
  return fn.t2 === undefined ? applyMany(fn, [a, b]) : bounce(fn.t2, a, b)
}

/** A tail call of a function value with three arguments. */
export function tail3(fn: ValueFunction, a: unknown, b: unknown, c: unknown): unknown {
  return fn.t3 === undefined ? applyMany(fn, [a, b, c]) : bounce(fn.t3, a, b, c)
}

/** An exception that is about to be raised. */
export function raised(exception: FsException): FsException {
  return machine.traced(exception)
}

/** Raises an exception. */
export function raise(exception: FsException): never {
  throw machine.traced(exception)
}

/** Raises an exception again, with its first trace. */
export function reraise(exception: FsException): never {
  throw exception
}

/** Whether something thrown is none of the script's business: a limit, or an error of the machine. */
export function isFatal(error: unknown): boolean {
  return !(error instanceof FsException) && asNullReference(error) === undefined
}

/** What a handler gets; limits pass it by. */
export function caught(error: unknown): FsException {
  if (error instanceof FsException) return error
  const exception = asNullReference(error)
  if (exception === undefined) throw error
  return exception
}

/** F# values are never null, but for those that .NET made: reaching into one is a NullReferenceException. */
export function asNullReference(error: unknown): FsException | undefined {
  if (!(error instanceof TypeError)) return undefined
  const text = error.message
  const isReach = text.startsWith('Cannot read properties of ') || text.startsWith('Cannot set properties of ')
  if (!isReach) return undefined
  const message = 'Object reference not set to an instance of an object.'
  const exception = new FsException('System.NullReferenceException', message)
  exception.trace = error
  return exception
}

/** Runs a class's constructor on its new instance. */
export function construct(
  instance: Instance,
  constructor: AnyFunction | undefined,
  args: readonly unknown[],
): Instance {
  constructor?.(instance, ...args)
  return instance
}

const anonymousClasses = new Map<string, new (...fields: unknown[]) => Instance>()

/** The class of anonymous records with these fields; programs name few. */
export function anonymousClass(names: readonly string[]): new (...fields: unknown[]) => Instance {
  const key = JSON.stringify(names)
  let found = anonymousClasses.get(key)
  if (found === undefined) {
    const made = portableConstructor(names.map((_, index) => `f${index}`))
    found = made as unknown as new (...fields: unknown[]) => Instance
    mark(found, { kind: 'anon', names })
    if (anonymousClasses.size > 1000) anonymousClasses.clear()
    anonymousClasses.set(key, found)
  }
  return found
}

/** A library function as a curried value. */
export function libraryValue(key: string, implementation: LibraryFunction, reps: readonly Rep[]): FunctionValue {
  const entry = libraryEntries().get(key)
  assert(entry !== undefined, 'the chunk has been verified')
  const counts = parameterCounts(entry)
  // One argument of F# stands for as many of the implementation's as its tuple has items; unit for none.
  const size = Math.max(1, counts.length)
  return curry(size, (...args: unknown[]) => {
    const spread = args.flatMap((arg, index) => {
      const count = counts[index] ?? 0
      if (count === 0) return []
      return count === 1 ? [arg] : Array.from({ length: count }, (_, item) => (arg as Tuple)[`f${item}`])
    })
    return implementation(...reps, ...spread)
  })
}

/** A format's parts with the representations of their arguments. */
export function formatParts(parts: readonly FormatPart[], reps: readonly Rep[]): readonly RuntimeFormatPart[] {
  let next = 0
  return parts.map((part) => (part.type === 'text' ? part : { ...part, rep: reps[next++] as Rep }))
}

/** The helpers under the names that generated code calls. */
export function runtimeHelpers(support: Support): RuntimeHelpers {
  return {
    div,
    rem,
    divU,
    remU,
    div64,
    divBig,
    remBig,
    addBig,
    subBig,
    mulBig,
    pow,
    charAt,
    arrayGet,
    arraySet,
    outOfRange,
    concat,
    force,
    listOf,
    ListBuilder,
    ArrayBuilder,
    Ref,
    Lazy,
    Seq,
    tupleClass,
    anonymousClass,
    libraryValue,
    curry,
    curry2,
    curry3,
    curry4,
    apply2,
    apply3,
    apply4,
    applyMany,
    settled1,
    settled2,
    settled3,
    tail1,
    tail2,
    tail3,
    bounce,
    settle,
    deep,
    BOUNCE,
    raised,
    raise,
    reraise,
    isFatal,
    caught,
    box,
    unbox,
    isType,
    construct,
    formatParts,
    fill: fillRep,
    format: (parts: readonly RuntimeFormatPart[], args: readonly unknown[]) => support.formatParts(parts, args),
    isException: (target: FsException, test: string | (new (...args: never[]) => unknown)) =>
      typeof test === 'string' ? isException(target, test) : target instanceof test,
    lt: (a: unknown, b: unknown) => support.comparePartially(a, b) < 0,
    le: (a: unknown, b: unknown) => support.comparePartially(a, b) <= 0,
    gt: (a: unknown, b: unknown) => support.comparePartially(a, b) > 0,
    ge: (a: unknown, b: unknown) => support.comparePartially(a, b) >= 0,
  }
}
