/**
 * Names, applications, member access and indexing. `a.B(c).D e` is walked as a head and a list of steps, in a loop: only
 * arguments nest.
 */
import type { Expr, Ident, IndexArgument, Node, TypeExpr } from '../syntax/ast.ts'
import { UNIT, isError, named } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import { extensionMember } from './extension-methods.ts'
import type { Checker, Reason } from './checker.ts'
import { constructCase, instantiateCase } from './cases.ts'
import type { ValueEntry } from '../types/environment.ts'
import { construct } from './construction.ts'
import { applyFunction } from './function-application.ts'
import type { Place } from './function-application.ts'
import { indexOf } from './indexing.ts'
import { expandedParameters, instantiateSymbol } from './inlining.ts'
import { applyIntrinsic, intrinsicAsValue } from './intrinsic-calls.ts'
import { libraryMembers, librarySymbol } from '../types/library.ts'
import { constructorsOf } from './constructor-candidates.ts'
import { baseOf, findMembers, memberOf, ownCandidates, staticMember } from './members.ts'
import type { Candidate } from './candidate.ts'
import { callMethod, methodAsValue } from './method-calls.ts'
import { explainMissing, missingConstructor, missingMember, missingName } from './missing-names.ts'
import { findType, memberNames, resolvePath } from './names.ts'
import { isNameOf, nameOf } from './name-of.ts'
import { solveFor } from './operators.ts'
import { DISPOSABLE_TYPE } from '../types/net-interfaces.ts'
import { fit, matchFunction } from './supertypes.ts'
import { caseAsValue, unitConst, selfOf, valueOf } from './typed-nodes.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import { findNamed } from '../types/named-list.ts'
import type { Type, TypeConstructor, UnionCaseInfo } from '../types/types.ts'
import { boundsOf, supertype } from '../types/subtypes.ts'
import { resolve } from '../types/type-structure.ts'
import { widened } from './widening.ts'
import { toTypeArgument } from './written-types.ts'

type Step =
  | { readonly kind: 'Apply'; readonly argument: Expr; readonly node: Node }
  | { readonly kind: 'Dot'; readonly name: Ident; readonly node: Node }
  | { readonly kind: 'Index'; readonly indices: readonly IndexArgument[]; readonly node: Expr & { kind: 'Index' } }
  | { readonly kind: 'TypeApply'; readonly types: readonly TypeExpr[]; readonly node: Node }

type ApplyStep = Step & { kind: 'Apply' }

/** What stands to the left of the next step. */
type Callee =
  | { readonly kind: 'Value'; readonly typed: TypedExpr }
  | { readonly kind: 'Case'; readonly info: UnionCaseInfo; readonly at: Node; readonly isActive?: true }
  | { readonly kind: 'Intrinsic'; readonly name: string; readonly at: Node }
  | { readonly kind: 'Methods'; readonly name: string; readonly candidates: readonly Candidate[]; readonly at: Node }
  | {
      readonly kind: 'Type'
      readonly type: TypeConstructor
      readonly args: readonly Type[] | undefined
      readonly at: Node
    }

/**
 * Checks a chain.
 *
 * @param keepsParameters true where the caller passes an argument itself and sees to conversions (pipelines)
 */
export function inferChain(
  c: Checker,
  e: Expr,
  expected: Type,
  why: Reason | undefined,
  keepsParameters = false,
): TypedExpr {
  const steps: Step[] = []
  let head = e
  for (;;) {
    if (head.kind === 'Apply') {
      steps.push({ kind: 'Apply', argument: head.argument, node: head })
      head = head.fn
    } else if (head.kind === 'Dot') {
      steps.push({ kind: 'Dot', name: head.name, node: head })
      head = head.target
    } else if (head.kind === 'Index') {
      steps.push({ kind: 'Index', indices: head.indices, node: head })
      head = head.target
    } else if (head.kind === 'TypeApply') {
      steps.push({ kind: 'TypeApply', types: head.types, node: head })
      head = head.fn
    } else if (head.kind === 'Paren' && steps.length > 0 && isChain(head.inner)) {
      head = head.inner
    } else break
  }
  steps.reverse()
  const [first] = steps
  if (first?.kind === 'Apply' && isNameOf(c, head)) {
    const callee = value(nameOf(c, first.argument, first.node))
    return walk(c, callee, steps.slice(1), e, expected, why, keepsParameters)
  }
  const callee = head.kind === 'Name' ? resolveHead(c, head, steps) : value(c.infer(head))
  return walk(c, callee, steps, e, expected, why, keepsParameters)
}

function isChain(e: Expr): boolean {
  return e.kind === 'Name' || e.kind === 'Dot' || e.kind === 'Index' || e.kind === 'Paren'
}

