import { assert, unreachable } from '@fsrs/base'
import { visitChildren } from '@fsrs/chunk'
import type { Constant, Expr, Lambda, LocalId, Offset, Operation, TypeRep, Unit } from '@fsrs/chunk'

import { OP } from './interpreter-code.ts'
import type { Closure, Code, Construction, HandlerRange } from './interpreter-code.ts'
import { OPERATION_FUNCTIONS } from './interpreter-operations.ts'
import { methodKey } from './method-key.ts'
import type { AnyFunction, LinkContext } from './linked-unit.ts'
import { machine } from './machine.ts'
import { fillRep } from './program-types.ts'
import {
  ArrayBuilder,
  ListBuilder,
  anonymousClass,
  box,
  construct,
  formatParts,
  isType,
  libraryValue,
  listOf,
  raised,
  unbox,
} from './runtime-helpers.ts'
import { support } from './support.ts'
import { tupleClass } from './values.ts'
import type { FsException, Rep } from './values.ts'

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

/** Compiles the initialisation of the unit. */
export function compileInit(body: Expr, context: CompilerContext): Code {
  return new FunctionCompiler('<init>', [], context, undefined, true).finish(body)
}

/** Compiles a function, with the functions in it. */
export function compileFunction(name: string, params: readonly LocalId[], body: Expr, context: CompilerContext): Code {
  return new FunctionCompiler(name, params, context, undefined).finish(body)
}

const SHORT: Readonly<Partial<Record<Operation, number>>> = {
  'i32.add': OP.add,
  'i32.sub': OP.sub,
  'i32.mul': OP.mul,
  'i32.and': OP.and,
  'i32.or': OP.or,
  'i32.xor': OP.xor,
  'i32.shl': OP.shl,
  'i32.shr': OP.shr,
  'prim.lt': OP.lt,
  'prim.le': OP.le,
  'prim.gt': OP.gt,
  'prim.ge': OP.ge,
  'prim.eq': OP.eq,
  'prim.ne': OP.ne,
  same: OP.eq,
  'f64.add': OP.plus,
  'f64.sub': OP.minus,
  'f64.mul': OP.times,
  'array.get': OP.arrayGet,
  'list.cons': OP.cons,
  'list.head': OP.head,
  'list.tail': OP.tail,
  'list.isEmpty': OP.isNil,
  'option.isNone': OP.isNull,
  'option.value': OP.get0,
  isNull: OP.isNull,
}

/** With an int constant on the right. */
const WITH_INT: Readonly<Partial<Record<Operation, number>>> = {
  'i32.add': OP.addInt,
  'i32.mul': OP.mulInt,
  'i32.div': OP.divInt,
  'i32.rem': OP.remInt,
}

/** Jumps where a comparison does not hold: of registers, and with an int constant on the right. */
const UNLESS: Readonly<Partial<Record<Operation, { readonly registers: number; readonly int: number }>>> = {
  'prim.lt': { registers: OP.unlessLt, int: OP.unlessLtInt },
  'prim.le': { registers: OP.unlessLe, int: OP.unlessLeInt },
  'prim.gt': { registers: OP.unlessGt, int: OP.unlessGtInt },
  'prim.ge': { registers: OP.unlessGe, int: OP.unlessGeInt },
  'prim.eq': { registers: OP.unlessEq, int: OP.unlessEqInt },
  'prim.ne': { registers: OP.unlessNe, int: OP.unlessNeInt },
}

/** In place of a register: nobody wants the value. */
const NONE = -1

/** Expressions whose value is unit, or that pass on where their value goes. */
const TAKES_NONE: ReadonlySet<Expr['k']> = new Set([
  'let',
  'letRec',
  'setLocal',
  'setGlobal',
  'seq',
  'if',
  'while',
  'for',
  'forIn',
  'switch',
  'join',
  'jump',
  'set',
  'tryWith',
  'tryFinally',
  'raise',
  'reraise',
  'yield',
  'yieldAll',
])

/** Expressions that write their register once, at their end. */
const WRITES_ONCE: ReadonlySet<Expr['k']> = new Set([
  'op',
  'call',
  'callLocal',
  'apply',
  'get',
  'tag',
  'new',
  'tuple',
  'library',
])

