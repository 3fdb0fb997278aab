/**
 * Code of a match, from its decision tree. A clause that several paths lead to becomes a join point whose parameters
 * are the clause's variables, so that its body stands once; parts of the value are taken out where a path first needs
 * them, and once on it.
 */
import type { Expr, LocalId } from '@fsrs/chunk'

import type { Literal, Node } from '../syntax/ast.ts'
import {
  conditional,
  constant,
  intConstant,
  letLocal,
  local,
  type LoweringContext,
  op,
  sequence,
  UNIT_EXPR,
} from './lower-context.ts'
import { primitiveName } from '../types/builtins.ts'
import { lowerConstant } from './lower-constant.ts'
import type { Head, Occurrence } from '../matches/match-heads.ts'
import type { Bindings, MatchTree } from '../matches/match-tree.ts'
import { headType, isBoxed, isObject, takesBoxes, testedRepOf } from '../types/type-reps.ts'
import type { TypedPattern } from '../types/typed-tree.ts'
import type { Type, ValueSymbol } from '../types/types.ts'
import { partsOf } from '../types/typed-walk.ts'

/** A clause to be lowered; `guard` may be asked for several times, `body` is asked for once. */
export interface LowerableClause {
  readonly pattern: TypedPattern
  readonly guard: (() => Expr) | undefined
  readonly body: () => Expr
}

/** The code of a match, with what the analysis of its clauses found. */
export interface MatchCode {
  readonly tree: MatchTree
  readonly root: Occurrence
  /** The matched value in a variable, or the items of a matched tuple, which then need not exist. */
  readonly subject: LocalId | readonly LocalId[]
  readonly clauses: readonly LowerableClause[]
  /** What happens where no clause matches. */
  readonly fail: () => Expr
  readonly at: Node
}

/** The code of a match. */
export function lowerMatchTree(c: LoweringContext, match: MatchCode): Expr {
  return new MatchEmitter(c, match).run()
}

/** Binds the variables of a pattern to a value: what follows `items` may use them. */
export function lowerBinding(
  c: LoweringContext,
  items: Expr[],
  match: Omit<MatchCode, 'clauses'>,
  pattern: TypedPattern,
): void {
  const variables = [...variablesOf(pattern).values()]
  const clause = (body: () => Expr): MatchCode => ({ ...match, clauses: [{ pattern, guard: undefined, body }] })
  if (
    new MatchEmitter(
      c,
      clause(() => UNIT_EXPR),
    ).bindInto(items)
  )
    return
  const values = (): Expr[] => variables.map((symbols) => local(c.binding(symbols[0]!).id))
  if (variables.length === 0) {
    items.push(
      lowerMatchTree(
        c,
        clause(() => UNIT_EXPR),
      ),
    )
    return
  }
  // What must be tested is tested in an expression of its own, whose value is that of the variables.
  const code = lowerMatchTree(
    c,
    clause(() => (variables.length === 1 ? values()[0]! : { k: 'tuple', items: values() })),
  )
  const whole = c.fresh()
  items.push(letLocal(whole, code))
  for (const [index, symbols] of variables.entries()) {
    const id = c.fresh()
    const value: Expr = variables.length === 1 ? local(whole) : { k: 'get', target: local(whole), index }
    if (symbols[0]!.isMutable) c.markMutable(id)
    items.push({ k: 'let', id, isMutable: symbols[0]!.isMutable, value })
    for (const symbol of symbols) c.bindValue(symbol, id)
  }
}

interface Join {
  readonly label: number
  readonly names: readonly string[]
  readonly params: readonly LocalId[]
}

class MatchEmitter {
  readonly #c: LoweringContext
  readonly #match: MatchCode
  readonly #available = new Map<Occurrence, LocalId>()
  readonly #trail: Occurrence[] = []
  readonly #uses: number[]
  readonly #joins: (Join | undefined)[]
  readonly #variables: ReadonlyMap<string, readonly ValueSymbol[]>[]

