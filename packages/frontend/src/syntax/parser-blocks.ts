import type { Attribute, Binding, Expr } from './ast.ts'
import { BindingParser } from './parser-bindings.ts'
import { endsBlock, isKeywordOperand, startsSpecialItem } from './parser-token-kinds.ts'
import * as catalog from './syntax-catalog.ts'
import type { Range } from './syntax-catalog.ts'
import type { TokenKind } from './tokens.ts'

/** A `let` of a block, whose body is what follows it there. */
export interface LetHead extends Range {
  readonly kind: 'LetHead'
  readonly keyword: 'let' | 'use' | 'let!' | 'use!'
  readonly keywordRange: Range
  readonly isRec: boolean
  readonly bindings: readonly Binding[]
}

/** What stands in a line of a block. */
export type BlockItem = Expr | LetHead

/** Blocks: statements one after the other, which become one expression. */
export abstract class BlockParser extends BindingParser {
  /** The operand that has been read already, when directly nested brackets are read from the inside out. */
  protected seed: Expr | undefined

  /** An expression with all its operators that bind at least as tightly as `lowest`. */
  protected abstract parseExpr(lowest?: number): Expr

  /** Statements in brackets. */
  protected parseNestedExpr(): Expr {
    return this.parseBlockItems('an expression', this.range)
  }

  /** The block that a keyword opens: `BEGIN … END`, or an expression where the layout has made none. */
  protected parseBody(wanted: string, owner: Range): Expr {
    if (!this.eat('BEGIN')) return this.parseBlockItems(wanted, owner)
    if (this.kind() === 'MISSING' && this.peek(1) === 'END') {
      const body = this.errorExpr(this.lastEnd)
      this.advance()
      this.advance()
      return body
    }
    const body = this.parseBlockItems(wanted, owner)
    this.endBlock()
    return body
  }

  /** Reads the `END` of a block; whatever stands before it is reported and skipped. */
  protected endBlock(): void {
    if (this.eat('END')) return
    this.unexpected('the end of the line')
    this.skipRest()
    if (this.isMissingCloser() && this.peek(1) === 'END') this.advance()
    this.eat('END')
  }

  /** Statements up to the end of their block or bracket, as one expression. */
  protected parseBlockItems(wanted: string, owner: Range): Expr {
    const { start } = this
    if (!this.enter()) {
      this.seed = undefined
      this.skipRest()
      this.depth--
      return this.errorExpr(start)
    }
    const items = this.parseItems()
    this.depth--
    if (items.length > 0) return this.foldItems(items)
    this.reportMissing(wanted, owner)
    return this.errorExpr(this.lastEnd)
  }

  /** FS0010, or FS0058 where a new line is why nothing stands here. */
  protected reportMissing(wanted: string, owner: Range): void {
    const label = { start: owner.start, end: owner.end, message: 'it belongs to this' }
    const next = this.tokens.kinds[this.indices[this.at]!]!
    const isLineEnd = this.kind() === 'END' || this.kind() === 'SEP'
    if (isLineEnd && next === '|') this.report(catalog.unexpected(this.range, "'|'", wanted, undefined, label))
    else if (isLineEnd && next !== 'eof' && !CLOSERS.has(next)) this.report(catalog.offside(this.range, wanted, label))
    else this.unexpected(wanted, undefined, label)
  }

  /** The statements of a block or bracket up to its end. */
  protected parseItems(): BlockItem[] {
    const outer = this.statement
    const items = this.#itemsOfBlock()
    this.statement = outer
    return items
  }

