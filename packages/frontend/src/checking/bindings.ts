/** `let` and `let rec`, of modules and of expressions: inference, generalization, value restriction. */
import { activeCases, parseActiveName } from './active-names.ts'
import { bindActiveResults, checkActiveName, checkActiveResult } from './active-patterns.ts'
import { hasErrors } from '@fsrs/compiler'

import type { Binding, Expr, Ident, Literal, Node, Pattern } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import { curried, parameterVariable } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Bound, Checker, Reason } from './checker.ts'
import { namesWithin, makeInline } from './inlining.ts'
import type { InlineBody } from './inlining.ts'
import { constantOf, typedAttributes } from './constants.ts'
import { isGeneralizable } from './generalizable.ts'
import { boundName } from './bound-name.ts'
import { checkValueRecursion, namesNotReady } from './value-recursion.ts'
import { solveFor, solvePending } from './operators.ts'
import { readConstraint } from '../types/resolve-types.ts'
import { printType } from '../types/type-printer.ts'
import { variablesIn } from '../types/type-reps.ts'
import { flexible } from './supertypes.ts'
import { renameVariables, variablePattern } from './typed-nodes.ts'
import type { TypedBinding, TypedExpr, TypedLet, TypedPattern } from '../types/typed-tree.ts'
import { NONE } from '../types/types.ts'
import type { Scheme, Type, TypeVariable, ValueSymbol } from '../types/types.ts'
import { generalize, isStatic, restrict } from '../types/generalization.ts'
import { resolve } from '../types/type-structure.ts'
import { toType, typeContext } from './written-types.ts'

/** Checks one `let`; its names are in scope afterwards. */
export function checkLet(
  c: Checker,
  let_: { readonly isRec: boolean; readonly bindings: readonly Binding[] } & Node,
  isTop: boolean,
): TypedLet {
  if (!let_.isRec && let_.bindings.length > 1)
    c.report(
      catalog.badDeclaration(
        'FS0576',
        let_,
        '`let … and …` without `rec` is no F#.',
        'Write a `let` for each, or `let rec` if they use each other.',
      ),
    )
  const bindings = let_.isRec ? checkRecursive(c, let_.bindings, isTop) : checkEach(c, let_.bindings, isTop)
  return { kind: 'Let', isRec: let_.isRec, bindings, start: let_.start, end: let_.end }
}

function checkEach(c: Checker, bindings: readonly Binding[], isTop: boolean): TypedBinding[] {
  return bindings.flatMap((binding) => checkBinding(c, binding, isTop))
}

function checkBinding(c: Checker, binding: Binding, isTop: boolean): TypedBinding[] {
  const name = boundName(binding.pattern)
  if (name === undefined || isCasePattern(c, binding, name.ident.name)) return [checkPatternBinding(c, binding, isTop)]
  if (!isTop && binding.typeParameters.length > 0 && binding.parameters.length > 0)
    c.report(
      catalog.badDeclaration(
        'FS0665',
        name.ident,
        'Only functions of modules and members name their type parameters.',
        'Take the angle brackets away: the function is as generic without them.',
      ),
    )
  const before = beginDefinition(c, isTop)
  const declared = declareParameters(c, binding)
  c.defining.push(name.ident.name)
  const from = c.diagnostics.length
  const value = bindingValue(c, binding, name.type)
  c.defining.pop()
  const { scheme, isInline } = endDefinition(c, before, binding, value, declared, name.ident, isTop)
  const symbol = makeSymbol(c, binding, name.ident, scheme, isTop)
  const hasFailed = hasErrors(c.diagnostics.slice(from))
  if (isInline) makeInline(symbol, inlineBody(c, binding), hasFailed)
  bindSymbol(c, symbol, binding, isTop, hasFailed)
  return isInline ? [] : [typedBinding(binding, symbol, scheme, value)]
}

/** A function that is expanded wherever it is used, whatever it asks of its types. */
export function inlineFunction(
  c: Checker,
  binding: Binding & { readonly pattern: { readonly kind: 'Name' } },
): ValueSymbol {
  const { name } = binding.pattern
  const before = beginDefinition(c, false)
  const declared = declareParameters(c, binding)
  const value = bindingValue(c, binding, [])
  const { scheme } = endDefinition(c, before, binding, value, declared, name, false)
  const symbol = makeSymbol(c, binding, name, scheme, false)
  makeInline(symbol, inlineBody(c, binding))
  return symbol
}

