/** `target <- value`. */
import type { Expr, Ident, LongIdent, Node } from '../syntax/ast.ts'
import { UNIT, isError, named } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker } from './checker.ts'
import { assignIndex, callSetter } from './indexing.ts'
import { isReadOnly } from '../types/library.ts'
import { instantiateSymbol } from './inlining.ts'
import { fieldType, findField, findMembers, knownType, memberOf, membersIn, staticMember } from './members.ts'
import { argumentsOf, callMethod } from './method-calls.ts'
import { missingMember } from './missing-names.ts'
import { findType, resolvePath } from './names.ts'
import { printType } from '../types/type-printer.ts'
import { flexible, flexibleArgument } from './supertypes.ts'
import { selfOf } from './typed-nodes.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { MemberInfo, NamedType } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'
import { toTypeArgument } from './written-types.ts'

/** Checks an assignment. */
export function assign(c: Checker, target: Expr, value: Expr, at: Node): TypedExpr {
  switch (target.kind) {
    case 'Paren':
      return assign(c, target.inner, value, at)
    case 'Name':
      return assignName(c, target, value, at)
    case 'Dot':
      return assignDot(c, target, value, at)
    case 'Index':
      return assignIndex(c, c.infer(target.target), target.indices, value, at)
    case 'Apply':
      return assignApplied(c, target, value, at)
    case 'Infix':
      return target.operator.name === '?' ? assignDynamic(c, target, value, at) : refuse(c, target, value, at)
    default:
      return refuse(c, target, value, at)
  }
}

function refuse(c: Checker, target: Expr, value: Expr, at: Node): TypedExpr {
  c.infer(value)
  const isText = target.kind === 'Const' && (target.value.type === 'string' || target.value.type === 'unit')
  const isData = isText || target.kind === 'Tuple' || target.kind === 'List' || target.kind === 'Array'
  c.report(catalog.notAssignable({ start: at.start, end: target.end }, isData))
  return c.errorExpr(at)
}

/** `target.Name(i) <- value`: a property with places of its own. */
function assignApplied(c: Checker, applied: Expr & { kind: 'Apply' }, value: Expr, at: Node): TypedExpr {
  const [owner, name] = splitProperty(applied.fn)
  if (owner === undefined || name === undefined) return refuse(c, applied, value, at)
  const type = typeWritten(c, owner)
  const target = type === undefined ? c.infer(owner) : undefined
  const instance = type ?? resolve(target!.type)
  const places = argumentsOf(applied.argument)
  const setter =
    instance.kind === 'Named'
      ? findMembers(c, instance, name.name).find(({ member }) => isPlaceSetter(member, places.length))
      : undefined
  return setter === undefined ? refuse(c, applied, value, at) : callSetter(c, target, setter, places, value, at)
}

function isPlaceSetter({ kind, arguments: groups }: MemberInfo, places: number): boolean {
  return kind === 'setter' && groups.length === 2 && groups[0] === places
}

/** What stands before the last dot, and behind it. */
function splitProperty(property: Expr): readonly [Expr?, (Ident | undefined)?] {
  if (property.kind === 'Dot') return [property.target, property.name]
  if (property.kind !== 'Name' || property.path.length < 2) return []
  const path = property.path.slice(0, -1)
  return [{ kind: 'Name', path, start: property.start, end: path.at(-1)!.end }, property.path.at(-1)]
}

/** The type that a whole path names. */
function typeNamed(c: Checker, path: LongIdent): NamedType | undefined {
  const meaning = resolvePath(c, path)
  if (meaning.kind !== 'Type' || meaning.used < path.length) return undefined
  const { type } = meaning
  return named(type, c.freshArguments(type))
}

/** The type that an expression is the name of, be it with its arguments. */
function typeWritten(c: Checker, e: Expr): NamedType | undefined {
  if (e.kind === 'Name') return typeNamed(c, e.path)
  if (e.kind !== 'TypeApply' || e.fn.kind !== 'Name') return undefined
  const type = typeNamed(c, e.fn.path) && findType(c, e.fn.path, e.types.length)
  if (type?.parameters.length !== e.types.length) return undefined
  return named(
    type,
    e.types.map((each) => toTypeArgument(c, each)),
  )
}

/** `target.Name <- value`, where the target may be a type: `Cache<int>.Size <- 10`. */
function assignDot(c: Checker, { target, name }: Expr & { kind: 'Dot' }, value: Expr, at: Node): TypedExpr {
  const instance = typeWritten(c, target)
  const setter =
    instance && findMembers(c, instance, name.name).find(({ member }) => member.kind === 'setter' && member.isStatic)
  if (setter !== undefined) return callSetter(c, undefined, setter, [], value, { start: at.start, end: at.end })
  return assignMember(c, c.infer(target), name, value, at)
}

