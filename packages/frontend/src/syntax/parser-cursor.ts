import { assert } from '@fsrs/base'

import type { Expr, Ident, Literal, LongIdent } from './ast.ts'
import type { LaidOut } from './layout-stack.ts'
import * as catalog from './syntax-catalog.ts'
import type { Range, SyntaxFinding } from './syntax-catalog.ts'
import { foundHint, misspeltKeyword } from './parser-hints.ts'
import { describe } from './token-names.ts'
import { closerOf, isCloser, symbolKind, type TokenKind, type Tokens } from './tokens.ts'

/**
 * How deep blocks, brackets and branches may nest in each other. Measured: the parser needs about 0.6 KB of stack a
 * level before it is optimised, and Node gives 984 KB, of which later phases and the host need their part.
 */
export const MAX_NESTING = 400

/**
 * So often the parser may look at one token. Measured: 400 levels that end at one token look at it some thousand times. A rule
 * that goes on for ever, which no test has shown yet, ends here with a finding instead of holding its host.
 */
const LOOKS_MAX = 500_000

/** A place in the laid out tokens, and what all parsers do there. */
export class Cursor {
  readonly findings: SyntaxFinding[]
  protected readonly tokens: Tokens
  protected readonly kinds: TokenKind[]
  protected readonly indices: number[]
  protected at = 0
  /** The end of the last token that was read. */
  protected lastEnd = 0
  protected depth = 0
  /** The first token of the statement that is being read. */
  protected statement = 0
  /** How often the next token was looked at. */
  #looks = 0
  #reportedAt = -1
  #hasReportedDepth = false

  constructor(tokens: Tokens, laidOut: LaidOut, findings: SyntaxFinding[]) {
    this.tokens = tokens
    this.kinds = laidOut.kinds
    this.indices = laidOut.tokens
    this.findings = findings
  }

  protected kind(): TokenKind {
    if (++this.#looks > LOOKS_MAX) this.#giveUp()
    return this.kinds[this.at]!
  }

  #giveUp(): void {
    const last = this.kinds.length - 1
    assert(this.at < last, 'every rule of the grammar ends at the end of the text')
    this.findings.push(catalog.unreadable(this.range))
    this.at = last
    this.#looks = 0
  }

  /** The kind of the token `by` tokens further on, virtual ones included. */
  protected peek(by: number): TokenKind {
    return this.kinds[this.at + by] ?? 'eof'
  }

  /** Where the next token starts; that of a virtual one is where the text goes on. */
  protected get start(): number {
    return this.tokens.starts[this.indices[this.at]!]!
  }

  /** The column of the next token, from 0. */
  protected get column(): number {
    return this.tokens.columns[this.indices[this.at]!]!
  }

  protected get end(): number {
    return this.tokens.ends[this.indices[this.at]!]!
  }

  /** The name, symbol or text of the next token. */
  protected get text(): string {
    return this.tokens.texts[this.indices[this.at]!]!
  }

  protected get range(): Range {
    return { start: this.start, end: this.end }
  }

  /** The constant that the next token is; undefined if it is none. */
  protected get literal(): Literal | undefined {
    return this.tokens.literals.get(this.indices[this.at]!)
  }

  /** Whether no blank stands before the next token. */
  protected get isTight(): boolean {
    return this.start === this.lastEnd
  }

  /** Whether no blank stands behind the next token. */
  protected get isTightBehind(): boolean {
    const index = this.indices[this.at]!
    return this.tokens.starts[index + 1] === this.tokens.ends[index]
  }

  protected advance(): void {
    if (!isVirtual(this.kind())) this.lastEnd = this.end
    if (this.at < this.kinds.length - 1) this.at++
    this.#looks = 0
  }

  protected eat(kind: TokenKind): boolean {
    if (this.kind() !== kind) return false
    this.advance()
    return true
  }

  /** Reads a token that must stand here; `wanted` names it with its article. */
  protected expect(kind: TokenKind, wanted: string, help?: string): boolean {
    if (this.eat(kind)) return true
    this.unexpected(wanted, help)
    return false
  }

  // ------------------------------------------------------------------------------------------------ findings

