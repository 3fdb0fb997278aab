/**
 * Values in places that take values of supertypes: arguments as sequences, objects and interfaces, functions that are given
 * more than they ask for, and what F# makes of a type that is not known yet.
 */
import type { Expr, Node } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import { isError, arrayOf, functionOf, isLibrary, listOf, primitiveName } from '../types/builtins.ts'
import type { Checker } from './checker.ts'
import { isPure, withTemporaries } from './purity.ts'
import { isObject } from '../types/type-reps.ts'
import { valueOf, variablePattern } from './typed-nodes.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { FunctionType, Type, ValueSymbol } from '../types/types.ts'
import { supertype } from '../types/subtypes.ts'
import { resolve, sameConstructor } from '../types/type-structure.ts'
import type { UnifyFailure } from '../types/unify.ts'

/** Types of the library that others derive from. */
const OPEN_TYPES: ReadonlySet<string> = new Set(['seq', 'TextWriter', 'IEvent'])

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
  const isMember =
    typed.kind === 'MemberCall' ||
    typed.kind === 'Construct' ||
    (typed.kind === 'LibraryCall' &&
      typed.key !== 'string.Item' &&
      typed.key !== 'array2D.Item' &&
      !isNetField(typed.key))
  return isMember && why?.isExact !== true ? 'FS0193' : undefined
}

/** Fields of .NET, which are no members for F#: `Math.PI`. */
function isNetField(key: string): boolean {
  return /^System\..*\.(?:PI|E|Tau|Empty|MaxValue|MinValue|NaN|PositiveInfinity|NegativeInfinity|Epsilon)$/.test(key)
}

/** Passes a value where `expected` is needed, as a value of a supertype where F# allows it; reports where it does not fit. */
export function coerce(c: Checker, typed: TypedExpr, expected: Type, why: Parameters<Checker['unify']>[3]): TypedExpr {
  const target = resolve(expected)
  const type = resolve(typed.type)
  const isSupertype = isFlexible(target) && type !== target && !isSame(type, target)
  const seen = isSupertype && (type.kind !== 'Variable' || type.isRigid) ? supertype(type, target) : undefined
  if (seen === undefined) {
    const isFunction = typed.kind === 'Lambda' && typed.name === '' && target.kind === 'Named' && !isError(target)
    c.unify(typed.type, expected, typed, why, isFunction ? 'FS0002' : mismatchCode(typed, why))
    return typed
  }
  c.unify(seen, target, typed, why)
  return upcast(typed, target)
}

/**
 * Passes an argument to a parameter. Where nothing is known of the argument's type it need not be the parameter's: it is one
 * that can be seen so, and what that is shows later, or is settled where the definition around it ends.
 */
export function coerceArgument(
  c: Checker,
  typed: TypedExpr,
  expected: Type,
  why: Parameters<Checker['unify']>[3],
): TypedExpr {
  const target = resolve(expected)
  if (!isFlexibleParameter(target)) return coerce(c, typed, expected, why)
  const type = resolve(typed.type)
  const isUnknown = type.kind === 'Variable' || (target.kind === 'Tuple' && type.kind === 'Tuple')
  if (!isUnknown) return coerce(c, typed, expected, why)
  const failure = passes(c, type, target)
  if (failure !== undefined) c.reportFailure(failure, type, target, typed, why, mismatchCode(typed, why))
  return isSameType(type, target) ? typed : upcast(typed, target)
}

function upcast(expr: TypedExpr, type: Type): TypedExpr {
  return { kind: 'Upcast', expr, type, start: expr.start, end: expr.end }
}

/** Demands that an argument of one type can be passed to a parameter of another. */
function passes(c: Checker, given: Type, parameter: Type): UnifyFailure | undefined {
  const [from, target] = [resolve(given), resolve(parameter)]
  if (target.kind === 'Tuple' && isFlexibleParameter(target)) {
    if (from.kind === 'Variable') return c.unifier.unify(from, openType(c, target)) ?? passes(c, from, target)
    if (from.kind !== 'Tuple' || from.items.length !== target.items.length) return c.unifier.unify(from, target)
    for (const [i, item] of from.items.entries()) {
      const failure = passes(c, item, target.items[i]!)
      if (failure !== undefined) return failure
    }
    return undefined
  }
  if (!isFlexible(target) || from === target || isSame(from, target)) return c.unifier.unify(from, target)
  return c.unifier.constrain(from, { kind: 'Subtype', type: target })
}

