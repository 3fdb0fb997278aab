import type { Constraint, Ident, SignatureParameter, TypeExpr, TypeParameter } from './ast.ts'
import { Cursor } from './parser-cursor.ts'
import { isOperatorKind } from './parser-token-kinds.ts'
import * as catalog from './syntax-catalog.ts'

type Factor = { readonly unit: TypeExpr; readonly power: number }

/** What an abstract member's type says of a group of parameters. */
interface Signature {
  readonly type: TypeExpr
  readonly parameters: readonly SignatureParameter[]
}

/** Types as they are written. */
export abstract class TypeParser extends Cursor {
  /** A type, with `when` constraints behind it. */
  protected parseTypeWithConstraints(): TypeExpr {
    const type = this.parseType()
    if (type.kind === 'Variable' && this.eat(':>')) {
      const { start, parameter } = type
      const bound = this.parseType()
      const constraint: Constraint = { kind: 'Subtype', type: bound, parameter, start, end: this.lastEnd }
      return { kind: 'Constrained', type, constraints: [constraint], start, end: this.lastEnd }
    }
    if (this.kind() !== 'when') return type
    const constraints = this.parseConstraints()
    return { kind: 'Constrained', type, constraints, start: type.start, end: this.lastEnd }
  }

  /** `a -> b -> c`: arrows associate to the right and are read in a loop. */
  protected parseType(): TypeExpr {
    const first = this.#tupleType()
    if (this.kind() !== '->') return first
    const parts = [first]
    while (this.eat('->')) parts.push(this.#tupleType())
    let type = parts.pop()!
    while (parts.length > 0) {
      const from = parts.pop()!
      type = { kind: 'Function', from, to: type, start: from.start, end: type.end }
    }
    return type
  }

  /** The type behind `new`: what follows it is the argument. */
  protected parseAtomicType(): TypeExpr {
    return this.#atomicType()
  }

  /** The type of a union case's field: up to a `*` or `->`. */
  protected parseFieldType(): TypeExpr {
    return this.#postfixType()
  }

  /** The type of an abstract member, whose parameters may have names: `x: int * ?y: string -> int`. */
  protected parseSignature(): TypeExpr {
    const parts: Signature[] = []
    do parts.push(this.#namedParameters())
    while (this.eat('->'))
    let { type } = parts.pop()!
    while (parts.length > 0) {
      const { type: from, parameters } = parts.pop()!
      type = { kind: 'Function', from, to: type, parameters, start: from.start, end: type.end }
    }
    return type
  }

  #namedParameters(): Signature {
    const items: TypeExpr[] = []
    const parameters: SignatureParameter[] = []
    do {
      const isOptional = this.eat('?')
      const isNamed = this.kind() === 'ident' && this.peek(1) === ':'
      const name = isNamed ? this.ident('the name of the parameter') : undefined
      if (isNamed) this.advance()
      const type = this.#postfixType()
      items.push(isOptional ? optionOf(type) : type)
      parameters.push({ name, isOptional })
    } while (this.eat('*'))
    const [first] = items
    if (items.length === 1) return { type: first!, parameters }
    const type: TypeExpr = { kind: 'Tuple', items, isStruct: false, start: first!.start, end: this.lastEnd }
    return { type, parameters }
  }

  #tupleType(): TypeExpr {
    const first = this.#postfixType()
    if (this.kind() !== '*') return this.#continuesMeasure() ? this.#measure(first) : first
    const items = [first]
    while (this.eat('*')) items.push(this.#postfixType())
    const tuple: TypeExpr = { kind: 'Tuple', items, isStruct: false, start: first.start, end: this.lastEnd }
    return this.#continuesMeasure() ? this.#measure(tuple) : tuple
  }

  #postfixType(): TypeExpr {
    let type = this.#atomicType()
    for (;;) {
      const { start } = type
      if (this.kind() === 'ident') {
        const path = this.longIdent('a type')
        const rest = this.kind() === '<' && this.isTight ? this.typeArguments() : []
        type = { kind: 'Name', path, arguments: [type, ...rest], start, end: this.lastEnd }
      } else if (this.kind() === '[' && (this.peek(1) === ']' || this.peek(1) === ',')) {
        this.advance()
        let rank = 1
        while (this.eat(',')) rank++
        this.expect(']', "']'")
        type = { kind: 'Array', element: type, rank, start, end: this.lastEnd }
      } else return type
    }
  }

