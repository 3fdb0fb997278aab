/**
 * The offside rule: from tokens to tokens with `BEGIN`, `SEP` and `END` where light syntax has line breaks instead.
 *
 * A stack of contexts says what is open, as in section 15.1 of the F# language specification ("Lightweight Syntax"):
 * a *block* has the column of its first token, and a token left of it ends it; a *construct* (`let`, `if`, `match`, …)
 * has the column of its keyword, and a token at or left of it ends it, unless the token continues it (`else`, `with`).
 * Infix operators may stand left of their block by their length and one.
 *
 * What comes out is well-formed whatever came in: every `BEGIN` has its `END` and every bracket its closer, in the
 * right order, because closers that close nothing are dropped and missing ones appear as `MISSING`, both with a
 * finding. So the parser can always skip to the end of what it is in, and a mistake stays in its own block.
 */
import * as catalog from './syntax-catalog.ts'
import type { SyntaxFinding } from './syntax-catalog.ts'
import { closerOf, isCloser, type TokenKind, type Tokens } from './tokens.ts'

/** Tokens in the order of the parse; `tokens[i]` is the index of the token, or of the one a virtual token precedes. */
export interface LaidOut {
  readonly kinds: TokenKind[]
  readonly tokens: number[]
}

type ContextKind =
  | 'block'
  | 'bracket'
  | 'let'
  | 'type'
  | 'module'
  | 'exception'
  | 'member'
  | 'interface'
  | 'if'
  | 'else'
  | 'then'
  | 'match'
  | 'try'
  | 'handled'
  | 'for'
  | 'loop'
  | 'do'
  | 'fun'
  | 'function'
  | 'clauses'

interface Context {
  readonly kind: ContextKind
  readonly column: number
  /** The token it began with. */
  readonly token: number
  /** The declaration around it ends at this column: nothing in it may stand there. */
  readonly limit: number
  /** A block: what it is the content of. */
  readonly owner: ContextKind | 'file' | TokenKind
  /** A block: an `END` is written when it ends. */
  readonly hasEnd: boolean
  /** A bracket: what closes it. Clauses: whether the first one has its `|`. */
  readonly closer: TokenKind | undefined
  /** The column of the nearest block around it. */
  readonly around: number
  /** A block: nothing has been read in it yet. */
  isFresh: boolean
}

/** Adds the virtual tokens. Findings about indentation and brackets go to `findings`. */
export function layOut(tokens: Tokens, findings: SyntaxFinding[]): LaidOut {
  const layout = new Layout(tokens, findings)
  layout.run()
  return layout.out
}

/** How many contexts a keyword looks through for its own: more are nested too deeply for the parser anyway. */
const REACH = 400

class Layout {
  readonly out: LaidOut
  /** What has been written to `out`, which is longer until the end: there is mostly an `END` or `SEP` for four tokens. */
  #count = 0
  readonly #tokens: Tokens
  readonly #findings: SyntaxFinding[]
  readonly #stack: Context[] = []
  #at = 0
  #reportedAt = -1
  /** Of the first `[<` in a row: a declaration on the same line is as far left. */
  #attributeColumn = 0

  constructor(tokens: Tokens, findings: SyntaxFinding[]) {
    this.#tokens = tokens
    this.#findings = findings
    this.out = { kinds: [], tokens: [] }
    const length = Math.ceil(tokens.kinds.length * 1.5)
    this.out.kinds.length = length
    this.out.tokens.length = length
  }

  run(): void {
    const { kinds } = this.#tokens
    const count = kinds.length - 1
    this.#stack.push(fileBlock(this.#tokens.columns[0]!))
    for (this.#at = 0; this.#at < count; this.#at++) this.#token(kinds[this.#at]!)
    this.#closeAll()
    this.#emit('eof')
    this.out.kinds.length = this.#count
    this.out.tokens.length = this.#count
  }

  // --------------------------------------------------------------------------------------------- one token

  #token(kind: TokenKind): void {
    const isFirst = this.#isFirstOnLine(this.#at)
    const depth = this.#stack.length
    if (isFirst) this.#closeOffside(kind)
    const hasClosed = this.#stack.length < depth
    if (kind === ';;') return this.#closeStatements()
    if (isCloser(kind)) return this.#closer(kind)
    const resumed = resumes(kind)
    if (resumed !== undefined) this.#closeUntil(kind, resumed)
    const top = this.#top()
    if (top.kind === 'block') {
      if (isFirst && !top.isFresh && this.#separates(kind, top, hasClosed)) this.#emit('SEP')
      top.isFresh = false
    }
    this.#open(kind)
  }

  #isFirstOnLine(index: number): boolean {
    return index === 0 || this.#tokens.lines[index] !== this.#tokens.lines[index - 1]
  }

