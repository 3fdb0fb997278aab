/** Calls of methods: which overload is meant, arguments by name, left out, or one by one, and methods as functions. */

import type { Expr, Ident, Node } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import { LIBRARY_CASES, UNIT, isError, optionOf, primitiveName, tupleOf } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { fitMethodArgument, fitsDelegate, functionTaken, methodArgument } from './delegates.ts'
import { argumentAmong } from './lambda-arguments.ts'
import { missingOverload } from './missing-names.ts'
import { isNullable } from '../types/type-kinds.ts'
import { solveFor } from './operators.ts'
import { printType } from '../types/type-printer.ts'
import { isObject } from '../types/type-reps.ts'
import { isFlexible } from './supertypes.ts'
import { tupledLambda, valueOf, variablePattern } from './typed-nodes.ts'
import type { BlockItem, TypedExpr } from '../types/typed-tree.ts'
import { indexOfNamed } from '../types/named-list.ts'
import type { ParameterInfo, Type } from '../types/types.ts'
import { supertype } from '../types/subtypes.ts'
import { resolve } from '../types/type-structure.ts'
import { couldUnify } from '../types/unify.ts'
import type { Candidate } from './candidate.ts'

/** The arguments of a method as they are written: `(a, b)` are two, `((a, b))` is one, `()` none. */
export function argumentsOf(argument: Expr): readonly Expr[] {
  const inner = unparen(argument)
  if (inner.kind === 'Const' && inner.value.type === 'unit') return []
  if (argument.kind !== 'Paren') return [argument]
  const { inner: written } = argument
  return written.kind === 'Tuple' && !written.isStruct ? written.items : [argument]
}

/** Calls one of several methods of a name with an argument as written. */
export function callMethod(
  c: Checker,
  methods: { readonly name: string; readonly candidates: readonly Candidate[] },
  argument: Expr,
  at: Node,
  expected: Type | undefined,
): TypedExpr {
  const given = argumentsOf(argument)
  const { candidates, name } = methods
  const named = candidates[0]?.library === undefined ? undefined : given.find(isWrittenWithName)
  if (named !== undefined) return refuseNames(c, named, given, at)
  // A parameter whose type was refused: what the call should look like nobody can say.
  if (candidates.some(({ params }) => params.some((each) => isError(resolve(each)))))
    return withoutMeaning(c, given, at)
  const last = given.at(-1)
  if (last?.kind === 'Prefix' && last.operator.name === '~&' && given.length > 1)
    return callWithPlace(c, methods, argument, given.slice(0, -1), last.operand, at)
  const gap = missingOverload(methods, given.length, at)
  if (gap !== undefined) {
    c.report(gap)
    return withoutMeaning(c, given, at)
  }
  const [only] = candidates
  if (candidates.length === 1 && only !== undefined && !areNamesRight(c, only, given)) {
    for (const each of given) c.infer(namedArgument(each)?.value ?? each)
    return c.errorExpr(at)
  }
  const isWhole = hasWhole(candidates, given)
  const arranged = isWhole ? [] : candidates.flatMap((each) => arrange(each, given) ?? [])
  // Who leaves nothing out goes before who does.
  const whole = arranged.filter(({ slots }) => !slots.includes(undefined))
  const preferred = whole.length > 0 ? whole : arranged
  if (preferred.length > 1) {
    const values = given.map((each) =>
      preferred.every((one) => isNamed(one, each)) ? namedArgument(each)!.value : each,
    )
    return callOverloaded(c, name, preferred.map(inOrder), values, argument, at)
  }
  const called = preferred[0]
  if (called !== undefined) return callArranged(c, called.candidate, called.slots, at, expected)
  // Where one overload alone has that many parameters, its types say what is wrong.
  const exact = candidates.filter((each) => each.params.length === given.length)
  const converted = candidates.flatMap(
    (each) => withItems(each, given.length) ?? (isWhole ? withoutOptional(each, given.length) : undefined) ?? [],
  )
  if (converted.length === 0 && exact.length === 1 && (given.length > 1 || candidates.length > 1))
    return callOne(c, exact[0]!, given, argument, at, expected)
  const [lone] = candidates
  const takesOne = candidates.length === 1 && lone!.params.length === 1 && lone!.isVariadic !== true
  if (takesOne) return callOne(c, lone!, given, argument, at, expected)
  const fitting = candidates.filter((each) => acceptsCount(each, given.length, argument))
  if (converted.length > 0) return callOverloaded(c, name, fitting, given, argument, at, converted)
  // `Point 1 2`: one argument stands where a tuple should.
  if (fitting.length === 0 && candidates.length === 1 && given.length === 1)
    return lone!.params.length === 0
      ? callOfNothing(c, lone!, argument, at)
      : callOne(c, lone!, given, argument, at, expected)
  if (fitting.length === 0) {
    for (const each of given) c.infer(each)
    reportArity(c, name, candidates, given.length, argument, at)
    return c.errorExpr(at)
  }
  if (fitting.length === 1) return callOne(c, fitting[0]!, given, argument, at, expected)
  return callOverloaded(c, name, fitting, given, argument, at)
}