  #atomicType(): TypeExpr {
    const { start, end } = this
    switch (this.kind() as string) {
      case 'ident':
      case 'global':
        return this.#namedType()
      case 'type-variable':
        return { kind: 'Variable', parameter: this.typeParameter(), start, end }
      case '_':
        this.advance()
        return { kind: 'Wildcard', start, end }
      case '(':
        return this.#parenthesized()
      case 'struct':
        return this.#structTuple()
      case '{|':
        return this.#anonymousRecord()
      case '#':
        while (this.eat('#'));
        return { kind: 'Flexible', type: this.#atomicType(), start, end: this.lastEnd }
      case 'literal':
        return this.#measureOne()
      case 'op':
        // `/s`: nothing stands above the line.
        if (this.text === '/') return this.#measure({ kind: 'Measure', factors: [], start, end: start })
        if (this.text === '^') return { kind: 'Variable', parameter: this.typeParameter(), start, end: this.lastEnd }
    }
    this.unexpected('a type')
    return { kind: 'Error', start, end: start }
  }

  #namedType(): TypeExpr {
    const { start } = this
    if (this.eat('global')) this.expect('.', "'.'")
    const path = [...this.longIdent('the name of a type')]
    const types = [...this.#tightTypeArguments()]
    // `A<int>.B`: the arguments of an outer type are those of the inner one too.
    while (this.kind() === '.' && this.peek(1) === 'ident') {
      this.advance()
      path.push(...this.longIdent('the name of a type'))
      types.push(...this.#tightTypeArguments())
    }
    return { kind: 'Name', path, arguments: types, start, end: this.lastEnd }
  }

  #tightTypeArguments(): readonly TypeExpr[] {
    const isLess = this.kind() === '<' || (this.kind() === 'op' && (this.text === '<^' || this.text === '</'))
    return isLess && this.isTight ? this.typeArguments() : []
  }

  /** `<int, 'a, _>`. */
  protected typeArguments(): readonly TypeExpr[] {
    const open = this.range
    this.eatLess()
    const types: TypeExpr[] = []
    if (this.eatGreater()) return types
    if (!this.enter()) this.skipRest()
    else
      do types.push(this.parseType())
      while (this.eat(','))
    this.depth--
    if (!this.eatGreater()) this.unexpected("'>'", undefined, { ...open, message: 'to close this' })
    return types
  }

