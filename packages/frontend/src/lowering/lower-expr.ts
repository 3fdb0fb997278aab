/** From checked expressions to the machine's. One case a kind of node; what is more than a line lives with its family. */
import type { Expr } from '@fsrs/chunk'

import { primitiveName } from '../types/builtins.ts'
import { slotOf } from './carried-reps.ts'
import { lowerBlock } from './lower-block.ts'
import { applyLowered, constructorReps, lowerApply, lowerMemberCall, lowerValue, thunk } from './lower-call.ts'
import { lowerConstant } from './lower-constant.ts'
import {
  conditional,
  constant,
  isSimple,
  letLocal,
  local,
  type LoweringContext,
  type LoweringPhases,
  NotSupported,
  op,
  sequence,
  UNIT_EXPR,
} from './lower-context.ts'
import {
  lowerAnonymousField,
  lowerAnonymousRecord,
  lowerAnonymousRecordCopy,
  lowerCase,
  lowerRecord,
  lowerRecordCopy,
} from './lower-data.ts'
import { lowerFormat } from './lower-format.ts'
import { lowerLibraryCall } from './lower-library.ts'
import { lowerCollect, lowerForIn, lowerForTo, lowerRange } from './lower-loop.ts'
import { lowerObject } from './lower-object.ts'
import { lowerOperator } from './lower-operator.ts'
import { lowerLambda, lowerMatch, lowerTryWith } from './lower-pattern.ts'
import { lowerUpcast, withoutWrapper } from './lower-upcast.ts'
import { typeTest } from './match-lowering.ts'
import { headType, isBoxed, isObject, takesBoxes, testedRepOf } from '../types/type-reps.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import { NONE } from '../types/types.ts'
import type { Type } from '../types/types.ts'

type Of<K extends TypedExpr['kind']> = TypedExpr & { readonly kind: K }

/** What the families of the lowering call each other by. */
export const LOWERING: LoweringPhases = { lower: lowerExpr, apply: applyLowered }

/** Lowers an expression and all in it. */
export function lowerExpr(c: LoweringContext, expr: TypedExpr): Expr {
  switch (expr.kind) {
    case 'Const':
      return lowerConstant(expr.value)
    case 'Value':
      return lowerValue(c, expr)
    case 'Apply':
      return lowerApply(c, expr)
    case 'Operator':
      return lowerOperator(c, expr)
    case 'And':
    case 'Or':
      return lowerLogical(
        expr.kind,
        expr.items.map((item) => c.lower(item)),
      )
    case 'Lambda': {
      const inner = withoutWrapper(expr)
      return inner === expr ? lowerLambda(c, expr, NONE, c.closureName(expr)) : c.lower(inner)
    }
    case 'Block':
      return lowerBlock(c, expr)
    case 'If': {
      const branches = expr.branches.map(({ condition, then }) => ({
        condition: c.lower(condition),
        then: c.lower(then),
      }))
      return { k: 'if', branches, otherwise: expr.otherwise === undefined ? UNIT_EXPR : c.lower(expr.otherwise) }
    }
    case 'Match':
      return lowerMatch(c, expr)
    case 'TryWith':
      return lowerTryWith(c, expr)
    case 'TryFinally':
      return { k: 'tryFinally', body: c.lower(expr.body), cleanup: c.lower(expr.cleanup) }
    case 'While':
      return { k: 'while', condition: c.lower(expr.condition), body: c.lower(expr.body) }
    case 'ForTo':
      return lowerForTo(c, expr)
    case 'ForIn':
      return lowerForIn(c, expr)
    case 'Tuple':
      return { k: 'tuple', items: expr.items.map((item) => c.lower(item)) }
    case 'List':
      return { k: 'list', items: expr.elements.map((element) => c.lower(element)) }
    case 'Cons':
      return lowerCons(c, expr)
    case 'Array':
      return {
        k: 'array',
        items: expr.elements.map((element) => c.lower(element)),
        element: c.rep(elementOf(expr.type)),
      }
    case 'Collect':
      return lowerCollect(c, expr)
    case 'Yield':
      return { k: 'yield', value: c.lower(expr.value) }
    case 'YieldAll':
      return { k: 'yieldAll', source: c.lower(expr.value) }
    case 'Range':
      return lowerRange(c, expr)
    case 'Record':
      return lowerRecord(c, expr)
    case 'RecordCopy':
      return lowerRecordCopy(c, expr)
    case 'AnonymousRecord':
      return lowerAnonymousRecord(c, expr)
    case 'AnonymousRecordCopy':
      return lowerAnonymousRecordCopy(c, expr)
    case 'Case':
      return lowerCase(c, expr)
    case 'Field':
      return { k: 'get', target: c.lower(expr.target), index: slotOf(c.state.factsOf, expr.field) }
    case 'AnonymousField':
      return lowerAnonymousField(c, expr)
    case 'SetField':
      return {
        k: 'set',
        target: c.lower(expr.target),
        index: slotOf(c.state.factsOf, expr.field),
        value: c.lower(expr.value),
      }
    case 'SetValue':
      return lowerSetValue(c, expr)
    case 'ArrayGet':
      return lowerIndex(c, expr)
    case 'ArraySet':
      return op('array.set', [c.lower(expr.target), c.lower(expr.index), c.lower(expr.value)], expr)
    case 'LibraryCall':
      return lowerLibraryCall(c, expr)
    case 'MemberCall':
      return lowerMemberCall(c, expr)
    case 'Construct': {
      const reps = constructorReps(c, expr.constructor, expr.typeArguments)
      const args = [...reps, ...expr.arguments.map((argument) => c.lower(argument))]
      return { k: 'construct', type: expr.constructor.uniqueName, args, at: expr.start }
    }
    case 'ObjectExpression':
      return lowerObject(c, expr)
    case 'Upcast':
      return lowerUpcast(c, expr)
    case 'Downcast':
      return lowerDowncast(c, expr)
    case 'TypeTest':
      return typeTest(c, c.lower(expr.expr), expr.expr.type, expr.test)
    case 'Lazy':
      c.skipClosures(1)
      return op('lazy.new', [thunk(c, lowerDelayed(c, expr.body), expr)], expr)
    case 'Assert':
      // Assertions are conditional on DEBUG, which scripts do not define: not even the condition is evaluated.
      return UNIT_EXPR
    case 'Format':
      return lowerFormat(c, expr)
    case 'ConstraintCall':
      throw new NotSupported('a member constraint outside of an inline function', expr)
    case 'Error':
      throw new Error('a file with errors is not lowered')
  }
}

