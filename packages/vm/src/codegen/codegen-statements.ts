import type { Expr, Lambda, LocalId } from '@fsrs/chunk'

import { positionOf } from '../strategy/position-of.ts'
import { ExpressionWriter } from './codegen-expressions.ts'
import { isPlain } from './codegen-text.ts'
import { DISCARD } from './codegen-writer.ts'
import type { Target } from './codegen-writer.ts'

/** Functions nested deeper than this have no second version: each level would double the code. */
const MAX_NESTED_DEEP = 3

/** Expressions as statements. */
export abstract class StatementWriter extends ExpressionWriter {
  /** Writes `expr` as statements whose value goes to `target`. `isTail`: a call may be the function's last act. */
  protected statement(expr: Expr, target: Target, isTail: boolean): void {
    if (this.options.marksStatements) this.markStatement(expr)
    switch (expr.k) {
      case 'seq': {
        const last = expr.items.length - 1
        for (const [index, item] of expr.items.entries()) {
          if (index === last) this.statement(item, target, isTail)
          else this.statement(item, DISCARD, false)
        }
        return
      }
      case 'let':
        this.declare(expr)
        this.finish('undefined', target)
        return
      case 'letRec':
        for (const { id, value } of expr.bindings) this.register(id, value)
        for (const { id, value } of expr.bindings) this.declareFunction(id, value)
        this.finish('undefined', target)
        return
      case 'if':
        this.ifStatement(expr, target, isTail)
        return
      case 'switch':
        this.switchStatement(expr, target, (body) => this.statement(body, target, isTail))
        return
      case 'while':
        this.whileStatement(expr)
        this.finish('undefined', target)
        return
      case 'for':
        this.forStatement(expr)
        this.finish('undefined', target)
        return
      case 'forIn':
        this.forInStatement(expr)
        this.finish('undefined', target)
        return
      case 'join':
        this.joinStatement(expr, target, isTail)
        return
      case 'jump': {
        const args = this.expressions(expr.args)
        for (const [index, arg] of args.entries()) this.push(`j${expr.label}_${index}=${arg};`)
        this.push(`break J${expr.label};`)
        return
      }
      case 'tryWith':
        this.tryWithStatement(expr, target, isTail)
        return
      case 'tryFinally':
        this.tryFinallyStatement(expr, target)
        return
      case 'raise':
        this.push(`throw(${this.mark(expr.at)}R.raised(${this.expression(expr.exn)}));`)
        return
      case 'reraise':
        this.push(`throw ${this.expression(expr.exn)};`)
        return
      case 'yieldAll':
        this.yieldAllStatement(expr)
        this.finish('undefined', target)
        return
      case 'call':
      case 'callLocal':
      case 'apply':
        if (isTail && target.k === 'return') {
          this.tailCall(expr)
          return
        }
        this.finish(this.expression(expr), target)
        return
      default:
        this.finish(this.expression(expr), target)
    }
  }

  private markStatement(expr: Expr): void {
    const at = expr.k === 'seq' ? undefined : positionOf(expr)
    if (at !== undefined) this.push(this.mark(at))
  }

  protected finish(value: string, target: Target): void {
    switch (target.k) {
      case 'return':
        this.push(value === 'undefined' ? 'return;' : `return ${value};`)
        return
      case 'assign':
        this.push(`${target.to}=${value};`)
        return
      case 'discard':
        if (!isPlain(value)) this.push(`${value};`)
    }
  }

  private declare(expr: Extract<Expr, { k: 'let' }>): void {
    const { id, value } = expr
    if (value.k === 'lambda' && !expr.isMutable) {
      this.register(id, value)
      this.declareFunction(id, value)
      return
    }
    if (expr.isMutable) this.mutableLocals.add(id)
    if (this.needsStatements(value)) {
      this.push(`let v${id};`)
      this.block(() => this.statement(value, { k: 'assign', to: `v${id}` }, false))
    } else {
      this.push(`${expr.isMutable ? 'let' : 'const'} v${id}=${this.expression(value)};`)
    }
  }

  private register(id: LocalId, lambda: Lambda): void {
    const node = this.nodeOf(lambda)
    this.known.set(id, node)
    if (node.hasDepth && this.frame.nestedDeep < MAX_NESTED_DEEP) this.deepVersions.add(node)
  }

  private declareFunction(id: LocalId, lambda: Lambda): void {
    const node = this.nodeOf(lambda)
    const name = `v${id}`
    if (!node.isCalled) {
      this.push(`const ${name}=${this.lambdaValue(node)};`)
      return
    }
    const hasDeep = this.deepVersions.has(node)
    const nested = this.frame.nestedDeep + (hasDeep ? 1 : 0)
    this.push(`const ${name}=${this.charged(64, this.arrowText(node, name, nested))};`)
    if (hasDeep) this.push(this.functionText(node, name, true, nested))
  }

