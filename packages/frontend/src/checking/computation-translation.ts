/** The translation of a computation's text into calls of its builder's methods, F# language specification 6.3.10. */
import type { Binding, Clause, Expr, Ident, Node, Pattern } from '../syntax/ast.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import {
  funExpr,
  letExpr,
  nameExpr,
  namePattern,
  thunkExpr,
  tupleExpr,
  tuplePattern,
  unitExpr,
} from '../syntax/computation-syntax.ts'
import { hasYield } from './collect.ts'
import { translateOperations } from './custom-operations.ts'
import type { Operations } from './custom-operations.ts'

/** What a builder offers. */
export interface Builder {
  readonly has: (method: string) => boolean
  /** Its custom operations, by their names in the text. */
  readonly operations: Operations
}

/** Most sources that F# binds or merges with one call. */
const MAX_SOURCES = 5

const STATEMENTS = 'several statements'

/** One computation being translated. */
export class Translation {
  readonly #c: Checker
  readonly #builder: Expr
  readonly has: Builder['has']
  readonly operations: Operations
  #yieldsImplicitly = false
  readonly #missing = new Map<string, { readonly at: Node; readonly construct: string }>()

  constructor(c: Checker, builder: Expr, { has, operations }: Builder) {
    this.#c = c
    this.#builder = builder
    this.has = has
    this.operations = operations
  }

  whole(body: Expr): Expr {
    this.#yieldsImplicitly = ['Yield', 'Combine', 'Delay'].every(this.has) && !hasYield(body)
    let result = this.block(body)
    if (this.has('Delay')) result = this.call('Delay', body, 'this block', thunkExpr(result))
    if (this.has('Run')) result = this.call('Run', body, 'this block', result)
    for (const [method, { at, construct }] of this.#missing)
      this.#c.report(catalog.missingBuilderMethod(at, construct, method))
    return result
  }

  /** A call of one of the builder's methods; `construct` is what asks for it. */
  call(method: string, at: Node, construct: string, ...args: Expr[]): Expr {
    const { start, end } = at
    if (!this.has(method)) {
      this.#reportMissing(at, construct, method)
      return { kind: 'Error', parts: [], start, end }
    }
    const name: Ident = { name: method, start, end }
    const fn: Expr =
      this.#builder.kind === 'Name'
        ? { kind: 'Name', path: [...this.#builder.path, name], start, end }
        : { kind: 'Dot', target: this.#builder, name, start, end }
    const inner: Expr = args.length === 0 ? unitExpr(at) : { kind: 'Paren', inner: tupleExpr(args, at), start, end }
    return { kind: 'Apply', fn, argument: inner, isTight: true, start, end }
  }

  /** That a method is missing is said once, where the text first asks for it. */
  #reportMissing(at: Node, construct: string, method: string): void {
    const before = this.#missing.get(method)
    if (before === undefined || at.start < before.at.start) this.#missing.set(method, { at, construct })
  }

  /** Refuses what is no part of FSRS. */
  refuse(at: Node, what: string): Expr {
    this.#c.report(catalog.unsupported(at, what))
    return { kind: 'Error', parts: [], start: at.start, end: at.end }
  }

  /** What `let!`, `for` and their kin take: a builder may want to see it first. */
  source(e: Expr): Expr {
    return this.has('Source') ? this.call('Source', e, 'this', e) : e
  }

  /** What `for` goes through: a range is a sequence there. */
  items(e: Expr): Expr {
    return this.source(e.kind === 'Range' ? sequenceOf(e) : e)
  }

  /** A `let` or `let!` around what follows it, which has been translated. */
  letOf(e: Expr & { kind: 'Let' }, inner: Expr): Expr {
    if (e.keyword === 'let') return { ...e, body: inner }
    const [binding] = e.bindings
    return this.call('Bind', binding!, 'let!', this.source(binding!.body), funExpr(annotated(binding!), inner))
  }

  block(e: Expr): Expr {
    return this.#special(e) ?? this.#plain(e)
  }

  /** What a method runs when it sees fit: it takes a `Delay` beside it. */
  #delayed(method: string, at: Node, construct: string, body: Expr): Expr {
    if (this.has('Delay')) return this.call('Delay', body, construct, thunkExpr(body))
    if (this.has(method)) this.#reportMissing(at, construct, 'Delay')
    return body
  }

  #zero(at: Node): Expr {
    return this.call('Zero', at, 'a block without a value')
  }

  /** An ordinary expression at the end: run for its effect, or yielded. */
  #plain(e: Expr): Expr {
    const { start, end } = e
    const isUnit = e.kind === 'Const' && e.value.type === 'unit'
    const statement: Expr = isUnit ? this.#zero(e) : { kind: 'Sequence', items: [e, this.#zero(e)], start, end }
    if (!this.#yieldsImplicitly || isUnit) return statement
    return this.#orYielded(e, this.#zero(e), (yielded) => yielded)
  }

  /** A statement whose value is yielded, should it have one. */
  #orYielded(e: Expr, statement: Expr, combined: (yielded: Expr) => Expr): Expr {
    const { start, end } = e
    // Blanks keep the name apart from the program's.
    const value: Ident = { name: 'the value', start, end }
    const yielded = combined(this.call('Yield', e, 'a value', nameExpr(value)))
    return { kind: 'ImplicitYield', expr: e, value, statement, yielded, start, end }
  }

