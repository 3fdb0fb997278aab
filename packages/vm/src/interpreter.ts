import { assert } from '@fsrs/base'
import type { Expr, LocalId, Unit } from '@fsrs/chunk'

import { applyMany, curry } from './function-values.ts'
import { Closure } from './interpreter-code.ts'
import type { Code, InterpretedFunction } from './interpreter-code.ts'
import { compileFunction, compileInit } from './interpreter-compiler.ts'
import type { CompilerContext } from './interpreter-compiler.ts'
import { noteFrames } from './interpreter-trace.ts'
import type { AnyFunction, LinkContext, LinkedUnit, Strategy } from './linked-unit.ts'
import { machine } from './machine.ts'
import { methodKey } from './method-key.ts'
import { caught, isFatal, outOfRange } from './runtime-helpers.ts'
import type { ScriptFrame } from './runtime-error.ts'
import { frameOf } from './script-positions.ts'
import { stackOverflow } from './trampoline.ts'
import { Seq } from './values.ts'
import type { List } from './values.ts'

/** Calls that may be open at once in one run; each is an object and an array. */
const MAX_FRAMES = 400_000
const FRAME_BYTES = 256

interface Frame {
  code: Code
  registers: unknown[]
  pc: number
  /** Register of the caller that gets the result. */
  readonly result: number
  readonly caller: Frame | undefined
}

interface Outcome {
  readonly isDone: boolean
  readonly value: unknown
}

let openFrames = 0

/** Runs a function on frames of its own, so that neither recursion nor tail calls use the JavaScript stack. */
function invoke(closure: Closure, args: readonly unknown[]): unknown {
  machine.step()
  return execute(frameFor(closure, args, 0, undefined)).value
}

/** The frame of a call whose arguments stand in the caller's registers, which `ops` names from `from` on. */
function calledFrame(closure: Closure, caller: Frame, from: number, count: number, result: number): Frame {
  const { code } = closure
  const { ops } = caller.code
  const registers = code.template.slice()
  for (let index = 0; index < count; index++) registers[index] = caller.registers[ops[from + index] as number]
  const { captures } = code
  for (let index = 0; index < captures.length; index++) {
    registers[(captures[index] as { to: number }).to] = closure.captured[index]
  }
  return { code, registers, pc: 0, result, caller }
}

function frameFor(closure: Closure, args: readonly unknown[], result: number, caller: Frame | undefined): Frame {
  return { code: closure.code, registers: registersFor(closure, args), pc: 0, result, caller }
}

function registersFor(closure: Closure, args: readonly unknown[]): unknown[] {
  const registers = closure.code.template.slice()
  for (let index = 0; index < args.length; index++) registers[index] = args[index]
  const { captures } = closure.code
  for (let index = 0; index < captures.length; index++)
    registers[(captures[index] as { to: number }).to] = closure.captured[index]
  return registers
}

/** The function value of a closure. */
function valueOf(closure: Closure): InterpretedFunction {
  if (closure.value === undefined) {
    const size = closure.code.parameters
    const value = (
      size === 1 ? (a: unknown) => invoke(closure, [a]) : curry(size, (...args: unknown[]) => invoke(closure, args))
    ) as InterpretedFunction
    value.closure = closure
    closure.value = value
  }
  return closure.value
}

function capture(code: Code, registers: readonly unknown[]): unknown[] {
  return code.captures.map(({ from }) => registers[from])
}

/** Where a run is: the loop keeps it up to date, so that a failure is known to belong to the right frame. */
interface Run {
  frame: Frame
}

/** Runs until the first frame returns or yields. */
function execute(first: Frame): Outcome {
  const run: Run = { frame: first }
  const framesBefore = openFrames
  for (;;) {
    try {
      const outcome = loop(run)
      openFrames = framesBefore
      return outcome
    } catch (error) {
      const handled = handle(error, run.frame)
      if (handled === undefined) {
        openFrames = framesBefore
        throw error
      }
      run.frame = handled
    }
  }
}

/** The frame that goes on after an exception, its handler's register set; undefined where nobody handles it. */
function handle(error: unknown, failed: Frame): Frame | undefined {
  noteFrames(error, framesFrom(failed))
  if (isFatal(error)) return undefined
  for (let frame: Frame | undefined = failed; frame !== undefined; frame = frame.caller) {
    const at = frame.pc
    const range = frame.code.handlers.find(({ from, to }) => at >= from && at < to)
    if (range !== undefined) {
      frame.registers[range.register] = caught(error)
      frame.pc = range.target
      return frame
    }
    openFrames--
  }
  return undefined
}

