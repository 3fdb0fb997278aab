/** From expressions to the register machine's instructions: each leaves its value in a register. */
import { assert, unreachable } from '@fsrs/base'
import type { ClosureName, Expr, GlobalDef, Lambda, LocalId, Offset, TypeRep } from '@fsrs/chunk'

import { box, isException, isType, unbox } from '../library/boxes.ts'
import { support } from '../library/support.ts'
import { ArrayBuilder, ListBuilder, listOf } from '../machine/builders.ts'
import { machine } from '../machine/machine.ts'
import { raised } from '../machine/thrown.ts'
import type { AnyFunction } from '../strategy/linked-unit.ts'
import { construct, formatParts, libraryValue } from '../strategy/runtime-helpers.ts'
import { anonymousClass } from '../values/anonymous-class.ts'
import { atPlace, copyOf } from '../values/closure-classes.ts'
import type { FunctionValue } from '../values/function-values.ts'
import { methodKey } from '../values/method-key.ts'
import { tupleClass } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { constantValue, intConstant } from './interpreter-analysis.ts'
import { NONE } from './interpreter-assembler.ts'
import type { CompilerContext } from './interpreter-assembler.ts'
import { OP, WHOLE } from './interpreter-code.ts'
import type { Code, Construction } from './interpreter-code.ts'
import { ControlCompiler } from './interpreter-control.ts'
import { SHORT, WITH_INT } from './interpreter-instructions.ts'
import { OPERATION_FUNCTIONS } from './interpreter-operations.ts'

/** Compiles the initialisation of the unit. */
export function compileInit(body: Expr, context: CompilerContext): Code {
  return new FunctionCompiler('<init>', [], context, undefined, true).finish(body, { at: 0 })
}

/** Compiles a function, with the functions in it. */
export function compileFunction(
  { displayName, params, body, at }: Extract<GlobalDef, { readonly k: 'function' }>,
  context: CompilerContext,
): Code {
  return new FunctionCompiler(displayName, params, context, undefined).finish(body, { at })
}

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

/** A variable that functions share with what is around them: a register each would be a variable each. */
class Cell {
  f0: unknown

  constructor(value: unknown) {
    this.f0 = value
  }
}

const cellOf = (value: unknown): Cell => new Cell(value)

class FunctionCompiler extends ControlCompiler {
  /** The register of the builder that `yield` adds to; undefined where it yields. */
  private collector: number | undefined

  finish(body: Expr, about: { readonly at?: Offset; readonly closure?: ClosureName } = {}): Code {
    this.className = about.closure
    if (about.at !== undefined) this.positions.set(WHOLE, about.at)
    this.findShared(body)
    const result = this.register()
    this.returning(body, result)
    return this.code()
  }

  /** Leaves the value of `expr` in `d`. `isTail`: a call may take this frame's place. */
  protected compile(expr: Expr, to: number, isTail: boolean): void {
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
        this.global(expr, d)
        return
      case 'libraryValue': {
        const { name, closure } = expr
        const implementation = this.context.library(name)
        this.js(
          d,
          (...reps) => {
            const value = libraryValue(name, implementation, reps as Rep[])
            return closure === undefined ? value : atPlace(value, closure)
          },
          expr.reps.map((rep) => this.rep(rep)),
        )
        return
      }
      case 'hostValue':
        this.emit(
          OP.move,
          d,
          this.constantRegister(valueAt(this.context.host(expr.name).value as FunctionValue, expr.closure)),
        )
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
      case 'or':
        this.logic(expr, d)
        return
      case 'while':
        this.whileLoop(expr, d)
        return
      case 'for':
        this.forLoop(expr, d)
        return
      case 'forIn':
        this.forIn(expr, d)
        return
      case 'switch':
        this.switch(expr, d, isTail)
        return
      case 'join':
        this.join(expr, d, isTail)
        return
      case 'jump':
        this.jumpTo(expr)
        return
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
          made === undefined ? isException(target, type) : target instanceof made
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
      case 'yieldAll':
        this.yieldAll(expr, d)
        return
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

  private global({ name, closure: place }: Extract<Expr, { k: 'global' }>, d: number): void {
    const closure = this.context.closureOf(name)
    if (closure !== undefined) {
      const value = (): FunctionValue => this.context.valueOf(closure) as FunctionValue
      this.js(d, place === undefined ? value : onlyOnce(() => valueAt(value(), place)), [])
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
    const code = new FunctionCompiler(name, lambda.params, this.context, this).finish(lambda.body, lambda)
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

  private construction(d: number, how: Construction, fields: readonly Expr[]): void {
    const args = this.operands(fields)
    this.emit(OP.new, d, this.constant(how), args.length, ...args)
  }

  private construct(expr: Extract<Expr, { k: 'construct' }>, d: number): void {
    const made = this.context.types.classOf(expr.type)
    const def = this.context.types.def(expr.type)
    const name = def?.k === 'class' ? def.constructorFunction : undefined
    const closure = name === undefined ? undefined : this.context.closureOf(name)
    const run = closure === undefined ? undefined : this.context.uncurried(closure)
    this.js(d, (...args) => construct(new made(), run, args), this.operands(expr.args), expr.at)
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

  private yieldAll(expr: Extract<Expr, { k: 'yieldAll' }>, d: number): void {
    const iterator = this.register()
    const item = this.register()
    this.emit(OP.iterate, iterator, this.operand(expr.source))
    const start = this.ops.length
    const end = this.jump(OP.next, item, iterator)
    this.emitYield(item, NONE)
    this.emitTurn(expr, OP.loop, start)
    this.land(end)
    this.unit(d)
  }
}

/** A function with a name as it is at one place, where that has a class. */
function valueAt(fn: FunctionValue, place: ClosureName | undefined): FunctionValue {
  return place === undefined ? fn : atPlace(copyOf(fn), place, fn)
}

function onlyOnce<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
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