function value(typed: TypedExpr): Callee {
  return { kind: 'Value', typed }
}

function walk(
  c: Checker,
  start: Callee,
  steps: readonly Step[],
  whole: Expr,
  expected: Type,
  why: Reason | undefined,
  keepsParameters: boolean,
): TypedExpr {
  let callee = start
  let i = 0
  while (i < steps.length) {
    const step = steps[i]!
    switch (step.kind) {
      case 'Apply': {
        const applied: ApplyStep[] = [step]
        for (let next = steps[i + 1]; next?.kind === 'Apply'; next = steps[i + applied.length]) applied.push(next)
        const isLast = i + applied.length === steps.length
        const place: Place = { expected: isLast ? expected : undefined, why, keepsParameters }
        const [next, used] = applyCallee(c, callee, applied, place)
        callee = next
        i += used
        break
      }
      case 'Dot':
        callee = dot(c, callee, step.name, { start: whole.start, end: step.name.end })
        i++
        break
      case 'Index':
        callee = value(indexed(c, finish(c, callee, undefined), step))
        i++
        break
      case 'TypeApply':
        callee = applyTypes(c, callee, step)
        i++
    }
  }
  const typed = finish(c, callee, expected)
  // A case as a function is just that, and takes nothing for its fields but what they are.
  if (callee.kind === 'Case') return c.unify(typed.type, expected, typed, why) ? typed : c.errorExpr(typed)
  if (keepsParameters && matchFunction(c, typed.type, expected) !== undefined) return typed
  return widened(c, typed, expected) ?? fit(c, typed, expected, why)
}

/** `a[i]`; of a function, or what may be one, `f[i]` is `f [ i ]`. */
function indexed(c: Checker, target: TypedExpr, { indices, node }: Step & { kind: 'Index' }): TypedExpr {
  const [only] = indices
  if (node.hasDot || indices.length > 1 || only?.kind !== 'At' || !mayBeFunction(c, target))
    return indexOf(c, target, indices, node)
  c.report(catalog.indexTakenForCall(node))
  const { start, end } = node
  const list: Expr = { kind: 'List', content: { kind: 'Elements', elements: [only.index] }, start, end }
  return applyFunction(c, target, [list], node, { expected: undefined, why: undefined, keepsParameters: false })
}

function mayBeFunction(c: Checker, { type: of }: TypedExpr): boolean {
  const type = resolve(of)
  if (type.kind !== 'Variable') return type.kind === 'Function'
  solveFor(c, type)
  const solved = resolve(type)
  return solved.kind === 'Variable' ? !solved.isRigid && boundsOf(solved).length === 0 : solved.kind === 'Function'
}

// ---------------------------------------------------------------------------------------------------------- names

function resolveHead(c: Checker, head: Expr & { kind: 'Name' }, steps: Step[]): Callee {
  const meaning = resolvePath(c, head.path)
  if (meaning.kind === 'Missing') {
    const { at, what, near } = meaning
    c.report(
      /^[\p{L}_]/u.test(at.name)
        ? missingName(c, head.path, at, () =>
            catalog.undefinedName(at, what, at.name, near, at === head.path[0] ? explainMissing(c, at) : undefined),
          )
        : catalog.undefinedOperator(at, at.name, false),
    )
    return value(c.errorExpr(head))
  }
  const last = head.path[meaning.used - 1]!
  const at = { start: head.start, end: last.end }
  if (meaning.used < head.path.length)
    steps.unshift(
      ...head.path
        .slice(meaning.used)
        .map((name): Step => ({ kind: 'Dot', name, node: { start: head.start, end: name.end } })),
    )
  if (meaning.kind === 'Type') return { kind: 'Type', type: typeOfArity(c, head, meaning, steps), args: undefined, at }
  return entryCallee(c, meaning.entry, at)
}

/** Types of one name are told apart by their type arguments, where those are written. */
function typeOfArity(
  c: Checker,
  head: Expr & { kind: 'Name' },
  { type, used }: { readonly type: TypeConstructor; readonly used: number },
  steps: readonly Step[],
): TypeConstructor {
  const [next] = steps
  if (next?.kind !== 'TypeApply' || next.types.length === type.parameters.length) return type
  return findType(c, head.path.slice(0, used), next.types.length) ?? type
}

