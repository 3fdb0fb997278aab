/** Patterns: what they match, what they bind. */

import type { Literal, LongIdent, Node, Pattern } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import {
  BOOL,
  CHAR,
  ERROR_TYPE,
  EXN,
  FLOAT,
  INT,
  STRING,
  UNIT,
  arrayOf,
  functionOf,
  libraryType,
  listOf,
  named,
  optionOf,
  primitive,
  structTupleOf,
  tupleOf,
} from '../types/builtins.ts'
import { instantiateCase } from './cases.ts'
import * as catalog from '../types/catalog.ts'
import type { Bound, Checker, Reason } from './checker.ts'
import type { ActiveCase } from '../types/environment.ts'
import { choiceOfCore, recognizerOf } from './active-patterns.ts'
import { fieldType } from './members.ts'
import { missingName } from './missing-names.ts'
import { findModules, findPattern, findType, firstMissing } from './names.ts'
import { isNameOf, nameOf } from './name-of.ts'
import { nullable } from './null-values.ts'
import { recordOf } from './records.ts'
import { boundOfInteger, enumCases } from '../types/net-constants.ts'
import { printType } from '../types/type-printer.ts'
import { couldBe, isNeedless, isSealed } from './type-tests.ts'
import { fit, flexibleArgument } from './supertypes.ts'
import { renameVariables } from './typed-nodes.ts'
import type { TypedExpr, TypedPattern } from '../types/typed-tree.ts'
import { findNamed, indexOfNamed } from '../types/named-list.ts'
import type { FieldInfo, NamedType, Type, TypeConstructor, UnionCaseInfo } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'
import { answeringOption, isValueOption } from './value-options.ts'
import { measuredType, toType } from './written-types.ts'

/** The type of a constant. */
export function literalType(c: Checker, value: Literal): Type {
  switch (value.type) {
    case 'unit':
      return UNIT
    case 'null':
      return c.fresh()
    case 'bool':
      return BOOL
    case 'char':
      return CHAR
    case 'string':
      return STRING
    case 'float':
      return FLOAT
    case 'int':
      return INT
    default:
      return primitive(value.type)
  }
}

/** Checks a pattern against the type of what it takes apart. */
export function checkPattern(
  c: Checker,
  p: Pattern,
  expected: Type,
  bound: Bound,
  why: Reason | undefined,
): TypedPattern {
  const { start, end } = p
  switch (p.kind) {
    case 'Wildcard':
      return { kind: 'Wildcard', type: expected, start, end }
    case 'Const':
      if (p.value.type === 'null') nullable(c, p, expected)
      else c.unify(measuredType(c, literalType(c, p.value), p.measure), expected, p, why)
      return { kind: 'Const', value: p.value, type: expected, start, end }
    case 'Name':
      return checkName(c, p, expected, bound, why)
    case 'Case':
      return checkCase(c, p, expected, bound, why)
    case 'Tuple':
      return checkTuple(c, p, expected, bound, why)
    case 'List':
    case 'Array': {
      const element = c.fresh()
      c.unify(p.kind === 'List' ? listOf(element) : arrayOf(element), expected, p, why)
      const items = p.items.map((each) => c.pattern(each, element, bound))
      return { kind: p.kind, items, type: expected, start, end }
    }
    case 'Cons':
      return checkCons(c, p, expected, bound, why)
    case 'Record':
      return checkRecord(c, p, expected, bound, why)
    case 'Or':
      return checkOr(c, p, expected, bound, why)
    case 'And': {
      const patterns = [c.pattern(p.left, expected, bound, why), c.pattern(p.right, expected, bound, why)]
      return { kind: 'And', patterns, type: expected, start, end }
    }
    case 'As': {
      const pattern = c.pattern(p.pattern, expected, bound, why)
      const type = pattern.kind === 'TypeTest' ? pattern.test : expected
      return {
        kind: 'As',
        pattern,
        symbol: bindVariable(c, p.name.name, type, p.name, bound),
        type: expected,
        start,
        end,
      }
    }
    case 'Typed': {
      const type = toType(c, p.type)
      // Where it is something else its author still takes it for what the annotation says.
      const seen = c.unify(type, expected, p.type, why) ? expected : type
      return c.pattern(p.pattern, seen, bound, { text: 'of this annotation', at: p.type })
    }
    case 'TypeTest':
      return checkTypeTest(c, p, expected)
    case 'Paren':
      return c.pattern(p.inner, expected, bound, why)
    case 'Attributed':
      return c.pattern(p.pattern, expected, bound, why)
    case 'Optional':
      c.report(
        catalog.badDeclaration(
          'FS0718',
          p,
          'Only members have optional arguments.',
          'Take an option, or make it a member of a type.',
        ),
      )
      bindVariable(c, p.name.name, ERROR_TYPE, p, bound)
      return errorPattern(p)
    case 'Expression':
      c.infer(p.expr)
      c.report(catalog.badDeclaration('FS0010', p, 'An expression cannot be a pattern.'))
      return errorPattern(p)
    case 'Error':
      return errorPattern(p)
  }
}

