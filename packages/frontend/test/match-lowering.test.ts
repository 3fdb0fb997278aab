import type { Expr } from '@fsrs/chunk'
import { SourceFile } from '@fsrs/compiler'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { BOOL, functionOf, INT, listOf, optionOf, tupleOf } from '../src/types/builtins.ts'
import { ClosureNames } from '../src/lowering/closure-names.ts'
import { intConstant, LoweringContext } from '../src/lowering/lower-context.ts'
import { LOWERING } from '../src/lowering/lower-expr.ts'
import { matchFailure } from '../src/lowering/lower-library.ts'
import { lowerMatchTree } from '../src/lowering/match-lowering.ts'
import { buildMatchTree } from '../src/matches/match-tree.ts'
import type { TypedPattern } from '../src/types/typed-tree.ts'
import type { Type } from '../src/types/types.ts'
import { analyseMatch } from '../src/matches/usefulness.ts'
import { evaluate, MatchFailure, type Value } from './evaluate.ts'
import { p, symbol, union } from './typed-builders.ts'

function context(): LoweringContext {
  const state = {
    unit: 'Test',
    source: new SourceFile('test.fsrs', ''),
    globals: [],
    types: [],
    diagnostics: [],
    needed: new Set<never>(),
    facts: new Map(),
    factsOf: () => undefined,
    hostNames: new Set<string>(),
    generated: 0,
    closures: new ClosureNames(),
    classes: new Map<never, never>(),
  }
  return new LoweringContext(state, LOWERING)
}

/** A match whose clauses answer their number. */
function lower(
  type: Type,
  patterns: readonly TypedPattern[],
  copies: number,
  guards: ReadonlyMap<number, () => Expr> = new Map(),
): Expr {
  const c = context()
  const subject = c.fresh()
  const rows = patterns.map((pattern, i) => ({ pattern, isGuarded: guards.has(i) }))
  const { tree, root } = buildMatchTree(type, rows, copies)
  const at = { start: 0, end: 0 }
  return lowerMatchTree(c, {
    tree,
    root,
    subject,
    clauses: patterns.map((pattern, i) => ({ pattern, guard: guards.get(i), body: () => intConstant(i) })),
    fail: () => matchFailure(at),
    at,
  })
}

function run(code: Expr, value: Value): Value {
  try {
    return evaluate(code, new Map([[0, value]]))
  } catch (error) {
    if (error instanceof MatchFailure) return 'failed'
    throw error
  }
}

/** What F# means: the first clause whose pattern matches. */
function matches(pattern: TypedPattern, value: Value): boolean {
  const fields = typeof value === 'object' && value !== null ? value.fields : []
  switch (pattern.kind) {
    case 'Wildcard':
      return true
    case 'Const':
      return 'value' in pattern.value && pattern.value.value === value
    case 'Tuple':
      return pattern.items.every((item, i) => matches(item, fields[i]))
    case 'Case': {
      if (pattern.case.owner.uniqueName === 'option')
        return pattern.case.name === 'None'
          ? value === null
          : value !== null && matches(pattern.arguments[0]!, fields[0])
      const isCase = typeof value === 'object' && value !== null && value.tag === pattern.case.index
      return isCase && pattern.arguments.every((item, i) => matches(item, fields[i]))
    }
    case 'List': {
      const [head, ...tail] = pattern.items
      if (head === undefined) return value === null
      return value !== null && matches(head, fields[0]) && matches({ ...pattern, items: tail }, fields[1])
    }
    case 'Cons':
      return value !== null && matches(pattern.head, fields[0]) && matches(pattern.tail, fields[1])
    case 'Or':
      return pattern.alternatives.some((each) => matches(each, value))
    case 'And':
      return pattern.patterns.every((each) => matches(each, value))
    default:
      throw new Error(`${pattern.kind} is not generated`)
  }
}

const shape = union('Shape', { A: [], B: [BOOL], C: [BOOL, INT] })

