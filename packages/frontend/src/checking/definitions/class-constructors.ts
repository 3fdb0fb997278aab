/** Constructors: what a class does when an object of it is made. */
import type { Binding, Expr, Ident, Member, Pattern, TypeExpr } from '../../syntax/ast.ts'
import { checkLet } from '../bindings.ts'
import { ERROR_TYPE, UNIT, isError, isException, primitiveName } from '../../types/builtins.ts'
import * as catalog from '../../types/catalog.ts'
import * as definitionCatalog from '../../types/definition-catalog.ts'
import type { Bound, Checker } from '../checker.ts'
import { beginFunctions, declareFunction } from './class-functions.ts'
import { addField, autoName, bindFields, defaultValue, fieldOf, setField } from './class-fields.ts'
import { bindStatics, ensureStatics } from './class-statics.ts'
import { constructorMember } from './constructor-member.ts'
import { markConstruction, mentions } from './initialization.ts'
import { exceptionBaseCall } from './exception-classes.ts'
import { groupsOf, parameterInfo, parameterType, withoutMark } from './member-parameters.ts'
import { constructorsOf } from '../constructor-candidates.ts'
import { FURTHER_CONSTRUCTOR } from '../members.ts'
import { callMethod } from '../method-calls.ts'
import { bindingOf } from '../purity.ts'
import { selfType } from '../../types/type-owner.ts'
import type { Method, Owner } from '../../types/type-owner.ts'
import { functionOfParameters, unitConst, valueOf, variablePattern } from '../typed-nodes.ts'
import type { BlockItem, TypedExpr, TypedMemberBinding, TypedPattern } from '../../types/typed-tree.ts'
import type { MemberInfo, Type, TypeConstructor, ValueSymbol } from '../../types/types.ts'
import { partsOf } from '../../types/typed-walk.ts'
import { resolve, substitute } from '../../types/type-structure.ts'
import { toType } from '../written-types.ts'

interface ConstructorText {
  readonly info: MemberInfo
  readonly symbol: ValueSymbol
  readonly patterns: readonly Pattern[]
  readonly types: readonly Type[]
}

const CONSTRUCTORS = new WeakMap<TypeConstructor, ConstructorText>()

/** Makes the constructor known, with what its parameters' annotations say. */
export function declareConstructor(c: Checker, owner: Owner): void {
  const { representation } = owner.definition
  if (representation.kind !== 'Class' || representation.constructor === undefined) return
  const { parameters } = representation.constructor
  const written = groupsOf([
    parameters.kind === 'Paren' || parameters.kind === 'Const'
      ? parameters
      : { kind: 'Paren', inner: parameters, start: parameters.start, end: parameters.end },
  ])[0]!
  const before = c.typeVariables
  c.typeVariables = new Map(owner.variables)
  c.level++
  const types = written.map((each) => parameterType(c, each))
  const patterns = written.map(withoutMark)
  c.level--
  c.typeVariables = before
  const { info, symbol } = constructorMember(c, owner, types, {
    parameters: written.map(parameterInfo),
    isPrivate: representation.constructor.access === 'private',
  })
  CONSTRUCTORS.set(owner.type, { info, symbol, patterns, types })
}

/** Types of the parameters of a class's constructor. */
export function constructorTypes(type: TypeConstructor): readonly Type[] {
  return CONSTRUCTORS.get(type)?.types ?? []
}

/** The constructor: base class, parameters and `let`s become fields, `do`s run. */
export function checkConstructor(c: Checker, owner: Owner): TypedMemberBinding[] {
  const text = CONSTRUCTORS.get(owner.type)
  const { definition } = owner
  // What inherits from itself has been refused, and has no content.
  if (text === undefined || owner.type.definition.kind !== 'Class') return []
  const { representation } = definition
  const before = c.typeVariables
  c.typeVariables = new Map(owner.variables)
  const at = { start: definition.start, end: definition.end }
  c.owner = owner.within ?? owner.type
  const value = c.scoped(() => {
    bindStatics(c, owner)
    const selfName = representation.kind === 'Class' ? representation.constructor?.self : undefined
    const self = c.local('this', selfType(owner), definition.name.at(-1)!)
    const bound: Bound = new Map()
    const parameters = text.patterns.map((each, i) => c.pattern(each, text.types[i]!, bound))
    c.bind(bound)
    const items: BlockItem[] = ensureStatics(owner)
    const named = selfName === undefined ? undefined : bindSelf(c, selfName, self)
    const base = baseCall(c, owner, self)
    items.push(...(named === undefined ? base : withSelf(named, self, base)))
    for (const symbol of bound.values())
      items.push(setField(self, addField(owner, symbol.name, symbol.scheme.type, false), valueOf(symbol, at), at))
    let lastBinding = items.length
    for (const each of definition.members) {
      items.push(...constructorItems(c, owner, self, each))
      if (each.kind === 'Let' || each.kind === 'AutoProperty') lastBinding = items.length
    }
    markConstruction(owner, { self, named, items, lastBinding }, at)
    items.push({ kind: 'Expr', expr: unitConst(at) })
    const body: TypedExpr = { kind: 'Block', items, type: UNIT, ...at }
    return functionOfParameters([variablePattern(self, at), ...parameters], body, owner.type.name, at)
  })
  c.owner = undefined
  c.typeVariables = before
  return [{ member: text.info, symbol: text.symbol, value, ...at }]
}

