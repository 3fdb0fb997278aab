/** Records: construction, copies with changes, nested changes; anonymous records. */

import type { Expr, FieldAssignment, Ident, LongIdent, Node } from '../syntax/ast.ts'
import { isError, named } from '../types/builtins.ts'
import * as catalog from '../types/catalog.ts'
import type { Checker, Reason } from './checker.ts'
import type { FieldChain } from '../types/environment.ts'
import { initializedBy, objectInitializer } from './definitions/explicit-constructors.ts'
import { fieldType } from './members.ts'
import { findModules, findType } from './names.ts'
import { withTemporaries } from './purity.ts'
import { printType } from '../types/type-printer.ts'
import { flexibleArgument } from './supertypes.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import { findNamed } from '../types/named-list.ts'
import type { FieldInfo, NamedType, Type, TypeConstructor } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

type RecordExpr = Expr & { kind: 'Record' }

/** Checks `{ … }` and `{| … |}`. */
export function inferRecord(c: Checker, e: RecordExpr, expected: Type, why: Reason | undefined): TypedExpr {
  const initialized = e.isAnonymous || e.copyOf !== undefined ? undefined : initializedBy(expected)
  if (initialized !== undefined) return objectInitializer(c, e, initialized)
  const typed = e.isAnonymous
    ? e.copyOf === undefined
      ? anonymous(c, e, expected)
      : anonymousCopy(c, e, e.copyOf)
    : e.copyOf === undefined
      ? construct(c, e, expected)
      : copy(c, e, e.copyOf, expected)
  c.unify(typed.type, expected, e, why)
  return typed
}

/** The record type of the place, if it is known to be one. */
function expectedRecord(expected: Type): NamedType | undefined {
  const type = resolve(expected)
  return type.kind === 'Named' && type.constructor.definition.kind === 'Record' ? type : undefined
}

/** The record that field names mean: the latest type that has them all; of the latest field otherwise. */
export function recordOf(
  c: Checker,
  paths: readonly LongIdent[],
  expected: NamedType | undefined,
): TypeConstructor | undefined {
  const qualified = paths.find((path) => path.length > 1)
  if (qualified !== undefined) {
    const found = qualifiedRecord(c, qualified)
    if (found !== undefined) return found
  }
  const first = paths[0]!.at(-1)!.name
  const names = paths.map((path) => path.at(-1)!.name)
  if (expected !== undefined && hasField(expected.constructor, first)) return expected.constructor
  const chains = names.map((name) => c.scope.fields.get(name))
  const best = chainWith(chains[0], (owner) => names.every((name) => hasField(owner, name)), names.length)
  return best ?? chains.find((chain) => chain !== undefined)?.field.owner
}

function chainWith(
  start: FieldChain | undefined,
  fits: (owner: TypeConstructor) => boolean,
  count: number,
): TypeConstructor | undefined {
  let fallback: TypeConstructor | undefined
  for (let chain = start; chain !== undefined; chain = chain.next) {
    const { owner } = chain.field
    if (!fits(owner)) continue
    if (owner.definition.kind === 'Record' && owner.definition.fields.length === count) return owner
    fallback ??= owner
  }
  return fallback
}

function hasField(owner: TypeConstructor, name: string): boolean {
  return findNamed(fieldsOf(owner), name) !== undefined
}

/** `{ M.T.f = … }`, `{ T.f = … }`, `{ M.f = … }`. */
function qualifiedRecord(c: Checker, path: LongIdent): TypeConstructor | undefined {
  const name = path.at(-1)!.name
  const owner = path.slice(0, -1)
  const type = findType(c, owner, 0)
  if (type !== undefined && hasField(type, name)) return type
  for (const module of findModules(c, owner)) {
    const types = [...module.types.values()].toReversed()
    const found = types.find((each) => hasField(each, name))
    if (found !== undefined) return found
  }
  return undefined
}

function fieldsOf(type: TypeConstructor): readonly FieldInfo[] {
  return type.definition.kind === 'Record' ? type.definition.fields : []
}

function* namesOf(fields: readonly FieldInfo[]): Iterable<string> {
  for (const { name } of fields) yield name
}

function reportUnknownField(c: Checker, field: Ident, type: TypeConstructor | undefined): void {
  if (type === undefined) {
    c.report(catalog.undefinedName(field, 'record field', field.name, c.scope.suggest(field.name, c.scope.fields)))
    return
  }
  const other = c.scope.fields.get(field.name)?.field.owner
  if (other !== undefined && other !== type)
    return c.report(catalog.fieldOfOther(field, field.name, type.name, other.name))
  const near = c.scope.nearMisses(field.name, namesOf(fieldsOf(type)))
  c.report(catalog.unknownField(field, type.name, field.name, near))
}

