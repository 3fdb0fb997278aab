/** Blocks and their bindings: flat, however long. */
import type { Expr, Lambda, LocalId } from '@fsrs/chunk'

import { constant, local, type LoweringContext, op, sequence, UNIT_EXPR, type UnitState } from './lower-context.ts'
import { bindPattern, lowerLambda } from './lower-pattern.ts'
import type { TypedBinding, TypedExpr, TypedLet } from '../types/typed-tree.ts'
import type { Scheme, TypeVariable, ValueSymbol } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

type Of<K extends TypedExpr['kind']> = TypedExpr & { readonly kind: K }

/** A block's value is that of its last expression. */
export function lowerBlock(c: LoweringContext, expr: Of<'Block'>): Expr {
  const items: Expr[] = []
  for (const item of expr.items) {
    if (item.kind === 'Expr') items.push(c.lower(item.expr))
    else lowerLet(c, items, item, isOnlyResult(item, expr))
  }
  if (expr.items.at(-1)?.kind === 'Let') items.push(UNIT_EXPR)
  return sequence(items)
}

/** Whether a block ends with something that is nothing but its value: F# does not see that it has a name. */
function isOnlyResult({ isRec, bindings }: TypedLet, { items }: Of<'Block'>): boolean {
  const before = items.at(-2)
  const last = items.at(-1)
  if (isRec || before?.kind !== 'Let' || before.bindings !== bindings || last?.kind !== 'Expr') return false
  const [binding] = bindings
  const { expr } = last
  return expr.kind === 'Value' && binding?.pattern.kind === 'Variable' && binding.pattern.symbol === expr.symbol
}

/**
 * Adds a `let` inside a function to the items of its block.
 *
 * @param isResult whether what it names is the result of the block, and used nowhere else
 */
export function lowerLet(c: LoweringContext, items: Expr[], binding: TypedLet, isResult = false): void {
  if (binding.isRec) return lowerRecursive(c, items, binding.bindings)
  if (binding.isLate === true) return binding.bindings.forEach((each) => declareLate(c, items, each))
  for (const each of binding.bindings) {
    const symbol = functionSymbol(each)
    const generic = genericValue(c.state, each)
    if (generic !== undefined) bindGenericValue(c, items, each, generic)
    else if (symbol === undefined)
      bindPattern(c, items, each.pattern, isResult ? c.lower(each.value) : lowerBound(c, each))
    else {
      const id = c.fresh()
      const value = lowerFunction(c, each, symbol, { isRec: false, isResult })
      items.push({ k: 'let', id, isMutable: false, value })
      bindFunction(c, each, symbol, id)
    }
  }
}

function declareLate(c: LoweringContext, items: Expr[], { pattern }: TypedBinding): void {
  if (pattern.kind !== 'Variable') throw new Error('a variable that is assigned later is one')
  const id = c.fresh()
  c.markMutable(id)
  c.bind(pattern.symbol, { kind: 'Late', id })
  items.push({ k: 'let', id, isMutable: true, value: constant({ type: 'null' }) })
}

/** The variable of a binding that defines a function. */
export function functionSymbol(binding: TypedBinding): ValueSymbol | undefined {
  if (binding.value.kind !== 'Lambda' || binding.isMutable || binding.pattern.kind !== 'Variable') return undefined
  return binding.pattern.symbol.isMutable ? undefined : binding.pattern.symbol
}

/**
 * The variable of a binding that is a generic value whose types matter, such as a list of functions that format: at each
 * use it is made anew, for the types that it has there, as in .NET.
 */
export function genericValue({ needed }: UnitState, binding: TypedBinding): ValueSymbol | undefined {
  if (binding.value.kind === 'Lambda' || binding.isMutable || binding.pattern.kind !== 'Variable') return undefined
  const { symbol } = binding.pattern
  if (symbol.isMutable) return undefined
  return binding.isTypeFunction === true || neededOf(symbol.scheme, needed).length > 0 ? symbol : undefined
}

