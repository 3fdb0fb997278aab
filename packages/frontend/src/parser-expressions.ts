import type {
  Access,
  Attribute,
  Binding,
  Clause,
  Expr,
  FieldAssignment,
  Ident,
  IndexArgument,
  InterpolationPart,
  ListContent,
  LongIdent,
  Member,
  Pattern,
} from './ast.ts'
import { negated } from './lexer-number.ts'
import { MAX_NESTING } from './parser-cursor.ts'
import { operatorLevel, isRightAssociative, PREFIX_CAPABLE } from './parser-precedence.ts'
import { PatternParser, startsAtomicPattern } from './parser-patterns.ts'
import { isOperatorKind } from './parser-types.ts'
import * as catalog from './syntax-catalog.ts'
import type { Range } from './syntax-catalog.ts'
import type { TokenKind } from './tokens.ts'

/** A `let` of a block, whose body is what follows it there. */
interface LetHead extends Range {
  readonly kind: 'LetHead'
  readonly keyword: 'let' | 'use' | 'let!' | 'use!'
  readonly keywordRange: Range
  readonly isRec: boolean
  readonly bindings: readonly Binding[]
}

type BlockItem = Expr | LetHead

/** A bracket that has been opened. */
interface Bracket {
  readonly kind: TokenKind
  readonly range: Range
}

/** An operator on the stack of `parseExpr`. */
interface PendingOperator {
  readonly level: number
  readonly operator: Ident
}

/** Expressions, bindings and blocks. All operators of one expression are read in one call: only real nesting recurs. */
export abstract class ExpressionParser extends PatternParser {
  /** The operand that has been read already, when directly nested brackets are read from the inside out. */
  #seed: Expr | undefined

  /** Members between `BEGIN` and `END`. */
  protected abstract parseMembers(): readonly Member[]