/** Whether nothing has to be done to see one as the other, which it can be. */
function isSameType(given: Type, parameter: Type): boolean {
  const [from, target] = [resolve(given), resolve(parameter)]
  if (from.kind === 'Tuple' && target.kind === 'Tuple')
    return from.items.every((each, i) => isSameType(each, target.items[i]!))
  return from === target || !isFlexible(target) || isSame(from, target)
}

/** Whether a parameter takes values of other types: it, or one of several that are passed together. */
function isFlexibleParameter(of: Type): boolean {
  const type = resolve(of)
  return type.kind === 'Tuple' ? type.isStruct !== true && type.items.some(isFlexible) : isFlexible(type)
}

/** Checks the result of a function, a branch and the like, where F# lets a value of a subtype stand if it is known to be one. */
export function flexible(c: Checker, e: Expr, expected: Type, why: Parameters<Checker['unify']>[3]): TypedExpr {
  return isFlexible(expected)
    ? coerce(c, literalFor(c, e, expected) ?? controlled(c, e, expected, why) ?? c.infer(e), expected, why)
    : c.expr(e, expected, why)
}

/** `if a then Dog () else Cat ()`: each branch may be of another subtype. */
function controlled(c: Checker, e: Expr, expected: Type, why: Parameters<Checker['unify']>[3]): TypedExpr | undefined {
  const inner = unparen(e)
  const isControl = /^(If|Match|TryWith|TryFinally|Let|Sequence)$/.test(inner.kind)
  return isControl && resolve(expected).kind === 'Named' ? c.expr(inner, expected, why) : undefined
}

/** Checks an argument, an element, a field: a value of a subtype may stand there. */
export function flexibleArgument(c: Checker, e: Expr, expected: Type, why: Parameters<Checker['unify']>[3]): TypedExpr {
  if (!isFlexibleParameter(expected)) return c.expr(e, expected, why)
  return coerceArgument(c, tupleFor(c, e, expected, why) ?? literalFor(c, e, expected) ?? c.infer(e), expected, why)
}

/** `(a, b)` where a tuple is expected, some item of which may be of a supertype. */
function tupleFor(c: Checker, e: Expr, expected: Type, why: Parameters<Checker['unify']>[3]): TypedExpr | undefined {
  const target = resolve(expected)
  const inner = unparen(e)
  if (target.kind !== 'Tuple' || inner.kind !== 'Tuple' || inner.isStruct) return undefined
  if (inner.items.length !== target.items.length) return undefined
  const items = inner.items.map((each, i) => flexibleArgument(c, each, target.items[i]!, why))
  return { kind: 'Tuple', items, type: target, start: inner.start, end: inner.end }
}