/** Types with patterns and values over them, nested to a depth. */
function generators(type: Type, depth: number): { pattern: fc.Arbitrary<TypedPattern>; value: fc.Arbitrary<Value> } {
  const any = fc.constant(p.any(type))
  const { pattern, value } = bare(type, depth)
  if (depth <= 0) return { pattern: fc.oneof(any, pattern), value }
  const both = fc.tuple(pattern, pattern)
  return {
    pattern: fc.oneof(
      { weight: 3, arbitrary: any },
      { weight: 6, arbitrary: pattern },
      { weight: 1, arbitrary: both.map(([a, b]) => p.or(a, b)) },
      { weight: 1, arbitrary: both.map(([a, b]) => p.and(a, b)) },
    ),
    value,
  }
}

function bare(type: Type, depth: number): { pattern: fc.Arbitrary<TypedPattern>; value: fc.Arbitrary<Value> } {
  if (type === BOOL)
    return { pattern: fc.boolean().map((value) => p.literal(BOOL, { type: 'bool', value })), value: fc.boolean() }
  if (type === INT) {
    const small = fc.integer({ min: 0, max: 4 })
    return { pattern: small.map((value) => p.literal(INT, { type: 'int', value })), value: small }
  }
  if (type === shape) {
    const bool = generators(BOOL, depth - 1)
    const int = generators(INT, depth - 1)
    return {
      pattern: fc.oneof(
        fc.constant(p.case(shape, 'A')),
        bool.pattern.map((inner) => p.case(shape, 'B', inner)),
        fc.tuple(bool.pattern, int.pattern).map(([a, b]) => p.case(shape, 'C', a, b)),
      ),
      value: fc.oneof(
        fc.constant({ tag: 0, fields: [] }),
        bool.value.map((inner) => ({ tag: 1, fields: [inner] })),
        fc.tuple(bool.value, int.value).map((fields) => ({ tag: 2, fields })),
      ),
    }
  }
  if (type.kind === 'Tuple') {
    const items = type.items.map((item) => generators(item, depth - 1))
    return {
      pattern: fc.tuple(...items.map((each) => each.pattern)).map((patterns) => p.tuple(...patterns)),
      value: fc.tuple(...items.map((each) => each.value)).map((fields) => ({ tag: 0, fields })),
    }
  }
  if (type.kind !== 'Named') throw new Error('not generated')
  const [element] = type.arguments
  const inner = generators(element!, depth - 1)
  if (type.constructor.uniqueName === 'option')
    return {
      pattern: fc.oneof(
        fc.constant(p.none(element!)),
        inner.pattern.map((each) => p.some(each)),
      ),
      value: fc.oneof(
        fc.constant(null),
        inner.value.map((each) => ({ tag: 1, fields: [each] })),
      ),
    }
  const list = fc.array(inner.value, { maxLength: 3 })
  return {
    pattern: fc.oneof(
      fc.array(inner.pattern, { maxLength: 2 }).map((each) => p.list(element!, ...each)),
      fc.tuple(inner.pattern, inner.pattern).map(([a, b]) => p.cons(a, p.cons(b, p.any(type)))),
      inner.pattern.map((each) => p.cons(each, p.any(type))),
    ),
    value: list.map((values) => values.reduceRight<Value>((tail, head) => ({ tag: 1, fields: [head, tail] }), null)),
  }
}

const TYPES: readonly Type[] = [
  tupleOf([BOOL, INT, BOOL]),
  tupleOf([shape, shape]),
  listOf(shape),
  optionOf(tupleOf([shape, BOOL])),
  tupleOf([listOf(BOOL), optionOf(INT)]),
]

