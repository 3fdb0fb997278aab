import type { Expr, FieldAssignment, LongIdent, Member } from './ast.ts'
import { BracketParser } from './parser-brackets.ts'
import { MAX_NESTING } from './parser-cursor.ts'
import { apply } from './parser-nodes.ts'
import { endsBlock } from './parser-token-kinds.ts'
import * as catalog from './syntax-catalog.ts'
import type { Range } from './syntax-catalog.ts'
import type { TokenKind } from './tokens.ts'

/** Braces: records and copies of them, object expressions, computations. */
export abstract class BraceParser extends BracketParser {
  /** Members between `BEGIN` and `END`. */
  protected abstract parseMembers(): readonly Member[]
  /** The record that is copied. */
  protected abstract parseApplication(): Expr

  /** Whether a `{` opens a record, a copy of one or an object expression, rather than a computation. */
  protected opensRecord(): boolean {
    let by = 1
    if (this.peek(by) === 'new' || this.peek(by) === 'inherit') return true
    if (this.peek(by) !== 'ident') return this.peek(by) === '}' || this.#isCopy()
    while (this.peek(by + 1) === '.' && this.peek(by + 2) === 'ident') by += 2
    return this.peek(by + 1) === '=' || this.peek(by + 1) === 'with' || this.#isCopy()
  }

