import type { Expr, Ident } from './ast.ts'
import { negated } from './lexer-number.ts'
import { KeywordParser } from './parser-keywords.ts'
import { apply, wrap } from './parser-nodes.ts'
import { COMMA_LEVEL, isRightAssociative, operatorLevel, PREFIX_CAPABLE } from './parser-precedence.ts'
import { endsOperand, isKeywordOperand } from './parser-token-kinds.ts'
import * as catalog from './syntax-catalog.ts'

/** An operator on the stack of `parseExpr`. */
interface PendingOperator {
  readonly level: number
  readonly operator: Ident
}

/** Operators and applications. All operators of one expression are read in one call: only real nesting recurs. */
export abstract class ExpressionParser extends KeywordParser {
  /**
   * An expression with all its operators that bind at least as tightly as `lowest`: precedence climbing with the stacks
   * in the open.
   */
  protected parseExpr(lowest = 1): Expr {
    const first = this.parseOperand()
    let level = operatorLevel(this.kind(), this.text)
    if (level < lowest) return first
    const operands = [first]
    const operators: PendingOperator[] = []
    do {
      while (operators.length > 0) {
        const top = operators.at(-1)!
        if (top.level < level || (top.level === level && isRightAssociative(level))) break
        reduce(operands, operators)
      }
      const kind = this.kind()
      if (kind === ':>' || kind === ':?>' || kind === ':?') operands.push(this.#cast(operands.pop()!))
      else this.#pushOperator(operands, operators, level)
      level = operatorLevel(this.kind(), this.text)
    } while (level >= lowest)
    while (operators.length > 0) reduce(operands, operators)
    return operands[0]!
  }

  #pushOperator(operands: Expr[], operators: PendingOperator[], level: number): void {
    const operator = this.operator()
    operators.push({ level, operator })
    if (endsOperand(this.kind())) {
      // What stands left is still checked.
      this.#reportMissingOperand(operator)
      operands.push(this.errorExpr(this.lastEnd))
    } else operands.push(this.parseOperand())
  }

