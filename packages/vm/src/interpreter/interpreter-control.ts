import { assert } from '@fsrs/base'
import type { Expr } from '@fsrs/chunk'

import { intConstant } from './interpreter-analysis.ts'
import { FunctionAssembler, NONE } from './interpreter-assembler.ts'
import { OP } from './interpreter-code.ts'
import { UNLESS } from './interpreter-instructions.ts'

/** Cases below this number jump by a table. */
const MAX_DENSE = 256

interface Label {
  readonly params: readonly number[]
  readonly jumps: number[]
}

/** Control flow: conditions, branches, loops, labels and handlers. */
export abstract class ControlCompiler extends FunctionAssembler {
  private readonly labels = new Map<number, Label>()

  /** Compiles what ends the function. */
  protected returning(expr: Expr, d: number): void {
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

  protected branches(expr: Extract<Expr, { k: 'if' }>, d: number, isTail: boolean): void {
    const ends: number[] = []
    for (const { condition, then } of expr.branches) {
      const next = this.jumpsUnless(condition)
      ends.push(...this.ending(then, d, isTail))
      this.land(...next)
    }
    this.compile(expr.otherwise, d, isTail)
    this.land(...ends)
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

  protected logic(expr: Extract<Expr, { k: 'and' | 'or' }>, d: number): void {
    const ends: number[] = []
    for (const [index, item] of expr.items.entries()) {
      this.compile(item, d, false)
      if (index < expr.items.length - 1) ends.push(this.jump(expr.k === 'and' ? OP.jumpIfFalse : OP.jumpIfTrue, d))
    }
    this.land(...ends)
  }

  protected whileLoop(expr: Extract<Expr, { k: 'while' }>, d: number): void {
    const start = this.ops.length
    const end = this.jumpsUnless(expr.condition)
    this.compile(expr.body, NONE, false)
    this.emitTurn(expr, OP.loop, start)
    this.land(...end)
    this.unit(d)
  }

  protected forLoop(expr: Extract<Expr, { k: 'for' }>, d: number): void {
    const counter = this.register()
    this.compile(expr.from, counter, false)
    const bound = this.register()
    this.compile(expr.to, bound, false)
    const id = this.declare(expr.id)
    const end = this.jump(expr.isDown ? OP.unlessGe : OP.unlessLe, counter, bound)
    this.emit(OP.move, id, counter)
    const start = this.ops.length
    this.compile(expr.body, NONE, false)
    this.emitTurn(expr, expr.isDown ? OP.forDown : OP.forUp, counter, bound, id, start)
    this.land(end)
    this.unit(d)
  }

  protected forIn(expr: Extract<Expr, { k: 'forIn' }>, d: number): void {
    const source = this.operand(expr.source)
    const iterator = this.register()
    this.emitAt(expr.at, OP.iterate, iterator, source)
    const start = this.ops.length
    const end = this.jump(OP.next, this.declare(expr.id), iterator)
    this.compile(expr.body, NONE, false)
    this.emitTurn(expr, OP.loop, start)
    this.land(end)
    this.unit(d)
  }

  protected switch(expr: Extract<Expr, { k: 'switch' }>, d: number, isTail: boolean): void {
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

  protected join(expr: Extract<Expr, { k: 'join' }>, d: number, isTail: boolean): void {
    const label: Label = { params: expr.params.map((id) => this.declare(id)), jumps: [] }
    this.labels.set(expr.label, label)
    const end = this.ending(expr.body, d, isTail)
    this.land(...label.jumps)
    this.compile(expr.then, d, isTail)
    this.land(...end)
  }

  protected jumpTo(expr: Extract<Expr, { k: 'jump' }>): void {
    const label = this.labels.get(expr.label)
    assert(label !== undefined, 'the chunk has been verified')
    const args = this.operands(expr.args)
    // An argument may be what another parameter held before.
    const held = args.length === 1 ? args : args.map((arg) => this.copy(arg))
    for (const [index, arg] of held.entries()) this.emit(OP.move, label.params[index] ?? 0, arg)
    label.jumps.push(this.jump(OP.jump))
  }

  protected tryWith(expr: Extract<Expr, { k: 'tryWith' }>, d: number, isTail: boolean): void {
    const from = this.ops.length
    this.compile(expr.body, d, false)
    const to = this.ops.length
    const end = this.jump(OP.jump)
    // Inner regions were closed, and so listed, before.
    this.handlers.push({ from, to, target: this.ops.length, register: this.declare(expr.id), isFinally: false })
    this.compile(expr.handler, d, isTail)
    this.land(end)
  }

  protected tryFinally(expr: Extract<Expr, { k: 'tryFinally' }>, d: number): void {
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
}
