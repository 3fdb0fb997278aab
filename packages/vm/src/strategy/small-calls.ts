/**
 * Small functions take the place of their calls, and functions that are made only to be called are not made. V8 does the
 * first for itself, up to a point, and the second hardly ever; the interpreter does neither.
 *
 * Nobody can tell the difference: only code goes elsewhere that cannot fail, run for long, or be seen to run. What a
 * call of a function comes to is worked out with the arguments as they stand; if that is an expression of that kind, and
 * no larger than a few operations, it replaces the call. (Beta reduction, as any text on compilers of functional languages
 * has it; the limits are those of F#'s own optimiser in spirit: it is small or it stays.)
 */
import { mapChildren, visitChildren } from '@fsrs/chunk'
import type { Expr, GlobalDef, LocalId, Unit } from '@fsrs/chunk'

import { isCheap } from './total-operations.ts'
import { mapFunctions } from './unit-functions.ts'
import { usedLocals } from './unit-locals.ts'
import type { UsedLocals } from './unit-locals.ts'

/** Largest body that is looked into, and largest expression that takes the place of a call, in expressions. */
const MAX_SIZE = 24
/** Most expressions that are gone through for one call. */
const MAX_STEPS = 200
/** Most expressions of one function that are gone through for uses of local functions: there may be thousands of these. */
const MAX_LOOKS = 100_000
/** Deepest calls within calls: recursion never comes to an end here. */
const MAX_DEPTH = 12

type FunctionDef = Extract<GlobalDef, { k: 'function' }>

/** What an expression comes to: one that could stand anywhere, or a function. */
type Value = { readonly k: 'expr'; readonly expr: Expr } | Closure

interface Closure {
  readonly k: 'closure'
  readonly params: readonly LocalId[]
  readonly body: Expr
  readonly env: Env
}

/** What locals stand for. Others belong to the place of the call, if `isOuter`; else nothing is known of them. */
interface Env {
  readonly values: ReadonlyMap<LocalId, Value>
  readonly isOuter: boolean
}

const NOWHERE: Env = { values: new Map(), isOuter: false }

/** The unit with small calls replaced; the same object where there are none. */
export function withoutSmallCalls(unit: Unit): Unit {
  const functions = new Map<string, FunctionDef>()
  for (const global of unit.globals)
    if (global.k === 'function' && global.reps === 0 && isSmall(global.body)) functions.set(global.name, global)
  return mapFunctions(unit, (body, params) =>
    hasChance(functions, body) ? new Replacer(functions, usedLocals(params, body)).replace(body) : body,
  )
}

function isSmall(expr: Expr): boolean {
  return sizeOf(expr, MAX_SIZE) <= MAX_SIZE
}

/** Number of expressions; some number above `most` where there are more. */
function sizeOf(expr: Expr, most: number): number {
  let size = 1
  visitChildren(expr, (child) => {
    if (size <= most) size += sizeOf(child, most - size)
  })
  return size
}

/** Whether anything in it is a call that could be replaced. */
function hasChance(functions: ReadonlyMap<string, FunctionDef>, expr: Expr): boolean {
  if (expr.k === 'call' ? functions.has(expr.name) : expr.k === 'let' && expr.value.k === 'lambda') return true
  let found = false
  visitChildren(expr, (child) => {
    found ||= hasChance(functions, child)
  })
  return found
}

/** Replaces calls in one function, or the initialisation. */
class Replacer {
  private readonly functions: ReadonlyMap<string, FunctionDef>
  private readonly mutable: ReadonlySet<LocalId>
  private nextLocal: LocalId
  /** Arguments that are to be worked out once, before what replaces the call. */
  private temporaries: Expr[] = []
  private steps = 0
  private looks = 0

  constructor(functions: ReadonlyMap<string, FunctionDef>, { firstFree, mutable }: UsedLocals) {
    this.functions = functions
    this.mutable = mutable
    this.nextLocal = firstFree
  }

  // ------------------------------------------------------------------------------------------------ replacing

  replace(expr: Expr): Expr {
    const mapped = mapChildren(expr, (child) => this.replace(child))
    switch (mapped.k) {
      case 'call':
      case 'callLocal':
      case 'apply':
        return this.callReplaced(mapped, NOTHING) ?? mapped
      case 'seq':
        return this.withoutFunctions(mapped)
      default:
        return mapped
    }
  }

