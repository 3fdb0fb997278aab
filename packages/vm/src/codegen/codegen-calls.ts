import { assert } from '@fsrs/base'
import type { Expr, Lambda } from '@fsrs/chunk'

import type { FunctionNode } from './codegen-analysis.ts'
import { FunctionWriter } from './codegen-functions.ts'
import { isConstantText, isPlain } from './codegen-text.ts'
import { RETURN } from './codegen-writer.ts'
import type { Target } from './codegen-writer.ts'

/** Calls: of known functions, of function values, and those that a function ends with. */
export abstract class CallWriter extends FunctionWriter {
  protected abstract finish(value: string, target: Target): void

  protected callExpression(expr: Extract<Expr, { k: 'call' | 'callLocal' }>): string {
    const args = this.expressions(expr.args)
    const node = this.targetOf(expr)
    if (node === undefined) {
      assert(expr.k === 'call', 'a local function is called inside its unit')
      const mark = this.mark(expr.at)
      return `(${mark}${this.directCall(expr.name, args)})`
    }
    const name = expr.k === 'call' ? this.globalName(expr.name) : `v${expr.id}`
    if (
      this.frame.isDeep &&
      node.hasDepth &&
      node.component === this.frame.node.component &&
      this.deepVersions.has(node)
    ) {
      return `(yield(${this.mark(expr.at)}${name}$g(${args.join(',')})))`
    }
    const call = `(${this.mark(expr.at)}${name}(${this.callArguments(node, args).join(',')}))`
    return node.bounces ? `R.settle${call}` : call
  }

  /** Calls a global function of this or another unit, with what its shape asks for. */
  protected directCall(name: string, args: readonly string[]): string {
    const shape = this.shapeOf(name)
    const call = `${this.functionName(name)}(${this.callArguments(shape, args).join(',')})`
    return shape.bounces ? `R.settle(${call})` : call
  }

  private callArguments(shape: { readonly hasDepth: boolean }, args: readonly string[]): readonly string[] {
    return shape.hasDepth ? [...args, this.frame.depth] : args
  }

  private targetOf(expr: Extract<Expr, { k: 'call' | 'callLocal' | 'apply' }>): FunctionNode | undefined {
    switch (expr.k) {
      case 'call':
        return this.analysis.globals.get(expr.name)
      case 'callLocal':
        return this.known.get(expr.id)
      case 'apply':
        return undefined
    }
  }

  private functionName(name: string): string {
    return this.globalNames.get(name) ?? this.tables.foreignFunction(name)
  }

  protected applyExpression(expr: Extract<Expr, { k: 'apply' }>): string {
    const { fn } = expr
    if (fn.k === 'lambda' && fn.params.length === expr.args.length && !expr.args.some((arg) => arg.k === 'lambda')) {
      const result = this.temporary()
      this.push(`let ${result};`)
      this.block(() => this.inlineLambda(fn, expr.args, { k: 'assign', to: result }, false))
      return result
    }
    const [callee = '', ...args] = this.expressions([fn, ...expr.args])
    const mark = this.mark(expr.at)
    switch (args.length) {
      case 1:
        // A function that is written here is no callee without parentheses.
        return `(${mark}${isPlain(callee) ? callee : `(${callee})`}(${args[0]}))`
      case 2:
      case 3:
      case 4: {
        const property = `f${args.length}`
        if (![callee, ...args].every(isPlain)) return `(${mark}R.apply${args.length}(${[callee, ...args].join(',')}))`
        const rest =
          args.length === 2
            ? `${callee}(${args[0]})(${args[1]})`
            : `R.apply${args.length}(${[callee, ...args].join(',')})`
        return `(${mark}${callee}.${property}===undefined?${rest}:${mark}${callee}.${property}(${args.join(',')}))`
      }
      default:
        return `(${mark}R.applyMany(${callee},[${args.join(',')}]))`
    }
  }

  private inlineLambda(fn: Lambda, args: readonly Expr[], target: Target, isTail: boolean): void {
    for (const [index, id] of fn.params.entries()) {
      const arg = args[index]
      if (arg !== undefined) this.push(`const v${id}=${this.expression(arg)};`)
    }
    this.statement(fn.body, target, isTail)
  }

  protected tailCall(expr: Extract<Expr, { k: 'call' | 'callLocal' | 'apply' }>): void {
    const { frame } = this
    const node = this.targetOf(expr)
    if (expr.k === 'apply') {
      if (expr.fn.k === 'lambda' && expr.fn.params.length === expr.args.length) {
        this.inlineLambda(expr.fn, expr.args, RETURN, true)
        return
      }
      if (!frame.node.bounces || frame.isDeep || expr.args.length > 3) {
        this.finish(this.expression(expr), RETURN)
        return
      }
      const [fn, ...args] = this.expressions([expr.fn, ...expr.args])
      this.push(`return(${this.mark(expr.at)}R.tail${args.length}(${[fn, ...args].join(',')}));`)
      return
    }
    if (node !== undefined && node === frame.node && frame.hasLoop) {
      this.jumpBack(expr.args)
      return
    }
    if (node === undefined || frame.isDeep || !frame.node.bounces || !node.bounces) {
      this.finish(this.expression(expr), RETURN)
      return
    }
    const args = this.callArguments(node, this.expressions(expr.args))
    const name = expr.k === 'call' ? this.globalName(expr.name) : `v${expr.id}`
    if (node.tailComponent === frame.node.tailComponent) this.push(`return R.bounce(${[name, ...args].join(',')});`)
    else this.push(`return(${this.mark(expr.at)}${name}(${args.join(',')}));`)
  }

  /** A self tail call: gives the parameters their new values and starts again. */
  private jumpBack(args: readonly Expr[]): void {
    const { params, node } = this.frame
    const values = this.expressions(args)
    const changes = values
      .map((value, index) => ({ param: params[index] ?? '', value }))
      .filter(({ value }, index) => value !== `v${node.params[index]}`)
    if (changes.length === 1) {
      for (const { param, value } of changes) this.push(`${param}=${value};`)
    } else if (changes.length > 1) {
      const held = changes.map(({ param, value }, index) => {
        if (isConstantText(value)) return { param, value, holder: value }
        // The last one is assigned at once: nothing is read after it.
        if (index === changes.length - 1) return { param, value, holder: undefined }
        const holder = this.temporary()
        this.push(`const ${holder}=${value};`)
        return { param, value, holder }
      })
      const last = held.find(({ holder }) => holder === undefined)
      if (last !== undefined) this.push(`${last.param}=${last.value};`)
      for (const { param, holder } of held) if (holder !== undefined) this.push(`${param}=${holder};`)
    }
    this.push('continue L;')
  }
}
