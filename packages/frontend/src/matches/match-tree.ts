/**
 * Decision trees for pattern matches, from which both the warnings about missing and redundant cases and the code are
 * made (Luc Maranget, "Warnings for pattern matching", JFP 2007, and "Compiling Pattern Matching to Good Decision
 * Trees", ML 2008; rows as sets of tests after Jules Jacobs, "How to compile pattern matching", 2021).
 *
 * A row is one clause, or one alternative of it, with the tests that remain to be made. Only a test of the first row is
 * ever chosen, and one with effects (an active pattern) only when it is that row's first: so recognizers run in F#'s
 * order. A row that does not care about the chosen test is copied into every branch; once copies exceed a budget the
 * rows are split instead (`split`: what fails in `first` goes on at `rest`), which keeps the tree linear in the rows.
 */
import type { TypedPattern } from '../types/typed-tree.ts'
import type { Type, ValueSymbol } from '../types/types.ts'
import { type Head, type Occurrence, Occurrences, headOf } from './match-heads.ts'

/** One clause to be matched. */
export interface MatchRow {
  readonly pattern: TypedPattern
  readonly isGuarded: boolean
}

/** Decisions from the subject down to a clause: every path tests a part of the value at most once. */
export type MatchTree =
  | { readonly kind: 'Fail' }
  /** Clause number `clause` matches; where its guard says no, `rest` goes on. */
  | {
      readonly kind: 'Leaf'
      readonly clause: number
      readonly bindings: Bindings
      readonly rest: MatchTree | undefined
    }
  /** Without `otherwise` the branches are all there is. */
  | {
      readonly kind: 'Switch'
      readonly on: Occurrence
      readonly branches: readonly { readonly head: Head; readonly tree: MatchTree }[]
      readonly otherwise: MatchTree | undefined
    }
  | { readonly kind: 'Split'; readonly first: MatchTree; readonly rest: MatchTree }

/** Variables that a clause binds, the last bound first. */
export type Bindings =
  | undefined
  | { readonly symbol: ValueSymbol; readonly occurrence: Occurrence; readonly before: Bindings }

/** What a path from the root has learnt, the last first. */
export type Facts =
  | undefined
  | { readonly on: Occurrence; readonly is: Head | undefined; readonly isNot: readonly Head[]; readonly before: Facts }

/** A value that no clause takes, as facts about it. */
export interface MissingCase {
  readonly facts: Facts
  /** Whether a clause with a guard might take it. */
  readonly afterGuard: boolean
}

/** The tree of a match, and what is wrong with its clauses. */
export interface MatchAnalysis {
  readonly tree: MatchTree
  readonly root: Occurrence
  /** By clause number: whether some value reaches it. */
  readonly isReached: readonly boolean[]
  /** The first few values that no clause takes. */
  readonly missing: readonly MissingCase[]
  /** How many times a row was copied. */
  readonly copies: number
  /** False where the budget ran out: then `isReached` and `missing` may claim too much. */
  readonly isExact: boolean
}

interface Test {
  readonly on: Occurrence
  readonly pattern: TypedPattern
}

interface Row {
  readonly clause: number
  readonly isGuarded: boolean
  readonly tests: readonly Test[]
  readonly bindings: Bindings
  /** Whether a test is an `|` of tuples or records, whose parts are what is really tested. */
  readonly hasPartsChoice: boolean
}

const MISSING_LIMIT = 3

/**
 * Makes the decision tree of a match.
 *
 * @param copies how many times rows may be copied before the tree is split instead
 */
export function buildMatchTree(subject: Type, rows: readonly MatchRow[], copies: number): MatchAnalysis {
  return new TreeBuilder(rows.length, copies).run(subject, rows)
}

class TreeBuilder {
  readonly #occurrences = new Occurrences()
  readonly #isReached: boolean[]
  readonly #missing: MissingCase[] = []
  readonly #budget: number
  #copiesLeft: number
  #isExact = true

