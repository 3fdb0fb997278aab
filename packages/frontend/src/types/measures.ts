/**
 * Units of measure. A unit is a type without values; a product of powers (`kg m/s^2`) is a type whose constructor holds
 * the exponents and whose arguments are the factors, so that substitution, levels and generalization treat it like any
 * other type. Products are compared as elements of a free Abelian group (Andrew Kennedy, "Types for Units-of-Measure:
 * Theory and Practice", 2009), for whole exponents. Units exist in the checker alone: at run time a number is a number.
 */
import { UNIT_NUMBERS } from '../syntax/unit-numbers.ts'
import { primitiveName, variable } from './builtins.ts'
import type { NamedType, Type, TypeConstructor, TypeVariable } from './types.ts'

/** A unit or an unknown unit, with its exponent; never 0. */
export interface Factor {
  readonly atom: NamedType | TypeVariable
  readonly power: number
}

/** Each atom once; dimensionless if empty. */
export type Measure = readonly Factor[]

const PRODUCTS = new Map<string, TypeConstructor>()

/** The exponents of a product's arguments, by its constructor. */
const EXPONENTS = new WeakMap<TypeConstructor, readonly number[]>()

function productConstructor(powers: readonly number[]): TypeConstructor {
  const name = `measure(${powers.join()})`
  let constructor = PRODUCTS.get(name)
  if (constructor === undefined) {
    constructor = {
      name,
      uniqueName: name,
      parameters: [],
      definition: { kind: 'Measure' },
      definedAt: undefined,
      members: new Map(),
      supportsEquality: true,
      supportsComparison: true,
    }
    PRODUCTS.set(name, constructor)
    EXPONENTS.set(constructor, powers)
  }
  return constructor
}

/** Whether a type is a unit or a product of units. `type` has been resolved. */
export function isMeasure(type: Type): boolean {
  return type.kind === 'Named' && type.constructor.definition.kind === 'Measure'
}

/** The factors of a unit, a product, or an unknown unit; undefined where the type is none of these. */
export function measureOf(of: Type): Measure | undefined {
  const factors = new Map<NamedType | TypeVariable | string, Factor>()
  return collect(of, 1, factors) ? [...factors.values()].filter((each) => each.power !== 0) : undefined
}

function collect(of: Type, power: number, into: Map<NamedType | TypeVariable | string, Factor>): boolean {
  let type = of
  while (type.kind === 'Variable' && type.link !== undefined) type = type.link
  if (type.kind !== 'Variable' && type.kind !== 'Named') return false
  if (type.kind === 'Named' && !isMeasure(type)) return false
  const exponents = type.kind === 'Named' ? EXPONENTS.get(type.constructor) : undefined
  if (type.kind === 'Named' && exponents !== undefined)
    return type.arguments.every((each, i) => collect(each, power * exponents[i]!, into))
  const key = type.kind === 'Named' ? type.constructor.uniqueName : type
  into.set(key, { atom: type, power: (into.get(key)?.power ?? 0) + power })
  return true
}

/** A measure as a type. */
export function typeOfMeasure(measure: Measure): Type {
  const [first] = measure
  if (measure.length === 1 && first!.power === 1) return first!.atom
  return {
    kind: 'Named',
    constructor: productConstructor(measure.map((each) => each.power)),
    arguments: measure.map((each) => each.atom),
  }
}

/** `a * b^sign`. */
export function multiply(a: Measure, b: Measure, sign: 1 | -1): Measure {
  const all = typeOfMeasure([...a, ...b.map(({ atom, power }) => ({ atom, power: power * sign }))])
  return measureOf(all) ?? []
}

/** `float<m>` for `float` and `m`; `float` itself where there is no unit. */
export function measured(number: NamedType, measure: Measure): NamedType {
  return { ...number, arguments: measure.length === 0 ? [] : [typeOfMeasure(measure)] }
}

/** The unit of a number's type. */
export function unitOf(number: NamedType): Measure {
  const [argument] = number.arguments
  return argument === undefined ? [] : (measureOf(argument) ?? [])
}

/** Whether numbers of this type may have a unit. */
export function isMeasurable(type: Type): boolean {
  const name = primitiveName(type)
  return name !== undefined && UNIT_NUMBERS.has(name)
}

/** Makes two measures one by binding unknown units; false where that is impossible. */
export function unifyMeasures(a: Measure, b: Measure): boolean {
  let open = multiply(a, b, -1)
  while (open.length > 0) {
    const unknown = open.flatMap(({ atom, power }) =>
      atom.kind === 'Variable' && !atom.isRigid ? [{ atom, power }] : [],
    )
    if (unknown.length === 0) return false
    const least = unknown.reduce((best, each) => (Math.abs(each.power) < Math.abs(best.power) ? each : best))
    const { atom: found, power } = least
    const rest = open.filter((each) => each.atom !== found)
    if (rest.every((each) => each.power % power === 0)) {
      link(
        found,
        rest.map((each) => ({ atom: each.atom, power: -each.power / power })),
      )
      return true
    }
    // One unknown left, and a root that is not whole.
    if (unknown.length === 1) return false
    const remainder = variable(found.level, found.name)
    const quotients = rest.map((each) => ({ atom: each.atom, power: -Math.floor(each.power / power) }))
    link(found, [{ atom: remainder, power: 1 }, ...quotients.filter((each) => each.power !== 0)])
    open = measureOf(typeOfMeasure(open)) ?? []
  }
  return true
}

function link(found: TypeVariable, measure: Measure): void {
  for (const { atom } of measure)
    if (atom.kind === 'Variable' && !atom.isRigid && atom.level > found.level) atom.level = found.level
  found.link = typeOfMeasure(measure)
}

/** `kg m/s^2`; `1` where there is no unit. */
export function printMeasure(measure: Measure, print: (atom: NamedType | TypeVariable) => string): string {
  const side = (sign: number): string[] =>
    measure
      .filter((each) => Math.sign(each.power) === sign)
      .map(({ atom, power }) => (Math.abs(power) === 1 ? print(atom) : `${print(atom)}^${Math.abs(power)}`))
  const [above, below] = [side(1), side(-1)]
  const top = above.length === 0 ? '1' : above.join(' ')
  if (below.length === 0) return top
  return `${top}/${below.length > 1 ? `(${below.join(' ')})` : below[0]!}`
}