/** `target?Name <- value`: an operator of the program, or of the target's type. */
function assignDynamic(c: Checker, target: Expr & { kind: 'Infix' }, value: Expr, at: Node): TypedExpr {
  const operator = { ...target.operator, name: '?<-' }
  const { start, end } = at
  const entry = c.scope.values.get(operator.name)
  const args = [target.left, target.right, value]
  if (entry?.kind === 'Value') {
    const fn: Expr = { kind: 'Name', path: [operator], start: operator.start, end: operator.end }
    return c.infer(
      args.reduce<Expr>((to, argument) => ({ kind: 'Apply', fn: to, argument, isTight: false, start, end }), fn),
    )
  }
  const type = resolve(c.infer(target.left).type)
  const meaning = type.kind === 'Named' ? staticMember(c, type.constructor, type.arguments, '?<-', operator) : undefined
  if (meaning?.kind === 'Methods') {
    const tuple: Expr = { kind: 'Tuple', items: args, isStruct: false, start, end }
    return callMethod(c, meaning, { kind: 'Paren', inner: tuple, start, end }, at, undefined)
  }
  c.infer(value)
  if (!isError(type)) c.report(catalog.undefinedOperator(operator, operator.name, false))
  return c.errorExpr(at)
}

function assignName(c: Checker, target: Expr & { kind: 'Name' }, value: Expr, at: Node): TypedExpr {
  const { path } = target
  const { start, end } = at
  const span = { start, end }
  const meaning = resolvePath(c, path)
  if (meaning.kind === 'Entry' && meaning.used === path.length) {
    const { entry } = meaning
    const name = path.at(-1)!
    if (entry.kind === 'SelfField') {
      if (!entry.field.isMutable) c.report(catalog.notMutable(name, name.name, undefined))
      const typed = flexible(c, value, entry.field.type, undefined)
      return {
        kind: 'SetField',
        target: selfOf(entry.self, at),
        field: entry.field,
        value: typed,
        type: UNIT,
        start,
        end,
      }
    }
    if (entry.kind === 'Value') {
      const { symbol } = entry
      const typed = flexible(c, value, symbol.scheme.type, {
        text: `\`${symbol.name}\` has this type`,
        at: sameFile(c, symbol.definedAt),
      })
      if (!symbol.isMutable) {
        // What it is nobody knows, and so nobody knows that it cannot be changed.
        if (!isError(resolve(symbol.scheme.type)))
          c.report(catalog.notMutable(target, symbol.name, sameFile(c, symbol.definedAt)))
        return c.errorExpr(at)
      }
      instantiateSymbol(c, symbol, target)
      return { kind: 'SetValue', symbol, value: typed, type: UNIT, start, end }
    }
  }
  if (path.length === 1) {
    c.infer(target)
    c.infer(value)
    if (meaning.kind !== 'Missing') c.report(catalog.notMutable(target, path[0]!.name, undefined))
    return c.errorExpr(at)
  }
  const last = path.at(-1)!
  const owner = path.slice(0, -1)
  const head: Expr = { kind: 'Name', path: owner, start: target.start, end: owner.at(-1)!.end }
  const instance = typeNamed(c, owner)
  if (instance !== undefined) {
    const setter = findMembers(c, instance, last.name).find((each) => each.member.kind === 'setter')
    if (setter?.member.isStatic === false) {
      c.report(catalog.notStatic(target, last.name, instance.constructor.name))
      return c.errorExpr(at)
    }
    if (setter !== undefined) return callSetter(c, undefined, setter, [], value, span)
    const gap = missingMember(c, last, instance, last.name)
    if (gap !== undefined) {
      c.infer(value)
      c.report(gap)
      return c.errorExpr(at)
    }
  }
  return assignMember(c, c.infer(head), last, value, at)
}

function sameFile(c: Checker, place: (Node & { readonly file: string }) | undefined): Node | undefined {
  return place?.file === c.source.path ? place : undefined
}

/** `target.name <- value`. */
export function assignMember(c: Checker, target: TypedExpr, name: Ident, value: Expr, at: Node): TypedExpr {
  const type = knownType(c, target, name)
  const { start, end } = at
  const span = { start, end }
  if (type === undefined) {
    c.infer(value)
    return c.errorExpr(at)
  }
  if (type.kind === 'Named') {
    const field = findField(type.constructor, name.name)
    if (field !== undefined) {
      const wanted = fieldType(field, type)
      const typed = flexibleArgument(c, value, wanted, {
        text: `the field \`${name.name}\` has this type`,
        at: undefined,
      })
      if (!field.isMutable) {
        c.report(catalog.fieldNotMutable(name, name.name))
        return c.errorExpr(at)
      }
      return { kind: 'SetField', target, field, value: typed, type: UNIT, start, end }
    }
    const found = membersIn(c, target, type, name.name)
    const setter = found.find((each) => each.member.kind === 'setter')
    if (setter !== undefined) return callSetter(c, target, setter, [], value, span)
    if (found.length > 0) {
      c.infer(value)
      c.report(catalog.notSettable(name, name.name, printType(type), 'Add `with get () = … and set v = …` to it.'))
      return c.errorExpr(at)
    }
  }
  if (type.kind === 'Named' && isReadOnly(type.constructor, name.name)) {
    c.infer(value)
    c.report(
      catalog.notSettable(name, name.name, printType(type), 'It is part of what the value is: make another value.'),
    )
    return c.errorExpr(at)
  }
  const meaning = memberOf(c, target, { ...name, name: `${name.name}=` }, at)
  if (meaning.kind !== 'Methods') {
    c.infer(value)
    return meaning.typed
  }
  const candidate = meaning.candidates[0]!
  const typed = flexibleArgument(c, value, candidate.params[0]!, undefined)
  return candidate.build([typed], UNIT, span)
}