/** What the expected type decides: `upcast e`; the braces of a constructor; `[ a; b ]` where `seq<T>` is expected, whose elements may be subtypes of `T`. */
function literalFor(c: Checker, e: Expr, expected: Type): TypedExpr | undefined {
  const inner = unparen(e)
  if (inner.kind === 'Cast' && inner.type === undefined) return c.expr(inner, expected)
  if (inner.kind === 'Const' && inner.value.type === 'null') return c.expr(inner, expected)
  const target = resolve(expected)
  if ((inner.kind === 'Fun' || inner.kind === 'Function') && target.kind === 'Named' && !isObject(target))
    return c.expr(inner, expected)
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
    const [from, given] = [resolve(a.from), resolve(b.from)]
    if (passes(c, given, from) !== undefined) return undefined
    needsWrapper ||= !isSameType(given, from)
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
export function fit(
  c: Checker,
  typed: TypedExpr,
  expected: Type,
  why: Parameters<Checker['unify']>[3],
  at: Node = typed,
): TypedExpr {
  const [a, b] = [resolve(typed.type), resolve(expected)]
  if (a === b) return typed
  if (a.kind === 'Function' && isFlexibleFunction(a)) {
    if (b.kind === 'Variable' && isNamedFunction(typed)) {
      const open = openFunction(c, a)
      if (c.unify(b, open, typed, why)) return wrapFunction(c, typed, open)
    }
    const needsWrapper = b.kind === 'Function' ? matchFunction(c, a, b) : undefined
    if (needsWrapper === true) return wrapFunction(c, typed, b)
    if (needsWrapper === false) return typed
  }
  const fits = c.unify(typed.type, expected, at, why, mismatchCode(typed, why))
  // What a function of the wrong type is applied to has nothing more to say.
  return fits || a.kind !== 'Function' ? typed : c.errorExpr(typed)
}

function isFlexibleFunction(of: FunctionType): boolean {
  for (let type: Type = of; type.kind === 'Function'; type = resolve(type.to))
    if (isFlexibleParameter(type.from)) return true
  return false
}

/** Whether it is a function by its name, be it with some of its arguments: `Seq.sum`, `Seq.map f`. */
function isNamedFunction(typed: TypedExpr): boolean {
  if (typed.kind === 'Value') return !typed.symbol.isMutable
  if (typed.kind !== 'Apply' || typed.fn.kind !== 'Value') return false
  let rest = typed.fn.symbol.scheme.type
  for (let i = 0; i <= typed.arguments.length; i++) {
    if (rest.kind !== 'Function') return false
    rest = rest.to
  }
  return true
}

/** The function's type as one of whatever can be seen as what its parameters take. */
function openFunction(c: Checker, type: Type): Type {
  if (type.kind !== 'Function') return type
  return functionOf(openType(c, type.from), openFunction(c, resolve(type.to)))
}

/** A type of which is known that it can be seen as what a parameter takes. */
function openType(c: Checker, of: Type): Type {
  const type = resolve(of)
  if (!isFlexibleParameter(type)) return type
  if (type.kind === 'Tuple') return { kind: 'Tuple', items: type.items.map((each) => openType(c, each)) }
  const open = c.fresh()
  c.unifier.constrain(open, { kind: 'Subtype', type })
  return open
}

/** A function of subtypes that calls one of their supertypes. What makes the function is evaluated once. */
function wrapFunction(c: Checker, typed: TypedExpr, expected: Type): TypedExpr {
  if (isPartial(typed)) return passOn(c, typed.fn, typed.arguments, typed, expected)
  return withTemporaries(c, [typed], ([fn]) => passOn(c, fn!, [], typed, expected))
}

/** Whether it is a function with too few arguments, so that nothing is evaluated. */
function isPartial(typed: TypedExpr): typed is TypedExpr & { kind: 'Apply' } {
  if (typed.kind !== 'Apply' || typed.fn.kind !== 'Value' || typed.fn.symbol.isMutable) return false
  return typed.fn.symbol.arity > typed.arguments.length && typed.arguments.every(isPure)
}

function passOn(
  c: Checker,
  fn: TypedExpr,
  given: readonly TypedExpr[],
  { type, start, end }: TypedExpr,
  expected: Type,
): TypedExpr {
  const at = { start, end }
  const symbols: ValueSymbol[] = []
  const args = [...given]
  let [a, b] = [resolve(type), resolve(expected)]
  while (a.kind === 'Function' && b.kind === 'Function') {
    const symbol = c.local(`arg${symbols.length + 1}`, b.from, at)
    symbols.push(symbol)
    args.push(coerceArgument(c, valueOf(symbol, at), a.from, undefined))
    a = resolve(a.to)
    b = resolve(b.to)
  }
  const body: TypedExpr = { kind: 'Apply', fn, arguments: args, type: a, ...at }
  const parameters = symbols.map((each) => variablePattern(each, at))
  const wrapper = { kind: 'Lambda', name: '', parameters, body, type: expected, ...at } as const
  return given.length === 0 ? { ...wrapper, wraps: fn } : wrapper
}