  // -------------------------------------------------------------------------------------------------- blocks

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
      this.#seed = undefined
      this.skipRest()
      this.depth--
      return this.errorExpr(start)
    }
    const items = this.#items()
    this.depth--
    if (items.length > 0) return this.#fold(items)
    this.#missing(wanted, owner)
    return this.errorExpr(this.lastEnd)
  }

  /** FS0010, or FS0058 where a new line is why nothing stands here. */
  #missing(wanted: string, owner: Range): void {
    const label = { start: owner.start, end: owner.end, message: 'it belongs to this' }
    const next = this.tokens.kinds[this.indices[this.at]!]!
    const isLineEnd = this.kind() === 'END' || this.kind() === 'SEP'
    if (isLineEnd && next === '|') this.report(catalog.unexpected(this.range, "'|'", wanted, undefined, label))
    else if (isLineEnd && next !== 'eof' && !CLOSERS.has(next)) this.report(catalog.offside(this.range, wanted, label))
    else this.unexpected(wanted, undefined, label)
  }

  #items(): BlockItem[] {
    const items: BlockItem[] = []
    for (;;) {
      if (this.#seed === undefined) {
        while (this.kind() === 'SEP' || this.kind() === ';') this.advance()
        if (endsBlock(this.kind())) return items
      }
      items.push(
        this.#seed === undefined && startsSpecialItem(this.kind())
          ? this.#specialItem()
          : this.#ascribed(this.parseExpr()),
      )
      if (this.kind() === 'SEP' || this.kind() === ';') continue
      if (endsBlock(this.kind())) return items
      if (items.at(-1)!.kind === 'LetHead' && this.eat('in')) continue
      this.unexpected('the end of the line or an operator')
      this.skipItem()
      if (this.kind() !== 'SEP') return items
    }
  }

  /** A statement that is no plain expression. */
  #specialItem(): BlockItem {
    const kind = this.kind()
    if (kind === 'do' || kind === 'do!') return this.#do()
    const attributes = kind === '[<' ? this.parseAttributes() : []
    const keyword = this.kind()
    const isLet = keyword === 'let' || keyword === 'use' || keyword === 'let!' || keyword === 'use!'
    return isLet ? this.#letHead(attributes) : this.parseStatement()
  }

  /** An expression with what binds least: a type, or the other end of a range. */
  protected parseStatement(): Expr {
    return this.#ascribed(this.parseExpr())
  }

  #ascribed(expr: Expr): Expr {
    let ascribed = expr
    if (this.kind() === ':') {
      this.advance()
      const type = this.parseType()
      ascribed = { kind: 'Typed', expr, type, start: expr.start, end: this.lastEnd }
    }
    return this.kind() === '..' ? this.#range(ascribed) : ascribed
  }

  #range(from: Expr): Expr {
    this.advance()
    const second = this.parseExpr()
    if (!this.eat('..')) return { kind: 'Range', from, step: undefined, to: second, start: from.start, end: second.end }
    const to = this.parseExpr()
    return { kind: 'Range', from, step: second, to, start: from.start, end: to.end }
  }

  #do(): Expr {
    const { start, range } = this
    const kind = this.kind()
    this.advance()
    const expr = this.parseBody(`an expression behind '${kind}'`, range)
    return { kind: kind === 'do' ? 'Do' : 'DoBang', expr, start, end: this.lastEnd }
  }

  #yield(): Expr {
    const { start, range } = this
    const kind = this.kind()
    this.advance()
    const expr = this.kind() === 'BEGIN' ? this.parseBody('an expression', range) : this.parseStatement()
    const node =
      kind === 'yield' ? 'Yield' : kind === 'yield!' ? 'YieldBang' : kind === 'return' ? 'Return' : 'ReturnBang'
    return { kind: node, expr, start, end: this.lastEnd }
  }

  #letHead(attributes: readonly Attribute[]): LetHead {
    const { start, range } = this
    const keyword = letKeyword(this.kind())
    this.advance()
    const isRec = this.eat('rec')
    const bindings = this.parseBindings(attributes, range)
    return { kind: 'LetHead', keyword, keywordRange: range, isRec, bindings, start, end: this.lastEnd }
  }

  /** Folds a block from its end: what follows a `let` is its body. */
  #fold(items: readonly BlockItem[]): Expr {
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

  // ------------------------------------------------------------------------------------------------ bindings

  /** `binding and binding …`, behind `let`. */
  protected parseBindings(attributes: readonly Attribute[], keyword: Range): Binding[] {
    const bindings = [this.#binding(attributes, keyword)]
    for (;;) {
      const isNext = this.kind() === 'SEP' && (this.peek(1) === 'and' || this.peek(1) === 'and!')
      if (isNext) this.advance()
      if (this.kind() !== 'and' && this.kind() !== 'and!') return bindings
      const { range } = this
      this.advance()
      bindings.push(this.#binding([], range))
    }
  }

  #binding(outer: readonly Attribute[], keyword: Range): Binding {
    const { start } = this
    const attributes = this.kind() === '[<' ? [...outer, ...this.parseAttributes()] : outer
    let isMutable = false
    let isInline = false
    for (;;) {
      if (this.eat('mutable')) isMutable = true
      else if (this.eat('inline')) isInline = true
      else break
    }
    const access = this.parseAccess()
    if (this.eat('mutable')) isMutable = true
    const head = this.#bindingHead(isMutable)
    let returnType
    if (this.eat(':')) {
      if (this.kind() === '[<') this.parseAttributes()
      returnType = this.parseTypeWithConstraints()
    }
    const body = this.#bindingBody(keyword)
    return { attributes, access, isMutable, isInline, ...head, returnType, body, start, end: this.lastEnd }
  }

  #bindingBody(keyword: Range): Expr {
    if (this.kind() !== '=') {
      const before = this.lastEnd
      this.unexpected("'=' and a value", undefined, { ...keyword, message: 'this definition has no value' })
      if (!endsBlock(this.kind()) && this.kind() !== 'SEP') this.skipItem()
      return this.errorExpr(before)
    }
    this.advance()
    return this.parseBody("the value of this 'let'", keyword)
  }

  /** `public`, `private`, `internal`; public if none stands here. */
  protected parseAccess(): Access {
    const kind = this.kind()
    if (kind !== 'public' && kind !== 'private' && kind !== 'internal') return 'public'
    this.advance()
    return kind
  }

  #bindingHead(isMutable: boolean): Pick<Binding, 'pattern' | 'typeParameters' | 'constraints' | 'parameters'> {
    const mark = this.mark()
    const { start } = this
    const name =
      this.operatorName() ?? (this.kind() === 'ident' && this.peek(1) !== '.' ? this.ident('a name') : undefined)
    if (name !== undefined) {
      const isGeneric = this.kind() === '<' || (this.kind() === 'op' && this.text.startsWith('<^'))
      const generic = isGeneric ? this.typeParameters() : { parameters: [], constraints: [] }
      const parameters = this.parseParameters()
      if (this.kind() === '=' || this.kind() === ':' || !continuesPattern(this.kind())) {
        const pattern: Pattern = { kind: 'Name', name, isMutable, start, end: name.end }
        return { pattern, typeParameters: generic.parameters, constraints: generic.constraints, parameters }
      }
      this.reset(mark)
    }
    const pattern = this.parsePattern(false)
    return {
      pattern: isMutable ? mutablePattern(pattern) : pattern,
      typeParameters: [],
      constraints: [],
      parameters: [],
    }
  }

  /** Parameters one after the other. */
  protected parseParameters(): Pattern[] {
    const parameters: Pattern[] = []
    while (startsAtomicPattern(this.kind())) parameters.push(this.parseAtomicPattern())
    return parameters.slice()
  }

  /** `[<A; B(x)>]`, several in a row. */
  protected parseAttributes(): readonly Attribute[] {
    const attributes: Attribute[] = []
    while (this.kind() === '[<') {
      const open = this.range
      this.advance()
      while (this.kind() === 'ident') {
        attributes.push(this.#attribute())
        while (this.kind() === ';' || this.kind() === 'SEP') this.advance()
      }
      this.close('>]', open)
      if (this.kind() === 'SEP' && this.peek(1) === '[<') this.advance()
    }
    return attributes
  }

  #attribute(): Attribute {
    const { start } = this
    let name = this.longIdent('the name of an attribute')
    // `assembly: X` names its target.
    if (this.eat(':')) name = this.longIdent('the name of an attribute')
    const argument = this.kind() === '(' || this.kind() === 'literal' ? this.#atom() : undefined
    return { name, argument, start, end: this.lastEnd }
  }

  // --------------------------------------------------------------------------------------------- expressions

  /**
   * An expression with all its operators that bind at least as tightly as `lowest`: precedence climbing with the stacks
   * in the open.
   */
  protected parseExpr(lowest = 1): Expr {
    const first = this.#operand()
    let level = operatorLevel(this.kind(), this.text)
    if (level < lowest) return first
    const operands = [first]
    const operators: PendingOperator[] = []
    do {
      while (operators.length > 0) {
        const top = operators.at(-1)!
        if (top.level < level || (top.level === level && isRightAssociative(level))) break
        reduce(operands, operators)
      }
      const kind = this.kind()
      if (kind === ':>' || kind === ':?>' || kind === ':?') operands.push(this.#cast(operands.pop()!))
      else this.#pushOperator(operands, operators, level)
      level = operatorLevel(this.kind(), this.text)
    } while (level >= lowest)
    while (operators.length > 0) reduce(operands, operators)
    return operands[0]!
  }

  #pushOperator(operands: Expr[], operators: PendingOperator[], level: number): void {
    const operator = this.operator()
    operators.push({ level, operator })
    if (endsOperand(this.kind())) {
      // What stands left is still checked.
      if (this.tokens.kinds[this.indices[this.at]!] === 'eof')
        this.report(catalog.missingOperand(operator, operator.name))
      else this.#missing(`an expression behind '${operator.name}'`, operator)
      operands.push(this.errorExpr(this.lastEnd))
    } else operands.push(this.#operand())
  }

  #cast(expr: Expr): Expr {
    const operator = this.kind() === ':>' ? 'upcast' : this.kind() === ':?>' ? 'downcast' : 'test'
    this.advance()
    const type = this.parseType()
    return { kind: 'Cast', operator, expr, type, start: expr.start, end: this.lastEnd }
  }

  /** What stands between two infix operators. */
  #operand(): Expr {
    const kind = this.kind()
    if (this.#seed === undefined && (kind === 'op' || kind === '&' || kind === '&&')) return this.#prefixed()
    if (this.#seed !== undefined || !isKeywordOperand(kind)) {
      const atom = this.#atom()
      return this.#startsArgument() ? this.#arguments(atom) : atom
    }
    if (this.enter()) {
      const expr = this.#keyword(kind)
      this.depth--
      return expr
    }
    this.depth--
    const { start } = this
    this.skipRest()
    return this.errorExpr(start)
  }

  #keyword(kind: TokenKind): Expr {
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
      case 'upcast':
      case 'downcast':
        return this.#upcast()
      case 'new':
        return this.#new()
      case 'BEGIN':
        return this.parseBody('an expression', this.range)
      case 'do':
      case 'do!':
        return this.#do()
      case 'yield':
      case 'yield!':
      case 'return':
      case 'return!':
        return this.#yield()
      default:
        return this.#letIn()
    }
  }

  /** `-e`, `+e`, `&e`: as many as there are, without recursion. */
  #prefixed(): Expr {
    const prefixes: Ident[] = []
    while (this.kind() === 'op' || this.kind() === '&' || this.kind() === '&&') {
      const symbol = this.kind() === 'op' ? this.text : this.kind()
      if (!PREFIX_CAPABLE.has(symbol)) break
      if (symbol === '-' && this.isTightBehind && this.peek(1) === 'literal') {
        const literal = this.#negative()
        return wrap(prefixes, this.#arguments(literal))
      }
      const operator = this.operator()
      prefixes.push({ ...operator, name: `~${operator.name}` })
    }
    if (prefixes.length === 0) {
      this.unexpected('an expression')
      const start = this.lastEnd
      this.advance()
      return this.errorExpr(start, endsOperand(this.kind()) ? [] : [this.#application()])
    }
    return wrap(prefixes, this.#unary())
  }

  #negative(): Expr {
    const { start } = this
    const operator = this.operator()
    if (this.literal !== undefined && negated(this.literal) === undefined) {
      const operand = this.#atom()
      return { kind: 'Prefix', operator: { ...operator, name: '~-' }, operand, start, end: operand.end }
    }
    const value = this.parseNegated()
    return { kind: 'Const', value, ...this.parseUnit(value), start, end: this.lastEnd }
  }

  /** `f x y`. */
  #application(): Expr {
    return this.#arguments(this.#atom())
  }

  #arguments(fn: Expr): Expr {
    let applied = fn
    while (this.#startsArgument()) {
      const kind = this.kind()
      if (kind === '{' && !this.#isRecord()) applied = this.#computation(applied)
      else applied = apply(applied, kind === 'op' || kind === '&' ? this.#signedArgument() : this.#atom())
    }
    return applied
  }

  /** `?name` of `M(?name = value)`: an option for a parameter that may be left out. */
  #optionalArgument(): Expr {
    const { start } = this
    const operator = { name: '~?', start, end: this.range.end }
    this.advance()
    const operand = this.#atom()
    return { kind: 'Prefix', operator, operand, start, end: operand.end }
  }

  /** `f -x`: a minus with a blank before it and none behind belongs to the argument. */
  #signedArgument(): Expr {
    const operator = this.operator()
    if (operator.name === '-' && this.kind() === 'literal') {
      const value = this.parseNegated()
      return { kind: 'Const', value, ...this.parseUnit(value), start: operator.start, end: this.lastEnd }
    }
    const operand = this.#atom()
    const name = `~${operator.name}`
    return { kind: 'Prefix', operator: { ...operator, name }, operand, start: operator.start, end: operand.end }
  }

  #startsArgument(): boolean {
    switch (this.kind() as string) {
      case 'ident':
      case 'literal':
      case '(':
      case '[':
      case '[|':
      case '{':
      case '{|':
      case 'null':
      case 'true':
      case 'false':
      case 'istr':
      case 'istr-begin':
      case 'prefix':
      case 'begin':
      case 'struct':
      case 'base':
      case 'global':
        return true
      case '_':
        return this.peek(1) === '.'
      case 'op':
        return PREFIX_CAPABLE.has(this.text) && !this.isTight && this.isTightBehind
      case '&':
        return !this.isTight && this.isTightBehind
      default:
        return false
    }
  }

  // --------------------------------------------------------------------------------------------------- atoms

  /** An operand without blanks in it, with what follows tightly: `.Name`, `(x)`, `[i]`, `<int>`. */
  #atom(): Expr {
    let prefixes: Ident[] | undefined
    while (this.kind() === 'prefix' && this.#seed === undefined) (prefixes ??= []).push(this.operator())
    let expr = this.#seed === undefined && opensList(this.kind()) ? this.#brackets() : this.#primary()
    for (;;) {
      const kind = this.kind()
      if (kind === '.') {
        const dotted = this.#dot(expr)
        if (dotted === undefined) break
        expr = dotted
      } else if (kind === '(' && this.isTight && canBeApplied(expr)) {
        expr = applyTight(expr, this.#brackets())
      } else if (kind === '[' && this.isTight && canBeIndexed(expr)) expr = this.#index(expr, false)
      else if (kind === '<' && this.isTight && this.#startsTypeArguments(expr)) expr = this.#typeApply(expr)
      else break
    }
    return prefixes === undefined ? expr : wrap(prefixes, expr)
  }

  #primary(): Expr {
    if (this.#seed !== undefined) {
      const seed = this.#seed
      this.#seed = undefined
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
      case '(':
      case '[':
      case '[|':
      case 'begin':
        return this.#brackets()
      case '{':
        return this.#isRecord() ? this.#record() : this.#strayBrace()
      case '{|':
        return this.#anonymousRecord()
      case 'istr':
      case 'istr-begin':
        return this.#interpolated()
      case 'struct':
        return this.#structTuple()
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
    const argumentHelp = isKeywordOperand(this.kind())
      ? `Put the whole '${this.kind()}' expression into parentheses.`
      : undefined
    this.unexpected('an expression', argumentHelp)
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

  #dot(target: Expr): Expr | undefined {
    const next = this.peek(1)
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

  // ------------------------------------------------------------------------------------------------ brackets

  /**
   * `(…)`, `[…]`, `[|…|]`, `begin … end`. Brackets that open directly within one another are read in a loop from the
   * inside out, so that a thousand parentheses need no thousand calls.
   */
  #brackets(): Expr {
    const operator = this.#operatorValue() ?? this.#traitCall()
    if (operator !== undefined) return operator
    const opened: Bracket[] = []
    do {
      opened.push({ kind: this.kind(), range: this.range })
      this.advance()
    } while (this.#opensDirectly())
    let inner: Expr | undefined
    for (let i = opened.length - 1; i >= 0; i--) {
      const open = opened[i]!
      this.#seed = inner
      inner = this.#isEmptyParen(open) ? unitOf(open.range, this.lastEnd) : undefined
      if (inner !== undefined) continue
      inner = this.enter() ? this.#bracketed(open, this.#items()) : this.#tooDeepBracket(open)
      this.depth--
    }
    return inner!
  }

  #opensDirectly(): boolean {
    const kind = this.kind()
    if (kind === '[' || kind === '[|') return true
    return kind === '(' && !(isOperatorKind(this.peek(1)) && this.peek(2) === ')') && this.peek(1) !== '|'
  }

  /** `(+)`, `(|A|B|)`. */
  #operatorValue(): Expr | undefined {
    const { start } = this
    const name = this.operatorName()
    return name === undefined ? undefined : { kind: 'Name', path: [name], start, end: this.lastEnd }
  }

  /** `(^T : (static member Name : int -> ^T) argument)`; nothing where something else stands in parentheses. */
  #traitCall(): Expr | undefined {
    const isHat = this.peek(1) === 'op' && this.peek(2) === 'ident' && this.peek(3) === ':'
    if (this.kind() !== '(' || !(isHat || (this.peek(1) === 'type-variable' && this.peek(2) === ':'))) return undefined
    const open = this.range
    this.advance()
    const parameter = this.typeParameter()
    this.advance()
    const inner = this.range
    this.expect('(', "'('")
    const isStatic = this.eat('static')
    this.expect('member', "'member'")
    const name = this.memberName()
    this.expect(':', "':'")
    const type = this.parseType()
    this.close(')', inner)
    const argument = this.parseExpr()
    this.close(')', open)
    return { kind: 'TraitCall', parameter, isStatic, name, type, argument, start: open.start, end: this.lastEnd }
  }

  #isEmptyParen(open: Bracket): boolean {
    return this.#seed === undefined && isParen(open.kind) && this.eat(open.kind === '(' ? ')' : 'end')
  }

  #tooDeepBracket(open: Bracket): Expr {
    this.#seed = undefined
    this.skipRest()
    this.close(open.kind === '(' ? ')' : open.kind === '[' ? ']' : open.kind === '[|' ? '|]' : 'end', open.range)
    return this.errorExpr(open.range.start)
  }

  #bracketed(open: Bracket, items: BlockItem[]): Expr {
    const { start } = open.range
    if (!isParen(open.kind)) {
      const content = this.#listContent(items)
      this.close(open.kind === '[' ? ']' : '|]', open.range)
      return { kind: open.kind === '[' ? 'List' : 'Array', content, start, end: this.lastEnd }
    }
    if (items.length === 0) this.#missing(`an expression behind '${open.kind}'`, open.range)
    const inner = items.length === 0 ? this.errorExpr(this.lastEnd) : this.#fold(items)
    this.close(open.kind === '(' ? ')' : 'end', open.range)
    return { kind: 'Paren', inner, start, end: this.lastEnd }
  }

  #listContent(items: BlockItem[]): ListContent {
    if (items.every(isElement)) return { kind: 'Elements', elements: items.filter(isElement) }
    return { kind: 'Comprehension', body: this.#fold(items) }
  }

  #structTuple(): Expr {
    const { start } = this
    this.advance()
    if (this.kind() !== '(') {
      this.unexpected("'(' behind 'struct'")
      return this.errorExpr(start)
    }
    const tuple = this.#brackets()
    const inner = tuple.kind === 'Paren' ? tuple.inner : tuple
    return inner.kind === 'Tuple' ? { ...inner, isStruct: true, start, end: this.lastEnd } : tuple
  }

  /** `_.Name(x).Other`: a function of the object. */
  #memberLambda(): Expr {
    const { start, end } = this
    this.advance()
    const parameter: Ident = { name: '_arg', start, end }
    let body: Expr = { kind: 'Name', path: [parameter], start, end }
    while (this.kind() === '.' || (this.isTight && (this.kind() === '(' || this.kind() === '['))) {
      if (this.kind() === '.') body = this.#dot(body) ?? body
      else if (this.kind() === '(') body = applyTight(body, this.#brackets())
      else body = this.#index(body, false)
    }
    return { kind: 'MemberLambda', body, parameter, start, end: this.lastEnd }
  }

  // ------------------------------------------------------------------------------------------------- records

  /** Whether a `{` opens a record, a copy of one or an object expression, rather than a computation. */
  #isRecord(): boolean {
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

  #record(): Expr {
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

  #anonymousRecord(): Expr {
    const open = this.range
    this.advance()
    return this.#recordFields(open, '|}', true)
  }

  #recordFields(open: Range, closer: TokenKind, isAnonymous: boolean): Expr {
    let copyOf: Expr | undefined
    let hasBlock = false
    if (!this.#isField() && this.kind() !== closer && !endsBlock(this.kind())) {
      copyOf = this.#application()
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
    return { path, value, start, end: this.lastEnd }
  }

  #objectExpression(open: Range): Expr {
    this.advance()
    const type = this.parseType()
    const argument = this.kind() === '(' ? this.#brackets() : undefined
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
  #computation(builder: Expr): Expr {
    const open = this.range
    this.advance()
    const body = this.parseBlockItems(`an expression behind '{'`, open)
    this.close('}', open)
    const isSeq = builder.kind === 'Name' && builder.path.at(-1)?.name === 'seq'
    if (body.kind === 'Range' && !isSeq) return apply(builder, rangeSequence(body, open, this.lastEnd))
    return { kind: 'Computation', builder, body, start: builder.start, end: this.lastEnd }
  }

  /** `{ first .. last }` is a sequence; nothing else stands in braces alone. */
  #strayBrace(): Expr {
    const open = this.range
    const found = this.foundText()
    this.advance()
    const body = this.parseBlockItems('an expression', open)
    this.close('}', open)
    if (body.kind === 'Range') return rangeSequence(body, open, this.lastEnd)
    const help = 'Braces hold the fields of a record, or stand behind a builder, as in seq { … }.'
    this.report(catalog.unexpected(open, found, 'an expression', help))
    return this.errorExpr(open.start, [body])
  }

  // ------------------------------------------------------------------------------------ interpolated strings

  #interpolated(): Expr {
    const { start } = this
    if (!this.enter()) {
      this.depth--
      this.skipRest()
      return this.errorExpr(start)
    }
    const parts: InterpolationPart[] = []
    let { specifier } = this.#textPart(parts)
    let isOpen = this.kind() === 'istr-begin'
    this.advance()
    while (isOpen) {
      parts.push(this.#hole(specifier))
      if (this.kind() !== 'istr-part' && this.kind() !== 'istr-end') {
        if (this.kind() === 'MISSING') this.advance()
        break
      }
      specifier = this.#textPart(parts).specifier
      isOpen = this.kind() === 'istr-part'
      this.advance()
    }
    this.depth--
    return { kind: 'Interpolated', parts, start, end: this.lastEnd }
  }

  /** The text here, without the `%d` before the next hole, which is answered. */
  #textPart(parts: InterpolationPart[]): { readonly specifier: string | undefined } {
    const isBeforeHole = this.kind() === 'istr-begin' || this.kind() === 'istr-part'
    const found = isBeforeHole ? splitSpecifier(this.text) : { text: this.text, specifier: undefined }
    const text = found.text.includes('%%') ? found.text.replaceAll('%%', '%') : found.text
    if (text !== '') parts.push({ kind: 'Text', text })
    return found
  }

  #hole(specifier: string | undefined): InterpolationPart {
    const owner = this.range
    let expr = this.parseExpr(COMMA_LEVEL + 1)
    let alignment: number | undefined
    let format: string | undefined
    if (this.eat(',')) {
      const value = this.parseExpr(COMMA_LEVEL + 1)
      if (value.kind === 'Const' && value.value.type === 'int') alignment = value.value.value
      else expr = { kind: 'Tuple', items: [expr, value], isStruct: false, start: expr.start, end: value.end }
    }
    if (this.kind() === ':' && this.peek(1) === 'literal') {
      this.advance()
      const literal = this.parseLiteral()
      format = literal.type === 'string' ? literal.value : undefined
    }
    if (this.kind() !== 'istr-part' && this.kind() !== 'istr-end') {
      this.unexpected("'}'", undefined, { ...owner, message: 'this hole is not closed' })
      this.skipRest()
    }
    return { kind: 'Hole', expr, specifier, alignment, format }
  }

  // ------------------------------------------------------------------------------------------------ keywords

  #if(): Expr {
    const { start } = this
    const branches: { condition: Expr; then: Expr }[] = []
    let otherwise: Expr | undefined
    do {
      const keyword = this.range
      this.advance()
      const condition = this.parseExpr()
      if (this.kind() !== 'then') {
        this.report(catalog.incompleteIf(keyword))
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
      else if (this.#startsArgument()) this.#application()
      else this.advance()
    }
  }

  #match(): Expr {
    const { start, range } = this
    const isBang = this.kind() === 'match!'
    this.advance()
    const subject = this.parseExpr()
    if (!this.eat('with')) {
      this.unexpected("'with' and the cases", undefined, { ...range, message: "this 'match' has no 'with'" })
      this.skipItem()
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
    this.eat('|')
    do clauses.push(this.#clause())
    while (this.eat('|'))
    return clauses
  }

  #clause(): Clause {
    const { start } = this
    const pattern = this.parsePattern(false)
    const guard = this.eat('when') ? this.parseExpr() : undefined
    const arrow = this.range
    if (!this.eat('->')) {
      const before = this.lastEnd
      this.unexpected("'->' and the result of this case")
      this.#skipClause()
      return { pattern, guard, body: this.errorExpr(before), start, end: this.lastEnd }
    }
    const body = this.parseBody('the result of this case', arrow)
    return { pattern, guard, body, start, end: this.lastEnd }
  }

  #skipClause(): void {
    while (this.kind() !== '|' && this.kind() !== 'SEP' && !endsBlock(this.kind())) {
      if (this.kind() === 'BEGIN') this.parseBody('an expression', this.range)
      else if (this.opensBracket()) this.#atom()
      else this.advance()
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
    const body = this.parseBody('the body of the function', arrow)
    return { kind: 'Fun', parameters, body, start, end: this.lastEnd }
  }

  #try(): Expr {
    const { start, range } = this
    this.advance()
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
    this.unexpected("'with' or 'finally'", undefined, { ...range, message: "this 'try' handles nothing" })
    return this.errorExpr(start, [body])
  }

  #while(): Expr {
    const { start, range } = this
    const isBang = this.kind() === 'while!'
    this.advance()
    const condition = this.parseExpr()
    const body = this.#loopBody('while', range)
    if (body === undefined) return this.errorExpr(start, [condition])
    return { kind: 'While', condition, body, isBang, start, end: this.lastEnd }
  }

  /** `do` and the body of a loop; undefined if there is none, which has been reported. */
  #loopBody(keyword: 'for' | 'while', range: Range): Expr | undefined {
    const doRange = this.range
    if (this.eat('do')) {
      const body = this.parseBody(`the body of this '${keyword}'`, doRange)
      this.eat('done')
      return body
    }
    this.report(catalog.missingDo(range, keyword))
    this.skipItem()
    return undefined
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
    const source = this.parseStatement()
    const arrow = this.range
    if (this.eat('->')) {
      const expr = this.parseBody('an expression', arrow)
      const body: Expr = { kind: 'Yield', expr, start: expr.start, end: expr.end }
      return { kind: 'ForIn', pattern, source, body, start, end: this.lastEnd }
    }
    const body = this.#loopBody('for', range)
    if (body === undefined) return this.errorExpr(start, [source])
    return { kind: 'ForIn', pattern, source, body, start, end: this.lastEnd }
  }

  #forTo(start: number, range: Range): Expr {
    const variable = this.ident('a variable')
    this.advance()
    const from = this.parseExpr()
    const isDown = this.kind() === 'downto'
    if (!this.eat('downto')) this.expect('to', "'to' or 'downto'")
    const to = this.parseExpr()
    const body = this.#loopBody('for', range)
    if (body === undefined) return this.errorExpr(start, [from, to])
    return { kind: 'ForTo', variable, from, to, isDown, body, start, end: this.lastEnd }
  }

  #lazy(): Expr {
    const { start, range } = this
    const kind = this.kind() === 'lazy' ? 'Lazy' : 'Assert'
    this.advance()
    const expr = this.kind() === 'BEGIN' ? this.parseBody('an expression', range) : this.#unary()
    return { kind, expr, start, end: this.lastEnd }
  }

  #upcast(): Expr {
    const { start } = this
    const operator = this.kind() === 'upcast' ? 'upcast' : 'downcast'
    this.advance()
    const expr = this.#unary()
    return { kind: 'Cast', operator, expr, type: undefined, start, end: this.lastEnd }
  }

  /** An application, or a keyword's expression. */
  #unary(): Expr {
    return isKeywordOperand(this.kind()) ? this.#operand() : this.#application()
  }

  #new(): Expr {
    const { start } = this
    this.advance()
    const type = this.parseType()
    if (this.kind() !== '(') {
      this.unexpected("'(' and the arguments")
      return this.errorExpr(start)
    }
    const argument = this.#brackets()
    let created: Expr = { kind: 'New', type, argument, start, end: this.lastEnd }
    while (this.kind() === '.' && this.isTight) created = this.#dot(created) ?? created
    return created
  }

  /** `1 + let x = 2 in x`. */
  #letIn(): Expr {
    const head = this.#letHead([])
    if (!this.eat('in')) {
      this.unexpected("'in' and an expression")
      return this.errorExpr(head.start)
    }
    const body = this.parseExpr()
    const { keyword, isRec, bindings, start } = head
    return { kind: 'Let', isRec, keyword, bindings, body, start, end: body.end }
  }
}

