/**
 * Unification with levels (Didier Rémy, "Extension of ML type system with a sorted equational theory on types", 1992):
 * linking a variable lowers the levels of what it is linked to, which is also where cycles are found, so that no step
 * ever looks at an environment.
 */
import {
  ERROR_TYPE,
  GENERIC_LEVEL,
  isFraction,
  isInteger,
  isNumber,
  isSigned,
  primitiveName,
  variable,
} from './builtins.ts'
import { isMeasure, measureOf, measured, unifyMeasures, unitOf } from './measures.ts'
import type { Measure } from './measures.ts'
import { underlyingOf } from './net-constants.ts'
import { adjustLevels, lowerLevels } from './levels.ts'
import { supertype } from './subtypes.ts'
import { isOfKind } from './type-kinds.ts'
import { resolve, sameConstructor } from './type-structure.ts'
import type { OperatorApplication } from './typed-tree.ts'
import type { Type, TypeConstraint, TypeConstructor, TypeVariable } from './types.ts'
import { applicationsOf, withWaiting } from './waiting.ts'

/** Why two types do not unify. */
export type UnifyFailure =
  | { readonly kind: 'Mismatch' }
  /** A type would contain itself. */
  | { readonly kind: 'Infinite'; readonly variable: TypeVariable; readonly type: Type }
  /** A declared type variable would lose its generality. */
  | { readonly kind: 'Rigid'; readonly variable: TypeVariable; readonly type: Type }
  | {
      readonly kind: 'Constraint'
      readonly type: Type
      readonly constraint: TypeConstraint
      readonly isMissing: boolean
    }

const MISMATCH: UnifyFailure = { kind: 'Mismatch' }

/** Unifies; what waits for the variables that become known is added to `woken`. */
export class Unifier {
  /** Operator applications whose types may have become known. */
  readonly woken: OperatorApplication[] = []
  /** Whether a variable that has a name became something since this was last set to false. */
  linkedNamed = false

  /** Makes two types one. Where that fails some of their variables may have been bound. */
  unify(a: Type, b: Type): UnifyFailure | undefined {
    let left = resolve(a)
    let right = resolve(b)
    while (left !== right) {
      if (left.kind === 'Variable') return this.#link(left, right)
      if (right.kind === 'Variable') return this.#link(right, left)
      if (isUnknown(left) || isUnknown(right)) {
        this.linkedNamed = true
        return forget(isUnknown(left) ? right : left, new Set())
      }
      if (left.kind === 'Function' && right.kind === 'Function') {
        const failure = this.unify(left.from, right.from)
        if (failure !== undefined) return failure
        left = resolve(left.to)
        right = resolve(right.to)
        continue
      }
      return this.#unifyParts(left, right)
    }
    return undefined
  }

