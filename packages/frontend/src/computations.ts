/**
 * Computation expressions: translated to calls of the builder's methods, as the F# language specification (6.3.10) says,
 * and then checked like any other expression.
 */
import type { Clause, Expr, Ident, Node, Pattern } from './ast.ts'
import { seqOf } from './builtins.ts'
import * as catalog from './catalog.ts'
import type { Checker, Reason } from './checker.ts'
import { collect } from './collect.ts'
import { libraryMembers } from './library.ts'
import { range } from './loops.ts'
import { findMembers } from './members.ts'
import type { TypedExpr } from './typed-tree.ts'
import type { Type } from './types.ts'
import { resolve } from './unify.ts'

/** `builder { … }`. */
export function inferComputation(
  c: Checker,
  e: Expr & { kind: 'Computation' },
  expected: Type,
  why: Reason | undefined,
): TypedExpr {
  const { builder } = e
  if (builder.kind === 'Name' && builder.path.length === 1) {
    const { name } = builder.path[0]!
    const entry = c.scope.values.get(name)
    if (name === 'seq' && entry?.kind === 'Intrinsic') return sequence(c, e, expected, why)
    if (entry === undefined && /^(task|query|cloud)$/.test(name)) {
      c.report(catalog.unsupported(builder, `\`${name}\` expressions are`))
      return c.errorExpr(e)
    }
  }
  return c.scoped(() => {
    const typed = c.infer(builder)
    const type = resolve(typed.type)
    const { start, end } = builder
    const has = (method: string): boolean =>
      type.kind === 'Named' &&
      (findMembers(c, type, method).some((each) => !each.member.isStatic) ||
        libraryMembers(type.constructor, method).length > 0)
    if (type.kind !== 'Named') {
      if (typed.kind !== 'Error')
        c.report(catalog.badDeclaration('FS0789', builder, 'This is no builder of computation expressions.'))
      return c.errorExpr(e)
    }
    // The builder is evaluated once; blanks keep its name apart from the program's.
    const name: Ident = { name: 'the builder', start, end }
    const isName = builder.kind === 'Name'
    const self: Expr = isName ? builder : { kind: 'Name', path: [name], start, end }
    const translation = new Translation(c, self, has)
    const body = translation.whole(e.body)
    if (isName) return c.expr(body, expected, why)
    const binding = {
      attributes: [],
      access: 'public',
      isMutable: false,
      isInline: false,
      pattern: { kind: 'Name', name, isMutable: false, start, end },
      typeParameters: [],
      constraints: [],
      parameters: [],
      returnType: undefined,
      body: builder,
      start,
      end,
    } as const
    return c.expr(
      { kind: 'Let', isRec: false, keyword: 'let', bindings: [binding], body, start: e.start, end: e.end },
      expected,
      why,
    )
  })
}

function sequence(c: Checker, e: Expr & { kind: 'Computation' }, expected: Type, why: Reason | undefined): TypedExpr {
  const element = c.fresh()
  const type = seqOf(element)
  c.unify(type, expected, e, why)
  if (e.body.kind === 'Range') {
    const typed = range(c, e.body, 'seq')
    c.unify(typed.type, type, e)
    return typed
  }
  return collect(c, e.body, 'seq', element, type, e)
}

class Translation {
  readonly #c: Checker
  readonly #builder: Expr
  readonly #has: (method: string) => boolean

  constructor(c: Checker, builder: Expr, has: (method: string) => boolean) {
    this.#c = c
    this.#builder = builder
    this.#has = has
  }