  /** The translation of what means something special in a computation; undefined for ordinary expressions. */
  #special(e: Expr): Expr | undefined {
    const operations = translateOperations(this, e)
    if (operations !== undefined) return operations
    switch (e.kind) {
      case 'Let':
        return this.#let(e)
      case 'Sequence':
        return this.#sequence(e.items, e)
      case 'DoBang':
        return this.#bindUnit(e, this.has('Return') ? this.call('Return', e, 'do!', unitExpr(e)) : this.#zero(e))
      case 'Return':
        return this.call('Return', e, 'return', e.expr)
      case 'ReturnBang':
        return this.call('ReturnFrom', e, 'return!', this.source(e.expr))
      case 'Yield':
        return this.call('Yield', e, 'yield', e.expr)
      case 'YieldBang':
        return this.call('YieldFrom', e, 'yield!', this.source(e.expr))
      case 'If':
        return {
          ...e,
          branches: e.branches.map((each) => ({ condition: each.condition, then: this.block(each.then) })),
          otherwise: e.otherwise === undefined ? this.#zero(e) : this.block(e.otherwise),
        }
      case 'Match':
        return this.#match(e)
      case 'ForIn':
        return this.call('For', e, 'for', this.items(e.source), funExpr(e.pattern, this.block(e.body)))
      case 'ForTo':
        return this.call('For', e, 'for', countedItems(e), funExpr(namePattern(e.variable), this.block(e.body)))
      case 'While':
        if (e.isBang) return this.block(whileBang(e))
        return this.call(
          'While',
          e,
          'while',
          thunkExpr(e.condition),
          this.#delayed('While', e, 'while', this.block(e.body)),
        )
      case 'TryWith':
        return this.#tryWith(e)
      case 'TryFinally':
        return this.#guarded('TryFinally', e, 'try … finally', thunkExpr(e.cleanup))
      case 'Paren':
        this.#c.report(catalog.parenthesizedStatement(e))
        return { kind: 'Error', parts: [e.inner], start: e.start, end: e.end }
      default:
        return undefined
    }
  }

  #bindUnit(e: Node & { readonly expr: Expr }, rest: Expr): Expr {
    const { start, end } = e
    const unit: Pattern = { kind: 'Const', value: { type: 'unit' }, start, end }
    return this.call('Bind', e, 'do!', this.source(e.expr), funExpr(unit, rest))
  }

  #let(e: Expr & { kind: 'Let' }): Expr {
    const binding = e.bindings[0]!
    switch (e.keyword) {
      case 'let':
        return { ...e, body: this.block(e.body) }
      case 'let!':
        return this.#letBang(e.bindings, e.body)
      case 'use':
        return this.call('Using', binding, 'use', binding.body, funExpr(binding.pattern, this.block(e.body)))
      case 'use!': {
        const { pattern } = binding
        const { start, end } = pattern
        const name: Ident = pattern.kind === 'Name' ? pattern.name : { name: 'the resource', start, end }
        if (pattern.kind !== 'Name' && pattern.kind !== 'Wildcard')
          this.#c.report(catalog.badDeclaration('FS1228', pattern, '`use!` binds one name.'))
        const using = this.call('Using', binding, 'use!', nameExpr(name), funExpr(pattern, this.block(e.body)))
        return this.call('Bind', binding, 'use!', this.source(binding.body), funExpr(namePattern(name), using))
      }
    }
  }

  /** `let! p = e`, and with `and!` several at once. */
  #letBang(bindings: readonly Binding[], body: Expr): Expr {
    const binding = bindings[0]!
    const count = bindings.length
    const sources = bindings.map((each) => this.source(each.body))
    const patterns = bindings.map(annotated)
    const returned = this.#returned(body)
    const [plain, returning] = count === 1 ? ['Bind', 'BindReturn'] : [`Bind${count}`, `Bind${count}Return`]
    const pattern = tuplePattern(patterns, binding)
    if (returned !== undefined && this.has(returning))
      return this.call(returning, binding, 'let!', ...sources, funExpr(pattern, returned))
    if (count === 1 || this.has(plain))
      return this.call(plain, binding, 'let!', ...sources, funExpr(pattern, this.block(body)))
    const merged = this.#merged(sources, patterns, binding)
    if (returned !== undefined && this.has('BindReturn'))
      return this.call('BindReturn', binding, 'let!', merged.source, funExpr(merged.pattern, returned))
    return this.call('Bind', binding, 'let!', merged.source, funExpr(merged.pattern, this.block(body)))
  }

  /** Sources that are merged with as few calls as the builder allows. */
  #merged(sources: readonly Expr[], patterns: readonly Pattern[], at: Node): { source: Expr; pattern: Pattern } {
    if (sources.length === 1) return { source: sources[0]!, pattern: patterns[0]! }
    let most = MAX_SOURCES
    while (most > 2 && !this.has(`MergeSources${most}`)) most--
    const merge = (items: readonly Expr[]): Expr =>
      this.call(items.length === 2 ? 'MergeSources' : `MergeSources${items.length}`, at, 'and!', ...items)
    if (sources.length <= most && (sources.length === 2 || this.has(`MergeSources${sources.length}`)))
      return { source: merge(sources), pattern: tuplePattern(patterns, at) }
    const last = this.#merged(sources.slice(most - 1), patterns.slice(most - 1), at)
    return {
      source: merge([...sources.slice(0, most - 1), last.source]),
      pattern: tuplePattern([...patterns.slice(0, most - 1), last.pattern], at),
    }
  }

  /** What is returned, if returning is all that is left to do in the computation. */
  #returned(e: Expr): Expr | undefined {
    switch (e.kind) {
      case 'Return':
        return e.expr
      case 'Paren':
        return this.#returned(e.inner)
      case 'Let': {
        const body = e.keyword === 'let' ? this.#returned(e.body) : undefined
        return body && { ...e, body }
      }
      case 'Sequence': {
        const before = e.items.slice(0, -1)
        const last = before.every(isOrdinary) ? this.#returned(e.items.at(-1)!) : undefined
        return last && { ...e, items: [...before, last] }
      }
      case 'If': {
        const otherwise = e.otherwise && this.#returned(e.otherwise)
        if (otherwise === undefined) return undefined
        const branches = e.branches.flatMap((each) => {
          const then = this.#returned(each.then)
          return then === undefined ? [] : [{ condition: each.condition, then }]
        })
        return branches.length === e.branches.length ? { ...e, branches, otherwise } : undefined
      }
      case 'Match': {
        const clauses = e.clauses.flatMap((each) => {
          const body = this.#returned(each.body)
          return body === undefined ? [] : [{ ...each, body }]
        })
        return !e.isBang && clauses.length === e.clauses.length ? { ...e, clauses } : undefined
      }
      default:
        return undefined
    }
  }

  #sequence(items: readonly Expr[], at: Node): Expr {
    const [first, ...rest] = items
    if (rest.length === 0) return this.block(first!)
    const span = { start: first!.start, end: at.end }
    if (first!.kind === 'DoBang') return this.#bindUnit(first!, this.#sequence(rest, at))
    const special = this.#special(first!)
    const after = this.#sequence(rest, at)
    const combine = (value: Expr): Expr =>
      this.call('Combine', first!, STATEMENTS, value, this.#delayed('Combine', first!, STATEMENTS, after))
    if (special !== undefined) return combine(special)
    if (this.#yieldsImplicitly) return this.#orYielded(first!, after, combine)
    return {
      kind: 'Sequence',
      items: after.kind === 'Sequence' ? [first!, ...after.items] : [first!, after],
      ...span,
    }
  }

  #match(e: Expr & { kind: 'Match' }): Expr {
    const clauses = e.clauses.map((each): Clause => ({ ...each, body: this.block(each.body) }))
    if (!e.isBang) return { ...e, clauses }
    const { start, end } = e
    const body: Expr = { kind: 'Function', clauses, start, end }
    return this.call('Bind', e, 'match!', this.source(e.subject), body)
  }

  #guarded(method: string, e: Node & { readonly body: Expr }, construct: string, handler: Expr): Expr {
    return this.call(method, e, construct, this.#delayed(method, e, construct, this.block(e.body)), handler)
  }

  #tryWith(e: Expr & { kind: 'TryWith' }): Expr {
    const { start, end } = e
    const clauses = e.clauses.map((each): Clause => ({ ...each, body: this.block(each.body) }))
    const name: Ident = { name: 'the exception', start, end }
    const subject = nameExpr(name)
    const raise: Expr = {
      kind: 'Apply',
      fn: nameExpr({ name: 'raise', start, end }),
      argument: subject,
      isTight: false,
      start,
      end,
    }
    const isTotal = clauses.some((each) => each.guard === undefined && /^(Wildcard|Name)$/.test(each.pattern.kind))
    const last: Clause = { pattern: { kind: 'Wildcard', start, end }, guard: undefined, body: raise, start, end }
    const all = isTotal ? clauses : [...clauses, last]
    const handler = funExpr(namePattern(name), { kind: 'Match', subject, clauses: all, isBang: false, start, end })
    return this.#guarded('TryWith', e, 'try … with', handler)
  }
}

