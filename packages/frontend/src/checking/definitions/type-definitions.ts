/** Type definitions: names first, then what they stand for, then their members; a group may be recursive. */
import type {
  Attribute,
  CaseField,
  ExceptionItem,
  Literal,
  Node,
  Pattern,
  TypeDefinition,
  TypeRepresentation,
  TypesItem,
} from '../../syntax/ast.ts'
import { constantOf, typedAttributes } from '../constants.ts'
import {
  EXN,
  INT,
  functionOf,
  isError,
  isInteger,
  parameterVariable,
  primitiveName,
  typeKey,
} from '../../types/builtins.ts'
import { checkAttributes } from '../attribute-rules.ts'
import { hasAttribute } from '../../syntax/attributes.ts'
import * as catalog from '../../types/catalog.ts'
import * as definitionCatalog from '../../types/definition-catalog.ts'
import type { Checker } from '../checker.ts'
import { checkStatics } from './check-statics.ts'
import { checkMembers, declareAbstracts, declareMembers } from './member-definitions.ts'
import { checkMemberRules } from './member-rules.ts'
import { findType, reportMissingType } from '../names.ts'
import { literalType } from '../patterns-check.ts'
import { readConstraint } from '../../types/resolve-types.ts'
import type { TypedItem, TypedMemberBinding } from '../../types/typed-tree.ts'
import type { Owner } from '../../types/type-owner.ts'
import type {
  FieldInfo,
  Type,
  TypeConstructor,
  TypeDefinitionInfo,
  TypeVariable,
  UnionCaseInfo,
} from '../../types/types.ts'
import { checkAdditions, notInheritable } from './member-places.ts'
import { withDerivedEquals } from './derived-equals.ts'
import { checkTypeRules, checkCaseName } from './type-rules.ts'
import { printType } from '../../types/type-printer.ts'
import { interfacesOf, setInterfaces } from '../../types/subtypes.ts'
import { resolve } from '../../types/type-structure.ts'
import { requireSize } from '../../types/type-size.ts'
import { toDeclaredType, toMeasure, toType, typeContext } from '../written-types.ts'

/** Checks `type … and …`. */
export function checkTypes(c: Checker, item: TypesItem): TypedItem[] {
  const owners = item.definitions.flatMap((each) => declare(c, each))
  for (const owner of owners) if (owner.definition.representation.kind === 'Abbreviation') define(c, owner)
  for (const owner of owners) if (owner.definition.representation.kind !== 'Abbreviation') define(c, owner)
  refuseCycles(c, owners)
  refuseOwnBases(c, owners)
  for (const owner of owners) refuseBase(c, owner)
  inferEquality(owners)
  checkStructure(c, owners)
  for (const owner of owners) bringIntoScope(c, owner)
  // An abbreviation has no members of its own, which has been reported where it is written with some.
  const real = owners.filter((each) => each.isAugmentation || each.type.definition.kind !== 'Abbreviation')
  for (const owner of real) declareAbstracts(c, owner)
  for (const owner of real) declareMembers(c, owner)
  const statics = checkStatics(c, real)
  const members = checkMembers(c, real)
  for (const owner of real) checkMemberRules(c, owner)
  const constructors = real.filter((each) => !each.isAugmentation).map((each) => each.type)
  return [{ kind: 'Types', constructors, members }, ...statics]
}

/** FS0963 for what only a class with a primary constructor has, which then gets one, so that its members know the names. */
function withConstructor(c: Checker, definition: TypeDefinition): TypeDefinition {
  const { representation, members, start, end } = definition
  if (representation.kind !== 'Class' || representation.constructor !== undefined) return definition
  const needing = members.filter(
    (each) => (each.kind === 'Let' || each.kind === 'Do' || each.kind === 'AutoProperty') && !each.isStatic,
  )
  for (const each of needing) c.report(definitionCatalog.withoutConstructor(each))
  if (needing.length === 0 || members.some((each) => each.kind === 'Constructor')) return definition
  const parameters: Pattern = { kind: 'Const', value: { type: 'unit' }, start, end }
  const constructor = { access: 'public', parameters, self: undefined, start, end } as const
  return { ...definition, representation: { ...representation, constructor } }
}