interface Label {
  readonly params: readonly number[]
  readonly jumps: number[]
}

/** A variable that functions share with what is around them: a register each would be a variable each. */
class Cell {
  f0: unknown

  constructor(value: unknown) {
    this.f0 = value
  }
}

const cellOf = (value: unknown): Cell => new Cell(value)

class FunctionCompiler {
  private readonly name: string
  private readonly params: readonly LocalId[]
  private readonly context: CompilerContext
  private readonly parent: FunctionCompiler | undefined
  private readonly isInit: boolean
  private readonly ops: number[] = []
  private readonly positions = new Map<number, Offset>()
  private readonly constants: unknown[] = []
  private size = 0
  private readonly registers = new Map<LocalId, number>()
  private readonly mutable = new Set<LocalId>()
  /** Mutable locals that a function within the one that declares them reads or writes: registers hold their cells. */
  private shared: ReadonlySet<LocalId> = new Set()
  private readonly capturedFrom: number[] = []
  private readonly capturedTo: number[] = []
  private readonly handlers: HandlerRange[] = []
  private readonly constantRegisters = new Map<unknown, number>()
  private readonly labels = new Map<number, Label>()
  private collector: number | undefined
  private scratch: number | undefined

  constructor(
    name: string,
    params: readonly LocalId[],
    context: CompilerContext,
    parent: FunctionCompiler | undefined,
    isInit = false,
  ) {
    this.name = name
    this.params = params
    this.context = context
    this.parent = parent
    this.isInit = isInit
    for (const id of params) this.registers.set(id, this.register())
  }