  #itemsOfBlock(): BlockItem[] {
    const items: BlockItem[] = []
    for (;;) {
      if (this.seed === undefined) {
        this.#separators(items.length > 0)
        if (endsBlock(this.kind())) return items
        this.statement = this.indices[this.at]!
      }
      items.push(
        this.seed === undefined && startsSpecialItem(this.kind())
          ? this.#specialItem()
          : this.#ascribed(this.parseExpr()),
      )
      if (this.kind() === 'SEP' || this.kind() === ';') continue
      if (endsBlock(this.kind())) return items
      if (items.at(-1)!.kind === 'LetHead' && this.eat('in')) continue
      if (!this.isRestOfFailed()) this.unexpected('the end of the line or an operator')
      this.skipStatement()
      if (this.kind() !== 'SEP') return items
    }
  }

  /** What stands between two statements or elements: at most one `;`, which has something before it. */
  #separators(mayEnd: boolean): void {
    let mayHave = mayEnd
    while (this.kind() === 'SEP' || this.kind() === ';') {
      if (this.kind() === ';') {
        if (!mayHave) this.unexpected('an expression')
        mayHave = false
      }
      this.advance()
    }
  }

  /** A statement that is no plain expression. */
  #specialItem(): BlockItem {
    const kind = this.kind()
    if (kind === 'do' || kind === 'do!') return this.parseDo()
    const attributes = kind === '[<' ? this.parseAttributes() : []
    const keyword = this.kind()
    const isLet = keyword === 'let' || keyword === 'use' || keyword === 'let!' || keyword === 'use!'
    return isLet ? this.parseLetHead(attributes) : this.parseStatement()
  }

  /** An expression with what binds least: a type, or the other end of a range. */
  protected parseStatement(): Expr {
    return this.#ascribed(this.parseExpr())
  }

  #ascribed(expr: Expr): Expr {
    let ascribed = expr
    if (this.kind() === ':') {
      if (this.#endsLine()) this.unexpected('an operator or the end of the line')
      this.advance()
      if (endsLine(this.kind())) return ascribed
      if (isKeywordOperand(this.kind())) {
        this.skipItem()
        return ascribed
      }
      const type = this.parseType()
      ascribed = { kind: 'Typed', expr, type, start: expr.start, end: this.lastEnd }
    }
    return this.kind() === '..' ? this.#range(ascribed) : ascribed
  }

  /** `else:`, as in Python. */
  #endsLine(): boolean {
    const next = this.peek(1)
    return endsLine(next) || next === 'BEGIN' || isKeywordOperand(next)
  }

  #range(from: Expr): Expr {
    this.advance()
    const second = this.parseExpr()
    if (!this.eat('..')) return { kind: 'Range', from, step: undefined, to: second, start: from.start, end: second.end }
    const to = this.parseExpr()
    return { kind: 'Range', from, step: second, to, start: from.start, end: to.end }
  }

  /** `do e`, `do! e`. */
  protected parseDo(): Expr {
    const { start, range } = this
    const kind = this.kind()
    this.advance()
    const expr = this.parseBody(`an expression behind '${kind}'`, range)
    return { kind: kind === 'do' ? 'Do' : 'DoBang', expr, start, end: this.lastEnd }
  }

  /** `yield e`, `return! e`. */
  protected parseYield(): Expr {
    const { start, range } = this
    const kind = this.kind()
    this.advance()
    const expr = this.kind() === 'BEGIN' ? this.parseBody('an expression', range) : this.parseStatement()
    const node =
      kind === 'yield' ? 'Yield' : kind === 'yield!' ? 'YieldBang' : kind === 'return' ? 'Return' : 'ReturnBang'
    return { kind: node, expr, start, end: this.lastEnd }
  }

  /** `let` and its bindings, without what follows them. */
  protected parseLetHead(attributes: readonly Attribute[]): LetHead {
    const { start, range } = this
    const keyword = letKeyword(this.kind())
    this.advance()
    const isRec = this.eat('rec')
    const bindings = this.parseBindings(attributes, range)
    return { kind: 'LetHead', keyword, keywordRange: range, isRec, bindings, start, end: this.lastEnd }
  }

  /** Folds a block from its end: what follows a `let` is its body. */
  protected foldItems(items: readonly BlockItem[]): Expr {
    let rest: Expr[] = []
    for (let i = items.length - 1; i >= 0; i--) {
      const item = items[i]!
      if (item.kind !== 'LetHead') rest.push(item)
      else rest = [this.#letExpr(item, rest)]
    }
    return sequenceOf(rest)
  }

  #letExpr(head: LetHead, rest: Expr[]): Expr {
    const { keyword, isRec, bindings, start } = head
    if (rest.length === 0 && !this.#hasFailed(head))
      this.findings.push(catalog.unfinishedBlock(head.keywordRange, keyword))
    const body: Expr =
      rest.length === 0 ? { kind: 'Error', parts: [], start: head.end, end: head.end } : sequenceOf(rest)
    return { kind: 'Let', isRec, keyword, bindings, body, start, end: body.end }
  }

  /** Whether something has been reported at or behind this `let`: its block's end may be lost because of it. */
  #hasFailed(head: LetHead): boolean {
    const last = this.findings.at(-1)
    return last !== undefined && last.start >= head.start && last.severity === 'error'
  }
}

/** One expression of statements in reverse order. */
function sequenceOf(reversed: Expr[]): Expr {
  if (reversed.length === 1) return reversed[0]!
  const items = reversed.toReversed()
  return { kind: 'Sequence', items, start: items[0]!.start, end: items.at(-1)!.end }
}

/** The keyword of a `let`; called only where one stands. */
function letKeyword(kind: TokenKind): LetHead['keyword'] {
  return kind === 'use' || kind === 'let!' || kind === 'use!' ? kind : 'let'
}

function endsLine(kind: TokenKind): boolean {
  return kind === 'SEP' || kind === 'END' || kind === 'MISSING' || kind === 'eof'
}

const CLOSERS: ReadonlySet<TokenKind> = new Set([')', ']', '|]', '}', '|}'])