function construct(c: Checker, e: RecordExpr, expected: Type): TypedExpr {
  if (e.fields.length === 0) {
    c.report(catalog.badDeclaration('FS0789', e, 'A record needs its fields: { Name = … }.'))
    return c.errorExpr(e)
  }
  const place = expectedRecord(expected)
  const owner = recordOf(
    c,
    e.fields.map((each) => each.path),
    place,
  )
  const { start, end } = e
  const [only] = e.fields
  if (owner === undefined && e.fields.length === 1 && only!.path.at(-1)!.name === 'contents') {
    const ref: Expr = { kind: 'Name', path: [{ name: 'ref', start, end }], start, end }
    return c.expr({ kind: 'Apply', fn: ref, argument: only!.value, isTight: false, start, end }, c.fresh())
  }
  if (owner === undefined) {
    reportUnknownField(c, e.fields[0]!.path.at(-1)!, undefined)
    for (const each of e.fields) c.infer(each.value)
    return c.errorExpr(e)
  }
  c.access(owner, e)
  const type = named(owner, c.freshArguments(owner))
  if (place !== undefined) c.unifier.unify(type, expected)
  const values: (TypedExpr | undefined)[] = fieldsOf(owner).map(() => undefined)
  const evaluation: number[] = []
  for (const each of e.fields) {
    const name = each.path.at(-1)!
    const field = findNamed(fieldsOf(owner), name.name)
    if (field === undefined) {
      reportUnknownField(c, name, c.scope.fields.has(name.name) ? owner : undefined)
      c.infer(each.value)
      continue
    }
    if (values[field.index] !== undefined) c.report(catalog.fieldTwice(name, name.name))
    values[field.index] = flexibleArgument(c, each.value, fieldType(field, type), fieldReason(field))
    evaluation.push(field.index)
  }
  const missing = fieldsOf(owner).filter((field) => values[field.index] === undefined)
  if (e.fields.some((each) => !hasField(owner, each.path.at(-1)!.name))) return { ...c.errorExpr(e), type }
  if (missing.length > 0) {
    const names = missing.map((each) => each.name)
    c.report(catalog.missingField(e, owner.name, names))
    return { ...c.errorExpr(e), type }
  }
  const fields = values.filter((each) => each !== undefined)
  return { kind: 'Record', constructor: owner, fields, evaluation, type, start, end }
}

function fieldReason(field: FieldInfo): Reason {
  return { text: `the field \`${field.name}\` of \`${field.owner.name}\` has this type`, at: undefined }
}

/** `{ r with a = 1; b.c = 2 }`. */
function copy(c: Checker, e: RecordExpr, copyOf: Expr, expected: Type): TypedExpr {
  const original = c.expr(copyOf, c.fresh())
  if (e.fields.length === 0) {
    c.report(catalog.badDeclaration('FS3169', e, 'A copy says which fields change: { r with Name = … }.'))
    return { ...c.errorExpr(e), type: original.type }
  }
  let type = resolve(original.type)
  if (type.kind === 'Variable') {
    const simple = e.fields.map((each) => (each.path.length > 1 ? each.path.slice(0, 1) : each.path))
    const owner = recordOf(c, simple, expectedRecord(expected))
    if (owner === undefined) {
      reportUnknownField(c, e.fields[0]!.path.at(-1)!, undefined)
      for (const each of e.fields) c.infer(each.value)
      return c.errorExpr(e)
    }
    c.unify(type, named(owner, c.freshArguments(owner)), original)
    type = resolve(type)
  }
  if (isError(type)) {
    for (const each of e.fields) c.infer(each.value)
    return c.errorExpr(e)
  }
  if (type.kind === 'AnonymousRecord') return anonymousCopyOf(c, e, original)
  if (type.kind !== 'Named' || type.constructor.definition.kind !== 'Record') {
    for (const each of e.fields) c.infer(each.value)
    c.report(catalog.typeMismatch(original, 'a record', printType(type), {}))
    return c.errorExpr(e)
  }
  const result = type
  return withTemporaries(c, [original], ([source]) => changed(c, source!, result, e.fields, e))
}

