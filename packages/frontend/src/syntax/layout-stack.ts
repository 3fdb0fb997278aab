import { continuesConstruct, isDeclaration, isInfixKind } from './layout-contexts.ts'
import type { Context, ContextKind } from './layout-contexts.ts'
import * as catalog from './syntax-catalog.ts'
import type { SyntaxFinding } from './syntax-catalog.ts'
import { describe } from './token-names.ts'
import { isCloser } from './tokens.ts'
import type { TokenKind, Tokens } from './tokens.ts'

/** Tokens in the order of the parse; `tokens[i]` is the index of the token, or of the one a virtual token precedes. */
export interface LaidOut {
  readonly kinds: TokenKind[]
  readonly tokens: number[]
}

/** What is open, what has been written, and how blocks begin and end. */
export abstract class LayoutStack {
  readonly out: LaidOut
  /** What has been written to `out`, which is longer until the end: there is mostly an `END` or `SEP` for four tokens. */
  protected count = 0
  protected readonly tokens: Tokens
  protected readonly findings: SyntaxFinding[]
  protected readonly stack: Context[] = []
  /** The token that is read. */
  protected at = 0
  /** Of the first `[<` in a row: a declaration on the same line is as far left. */
  protected attributeColumn = 0

  constructor(tokens: Tokens, findings: SyntaxFinding[]) {
    this.tokens = tokens
    this.findings = findings
    this.out = { kinds: [], tokens: [] }
    const length = Math.ceil(tokens.kinds.length * 1.5)
    this.out.kinds.length = length
    this.out.tokens.length = length
  }

  /** Writes a token at the place that is read. */
  protected emit(kind: TokenKind): void {
    const index = this.count++
    this.out.kinds[index] = kind
    this.out.tokens[index] = this.at
  }

  protected top(): Context {
    return this.stack[this.stack.length - 1]!
  }

  /** Opens a context at a token. */
  protected push(kind: ContextKind, token: number, closer?: TokenKind): void {
    const { columns, lines, kinds } = this.tokens
    const isBehindAttribute = kinds[token - 1] === '>]' && lines[token - 1] === lines[token]
    const column = isDeclaration(kind) && isBehindAttribute ? this.attributeColumn : columns[token]!
    const outer = this.top()
    const limit = isDeclaration(kind) ? column : outer.limit
    const around = outer.kind === 'block' ? outer.column : outer.around
    this.stack.push({ kind, column, token, limit, owner: kind, hasEnd: false, closer, around, isFresh: false })
  }

  /** Opens a block at the next token, with `BEGIN` if it gets an `END`. */
  protected pushBlock(owner: Context['owner'], hasEnd: boolean): void {
    if (hasEnd) this.emit('BEGIN')
    const next = this.at + 1
    const { columns, kinds } = this.tokens
    const outer = this.top()
    if (hasEnd && this.#isUnindented(next, outer)) {
      // Of a type that has no definition the parser says more.
      if (owner !== 'type') this.#reportUnindented(owner, next, outer)
      // Right of the declaration it is still more likely to be the block than what follows it.
      if (columns[next]! <= outer.limit || kinds[next] === '|' || continuesConstruct(kinds[next]!, outer.kind)) {
        this.emit('MISSING')
        this.emit('END')
        return
      }
    }
    const column = kinds[next] === 'eof' ? outer.limit + 1 : columns[next]!
    const { limit } = outer
    const around = outer.kind === 'block' ? outer.column : outer.around
    this.stack.push({
      kind: 'block',
      column,
      token: next,
      limit,
      owner,
      hasEnd,
      closer: undefined,
      around,
      isFresh: true,
    })
  }

  /** The innermost context goes on as another. */
  protected replaceTop(kind: ContextKind): void {
    const top = this.stack.pop()!
    this.stack.push({ ...top, kind, owner: kind })
  }

  /** The innermost context ends. */
  protected pop(): void {
    const top = this.stack.pop()!
    if (top.kind === 'block' && top.hasEnd) this.emit('END')
  }

