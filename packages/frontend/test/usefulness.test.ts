import { SourceFile } from '@fsrs/compiler'
import { describe, expect, test } from 'vitest'

import { BOOL, functionOf, INT, optionOf, STRING, listOf } from '../src/types/builtins.ts'
import type { TypedPattern } from '../src/types/typed-tree.ts'
import type { Type } from '../src/types/types.ts'
import { analyseMatch, incompleteMatch } from '../src/matches/usefulness.ts'
import { witnesses } from '../src/matches/witness.ts'
import { p, record, symbol, union } from './typed-builders.ts'

interface Verdict {
  readonly missing: readonly string[]
  readonly redundant: readonly number[]
}

function check(type: Type, patterns: readonly TypedPattern[], guarded: readonly number[] = []): Verdict {
  const analysis = analyseMatch(
    type,
    patterns.map((pattern, i) => ({ pattern, isGuarded: guarded.includes(i) })),
  )
  return {
    missing: analysis.isExact ? witnesses(analysis.root, analysis.missing).map(({ text }) => text) : [],
    redundant: analysis.isReached.flatMap((isReached, i) => (isReached ? [] : [i])),
  }
}

const int = (value: number): TypedPattern => p.literal(INT, { type: 'int', value })
const bool = (value: boolean): TypedPattern => p.literal(BOOL, { type: 'bool', value })
const text = (value: string): TypedPattern => p.literal(STRING, { type: 'string', value })
const shape = union('Shape', { Point: [], Circle: [INT], Box: [INT, INT] })
const anyInt = p.any(INT)

describe('missing cases', () => {
  test('a match over all cases of a union misses nothing', () => {
    const rows = [p.case(shape, 'Point'), p.case(shape, 'Circle', anyInt), p.case(shape, 'Box', anyInt, anyInt)]
    expect(check(shape, rows)).toEqual({ missing: [], redundant: [] })
  })
  test('each missing case is an example, with its arguments', () => {
    expect(check(shape, [p.case(shape, 'Point')]).missing).toEqual(['Circle _', 'Box (_, _)'])
  })
  test('a nested case is shown where it is missing', () => {
    const rows = [p.none(optionOf(INT)), p.some(p.none(INT))]
    expect(check(optionOf(optionOf(INT)), rows).missing).toEqual(['Some (Some _)'])
  })
  test('an int without a last rule is shown by one that is not there', () => {
    expect(check(INT, [int(0), int(1)]).missing).toEqual(['2'])
  })
  test('a string is shown by one that is not there', () => {
    expect(check(STRING, [text('')]).missing).toEqual(['"a"'])
  })
  test('two bools have four combinations', () => {
    const rows = [p.tuple(bool(true), bool(true)), p.tuple(bool(false), bool(false))]
    expect(check(rows[0]!.type, rows).missing).toEqual(['(true, false)', '(false, true)'])
  })
  test('lists are empty or not', () => {
    expect(check(listOf(INT), [p.list(INT)]).missing).toEqual(['_ :: _'])
    expect(check(listOf(INT), [p.cons(anyInt, p.any(listOf(INT)))]).missing).toEqual(['[]'])
  })
  test('a list of one and of two elements leaves the empty one and longer ones', () => {
    const rows = [p.list(INT, anyInt), p.list(INT, anyInt, anyInt)]
    expect(check(listOf(INT), rows).missing).toEqual(['_ :: _ :: _ :: _', '[]'])
  })
  test('arrays differ by length', () => {
    expect(check(p.array(INT).type, [p.array(INT), p.array(INT, anyInt)]).missing).toEqual(['[|_; _|]'])
  })
  test('only the fields that matter of a record are shown', () => {
    const person = record('Person', { Name: STRING, Admin: BOOL })
    expect(check(person, [p.field(person, 'Admin', bool(true))]).missing).toEqual(['{ Admin = false }'])
  })
  test('a rule with a guard takes nothing for sure', () => {
    const rows = [p.any(BOOL)]
    expect(check(BOOL, rows, [0]).missing).toEqual(['_'])
  })
  test('the warning says so when only guards stand in the way', () => {
    const analysis = analyseMatch(BOOL, [{ pattern: p.any(BOOL), isGuarded: true }])
    const warning = incompleteMatch(analysis, 0, 1, new SourceFile('a.fsrs', 'x'))
    expect(warning?.code).toBe('FS0025')
    expect(warning?.notes).toHaveLength(1)
  })
  test('a complete active pattern has no other cases, a partial one always has', () => {
    const recognizer = symbol('|Even|Odd|', functionOf(INT, INT))
    const cases = ['Even', 'Odd']
    const even = p.active(INT, recognizer, cases, 0, false)
    const odd = p.active(INT, recognizer, cases, 1, false)
    expect(check(INT, [even, odd]).missing).toEqual([])
    expect(check(INT, [even]).missing).toEqual(['Odd'])
    const small = symbol('|Small|_|', functionOf(INT, optionOf(INT)))
    expect(check(INT, [p.active(INT, small, ['Small'], 0, true, anyInt)]).missing).toEqual(['_'])
  })
  test('alternatives together can be complete', () => {
    expect(check(BOOL, [p.or(bool(true), bool(false))])).toEqual({ missing: [], redundant: [] })
  })
  test('both sides of & must hold', () => {
    const rows = [p.and(p.case(shape, 'Circle', anyInt), p.case(shape, 'Circle', int(1))), p.case(shape, 'Point')]
    expect(check(shape, rows).missing).toEqual(['Circle 0', 'Box (_, _)'])
  })
})