/** `name = value` as F# reads it in a call, whatever `name` is otherwise; further parentheses make it a comparison. */
function isWrittenWithName(argument: Expr, _: number, all: readonly Expr[]): boolean {
  const written = all.length === 1 && argument.kind === 'Paren' ? argument.inner : argument
  return written.kind !== 'Paren' && namedArgument(written) !== undefined
}

/** The library's parameters have no names here. */
function refuseNames(c: Checker, argument: Expr, given: readonly Expr[], at: Node): TypedExpr {
  c.report(
    catalog.unsupported(
      argument,
      'An argument by name, in a call of what .NET has, is',
      'Write the value alone, in its place; parentheses of its own make `(a = b)` a comparison.',
    ),
  )
  return withoutMeaning(c, given, at)
}

/** A call of which an error has been reported: its arguments are looked at all the same. */
function withoutMeaning(c: Checker, given: readonly Expr[], at: Node): TypedExpr {
  for (const each of given) {
    const value = namedArgument(each)?.value ?? each
    if (value.kind !== 'Prefix' || value.operator.name !== '~&') c.infer(value)
  }
  return c.errorExpr(at)
}

/** Whether arguments by name are named as the method's parameters, once each, behind all others; reports those that are not. */
function areNamesRight(c: Checker, { name, parameters }: Candidate, given: readonly Expr[]): boolean {
  if (parameters === undefined) return true
  const seen = new Set<string>()
  for (const each of given) {
    // One argument has the parentheses of the call; further ones say that it is no name.
    const written = given.length === 1 && each.kind === 'Paren' ? each.inner : each
    const named = written.kind === 'Paren' ? undefined : namedArgument(written)
    if (named === undefined) {
      if (seen.size === 0) continue
      c.report(catalog.badDeclaration('FS0691', each, 'Arguments by name stand behind all others.'))
      return false
    }
    const called = named.name.name
    if (indexOfNamed(parameters, called) < 0) {
      c.report(catalog.noParameter(named.name, name, called, c.scope.nearMisses(called, namesOf(parameters))))
      return false
    }
    if (seen.has(called)) {
      c.report(catalog.badDeclaration('FS0364', named.name, `The argument \`${called}\` is given twice.`))
      return false
    }
    seen.add(called)
  }
  return true
}

function namesOf(parameters: readonly ParameterInfo[]): readonly string[] {
  return parameters.flatMap((each) => each.name ?? [])
}

/** Whether some overload takes just so many arguments, none by name: it goes before those that leave optional ones out. */
function hasWhole(candidates: readonly Candidate[], given: readonly Expr[]): boolean {
  const names = new Set(given.flatMap((each) => namedArgument(each)?.name.name ?? []))
  const takesByName = ({ parameters }: Candidate): boolean =>
    parameters?.some((each) => names.has(each.name ?? '')) === true
  const isOptional = ({ parameters }: Candidate): boolean => parameters?.some((each) => each.isOptional) === true
  return (
    candidates.some((each) => each.params.length === given.length && !isOptional(each)) &&
    candidates.some(isOptional) &&
    !candidates.some(takesByName)
  )
}

