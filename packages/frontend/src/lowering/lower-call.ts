/** Values by name, applications, members: what is called how, with how many arguments. */
import type { ClosureName, Expr, Lambda, LocalId } from '@fsrs/chunk'

import type { Node } from '../syntax/ast.ts'
import { primitiveName } from '../types/builtins.ts'
import { carriedIndices, ownIndices } from './carried-reps.ts'
import { useOfArgument } from './closure-names.ts'
import { conditional, type LoweringContext, isSimple, letLocal, local, sequence, UNIT_EXPR } from './lower-context.ts'
import { lowerIntrinsic } from './lower-library.ts'
import { lowerLambda } from './lower-pattern.ts'
import { headType, takesBoxes } from '../types/type-reps.ts'
import { RECURSIVE_ACCESS } from '../types/typed-tree.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import { NONE } from '../types/types.ts'
import type { Type, TypeConstructor, TypeVariable, ValueSymbol } from '../types/types.ts'
import { resolve } from '../types/type-structure.ts'

type Of<K extends TypedExpr['kind']> = TypedExpr & { readonly kind: K }

/** Something that can be called with a known number of arguments. */
interface Callee {
  readonly arity: number
  /** With exactly `arity` arguments. */
  readonly call: (args: readonly Expr[]) => Expr
  /** As a value. @param closure its name as that; undefined where nobody can see it */
  readonly value: (closure: ClosureName | undefined) => Expr
}

/** A name used as a value. */
export function lowerValue(c: LoweringContext, expr: Of<'Value'>): Expr {
  const { symbol } = expr
  // By far the most: nothing is called.
  if (symbol.origin.kind === 'Local') {
    const binding = c.binding(symbol)
    if (binding.kind === 'Value') return local(binding.id)
  }
  const callee = calleeOf(c, symbol, expr.typeArguments, expr)
  if (callee.arity === 0 || symbol.origin.kind === 'Local') return callee.value(undefined)
  const own = symbol.origin.kind === 'Global' ? c.state.classes.get(symbol.origin.uniqueName) : undefined
  return callee.value(own ?? c.closureName(expr))
}

/** A function applied to arguments. */
export function lowerApply(c: LoweringContext, expr: Of<'Apply'>): Expr {
  const { fn } = expr
  if (fn.kind === 'Value') {
    const callee = calleeOf(c, fn.symbol, fn.typeArguments, expr)
    if (callee.arity > 0) return callWith(c, callee, lowerArguments(c, fn.symbol, expr.arguments), expr)
  }
  if (fn.kind === 'Lambda') return applyLambda(c, fn, expr)
  if (fn.kind === 'Apply' && fn.fn.kind === 'Value') {
    const { symbol, typeArguments } = fn.fn
    const callee = calleeOf(c, symbol, typeArguments, expr)
    // `f a <| b`: nothing is called before all arguments are there.
    if (callee.arity > fn.arguments.length)
      return callWith(c, callee, lowerArguments(c, symbol, [...fn.arguments, ...expr.arguments]), expr)
  }
  const target = c.lower(fn)
  return { k: 'apply', fn: target, args: expr.arguments.map((argument) => c.lower(argument)), at: expr.start }
}

/** Applies an expression of function type to arguments that have been lowered. */
export function applyLowered(c: LoweringContext, fn: TypedExpr, args: readonly Expr[], at: Node): Expr {
  if (fn.kind === 'Value') {
    const callee = calleeOf(c, fn.symbol, fn.typeArguments, at)
    if (callee.arity > 0) return callWith(c, callee, args, at)
  }
  if (fn.kind === 'Apply' && fn.fn.kind === 'Value') {
    const callee = calleeOf(c, fn.fn.symbol, fn.fn.typeArguments, at)
    if (callee.arity > 0) return callWith(c, callee, [...lowerArguments(c, fn.fn.symbol, fn.arguments), ...args], at)
  }
  return { k: 'apply', fn: c.lower(fn), args, at: at.start }
}

