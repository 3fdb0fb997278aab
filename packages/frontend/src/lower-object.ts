/** Object expressions: a class of their own, whose fields are the variables that the methods capture. */
import type { Expr, LocalId } from '@fsrs/chunk'

import { freeLocals, withoutKnownCalls } from './lower-captures.ts'
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
  const captures = [...new Set(methods.flatMap((method) => capturesOf(method)))]
  for (const method of methods) defineMethod(c, name, method, captures, expr)
  c.state.types.push({
    k: 'class',
    name,
    displayName: constructor.name,
    parameters: 0,
    toStringMethod: undefined,
    fields: captures.map((id) => ({ name: `capture${id}`, type: OBJ_REP, isMutable: false })),
    base: undefined,
    interfaces: [constructor.uniqueName],
    constructorFunction: undefined,
    methods: methods.map((method) => ({ method: method.key, global: `${name}.${method.key}` })),
    isInterface: false,
  })
  return { k: 'object', type: name, captures: captures.map(local) }
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
  captures: readonly LocalId[],
  expr: TypedExpr,
): void {
  const own = new Set(capturesOf(method))
  const self = local(method.params[0]!)
  const taken = captures.flatMap((id, index) => (own.has(id) ? [letLocal(id, { k: 'get', target: self, index })] : []))
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
    body: sequence([...taken, withoutKnownCalls(method.body, own)]),
  })
}
