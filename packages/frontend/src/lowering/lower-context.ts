import type { ClosureName, Constant, Expr, GlobalDef, LocalId, Operation, TypeDef, TypeRep } from '@fsrs/chunk'
import { type LibraryEntry, libraryEntries } from '@fsrs/chunk'
import type { Diagnostic, SourceFile } from '@fsrs/compiler'

import type { Node } from '../syntax/ast.ts'
import { type ClosureHome, type ClosureNames, NAMELESS, nameOfClass } from './closure-names.ts'
import { repOf } from '../types/type-reps.ts'
import type { TypedExpr } from '../types/typed-tree.ts'
import type { Type, TypeVariable, ValueSymbol } from '../types/types.ts'

/** What callers of a global function must know of it; part of a module's interface. */
export interface FunctionFacts {
  /** Curried parameters, without representations. */
  readonly arity: number
  /** Which of its scheme's variables it takes representations of, by index, in the order of its leading parameters. */
  readonly reps: readonly number[]
}

/** What a local variable stands for. */
export type LocalBinding =
  | { readonly kind: 'Value'; readonly id: LocalId }
  | { readonly kind: 'Function'; readonly id: LocalId; readonly arity: number; readonly reps: readonly TypeVariable[] }
  /** A variable that may have no value yet. */
  | { readonly kind: 'Late'; readonly id: LocalId }
  /** A value of a `let rec`, in a lazy cell. */
  | { readonly kind: 'Cell'; readonly id: LocalId }

/** What is collected while a file is lowered. */
export interface UnitState {
  readonly unit: string
  readonly source: SourceFile
  readonly globals: GlobalDef[]
  readonly types: TypeDef[]
  readonly diagnostics: Diagnostic[]
  /** Type variables that are passed at run time. */
  readonly needed: ReadonlySet<TypeVariable>
  /** Of this file's functions. */
  readonly facts: Map<string, FunctionFacts>
  readonly factsOf: (uniqueName: string) => FunctionFacts | undefined
  readonly hostNames: Set<string>
  /** Numbers objects and lifted functions. */
  generated: number
  readonly closures: ClosureNames
  /** Of functions of this file that F# takes for values: their one class, by unique name. */
  readonly classes: Map<string, ClosureName>
}

/** The parts of the lowering that call each other, handed over so that their files need not import one another in a circle. */
export interface LoweringPhases {
  readonly lower: (c: LoweringContext, expr: TypedExpr) => Expr
  readonly apply: (c: LoweringContext, fn: TypedExpr, args: readonly Expr[], at: Node) => Expr
}

/** Something the language has and the machine has not: reported as a diagnostic, never run. */
export class NotSupported extends Error {
  readonly what: string
  readonly at: Node
  constructor(what: string, at: Node) {
    super(what)
    this.what = what
    this.at = at
  }
}

/**
 * The place that is being lowered: one global function or one initialisation, with its local variables. Scoping was
 * done by the checker, so one table of symbols serves a whole global; a symbol that is bound again (a match's guard that
 * is lowered twice) simply stands for its latest variable.
 */
export class LoweringContext {
  readonly state: UnitState
  readonly #phases: LoweringPhases
  readonly #locals: Map<ValueSymbol, LocalBinding>
  /** Most functions need none. */
  #reps: Map<TypeVariable, LocalId> | undefined
  /** What the instance keeps of its class's parameters, and which of that has been asked for. */
  #carried: { readonly slots: ReadonlyMap<TypeVariable, number>; readonly taken: Map<LocalId, number> } | undefined
  /** The exception that the innermost handler is handling. */
  exception: LocalId | undefined
  /** Whether a comprehension's own statements are being lowered, not those of a function in it. */
  isCollecting = false
  home: ClosureHome
  #mutables: Set<LocalId> | undefined
  #nextLocal = 0
  #nextLabel = 0

  constructor(state: UnitState, phases: LoweringPhases) {
    this.state = state
    this.#phases = phases
    this.#locals = new Map()
    this.home = { module: state.unit, name: NAMELESS }
  }

