/** Members of types: their signatures first, so that they can call each other, then their bodies. */
import { declareAutoProperty, declareVal } from './auto-properties.ts'
import { GENERIC_LEVEL } from '../../types/builtins.ts'
import * as catalog from '../../types/catalog.ts'
import * as definitionCatalog from '../../types/definition-catalog.ts'
import type { Bound, Checker } from '../checker.ts'
import {
  checkConstructor,
  constructorTypes,
  declareConstructor,
  furtherConstructor,
  hasPrimaryConstructor,
} from './class-constructors.ts'
import { bindFunctions, functionsOf } from './class-functions.ts'
import { bindFields, fieldTypes } from './class-fields.ts'
import { bindStatics } from './class-statics.ts'
import { declareHiddenConstructor, hiddenConstructor } from './explicit-constructors.ts'
import { checkingConstruction } from './initialization.ts'
import { checkInlineMembers, inlineMember, isInlineFunction } from './inline-members.ts'
import { addMember, declareAbstract, declareInterfaces, declareMember } from './member-signatures.ts'
import type { Declared } from './member-signatures.ts'
import { solvePending } from '../operators.ts'
import { selfType } from '../../types/type-owner.ts'
import type { Method, Owner } from '../../types/type-owner.ts'
import { variablesIn } from '../../types/type-reps.ts'
import { functionOfParameters, variablePattern } from '../typed-nodes.ts'
import { flexible } from '../supertypes.ts'
import type { TypedExpr, TypedMemberBinding } from '../../types/typed-tree.ts'
import type { Scheme, Type, TypeVariable, ValueSymbol } from '../../types/types.ts'
import { generalize, restrict } from '../../types/generalization.ts'
import { resolve } from '../../types/type-structure.ts'

const DECLARED = new WeakMap<Owner, Declared[]>()

/** Makes abstract members known: those of a whole group come first, since any type of it may implement them. */
export function declareAbstracts(c: Checker, owner: Owner): void {
  c.level++
  for (const member of owner.definition.members) if (member.kind === 'Abstract') declareAbstract(c, owner, member)
  c.level--
}

/** Makes the signatures of a type's members known; what annotations leave open is found out with the bodies. */
export function declareMembers(c: Checker, owner: Owner): void {
  const declared: Declared[] = []
  c.level++
  for (const member of owner.definition.members) {
    switch (member.kind) {
      case 'Member':
        refuseCaseTest(c, owner, member)
        warnHidden(c, member)
        if (!isInlineFunction(owner, member)) declared.push(declareMember(c, owner, withSelf(member), undefined))
        break
      case 'AutoProperty':
        declared.push(...declareAutoProperty(c, owner, member))
        break
      case 'Constructor':
        declared.push(declareMember(c, owner, furtherConstructor(owner, member), undefined))
        break
      case 'Val':
        declared.push(...declareVal(c, owner, member))
        break
      case 'Abstract':
      case 'Interface':
      case 'Let':
      case 'Do':
      case 'Inherit':
    }
  }
  declared.push(...declareInterfaces(c, owner))
  c.level--
  for (const member of owner.definition.members)
    if (member.kind === 'Member' && isInlineFunction(owner, member)) addMember(c, owner, inlineMember(c, owner, member))
  DECLARED.set(owner, declared)
  if (owner.definition.representation.kind !== 'Class' || owner.isAugmentation) return
  if (hasPrimaryConstructor(owner)) declareConstructor(c, owner)
  else declareHiddenConstructor(c, owner)
}

/** Without a name for the object, which has been reported, a member's text cannot mean much. */
function withSelf(member: Method): Method {
  if (member.isStatic || member.self !== undefined) return member
  const { start, end } = member.body
  return { ...member, body: { kind: 'Error', parts: [], start, end } }
}

/** FS0864: a member with the name and parameters of what every object has, which it does not override. */
function warnHidden(c: Checker, { name, modifier, isStatic, accessor, parameters }: Method): void {
  if (modifier !== 'member' || isStatic || accessor !== 'method' || parameters.length !== 1) return
  const [only] = parameters
  const isUnit = only!.kind === 'Const' && only!.value.type === 'unit'
  if (isUnit && /^(?:ToString|GetHashCode|Finalize)$/.test(name.name))
    c.report(definitionCatalog.hiddenMember(name, name.name))
}

/** F# keeps `IsCase` of a union for a member of its own. */
function refuseCaseTest(c: Checker, owner: Owner, { name }: Method): void {
  const { definition } = owner.type
  const tested = definition.kind === 'Union' && name.name.startsWith('Is') ? name.name.slice(2) : undefined
  if (definition.kind !== 'Union' || !definition.cases.some((each) => each.name === tested)) return
  c.report(
    catalog.badDeclaration('FS0023', name, `\`${name.name}\` is what F# calls the test for the case \`${tested}\`.`),
  )
}

