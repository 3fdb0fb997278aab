/** Object expressions: a class of their own, whose fields are the variables that the methods capture. */
import type { Expr, LocalId } from '@fsrs/chunk'

import { freeLocals, throughCaptures } from './lower-captures.ts'
import { letLocal, local, type LoweringContext, NotSupported, sequence } from './lower-context.ts'
import { headType, OBJ_REP } from './type-reps.ts'
import type { TypedExpr, TypedMethod } from './typed-tree.ts'

interface LoweredMethod {
  readonly key: string
  readonly params: readonly LocalId[]
  readonly body: Expr
}

/** `{ new I with member … }`. */
export function lowerObject(c: LoweringContext, expr: TypedExpr & { readonly kind: 'ObjectExpression' }): Expr {
  const type = headType(expr.of)
  if (type.kind !== 'Named') throw new Error('an object expression is of a named type')
  const { constructor } = type
  const { definition } = constructor
  if (definition.kind === 'Class' && !definition.isInterface)
    throw new NotSupported('An object expression of a class that is no interface', expr)
  const name = `${c.state.unit}:object@${c.state.generated++}`
  const methods = expr.methods.map((method) => lowerMethod(c, method))
  const captures = [...new Set(methods.flatMap((method) => capturesOf(method)))].map((id) => captureOf(c, id))
  const slots = captures.flatMap((capture) => capture.slots)
  for (const method of methods) defineMethod(c, name, method, captures, expr)
  c.state.types.push({
    k: 'class',
    name,
    displayName: constructor.name,
    parameters: 0,
    toStringMethod: undefined,
    fields: slots.map((_, i) => ({ name: `capture${i}`, type: OBJ_REP, isMutable: false })),
    base: undefined,
    interfaces: [constructor.uniqueName],
    constructorFunction: undefined,
    methods: methods.map((method) => ({ method: method.key, global: `${name}.${method.key}` })),
    isInterface: false,
  })
  return { k: 'object', type: name, captures: slots }
}

/** What an object keeps of a captured local: its value, or, where it is assigned, functions that read and write it. */
interface Capture {
  readonly id: LocalId
  readonly slots: readonly Expr[]
}

function captureOf(c: LoweringContext, id: LocalId): Capture {
  if (!c.isMutable(id)) return { id, slots: [local(id)] }
  const value = c.fresh()
  const read: Expr = { k: 'lambda', name: '', params: [c.fresh()], body: local(id), at: 0 }
  const write: Expr = {
    k: 'lambda',
    name: '',
    params: [value],
    body: { k: 'setLocal', id, value: local(value) },
    at: 0,
  }
  return { id, slots: [read, write] }
}

function lowerMethod(c: LoweringContext, method: TypedMethod): LoweredMethod {
  const self = c.fresh()
  if (method.self !== undefined) c.bindValue(method.self, self)
  const code = c.lower(method.function)
  if (code.k === 'lambda') return { key: method.methodKey, params: [self, ...code.params], body: code.body }
  return { key: method.methodKey, params: [self], body: code }
}

function capturesOf(method: LoweredMethod): LocalId[] {
  return freeLocals(method.body).filter((id) => !method.params.includes(id))
}

function defineMethod(
  c: LoweringContext,
  type: string,
  method: LoweredMethod,
  captures: readonly Capture[],
  expr: TypedExpr,
): void {
  const own = new Set(capturesOf(method))
  const self = local(method.params[0]!)
  const taken: Expr[] = []
  const variables = new Map<LocalId, { readonly read: LocalId; readonly write: LocalId }>()
  let index = 0
  for (const { id, slots } of captures) {
    const first = index
    index += slots.length
    if (!own.has(id)) continue
    const ids = slots.length === 1 ? [id] : [c.fresh(), c.fresh()]
    if (slots.length === 2) variables.set(id, { read: ids[0]!, write: ids[1]! })
    taken.push(...ids.map((each, i) => letLocal(each, { k: 'get', target: self, index: first + i })))
  }
  c.state.globals.push({
    k: 'function',
    name: `${type}.${method.key}`,
    displayName: method.key,
    type: 'obj',
    rep: OBJ_REP,
    isPrivate: true,
    at: expr.start,
    attributes: [],
    reps: 0,
    params: method.params,
    body: sequence([...taken, throughCaptures(method.body, { values: own, variables })]),
  })
}