/** The same before its text can be checked by itself: of what it is it says nothing yet. */
export function expandedFunction(
  c: Checker,
  binding: Binding & { readonly pattern: { readonly kind: 'Name' } },
): ValueSymbol {
  const scheme: Scheme = {
    variables: NONE,
    type: curried(
      binding.parameters.map(() => c.fresh()),
      c.fresh(),
    ),
  }
  const symbol = makeSymbol(c, binding, binding.pattern.name, scheme, false)
  makeInline(symbol, inlineBody(c, binding))
  return symbol
}

/** `let (A) = e` takes `e` apart where there is a case `A`; without the parentheses it names `e` anew. */
function isCasePattern(c: Checker, { pattern, parameters }: Binding, name: string): boolean {
  if (parameters.length > 0 || !isParenthesized(pattern)) return false
  const entry = c.scope.patterns.get(name)
  return entry !== undefined && entry.kind !== 'ActiveCase'
}

function isParenthesized(pattern: Pattern): boolean {
  if (pattern.kind === 'Typed' || pattern.kind === 'Attributed') return isParenthesized(pattern.pattern)
  return pattern.kind === 'Paren'
}

interface Definition {
  readonly pendingFrom: number
  readonly variables: Map<string, TypeVariable>
}

function beginDefinition(c: Checker, isTop: boolean): Definition {
  const variables = c.typeVariables
  // Type variables that an annotation names belong to the outermost definition around them.
  c.typeVariables = isTop || c.level === 0 ? new Map() : new Map(variables)
  c.level++
  return { pendingFrom: c.pending.length, variables }
}

/** `let f<'a when …>`: declared variables, in order. */
function declareParameters(c: Checker, binding: Binding): TypeVariable[] {
  const declared = binding.typeParameters.map((each) => {
    const rigid: TypeVariable = {
      ...parameterVariable(each.name),
      level: c.level,
      isRigid: !each.isStatic && !binding.isInline,
    }
    c.typeVariables.set(each.name, rigid)
    return rigid
  })
  for (const each of binding.constraints) readConstraint(each, typeContext(c))
  return declared
}

function endDefinition(
  c: Checker,
  before: Definition,
  binding: Binding,
  value: TypedExpr,
  declared: readonly TypeVariable[],
  at: Ident,
  isTop: boolean,
): { scheme: Scheme; isInline: boolean } {
  c.level--
  solvePending(c, before.pendingFrom, binding.isInline ? 'inline' : 'weak')
  if (c.pending.length > 0) settleShared(c, value.type)
  const isInline = binding.isInline
  const scheme = close(c, binding, value.type, declared, at, isTop)
  const keepsConstraints = isInline && scheme.variables.some(isStatic)
  if (keepsConstraints) dropOwn(c, before.pendingFrom)
  warnLessGeneric(c, binding)
  c.typeVariables = before.variables
  return { scheme, isInline: keepsConstraints }
}

/** Operators of earlier definitions that wait for a type of this one are decided with what is known by now. */
function settleShared(c: Checker, type: Type): void {
  const unknowns = new Set<TypeVariable>()
  variablesIn(type, unknowns)
  for (const each of unknowns) if (isStatic(each) && each.level <= c.level) solveFor(c, each)
}

/**
 * What an expanded function does with types of its own is decided where it is used: the result of `a * b` in
 * `a * b + c * d` is such a type, although the function's signature does not show it.
 */
function dropOwn(c: Checker, from: number): void {
  const isOwn = (of: Type): boolean => {
    const type = resolve(of)
    return type.kind !== 'Variable' || type.level > c.level
  }
  const kept = c.pending.slice(from).filter(({ operands, result }) => ![...operands, result].every(isOwn))
  c.pending.length = from
  c.pending.push(...kept)
}

function close(
  c: Checker,
  binding: Binding,
  type: Type,
  declared: readonly TypeVariable[],
  at: Ident,
  isTop: boolean,
  group?: Set<TypeVariable>,
): Scheme {
  const isFunction = binding.parameters.length > 0 || isTypeFunction(binding)
  if (!binding.isMutable && (isFunction || isGeneralizable(c, binding.body))) {
    const scheme = generalize(type, c.level, binding.isInline, declared, group)
    if (scheme.variables.length > 0) c.generics++
    return scheme
  }
  const open = restrict(type, c.level)
  if (isTop && open.length > 0) c.restricted.push({ at, name: at.name, type })
  return { variables: NONE, type }
}

/** `let empty<'a> : 'a list = []`: evaluated at each use, as a function is. */
function isTypeFunction({ parameters, typeParameters, isMutable }: Binding): boolean {
  return typeParameters.length > 0 && parameters.length === 0 && !isMutable
}

