/** Makers of typed nodes that several constructs expand to. */
import type { Node } from '../syntax/ast.ts'
import { UNIT, curried, functionOf, named, tupleOf } from '../types/builtins.ts'
import type { Checker } from './checker.ts'
import type { SelfReference } from '../types/environment.ts'
import type { TypedExpr, TypedPattern } from '../types/typed-tree.ts'
import { NONE } from '../types/types.ts'
import type { Type, UnionCaseInfo, ValueSymbol } from '../types/types.ts'

/** A use of a symbol that is not generic. */
export function valueOf(symbol: ValueSymbol, at: Node): TypedExpr {
  return { kind: 'Value', symbol, typeArguments: NONE, type: symbol.scheme.type, start: at.start, end: at.end }
}

/** What a name that means a field or method belongs to. */
export function selfOf(self: SelfReference, at: Node): TypedExpr {
  if (self.kind === 'Instance') return valueOf(self.symbol, at)
  const { accessor, holder } = self
  const { start, end } = at
  const typeArguments = holder.parameters
  const fn: TypedExpr = { kind: 'Value', symbol: accessor, typeArguments, type: accessor.scheme.type, start, end }
  return { kind: 'Apply', fn, arguments: [unitConst(at)], type: named(holder, typeArguments), start, end }
}

/** A pattern that binds one variable. */
export function variablePattern(symbol: ValueSymbol, at: Node): TypedPattern {
  return { kind: 'Variable', symbol, type: symbol.scheme.type, start: at.start, end: at.end }
}

/** A pattern with other symbols for its variables. */
export function renameVariables(p: TypedPattern, meant: (symbol: ValueSymbol) => ValueSymbol): TypedPattern {
  const rename = (each: TypedPattern): TypedPattern => renameVariables(each, meant)
  switch (p.kind) {
    case 'Variable':
      return { ...p, symbol: meant(p.symbol) }
    case 'As':
      return { ...p, pattern: rename(p.pattern), symbol: meant(p.symbol) }
    case 'Tuple':
    case 'List':
    case 'Array':
      return { ...p, items: p.items.map(rename) }
    case 'Cons':
      return { ...p, head: rename(p.head), tail: rename(p.tail) }
    case 'Record':
      return { ...p, fields: p.fields.map(({ field, pattern }) => ({ field, pattern: rename(pattern) })) }
    case 'Case':
    case 'Library':
      return { ...p, arguments: p.arguments.map(rename) }
    case 'Or':
      return { ...p, alternatives: p.alternatives.map(rename) }
    case 'And':
      return { ...p, patterns: p.patterns.map(rename) }
    case 'TypeTest':
      return p.pattern === undefined ? p : { ...p, pattern: rename(p.pattern) }
    case 'Active':
      return p.argument === undefined ? p : { ...p, argument: rename(p.argument) }
    case 'Wildcard':
    case 'Const':
    case 'Error':
      return p
  }
}

/** `()`. */
export function unitConst(at: Node): TypedExpr {
  return { kind: 'Const', value: { type: 'unit' }, type: UNIT, start: at.start, end: at.end }
}

/** `fun a b -> body`; without parameters the body itself. */
export function functionOfParameters(
  parameters: readonly TypedPattern[],
  body: TypedExpr,
  name: string,
  at: Node,
): TypedExpr {
  if (parameters.length === 0) return body
  const type = curried(
    parameters.map((each) => each.type),
    body.type,
  )
  return { kind: 'Lambda', name, parameters, body, type, start: at.start, end: at.end }
}

/** `fun (a, b) -> body a b`: one parameter, which is a tuple unless there is exactly one type, and unit for none. */
export function tupledLambda(
  c: Checker,
  params: readonly Type[],
  at: Node,
  body: (args: readonly TypedExpr[]) => TypedExpr,
): TypedExpr {
  const symbols = params.map((type, i) => c.local(`arg${i + 1}`, type, at))
  const inner = body(symbols.map((each) => valueOf(each, at)))
  const items = symbols.map((each) => variablePattern(each, at))
  const from = tupleOf(params)
  const pattern: TypedPattern =
    items.length === 1
      ? items[0]!
      : items.length === 0
        ? { kind: 'Wildcard', type: UNIT, start: at.start, end: at.end }
        : { kind: 'Tuple', items, type: from, start: at.start, end: at.end }
  return {
    kind: 'Lambda',
    name: '',
    parameters: [pattern],
    body: inner,
    type: functionOf(from, inner.type),
    start: at.start,
    end: at.end,
  }
}

/** A case with fields as a function; the case itself without. */
export function caseAsValue(c: Checker, info: UnionCaseInfo, fields: readonly Type[], type: Type, at: Node): TypedExpr {
  const make = (args: readonly TypedExpr[]): TypedExpr => ({
    kind: 'Case',
    case: info,
    arguments: args,
    type,
    start: at.start,
    end: at.end,
  })
  if (fields.length === 0) return make([])
  const lambda = tupledLambda(c, fields, at, make)
  return lambda.kind === 'Lambda' ? { ...lambda, name: info.name } : lambda
}