/** The arguments of a known function, some of which are functions that nobody will see. */
function lowerArguments(c: LoweringContext, symbol: ValueSymbol, args: readonly TypedExpr[]): Expr[] {
  return args.map((each, i) => {
    if (each.kind !== 'Lambda' && (each.kind !== 'Value' || headType(each.type).kind !== 'Function'))
      return c.lower(each)
    const use = useOfArgument(symbol, i)
    if (use === 'value') return c.lower(each)
    if (each.kind === 'Lambda')
      return use === 'inlined' && each.wraps === undefined ? lowerLambda(c, each) : c.lower(each)
    const callee = calleeOf(c, each.symbol, each.typeArguments, each)
    if (use === 'called' && callee.arity > 0 && each.symbol.origin.kind !== 'Local') c.skipClosures(1)
    return callee.value(undefined)
  })
}

/** All arguments are evaluated before the call, also those that the call's result is applied to. */
function callWith(c: LoweringContext, callee: Callee, args: readonly Expr[], at: Node): Expr {
  const { arity } = callee
  if (args.length === arity) return callee.call(args)
  if (args.length < arity) return partial(c, callee, args, at)
  if (args.slice(arity).every(isSimple))
    return { k: 'apply', fn: callee.call(args.slice(0, arity)), args: args.slice(arity), at: at.start }
  const items: Expr[] = []
  const names = args.map((arg) => {
    if (isSimple(arg)) return arg
    const id = c.fresh()
    items.push(letLocal(id, arg))
    return local(id)
  })
  items.push({ k: 'apply', fn: callee.call(names.slice(0, arity)), args: names.slice(arity), at: at.start })
  return sequence(items)
}

/** A function applied to some of its arguments: a function of the others. */
function partial(c: LoweringContext, { arity, call }: Callee, args: readonly Expr[], at: Node): Expr {
  const closure = c.closureName(at)
  const items: Expr[] = []
  const given = args.map((arg) => {
    if (arg.k === 'const' || arg.k === 'rep' || (arg.k === 'local' && !c.isMutable(arg.id))) return arg
    const id = c.fresh()
    items.push(letLocal(id, arg))
    return local(id)
  })
  const params = Array.from({ length: arity - args.length }, () => c.fresh())
  const body = call([...given, ...params.map(local)])
  return sequence([...items, { k: 'lambda', name: '', closure, params, body, at: at.start }])
}

/** `(fun x -> body) e`: a binding, as far as arguments and plain parameters go. */
function applyLambda(c: LoweringContext, fn: Of<'Lambda'>, expr: Of<'Apply'>): Expr {
  const target = fn.wraps === undefined ? lowerLambda(c, fn) : c.lower(fn)
  const args = expr.arguments.map((argument) => c.lower(argument))
  if (target.k !== 'lambda' || target.params.length < args.length)
    return { k: 'apply', fn: target, args, at: expr.start }
  const bindings = args.map((arg, i) => letLocal(target.params[i]!, arg))
  const params = target.params.slice(args.length)
  if (params.length === 0) return sequence([...bindings, target.body])
  const { name, body, at } = target
  return sequence([...bindings, { k: 'lambda', name, closure: c.closureName(expr), params, body, at }])
}

function calleeOf(c: LoweringContext, symbol: ValueSymbol, typeArguments: readonly Type[], at: Node): Callee {
  const { origin } = symbol
  switch (origin.kind) {
    case 'Local':
      return localCallee(c, symbol, typeArguments, at)
    case 'Global':
      return globalCallee(c, symbol, origin.uniqueName, typeArguments, at)
    case 'Library': {
      const types = origin.reps.map((variable) => typeArguments[symbol.scheme.variables.indexOf(variable)] ?? variable)
      return {
        arity: symbol.arity,
        call: (args) => libraryCall(c, symbol, types, args, at),
        value: (closure) => libraryValue(c, origin.key, types, { arity: symbol.arity, closure }, at),
      }
    }
    case 'Host':
      c.state.hostNames.add(origin.name)
      return {
        arity: symbol.arity,
        call: (args) => ({ k: 'host', name: origin.name, args, at: at.start }),
        value: (closure) => named({ k: 'hostValue', name: origin.name }, closure),
      }
  }
}