function errorPattern(at: Node): TypedPattern {
  return { kind: 'Error', type: ERROR_TYPE, start: at.start, end: at.end }
}

function bindVariable(
  c: Checker,
  name: string,
  type: Type,
  at: Node,
  bound: Bound,
  isMutable = false,
): ReturnType<Checker['local']> {
  if (bound.has(name)) c.report(catalog.boundTwice(at, name))
  const symbol = c.local(name, type, at, isMutable || c.bindsMutable)
  bound.set(name, symbol)
  return symbol
}

function checkName(
  c: Checker,
  p: Pattern & { kind: 'Name' },
  expected: Type,
  bound: Bound,
  why: Reason | undefined,
): TypedPattern {
  const entry = c.scope.patterns.get(p.name.name)
  const { start, end } = p
  if (entry === undefined || entry.kind === 'Library' || p.isMutable) {
    const symbol = bindVariable(c, p.name.name, expected, p.name, bound, p.isMutable)
    return { kind: 'Variable', symbol, type: expected, start, end }
  }
  return checkCase(
    c,
    { kind: 'Case', path: [p.name], arguments: [], namedArguments: [], start, end },
    expected,
    bound,
    why,
  )
}

function checkTuple(
  c: Checker,
  p: Pattern & { kind: 'Tuple' },
  expected: Type,
  bound: Bound,
  why: Reason | undefined,
): TypedPattern {
  const known = resolve(expected)
  const types =
    known.kind === 'Tuple' && known.items.length === p.items.length ? known.items : p.items.map(() => c.fresh())
  c.unify((p.isStruct ? structTupleOf : tupleOf)(types), expected, p, why)
  const items = p.items.map((each, i) => c.pattern(each, types[i]!, bound))
  return { kind: 'Tuple', items, type: expected, start: p.start, end: p.end }
}

function checkCons(
  c: Checker,
  p: Pattern & { kind: 'Cons' },
  expected: Type,
  bound: Bound,
  why: Reason | undefined,
): TypedPattern {
  const element = c.fresh()
  c.unify(listOf(element), expected, p, why)
  // Long chains of `::` are walked in a loop and put together from their end.
  const heads: { readonly node: Pattern; readonly head: TypedPattern }[] = []
  let current: Pattern = p
  while (current.kind === 'Cons') {
    heads.push({ node: current, head: c.pattern(current.head, element, bound) })
    current = current.tail
  }
  let typed = c.pattern(current, expected, bound)
  for (const { node, head } of heads.toReversed())
    typed = { kind: 'Cons', head, tail: typed, type: expected, start: node.start, end: node.end }
  return typed
}

const CELL: TypeConstructor = libraryType('ref')
const CONTENTS: FieldInfo = { name: 'contents', owner: CELL, index: 0, type: CELL.parameters[0]!, isMutable: true }

/** `{ contents = p }`: a reference cell, which is a record to F#. */
function cellPattern(
  c: Checker,
  { start, end }: Node,
  content: Pattern,
  expected: Type,
  bound: Bound,
  why: Reason | undefined,
): TypedPattern {
  const type = named(CELL, [c.fresh()])
  c.unify(type, expected, { start, end }, why)
  const fields = [{ field: CONTENTS, pattern: c.pattern(content, type.arguments[0]!, bound) }]
  return { kind: 'Record', fields, type: expected, start, end }
}

