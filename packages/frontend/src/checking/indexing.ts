/** `a.[i]`, slices, and their assignment. */
import type { Expr, Ident, IndexArgument, Node } from '../syntax/ast.ts'
import { INT, LIBRARY_CASES, UNIT, isError, isLibrary, optionOf, primitiveName } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { isReadOnly } from '../types/library.ts'
import { findMembers, memberOf, splitGroup } from './members.ts'
import type { Found } from './members.ts'
import { callMethod } from './method-calls.ts'
import { solveFor } from './operators.ts'
import { flexibleArgument } from './supertypes.ts'
import { printType } from '../types/type-printer.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { instantiate } from '../types/generalization.ts'
import { resolve } from '../types/type-structure.ts'
import { couldUnify } from '../types/unify.ts'

/** The type of something that is indexed; undefined after reporting. */
function indexedType(c: Checker, target: TypedExpr, at: Node): Type | undefined {
  let type = resolve(target.type)
  if (type.kind === 'Variable') {
    solveFor(c, type)
    type = resolve(type)
  }
  if (type.kind === 'Variable') {
    c.report({
      ...catalog.indeterminateType(at, '.[ ]'),
      code: 'FS0752',
      message: 'The type of the object is not known here, so it cannot be indexed.',
    })
    return undefined
  }
  return isError(type) ? undefined : type
}

/** Checks `target.[indices]`. */
export function indexOf(c: Checker, target: TypedExpr, indices: readonly IndexArgument[], at: Node): TypedExpr {
  const type = indexedType(c, target, at)
  const [only] = indices
  if (type === undefined || only === undefined) {
    checkAlone(c, indices)
    return c.errorExpr(at)
  }
  const span = { start: Math.min(target.start, at.start), end: at.end }
  if (indices.length > 1) {
    const places = indices.flatMap((each) => (each.kind === 'At' ? [each.index] : []))
    if (places.length < indices.length) return slice(c, target, type, indices, undefined, span)
    return itemOf(c, target, tupleOfExprs(places, span), span)
  }
  if (only.kind === 'Slice') return slice(c, target, type, indices, undefined, span)
  if (isLibrary(type, 'array'))
    return {
      kind: 'ArrayGet',
      target,
      index: c.expr(only.index, INT, { text: 'an array is indexed by int', at: undefined }),
      type: type.arguments[0]!,
      ...span,
    }
  if (!isNamed(type)) {
    checkAlone(c, indices)
    c.report(catalog.notIndexed(target, printType(type)))
    return c.errorExpr(at)
  }
  return itemOf(c, target, only.index, span)
}

function itemOf(c: Checker, target: TypedExpr, index: Expr, at: Node): TypedExpr {
  const meaning = memberOf(c, target, nameAt('Item', at), at)
  return meaning.kind === 'Methods' ? callMethod(c, meaning, index, at, undefined) : meaning.typed
}

/** `member x.Item with set (i, j) v = …`, which takes so many places. */
function itemSetter(c: Checker, type: Type, count: number): Found | undefined {
  if (type.kind !== 'Named') return undefined
  return findMembers(c, type, 'Item').find(
    ({ member }) => member.kind === 'setter' && member.arguments.length === 2 && member.arguments[0] === count,
  )
}

/** Calls a setter with what is to be set, and where, if it is an indexer's. */
export function callSetter(
  c: Checker,
  target: TypedExpr | undefined,
  { member, as }: Found,
  places: readonly Expr[],
  value: Expr,
  { start, end }: Node,
): TypedExpr {
  const { type, args: typeArguments } = instantiate(member.scheme, c.level)
  for (const [i, arg] of as.arguments.entries()) c.unifier.unify(typeArguments[i]!, arg)
  const [params, rest] = places.length === 0 ? [[], type] : splitGroup(type, places.length)
  const [values] = splitGroup(rest, 1)
  const given = [...places, value]
  const wanted = [...params, values[0]!]
  const args = given.map((each, i) => flexibleArgument(c, each, wanted[i]!, undefined))
  return { kind: 'MemberCall', member, typeArguments, target, arguments: args, type: UNIT, start, end }
}

/** `(a, b)`, as the arguments of a method. */
function tupleOfExprs(items: readonly Expr[], at: Node): Expr {
  const { start, end } = at
  return { kind: 'Paren', inner: { kind: 'Tuple', items, isStruct: false, start, end }, start, end }
}

function isNamed(type: Type): boolean {
  return type.kind === 'Named'
}

function nameAt(name: string, at: Node): Ident {
  return { name, start: at.start, end: at.end }
}

function checkAlone(c: Checker, indices: readonly IndexArgument[]): void {
  for (const each of indices) {
    if (each.kind === 'At') c.infer(each.index)
    else for (const bound of [each.from, each.to]) if (bound !== undefined) c.infer(bound)
  }
}

