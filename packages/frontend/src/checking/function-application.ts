/** Functions that are values, applied to arguments. */
import type { Expr, Node } from '../syntax/ast.ts'
import { functionOf, isError } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker, Reason } from './checker.ts'
import type { Finding } from '../types/finding.ts'
import { overloadGap } from '../types/net-gaps.ts'
import { printType } from '../types/type-printer.ts'
import { flexibleArgument, matchFunction } from './supertypes.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

/** What the place of an expression makes of it. */
export interface Place {
  readonly expected: Type | undefined
  readonly why: Reason | undefined
  readonly keepsParameters: boolean
}

/** Applies a function value to all arguments at once; what the place expects flows into the arguments. */
export function applyFunction(c: Checker, fn: TypedExpr, args: readonly Expr[], whole: Node, place: Place): TypedExpr {
  const params: Type[] = []
  let type = resolve(fn.type)
  for (let i = 0; i < args.length; i++) {
    if (type.kind === 'Variable') {
      const arrow = functionOf(c.fresh(), c.fresh())
      c.unify(type, arrow, fn)
      type = resolve(arrow)
    }
    if (type.kind !== 'Function') {
      // As in F#: what stands behind something that is no function says nothing for sure.
      if (!isError(type)) reportTooMany(c, fn, type, args, i)
      return c.errorExpr(whole)
    }
    params.push(type.from)
    type = resolve(type.to)
  }
  if (place.expected !== undefined) propagate(c, type, place.expected)
  const name = fn.kind === 'Value' ? `\`${fn.symbol.name}\`` : 'the function'
  const typed = args.map((arg, i) => {
    const gap = i === 0 && arg.kind === 'Paren' ? furtherArguments(fn, arg, params[i]!) : undefined
    if (gap !== undefined) {
      c.report(gap)
      return c.errorExpr(arg)
    }
    const why = { text: `it is argument ${i + 1} of ${name}`, at: undefined }
    return flexibleArgument(c, arg, params[i]!, why)
  })
  const start = Math.min(fn.start, whole.start)
  return { kind: 'Apply', fn, arguments: typed, type, start, end: whole.end }
}

/** `Async.Start (work, token)`: a method of FSharp.Core, which can be called with more than it is here. */
function furtherArguments(fn: TypedExpr, { inner }: Expr & { kind: 'Paren' }, param: Type): Finding | undefined {
  if (inner.kind !== 'Tuple' || fn.kind !== 'Value' || fn.symbol.origin.kind !== 'Library') return undefined
  if (resolve(param).kind !== 'Named') return undefined
  const [owner = '', name = ''] = fn.symbol.origin.key.split('.')
  const help = overloadGap(owner, name, inner.items.length)
  if (help === undefined) return undefined
  return catalog.missingInLibrary(inner, `\`${owner}.${name}\` with ${inner.items.length} arguments`, true, help)
}

/** Lets the expected type flow in early; where it does not fit, the finished expression will be reported. */
function propagate(c: Checker, type: Type, expected: Type): void {
  const [a, b] = [resolve(type), resolve(expected)]
  if (b.kind === 'Variable' && a.kind === 'Variable') c.unifier.unify(a, b)
  else if (a.kind === 'Function' && b.kind === 'Function') matchFunction(c, a, b)
  else if (b.kind !== 'Variable') c.unifier.unify(a, b)
}

function reportTooMany(c: Checker, fn: TypedExpr, type: Type, args: readonly Expr[], used: number): void {
  const at = { start: fn.start, end: used === 0 ? fn.end : args[used - 1]!.end }
  const name = fn.kind === 'Value' ? `\`${fn.symbol.name}\`` : undefined
  c.report(
    catalog.notAFunction(
      at,
      printType(type),
      used > 0 && name !== undefined
        ? { help: `${name} takes ${used} argument${used === 1 ? '' : 's'}, and ${args.length} are given.` }
        : {},
    ),
  )
}