function declare(c: Checker, written: TypeDefinition): Owner[] {
  const name = written.name.at(-1)!
  const isUnit = hasAttribute(written.attributes, 'Measure')
  const isAugmentation = written.representation.kind === 'Augmentation' && !isUnit
  if (isAugmentation) {
    const type = findType(c, written.name, written.parameters.length)
    if (type === undefined) {
      reportMissingType(c, written.name, name)
      return []
    }
    const isExtension = !type.uniqueName.startsWith(`${c.unit}:`)
    checkAdditions(c, written, !isExtension)
    const variables = new Map<string, TypeVariable>()
    for (const [i, each] of written.parameters.entries())
      if (type.parameters[i] !== undefined) variables.set(each.name, type.parameters[i])
    return [{ definition: written, type, variables, isExtension, isAugmentation }]
  }
  checkTypeRules(c, written)
  checkAttributes(c, written.attributes, 'type')
  const definition = withDerivedEquals(withConstructor(c, written))
  if (definition.representation.kind === 'Error') return []
  const parameters = definition.parameters.map((each) => parameterVariable(each.name))
  const variables = new Map(definition.parameters.map((each, i) => [each.name, parameters[i]!]))
  const type: TypeConstructor = {
    name: name.name,
    uniqueName: c.uniqueName(name.name),
    parameters,
    definition: isUnit ? { kind: 'Measure' } : { kind: 'Unknown' },
    definedAt: c.placeOf(name),
    members: new Map(),
    supportsEquality: true,
    supportsComparison: true,
  }
  const key = typeKey(name.name, parameters.length)
  const before = c.module.types.get(key)
  if (before?.definedAt?.file === c.source.path) c.report(catalog.duplicate(name, 'type', name.name, before.definedAt))
  c.scope.bindType(name.name, type)
  c.module.types.set(name.name, type)
  c.module.types.set(key, type)
  if (definition.access === 'private') c.module.privates.add(name.name)
  return [{ definition, type, variables, isExtension: false, isAugmentation: false }]
}

/** Runs `body` with a type's own parameters in scope. */
function withParameters<T>(c: Checker, owner: Owner, body: () => T): T {
  const before = c.typeVariables
  c.typeVariables = new Map(owner.variables)
  const result = body()
  for (const name of c.typeVariables.keys())
    if (!owner.variables.has(name))
      c.report(catalog.undefinedName(owner.definition.name.at(-1)!, 'type parameter', `'${name}`, []))
  c.typeVariables = before
  return result
}

function define(c: Checker, owner: Owner): void {
  if (owner.isAugmentation) return
  const { definition, type } = owner
  const { representation } = definition
  if ((representation.kind === 'Record' || representation.kind === 'Union') && representation.access === 'private')
    type.privateIn = c.module.path
  withParameters(c, owner, () => {
    for (const each of definition.constraints) readConstraint(each, typeContext(c))
    refuseAttributes(c, definition)
    switch (representation.kind) {
      case 'Record':
        type.definition = { kind: 'Record', fields: recordFields(c, type, representation.fields) }
        return
      case 'Union':
        type.definition = { kind: 'Union', cases: unionCases(c, type, representation.cases) }
        return
      case 'Abbreviation': {
        if (hasAttribute(definition.attributes, 'Measure')) {
          type.definition = { kind: 'Abbreviation', type: toMeasure(c, representation.type) }
          return
        }
        const only = singleCase(c, definition)
        if (only !== undefined) {
          type.definition = { kind: 'Union', cases: [caseWithoutFields(type, only)] }
          return
        }
        if (definition.members.length > 0) c.report(definitionCatalog.membersOfAbbreviation(definition.name.at(-1)!))
        const means = toDeclaredType(c, representation.type)
        const known = resolve(means)
        if (known.kind === 'Named' && known.constructor === type)
          c.report(definitionCatalog.cyclicAbbreviation(definition.name.at(-1)!, type.name))
        else type.definition = { kind: 'Abbreviation', type: means }
        return
      }
      case 'Enum':
        type.definition = enumOf(c, representation, hasAttribute(definition.attributes, 'Flags'))
        return
      case 'Class':
        defineClass(c, owner)
        return
      case 'Delegate':
        type.definition = delegateOf(c, representation)
        return
      case 'Measure':
      case 'Augmentation':
      case 'Error':
    }
  })
  const isLoose = representation.kind === 'Record' || representation.kind === 'Union'
  const interfaces = isLoose ? writtenInterfaces(c, owner) : []
  if (interfaces.length > 0) setInterfaces(type, interfaces)
}