  /** F# names the operator, or the comma; what follows an assignment is a block. */
  #reportMissingOperand(operator: Ident): void {
    const { name } = operator
    const isComma = name === ','
    if (isComma && this.kind() === ',') return this.report(catalog.missingExpression(this.range))
    if (name === '<-') return this.reportMissing(`an expression behind '${name}'`, operator)
    this.report(isComma ? catalog.missingItem(operator) : catalog.missingOperand(operator, name))
  }

  #cast(expr: Expr): Expr {
    const operator = this.kind() === ':>' ? 'upcast' : this.kind() === ':?>' ? 'downcast' : 'test'
    this.advance()
    const written = this.parseType()
    // `x :> _` is `upcast x`.
    const type = written.kind === 'Wildcard' && operator !== 'test' ? undefined : written
    return { kind: 'Cast', operator, expr, type, start: expr.start, end: this.lastEnd }
  }

  /** What stands between two infix operators. */
  protected parseOperand(): Expr {
    const kind = this.kind()
    if (this.seed === undefined && (kind === 'op' || kind === '&' || kind === '&&')) return this.#prefixed()
    if (this.seed !== undefined || !isKeywordOperand(kind)) {
      const atom = this.parseAtom()
      return this.startsArgument() ? this.#arguments(atom) : atom
    }
    if (this.enter()) {
      const expr = this.parseKeyword(kind)
      this.depth--
      return expr
    }
    this.depth--
    const { start } = this
    this.skipRest()
    return this.errorExpr(start)
  }

  /** `-e`, `+e`, `&e`: as many as there are, without recursion. */
  #prefixed(): Expr {
    const prefixes: Ident[] = []
    while (this.kind() === 'op' || this.kind() === '&' || this.kind() === '&&') {
      const symbol = this.kind() === 'op' ? this.text : this.kind()
      if (!PREFIX_CAPABLE.has(symbol)) break
      if (symbol === '-' && this.isTightBehind && this.peek(1) === 'literal') {
        const literal = this.#negative()
        return wrap(prefixes, this.#arguments(literal))
      }
      const operator = this.operator()
      prefixes.push({ ...operator, name: `~${operator.name}` })
    }
    if (prefixes.length === 0) {
      const start = this.lastEnd
      if (/^[.$]*[-+]/.test(this.text)) {
        const operator = this.operator()
        this.report(catalog.notPrefix(this.range, operator))
      } else {
        this.unexpected('an expression')
        this.advance()
      }
      return this.errorExpr(start, endsOperand(this.kind()) ? [] : [this.parseApplication()])
    }
    return wrap(prefixes, this.parseUnary())
  }

  #negative(): Expr {
    const { start } = this
    const operator = this.operator()
    if (this.literal !== undefined && negated(this.literal) === undefined) {
      const operand = this.parseAtom()
      return { kind: 'Prefix', operator: { ...operator, name: '~-' }, operand, start, end: operand.end }
    }
    const value = this.parseNegated()
    return { kind: 'Const', value, ...this.parseUnit(value), start, end: this.lastEnd }
  }

  /** `f x y`. */
  protected parseApplication(): Expr {
    return this.#arguments(this.parseAtom())
  }

  #arguments(fn: Expr): Expr {
    let applied = fn
    while (this.startsArgument()) {
      const kind = this.kind()
      if (kind === '{' && !this.opensRecord()) applied = this.parseComputation(applied)
      else if (kind === 'op' || kind === '&') applied = apply(applied, this.#signedArgument())
      else {
        const argument = this.parseAtom()
        if (isCall(argument)) this.findings.push(catalog.callAsArgument(argument))
        applied = apply(applied, argument)
      }
    }
    return applied
  }

  /** `f -x`: a minus with a blank before it and none behind belongs to the argument. */
  #signedArgument(): Expr {
    const operator = this.operator()
    if (operator.name === '-' && this.kind() === 'literal') {
      const value = this.parseNegated()
      return { kind: 'Const', value, ...this.parseUnit(value), start: operator.start, end: this.lastEnd }
    }
    const operand = this.parseAtom()
    const name = `~${operator.name}`
    return { kind: 'Prefix', operator: { ...operator, name }, operand, start: operator.start, end: operand.end }
  }

  /** Whether an argument stands here, rather than an operator or the end. */
  protected startsArgument(): boolean {
    switch (this.kind() as string) {
      case 'ident':
      case 'literal':
      case 'bytes':
      case '(':
      case '[':
      case '[|':
      case '{':
      case '{|':
      case 'null':
      case 'true':
      case 'false':
      case 'istr':
      case 'istr-begin':
      case 'prefix':
      case 'begin':
      case 'struct':
      case 'base':
      case 'global':
        return true
      case '_':
        return this.peek(1) === '.'
      case 'op':
        return PREFIX_CAPABLE.has(this.text) && !this.isTight && this.isTightBehind
      case '&':
        return !this.isTight && this.isTightBehind
      default:
        return false
    }
  }
}

/** `g(x)` or `a.M(x).N`, which F# does not take for an argument: `f g(x)` might mean `f (g x)` or `f g x`. */
function isCall(e: Expr): boolean {
  let current = e
  while (current.kind === 'Dot' || current.kind === 'Prefix')
    current = current.kind === 'Dot' ? current.target : current.operand
  return current.kind === 'Apply' && current.isTight
}

/** Takes the topmost operator with its operands off the stacks; tuples take all of their commas. */
function reduce(operands: Expr[], operators: PendingOperator[]): void {
  const { level, operator } = operators.pop()!
  const right = operands.pop()!
  if (level === COMMA_LEVEL) {
    const items = [right, operands.pop()!]
    while (operators.at(-1)?.level === COMMA_LEVEL) {
      operators.pop()
      items.push(operands.pop()!)
    }
    items.reverse()
    operands.push({ kind: 'Tuple', items, isStruct: false, start: items[0]!.start, end: right.end })
    return
  }
  const left = operands.pop()!
  const range = { start: left.start, end: right.end }
  if (operator.name === '<-') operands.push({ kind: 'Assign', target: left, value: right, ...range })
  else operands.push({ kind: 'Infix', operator, left, right, ...range })
}