const COMMA_LEVEL = 3

/** The keyword of a `let`; called only where one stands. */
function letKeyword(kind: TokenKind): LetHead['keyword'] {
  return kind === 'use' || kind === 'let!' || kind === 'use!' ? kind : 'let'
}

/** `{ first .. last }`, as if `seq` stood before it. */
function rangeSequence(body: Expr, open: Range, end: number): Expr {
  const builder: Expr = { kind: 'Name', path: [{ name: 'seq', start: open.start, end: open.end }], ...open }
  return { kind: 'Computation', builder, body, start: open.start, end }
}

function unitOf(open: Range, end: number): Expr {
  return { kind: 'Const', value: { type: 'unit' }, start: open.start, end }
}

const CLOSERS: ReadonlySet<TokenKind> = new Set([')', ']', '|]', '}', '|}'])

function isParen(kind: TokenKind): boolean {
  return kind === '(' || kind === 'begin'
}

function opensList(kind: TokenKind): boolean {
  return kind === '(' || kind === '[' || kind === '[|' || kind === 'begin'
}

function startsSpecialItem(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'let':
    case 'use':
    case 'let!':
    case 'use!':
    case '[<':
    case 'do':
    case 'do!':
      return true
    default:
      return false
  }
}

function apply(fn: Expr, argument: Expr): Expr {
  return { kind: 'Apply', fn, argument, isTight: false, start: fn.start, end: argument.end }
}