  /** A context for another global, in which nothing is bound yet. */
  forGlobal(name?: string): LoweringContext {
    const context = new LoweringContext(this.state, this.#phases)
    context.home = name === undefined ? this.home : { module: this.home.module, name: nameOfClass(name) }
    return context
  }

  /** Lowers what a `let` gives this name to; names that no program can write are not F#'s. */
  lowerNamed<Result>(name: string, lower: () => Result): Result {
    if (name.startsWith('@')) return lower()
    const outer = this.home
    this.home = { module: outer.module, name: nameOfClass(name) }
    const result = lower()
    this.home = outer
    return result
  }

  /** The name of the function value that F# makes here. */
  closureName(at: Node): ClosureName {
    return this.state.closures.next(this.home, this.state.source.positionAt(at.start).line)
  }

  /** F# makes so many function values here, or objects that it names like them, that nobody can see. */
  skipClosures(count: number): void {
    this.state.closures.skip(this.home.name, count)
  }

  lower(expr: TypedExpr): Expr {
    return this.#phases.lower(this, expr)
  }

  /** Applies an expression of function type to arguments that have been lowered. */
  apply(fn: TypedExpr, args: readonly Expr[], at: Node): Expr {
    return this.#phases.apply(this, fn, args, at)
  }

  fresh(): LocalId {
    return this.#nextLocal++
  }

  freshLabel(): number {
    return this.#nextLabel++
  }

  bind(symbol: ValueSymbol, binding: LocalBinding): void {
    this.#locals.set(symbol, binding)
  }

  bindValue(symbol: ValueSymbol, id: LocalId): void {
    this.#locals.set(symbol, { kind: 'Value', id })
  }

  /** @throws {Error} for a symbol that is not in scope, which only a fault of ours can make */
  binding(symbol: ValueSymbol): LocalBinding {
    const binding = this.#locals.get(symbol)
    if (binding === undefined) throw new Error(`the local ${symbol.name} is not bound where it is used`)
    return binding
  }

  /** Notes that a local is assigned: who captures it must capture the variable, not its value. */
  markMutable(id: LocalId): void {
    this.#mutables ??= new Set()
    this.#mutables.add(id)
  }

  isMutable(id: LocalId): boolean {
    return this.#mutables?.has(id) === true
  }

  bindRep(variable: TypeVariable, id: LocalId): void {
    this.#reps ??= new Map()
    this.#reps.set(variable, id)
  }

  /** From here on the code belongs to a member of a class whose instances keep these representations. */
  carry(slots: ReadonlyMap<TypeVariable, number>): void {
    if (slots.size > 0) this.#carried = { slots, taken: new Map() }
  }

  /** The locals that stand for representations which were taken from the instance, with their fields. */
  get taken(): ReadonlyMap<LocalId, number> | undefined {
    return this.#carried?.taken
  }

  rep(type: Type): TypeRep {
    return repOf(type, (variable) => {
      const id = this.#reps?.get(variable) ?? this.#take(variable)
      return id === undefined ? undefined : { k: 'local', id }
    })
  }

  #take(variable: TypeVariable): LocalId | undefined {
    const slot = this.#carried?.slots.get(variable)
    if (slot === undefined) return undefined
    const id = this.fresh()
    this.#carried!.taken.set(id, slot)
    this.bindRep(variable, id)
    return id
  }

  /**
   * A call of a library function that is generic in one type.
   *
   * @throws {NotSupported} where the library has no such function
   */
  library(name: string, type: Type, args: readonly Expr[], at: Node): Expr {
    const entry = this.libraryEntry(name, at)
    const rep = this.rep(type)
    return { k: 'library', name, reps: entry.reps.map(() => rep), args, at: at.start }
  }

  /** @throws {NotSupported} where the library has no such function */
  libraryEntry(name: string, at: Node): LibraryEntry {
    const entry = libraryEntries().get(name)
    if (entry === undefined) throw new NotSupported(`\`${name}\``, at)
    return entry
  }
}

/** The value `()`. */
export const UNIT_EXPR: Expr = { k: 'const', value: { type: 'unit' } }

/** A constant. */
export function constant(value: Constant): Expr {
  return { k: 'const', value }
}

/** An int constant. */
export function intConstant(value: number): Expr {
  return { k: 'const', value: { type: 'int', value } }
}

/** A local variable's value. */
export function local(id: LocalId): Expr {
  return { k: 'local', id }
}

/** An operation. */
export function op(operation: Operation, args: readonly Expr[], at: Node): Expr {
  return { k: 'op', op: operation, args, at: at.start }
}

/** A variable that is not assigned again. */
export function letLocal(id: LocalId, value: Expr): Expr {
  return { k: 'let', id, isMutable: false, value }
}

/** Items one after the other, nested sequences flattened where that keeps their meaning. */
export function sequence(items: readonly Expr[]): Expr {
  if (items.length === 1 && items[0]!.k !== 'let' && items[0]!.k !== 'letRec') return items[0]!
  const last = items.at(-1)
  if (last?.k === 'seq') return { k: 'seq', items: [...items.slice(0, -1), ...last.items] }
  return { k: 'seq', items: items.length === 0 ? [UNIT_EXPR] : items }
}

/** `if`, with an `if` in its `else` joined to it, so that chains stay flat. */
export function conditional(condition: Expr, then: Expr, otherwise: Expr): Expr {
  const branch = { condition, then }
  if (otherwise.k === 'if')
    return { k: 'if', branches: [branch, ...otherwise.branches], otherwise: otherwise.otherwise }
  return { k: 'if', branches: [branch], otherwise }
}

/** Whether evaluating the expression early, late or twice makes no difference. */
export function isSimple(expr: Expr): boolean {
  return expr.k === 'const' || expr.k === 'local' || expr.k === 'lambda' || expr.k === 'libraryValue'
}