/** `as this`: a variable of its own, so that uses of it can be told from those that fields make of the object. */
function bindSelf(c: Checker, name: Ident, self: ValueSymbol): ValueSymbol {
  const named = c.local(name.name, self.scheme.type, name)
  c.scope.bindValue(named.name, { kind: 'Value', symbol: named })
  return named
}

/** The object is there for all that follows; in the arguments of `inherit`, only for what is called once the base is made. */
function withSelf(named: ValueSymbol, self: ValueSymbol, base: readonly BlockItem[]): BlockItem[] {
  const at = named.definedAt ?? { start: 0, end: 0 }
  const { start, end } = at
  const value = valueOf(self, at)
  const binding = { kind: 'Let', isRec: false, bindings: [bindingOf(named, value)], start, end } as const
  if (!base.some((each) => mentions(each, named))) return [binding, ...base]
  const assignment: TypedExpr = { kind: 'SetValue', symbol: named, value, type: UNIT, start, end }
  return [{ ...binding, isLate: true }, ...base, { kind: 'Expr', expr: assignment }]
}

function baseCall(c: Checker, owner: Owner, self: ValueSymbol): BlockItem[] {
  const inherit = owner.definition.members.find((each) => each.kind === 'Inherit')
  const { definition } = owner.type
  if (inherit?.kind !== 'Inherit' || definition.kind !== 'Class' || definition.base === undefined) return []
  // Without its arguments it has been refused.
  const base = inherit.argument === undefined ? ERROR_TYPE : resolve(definition.base)
  if (base.kind !== 'Named' || isError(base)) return []
  if (isException(base.constructor)) return exceptionBaseCall(c, self, base, inherit)
  if (base.constructor.definition.kind !== 'Class') {
    if (primitiveName(base) !== 'obj') c.report(catalog.unsupported(inherit, 'Inheriting from types of the library is'))
    return []
  }
  const [candidate] = constructorsOf(c, base)
  const member = base.constructor.members.get('.ctor')?.[0]
  if (member?.isHidden === true) {
    c.report(catalog.unsupported(inherit, 'Inheriting from a class without a primary constructor is'))
    return []
  }
  if (candidate === undefined || member === undefined) {
    c.report(
      catalog.badDeclaration(
        'FS1133',
        inherit,
        `\`${base.constructor.name}\` has no constructor that could be called.`,
      ),
    )
    return []
  }
  const argument: Expr = inherit.argument ?? {
    kind: 'Const',
    value: { type: 'unit' },
    start: inherit.start,
    end: inherit.end,
  }
  const call = callMethod(
    c,
    {
      name: base.constructor.name,
      candidates: [
        {
          ...candidate,
          build: (args, _type, at) => ({
            kind: 'MemberCall',
            member,
            typeArguments: base.arguments,
            target: valueOf(self, at),
            arguments: args,
            type: UNIT,
            start: at.start,
            end: at.end,
          }),
        },
      ],
    },
    argument,
    inherit,
    undefined,
  )
  return [{ kind: 'Expr', expr: call }]
}

function constructorItems(c: Checker, owner: Owner, self: ValueSymbol, member: Member): BlockItem[] {
  switch (member.kind) {
    case 'Let':
      return member.isStatic ? [] : classLet(c, owner, self, member)
    case 'Do':
      if (member.isStatic) return []
      return [{ kind: 'Expr', expr: c.expr(member.expr, UNIT) }]
    case 'AutoProperty': {
      const field = fieldOf(owner.type, autoName(member.name))
      if (field === undefined) return []
      return [setField(self, field, c.expr(member.value, field.type), member)]
    }
    case 'Val': {
      const field = fieldOf(owner.type, autoName(member.name))
      return field === undefined ? [] : [setField(self, field, defaultValue(field.type, member), member)]
    }
    case 'Member':
    case 'Abstract':
    case 'Interface':
    case 'Constructor':
    case 'Inherit':
      return []
  }
}

