/** Parameters of members as they are written: groups, options, names. */
import type { Ident, Member, Pattern } from '../../syntax/ast.ts'
import { unparen } from '../../syntax/parens.ts'
import { hasAttribute } from '../../syntax/attributes.ts'
import { ERROR_TYPE, optionOf } from '../../types/builtins.ts'
import type { Checker } from '../checker.ts'
import type { ParameterInfo, Type } from '../../types/types.ts'
import { toType } from '../written-types.ts'

/** The parameters of a member: curried groups of tupled arguments. */
export function groupsOf(parameters: readonly Pattern[]): readonly (readonly Pattern[])[] {
  return parameters.map((each) => {
    const inner = unparen(each)
    if (inner.kind === 'Const' && inner.value.type === 'unit') return []
    return inner.kind === 'Tuple' && !inner.isStruct && each.kind === 'Paren' ? inner.items : [each]
  })
}

/** The type that an argument for the parameter has. */
export function parameterType(c: Checker, pattern: Pattern): Type {
  if (hasDefault(pattern)) return ERROR_TYPE
  const type = annotationOf(c, pattern) ?? c.fresh()
  return optionalName(pattern) === undefined ? type : optionOf(type)
}

/** Of a parameter that has been refused: calls may leave it out. */
function hasDefault(pattern: Pattern): boolean {
  let inner = pattern
  while (inner.kind === 'Paren' || inner.kind === 'Typed') inner = inner.kind === 'Paren' ? inner.inner : inner.pattern
  return (
    inner.kind === 'Attributed' &&
    (hasAttribute(inner.attributes, 'Optional') || hasAttribute(inner.attributes, 'DefaultParameterValue'))
  )
}

function annotationOf(c: Checker, pattern: Pattern): Type | undefined {
  if (pattern.kind === 'Paren') return annotationOf(c, pattern.inner)
  return pattern.kind === 'Typed' ? toType(c, pattern.type) : undefined
}

/** `x` for `?x: T`: what it has to be has gone into the parameter's type. */
export function withoutMark(pattern: Pattern): Pattern {
  const name = optionalName(pattern)
  return name === undefined ? pattern : { kind: 'Name', name, isMutable: false, start: pattern.start, end: pattern.end }
}

/** The name of `?x` and `?x: T`. */
function optionalName(pattern: Pattern): Ident | undefined {
  if (pattern.kind === 'Paren') return optionalName(pattern.inner)
  if (pattern.kind === 'Typed' || pattern.kind === 'Attributed') return optionalName(pattern.pattern)
  return pattern.kind === 'Optional' ? pattern.name : undefined
}

/** What a call may know of a parameter. */
export function parameterInfo(pattern: Pattern): ParameterInfo {
  let inner = withoutMark(pattern)
  let isVariadic = false
  while (inner.kind === 'Paren' || inner.kind === 'Typed' || inner.kind === 'Attributed') {
    if (inner.kind === 'Attributed') isVariadic ||= hasAttribute(inner.attributes, 'ParamArray')
    inner = inner.kind === 'Paren' ? inner.inner : inner.pattern
  }
  return {
    name: inner.kind === 'Name' ? inner.name.name : undefined,
    isOptional: optionalName(pattern) !== undefined,
    isVariadic,
  }
}

/** The parameters of the first group of an abstract member's signature; undefined where none has a name. */
export function signatureParameters(
  written: (Member & { kind: 'Abstract' })['type'],
): readonly ParameterInfo[] | undefined {
  const parameters = written.kind === 'Function' ? written.parameters : undefined
  if (parameters?.some(({ name }) => name !== undefined) !== true) return undefined
  return parameters.map(({ name, isOptional }) => ({ name: name?.name, isOptional, isVariadic: false }))
}

/** How many arguments each group of an abstract member's signature has. */
export function argumentCounts(written: (Member & { kind: 'Abstract' })['type']): number[] {
  const counts: number[] = []
  for (let type = written; type.kind === 'Function'; type = type.to) {
    const { from } = type
    const isUnit = from.kind === 'Name' && from.path.length === 1 && from.path[0]!.name === 'unit'
    counts.push(isUnit ? 0 : from.kind === 'Tuple' && !from.isStruct ? from.items.length : 1)
  }
  return counts
}