function entryCallee(c: Checker, entry: ValueEntry, at: Node): Callee {
  switch (entry.kind) {
    case 'Value':
      return value(instantiateSymbol(c, entry.symbol, at))
    case 'Case':
      return { kind: 'Case', info: entry.case, at }
    case 'ActiveResult':
      return { kind: 'Case', info: entry.case, at, isActive: true }
    case 'ActiveCase':
      c.report(catalog.undefinedName(at, 'value or constructor', entry.cases[entry.index]!, []))
      return value(c.errorExpr(at))
    case 'SelfField':
      return value({
        kind: 'Field',
        target: selfOf(entry.self, at),
        field: entry.field,
        type: entry.field.type,
        start: at.start,
        end: at.end,
      })
    case 'SelfMethod': {
      const { member, self } = entry
      const as = named(member.owner, member.owner.parameters)
      return {
        kind: 'Methods',
        name: member.name,
        candidates: ownCandidates(c, [{ member, as }], selfOf(self, at)),
        at,
      }
    }
    case 'Base':
      if (c.functionDepth > entry.depth) c.report(catalog.escapingBase(at))
      return value(baseOf(valueOf(entry.self, at), entry.type))
    case 'Static':
      return typeDot(c, { kind: 'Type', type: entry.type, args: undefined, at }, { ...at, name: entry.name }, at)
    case 'Intrinsic':
      return { kind: 'Intrinsic', name: entry.name, at }
  }
}

// -------------------------------------------------------------------------------------------------------- members

function dot(c: Checker, callee: Callee, name: Ident, at: Node): Callee {
  if (callee.kind === 'Type') return typeDot(c, callee, name, at)
  const target = finish(c, callee, undefined)
  const meaning = extensionMember(c, target, name, at) ?? memberOf(c, target, name, at)
  return meaning.kind === 'Value' ? value(meaning.typed) : { ...meaning, at }
}

function typeDot(c: Checker, callee: Callee & { kind: 'Type' }, name: Ident, at: Node): Callee {
  const { type } = callee
  const { definition } = type
  if (definition.kind === 'Unknown') return value(c.errorExpr(at))
  if (definition.kind === 'Abbreviation') {
    const means = resolve(definition.type)
    if (means.kind === 'Named')
      return typeDot(c, { ...callee, type: means.constructor, args: means.arguments }, name, at)
  }
  if (definition.kind === 'Union') {
    const found = findNamed(definition.cases, name.name)
    if (found !== undefined) return { kind: 'Case', info: found, at }
  }
  if (definition.kind === 'Library') {
    const entry = c.scope.patterns.get(name.name)
    if (entry?.kind === 'Case' && entry.case.owner === type) return { kind: 'Case', info: entry.case, at }
  }
  if (definition.kind === 'Enum') {
    const found = findNamed(definition.cases, name.name)
    if (found !== undefined)
      return value({
        kind: 'Const',
        value: { type: 'int', value: found.value },
        type: named(type, []),
        start: at.start,
        end: at.end,
      })
  }
  const meaning = staticMember(c, type, callee.args, name.name, at)
  const [other] = meaning === undefined ? findMembers(c, named(type, type.parameters), name.name) : []
  if (other !== undefined) {
    c.report(catalog.notStatic(at, name.name, type.name, other.member.kind === 'method'))
    return value(c.errorExpr(at))
  }
  if (meaning === undefined) {
    if (isOfObjects(type, name.name)) {
      c.report(catalog.notStatic(at, name.name, type.name))
      return value(c.errorExpr(at))
    }
    c.report(
      missingMember(c, name, named(type, type.parameters), name.name) ??
        catalog.undefinedMember(name, type.name, name.name, c.scope.nearMisses(name.name, memberNames(c, type))),
    )
    return value(c.errorExpr(at))
  }
  return meaning.kind === 'Value' ? value(meaning.typed) : { ...meaning, at }
}

/** Whether the library's type has a property of that name, or a record a field. */
function isOfObjects(type: TypeConstructor, name: string): boolean {
  return libraryMembers(type, name).some(
    ({ entry, scheme }) => entry.kind === 'member' && scheme.type.kind !== 'Function',
  )
}

function applyTypes(c: Checker, callee: Callee, step: Step & { kind: 'TypeApply' }): Callee {
  const args = step.types.map((each) => toTypeArgument(c, each))
  if (callee.kind === 'Type') return { ...callee, args }
  if (callee.kind === 'Intrinsic' && isGenericFunction(callee.name))
    return applyTypes(c, value(instantiateSymbol(c, librarySymbol(callee.name), callee.at)), step)
  if (callee.kind === 'Methods') return withTypeArguments(c, callee, step, args)
  if (callee.kind !== 'Value') return callee
  const { typed } = callee
  if (isError(resolve(typed.type))) return callee
  const known = typed.kind === 'Value' ? writableTypes(typed) : expandedParameters(typed)
  if (known.length !== args.length) {
    const isFunction = resolve(typed.type).kind === 'Function'
    c.report(
      known.length === 0 && (!isFunction || typed.kind !== 'Value' || typed.symbol.scheme.variables.length === 0)
        ? catalog.badDeclaration('FS0717', step.node, 'This takes no type arguments.')
        : catalog.valueArity(
            step.node,
            'FS0687',
            typed.kind === 'Value' ? typed.symbol.name : 'value',
            known.length,
            args.length,
          ),
    )
    return callee
  }
  for (const [i, arg] of args.entries()) c.unify(known[i]!, arg, step.types[i]!)
  return callee
}