/** A method whose last parameters may be left out, as one that is called with so many arguments. */
function withoutOptional(candidate: Candidate, count: number): Candidate | undefined {
  const { parameters, params } = candidate
  if (parameters?.slice(count).every((each) => each.isOptional) !== true || count > params.length) return undefined
  const isOptional = (i: number): boolean => parameters[i]?.isOptional === true
  const contents = params.slice(0, count).map((each, i) => {
    const type = resolve(each)
    return isOptional(i) && type.kind === 'Named' ? type.arguments[0]! : each
  })
  const build: Candidate['build'] = (args, type, at) =>
    candidate.build(
      params.map((each, i) => (isOptional(i) ? optionalValue(each, args[i], at) : args[i]!)),
      type,
      at,
    )
  return { name: candidate.name, params: contents, result: candidate.result, build }
}

/** What a method gets for an argument that may be left out. */
function optionalValue(type: Type, value: TypedExpr | undefined, at: Node): TypedExpr {
  const [none, some] = LIBRARY_CASES.get('option')!
  const { start, end } = value ?? at
  return value === undefined
    ? { kind: 'Case', case: none!, arguments: [], type, start, end }
    : { kind: 'Case', case: some!, arguments: [value], type, start, end }
}

/** A method whose last parameter is an array, as one that is called with so many arguments: items of it come last. */
function withItems(candidate: Candidate, count: number): Candidate | undefined {
  const ordinary = candidate.params.slice(0, -1)
  const array = resolve(candidate.params.at(-1) ?? candidate.result)
  const item = array.kind === 'Named' ? array.arguments[0] : undefined
  if (candidate.isVariadic !== true || item === undefined || count < ordinary.length) return undefined
  return {
    name: candidate.name,
    params: [...ordinary, ...Array.from({ length: count - ordinary.length }, () => item)],
    result: candidate.result,
    build: (args, type, at) => {
      const elements = args.slice(ordinary.length)
      const items: TypedExpr = { kind: 'Array', elements, type: array, start: at.start, end: at.end }
      return candidate.build([...args.slice(0, ordinary.length), items], type, at)
    },
  }
}

/**
 * `M(a, &place)`: a method of .NET that writes into its last argument. What F# otherwise has as a second result goes to the
 * mutable variable.
 */
function callWithPlace(
  c: Checker,
  methods: Parameters<typeof callMethod>[1],
  argument: Expr,
  given: readonly Expr[],
  place: Expr,
  at: Node,
): TypedExpr {
  const { start, end } = argument
  const rest: Expr =
    given.length === 1
      ? { kind: 'Paren', inner: given[0]!, start, end }
      : { kind: 'Paren', inner: { kind: 'Tuple', items: given, isStruct: false, start, end }, start, end }
  const call = callMethod(c, methods, rest, at, undefined)
  const type = resolve(call.type)
  const name = place.kind === 'Name' && place.path.length === 1 ? place.path[0]!.name : ''
  const entry = c.scope.values.get(name)
  if (type.kind !== 'Tuple' || type.items.length !== 2) {
    if (!isError(type))
      c.report(catalog.unsupported(place, 'Passing an address is', 'Answer the new value, or take a `ref` cell.'))
    return c.errorExpr(at)
  }
  if (entry?.kind !== 'Value' || !entry.symbol.isMutable) {
    c.report(catalog.notMutable(place, name, undefined))
    return c.errorExpr(at)
  }
  const { symbol } = entry
  c.unify(type.items[1]!, symbol.scheme.type, place)
  const [found, written] = type.items.map((each, i) => c.local(`result${i + 1}`, each, at))
  const pattern = [found!, written!].map((each) => variablePattern(each, at))
  const items: BlockItem[] = [
    { kind: 'Expr', expr: { kind: 'SetValue', symbol, value: valueOf(written!, at), type: UNIT, start, end } },
    { kind: 'Expr', expr: valueOf(found!, at) },
  ]
  const body: TypedExpr = { kind: 'Block', items, type: type.items[0]!, start, end }
  const clause = {
    pattern: { kind: 'Tuple', items: pattern, type, start, end },
    guard: undefined,
    body,
    start,
    end,
  } as const
  return { kind: 'Match', subject: call, clauses: [clause], type: type.items[0]!, start, end }
}

interface NamedArgument {
  readonly name: Ident
  readonly value: Expr
  /** `?name = value`: the value is an option already. */
  readonly isOption: boolean
}