/** `delegate of a * b -> c`. */
function delegateOf(
  c: Checker,
  { type: written, takesTuple }: TypeRepresentation & { kind: 'Delegate' },
): TypeDefinitionInfo {
  const type = toDeclaredType(c, written)
  if (type.kind !== 'Function') {
    if (!isError(type)) c.unify(type, functionOf(c.fresh(), c.fresh()), written)
    return { kind: 'Unknown' }
  }
  const from = resolve(type.from)
  const isSpread = from.kind === 'Tuple' && from.isStruct !== true && !takesTuple
  const parameters = isSpread ? from.items : primitiveName(from) === 'unit' ? [] : [from]
  return { kind: 'Delegate', parameters, result: type.to }
}

/** All values of an enum are constants of one type, that of the first. */
function enumOf(c: Checker, { cases }: TypeRepresentation & { kind: 'Enum' }, isFlags: boolean): TypeDefinitionInfo {
  let underlying: Type | undefined
  const values = cases.map(({ name, value }, index) => {
    // That it has none has been reported.
    if (value === undefined) return { name: name.name, value: 0 }
    const constant = constantOf(c, value)
    const type = constant === undefined ? undefined : literalType(c, constant)
    if (underlying !== undefined && type !== undefined) c.unify(type, underlying, value)
    underlying ??= type
    if (constant !== undefined && 'value' in constant && typeof constant.value === 'number' && isInteger(type!))
      return { name: name.name, value: constant.value }
    c.report(
      catalog.unsupported(
        value,
        'Enums of anything but integers of up to 32 bits are',
        'Write a union, or smaller integers.',
      ),
    )
    return { name: name.name, value: index }
  })
  return { kind: 'Enum', underlying: underlying ?? INT, isFlags, cases: values }
}

/** `type Id = Id`, `type A = B` where no type is called `B`: a union of one case, as F# reads it. */
function singleCase(c: Checker, definition: TypeDefinition): string | undefined {
  const { representation } = definition
  if (representation.kind !== 'Abbreviation' || representation.type.kind !== 'Name') return undefined
  const { path, arguments: args } = representation.type
  const { name } = path[0]!
  if (path.length > 1 || args.length > 0 || !/^\p{Lu}/u.test(name)) return undefined
  return name === definition.name.at(-1)!.name || findType(c, path, 0) === undefined ? name : undefined
}

function caseWithoutFields(owner: TypeConstructor, name: string): UnionCaseInfo {
  return { name, owner, index: 0, exception: undefined, fields: [] }
}