function* framesFrom(failed: Frame): Generator<ScriptFrame> {
  for (let frame: Frame | undefined = failed; frame !== undefined; frame = frame.caller) {
    const at = frame.code.positions.get(frame.pc)
    if (at !== undefined) yield frameOf(frame.code.unit, frame.code.name, at)
  }
}

function openFrame(): void {
  if (--machine.fuel < 0) machine.tick()
  if (++openFrames > MAX_FRAMES) throw stackOverflow()
  machine.allocate(FRAME_BYTES)
}

function argumentsAt(ops: Int32Array, from: number, count: number, registers: readonly unknown[]): unknown[] {
  const args: unknown[] = []
  for (let index = 0; index < count; index++) args.push(registers[ops[from + index] as number])
  return args
}

/** A frame starts again as that of another function: a tail call. */
function reuse(frame: Frame, closure: Closure, args: readonly unknown[]): Frame {
  if (--machine.fuel < 0) machine.tick()
  frame.registers = registersFor(closure, args)
  frame.code = closure.code
  frame.pc = 0
  return frame
}

/** Gives a call its value; the answer is the frame to go on with. */
function resume(caller: Frame, result: number, value: unknown): Frame {
  openFrames--
  caller.registers[result] = value
  // Past the call, whose size depends on the number of its arguments.
  caller.pc += 4 + (caller.code.ops[caller.pc + 3] as number)
  return caller
}

/**
 * The dispatch loop. Cases are literals, held against `OP` by a test: V8 makes a jump table of nothing else. All that it touches at every turn is in its own variables; `frame.pc` is where the instruction at
 * hand begins whenever that can fail or call.
 */