/** Names of a case's fields that look like this one. */
function nearFields(c: Checker, info: UnionCaseInfo, name: string): readonly string[] {
  return c.scope.nearMisses(
    name,
    info.fields.flatMap((each) => (each.isNamed ? [each.name] : [])),
  )
}

function checkRecord(
  c: Checker,
  p: Pattern & { kind: 'Record' },
  expected: Type,
  bound: Bound,
  why: Reason | undefined,
): TypedPattern {
  if (p.fields.length === 0) {
    c.report(catalog.badDeclaration('FS0010', p, 'A record pattern has fields: { Name = … }.'))
    return errorPattern(p)
  }
  const place = resolve(expected)
  const expectedRecord = place.kind === 'Named' && place.constructor.definition.kind === 'Record' ? place : undefined
  const owner = recordOf(
    c,
    p.fields.map((each) => each.path),
    expectedRecord,
  )
  if (owner === undefined && p.fields.length === 1 && p.fields[0]!.path.at(-1)!.name === 'contents')
    return cellPattern(c, p, p.fields[0]!.pattern, expected, bound, why)
  if (owner === undefined) {
    const name = p.fields[0]!.path.at(-1)!
    c.report(catalog.undefinedName(name, 'record field', name.name, c.scope.suggest(name.name, c.scope.fields)))
    for (const each of p.fields) c.pattern(each.pattern, c.fresh(), bound)
    return errorPattern(p)
  }
  const type: NamedType = named(owner, c.freshArguments(owner))
  c.unify(type, expected, p, why)
  const fields: { field: FieldInfo; pattern: TypedPattern }[] = []
  for (const each of p.fields) {
    const name = each.path.at(-1)!
    const field = owner.definition.kind === 'Record' ? findNamed(owner.definition.fields, name.name) : undefined
    if (field === undefined) {
      c.report(catalog.undefinedName(name, 'record field', name.name, []))
      c.pattern(each.pattern, c.fresh(), bound)
    } else fields.push({ field, pattern: c.pattern(each.pattern, fieldType(field, type), bound) })
  }
  return { kind: 'Record', fields, type: expected, start: p.start, end: p.end }
}

function checkOr(
  c: Checker,
  p: Pattern & { kind: 'Or' | 'And' },
  expected: Type,
  bound: Bound,
  why: Reason | undefined,
): TypedPattern {
  const parts: Pattern[] = []
  let current: Pattern = p
  while (current.kind === 'Or') {
    parts.push(current.right)
    current = current.left
  }
  parts.push(current)
  parts.reverse()
  const own: Bound = new Map()
  const alternatives = parts.map((part, i) => {
    if (i === 0) return c.pattern(part, expected, own, why)
    const again: Bound = new Map()
    const typed = c.pattern(part, expected, again, why)
    return renameTo(c, typed, own, again, part)
  })
  for (const [name, symbol] of own) {
    if (bound.has(name)) c.report(catalog.boundTwice(p, name))
    bound.set(name, symbol)
  }
  return { kind: 'Or', alternatives, type: expected, start: p.start, end: p.end }
}

/** All alternatives bind the same symbols: those of the first. */
function renameTo(c: Checker, typed: TypedPattern, first: Bound, again: Bound, at: Node): TypedPattern {
  for (const name of first.keys()) if (!again.has(name)) c.report(catalog.unequalAlternatives(at, name))
  for (const [name, symbol] of again) {
    const meant = first.get(name)
    if (meant === undefined) c.report(catalog.unequalAlternatives(at, name))
    else
      c.unify(symbol.scheme.type, meant.scheme.type, symbol.definedAt ?? at, {
        text: `\`${name}\` has this type on the left`,
        at: meant.definedAt,
      })
  }
  if (again.size === 0) return typed
  return renameVariables(typed, (symbol) =>
    again.get(symbol.name) === symbol ? (first.get(symbol.name) ?? symbol) : symbol,
  )
}

