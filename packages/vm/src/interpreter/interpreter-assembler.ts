import { assert } from '@fsrs/base'
import type { ClosureName, Expr, LocalId, Offset, TypeRep, Unit } from '@fsrs/chunk'

import type { AnyFunction, LinkContext } from '../strategy/linked-unit.ts'
import { positionOf } from '../strategy/position-of.ts'
import { localsOf } from '../strategy/type-locals.ts'
import { fillRep } from '../values/program-types.ts'
import type { Rep } from '../values/values.ts'
import { constantValue, isSteady, sharedVariables } from './interpreter-analysis.ts'
import { OP } from './interpreter-code.ts'
import type { Closure, Code, HandlerRange } from './interpreter-code.ts'

/** How the compiler finds what stands outside of a function. */
export interface CompilerContext extends LinkContext {
  readonly unit: Unit
  /** A global function of this or an earlier unit. */
  closureOf(name: string): Closure | undefined
  /** The array that holds a global value, and its place. */
  placeOf(name: string): { readonly values: unknown[]; readonly index: number }
  /** The function value of a closure. */
  valueOf(closure: Closure): unknown
  /** The function of all its parameters. */
  uncurried(closure: Closure): AnyFunction
  /** Whether a global is marked `[<Persist>]`. */
  isPersisted(name: string): boolean
}

/** In place of a register: nobody wants the value. */
export const NONE = -1

/** Instructions, registers and constants of a function that is being compiled. */
export abstract class FunctionAssembler {
  protected readonly name: string
  protected className: ClosureName | undefined
  private readonly params: readonly LocalId[]
  protected readonly context: CompilerContext
  private readonly parent: FunctionAssembler | undefined
  protected readonly isInit: boolean
  protected readonly ops: number[] = []
  protected readonly positions: Map<number, Offset> = new Map()
  private readonly constants: unknown[] = []
  private size = 0
  protected readonly registers: Map<LocalId, number> = new Map()
  protected readonly mutable: Set<LocalId> = new Set()
  /** Mutable locals that a function within the one that declares them reads or writes: registers hold their cells. */
  protected shared: ReadonlySet<LocalId> = new Set()
  private readonly capturedFrom: number[] = []
  private readonly capturedTo: number[] = []
  private readonly constantRegisters: Map<unknown, number> = new Map()
  protected readonly handlers: HandlerRange[] = []
  /** A register for values that nobody wants. */
  protected scratch: number | undefined

  /** Leaves the value of `expr` in `d`. `isTail`: a call may take this frame's place. */
  protected abstract compile(expr: Expr, to: number, isTail: boolean): void

  constructor(
    name: string,
    params: readonly LocalId[],
    context: CompilerContext,
    parent: FunctionAssembler | undefined,
    isInit = false,
  ) {
    this.name = name
    this.params = params
    this.context = context
    this.parent = parent
    this.isInit = isInit
    for (const id of params) this.registers.set(id, this.register())
  }

  /** What has been compiled. */
  protected code(): Code {
    return {
      name: this.name,
      className: this.className,
      unit: this.context.unit,
      parameters: this.params.length,
      // The loop reads three operands of every instruction, and V8 likes no reads beyond the end.
      ops: Int32Array.from([...this.ops, 0, 0, 0]),
      positions: this.positions,
      constants: this.constants,
      size: this.size,
      constantRegisters: [...this.constantRegisters.values()],
      constantValues: [...this.constantRegisters.keys()].map((value) => (value === NEGATIVE_ZERO ? -0 : value)),
      capturedFrom: this.capturedFrom,
      capturedTo: this.capturedTo,
      handlers: this.handlers,
    }
  }

  /** Functions within a function share what is shared around them. */
  protected findShared(body: Expr): void {
    this.shared = this.parent?.shared ?? sharedVariables(body)
  }

  protected register(): number {
    return this.size++
  }

  /** A local's register. */
  protected declare(id: LocalId): number {
    const register = this.register()
    this.registers.set(id, register)
    return register
  }