  #top(): Context {
    return this.#stack[this.#stack.length - 1]!
  }

  #emit(kind: TokenKind): void {
    const index = this.#count++
    this.out.kinds[index] = kind
    this.out.tokens[index] = this.#at
  }

  /** Whether a token at its block's column begins something new there, rather than going on behind an operator. */
  #separates(kind: TokenKind, block: Context, hasClosed: boolean): boolean {
    const column = this.#tokens.columns[this.#at]!
    if (column !== block.column || this.#infixLength(kind) > 0 || continuesBlock(kind)) return false
    if (kind === '|' && (block.owner === 'type' || block.owner === 'exception')) return false
    const before = this.#tokens.kinds[this.#at - 1]!
    return before !== '>]' && (hasClosed || !isInfixKind(before) || this.#endsTypeArguments(this.#at - 1))
  }

  /** Whether a token is a `>` that follows a type directly: `f >>` ends in an operator, `List<List<int>>` does not. */
  #endsTypeArguments(index: number): boolean {
    const { starts, ends, texts } = this.#tokens
    const symbol = texts[index]!
    return symbol[0] === '>' && /^>+$/.test(symbol) && starts[index] === ends[index - 1]
  }

  /** How far left of its block an operator may stand is its length and one; 0 for what is not infix. */
  #infixLength(kind: TokenKind): number {
    if (!isInfixKind(kind)) return 0
    const { starts, ends, texts } = this.#tokens
    const at = this.#at
    if (kind === 'op' || kind === '&' || kind === '&&') {
      const symbol = texts[at]!
      const canBePrefix = symbol === '-' || symbol === '+' || symbol === '-.' || symbol === '+.' || symbol === '%'
      if ((canBePrefix || kind === '&' || symbol === '%%') && starts[at + 1] === ends[at]) return 0
    }
    return ends[at]! - starts[at]!
  }

  // ---------------------------------------------------------------------------------------------- offside

  /** Ends all that the first token of a line is left of. */
  #closeOffside(kind: TokenKind): void {
    for (;;) {
      const top = this.#top()
      if (top.kind === 'bracket') {
        if (this.#stack.length < 2 || !this.#abandons(kind, top)) return
        this.#reportOpenBracket(top, kind)
        this.#emit('MISSING')
        this.#stack.pop()
      } else if (this.#stack.length > 1 && this.#isOffside(kind, top)) this.#pop()
      else return
    }
  }

  #isOffside(kind: TokenKind, top: Context): boolean {
    const column = this.#tokens.columns[this.#at]!
    if (top.kind === 'block') return column + this.#grace(kind, top) < top.column
    if (top.kind === 'clauses') {
      const isLeading = top.closer !== undefined
      if (kind === '|') return column + (isLeading ? 0 : 2) < top.column
      return column + (isLeading ? -1 : 1) < top.column
    }
    return (continuesConstruct(kind, top.kind) ? column + 1 : column) <= top.column
  }

  #grace(kind: TokenKind, block: Context): number {
    if (block.owner === 'type') {
      if (kind === '|') return 2
      // type T =
      // | A
      // let …
      const type = this.#stack[this.#stack.length - 2]!
      if (type.column === block.column && !continuesConstruct(kind, 'type')) return -1
    }
    const length = this.#infixLength(kind)
    return length === 0 ? 0 : length + 1
  }

  /** Whether a new line is so far left that an open bracket cannot be meant to go on. */
  #abandons(kind: TokenKind, bracket: Context): boolean {
    if (isCloser(kind) || this.#infixLength(kind) > 0 || kind === ';') return false
    const column = this.#tokens.columns[this.#at]!
    if (column <= bracket.limit) return true
    return column === bracket.around && !continuesBlock(kind) && bracket.column > column
  }

  /** Once a token: of several open brackets the innermost is reported. */
  #reportOpenBracket(bracket: Context, kind: TokenKind): void {
    if (this.#reportedAt === this.#at) return
    this.#reportedAt = this.#at
    const { starts, ends } = this.#tokens
    const open = { start: starts[bracket.token]!, end: ends[bracket.token]! }
    const at = { start: starts[this.#at]!, end: ends[this.#at]! }
    const opener = this.#openerText(bracket)
    const closer = closerText(bracket)
    const help = isCloser(kind)
      ? `Write '${closer}' before it.`
      : `Write '${closer}' before this line, or indent the line further if it belongs inside.`
    // F# points at the bracket, but where a `let` or a function's text has made it forget about a parenthesis.
    const isForgotten =
      opener === '(' && (kind === 'let' || kind === 'use' || this.#tokens.kinds[bracket.token + 1] === 'fun')
    this.#findings.push(
      isForgotten
        ? catalog.unclosedBefore(at, this.#foundText(), opener, open, help)
        : catalog.unclosed(open, opener, closer, { ...at, message: 'this cannot stand in it' }),
    )
  }

  #openerText(bracket: Context): string {
    const kind = this.#tokens.kinds[bracket.token]!
    return kind === 'istr-begin' ? '{' : kind
  }

  #foundText(): string {
    const kind = this.#tokens.kinds[this.#at]!
    return kind === 'ident' || kind === 'op' || kind === 'prefix'
      ? `'${this.#tokens.texts[this.#at]!}'`
      : describe(kind)
  }

  #pop(): void {
    const top = this.#stack.pop()!
    if (top.kind === 'block' && top.hasEnd) this.#emit('END')
  }

  // ---------------------------------------------------------------------------------------- forced closing

  /** `;;` ends every statement of the file. */
  #closeStatements(): void {
    const kind = ';;'
    while (this.#stack.length > 1) {
      if (this.#top().kind === 'bracket') {
        this.#reportOpenBracket(this.#top(), kind)
        this.#emit('MISSING')
      }
      this.#pop()
    }
    if (this.#count > 0) this.#emit('SEP')
    this.#top().isFresh = true
  }

  #closeAll(): void {
    const { starts, ends } = this.#tokens
    while (this.#stack.length > 0) {
      const top = this.#top()
      if (top.kind === 'bracket') {
        const open = { start: starts[top.token]!, end: ends[top.token]! }
        const opener = this.#openerText(top)
        // The string around an open hole has been reported already.
        const isReported = this.#reportedAt === this.#at || (opener === '{' && closerText(top) !== '}')
        this.#reportedAt = this.#at
        if (!isReported) this.#findings.push(catalog.unclosed(open, opener, closerText(top)))
        this.#emit('MISSING')
      }
      this.#pop()
    }
  }

  /** A closing bracket ends all that its opener is around. */
  #closer(kind: TokenKind): void {
    const wanted = kind === 'istr-part' ? 'istr-end' : kind
    let depth = this.#stack.length - 1
    const lowest = Math.max(0, depth - REACH)
    while (depth >= lowest && !(this.#stack[depth]!.kind === 'bracket' && this.#stack[depth]!.closer === wanted))
      depth--
    if (depth < lowest || !this.#mayClose(depth)) return this.#strayCloser(kind)
    while (this.#stack.length - 1 > depth) {
      if (this.#top().kind === 'bracket') {
        this.#reportOpenBracket(this.#top(), kind)
        this.#emit('MISSING')
      }
      this.#pop()
    }
    if (kind === 'istr-part') {
      this.#emit(kind)
      this.#pushBlock('istr-begin', false)
      return
    }
    this.#stack.pop()
    this.#emit(kind)
  }

  /** A closer that fits nothing stands for the right one of a bracket of its line, or for nothing. */
  #strayCloser(kind: TokenKind): void {
    const { starts, ends, lines } = this.#tokens
    const at = { start: starts[this.#at]!, end: ends[this.#at]! }
    let depth = this.#stack.length - 1
    const lowest = Math.max(0, depth - REACH)
    while (depth >= lowest && this.#stack[depth]!.kind !== 'bracket') depth--
    const open = this.#stack[depth]
    if (open === undefined || lines[open.token] !== lines[this.#at] || open.closer === 'istr-end') {
      this.#findings.push(catalog.strayCloser(at, kind))
      return
    }
    const opener = { start: starts[open.token]!, end: ends[open.token]!, message: 'this is still open' }
    this.#findings.push(catalog.unexpected(at, `'${kind}'`, `'${closerText(open)}'`, undefined, opener))
    while (this.#stack.length - 1 > depth) this.#pop()
    this.#emit('MISSING')
    this.#pop()
  }

  /** A closer reaches over other open brackets only if none of them belongs to an outer declaration's line. */
  #mayClose(depth: number): boolean {
    let open = 0
    for (let i = this.#stack.length - 1; i > depth; i--) if (this.#stack[i]!.kind === 'bracket') open++
    return open <= 1
  }

  /** `else`, `with`, `in`, … end all that stands between them and what they belong to. */
  #closeUntil(token: TokenKind, wanted: readonly ContextKind[]): void {
    const lowest = Math.max(1, this.#stack.length - REACH)
    for (let i = this.#stack.length - 1; i >= lowest; i--) {
      const context = this.#stack[i]!
      if (wanted.includes(context.kind) || isBraceWith(token, context)) {
        while (this.#stack.length - 1 > i) this.#pop()
        return
      }
      if (context.kind === 'bracket' || (token === '|' && context.owner === 'type')) return
    }
  }

  // ---------------------------------------------------------------------------------------------- opening

  #push(kind: ContextKind, token: number, closer?: TokenKind): void {
    const { columns, lines, kinds } = this.#tokens
    const isBehindAttribute = kinds[token - 1] === '>]' && lines[token - 1] === lines[token]
    const column = isDeclaration(kind) && isBehindAttribute ? this.#attributeColumn : columns[token]!
    const outer = this.#top()
    const limit = isDeclaration(kind) ? column : outer.limit
    const around = outer.kind === 'block' ? outer.column : outer.around
    this.#stack.push({ kind, column, token, limit, owner: kind, hasEnd: false, closer, around, isFresh: false })
  }

  /** Opens a block at the next token, with `BEGIN` if it gets an `END`. */
  #pushBlock(owner: Context['owner'], hasEnd: boolean): void {
    if (hasEnd) this.#emit('BEGIN')
    const next = this.#at + 1
    const { columns, kinds } = this.#tokens
    const outer = this.#top()
    if (hasEnd && this.#isUnindented(next, outer)) {
      this.#reportUnindented(owner, next, outer)
      // Right of the declaration it is still more likely to be the block than what follows it.
      if (columns[next]! <= outer.limit || kinds[next] === '|' || continuesConstruct(kinds[next]!, outer.kind)) {
        this.#emit('MISSING')
        this.#emit('END')
        return
      }
    }
    const column = kinds[next] === 'eof' ? outer.limit + 1 : columns[next]!
    const { limit } = outer
    const around = outer.kind === 'block' ? outer.column : outer.around
    this.#stack.push({
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

  /** Whether the block that should begin here does not, because the next line is too far left. */
  #isUnindented(next: number, outer: Context): boolean {
    if (!this.#isFirstOnLine(next)) return false
    const kind = this.#tokens.kinds[next]!
    const column = this.#tokens.columns[next]!
    if (kind === 'eof' || isCloser(kind)) return false
    if (outer.kind === 'type' && column === outer.column && kind === '|') return false
    if (column <= outer.limit) return true
    // if stop then result else
    // go on …                     and likewise behind the last `| _ ->`: both may stay in their column.
    if (outer.kind === 'else' || outer.kind === 'clauses') return false
    if (outer.kind === 'fun' || outer.kind === 'block') return false
    // `then` belongs to its `if`, and `do` to its loop.
    const below = this.#stack[this.#stack.length - 2]!
    // for x in xs do
    // where (x > 1)                the body of a loop may stand in its column.
    if (outer.kind === 'do' && below.kind === 'handled')
      return this.#isFirstOnLine(below.token) && column < below.column
    const owner = outer.kind === 'then' ? below : outer
    return this.#isFirstOnLine(owner.token) && column <= owner.column
  }

  #reportUnindented(owner: Context['owner'], next: number, outer: Context): void {
    const { starts, ends } = this.#tokens
    const kind = this.#tokens.kinds[next]!
    const opener = { start: starts[this.#at]!, end: ends[this.#at]! }
    const at = { start: starts[next]!, end: ends[next]! }
    if (!continuesConstruct(kind, outer.kind) && kind !== '|')
      this.#findings.push(catalog.offside(at, blockName(owner), { ...opener, message: 'this begins it' }))
    else
      this.#findings.push(
        catalog.unexpected(at, describe(kind), blockName(owner), undefined, { ...opener, message: 'this begins it' }),
      )
  }

  #open(kind: TokenKind): void {
    switch (kind as string) {
      case 'let':
      case 'use':
      case 'let!':
      case 'use!':
        // `static let` is as far left as its first word.
        return this.#top().kind === 'member' ? this.#emit(kind) : this.#construct(kind, 'let')
      case 'type':
        return this.#top().kind === 'block' ? this.#construct(kind, 'type') : this.#emit(kind)
      case 'module':
        return this.#construct(kind, 'module')
      case 'exception':
        return this.#construct(kind, 'exception')
      case 'member':
      case 'override':
      case 'abstract':
      case 'default':
      case 'static':
      case 'val':
      case 'new':
        return this.#member(kind)
      case 'interface':
        return this.#interface()
      case 'struct':
      case 'class':
      case 'sig':
        return this.#kindedBody(kind)
      case 'if':
      case 'elif':
        return this.#conditional(kind)
      case 'else':
        return this.#else()
      case 'then':
        this.#push('then', this.#at)
        this.#emit(kind)
        return this.#pushBlock('then', true)
      case 'match':
      case 'match!':
        return this.#construct(kind, 'match')
      case 'try':
        this.#construct(kind, 'try')
        return this.#pushBlock('try', true)
      case 'finally':
        if (this.#top().kind === 'try') this.#replaceTop('handled')
        this.#emit(kind)
        return this.#pushBlock('try', true)
      case 'with':
        return this.#with()
      case 'for':
        return this.#construct(kind, 'for')
      case 'while':
      case 'while!':
        return this.#construct(kind, 'loop')
      case 'in':
        return this.#in()
      case 'do':
      case 'do!':
        return this.#do(kind)
      case 'fun':
        return this.#construct(kind, 'fun')
      case 'function':
        this.#construct(kind, 'function')
        return this.#pushClauses()
      case '->':
        return this.#arrow()
      case '=':
        return this.#equals()
      case '<-':
      case 'lazy':
      case 'assert':
      case 'yield':
      case 'yield!':
      case 'return':
      case 'return!':
        this.#emit(kind)
        if (this.#isFirstOnLine(this.#at + 1) && this.#tokens.columns[this.#at + 1]! > this.#top().limit)
          this.#pushBlock(kind, true)
        return
      default:
        this.#openBracket(kind)
    }
  }

  #construct(kind: TokenKind, context: ContextKind): void {
    this.#push(context, this.#at)
    this.#emit(kind)
  }

  #replaceTop(kind: ContextKind): void {
    const top = this.#stack.pop()!
    this.#stack.push({ ...top, kind, owner: kind })
  }

  #openBracket(kind: TokenKind): void {
    const closer = closerOf(kind)
    if (closer === undefined) return kind === ';' ? this.#semicolon() : this.#emit(kind)
    if (kind === '[<' && this.#tokens.kinds[this.#at - 1] !== '>]')
      this.#attributeColumn = this.#tokens.columns[this.#at]!
    this.#push('bracket', this.#at, closer)
    this.#emit(kind)
    this.#pushBlock(kind, false)
  }

  /** A `;` ends the value of a record's field, and what is open in it if the next field follows. */
  #semicolon(): void {
    let depth = this.#stack.length - 1
    while (depth > 0 && this.#stack[depth]!.kind !== 'bracket' && !isFieldBlock(this.#stack[depth]!)) depth--
    if (isFieldBlock(this.#stack[depth]!) && (depth === this.#stack.length - 1 || this.#isFieldAhead())) {
      while (this.#stack.length > depth) this.#pop()
    }
    this.#emit(';')
  }

  #isFieldAhead(): boolean {
    const { kinds } = this.#tokens
    let at = this.#at + 1
    while (kinds[at] === 'ident' && kinds[at + 1] === '.') at += 2
    return kinds[at] === 'ident' && kinds[at + 1] === '='
  }

  /** `class … end`, `struct … end`; `struct (a, b)` is a tuple. */
  #kindedBody(kind: TokenKind): void {
    const top = this.#top()
    const next = this.#tokens.kinds[this.#at + 1]
    if (top.kind === 'block' && top.owner === 'type' && next !== '(') this.#openBracket(kind)
    else this.#emit(kind)
  }

  #member(kind: TokenKind): void {
    const top = this.#top()
    const isConstructor = this.#tokens.kinds[this.#at + 1] === '('
    const begins = kind === 'new' ? isConstructor && isMemberBlock(top) : top.kind === 'block'
    if (begins) this.#push('member', this.#at)
    this.#emit(kind)
  }

  #interface(): void {
    const top = this.#top()
    const isFirst = this.out.kinds[this.#count - 1] === 'BEGIN'
    const next = this.#tokens.kinds[this.#at + 1]
    if (
      top.kind === 'block' &&
      top.owner === 'type' &&
      isFirst &&
      (next === 'end' || next === 'abstract' || next === 'inherit')
    ) {
      this.#push('bracket', this.#at, 'end')
      this.#emit('interface')
      this.#pushBlock('interface', false)
    } else this.#construct('interface', 'interface')
  }

  #conditional(kind: TokenKind): void {
    if (kind === 'if' || this.#top().kind !== 'if') this.#push('if', this.#at)
    this.#emit(kind)
  }

  /** `else if` on one line is `elif`. */
  #else(): void {
    const next = this.#at + 1
    if (this.#tokens.kinds[next] === 'if' && !this.#isFirstOnLine(next)) {
      this.#emit('elif')
      this.#at = next
      return
    }
    if (this.#top().kind === 'if') this.#replaceTop('else')
    this.#emit('else')
    this.#pushBlock('else', true)
  }

  #with(): void {
    const top = this.#top()
    if (top.kind === 'match' || top.kind === 'try') {
      this.#replaceTop('handled')
      this.#emit('with')
      return this.#pushClauses()
    }
    this.#emit('with')
    if (top.kind === 'member') {
      // `and set …` may stand anywhere right of the member, on a line of its own too.
      this.#push('let', this.#nextToken())
      const accessors = this.#stack.pop()!
      const column = Math.min(top.column + 1, accessors.column)
      this.#stack.push({ ...accessors, column, limit: column })
      return
    }
    if (top.kind === 'type' || top.kind === 'interface' || top.kind === 'exception' || isBraceWith('with', top))
      this.#pushBlock('with', true)
  }

  #nextToken(): number {
    return this.#at + 1
  }

  #pushClauses(): void {
    const next = this.#nextToken()
    this.#push('clauses', next, this.#tokens.kinds[next] === '|' ? '|' : undefined)
  }

  #in(): void {
    const top = this.#top()
    if (top.kind === 'let') this.#stack.pop()
    else if (top.kind === 'for') this.#replaceTop('loop')
    this.#emit('in')
    if (top.kind === 'let' && this.#top().kind === 'block') this.#top().isFresh = true
  }

  #do(kind: TokenKind): void {
    if (kind === 'do' && (this.#top().kind === 'for' || this.#top().kind === 'loop')) this.#replaceTop('handled')
    this.#push('do', this.#at)
    this.#emit(kind)
    this.#pushBlock('do', true)
  }

  #arrow(): void {
    const top = this.#top()
    this.#emit('->')
    if (top.kind === 'fun' || top.kind === 'clauses' || top.kind === 'loop') this.#pushBlock(top.kind, true)
  }

  #equals(): void {
    const top = this.#top()
    this.#emit('=')
    const { kind } = top
    if (kind === 'let' || kind === 'type' || kind === 'member' || kind === 'module') this.#pushBlock(kind, true)
    else if (kind === 'block' && isRecordBlock(top) && this.#isFieldName()) this.#pushBlock('{', true)
  }

  /** Whether the `=` just written follows a field's name at the start of a field. */
  #isFieldName(): boolean {
    const { kinds } = this.out
    let at = this.#count - 2
    if (kinds[at] !== 'ident') return false
    while (kinds[at - 1] === '.' && kinds[at - 2] === 'ident') at -= 2
    const before = kinds[at - 1]
    return before === '{' || before === '{|' || before === ';' || before === 'SEP' || before === 'BEGIN'
  }
}

