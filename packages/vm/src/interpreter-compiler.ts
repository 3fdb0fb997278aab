import { assert, unreachable } from '@fsrs/base'
import type { Constant, Expr, Lambda, LocalId, Offset, Operation, TypeRep, Unit } from '@fsrs/chunk'

import { OP } from './interpreter-code.ts'
import type { Closure, Code, HandlerRange } from './interpreter-code.ts'
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
  'list.head': OP.head,
  'list.tail': OP.tail,
  'list.isEmpty': OP.isNil,
  'option.isNone': OP.isNone,
  isNull: OP.isNone,
}

interface Label {
  readonly params: readonly number[]
  readonly jumps: number[]
}

class FunctionCompiler {
  private readonly name: string
  private readonly params: readonly LocalId[]
  private readonly context: CompilerContext
  private readonly parent: FunctionCompiler | undefined
  private readonly isInit: boolean
  private readonly ops: number[] = []
  private readonly positions = new Map<number, Offset>()
  private readonly constants: unknown[] = []
  private readonly template: unknown[] = []
  private readonly registers = new Map<LocalId, number>()
  private readonly mutable = new Set<LocalId>()
  private readonly captures: { readonly from: number; readonly to: number }[] = []
  private readonly handlers: HandlerRange[] = []
  private readonly constantRegisters = new Map<unknown, number>()
  private readonly labels = new Map<number, Label>()
  private collector: number | undefined

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
    const result = this.register()
    this.compile(body, result, true)
    this.emit(OP.return, result)
    return {
      name: this.name,
      unit: this.context.unit,
      parameters: this.params.length,
      ops: Int32Array.from(this.ops),
      positions: this.positions,
      constants: this.constants,
      template: this.template,
      captures: this.captures,
      handlers: this.handlers,
    }
  }

  // ---------------------------------------------------------------------------------------------------- registers

  private register(value?: unknown): number {
    return this.template.push(value) - 1
  }

  private constantRegister(value: unknown): number {
    // Zero and negative zero are one key of a map.
    if (Object.is(value, -0)) return this.register(value)
    let found = this.constantRegisters.get(value)
    if (found === undefined) {
      found = this.register(value)
      this.constantRegisters.set(value, found)
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
    this.captures.push({ from: this.parent.lookUp(id), to })
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

  /** A register that holds the value of `expr` until the end of the function, or a mutable local changes. */
  private operand(expr: Expr): number {
    if (expr.k === 'const') return this.constantRegister(constantValue(expr.value))
    if (expr.k === 'local' && !this.mutable.has(expr.id)) return this.lookUp(expr.id)
    const register = this.register()
    this.compile(expr, register, false)
    return register
  }

  private operands(exprs: readonly Expr[]): number[] {
    return exprs.map((expr) => this.operand(expr))
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
  private compile(expr: Expr, d: number, isTail: boolean): void {
    switch (expr.k) {
      case 'const':
        this.emit(OP.move, d, this.constantRegister(constantValue(expr.value)))
        return
      case 'local':
        this.emit(OP.move, d, this.lookUp(expr.id))
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
          this.registers.set(expr.id, register)
        }
        this.unit(d)
        return
      case 'letRec':
        this.functions(expr.bindings)
        this.unit(d)
        return
      case 'setLocal':
        this.compile(expr.value, d, false)
        this.emit(OP.move, this.lookUp(expr.id), d)
        this.unit(d)
        return
      case 'setGlobal':
        this.setGlobal(expr, d)
        return
      case 'seq': {
        const last = expr.items.length - 1
        for (const [index, item] of expr.items.entries()) this.compile(item, d, isTail && index === last)
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
        if (isTail) this.emitAt(expr.at, OP.tailCallLocal, fn, args.length, ...args)
        else this.emitAt(expr.at, OP.callLocal, d, fn, args.length, ...args)
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
        const condition = this.register()
        this.compile(expr.condition, condition, false)
        const end = this.jump(OP.jumpIfFalse, condition)
        this.compile(expr.body, d, false)
        this.emit(OP.loop, start)
        this.land(end)
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
        this.compile(expr.body, d, false)
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
        this.compile(expr.body, d, isTail)
        const end = this.jump(OP.jump)
        this.land(...label.jumps)
        this.compile(expr.then, d, isTail)
        this.land(end)
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
        const made = tupleClass(size)
        this.js(
          d,
          allocating(16 + 8 * size, (...items) => new made(...items)),
          this.operands(expr.items),
        )
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
        const { type, tag } = expr
        const made = this.context.types.classOf(type)
        const size = this.context.types.fieldCount(type)
        if (tag === undefined) {
          this.js(
            d,
            allocating(16 + 8 * size, (...fields) => new made(...fields)),
            this.operands(expr.args),
          )
        } else if (expr.args.length === 0) {
          this.emit(OP.move, d, this.constantRegister(made.empty[tag]))
        } else {
          const make = allocating(24 + 8 * size, (...fields) => new made(tag, ...fields))
          this.js(d, make, this.operands(expr.args))
        }
        return
      }
      case 'newAnon': {
        const made = anonymousClass(expr.names)
        this.js(
          d,
          allocating(16 + 8 * expr.args.length, (...fields) => new made(...fields)),
          this.operands(expr.args),
        )
        return
      }
      case 'get':
        this.emit(OP.get, d, this.operand(expr.target), expr.index)
        return
      case 'set': {
        const [target = 0, value = 0] = this.operands([expr.target, expr.value])
        this.emit(OP.set, target, expr.index, value)
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
        this.emitYield(item, d)
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
    this.emit(OP.move, d, this.constantRegister(undefined))
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
    let end: number | undefined
    if (isPersisted) {
      // The state that outlived a reload takes the place of the first value, whose making is skipped.
      this.js(d, () => this.context.takesState(name), [])
      const fresh = this.jump(OP.jumpIfFalse, d)
      this.js(d, () => this.context.stateOf(name), [])
      end = this.jump(OP.jump)
      this.land(fresh)
    }
    this.compile(expr.value, d, false)
    if (end !== undefined) this.land(end)
    this.emit(OP.setGlobal, this.constant(values), index, d)
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
    const args = this.operands(expr.args)
    const short = SHORT[expr.op]
    if (short === undefined) this.js(d, OPERATION_FUNCTIONS[expr.op], args, expr.at)
    else this.emitAt(expr.at, short, d, ...args)
  }

  private branches(expr: Extract<Expr, { k: 'if' }>, d: number, isTail: boolean): void {
    const ends: number[] = []
    for (const { condition, then } of expr.branches) {
      const next = this.jump(OP.jumpIfFalse, this.operand(condition))
      this.compile(then, d, isTail)
      ends.push(this.jump(OP.jump))
      this.land(next)
    }
    this.compile(expr.otherwise, d, isTail)
    this.land(...ends)
  }

  private forLoop(expr: Extract<Expr, { k: 'for' }>, d: number): void {
    const counter = this.register()
    this.compile(expr.from, counter, false)
    const bound = this.register()
    this.compile(expr.to, bound, false)
    const start = this.ops.length
    const test = this.register()
    this.emit(expr.isDown ? OP.ge : OP.le, test, counter, bound)
    const end = this.jump(OP.jumpIfFalse, test)
    this.emit(OP.move, this.declare(expr.id), counter)
    this.compile(expr.body, d, false)
    // Not the wrapping operation: the largest int must end the loop.
    this.emit(expr.isDown ? OP.minus : OP.plus, counter, counter, this.constantRegister(1))
    this.emit(OP.loop, start)
    this.land(end)
    this.unit(d)
  }

  private switch(expr: Extract<Expr, { k: 'switch' }>, d: number, isTail: boolean): void {
    const table = new Map<number | undefined, number>()
    this.emit(OP.switch, this.operand(expr.on), this.constant(table))
    const ends: number[] = []
    for (const one of expr.cases) {
      for (const value of one.values) table.set(value, this.ops.length)
      if (expr.otherwise === undefined) table.set(undefined, this.ops.length)
      this.compile(one.body, d, isTail)
      ends.push(this.jump(OP.jump))
    }
    if (expr.otherwise !== undefined) {
      table.set(undefined, this.ops.length)
      this.compile(expr.otherwise, d, isTail)
    }
    this.land(...ends)
  }

  private tryWith(expr: Extract<Expr, { k: 'tryWith' }>, d: number, isTail: boolean): void {
    const from = this.ops.length
    this.compile(expr.body, d, false)
    const to = this.ops.length
    const end = this.jump(OP.jump)
    // Inner regions were closed, and so listed, before.
    this.handlers.push({ from, to, target: this.ops.length, register: this.declare(expr.id) })
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
    this.handlers.push({ from, to, target: this.ops.length, register: failure })
    this.emit(OP.move, hasFailed, this.constantRegister(true))
    this.land(cleanup)
    this.compile(expr.cleanup, this.register(), false)
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
    this.compile(expr.body, this.register(), false)
    const convert = typedArrayOf(expr.element)
    const end = (builder: unknown): unknown =>
      isList ? (builder as ListBuilder).list : convert((builder as ArrayBuilder).items)
    this.js(d, end, [this.collector])
    this.collector = outer
  }

  private emitYield(value: number, d: number): void {
    if (this.collector === undefined) this.emit(OP.yield, value)
    else this.js(d, add, [this.collector, value])
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
