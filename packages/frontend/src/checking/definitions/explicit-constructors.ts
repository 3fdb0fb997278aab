/**
 * Classes without parameters behind their names: `new (…) = { field = … }`. Each such constructor is a static method; the
 * object that its braces make comes from a hidden constructor, which takes the fields in order.
 */
import type { Expr } from '../../syntax/ast.ts'
import { UNIT } from '../../types/builtins.ts'
import * as catalog from '../../types/catalog.ts'
import type { Checker } from '../checker.ts'
import { autoName, defaultValue, fieldOf, setField } from './class-fields.ts'
import { constructorMember } from './constructor-member.ts'
import { withTemporaries } from '../purity.ts'
import { selfType } from '../../types/type-owner.ts'
import type { Owner } from '../../types/type-owner.ts'
import { functionOfParameters, unitConst, valueOf, variablePattern } from '../typed-nodes.ts'
import type { BlockItem, TypedExpr, TypedMemberBinding } from '../../types/typed-tree.ts'
import type { FieldInfo, MemberInfo, NamedType, TypeConstructor, ValueSymbol } from '../../types/types.ts'
import { resolve, substitute } from '../../types/type-structure.ts'

interface Hidden {
  readonly info: MemberInfo
  readonly symbol: ValueSymbol
  /** Those that braces have to name. */
  readonly given: readonly FieldInfo[]
  readonly defaults: readonly FieldInfo[]
}

const HIDDEN = new WeakMap<TypeConstructor, Hidden>()

/** Makes the hidden constructor of a class that has only explicit ones. */
export function declareHiddenConstructor(c: Checker, owner: Owner): void {
  const { members } = owner.definition
  const first = members.find((each) => each.kind === 'Constructor')
  if (first === undefined) return
  const { definition } = owner.type
  if (definition.kind === 'Class' && definition.base !== undefined) {
    const what = 'A constructor of a class that inherits, without a primary one, is'
    c.report(catalog.unsupported(first, what, 'Write the parameters after the name of the type.'))
    return
  }
  const fields = members.flatMap((each) => {
    const field = each.kind === 'Val' && !each.isStatic ? fieldOf(owner.type, autoName(each.name)) : undefined
    return field === undefined || each.kind !== 'Val' ? [] : [{ field, hasDefault: each.hasDefault }]
  })
  const given = fields.flatMap(({ field, hasDefault }) => (hasDefault ? [] : [field]))
  const types = given.map((field) => field.type)
  const { info, symbol } = constructorMember(c, owner, types, { isHidden: true })
  const defaults = fields.flatMap(({ field, hasDefault }) => (hasDefault ? [field] : []))
  HIDDEN.set(owner.type, { info, symbol, given, defaults })
}

/** The hidden constructor's body. */
export function hiddenConstructor(c: Checker, owner: Owner): TypedMemberBinding[] {
  const hidden = HIDDEN.get(owner.type)
  if (hidden === undefined) return []
  const at = { start: owner.definition.start, end: owner.definition.end }
  const name = owner.definition.name.at(-1)!
  const self = c.local('this', selfType(owner), name)
  const parameters = hidden.given.map((field) => c.local(field.name, field.type, name))
  const items: BlockItem[] = [
    ...hidden.given.map((field, i) => setField(self, field, valueOf(parameters[i]!, at), at)),
    ...hidden.defaults.map((field) => setField(self, field, defaultValue(field.type, at), at)),
    { kind: 'Expr', expr: unitConst(at) },
  ]
  const body: TypedExpr = { kind: 'Block', items, type: UNIT, ...at }
  const patterns = [self, ...parameters].map((each) => variablePattern(each, at))
  const value = functionOfParameters(patterns, body, owner.type.name, at)
  return [{ member: hidden.info, symbol: hidden.symbol, value, ...at }]
}

/** Braces in a constructor: the object with all its fields. */
export function objectInitializer(c: Checker, e: Expr & { kind: 'Record' }, type: NamedType): TypedExpr {
  const { given } = HIDDEN.get(type.constructor)!
  const values = new Map<FieldInfo, TypedExpr>()
  for (const { path, value } of e.fields) {
    const name = path.at(-1)!
    const field = given.find((each) => each.name === autoName(name))
    if (field === undefined) {
      c.report(catalog.undefinedName(name, 'field', name.name, []))
      c.infer(value)
    } else values.set(field, c.expr(value, substitute(field.type, type.constructor.parameters, type.arguments)))
  }
  const missing = given.filter((field) => !values.has(field))
  if (missing.length > 0) {
    const names = missing.map((field) => `\`${field.name.slice(0, -1)}\``).join(', ')
    c.report(catalog.badDeclaration('FS0764', e, `The constructor gives no value to ${names}.`))
    return c.errorExpr(e)
  }
  const order = [...values.keys()]
  return withTemporaries(c, [...values.values()], (evaluated) => ({
    kind: 'Construct',
    constructor: type.constructor,
    typeArguments: type.arguments,
    arguments: given.map((field) => evaluated[order.indexOf(field)]!),
    type,
    start: e.start,
    end: e.end,
  }))
}

/** The class that braces in a constructor make an object of. */
export function initializedBy(expected: NamedType['arguments'][number]): NamedType | undefined {
  const type = resolve(expected)
  return type.kind === 'Named' && HIDDEN.has(type.constructor) ? type : undefined
}
