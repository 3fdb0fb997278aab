import { machine } from '../machine/machine.ts'
import { indexOutOfRange } from '../machine/net-errors.ts'
import type { ScriptFrame } from '../machine/runtime-error.ts'
import { caught, isFatal } from '../machine/thrown.ts'
import { stackOverflow } from '../machine/trampoline.ts'
import type { AnyFunction } from '../strategy/linked-unit.ts'
import { frameOf } from '../strategy/script-positions.ts'
import { applyMany, curry } from '../values/function-values.ts'
import { ending, runEnd } from '../values/run-end.ts'
import { List, Seq } from '../values/values.ts'
import { Closure, WHOLE } from './interpreter-code.ts'
import type { Code, Construction, InterpretedFunction } from './interpreter-code.ts'
import { noteFrames } from './interpreter-trace.ts'

/** Frames that the memory bound does not count. */
const FREE_FRAMES = 1000
/** Bytes of a frame beyond those. */
const FRAME_BYTES = 256
/** Registers that are kept between runs. */
const KEPT_REGISTERS = 1 << 14
/** Registers that are made at a time. */
const STEP = 256

/**
 * Registers of all open frames of this thread, one frame after the other: a call allocates nothing. Runs nest (a script
 * calls the host, which calls a script) and do not overlap, so one stack serves all.
 */
const stack: unknown[] = []
/** Registers of `stack` that this run may use without asking. */
let limit = 0

/** Open calls: code and registers of who called, and the place of the call in the code. */
const callers: Code[] = []
const bases: number[] = []
const places: number[] = []
let depth = 0

const NOTHING: Code = {
  name: '',
  className: undefined,
  unit: { name: '', file: '', lineStarts: [], types: [], globals: [], init: { k: 'seq', items: [] } },
  parameters: 0,
  ops: new Int32Array(0),
  positions: new Map(),
  constants: [],
  size: 0,
  constantRegisters: [],
  constantValues: [],
  capturedFrom: [],
  capturedTo: [],
  handlers: [],
}

/** The frame at work; the loop keeps `pc` up to date wherever something can fail or call. */
const run: { code: Code; base: number; pc: number; yielded: Yielded | undefined } = {
  code: NOTHING,
  base: 0,
  pc: 0,
  yielded: undefined,
}

/** A frame that was put away at a `yield`. */
interface Yielded {
  readonly code: Code
  readonly registers: unknown[]
  readonly pc: number
}

interface Fields {
  f0: unknown
  readonly f1: unknown
  readonly f2: unknown
}

/** Runs a function on the interpreter's own stack: neither recursion nor tail calls use that of JavaScript. */
export function invoke(closure: Closure, args: readonly unknown[]): unknown {
  machine.step()
  const { code } = closure
  const base = run.base + run.code.size
  if (base + code.size > limit) reserve(base + code.size)
  for (let index = 0; index < args.length; index++) stack[base + index] = args[index]
  fill(code, closure, base)
  return execute(code, base, 0)
}