function checkTypeTest(c: Checker, p: Pattern & { kind: 'TypeTest' }, expected: Type): TypedPattern {
  const test = toType(c, p.type)
  const type = resolve(expected)
  if (type.kind === 'Variable') c.report(catalog.testOfUnknown(p, printType(test)))
  else if (!couldBe(type, resolve(test)))
    c.report(catalog.impossibleTest(p, printType(type), printType(test), isSealed(type)))
  else if (isNeedless(type, resolve(test))) {
    c.report(catalog.needlessTest(p, printType(test)))
    if (isSealed(type)) {
      c.report(catalog.testOfSealed(p, printType(test)))
      return errorPattern(p)
    }
  }
  return { kind: 'TypeTest', test, pattern: undefined, type: expected, start: p.start, end: p.end }
}

// ---------------------------------------------------------------------------------------------------------- cases

type CasePattern = Pattern & { kind: 'Case' }

function checkCase(c: Checker, p: CasePattern, expected: Type, bound: Bound, why: Reason | undefined): TypedPattern {
  const entry = findPattern(c, p.path)
  if (entry === undefined) return nameOfPattern(c, p, expected, why) ?? checkConstantPath(c, p, expected, bound, why)
  switch (entry.kind) {
    case 'Case':
      return checkUnionCase(c, p, entry.case, expected, bound, why)
    case 'ActiveCase':
      return checkActive(c, p, entry, expected, bound, why)
    case 'Literal': {
      c.unify(entry.symbol.scheme.type, expected, p, why)
      const value = entry.symbol.literal
      if (value === undefined) return errorPattern(p)
      return { kind: 'Const', value, type: expected, start: p.start, end: p.end }
    }
    case 'Library':
      return checkLibrary(c, p, entry.name, expected, bound, why)
  }
}

/** `nameof x` as a pattern: the name as a constant. */
function nameOfPattern(c: Checker, p: CasePattern, expected: Type, why: Reason | undefined): TypedPattern | undefined {
  const [argument] = p.arguments
  if (p.path.length > 1 || argument === undefined || c.scope.values.has(p.path[0]!.name)) return undefined
  const { start, end } = p
  const name = { kind: 'Name', path: p.path, start, end } as const
  if (!isNameOf(c, name)) return undefined
  const typed = nameOf(c, patternAsExpr(c, argument), p)
  c.unify(STRING, expected, p, why)
  return typed.kind === 'Const' ? { kind: 'Const', value: typed.value, type: expected, start, end } : errorPattern(p)
}

/** A path that is an enum's case, or nothing. */
function checkConstantPath(
  c: Checker,
  p: CasePattern,
  expected: Type,
  bound: Bound,
  why: Reason | undefined,
): TypedPattern {
  const last = p.path.at(-1)!
  if (p.path.length > 1) {
    const type = findType(c, p.path.slice(0, -1), 0)
    const found = type && findNamed(enumCases(type) ?? [], last.name)
    if (found !== undefined) {
      c.unify(named(type!, []), expected, p, why)
      return { kind: 'Const', value: { type: 'int', value: found.value }, type: expected, start: p.start, end: p.end }
    }
  }
  const owner = p.path.length > 1 && p.arguments.length === 0 ? findType(c, p.path.slice(0, -1), 0) : undefined
  const constant = owner && boundOfInteger(named(owner, []), last.name)
  if (constant !== undefined) {
    c.unify(named(owner!, []), expected, p, why)
    return { kind: 'Const', value: constant, type: expected, start: p.start, end: p.end }
  }
  for (const each of p.arguments) c.pattern(each, c.fresh(), bound)
  for (const each of p.namedArguments) c.pattern(each.pattern, c.fresh(), bound)
  c.report(
    missingName(c, p.path, firstMissing(c, p.path), () =>
      catalog.undefinedName(last, 'pattern discriminator', last.name, nearPatterns(c, p.path)),
    ),
  )
  return errorPattern(p)
}

function nearPatterns(c: Checker, path: LongIdent): readonly string[] {
  const last = path.at(-1)!.name
  if (path.length === 1) return c.scope.suggest(last, c.scope.patterns)
  const type = findType(c, path.slice(0, -1), 0)
  if (type?.definition.kind === 'Union')
    return c.scope.suggest(last, new Map(type.definition.cases.map((each) => [each.name, each])))
  return findModules(c, path.slice(0, -1)).flatMap((module) => c.scope.suggest(last, module.patterns))
}