/** An argument as `name = value` or `?name = value`, where it may be meant so. */
export function namedArgument(e: Expr): NamedArgument | undefined {
  const inner = unparen(e)
  if (inner.kind !== 'Infix' || inner.operator.name !== '=') return undefined
  const { left, right } = inner
  const isOption = left.kind === 'Prefix' && left.operator.name === '~?'
  const called = isOption ? left.operand : left
  if (called.kind !== 'Name') return undefined
  const [name, ...more] = called.path
  return name === undefined || more.length > 0 ? undefined : { name, value: right, isOption }
}

interface Arranged {
  readonly candidate: Candidate
  /** By parameter; undefined where it is left out. */
  readonly slots: readonly (Slot | undefined)[]
  /** The parameter of each argument, as they are written. */
  readonly places: readonly number[]
}

/** Whether an argument is written with the name of the method's parameter. */
function isNamed({ slots }: Arranged, argument: Expr): boolean {
  const value = namedArgument(argument)?.value
  return value !== undefined && slots.some((slot) => slot?.value === value)
}

/** The method as one that takes its arguments in the order in which they are written. */
function inOrder({ candidate, slots, places }: Arranged): Candidate {
  const { params, parameters } = candidate
  const isWrapped = (i: number): boolean => parameters?.[i]?.isOptional === true && slots[i]?.isOption !== true
  const contents = places.map((i) => {
    const type = resolve(params[i]!)
    return isWrapped(i) && type.kind === 'Named' ? type.arguments[0]! : params[i]!
  })
  const build: Candidate['build'] = (args, type, at) =>
    candidate.build(
      params.map((each, i) => {
        const value = args[places.indexOf(i)]
        return isWrapped(i) ? optionalValue(each, value, at) : value!
      }),
      type,
      at,
    )
  return { name: candidate.name, params: contents, result: candidate.result, build }
}

interface Slot {
  readonly value: Expr
  /** An option for a parameter that may be left out. */
  readonly isOption: boolean
}

/**
 * The arguments in the order of the parameters, where some are named or left out; undefined where none is, or where the
 * method cannot be called so.
 */
function arrange(candidate: Candidate, given: readonly Expr[]): Arranged | undefined {
  const { parameters, params } = candidate
  if (parameters === undefined || parameters.length !== params.length) return undefined
  const slots: (Slot | undefined)[] = params.map(() => undefined)
  const places: number[] = []
  let position = 0
  let isOrdinary = !parameters.some((each) => each.isOptional)
  for (const each of given) {
    const byName = namedArgument(each)
    const index = byName === undefined ? -1 : indexOfNamed(parameters, byName.name.name)
    if (byName !== undefined && index >= 0) {
      if (slots[index] !== undefined || (byName.isOption && !parameters[index]!.isOptional)) return undefined
      slots[index] = byName
      places.push(index)
      isOrdinary = false
    } else {
      if (position >= slots.length || slots[position] !== undefined) return undefined
      places.push(position)
      slots[position++] = { value: each, isOption: false }
    }
  }
  const isComplete = slots.every((each, i) => each !== undefined || parameters[i]!.isOptional)
  return isOrdinary || !isComplete ? undefined : { candidate, slots, places }
}

function callArranged(
  c: Checker,
  candidate: Candidate,
  slots: readonly (Slot | undefined)[],
  at: Node,
  expected: Type | undefined,
): TypedExpr {
  if (expected !== undefined && couldUnify(candidate.result, expected) && !isFlexible(expected))
    c.unifier.unify(candidate.result, expected)
  const why = { text: `\`${candidate.name}\` takes it`, at: undefined }
  const args = slots.map((each, i): TypedExpr => {
    const type = candidate.params[i]!
    if (candidate.parameters?.[i]?.isOptional !== true || each?.isOption === true)
      return methodArgument(c, each!.value, type, why)
    if (each === undefined) return optionalValue(type, undefined, at)
    const content = c.fresh()
    c.unifier.unify(type, optionOf(content))
    return optionalValue(type, methodArgument(c, each.value, content, why), at)
  })
  return candidate.build(args, candidate.result, at)
}

