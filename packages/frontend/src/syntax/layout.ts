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
import { ClosingLayout } from './layout-closing.ts'
import { continuesBlock, isBraceWith, isInfixKind, resumes } from './layout-contexts.ts'
import type { Context, ContextKind } from './layout-contexts.ts'
import type { LaidOut } from './layout-stack.ts'
import * as catalog from './syntax-catalog.ts'
import type { SyntaxFinding } from './syntax-catalog.ts'
import { beginsMember, closerOf, isCloser } from './tokens.ts'
import type { TokenKind, Tokens } from './tokens.ts'

/** Adds the virtual tokens. Findings about indentation and brackets go to `findings`. */
export function layOut(tokens: Tokens, findings: SyntaxFinding[]): LaidOut {
  const layout = new Layout(tokens, findings)
  layout.run()
  return layout.out
}

class Layout extends ClosingLayout {
  /** The first token of the last line that belongs to nothing but the file. */
  #lastLine = 0
  /** Whether the file's definitions do not begin in one column. */
  #isOdd = false
  #hasReportedOdd = false

  /** Whether the file's content stands right of its `module A.B`. */
  #isRightOfHead = false

  run(): void {
    const { kinds } = this.tokens
    const count = kinds.length - 1
    this.stack.push(fileBlock(this.tokens.columns[0]!))
    const head = this.#headLength()
    for (this.at = 0; this.at < head; this.at++) this.#token(kinds[this.at]!)
    if (head > 0) this.#beginContent()
    for (; this.at < count; this.at++) this.#token(kinds[this.at]!)
    this.closeAll()
    this.emit('eof')
    this.out.kinds.length = this.count
    this.out.tokens.length = this.count
  }