  finish(body: Expr): Code {
    this.shared = this.parent?.shared ?? sharedVariables(body)
    const result = this.register()
    this.returning(body, result)
    return {
      name: this.name,
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

  // ---------------------------------------------------------------------------------------------------- registers

  private register(): number {
    return this.size++
  }

  private constantRegister(value: unknown): number {
    // Zero and negative zero are one key of a map.
    const key = Object.is(value, -0) ? NEGATIVE_ZERO : value
    let found = this.constantRegisters.get(key)
    if (found === undefined) {
      found = this.register()
      this.constantRegisters.set(key, found)
    }
    return found
  }

  private constant(value: unknown): number {
    return this.constants.push(value) - 1
  }

  private declare(id: LocalId): number {
    const register = this.register()
    this.registers.set(id, register)
    return register
  }

  /** The register of a local; one of a function around this is captured. */
  private lookUp(id: LocalId): number {
    const own = this.registers.get(id)
    if (own !== undefined) return own
    assert(this.parent !== undefined, 'the chunk has been verified')
    const to = this.register()
    this.capturedFrom.push(this.parent.lookUp(id))
    this.capturedTo.push(to)
    this.registers.set(id, to)
    return to
  }

  // -------------------------------------------------------------------------------------------------- instructions

  private emit(...numbers: number[]): number {
    const at = this.ops.length
    for (const each of numbers) this.ops.push(each)
    return at
  }

  private emitAt(at: Offset, ...numbers: number[]): void {
    this.positions.set(this.emit(...numbers), at)
  }

  /** A jump whose target comes later; the answer is where to write it. */
  private jump(...numbers: number[]): number {
    this.emit(...numbers, -1)
    return this.ops.length - 1
  }

  private land(...holes: readonly number[]): void {
    for (const hole of holes) this.ops[hole] = this.ops.length
  }

  /** A register that holds the value of `expr` until a mutable local changes. */
  private operand(expr: Expr): number {
    if (expr.k === 'const') return this.constantRegister(constantValue(expr.value))
    if (expr.k === 'local' && !this.shared.has(expr.id)) return this.lookUp(expr.id)
    const register = this.register()
    this.compile(expr, register, false)
    return register
  }

  private operands(exprs: readonly Expr[]): number[] {
    return exprs.map((expr, index) => {
      const register = this.operand(expr)
      const mayChange = expr.k === 'local' && this.mutable.has(expr.id) && !exprs.slice(index + 1).every(isSteady)
      return mayChange ? this.copy(register) : register
    })
  }

  private js(d: number, fn: AnyFunction, args: readonly number[], at?: Offset): void {
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

  private rep(type: TypeRep): number {
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

  // --------------------------------------------------------------------------------------------------- expressions

  /** Leaves the value of `expr` in `d`. `isTail`: a call may take this frame's place. */
  private compile(expr: Expr, to: number, isTail: boolean): void {
    if (to === NONE && (expr.k === 'const' || expr.k === 'local')) return
    const d = to === NONE && !TAKES_NONE.has(expr.k) ? (this.scratch ??= this.register()) : to
    switch (expr.k) {
      case 'const':
        this.emit(OP.move, d, this.constantRegister(constantValue(expr.value)))
        return
      case 'local':
        this.emit(this.shared.has(expr.id) ? OP.get0 : OP.move, d, this.lookUp(expr.id))
        return
      case 'global':
        this.global(expr.name, d)
        return
      case 'libraryValue': {
        const { name } = expr
        const implementation = this.context.library(name)
        this.js(
          d,
          (...reps) => libraryValue(name, implementation, reps as Rep[]),
          expr.reps.map((rep) => this.rep(rep)),
        )
        return
      }
      case 'hostValue':
        this.emit(OP.move, d, this.constantRegister(this.context.host(expr.name).value))
        return
      case 'let':
        if (expr.value.k === 'lambda' && !expr.isMutable) this.functions([{ id: expr.id, value: expr.value }])
        else {
          if (expr.isMutable) this.mutable.add(expr.id)
          const register = this.register()
          this.compile(expr.value, register, false)
          if (this.shared.has(expr.id)) this.js(register, cellOf, [register])
          this.registers.set(expr.id, register)
        }
        this.unit(d)
        return
      case 'letRec':
        this.functions(expr.bindings)
        this.unit(d)
        return
      case 'setLocal': {
        const register = this.lookUp(expr.id)
        if (this.shared.has(expr.id)) this.emit(OP.set0, register, this.operand(expr.value))
        else if (WRITES_ONCE.has(expr.value.k)) this.compile(expr.value, register, false)
        else this.emit(OP.move, register, this.operand(expr.value))
        this.unit(d)
        return
      }
      case 'setGlobal':
        this.setGlobal(expr, d)
        return
      case 'seq': {
        const last = expr.items.length - 1
        for (const [index, item] of expr.items.entries()) {
          if (index === last) this.compile(item, d, isTail)
          else this.compile(item, NONE, false)
        }
        return
      }
      case 'lambda':
        this.closure(d, expr)
        return
      case 'apply': {
        const [fn = 0, ...args] = this.operands([expr.fn, ...expr.args])
        if (isTail) this.emitAt(expr.at, OP.tailApply, fn, args.length, ...args)
        else this.emitAt(expr.at, OP.apply, d, fn, args.length, ...args)
        return
      }
      case 'call': {
        const args = this.operands(expr.args)
        const target = this.context.closureOf(expr.name)
        assert(target !== undefined, 'the chunk has been verified')
        const k = this.constant(target)
        if (isTail) this.emitAt(expr.at, OP.tailCall, k, args.length, ...args)
        else this.emitAt(expr.at, OP.call, d, k, args.length, ...args)
        return
      }
      case 'callLocal': {
        const args = this.operands(expr.args)
        const fn = this.lookUp(expr.id)
        if (isTail) this.emitAt(expr.at, OP.tailApply, fn, args.length, ...args)
        else this.emitAt(expr.at, OP.apply, d, fn, args.length, ...args)
        return
      }
      case 'library': {
        const reps = expr.reps.map((rep) => this.rep(rep))
        this.js(d, this.context.library(expr.name), [...reps, ...this.operands(expr.args)], expr.at)
        return
      }
      case 'host':
        this.js(d, this.context.host(expr.name).call, this.operands(expr.args), expr.at)
        return
      case 'op':
        this.operation(expr, d)
        return
      case 'if':
        this.branches(expr, d, isTail)
        return
      case 'and':
      case 'or': {
        const ends: number[] = []
        for (const [index, item] of expr.items.entries()) {
          this.compile(item, d, false)
          if (index < expr.items.length - 1) ends.push(this.jump(expr.k === 'and' ? OP.jumpIfFalse : OP.jumpIfTrue, d))
        }
        this.land(...ends)
        return
      }
      case 'while': {
        const start = this.ops.length
        const end = this.jumpsUnless(expr.condition)
        this.compile(expr.body, NONE, false)
        this.emit(OP.loop, start)
        this.land(...end)
        this.unit(d)
        return
      }
      case 'for':
        this.forLoop(expr, d)
        return
      case 'forIn': {
        const source = this.operand(expr.source)
        const iterator = this.register()
        this.emitAt(expr.at, OP.iterate, iterator, source)
        const start = this.ops.length
        const end = this.jump(OP.next, this.declare(expr.id), iterator)
        this.compile(expr.body, NONE, false)
        this.emit(OP.loop, start)
        this.land(end)
        this.unit(d)
        return
      }
      case 'switch':
        this.switch(expr, d, isTail)
        return
      case 'join': {
        const label: Label = { params: expr.params.map((id) => this.declare(id)), jumps: [] }
        this.labels.set(expr.label, label)
        const end = this.ending(expr.body, d, isTail)
        this.land(...label.jumps)
        this.compile(expr.then, d, isTail)
        this.land(...end)
        return
      }
      case 'jump': {
        const label = this.labels.get(expr.label)
        assert(label !== undefined, 'the chunk has been verified')
        const args = this.operands(expr.args)
        // An argument may be what another parameter held before.
        const held = args.length === 1 ? args : args.map((arg) => this.copy(arg))
        for (const [index, arg] of held.entries()) this.emit(OP.move, label.params[index] ?? 0, arg)
        label.jumps.push(this.jump(OP.jump))
        return
      }
      case 'tuple': {
        const size = expr.items.length
        this.construction(d, { made: tupleClass(size), tag: undefined, bytes: 16 + 8 * size }, expr.items)
        return
      }
      case 'list':
        this.js(
          d,
          allocating(32 * expr.items.length, (...items) => listOf(items)),
          this.operands(expr.items),
        )
        return
      case 'array': {
        const convert = typedArrayOf(expr.element)
        this.js(
          d,
          allocating(32 + 8 * expr.items.length, (...items) => convert(items)),
          this.operands(expr.items),
        )
        return
      }
      case 'new': {
        const { tag } = expr
        const made = this.context.types.classOf(expr.type)
        const bytes = (tag === undefined ? 16 : 24) + 8 * this.context.types.fieldCount(expr.type)
        if (tag !== undefined && expr.args.length === 0) this.emit(OP.move, d, this.constantRegister(made.empty[tag]))
        else this.construction(d, { made, tag, bytes }, expr.args)
        return
      }
      case 'newAnon': {
        const bytes = 16 + 8 * expr.args.length
        this.construction(d, { made: anonymousClass(expr.names), tag: undefined, bytes }, expr.args)
        return
      }
      case 'get':
        if (expr.index <= 2) this.emit(OP.get0 + expr.index, d, this.operand(expr.target))
        else this.emit(OP.get, d, this.operand(expr.target), expr.index)
        return
      case 'set': {
        const [target = 0, value = 0] = this.operands([expr.target, expr.value])
        if (expr.index === 0) this.emit(OP.set0, target, value)
        else this.emit(OP.set, target, expr.index, value)
        this.unit(d)
        return
      }
      case 'tag':
        this.emit(OP.tag, d, this.operand(expr.target))
        return
      case 'isException': {
        const { type } = expr
        const made = this.context.types.has(type) ? this.context.types.classOf(type) : undefined
        const test = (target: unknown): boolean =>
          made === undefined ? support.isDotNetException(target as FsException, type) : target instanceof made
        this.js(d, test, [this.operand(expr.target)])
        return
      }
      case 'isType':
        this.js(d, isType as AnyFunction, [this.operand(expr.target), this.rep(expr.type)])
        return
      case 'box':
        this.js(d, box as AnyFunction, [this.operand(expr.value), this.rep(expr.type)])
        return
      case 'unbox':
        this.js(d, unbox as AnyFunction, [this.operand(expr.value), this.rep(expr.type)], expr.at)
        return
      case 'tryWith':
        this.tryWith(expr, d, isTail)
        return
      case 'tryFinally':
        this.tryFinally(expr, d)
        return
      case 'raise': {
        const exn = this.operand(expr.exn)
        this.js(exn, raised as AnyFunction, [exn])
        this.emitAt(expr.at, OP.throw, exn)
        return
      }
      case 'reraise':
        this.emit(OP.throw, this.operand(expr.exn))
        return
      case 'fail': {
        const { exception, message } = expr
        this.js(d, () => machine.raise(exception, message), [], expr.at)
        return
      }
      case 'format': {
        const { parts } = expr
        const reps = parts.flatMap((part) => (part.type === 'hole' ? [this.rep(part.rep)] : []))
        const args = this.operands(expr.args)
        const count = reps.length
        const write = (...all: unknown[]): string =>
          support.formatParts(formatParts(parts, all.slice(0, count) as Rep[]), all.slice(count))
        this.js(d, write, [...reps, ...args], expr.at)
        return
      }
      case 'collect':
        this.collect(expr, d)
        return
      case 'yield': {
        const value = this.operand(expr.value)
        this.emitYield(value, d)
        return
      }
      case 'yieldAll': {
        const iterator = this.register()
        const item = this.register()
        this.emit(OP.iterate, iterator, this.operand(expr.source))
        const start = this.ops.length
        const end = this.jump(OP.next, item, iterator)
        this.emitYield(item, NONE)
        this.emit(OP.loop, start)
        this.land(end)
        this.unit(d)
        return
      }
      case 'rep':
        this.emit(OP.move, d, this.rep(expr.type))
        return
      case 'construct':
        this.construct(expr, d)
        return
      case 'object': {
        const made = this.context.types.classOf(expr.type)
        this.js(d, (...captures) => new made(...captures), this.operands(expr.captures))
        return
      }
      case 'callMethod': {
        const key = methodKey(expr.method)
        const invoke = (target: unknown, ...args: unknown[]): unknown =>
          (target as Readonly<Record<string, AnyFunction>>)[key]?.call(target, ...args)
        this.js(d, invoke, this.operands([expr.target, ...expr.args]), expr.at)
        return
      }
      default:
        unreachable(expr)
    }
  }

  private unit(d: number): void {
    if (d !== NONE) this.emit(OP.move, d, this.constantRegister(undefined))
  }

  /** Compiles what ends the function. */
  private returning(expr: Expr, d: number): void {
    if (expr.k === 'const' || expr.k === 'local') {
      this.emit(OP.return, this.operand(expr))
      return
    }
    const start = this.ops.length
    this.compile(expr, d, true)
    const isMove = this.ops.length === start + 3 && this.ops[start] === OP.move && this.ops[start + 1] === d
    const from = isMove ? (this.ops[start + 2] as number) : d
    if (isMove) this.ops.length = start
    this.emit(OP.return, from)
  }

  /** Compiles a branch; the answer is where it jumps past the others. */
  private ending(expr: Expr, d: number, isTail: boolean): readonly number[] {
    if (isTail) {
      this.returning(expr, d)
      return []
    }
    this.compile(expr, d, false)
    return [this.jump(OP.jump)]
  }

  /** Jumps where a condition does not hold; the answer is where to write the target. */
  private jumpsUnless(expr: Expr): readonly number[] {
    if (expr.k === 'and') return expr.items.flatMap((item) => this.jumpsUnless(item))
    if (expr.k === 'op') {
      const { op, args } = expr
      const [left, right] = args
      const unless = UNLESS[op]
      if (unless !== undefined && left !== undefined && right !== undefined) {
        const constant = intConstant(right)
        if (constant !== undefined) return [this.jump(unless.int, this.operand(left), constant)]
        const [a = 0, b = 0] = this.operands(args)
        return [this.jump(unless.registers, a, b)]
      }
      if (op === 'list.isEmpty' && left !== undefined) return [this.jump(OP.unlessNil, this.operand(left))]
      if ((op === 'option.isNone' || op === 'isNull') && left !== undefined)
        return [this.jump(OP.unlessNull, this.operand(left))]
      if (op === 'bool.not' && left !== undefined) return this.jumpsWhere(left)
    }
    return [this.jump(OP.jumpIfFalse, this.operand(expr))]
  }

  /** Jumps where a condition holds. */
  private jumpsWhere(expr: Expr): readonly number[] {
    const isSimple =
      expr.k === 'op' && (expr.op.startsWith('prim.') || expr.op.startsWith('list.') || expr.op === 'option.isNone')
    if (!isSimple) return [this.jump(OP.jumpIfTrue, this.operand(expr))]
    const holdsNot = this.jumpsUnless(expr)
    const holds = this.jump(OP.jump)
    this.land(...holdsNot)
    return [holds]
  }

  private construction(d: number, how: Construction, fields: readonly Expr[]): void {
    const args = this.operands(fields)
    this.emit(OP.new, d, this.constant(how), args.length, ...args)
  }

  private copy(register: number): number {
    const copy = this.register()
    this.emit(OP.move, copy, register)
    return copy
  }

  private global(name: string, d: number): void {
    const closure = this.context.closureOf(name)
    if (closure !== undefined) {
      this.js(d, () => this.context.valueOf(closure), [])
      return
    }
    const { values, index } = this.context.placeOf(name)
    this.emit(OP.getGlobal, d, this.constant(values), index)
  }

  private setGlobal(expr: Extract<Expr, { k: 'setGlobal' }>, d: number): void {
    const { name } = expr
    const { values, index } = this.context.placeOf(name)
    const isPersisted = this.isInit && this.context.isPersisted(name)
    const value = isPersisted ? this.register() : this.operand(expr.value)
    if (isPersisted) {
      // The state that outlived a reload takes the place of the first value, whose making is skipped.
      this.js(value, () => this.context.takesState(name), [])
      const fresh = this.jump(OP.jumpIfFalse, value)
      this.js(value, () => this.context.stateOf(name), [])
      const end = this.jump(OP.jump)
      this.land(fresh)
      this.compile(expr.value, value, false)
      this.land(end)
    }
    this.emit(OP.setGlobal, this.constant(values), index, value)
    this.unit(d)
  }

  private functions(bindings: readonly { readonly id: LocalId; readonly value: Lambda }[]): void {
    const made = bindings.map(({ id, value }) => ({ register: this.declare(id), value }))
    const codes = made.map(({ register, value }) => ({ register, k: this.closure(register, value) }))
    // What was captured of the group before it was made is captured again.
    for (const { register, k } of codes) this.emit(OP.capture, register, k)
  }

  private closure(d: number, lambda: Lambda): number {
    const name = lambda.name === '' ? `${this.name}/fun` : lambda.name
    const code = new FunctionCompiler(name, lambda.params, this.context, this).finish(lambda.body)
    const k = this.constant(code)
    this.emit(OP.closure, d, k)
    return k
  }

  private operation(expr: Extract<Expr, { k: 'op' }>, d: number): void {
    const { op, at } = expr
    const [left, right] = expr.args
    const constant = right === undefined ? undefined : intConstant(right)
    if (left !== undefined && constant !== undefined) {
      const withInt = WITH_INT[op]
      const isDivision = op === 'i32.div' || op === 'i32.rem'
      if (withInt !== undefined && (!isDivision || constant > 0)) {
        this.emit(withInt, d, this.operand(left), constant)
        return
      }
      if (op === 'i32.sub') {
        this.emit(OP.addInt, d, this.operand(left), -constant | 0)
        return
      }
    }
    if (op === 'ignore' && left !== undefined) {
      this.compile(left, NONE, false)
      this.unit(d)
      return
    }
    const args = this.operands(expr.args)
    if (op === 'array.set') {
      this.emitAt(at, OP.arraySet, ...args)
      this.unit(d)
      return
    }
    const short = SHORT[op]
    if (short === undefined) this.js(d, OPERATION_FUNCTIONS[op], args, at)
    else this.emitAt(at, short, d, ...args)
  }

  private branches(expr: Extract<Expr, { k: 'if' }>, d: number, isTail: boolean): void {
    const ends: number[] = []
    for (const { condition, then } of expr.branches) {
      const next = this.jumpsUnless(condition)
      ends.push(...this.ending(then, d, isTail))
      this.land(...next)
    }
    this.compile(expr.otherwise, d, isTail)
    this.land(...ends)
  }

  private forLoop(expr: Extract<Expr, { k: 'for' }>, d: number): void {
    const counter = this.register()
    this.compile(expr.from, counter, false)
    const bound = this.register()
    this.compile(expr.to, bound, false)
    const id = this.declare(expr.id)
    const end = this.jump(expr.isDown ? OP.unlessGe : OP.unlessLe, counter, bound)
    this.emit(OP.move, id, counter)
    const start = this.ops.length
    this.compile(expr.body, NONE, false)
    this.emit(expr.isDown ? OP.forDown : OP.forUp, counter, bound, id, start)
    this.land(end)
    this.unit(d)
  }

  private switch(expr: Extract<Expr, { k: 'switch' }>, d: number, isTail: boolean): void {
    const table = new Map<number | undefined, number>()
    const largest = Math.max(...expr.cases.flatMap(({ values }) => values))
    const smallest = Math.min(...expr.cases.flatMap(({ values }) => values))
    const dense =
      expr.cases.length > 0 && smallest >= 0 && largest < MAX_DENSE ? new Int32Array(largest + 2) : undefined
    this.emit(dense === undefined ? OP.switch : OP.switchDense, this.operand(expr.on), this.constant(dense ?? table))
    const ends: number[] = []
    for (const one of expr.cases) {
      for (const value of one.values) table.set(value, this.ops.length)
      if (expr.otherwise === undefined) table.set(undefined, this.ops.length)
      ends.push(...this.ending(one.body, d, isTail))
    }
    if (expr.otherwise !== undefined) {
      table.set(undefined, this.ops.length)
      this.compile(expr.otherwise, d, isTail)
    }
    for (const index of dense?.keys() ?? [])
      if (dense !== undefined) dense[index] = table.get(index) ?? (table.get(undefined) as number)
    this.land(...ends)
  }

  private tryWith(expr: Extract<Expr, { k: 'tryWith' }>, d: number, isTail: boolean): void {
    const from = this.ops.length
    this.compile(expr.body, d, false)
    const to = this.ops.length
    const end = this.jump(OP.jump)
    // Inner regions were closed, and so listed, before.
    this.handlers.push({ from, to, target: this.ops.length, register: this.declare(expr.id), isFinally: false })
    this.compile(expr.handler, d, isTail)
    this.land(end)
  }

  private tryFinally(expr: Extract<Expr, { k: 'tryFinally' }>, d: number): void {
    const failure = this.register()
    const hasFailed = this.register()
    this.emit(OP.move, hasFailed, this.constantRegister(false))
    const from = this.ops.length
    this.compile(expr.body, d, false)
    const to = this.ops.length
    const cleanup = this.jump(OP.jump)
    this.handlers.push({ from, to, target: this.ops.length, register: failure, isFinally: true })
    this.emit(OP.move, hasFailed, this.constantRegister(true))
    this.land(cleanup)
    this.compile(expr.cleanup, NONE, false)
    const end = this.jump(OP.jumpIfFalse, hasFailed)
    this.emit(OP.throw, failure)
    this.land(end)
  }

  private collect(expr: Extract<Expr, { k: 'collect' }>, d: number): void {
    if (expr.into === 'seq') {
      const code = new FunctionCompiler(this.name, [], this.context, this).finish(expr.body)
      this.emit(OP.seq, d, this.constant(code))
      return
    }
    const outer = this.collector
    const isList = expr.into === 'list'
    this.collector = this.register()
    this.js(this.collector, () => (isList ? new ListBuilder() : new ArrayBuilder()), [])
    this.compile(expr.body, NONE, false)
    const convert = typedArrayOf(expr.element)
    const end = (builder: unknown): unknown =>
      isList ? (builder as ListBuilder).list : convert((builder as ArrayBuilder).items)
    this.js(d, end, [this.collector])
    this.collector = outer
  }

  private emitYield(value: number, d: number): void {
    if (this.collector === undefined) this.emit(OP.yield, value)
    else this.js((this.scratch ??= this.register()), add, [this.collector, value])
    this.unit(d)
  }

  private construct(expr: Extract<Expr, { k: 'construct' }>, d: number): void {
    const made = this.context.types.classOf(expr.type)
    const def = this.context.types.def(expr.type)
    const name = def?.k === 'class' ? def.constructorFunction : undefined
    const closure = name === undefined ? undefined : this.context.closureOf(name)
    const run = closure === undefined ? undefined : this.context.uncurried(closure)
    this.js(d, (...args) => construct(new made(), run, args), this.operands(expr.args), expr.at)
  }
}

/** Stands for negative zero among constants, where it is another number than zero. */
const NEGATIVE_ZERO: unique symbol = Symbol('-0')

/** Cases below this number jump by a table. */
const MAX_DENSE = 256

function intConstant(expr: Expr): number | undefined {
  return expr.k === 'const' && (expr.value.type === 'int' || expr.value.type === 'char')
    ? int32(expr.value.value)
    : undefined
}

/** A uint32 may be larger than what an instruction holds. */
function int32(value: number): number | undefined {
  return (value | 0) === value ? value : undefined
}

/** Mutable locals that are reached from functions within the one that declares them. */
function sharedVariables(body: Expr): ReadonlySet<LocalId> {
  const declared = new Map<LocalId, number>()
  const used: { readonly id: LocalId; readonly by: number }[] = []
  const pending: { readonly expr: Expr; readonly by: number }[] = [{ expr: body, by: 0 }]
  let functions = 0
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { expr } = next
    const by = expr.k === 'lambda' || (expr.k === 'collect' && expr.into === 'seq') ? ++functions : next.by
    if (expr.k === 'let' && expr.isMutable) declared.set(expr.id, by)
    if (expr.k === 'local' || expr.k === 'setLocal' || expr.k === 'callLocal') used.push({ id: expr.id, by })
    visitChildren(expr, (child) => pending.push({ expr: child, by }))
  }
  const shared = used.filter(({ id, by }) => declared.has(id) && declared.get(id) !== by)
  return new Set(shared.map(({ id }) => id))
}

/** Whether evaluating an expression leaves all mutable locals as they are. */
function isSteady(expr: Expr): boolean {
  switch (expr.k) {
    case 'const':
    case 'local':
      return true
    case 'op':
    case 'tuple':
    case 'call':
    case 'library':
      return (expr.k === 'tuple' ? expr.items : expr.args).every(isSteady)
    case 'get':
    case 'tag':
      return isSteady(expr.target)
    default:
      return false
  }
}

function add(builder: unknown, item: unknown): void {
  ;(builder as ListBuilder | ArrayBuilder).add(item)
}

function allocating(bytes: number, make: AnyFunction): AnyFunction {
  return (...args) => {
    machine.allocate(bytes)
    return make(...args)
  }
}

function typedArrayOf(element: TypeRep): (items: readonly unknown[]) => unknown {
  const name = element.k === 'prim' ? element.name : ''
  if (name === 'int') return (items) => Int32Array.from(items as number[])
  if (name === 'float') return (items) => Float64Array.from(items as number[])
  return name === 'byte' ? (items) => Uint8Array.from(items as number[]) : (items) => [...items]
}

function constantValue(value: Constant): unknown {
  switch (value.type) {
    case 'unit':
      return undefined
    case 'null':
      return null
    case 'bool':
    case 'int':
    case 'char':
    case 'string':
      return value.value
    case 'float':
      return Number(value.value)
    case 'bigint':
      return BigInt(value.value)
    case 'decimal':
      return support.decimal(value.value)
  }
}

function localsOf(type: TypeRep): readonly LocalId[] {
  switch (type.k) {
    case 'local':
      return [type.id]
    case 'lib':
    case 'def':
      return type.args.flatMap(localsOf)
    case 'fun':
      return [...localsOf(type.from), ...localsOf(type.to)]
    case 'tuple':
      return type.items.flatMap(localsOf)
    case 'anon':
      return type.fields.flatMap((field) => localsOf(field.type))
    case 'prim':
    case 'param':
      return []
  }
}