function fileBlock(column: number): Context {
  const shared = {
    token: 0,
    limit: -1,
    owner: 'file',
    hasEnd: false,
    closer: undefined,
    around: -1,
    isFresh: true,
  } as const
  return { ...shared, kind: 'block', column }
}

/** The value of a record's field. */
function isFieldBlock(context: Context): boolean {
  return context.kind === 'block' && context.hasEnd && context.owner === '{'
}

function isRecordBlock(block: Context): boolean {
  return block.owner === '{' || block.owner === '{|' || block.owner === 'with'
}

function isMemberBlock(context: Context): boolean {
  return context.kind === 'block' && (context.owner === 'type' || context.owner === 'with' || context.owner === 'class')
}

/** `{ r with … }`: the block directly within the brace. */
function isBraceWith(token: TokenKind, context: Context): boolean {
  return (
    token === 'with' && context.kind === 'block' && (context.owner === '{' || context.owner === '{|') && !context.hasEnd
  )
}

/** Constructs that nothing of theirs may stand at or left of. */
function isDeclaration(kind: ContextKind): boolean {
  return kind === 'let' || kind === 'type' || kind === 'module' || kind === 'exception' || kind === 'member'
}

/** The constructs that a keyword goes on with, wherever it stands; undefined for other tokens. */
function resumes(kind: TokenKind): readonly ContextKind[] | undefined {
  switch (kind as string) {
    case 'then':
      // Behind the body of a constructor it says what is done with the object.
      return ['if', 'member']
    case 'else':
    case 'elif':
      return ['if']
    case 'with':
      return ['match', 'try', 'type', 'member', 'interface', 'exception']
    case 'finally':
      return ['try']
    case 'in':
      return ['let', 'for']
    case 'and':
    case 'and!':
      return ['let', 'type']
    case 'do':
      return ['for', 'loop']
    case 'done':
      return ['do']
    case '|':
      return ['clauses']
    default:
      return undefined
  }
}