describe('redundant rules', () => {
  test('a rule after one that takes everything is never reached', () => {
    expect(check(INT, [p.any(INT), int(1)]).redundant).toEqual([1])
  })
  test('a second rule for the same constant is never reached', () => {
    expect(check(INT, [int(1), int(1), p.any(INT)]).redundant).toEqual([1])
  })
  test('a rule after all cases is never reached', () => {
    expect(check(BOOL, [bool(true), bool(false), p.any(BOOL)]).redundant).toEqual([2])
  })
  test('a guard makes no rule after it redundant', () => {
    expect(check(INT, [p.any(INT), p.any(INT)], [0]).redundant).toEqual([])
  })
  test('an alternative that adds nothing does not make its rule redundant', () => {
    expect(check(INT, [int(1), p.or(int(1), int(2)), p.any(INT)]).redundant).toEqual([])
  })
  test('columns are seen together', () => {
    const any = p.any(BOOL)
    const rows = [
      p.tuple(bool(true), any),
      p.tuple(any, bool(true)),
      p.tuple(bool(true), bool(true)),
      p.tuple(any, any),
    ]
    expect(check(rows[0]!.type, rows).redundant).toEqual([2])
  })
})

describe('size', () => {
  test('ten thousand constants are analysed one by one', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => int(i))
    expect(check(INT, rows)).toEqual({ missing: ['10000'], redundant: [] })
  })
  test('a match that would need a tree of exponential size is left without a warning', () => {
    const width = 40
    const any = p.any(BOOL)
    const rows = Array.from({ length: width }, (_, i) =>
      p.tuple(...Array.from({ length: width }, (__, j) => (i === j ? bool(true) : any))),
    )
    const analysis = analyseMatch(
      rows[0]!.type,
      rows.map((pattern) => ({ pattern, isGuarded: false })),
    )
    expect(analysis.isReached.every(Boolean)).toBe(true)
  })
  test('fifty cases side by side in a tuple', () => {
    const many = union('Many', Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`C${i}`, []])))
    const rows = Array.from({ length: 50 }, (_, i) => p.tuple(p.case(many, `C${i}`), p.case(many, `C${i}`)))
    const verdict = check(rows[0]!.type, rows)
    expect(verdict.redundant).toEqual([])
    expect(verdict.missing[0]).toMatch(/^\(C0, C1\)$/)
    expect(check(rows[0]!.type, [...rows, p.any(rows[0]!.type)])).toEqual({ missing: [], redundant: [] })
  })
})