/** The function value of a closure. */
export function valueOf(closure: Closure): InterpretedFunction {
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

/** Runs until the frame returns or yields; afterwards all is as it was before. */
function execute(code: Code, base: number, pc: number): unknown {
  const { code: outerCode, base: outerBase, pc: outerPc } = run
  const floor = depth
  try {
    run.code = code
    run.base = base
    run.pc = pc
    for (;;) {
      try {
        return loop(floor)
      } catch (error) {
        if (!handle(error, floor)) throw error
      }
    }
  } finally {
    depth = floor
    run.code = outerCode
    run.base = outerBase
    run.pc = outerPc
    if (outerCode === NOTHING) forget()
  }
}

/** Goes on at the handler of an exception, if one of the frames above `floor` has it. */
function handle(error: unknown, floor: number): boolean {
  noteFrames(error, framesAbove(floor))
  const isStop = error === STOP
  if (!isStop && isFatal(error)) return false
  for (;;) {
    const { pc } = run
    const range = run.code.handlers.find(({ from, to, isFinally }) => pc >= from && pc < to && (isFinally || !isStop))
    if (range !== undefined) {
      stack[run.base + range.register] = isStop ? error : caught(error)
      run.pc = range.target
      return true
    }
    if (depth === floor) return false
    depth--
    run.code = callers[depth] as Code
    run.base = bases[depth] as number
    run.pc = places[depth] as number
  }
}

function* framesAbove(floor: number): Generator<ScriptFrame> {
  let { code, pc } = run
  for (let at = depth; ; at--) {
    const position = code.positions.get(pc) ?? positionBefore(code, pc)
    if (position !== undefined) yield frameOf(code.unit, code.name, position)
    if (at === floor) return
    code = callers[at - 1] as Code
    pc = places[at - 1] as number
  }
}

/** Where an instruction without a position of its own is, such as a loop's: behind the last that has one. */
function positionBefore({ positions }: Code, pc: number): number | undefined {
  let last: number | undefined
  for (const place of positions.keys()) if (place < pc && place >= (last ?? WHOLE)) last = place
  return last === undefined ? undefined : positions.get(last)
}

/** Notes who called. */
function suspend(code: Code, base: number, pc: number): void {
  if (depth >= FREE_FRAMES) {
    if (depth >= machine.maxFrames) throw ending(stackOverflow())
    machine.allocate(FRAME_BYTES)
  }
  callers[depth] = code
  bases[depth] = base
  places[depth] = pc
  depth++
}

function reserve(end: number): void {
  limit = end + STEP
  while (stack.length < limit) stack.push(undefined)
}

/** The outermost run has ended: what its registers held may be collected. */
function forget(): void {
  if (stack.length > KEPT_REGISTERS) stack.length = KEPT_REGISTERS
  stack.fill(undefined, 0, limit)
  callers.length = 0
  limit = 0
}

/** Puts constants and captured values into the registers of a frame. */
function fill(code: Code, closure: Closure, base: number): void {
  const { constantRegisters, constantValues, capturedTo } = code
  for (let index = 0; index < constantRegisters.length; index++)
    stack[base + (constantRegisters[index] as number)] = constantValues[index]
  for (let index = 0; index < capturedTo.length; index++)
    stack[base + (capturedTo[index] as number)] = closure.captured[index]
}

/** A frame starts again as that of another function: a tail call, whose arguments `ops` names from `from` on. */
function replace(closure: Closure, ops: Int32Array, from: number, count: number, code: Code, base: number): Code {
  const callee = closure.code
  const above = base + Math.max(code.size, callee.size)
  if (above + count > limit) reserve(above + count)
  // By way of registers above both: an argument may stand where another one goes.
  for (let index = 0; index < count; index++) stack[above + index] = stack[base + (ops[from + index] as number)]
  for (let index = 0; index < count; index++) stack[base + index] = stack[above + index]
  fill(callee, closure, base)
  run.code = callee
  return callee
}

function capture(code: Code, base: number): unknown[] {
  const captured: unknown[] = []
  for (const from of code.capturedFrom) captured.push(stack[base + from])
  return captured
}

function argumentsAt(ops: Int32Array, from: number, count: number, base: number): unknown[] {
  const args: unknown[] = []
  for (let index = 0; index < count; index++) args.push(stack[base + (ops[from + index] as number)])
  return args
}

function construct(how: Construction, ops: Int32Array, from: number, count: number, base: number): unknown {
  const { made, tag } = how
  machine.allocate(how.bytes)
  const a = stack[base + (ops[from] as number)]
  const b = stack[base + (ops[from + 1] as number)]
  if (tag === undefined) {
    if (count === 2) return new made(a, b)
    if (count === 1) return new made(a)
    if (count === 3) return new made(a, b, stack[base + (ops[from + 2] as number)])
    return new made(...argumentsAt(ops, from, count, base))
  }
  if (count === 1) return new made(tag, a)
  if (count === 2) return new made(tag, a, b)
  return new made(tag, ...argumentsAt(ops, from, count, base))
}

/**
 * The dispatch loop: runs until the frame at `floor` returns or yields. Cases are literals, held against `OP` by a test:
 * V8 makes a jump table of nothing else. What every instruction needs is in the loop's own variables; `run.pc` is where
 * the instruction at hand begins whenever that can fail or call.
 */
function loop(floor: number): unknown {
  let { code, base, pc } = run
  let { ops, constants } = code
  for (;;) {
    const p = pc
    // The third operand, `c` and `n`, is read by those that have one: with it read for all, a sieve took a fifth longer.
    const a = ops[p + 1] as number
    const b = ops[p + 2] as number
    switch (ops[p]) {
      case 0 /* move */:
        stack[base + a] = stack[base + b]
        pc = p + 3
        break
      case 1 /* jump */:
        pc = a
        break
      case 2 /* loop */:
        run.pc = p
        if (--machine.fuel < 0) machine.tick()
        pc = a
        break
      case 3 /* forUp */: {
        // Not the wrapping operation: the largest int must end the loop.
        const next = (stack[base + a] as number) + 1
        if (next > (stack[base + b] as number)) {
          pc = p + 5
          break
        }
        run.pc = p
        if (--machine.fuel < 0) machine.tick()
        stack[base + a] = next
        stack[base + (ops[p + 3] as number)] = next
        pc = ops[p + 4] as number
        break
      }
      case 4 /* forDown */: {
        const next = (stack[base + a] as number) - 1
        if (next < (stack[base + b] as number)) {
          pc = p + 5
          break
        }
        run.pc = p
        if (--machine.fuel < 0) machine.tick()
        stack[base + a] = next
        stack[base + (ops[p + 3] as number)] = next
        pc = ops[p + 4] as number
        break
      }
      case 5 /* jumpIfFalse */:
        pc = stack[base + a] === true ? p + 3 : b
        break
      case 6 /* jumpIfTrue */:
        pc = stack[base + a] === true ? b : p + 3
        break
      case 7 /* unlessLt */:
        pc = (stack[base + a] as number) < (stack[base + b] as number) ? p + 4 : (ops[p + 3] as number)
        break
      case 8 /* unlessLe */:
        pc = (stack[base + a] as number) <= (stack[base + b] as number) ? p + 4 : (ops[p + 3] as number)
        break
      case 9 /* unlessGt */:
        pc = (stack[base + a] as number) > (stack[base + b] as number) ? p + 4 : (ops[p + 3] as number)
        break
      case 10 /* unlessGe */:
        pc = (stack[base + a] as number) >= (stack[base + b] as number) ? p + 4 : (ops[p + 3] as number)
        break
      case 11 /* unlessEq */:
        pc = stack[base + a] === stack[base + b] ? p + 4 : (ops[p + 3] as number)
        break
      case 12 /* unlessNe */:
        pc = stack[base + a] === stack[base + b] ? (ops[p + 3] as number) : p + 4
        break
      case 13 /* unlessLtInt */:
        pc = (stack[base + a] as number) < b ? p + 4 : (ops[p + 3] as number)
        break
      case 14 /* unlessLeInt */:
        pc = (stack[base + a] as number) <= b ? p + 4 : (ops[p + 3] as number)
        break
      case 15 /* unlessGtInt */:
        pc = (stack[base + a] as number) > b ? p + 4 : (ops[p + 3] as number)
        break
      case 16 /* unlessGeInt */:
        pc = (stack[base + a] as number) >= b ? p + 4 : (ops[p + 3] as number)
        break
      case 17 /* unlessEqInt */:
        pc = stack[base + a] === b ? p + 4 : (ops[p + 3] as number)
        break
      case 18 /* unlessNeInt */:
        pc = stack[base + a] === b ? (ops[p + 3] as number) : p + 4
        break
      case 19 /* unlessNil */:
        pc = (stack[base + a] as List).tail === null ? p + 3 : b
        break
      case 20 /* unlessNull */:
        pc = stack[base + a] === null ? p + 3 : b
        break
      case 21 /* add */:
        stack[base + a] = ((stack[base + b] as number) + (stack[base + (ops[p + 3] as number)] as number)) | 0
        pc = p + 4
        break
      case 22 /* sub */:
        stack[base + a] = ((stack[base + b] as number) - (stack[base + (ops[p + 3] as number)] as number)) | 0
        pc = p + 4
        break
      case 23 /* mul */:
        stack[base + a] = Math.imul(stack[base + b] as number, stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 24 /* and */:
        stack[base + a] = (stack[base + b] as number) & (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 25 /* or */:
        stack[base + a] = (stack[base + b] as number) | (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 26 /* xor */:
        stack[base + a] = (stack[base + b] as number) ^ (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 27 /* shl */:
        stack[base + a] = (stack[base + b] as number) << (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 28 /* shr */:
        stack[base + a] = (stack[base + b] as number) >> (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 29 /* addInt */:
        stack[base + a] = ((stack[base + b] as number) + (ops[p + 3] as number)) | 0
        pc = p + 4
        break
      case 30 /* mulInt */:
        stack[base + a] = Math.imul(stack[base + b] as number, ops[p + 3] as number)
        pc = p + 4
        break
      case 31 /* divInt */:
        stack[base + a] = ((stack[base + b] as number) / (ops[p + 3] as number)) | 0
        pc = p + 4
        break
      case 32 /* remInt */:
        stack[base + a] = ((stack[base + b] as number) % (ops[p + 3] as number)) | 0
        pc = p + 4
        break
      case 33 /* lt */:
        stack[base + a] = (stack[base + b] as number) < (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 34 /* le */:
        stack[base + a] = (stack[base + b] as number) <= (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 35 /* gt */:
        stack[base + a] = (stack[base + b] as number) > (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 36 /* ge */:
        stack[base + a] = (stack[base + b] as number) >= (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 37 /* eq */:
        stack[base + a] = stack[base + b] === stack[base + (ops[p + 3] as number)]
        pc = p + 4
        break
      case 38 /* ne */:
        stack[base + a] = stack[base + b] !== stack[base + (ops[p + 3] as number)]
        pc = p + 4
        break
      case 39 /* plus */:
        stack[base + a] = (stack[base + b] as number) + (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 40 /* minus */:
        stack[base + a] = (stack[base + b] as number) - (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 41 /* times */:
        stack[base + a] = (stack[base + b] as number) * (stack[base + (ops[p + 3] as number)] as number)
        pc = p + 4
        break
      case 42 /* js1 */:
        run.pc = p
        stack[base + a] = (constants[b] as AnyFunction)(stack[base + (ops[p + 3] as number)])
        pc = p + 4
        break
      case 43 /* js2 */:
        run.pc = p
        stack[base + a] = (constants[b] as AnyFunction)(
          stack[base + (ops[p + 3] as number)],
          stack[base + (ops[p + 4] as number)],
        )
        pc = p + 5
        break
      case 44 /* js3 */:
        run.pc = p
        stack[base + a] = (constants[b] as AnyFunction)(
          stack[base + (ops[p + 3] as number)],
          stack[base + (ops[p + 4] as number)],
          stack[base + (ops[p + 5] as number)],
        )
        pc = p + 6
        break
      case 45 /* js */:
        run.pc = p
        stack[base + a] = (constants[b] as AnyFunction)(...argumentsAt(ops, p + 4, ops[p + 3] as number, base))
        pc = p + 4 + (ops[p + 3] as number)
        break
      case 46 /* new */:
        run.pc = p
        stack[base + a] = construct(constants[b] as Construction, ops, p + 4, ops[p + 3] as number, base)
        pc = p + 4 + (ops[p + 3] as number)
        break
      case 47 /* cons */:
        run.pc = p
        machine.allocate(32)
        stack[base + a] = new List(stack[base + b], stack[base + (ops[p + 3] as number)] as List)
        pc = p + 4
        break
      case 48 /* get0 */:
        run.pc = p
        stack[base + a] = (stack[base + b] as Fields).f0
        pc = p + 3
        break
      case 49 /* get1 */:
        run.pc = p
        stack[base + a] = (stack[base + b] as Fields).f1
        pc = p + 3
        break
      case 50 /* get2 */:
        run.pc = p
        stack[base + a] = (stack[base + b] as Fields).f2
        pc = p + 3
        break
      case 51 /* get */:
        run.pc = p
        stack[base + a] = (stack[base + b] as Readonly<Record<string, unknown>>)[`f${ops[p + 3] as number}`]
        pc = p + 4
        break
      case 52 /* set0 */:
        run.pc = p
        ;(stack[base + a] as Fields).f0 = stack[base + b]
        pc = p + 3
        break
      case 53 /* set */:
        run.pc = p
        ;(stack[base + a] as Record<string, unknown>)[`f${b}`] = stack[base + (ops[p + 3] as number)]
        pc = p + 4
        break
      case 54 /* tag */:
        run.pc = p
        stack[base + a] = (stack[base + b] as { readonly tag: number }).tag
        pc = p + 3
        break
      case 55 /* head */:
        stack[base + a] = (stack[base + b] as List).head
        pc = p + 3
        break
      case 56 /* tail */:
        stack[base + a] = (stack[base + b] as List).tail
        pc = p + 3
        break
      case 57 /* isNil */:
        stack[base + a] = (stack[base + b] as List).tail === null
        pc = p + 3
        break
      case 58 /* isNull */:
        stack[base + a] = stack[base + b] === null
        pc = p + 3
        break
      case 59 /* arrayGet */: {
        run.pc = p
        const array = stack[base + b] as readonly unknown[]
        const index = stack[base + (ops[p + 3] as number)] as number
        stack[base + a] = index >>> 0 < array.length ? array[index] : indexOutOfRange()
        pc = p + 4
        break
      }
      case 60 /* arraySet */: {
        run.pc = p
        const array = stack[base + a] as unknown[]
        const index = stack[base + b] as number
        if (index >>> 0 >= array.length) indexOutOfRange()
        array[index] = stack[base + (ops[p + 3] as number)]
        pc = p + 4
        break
      }
      case 61 /* call */: {
        run.pc = p
        const count = ops[p + 3] as number
        if (--machine.fuel < 0) machine.tick()
        const closure = constants[b] as Closure
        const at = (base + code.size) | 0
        suspend(code, base, p)
        const { made } = closure
        const callee = made ?? closure.code
        if (at + callee.size > limit) reserve(at + callee.size)
        // Most functions have one parameter or two.
        if (count > 0) stack[at] = stack[base + (ops[p + 4] as number)]
        if (count > 1) stack[at + 1] = stack[base + (ops[p + 5] as number)]
        for (let index = 2; index < count; index++) stack[at + index] = stack[base + (ops[p + 4 + index] as number)]
        fill(callee, closure, at)
        run.code = code = callee
        run.base = base = at
        ;({ ops, constants } = callee)
        pc = 0
        break
      }
      case 62 /* apply */: {
        run.pc = p
        const count = ops[p + 3] as number
        const fn = stack[base + b] as InterpretedFunction
        const { closure } = fn
        if (closure === undefined || closure.code.parameters !== count) {
          stack[base + a] = applyMany(fn, argumentsAt(ops, p + 4, count, base))
          pc = p + 4 + count
          break
        }
        if (--machine.fuel < 0) machine.tick()
        const callee = closure.code
        const at = (base + code.size) | 0
        suspend(code, base, p)
        if (at + callee.size > limit) reserve(at + callee.size)
        for (let index = 0; index < count; index++) stack[at + index] = stack[base + (ops[p + 4 + index] as number)]
        fill(callee, closure, at)
        run.code = code = callee
        run.base = base = at
        ;({ ops, constants } = callee)
        pc = 0
        break
      }
      case 63 /* tailCall */: {
        run.pc = p
        if (--machine.fuel < 0) machine.tick()
        const closure = constants[a] as Closure
        code = replace(closure, ops, p + 3, b, code, base)
        ;({ ops, constants } = code)
        pc = 0
        break
      }
      case 64 /* tailApply */: {
        run.pc = p
        const fn = stack[base + a] as InterpretedFunction
        const { closure } = fn
        if (closure !== undefined && closure.code.parameters === b) {
          if (--machine.fuel < 0) machine.tick()
          code = replace(closure, ops, p + 3, b, code, base)
          ;({ ops, constants } = code)
          pc = 0
          break
        }
        const value = applyMany(fn, argumentsAt(ops, p + 3, b, base))
        if (depth === floor) return value
        depth--
        run.code = code = callers[depth] as Code
        run.base = base = (bases[depth] as number) | 0
        ;({ ops, constants } = code)
        const call = (places[depth] as number) | 0
        stack[base + (ops[call + 1] as number)] = value
        pc = call + 4 + (ops[call + 3] as number)
        break
      }
      case 65 /* return */: {
        const value = stack[base + a]
        if (depth === floor) return value
        depth--
        run.code = code = callers[depth] as Code
        run.base = base = (bases[depth] as number) | 0
        ;({ ops, constants } = code)
        // Past the call, whose size depends on the number of its arguments.
        const call = (places[depth] as number) | 0
        stack[base + (ops[call + 1] as number)] = value
        pc = call + 4 + (ops[call + 3] as number)
        break
      }
      case 66 /* closure */: {
        run.pc = p
        machine.allocate(64)
        const made = constants[b] as Code
        stack[base + a] = valueOf(new Closure(made, capture(made, base)))
        pc = p + 3
        break
      }
      case 67 /* capture */: {
        const { closure } = stack[base + a] as InterpretedFunction
        if (closure !== undefined) closure.captured = capture(closure.code, base)
        pc = p + 3
        break
      }
      case 68 /* seq */: {
        const made = constants[b] as Code
        const closure = new Closure(made, capture(made, base))
        stack[base + a] = new Seq(() => new SeqRun(closure))
        pc = p + 3
        break
      }
      case 69 /* getGlobal */:
        stack[base + a] = (constants[b] as unknown[])[ops[p + 3] as number]
        pc = p + 4
        break
      case 70 /* setGlobal */:
        ;(constants[a] as unknown[])[b] = stack[base + (ops[p + 3] as number)]
        pc = p + 4
        break
      case 71 /* switchDense */: {
        const table = constants[b] as Int32Array
        const on = stack[base + a] as number
        // The last entry is the default.
        pc = table[on >>> 0 < table.length ? on : table.length - 1] as number
        break
      }
      case 72 /* switch */: {
        const table = constants[b] as ReadonlyMap<number | undefined, number>
        pc = table.get(stack[base + a] as number) ?? (table.get(undefined) as number)
        break
      }
      case 73 /* throw */:
        run.pc = p
        throw stack[base + a]
      case 74 /* yield */:
        run.yielded = { code, registers: stack.slice(base, base + code.size), pc: p }
        return stack[base + a]
      case 75 /* iterate */:
        run.pc = p
        stack[base + a] = (stack[base + b] as Iterable<unknown>)[Symbol.iterator]()
        pc = p + 3
        break
      case 76 /* next */: {
        run.pc = p
        const step = (stack[base + b] as Iterator<unknown>).next()
        if (step.done === true) pc = ops[p + 3] as number
        else {
          stack[base + a] = step.value
          pc = p + 4
        }
        break
      }
      default:
        throw new Error(`there is no instruction ${ops[p]}`)
    }
  }
}

/** What stops a seq whose consumer wants no more: only `finally` sees it. */
const STOP: unique symbol = Symbol('stop')

/** One run through a seq: its body's frame, which stops at each `yield` and is put away until it goes on. */
class SeqRun implements Iterator<unknown> {
  private frame: Yielded
  private isDone: boolean

  constructor(closure: Closure) {
    const { code } = closure
    const registers = Array.from<unknown>({ length: code.size })
    for (const [index, register] of code.constantRegisters.entries()) registers[register] = code.constantValues[index]
    for (const [index, register] of code.capturedTo.entries()) registers[register] = closure.captured[index]
    this.frame = { code, registers, pc: -1 }
    this.isDone = false
  }

  next(): IteratorResult<unknown> {
    if (this.isDone) return { done: true, value: undefined }
    machine.step()
    const { pc } = this.frame
    return this.resume(pc < 0 ? 0 : pc + 2)
  }

  /** The consumer stops early: runs what `finally` holds around the last yield. */
  return(): IteratorResult<unknown> {
    const { code, registers, pc } = this.frame
    const range = code.handlers.find(({ from, to, isFinally }) => isFinally && pc >= from && pc < to)
    if (!this.isDone && range !== undefined && runEnd.error === undefined) {
      registers[range.register] = STOP
      try {
        this.resume(range.target)
      } catch (error) {
        if (error !== STOP) throw error
      }
    }
    this.isDone = true
    return { done: true, value: undefined }
  }

  private resume(pc: number): IteratorResult<unknown> {
    const { code, registers } = this.frame
    const base = run.base + run.code.size
    if (base + code.size > limit) reserve(base + code.size)
    for (let index = 0; index < registers.length; index++) stack[base + index] = registers[index]
    // Whoever asks again while this runs, or after it failed, gets nothing more.
    this.isDone = true
    const value = execute(code, base, pc)
    const { yielded } = run
    if (yielded === undefined) return { done: true, value: undefined }
    run.yielded = undefined
    this.frame = yielded
    this.isDone = false
    return { done: false, value }
  }
}
