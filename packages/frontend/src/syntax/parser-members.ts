import type {
  Access,
  Attribute,
  CaseField,
  Expr,
  Ident,
  Member,
  Pattern,
  PrimaryConstructor,
  RecordFieldDefinition,
  TypeDefinition,
  TypeExpr,
  TypeRepresentation,
  UnionCaseDefinition,
} from './ast.ts'
import { hasAttribute } from './attributes.ts'
import { ExpressionParser } from './parser-expressions.ts'
import { endsBlock } from './parser-token-kinds.ts'
import * as catalog from './syntax-catalog.ts'
import type { Range } from './syntax-catalog.ts'

/** What stands before the keyword of a member. */
interface MemberHead extends Range {
  readonly attributes: readonly Attribute[]
  readonly isStatic: boolean
}

/** Type definitions and what they contain. */
export abstract class MemberParser extends ExpressionParser {
  /** `A<'a> = …`, behind `type` or `and`. */
  protected parseTypeDefinition(outer: readonly Attribute[], keyword: Range): TypeDefinition {
    const { start } = this
    const attributes = [...outer, ...this.parseAttributes()]
    const access = this.parseAccess()
    const leading = this.kind() === '(' ? this.#leadingParameters() : this.#singleParameter()
    const name = this.longIdent('the name of a type')
    const { parameters, constraints } = this.typeParameters()
    const more = this.kind() === 'when' ? this.parseConstraints() : []
    const constructor = this.#primaryConstructor()
    const body = this.#typeBody(name.at(-1)!, constructor, keyword)
    return {
      attributes,
      access,
      name,
      parameters: [...leading, ...parameters],
      constraints: [...constraints, ...more],
      ...body,
      start,
      end: this.lastEnd,
    }
  }