  /** `{ f x with … }`: a `with` of the brace's own. */
  #isCopy(): boolean {
    let open = 0
    for (let by = 1; by < 64; by++) {
      const kind = this.peek(by)
      if (kind === '(' || kind === '[' || kind === '{') open++
      else if (kind === ')' || kind === ']' || kind === '}') {
        if (--open < 0) return false
      } else if (open === 0 && kind === 'with') return true
      else if (open === 0 && kind !== 'ident' && kind !== '.' && kind !== 'literal') return false
      else if (kind === 'eof') return false
    }
    return false
  }

  /** `{ A = 1 }`, `{ r with A = 1 }`, `{ new I with … }`. */
  protected parseRecord(): Expr {
    const open = this.range
    this.advance()
    if (this.kind() === 'new') return this.#objectExpression(open)
    if (this.kind() === 'inherit') {
      this.refuse(this.range, "'inherit' in a record expression is", "Write 'inherit' in the type's definition.")
      this.skipRest()
      this.close('}', open)
      return this.errorExpr(open.start)
    }
    return this.#recordFields(open, '}', false)
  }

  /** `{| A = 1 |}`. */
  protected parseAnonymousRecord(): Expr {
    const open = this.range
    this.advance()
    return this.#recordFields(open, '|}', true)
  }

  #recordFields(open: Range, closer: TokenKind, isAnonymous: boolean): Expr {
    let copyOf: Expr | undefined
    let hasBlock = false
    if (!this.#isField() && this.kind() !== closer && !endsBlock(this.kind())) {
      copyOf = this.parseApplication()
      this.expect('with', "'with' and the fields that change")
      hasBlock = this.eat('BEGIN')
    }
    const fields = this.enter() ? this.#fields() : []
    if (this.depth > MAX_NESTING) this.skipRest()
    this.depth--
    if (hasBlock) this.endBlock()
    this.close(closer, open)
    return { kind: 'Record', isAnonymous, copyOf, fields, start: open.start, end: this.lastEnd }
  }

  #isField(): boolean {
    let by = 0
    if (this.peek(by) !== 'ident') return false
    while (this.peek(by + 1) === '.' && this.peek(by + 2) === 'ident') by += 2
    const next = this.peek(by + 1)
    return next !== 'with' && !(next !== '=' && this.#isFollowedByWith(by + 1))
  }

  #isFollowedByWith(from: number): boolean {
    for (let by = from; by < from + 64; by++) {
      const kind = this.peek(by)
      if (kind === 'with') return true
      if (kind === ';' || kind === 'SEP' || kind === '}' || kind === '|}' || kind === '=' || kind === 'eof')
        return false
    }
    return false
  }

  #fields(): FieldAssignment[] {
    const fields: FieldAssignment[] = []
    for (;;) {
      while (this.kind() === ';' || this.kind() === 'SEP') this.advance()
      if (endsBlock(this.kind())) return fields
      if (this.kind() !== 'ident') {
        this.unexpected('a field, as in { Name = value }')
        this.skipItem(true)
        if (endsBlock(this.kind())) return fields
        continue
      }
      fields.push(this.#field())
      if (this.kind() !== ';' && this.kind() !== 'SEP' && !endsBlock(this.kind())) {
        this.unexpected("';' or a new line before the next field")
        this.skipItem(true)
      }
    }
  }

  #field(): FieldAssignment {
    const { start } = this
    const path: LongIdent = this.longIdent('a field')
    if (this.kind() === '}' || this.kind() === ';') {
      this.report(catalog.missingFieldValue({ start, end: this.lastEnd }, path.at(-1)!.name))
      return { path, value: this.errorExpr(this.lastEnd), start, end: this.lastEnd }
    }
    if (!this.expect('=', "'=' and the field's value"))
      return { path, value: this.errorExpr(this.lastEnd), start, end: this.lastEnd }
    if (this.kind() === 'BEGIN' && this.peek(1) === 'END') {
      this.report(catalog.missingFieldValue({ start, end: this.lastEnd }, path.at(-1)!.name))
      this.advance()
      this.advance()
      return { path, value: this.errorExpr(this.lastEnd), start, end: this.lastEnd }
    }
    const value = this.parseBody('the value of this field', { start, end: this.lastEnd })
    if (value.kind === 'Typed') this.findings.push(catalog.openField({ start: value.expr.end, end: value.type.start }))
    return { path, value, start, end: this.lastEnd }
  }

  #objectExpression(open: Range): Expr {
    this.advance()
    const type = this.parseType()
    const argument = this.kind() === '(' ? this.parseBrackets() : undefined
    const members = this.#withMembers()
    const interfaces: { type: typeof type; members: readonly Member[] }[] = []
    while (this.kind() === 'SEP' || this.kind() === 'interface') {
      if (this.eat('SEP')) continue
      this.advance()
      const implemented = this.parseType()
      interfaces.push({ type: implemented, members: this.#withMembers() })
    }
    this.close('}', open)
    return { kind: 'ObjectExpression', type, argument, members, interfaces, start: open.start, end: this.lastEnd }
  }

  #withMembers(): readonly Member[] {
    if (!this.eat('with')) return []
    if (!this.eat('BEGIN')) return this.parseMembers()
    const members = this.parseMembers()
    this.endBlock()
    return members
  }

  /** `builder { … }`, or a function of the sequence `{ first .. last }`. */
  protected parseComputation(builder: Expr): Expr {
    const open = this.range
    this.advance()
    const body = this.parseBlockItems(`an expression behind '{'`, open)
    this.close('}', open)
    const isSeq = builder.kind === 'Name' && builder.path.at(-1)?.name === 'seq'
    if (body.kind === 'Range' && !isSeq) return apply(builder, rangeSequence(body, open, this.lastEnd))
    return { kind: 'Computation', builder, body, start: builder.start, end: this.lastEnd }
  }

  /** `{ first .. last }` is a sequence; nothing else stands in braces alone. */
  protected parseStrayBrace(): Expr {
    const open = this.range
    const hasFailed = this.hasFailedStatement()
    const before = this.findings.length
    this.advance()
    const body = this.parseBlockItems('an expression', open)
    this.close('}', open)
    if (body.kind === 'Range') return rangeSequence(body, open, this.lastEnd)
    if (this.findings.length === before && !hasFailed) this.report(catalog.strayBraces(open))
    return this.errorExpr(open.start, [body])
  }
}

/** `{ first .. last }`, as if `seq` stood before it. */
function rangeSequence(body: Expr, open: Range, end: number): Expr {
  const builder: Expr = { kind: 'Name', path: [{ name: 'seq', start: open.start, end: open.end }], ...open }
  return { kind: 'Computation', builder, body, start: open.start, end }
}
