import type { Attribute, Expr, Ident, Literal, LongIdent, Node, Pattern, TypeExpr } from './ast.ts'
import { UNIT_NUMBERS } from './unit-numbers.ts'
import { beyondMaximum, isBeyondMaximum, negated } from './lexer-number.ts'
import { isExpressionOperator, startsAtomicPattern, startsPattern } from './parser-token-kinds.ts'
import { TypeParser } from './parser-types.ts'
import type { TokenKind } from './tokens.ts'

/** How tightly the operators of patterns bind; `as` binds least and is not among them. */
function patternLevel(kind: TokenKind): number {
  switch (kind as string) {
    case '|':
      return 1
    case ',':
      return 2
    case '&':
      return 3
    case '::':
      return 4
    default:
      return 0
  }
}

/** Patterns, with all operators of one pattern in one call: only brackets nest. */
export abstract class PatternParser extends TypeParser {
  /** An expression as it stands between parentheses: the parameter of an active pattern. */
  protected abstract parseNestedExpr(): Expr
  protected abstract parseAttributes(): readonly Attribute[]

  /** A pattern; `isNested` says that it is in brackets, where `: type` belongs to it. */
  protected parsePattern(isNested: boolean): Pattern {
    const first = this.#operand(isNested)
    if (patternLevel(this.kind()) === 0 && this.kind() !== 'as') return first
    const operands = [first]
    const levels: number[] = []
    for (;;) {
      if (this.kind() === 'as') this.#alias(operands, levels, isNested)
      const level = patternLevel(this.kind())
      if (level === 0) break
      while (levels.length > 0 && reducesBefore(levels.at(-1)!, level)) reducePattern(operands, levels)
      this.advance()
      levels.push(level)
      operands.push(this.#operand(isNested))
    }
    while (levels.length > 0) reducePattern(operands, levels)
    return operands[0]!
  }

  /** `pattern as name`: `as` takes all that stands before it. */
  #alias(operands: Pattern[], levels: number[], isNested: boolean): void {
    while (levels.length > 0) reducePattern(operands, levels)
    while (this.eat('as')) {
      const pattern = operands[0]!
      const name = this.#aliasName()
      operands[0] = { kind: 'As', pattern, name, start: pattern.start, end: this.lastEnd }
      if (isNested && this.kind() === ':') operands[0] = this.#typed(operands[0])
    }
  }