/** `a.[from..to, i]`, or `<- value`: the library's `GetSlice` or `SetSlice`; a range is two optional bounds. */
function slice(
  c: Checker,
  target: TypedExpr,
  type: Type,
  indices: readonly IndexArgument[],
  value: Expr | undefined,
  span: Node,
): TypedExpr {
  const isOwn = hasOwnSlices(c, type, value === undefined ? 'GetSlice' : 'SetSlice')
  if (!isOwn && !canSlice(type, indices.length, value !== undefined)) {
    checkAlone(c, indices)
    if (value !== undefined) c.infer(value)
    const what = value === undefined ? `Slicing a \`${printType(type)}\`` : 'Assigning to this slice'
    c.report(catalog.unsupported(span, `${what} is`))
    return c.errorExpr(span)
  }
  const meaning = memberOf(c, target, nameAt(value === undefined ? 'GetSlice' : 'SetSlice', span), span)
  if (meaning.kind !== 'Methods') return meaning.typed
  const bound = isOwn ? undefined : INT
  const args = indices.flatMap((each) =>
    each.kind === 'At'
      ? [c.expr(each.index, bound ?? c.fresh(), { text: 'an array is indexed by int', at: undefined })]
      : [optional(c, each.from, bound ?? c.fresh(), span), optional(c, each.to, bound ?? c.fresh(), span)],
  )
  const count = args.length + (value === undefined ? 0 : 1)
  const candidate = meaning.candidates.find(
    ({ params }) => params.length === count && args.every((arg, i) => couldUnify(arg.type, params[i]!)),
  )
  if (candidate === undefined) {
    c.report(catalog.undefinedMember(span, printType(type), value === undefined ? 'GetSlice' : 'SetSlice', []))
    return c.errorExpr(span)
  }
  for (const [i, arg] of args.entries()) c.unify(arg.type, candidate.params[i]!, arg)
  if (value !== undefined) args.push(c.expr(value, candidate.params.at(-1)!))
  return candidate.build(args, candidate.result, span)
}

/** Whether a type of the program says itself what slices of it are. */
function hasOwnSlices(c: Checker, type: Type, name: string): boolean {
  return type.kind === 'Named' && findMembers(c, type, name).length > 0
}

function canSlice(type: Type, dimensions: number, isSet: boolean): boolean {
  if (dimensions === 2) return isLibrary(type, 'array2D')
  if (dimensions !== 1) return false
  return isLibrary(type, 'array') || (!isSet && (primitiveName(type) === 'string' || isLibrary(type, 'list')))
}

function optional(c: Checker, e: Expr | undefined, type: Type, at: Node): TypedExpr {
  const [none, some] = LIBRARY_CASES.get('option')!
  const span = { start: e?.start ?? at.start, end: e?.end ?? at.end }
  const args = e === undefined ? [] : [c.expr(e, type, { text: 'slices have bounds of int', at: undefined })]
  return { kind: 'Case', case: e === undefined ? none! : some!, arguments: args, type: optionOf(type), ...span }
}

/** Checks `target.[index] <- value`. */
export function assignIndex(
  c: Checker,
  target: TypedExpr,
  indices: readonly IndexArgument[],
  value: Expr,
  at: Node,
): TypedExpr {
  const type = indexedType(c, target, at)
  const [only] = indices
  const places = indices.flatMap((each) => (each.kind === 'At' ? [each.index] : []))
  const { start, end } = at
  const span = { start, end }
  if (type === undefined || only === undefined) {
    checkAlone(c, indices)
    c.infer(value)
    return c.errorExpr(at)
  }
  if (only.kind !== 'At' || places.length < indices.length) return slice(c, target, type, indices, value, span)
  if (isLibrary(type, 'array') && places.length === 1) {
    const index = c.expr(only.index, INT, { text: 'an array is indexed by int', at: undefined })
    const typed = flexibleArgument(c, value, type.arguments[0]!, {
      text: 'the elements of the array have this type',
      at: target,
    })
    return { kind: 'ArraySet', target, index, value: typed, type: UNIT, start, end }
  }
  const setter = itemSetter(c, type, places.length)
  if (setter !== undefined) return callSetter(c, target, setter, places, value, at)
  if (type.kind === 'Named' && isReadOnly(type.constructor, 'Item')) {
    for (const each of [...places, value]) c.infer(each)
    c.report(catalog.notSettable(at, 'Item', printType(type), 'Use an array, or make another value.'))
    return c.errorExpr(at)
  }
  if (type.kind === 'Named' && findMembers(c, type, 'Item').length > 0) {
    for (const each of [...places, value]) c.infer(each)
    c.report(
      catalog.notSettable(
        at,
        'Item',
        printType(type),
        'Give its `Item` a setter: `with get i = … and set i value = …`.',
      ),
    )
    return c.errorExpr(at)
  }
  const meaning = memberOf(c, target, nameAt('Item=', at), at)
  if (meaning.kind !== 'Methods') {
    c.infer(value)
    return meaning.typed
  }
  return callMethod(c, meaning, tupleOfExprs([...places, value], span), span, undefined)
}