/** The machine's functions take no unit: such an argument is evaluated, and left out. */
function libraryCall(
  c: LoweringContext,
  symbol: ValueSymbol,
  types: readonly Type[],
  args: readonly Expr[],
  at: Node,
): Expr {
  if (symbol.origin.kind !== 'Library') throw new Error('a library call is of a library function')
  const items: Expr[] = []
  const passed: Expr[] = []
  let type = resolve(symbol.scheme.type)
  for (const arg of args) {
    const isUnit = type.kind === 'Function' && primitiveName(resolve(type.from)) === 'unit'
    if (!isUnit) passed.push(arg)
    else if (arg.k !== 'const') items.push(arg)
    if (type.kind === 'Function') type = resolve(type.to)
  }
  return sequence([...items, lowerIntrinsic(c, symbol.origin.key, types, passed, at)])
}

/** A library function as a value; one that has no implementation of its own, but a form, becomes a lambda around it. */
function libraryValue(
  c: LoweringContext,
  key: string,
  types: readonly Type[],
  { arity, closure }: { readonly arity: number; readonly closure: ClosureName | undefined },
  at: Node,
): Expr {
  if (arity === 0) return lowerIntrinsic(c, key, types, [], at)
  const params = Array.from({ length: arity }, () => c.fresh())
  const call = lowerIntrinsic(c, key, types, params.map(local), at)
  if (call.k === 'library' && call.name === key)
    return named({ k: 'libraryValue', name: key, reps: types.map((type) => c.rep(type)) }, closure)
  return named({ k: 'lambda', name: key, params, body: call, at: at.start }, closure)
}

/** A function value with its name, where it has one. */
function named(value: Extract<Expr, { readonly closure?: ClosureName }>, closure: ClosureName | undefined): Expr {
  return closure === undefined ? value : { ...value, closure }
}

function localCallee(c: LoweringContext, symbol: ValueSymbol, typeArguments: readonly Type[], at: Node): Callee {
  const binding = c.binding(symbol)
  const { id } = binding
  switch (binding.kind) {
    case 'Value':
      return { arity: 0, call: (args) => apply(local(id), args, at), value: () => local(id) }
    case 'Late': {
      const exception = 'System.InvalidOperationException'
      const raised: Expr = { k: 'fail', exception, message: RECURSIVE_ACCESS, at: at.start }
      const value = conditional({ k: 'op', op: 'isNull', args: [local(id)], at: at.start }, raised, local(id))
      return { arity: 0, call: (args) => apply(value, args, at), value: () => value }
    }
    case 'Cell': {
      const value: Expr = { k: 'op', op: 'lazy.force', args: [local(id)], at: at.start }
      return { arity: 0, call: (args) => apply(value, args, at), value: () => value }
    }
    case 'Function': {
      const reps = repArguments(c, symbol, binding.reps, typeArguments)
      return {
        arity: binding.arity,
        call: (args) => ({ k: 'callLocal', id, args: behind(reps, args), at: at.start }),
        value: () => (reps.length === 0 ? local(id) : { k: 'apply', fn: local(id), args: reps, at: at.start }),
      }
    }
  }
}

function globalCallee(
  c: LoweringContext,
  symbol: ValueSymbol,
  name: string,
  typeArguments: readonly Type[],
  at: Node,
): Callee {
  const facts = c.state.factsOf(name)
  const global: Expr = { k: 'global', name }
  if (facts === undefined) return { arity: 0, call: (args) => apply(global, args, at), value: () => global }
  const variables = facts.reps.map((index) => symbol.scheme.variables[index]!)
  const reps = repArguments(c, symbol, variables, typeArguments)
  const call = (args: readonly Expr[]): Expr => ({ k: 'call', name, args: behind(reps, args), at: at.start })
  const value = (closure: ClosureName | undefined): Expr => {
    if (reps.length === 0) return closure === undefined ? global : { k: 'global', name, closure }
    // To be given representations is no partial application of F#, and makes a function all the same.
    if (closure === undefined) return { k: 'apply', fn: global, args: reps, at: at.start }
    const params = Array.from({ length: facts.arity }, () => c.fresh())
    return { k: 'lambda', name: '', closure, params, body: call(params.map(local)), at: at.start }
  }
  // A static property is a function of unit: to name it is to call it.
  return { arity: facts.arity, call, value: facts.arity === 0 ? () => call([UNIT_EXPR]) : value }
}

/** Most calls have no representations. */
function behind(reps: readonly Expr[], args: readonly Expr[]): readonly Expr[] {
  return reps.length === 0 ? args : [...reps, ...args]
}