/** Abbreviations of a group that mean themselves, through each other or inside another type. */
function refuseCycles(c: Checker, owners: readonly Owner[]): void {
  if (!owners.some((each) => each.type.definition.kind === 'Abbreviation')) return
  const own = new Map(owners.map((each) => [each.type, each]))
  const finished = new Set<TypeConstructor>()
  const path: TypeConstructor[] = []
  const cyclic = new Set<TypeConstructor>()
  const visit = (type: TypeConstructor): void => {
    const { definition } = type
    const owner = own.get(type)
    if (owner === undefined || definition.kind !== 'Abbreviation' || finished.has(type)) return
    if (path.includes(type)) {
      for (const each of path.slice(path.indexOf(type))) cyclic.add(each)
      return
    }
    path.push(type)
    requireSize(definition.type)
    constructorsIn(definition.type).forEach(visit)
    path.pop()
    finished.add(type)
  }
  for (const { type } of owners) visit(type)
  for (const { type, definition } of owners) {
    if (!cyclic.has(type)) continue
    c.report(definitionCatalog.cyclicAbbreviation(definition.name.at(-1)!, type.name))
    type.definition = { kind: 'Unknown' }
  }
}

/** FS0954: classes and interfaces that inherit from themselves, and structs that hold themselves. */
function refuseOwnBases(c: Checker, owners: readonly Owner[]): void {
  const own = new Map(owners.map((each) => [each.type, each]))
  const cyclic = owners.filter(({ type, isAugmentation }) => {
    const reached = new Set<TypeConstructor>()
    const pending = isAugmentation ? [] : [...containedIn(type, own.get(type))]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next === type) return true
      if (reached.has(next) || !own.has(next)) continue
      reached.add(next)
      pending.push(...containedIn(next, own.get(next)))
    }
    return false
  })
  for (const { type, definition } of cyclic) {
    c.report(definitionCatalog.ownBase(definition.name.at(-1)!, type.name))
    type.definition = { kind: 'Unknown' }
  }
}

/** A class whose base nothing can inherit from has none. */
function refuseBase(c: Checker, { type, definition: { members }, isAugmentation }: Owner): void {
  const { definition } = type
  const inherit = members.find((each) => each.kind === 'Inherit')
  if (isAugmentation || definition.kind !== 'Class' || definition.base === undefined || inherit === undefined) return
  const base = resolve(definition.base)
  const finding = isError(base) ? undefined : notInheritable(inherit, base)
  if (finding === undefined) return
  c.report(finding)
  type.definition = { ...definition, base: undefined }
}

/** Types of which a value is a part of every value of this one: bases, and fields of structs. */
function containedIn(type: TypeConstructor, owner: Owner | undefined): readonly TypeConstructor[] {
  const { definition } = type
  const isStruct = owner !== undefined && hasAttribute(owner.definition.attributes, 'Struct')
  const parts =
    definition.kind === 'Class'
      ? [
          ...(definition.base === undefined ? [] : [definition.base]),
          ...(definition.isInterface ? definition.interfaces : []),
        ]
      : isStruct
        ? partsOf(type)
        : []
  return parts.flatMap((each) => {
    const part = resolve(each)
    return part.kind === 'Named' ? [part.constructor] : []
  })
}

function constructorsIn(of: Type): readonly TypeConstructor[] {
  const type = resolve(of)
  switch (type.kind) {
    case 'Variable':
      return []
    case 'Function':
      return [...constructorsIn(type.from), ...constructorsIn(type.to)]
    case 'Tuple':
      return type.items.flatMap(constructorsIn)
    case 'AnonymousRecord':
      return type.fields.flatMap((each) => constructorsIn(each.type))
    case 'Named':
      return [type.constructor, ...type.arguments.flatMap(constructorsIn)]
  }
}

function refuseAttributes(c: Checker, definition: TypeDefinition): void {
  const { representation } = definition
  if (representation.kind === 'Record' && hasAttribute(definition.attributes, 'Struct'))
    for (const each of representation.fields)
      if (each.isMutable)
        c.report(catalog.unsupported(each.name, 'Mutable fields of structs are', 'Use a record that is no struct.'))
  const isUnit = hasAttribute(definition.attributes, 'Measure')
  if (isUnit && (definition.representation.kind === 'Class' || definition.members.length > 0))
    c.report(catalog.unsupported(definition.name.at(-1)!, 'Members of units of measure are'))
}