  whole(body: Expr): Expr {
    let result = this.#block(body)
    if (this.#has('Delay')) result = this.#call('Delay', body, 'this block', this.#thunk(result))
    if (this.#has('Run')) result = this.#call('Run', body, 'this block', result)
    return result
  }

  #call(method: string, at: Node, construct: string, ...args: Expr[]): Expr {
    const { start, end } = at
    if (!this.#has(method)) {
      this.#c.report(catalog.missingBuilderMethod(at, construct, method))
      return { kind: 'Error', parts: [], start, end }
    }
    const name: Ident = { name: method, start, end }
    const fn: Expr =
      this.#builder.kind === 'Name'
        ? { kind: 'Name', path: [...this.#builder.path, name], start, end }
        : { kind: 'Dot', target: this.#builder, name, start, end }
    const inner: Expr =
      args.length === 0
        ? { kind: 'Const', value: { type: 'unit' }, start, end }
        : args.length === 1
          ? { kind: 'Paren', inner: args[0]!, start, end }
          : { kind: 'Paren', inner: { kind: 'Tuple', items: args, isStruct: false, start, end }, start, end }
    return { kind: 'Apply', fn, argument: inner, isTight: true, start, end }
  }

  #fun(pattern: Pattern, body: Expr): Expr {
    return { kind: 'Fun', parameters: [pattern], body, start: body.start, end: body.end }
  }

  #thunk(body: Expr): Expr {
    const { start, end } = body
    return this.#fun({ kind: 'Const', value: { type: 'unit' }, start, end }, body)
  }

  #delayed(body: Expr): Expr {
    return this.#has('Delay') ? this.#call('Delay', body, 'this block', this.#thunk(body)) : body
  }

  #zero(at: Node): Expr {
    return this.#call('Zero', at, 'a block without a value')
  }