  /** @param known functions that locals stand for, and that are not to be made */
  private callReplaced(expr: Expr & { k: 'call' | 'callLocal' | 'apply' }, known: Env['values']): Expr | undefined {
    if (expr.k === 'call' && !this.functions.has(expr.name)) return undefined
    this.temporaries = []
    this.steps = 0
    const site: Env = { values: known, isOuter: true }
    const fn = this.calleeOf(expr, site)
    const args = fn && expr.args.map((arg) => this.argument(arg, site))
    const result = fn && args && this.enter(fn, args, 0)
    if (result?.k !== 'expr' || !isSmall(result.expr)) return undefined
    return this.temporaries.length === 0 ? result.expr : { k: 'seq', items: [...this.temporaries, result.expr] }
  }

  private calleeOf(expr: Expr & { k: 'call' | 'callLocal' | 'apply' }, site: Env): Closure | undefined {
    if (expr.k === 'call') return this.globalFunction(expr.name)
    const fn = expr.k === 'apply' ? this.reduce(expr.fn, site, 0) : site.values.get(expr.id)
    return fn?.k === 'closure' ? fn : undefined
  }

  /** What cannot be moved is worked out first, in its turn. */
  private argument(arg: Expr, site: Env): Value {
    return this.reduce(arg, site, 0) ?? this.once(arg)
  }

  private once(value: Expr): Value {
    const id = this.nextLocal++
    this.temporaries.push({ k: 'let', id, isMutable: false, value })
    return { k: 'expr', expr: { k: 'local', id } }
  }

  /** `let f = fun … in …`: where all that is done with a function is to call it, and each call can be replaced. */
  private withoutFunctions(seq: Expr & { k: 'seq' }): Expr {
    let { items } = seq
    for (let i = items.length - 2; i >= 0; i--) {
      const item = items[i]!
      if (item.k !== 'let' || item.isMutable) continue
      const fn = this.functionOf(item.value)
      const left = fn && this.withoutFunction(item.id, fn, items.slice(i + 1))
      if (left !== undefined) items = [...items.slice(0, i), ...left]
    }
    if (items === seq.items) return seq
    return items.length === 1 ? items[0]! : { k: 'seq', items }
  }

  private functionOf(value: Expr): Closure | undefined {
    const mayMake = value.k === 'lambda' || value.k === 'call' || value.k === 'apply' || value.k === 'seq'
    if (!mayMake || this.looks > MAX_LOOKS) return undefined
    this.temporaries = []
    this.steps = 0
    const fn = this.reduce(value, { values: NOTHING, isOuter: true }, 0)
    return fn?.k === 'closure' ? fn : undefined
  }

  private withoutFunction(id: LocalId, fn: Closure, rest: readonly Expr[]): Expr[] | undefined {
    const before = this.temporaries
    const known = new Map<LocalId, Value>([[id, fn]])
    let isNeeded = false
    const within = (expr: Expr): Expr => {
      if (isNeeded || ++this.looks > MAX_LOOKS) return expr
      const isCall = (expr.k === 'callLocal' && expr.id === id) || (expr.k === 'apply' && isLocal(expr.fn, id))
      if (isCall) {
        const args = expr.args.map(within)
        const called = isNeeded ? undefined : this.callReplaced({ ...expr, args }, known)
        isNeeded ||= called === undefined
        return called ?? expr
      }
      isNeeded ||= isLocal(expr, id)
      return isNeeded ? expr : mapChildren(expr, within)
    }
    const replaced = rest.map(within)
    return isNeeded || this.looks > MAX_LOOKS ? undefined : [...before, ...replaced]
  }

  // ------------------------------------------------------------------------------------------------- reducing

