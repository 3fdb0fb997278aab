/** Union cases and exceptions as constructors. */
import type { Expr, Ident, Node } from '../syntax/ast.ts'
import { unparen } from '../syntax/parens.ts'
import { EXN, named, primitiveName, tupleOf } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { argumentsOf } from './method-calls.ts'
import { flexibleArgument } from './supertypes.ts'
import { valueOf, variablePattern } from './typed-nodes.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import { indexOfNamed } from '../types/named-list.ts'
import type { Type, UnionCaseInfo } from '../types/types.ts'
import { resolve, substitute } from '../types/type-structure.ts'

/** A case's fields and its union under new variables. */
export function instantiateCase(
  c: Checker,
  info: UnionCaseInfo,
): { readonly fields: readonly Type[]; readonly type: Type } {
  if (info.exception !== undefined) return { fields: info.fields.map((each) => each.type), type: EXN }
  const args = c.freshArguments(info.owner)
  const fields = info.fields.map((each) => substitute(each.type, info.owner.parameters, args))
  return { fields, type: named(info.owner, args) }
}

/** `Case argument`. */
export function constructCase(
  c: Checker,
  info: UnionCaseInfo,
  argument: Expr,
  whole: Node,
  expected: Type | undefined,
): TypedExpr {
  c.access(info.owner, whole)
  const { fields, type } = instantiateCase(c, info)
  const { start, end } = whole
  const make = (args: readonly TypedExpr[]): TypedExpr => ({
    kind: 'Case',
    case: info,
    arguments: args,
    type,
    start,
    end,
  })
  if (expected !== undefined && resolve(expected).kind === 'Named') c.unifier.unify(type, expected)
  const why = { text: `\`${info.name}\` holds it`, at: undefined }
  if (fields.length === 0) {
    c.infer(argument)
    c.report(catalog.notAFunction(whole, info.owner.name, { help: `\`${info.name}\` has no fields.` }))
    return c.errorExpr(whole)
  }
  const given = argumentsOf(argument)
  const byName = namedArguments(c, info, given, fields)
  if (byName === 'Wrong') {
    for (const each of given) c.infer(fieldNamed(each)?.value ?? each)
    return c.errorExpr(whole)
  }
  if (byName !== undefined) return make(fields.map((field, i) => flexibleArgument(c, byName[i]!, field, why)))
  if (given.length === fields.length && given.length > 1)
    return make(given.map((each, i) => flexibleArgument(c, each, fields[i]!, why)))
  if (fields.length === 1) return make([flexibleArgument(c, argument, fields[0]!, why)])
  if (given.length > 1) {
    for (const each of given) c.infer(each)
    c.report(catalog.caseArity(whole, info.name, fields.length, given.length))
    return c.errorExpr(whole)
  }
  return takeApart(c, c.expr(argument, tupleOf(fields), why), fields, make)
}

/**
 * `Rect(width = 1.0, height = 2.0)`: the arguments in the order of the fields; undefined where none is named, `'Wrong'` after
 * reporting a name that no field has, or one twice. `x = y` with a name that no field has may be a bool, as in F#.
 */
function namedArguments(
  c: Checker,
  info: UnionCaseInfo,
  given: readonly Expr[],
  types: readonly Type[],
): readonly Expr[] | 'Wrong' | undefined {
  const firstNamed = given.findIndex((each) => fieldNamed(each) !== undefined)
  if (firstNamed < 0 || given.length !== types.length) return undefined
  const slots: (Expr | undefined)[] = given.map((each, i) => (i < firstNamed ? each : undefined))
  let isNamed = false
  for (const [i, each] of given.entries()) {
    if (i < firstNamed) continue
    const written = fieldNamed(each)
    const index = written === undefined ? -1 : indexOfNamed(info.fields, written.name.name)
    if (written !== undefined && info.fields[index]?.isNamed === true) {
      if (slots[index] !== undefined) return wrong(c, catalog.caseFieldTwice(written.name, written.name.name))
      slots[index] = written.value
      isNamed = true
    } else if (written !== undefined && (isNamed || !couldBeBool(types[i]!)))
      return wrong(c, catalog.unknownCaseField(written.name, info.name, written.name.name, []))
    else slots[i] = each
  }
  const found = slots.filter((each) => each !== undefined)
  return isNamed && found.length === types.length ? found : undefined
}

function wrong(c: Checker, finding: Parameters<Checker['report']>[0]): 'Wrong' {
  c.report(finding)
  return 'Wrong'
}

function couldBeBool(of: Type): boolean {
  const type = resolve(of)
  return type.kind === 'Variable' || primitiveName(type) === 'bool'
}

/** An argument as `name = value`. */
function fieldNamed(argument: Expr): { readonly name: Ident; readonly value: Expr } | undefined {
  const each = unparen(argument)
  if (each.kind !== 'Infix' || each.operator.name !== '=' || each.left.kind !== 'Name') return undefined
  const [name, ...more] = each.left.path
  return name === undefined || more.length > 0 ? undefined : { name, value: each.right }
}

/** `Case t` where t is a tuple of all fields. */
function takeApart(
  c: Checker,
  tuple: TypedExpr,
  fields: readonly Type[],
  make: (args: readonly TypedExpr[]) => TypedExpr,
): TypedExpr {
  const { start, end } = tuple
  const symbols = fields.map((type, i) => c.local(`item${i + 1}`, type, tuple))
  const body = make(symbols.map((each) => valueOf(each, tuple)))
  const items = symbols.map((each) => variablePattern(each, tuple))
  return {
    kind: 'Match',
    subject: tuple,
    clauses: [{ pattern: { kind: 'Tuple', items, type: tuple.type, start, end }, guard: undefined, body, start, end }],
    type: body.type,
    start,
    end,
  }
}