function loop(run: Run): Outcome {
  let { frame } = run
  let { registers, pc } = frame
  let { ops, constants } = frame.code
  let next: Frame | undefined
  for (;;) {
    const p = pc
    const a = ops[p + 1] as number
    const b = ops[p + 2] as number
    const c = ops[p + 3] as number
    switch (ops[p]) {
      case 0 /* move */:
        registers[a] = registers[b]
        pc = p + 3
        break
      case 1 /* jump */:
        pc = a
        break
      case 2 /* loop */:
        frame.pc = p
        if (--machine.fuel < 0) machine.tick()
        pc = a
        break
      case 3 /* jumpIfFalse */:
        pc = registers[a] === true ? p + 3 : b
        break
      case 4 /* jumpIfTrue */:
        pc = registers[a] === true ? b : p + 3
        break
      case 5 /* add */:
        registers[a] = ((registers[b] as number) + (registers[c] as number)) | 0
        pc = p + 4
        break
      case 6 /* sub */:
        registers[a] = ((registers[b] as number) - (registers[c] as number)) | 0
        pc = p + 4
        break
      case 7 /* mul */:
        registers[a] = Math.imul(registers[b] as number, registers[c] as number)
        pc = p + 4
        break
      case 8 /* lt */:
        registers[a] = (registers[b] as number) < (registers[c] as number)
        pc = p + 4
        break
      case 9 /* le */:
        registers[a] = (registers[b] as number) <= (registers[c] as number)
        pc = p + 4
        break
      case 10 /* gt */:
        registers[a] = (registers[b] as number) > (registers[c] as number)
        pc = p + 4
        break
      case 11 /* ge */:
        registers[a] = (registers[b] as number) >= (registers[c] as number)
        pc = p + 4
        break
      case 12 /* eq */:
        registers[a] = registers[b] === registers[c]
        pc = p + 4
        break
      case 13 /* ne */:
        registers[a] = registers[b] !== registers[c]
        pc = p + 4
        break
      case 14 /* plus */:
        registers[a] = (registers[b] as number) + (registers[c] as number)
        pc = p + 4
        break
      case 15 /* minus */:
        registers[a] = (registers[b] as number) - (registers[c] as number)
        pc = p + 4
        break
      case 16 /* times */:
        registers[a] = (registers[b] as number) * (registers[c] as number)
        pc = p + 4
        break
      case 17 /* js1 */:
        frame.pc = p
        registers[a] = (constants[b] as AnyFunction)(registers[c])
        pc = p + 4
        break
      case 18 /* js2 */:
        frame.pc = p
        registers[a] = (constants[b] as AnyFunction)(registers[c], registers[ops[p + 4] as number])
        pc = p + 5
        break
      case 19 /* js3 */:
        frame.pc = p
        registers[a] = (constants[b] as AnyFunction)(
          registers[c],
          registers[ops[p + 4] as number],
          registers[ops[p + 5] as number],
        )
        pc = p + 6
        break
      case 20 /* js */:
        frame.pc = p
        registers[a] = (constants[b] as AnyFunction)(...argumentsAt(ops, p + 4, c, registers))
        pc = p + 4 + c
        break
      case 21 /* get */:
        frame.pc = p
        registers[a] = (registers[b] as Readonly<Record<string, unknown>>)[`f${c}`]
        pc = p + 4
        break
      case 22 /* set */:
        frame.pc = p
        ;(registers[a] as Record<string, unknown>)[`f${b}`] = registers[c]
        pc = p + 4
        break
      case 23 /* tag */:
        frame.pc = p
        registers[a] = (registers[b] as { readonly tag: number }).tag
        pc = p + 3
        break
      case 24 /* head */:
        registers[a] = (registers[b] as List).head
        pc = p + 3
        break
      case 25 /* tail */:
        registers[a] = (registers[b] as List).tail
        pc = p + 3
        break
      case 26 /* isNil */:
        registers[a] = (registers[b] as List).tail === null
        pc = p + 3
        break
      case 27 /* isNone */:
        registers[a] = registers[b] === null
        pc = p + 3
        break
      case 45 /* arrayGet */: {
        frame.pc = p
        const array = registers[b] as readonly unknown[]
        const index = registers[c] as number
        registers[a] = index >>> 0 < array.length ? array[index] : outOfRange()
        pc = p + 4
        break
      }
      case 28 /* call */:
        frame.pc = p
        openFrame()
        next = calledFrame(constants[b] as Closure, frame, p + 4, c, a)
        break
      case 29 /* tailCall */:
        frame.pc = p
        next = reuse(frame, constants[a] as Closure, argumentsAt(ops, p + 3, b, registers))
        break
      case 30 /* callLocal */:
      case 32 /* apply */: {
        frame.pc = p
        const fn = registers[b] as InterpretedFunction
        if (fn.closure !== undefined && fn.closure.code.parameters === c) {
          openFrame()
          next = calledFrame(fn.closure, frame, p + 4, c, a)
        } else {
          registers[a] = applyMany(fn, argumentsAt(ops, p + 4, c, registers))
          pc = p + 4 + c
        }
        break
      }
      case 31 /* tailCallLocal */:
      case 33 /* tailApply */: {
        frame.pc = p
        const fn = registers[a] as InterpretedFunction
        const args = argumentsAt(ops, p + 3, b, registers)
        if (fn.closure !== undefined && fn.closure.code.parameters === b) {
          next = reuse(frame, fn.closure, args)
          break
        }
        const value = applyMany(fn, args)
        const { caller, result } = frame
        if (caller === undefined) return { isDone: true, value }
        next = resume(caller, result, value)
        break
      }
      case 34 /* closure */: {
        machine.allocate(64)
        const made = constants[b] as Code
        registers[a] = valueOf(new Closure(made, capture(made, registers)))
        pc = p + 3
        break
      }
      case 35 /* capture */: {
        const { closure } = registers[a] as InterpretedFunction
        if (closure !== undefined) closure.captured = capture(closure.code, registers)
        pc = p + 3
        break
      }
      case 36 /* seq */: {
        const made = constants[b] as Code
        const closure = new Closure(made, capture(made, registers))
        registers[a] = new Seq(() => new SeqRun(frameFor(closure, [], 0, undefined)))
        pc = p + 3
        break
      }
      case 37 /* getGlobal */:
        registers[a] = (constants[b] as unknown[])[c]
        pc = p + 4
        break
      case 38 /* setGlobal */:
        ;(constants[a] as unknown[])[b] = registers[c]
        pc = p + 4
        break
      case 39 /* switch */: {
        const table = constants[b] as ReadonlyMap<number | undefined, number>
        pc = table.get(registers[a] as number) ?? (table.get(undefined) as number)
        break
      }
      case 40 /* throw */:
        frame.pc = p
        throw registers[a]
      case 41 /* return */: {
        const value = registers[a]
        const { caller, result } = frame
        if (caller === undefined) return { isDone: true, value }
        next = resume(caller, result, value)
        break
      }
      case 42 /* yield */:
        frame.pc = p + 2
        return { isDone: false, value: registers[a] }
      case 43 /* iterate */:
        frame.pc = p
        registers[a] = (registers[b] as Iterable<unknown>)[Symbol.iterator]()
        pc = p + 3
        break
      case 44 /* next */: {
        frame.pc = p
        const step = (registers[b] as Iterator<unknown>).next()
        if (step.done === true) pc = c
        else {
          registers[a] = step.value
          pc = p + 4
        }
        break
      }
      default:
        throw new Error(`there is no instruction ${ops[p]}`)
    }
    if (next !== undefined) {
      frame = next
      next = undefined
      run.frame = frame
      registers = frame.registers
      pc = frame.pc
      ops = frame.code.ops
      constants = frame.code.constants
    }
  }
}