  #aliasName(): Ident {
    if (this.kind() === 'ident') return this.ident('a name')
    if (startsAtomicPattern(this.kind())) {
      this.refuse(this.range, "A pattern behind 'as' is", 'Write a name; match it again where it is used.')
      this.parseAtomicPattern()
      return { name: '', start: this.lastEnd, end: this.lastEnd }
    }
    return this.ident("a name behind 'as'")
  }

  #operand(isNested: boolean): Pattern {
    const pattern = this.#applied()
    return isNested && this.kind() === ':' ? this.#typed(pattern) : pattern
  }

  #typed(pattern: Pattern): Pattern {
    this.advance()
    const type = this.parseTypeWithConstraints()
    return { kind: 'Typed', pattern, type, start: pattern.start, end: this.lastEnd }
  }

  /** A case with its arguments, or something that takes none. */
  #applied(): Pattern {
    if (this.kind() === ':?') return this.#typeTest()
    if (this.kind() !== 'ident') return this.parseAtomicPattern()
    const { start } = this
    const path = this.longIdent('a pattern')
    if (!startsAtomicPattern(this.kind())) return namePattern(path, start, this.lastEnd)
    const args: Pattern[] = []
    const named: { name: Ident; pattern: Pattern }[] = []
    while (startsAtomicPattern(this.kind())) {
      if (this.kind() === '(' && this.peek(1) === 'ident' && this.peek(2) === '=') this.#namedArguments(named)
      else args.push(this.parseAtomicPattern())
    }
    return { kind: 'Case', path, arguments: args, namedArguments: named, start, end: this.lastEnd }
  }

  /** `(X = p; Y = q)`. */
  #namedArguments(into: { name: Ident; pattern: Pattern }[]): void {
    const open = this.range
    this.advance()
    while (this.kind() === 'ident') {
      const name = this.ident('a field')
      this.expect('=', "'='")
      into.push({ name, pattern: this.parsePattern(true) })
      while (this.kind() === ';' || this.kind() === ',' || this.kind() === 'SEP') this.advance()
    }
    this.close(')', open)
  }

  #typeTest(): Pattern {
    const { start } = this
    this.advance()
    // Without `->`, which is the clause's.
    const type = this.parseFieldType()
    return { kind: 'TypeTest', type, start, end: this.lastEnd }
  }

  /** A pattern that can be an argument or a parameter. */
  protected parseAtomicPattern(): Pattern {
    const { start, end } = this
    switch (this.kind() as string) {
      case '_':
        this.advance()
        return { kind: 'Wildcard', start, end }
      case 'ident':
        return namePattern(this.longIdent('a pattern'), start, this.lastEnd)
      case 'literal':
      case 'null':
      case 'true':
      case 'false': {
        const value = this.parseLiteral()
        return { kind: 'Const', value, ...this.parseUnit(value), start, end: this.lastEnd }
      }
      case 'bytes':
        return { kind: 'Array', items: this.parseBytes(), start, end }
      case 'op':
        if ((this.text === '-' || this.text === '+') && this.isTightBehind) return this.#signed()
        break
      case '(':
        return this.#parenthesized()
      case '[':
      case '[|':
        return this.#listPattern()
      case '{':
        return this.#recordPattern()
      case 'struct':
        return this.#structTuple()
      case ':?':
        return this.#typeTest()
      case '?':
        this.advance()
        return { kind: 'Optional', name: this.ident('a parameter'), start, end: this.lastEnd }
      case '[<': {
        const attributes = this.parseAttributes()
        const pattern = this.parseAtomicPattern()
        return { kind: 'Attributed', attributes, pattern, start, end: this.lastEnd }
      }
      case 'istr':
        this.refuse(this.range, 'An interpolated string as a pattern is')
        this.advance()
        return { kind: 'Error', start, end }
    }
    this.unexpected('a pattern')
    return { kind: 'Error', start, end: start }
  }

  #signed(): Pattern {
    const { start } = this
    const isNegative = this.text === '-'
    this.advance()
    if (this.kind() !== 'literal') {
      this.unexpected('a number')
      return { kind: 'Error', start, end: this.lastEnd }
    }
    const value = isNegative ? this.parseNegated() : this.parseLiteral()
    return { kind: 'Const', value, ...this.parseUnit(value), start, end: this.lastEnd }
  }

  /** The unit of measure of a number that was just read, `<m/s>`; it stands right behind the number. */
  protected parseUnit(value: Literal): { readonly measure?: TypeExpr } {
    const isLess = this.kind() === '<' || (this.kind() === 'op' && this.text === '</')
    if (!isLess || !this.isTight || !UNIT_NUMBERS.has(value.type)) return {}
    const [measure] = this.typeArguments()
    return measure === undefined ? {} : { measure }
  }

  /** The constants that a byte string is. */
  protected parseBytes(): (Node & { readonly kind: 'Const'; readonly value: Literal })[] {
    const { text, start, end } = this
    this.advance()
    return Array.from({ length: text.length }, (_, i) => {
      const value: Literal = { type: 'byte', value: text.charCodeAt(i) & 0xff }
      return { kind: 'Const', value, start, end }
    })
  }

  /** The constant that stands here. */
  protected parseLiteral(): Literal {
    const kind = this.kind()
    const { literal } = this
    if (literal !== undefined && isBeyondMaximum(literal)) this.report(beyondMaximum(literal, this.range))
    this.advance()
    if (literal !== undefined) return literal
    return kind === 'null' ? { type: 'null' } : { type: 'bool', value: kind === 'true' }
  }

  /** The number that stands here, behind a minus. */
  protected parseNegated(): Literal {
    const literal: Literal = this.literal ?? { type: 'int', value: 0 }
    const negative = negated(literal)
    if (negative === undefined) this.unexpected('a number that can be negative')
    this.advance()
    return negative ?? literal
  }

  #parenthesized(): Pattern {
    const open = this.range
    const { start } = open
    const operator = this.operatorName()
    if (operator !== undefined) return { kind: 'Name', name: operator, isMutable: false, start, end: this.lastEnd }
    const mark = this.mark()
    this.advance()
    if (this.eat(')')) return { kind: 'Const', value: { type: 'unit' }, start, end: this.lastEnd }
    if (!this.enter()) {
      this.skipRest()
      this.close(')', open)
      this.depth--
      return { kind: 'Error', start, end: this.lastEnd }
    }
    const inner = this.parsePattern(true)
    // An operator that patterns do not have: this is the parameter of an active pattern.
    if (this.kind() !== ')' && isExpressionOperator(this.kind())) {
      this.reset(mark)
      this.depth--
      return this.#expressionParameter()
    }
    this.close(')', open)
    this.depth--
    return { kind: 'Paren', inner, start, end: this.lastEnd }
  }

  #expressionParameter(): Pattern {
    const open = this.range
    this.advance()
    const expr = this.parseNestedExpr()
    this.close(')', open)
    return { kind: 'Expression', expr, start: open.start, end: this.lastEnd }
  }

  #listPattern(): Pattern {
    const open = this.range
    const isList = this.kind() === '['
    this.advance()
    const items: Pattern[] = []
    const closer = isList ? ']' : '|]'
    if (this.enter()) {
      while (startsPattern(this.kind())) {
        const before = this.at
        items.push(this.parsePattern(true))
        if (this.at === before) break
        while (this.kind() === ';' || this.kind() === 'SEP') this.advance()
      }
    } else this.skipRest()
    this.depth--
    this.close(closer, open)
    return { kind: isList ? 'List' : 'Array', items, start: open.start, end: this.lastEnd }
  }

  #recordPattern(): Pattern {
    const open = this.range
    this.advance()
    const fields: { path: LongIdent; pattern: Pattern }[] = []
    if (!this.enter()) this.skipRest()
    while (this.kind() === 'ident') {
      const path = this.longIdent('a field')
      this.expect('=', "'='")
      const hasBlock = this.eat('BEGIN')
      fields.push({ path, pattern: this.parsePattern(true) })
      if (hasBlock && !this.eat('END')) {
        this.unexpected("';' or '}'")
        this.skipRest()
        this.eat('END')
      }
      while (this.kind() === ';' || this.kind() === 'SEP') this.advance()
    }
    this.depth--
    this.close('}', open)
    return { kind: 'Record', fields, start: open.start, end: this.lastEnd }
  }

  #structTuple(): Pattern {
    const { start } = this
    this.advance()
    const paren = this.#parenthesized()
    const inner = paren.kind === 'Paren' ? paren.inner : paren
    return inner.kind === 'Tuple' ? { ...inner, isStruct: true, start, end: this.lastEnd } : paren
  }
}

/** Whether an operator takes its operands before the next one: `::` and commas wait for equals. */
function reducesBefore(top: number, next: number): boolean {
  return top > next || (top === next && (next === 1 || next === 3))
}

function namePattern(path: LongIdent, start: number, end: number): Pattern {
  if (path.length === 1) return { kind: 'Name', name: path[0]!, isMutable: false, start, end }
  return { kind: 'Case', path, arguments: [], namedArguments: [], start, end }
}

/** Takes the topmost operator with its operands off the stacks; tuples take all of their commas. */
function reducePattern(operands: Pattern[], levels: number[]): void {
  const level = levels.pop()!
  const right = operands.pop()!
  if (level === 2) {
    const items = [right, operands.pop()!]
    while (levels.at(-1) === 2) {
      levels.pop()
      items.push(operands.pop()!)
    }
    items.reverse()
    operands.push({ kind: 'Tuple', items, isStruct: false, start: items[0]!.start, end: right.end })
    return
  }
  const left = operands.pop()!
  const range = { start: left.start, end: right.end }
  if (level === 4) operands.push({ kind: 'Cons', head: left, tail: right, ...range })
  else operands.push({ kind: level === 1 ? 'Or' : 'And', left, right, ...range })
}