/** Inside its own recursive group a function is used with its own type variables, and has no type arguments yet. */
function repArguments(
  c: LoweringContext,
  symbol: ValueSymbol,
  variables: readonly TypeVariable[],
  typeArguments: readonly Type[],
): Expr[] {
  return variables.map((variable) => {
    const index = symbol.scheme.variables.indexOf(variable)
    return { k: 'rep', type: c.rep(typeArguments[index] ?? variable) }
  })
}

function apply(fn: Expr, args: readonly Expr[], at: Node): Expr {
  return args.length === 0 ? fn : { k: 'apply', fn, args, at: at.start }
}

/** Methods of interfaces that numbers, texts and data implement too, and the functions that find out what to call. */
const METHODS_OF_VALUES: Readonly<Record<string, string>> = {
  'System.IComparable.CompareTo/1': 'value@.compareTo',
  'System.IComparable`1.CompareTo/1': 'value@.compareToSame',
  'System.IEquatable.Equals/1': 'value@.equalsSame',
  'System.IEnumerable.GetEnumerator/0': 'value@.enumerate',
  'System.IEnumerator.MoveNext/0': 'value@.moveNext',
  'System.IEnumerator.Current/0': 'value@.current',
  'System.IEnumerator.Reset/0': 'value@.reset',
}

/** Whether a method may be called on what is no object of the program. */
function mayBeValue(type: Type): boolean {
  return takesBoxes(type) || headType(type).kind === 'Variable'
}

/** A property or method of a type of the program. */
export function lowerMemberCall(c: LoweringContext, expr: Of<'MemberCall'>): Expr {
  const { member } = expr
  const given = expr.target === undefined ? expr.arguments : [expr.target, ...expr.arguments]
  const args = given.map((argument) => c.lower(argument))
  if (member.kind === 'constructor') return lowerBaseConstructor(c, expr, args)
  if (member.isVirtual && member.methodKey !== undefined) {
    const ofValues = mayBeValue(expr.target!.type) ? METHODS_OF_VALUES[member.methodKey] : undefined
    if (ofValues !== undefined) return { k: 'library', name: ofValues, reps: [], args, at: expr.start }
    const [target, ...rest] = [args[0], ...ownReps(c, expr), ...args.slice(1)]
    return { k: 'callMethod', target: target!, method: member.methodKey, args: rest, at: expr.start }
  }
  const callee = calleeOf(c, member.symbol!, expr.typeArguments, expr)
  return callee.arity === 0 ? apply(callee.value(undefined), args, expr) : callWith(c, callee, args, expr)
}

/** What a virtual method's own type parameters are: its implementation may need them, and nobody here knows it. */
function ownReps(c: LoweringContext, { member, typeArguments }: Of<'MemberCall'>): readonly Expr[] {
  const { own } = member
  if (own === undefined) return NONE
  return ownIndices(member, member.scheme).map((index, i) => ({
    k: 'rep',
    type: c.rep(typeArguments[index] ?? own[i]!),
  }))
}

/** A base class's constructor on the new instance, behind which come the representations that it keeps. */
function lowerBaseConstructor(c: LoweringContext, expr: Of<'MemberCall'>, args: readonly Expr[]): Expr {
  const { member, typeArguments } = expr
  const origin = member.symbol!.origin
  if (origin.kind !== 'Global') throw new Error('a constructor of the program is a function of it')
  const [self, ...rest] = args
  const reps = constructorReps(c, member.owner, typeArguments)
  return { k: 'call', name: origin.uniqueName, args: [self!, ...reps, ...rest], at: expr.start }
}

/** The representations that a new instance keeps, as the arguments of its constructor. */
export function constructorReps(c: LoweringContext, type: TypeConstructor, typeArguments: readonly Type[]): Expr[] {
  return carriedIndices(c.state.factsOf, type).map((index) => ({ k: 'rep', type: c.rep(typeArguments[index]!) }))
}

/** A function's value whose parameters are these locals. */
export function lambda(name: string, params: readonly LocalId[], body: Expr, at: Node): Lambda {
  return { k: 'lambda', name, params, body, at: at.start }
}

/** A function of unit. */
export function thunk(c: LoweringContext, body: Expr, at: Node): Lambda {
  return lambda('', [c.fresh()], body, at)
}