  #parenthesized(): TypeExpr {
    const open = this.range
    this.advance()
    if (!this.enter()) {
      this.skipRest()
      this.close(')', open)
      this.depth--
      return { kind: 'Error', start: open.start, end: this.lastEnd }
    }
    const type = this.parseTypeWithConstraints()
    if (this.eat(',')) return this.#prefixArguments(type, open)
    this.close(')', open)
    this.depth--
    return type
  }

  /** `(int, string) Map`. */
  #prefixArguments(first: TypeExpr, open: { readonly start: number; readonly end: number }): TypeExpr {
    const types = [first]
    do types.push(this.parseType())
    while (this.eat(','))
    this.close(')', open)
    this.depth--
    const path = this.longIdent('the name of a generic type')
    return { kind: 'Name', path, arguments: types, start: open.start, end: this.lastEnd }
  }

  #structTuple(): TypeExpr {
    const { start } = this
    if (this.peek(1) === '{|') this.refuseStructRecord()
    while (this.eat('struct'));
    const inner = this.#atomicType()
    if (inner.kind === 'Tuple') return { ...inner, isStruct: true, start }
    return inner
  }

  /** Reads the `struct` of `struct {| … |}`. */
  protected refuseStructRecord(): void {
    this.refuse(this.range, 'An anonymous record that is a struct is', "Write it without 'struct'.")
    this.advance()
  }

  #anonymousRecord(): TypeExpr {
    const open = this.range
    this.advance()
    const fields: { name: Ident; type: TypeExpr }[] = []
    if (!this.enter()) this.skipRest()
    while (this.kind() === 'ident') {
      const name = this.ident('a field')
      this.expect(':', "':'")
      fields.push({ name, type: this.parseType() })
      while (this.kind() === ';' || this.kind() === 'SEP') this.advance()
    }
    this.depth--
    this.close('|}', open)
    return { kind: 'AnonymousRecord', fields, start: open.start, end: this.lastEnd }
  }

  // ------------------------------------------------------------------------------------------------ measures

  #continuesMeasure(): boolean {
    if (this.kind() === 'type-variable') return true
    return this.kind() === 'op' && (this.text === '/' || this.text === '^' || this.text === '^-')
  }

  #measureOne(): TypeExpr {
    const { start, end } = this
    const { literal } = this
    if (literal?.type === 'string') this.refuse({ start, end }, 'Constants as type arguments, and type providers, are')
    else if (literal?.type !== 'int' || literal.value !== 1) this.unexpected('a type')
    this.advance()
    return { kind: 'Measure', factors: [], start, end }
  }

  /** `m/s^2`, `kg*m/s`: what was read up to here was a unit, not a type. */
  #measure(first: TypeExpr): TypeExpr {
    const factors: Factor[] = [...factorsOf(first)]
    let sign = 1
    for (;;) {
      if (this.kind() === 'op' && (this.text === '^' || this.text === '^-')) {
        const isNegative = this.text === '^-'
        this.advance()
        const last = factors.pop()
        const power = this.#power() * (isNegative ? -1 : 1)
        if (last !== undefined) factors.push({ unit: last.unit, power: last.power * power })
      } else if (this.kind() === 'op' && this.text === '/') {
        this.advance()
        sign = -1
        factors.push(...this.#factor(sign))
      } else if (this.eat('*')) {
        sign = 1
        factors.push(...this.#factor(sign))
      } else if (this.kind() === 'ident' || this.kind() === 'type-variable') factors.push(...this.#factor(sign))
      else return { kind: 'Measure', factors, start: first.start, end: this.lastEnd }
    }
  }

  #factor(sign: number): Factor[] {
    return factorsOf(this.#atomicType()).map(({ unit, power }) => ({ unit, power: power * sign }))
  }

  #power(): number {
    const isNegative = this.kind() === 'op' && this.text === '-'
    if (isNegative) this.advance()
    const { literal } = this
    if (literal?.type !== 'int') {
      this.unexpected('a whole number as power')
      return 1
    }
    this.advance()
    return isNegative ? -literal.value : literal.value
  }

  // ----------------------------------------------------------------------------------- parameters, constraints

  /** `'a` or `^a`. */
  protected typeParameter(): TypeParameter {
    const { start } = this
    const isStatic = this.kind() === 'op' && this.text === '^'
    if (isStatic) this.advance()
    const { end } = this
    if (this.kind() === 'type-variable' || (isStatic && this.kind() === 'ident')) {
      const name = this.text
      this.advance()
      return { name, isStatic, attributes: [], start, end }
    }
    this.unexpected("a type variable, such as 'a")
    return { name: '', isStatic, attributes: [], start, end: start }
  }

  /** `<'a, 'b when 'a : equality>` behind a name; nothing if there is no `<`. */
  protected typeParameters(): { readonly parameters: TypeParameter[]; readonly constraints: readonly Constraint[] } {
    const isLess = this.kind() === '<' || (this.kind() === 'op' && this.text.startsWith('<^'))
    if (!isLess) return { parameters: [], constraints: [] }
    this.eatLess()
    const parameters: TypeParameter[] = []
    if (this.eatGreater()) return { parameters, constraints: [] }
    do parameters.push(this.#attributedParameter())
    while (this.eat(','))
    const constraints = this.kind() === 'when' ? this.parseConstraints() : []
    if (!this.eatGreater()) this.unexpected("'>'")
    return { parameters, constraints }
  }

  /** `[<Measure>] 'u`. */
  #attributedParameter(): TypeParameter {
    if (this.kind() !== '[<') return this.typeParameter()
    const open = this.range
    this.advance()
    const name = this.longIdent('the name of an attribute')
    this.close('>]', open)
    const parameter = this.typeParameter()
    return {
      ...parameter,
      attributes: [{ hasTarget: false, name, argument: undefined, start: open.start, end: this.lastEnd }],
    }
  }

  /** `when 'a : equality and 'b :> T`. */
  protected parseConstraints(): readonly Constraint[] {
    const constraints: Constraint[] = []
    this.advance()
    do {
      const constraint = this.#constraint()
      if (constraint !== undefined) constraints.push(constraint)
    } while (this.eat('and'))
    return constraints
  }

  #constraint(): Constraint | undefined {
    const { start } = this
    if (this.kind() === '(' && this.peek(1) === '(') {
      this.unexpected('a type variable')
      return undefined
    }
    if (this.eat('(')) {
      const inner = this.#constraint()
      this.expect(')', "')'")
      return inner
    }
    const parameter = this.typeParameter()
    if (this.eat(':>')) {
      const type = this.parseType()
      return { kind: 'Subtype', type, parameter, start, end: this.lastEnd }
    }
    if (!this.expect(':', "':' or ':>'")) return undefined
    return this.#constraintKind(parameter, start)
  }

  #constraintKind(parameter: TypeParameter, start: number): Constraint | undefined {
    const done = (kind: Exclude<Constraint['kind'], 'Subtype' | 'Member' | 'Enumeration'>): Constraint => {
      this.advance()
      return { kind, parameter, start, end: this.lastEnd }
    }
    switch (this.kind() as string) {
      case 'struct':
        return done('Struct')
      case 'null':
        return done('Null')
      case '(':
        return this.#memberConstraint(parameter, start)
      case 'delegate':
        return this.#argumentConstraint(parameter, start)
      case 'ident':
        if (this.text === 'equality') return done('Equality')
        if (this.text === 'comparison') return done('Comparison')
        if (this.text === 'unmanaged') return done('Unmanaged')
        if (this.text === 'enum') return this.#argumentConstraint(parameter, start)
        if (this.text === 'not' && this.peek(1) === 'struct') {
          this.advance()
          return done('NotStruct')
        }
    }
    this.unexpected("a constraint, such as 'equality'")
    return undefined
  }

  /** `enum<'b>`; `delegate<'b, 'c>` is refused. */
  #argumentConstraint(parameter: TypeParameter, start: number): Constraint | undefined {
    const word = this.range
    const isEnum = this.kind() === 'ident'
    if (!isEnum) this.advance()
    const type = this.parseType()
    if (isEnum && type.kind === 'Name' && type.arguments.length === 1)
      return { kind: 'Enumeration', type: type.arguments[0]!, parameter, start, end: this.lastEnd }
    this.report(catalog.unsupported(word, 'This constraint is'))
    return undefined
  }

  /** `(new : unit -> 'a)`, `(static member (+) : 'a * 'a -> 'a)`. */
  #memberConstraint(parameter: TypeParameter, start: number): Constraint {
    const open = this.range
    this.advance()
    if (this.eat('new')) {
      this.expect(':', "':'")
      this.parseType()
      this.close(')', open)
      return { kind: 'DefaultConstructor', parameter, start, end: this.lastEnd }
    }
    const isStatic = this.eat('static')
    this.eat('member')
    const name = this.memberName()
    this.expect(':', "':'")
    const type = this.parseType()
    if (this.eat('with')) this.skipRest()
    this.close(')', open)
    return { kind: 'Member', isStatic, name, type, parameter, start, end: this.lastEnd }
  }

  /** `Name`, `(+)` or `(|A|B|)`. */
  protected memberName(): Ident {
    return this.operatorName() ?? this.ident('a name')
  }

  /** `(+)`, `(|A|_|)`: an operator or active pattern as a name; undefined if none stands here. */
  protected operatorName(): Ident | undefined {
    if (this.kind() !== '(') return undefined
    const { start } = this
    const next = this.peek(1)
    if (next === '|') return this.#activePatternName()
    if (this.peek(2) !== ')' || !isOperatorKind(next)) return undefined
    this.advance()
    const symbol = next === 'op' || next === 'prefix' ? this.text : next
    this.advance()
    this.advance()
    return { name: symbol, start, end: this.lastEnd }
  }

  #activePatternName(): Ident | undefined {
    const { start } = this
    let by = 1
    let name = '|'
    while (this.peek(by) === '|' && (this.peek(by + 1) === 'ident' || this.peek(by + 1) === '_')) {
      const index = this.indices[this.at + by + 1]!
      name += `${this.peek(by + 1) === '_' ? '_' : this.tokens.texts[index]!}|`
      by += 2
    }
    if (by === 1 || this.peek(by) !== '|' || this.peek(by + 1) !== ')') return undefined
    for (let i = 0; i < by + 2; i++) this.advance()
    return { name, start, end: this.lastEnd }
  }

  /** Reports F# that is not supported. */
  protected refuse(at: catalog.Range, what: string, help?: string): void {
    this.findings.push(catalog.unsupported(at, what, help))
  }
}

/** What a written unit is the product of. */
export function factorsOf(type: TypeExpr): readonly Factor[] {
  if (type.kind === 'Name')
    return [...type.arguments.flatMap(factorsOf), { unit: { ...type, arguments: [] }, power: 1 }]
  if (type.kind === 'Variable' || type.kind === 'Wildcard') return [{ unit: type, power: 1 }]
  if (type.kind === 'Tuple') return type.items.flatMap(factorsOf)
  return type.kind === 'Measure' ? type.factors : []
}

/** The type of an optional parameter. */
function optionOf(type: TypeExpr): TypeExpr {
  const { start, end } = type
  return { kind: 'Name', path: [{ name: 'option', start, end }], arguments: [type], start, end }
}
