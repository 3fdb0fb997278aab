/** A reference evaluator for the part of the lowered language that matches become: slow, small, and right by inspection. */
import type { Expr, LocalId } from '@fsrs/chunk'

/** A union's case, a tuple (`tag` 0), Some (`tag` 1) or a list cell (`tag` 1): anything with fields. */
export interface Cell {
  readonly tag: number
  readonly fields: readonly Value[]
}
export type Value = number | boolean | string | null | undefined | Cell | ((arg: Value) => Value)

/** What `fail` raises. */
export class MatchFailure extends Error {}

class Jump {
  readonly label: number
  readonly args: readonly Value[]
  constructor(label: number, args: readonly Value[]) {
    this.label = label
    this.args = args
  }
}

/** Evaluates; `locals` holds what is bound outside. */
export function evaluate(expr: Expr, locals: Map<LocalId, Value>): Value {
  const run = (inner: Expr): Value => evaluate(inner, locals)
  switch (expr.k) {
    case 'const':
      return 'value' in expr.value ? expr.value.value : undefined
    case 'local':
      if (!locals.has(expr.id)) throw new Error(`local ${expr.id} is not in scope`)
      return locals.get(expr.id)
    case 'let':
      locals.set(expr.id, run(expr.value))
      return undefined
    case 'seq':
      return expr.items.map(run).at(-1)
    case 'if': {
      const branch = expr.branches.find((each) => run(each.condition) === true)
      return run(branch?.then ?? expr.otherwise)
    }
    case 'switch': {
      const on = run(expr.on)
      const found = expr.cases.find((each) => each.values.some((value) => value === on))
      if (found === undefined && expr.otherwise === undefined) throw new Error('a switch without an answer')
      return run(found?.body ?? expr.otherwise!)
    }
    case 'join':
      try {
        return run(expr.body)
      } catch (jump) {
        if (!(jump instanceof Jump) || jump.label !== expr.label) throw jump
        for (const [i, param] of expr.params.entries()) locals.set(param, jump.args[i])
        return run(expr.then)
      }
    case 'jump':
      throw new Jump(expr.label, expr.args.map(run))
    case 'tuple':
      return { tag: 0, fields: expr.items.map(run) }
    case 'get':
      return cell(run(expr.target)).fields[expr.index]
    case 'tag':
      return cell(run(expr.target)).tag
    case 'apply': {
      const fn = run(expr.fn)
      if (typeof fn !== 'function') throw new Error('no function')
      return fn(run(expr.args[0]!))
    }
    case 'fail':
      throw new MatchFailure(expr.message)
    case 'op':
      return operate(expr.op, expr.args.map(run))
    default:
      throw new Error(`${expr.k} is no part of a match`)
  }
}

function cell(value: Value): Cell {
  if (typeof value !== 'object' || value === null) throw new Error(`${String(value)} has no fields`)
  return value
}

function operate(op: string, args: readonly Value[]): Value {
  const [first, second] = args
  switch (op) {
    case 'prim.eq':
      return first === second
    case 'bool.not':
      return first !== true
    case 'option.isNone':
    case 'list.isEmpty':
      return first === null
    case 'option.value':
    case 'list.head':
      return cell(first).fields[0]
    case 'list.tail':
      return cell(first).fields[1]
    default:
      throw new Error(`operation ${op} is no part of a match`)
  }
}