/** `while! c do b`: the condition is asked for before each turn, and kept in a cell that the loop looks at. */
function whileBang(e: Expr & { kind: 'While' }): Expr {
  const { start, end } = e
  const span = { start: e.condition.start, end: e.condition.end }
  const named = (name: string): Ident => ({ name, ...span })
  const [first, again, cell] = [named('first answer'), named('next answer'), named('the condition')]
  const content: Expr = { kind: 'Dot', target: nameExpr(cell), name: named('contents'), ...span }
  const kept: Expr = { kind: 'Apply', fn: nameExpr(named('ref')), argument: nameExpr(first), isTight: false, ...span }
  const keep: Expr = { kind: 'Assign', target: content, value: nameExpr(again), ...span }
  const body: Expr = { kind: 'Sequence', items: [e.body, letExpr('let!', again, e.condition, keep)], start, end }
  const loop: Expr = { kind: 'While', condition: content, body, isBang: false, start, end }
  return letExpr('let!', first, e.condition, letExpr('let', cell, kept, loop))
}

function annotated({ pattern, returnType }: Binding): Pattern {
  if (returnType === undefined) return pattern
  return { kind: 'Typed', pattern, type: returnType, start: pattern.start, end: returnType.end }
}

/** Statements that mean the same in a computation as elsewhere. */
function isOrdinary(e: Expr): boolean {
  switch (e.kind) {
    case 'Paren':
      return isOrdinary(e.inner)
    case 'Do':
    case 'Const':
    case 'Name':
    case 'Apply':
    case 'Infix':
    case 'Assign':
      return true
    default:
      return false
  }
}

/** `seq { from .. to }`, or down. */
function countedItems(e: Expr & { kind: 'ForTo' }): Expr {
  const { start, end } = e
  const back: Expr = { kind: 'Const', value: { type: 'int', value: -1 }, start, end }
  const body: Expr = { kind: 'Range', from: e.from, step: e.isDown ? back : undefined, to: e.to, start, end }
  return sequenceOf(body)
}

/** `seq { range }`. */
function sequenceOf(range: Expr): Expr {
  const { start, end } = range
  return { kind: 'Computation', builder: nameExpr({ name: 'seq', start, end }), body: range, start, end }
}