function argumentPatterns(p: CasePattern): readonly Pattern[] {
  const [first] = p.arguments
  if (first === undefined) return []
  const inner = unparen(first)
  if (p.arguments.length > 1) return p.arguments
  return inner.kind === 'Tuple' && first.kind === 'Paren' ? inner.items : [first]
}

function checkUnionCase(
  c: Checker,
  p: CasePattern,
  info: UnionCaseInfo,
  expected: Type,
  bound: Bound,
  why: Reason | undefined,
): TypedPattern {
  c.access(info.owner, p)
  const { fields, type } = instantiateCase(c, info)
  c.unify(type, expected, p, why)
  const { start, end } = p
  const wildcard = (i: number): TypedPattern => ({ kind: 'Wildcard', type: fields[i]!, start, end })
  const make = (args: readonly TypedPattern[]): TypedPattern => ({
    kind: 'Case',
    case: info,
    arguments: args,
    type: expected,
    start,
    end,
  })
  if (p.namedArguments.length > 0) {
    const args = fields.map((_, i) => wildcard(i))
    const seen = new Set<number>()
    for (const each of p.namedArguments) {
      const index = indexOfNamed(info.fields, each.name.name)
      const typed = c.pattern(each.pattern, fields[index] ?? ERROR_TYPE, bound)
      if (index < 0)
        c.report(catalog.unknownCaseField(each.name, info.name, each.name.name, nearFields(c, info, each.name.name)))
      else if (seen.has(index)) c.report(catalog.caseFieldTwice(each.name, each.name.name))
      else args[index] = typed
      seen.add(index)
    }
    return make(args)
  }
  const given = argumentPatterns(p)
  if (given.length === fields.length && p.arguments.length <= 1) {
    // A tuple in the place of a single field is that field's value.
    return make(given.map((each, i) => c.pattern(each, fields[i]!, bound)))
  }
  const [argument] = p.arguments
  if (fields.length === 1 && p.arguments.length === 1) return make([c.pattern(argument!, fields[0]!, bound)])
  const only = given[0]
  if (given.length === 1 && only !== undefined && unparen(only).kind === 'Wildcard')
    return make(fields.map((_, i) => wildcard(i)))
  for (const [i, each] of given.entries()) c.pattern(each, fields[i] ?? ERROR_TYPE, bound)
  c.report(
    fields.length === 0
      ? catalog.badDeclaration('FS0725', p, `\`${info.name}\` has no fields that a pattern could match.`)
      : p.arguments.length > 1
        ? catalog.curriedCase(p, info.name, fields.length)
        : given.length < fields.length && fields.length > 1
          ? catalog.caseWithoutFields(p, info.name, fields.length, given.length)
          : catalog.caseArity(given[fields.length] ?? p, info.name, fields.length, given.length),
  )
  return errorPattern(p)
}

function checkLibrary(
  c: Checker,
  p: CasePattern,
  name: 'Failure' | 'KeyValue',
  expected: Type,
  bound: Bound,
  why: Reason | undefined,
): TypedPattern {
  const { start, end } = p
  const argument = p.arguments[0] ?? ({ kind: 'Wildcard', start, end } as const)
  if (name === 'Failure') {
    c.unify(EXN, expected, p, why)
    return { kind: 'Library', name, arguments: [c.pattern(argument, STRING, bound)], type: expected, start, end }
  }
  const [key, value] = [c.fresh(), c.fresh()]
  c.unify(named(libraryType('KeyValuePair'), [key, value]), expected, p, why)
  const [keyPattern, valuePattern] = argumentPatterns(p)
  const args = [
    c.pattern(keyPattern ?? { kind: 'Wildcard', start, end }, key, bound),
    c.pattern(valuePattern ?? { kind: 'Wildcard', start, end }, value, bound),
  ]
  return { kind: 'Library', name, arguments: args, type: expected, start, end }
}