  /** Tokens of `module A.B` or `namespace A.B` at the top of the file; 0 where there is neither. */
  #headLength(): number {
    const { kinds } = this.tokens
    let at = 0
    if (kinds[at] === '[<') at = kinds.lastIndexOf('>]', kinds.indexOf('module')) + 1
    if (kinds[at] !== 'module' && kinds[at] !== 'namespace') return 0
    do at++
    while (isHeadWord(kinds[at]!))
    return kinds[at] === '=' ? 0 : at
  }

  /** What a file contains may stand right of its head. */
  #beginContent(): void {
    const column = this.tokens.columns[this.at]!
    if (!this.isFirstOnLine(this.at) || column <= this.stack[0]!.column) return
    while (this.stack.length > 1) this.pop()
    this.stack[0] = fileBlock(column)
    this.#isRightOfHead = true
    this.emit('SEP')
  }

  #token(kind: TokenKind): void {
    const isFirst = this.isFirstOnLine(this.at)
    const depth = this.stack.length
    if (isFirst) this.closeOffside(kind)
    const endsMember = isFirst && (this.#endsMember(kind) || this.#endsDefinition(kind))
    const hasClosed = this.stack.length < depth
    if (kind === ';;') return this.closeStatements()
    if (isCloser(kind)) return this.closer(kind)
    const resumed = resumes(kind)
    if (resumed !== undefined) this.closeUntil(kind, resumed)
    if (isFirst && this.stack.length === 1) this.#fileLine(kind)
    const top = this.top()
    if (top.kind === 'block') {
      if (isFirst && !top.isFresh && (endsMember || this.#separates(kind, top, hasClosed))) this.emit('SEP')
      top.isFresh = false
    }
    this.#open(kind)
  }

  /**
   * A member may stand right of the one before it, whose body it ends:
   *
   *     member _.A = 1
   *       member _.B = 2
   */
  #endsMember(kind: TokenKind): boolean {
    if (!beginsMember(kind) && !(kind === 'new' && this.tokens.kinds[this.at + 1] === '(')) return false
    const { kinds } = this.tokens
    let depth = this.stack.length - 1
    // `with get () = … and set value = …` is part of the member.
    while (depth > 0 && (isWithinMember(this.stack[depth]!) || isAccessors(this.stack[depth]!, kinds))) depth--
    const member = this.stack[depth]!
    if (member.kind !== 'member' || kinds[member.token + 1] === 'let') return false
    while (this.stack.length > depth) this.pop()
    return true
  }

  /**
   * What stands in a module may stand right of the definition before it, whose content it ends:
   *
   *     type A =
   *         { X: int }
   *       type B =
   *         { Y: int }
   */
  #endsDefinition(kind: TokenKind): boolean {
    const { kind: definition } = this.top()
    if (definition !== 'type' && definition !== 'module' && definition !== 'exception') return false
    if (!beginsDefinition(kind)) return false
    this.pop()
    // Of the definitions a `let` alone takes what follows it for a part of itself.
    this.#isOdd = this.stack.length === 1 && (kind === 'let' || kind === '[<')
    return true
  }

  /** A line of the file itself, or of its module. */
  #fileLine(kind: TokenKind): void {
    const column = this.tokens.columns[this.at]!
    const before = this.#lastLine
    this.#lastLine = this.at
    if (column < this.stack[0]!.column) {
      this.stack[0] = fileBlock(column)
      this.emit('SEP')
      const isAfterLet = this.tokens.kinds[before] === 'let' && !this.#isRightOfHead
      if (this.#isOdd || !(isAfterLet || this.#mayFollow(kind, before))) this.#reportOdd(before)
      this.#isOdd = true
    } else if (this.#isOdd && column === this.stack[0]!.column && !this.#mayFollow(kind, before)) {
      this.#reportOdd(before)
      this.#isOdd = false
    }
  }

  /** Behind a definition in another column F# does not tell lines apart any more: definitions alone can follow each other. */
  #mayFollow(kind: TokenKind, before: number): boolean {
    return beginsDefinition(kind) && beginsDefinition(this.tokens.kinds[before]!)
  }

  #reportOdd(before: number): void {
    if (this.#hasReportedOdd) return
    this.#hasReportedOdd = true
    const { starts, ends } = this.tokens
    const odd = { start: starts[before]!, end: ends[before]!, message: 'this' }
    this.findings.push(catalog.behindOddColumn({ start: starts[this.at]!, end: ends[this.at]! }, odd))
  }

  /** Whether a token at its block's column begins something new there, rather than going on behind an operator. */
  #separates(kind: TokenKind, block: Context, hasClosed: boolean): boolean {
    const column = this.tokens.columns[this.at]!
    if (column !== block.column || this.infixLength(kind) > 0 || continuesBlock(kind)) return false
    if (kind === '|' && (block.owner === 'type' || block.owner === 'exception')) return false
    const before = this.tokens.kinds[this.at - 1]!
    return before !== '>]' && (hasClosed || !isInfixKind(before) || this.#endsTypeArguments(this.at - 1))
  }

  /** Whether a token is a `>` that follows a type directly: `f >>` ends in an operator, `List<List<int>>` does not. */
  #endsTypeArguments(index: number): boolean {
    const { starts, ends, texts } = this.tokens
    const symbol = texts[index]!
    return symbol[0] === '>' && /^>+$/.test(symbol) && starts[index] === ends[index - 1]
  }

  #open(kind: TokenKind): void {
    switch (kind as string) {
      case 'let':
      case 'use':
      case 'let!':
      case 'use!':
        // `static let` is as far left as its first word.
        return this.top().kind === 'member' ? this.emit(kind) : this.#construct(kind, 'let')
      case 'type':
        return this.top().kind === 'block' ? this.#construct(kind, 'type') : this.emit(kind)
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
        this.push('then', this.at)
        this.emit(kind)
        return this.pushBlock('then', true)
      case 'match':
      case 'match!':
        return this.#construct(kind, 'match')
      case 'try':
        this.#construct(kind, 'try')
        return this.pushBlock('try', true)
      case 'finally':
        if (this.top().kind === 'try') this.replaceTop('handled')
        this.emit(kind)
        return this.pushBlock('try', true)
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
        this.emit(kind)
        if (this.isFirstOnLine(this.at + 1) && this.tokens.columns[this.at + 1]! > this.top().limit)
          this.pushBlock(kind, true)
        return
      default:
        this.#openBracket(kind)
    }
  }

  #construct(kind: TokenKind, context: ContextKind): void {
    this.push(context, this.at)
    this.emit(kind)
  }

  #openBracket(kind: TokenKind): void {
    const closer = closerOf(kind)
    if (closer === undefined) return kind === ';' ? this.#semicolon() : this.emit(kind)
    if (kind === '[<' && this.tokens.kinds[this.at - 1] !== '>]') this.attributeColumn = this.tokens.columns[this.at]!
    this.push('bracket', this.at, closer)
    this.emit(kind)
    const next = this.at + 1
    const isOutside = this.isFirstOnLine(next) && this.tokens.columns[next]! <= this.top().limit
    if (isOutside && this.tokens.kinds[next] !== 'eof' && !isCloser(this.tokens.kinds[next]!))
      this.reportOffside('what these brackets contain', next, this.at)
    this.pushBlock(kind, false)
  }

  /** A `;` ends the value of a record's field, and what is open in it if the next field follows. */
  #semicolon(): void {
    let depth = this.stack.length - 1
    while (depth > 0 && this.stack[depth]!.kind !== 'bracket' && !isFieldBlock(this.stack[depth]!)) depth--
    if (isFieldBlock(this.stack[depth]!) && (depth === this.stack.length - 1 || this.#isFieldAhead())) {
      while (this.stack.length > depth) this.pop()
    }
    this.emit(';')
  }

  #isFieldAhead(): boolean {
    const { kinds } = this.tokens
    let at = this.at + 1
    while (kinds[at] === 'ident' && kinds[at + 1] === '.') at += 2
    return kinds[at] === 'ident' && kinds[at + 1] === '='
  }

  /** `class … end`, `struct … end`; `struct (a, b)` is a tuple. */
  #kindedBody(kind: TokenKind): void {
    const top = this.top()
    const next = this.tokens.kinds[this.at + 1]
    if (top.kind === 'block' && top.owner === 'type' && next !== '(') this.#openBracket(kind)
    else this.emit(kind)
  }

  #member(kind: TokenKind): void {
    const top = this.top()
    const isConstructor = this.tokens.kinds[this.at + 1] === '('
    const begins = kind === 'new' ? isConstructor && isMemberBlock(top) : top.kind === 'block'
    if (begins) this.push('member', this.at)
    this.emit(kind)
  }

  #interface(): void {
    const top = this.top()
    const isFirst = this.out.kinds[this.count - 1] === 'BEGIN'
    const next = this.tokens.kinds[this.at + 1]
    if (
      top.kind === 'block' &&
      top.owner === 'type' &&
      isFirst &&
      (next === 'end' || next === 'abstract' || next === 'inherit')
    ) {
      this.push('bracket', this.at, 'end')
      this.emit('interface')
      this.pushBlock('interface', false)
    } else this.#construct('interface', 'interface')
  }

  #conditional(kind: TokenKind): void {
    if (kind === 'if' || this.top().kind !== 'if') this.push('if', this.at)
    this.emit(kind)
  }

  /** `else if` on one line is `elif`. */
  #else(): void {
    const next = this.at + 1
    if (this.tokens.kinds[next] === 'if' && !this.isFirstOnLine(next)) {
      this.emit('elif')
      this.at = next
      return
    }
    if (this.top().kind === 'if') this.replaceTop('else')
    this.emit('else')
    this.pushBlock('else', true)
  }

  #with(): void {
    const top = this.top()
    if (top.kind === 'match' || top.kind === 'try') {
      this.replaceTop('handled')
      this.emit('with')
      return this.#pushClauses()
    }
    if (top.kind === 'bracket') this.#reportLeftOfBracket(top)
    this.emit('with')
    if (top.kind === 'member') {
      // `and set …` may stand anywhere right of the member, on a line of its own too.
      this.push('let', this.at + 1)
      const accessors = this.stack.pop()!
      const column = Math.min(top.column + 1, accessors.column)
      this.stack.push({ ...accessors, column, limit: column })
      return
    }
    if (top.kind === 'type' || top.kind === 'interface' || top.kind === 'exception' || isBraceWith('with', top))
      this.pushBlock('with', true)
  }

  /** A `with` so far left that it has ended what the bracket contains. */
  #reportLeftOfBracket({ token }: Context): void {
    const { starts, ends } = this.tokens
    const at = { start: starts[this.at]!, end: ends[this.at]! }
    const content = {
      start: starts[token + 1]!,
      end: ends[token + 1]!,
      message: 'this begins what the bracket contains',
    }
    this.findings.push(catalog.leftOfContent(at, content))
  }

  #pushClauses(): void {
    const next = this.at + 1
    // Lines further left than what is matched in belong to it no more.
    if (this.isFirstOnLine(next) && this.tokens.columns[next]! <= this.top().limit) return
    this.#checkClauses(next)
    this.push('clauses', next, this.tokens.kinds[next] === '|' ? '|' : undefined)
  }

  /** The cases of a `match` or `try` stand no further left than it does, or than the parenthesis right before it. */
  #checkClauses(next: number): void {
    const owner = this.top()
    const { kinds, columns } = this.tokens
    if (owner.kind !== 'handled' || kinds[next] !== '|' || !this.isFirstOnLine(next)) return
    const before = kinds[owner.token - 1]
    const isEnclosed = (before === '(' || before === 'begin') && !this.isFirstOnLine(owner.token)
    const limit = isEnclosed ? columns[owner.token - 1]! : owner.column
    if (columns[next]! < limit) this.reportOffside('the cases of this match', next, owner.token)
  }

  #in(): void {
    const top = this.top()
    if (top.kind === 'let') this.stack.pop()
    else if (top.kind === 'for') this.replaceTop('loop')
    this.emit('in')
    if (top.kind === 'let' && this.top().kind === 'block') this.top().isFresh = true
  }

  #do(kind: TokenKind): void {
    if (kind === 'do' && (this.top().kind === 'for' || this.top().kind === 'loop')) this.replaceTop('handled')
    this.push('do', this.at)
    this.emit(kind)
    this.pushBlock('do', true)
  }

  #arrow(): void {
    const top = this.top()
    this.emit('->')
    if (top.kind === 'fun' || top.kind === 'clauses' || top.kind === 'loop') this.pushBlock(top.kind, true)
  }

  #equals(): void {
    const top = this.top()
    this.emit('=')
    const { kind } = top
    if (kind === 'let' || kind === 'type' || kind === 'member' || kind === 'module') this.pushBlock(kind, true)
    else if (kind === 'block' && isRecordBlock(top) && this.#isFieldName()) this.pushBlock('{', true)
  }

  /** Whether the `=` just written follows a field's name at the start of a field. */
  #isFieldName(): boolean {
    const { kinds } = this.out
    let at = this.count - 2
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