  #unifyParts(left: Type, right: Type): UnifyFailure | undefined {
    if (left.kind === 'Named' && right.kind === 'Named') {
      if (isMeasure(left) && isMeasure(right)) return sameMeasure(left, right)
      if (!sameConstructor(left.constructor, right.constructor)) return MISMATCH
      // One of two numbers has no unit: the other's must be 1.
      if (left.arguments.length !== right.arguments.length)
        return unifyMeasures(unitOf(left), unitOf(right)) ? undefined : MISMATCH
      return this.#unifyAll(left.arguments, right.arguments)
    }
    if (left.kind === 'Tuple' && right.kind === 'Tuple')
      return left.isStruct === right.isStruct ? this.#unifyAll(left.items, right.items) : MISMATCH
    if (left.kind === 'AnonymousRecord' && right.kind === 'AnonymousRecord') {
      const names = right.fields
      if (left.fields.length !== names.length || left.fields.some((each, i) => each.name !== names[i]!.name))
        return MISMATCH
      return this.#unifyAll(
        left.fields.map((each) => each.type),
        right.fields.map((each) => each.type),
      )
    }
    return MISMATCH
  }

  #unifyAll(left: readonly Type[], right: readonly Type[]): UnifyFailure | undefined {
    if (left.length !== right.length) return MISMATCH
    for (let i = 0; i < left.length; i++) {
      const failure = this.unify(left[i]!, right[i]!)
      if (failure !== undefined) return failure
    }
    return undefined
  }

  #link(from: TypeVariable, to: Type): UnifyFailure | undefined {
    if (from.name !== undefined) this.linkedNamed = true
    if (to.kind === 'Variable') return this.#linkVariables(from, to)
    if (isUnknown(to)) {
      if (!from.isRigid) from.link = to
      return undefined
    }
    if (from.isRigid)
      return isMeasure(to) && sameMeasure(from, to) === undefined
        ? undefined
        : { kind: 'Rigid', variable: from, type: to }
    if (!adjustLevels(from, to))
      return isMeasure(to) ? sameMeasure(from, to) : { kind: 'Infinite', variable: from, type: to }
    const constraints = from.constraints
    from.link = to
    for (const constraint of constraints) {
      const failure = this.constrain(to, constraint)
      if (failure === undefined) continue
      // Who only tried must not have bound it: the one who asks next would find the two alike.
      from.link = undefined
      return failure
    }
    return undefined
  }

  #linkVariables(a: TypeVariable, b: TypeVariable): UnifyFailure | undefined {
    // A declared variable stays; else the one with a name gives the name.
    const [from, to] = a.isRigid || (a.name !== undefined && b.name === undefined && !b.isRigid) ? [b, a] : [a, b]
    if (from.isRigid) return { kind: 'Rigid', variable: from, type: to }
    if (to.level > from.level) {
      if (to.isRigid && to.level !== GENERIC_LEVEL) return { kind: 'Rigid', variable: to, type: from }
      lowerLevels(to, from.level)
    }
    if (from.name !== undefined) this.linkedNamed = true
    from.link = to
    to.name ??= from.name
    for (const constraint of from.constraints) {
      const failure = this.constrain(to, constraint)
      if (failure !== undefined) return failure
    }
    return undefined
  }

  /** Demands something of a type; where the type is still unknown it is remembered. */
  constrain(of: Type, constraint: TypeConstraint): UnifyFailure | undefined {
    const type = resolve(of)
    if (isUnknown(type)) return undefined
    if (type.kind === 'Variable') return this.#constrainVariable(type, constraint)
    switch (constraint.kind) {
      case 'Equality':
      case 'Comparison':
        return this.#constrainStructure(type, constraint)
      case 'Operator':
        for (const each of applicationsOf(constraint.waiting)) this.woken.push(each)
        return undefined
      case 'Number':
        return isNumber(type) && !hasUnit(type) ? undefined : refuse(type, constraint)
      case 'Integer':
        return isInteger(type) ? undefined : refuse(type, constraint)
      case 'Signed':
        return isSigned(type) ? undefined : refuse(type, constraint)
      case 'Sum':
        // F# takes types with `+` and `Zero` too; the machine's library cannot call those, so they are refused.
        return isNumber(type) ? undefined : refuse(type, constraint)
      case 'Real':
        return isReal(type) ? undefined : refuse(type, constraint)
      case 'Average':
        return isFraction(type) ? undefined : refuse(type, constraint)
      case 'Root':
        return this.#constrainRoot(type, constraint)
      case 'Struct':
      case 'NotStruct':
      case 'Null':
      case 'DefaultConstructor':
      case 'Unmanaged':
        return isOfKind(type, constraint.kind) ? undefined : refuse(type, constraint)
      case 'Enumeration':
        return this.#constrainEnum(type, constraint)
      case 'Subtype':
        return this.#constrainSubtype(type, constraint)
      case 'Member':
        return hasMember(type, constraint.name) ? undefined : refuse(type, constraint)
    }
  }

  #constrainEnum(type: Type, constraint: TypeConstraint & { kind: 'Enumeration' }): UnifyFailure | undefined {
    const underlying = underlyingOf(type)
    return underlying === undefined ? refuse(type, constraint) : this.unify(constraint.type, underlying)
  }

  #constrainVariable(type: TypeVariable, constraint: TypeConstraint): UnifyFailure | undefined {
    if (constraint.kind === 'Operator') {
      if (type.isRigid) for (const each of applicationsOf(constraint.waiting)) this.woken.push(each)
      else type.constraints = withWaiting(type.constraints, constraint.waiting)
      return undefined
    }
    if (constraint.kind === 'Subtype') return this.#constrainBound(type, constraint)
    const has = type.constraints.some(
      (each) => each.kind === constraint.kind || (constraint.kind === 'Equality' && each.kind === 'Comparison'),
    )
    if (has) return undefined
    if (type.isRigid) return { kind: 'Constraint', type, constraint, isMissing: true }
    type.constraints = [...type.constraints, constraint]
    return undefined
  }

  /** A variable has one bound for each type: `'a :> seq<int>` says all that `'a :> seq<'b>` does. */
  #constrainBound(type: TypeVariable, constraint: TypeConstraint & { kind: 'Subtype' }): UnifyFailure | undefined {
    const wanted = resolve(constraint.type)
    if (wanted.kind === 'Variable') return this.unify(type, wanted)
    const seen = supertype(type, wanted)
    if (seen !== undefined) return this.unify(seen, wanted)
    if (type.isRigid) return { kind: 'Constraint', type, constraint, isMissing: true }
    const kept: TypeConstraint[] = []
    for (const each of type.constraints) {
      const implied = each.kind === 'Subtype' ? supertype(wanted, resolve(each.type)) : undefined
      if (implied === undefined || each.kind !== 'Subtype') kept.push(each)
      else {
        const failure = this.unify(implied, each.type)
        if (failure !== undefined) return failure
      }
    }
    lowerLevels(wanted, type.level)
    kept.push(constraint)
    type.constraints = kept
    return undefined
  }

  #constrainStructure(type: Type, constraint: TypeConstraint): UnifyFailure | undefined {
    switch (type.kind) {
      case 'Variable':
        return this.#constrainVariable(type, constraint)
      case 'Function':
        return refuse(type, constraint)
      case 'Tuple':
        return this.#constrainAll(type.items, constraint)
      case 'AnonymousRecord':
        return this.#constrainAll(
          type.fields.map((each) => each.type),
          constraint,
        )
      case 'Named': {
        const { supportsComparison, supportsEquality } = type.constructor
        if (constraint.kind === 'Comparison' ? !supportsComparison : !supportsEquality) return refuse(type, constraint)
        return isStructural(type.constructor) ? this.#constrainAll(type.arguments, constraint) : undefined
      }
    }
  }

  #constrainAll(types: readonly Type[], constraint: TypeConstraint): UnifyFailure | undefined {
    for (const type of types) {
      const failure = this.constrain(type, constraint)
      if (failure !== undefined) return failure
    }
    return undefined
  }

  /** The root of a number has half of its unit. */
  #constrainRoot(type: Type, constraint: TypeConstraint & { kind: 'Root' }): UnifyFailure | undefined {
    const name = primitiveName(type)
    if (type.kind !== 'Named' || (name !== 'float' && name !== 'float32')) return refuse(type, constraint)
    const root = rootOf(unitOf(type))
    return root === undefined ? refuse(type, constraint) : this.unify(constraint.type, measured(type, root))
  }

  #constrainSubtype(type: Type, constraint: TypeConstraint & { kind: 'Subtype' }): UnifyFailure | undefined {
    const found = supertype(type, resolve(constraint.type))
    return found === undefined ? refuse(type, constraint) : this.unify(found, constraint.type)
  }
}