/** A copy of `source` with changes; those with longer paths are copies within it. */
function changed(
  c: Checker,
  source: TypedExpr,
  type: NamedType,
  fields: readonly FieldAssignment[],
  at: Node,
): TypedExpr {
  const changes: { field: FieldInfo; value: TypedExpr }[] = []
  const known = new Set<FieldInfo>()
  const nested = new Map<FieldInfo, FieldAssignment[]>()
  const { start, end } = at
  for (const each of fields) {
    const path = withoutOwner(c, each.path, type.constructor)
    const name = path[0]!
    const field = findNamed(fieldsOf(type.constructor), name.name)
    if (field === undefined) {
      reportUnknownField(c, name, type.constructor)
      c.infer(each.value)
      continue
    }
    if (path.length === 1) {
      if (known.has(field)) c.report(catalog.fieldTwice(name, name.name))
      known.add(field)
      changes.push({ field, value: flexibleArgument(c, each.value, fieldType(field, type), fieldReason(field)) })
      continue
    }
    const inner = nested.get(field) ?? []
    if (inner.length === 0) nested.set(field, inner)
    inner.push({ ...each, path: path.slice(1) })
  }
  for (const [field, inner] of nested) {
    const target: TypedExpr = { kind: 'Field', target: source, field, type: fieldType(field, type), start, end }
    const innerType = resolve(target.type)
    if (innerType.kind === 'Named' && innerType.constructor.definition.kind === 'Record')
      changes.push({ field, value: changed(c, target, innerType, inner, at) })
    else c.report(catalog.typeMismatch(inner[0]!, 'a record', printType(innerType), {}))
  }
  return { kind: 'RecordCopy', copyOf: source, changes, type, start, end }
}

/** A path may begin with the record's own type or module: `{ r with R.X = 1 }`. */
function withoutOwner(c: Checker, path: LongIdent, owner: TypeConstructor): LongIdent {
  if (path.length === 1 || hasField(owner, path[0]!.name)) return path
  for (let i = path.length - 1; i > 0; i--) {
    const prefix = path.slice(0, i)
    if (findType(c, prefix, 0) === owner || findModules(c, prefix).length > 0) return path.slice(i)
  }
  return path
}

// --------------------------------------------------------------------------------------------------- anonymous ones

function anonymous(c: Checker, e: RecordExpr, expected: Type): TypedExpr {
  const place = resolve(expected)
  const wanted = place.kind === 'AnonymousRecord' ? place.fields : []
  const types = new Map(wanted.map((each) => [each.name, each.type]))
  const seen = new Set<string>()
  const fields = e.fields.map((each) => {
    const { name, start, end } = each.path.at(-1)!
    if (seen.has(name)) c.report(catalog.anonymousFieldTwice({ start, end }, name))
    seen.add(name)
    const type = types.get(name) ?? c.fresh()
    return { name, value: c.expr(each.value, type) }
  })
  const sorted = fields.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const places = new Map(sorted.map((each, i) => [each, i]))
  return {
    kind: 'AnonymousRecord',
    fields: sorted.map((each) => each.value),
    evaluation: fields.map((each) => places.get(each)!),
    type: { kind: 'AnonymousRecord', fields: sorted.map((each) => ({ name: each.name, type: each.value.type })) },
    start: e.start,
    end: e.end,
  }
}

function anonymousCopy(c: Checker, e: RecordExpr, copyOf: Expr): TypedExpr {
  return anonymousCopyOf(c, e, c.infer(copyOf))
}

/** Of a record with a name, and with further fields, it is an anonymous one. */
function anonymousCopyOf(c: Checker, e: RecordExpr, original: TypedExpr): TypedExpr {
  const before = copiedFields(resolve(original.type))
  const changes = e.fields.map((each) => ({ name: each.path.at(-1)!.name, value: c.infer(each.value) }))
  if (before === undefined) {
    if (!isError(resolve(original.type))) c.report(catalog.unsupported(e, 'A copy of this into an anonymous record is'))
    return c.errorExpr(e)
  }
  for (const each of changes) before.set(each.name, each.value.type)
  const fields = [...before].map(([name, type]) => ({ name, type })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const { start, end } = e
  return {
    kind: 'AnonymousRecordCopy',
    copyOf: original,
    changes,
    type: { kind: 'AnonymousRecord', fields },
    start,
    end,
  }
}

/** The fields of a record and their types; undefined of what is none. */
function copiedFields(type: Type): Map<string, Type> | undefined {
  if (type.kind === 'AnonymousRecord') return new Map(type.fields.map((each) => [each.name, each.type]))
  if (type.kind !== 'Named' || type.constructor.definition.kind !== 'Record') return undefined
  return new Map(fieldsOf(type.constructor).map((each) => [each.name, fieldType(each, type)]))
}