function acceptsCount(candidate: Candidate, count: number, argument: Expr): boolean {
  const wanted = candidate.params.length
  if (wanted === count) return true
  if (wanted === 1) {
    const only = resolve(candidate.params[0]!)
    if (count === 0) return only.kind === 'Variable' || primitiveName(only) === 'unit'
    return (
      only.kind === 'Variable' ||
      (only.kind === 'Tuple' && only.items.length === count) ||
      primitiveName(only) === 'obj'
    )
  }
  // One expression that is a tuple may stand for several arguments.
  return count === 1 && argument.kind !== 'Const' && wanted > 1
}

function reportArity(
  c: Checker,
  name: string,
  candidates: readonly Candidate[],
  count: number,
  argument: Expr,
  whole: Node,
): void {
  if (candidates.length === 1) c.report(catalog.methodArity(argument, name, candidates[0]!.params.length, count))
  else
    c.report(
      catalog.overloadArity(
        whole,
        name,
        count,
        candidates.map((each) => each.params.length),
      ),
    )
}

function signatureOf(candidate: Candidate): string {
  const params = candidate.params.map(printType).join(' * ')
  return `${candidate.name} : ${params === '' ? 'unit' : params} -> ${printType(candidate.result)}`
}

function callOne(
  c: Checker,
  candidate: Candidate,
  given: readonly Expr[],
  argument: Expr,
  at: Node,
  expected: Type | undefined,
): TypedExpr {
  const { params } = candidate
  if (expected !== undefined && couldUnify(candidate.result, expected) && !isFlexible(expected))
    c.unifier.unify(candidate.result, expected)
  const why = { text: `\`${candidate.name}\` takes it`, at: undefined }
  if (params.length === given.length)
    return candidate.build(
      given.map((each, i) => methodArgument(c, each, params[i]!, why)),
      candidate.result,
      at,
    )
  if (params.length === 1) return candidate.build([c.expr(argument, params[0]!, why)], candidate.result, at)
  return spreadTuple(c, candidate, c.expr(argument, tupleOf(params), why), at)
}

/** `M x` where M takes no arguments: right if `x` is a unit. */
function callOfNothing(c: Checker, candidate: Candidate, argument: Expr, at: Node): TypedExpr {
  const typed = c.infer(argument)
  if (couldUnify(typed.type, UNIT)) {
    c.unify(typed.type, UNIT, typed)
    return spreadTuple(c, candidate, typed, at)
  }
  c.report(catalog.methodArity(at, candidate.name, 0, 1))
  return c.errorExpr(at)
}

/** `M t` where t is a tuple with all the arguments. */
function spreadTuple(c: Checker, candidate: Candidate, tuple: TypedExpr, at: Node): TypedExpr {
  const symbols = candidate.params.map((type, i) => c.local(`item${i + 1}`, type, tuple))
  const call = candidate.build(
    symbols.map((each) => valueOf(each, tuple)),
    candidate.result,
    at,
  )
  const { start, end } = tuple
  const items = symbols.map((each) => variablePattern(each, tuple))
  return {
    kind: 'Match',
    subject: tuple,
    clauses: [
      { pattern: { kind: 'Tuple', items, type: tuple.type, start, end }, guard: undefined, body: call, start, end },
    ],
    type: candidate.result,
    start,
    end,
  }
}

function callOverloaded(
  c: Checker,
  name: string,
  candidates: readonly Candidate[],
  given: readonly Expr[],
  argument: Expr,
  at: Node,
  converted: readonly Candidate[] = [],
): TypedExpr {
  const typed = given.map((each, i) => argumentAmong(c, each, candidates, i))
  for (const each of typed) {
    const type = resolve(each.type)
    if (type.kind === 'Variable') solveFor(c, type)
  }
  const whole = candidates.filter((each) => each.params.length === typed.length && fits(each, typed))
  const fitting = whole.length > 0 ? whole : converted.filter((each) => fits(each, typed))
  const best = bestOf(fitting, typed)
  if (best === undefined) {
    if (typed.some((each) => isError(resolve(each.type)))) return c.errorExpr(at)
    const types = typed.map((each) => printType(each.type)).join(', ')
    if (![...candidates, ...converted].some((each) => each.params.length === typed.length)) {
      reportArity(c, name, candidates, typed.length, argument, at)
      return c.errorExpr(at)
    }
    c.report(
      fitting.length === 0
        ? catalog.noOverload(argument, name, `(${types})`, candidates.map(signatureOf))
        : catalog.ambiguousOverload(at, name, fitting.map(signatureOf)),
    )
    return c.errorExpr(at)
  }
  const args = typed.map((each, i) => fitMethodArgument(c, each, best.params[i]!, undefined))
  return best.build(args, best.result, at)
}