/** What stands between the keyword of a file's module or namespace and its content. */
function isHeadWord(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'ident':
    case '.':
    case 'rec':
    case 'global':
    case 'private':
    case 'internal':
    case 'public':
      return true
    default:
      return false
  }
}

/** Keywords that begin what stands in a module and nowhere else, or what is the same there. */
function beginsDefinition(kind: TokenKind): boolean {
  return (
    kind === 'type' || kind === 'let' || kind === 'module' || kind === 'exception' || kind === 'open' || kind === '[<'
  )
}

/** What can be open in the body of a member without a bracket or definition of its own. */
function isWithinMember({ kind }: Context): boolean {
  return kind !== 'member' && kind !== 'bracket' && kind !== 'let' && kind !== 'type' && kind !== 'interface'
}

/** `get () = … and set value = …` behind the `with` of a property. */
function isAccessors({ kind, token }: Context, kinds: readonly TokenKind[]): boolean {
  return kind === 'let' && kinds[token - 1] === 'with'
}

/** The value of a record's field. */
function isFieldBlock(context: Context): boolean {
  return context.kind === 'block' && context.hasEnd && context.owner === '{'
}

function isRecordBlock(block: Context): boolean {
  return block.owner === '{' || block.owner === '{|' || block.owner === 'with'
}

function isMemberBlock({ kind, owner }: Context): boolean {
  return kind === 'block' && (owner === 'type' || owner === 'with' || owner === 'class' || owner === 'struct')
}
