/**
 * Unification with levels (Didier Rémy, "Extension of ML type system with a sorted equational theory on types", 1992):
 * linking a variable lowers the levels of what it is linked to, which is also where cycles are found, so that no step
 * ever looks at an environment.
 */
import {
  isException,
  CHAR,
  GENERIC_LEVEL,
  OBJ,
  isFraction,
  isInteger,
  isNumber,
  isSigned,
  libraryType,
  named,
  primitiveName,
  structTupleOf,
  variable,
} from './builtins.ts'
import { isMeasure, measureOf, measured, unifyMeasures, unitOf } from './measures.ts'
import type { Measure } from './measures.ts'
import { isOfKind } from './type-kinds.ts'
import type { OperatorApplication } from './typed-tree.ts'
import { NONE } from './types.ts'
import type { NamedType, Scheme, Type, TypeConstraint, TypeConstructor, TypeVariable } from './types.ts'

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

/** What a type is, links followed and shortened. */
export function resolve(type: Type): Type {
  let current = type
  while (current.kind === 'Variable' && current.link !== undefined) {
    const next = current.link
    if (next.kind === 'Variable' && next.link !== undefined) current.link = next.link
    current = next
  }
  return current
}

/** Whether two constructors are the same definition, also across compiles. */
export function sameConstructor(a: TypeConstructor, b: TypeConstructor): boolean {
  return a === b || a.uniqueName === b.uniqueName
}

/** Unifies; what waits for the variables that become known is added to `woken`. */
export class Unifier {
  /** Operator applications whose types may have become known. */
  readonly woken: OperatorApplication[] = []

  /** Makes two types one. Where that fails some of their variables may have been bound. */
  unify(a: Type, b: Type): UnifyFailure | undefined {
    let left = resolve(a)
    let right = resolve(b)
    while (left !== right) {
      if (left.kind === 'Variable') return this.#link(left, right)
      if (right.kind === 'Variable') return this.#link(right, left)
      if (isUnknown(left) || isUnknown(right)) return undefined
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
        this.woken.push(constraint.application)
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
        return type.kind === 'Named' && type.constructor.definition.kind === 'Enum'
          ? this.unify(constraint.type, type.constructor.definition.underlying)
          : refuse(type, constraint)
      case 'Subtype':
        return this.#constrainSubtype(type, constraint)
      case 'Member':
        return hasMember(type, constraint.name) ? undefined : refuse(type, constraint)
    }
  }

