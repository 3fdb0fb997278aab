import { continuesBlock, continuesConstruct, isBraceWith, resumes } from './layout-contexts.ts'
import type { Context, ContextKind } from './layout-contexts.ts'
import { LayoutStack } from './layout-stack.ts'
import * as catalog from './syntax-catalog.ts'
import { describe } from './token-names.ts'
import { isCloser } from './tokens.ts'
import type { TokenKind } from './tokens.ts'

/** How many contexts a keyword looks through for its own: more are nested too deeply for the parser anyway. */
const REACH = 400

/** How contexts end: by the offside rule, by a closer, by a keyword that goes on with what is around them. */
export abstract class ClosingLayout extends LayoutStack {
  #reportedAt = -1

  /** Ends all that the first token of a line is left of. */
  protected closeOffside(kind: TokenKind): void {
    for (;;) {
      const top = this.top()
      if (top.kind === 'bracket') {
        if (this.stack.length < 2 || !this.#abandons(kind, top)) return
        this.#reportOpenBracket(top, kind)
        this.emit('MISSING')
        this.stack.pop()
      } else if (this.stack.length > 1 && this.#isOffside(kind, top)) this.pop()
      else return
    }
  }

  #isOffside(kind: TokenKind, top: Context): boolean {
    const column = this.tokens.columns[this.at]!
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
      const type = this.stack[this.stack.length - 2]!
      if (type.column === block.column && !continuesConstruct(kind, 'type')) return -1
    }
    const length = this.infixLength(kind)
    return length === 0 ? 0 : length + 1
  }