/** FS0064, for type variables that an annotation names and that turned out to be a type. */
function warnLessGeneric(c: Checker, binding: Binding): void {
  if (binding.typeParameters.length > 0) return
  for (const [name, declared] of c.typeVariables) {
    if (declared.link === undefined || declared.name !== name) continue
    const type = resolve(declared)
    const isOther = type.kind === 'Variable' && type.name !== name && c.typeVariables.get(type.name ?? '') === type
    if (type.kind === 'Variable' && !isOther) continue
    const at = c.lessGenericAt.get(declared) ?? binding.pattern
    c.report(catalog.lessGeneric(at, name, isOther ? `'${type.name}` : printType(type)))
    c.typeVariables.delete(name)
  }
}

// --------------------------------------------------------------------------------------------------- the right side

/** Checks a binding's right side: a lambda where it has parameters. */
export function bindingValue(
  c: Checker,
  binding: Binding,
  annotations: readonly Pattern[] = [],
  announced?: Type,
): TypedExpr {
  const name = boundName(binding.pattern)?.ident.name ?? ''
  const shape = announced === undefined ? undefined : shapeOf(announced, binding.parameters.length)
  const result = resultType(c, binding, annotations)
  // What the other functions of the group have made of its result so far.
  if (shape !== undefined) c.unifier.unify(shape.result, result.type)
  const active = parseActiveName(name)
  const makesCases = active !== undefined && active.cases.length > 1 && !active.isPartial
  if (binding.parameters.length === 0) {
    return c.scoped(() => {
      if (makesCases) bindActiveResults(c, active, answerOf(c, binding.body, result.type), binding)
      const typed = flexible(c, binding.body, result.type, result.why)
      return typed.kind === 'Lambda' && typed.name === '' ? { ...typed, name } : typed
    })
  }
  return c.scoped(() => {
    if (makesCases) bindActiveResults(c, active, answerOf(c, binding.body, result.type), binding)
    return lambda(c, name, binding.parameters, binding.body, result.type, binding, result.why, shape?.params)
  })
}

/** What a function answers at last that is written down as `fun` or `function`, of which `type` is the type. */
function answerOf(c: Checker, body: Expr, type: Type): Type {
  const inner = unparen(body)
  const count = inner.kind === 'Fun' ? inner.parameters.length : inner.kind === 'Function' ? 1 : 0
  if (count === 0) return type
  const result = c.fresh()
  const parameters = Array.from({ length: count }, () => c.fresh())
  c.unifier.unify(type, curried(parameters, result))
  return inner.kind === 'Fun' ? answerOf(c, inner.body, result) : result
}

function shapeOf(announced: Type, count: number): { readonly params: readonly Type[]; readonly result: Type } {
  const params: Type[] = []
  let result = resolve(announced)
  while (params.length < count && result.kind === 'Function') {
    params.push(result.from)
    result = resolve(result.to)
  }
  return { params, result }
}

function resultType(
  c: Checker,
  binding: Binding,
  annotations: readonly Pattern[],
): { readonly type: Type; readonly why: Reason | undefined } {
  const type = c.fresh()
  let why: Reason | undefined
  for (const each of annotations) {
    if (each.kind !== 'Typed') continue
    c.unify(type, toType(c, each.type), each)
    why = { text: 'of this annotation', at: each.type }
  }
  if (binding.returnType !== undefined) {
    c.unify(type, toType(c, binding.returnType), binding.returnType)
    why = { text: 'of this annotation', at: binding.returnType }
  }
  return { type: resolve(type), why }
}

/** `fun p1 p2 -> body`. */
export function lambda(
  c: Checker,
  name: string,
  patterns: readonly Pattern[],
  body: Expr,
  result: Type,
  at: Node,
  why?: Reason,
  paramTypes: readonly Type[] = [],
): TypedExpr {
  return c.scoped(() => {
    c.functionDepth++
    const bound: Bound = new Map()
    const types = patterns.map((_, i) => paramTypes[i] ?? c.fresh())
    const parameters = patterns.map((each, i) => c.pattern(each, types[i]!, bound))
    c.bind(bound)
    const typed = flexible(c, body, result, why)
    c.functionDepth--
    const behind = parameters.every(takesAll) ? functionBehind(body, typed) : undefined
    return {
      kind: 'Lambda',
      name,
      parameters: behind === undefined ? parameters : [...parameters, ...behind.parameters],
      body: behind?.body ?? typed,
      type: curried(types, result),
      start: at.start,
      end: at.end,
    }
  })
}

/**
 * The function that a function's body is, as in `let f x = fun y -> …`: its parameters are as if they were the outer one's
 * own, since nothing is done between them.
 */
