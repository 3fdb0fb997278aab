import type { Clause, Expr } from './ast.ts'
import { meantKeyword, sayKeyword } from './habits.ts'
import { AtomParser } from './parser-atoms.ts'
import { endsBlock, isKeywordOperand } from './parser-token-kinds.ts'
import * as catalog from './syntax-catalog.ts'
import type { Range } from './syntax-catalog.ts'
import type { TokenKind } from './tokens.ts'

/** What may stand as the argument of `new T` besides parentheses: `new T "a"`. */
const ARGUMENTS_OF_NEW: ReadonlySet<string> = new Set([
  'literal',
  'null',
  'true',
  'false',
  'istr',
  'istr-begin',
  '[|',
  '{',
  '{|',
  'begin',
])

/** Expressions that a keyword begins: conditions, matches, functions, loops and the like. */
export abstract class KeywordParser extends AtomParser {
  /** What stands between two infix operators. */
  protected abstract parseOperand(): Expr
  /** Whether an argument of an application stands here. */
  protected abstract startsArgument(): boolean

  /** The expression that the keyword here begins. */
  protected parseKeyword(kind: TokenKind): Expr {
    switch (kind as string) {
      case 'if':
        return this.#if()
      case 'match':
      case 'match!':
        return this.#match()
      case 'fun':
        return this.#fun()
      case 'function':
        return this.#function()
      case 'try':
        return this.#try()
      case 'while':
      case 'while!':
        return this.#while()
      case 'for':
        return this.#for()
      case 'lazy':
      case 'assert':
        return this.#lazy()
      case 'fixed':
        return this.#fixed()
      case 'upcast':
      case 'downcast':
        return this.#upcast()
      case 'new':
        return this.#new()
      case 'BEGIN':
        return this.parseBody('an expression', this.range)
      case 'do':
      case 'do!':
        return this.parseDo()
      case 'yield':
      case 'yield!':
      case 'return':
      case 'return!':
        return this.parseYield()
      default:
        return this.#letIn()
    }
  }