function recordFields(
  c: Checker,
  owner: TypeConstructor,
  fields: (TypeDefinition['representation'] & { kind: 'Record' })['fields'],
): FieldInfo[] {
  const seen = new Map<string, Node>()
  return fields.map((each, index) => {
    const { name } = each.name
    const first = seen.get(name)
    if (first !== undefined) c.report(catalog.duplicate(each.name, 'field', name, first))
    seen.set(name, each.name)
    const type = toDeclaredType(c, each.type)
    return { name, owner, index, type, isMutable: each.isMutable, ...defaultOf(c, each.attributes, type) }
  })
}

/** What `[<Default(…)>]` says; its constant must have the field's type. */
function defaultOf(c: Checker, attributes: readonly Attribute[], type: Type): { readonly default?: Literal } {
  const attribute = attributes.find((each) => hasAttribute([each], 'Default'))
  if (attribute === undefined) return {}
  const [constant] = typedAttributes([attribute])[0]!.args
  const expected = resolve(type)
  if (constant !== undefined && constant.type === primitiveName(expected)) return { default: constant }
  if (constant === undefined) c.report(catalog.badDeclaration('FS0010', attribute, 'Default needs one constant.'))
  else c.report(catalog.typeMismatch(attribute, printType(expected), constant.type, {}))
  return {}
}

function unionCases(
  c: Checker,
  owner: TypeConstructor,
  cases: (TypeDefinition['representation'] & { kind: 'Union' })['cases'],
): UnionCaseInfo[] {
  const seen = new Map<string, Node>()
  return cases.map((each, index) => {
    const { name } = each.name
    const first = seen.get(name)
    if (first !== undefined) c.report(catalog.duplicate(each.name, 'union case', name, first))
    seen.set(name, each.name)
    return { name, owner, index, exception: undefined, fields: caseFields(c, each.fields) }
  })
}

function caseFields(c: Checker, fields: readonly CaseField[]): UnionCaseInfo['fields'] {
  return fields.map((field, i) => ({
    name: field.name?.name ?? (fields.length === 1 ? 'Item' : `Item${i + 1}`),
    isNamed: field.name !== undefined,
    type: toDeclaredType(c, field.type),
  }))
}

function writtenInterfaces(c: Checker, owner: Owner): Type[] {
  return withParameters(c, owner, () =>
    owner.definition.members.flatMap((each) => (each.kind === 'Interface' ? [toType(c, each.type)] : [])),
  )
}

function defineClass(c: Checker, owner: Owner): void {
  const { definition, type } = owner
  const { members, attributes, representation } = definition
  if (representation.kind !== 'Class') return
  const isStruct = representation.definitionKind === 'struct' || hasAttribute(attributes, 'Struct')
  if (isStruct) refuseInStructs(c, definition)
  const isInterface =
    representation.definitionKind === 'interface' ||
    hasAttribute(attributes, 'Interface') ||
    (representation.constructor === undefined &&
      representation.definitionKind === 'inferred' &&
      members.length > 0 &&
      members.every((each) => each.kind === 'Abstract' || (each.kind === 'Inherit' && each.argument === undefined)))
  const inherits = members.filter((each) => each.kind === 'Inherit').map((each) => toType(c, each.type))
  const interfaces = members.filter((each) => each.kind === 'Interface').map((each) => toType(c, each.type))
  type.definition = {
    kind: 'Class',
    isInterface,
    isAbstract: isInterface || hasAttribute(attributes, 'AbstractClass'),
    base: isInterface ? undefined : inherits[0],
    interfaces: isInterface ? inherits : interfaces,
    fields: [],
    ...(isStruct ? { isStruct } : {}),
    ...(isStruct || hasAttribute(attributes, 'Sealed') ? { isSealed: true } : {}),
    ...(hasAttribute(attributes, 'AllowNullLiteral') ? { allowsNull: true } : {}),
    ...(isSelfReferential(definition) ? { isSelfReferential: true } : {}),
  }
  type.supportsComparison = isStruct || comparesItself(type)
}