  #constrainVariable(type: TypeVariable, constraint: TypeConstraint): UnifyFailure | undefined {
    if (constraint.kind === 'Operator') {
      if (type.isRigid) this.woken.push(constraint.application)
      else type.constraints = [...type.constraints, constraint]
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

/** Lowers the levels within `type` to that of `target`; false where `target` occurs in it. */
function adjustLevels(target: TypeVariable, type: Type): boolean {
  let current = resolve(type)
  for (;;) {
    switch (current.kind) {
      case 'Variable':
        if (current === target) return false
        lowerLevels(current, target.level)
        return true
      case 'Function':
        if (!adjustLevels(target, current.from)) return false
        current = resolve(current.to)
        continue
      case 'Tuple':
        return adjustAll(target, current.items)
      case 'AnonymousRecord':
        return current.fields.every((each) => adjustLevels(target, each.type))
      case 'Named':
        return adjustAll(target, current.arguments)
    }
  }
}

/** Whoever knows a variable knows what it is at least. */
function lowerLevels(of: Type, level: number): void {
  const type = resolve(of)
  if (type.kind !== 'Variable') return forEachPart(type, (part) => lowerLevels(part, level))
  if (type.level <= level || type.isRigid) return
  type.level = level
  for (const each of type.constraints) if (each.kind === 'Subtype') lowerLevels(each.type, level)
}

function adjustAll(target: TypeVariable, types: readonly Type[]): boolean {
  for (const each of types) if (!adjustLevels(target, each)) return false
  return true
}

/**
 * The type seen as `target`'s constructor or `obj`, through interfaces, base classes and the library's `seq`; a variable is
 * seen as what it is known to be at least.
 */
export function supertype(of: Type, target: Type): Type | undefined {
  const type = resolve(of)
  if (target.kind !== 'Named') return undefined
  if (primitiveName(target) === 'obj') return target
  if (type.kind === 'Variable') return seenThroughBounds(type, target)
  if (type.kind !== 'Named') return undefined
  if (sameConstructor(type.constructor, target.constructor)) return type
  if (target.constructor.uniqueName === 'exn' && isException(type.constructor)) return target
  const isSeq = target.constructor.uniqueName === 'seq'
  if (isSeq) {
    const element = builtInElement(type)
    if (element !== undefined) return { kind: 'Named', constructor: target.constructor, arguments: [element] }
  }
  const definition = type.constructor.definition
  const isLoose = definition.kind === 'Record' || definition.kind === 'Union' || definition.kind === 'Library'
  if (isLoose) return interfaceOf(type, target)
  if (definition.kind !== 'Class') return undefined
  const found = interfaceOf(type, target)
  if (found !== undefined || definition.base === undefined) return found
  return supertype(substitute(definition.base, type.constructor.parameters, type.arguments), target)
}

function seenThroughBounds({ constraints }: TypeVariable, target: NamedType): Type | undefined {
  for (const each of constraints) {
    const seen = each.kind === 'Subtype' ? supertype(each.type, target) : undefined
    if (seen !== undefined) return seen
  }
  return undefined
}

/** What a variable is known to be at least: `'a :> IShape and 'a :> seq<int>`. */
export function boundsOf({ constraints }: TypeVariable): readonly Type[] {
  if (constraints.length === 0) return NONE
  return constraints.flatMap((each) => (each.kind === 'Subtype' ? resolve(each.type) : []))
}

/** The exception of .NET that a class of the program derives from. */
export function exceptionBase(type: NamedType): NamedType | undefined {
  const { definition } = type.constructor
  if (definition.kind !== 'Class' || definition.base === undefined) return undefined
  const base = resolve(definition.base)
  if (base.kind !== 'Named') return undefined
  return isException(base.constructor) ? base : exceptionBase(base)
}

function interfaceOf(type: NamedType, target: NamedType): Type | undefined {
  for (const each of interfacesOf(type.constructor)) {
    const found = supertype(substitute(each, type.constructor.parameters, type.arguments), target)
    if (found !== undefined) return found
  }
  return undefined
}

/** Interfaces of records and unions are kept beside their definition. */
const EXTRA_INTERFACES = new WeakMap<TypeConstructor, readonly Type[]>()

/** Says that a record, union or type of the library implements interfaces, or derives from another of the library. */
export function setInterfaces(constructor: TypeConstructor, interfaces: readonly Type[]): void {
  EXTRA_INTERFACES.set(constructor, interfaces)
}

/** The interfaces that a type itself declares. */
export function interfacesOf(constructor: TypeConstructor): readonly Type[] {
  const definition = constructor.definition
  return (definition.kind === 'Class' ? definition.interfaces : undefined) ?? EXTRA_INTERFACES.get(constructor) ?? []
}

/** What enumerating a value of this type gives: a list's element, a string's `char`, a Map's pair. */
export function elementOf(of: Type): Type | undefined {
  const type = resolve(of)
  if (type.kind !== 'Named' && type.kind !== 'Variable') return undefined
  const built = type.kind === 'Named' ? builtInElement(type) : undefined
  if (built !== undefined || (type.kind === 'Named' && type.constructor.definition.kind === 'Library')) return built
  const sequence = supertype(type, named(libraryType('seq'), []))
  return sequence?.kind === 'Named' ? sequence.arguments[0] : undefined
}

function builtInElement(type: NamedType): Type | undefined {
  const definition = type.constructor.definition
  if (definition.kind === 'Primitive') return definition.name === 'string' ? CHAR : undefined
  if (definition.kind !== 'Library') return undefined
  switch (definition.name) {
    case 'list':
    case 'array':
    case 'seq':
    case 'Set':
    case 'HashSet':
    case 'ResizeArray':
    case 'Queue':
    case 'Stack':
    case 'SortedSet':
    case 'LinkedList':
    case 'KeyCollection':
      return type.arguments[0]
    case 'Array':
      return OBJ
    case 'Map':
    case 'Dictionary':
    case 'SortedDictionary':
      return named(libraryType('KeyValuePair'), type.arguments)
  }
  return undefined
}

/** A type with `parameters` replaced by `args`. */
export function substitute(type: Type, parameters: readonly TypeVariable[], args: readonly Type[]): Type {
  if (parameters.length === 0) return type
  return rewrite(type, (found) => {
    const index = parameters.indexOf(found)
    return index < 0 ? undefined : args[index]
  })
}

/** A type with variables replaced where `replace` answers; parts without any stay the same objects. */
export function rewrite(of: Type, replace: (found: TypeVariable) => Type | undefined): Type {
  const type = resolve(of)
  switch (type.kind) {
    case 'Variable':
      return replace(type) ?? type
    case 'Function': {
      const from = rewrite(type.from, replace)
      const to = rewrite(type.to, replace)
      return from === type.from && to === type.to ? type : { kind: 'Function', from, to }
    }
    case 'Tuple': {
      const items = rewriteAll(type.items, replace)
      return items === type.items ? type : type.isStruct === true ? structTupleOf(items) : { kind: 'Tuple', items }
    }
    case 'Named': {
      const args = rewriteAll(type.arguments, replace)
      return args === type.arguments ? type : { kind: 'Named', constructor: type.constructor, arguments: args }
    }
    case 'AnonymousRecord':
      return {
        kind: 'AnonymousRecord',
        fields: type.fields.map((each) => ({ name: each.name, type: rewrite(each.type, replace) })),
      }
  }
}

function rewriteAll(types: readonly Type[], replace: (found: TypeVariable) => Type | undefined): readonly Type[] {
  for (let i = 0; i < types.length; i++) {
    const to = rewrite(types[i]!, replace)
    if (to === types[i]) continue
    const rewritten = types.slice()
    rewritten[i] = to
    for (let j = i + 1; j < types.length; j++) rewritten[j] = rewrite(types[j]!, replace)
    return rewritten
  }
  return types
}

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
  const replace = (found: TypeVariable): Type | undefined => {
    const index = variables.indexOf(found)
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
 */
export function generalize(
  type: Type,
  level: number,
  isInline: boolean,
  declared: readonly TypeVariable[] = [],
  group: Set<TypeVariable> = new Set(),
): Scheme {
  const variables: TypeVariable[] = []
  const visit = (of: Type): void => {
    const each = resolve(of)
    if (each.kind !== 'Variable') return forEachPart(each, visit)
    if (each.level === GENERIC_LEVEL && group.has(each) && !variables.includes(each)) variables.push(each)
    if (each.level <= level || each.level === GENERIC_LEVEL) return
    if (!isInline && isStatic(each)) {
      each.level = level
      return
    }
    each.level = GENERIC_LEVEL
    each.isRigid = true
    group.add(each)
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

/** The types that a type directly consists of, in order. */
function forEachPart(type: Exclude<Type, TypeVariable>, visit: (part: Type) => void): void {
  switch (type.kind) {
    case 'Function':
      visit(type.from)
      visit(type.to)
      return
    case 'Tuple':
      type.items.forEach(visit)
      return
    case 'Named':
      type.arguments.forEach(visit)
      return
    case 'AnonymousRecord':
      for (const field of type.fields) visit(field.type)
  }
}

/** Variables of a type that no scheme has closed over; they are set to `level` if deeper. */
export function restrict(type: Type, level: number): TypeVariable[] {
  const found: TypeVariable[] = []
  const visit = (of: Type): void => {
    const each = resolve(of)
    if (each.kind !== 'Variable') return forEachPart(each, visit)
    if (each.level === GENERIC_LEVEL) return
    lowerLevels(each, level)
    found.push(each)
  }
  visit(type)
  return found
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