  /** The register of a local; one of a function around this is captured. */
  protected lookUp(id: LocalId): number {
    const own = this.registers.get(id)
    if (own !== undefined) return own
    assert(this.parent !== undefined, 'the chunk has been verified')
    const to = this.register()
    this.capturedFrom.push(this.parent.lookUp(id))
    this.capturedTo.push(to)
    this.registers.set(id, to)
    return to
  }

  /** The register that holds a constant from the start. */
  protected constantRegister(value: unknown): number {
    // Zero and negative zero are one key of a map.
    const key = Object.is(value, -0) ? NEGATIVE_ZERO : value
    let found = this.constantRegisters.get(key)
    if (found === undefined) {
      found = this.register()
      this.constantRegisters.set(key, found)
    }
    return found
  }

  /** The place of what an instruction needs besides numbers. */
  protected constant(value: unknown): number {
    return this.constants.push(value) - 1
  }

  /** Adds an instruction; the answer is where. */
  protected emit(...numbers: number[]): number {
    const at = this.ops.length
    for (const each of numbers) this.ops.push(each)
    return at
  }

  protected emitAt(at: Offset, ...numbers: number[]): void {
    this.positions.set(this.emit(...numbers), at)
  }

  /** Goes on with the next turn of a loop, at which a limit may end the run. */
  protected emitTurn(loop: Expr, ...numbers: number[]): void {
    const at = positionOf(loop)
    if (at === undefined) this.emit(...numbers)
    else this.emitAt(at, ...numbers)
  }

  /** Calls a function of JavaScript. */
  protected js(d: number, fn: AnyFunction, args: readonly number[], at?: Offset): void {
    const k = this.constant(fn)
    const [a, b, c] = args
    const place = this.ops.length
    if (args.length === 1 && a !== undefined) this.emit(OP.js1, d, k, a)
    else if (args.length === 2 && a !== undefined && b !== undefined) this.emit(OP.js2, d, k, a, b)
    else if (args.length === 3 && a !== undefined && b !== undefined && c !== undefined)
      this.emit(OP.js3, d, k, a, b, c)
    else this.emit(OP.js, d, k, args.length, ...args)
    if (at !== undefined) this.positions.set(place, at)
  }

  /** A jump whose target comes later; the answer is where to write it. */
  protected jump(...numbers: number[]): number {
    this.emit(...numbers, -1)
    return this.ops.length - 1
  }

  /** Jumps come out here. */
  protected land(...holes: readonly number[]): void {
    for (const hole of holes) this.ops[hole] = this.ops.length
  }

  /** A register that holds the value of `expr` until a mutable local changes. */
  protected operand(expr: Expr): number {
    if (expr.k === 'const') return this.constantRegister(constantValue(expr.value))
    if (expr.k === 'local' && !this.shared.has(expr.id)) return this.lookUp(expr.id)
    const register = this.register()
    this.compile(expr, register, false)
    return register
  }

  protected operands(exprs: readonly Expr[]): number[] {
    return exprs.map((expr, index) => {
      const register = this.operand(expr)
      const mayChange = expr.k === 'local' && this.mutable.has(expr.id) && !exprs.slice(index + 1).every(isSteady)
      return mayChange ? this.copy(register) : register
    })
  }

  protected copy(register: number): number {
    const copy = this.register()
    this.emit(OP.move, copy, register)
    return copy
  }

  /** The value of what is done only for its effect. */
  protected unit(d: number): void {
    if (d !== NONE) this.emit(OP.move, d, this.constantRegister(undefined))
  }

  /** The register of a type's representation. */
  protected rep(type: TypeRep): number {
    if (type.k === 'local') return this.lookUp(type.id)
    const rep = this.context.types.rep(type)
    const locals = localsOf(type)
    if (locals.length === 0) return this.constantRegister(rep)
    const d = this.register()
    const fill = (...reps: unknown[]): Rep =>
      fillRep(rep, Object.fromEntries(locals.map((id, index) => [id, reps[index] as Rep])))
    this.js(
      d,
      fill,
      locals.map((id) => this.lookUp(id)),
    )
    return d
  }
}

/** Stands for negative zero among constants, where it is another number than zero. */
const NEGATIVE_ZERO: unique symbol = Symbol('-0')