  constructor(c: LoweringContext, match: MatchCode) {
    this.#c = c
    this.#match = match
    this.#uses = match.clauses.map(() => 0)
    countLeaves(match.tree, this.#uses)
    this.#variables = match.clauses.map((clause) => variablesOf(clause.pattern))
    this.#joins = this.#uses.map((uses, i) => (uses > 1 ? this.#join(i) : undefined))
    this.#provide()
  }

  run(): Expr {
    const { tree, fail, clauses } = this.#match
    let code = this.#emit(tree, fail)
    for (const [i, join] of this.#joins.entries()) {
      if (join === undefined) continue
      this.#bindNames(i, (name) => join.params[join.names.indexOf(name)])
      code = { k: 'join', label: join.label, params: join.params, then: clauses[i]!.body(), body: code }
    }
    return code
  }

  /**
   * For a pattern that always matches: takes the value apart at the end of `items`, where the variables stay in scope.
   * False where the pattern needs a test.
   */
  bindInto(items: Expr[]): boolean {
    const { tree } = this.#match
    if (tree.kind !== 'Leaf') return false
    this.#leaf(items, tree, this.#match.fail)
    return true
  }

  #join(clause: number): Join {
    const names = [...this.#variables[clause]!.keys()]
    return { label: this.#c.freshLabel(), names, params: names.map(() => this.#c.fresh()) }
  }

  #provide(): void {
    const { root, subject } = this.#match
    if (typeof subject === 'number') this.#available.set(root, subject)
    else
      for (const [i, id] of subject.entries()) {
        const part = root.children.get(`${i}`)
        if (part !== undefined) this.#available.set(part, id)
      }
  }

  #emit(tree: MatchTree, fail: () => Expr): Expr {
    const items: Expr[] = []
    const mark = this.#trail.length
    items.push(this.#emitInto(items, tree, fail))
    while (this.#trail.length > mark) this.#available.delete(this.#trail.pop()!)
    return sequence(items)
  }

  #emitInto(items: Expr[], tree: MatchTree, fail: () => Expr): Expr {
    switch (tree.kind) {
      case 'Fail':
        return fail()
      case 'Leaf':
        return this.#leaf(items, tree, fail)
      case 'Switch':
        return this.#switch(items, tree, fail)
      case 'Split': {
        const label = this.#c.freshLabel()
        const body = this.#emit(tree.first, () => ({ k: 'jump', label, args: [] }))
        return { k: 'join', label, params: [], then: this.#emit(tree.rest, fail), body }
      }
    }
  }

  #leaf(items: Expr[], leaf: MatchTree & { readonly kind: 'Leaf' }, fail: () => Expr): Expr {
    const clause = this.#match.clauses[leaf.clause]!
    const ids = new Map<string, LocalId>()
    for (let each: Bindings = leaf.bindings; each !== undefined; each = each.before)
      if (!ids.has(each.symbol.name)) ids.set(each.symbol.name, this.#variable(items, each.symbol, each.occurrence))
    const join = this.#joins[leaf.clause]
    // Of a clause with a join only the guard is in this place.
    if (join === undefined || clause.guard !== undefined) this.#bindNames(leaf.clause, (name) => ids.get(name))
    const guard = clause.guard?.()
    const then: Expr =
      join === undefined
        ? clause.body()
        : { k: 'jump', label: join.label, args: join.names.map((name) => local(ids.get(name)!)) }
    if (guard === undefined || leaf.rest === undefined) return then
    return conditional(guard, then, this.#emit(leaf.rest, fail))
  }

  #variable(items: Expr[], symbol: ValueSymbol, occurrence: Occurrence): LocalId {
    const id = this.#get(items, occurrence)
    if (!symbol.isMutable) return id
    const own = this.#c.fresh()
    this.#c.markMutable(own)
    items.push({ k: 'let', id: own, isMutable: true, value: local(id) })
    return own
  }

  /** Alternatives of one clause bind variables of the same names: all of them stand for the same local. */
  #bindNames(clause: number, idOf: (name: string) => LocalId | undefined): void {
    for (const [name, symbols] of this.#variables[clause]!) {
      const id = idOf(name)
      if (id !== undefined) for (const symbol of symbols) this.#c.bindValue(symbol, id)
    }
  }

  #switch(items: Expr[], tree: MatchTree & { readonly kind: 'Switch' }, fail: () => Expr): Expr {
    const { on, branches, otherwise } = tree
    const [first] = branches
    const { head } = first!
    const rest = otherwise === undefined ? undefined : (): Expr => this.#emit(otherwise, fail)
    const arms = branches.map((branch) => ({ head: branch.head, emit: (): Expr => this.#emit(branch.tree, fail) }))
    switch (head.kind) {
      case 'Case': {
        const subject = local(this.#get(items, on))
        if (head.of === 'union') return this.#byTag({ k: 'tag', target: subject }, arms, rest)
        const at = (index: number): (() => Expr) => arms.find((arm) => indexOf(arm.head) === index)?.emit ?? rest!
        if (head.of === 'bool') return conditional(subject, at(1)(), at(0)())
        const isFirst = op(head.of === 'list' ? 'list.isEmpty' : 'option.isNone', [subject], this.#match.at)
        return conditional(isFirst, at(0)(), at(1)())
      }
      case 'Array':
        return this.#byTag(op('array.length', [local(this.#get(items, on))], this.#match.at), arms, rest)
      case 'Const':
        return this.#byConstant(local(this.#get(items, on)), arms, rest!)
      case 'Exception':
      case 'Failure':
      case 'Type':
        return this.#byTest(local(this.#get(items, on)), on, arms, rest!)
      case 'Active': {
        if (head.count === 1 && !head.isPartial) return this.#emitInto(items, first!.tree, fail)
        const result = local(this.#get(items, head.result))
        if (!head.isPartial) return this.#byTag({ k: 'tag', target: result }, arms, rest)
        return conditional(op('option.isNone', [result], this.#match.at), rest!(), arms[0]!.emit())
      }
    }
  }

  #byTag(on: Expr, arms: readonly Arm[], rest: (() => Expr) | undefined): Expr {
    const [first, second] = arms
    if (rest === undefined && arms.length === 1) return first!.emit()
    if (arms.length === 1 || (arms.length === 2 && rest === undefined)) {
      const isFirst = op('prim.eq', [on, intConstant(indexOf(first!.head))], this.#match.at)
      return conditional(isFirst, first!.emit(), second === undefined ? rest!() : second.emit())
    }
    const cases = arms.map((arm) => ({ values: [indexOf(arm.head)], body: arm.emit() }))
    return { k: 'switch', on, cases, otherwise: rest?.() }
  }

  /** F# makes what stands for all other constants first, and names what it makes in that order. */
  #byConstant(subject: Expr, arms: readonly Arm[], rest: () => Expr): Expr {
    const otherwise = rest()
    const numbers = arms.map((arm) => (arm.head.kind === 'Const' ? switchNumber(arm.head.value) : undefined))
    if (arms.length > 2 && numbers.every((number) => number !== undefined)) {
      const cases = arms.map((arm, i) => ({ values: [numbers[i]!], body: arm.emit() }))
      return { k: 'switch', on: subject, cases, otherwise }
    }
    const branches = arms.map((arm) => ({
      condition: this.#isConstant(subject, arm.head),
      then: arm.emit(),
    }))
    return { k: 'if', branches, otherwise }
  }

  #isConstant(subject: Expr, head: Head): Expr {
    if (head.kind !== 'Const') return constant({ type: 'bool', value: false })
    if (head.value.type === 'null') return op('isNull', [subject], this.#match.at)
    const operation = head.value.type === 'decimal' ? 'eq' : 'prim.eq'
    return op(operation, [subject, lowerConstant(head.value)], this.#match.at)
  }

  #byTest(subject: Expr, on: Occurrence, arms: readonly Arm[], rest: () => Expr): Expr {
    const branches = arms.map(({ head, emit }) => ({ condition: this.#isOfHead(subject, on, head), then: emit() }))
    return { k: 'if', branches, otherwise: rest() }
  }

  #isOfHead(target: Expr, on: Occurrence, head: Head): Expr {
    if (head.kind === 'Exception') return { k: 'isException', target, type: head.case.exception! }
    if (head.kind === 'Type') return typeTest(this.#c, target, on.type, head.test)
    return { k: 'isException', target, type: 'Failure' }
  }

  /** The variable that holds a part, taken out here if no earlier place on this path did. */
  #get(items: Expr[], occurrence: Occurrence): LocalId {
    const known = this.#available.get(occurrence)
    if (known !== undefined) return known
    const value = this.#take(items, occurrence)
    const id = typeof value === 'number' ? value : this.#c.fresh()
    if (typeof value !== 'number') items.push(letLocal(id, value))
    this.#available.set(occurrence, id)
    this.#trail.push(occurrence)
    return id
  }

  #take(items: Expr[], occurrence: Occurrence): Expr | LocalId {
    const { access } = occurrence
    const { at } = this.#match
    if (access.kind === 'Root') return this.#wholeTuple()
    const id = this.#get(items, access.of)
    const target = local(id)
    switch (access.kind) {
      case 'Field':
        return { k: 'get', target, index: access.index }
      case 'SomeValue':
        return op('option.value', [target], at)
      case 'Head':
        return op('list.head', [target], at)
      case 'Tail':
        return op('list.tail', [target], at)
      case 'Element':
        return op('array.get', [target, intConstant(access.index)], at)
      case 'Key':
        return this.#property('KeyValuePair.Key', target)
      case 'Value':
        return this.#property('KeyValuePair.Value', target)
      case 'Message':
        return this.#property('exn.Message', target)
      case 'Cast':
        return this.#cast(target, access.of.type, occurrence.type)
      case 'Recognized':
        return this.#c.apply(access.recognizer, [target], at)
    }
  }

  /** What a test has found to be of a type, as a value of it. */
  #cast(value: Expr, from: Type, to: Type): Expr {
    const isBox = isBoxed(from)
    if (isObject(to) || (!isBox && !takesBoxes(to))) return value
    const box: Expr = isBox ? value : { k: 'box', value, type: this.#c.rep(from) }
    const type = testedRepOf(to, (each) => this.#c.rep(each))
    return { k: 'unbox', value: box, type, at: this.#match.at.start }
  }

  #property(name: string, target: Expr): Expr {
    this.#c.libraryEntry(name, this.#match.at)
    return { k: 'library', name, reps: [], args: [target], at: this.#match.at.start }
  }

  /** A tuple that was never built, since no clause seemed to need it as a whole. */
  #wholeTuple(): Expr {
    const { subject } = this.#match
    if (typeof subject === 'number') return local(subject)
    return { k: 'tuple', items: subject.map(local) }
  }
}

interface Arm {
  readonly head: Head
  readonly emit: () => Expr
}

/** Full name of the exception type that a test of an exception is for; undefined for tests of other types. */
function exceptionName(of: Type, test: Type): string | undefined {
  const type = headType(test)
  if (type.kind !== 'Named') return undefined
  const { definition, name } = type.constructor
  if (definition.kind === 'Library' && name.endsWith('Exception')) return fullExceptionName(name)
  return primitiveName(type) === 'exn' && !isObject(of) ? 'System.Exception' : undefined
}

/** The library names exceptions without their namespace where that is `System`. */
export function fullExceptionName(name: string): string {
  if (name.includes('.')) return name
  if (name === 'KeyNotFoundException') return `System.Collections.Generic.${name}`
  return name === 'MatchFailureException' ? `Microsoft.FSharp.Core.${name}` : `System.${name}`
}

/** `:? T`. */
export function typeTest(c: LoweringContext, target: Expr, of: Type, test: Type): Expr {
  const name = exceptionName(of, test)
  if (name !== undefined) return { k: 'isException', target, type: name }
  return { k: 'isType', target, type: testedRepOf(test, (each) => c.rep(each)) }
}

function indexOf(head: Head): number {
  switch (head.kind) {
    case 'Case':
    case 'Active':
      return head.index
    case 'Array':
      return head.length
    case 'Const':
    case 'Exception':
    case 'Failure':
    case 'Type':
      return 0
  }
}

/** What a `switch` can jump by. */
function switchNumber(value: Literal): number | undefined {
  if (value.type === 'char') return value.value.charCodeAt(0)
  const isSmall = value.type === 'int' || value.type === 'byte' || value.type === 'sbyte' || value.type === 'int16'
  return isSmall || value.type === 'uint16' ? value.value : undefined
}

function countLeaves(tree: MatchTree, uses: number[]): void {
  switch (tree.kind) {
    case 'Fail':
      return
    case 'Leaf':
      uses[tree.clause]! += 1
      if (tree.rest !== undefined) countLeaves(tree.rest, uses)
      return
    case 'Switch':
      for (const branch of tree.branches) countLeaves(branch.tree, uses)
      if (tree.otherwise !== undefined) countLeaves(tree.otherwise, uses)
      return
    case 'Split':
      countLeaves(tree.first, uses)
      countLeaves(tree.rest, uses)
  }
}

/** A pattern's variables by name. */
function variablesOf(pattern: TypedPattern): Map<string, ValueSymbol[]> {
  const found = new Map<string, ValueSymbol[]>()
  const pending = [pattern]
  while (pending.length > 0) {
    const next = pending.pop()!
    if (next.kind === 'Variable' || next.kind === 'As') {
      const known = found.get(next.symbol.name)
      if (known === undefined) found.set(next.symbol.name, [next.symbol])
      else known.push(next.symbol)
    }
    pending.push(...partsOf(next))
  }
  return found
}