  /**
   * Reports once a token: what follows from a finding is not worth another.
   *
   * @param missing keywords of which one should have been before: it may be there, misspelt
   */
  protected report(finding: SyntaxFinding, missing?: readonly string[]): void {
    // A node without a token of its own lies where the next one begins, so that it never ends before it starts.
    this.lastEnd = Math.max(this.lastEnd, this.start)
    if (this.kind() === 'MISSING' || this.#reportedAt === this.indices[this.at]) return
    this.#reportedAt = this.indices[this.at]!
    // The layout may have found the same.
    if (this.findings.some((each) => each.start === finding.start && each.code === finding.code)) return
    const meant = misspeltKeyword(this.tokens, this.statement, this.#reportedAt, missing)
    this.findings.push(meant === undefined ? finding : { ...finding, help: meant })
  }

  /** FS0010 at the next token. */
  protected unexpected(wanted: string, help?: string, label?: Range & { readonly message: string }): void {
    const said = help ?? foundHint(this.tokens, this.indices[this.at]!, wanted)
    this.report(catalog.unexpected(this.foundRange(), this.foundText(), wanted, said, label))
  }

  /** The next token; at the end of a block that is the first character after it, or what was read last. */
  protected foundRange(): Range {
    return this.range
  }

  protected foundText(): string {
    const kind = this.kind()
    if (kind === 'ident' || kind === 'op' || kind === 'prefix') return `'${this.text}'`
    if (kind === 'type-variable') return `''${this.text}'`
    if (this.tokens.kinds[this.indices[this.at]!] === 'eof') return describe('eof')
    return describe(kind)
  }

  /** A place to come back to. */
  protected mark(): {
    readonly at: number
    readonly lastEnd: number
    readonly findings: number
    readonly reported: number
  } {
    return { at: this.at, lastEnd: this.lastEnd, findings: this.findings.length, reported: this.#reportedAt }
  }

  /** Goes back and forgets what was reported since. */
  protected reset(mark: ReturnType<Cursor['mark']>): void {
    this.at = mark.at
    this.lastEnd = mark.lastEnd
    this.findings.length = mark.findings
    this.#reportedAt = mark.reported
  }

  // ------------------------------------------------------------------------------------------------- nesting

  /** Enters a level of nesting; `false` if that is too deep, which has been reported. Undone by `depth--`. */
  protected enter(): boolean {
    if (++this.depth <= MAX_NESTING) return true
    if (!this.#hasReportedDepth) {
      this.#hasReportedDepth = true
      this.findings.push(catalog.nestedTooDeeply(this.range, MAX_NESTING))
    }
    return false
  }

  // ------------------------------------------------------------------------------------------------ skipping

  /** Skips to the next `SEP`, `END` or closer that belongs to what is being read; also stops at a `;` if asked to. */
  protected skipItem(stopsAtSemicolon = false): void {
    let open = 0
    for (;;) {
      const kind = this.kind()
      if (kind === 'eof') return
      if (open === 0 && (kind === 'SEP' || (stopsAtSemicolon && kind === ';'))) return
      if (kind === 'BEGIN' || this.opensBracket()) open++
      else if (kind === 'istr-part') {
        if (open === 0) return
      } else if (kind === 'END' || isCloser(kind) || this.isMissingCloser()) {
        if (open === 0) return
        open--
      }
      this.advance()
    }
  }

  /** Skips a statement that cannot be read, and the lines behind it that only go on with it. */
  protected skipStatement(): void {
    this.skipItem()
    while (this.kind() === 'SEP' && continuesStatement(this.peek(1))) {
      this.advance()
      this.skipItem()
    }
  }

  /** Whether something in the statement that is being read has been reported. */
  protected hasFailedStatement(): boolean {
    const last = this.findings.at(-1)
    return last?.severity === 'error' && last.start >= this.tokens.starts[this.statement]!
  }

  /** Whether what stands here only goes on with a statement that could not be read, of which enough has been said. */
  protected isRestOfFailed(): boolean {
    return continuesStatement(this.kind()) && this.hasFailedStatement()
  }

  /** Skips all that is left before the end of the block or bracket that is being read. */
  protected skipRest(): void {
    for (;;) {
      this.skipItem()
      if (this.kind() !== 'SEP') return
      this.advance()
    }
  }

  /** `struct` and `class` open a body only where the layout has made them do so. */
  protected opensBracket(): boolean {
    const kind = this.kind()
    if (closerOf(kind) === undefined) return kind === 'interface' && this.isKindedBody()
    return (kind !== 'struct' && kind !== 'class' && kind !== 'sig') || this.isKindedBody()
  }

  /** Whether `class`, `struct` or `interface` opens a body that `end` closes. */
  protected isKindedBody(): boolean {
    if (this.kind() === 'interface') {
      const next = this.peek(1)
      return this.kinds[this.at - 1] === 'BEGIN' && (next === 'end' || next === 'abstract' || next === 'inherit')
    }
    return this.peek(1) !== '(' && this.kinds[this.at - 1] === 'BEGIN'
  }

  /** `MISSING` closes a bracket, except in an empty block, where `BEGIN` precedes and `END` follows it. */
  protected isMissingCloser(): boolean {
    return this.kind() === 'MISSING' && !(this.kinds[this.at - 1] === 'BEGIN' && this.peek(1) === 'END')
  }

  /** Reads the closer of a bracket; whatever stands before it is reported and skipped. */
  protected close(closer: TokenKind, open: Range): void {
    if (this.eat(closer)) return
    if (this.isMissingCloser()) {
      this.advance()
      return
    }
    this.unexpected(`'${closer}'`, undefined, { ...open, message: 'to close this' })
    this.skipRest()
    if (!this.eat(closer) && this.isMissingCloser()) this.advance()
  }

  // --------------------------------------------------------------------------------------------------- names

  protected ident(wanted: string): Ident {
    const { start, end } = this
    if (this.kind() === 'ident') {
      const name = this.text
      this.advance()
      return { name, start, end }
    }
    this.unexpected(wanted)
    return { name: '', start: this.lastEnd, end: this.lastEnd }
  }

  /** `A.B.c`. */
  protected longIdent(wanted: string): LongIdent {
    const path = [this.ident(wanted)]
    while (this.kind() === '.' && this.peek(1) === 'ident') {
      this.advance()
      path.push(this.ident(wanted))
    }
    return path
  }

  /** The symbol of an operator token, with the tilde that F# adds where `isPrefix`. */
  protected operator(): Ident {
    const { start, end } = this
    const kind = this.kind()
    const name = kind === 'op' || kind === 'prefix' ? this.text : kind
    this.advance()
    return { name, start, end }
  }

  // ------------------------------------------------------------------------------------------ angle brackets

  /** Reads a `<`, also as the first character of a longer operator. */
  protected eatLess(): boolean {
    return this.#eatFirst('<')
  }

  /** Reads a `>`, also as the first character of a longer operator: `List<List<int>>` ends in one token. */
  protected eatGreater(): boolean {
    return this.#eatFirst('>')
  }

  #eatFirst(character: '<' | '>'): boolean {
    const kind = this.kind()
    if (kind === character) {
      this.advance()
      return true
    }
    if (kind !== 'op' || this.text[0] !== character) return false
    const index = this.indices[this.at]!
    const rest = this.text.slice(1)
    this.tokens.starts[index]!++
    this.tokens.texts[index] = rest
    this.kinds[this.at] = symbolKind(rest)
    this.tokens.kinds[index] = symbolKind(rest)
    this.lastEnd = this.start
    return true
  }

  protected errorExpr(start: number, parts: readonly Expr[] = []): Expr {
    return { kind: 'Error', parts, start, end: Math.max(start, this.lastEnd) }
  }
}

/** Whether no statement begins with this token. */
function continuesStatement(kind: TokenKind): boolean {
  switch (kind as string) {
    case '|':
    case '->':
    case 'with':
    case 'then':
    case 'elif':
    case 'else':
    case 'finally':
      return true
    default:
      return false
  }
}

function isVirtual(kind: TokenKind): boolean {
  return kind === 'BEGIN' || kind === 'SEP' || kind === 'END' || kind === 'MISSING'
}
