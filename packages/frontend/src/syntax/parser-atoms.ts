import type { Expr, Ident, IndexArgument } from './ast.ts'
import { BraceParser } from './parser-braces.ts'
import { applyTight, wrap } from './parser-nodes.ts'
import { COMMA_LEVEL } from './parser-precedence.ts'
import { isKeywordOperand, isOperatorKind, occursInTypes, opensList } from './parser-token-kinds.ts'
import * as catalog from './syntax-catalog.ts'

/** Operands without blanks in them, with what follows them tightly. */
export abstract class AtomParser extends BraceParser {
  /** An operand without blanks in it, with what follows tightly: `.Name`, `(x)`, `[i]`, `<int>`. */
  protected parseAtom(): Expr {
    let prefixes: Ident[] | undefined
    while (this.kind() === 'prefix' && this.seed === undefined) (prefixes ??= []).push(this.operator())
    let expr = this.seed === undefined && opensList(this.kind()) ? this.parseBrackets() : this.#primary()
    for (;;) {
      const kind = this.kind()
      if (kind === '.') expr = this.parseDot(expr)
      else if (kind === '(' && this.isTight && canBeApplied(expr)) expr = applyTight(expr, this.parseBrackets())
      else if (kind === '[' && this.isTight && canBeIndexed(expr)) expr = this.#index(expr, false)
      else if (kind === '<' && this.isTight && this.#startsTypeArguments(expr)) expr = this.#typeApply(expr)
      else if (kind === '?' && this.isTight && this.isTightBehind) expr = this.#dynamic(expr)
      else break
    }
    return prefixes === undefined ? expr : wrap(prefixes, expr)
  }

  #primary(): Expr {
    if (this.seed !== undefined) {
      const seed = this.seed
      this.seed = undefined
      return seed
    }
    const { start } = this
    switch (this.kind() as string) {
      case 'ident':
      case 'base':
      case 'global':
        return this.#name()
      case 'literal':
      case 'null':
      case 'true':
      case 'false': {
        const value = this.parseLiteral()
        return { kind: 'Const', value, ...this.parseUnit(value), start, end: this.lastEnd }
      }
      case 'bytes': {
        const { end } = this
        return { kind: 'Array', content: { kind: 'Elements', elements: this.parseBytes() }, start, end }
      }
      case '(':
      case '[':
      case '[|':
      case 'begin':
        return this.parseBrackets()
      case '{':
        return this.opensRecord() ? this.parseRecord() : this.parseStrayBrace()
      case '{|':
        return this.parseAnonymousRecord()
      case 'istr':
      case 'istr-begin':
        return this.parseInterpolated()
      case 'struct':
        if (this.peek(1) !== '{|') return this.parseStructTuple()
        this.refuseStructRecord()
        return this.parseAnonymousRecord()
      case '_':
        if (this.peek(1) === '.') return this.#memberLambda()
        break
      case '?':
        if (this.peek(1) === 'ident' && this.peek(2) === '=') return this.#optionalArgument()
        break
      case 'BEGIN':
        return this.parseBody('an expression', this.range)
      case 'type-variable':
        if (this.peek(1) === '.') this.refuse(this.range, 'Members of type variables in expressions are')
        break
    }
    if (this.kind() === 'type-variable') {
      this.report(catalog.longCharacter(this.range))
      this.advance()
      return this.errorExpr(start)
    }
    const argumentHelp = isKeywordOperand(this.kind())
      ? `Put the whole '${this.kind()}' expression into parentheses.`
      : undefined
    if (this.kind() === ',') this.report(catalog.missingExpression(this.range))
    else this.unexpected('an expression', argumentHelp)
    return this.errorExpr(start)
  }

  #name(): Expr {
    const { start, end } = this
    const first: Ident = this.kind() === 'ident' ? { name: this.text, start, end } : { name: this.kind(), start, end }
    this.advance()
    if (this.kind() !== '.') return { kind: 'Name', path: [first], start, end }
    const path = [first]
    while (this.kind() === '.' && (this.peek(1) === 'ident' || this.#isDottedOperator())) {
      this.advance()
      path.push(this.memberName())
    }
    // Pushing leaves room for many more.
    return { kind: 'Name', path: path.slice(), start, end: this.lastEnd }
  }

