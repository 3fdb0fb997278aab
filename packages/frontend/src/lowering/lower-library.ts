/** Calls of library functions, of which some are operations or forms of the machine. */
import type { Expr, Operation } from '@fsrs/chunk'

import type { Node } from '../syntax/ast.ts'
import { intConstant, letLocal, local, type LoweringContext, NotSupported, op, sequence } from './lower-context.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Type } from '../types/types.ts'

/** Library functions that are operations, by key. */
const AS_OPERATION: Readonly<Record<string, Operation>> = {
  not: 'bool.not',
  ignore: 'ignore',
  ref: 'ref.new',
  isNull: 'isNull',
  'array.Length': 'array.length',
  'Array.length': 'array.length',
  'string.Length': 'string.length',
  'Array.get': 'array.get',
  'Array.set': 'array.set',
  'List.isEmpty': 'list.isEmpty',
  'list.IsEmpty': 'list.isEmpty',
  'option.IsNone': 'option.isNone',
  'Option.isNone': 'option.isNone',
  'Lazy.Force': 'lazy.force',
  'Lazy.Value': 'lazy.force',
  'LanguagePrimitives.PhysicalEquality': 'same',
}

/** A call with all its arguments. `types` are its run-time types, in the order of its signature. */
export function lowerIntrinsic(
  c: LoweringContext,
  key: string,
  types: readonly Type[],
  args: readonly Expr[],
  at: Node,
): Expr {
  const operation = AS_OPERATION[key]
  if (operation !== undefined) return op(operation, args, at)
  const [first, second] = args
  switch (key) {
    case 'id':
      return first!
    case 'fst':
      return { k: 'get', target: first!, index: 0 }
    case 'snd':
      return { k: 'get', target: first!, index: 1 }
    case 'raise':
      return { k: 'raise', exn: first!, at: at.start }
    case 'reraise':
      if (c.exception === undefined) throw new NotSupported('`reraise ()` outside of a `with` block', at)
      return { k: 'reraise', exn: local(c.exception) }
    case '!':
    case 'ref.Value':
    case 'ref.contents':
      return { k: 'get', target: first!, index: 0 }
    case ':=':
    case 'ref.Value=':
    case 'ref.contents=':
      return { k: 'set', target: first!, index: 0, value: second! }
    case 'incr':
    case 'decr':
      return addToRef(c, first!, key === 'incr' ? 1 : -1, at)
    case 'Option.isSome':
    case 'option.IsSome':
      return op('bool.not', [op('option.isNone', [first!], at)], at)
    case 'box':
      return { k: 'box', value: first!, type: c.rep(types[0]!) }
    case 'unbox':
      return { k: 'unbox', value: first!, type: c.rep(types[0]!), at: at.start }
    case 'sqrt':
    case 'exp':
    case 'log':
    case 'log10':
    case 'sin':
    case 'cos':
    case 'tan':
    case 'asin':
    case 'acos':
    case 'atan':
    case 'atan2':
    case 'sinh':
    case 'cosh':
    case 'tanh':
      return realFunction(c, key, types[0]!, args, at)
    default:
      c.libraryEntry(key, at)
      return { k: 'library', name: key, reps: types.map((type) => c.rep(type)), args, at: at.start }
  }
}

/** A function of real numbers: one of floats, whose result a float32 rounds. */
function realFunction(c: LoweringContext, key: string, type: Type, args: readonly Expr[], at: Node): Expr {
  const rep = c.rep(type)
  if (rep.k !== 'prim') return { k: 'library', name: key, reps: [rep], args, at: at.start }
  const call: Expr = { k: 'library', name: `real@.${key}`, reps: [], args, at: at.start }
  return rep.name === 'float32' ? op('wrap.f32', [call], at) : call
}

function addToRef(c: LoweringContext, ref: Expr, by: number, at: Node): Expr {
  const id = c.fresh()
  const sum = op('i32.add', [{ k: 'get', target: local(id), index: 0 }, intConstant(by)], at)
  return sequence([letLocal(id, ref), { k: 'set', target: local(id), index: 0, value: sum }])
}

/** A member, static or constructor of the library. */
export function lowerLibraryCall(c: LoweringContext, expr: TypedExpr & { readonly kind: 'LibraryCall' }): Expr {
  const args = expr.arguments.map((argument) => c.lower(argument))
  return lowerIntrinsic(c, expr.key, expr.reps, args, expr)
}

/** The exception that an incomplete match raises. */
export function matchFailure(at: Node): Expr {
  return {
    k: 'fail',
    exception: 'Microsoft.FSharp.Core.MatchFailureException',
    message: 'The match cases were incomplete',
    at: at.start,
  }
}