function isSelfReferential({ representation, members }: TypeDefinition): boolean {
  if (representation.kind === 'Class' && representation.constructor?.self !== undefined) return true
  return members.some((each) => each.kind === 'Constructor' && each.self !== undefined)
}

/** A struct that can be changed would have to be copied wherever it goes. */
function refuseInStructs(c: Checker, { name, members, representation }: TypeDefinition): void {
  const parameters = representation.kind === 'Class' ? representation.constructor?.parameters : undefined
  if (parameters?.kind === 'Const')
    c.report(
      catalog.badDeclaration(
        'FS0081',
        name.at(-1)!,
        'A struct can be made of nothing as it is: its parameters cannot be none.',
        'Leave out the parentheses, or write parameters.',
      ),
    )
  for (const each of members) {
    if (each.kind === 'Let' && !each.isStatic)
      c.report(catalog.badDeclaration('FS0901', each, 'A struct has no `let`: only its parameters and `val` fields.'))
    if ((each.kind === 'Val' && each.isMutable) || (each.kind === 'AutoProperty' && each.hasSet))
      c.report(catalog.unsupported(each, 'Mutable fields of structs are', 'Use a class, or make a new struct.'))
  }
}

function comparesItself(type: TypeConstructor): boolean {
  return interfacesOf(type).some((each) => printType(each) === 'IComparable')
}

function bringIntoScope(c: Checker, owner: Owner): void {
  if (owner.isAugmentation) return
  const { type, definition } = owner
  if (hasAttribute(definition.attributes, 'RequireQualifiedAccess')) {
    c.module.closedTypes.add(type)
    type.isQualified = true
    if (type.definition.kind === 'Record') c.scope.bindContents(type)
    return
  }
  c.scope.bindContents(type)
  if (type.definition.kind === 'Union')
    for (const each of type.definition.cases) {
      const entry = { kind: 'Case', case: each } as const
      c.module.values.set(each.name, entry)
      c.module.patterns.set(each.name, entry)
    }
}

// ------------------------------------------------------------------------------------------------------- equality

/** Types that hold what cannot be compared cannot be compared; within a group until nothing changes. */
function inferEquality(owners: readonly Owner[]): void {
  const own = owners.filter((each) => !each.isAugmentation)
  for (const { type, definition } of own) {
    if (hasAttribute(definition.attributes, 'ReferenceEquality')) type.isReference = true
    if (hasAttribute(definition.attributes, 'Struct')) type.isStruct = true
    if (hasAttribute(definition.attributes, 'NoEquality')) type.supportsEquality = false
    if (['NoComparison', 'ReferenceEquality', 'NoEquality'].some((each) => hasAttribute(definition.attributes, each)))
      type.supportsComparison = false
  }
  for (let changed = true; changed;) {
    changed = false
    for (const { type, definition } of own) {
      if (hasAttribute(definition.attributes, 'CustomEquality')) continue
      const parts = partsOf(type)
      if (type.supportsEquality && parts.some((each) => !supports(each, 'Equality'))) {
        type.supportsEquality = false
        changed = true
      }
      if (type.supportsComparison && parts.some((each) => !supports(each, 'Comparison'))) {
        type.supportsComparison = false
        changed = true
      }
    }
  }
}