/** Checks the bodies of all members of a group, and what classes do when they are made. */
export function checkMembers(c: Checker, owners: readonly Owner[]): TypedMemberBinding[] {
  const from = c.pending.length
  c.level++
  const bindings: TypedMemberBinding[] = []
  const group = new Set<TypeVariable>()
  const open = new Set(owners.flatMap((each) => DECLARED.get(each) ?? []))
  for (const owner of owners) {
    const isClass = owner.definition.representation.kind === 'Class' && !owner.isAugmentation
    if (isClass) bindings.push(...checkConstructor(c, owner), ...hiddenConstructor(c, owner))
    // The functions of a class are generic for its members, those that use each other too.
    for (const functions of isClass ? functionsOf(owner.type) : []) {
      for (const each of functions) bindings.push(checkingConstruction(owner, checkBody(c, each)))
      const closed = new Set(functions.filter((each) => isClosed(c, each, open, owners, from)))
      for (const each of functions)
        if (closed.has(each)) close(each, c.level - 1, group)
        else open.add(each)
    }
    for (const each of DECLARED.get(owner) ?? []) {
      bindings.push(checkingConstruction(owner, checkBody(c, each)))
      if (isClosed(c, each, open, owners, from)) {
        close(each, c.level - 1, group)
        open.delete(each)
      }
    }
  }
  c.level--
  solvePending(c, from, 'weak')
  for (const owner of owners) checkInlineMembers(c, owner)
  // What a class holds is no more generic than its parameters say: the first use tells what is still unknown.
  for (const { type } of owners) {
    for (const each of constructorTypes(type)) restrict(each, c.level)
    if (type.definition.kind === 'Class') for (const field of type.definition.fields) restrict(field.type, c.level)
  }
  for (const each of open) close(each, c.level, group)
  return bindings
}

function checkBody(c: Checker, declared: Declared): TypedMemberBinding {
  const { member, owner, info, symbol } = declared
  const before = c.typeVariables
  c.typeVariables = declared.variables
  c.owner = owner.within ?? owner.type
  const value = c.scoped(() => {
    bindStatics(c, owner)
    const self = member.isStatic
      ? undefined
      : c.local(member.self?.name ?? 'this', selfType(owner), member.self ?? member.name)
    if (self !== undefined) {
      bindFields(c, owner.type, { kind: 'Instance', symbol: self }, member)
      bindFunctions(c, owner.type, { kind: 'Instance', symbol: self })
      const { representation } = owner.definition
      const asName = representation.kind === 'Class' ? representation.constructor?.self : undefined
      if (asName !== undefined) c.scope.bindValue(asName.name, { kind: 'Value', symbol: self })
      c.scope.bindValue(self.name, { kind: 'Value', symbol: self })
      const { definition } = owner.type
      const base = definition.kind === 'Class' && definition.base !== undefined ? resolve(definition.base) : undefined
      if (base?.kind === 'Named')
        c.scope.bindValue('base', { kind: 'Base', self, type: base, depth: c.functionDepth + 1 })
    }
    return memberFunction(c, declared, self)
  })
  c.owner = undefined
  c.typeVariables = before
  return { member: info, symbol, value, start: member.start, end: member.end }
}

function memberFunction(c: Checker, declared: Declared, self: ValueSymbol | undefined): TypedExpr {
  const { member, patterns, types, result } = declared
  // The name of the object is bound beside the parameters: they need others.
  const bound: Bound = self === undefined || member.self === undefined ? new Map() : new Map([[self.name, self]])
  c.functionDepth++
  const typed = patterns.map((each, i) => c.pattern(each, types[i]!, bound))
  c.bind(bound)
  const body = flexible(c, member.body, result, {
    text: `the result of \`${member.name.name}\` has this type`,
    at: member.returnType,
  })
  c.functionDepth--
  const parameters = [...(self === undefined ? [] : [variablePattern(self, member.name)]), ...typed]
  return functionOfParameters(parameters, body, member.name.name, member)
}

/** In larger groups all members are closed together: looking at each beside each takes quadratic time. */
const MAX_CLOSED_EARLY = 200

/**
 * Whether a member whose body has been checked can be generic for those that follow, as in F#: nothing that is still
 * open shares an unknown type with it.
 */
function isClosed(
  c: Checker,
  declared: Declared,
  open: ReadonlySet<Declared>,
  owners: readonly Owner[],
  pendingFrom: number,
): boolean {
  if (open.size > MAX_CLOSED_EARLY) return false
  const own = unknownsIn([declared.info.scheme.type], c.level)
  if (own.size === 0) return false
  const isFree = (types: readonly Type[]): boolean => [...unknownsIn(types, c.level)].every((each) => !own.has(each))
  for (const each of open) if (each !== declared && !isFree([each.info.scheme.type])) return false
  for (const { type } of owners) {
    if (!isFree(constructorTypes(type))) return false
    if (!isFree(fieldTypes(type))) return false
  }
  return c.pending.slice(pendingFrom).every((each) => isFree([...each.operands, each.result]))
}

/** The unknown types of the current level in some types. */
function unknownsIn(types: readonly Type[], level: number): Set<TypeVariable> {
  const found = new Set<TypeVariable>()
  for (const type of types) variablesIn(type, found)
  for (const each of found) if (each.level < level || each.level === GENERIC_LEVEL) found.delete(each)
  return found
}

function asVariable(of: Type): readonly TypeVariable[] {
  const type = resolve(of)
  return type.kind === 'Variable' ? [type] : []
}

function close(declared: Declared, level: number, group: Set<TypeVariable>): void {
  const { info, owner, symbol, member } = declared
  const written = member.typeParameters.flatMap(({ name }) => declared.variables.get(name) ?? [])
  const own = [...written, ...(info.own ?? []).flatMap((each) => asVariable(each))]
  const scheme = generalize(info.scheme.type, level, false, own, group)
  const closed: Scheme = { variables: [...owner.type.parameters, ...scheme.variables], type: scheme.type }
  Object.assign(info, { scheme: closed })
  Object.assign(symbol, { scheme: closed })
}