  /** `fixed array`: an address. */
  #fixed(): Expr {
    const { start, range } = this
    this.advance()
    this.refuse(range, 'Pinned memory (fixed) is')
    return this.errorExpr(start, [this.parseOperand()])
  }

  #if(): Expr {
    const { start } = this
    const branches: { condition: Expr; then: Expr }[] = []
    let otherwise: Expr | undefined
    do {
      const keyword = this.range
      this.advance()
      const condition = this.parseExpr()
      if (this.kind() !== 'then') {
        this.report(catalog.incompleteIf(keyword), ['then'])
        branches.push({ condition, then: this.errorExpr(this.lastEnd) })
        this.#skipConditional()
        break
      }
      const thenRange = this.range
      this.advance()
      branches.push({ condition, then: this.parseBody("an expression behind 'then'", thenRange) })
    } while (this.kind() === 'elif')
    if (this.kind() === 'else') {
      const elseRange = this.range
      this.advance()
      otherwise = this.parseBody("an expression behind 'else'", elseRange)
    }
    return { kind: 'If', branches, otherwise, start, end: this.lastEnd }
  }

  /** What stands behind a condition without `then` is that branch: it is no second mistake. */
  #skipConditional(): void {
    while (this.kind() !== 'else' && !endsBlock(this.kind()) && this.kind() !== 'SEP' && this.kind() !== ';') {
      if (this.kind() === 'BEGIN') this.parseBody('an expression', this.range)
      else if (this.startsArgument()) this.parseApplication()
      else this.advance()
    }
  }

  #match(): Expr {
    const { start, range } = this
    const isBang = this.kind() === 'match!'
    this.advance()
    const subject = this.parseExpr()
    if (!this.eat('with')) {
      const label = { ...range, message: "this 'match' has no 'with'" }
      this.report(catalog.unexpected(this.foundRange(), this.foundText(), "'with' and the cases", undefined, label), [
        'with',
      ])
      this.skipStatement()
      return this.errorExpr(start, [subject])
    }
    const clauses = this.#clauses()
    return { kind: 'Match', subject, clauses, isBang, start, end: this.lastEnd }
  }

  #function(): Expr {
    const { start } = this
    this.advance()
    const clauses = this.#clauses()
    return { kind: 'Function', clauses, start, end: this.lastEnd }
  }

  #clauses(): Clause[] {
    const clauses: Clause[] = []
    const before = this.findings.length
    let undented = 0
    if (this.kind() === 'SEP' || endsBlock(this.kind())) {
      this.unexpected('the cases', 'Each case is a line `| pattern -> result`.')
      return clauses
    }
    do {
      const { column } = this
      this.eat('|')
      // Who writes another arrow does so in each case: that is one mistake.
      const clause = this.#clause(this.findings.length === before)
      clauses.push(clause)
      // The layout of F# lets one case do that, and loses itself at the arrow of the next.
      const arrow = this.#undentedArrow(clause, column)
      if (arrow !== undefined && ++undented === 2) this.findings.push(catalog.undentedResult(arrow))
    } while (this.kind() === '|')
    return clauses
  }

  /** The arrow of a case whose result stands on a line of its own, no further right than the case's `|`. */
  #undentedArrow({ pattern, body }: Clause, column: number): Range | undefined {
    const { starts, ends, lines, columns } = this.tokens
    const at = tokenAt(starts, this.indices[this.at]!, body.start)
    const isUndented = columns[at]! <= column && body.start > pattern.end && lines[at] !== lines[at - 1]
    return isUndented ? { start: starts[at - 1]!, end: ends[at - 1]! } : undefined
  }

  #clause(mayReport: boolean): Clause {
    const { start } = this
    const pattern = this.parsePattern(false)
    const guard = this.eat('when') ? this.parseExpr() : undefined
    const arrow = this.range
    if (!this.eat('->')) {
      const before = this.lastEnd
      if (mayReport) this.unexpected("'->' and the result of this case")
      this.#skipClause()
      return { pattern, guard, body: this.errorExpr(before), start, end: this.lastEnd }
    }
    const body = this.parseBody('the result of this case', arrow)
    return { pattern, guard, body, start, end: this.lastEnd }
  }

  /** What is wrong in the rest of a case without an arrow may well be its consequence. */
  #skipClause(): void {
    const { length } = this.findings
    this.#passClause()
    this.findings.length = length
  }

  #passClause(): void {
    while (this.kind() !== '|' && this.kind() !== 'SEP' && !endsBlock(this.kind())) {
      const before = this.at
      if (this.kind() === 'BEGIN') this.parseBody('an expression', this.range)
      else if (this.opensBracket()) this.parseAtom()
      // What begins no expression, as attributes do, has not been passed.
      if (this.at === before) this.advance()
    }
  }

  #fun(): Expr {
    const { start, range } = this
    this.advance()
    const parameters = this.parseParameters()
    if (parameters.length === 0) this.unexpected("a parameter behind 'fun'")
    const arrow = this.range
    if (!this.eat('->')) {
      const before = this.lastEnd
      this.unexpected("'->' and the body of the function", undefined, { ...range, message: "this 'fun' has no '->'" })
      return this.errorExpr(before)
    }
    const body = this.#isEmptyBlock() ? this.#emptyFunction(range) : this.parseBody('the body of the function', arrow)
    return { kind: 'Fun', parameters, body, start, end: this.lastEnd }
  }

  /** Whether the block that begins here has nothing in it, about which the layout has said nothing. */
  #isEmptyBlock(): boolean {
    const first = this.kind() === 'BEGIN' ? this.peek(1) : this.kind()
    return endsBlock(first) && first !== 'MISSING'
  }

  #emptyFunction(keyword: Range): Expr {
    this.report(catalog.missingFunctionBody(keyword))
    if (this.eat('BEGIN')) this.eat('END')
    return this.errorExpr(this.lastEnd)
  }

  #try(): Expr {
    const { start, range } = this
    this.advance()
    if (this.kind() === 'with' || this.kind() === 'finally') this.report(catalog.emptyTry(this.range, range))
    const body = this.parseBody("an expression behind 'try'", range)
    if (this.eat('with')) {
      const clauses = this.#clauses()
      return { kind: 'TryWith', body, clauses, start, end: this.lastEnd }
    }
    const finallyRange = this.range
    if (this.eat('finally')) {
      const cleanup = this.parseBody("an expression behind 'finally'", finallyRange)
      return { kind: 'TryFinally', body, cleanup, start, end: this.lastEnd }
    }
    const word = this.kind() === 'SEP' ? this.text : ''
    const meant = meantKeyword(word, ['with', 'finally'])
    this.unexpected("'with' or 'finally'", meant && sayKeyword(word, meant), {
      ...range,
      message: "this 'try' handles nothing",
    })
    this.skipStatement()
    return this.errorExpr(start, [body])
  }

  #while(): Expr {
    const { start, range } = this
    const isBang = this.kind() === 'while!'
    const before = this.findings.length
    this.advance()
    const condition = this.parseExpr()
    const body = this.#loopBody('while', range, before)
    if (body === undefined) return this.errorExpr(start, [condition])
    return { kind: 'While', condition, body, isBang, start, end: this.lastEnd }
  }

  /** `do` and the body of a loop; undefined if there is none, which has been reported. */
  #loopBody(keyword: 'for' | 'while', range: Range, before: number, source?: Expr): Expr | undefined {
    const doRange = this.range
    if (this.eat('do')) {
      const body = this.parseBody(`the body of this '${keyword}'`, doRange)
      this.eat('done')
      return body
    }
    if (this.findings.length === before) this.#reportMissingDo(keyword, range, source)
    this.skipItem()
    return undefined
  }

  /** What stands where the `do` of a `for` is missing is where F# finds it; a loop that just ends is itself what is wrong. */
  #reportMissingDo(keyword: 'for' | 'while', range: Range, source: Expr | undefined): void {
    // `for x in xs:`, as in Python, has taken what follows its colon for a type.
    const isHere = this.kind() === 'SEP' || endsBlock(this.kind()) || source?.kind === 'Typed'
    const isBefore = keyword === 'for' && !isHere
    if (isBefore) this.unexpected("'do'", MISSING_DO, { ...range, message: "of this 'for'" })
    else this.report(catalog.missingDo(range, keyword), ['do'])
  }

  #for(): Expr {
    const { start, range } = this
    this.advance()
    if (this.kind() === 'ident' && this.peek(1) === '=') return this.#forTo(start, range)
    const pattern = this.parsePattern(false)
    if (!this.expect('in', "'in' and what to go through")) {
      this.skipItem()
      return this.errorExpr(start)
    }
    const before = this.findings.length
    const source = this.parseStatement()
    const arrow = this.range
    if (this.eat('->')) {
      const expr = this.parseBody('an expression', arrow)
      const body: Expr = { kind: 'Yield', expr, start: expr.start, end: expr.end }
      return { kind: 'ForIn', pattern, source, body, start, end: this.lastEnd }
    }
    const body = this.#loopBody('for', range, before, source)
    if (body === undefined) return this.errorExpr(start, [source])
    return { kind: 'ForIn', pattern, source, body, start, end: this.lastEnd }
  }

  #forTo(start: number, range: Range): Expr {
    const variable = this.ident('a variable')
    const before = this.findings.length
    this.advance()
    const from = this.parseExpr()
    const isDown = this.kind() === 'downto'
    if (!this.eat('downto')) this.expect('to', "'to' or 'downto'")
    const to = this.parseExpr()
    const body = this.#loopBody('for', range, before)
    if (body === undefined) return this.errorExpr(start, [from, to])
    return { kind: 'ForTo', variable, from, to, isDown, body, start, end: this.lastEnd }
  }

  #lazy(): Expr {
    const { start, range } = this
    const kind = this.kind() === 'lazy' ? 'Lazy' : 'Assert'
    this.advance()
    const expr = this.kind() === 'BEGIN' ? this.parseBody('an expression', range) : this.parseUnary()
    return { kind, expr, start, end: this.lastEnd }
  }

  #upcast(): Expr {
    const { start } = this
    const operator = this.kind() === 'upcast' ? 'upcast' : 'downcast'
    this.advance()
    const expr = this.parseUnary()
    return { kind: 'Cast', operator, expr, type: undefined, start, end: this.lastEnd }
  }

  /** An application, or a keyword's expression. */
  protected parseUnary(): Expr {
    return isKeywordOperand(this.kind()) ? this.parseOperand() : this.parseApplication()
  }

  #new(): Expr {
    const { start } = this
    this.advance()
    const type = this.parseAtomicType()
    const kind = this.kind()
    if (kind !== '(' && !ARGUMENTS_OF_NEW.has(kind)) {
      this.unexpected("'(' and the arguments")
      return this.errorExpr(start)
    }
    const argument = kind === '(' ? this.parseBrackets() : this.parseAtom()
    let created: Expr = { kind: 'New', type, argument, start, end: this.lastEnd }
    while (this.kind() === '.' && this.isTight) created = this.parseDot(created)
    return created
  }

  /** `1 + let x = 2 in x`. */
  #letIn(): Expr {
    const head = this.parseLetHead([])
    if (!this.eat('in')) {
      this.unexpected("'in' and an expression")
      return this.errorExpr(head.start)
    }
    const body = this.parseExpr()
    const { keyword, isRec, bindings, start } = head
    return { kind: 'Let', isRec, keyword, bindings, body, start, end: body.end }
  }
}

/** The token that starts there, which lies before `at`. */
function tokenAt(starts: Int32Array, at: number, start: number): number {
  let [low, high] = [0, at]
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! < start) low = middle + 1
    else high = middle
  }
  return low
}

const MISSING_DO = "Write 'for item in items do' and the body behind it."
