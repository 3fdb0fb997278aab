import type { Access, Attribute, Binding, Expr, Pattern } from './ast.ts'
import { PatternParser } from './parser-patterns.ts'
import { continuesPattern, endsBlock, startsAtomicPattern } from './parser-token-kinds.ts'
import * as catalog from './syntax-catalog.ts'
import type { Range } from './syntax-catalog.ts'

/** Definitions behind `let`, of a block or a file: their attributes, parameters and values. */
export abstract class BindingParser extends PatternParser {
  /** What stands behind the `=`; `wanted` and `owner` say what is missing where nothing does. */
  protected abstract parseBody(wanted: string, owner: Range): Expr
  /** The argument of an attribute. */
  protected abstract parseAtom(): Expr

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
    const body = this.#bindingBody(keyword, returnType !== undefined)
    return { attributes, access, isMutable, isInline, ...head, returnType, body, start, end: this.lastEnd }
  }

  #bindingBody(keyword: Range, hasType: boolean): Expr {
    if (this.kind() !== '=') {
      const before = this.lastEnd
      if (hasType && this.kind() === ':') this.report(catalog.openAnnotation(this.range))
      else this.unexpected("'=' and a value", undefined, { ...keyword, message: 'this definition has no value' })
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
      if (this.kind() === '>]') this.unexpected('the name of an attribute')
      while (this.kind() === 'ident' || this.#isTarget()) {
        attributes.push(this.#attribute())
        while (this.kind() === ';' || this.kind() === 'SEP') this.advance()
      }
      this.close('>]', open)
      if (this.kind() === 'SEP' && this.peek(1) === '[<') this.advance()
    }
    return attributes
  }

  /** `assembly: X`, `return: X`: what the attribute is of. */
  #isTarget(): boolean {
    const kind = this.kind()
    return (kind === 'ident' || kind === 'return' || kind === 'type' || kind === 'module') && this.peek(1) === ':'
  }

  #attribute(): Attribute {
    const { start } = this
    const hasTarget = this.#isTarget()
    if (hasTarget) {
      this.advance()
      this.advance()
    }
    const name = this.longIdent('the name of an attribute')
    const argument = this.kind() === '(' || this.kind() === 'literal' ? this.parseAtom() : undefined
    return { hasTarget, name, argument, start, end: this.lastEnd }
  }
}

function mutablePattern(pattern: Pattern): Pattern {
  if (pattern.kind === 'Name') return { ...pattern, isMutable: true }
  if (pattern.kind === 'Tuple') return { ...pattern, items: pattern.items.map(mutablePattern) }
  if (pattern.kind === 'Paren') return { ...pattern, inner: mutablePattern(pattern.inner) }
  return pattern
}
