import type { ClosureName, Offset, Unit } from '@fsrs/chunk'

/**
 * Code of the register machine. An instruction is its number and its operands, one after the other in `ops`. Operands
 * named `d` are the register that gets the result, `a`, `b`, `c` registers that are read, `k` a number of a constant,
 * `t` a target in `ops`, `n` a count of the registers that follow.
 */
export const OP = {
  /** d a */
  move: 0,
  /** t */
  jump: 1,
  /** t, backwards: costs fuel */
  loop: 2,
  /** counter bound id t: counts up, copies the counter to `id`, goes back to `t` until the bound is passed; costs fuel */
  forUp: 3,
  forDown: 4,
  /** a t */
  jumpIfFalse: 5,
  /** a t */
  jumpIfTrue: 6,
  /** a b t: jumps where the comparison of JavaScript's operators does not hold */
  unlessLt: 7,
  unlessLe: 8,
  unlessGt: 9,
  unlessGe: 10,
  unlessEq: 11,
  unlessNe: 12,
  /** a int t: the same with a constant */
  unlessLtInt: 13,
  unlessLeInt: 14,
  unlessGtInt: 15,
  unlessGeInt: 16,
  unlessEqInt: 17,
  unlessNeInt: 18,
  /** a t: jumps where a list has items */
  unlessNil: 19,
  /** a t: jumps where a value is not null */
  unlessNull: 20,
  /** d a b: int */
  add: 21,
  sub: 22,
  mul: 23,
  and: 24,
  or: 25,
  xor: 26,
  shl: 27,
  shr: 28,
  /** d a int: the right operand is in the code; a divisor is positive */
  addInt: 29,
  mulInt: 30,
  divInt: 31,
  remInt: 32,
  /** d a b: what JavaScript's operators decide */
  lt: 33,
  le: 34,
  gt: 35,
  ge: 36,
  eq: 37,
  ne: 38,
  /** d a b: floats */
  plus: 39,
  minus: 40,
  times: 41,
  /** d k a: calls a JavaScript function of one, two or three arguments */
  js1: 42,
  js2: 43,
  js3: 44,
  /** d k n a… */
  js: 45,
  /** d k n a…: an instance of the `Construction` k */
  new: 46,
  /** d a b */
  cons: 47,
  /** d a: field 0, 1, 2 */
  get0: 48,
  get1: 49,
  get2: 50,
  /** d a index */
  get: 51,
  /** a b */
  set0: 52,
  /** a index b */
  set: 53,
  /** d a */
  tag: 54,
  head: 55,
  tail: 56,
  isNil: 57,
  isNull: 58,
  /** d a index */
  arrayGet: 59,
  /** a index b */
  arraySet: 60,
  /** d k n a…: a known closure */
  call: 61,
  /** d a n b…: a function value */
  apply: 62,
  /** k n a… */
  tailCall: 63,
  /** a n b… */
  tailApply: 64,
  /** a */
  return: 65,
  /** d k: makes a function value of the code `k`, with what it captures */
  closure: 66,
  /** a k: captures again, once all functions of a group are made */
  capture: 67,
  /** d k: makes a seq of the code `k` */
  seq: 68,
  /** d k index: a global value in the array `k` */
  getGlobal: 69,
  /** k index a */
  setGlobal: 70,
  /** a k: by the table `k`, whose last entry is its default */
  switchDense: 71,
  /** a k: by the map `k`, whose default is its entry for undefined */
  switch: 72,
  /** a */
  throw: 73,
  /** a */
  yield: 74,
  /** d a: an iterator */
  iterate: 75,
  /** d a t: the next item; to `t` at the end */
  next: 76,
} as const

/** Instructions of a protected region, and where what it raises is handled. */
export interface HandlerRange {
  readonly from: number
  readonly to: number
  readonly target: number
  /** Gets the exception. */
  readonly register: number
  /** A `finally`: it also runs where the consumer of a seq stops early. */
  readonly isFinally: boolean
}

/** How an instruction `new` makes an instance. */
export interface Construction {
  readonly made: new (...fields: unknown[]) => unknown
  /** Case of a union. */
  readonly tag: number | undefined
  readonly bytes: number
}

/** A compiled function, seq body or initialisation. */
export interface Code {
  readonly name: string
  /** Of a function value. */
  readonly className: ClosureName | undefined
  readonly unit: Unit
  readonly parameters: number
  readonly ops: Int32Array
  /** Positions of instructions that can fail, by their place in `ops`; of the whole, if known, by `WHOLE`. */
  readonly positions: ReadonlyMap<number, Offset>
  readonly constants: readonly unknown[]
  /** Number of registers: parameters first. */
  readonly size: number
  /** Registers that hold constants from the start, and the constants. */
  readonly constantRegisters: readonly number[]
  readonly constantValues: readonly unknown[]
  /** Registers of the function around it that it captures, and where it has what they held. */
  readonly capturedFrom: readonly number[]
  readonly capturedTo: readonly number[]
  /** Innermost first. */
  readonly handlers: readonly HandlerRange[]
}

/** In place of an instruction: the function. */
export const WHOLE = -1

/** A function with what it captured. */
export class Closure {
  /** In the order of `code.capturedTo`. */
  captured: readonly unknown[]
  /** The same as a function value; made when it is first needed. */
  value: InterpretedFunction | undefined
  /** What it runs, once that is compiled. */
  made: Code | undefined
  private readonly compile: () => Code

  /** `code` may be made when it is first run. */
  constructor(code: Code | (() => Code), captured: readonly unknown[]) {
    this.captured = captured
    this.value = undefined
    this.made = typeof code === 'function' ? undefined : code
    this.compile = typeof code === 'function' ? code : noCode
  }

  /** What it runs; compiled when it is first asked for. */
  get code(): Code {
    return this.made ?? (this.made = this.compile())
  }
}

function noCode(): never {
  throw new Error('this closure was given its code')
}

/** A function value that the interpreter can enter without the JavaScript stack. */
export type InterpretedFunction = ((argument: unknown) => unknown) & { closure?: Closure }