function applyTight(fn: Expr, argument: Expr): Expr {
  return { kind: 'Apply', fn, argument, isTight: true, start: fn.start, end: argument.end }
}

function canBeApplied(expr: Expr): boolean {
  return expr.kind !== 'Const' && expr.kind !== 'Interpolated'
}

function canBeIndexed(expr: Expr): boolean {
  return expr.kind !== 'Const' || expr.value.type === 'string'
}

/** Prefix operators around their operand, the last one innermost. */
function wrap(prefixes: readonly Ident[], operand: Expr): Expr {
  let expr = operand
  for (let i = prefixes.length - 1; i >= 0; i--) {
    const operator = prefixes[i]!
    expr = { kind: 'Prefix', operator, operand: expr, start: operator.start, end: expr.end }
  }
  return expr
}

/** One expression of statements in reverse order. */
function sequenceOf(reversed: Expr[]): Expr {
  if (reversed.length === 1) return reversed[0]!
  const items = reversed.toReversed()
  return { kind: 'Sequence', items, start: items[0]!.start, end: items.at(-1)!.end }
}

/** Takes the topmost operator with its operands off the stacks; tuples take all of their commas. */
function reduce(operands: Expr[], operators: PendingOperator[]): void {
  const { level, operator } = operators.pop()!
  const right = operands.pop()!
  if (level === COMMA_LEVEL) {
    const items = [right, operands.pop()!]
    while (operators.at(-1)?.level === COMMA_LEVEL) {
      operators.pop()
      items.push(operands.pop()!)
    }
    items.reverse()
    operands.push({ kind: 'Tuple', items, isStruct: false, start: items[0]!.start, end: right.end })
    return
  }
  const left = operands.pop()!
  const range = { start: left.start, end: right.end }
  if (operator.name === '<-') operands.push({ kind: 'Assign', target: left, value: right, ...range })
  else operands.push({ kind: 'Infix', operator, left, right, ...range })
}