function functionBehind(body: Expr, typed: TypedExpr): (TypedExpr & { readonly kind: 'Lambda' }) | undefined {
  return parametersBehind(body) > 0 && typed.kind === 'Lambda' && typed.wraps === undefined ? typed : undefined
}

function takesAll(pattern: TypedPattern): boolean {
  if (pattern.kind === 'Variable') return !pattern.symbol.isMutable
  return pattern.kind === 'Wildcard' || (pattern.kind === 'Const' && pattern.value.type === 'unit')
}

/** How many parameters a body that is a function has. */
function parametersBehind(body: Expr): number {
  const inner = unparen(body)
  if (inner.kind === 'Function') return 1
  return inner.kind === 'Fun' ? inner.parameters.length + parametersBehind(inner.body) : 0
}

// ---------------------------------------------------------------------------------------------------------- names

function makeSymbol(c: Checker, binding: Binding, ident: Ident, scheme: Scheme, isTop: boolean): ValueSymbol {
  if (binding.isMutable && binding.parameters.length > 0) c.report(catalog.mutableFunction(ident, ident.name))
  const arity = arityOf(binding)
  if (!isTop) return { ...c.local(ident.name, scheme.type, ident, binding.isMutable, arity), scheme }
  return c.global(ident.name, scheme, ident, binding.isMutable, arity, literalOf(c, binding))
}

/** `let f = fun a b -> …` has a known number of parameters, too. */
function arityOf(binding: Binding): number {
  return binding.parameters.length + parametersBehind(binding.body)
}

function literalOf(c: Checker, binding: Binding): Literal | undefined {
  if (!binding.attributes.some((each) => each.name.at(-1)!.name === 'Literal')) return undefined
  if (binding.isMutable) c.report(catalog.mutableLiteral(binding.pattern))
  const value = constantOf(c, binding.body)
  if (value === undefined) c.report(catalog.notConstant(binding.body, 'A literal'))
  return value
}

/** Brings a symbol into scope, and into its module where it is at the top level. */
function bindSymbol(c: Checker, symbol: ValueSymbol, binding: Binding, isTop: boolean, hasFailed = false): void {
  const entry = { kind: 'Value', symbol } as const
  c.scope.bindValue(symbol.name, entry)
  const active = parseActiveName(symbol.name)
  if (active !== undefined) {
    const at = boundName(binding.pattern)?.ident ?? binding.pattern
    checkActiveName(c, active, at)
    // Of a text with errors it is not known what it would answer.
    if (!hasFailed) checkActiveResult(c, active, symbol, at)
  }
  if (isTop) {
    const before = c.module.values.get(symbol.name)
    if (before?.kind === 'Value')
      c.late.push(catalog.duplicate(symbol.definedAt ?? binding, 'value', symbol.name, before.symbol.definedAt))
    c.module.values.set(symbol.name, entry)
    if (binding.access === 'private') c.module.privates.add(symbol.name)
    else c.module.privates.delete(symbol.name)
  }
  if (symbol.isLiteral) {
    c.scope.bindPattern(symbol.name, { kind: 'Literal', symbol })
    if (isTop) c.module.patterns.set(symbol.name, { kind: 'Literal', symbol })
  }
  for (const each of activeCases(symbol)) {
    const name = each.cases[each.index]!
    c.scope.bindPattern(name, each)
    if (isTop) c.module.patterns.set(name, each)
  }
}

function inlineBody(c: Checker, binding: Binding): InlineBody {
  const names = c.scope.snapshot(namesWithin(binding))
  return { binding, names, check: (checker, text) => bindingValue(checker, text, boundName(text.pattern)?.type) }
}

function typedBinding(binding: Binding, symbol: ValueSymbol, scheme: Scheme, value: TypedExpr): TypedBinding {
  return {
    pattern: variablePattern(symbol, boundName(binding.pattern)?.ident ?? binding.pattern),
    scheme,
    value,
    isMutable: binding.isMutable,
    attributes: typedAttributes(binding.attributes),
    isPrivate: binding.access === 'private',
    ...(isTypeFunction(binding) ? { isTypeFunction: true } : {}),
    start: binding.start,
    end: binding.end,
  }
}