  #block(e: Expr): Expr {
    return this.#special(e) ?? this.#plain(e)
  }

  /** An ordinary expression at the end: run for its effect. */
  #plain(e: Expr): Expr {
    return { kind: 'Sequence', items: [e, this.#zero(e)], start: e.start, end: e.end }
  }

  /** The translation of what means something special in a computation; undefined for ordinary expressions. */
  #special(e: Expr): Expr | undefined {
    switch (e.kind) {
      case 'Let':
        return this.#let(e)
      case 'Sequence':
        return this.#sequence(e.items, e)
      case 'DoBang':
        return this.#bindUnit(e, this.#has('Return') ? this.#return(e) : this.#zero(e))
      case 'Return':
        return this.#call('Return', e, 'return', e.expr)
      case 'ReturnBang':
        return this.#call('ReturnFrom', e, 'return!', e.expr)
      case 'Yield':
        return this.#call('Yield', e, 'yield', e.expr)
      case 'YieldBang':
        return this.#call('YieldFrom', e, 'yield!', e.expr)
      case 'If':
        return {
          ...e,
          branches: e.branches.map((each) => ({ condition: each.condition, then: this.#block(each.then) })),
          otherwise: e.otherwise === undefined ? this.#zero(e) : this.#block(e.otherwise),
        }
      case 'Match':
        return this.#match(e)
      case 'ForIn':
        return this.#call('For', e, 'for', e.source, this.#fun(e.pattern, this.#block(e.body)))
      case 'ForTo': {
        const { start, end } = e
        const pattern: Pattern = { kind: 'Name', name: e.variable, isMutable: false, start, end }
        const body: Expr = { kind: 'Range', from: e.from, step: undefined, to: e.to, start, end }
        const source: Expr = { kind: 'List', content: { kind: 'Comprehension', body }, start, end }
        return this.#call('For', e, 'for', source, this.#fun(pattern, this.#block(e.body)))
      }
      case 'While':
        return this.#call('While', e, 'while', this.#thunk(e.condition), this.#delayed(this.#block(e.body)))
      case 'TryWith':
        return this.#tryWith(e)
      case 'TryFinally':
        return this.#call('TryFinally', e, 'try … finally', this.#delayed(this.#block(e.body)), this.#thunk(e.cleanup))
      case 'Paren':
        return this.#special(e.inner)
      default:
        return undefined
    }
  }

  #return(at: Expr): Expr {
    const { start, end } = at
    return this.#call('Return', at, 'do!', { kind: 'Const', value: { type: 'unit' }, start, end })
  }

  #bindUnit(e: Node & { readonly expr: Expr }, rest: Expr): Expr {
    const { start, end } = e
    return this.#call('Bind', e, 'do!', e.expr, this.#fun({ kind: 'Const', value: { type: 'unit' }, start, end }, rest))
  }

  #let(e: Expr & { kind: 'Let' }): Expr {
    const binding = e.bindings[0]!
    switch (e.keyword) {
      case 'let':
        return { ...e, body: this.#block(e.body) }
      case 'let!': {
        if (e.bindings.length > 1) this.#c.report(catalog.unsupported(e.bindings[1]!, '`and!` is'))
        return this.#call('Bind', binding, 'let!', binding.body, this.#fun(this.#typed(e), this.#block(e.body)))
      }
      case 'use':
        return this.#call('Using', binding, 'use', binding.body, this.#fun(binding.pattern, this.#block(e.body)))
      case 'use!': {
        const { pattern } = binding
        const { start, end } = pattern
        const value: Expr =
          pattern.kind === 'Name'
            ? { kind: 'Name', path: [pattern.name], start, end }
            : { kind: 'Error', parts: [], start, end }
        const using = this.#call('Using', binding, 'use!', value, this.#fun(pattern, this.#block(e.body)))
        return this.#call('Bind', binding, 'use!', binding.body, this.#fun(pattern, using))
      }
    }
  }

  #typed(e: Expr & { kind: 'Let' }): Pattern {
    const { pattern, returnType } = e.bindings[0]!
    if (returnType === undefined) return pattern
    return { kind: 'Typed', pattern, type: returnType, start: pattern.start, end: returnType.end }
  }

  #sequence(items: readonly Expr[], at: Node): Expr {
    const [first, ...rest] = items
    if (rest.length === 0) return this.#block(first!)
    const span = { start: first!.start, end: at.end }
    if (first!.kind === 'DoBang') return this.#bindUnit(first!, this.#sequence(rest, at))
    const special = this.#special(first!)
    const after = this.#sequence(rest, at)
    if (special === undefined)
      return {
        kind: 'Sequence',
        items: after.kind === 'Sequence' ? [first!, ...after.items] : [first!, after],
        ...span,
      }
    return this.#call('Combine', first!, 'several statements', special, this.#delayed(after))
  }

  #match(e: Expr & { kind: 'Match' }): Expr {
    const clauses = e.clauses.map((each): Clause => ({ ...each, body: this.#block(each.body) }))
    if (!e.isBang) return { ...e, clauses }
    const { start, end } = e
    const body: Expr = { kind: 'Function', clauses, start, end }
    return this.#call('Bind', e, 'match!', e.subject, body)
  }

  #tryWith(e: Expr & { kind: 'TryWith' }): Expr {
    const { start, end } = e
    const clauses = e.clauses.map((each): Clause => ({ ...each, body: this.#block(each.body) }))
    const name: Ident = { name: 'the exception', start, end }
    const subject: Expr = { kind: 'Name', path: [name], start, end }
    const raise: Expr = {
      kind: 'Apply',
      fn: { kind: 'Name', path: [{ name: 'raise', start, end }], start, end },
      argument: subject,
      isTight: false,
      start,
      end,
    }
    const isTotal = clauses.some((each) => each.guard === undefined && /^(Wildcard|Name)$/.test(each.pattern.kind))
    const last: Clause = { pattern: { kind: 'Wildcard', start, end }, guard: undefined, body: raise, start, end }
    const all = isTotal ? clauses : [...clauses, last]
    const handler = this.#fun(
      { kind: 'Name', name, isMutable: false, start, end },
      { kind: 'Match', subject, clauses: all, isBang: false, start, end },
    )
    return this.#call('TryWith', e, 'try … with', this.#delayed(this.#block(e.body)), handler)
  }
}