/** What makes a bracket's content a list of elements rather than statements that yield. */
function isElement(item: BlockItem): item is Expr {
  switch (item.kind as string) {
    case 'LetHead':
    case 'Range':
    case 'Sequence':
    case 'If':
    case 'Match':
    case 'TryWith':
    case 'TryFinally':
    case 'While':
    case 'ForTo':
    case 'ForIn':
    case 'Yield':
    case 'YieldBang':
    case 'Return':
    case 'ReturnBang':
    case 'Do':
    case 'DoBang':
      return false
    default:
      return true
  }
}

function mutablePattern(pattern: Pattern): Pattern {
  if (pattern.kind === 'Name') return { ...pattern, isMutable: true }
  if (pattern.kind === 'Tuple') return { ...pattern, items: pattern.items.map(mutablePattern) }
  if (pattern.kind === 'Paren') return { ...pattern, inner: mutablePattern(pattern.inner) }
  return pattern
}

/** Whether a token behind a name shows that the name is part of a pattern, not a definition's. */
function continuesPattern(kind: TokenKind): boolean {
  return kind === ',' || kind === '::' || kind === '|' || kind === '&' || kind === 'as'
}

/** Tokens that end a block or bracket. */
export function endsBlock(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'END':
    case 'MISSING':
    case 'eof':
    case ')':
    case ']':
    case '|]':
    case '}':
    case '|}':
    case '>]':
    case 'end':
    case 'istr-part':
    case 'istr-end':
      return true
    default:
      return false
  }
}