function checkActive(
  c: Checker,
  p: CasePattern,
  active: ActiveCase,
  expected: Type,
  bound: Bound,
  why: Reason | undefined,
): TypedPattern {
  const { start, end } = p
  let recognizer = recognizerOf(c, active, p.path.at(-1)!)
  const parameters = functionParameters(recognizer.type) - 1
  const given = p.arguments
  const applied = given.slice(0, Math.max(0, parameters))
  const rest = given.slice(applied.length)
  if (applied.length > 0) {
    let type = resolve(recognizer.type)
    const args: TypedExpr[] = []
    for (const each of applied) {
      if (type.kind !== 'Function') break
      args.push(flexibleArgument(c, patternAsExpr(c, each), type.from, undefined))
      type = resolve(type.to)
    }
    recognizer = { kind: 'Apply', fn: recognizer, arguments: args, type, start, end }
  }
  const answer = c.fresh()
  recognizer = fit(c, recognizer, functionOf(expected, answer), why, p)
  const payload = payloadOf(c, active, answer, p)
  if (active.isPartial && isValueOption(resolve(answer))) recognizer = answeringOption(c, recognizer, expected, p)
  let argument: TypedPattern | undefined
  if (rest.length > 0) argument = c.pattern(rest[0]!, payload, bound)
  return {
    kind: 'Active',
    recognizer,
    cases: active.cases,
    index: active.index,
    isPartial: active.isPartial,
    argument,
    type: expected,
    start,
    end,
  }
}

function functionParameters(of: Type): number {
  let count = 0
  for (let type = resolve(of); type.kind === 'Function'; type = resolve(type.to)) count++
  return count
}

/** What a case of an active pattern hands to its argument. */
function payloadOf(c: Checker, active: ActiveCase, answer: Type, at: Node): Type {
  if (active.isPartial) {
    const type = resolve(answer)
    if (isValueOption(type)) return type.arguments[0]!
    const payload = c.fresh()
    c.unify(answer, optionOf(payload), at)
    return payload
  }
  if (active.cases.length === 1) return answer
  let type = resolve(answer)
  if (type.kind === 'Variable') type = assumedChoice(c, active.cases, type, at)
  return (type.kind === 'Named' ? type.arguments[active.index] : undefined) ?? ERROR_TYPE
}

/** Where the function of the cases is a parameter, nothing but their number says what it answers. */
function assumedChoice(c: Checker, cases: readonly string[], answer: Type, at: Node): Type {
  const owner = choiceOfCore(c, cases.length)
  if (owner === undefined) {
    const what = 'A parameter that is an active pattern of several cases, in a program without a `Choice`, is'
    c.report(catalog.unsupported(at, what))
    return ERROR_TYPE
  }
  const choice = named(owner, c.freshArguments(owner))
  c.unify(answer, choice, at)
  return choice
}

/** An active pattern's parameter, read as a pattern, as the expression it is. */
function patternAsExpr(c: Checker, p: Pattern): Parameters<Checker['expr']>[0] {
  const { start, end } = p
  switch (p.kind) {
    case 'Expression':
      return p.expr
    case 'Const':
      return { kind: 'Const', value: p.value, start, end }
    case 'Name':
      return { kind: 'Name', path: [p.name], start, end }
    case 'Paren':
      return { kind: 'Paren', inner: patternAsExpr(c, p.inner), start, end }
    case 'Tuple':
      return { kind: 'Tuple', items: p.items.map((each) => patternAsExpr(c, each)), isStruct: p.isStruct, start, end }
    case 'List':
    case 'Array':
      return {
        kind: p.kind,
        content: { kind: 'Elements', elements: p.items.map((each) => patternAsExpr(c, each)) },
        start,
        end,
      }
    case 'Case':
      return p.arguments.reduce<Parameters<Checker['expr']>[0]>(
        (fn, each) => ({ kind: 'Apply', fn, argument: patternAsExpr(c, each), isTight: false, start, end }),
        { kind: 'Name', path: p.path, start, end },
      )
    default:
      c.report(catalog.badDeclaration('FS0722', p, 'This cannot be the parameter of an active pattern.'))
      return { kind: 'Error', parts: [], start, end }
  }
}
