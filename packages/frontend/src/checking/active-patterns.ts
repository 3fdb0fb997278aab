/** Active patterns' definitions. `(|A|B|)` answers a union of its own, with the cases' tags in order and one field each. */
import type { Node } from '../syntax/ast.ts'
import { isError, named, optionOf, parameterVariable } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import { casesNamed } from './active-names.ts'
import type { ActiveName } from './active-names.ts'
import type { Checker } from './checker.ts'
import { isValueOption } from './value-options.ts'
import type { ActiveCase } from '../types/environment.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import { instantiateSymbol } from './inlining.ts'
import { NONE } from '../types/types.ts'
import type { Type, TypeConstructor, TypeVariable, UnionCaseInfo, ValueSymbol } from '../types/types.ts'
import { variablesIn } from '../types/type-reps.ts'
import { resolve } from '../types/type-structure.ts'

/** Reports names of cases that F# does not take. */
export function checkActiveName(c: Checker, { cases, isPartial }: ActiveName, at: Node): void {
  if (cases.length > 7) c.report(catalog.tooManyActive(at, cases.length))
  const lower = cases.find((each) => /^[\p{Ll}_]/u.test(each))
  if (lower !== undefined) c.report(catalog.lowercaseActive(at, lower))
  if (isPartial && cases.length > 1) c.report(catalog.partialOfMany(at))
}

/** FS1210: a result of which some type is neither made nor said by the input; whoever matches could not know it. */
export function checkActiveResult(
  c: Checker,
  { cases, isPartial }: ActiveName,
  { scheme }: ValueSymbol,
  at: Node,
): void {
  if (isPartial) return checkPartial(c, scheme.type, cases[0]!, at)
  if (cases.length < 2 || cases.length > 7 || scheme.variables.length === 0) return
  const known = new Set<TypeVariable>()
  let result = resolve(scheme.type)
  for (; result.kind === 'Function'; result = resolve(result.to)) variablesIn(result.from, known)
  if ([...variablesIn(result)].every((each) => known.has(each))) return
  const message = `\`|${cases.join('|')}|\` answers a type that its input does not decide.`
  c.report(catalog.badDeclaration('FS1210', at, message, 'Is there a case that is never made?'))
}

/** A partial active pattern answers an option. */
function checkPartial(c: Checker, of: Type, name: string, at: Node): void {
  let result = resolve(of)
  while (result.kind === 'Function') result = resolve(result.to)
  const isOption = result.kind === 'Named' && result.constructor.uniqueName === 'option'
  if (result.kind === 'Variable' || isError(result) || isOption || isValueOption(result)) return
  const why = { text: `the active pattern \`|${name}|_|\` answers an option`, at }
  c.reportFailure({ kind: 'Mismatch' }, result, optionOf(c.fresh()), at, why)
}

/** Makes the cases visible of what a class has under this name; none but of active patterns. */
export function bindCasesOfClass(c: Checker, name: string): void {
  for (const each of casesNamed(name, undefined)) c.scope.bindPattern(each.cases[each.index]!, each)
}

/** The function of an active pattern, as an expression. */
export function recognizerOf(c: Checker, { symbol, cases, isPartial }: ActiveCase, at: Node): TypedExpr {
  if (symbol !== undefined) return instantiateSymbol(c, symbol, at)
  const { start, end } = at
  const name = `|${cases.join('|')}|${isPartial ? '_|' : ''}`
  return c.infer({ kind: 'Name', path: [{ name, start, end }], start, end })
}

/** Inside `(|A|B|)`, `A` and `B` make its result: FSharp.Core's `Choice`, or where no file mentions that one like it. */
export function bindActiveResults(c: Checker, name: ActiveName, result: Type, at: Node): void {
  const owner = choiceOfCore(c, name.cases.length) ?? ownChoice(c, name, at)
  c.unify(result, named(owner, c.freshArguments(owner)), at)
  const cases = owner.definition.kind === 'Union' ? owner.definition.cases : NONE
  for (const [i, each] of cases.entries()) c.scope.bindValue(name.cases[i]!, { kind: 'ActiveResult', case: each })
}

/** FSharp.Core's `Choice` of so many cases; undefined where no file mentions it. */
export function choiceOfCore(c: Checker, count: number): TypeConstructor | undefined {
  const core = c.environment.loaded.find((each) => each.unit === 'Choices')
  return core?.module.types.get(`Choice\`${count}`)
}

function ownChoice(c: Checker, name: ActiveName, at: Node): TypeConstructor {
  const parameters = name.cases.map((_, i) => parameterVariable(`case${i + 1}`))
  const fullName = `|${name.cases.join('|')}|`
  const owner: TypeConstructor = {
    name: 'Choice',
    uniqueName: c.uniqueName(`${fullName}.Choice`),
    parameters,
    definition: { kind: 'Unknown' },
    definedAt: c.placeOf(at),
    members: new Map(),
    supportsEquality: true,
    supportsComparison: true,
  }
  const cases = name.cases.map((_, index): UnionCaseInfo => ({
    name: `Choice${index + 1}Of${name.cases.length}`,
    owner,
    index,
    exception: undefined,
    fields: [{ name: 'Item', isNamed: false, type: parameters[index]! }],
  }))
  owner.definition = { kind: 'Union', cases }
  c.hoisted.push(owner)
  return owner
}