  /** `type ('a, 'b) T`. */
  #leadingParameters(): TypeDefinition['parameters'] {
    const open = this.range
    this.advance()
    const parameters = [this.typeParameter()]
    while (this.eat(',')) parameters.push(this.typeParameter())
    this.close(')', open)
    return parameters
  }

  /** `type 'a T`. */
  #singleParameter(): TypeDefinition['parameters'] {
    return this.kind() === 'type-variable' ? [this.typeParameter()] : []
  }

  #primaryConstructor(): PrimaryConstructor | undefined {
    const { start } = this
    const access = this.parseAccess()
    if (this.kind() !== '(') return undefined
    const parameters = this.parseAtomicPattern()
    const self = this.eat('as') ? this.ident('a name for the object') : undefined
    return { access, parameters, self, start, end: this.lastEnd }
  }

  #typeBody(
    name: Ident,
    constructor: PrimaryConstructor | undefined,
    keyword: Range,
  ): Pick<TypeDefinition, 'representation' | 'members'> {
    let representation: TypeRepresentation = { kind: 'Augmentation' }
    const members: Member[] = []
    if (this.eat('=')) {
      if (this.kind() === 'BEGIN' && this.peek(1) === 'MISSING') {
        this.parseBody('', keyword)
        this.findings.push(catalog.emptyType(name))
        representation = { kind: 'Error' }
      } else {
        const hasBlock = this.eat('BEGIN')
        representation = this.#representation(constructor, keyword)
        members.push(...this.parseMembers())
        if (hasBlock) this.endBlock()
      }
    } else if (constructor !== undefined) {
      representation = { kind: 'Class', constructor, definitionKind: 'inferred' }
    }
    if (this.kind() === 'SEP' && this.peek(1) === 'with') this.advance()
    if (this.eat('with')) members.push(...this.#augmentation())
    return { representation, members }
  }

  #augmentation(): readonly Member[] {
    const hasBlock = this.eat('BEGIN')
    const members = this.parseMembers()
    if (hasBlock) this.endBlock()
    this.eat('end')
    return members
  }

  #representation(constructor: PrimaryConstructor | undefined, keyword: Range): TypeRepresentation {
    if (constructor !== undefined && !this.isKindedBody())
      return { kind: 'Class', constructor, definitionKind: 'inferred' }
    if (this.#startsMember()) return { kind: 'Class', constructor, definitionKind: 'inferred' }
    const attributes = this.kind() === '[<' ? this.parseAttributes() : []
    const access = this.parseAccess()
    switch (this.kind() as string) {
      case '{':
        return this.#record(access)
      case '|':
        return this.#cases(access, attributes)
      case 'class':
      case 'struct':
      case 'interface':
        if (this.isKindedBody()) return this.#kinded(constructor)
        break
      case 'delegate': {
        this.advance()
        if (this.kind() === 'ident' && this.text === 'of') this.advance()
        else this.expect('of', "'of'")
        return { kind: 'Delegate', takesTuple: this.#isParenthesizedParameter(), type: this.parseType() }
      }
      case 'END':
      case 'SEP':
        this.unexpected('the definition of this type', undefined, { ...keyword, message: 'it belongs to this' })
        return { kind: 'Error' }
    }
    if (this.kind() === 'ident' && (this.peek(1) === 'of' || this.peek(1) === '|'))
      return this.#cases(access, attributes)
    if (this.kind() === 'ident' && this.peek(1) === '=') return this.#cases(access, attributes)
    const isOneWord = this.kind() === 'ident' && this.peek(1) === 'SEP' && this.peek(2) === '|'
    if (isOneWord) return this.#cases(access, attributes)
    return { kind: 'Abbreviation', type: this.parseTypeWithConstraints() }
  }

  /** `delegate of (a * b) -> c` has one parameter, a tuple. */
  #isParenthesizedParameter(): boolean {
    let depth = 0
    let by = 0
    do {
      const kind = this.peek(by++)
      if (kind === '(') depth++
      else if (kind === ')') depth--
      else if (kind === 'END' || kind === 'eof') return false
    } while (depth > 0)
    return by > 1 && this.peek(by) === '->'
  }

  #kinded(constructor: PrimaryConstructor | undefined): TypeRepresentation {
    const kind = this.kind()
    // The members between the brackets belong to the definition: they are read by `parseMembers`, which ends at `end`.
    this.#kindedMembers.push(this.range)
    this.advance()
    const definitionKind = kind === 'struct' || kind === 'interface' ? kind : 'class'
    return { kind: 'Class', constructor, definitionKind }
  }

  readonly #kindedMembers: Range[] = []

  #record(access: Access): TypeRepresentation {
    const open = this.range
    this.advance()
    const fields: RecordFieldDefinition[] = []
    for (;;) {
      while (this.kind() === ';' || this.kind() === 'SEP') this.advance()
      if (endsBlock(this.kind())) break
      const before = this.at
      fields.push(this.#recordField())
      if (this.kind() !== ';' && this.kind() !== 'SEP' && !endsBlock(this.kind())) {
        this.unexpected("';' or a new line before the next field")
        this.skipItem(true)
      }
      if (this.at === before) this.advance()
    }
    this.close('}', open)
    return { kind: 'Record', access, fields }
  }

  #recordField(): RecordFieldDefinition {
    const { start } = this
    const attributes = this.parseAttributes()
    const isMutable = this.eat('mutable')
    const access = this.parseAccess()
    const name = this.ident('the name of a field')
    const hasType = this.expect(':', "':' and the type of this field")
    const type: TypeExpr = hasType ? this.parseType() : { kind: 'Error', start: this.lastEnd, end: this.lastEnd }
    return { attributes, access, isMutable, name, type, start, end: this.lastEnd }
  }

  /** Cases of a union, or of an enum if the first has a value. */
  #cases(access: Access, first: readonly Attribute[]): TypeRepresentation {
    this.eat('|')
    const cases: UnionCaseDefinition[] = []
    const values: { name: Ident; value: Expr | undefined }[] = []
    let isEnum = false
    do {
      const unionCase = this.#case(cases.length === 0 ? first : [])
      cases.push(unionCase)
      // With fields it is a case of a union: what stands behind them is reported as anything else would be.
      const hasValue = unionCase.fields.length === 0 && this.eat('=')
      isEnum ||= hasValue
      values.push({ name: unionCase.name, value: hasValue ? this.parseExpr() : undefined })
    } while (this.#nextCase())
    return isEnum ? { kind: 'Enum', cases: values } : { kind: 'Union', access, cases }
  }

  #nextCase(): boolean {
    if (this.kind() === 'SEP' && this.peek(1) === '|') this.advance()
    return this.eat('|')
  }

  #case(outer: readonly Attribute[]): UnionCaseDefinition {
    const { start } = this
    const attributes = [...outer, ...this.parseAttributes()]
    const name = this.kind() === '(' ? this.memberName() : this.ident('the name of a case')
    const fields = this.eat('of') ? this.parseCaseFields() : []
    return { attributes, name, fields, start, end: this.lastEnd }
  }

  /** `int * name: string`, behind `of`. */
  protected parseCaseFields(): readonly CaseField[] {
    const fields: CaseField[] = []
    do {
      const { start } = this
      const isNamed = this.kind() === 'ident' && this.peek(1) === ':'
      const name = isNamed ? this.ident('a name') : undefined
      if (isNamed) this.advance()
      fields.push({ name, type: this.parseFieldType(), start, end: this.lastEnd })
    } while (this.eat('*'))
    return fields.slice()
  }

  // ------------------------------------------------------------------------------------------------- members

  #startsMember(): boolean {
    switch (this.kind() as string) {
      case 'member':
      case 'override':
      case 'default':
      case 'abstract':
      case 'static':
      case 'val':
      case 'inherit':
      case 'let':
      case 'do':
        return true
      case 'new':
        return true
      case 'interface':
        return !this.isKindedBody()
      case '[<':
        return this.#attributesPrecedeMember()
      default:
        return false
    }
  }

  #attributesPrecedeMember(): boolean {
    for (let by = 1; by < 64; by++) {
      const kind = this.peek(by)
      if (kind === '>]' && this.peek(by + 1) !== '[<') {
        const next = this.peek(by + 1)
        return next !== 'ident' && next !== '|' && next !== '{'
      }
    }
    return false
  }

  protected parseMembers(): readonly Member[] {
    const members: Member[] = []
    if (!this.enter()) this.skipRest()
    this.#readMembers(members)
    this.depth--
    return members
  }

  #readMembers(members: Member[]): void {
    for (;;) {
      while (this.kind() === 'SEP' || this.kind() === ';') this.advance()
      const kinded = this.#kindedMembers.at(-1)
      if (kinded !== undefined && (this.kind() === 'end' || this.isMissingCloser())) {
        this.#kindedMembers.pop()
        this.close('end', kinded)
        continue
      }
      if (endsBlock(this.kind()) || this.kind() === 'with') return
      if (!this.#startsMember()) {
        this.unexpected('a member')
        this.skipItem()
        if (this.kind() !== 'SEP') return
        continue
      }
      members.push(...this.#member())
      if (this.kind() === 'SEP' || this.kind() === ';' || endsBlock(this.kind()) || this.kind() === 'with') continue
      this.unexpected('the end of the line')
      this.skipItem()
    }
  }

  #member(): readonly Member[] {
    const { start } = this
    const attributes = this.parseAttributes()
    if (this.kind() === 'SEP') this.advance()
    const isStatic = this.eat('static')
    const head: MemberHead = { attributes, isStatic, start, end: start }
    switch (this.kind() as string) {
      case 'member':
      case 'override':
      case 'default':
        return this.#memberOf(head)
      case 'abstract':
        return [this.#abstract(head)]
      case 'let':
        return [this.#let(head)]
      case 'do':
        return [this.#do(head)]
      case 'inherit':
        return [this.#inherit(head)]
      case 'interface':
        return [this.#interface(head)]
      case 'new':
        return [this.#explicitConstructor(head)]
      case 'val':
        return [this.#val(head)]
    }
    this.unexpected('a member')
    return []
  }

  #memberOf(head: MemberHead): readonly Member[] {
    const keyword = this.range
    const kind = this.kind()
    const modifier = kind === 'override' || kind === 'default' ? kind : 'member'
    this.advance()
    if (this.kind() === 'val') return [this.#autoProperty(head, modifier)]
    let isInline = this.eat('inline')
    const access = this.parseAccess()
    if (this.eat('inline')) isInline = true
    const { self, name } = this.#memberNames()
    const { parameters: typeParameters, constraints } = this.typeParameters()
    const shared = { kind: 'Member', attributes: head.attributes, access, modifier, isStatic: head.isStatic } as const
    const named = { ...shared, isInline, self, name, typeParameters, constraints, start: head.start }
    if (this.kind() === 'with') return this.#accessors(named)
    const parameters = this.parseParameters()
    const returnType = this.#returnType()
    const accessor = parameters.length === 0 ? 'get' : 'method'
    const body = this.#memberBody(keyword)
    return [{ ...named, accessor, parameters, returnType, body, end: this.lastEnd }]
  }

  #returnType(): TypeExpr | undefined {
    return this.eat(':') ? this.parseTypeWithConstraints() : undefined
  }

  #memberBody(keyword: Range): Expr {
    if (this.eat('=')) return this.parseBody('the body of this member', keyword)
    const before = this.lastEnd
    this.unexpected("'=' and the body of this member", undefined, { ...keyword, message: 'this member has no body' })
    if (this.kind() !== 'SEP' && !endsBlock(this.kind())) this.skipItem()
    return this.errorExpr(before)
  }

  /** `this.Name`, `_.Name`, `Name`. */
  #memberNames(): { readonly self: Ident | undefined; readonly name: Ident } {
    const { start, end } = this
    const isBase = this.kind() === 'base'
    if (isBase) this.report(catalog.unexpected(this.range, "'base'", 'a name for the object', SELF_NAMES))
    if ((this.kind() === '_' || isBase) && this.peek(1) === '.') {
      this.advance()
      this.advance()
      return { self: { name: '_', start, end }, name: this.memberName() }
    }
    const first = this.memberName()
    if (!this.eat('.')) return { self: undefined, name: first }
    return { self: first, name: this.memberName() }
  }

  /** `with get () = … and set value = …`. */
  #accessors(
    named: Omit<Extract<Member, { kind: 'Member' }>, 'accessor' | 'parameters' | 'returnType' | 'body' | 'end'>,
  ): readonly Member[] {
    const members: Member[] = []
    let isValid = true
    this.advance()
    do {
      const keyword = this.range
      const isInline = this.eat('inline')
      const access = this.parseAccess()
      const isSetter = this.kind() === 'ident' && this.text === 'set'
      if (!isSetter && !(this.kind() === 'ident' && this.text === 'get')) {
        this.unexpected("'get' or 'set'")
        this.skipItem()
        return members
      }
      const { range } = this
      this.advance()
      const parameters = this.parseParameters().filter((each) => isSetter || !isUnit(each))
      if (isSetter && parameters.length === 0) {
        this.report(catalog.setterWithoutValue(range, named.name.name))
        isValid = false
      }
      const returnType = this.#returnType()
      const body = this.#memberBody(keyword)
      const accessor = isSetter ? 'set' : 'get'
      const own = { isInline: named.isInline || isInline, access: access === 'public' ? named.access : access }
      members.push({ ...named, ...own, accessor, parameters, returnType, body, end: this.lastEnd })
      if (this.kind() === 'SEP' && this.peek(1) === 'and') this.advance()
    } while (this.eat('and'))
    return isValid ? members : []
  }

  /** `member val Name : T = e with get, set`. */
  #autoProperty(head: MemberHead, modifier: 'member' | 'override' | 'default'): Member {
    this.advance()
    this.parseAccess()
    const name = this.ident('the name of the property')
    const type = this.#returnType()
    const value = this.#memberBody(head)
    const { hasSet } = this.#accessorNames()
    return {
      kind: 'AutoProperty',
      isStatic: head.isStatic,
      modifier,
      name,
      type,
      value,
      hasSet,
      start: head.start,
      end: this.lastEnd,
    }
  }

  /** `with get, set`. */
  #accessorNames(): { readonly hasGet: boolean; readonly hasSet: boolean } {
    if (!this.eat('with')) return { hasGet: false, hasSet: false }
    let hasGet = false
    let hasSet = false
    do {
      this.parseAccess()
      if (this.kind() === 'ident' && this.text === 'get') hasGet = true
      else if (this.kind() === 'ident' && this.text === 'set') hasSet = true
      else this.unexpected("'get' or 'set'")
      if (this.kind() === 'ident') this.advance()
    } while (this.eat(','))
    return { hasGet, hasSet }
  }

  #abstract(head: MemberHead): Member {
    this.advance()
    this.eat('member')
    this.parseAccess()
    const name = this.memberName()
    const { parameters: typeParameters, constraints } = this.typeParameters()
    this.expect(':', "':' and the type of this member")
    const type = this.parseSignature()
    const { hasGet, hasSet } = this.#accessorNames()
    const { attributes, isStatic, start } = head
    return {
      kind: 'Abstract',
      attributes,
      isStatic,
      name,
      typeParameters,
      constraints,
      type,
      hasGet,
      hasSet,
      start,
      end: this.lastEnd,
    }
  }

  #let(head: MemberHead): Member {
    const keyword = this.range
    this.advance()
    const isRec = this.eat('rec')
    const bindings = this.parseBindings(head.attributes, keyword)
    return { kind: 'Let', isStatic: head.isStatic, isRec, bindings, start: head.start, end: this.lastEnd }
  }

  #do(head: MemberHead): Member {
    const keyword = this.range
    this.advance()
    const expr = this.parseBody("an expression behind 'do'", keyword)
    return { kind: 'Do', isStatic: head.isStatic, expr, start: head.start, end: this.lastEnd }
  }

  #inherit(head: MemberHead): Member {
    this.advance()
    const type = this.parseType()
    const argument = this.kind() === '(' ? this.parseExpr() : undefined
    if (this.eat('as')) this.ident('a name')
    return { kind: 'Inherit', type, argument, start: head.start, end: this.lastEnd }
  }

  #interface(head: MemberHead): Member {
    this.advance()
    const type = this.parseType()
    const members = this.eat('with') ? this.#augmentation() : []
    return { kind: 'Interface', type, members, start: head.start, end: this.lastEnd }
  }

  #explicitConstructor(head: MemberHead): Member {
    const keyword = this.range
    this.advance()
    const access = this.parseAccess()
    const parameters: Pattern = this.parseAtomicPattern()
    const self = this.eat('as') ? this.ident('a name for the object') : undefined
    const body = this.#memberBody(keyword)
    const then = this.kind() === 'then' ? this.#then() : undefined
    return { kind: 'Constructor', access, parameters, self, body, then, start: head.start, end: this.lastEnd }
  }

  /** `then …` behind the object that a constructor makes. */
  #then(): Expr {
    const keyword = this.range
    this.advance()
    return this.parseBody("an expression behind 'then'", keyword)
  }

  #val(head: MemberHead): Member {
    this.advance()
    const isMutable = this.eat('mutable')
    const access = this.parseAccess()
    const name = this.ident('the name of a field')
    this.expect(':', "':' and the type of this field")
    const type = this.parseType()
    const hasDefault = hasAttribute(head.attributes, 'DefaultValue')
    const { isStatic, start } = head
    return { kind: 'Val', access, isStatic, isMutable, hasDefault, name, type, start, end: this.lastEnd }
  }
}

const SELF_NAMES = 'Write `this`, or `_` where it is not used; `base` calls what the class inherits.'

function isUnit(pattern: Pattern): boolean {
  return pattern.kind === 'Const' && pattern.value.type === 'unit'
}