  private ifStatement(expr: Extract<Expr, { k: 'if' }>, target: Target, isTail: boolean): void {
    let closing = ''
    for (const { condition, then } of expr.branches) {
      const test = this.expression(condition)
      this.push(`if(${test}){`)
      this.statement(then, target, isTail)
      this.push('}else{')
      closing += '}'
    }
    this.statement(expr.otherwise, target, isTail)
    this.push(closing)
  }

  protected switchStatement(expr: Extract<Expr, { k: 'switch' }>, target: Target, write: (body: Expr) => void): void {
    this.push(`switch(${this.expression(expr.on)}){`)
    const last = expr.cases.length - 1
    for (const [index, one] of expr.cases.entries()) {
      // Where no other value can come, the last case need not be tested.
      const isDefault = expr.otherwise === undefined && index === last
      this.push(isDefault ? 'default:{' : `${one.values.map((value) => `case ${value | 0}:`).join('')}{`)
      write(one.body)
      this.push(target.k === 'return' ? '}' : 'break;}')
    }
    if (expr.otherwise !== undefined) {
      this.push('default:{')
      write(expr.otherwise)
      this.push('}')
    }
    this.push('}')
  }

  private whileStatement(expr: Extract<Expr, { k: 'while' }>): void {
    if (this.needsStatements(expr.condition)) {
      this.push('for(;;){')
      this.push(`if(!${this.expression(expr.condition)})break;`)
    } else {
      this.push(`while(${this.expression(expr.condition)}){`)
    }
    this.push(this.fuel(positionOf(expr)))
    this.statement(expr.body, DISCARD, false)
    this.push('}')
  }

  private forStatement(expr: Extract<Expr, { k: 'for' }>): void {
    const from = this.spill(expr.from)
    const to = this.spill(expr.to)
    const name = `v${expr.id}`
    this.push(
      expr.isDown
        ? `for(let ${name}=${from};${name}>=${to};${name}--){`
        : `for(let ${name}=${from};${name}<=${to};${name}++){`,
    )
    this.push(this.fuel(positionOf(expr)))
    this.statement(expr.body, DISCARD, false)
    this.push('}')
  }

  private forInStatement(expr: Extract<Expr, { k: 'forIn' }>): void {
    const source = this.expression(expr.source)
    const caught = this.temporary()
    this.push(`for(const v${expr.id} of(${this.mark(expr.at)}${source})){`)
    this.push(this.fuel())
    this.push('try{')
    this.statement(expr.body, DISCARD, false)
    this.push(`}catch(${caught}){throw R.leaving(${caught});}}`)
  }

  /** `E: { J: { body; break E } then }`: a jump leaves the inner block, a value the outer. */
  private joinStatement(expr: Extract<Expr, { k: 'join' }>, target: Target, isTail: boolean): void {
    const { label } = expr
    if (expr.params.length > 0) this.push(`let ${expr.params.map((_, index) => `j${label}_${index}`).join(',')};`)
    const returns = target.k === 'return'
    if (!returns) this.push(`E${label}:{`)
    this.push(`J${label}:{`)
    this.statement(expr.body, target, isTail)
    this.push(returns ? '}' : `break E${label};}`)
    for (const [index, id] of expr.params.entries()) this.push(`const v${id}=j${label}_${index};`)
    this.statement(expr.then, target, isTail)
    if (!returns) this.push('}')
  }

  private tryWithStatement(expr: Extract<Expr, { k: 'tryWith' }>, target: Target, isTail: boolean): void {
    const caught = this.temporary()
    this.push('try{')
    this.statement(expr.body, target, false)
    this.push(`}catch(${caught}){const v${expr.id}=R.caught(${caught});`)
    this.statement(expr.handler, target, isTail)
    this.push('}')
  }

  /**
   * A limit passes the clean-up by: it would run without the limit. Where a consumer of a seq stops, nothing is caught here;
   * where the stack of JavaScript is full, to ask what was caught may fail, and that is no end that is cleaned up behind.
   */
  private tryFinallyStatement(expr: Extract<Expr, { k: 'tryFinally' }>, target: Target): void {
    const ends = this.temporary()
    const caught = this.temporary()
    this.push(`let ${ends}=false;try{`)
    this.statement(expr.body, target, false)
    this.push(
      `}catch(${caught}){${ends}=true;${ends}=R.isFatal(${caught});throw ${caught};}finally{if(!${ends}&&R.runEnd.error===undefined){`,
    )
    this.statement(expr.cleanup, DISCARD, false)
    this.push('}}')
  }

  private yieldAllStatement(expr: Extract<Expr, { k: 'yieldAll' }>): void {
    const source = this.expression(expr.source)
    const item = this.temporary()
    this.push(`for(const ${item} of ${source}){${this.fuel(positionOf(expr))}`)
    this.push(this.collector === undefined ? `yield ${item};}` : `${this.collector}.add(${item});}`)
  }
}