  /** Whether a new line is so far left that an open bracket cannot be meant to go on. */
  #abandons(kind: TokenKind, bracket: Context): boolean {
    if (isCloser(kind) || this.infixLength(kind) > 0 || kind === ';') return false
    const column = this.tokens.columns[this.at]!
    if (column <= bracket.limit) return true
    return column === bracket.around && !continuesBlock(kind) && bracket.column > column
  }

  /** A closing bracket ends all that its opener is around. */
  protected closer(kind: TokenKind): void {
    const wanted = kind === 'istr-part' ? 'istr-end' : kind
    let depth = this.stack.length - 1
    const lowest = Math.max(0, depth - REACH)
    while (depth >= lowest && !(this.stack[depth]!.kind === 'bracket' && this.stack[depth]!.closer === wanted)) depth--
    if (depth < lowest || !this.#mayClose(depth)) return this.#strayCloser(kind)
    while (this.stack.length - 1 > depth) {
      if (this.top().kind === 'bracket') {
        this.#reportOpenBracket(this.top(), kind)
        this.emit('MISSING')
      }
      this.pop()
    }
    if (kind === 'istr-part') {
      this.emit(kind)
      this.pushBlock('istr-begin', false)
      return
    }
    this.stack.pop()
    this.emit(kind)
    this.#endBehind(kind)
  }

  /**
   * A closer ends by its column what a line that begins there would end:
   *
   *     g (fun x -> f (
   *         x
   *     ), 3)                  a pair, since the function ends with the parenthesis
   *
   *     let y = f (
   *         x
   *     ) |> g                 refused, since the definition ends there
   */
  #endBehind(kind: TokenKind): void {
    const column = this.tokens.columns[this.at]!
    let depth = this.stack.length
    let definition: Context | undefined
    for (; depth > 1; depth--) {
      const ended = this.stack[depth - 1]!
      if (ended.kind === 'bracket' || staysOpen(ended)) break
      if (ended.kind === 'clauses' && ended.closer !== undefined ? column > ended.column : column >= ended.column) break
      // Behind a whole match its line can go on.
      if (ended.kind === 'clauses' && definition?.owner === 'clauses') definition = undefined
      if (definition === undefined && ended.kind === 'block' && endsForGood(ended)) definition = ended
    }
    if (depth === this.stack.length) return
    const next = this.tokens.kinds[this.at + 1]!
    if (definition !== undefined && !this.isFirstOnLine(this.at + 1) && !isCloser(next) && !this.#goesOn(next, depth)) {
      this.#reportEnded(kind, definition)
      return
    }
    // What ends, ends before the next token.
    this.at++
    while (this.stack.length > depth) this.pop()
    this.at--
  }

  /** Whether a keyword goes on with something that is open beneath a depth. */
  #goesOn(kind: TokenKind, depth: number): boolean {
    if (kind === 'eof') return true
    const wanted = resumes(kind)
    if (wanted === undefined) return false
    for (let i = depth - 1; i > 0 && this.stack[i]!.kind !== 'bracket'; i--)
      if (wanted.includes(this.stack[i]!.kind)) return true
    return isBraceWith(kind, this.stack[depth - 1]!)
  }

  #reportEnded(closer: TokenKind, block: Context): void {
    const { starts, ends } = this.tokens
    const next = { start: starts[this.at + 1]!, end: ends[this.at + 1]! }
    const begin = { start: starts[block.token]!, end: ends[block.token]! }
    this.findings.push(catalog.endedByCloser(next, closer, begin))
  }

  /** A closer reaches over other open brackets only if none of them belongs to an outer declaration's line. */
  #mayClose(depth: number): boolean {
    let open = 0
    for (let i = this.stack.length - 1; i > depth; i--) if (this.stack[i]!.kind === 'bracket') open++
    return open <= 1
  }

  /** A closer that fits nothing stands for the right one of a bracket of its line, or for nothing. */
  #strayCloser(kind: TokenKind): void {
    const { starts, ends, lines } = this.tokens
    const at = { start: starts[this.at]!, end: ends[this.at]! }
    let depth = this.stack.length - 1
    const lowest = Math.max(0, depth - REACH)
    while (depth >= lowest && this.stack[depth]!.kind !== 'bracket') depth--
    const open = this.stack[depth]
    if (open === undefined || lines[open.token] !== lines[this.at] || open.closer === 'istr-end') {
      this.findings.push(catalog.strayCloser(at, kind))
      return
    }
    const opener = { start: starts[open.token]!, end: ends[open.token]!, message: 'this is still open' }
    this.findings.push(catalog.unexpected(at, `'${kind}'`, `'${closerText(open)}'`, undefined, opener))
    while (this.stack.length - 1 > depth) this.pop()
    this.emit('MISSING')
    this.pop()
  }

  /** `else`, `with`, `in`, … end all that stands between them and what they belong to. */
  protected closeUntil(token: TokenKind, wanted: readonly ContextKind[]): void {
    const lowest = Math.max(1, this.stack.length - REACH)
    for (let i = this.stack.length - 1; i >= lowest; i--) {
      const context = this.stack[i]!
      if (wanted.includes(context.kind) || isBraceWith(token, context)) {
        if (token === 'and' || token === 'and!') this.#checkAnd(token, context, this.stack[i + 1])
        while (this.stack.length - 1 > i) this.pop()
        return
      }
      if (context.kind === 'bracket' || (token === '|' && context.owner === 'type')) return
    }
  }

  /** An `and` stands left of the definition before it, as on a line of its own; behind it, it would be part of that. */
  #checkAnd(token: TokenKind, { kind, token: keyword }: Context, body: Context | undefined): void {
    const { starts, ends, columns, kinds } = this.tokens
    // A property's `with get () = … and set value = …` may stand on one line.
    if (body?.kind !== 'block' || columns[this.at]! < body.column || kinds[keyword - 1] === 'with') return
    const at = { start: starts[this.at]!, end: ends[this.at]! }
    const definition = { start: starts[keyword]!, end: ends[keyword]! }
    this.findings.push(
      kind === 'let' && token === 'and'
        ? catalog.andInDefinition(definition, at)
        : catalog.unexpected(at, `'${token}'`, 'the rest of the definition before it', catalog.AND_ON_ITS_OWN_LINE),
    )
  }

  /** `;;` ends every statement of the file. */
  protected closeStatements(): void {
    const kind = ';;'
    while (this.stack.length > 1) {
      if (this.top().kind === 'bracket') {
        this.#reportOpenBracket(this.top(), kind)
        this.emit('MISSING')
      }
      this.pop()
    }
    if (this.count > 0) this.emit('SEP')
    this.top().isFresh = true
  }

  /** At the end of the text. */
  protected closeAll(): void {
    const { starts, ends } = this.tokens
    while (this.stack.length > 0) {
      const top = this.top()
      if (top.kind === 'bracket') {
        const open = { start: starts[top.token]!, end: ends[top.token]! }
        const opener = this.#openerText(top)
        // The string around an open hole has been reported already.
        const isReported = this.#reportedAt === this.at || (opener === '{' && closerText(top) !== '}')
        this.#reportedAt = this.at
        if (!isReported) this.findings.push(catalog.unclosed(open, opener, closerText(top)))
        this.emit('MISSING')
      }
      this.pop()
    }
  }

  /** Once a token: of several open brackets the innermost is reported. */
  #reportOpenBracket(bracket: Context, kind: TokenKind): void {
    if (this.#reportedAt === this.at) return
    this.#reportedAt = this.at
    const { starts, ends } = this.tokens
    const open = { start: starts[bracket.token]!, end: ends[bracket.token]! }
    const at = { start: starts[this.at]!, end: ends[this.at]! }
    const opener = this.#openerText(bracket)
    const closer = closerText(bracket)
    const help = isCloser(kind)
      ? `Write '${closer}' before it.`
      : `Write '${closer}' before this line, or indent the line further if it belongs inside.`
    // F# points at the bracket, but where a `let` or a function's text has made it forget about a parenthesis.
    const isForgotten =
      opener === '(' && (kind === 'let' || kind === 'use' || this.tokens.kinds[bracket.token + 1] === 'fun')
    this.findings.push(
      isForgotten
        ? catalog.unclosedBefore(at, this.#foundText(), opener, open, help)
        : catalog.unclosed(open, opener, closer, { ...at, message: 'this cannot stand in it' }),
    )
  }

  #openerText(bracket: Context): string {
    const kind = this.tokens.kinds[bracket.token]!
    return kind === 'istr-begin' ? '{' : kind
  }

  #foundText(): string {
    const kind = this.tokens.kinds[this.at]!
    return kind === 'ident' || kind === 'op' || kind === 'prefix' ? `'${this.tokens.texts[this.at]!}'` : describe(kind)
  }
}

/** A record's field, and what `do` does, go on behind a closer wherever it stands. */
function staysOpen({ kind, owner }: Context): boolean {
  return kind === 'do' || (kind === 'block' && (owner === '{' || owner === 'do'))
}

/** A block behind which its line cannot go on. */
function endsForGood({ owner }: Context): boolean {
  return owner === 'let' || owner === 'member' || owner === 'clauses' || owner === 'function' || owner === 'try'
}

function closerText(bracket: Context): string {
  return bracket.closer === 'istr-end' ? '}"' : bracket.closer!
}