  constructor(clauses: number, copies: number) {
    this.#isReached = Array.from({ length: clauses }, () => false)
    this.#budget = copies
    this.#copiesLeft = copies
  }

  run(subject: Type, rows: readonly MatchRow[]): MatchAnalysis {
    const root = this.#occurrences.root(subject)
    const start = rows.map((row, clause) =>
      this.#row({ clause, isGuarded: row.isGuarded, tests: [], bindings: undefined, hasPartsChoice: false }, [
        { on: root, pattern: row.pattern },
      ]),
    )
    const tree = this.#build(start, undefined, false, true)
    return {
      tree,
      root,
      isReached: this.#isReached,
      missing: this.#missing,
      copies: this.#budget - this.#copiesLeft,
      isExact: this.#isExact,
    }
  }

  /** `afterGuard`: a guarded row has been left on this path; `isLast`: what fails here fails the match. */
  #build(given: readonly Row[], facts: Facts, afterGuard: boolean, isLast: boolean): MatchTree {
    const rows = given.some((row) => row.hasPartsChoice) ? this.#withoutPartsChoice(given) : given
    const first = rows[0]
    if (first === undefined) {
      if (isLast && this.#missing.length < MISSING_LIMIT) this.#missing.push({ facts, afterGuard })
      return { kind: 'Fail' }
    }
    if (first.tests.length === 0) {
      this.#isReached[first.clause] = true
      const rest = first.isGuarded ? this.#build(rows.slice(1), facts, true, isLast) : undefined
      return { kind: 'Leaf', clause: first.clause, bindings: first.bindings, rest }
    }
    const test = chooseTest(first, rows)
    if (test.pattern.kind === 'Or')
      return this.#build([...this.#alternatives(first, test), ...rows.slice(1)], facts, afterGuard, isLast)
    return this.#switch(rows, test, headOf(test.pattern, test.on, this.#occurrences), facts, afterGuard, isLast)
  }

  #switch(rows: readonly Row[], test: Test, head: Head, facts: Facts, afterGuard: boolean, isLast: boolean): MatchTree {
    const partition = this.#partition(rows, test.on, head)
    if (partition.splitAt !== undefined) {
      this.#isExact = false
      const front = this.#build(rows.slice(0, partition.splitAt), facts, afterGuard, false)
      return {
        kind: 'Split',
        first: front,
        rest: this.#build(rows.slice(partition.splitAt), facts, afterGuard, isLast),
      }
    }
    const branches = partition.branches.map((branch) => ({
      head: branch.head,
      tree: this.#build(branch.rows, { on: test.on, is: branch.head, isNot: [], before: facts }, afterGuard, isLast),
    }))
    const covered =
      head.kind === 'Case' ? head.count : head.kind === 'Active' && !head.isPartial ? head.count : Infinity
    if (branches.length >= covered) return { kind: 'Switch', on: test.on, branches, otherwise: undefined }
    const isNot = branches.map((branch) => branch.head)
    const otherwise = this.#build(
      partition.otherwise,
      { on: test.on, is: undefined, isNot, before: facts },
      afterGuard,
      isLast,
    )
    return { kind: 'Switch', on: test.on, branches, otherwise }
  }

  /** Sorts rows by what they say of `on`; rows that say nothing go into every branch, as long as the budget lasts. */
  #partition(rows: readonly Row[], on: Occurrence, chosen: Head): Partition {
    const budget = this.#copiesLeft
    const split = (index: number): Partition => {
      this.#copiesLeft = budget
      return { branches: [], otherwise: [], splitAt: index }
    }
    const branches = new Map<string, { head: Head; rows: Row[] }>()
    const otherwise: Row[] = []
    const pending = rows.map((row, index) => ({ row, index })).toReversed()
    while (pending.length > 0) {
      const { row, index } = pending.pop()!
      const test = row.tests.find((candidate) => candidate.on === on && this.#isOfFamily(candidate, chosen))
      if (test === undefined) {
        if (this.#copiesLeft < branches.size && index > 0) return split(index)
        this.#copiesLeft -= branches.size
        for (const branch of branches.values()) branch.rows.push(row)
        otherwise.push(row)
        continue
      }
      if (test.pattern.kind === 'Or') {
        for (const alternative of this.#alternatives(row, test).toReversed()) pending.push({ row: alternative, index })
        continue
      }
      const head = headOf(test.pattern, on, this.#occurrences)
      let branch = branches.get(head.key)
      if (branch === undefined) {
        if (this.#copiesLeft < otherwise.length && index > 0) return split(index)
        this.#copiesLeft -= otherwise.length
        branch = { head, rows: [...otherwise] }
        branches.set(head.key, branch)
      }
      branch.rows.push(this.#specialised(row, test, head))
    }
    // Two tests of one occurrence (`p & q`): what the first found, the second must agree with.
    for (const branch of branches.values())
      branch.rows = branch.rows.flatMap((row) => this.#agreeing(row, on, branch.head))
    return { branches: [...branches.values()], otherwise, splitAt: undefined }
  }

  /** Resolves further tests of `on` (from `&` patterns), now that its head is known. */
  #agreeing(row: Row, on: Occurrence, head: Head): Row[] {
    const test = row.tests.find((candidate) => candidate.on === on && this.#isOfFamily(candidate, head))
    if (test === undefined) return [row]
    if (test.pattern.kind === 'Or')
      return this.#alternatives(row, test).flatMap((alternative) => this.#agreeing(alternative, on, head))
    const own = headOf(test.pattern, on, this.#occurrences)
    return own.key === head.key ? this.#agreeing(this.#specialised(row, test, own), on, head) : []
  }

  #isOfFamily(test: Test, chosen: Head): boolean {
    const { pattern } = test
    if (pattern.kind === 'Or')
      return pattern.alternatives.some((inner) => this.#isOfFamily({ on: test.on, pattern: inner }, chosen))
    if (pattern.kind === 'As') return this.#isOfFamily({ on: test.on, pattern: pattern.pattern }, chosen)
    if (pattern.kind === 'And')
      return pattern.patterns.some((inner) => this.#isOfFamily({ on: test.on, pattern: inner }, chosen))
    if (pattern.kind === 'Wildcard' || pattern.kind === 'Variable' || pattern.kind === 'Error') return false
    if (this.#occurrences.irrefutableParts(pattern, test.on) !== undefined) return false
    return headOf(pattern, test.on, this.#occurrences).family === chosen.family
  }

  /** Rows of `(p, q) | (r, s)` become one for each: else a part would be tested again that is known by then. */
  #withoutPartsChoice(rows: readonly Row[]): readonly Row[] {
    const result: Row[] = []
    const pending = rows.toReversed()
    while (pending.length > 0) {
      const row = pending.pop()!
      const test = row.hasPartsChoice ? row.tests.find((each) => this.#isPartsChoice(each.pattern, each.on)) : undefined
      if (test === undefined) {
        result.push(row.hasPartsChoice ? { ...row, hasPartsChoice: false } : row)
        continue
      }
      const alternatives = this.#alternatives(row, test)
      if (this.#copiesLeft < alternatives.length) {
        this.#isExact = false
        result.push({ ...row, hasPartsChoice: false })
        continue
      }
      this.#copiesLeft -= alternatives.length
      pending.push(...alternatives.toReversed())
    }
    return result
  }

  #isPartsChoice(pattern: TypedPattern, on: Occurrence): boolean {
    if (pattern.kind !== 'Or') return false
    return pattern.alternatives.some(
      (each) => this.#isPartsChoice(each, on) || this.#occurrences.irrefutableParts(each, on) !== undefined,
    )
  }

  /** The row once its `test` came out as `head`: the patterns of its parts are tested in its place. */
  #specialised(row: Row, test: Test, head: Head): Row {
    const inner = head.patterns.flatMap((pattern, i) =>
      pattern === undefined ? [] : [{ on: head.children[i]!, pattern }],
    )
    const at = row.tests.indexOf(test)
    return this.#row({ ...row, tests: row.tests.slice(0, at) }, inner, row.tests.slice(at + 1))
  }

  #alternatives(row: Row, test: Test): Row[] {
    if (test.pattern.kind !== 'Or') return [row]
    const at = row.tests.indexOf(test)
    return test.pattern.alternatives.map((pattern) =>
      this.#row({ ...row, tests: row.tests.slice(0, at) }, [{ on: test.on, pattern }], row.tests.slice(at + 1)),
    )
  }

  /** `row` with further tests, of which those that cannot fail have become bindings and tests of parts. */
  #row(row: Row, added: readonly Test[], after: readonly Test[] = []): Row {
    const tests = [...row.tests]
    let { bindings, hasPartsChoice } = row
    const pending = [...added].toReversed()
    while (pending.length > 0) {
      const test = pending.pop()!
      const { on, pattern } = test
      switch (pattern.kind) {
        case 'Wildcard':
        case 'Error':
          break
        case 'Variable':
          bindings = { symbol: pattern.symbol, occurrence: on, before: bindings }
          break
        case 'As':
          if (pattern.pattern.kind === 'TypeTest') {
            // The name stands for the value at the type that was tested.
            pending.push({ on, pattern: namedTest(pattern.pattern, pattern.symbol) })
            break
          }
          bindings = { symbol: pattern.symbol, occurrence: on, before: bindings }
          pending.push({ on, pattern: pattern.pattern })
          break
        case 'And':
          for (const inner of pattern.patterns.toReversed()) pending.push({ on, pattern: inner })
          break
        default: {
          const parts = this.#occurrences.irrefutableParts(pattern, on)
          if (parts === undefined) {
            tests.push(test)
            hasPartsChoice ||= this.#isPartsChoice(pattern, on)
          } else for (const part of parts.toReversed()) pending.push(part)
        }
      }
    }
    return { ...row, tests: after.length === 0 ? tests : [...tests, ...after], bindings, hasPartsChoice }
  }
}

function namedTest(test: TypedPattern & { readonly kind: 'TypeTest' }, symbol: ValueSymbol): TypedPattern {
  const { start, end, test: type } = test
  const inner: TypedPattern =
    test.pattern === undefined
      ? { kind: 'Variable', symbol, type, start, end }
      : { kind: 'As', pattern: test.pattern, symbol, type, start, end }
  return { ...test, pattern: inner }
}

interface Partition {
  readonly branches: readonly { readonly head: Head; readonly rows: readonly Row[] }[]
  readonly otherwise: readonly Row[]
  /** Where the rows are to be split, since the budget does not allow copying. */
  readonly splitAt: number | undefined
}

/** The first row's test that most rows share; nothing moves over a recognizer, which may have effects. */
function chooseTest(first: Row, rows: readonly Row[]): Test {
  const candidates: Test[] = []
  for (const test of first.tests) {
    if (hasEffects(test.pattern)) {
      if (candidates.length === 0) return test
      break
    }
    candidates.push(test)
  }
  if (candidates.length === 1 || rows.length === 1) return candidates[0]!
  let best = candidates[0]!
  let bestCount = -1
  for (const test of candidates) {
    let count = 0
    // A bounded look ahead: the choice is a heuristic, and must not make large matches quadratic.
    for (let i = 1; i < rows.length && i < 32; i++) if (rows[i]!.tests.some((other) => other.on === test.on)) count++
    if (count > bestCount) {
      best = test
      bestCount = count
    }
  }
  return best
}

function hasEffects(pattern: TypedPattern): boolean {
  if (pattern.kind === 'Active') return true
  return pattern.kind === 'Or' && pattern.alternatives.some(hasEffects)
}