/** What a function that F# writes around it answers: a function there is part of that, and has no class of its own. */
function lowerDelayed(c: LoweringContext, expr: TypedExpr): Expr {
  return expr.kind === 'Lambda' && expr.wraps === undefined ? lowerLambda(c, expr) : c.lower(expr)
}

/** The last operand is in tail position: where it may be a call it becomes the branch of an `if`, which keeps it there. */
function lowerLogical(kind: 'And' | 'Or', items: readonly Expr[]): Expr {
  const last = items.at(-1)!
  const k = kind === 'And' ? 'and' : 'or'
  if (last.k === 'op' || last.k === 'local' || last.k === 'const' || last.k === 'get') return { k, items }
  const condition: Expr = items.length === 2 ? items[0]! : { k, items: items.slice(0, -1) }
  const decided = constant({ type: 'bool', value: kind === 'Or' })
  return kind === 'And' ? conditional(condition, last, decided) : conditional(condition, decided, last)
}

/** `a :: b :: rest`: elements are evaluated before the rest, and long chains must not nest as deep as they are long. */
function lowerCons(c: LoweringContext, expr: Of<'Cons'>): Expr {
  const lets: Expr[] = []
  const items = expr.items.map((item) => {
    const value = c.lower(item)
    if (expr.items.length <= FLAT_CONS || isSimple(value)) return value
    const id = c.fresh()
    lets.push(letLocal(id, value))
    return local(id)
  })
  let list = c.lower(expr.tail)
  for (const [i, item] of items.toReversed().entries()) {
    list = op('list.cons', [item, list], expr)
    if (expr.items.length <= FLAT_CONS || i === items.length - 1) continue
    const id = c.fresh()
    lets.push(letLocal(id, list))
    list = local(id)
  }
  return sequence([...lets, list])
}

/** Elements that may stand within one another. */
const FLAT_CONS = 16

function elementOf(of: Type): Type {
  const type = headType(of)
  return type.kind === 'Named' && type.arguments[0] !== undefined ? type.arguments[0] : type
}

function lowerSetValue(c: LoweringContext, expr: Of<'SetValue'>): Expr {
  const { symbol } = expr
  const value = c.lower(expr.value)
  if (symbol.origin.kind === 'Global') return { k: 'setGlobal', name: symbol.origin.uniqueName, value }
  return { k: 'setLocal', id: c.binding(symbol).id, value }
}

function lowerIndex(c: LoweringContext, expr: Of<'ArrayGet'>): Expr {
  const operation = primitiveName(headType(expr.target.type)) === 'string' ? 'string.charAt' : 'array.get'
  return op(operation, [c.lower(expr.target), c.lower(expr.index)], expr)
}

function lowerDowncast(c: LoweringContext, expr: Of<'Downcast'>): Expr {
  const { expr: inner } = expr
  if (isObject(expr.type))
    return isBoxed(inner.type) ? c.lower(inner) : { k: 'box', value: c.lower(inner), type: c.rep(inner.type) }
  const boxed = takesBoxes(expr.type) && !isBoxed(inner.type)
  if (boxed || isBoxed(inner.type)) {
    const value = c.lower(inner)
    const target: Expr = boxed ? { k: 'box', value, type: c.rep(inner.type) } : value
    return { k: 'unbox', value: target, type: testedRepOf(expr.type, (each) => c.rep(each)), at: expr.start }
  }
  const id = c.fresh()
  const message = 'Specified cast is not valid.'
  const refusal: Expr = { k: 'fail', exception: 'System.InvalidCastException', message, at: expr.start }
  const branches = [{ condition: typeTest(c, local(id), inner.type, expr.type), then: local(id) }]
  return sequence([letLocal(id, c.lower(inner)), { k: 'if', branches, otherwise: refusal }])
}