/** `[<StructuralEquality>]` is a promise of all parts. */
function checkStructure(c: Checker, owners: readonly Owner[]): void {
  for (const { type, definition } of owners) {
    const { attributes } = definition
    if (attributes.length === 0 || hasAttribute(attributes, 'CustomEquality')) continue
    const lacks = (kind: 'Equality' | 'Comparison'): boolean =>
      hasAttribute(attributes, `Structural${kind}`) && partsOf(type).some((each) => !supports(each, kind))
    const name = definition.name.at(-1)!
    const tell = (code: string, what: string): void =>
      c.report(
        catalog.badDeclaration(
          code,
          name,
          `Some part of \`${type.name}\` has no ${what}, so it has none by its parts.`,
        ),
      )
    if (lacks('Comparison')) tell('FS1177', 'order')
    if (lacks('Equality')) tell('FS1180', 'equality')
  }
}

function partsOf(type: TypeConstructor): readonly Type[] {
  const { definition } = type
  if (definition.kind === 'Record') return definition.fields.map((each) => each.type)
  if (definition.kind === 'Union') return definition.cases.flatMap((each) => each.fields.map((field) => field.type))
  return []
}

function supports(of: Type, kind: 'Equality' | 'Comparison'): boolean {
  const type = resolve(of)
  switch (type.kind) {
    case 'Variable':
      return true
    case 'Function':
      return false
    case 'Tuple':
      return type.items.every((each) => supports(each, kind))
    case 'AnonymousRecord':
      return type.fields.every((each) => supports(each.type, kind))
    case 'Named': {
      const { supportsEquality, supportsComparison, definition } = type.constructor
      if (!(kind === 'Equality' ? supportsEquality : supportsComparison)) return false
      return definition.kind === 'Class' || type.arguments.every((each) => supports(each, kind))
    }
  }
}

// ----------------------------------------------------------------------------------------------------- exceptions

/** Checks `exception E of …`. */
export function checkException(c: Checker, item: ExceptionItem): TypedItem[] {
  const { name } = item
  if (item.alias !== undefined) {
    c.report(catalog.unsupported(item, 'Abbreviations of exceptions are'))
    return []
  }
  checkCaseName(c, name)
  const before = c.module.types.get(name.name)
  if (before?.definedAt?.file === c.source.path)
    c.report(catalog.duplicate(name, 'type or exception', name.name, before.definedAt))
  const exception = c.uniqueName(name.name)
  const info: UnionCaseInfo = {
    name: name.name,
    owner: EXN.constructor,
    index: 0,
    exception,
    fields: caseFields(c, item.fields),
  }
  const type: TypeConstructor = {
    name: name.name,
    uniqueName: exception,
    parameters: [],
    definition: { kind: 'Unknown' },
    definedAt: c.placeOf(name),
    members: new Map(),
    supportsEquality: true,
    supportsComparison: false,
  }
  const data = info.fields.map((field, index): FieldInfo => ({
    name: field.isNamed ? field.name : `Data${index}`,
    owner: type,
    index,
    type: field.type,
    isMutable: false,
  }))
  type.definition = { kind: 'Class', isInterface: false, isAbstract: true, base: EXN, interfaces: [], fields: [], data }
  const entry = { kind: 'Case', case: info } as const
  c.scope.bindType(name.name, type)
  c.module.types.set(name.name, type)
  c.scope.bindValue(name.name, entry)
  c.scope.bindPattern(name.name, entry)
  c.module.values.set(name.name, entry)
  c.module.patterns.set(name.name, entry)
  return [{ kind: 'Exception', case: info, type, members: exceptionMembers(c, item, type) }]
}

/** `with override x.Message = …`. */
function exceptionMembers(c: Checker, item: ExceptionItem, type: TypeConstructor): TypedMemberBinding[] {
  if (item.members.length === 0) return []
  const { attributes, access, name, members, start, end } = item
  const definition: TypeDefinition = {
    attributes,
    access,
    name: [name],
    parameters: [],
    constraints: [],
    representation: { kind: 'Augmentation' },
    members,
    start,
    end,
  }
  const owner: Owner = { definition, type, variables: new Map(), isExtension: false, isAugmentation: true }
  declareMembers(c, owner)
  const checked = checkMembers(c, [owner])
  checkMemberRules(c, owner)
  return checked
}