/** `let` of a class: a local while the constructor runs, and a field for the members. */
function classLet(c: Checker, owner: Owner, self: ValueSymbol, member: Member & { kind: 'Let' }): BlockItem[] {
  const isMutable = member.bindings.some((each) => each.isMutable)
  const hasParts = isMutable && member.bindings.some((each) => !isName(each.pattern))
  for (const each of member.bindings) if (each.isInline) c.report(definitionCatalog.inlineClassLet(each))
  const isFunctions = member.bindings.every((each) => each.parameters.length > 0)
  if (member.isRec ? isFunctions : !isMutable || hasParts) {
    const plain = hasParts ? { ...member, bindings: member.bindings.map(asConstant) } : member
    const typed = checkLet(c, plain, false)
    beginFunctions(owner)
    const items: BlockItem[] = [typed]
    for (const [i, binding] of typed.bindings.entries())
      for (const symbol of symbolsOf(binding.pattern)) {
        if (declareFunction(c, owner, member.bindings[i]!, symbol)) continue
        // Fields are not generic: the members use the function at one type.
        const { variables, type: generic } = symbol.scheme
        const typeArguments = variables.map(() => c.fresh())
        const type = substitute(generic, variables, typeArguments)
        const at = { start: member.start, end: member.end }
        const value: TypedExpr = { kind: 'Value', symbol, typeArguments, type, ...at }
        const field = addField(owner, symbol.name, type, isMutable)
        // From here on the field is meant, which may change.
        if (isMutable)
          c.scope.bindValue(field.name, { kind: 'SelfField', self: { kind: 'Instance', symbol: self }, field })
        items.push(setField(self, field, value, at))
      }
    return items
  }
  if (member.isRec) {
    const fields = member.bindings.map((each) => addField(owner, nameOf(each), c.fresh(), false))
    bindFields(c, owner.type, { kind: 'Instance', symbol: self })
    return member.bindings.map((each, i) => setField(self, fields[i]!, functionValue(c, each, fields[i]!.type), member))
  }
  return member.bindings.map((each) => {
    const value = functionValue(c, each, each.returnType === undefined ? c.fresh() : toType(c, each.returnType))
    const field = addField(owner, nameOf(each), value.type, each.isMutable)
    c.scope.bindValue(field.name, { kind: 'SelfField', self: { kind: 'Instance', symbol: self }, field })
    return setField(self, field, value, member)
  })
}

function isName(pattern: Pattern): boolean {
  if (pattern.kind === 'Paren') return isName(pattern.inner)
  return pattern.kind === 'Typed' ? isName(pattern.pattern) : pattern.kind === 'Name'
}

function asConstant(binding: Binding): Binding {
  return { ...binding, isMutable: false }
}

function nameOf(binding: Binding): string {
  let pattern = binding.pattern
  while (pattern.kind === 'Paren' || pattern.kind === 'Typed')
    pattern = pattern.kind === 'Paren' ? pattern.inner : pattern.pattern
  return pattern.kind === 'Name' ? pattern.name.name : '_'
}

function functionValue(c: Checker, binding: Binding, type: Type): TypedExpr {
  if (binding.parameters.length === 0) return c.expr(binding.body, type)
  const at = { start: binding.start, end: binding.end }
  const body: Expr =
    binding.returnType === undefined
      ? binding.body
      : { kind: 'Typed', expr: binding.body, type: binding.returnType, ...at }
  return c.expr({ kind: 'Fun', parameters: binding.parameters, body, ...at }, type)
}

function symbolsOf(pattern: TypedPattern): ValueSymbol[] {
  if (pattern.kind === 'Variable') return [pattern.symbol]
  // Each alternative binds the same.
  if (pattern.kind === 'Or') return symbolsOf(pattern.alternatives[0]!)
  const inner = partsOf(pattern).flatMap(symbolsOf)
  return pattern.kind === 'As' ? [...inner, pattern.symbol] : inner
}

/** Whether parameters stand behind the name of the type, be it none: `()`. */
export function hasPrimaryConstructor(owner: Owner): boolean {
  const { representation } = owner.definition
  return representation.kind === 'Class' && representation.constructor !== undefined
}

/** `new (…) = T (…)` is a static method that answers an object; no program can write its name. */
export function furtherConstructor(owner: Owner, member: Member & { kind: 'Constructor' }): Method {
  const { access, parameters, then, start, end } = member
  const body = then === undefined ? member.body : followedBy(owner, member, then)
  return {
    kind: 'Member',
    attributes: [],
    access,
    modifier: 'member',
    isStatic: true,
    isInline: false,
    self: undefined,
    name: { name: FURTHER_CONSTRUCTOR, start, end: start + 3 },
    typeParameters: [],
    constraints: [],
    accessor: 'method',
    parameters: [parameters],
    returnType: undefined,
    body,
    start,
    end,
  }
}

/** What stands behind `then` sees the object, by the name behind `as`, before others do. */
function followedBy(owner: Owner, { self, body }: Member & { kind: 'Constructor' }, then: Expr): Expr {
  const { start, end } = body
  const name: Ident = self ?? { name: 'new object', start, end }
  const types = owner.definition.parameters.map((parameter): TypeExpr => ({ kind: 'Variable', parameter, start, end }))
  const binding: Binding = {
    attributes: [],
    access: 'public',
    isInline: false,
    isMutable: false,
    pattern: { kind: 'Name', name, isMutable: false, start, end },
    typeParameters: [],
    constraints: [],
    parameters: [],
    returnType: { kind: 'Name', path: owner.definition.name, arguments: types, start, end },
    body,
    start,
    end,
  }
  const object: Expr = { kind: 'Name', path: [name], start, end }
  const rest: Expr = { kind: 'Sequence', items: [then, object], start: then.start, end: then.end }
  return { kind: 'Let', isRec: false, keyword: 'let', bindings: [binding], body: rest, start, end: then.end }
}
