import type { Expr, ListContent, TypeParameter } from './ast.ts'
import type { BlockItem } from './parser-blocks.ts'
import { InterpolationParser } from './parser-interpolation.ts'
import { isOperatorKind, isParen } from './parser-token-kinds.ts'
import type { Range } from './syntax-catalog.ts'
import type { TokenKind } from './tokens.ts'

/** A bracket that has been opened. */
interface Bracket {
  readonly kind: TokenKind
  readonly range: Range
}

/** Parentheses, lists and arrays. */
export abstract class BracketParser extends InterpolationParser {
  /**
   * `(…)`, `[…]`, `[|…|]`, `begin … end`. Brackets that open directly within one another are read in a loop from the
   * inside out, so that a thousand parentheses need no thousand calls.
   */
  protected parseBrackets(): Expr {
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
      this.seed = inner
      inner = this.#isEmptyParen(open) ? unitOf(open.range, this.lastEnd) : undefined
      if (inner !== undefined) continue
      inner = this.enter() ? this.#bracketed(open, this.parseItems()) : this.#tooDeepBracket(open)
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
    if (this.kind() !== '(') return undefined
    const hasSeveral = this.peek(1) === '(' && this.#isTypeVariable(2, 'or')
    if (!hasSeveral && !this.#isTypeVariable(1, ':')) return undefined
    const open = this.range
    this.advance()
    const supports = hasSeveral ? this.#supports() : [this.typeParameter()]
    this.expect(':', "':'")
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
    return { kind: 'TraitCall', supports, isStatic, name, type, argument, start: open.start, end: this.lastEnd }
  }

  /** Whether `^T` or `'T` stands `by` tokens ahead, and then `next`. */
  #isTypeVariable(by: number, next: TokenKind): boolean {
    if (this.peek(by) === 'type-variable') return this.peek(by + 1) === next
    return this.peek(by) === 'op' && this.peek(by + 1) === 'ident' && this.peek(by + 2) === next
  }

  /** `(^T or ^U)`. */
  #supports(): readonly TypeParameter[] {
    const open = this.range
    this.advance()
    const supports = [this.typeParameter()]
    while (this.eat('or')) supports.push(this.typeParameter())
    this.close(')', open)
    return supports
  }

  #isEmptyParen(open: Bracket): boolean {
    return this.seed === undefined && isParen(open.kind) && this.eat(open.kind === '(' ? ')' : 'end')
  }

  #tooDeepBracket(open: Bracket): Expr {
    this.seed = undefined
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
    if (items.length === 0) this.reportMissing(`an expression behind '${open.kind}'`, open.range)
    const inner = items.length === 0 ? this.errorExpr(this.lastEnd) : this.foldItems(items)
    this.close(open.kind === '(' ? ')' : 'end', open.range)
    return { kind: 'Paren', inner, start, end: this.lastEnd }
  }

  #listContent(items: BlockItem[]): ListContent {
    if (items.every(isElement)) return { kind: 'Elements', elements: items.filter(isElement) }
    return { kind: 'Comprehension', body: this.foldItems(items) }
  }

  /** `struct (a, b)`. */
  protected parseStructTuple(): Expr {
    const { start } = this
    this.advance()
    if (this.kind() !== '(') {
      this.unexpected("'(' behind 'struct'")
      return this.errorExpr(start)
    }
    const tuple = this.parseBrackets()
    const inner = tuple.kind === 'Paren' ? tuple.inner : tuple
    return inner.kind === 'Tuple' ? { ...inner, isStruct: true, start, end: this.lastEnd } : tuple
  }
}

function unitOf(open: Range, end: number): Expr {
  return { kind: 'Const', value: { type: 'unit' }, start: open.start, end }
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
