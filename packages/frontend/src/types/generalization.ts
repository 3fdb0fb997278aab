/** Schemes: how a type is closed over its variables, and used. */
import { GENERIC_LEVEL, variable } from './builtins.ts'
import { lowerLevels } from './levels.ts'
import { boundsOf } from './subtypes.ts'
import { PARTS_MAX, TypeTooLarge } from './type-size.ts'
import { forEachPart, placesOf, resolve, rewrite } from './type-structure.ts'
import { NONE } from './types.ts'
import type { Scheme, Type, TypeConstraint, TypeVariable } from './types.ts'

/** A use of a scheme: its type under new variables, which are `args`. */
export interface Instance {
  readonly type: Type
  readonly args: readonly Type[]
}

/** Instantiates a scheme at `level`. */
export function instantiate(scheme: Scheme, level: number): Instance {
  const { variables } = scheme
  if (variables.length === 0) return { type: scheme.type, args: NONE }
  const fresh = variables.map(() => variable(level))
  const places = placesOf(variables)
  const replace = (found: TypeVariable): Type | undefined => {
    const index = places === undefined ? variables.indexOf(found) : (places.get(found) ?? -1)
    return index < 0 ? undefined : fresh[index]
  }
  for (let i = 0; i < variables.length; i++) {
    const { constraints } = variables[i]!
    if (constraints.length > 0)
      fresh[i]!.constraints = constraints.map((constraint) => rewriteConstraint(constraint, replace))
  }
  return { type: rewrite(scheme.type, replace), args: fresh }
}

function rewriteConstraint(
  constraint: TypeConstraint,
  replace: (found: TypeVariable) => Type | undefined,
): TypeConstraint {
  if (!('type' in constraint)) return constraint
  return { ...constraint, type: rewrite(constraint.type, replace) }
}

const STATIC_KINDS: ReadonlySet<TypeConstraint['kind']> = new Set([
  'Operator',
  'Number',
  'Integer',
  'Signed',
  'Sum',
  'Average',
  'Real',
  'Root',
  'Member',
])

/** Whether a variable waits for an operator or a kind of number: F# generalises such only in `inline` functions. */
export function isStatic(found: TypeVariable): boolean {
  return found.constraints.some((each) => STATIC_KINDS.has(each.kind))
}

/**
 * Closes a type over its variables deeper than `level`, in order of appearance after `declared`. Variables that F#
 * resolves statically stay with the enclosing level, unless `isInline`. Definitions of one `rec` share a `group`.
 *
 * @throws {TypeTooLarge}
 */
export function generalize(
  type: Type,
  level: number,
  isInline: boolean,
  declared: readonly TypeVariable[] = [],
  group?: Set<TypeVariable>,
): Scheme {
  const variables: TypeVariable[] = []
  let parts = 0
  const visit = (of: Type): void => {
    if (++parts > PARTS_MAX) throw new TypeTooLarge()
    const each = resolve(of)
    if (each.kind !== 'Variable') return forEachPart(each, visit)
    if (each.level === GENERIC_LEVEL && group?.has(each) === true && !variables.includes(each)) variables.push(each)
    if (each.level <= level || each.level === GENERIC_LEVEL) return
    if (!isInline && isStatic(each)) {
      each.level = level
      return
    }
    each.level = GENERIC_LEVEL
    each.isRigid = true
    group?.add(each)
    variables.push(each)
    for (const constraint of each.constraints) if ('type' in constraint) visit(constraint.type)
  }
  declared.forEach(visit)
  settleBounds(type, level, declared)
  visit(type)
  return { variables, type }
}

/**
 * A parameter of which is known only what it is at least is just that: `Seq.length xs` makes `xs` a sequence, and a variable
 * of its own only where the result, or another parameter, is of its type too (F# calls it condensation).
 */
function settleBounds(type: Type, level: number, declared: readonly TypeVariable[]): void {
  const parameters: Type[] = []
  let result = resolve(type)
  for (; result.kind === 'Function'; result = resolve(result.to)) {
    const from = resolve(result.from)
    if (from.kind === 'Tuple') for (const item of from.items) parameters.push(resolve(item))
    else parameters.push(from)
  }
  for (const each of parameters) {
    if (each.kind !== 'Variable' || each.constraints.length !== 1 || each.link !== undefined) continue
    const [bound] = each.constraints
    const isOwn = each.level > level && each.level !== GENERIC_LEVEL && each.name === undefined && !each.isRigid
    if (bound?.kind !== 'Subtype' || !isOwn || declared.includes(each)) continue
    const isElsewhere = parameters.filter((other) => occurs(each, other)).length > 1 || occurs(each, result)
    const isInBound = parameters.some(
      (other) => other.kind === 'Variable' && boundsOf(other).some((inner) => occurs(each, inner)),
    )
    if (!isElsewhere && !isInBound) each.link = bound.type
  }
}

function occurs(found: TypeVariable, within: Type): boolean {
  const type = resolve(within)
  if (type.kind === 'Variable') return type === found
  let isThere = false
  forEachPart(type, (part) => {
    isThere ||= occurs(found, part)
  })
  return isThere
}

/** Variables of a type that no scheme has closed over; they are set to `level` if deeper. */
export function restrict(type: Type, level: number): TypeVariable[] {
  const found: TypeVariable[] = []
  let parts = 0
  const visit = (of: Type): void => {
    if (++parts > PARTS_MAX) throw new TypeTooLarge()
    const each = resolve(of)
    if (each.kind !== 'Variable') return forEachPart(each, visit)
    if (each.level === GENERIC_LEVEL) return
    lowerLevels(each, level)
    found.push(each)
  }
  visit(type)
  return found
}
