/** From text to tree: the lexer, the layout and the parser one after the other. Never throws; always a tree. */
import { type Diagnostic, SourceFile } from '@fsrs/compiler'

import type {
  Attribute,
  Binding,
  ExceptionItem,
  Expr,
  File,
  Item,
  LoadItem,
  LongIdent,
  Member,
  TypeDefinition,
  TypeExpr,
} from './ast.ts'
import { layOut } from './layout.ts'
import { tokenize } from './lexer.ts'
import { MemberParser } from './parser-members.ts'
import { endsBlock } from './parser-token-kinds.ts'
import { type Range, type SyntaxFinding, toDiagnostic, unexpected, useInModule } from './syntax-catalog.ts'
import { beginsMember } from './tokens.ts'
import type { Tokens } from './tokens.ts'

/** Findings beyond these are not worth reading, and random bytes have one each. */
const MAX_DIAGNOSTICS = 200

/** What parsing answers: the tree, and what is wrong with the text, in its order. */
export interface ParsedFile {
  readonly file: File
  /** Every identifier in the text. */
  readonly names: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Parses a source file. @param path names the file in diagnostics */
export function parseFile(path: string, text: string): ParsedFile {
  const { parser, findings, tokens } = begin(text, path)
  const file = parser.parseFile(text.length)
  return { file, names: tokens.names, diagnostics: inOrder(findings, path, text) }
}

/** What parsing a type answers. */
export interface ParsedType {
  readonly type: TypeExpr
  readonly diagnostics: readonly Diagnostic[]
}

/** Parses one type, such as `'a list -> ('a -> 'b) -> 'b list when 'a : equality`. */
export function parseType(text: string): ParsedType {
  const { parser, findings } = begin(text)
  const type = parser.parseWholeType()
  return { type, diagnostics: inOrder(findings, '', text) }
}

function begin(
  text: string,
  path = '',
): {
  readonly parser: FileParser
  readonly findings: SyntaxFinding[]
  readonly tokens: Tokens
} {
  const findings: SyntaxFinding[] = []
  const tokens = tokenize(text, findings, path)
  const laidOut = layOut(tokens, findings)
  return { parser: new FileParser(tokens, laidOut, findings), findings, tokens }
}

function inOrder(findings: SyntaxFinding[], path: string, text: string): readonly Diagnostic[] {
  if (findings.length === 0) return []
  // What the lexer, the layout and the parser found, in the order of the text.
  const source = new SourceFile(path, text)
  findings.sort((a, b) => a.start - b.start)
  return findings.slice(0, MAX_DIAGNOSTICS).map((finding) => toDiagnostic(finding, source))
}

/**
 * Files and modules: the last of the classes that share the work, each of which adds its part of the grammar to those
 * beneath it: cursor, types, patterns, bindings, blocks, interpolation, brackets, braces, atoms, keywords, expressions,
 * members.
 */
class FileParser extends MemberParser {
  parseFile(length: number): File {
    while (this.kind() === 'SEP' || this.kind() === ';') this.advance()
    const mark = this.mark()
    const attributes = this.kind() === '[<' ? this.parseAttributes() : []
    const head = this.#fileHead()
    if (head === undefined) this.reset(mark)
    const items = this.#items()
    const { name, isNamespace, isRec } = head ?? { name: undefined, isNamespace: false, isRec: false }
    const own = head === undefined ? [] : attributes
    return { name, isNamespace, isRec, attributes: own, items, start: 0, end: length }
  }

  parseWholeType(): TypeExpr {
    const type = this.parseTypeWithConstraints()
    if (this.kind() !== 'eof') this.unexpected('the end of the type')
    return type
  }

  /** `module A.B` without `=`, or `namespace A.B`. */
  #fileHead(): { readonly name: LongIdent; readonly isNamespace: boolean; readonly isRec: boolean } | undefined {
    const isNamespace = this.kind() === 'namespace'
    if (!isNamespace && this.kind() !== 'module') return undefined
    this.advance()
    this.parseAccess()
    const isRec = this.eat('rec')
    if (isNamespace && this.eat('global')) return undefined
    const name = this.longIdent(isNamespace ? 'the name of the namespace' : 'the name of the module')
    if (this.kind() === '=') return undefined
    return { name, isNamespace, isRec }
  }