  /** `M.(+)`. */
  #isDottedOperator(): boolean {
    return this.peek(1) === '(' && isOperatorKind(this.peek(2)) && this.peek(3) === ')'
  }

  /** `.Name` or `.[i]` behind `target`. */
  protected parseDot(target: Expr): Expr {
    const next = this.peek(1)
    if (next === '(' && !this.#isDottedOperator()) return this.#parenthesizedIndex(target)
    if (next === 'ident' || next === '(') {
      this.advance()
      const name = this.memberName()
      return { kind: 'Dot', target, name, start: target.start, end: this.lastEnd }
    }
    if (next === '[') {
      this.advance()
      return this.#index(target, true)
    }
    this.report(catalog.missingName(this.range))
    this.advance()
    return { kind: 'Error', parts: [target], start: target.start, end: this.lastEnd }
  }

  /** `target.(i)`, as in OCaml. */
  #parenthesizedIndex(target: Expr): Expr {
    this.report(catalog.parenthesizedIndex(target))
    this.advance()
    const index = this.parseBrackets()
    return { kind: 'Error', parts: [target, index], start: target.start, end: this.lastEnd }
  }

  /** `target?Name`: the operator `?` gets the name as a string; `target?(e)` any other value. */
  #dynamic(target: Expr): Expr {
    const operator = this.operator()
    const { start, text } = this
    let right: Expr
    if (this.kind() === '(') right = this.parseBrackets()
    else {
      const name = this.ident('a name')
      right = { kind: 'Const', value: { type: 'string', value: text }, start, end: name.end }
    }
    return { kind: 'Infix', operator, left: target, right, start: target.start, end: right.end }
  }

  /** `[i]`, `[a..b, *]`. */
  #index(target: Expr, hasDot: boolean): Expr {
    const open = this.range
    this.advance()
    const indices: IndexArgument[] = []
    if (this.enter()) {
      do indices.push(this.#indexArgument())
      while (this.eat(','))
    } else this.skipRest()
    this.depth--
    this.close(']', open)
    return { kind: 'Index', target, indices, hasDot, start: target.start, end: this.lastEnd }
  }

  #indexArgument(): IndexArgument {
    if (this.kind() === '*' && (this.peek(1) === ']' || this.peek(1) === ',')) {
      this.advance()
      return { kind: 'Slice', from: undefined, to: undefined }
    }
    const isEnd = (): boolean => this.kind() === ']' || this.kind() === ',' || this.kind() === 'MISSING'
    if (this.eat('..')) return { kind: 'Slice', from: undefined, to: isEnd() ? undefined : this.#indexExpr() }
    const from = this.#indexExpr()
    if (!this.eat('..')) return { kind: 'At', index: from }
    return { kind: 'Slice', from, to: isEnd() ? undefined : this.#indexExpr() }
  }

  /** An expression up to a comma. */
  #indexExpr(): Expr {
    if (this.kind() === 'op' && this.text === '^') this.refuse(this.range, "Indices from the end ('^') are")
    return this.parseExpr(COMMA_LEVEL + 1)
  }

  #typeApply(fn: Expr): Expr {
    const types = this.typeArguments()
    return { kind: 'TypeApply', fn, types, start: fn.start, end: this.lastEnd }
  }

  /** Whether a tight `<` begins type arguments: it has its `>`, and only what types consist of between them. */
  #startsTypeArguments(fn: Expr): boolean {
    return (fn.kind === 'Name' || fn.kind === 'Dot') && this.#isTypeArgumentList()
  }

  #isTypeArgumentList(): boolean {
    let open = 0
    let brackets = 0
    for (let by = 0; by < 256; by++) {
      const kind = this.peek(by)
      if (kind === '<') open++
      else if (kind === '>' || kind === 'op') {
        const symbol = this.tokens.texts[this.indices[this.at + by]!]!
        let closing = 0
        while (symbol[closing] === '>') closing++
        open -= closing
        if (closing === 0 && symbol !== '^' && symbol !== '/' && symbol !== '-' && symbol !== '^-') return false
        if (open <= 0) return open === 0 && brackets === 0
      } else if (kind === '(' || kind === '[' || kind === '{|') brackets++
      else if (kind === ')' || kind === ']' || kind === '|}') {
        if (--brackets < 0) return false
      } else if (!occursInTypes(kind)) return false
    }
    return false
  }

  /** `_.Name(x).Other`: a function of the object. */
  #memberLambda(): Expr {
    const { start, end } = this
    this.advance()
    const parameter: Ident = { name: '_arg', start, end }
    let body: Expr = { kind: 'Name', path: [parameter], start, end }
    while (this.kind() === '.' || (this.isTight && (this.kind() === '(' || this.kind() === '['))) {
      if (this.kind() === '.') body = this.parseDot(body)
      else if (this.kind() === '(') body = applyTight(body, this.parseBrackets())
      else body = this.#index(body, false)
    }
    return { kind: 'MemberLambda', body, parameter, start, end: this.lastEnd }
  }

  /** `?name` of `M(?name = value)`: an option for a parameter that may be left out. */
  #optionalArgument(): Expr {
    const { start } = this
    const operator = { name: '~?', start, end: this.range.end }
    this.advance()
    const operand = this.parseAtom()
    return { kind: 'Prefix', operator, operand, start, end: operand.end }
  }
}

/** Behind a name, or its type arguments; `(f)(x)` is `(f) (x)`. */
function canBeApplied(expr: Expr): boolean {
  return expr.kind === 'Name' || expr.kind === 'Dot' || expr.kind === 'TypeApply'
}

function canBeIndexed(expr: Expr): boolean {
  return expr.kind !== 'Const' || expr.value.type === 'string'
}
