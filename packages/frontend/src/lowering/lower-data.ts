/** Records, cases, fields. */
import type { Expr } from '@fsrs/chunk'

import type { Node } from '../syntax/ast.ts'
import { carriedIndices } from './carried-reps.ts'
import { constant, isSimple, letLocal, local, type LoweringContext, op, sequence } from './lower-context.ts'
import { headType } from '../types/type-reps.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'

type Of<K extends TypedExpr['kind']> = TypedExpr & { readonly kind: K }

/** All fields in the order of the type, evaluated in the order of the source. */
function inSourceOrder(
  c: LoweringContext,
  fields: readonly TypedExpr[],
  evaluation: readonly number[],
  make: (args: readonly Expr[]) => Expr,
): Expr {
  if (evaluation.every((index, i) => index === i)) return make(fields.map((field) => c.lower(field)))
  const items: Expr[] = []
  const args: Expr[] = fields.map(() => constant({ type: 'unit' }))
  for (const index of evaluation) {
    const value = c.lower(fields[index]!)
    if (isSimple(value)) {
      args[index] = value
      continue
    }
    const id = c.fresh()
    items.push(letLocal(id, value))
    args[index] = local(id)
  }
  return sequence([...items, make(args)])
}

/** `{ a = 1; b = 2 }`. */
export function lowerRecord(c: LoweringContext, expr: Of<'Record'>): Expr {
  const type = expr.constructor.uniqueName
  return inSourceOrder(c, expr.fields, expr.evaluation, (args) =>
    keepingType(c, { k: 'new', type, tag: undefined, args }, expr.type, expr),
  )
}

/** `{| a = 1 |}`. */
export function lowerAnonymousRecord(c: LoweringContext, expr: Of<'AnonymousRecord'>): Expr {
  const names = anonymousNames(expr.type)
  return inSourceOrder(c, expr.fields, expr.evaluation, (args) => ({ k: 'newAnon', names, args }))
}

function anonymousNames(of: Type): readonly string[] {
  const type = headType(of)
  return type.kind === 'AnonymousRecord' ? type.fields.map((field) => field.name) : []
}

/** `{ r with a = 1 }`. */
export function lowerRecordCopy(c: LoweringContext, expr: Of<'RecordCopy'>): Expr {
  const type = headType(expr.type)
  if (type.kind !== 'Named' || type.constructor.definition.kind !== 'Record') throw new Error('a copy is of a record')
  const { uniqueName, definition } = type.constructor
  const changes = expr.changes.map(({ field, value }) => ({ index: field.index, value }))
  return copy(c, expr.copyOf, definition.fields.length, changes, (args) =>
    keepingType(c, { k: 'new', type: uniqueName, tag: undefined, args }, type, expr),
  )
}

/** `{| r with a = 1 |}`: fields may be added, of records with names too. */
export function lowerAnonymousRecordCopy(c: LoweringContext, expr: Of<'AnonymousRecordCopy'>): Expr {
  const names = anonymousNames(expr.type)
  const items: Expr[] = []
  const source = keep(c, items, c.lower(expr.copyOf))
  const values = new Map<string, Expr>()
  for (const { name, value } of expr.changes) values.set(name, keep(c, items, c.lower(value)))
  const before = fieldNames(expr.copyOf.type)
  const args = names.map(
    (name) => values.get(name) ?? ({ k: 'get', target: source, index: before.indexOf(name) } as const),
  )
  return sequence([...items, { k: 'newAnon', names, args }])
}

function fieldNames(of: Type): readonly string[] {
  const type = headType(of)
  if (type.kind === 'Named' && type.constructor.definition.kind === 'Record')
    return type.constructor.definition.fields.map((field) => field.name)
  return anonymousNames(type)
}

function copy(
  c: LoweringContext,
  copyOf: TypedExpr,
  count: number,
  changes: readonly { readonly index: number; readonly value: TypedExpr }[],
  make: (args: readonly Expr[]) => Expr,
): Expr {
  const items: Expr[] = []
  const source = keep(c, items, c.lower(copyOf))
  const args: Expr[] = Array.from({ length: count }, (_, index) => ({ k: 'get', target: source, index }))
  for (const { index, value } of changes) args[index] = keep(c, items, c.lower(value))
  return sequence([...items, make(args)])
}

/** The value for later use: itself where it is simple, a variable otherwise. */
function keep(c: LoweringContext, items: Expr[], value: Expr): Expr {
  if (isSimple(value)) return value
  const id = c.fresh()
  items.push(letLocal(id, value))
  return local(id)
}

/** A case of a union or an exception. */
export function lowerCase(c: LoweringContext, expr: Of<'Case'>): Expr {
  const info = expr.case
  const args = expr.arguments.map((argument) => c.lower(argument))
  if (info.exception !== undefined) return { k: 'new', type: info.exception, tag: undefined, args }
  if (info.owner.uniqueName === 'option')
    return args.length === 0 ? constant({ type: 'null' }) : op('option.some', args, expr)
  return keepingType(c, { k: 'new', type: info.owner.uniqueName, tag: info.index, args }, expr.type, expr)
}

/** A record or case with its type, where its members have to ask for that. */
function keepingType(c: LoweringContext, made: Expr, of: Type, { start }: Node): Expr {
  const type = headType(of)
  if (type.kind !== 'Named' || carriedIndices(c.state.factsOf, type.constructor).length === 0) return made
  return { k: 'library', name: 'type@.keep', reps: [c.rep(type)], args: [made], at: start }
}

/** `r.Name` of an anonymous record. */
export function lowerAnonymousField(c: LoweringContext, expr: Of<'AnonymousField'>): Expr {
  const index = anonymousNames(expr.target.type).indexOf(expr.name)
  return { k: 'get', target: c.lower(expr.target), index }
}
