/** Uses of symbols; those of `inline` functions with operator constraints are checked anew where they are used. */
import type { Binding, Node } from '../syntax/ast.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import type { ScopeSnapshot } from '../types/environment.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import { NONE } from '../types/types.ts'
import type { Type, ValueSymbol } from '../types/types.ts'
import { instantiate, isStatic } from '../types/generalization.ts'

/** What a use of an `inline` function is expanded from: its text and what the names in it meant there. */
export interface InlineBody {
  readonly binding: Binding
  readonly names: ScopeSnapshot
  /** Checks the function's text as a lambda in the current scope. */
  readonly check: (c: Checker, binding: Binding) => TypedExpr
}

/** Beside the symbols, which know nothing of scopes and checks. */
const BODIES = new WeakMap<ValueSymbol, InlineBody>()

/** Those in whose text errors have been reported, which would be found at every use again. */
const FAILED = new WeakSet<ValueSymbol>()

/** Uses of the symbol will be expanded. */
export function makeInline(symbol: ValueSymbol, body: InlineBody, hasFailed = false): void {
  BODIES.set(symbol, body)
  if (hasFailed) FAILED.add(symbol)
  symbol.isInline = true
}

/** A symbol as an expression, its scheme under new variables. */
export function instantiateSymbol(c: Checker, symbol: ValueSymbol, at: Node): TypedExpr {
  const { start, end } = at
  const uses = c.recursive.get(symbol)
  if (uses !== undefined) {
    const typeArguments: TypedExpr['type'][] = []
    uses.push(typeArguments)
    return { kind: 'Value', symbol, typeArguments, type: symbol.scheme.type, start, end }
  }
  if (FAILED.has(symbol)) return c.errorExpr(at)
  if (symbol.isInline) return expand(c, symbol, BODIES.get(symbol)!, at)
  const { type, args } = instantiate(symbol.scheme, c.level)
  for (const arg of args) if (arg.kind === 'Variable' && isStatic(arg)) c.statics.push({ type: arg, at: c.site ?? at })
  return { kind: 'Value', symbol, typeArguments: args, type, start, end }
}

/** Those whose text is being checked for a use. */
const OPEN = new Set<ValueSymbol>()

/** How many texts one use of an inline function may come to, with those that it uses itself. */
const EXPANSIONS_MAX = 2000

/** For the use that is being checked, so far. */
let expansions = 0

function expand(c: Checker, symbol: ValueSymbol, body: InlineBody, at: Node): TypedExpr {
  if (OPEN.has(symbol)) {
    c.report(catalog.unsupported(at, `An inline function that uses itself, as \`${symbol.name}\` does, is`))
    return c.errorExpr(at)
  }
  expansions = OPEN.size === 0 ? 1 : expansions + 1
  if (expansions > EXPANSIONS_MAX) {
    c.report(catalog.tooManyExpansions(at, symbol.name))
    return c.errorExpr(at)
  }
  OPEN.add(symbol)
  try {
    return expanded(c, symbol, body, at)
  } finally {
    OPEN.delete(symbol)
  }
}

function expanded(c: Checker, symbol: ValueSymbol, body: InlineBody, at: Node): TypedExpr {
  const { site, typeVariables } = c
  c.site = site ?? at
  c.typeVariables = new Map()
  const binding = symbol.definedAt?.file === c.source.path ? body.binding : relocate(body.binding, c.site)
  const typed = c.scoped(() => {
    c.scope.overlay(body.names)
    return body.check(c, binding)
  })
  const parameters = binding.typeParameters.map(({ name }) => c.typeVariables.get(name) ?? c.fresh())
  if (parameters.length > 0) EXPANDED.set(typed, parameters)
  c.site = site
  c.typeVariables = typeVariables
  return typed
}

/** The type parameters of expanded functions that have them written down, as they are at this use. */
const EXPANDED = new WeakMap<TypedExpr, readonly Type[]>()

/** The types that a use of a function may be given in angle brackets, where it has been expanded. */
export function expandedParameters(typed: TypedExpr): readonly Type[] {
  return EXPANDED.get(typed) ?? NONE
}

/** All names within a tree: what an inlined body might refer to. */
export function namesWithin(tree: unknown): Set<string> {
  const names = new Set<string>()
  const pending: unknown[] = [tree]
  while (pending.length > 0) {
    const node = pending.pop()
    if (typeof node !== 'object' || node === null) continue
    for (const value of Object.values(node)) if (typeof value === 'object') pending.push(value)
    if ('name' in node && typeof node.name === 'string') names.add(node.name)
  }
  return names
}

/** A copy of a tree with all its places at one: offsets of another file mean nothing in this one. */
function relocate<T>(tree: T, at: Node): T {
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit)
    if (typeof node !== 'object' || node === null) return node
    const copy: Record<string, unknown> = {}
    for (const [key, each] of Object.entries(node)) copy[key] = visit(each)
    if ('start' in node) Object.assign(copy, { start: at.start, end: at.end })
    return copy
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy has the shape of what it was copied from
  return visit(tree) as T
}
