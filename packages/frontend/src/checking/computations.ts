/**
 * Computation expressions: translated to calls of the builder's methods, as the F# language specification (6.3.10) says,
 * and then checked like any other expression.
 */
import { hasErrors } from '@fsrs/compiler'

import type { Expr, Ident } from '../syntax/ast.ts'
import { UNIT, isError, primitiveName, seqOf } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import { printType } from '../types/type-printer.ts'
import type { Checker, Reason } from './checker.ts'
import { collect } from './collect.ts'
import { Translation } from './computation-translation.ts'
import { customOperations } from './custom-operations.ts'
import { libraryMembers } from '../types/library.ts'
import { range } from './loops.ts'
import { findMembers } from './members.ts'
import { bindingOf } from './purity.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

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
  }
  return c.scoped(() => {
    const typed = c.infer(builder)
    const type = resolve(typed.type)
    // Of a builder that nobody knows nobody knows what it offers.
    if (isError(type)) return c.errorExpr(e)
    const { start, end } = builder
    const has = (method: string): boolean =>
      type.kind === 'Named' &&
      (findMembers(c, type, method).some((each) => !each.member.isStatic) ||
        libraryMembers(type.constructor, method).length > 0)
    if (type.kind !== 'Named') {
      const brace = c.source.text.indexOf('{', builder.end)
      const isConsequence = type.kind === 'Variable' && hasErrors(c.diagnostics)
      if (typed.kind !== 'Error' && !isConsequence)
        c.report(catalog.notABuilder({ start: brace, end: e.end }, printType(type)))
      return c.errorExpr(e)
    }
    // The builder is evaluated once; blanks keep its name apart from the program's.
    const name: Ident = { name: 'the builder', start, end }
    const isName = builder.kind === 'Name'
    const self: Expr = isName ? builder : { kind: 'Name', path: [name], start, end }
    const translation = new Translation(c, self, { has, operations: customOperations(c, type) })
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

/** A statement where F# yields what is no unit: its type, once known, decides which of the two goes on. */
export function inferImplicitYield(
  c: Checker,
  e: Expr & { kind: 'ImplicitYield' },
  expected: Type,
  why: Reason | undefined,
): TypedExpr {
  const { start, end } = e
  const value = c.infer(e.expr)
  const type = resolve(value.type)
  if (type.kind === 'Variable') c.unify(type, UNIT, value)
  if (type.kind === 'Variable' || primitiveName(type) === 'unit' || isError(type)) {
    const after = c.expr(e.statement, expected, why)
    return {
      kind: 'Block',
      items: [
        { kind: 'Expr', expr: value },
        { kind: 'Expr', expr: after },
      ],
      type: after.type,
      start,
      end,
    }
  }
  return c.scoped(() => {
    const symbol = c.local(e.value.name, value.type, e.value)
    c.scope.bindValue(symbol.name, { kind: 'Value', symbol })
    const after = c.expr(e.yielded, expected, why)
    return {
      kind: 'Block',
      items: [
        { kind: 'Let', isRec: false, bindings: [bindingOf(symbol, value)], start, end },
        { kind: 'Expr', expr: after },
      ],
      type: after.type,
      start,
      end,
    }
  })
}