  /** Whether the last item was a definition that ends with `in`, behind which no separator stands. */
  #hasEndedWithIn = false

  /** Whether a member outside of a type has been reported: those that follow belong to the same lost type. */
  #isAmongStray = false

  #strayMember(): void {
    if (!this.#isAmongStray) this.unexpected('a definition or an expression')
    this.#isAmongStray = true
    this.skipStatement()
  }

  #items(): Item[] {
    const items: Item[] = []
    for (;;) {
      while (this.kind() === 'SEP' || this.kind() === ';' || this.kind() === ';;') this.advance()
      if (endsBlock(this.kind())) {
        if (this.kind() === 'eof' || this.kind() === 'END' || this.depth > 0) return items
        this.advance()
        continue
      }
      this.statement = this.indices[this.at]!
      if (beginsMember(this.kind())) {
        this.#strayMember()
        continue
      }
      const item = this.#item()
      if (item?.kind === 'Types') this.#isAmongStray = false
      if (item !== undefined) items.push(item)
      const isDone = this.#hasEndedWithIn
      this.#hasEndedWithIn = false
      if (isDone || this.kind() === 'SEP' || this.kind() === ';' || endsBlock(this.kind())) continue
      if (!this.isRestOfFailed()) this.unexpected('the end of the line or an operator')
      this.skipStatement()
    }
  }

  #item(): Item | undefined {
    const { start } = this
    const attributes = this.kind() === '[<' ? this.parseAttributes() : []
    if (this.kind() === 'SEP' && attributes.length > 0) this.advance()
    switch (this.kind() as string) {
      case 'let':
      case 'use':
        return this.#let(attributes, start)
      case 'type':
        return this.#types(attributes, start)
      case 'exception':
        return this.#exception(attributes, start)
      case 'module':
        return this.#module(attributes, start)
      case 'namespace':
        return this.#lateNamespace()
      case 'open':
        return this.#open(start)
      case 'load':
        return this.#load(start)
      case 'extern':
        this.refuse(this.range, "'extern' is", 'A script can only call what its host registered.')
        this.skipItem()
        return undefined
    }
    return this.#do(start)
  }

  #let(attributes: readonly Attribute[], start: number): Item {
    const keyword = this.range
    const isUse = this.kind() === 'use'
    const { column } = this
    this.advance()
    const isRec = this.eat('rec')
    const bindings: Binding[] = this.parseBindings(attributes, keyword)
    const range = { start, end: this.lastEnd }
    if (!this.eat('in')) {
      if (isUse) this.report(useInModule(keyword))
      return { kind: 'Let', isRec, bindings, ...range }
    }
    // `let x = 1 in` with the next line in its column is a definition like any other: what follows sees it.
    if (!isUse && this.column <= column) {
      this.#hasEndedWithIn = true
      return { kind: 'Let', isRec, bindings, ...range }
    }
    // Else it is an expression, whose body is all that follows in the block: no type or module can stand there.
    const body = this.parseBlockItems(`an expression behind 'in'`, keyword)
    const expr: Expr = { kind: 'Let', isRec, keyword: isUse ? 'use' : 'let', bindings, body, start, end: this.lastEnd }
    return { kind: 'Do', expr, hasDo: false, start, end: this.lastEnd }
  }

  #types(attributes: readonly Attribute[], start: number): Item {
    let keyword: Range = this.range
    this.advance()
    const definitions: TypeDefinition[] = [this.parseTypeDefinition(attributes, keyword)]
    for (;;) {
      if (this.kind() === 'SEP' && this.peek(1) === 'and') this.advance()
      if (this.kind() !== 'and') return { kind: 'Types', definitions, start, end: this.lastEnd }
      keyword = this.range
      this.advance()
      definitions.push(this.parseTypeDefinition([], keyword))
    }
  }

  #exception(attributes: readonly Attribute[], start: number): ExceptionItem {
    this.advance()
    const access = this.parseAccess()
    const name = this.ident('the name of the exception')
    const fields = this.eat('of') ? this.parseCaseFields() : []
    const alias = this.eat('=') ? this.longIdent('another exception') : undefined
    const members = this.#exceptionMembers()
    return { kind: 'Exception', attributes, access, name, fields, alias, members, start, end: this.lastEnd }
  }

  #exceptionMembers(): readonly Member[] {
    if (this.kind() === 'SEP' && this.peek(1) === 'with') this.advance()
    if (!this.eat('with')) return []
    const hasBlock = this.eat('BEGIN')
    const members = this.parseMembers()
    if (hasBlock) this.endBlock()
    return members
  }

  #module(attributes: readonly Attribute[], start: number): Item | undefined {
    const keyword = this.range
    this.advance()
    const access = this.parseAccess()
    const isRec = this.eat('rec')
    const name = this.ident('the name of the module')
    if (!this.eat('=')) {
      this.unexpected("'=' and the content of the module", undefined, {
        ...keyword,
        message: 'this module has no content',
      })
      this.skipItem()
      return undefined
    }
    const hasBlock = this.eat('BEGIN')
    const target = this.#aliasTarget()
    if (target !== undefined) {
      if (hasBlock) this.endBlock()
      return { kind: 'ModuleAlias', name, target, start, end: this.lastEnd }
    }
    const items = this.#moduleContent(keyword)
    if (hasBlock) this.endBlock()
    return { kind: 'Module', attributes, access, isRec, name, items, start, end: this.lastEnd }
  }

  #moduleContent(keyword: Range): readonly Item[] {
    if (this.kind() === 'MISSING' && this.peek(1) === 'END') {
      this.advance()
      return []
    }
    const { range } = this
    const hasBegin = this.eat('begin')
    if (this.kind() === 'END') {
      this.unexpected('the content of this module', undefined, { ...keyword, message: 'it belongs to this' })
      return []
    }
    const items = this.enter() ? this.#items() : []
    if (items.length === 0) this.skipRest()
    this.depth--
    if (hasBegin) this.close('end', range)
    return items
  }

  /** `A.B.C` alone behind `module M =`. */
  #aliasTarget(): LongIdent | undefined {
    let by = 0
    if (this.peek(by) !== 'ident') return undefined
    while (this.peek(by + 1) === '.' && this.peek(by + 2) === 'ident') by += 2
    return this.peek(by + 1) === 'END' ? this.longIdent('a module') : undefined
  }

  #lateNamespace(): undefined {
    this.refuse(this.range, 'A namespace that does not begin the file is', 'Write one namespace, as the first line.')
    this.skipItem()
    return undefined
  }

  #open(start: number): Item {
    this.advance()
    const isType = this.eat('type')
    this.eat('global')
    this.eat('.')
    if (this.kind() !== 'ident') {
      const at = { start, end: this.lastEnd }
      this.report(unexpected(at, this.foundText(), 'the name of a module'))
      this.skipItem()
      return {
        kind: 'Open',
        path: [{ name: '', start: this.lastEnd, end: this.lastEnd }],
        isType,
        start,
        end: this.lastEnd,
      }
    }
    const path = this.longIdent('the name of a module')
    if (isType && this.kind() === '<') this.typeArguments()
    return { kind: 'Open', path, isType, start, end: this.lastEnd }
  }

  #load(start: number): LoadItem {
    this.advance()
    const paths: LoadItem['paths'][number][] = []
    while (this.kind() === 'literal') {
      const { range } = this
      const literal = this.parseLiteral()
      if (literal.type === 'string') paths.push({ path: literal.value, ...range })
    }
    if (paths.length === 0) this.unexpected('the path of a file, as in #load "lib.fsrs"')
    return { kind: 'Load', paths, start, end: this.lastEnd }
  }

  #do(start: number): Item {
    const hasDo = this.kind() === 'do'
    if (hasDo) {
      const keyword = this.range
      this.advance()
      const expr = this.parseBody("an expression behind 'do'", keyword)
      return { kind: 'Do', expr, hasDo, start, end: this.lastEnd }
    }
    const expr = this.parseStatement()
    return { kind: 'Do', expr, hasDo, start, end: this.lastEnd }
  }
}