function fits(candidate: Candidate, args: readonly TypedExpr[]): boolean {
  return args.every((each, i) => {
    const param = resolve(candidate.params[i]!)
    if (isNullLiteral(each)) return isNullable(param)
    return couldPass(each.type, param)
  })
}

/** Exact types win over conversions, what is known over what could be anything. */
function bestOf(candidates: readonly Candidate[], args: readonly TypedExpr[]): Candidate | undefined {
  if (candidates.length <= 1) return candidates[0]
  const scores = candidates.map((each) =>
    args.reduce((sum, arg, i) => sum + closeness(arg, resolve(each.params[i]!)), 0),
  )
  const best = Math.max(...scores)
  const winners = candidates.filter((_, i) => scores[i] === best)
  return winners.length === 1 ? winners[0] : undefined
}

function isNullLiteral(arg: TypedExpr): boolean {
  return arg.kind === 'Const' && arg.value.type === 'null'
}

function closeness(given: TypedExpr, param: Type): number {
  const arg = resolve(given.type)
  if (arg.kind === 'Variable') return isNullLiteral(given) && !isObject(param) ? 1 : 0
  if (param.kind === 'Variable') return 1
  if (arg.kind === 'Named' && param.kind === 'Named' && arg.constructor === param.constructor) return 4
  if (param.kind === 'Named' && primitiveName(param) === 'obj') return 1
  return arg.kind === param.kind ? 3 : 2
}

/** A method as a function value: the overload that the place needs. */
export function methodAsValue(
  c: Checker,
  methods: { readonly name: string; readonly candidates: readonly Candidate[] },
  expected: Type | undefined,
  at: Node,
): TypedExpr {
  const wanted = expected === undefined ? undefined : resolve(expected)
  if (wanted?.kind === 'Named' && !isError(wanted) && !isObject(wanted) && functionTaken(wanted) === undefined) {
    c.report(catalog.methodNotCalled(at, methods.name))
    return c.errorExpr(at)
  }
  const fitting =
    wanted === undefined || wanted.kind !== 'Function'
      ? methods.candidates
      : methods.candidates.filter((each) => couldTake(each.params, wanted.from))
  const exact = fitting.find((each) => each.params.length <= 1)
  const candidate = fitting.length === 1 ? fitting[0] : (bestForType(fitting, wanted) ?? exact ?? fitting[0])
  if (candidate === undefined) {
    c.report(catalog.noOverload(at, methods.name, 'these types', methods.candidates.map(signatureOf)))
    return c.errorExpr(at)
  }
  return tupledLambda(c, candidate.params, at, (args) => candidate.build(args, candidate.result, at))
}

/** Whether a function of these parameters may be passed what is of that type. */
function couldTake(params: readonly Type[], of: Type): boolean {
  const given = resolve(of)
  if (given.kind === 'Variable' && params.length !== 1) return true
  const items = params.length > 1 && given.kind === 'Tuple' ? given.items : [given]
  if (params.length === 0) return couldUnify(UNIT, given)
  return items.length === params.length && params.every((param, i) => couldPass(items[i]!, resolve(param)))
}

/** Whether a value of this type may be an argument for such a parameter. */
export function couldPass(given: Type, param: Type): boolean {
  if (couldUnify(given, param) || fitsDelegate(given, param)) return true
  return isFlexible(param) && supertype(given, param) !== undefined
}

function bestForType(candidates: readonly Candidate[], wanted: Type | undefined): Candidate | undefined {
  if (wanted?.kind !== 'Function') return undefined
  const from = resolve(wanted.from)
  if (from.kind !== 'Named') return undefined
  return candidates.find((each) => {
    const param = resolve(tupleOf(each.params))
    return param.kind === 'Named' && param.constructor === from.constructor
  })
}
