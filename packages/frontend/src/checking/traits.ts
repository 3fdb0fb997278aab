/**
 * Calls of members that only a constraint promises, in `inline` functions: `(^T : (member Name : string) x)`. They wait
 * like operators until the type is known, and then become a call of the member that it has.
 */
import type { Expr, Ident, Node } from '../syntax/ast.ts'
import { ERROR_TYPE, isNumber, named, primitiveName } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { instantiateSymbol } from './inlining.ts'
import { librarySymbol } from '../types/library.ts'
import { findMember, staticMember } from './members.ts'
import type { Candidate } from './candidate.ts'
import type { MemberMeaning } from './candidate.ts'
import { argumentsOf } from './method-calls.ts'
import { addApplication, applyOperator } from './operators.ts'
import { printType } from '../types/type-printer.ts'
import { coerceArgument } from './supertypes.ts'
import type { OperatorApplication, TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'
import { couldUnify } from '../types/unify.ts'
import { toType } from './written-types.ts'

type TraitCall = Expr & { readonly kind: 'TraitCall' }

/** Checks a call of a promised member. */
export function traitCall(c: Checker, e: TraitCall): TypedExpr {
  const { isStatic, name } = e
  const supports = e.supports.map((parameter) => {
    const { start, end } = parameter
    return toType(c, { kind: 'Variable', parameter, start, end })
  })
  const support = supports[0]!
  const given = argumentsOf(e.argument)
  const target = isStatic ? undefined : given[0]
  const rest = isStatic ? given : given.slice(1)
  const self = target === undefined ? undefined : c.expr(target, support)
  const signature = resolve(toType(c, e.type))
  const { params, result } = shapeOf(signature, rest.length)
  const args = rest.map((each, i) => (params[i] === undefined ? c.infer(each) : c.expr(each, params[i])))
  const typed: TypedExpr = {
    kind: 'ConstraintCall',
    name: name.name,
    on: support,
    arguments: args,
    type: result,
    start: e.start,
    end: e.end,
  }
  const application: OperatorApplication = {
    operator: name.name,
    operands: supports,
    result,
    expected: undefined,
    at: e,
    operandNodes: [e],
    site: c.site,
    typed,
    trait: (types) => settle(c, types, { name, isStatic, self, args, result, typed, at: e }),
    item: c.item,
    isSolved: false,
  }
  addApplication(c, application)
  return typed
}

/** Parameters and result of a written signature; of a property, which has no parameters, the result is all of it. */
function shapeOf(signature: Type, count: number): { readonly params: readonly Type[]; readonly result: Type } {
  if (signature.kind !== 'Function') return { params: [], result: signature }
  const from = resolve(signature.from)
  return { params: count > 1 && from.kind === 'Tuple' ? from.items : [from], result: signature.to }
}

interface Promised {
  readonly name: Ident
  readonly isStatic: boolean
  readonly self: TypedExpr | undefined
  readonly args: readonly TypedExpr[]
  readonly result: Type
  readonly typed: TypedExpr
  readonly at: Node
}

/** The types are known: the node becomes what the member's call is. */
function settle(c: Checker, types: readonly Type[], promised: Promised): void {
  const { name, result, typed, at } = promised
  const call = ofNumber(c, types[0]!, promised) ?? calling(c, types, promised) ?? builtIn(c, promised)
  if (call === undefined) {
    c.report(catalog.constraintNotMet(at, types.map(printType).join(', '), `the member \`${name.name}\``, {}))
    c.unifier.unify(result, ERROR_TYPE)
    return
  }
  c.unify(call.type, result, at)
  Object.assign(typed, call)
}

/** The call of a member that one of the types has. */
function calling(c: Checker, types: readonly Type[], promised: Promised): TypedExpr | undefined {
  const { args, at, result } = promised
  const isUnit = args.length === 1 && args[0]!.kind === 'Const' && args[0]!.value.type === 'unit'
  const given = isUnit ? [] : args
  const meanings = types.flatMap((type) => meaningIn(c, type, promised) ?? [])
  const value = meanings.find((each) => each.kind === 'Value')
  if (value !== undefined) return value.typed
  const candidates = meanings.flatMap((each) => (each.kind === 'Value' ? [] : each.candidates))
  const accepting = candidates.filter((each) => accepts(each, given))
  // Conversions differ in their results alone.
  const candidate = accepting.find((each) => couldUnify(each.result, result)) ?? accepting[0]
  return candidate?.build(
    given.map((each, i) => coerceArgument(c, each, candidate.params[i]!, undefined)),
    candidate.result,
    at,
  )
}

function meaningIn(c: Checker, type: Type, { name, isStatic, self, at }: Promised): MemberMeaning | undefined {
  if (!isStatic) return findMember(c, self!, type, name.name, at)
  return type.kind === 'Named' ? staticMember(c, type.constructor, type.arguments, name.name, at) : undefined
}

function accepts(candidate: Candidate, args: readonly TypedExpr[]): boolean {
  return candidate.params.length === args.length && candidate.params.every((each, i) => couldUnify(args[i]!.type, each))
}

/** Numbers have no members `Zero`, `One` and `DivideByInt`, but F# acts as if they had. */
function ofNumber(c: Checker, type: Type, { name, args, at }: Promised): TypedExpr | undefined {
  if (!isNumber(type)) return undefined
  if (name.name === 'Zero' || name.name === 'One') {
    const constant = instantiateSymbol(c, librarySymbol(`LanguagePrimitives.Generic${name.name}`), at)
    // It is the same number whatever its unit.
    c.unifier.unify(constant.type, type.kind === 'Named' ? named(type.constructor, []) : type)
    return { ...constant, type }
  }
  const [sum, count] = args
  if (name.name !== 'DivideByInt' || sum === undefined || count === undefined) return undefined
  const span = { start: at.start, end: at.end }
  const number = applyOperator(c, type.kind === 'Named' ? type.constructor.name : 'float', [count], at, at)
  return applyOperator(c, '/', [sum, number], at, span)
}

/** Arithmetic and conversions of .NET's own types are no members, but F# acts as if they were. */
function builtIn(c: Checker, { name, args, result, at }: Promised): TypedExpr | undefined {
  const span = { start: at.start, end: at.end }
  const type = resolve(args[0]?.type ?? ERROR_TYPE)
  if (!isNumber(type) && primitiveName(type) !== 'string' && primitiveName(type) !== 'char') return undefined
  if (args.length === 2 && ARITHMETIC.has(name.name)) return applyOperator(c, name.name, args, at, span)
  const target = primitiveName(resolve(result))
  if (args.length !== 1 || name.name !== 'op_Explicit' || target === undefined) return undefined
  return isNumber(resolve(result)) || target === 'char' ? applyOperator(c, target, args, at, span) : undefined
}

const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%'])