  protected isFirstOnLine(index: number): boolean {
    return index === 0 || this.tokens.lines[index] !== this.tokens.lines[index - 1]
  }

  /** Whether the block that should begin here does not, because the next line is too far left. */
  #isUnindented(next: number, outer: Context): boolean {
    if (!this.isFirstOnLine(next)) return false
    const kind = this.tokens.kinds[next]!
    const column = this.tokens.columns[next]!
    if (kind === 'eof' || isCloser(kind)) return false
    if (outer.kind === 'type' && column === outer.column && kind === '|') return false
    if (column <= outer.limit) return true
    // if stop then result else
    // go on …                     and likewise behind the last `| _ ->`: both may stay in their column.
    if (outer.kind === 'else' || outer.kind === 'clauses') return false
    if (outer.kind === 'fun' || outer.kind === 'block') return false
    // `then` belongs to its `if`, and `do` to its loop.
    const below = this.stack[this.stack.length - 2]!
    // for x in xs do
    // where (x > 1)                the body of a loop may stand in its column.
    // do
    // printfn "…"                  and what `do` runs, outside of types.
    if (outer.kind === 'do' && below.kind === 'block' && below.owner !== 'type' && below.owner !== 'module')
      return this.isFirstOnLine(outer.token) && column < outer.column
    if (outer.kind === 'do' && below.kind === 'handled') return this.isFirstOnLine(below.token) && column < below.column
    const owner = outer.kind === 'then' ? below : outer
    return this.isFirstOnLine(owner.token) && column <= owner.column
  }

  #reportUnindented(owner: Context['owner'], next: number, outer: Context): void {
    const { starts, ends } = this.tokens
    const kind = this.tokens.kinds[next]!
    const opener = { start: starts[this.at]!, end: ends[this.at]! }
    const at = { start: starts[next]!, end: ends[next]! }
    if (owner === 'try' && (kind === 'with' || kind === 'finally')) this.findings.push(catalog.emptyTry(at, opener))
    else if (!continuesConstruct(kind, outer.kind) && kind !== '|')
      this.findings.push(catalog.offside(at, blockName(owner), { ...opener, message: 'this begins it' }))
    else
      this.findings.push(
        catalog.unexpected(at, describe(kind), blockName(owner), undefined, { ...opener, message: 'this begins it' }),
      )
  }

  /** FS0058 at a token that is too far left of what opens its context. */
  protected reportOffside(what: string, token: number, opener: number): void {
    const { starts, ends } = this.tokens
    const open = { start: starts[opener]!, end: ends[opener]!, message: 'this begins it' }
    this.findings.push(catalog.offside({ start: starts[token]!, end: ends[token]! }, what, open))
  }

  /** How far left of its block an operator may stand is its length and one; 0 for what is not infix. */
  protected infixLength(kind: TokenKind): number {
    if (!isInfixKind(kind)) return 0
    const { starts, ends, texts } = this.tokens
    const at = this.at
    if (kind === 'op' || kind === '&' || kind === '&&') {
      const symbol = texts[at]!
      const canBePrefix = symbol === '-' || symbol === '+' || symbol === '-.' || symbol === '+.' || symbol === '%'
      if ((canBePrefix || kind === '&' || symbol === '%%') && starts[at + 1] === ends[at]) return 0
    }
    return ends[at]! - starts[at]!
  }
}

/** What a block is, in a sentence. */
function blockName(owner: Context['owner']): string {
  switch (owner as string) {
    case 'let':
      return "the value of this 'let'"
    case 'type':
      return 'the definition of this type'
    case 'member':
      return 'the body of this member'
    case 'module':
      return 'the content of this module'
    case 'then':
      return 'what to do if the condition holds'
    case 'else':
      return 'what to do otherwise'
    case 'do':
      return "the body of this 'do'"
    case 'try':
      return "the body of this 'try'"
    case 'fun':
      return 'the body of this function'
    case 'clauses':
      return 'the result of this case'
    case 'with':
      return 'members or fields'
    default:
      return 'an expression'
  }
}
