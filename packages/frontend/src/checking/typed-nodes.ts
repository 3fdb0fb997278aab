/** Makers of typed nodes that several constructs expand to. */
import type { Expr, Node } from '../syntax/ast.ts'
import {
  OBJ,
  UNIT,
  arrayOf,
  curried,
  functionOf,
  isLibrary,
  listOf,
  primitiveName,
  tupleOf,
} from '../types/builtins.ts'
import type { Checker } from './checker.ts'
import type { TypedExpr, TypedPattern } from '../types/typed-tree.ts'
import { NONE } from '../types/types.ts'
import type { Type, UnionCaseInfo, ValueSymbol } from '../types/types.ts'
import { resolve, sameConstructor, supertype } from '../types/unify.ts'

/** A use of a symbol that is not generic. */
export function valueOf(symbol: ValueSymbol, at: Node): TypedExpr {
  return { kind: 'Value', symbol, typeArguments: NONE, type: symbol.scheme.type, start: at.start, end: at.end }
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

/** Types of the library that others derive from. */
const OPEN_TYPES: ReadonlySet<string> = new Set(['seq', 'TextWriter'])

/** Whether values of other types may be passed where this one is expected: `seq`, `obj`, interfaces, classes. */
export function isFlexible(of: Type): boolean {
  const type = resolve(of)
  if (type.kind !== 'Named') return false
  const { definition, uniqueName } = type.constructor
  if (definition.kind === 'Class') return true
  return definition.kind === 'Library'
    ? OPEN_TYPES.has(uniqueName)
    : primitiveName(type) === 'obj' || uniqueName === 'exn'
}

/** F# converts what members answer, and says of a type to which it cannot that a constraint is not met. */
export function mismatchCode(typed: TypedExpr, why: Parameters<Checker['unify']>[3]): 'FS0193' | undefined {
  const isMember = typed.kind === 'MemberCall' || (typed.kind === 'LibraryCall' && typed.key !== 'string.Item')
  return isMember && why?.isExact !== true ? 'FS0193' : undefined
}

/** Passes a value where `expected` is needed, as a value of a supertype where F# allows it; reports where it does not fit. */
export function coerce(c: Checker, typed: TypedExpr, expected: Type, why: Parameters<Checker['unify']>[3]): TypedExpr {
  const target = resolve(expected)
  const type = boundOf(resolve(typed.type))
  if (!isFlexible(target) || type.kind === 'Variable' || type === target) {
    c.unify(typed.type, expected, typed, why, mismatchCode(typed, why))
    return typed
  }
  const isWhole = type === resolve(typed.type)
  if (
    isWhole &&
    type.kind === 'Named' &&
    target.kind === 'Named' &&
    sameConstructor(type.constructor, target.constructor)
  ) {
    c.unify(typed.type, expected, typed, why, mismatchCode(typed, why))
    return typed
  }
  const seen = target.kind === 'Named' && target.constructor.uniqueName === 'obj' ? OBJ : supertype(type, target)
  if (seen === undefined) {
    c.unify(typed.type, expected, typed, why, mismatchCode(typed, why))
    return typed
  }
  c.unify(seen, target, typed, why)
  return { kind: 'Upcast', expr: typed, type: target, start: typed.start, end: typed.end }
}

/** What a type variable is known to be at least, `'a :> seq<int>`; any other type is itself. */
function boundOf(type: Type): Type {
  if (type.kind !== 'Variable' || type.constraints.length === 0) return type
  const bound = type.constraints.find((each) => each.kind === 'Subtype')
  return bound === undefined ? type : resolve(bound.type)
}

/** Checks an expression where F# lets a value of a subtype stand: arguments, elements, fields, branches. */
export function flexible(c: Checker, e: Expr, expected: Type, why: Parameters<Checker['unify']>[3]): TypedExpr {
  return isFlexible(expected)
    ? coerce(c, literalFor(c, e, expected) ?? c.infer(e), expected, why)
    : c.expr(e, expected, why)
}

/** What the expected type decides: `upcast e`; the braces of a constructor; `[ a; b ]` where `seq<T>` is expected, whose elements may be subtypes of `T`. */
function literalFor(c: Checker, e: Expr, expected: Type): TypedExpr | undefined {
  let inner = e
  while (inner.kind === 'Paren') inner = inner.inner
  if (inner.kind === 'Cast' && inner.type === undefined) return c.expr(inner, expected)
  if (inner.kind === 'Const' && inner.value.type === 'null') return c.expr(inner, expected)
  const target = resolve(expected)
  // In its constructor: no record is a class.
  if (inner.kind === 'Record' && target.kind === 'Named') {
    const { definition } = target.constructor
    if (definition.kind === 'Class' && !definition.isInterface) return c.expr(inner, expected)
  }
  if ((inner.kind !== 'List' && inner.kind !== 'Array') || !isLibrary(target, 'seq')) return undefined
  const element = target.arguments[0]!
  if (!isFlexible(element)) return undefined
  return c.expr(inner, inner.kind === 'List' ? listOf(element) : arrayOf(element))
}

/**
 * Unifies a function's type with the one its place needs, where parameters may be seen as supertypes: `Seq.sum` where
 * `int list -> int` is needed. Answers whether the function must be wrapped; undefined where the types do not fit.
 */
export function matchFunction(c: Checker, actual: Type, expected: Type): boolean | undefined {
  let [a, b] = [resolve(actual), resolve(expected)]
  let needsWrapper = false
  while (a.kind === 'Function' && b.kind === 'Function') {
    const from = resolve(a.from)
    const given = boundOf(resolve(b.from))
    if (isFlexible(from) && given.kind !== 'Variable' && (given !== resolve(b.from) || !isSame(from, given))) {
      const seen = supertype(given, from)
      if (seen === undefined || c.unifier.unify(seen, from) !== undefined) return undefined
      needsWrapper = true
    } else if (c.unifier.unify(from, given) !== undefined) return undefined
    a = resolve(a.to)
    b = resolve(b.to)
  }
  if (a === b) return needsWrapper
  return c.unifier.unify(a, b) === undefined ? needsWrapper : undefined
}

function isSame(a: Type, b: Type): boolean {
  return a.kind === 'Named' && b.kind === 'Named' && sameConstructor(a.constructor, b.constructor)
}

/** Fits a value into its place; a function whose parameters are supertypes of what it gets is wrapped. */
export function fit(c: Checker, typed: TypedExpr, expected: Type, why: Parameters<Checker['unify']>[3]): TypedExpr {
  const [a, b] = [resolve(typed.type), resolve(expected)]
  if (a === b) return typed
  if (a.kind === 'Function' && b.kind === 'Function' && isFlexibleFunction(a)) {
    const needsWrapper = matchFunction(c, a, b)
    if (needsWrapper === true) return wrapFunction(c, typed, b)
    if (needsWrapper === false) return typed
  }
  const fits = c.unify(typed.type, expected, typed, why, mismatchCode(typed, why))
  // What a function of the wrong type is applied to has nothing more to say.
  return fits || a.kind !== 'Function' ? typed : c.errorExpr(typed)
}

function isFlexibleFunction(of: Type): boolean {
  for (let type = of; type.kind === 'Function'; type = resolve(type.to)) if (isFlexible(type.from)) return true
  return false
}

function wrapFunction(c: Checker, typed: TypedExpr, expected: Type): TypedExpr {
  const symbols: ValueSymbol[] = []
  const args: TypedExpr[] = []
  let [a, b] = [resolve(typed.type), resolve(expected)]
  while (a.kind === 'Function' && b.kind === 'Function') {
    const symbol = c.local(`arg${symbols.length + 1}`, b.from, typed)
    symbols.push(symbol)
    args.push(coerce(c, valueOf(symbol, typed), a.from, undefined))
    a = resolve(a.to)
    b = resolve(b.to)
  }
  const at = { start: typed.start, end: typed.end }
  const body: TypedExpr = { kind: 'Apply', fn: typed, arguments: args, type: a, ...at }
  const parameters = symbols.map((each) => variablePattern(each, typed))
  return { kind: 'Lambda', name: '', parameters, body, type: expected, ...at }
}