/** Whether a token at the column of a construct's keyword goes on with it. */
function continuesConstruct(token: TokenKind, construct: ContextKind): boolean {
  switch (construct as string) {
    case 'let':
      return token === 'and' || token === 'and!' || token === 'in'
    case 'type':
      return token === '|' || token === 'and' || token === 'with'
    case 'exception':
      return token === 'with'
    case 'member':
    case 'interface':
    case 'match':
      return token === 'with'
    case 'if':
      return token === 'then' || token === 'else' || token === 'elif'
    case 'try':
      return token === 'with' || token === 'finally'
    case 'for':
    case 'loop':
      return token === 'do' || token === 'done'
    case 'do':
      return token === 'done'
    default:
      return false
  }
}

/** Tokens that never begin a statement. */
function continuesBlock(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'then':
    case 'else':
    case 'elif':
    case 'with':
    case 'finally':
    case 'and':
    case 'and!':
    case 'done':
    case 'in':
    case 'of':
    case 'when':
    case ';':
      return true
    default:
      return false
  }
}

function isInfixKind(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'op':
    case ',':
    case '*':
    case '<':
    case '>':
    case '&':
    case '&&':
    case '||':
    case 'or':
    case '::':
    case ':=':
    case ':>':
    case ':?>':
      return true
    default:
      return false
  }
}

function closerText(bracket: Context): string {
  return bracket.closer === 'istr-end' ? '}"' : bracket.closer!
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

/** A token in a message. */
export function describe(kind: TokenKind): string {
  switch (kind as string) {
    case 'eof':
      return 'the end of the file'
    case 'SEP':
    case 'END':
    case 'BEGIN':
    case 'MISSING':
      return 'the end of the line'
    case 'ident':
      return 'a name'
    case 'literal':
      return 'a constant'
    case 'type-variable':
      return 'a type variable'
    case 'istr':
    case 'istr-begin':
    case 'istr-part':
    case 'istr-end':
      return 'a string'
    case 'op':
    case 'prefix':
      return 'an operator'
    case 'load':
      return "'#load'"
    default:
      return `'${kind}'`
  }
}
