/** `target <- value`. */
import type { Expr, Ident, Node } from './ast.ts'
import { UNIT } from './builtins.ts'
import * as catalog from './catalog.ts'
import type { Checker } from './checker.ts'
import { assignIndex, callSetter } from './indexing.ts'
import { isReadOnly } from './library.ts'
import { instantiateSymbol } from './inlining.ts'
import { fieldType, findField, findMembers, knownType, memberOf, membersIn } from './members.ts'
import { resolvePath } from './names.ts'
import { printType } from './type-printer.ts'
import { valueOf } from './typed-nodes.ts'
import type { TypedExpr } from './typed-tree.ts'
import type { NamedType } from './types.ts'

/** Checks an assignment. */
export function assign(c: Checker, target: Expr, value: Expr, at: Node): TypedExpr {
  switch (target.kind) {
    case 'Paren':
      return assign(c, target.inner, value, at)
    case 'Name':
      return assignName(c, target, value, at)
    case 'Dot':
      return assignMember(c, c.infer(target.target), target.name, value, at)
    case 'Index':
      return assignIndex(c, c.infer(target.target), target.indices, value, at)
    default:
      c.infer(value)
      c.report(
        catalog.badDeclaration(
          'FS0971',
          target,
          'This cannot be assigned to.',
          'Only mutable values, fields, properties and elements can stand before `<-`.',
        ),
      )
      return c.errorExpr(at)
  }
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
      const typed = c.expr(value, entry.field.type)
      return {
        kind: 'SetField',
        target: valueOf(entry.self, at),
        field: entry.field,
        value: typed,
        type: UNIT,
        start,
        end,
      }
    }
    if (entry.kind === 'Value') {
      const { symbol } = entry
      const typed = c.expr(value, symbol.scheme.type, {
        text: `\`${symbol.name}\` has this type`,
        at: sameFile(c, symbol.definedAt),
      })
      if (!symbol.isMutable) {
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
  const type = resolvePath(c, owner)
  if (type.kind === 'Type' && type.used === owner.length) {
    const instance: NamedType = {
      kind: 'Named',
      constructor: type.type,
      arguments: type.type.parameters.map(() => c.fresh()),
    }
    const setter = findMembers(c, instance, last.name).find((each) => each.member.kind === 'setter')
    if (setter !== undefined) return callSetter(c, undefined, setter, [], value, span)
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
      const typed = c.expr(value, wanted, { text: `the field \`${name.name}\` has this type`, at: undefined })
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
  const typed = c.expr(value, candidate.params[0]!)
  return candidate.build([typed], UNIT, span)
}
