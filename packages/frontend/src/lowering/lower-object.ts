/** Object expressions: a class of their own, whose fields are the variables that the methods capture. */
import type { Expr, FieldDef, LocalId } from '@fsrs/chunk'

import { freeLocals, throughCaptures } from './lower-captures.ts'
import { letLocal, local, type LoweringContext, NotSupported, sequence } from './lower-context.ts'
import { constructorReps } from './lower-call.ts'
import { lowerLambda } from './lower-pattern.ts'
import { allInterfaces, constructorOf, hiddenField, inheritedToString, instanceFields } from './lower-types.ts'
import { headType, OBJ_REP } from '../types/type-reps.ts'
import { OBJECT_TO_STRING } from '../types/typed-tree.ts'
import type { TypedExpr, TypedMethod } from '../types/typed-tree.ts'
import type { TypeConstructor } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

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
  const name = `${c.state.unit}:object@${c.state.generated++}`
  c.skipClosures(1)
  const methods = expr.methods.map((method) => lowerMethod(c, method))
  const captures = [...new Set(methods.flatMap((method) => capturesOf(method)))].map((id) => captureOf(c, id))
  const slots = captures.flatMap((capture) => capture.slots)
  const { definition } = constructor
  const isOfClass = definition.kind === 'Class' && !definition.isInterface
  // The fields of the class come first, as in whatever else derives from it.
  const inherited = isOfClass ? instanceFields(c.state, constructor) : []
  for (const method of methods) defineMethod(c, name, method, { captures, from: inherited.length }, expr)
  const text = methods.some((method) => method.key === OBJECT_TO_STRING)
  const fields = [...inherited, ...slots.map((_, i): FieldDef => hiddenField(`capture${i}`))]
  c.state.types.push({
    k: 'class',
    name,
    displayName: constructor.name,
    parameters: 0,
    toStringMethod: text
      ? `${name}.${OBJECT_TO_STRING}`
      : isOfClass
        ? inheritedToString(c.state, name, constructor)
        : undefined,
    fields,
    base: isOfClass ? constructor.uniqueName : undefined,
    interfaces: allInterfaces(isOfClass ? expr.interfaces : [expr.of, ...expr.interfaces]),
    constructorFunction: isOfClass ? `${name}.new` : undefined,
    methods: methods.flatMap(({ key }) =>
      key === OBJECT_TO_STRING ? [] : [{ method: key, global: `${name}.${key}` }],
    ),
    isInterface: false,
  })
  if (!isOfClass) return { k: 'object', type: name, captures: slots }
  const reps = constructorReps(c, constructor, type.arguments)
  const args = [...reps, ...expr.baseArguments.map((each) => c.lower(each))]
  defineConstructor(c, name, constructor, { slots: slots.length, from: inherited.length, args: args.length }, expr)
  return { k: 'construct', type: name, args: [...slots, ...args], at: expr.start }
}

/** Keeps what is captured, and then makes the object as its class does, which may call its methods. */
function defineConstructor(
  c: LoweringContext,
  name: string,
  constructor: TypeConstructor,
  counts: { readonly slots: number; readonly from: number; readonly args: number },
  expr: TypedExpr,
): void {
  const own = c.forGlobal()
  const self = own.fresh()
  const slots = Array.from({ length: counts.slots }, () => own.fresh())
  const args = Array.from({ length: counts.args }, () => own.fresh())
  const target = local(self)
  const kept = slots.map((id, i): Expr => ({ k: 'set', target, index: counts.from + i, value: local(id) }))
  const made = constructorOf(constructor)
  if (made === undefined) throw new NotSupported('An object expression of a class without a primary constructor', expr)
  defineGlobal(c, `${name}.new`, constructor.name, expr, {
    params: [self, ...slots, ...args],
    body: sequence([...kept, { k: 'call', name: made, args: [target, ...args.map(local)], at: expr.start }]),
  })
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
  const reps = (method.own ?? []).map((each) => {
    const id = c.fresh()
    const variable = resolve(each)
    if (variable.kind === 'Variable') c.bindRep(variable, id)
    return id
  })
  const code = method.function.kind === 'Lambda' ? lowerLambda(c, method.function) : c.lower(method.function)
  if (code.k === 'lambda') return { key: method.methodKey, params: [self, ...reps, ...code.params], body: code.body }
  return { key: method.methodKey, params: [self, ...reps], body: code }
}

function capturesOf(method: LoweredMethod): LocalId[] {
  return freeLocals(method.body).filter((id) => !method.params.includes(id))
}

function defineMethod(
  c: LoweringContext,
  type: string,
  method: LoweredMethod,
  kept: { readonly captures: readonly Capture[]; readonly from: number },
  expr: TypedExpr,
): void {
  const own = new Set(capturesOf(method))
  const self = local(method.params[0]!)
  const taken: Expr[] = []
  const variables = new Map<LocalId, { readonly read: LocalId; readonly write: LocalId }>()
  let index = kept.from
  for (const { id, slots } of kept.captures) {
    const first = index
    index += slots.length
    if (!own.has(id)) continue
    const ids = slots.length === 1 ? [id] : [c.fresh(), c.fresh()]
    if (slots.length === 2) variables.set(id, { read: ids[0]!, write: ids[1]! })
    taken.push(...ids.map((each, i) => letLocal(each, { k: 'get', target: self, index: first + i })))
  }
  const body = sequence([...taken, throughCaptures(method.body, { values: own, variables })])
  defineGlobal(c, `${type}.${method.key}`, method.key, expr, { params: method.params, body })
}

function defineGlobal(
  c: LoweringContext,
  name: string,
  displayName: string,
  expr: TypedExpr,
  code: { readonly params: readonly LocalId[]; readonly body: Expr },
): void {
  const about = { type: 'obj', rep: OBJ_REP, isPrivate: true, at: expr.start, attributes: [], reps: 0 } as const
  c.state.globals.push({ k: 'function', name, displayName, ...about, ...code })
}