/** The square root of a unit; undefined where it has none. */
function rootOf(unit: Measure): Measure | undefined {
  if (unit.every((each) => each.power % 2 === 0)) return unit.map(({ atom, power }) => ({ atom, power: power / 2 }))
  const root = variable(GENERIC_LEVEL - 1)
  return unifyMeasures(unit, [{ atom: root, power: 2 }]) ? [{ atom: root, power: 1 }] : undefined
}

function isReal(type: Type): boolean {
  const name = primitiveName(type)
  return (name === 'float' || name === 'float32') && !hasUnit(type)
}

function hasUnit(type: Type): boolean {
  return type.kind === 'Named' && type.arguments.length > 0
}

function sameMeasure(a: Type, b: Type): UnifyFailure | undefined {
  return unifyMeasures(measureOf(a) ?? [], measureOf(b) ?? []) ? undefined : MISMATCH
}

function refuse(type: Type, constraint: TypeConstraint): UnifyFailure {
  return { kind: 'Constraint', type, constraint, isMissing: false }
}

/**
 * Of what stands in the place of an error nobody knows what it would have been.
 *
 * @param seen types whose parts are shared may be exponentially large
 */
function forget(type: Type, seen: Set<Type>): undefined {
  const current = resolve(type)
  if (seen.has(current)) return undefined
  seen.add(current)
  switch (current.kind) {
    case 'Variable':
      if (!current.isRigid) current.link = ERROR_TYPE
      return undefined
    case 'Function':
      forget(current.from, seen)
      return forget(current.to, seen)
    case 'Tuple':
      for (const each of current.items) forget(each, seen)
      return undefined
    case 'Named':
      for (const each of current.arguments) forget(each, seen)
      return undefined
    case 'AnonymousRecord':
      for (const each of current.fields) forget(each.type, seen)
  }
  return undefined
}

function isUnknown(type: Type): boolean {
  return type.kind === 'Named' && type.constructor.definition.kind === 'Unknown'
}

function hasMember(type: Type, name: string): boolean {
  return type.kind === 'Named' && type.constructor.members.has(name)
}

/** Whether equality and comparison look into the type's arguments. */
function isStructural(constructor: TypeConstructor): boolean {
  const definition = constructor.definition
  if (definition.kind === 'Record' || definition.kind === 'Union') return true
  return definition.kind === 'Library' && /^(list|array|option|ref|Result|Map|Set)$/.test(definition.name)
}

/** Whether two types could be made one, as far as can be seen without binding anything. */
export function couldUnify(a: Type, b: Type): boolean {
  const left = resolve(a)
  const right = resolve(b)
  if (left === right || isUnknown(left) || isUnknown(right)) return true
  if (left.kind === 'Variable') return !left.isRigid || right.kind === 'Variable'
  if (right.kind === 'Variable') return !right.isRigid
  if (left.kind === 'Function' && right.kind === 'Function')
    return couldUnify(left.from, right.from) && couldUnify(left.to, right.to)
  if (left.kind === 'Tuple' && right.kind === 'Tuple')
    return left.isStruct === right.isStruct && allCould(left.items, right.items)
  if (left.kind === 'Named' && right.kind === 'Named')
    return (
      (isMeasure(left) && isMeasure(right)) ||
      (sameConstructor(left.constructor, right.constructor) &&
        (left.constructor.definition.kind === 'Primitive' || allCould(left.arguments, right.arguments)))
    )
  if (left.kind === 'AnonymousRecord' && right.kind === 'AnonymousRecord')
    return allCould(
      left.fields.map((each) => each.type),
      right.fields.map((each) => each.type),
    )
  return false
}

function allCould(left: readonly Type[], right: readonly Type[]): boolean {
  return left.length === right.length && left.every((each, i) => couldUnify(each, right[i]!))
}