function bindGenericValue(c: LoweringContext, items: Expr[], binding: TypedBinding, symbol: ValueSymbol): void {
  const id = c.fresh()
  const reps = neededOf(symbol.scheme, c.state.needed)
  const params = reps.map((variable) => {
    const rep = c.fresh()
    c.bindRep(variable, rep)
    return rep
  })
  const value: Expr = { k: 'lambda', name: '', params, body: lowerBound(c, binding), at: binding.start }
  items.push({ k: 'let', id, isMutable: false, value })
  c.bind(symbol, { kind: 'Function', id, arity: 0, reps })
}

/** The variables of a scheme whose representations are passed. */
export function neededOf(scheme: Scheme, needed: ReadonlySet<TypeVariable>): readonly TypeVariable[] {
  return scheme.variables.filter((variable) => {
    const own = resolve(variable)
    return own.kind === 'Variable' && needed.has(own)
  })
}

function lowerFunction(
  c: LoweringContext,
  binding: TypedBinding,
  symbol: ValueSymbol,
  how: { readonly isRec: boolean; readonly isResult: boolean },
): Lambda {
  const { value } = binding
  if (value.kind !== 'Lambda') throw new Error('a function is a lambda')
  const { isRec, isResult } = how
  // A function that is written with its parameters stands, for F#, where its body does, unless it is recursive.
  const at = value.start === binding.start && !isRec ? value.body : value
  const lower = (): Lambda => {
    // Of a recursive one F# makes a class that nobody sees, and then the one of its value.
    if (isRec) c.skipClosures(1)
    return lowerLambda(c, value, neededOf(symbol.scheme, c.state.needed), c.closureName(at))
  }
  return isResult ? lower() : c.lowerNamed(symbol.name, lower)
}

/** The value of a `let` inside a function. F# takes tuples and options apart there before it names what is in them. */
function lowerBound(c: LoweringContext, binding: TypedBinding): Expr {
  const { value } = binding
  const isTakenApart = value.kind === 'Tuple' || (value.kind === 'Case' && value.case.name === 'Some')
  return isTakenApart ? c.lower(value) : lowerValueOf(c, binding)
}

/** The value of a `let`. Only a name of its own, no pattern, names the functions in it. */
export function lowerValueOf(c: LoweringContext, { pattern, value }: TypedBinding): Expr {
  if (pattern.kind !== 'Variable') return c.lower(value)
  return c.lowerNamed(pattern.symbol.name, () => c.lower(value))
}

function bindFunction(c: LoweringContext, binding: TypedBinding, symbol: ValueSymbol, id: LocalId): void {
  const arity = binding.value.kind === 'Lambda' ? binding.value.parameters.length : 0
  c.bind(symbol, { kind: 'Function', id, arity, reps: neededOf(symbol.scheme, c.state.needed) })
}

/**
 * `let rec`: functions together; values, which F# allows where they are not needed before they are there, in lazy cells
 * that are filled in order once the functions exist.
 */
function lowerRecursive(c: LoweringContext, items: Expr[], bindings: readonly TypedBinding[]): void {
  const functions: { readonly binding: TypedBinding; readonly symbol: ValueSymbol; readonly id: LocalId }[] = []
  const values: { readonly binding: TypedBinding; readonly symbol: ValueSymbol; readonly id: LocalId }[] = []
  for (const binding of bindings) {
    const symbol = functionSymbol(binding)
    const id = c.fresh()
    if (symbol !== undefined) {
      bindFunction(c, binding, symbol, id)
      functions.push({ binding, symbol, id })
    } else if (binding.pattern.kind === 'Variable') {
      c.bind(binding.pattern.symbol, { kind: 'Cell', id })
      c.markMutable(id)
      values.push({ binding, symbol: binding.pattern.symbol, id })
      items.push({ k: 'let', id, isMutable: true, value: constant({ type: 'null' }) })
    }
  }
  if (functions.length > 0) {
    const how = { isRec: true, isResult: false }
    const lowered = functions.map(({ binding, symbol, id }) => ({ id, value: lowerFunction(c, binding, symbol, how) }))
    items.push({ k: 'letRec', bindings: lowered })
  }
  for (const { binding, id } of values) {
    const value: Lambda = {
      k: 'lambda',
      name: '',
      params: [c.fresh()],
      body: lowerBound(c, binding),
      at: binding.start,
    }
    items.push({ k: 'setLocal', id, value: op('lazy.new', [value], binding) })
  }
  for (const { binding, id } of values) items.push(op('lazy.force', [local(id)], binding))
}