/** Of a method's overloads, those of the program that take so many type arguments; the library's find them out. */
function withTypeArguments(
  c: Checker,
  callee: Callee & { kind: 'Methods' },
  step: Step & { kind: 'TypeApply' },
  args: readonly Type[],
): Callee {
  const { candidates } = callee
  const fitting = candidates.filter(({ typeArguments }) => (typeArguments ?? args).length === args.length)
  if (fitting.length === 0) {
    const expected = candidates[0]?.typeArguments?.length ?? 0
    c.report(catalog.valueArity(step.node, 'FS0502', callee.name, expected, args.length))
    return callee
  }
  for (const { typeArguments } of fitting)
    for (const [i, arg] of (typeArguments ?? []).entries()) c.unify(arg, args[i]!, step.types[i]!)
  return { ...callee, candidates: fitting }
}

/** The type arguments of a function that F# has: what the library writes `'_` is for the machine alone. */
function writableTypes({ symbol, typeArguments }: TypedExpr & { kind: 'Value' }): readonly Type[] {
  const { variables } = symbol.scheme
  return symbol.origin.kind === 'Library' ? typeArguments.filter((_, i) => variables[i]!.name !== '_') : typeArguments
}

/** Intrinsics that are ordinary functions of the library too, with one type variable. */
function isGenericFunction(name: string): boolean {
  return /^(box|unbox|hash|compare|min|max|string)$/.test(name)
}

// --------------------------------------------------------------------------------------------------- applications

/** Applies to one or more of the steps; answers what comes out and how many it took. */
function applyCallee(
  c: Checker,
  callee: Callee,
  steps: readonly (Step & { kind: 'Apply' })[],
  place: Place,
): [Callee, number] {
  const first = steps[0]!
  switch (callee.kind) {
    case 'Value': {
      const args = steps.map((each) => each.argument)
      return [value(applyFunction(c, callee.typed, args, steps.at(-1)!.node, place)), steps.length]
    }
    case 'Case':
      if (steps.length > 1 && callee.info.fields.length > 1) {
        c.report(
          catalog.curriedConstruction(callee.at, callee.info.name, callee.info.owner.name, callee.info.fields.length),
        )
        return [value(c.errorExpr(callee.at)), steps.length]
      }
      return [
        value(
          constructCase(c, callee.info, first.argument, first.node, steps.length === 1 ? place.expected : undefined),
        ),
        1,
      ]
    case 'Methods':
      return [
        value(callMethod(c, callee, first.argument, first.node, steps.length === 1 ? place.expected : undefined)),
        1,
      ]
    case 'Type':
      return [value(withoutNew(c, construct(c, callee, first.argument, first.node))), 1]
    case 'Intrinsic': {
      const [typed, count] = applyIntrinsic(c, callee, steps, place)
      return [value(typed), count]
    }
  }
}

function withoutNew(c: Checker, made: TypedExpr): TypedExpr {
  const type = resolve(made.type)
  if (type.kind === 'Named' && supertype(type, DISPOSABLE_TYPE) !== undefined)
    c.report(catalog.disposableWithoutNew(made, type.constructor.name))
  return made
}

// ---------------------------------------------------------------------------------------------------------- ends

/** Makes a value of what has not been applied. */
function finish(c: Checker, callee: Callee, expected: Type | undefined): TypedExpr {
  switch (callee.kind) {
    case 'Value':
      return callee.typed
    case 'Case': {
      const { fields, type } = instantiateCase(c, callee.info)
      if (callee.isActive === true) {
        c.unifier.unify(fields[0]!, UNIT)
        const { start, end } = callee.at
        return { kind: 'Case', case: callee.info, arguments: [unitConst(callee.at)], type, start, end }
      }
      return caseAsValue(c, callee.info, fields, type, callee.at)
    }
    case 'Intrinsic':
      return intrinsicAsValue(c, callee.name, callee.at)
    case 'Methods':
      return methodAsValue(c, callee, expected, callee.at)
    case 'Type': {
      const instance = named(callee.type, callee.args ?? c.freshArguments(callee.type))
      const candidates = constructorsOf(c, instance)
      if (candidates.length > 0) return methodAsValue(c, { name: callee.type.name, candidates }, expected, callee.at)
      if (callee.type.definition.kind !== 'Unknown') c.report(missingConstructor(callee.at, callee.type))
      return c.errorExpr(callee.at)
    }
  }
}