  /** What an expression comes to; undefined where that cannot be told, or would be more than it is worth. */
  private reduce(expr: Expr, env: Env, depth: number): Value | undefined {
    if (++this.steps > MAX_STEPS || depth > MAX_DEPTH) return undefined
    switch (expr.k) {
      case 'const':
        return { k: 'expr', expr }
      case 'local':
        return this.localValue(expr, env)
      case 'global':
        return this.globalFunction(expr.name)
      case 'lambda':
        return isSmall(expr.body) ? { k: 'closure', params: expr.params, body: expr.body, env } : undefined
      case 'seq':
        return this.behindLets(expr.items, env, depth)
      case 'op':
        return isCheap(expr.op) ? this.composed(expr, env, depth) : undefined
      case 'and':
      case 'or':
      case 'if':
        return this.composed(expr, env, depth)
      case 'call': {
        const fn = this.globalFunction(expr.name)
        return fn && this.entered(fn, expr.args, env, depth)
      }
      case 'callLocal': {
        const fn = env.values.get(expr.id)
        return fn?.k === 'closure' ? this.entered(fn, expr.args, env, depth) : undefined
      }
      case 'apply': {
        const fn = this.reduce(expr.fn, env, depth + 1)
        return fn?.k === 'closure' ? this.entered(fn, expr.args, env, depth) : undefined
      }
      default:
        return undefined
    }
  }

  private localValue(expr: Expr & { k: 'local' }, { values, isOuter }: Env): Value | undefined {
    const known = values.get(expr.id)
    return known ?? (isOuter && !this.mutable.has(expr.id) ? { k: 'expr', expr } : undefined)
  }

  private globalFunction(name: string): Closure | undefined {
    const def = this.functions.get(name)
    return def && { k: 'closure', params: def.params, body: def.body, env: NOWHERE }
  }

  /** An expression all of whose parts are expressions. */
  private composed(expr: Expr, env: Env, depth: number): Value | undefined {
    let isWhole = true
    const composed = mapChildren(expr, (child) => {
      const value = isWhole ? this.reduce(child, env, depth + 1) : undefined
      isWhole &&= value?.k === 'expr'
      return value?.k === 'expr' ? value.expr : child
    })
    return isWhole ? { k: 'expr', expr: composed } : undefined
  }

  /** What comes behind locals that are bound once. */
  private behindLets(items: readonly Expr[], env: Env, depth: number): Value | undefined {
    const values = new Map(env.values)
    const inner = { ...env, values }
    for (const [i, item] of items.slice(0, -1).entries()) {
      const value = item.k === 'let' && !item.isMutable ? this.reduce(item.value, inner, depth + 1) : undefined
      if (item.k !== 'let' || value === undefined) return undefined
      values.set(item.id, this.usable(value, item.id, items.slice(i + 1)))
    }
    return this.reduce(items.at(-1)!, inner, depth + 1)
  }

  /** A value as it may stand wherever a local is used. */
  private usable(value: Value, id: LocalId, where: readonly Expr[]): Value {
    if (value.k !== 'expr' || value.expr.k === 'const' || value.expr.k === 'local') return value
    let uses = 0
    for (const each of where) uses += usesOf(id, each)
    return uses > 1 ? this.once(value.expr) : value
  }

  private entered(fn: Closure, args: readonly Expr[], env: Env, depth: number): Value | undefined {
    const values: Value[] = []
    for (const arg of args) {
      const value = this.reduce(arg, env, depth + 1)
      if (value === undefined) return undefined
      values.push(value)
    }
    return this.enter(fn, values, depth + 1)
  }

  /** The function's body with its parameters bound; a function still, where there are fewer arguments. */
  private enter({ params, body, env }: Closure, args: readonly Value[], depth: number): Value | undefined {
    const values = new Map(env.values)
    for (const [i, param] of params.entries()) {
      const arg = args[i]
      if (arg === undefined) return { k: 'closure', params: params.slice(i), body, env: { ...env, values } }
      values.set(param, this.usable(arg, param, [body]))
    }
    const result = this.reduce(body, { ...env, values }, depth + 1)
    if (args.length <= params.length || result === undefined) return result
    return result.k === 'closure' ? this.enter(result, args.slice(params.length), depth + 1) : undefined
  }
}

const NOTHING: ReadonlyMap<LocalId, Value> = new Map()

function isLocal(expr: Expr, id: LocalId): boolean {
  return expr.k === 'local' && expr.id === id
}

function usesOf(id: LocalId, expr: Expr): number {
  if (isLocal(expr, id)) return 1
  let uses = expr.k === 'callLocal' && expr.id === id ? 1 : 0
  visitChildren(expr, (child) => {
    uses += usesOf(id, child)
  })
  return uses
}