function checkPatternBinding(c: Checker, binding: Binding, isTop: boolean): TypedBinding {
  const before = beginDefinition(c, isTop)
  const bound: Bound = new Map()
  const type = c.fresh()
  c.bindsMutable = binding.isMutable
  const pattern = c.pattern(binding.pattern, type, bound)
  c.bindsMutable = false
  if (binding.returnType !== undefined) c.unify(type, toType(c, binding.returnType), binding.returnType)
  const value = c.expr(binding.body, type, { text: 'the pattern takes it apart', at: binding.pattern })
  c.level--
  solvePending(c, before.pendingFrom, 'weak')
  c.typeVariables = before.variables
  restrict(type, c.level)
  const renamed = isTop ? makeGlobal(c, pattern, bound, binding) : pattern
  if (!isTop) c.bind(bound)
  return {
    pattern: renamed,
    scheme: undefined,
    value,
    isMutable: binding.isMutable,
    attributes: typedAttributes(binding.attributes),
    isPrivate: binding.access === 'private',
    start: binding.start,
    end: binding.end,
  }
}

/** The variables of a top-level pattern are globals: the pattern's symbols are replaced. */
function makeGlobal(c: Checker, pattern: TypedPattern, bound: Bound, binding: Binding): TypedPattern {
  const globals = new Map<ValueSymbol, ValueSymbol>()
  for (const [name, local] of bound) {
    const at = local.definedAt ?? binding
    const symbol = c.global(name, local.scheme, at, local.isMutable, 0)
    globals.set(local, symbol)
    bindSymbol(c, symbol, binding, true)
  }
  return renameVariables(pattern, (symbol) => globals.get(symbol) ?? symbol)
}

// ------------------------------------------------------------------------------------------------------ recursion

function checkRecursive(c: Checker, bindings: readonly Binding[], isTop: boolean): TypedBinding[] {
  const before = beginDefinition(c, isTop)
  const group = bindings.map((binding) => {
    const name = boundName(binding.pattern)
    const ident: Ident = name?.ident ?? { name: '_', start: binding.pattern.start, end: binding.pattern.end }
    if (name === undefined)
      c.report(catalog.badDeclaration('FS0873', binding.pattern, 'Only names can be defined by `let rec`.'))
    const declared = declareParameters(c, binding)
    const type = c.fresh()
    const isAnnotated = declared.length > 0 && isFullyAnnotated(binding)
    const symbol = makeSymbol(c, binding, ident, { variables: isAnnotated ? declared : [], type }, isTop)
    // With `f<'a>` and all types written down, the group too may use it at several types.
    if (!isAnnotated) c.recursive.set(symbol, [])
    return { binding, ident, declared, type, symbol, annotations: name?.type ?? [] }
  })
  for (const { symbol } of group) {
    c.scope.bindValue(symbol.name, { kind: 'Value', symbol })
    for (const each of activeCases(symbol)) c.scope.bindPattern(each.cases[each.index]!, each)
  }
  for (const each of group) announceShape(c, each.binding, each.type)
  const names = namesNotReady(bindings, isTop)
  const values = group.map((each) => {
    if (each.binding.parameters.length === 0) checkValueRecursion(c, each.binding.body, names)
    const value = bindingValue(c, each.binding, each.annotations, each.type)
    c.unify(value.type, each.type, each.ident)
    return value
  })
  c.level--
  solvePending(c, before.pendingFrom, 'weak')
  const variables = new Set<TypeVariable>()
  for (const each of group) {
    each.symbol.scheme = close(c, each.binding, each.type, each.declared, each.ident, isTop, variables)
    for (const args of c.recursive.get(each.symbol) ?? []) args.push(...each.symbol.scheme.variables)
    c.recursive.delete(each.symbol)
    warnLessGeneric(c, each.binding)
  }
  c.typeVariables = before.variables
  for (const each of group) bindSymbol(c, each.symbol, each.binding, isTop)
  return group.map((each, i) => typedBinding(each.binding, each.symbol, each.symbol.scheme, values[i]!))
}

function isFullyAnnotated(binding: Binding): boolean {
  const isTyped = (pattern: Pattern): boolean =>
    pattern.kind === 'Paren'
      ? isTyped(pattern.inner)
      : pattern.kind === 'Typed' || (pattern.kind === 'Const' && pattern.value.type === 'unit')
  return binding.returnType !== undefined && !binding.isInline && binding.parameters.every(isTyped)
}

/** What a recursive use may know beforehand: the number of parameters, and annotations. */
function announceShape(c: Checker, binding: Binding, type: Type): void {
  const params = binding.parameters.map((each): Type => annotated(c, each) ?? c.fresh())
  const result = binding.returnType === undefined ? c.fresh() : toType(c, binding.returnType)
  c.unify(type, curried(params, result), binding.pattern)
}

function annotated(c: Checker, pattern: Pattern): Type | undefined {
  if (pattern.kind === 'Paren') return annotated(c, pattern.inner)
  return pattern.kind === 'Typed' ? toType(c, pattern.type) : undefined
}
