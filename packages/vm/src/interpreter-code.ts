import type { Offset, Unit } from '@fsrs/chunk'

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
  /** a t */
  jumpIfFalse: 3,
  /** a t */
  jumpIfTrue: 4,
  /** d a b: int */
  add: 5,
  sub: 6,
  mul: 7,
  /** d a b: what JavaScript's operators decide */
  lt: 8,
  le: 9,
  gt: 10,
  ge: 11,
  eq: 12,
  ne: 13,
  /** d a b: floats */
  plus: 14,
  minus: 15,
  times: 16,
  /** d k a: calls a JavaScript function of one, two or three arguments */
  js1: 17,
  js2: 18,
  js3: 19,
  /** d k n a… */
  js: 20,
  /** d a index */
  get: 21,
  /** a index b */
  set: 22,
  tag: 23,
  head: 24,
  tail: 25,
  isNil: 26,
  isNone: 27,
  /** d k n a…: a known closure */
  call: 28,
  /** k n a… */
  tailCall: 29,
  /** d a n b…: a function value that a local holds, with all arguments */
  callLocal: 30,
  tailCallLocal: 31,
  /** d a n b… */
  apply: 32,
  tailApply: 33,
  /** d k: makes a function value of the code `k`, with what it captures */
  closure: 34,
  /** a k: captures again, once all functions of a group are made */
  capture: 35,
  /** d k: makes a seq of the code `k` */
  seq: 36,
  /** d k index: a global value in the array `k` */
  getGlobal: 37,
  /** k index a */
  setGlobal: 38,
  /** a k: by the map `k`, whose default is its entry for undefined */
  switch: 39,
  /** a */
  throw: 40,
  /** a */
  return: 41,
  /** a */
  yield: 42,
  /** d a: an iterator */
  iterate: 43,
  /** d a t: the next item; to `t` at the end */
  next: 44,
  arrayGet: 45,
} as const

/** Instructions of a protected region, and where what it raises is handled. */
export interface HandlerRange {
  readonly from: number
  readonly to: number
  readonly target: number
  /** Gets the exception. */
  readonly register: number
}

/** A compiled function, seq body or initialisation. */
export interface Code {
  readonly name: string
  readonly unit: Unit
  readonly parameters: number
  readonly ops: Int32Array
  /** Positions of instructions that can fail, by their place in `ops`. */
  readonly positions: ReadonlyMap<number, Offset>
  readonly constants: readonly unknown[]
  /** A frame's registers at its start: constants in place, all else undefined. */
  readonly template: readonly unknown[]
  /** From registers of the function around it to registers of its own. */
  readonly captures: readonly { readonly from: number; readonly to: number }[]
  /** Innermost first. */
  readonly handlers: readonly HandlerRange[]
}

/** A function with what it captured. */
export class Closure {
  /** In the order of `code.captures`. */
  captured: readonly unknown[]
  /** The same as a function value; made when it is first needed. */
  value: InterpretedFunction | undefined
  private made: Code | undefined
  private readonly compile: () => Code

  /** `code` may be made when it is first run. */
  constructor(code: Code | (() => Code), captured: readonly unknown[]) {
    this.captured = captured
    this.value = undefined
    this.made = typeof code === 'function' ? undefined : code
    this.compile = typeof code === 'function' ? code : noCode
  }

  /** What it runs. */
  get code(): Code {
    return this.made ?? (this.made = this.compile())
  }
}

function noCode(): never {
  throw new Error('this closure was given its code')
}

/** A function value that the interpreter can enter without the JavaScript stack. */
export type InterpretedFunction = ((argument: unknown) => unknown) & { closure?: Closure }