/** Whether no operand can begin with this token. */
function endsOperand(kind: TokenKind): boolean {
  return (
    endsBlock(kind) ||
    kind === 'SEP' ||
    kind === ';' ||
    kind === ',' ||
    kind === 'then' ||
    kind === 'else' ||
    kind === '|'
  )
}

function isKeywordOperand(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'if':
    case 'match':
    case 'match!':
    case 'fun':
    case 'function':
    case 'try':
    case 'while':
    case 'for':
    case 'lazy':
    case 'assert':
    case 'upcast':
    case 'downcast':
    case 'new':
    case 'let':
    case 'use':
    case 'while!':
    case 'BEGIN':
    case 'do':
    case 'do!':
    case 'yield':
    case 'yield!':
    case 'return':
    case 'return!':
      return true
    default:
      return false
  }
}

/** Tokens that can stand between `<` and `>` of type arguments. */
function occursInTypes(kind: TokenKind): boolean {
  switch (kind as string) {
    case 'ident':
    case 'type-variable':
    case '.':
    case ',':
    case '*':
    case '->':
    case '_':
    case '#':
    case 'struct':
    case ':':
    case ';':
    case 'literal':
      return true
    default:
      return false
  }
}

/** `…%d` before a hole: the text without it, and the format. */
function splitSpecifier(text: string): { readonly text: string; readonly specifier: string | undefined } {
  const last = text.length - 1
  if (last < 1 || !/[A-Za-z]/.test(text[last]!)) return { text, specifier: undefined }
  let at = last - 1
  while (at >= 0 && /[-+0 #.\d]/.test(text[at]!)) at--
  if (at < 0 || text[at] !== '%') return { text, specifier: undefined }
  let percents = 1
  while (text[at - percents] === '%') percents++
  if (percents % 2 === 0) return { text, specifier: undefined }
  return { text: text.slice(0, at), specifier: text.slice(at) }
}