/** One run through a seq: its body's frame, which stops at each `yield`. */
class SeqRun implements Iterator<unknown> {
  private readonly frame: Frame
  private isDone = false

  constructor(frame: Frame) {
    this.frame = frame
  }

  next(): IteratorResult<unknown> {
    if (this.isDone) return { done: true, value: undefined }
    machine.step()
    let outcome: Outcome
    try {
      outcome = execute(this.frame)
    } catch (error) {
      this.isDone = true
      throw error
    }
    if (!outcome.isDone) return { done: false, value: outcome.value }
    this.isDone = true
    return { done: true, value: undefined }
  }

  /** `break` and the like: what a `finally` around the last yield holds is not run. */
  return(): IteratorResult<unknown> {
    this.isDone = true
    return { done: true, value: undefined }
  }
}

// ------------------------------------------------------------------------------------------------------------ linking

interface InterpretedUnit extends LinkedUnit {
  readonly closures: ReadonlyMap<string, Closure>
  readonly values: unknown[]
  readonly places: ReadonlyMap<string, number>
}

/** Runs units on a register machine: for places that forbid generated code. */
export class InterpreterStrategy implements Strategy {
  link(unit: Unit, _program: readonly Unit[], before: readonly LinkedUnit[], context: LinkContext): LinkedUnit {
    const earlier = before as readonly InterpretedUnit[]
    const closures = new Map<string, Closure>()
    const values: unknown[] = []
    const places = new Map(unit.globals.map((global, index) => [global.name, index]))
    const persisted = new Set(
      unit.globals
        .filter((global) => global.attributes.some(({ name }) => /(^|\.)Persist(Attribute)?$/.test(name)))
        .map(({ name }) => name),
    )
    const compiler: CompilerContext = {
      ...context,
      unit,
      closureOf: (name) => closures.get(name) ?? earlier.find((each) => each.closures.has(name))?.closures.get(name),
      placeOf: (name) => {
        const own = places.get(name)
        if (own !== undefined) return { values, index: own }
        const home = earlier.find((each) => each.places.has(name))
        assert(home !== undefined, 'the chunk has been verified')
        return { values: home.values, index: home.places.get(name) as number }
      },
      valueOf,
      uncurried:
        (closure) =>
        (...args) =>
          invoke(closure, args),
      isPersisted: (name) => persisted.has(name),
    }
    for (const global of unit.globals) {
      if (global.k === 'function')
        closures.set(global.name, globalClosure(global.displayName, global.params, global.body, compiler))
    }
    const init = new Closure(() => compileInit(unit.init, compiler), [])
    this.methods(unit, compiler, context)
    const linked: InterpretedUnit = {
      init: () => invoke(init, []),
      functions: unit.globals.map((global) => {
        const closure = closures.get(global.name)
        return closure === undefined ? 0 : (...args: unknown[]) => invoke(closure, args)
      }),
      get: (index) => {
        const closure = closures.get(unit.globals[index]?.name ?? '')
        return closure === undefined ? values[index] : valueOf(closure)
      },
      set: (index, value) => {
        values[index] = value
      },
      closures,
      values,
      places,
    }
    return linked
  }

  codeOf(): undefined {
    return undefined
  }

  private methods(unit: Unit, compiler: CompilerContext, context: LinkContext): void {
    for (const type of unit.types) {
      if (type.k !== 'class') continue
      const { prototype } = context.types.classOf(type.name)
      for (const { method, global } of type.methods) {
        const closure = compiler.closureOf(global)
        assert(closure !== undefined, 'the chunk has been verified')
        Object.defineProperty(prototype, methodKey(method), {
          value(this: unknown, ...args: unknown[]) {
            return invoke(closure, [this, ...args])
          },
        })
      }
    }
  }
}

/** Compiled when it is first run: most of a large program is not. */
function globalClosure(name: string, params: readonly LocalId[], body: Expr, compiler: CompilerContext): Closure {
  return new Closure(() => compileFunction(name, params, body, compiler), [])
}