describe('the code of a match', () => {
  for (const [index, type] of TYPES.entries()) {
    for (const copies of [10_000, 0]) {
      test(`takes the first clause that matches, type ${index}, ${copies === 0 ? 'split' : 'as a tree'}`, () => {
        const { pattern, value } = generators(type, 3)
        const cases = fc.tuple(
          fc.array(pattern, { minLength: 1, maxLength: 6 }),
          fc.array(value, { minLength: 1, maxLength: 8 }),
        )
        fc.assert(
          fc.property(cases, ([patterns, values]) => {
            const code = lower(type, patterns, copies)
            for (const each of values) {
              const expected = patterns.findIndex((row) => matches(row, each))
              expect(run(code, each)).toBe(expected < 0 ? 'failed' : expected)
            }
          }),
          { seed: 4711, numRuns: 150 },
        )
      })
    }
    test(`fails only where the analysis said so, type ${index}`, () => {
      const { pattern, value } = generators(type, 3)
      const cases = fc.tuple(
        fc.array(pattern, { minLength: 1, maxLength: 6 }),
        fc.array(value, { minLength: 1, maxLength: 8 }),
      )
      fc.assert(
        fc.property(cases, ([patterns, values]) => {
          const rows = patterns.map((row) => ({ pattern: row, isGuarded: false }))
          const analysis = analyseMatch(type, rows)
          for (const each of values) {
            const taken = patterns.findIndex((row) => matches(row, each))
            expect(taken < 0 ? analysis.missing.length > 0 : analysis.isReached[taken]).toBe(true)
          }
        }),
        { seed: 4712, numRuns: 150 },
      )
    })
  }

  test('a guard that says no lets the next clause try', () => {
    const no: Expr = { k: 'const', value: { type: 'bool', value: false } }
    const rows = [p.any(INT), p.literal(INT, { type: 'int', value: 1 }), p.any(INT)]
    const code = lower(INT, rows, 100, new Map([[0, () => no]]))
    expect(run(code, 1)).toBe(1)
    expect(run(code, 2)).toBe(2)
  })

  test('the body of a clause stands once, however many ways lead to it', () => {
    const any = p.any(BOOL)
    const yes = p.literal(BOOL, { type: 'bool', value: true })
    const rows = [p.tuple(yes, any, yes), p.tuple(any, yes, any), p.tuple(any, any, any)]
    const text = JSON.stringify(lower(rows[0]!.type, rows, 1000))
    for (const [i] of rows.entries()) expect(text.split(`"type":"int","value":${i}}`)).toHaveLength(2)
  })

  test('code grows with the rows, not with their combinations', () => {
    const any = p.any(BOOL)
    const yes = p.literal(BOOL, { type: 'bool', value: true })
    const sizeOf = (width: number): number => {
      const rows = Array.from({ length: width }, (_, i) =>
        p.tuple(...Array.from({ length: width }, (__, j) => (i === j ? yes : any))),
      )
      return JSON.stringify(lower(rows[0]!.type, rows, 64 + 16 * width)).length
    }
    expect(sizeOf(64)).toBeLessThan(6 * sizeOf(32))
  })

  test('recognizers run in the order of the clauses, and a shared one runs once', () => {
    const c = context()
    const calls: string[] = []
    const parity = symbol('|Even|Odd|', functionOf(INT, union('Choice', { Even: [], Odd: [] })))
    const small = symbol('|Small|_|', functionOf(INT, optionOf(INT)))
    const subject = c.fresh()
    const [parityId, smallId] = [c.fresh(), c.fresh()]
    c.bindValue(parity, parityId)
    c.bindValue(small, smallId)
    const cases = ['Even', 'Odd']
    const rows = [
      p.active(INT, small, ['Small'], 0, true, p.literal(INT, { type: 'int', value: 7 })),
      p.active(INT, parity, cases, 0, false),
      p.active(INT, parity, cases, 1, false),
    ]
    const { tree, root } = analyseMatch(
      INT,
      rows.map((pattern) => ({ pattern, isGuarded: false })),
    )
    const at = { start: 0, end: 0 }
    const clauses = rows.map((pattern, i) => ({ pattern, guard: undefined, body: () => intConstant(i) }))
    const code = lowerMatchTree(c, { tree, root, subject, clauses, fail: () => matchFailure(at), at })
    const locals = new Map<number, Value>([
      [subject, 3],
      [parityId, (n) => (calls.push('parity'), { tag: Number(n) % 2, fields: [] })],
      [smallId, (n) => (calls.push('small'), { tag: 1, fields: [n] })],
    ])
    expect(evaluate(code, locals)).toBe(2)
    expect(calls).toEqual(['small', 'parity'])
  })
})
