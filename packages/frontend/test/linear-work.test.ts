import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { compileProgramFromSource } from '../src/index.ts'
import { GROWING_PROGRAMS } from './growing-programs.ts'
import { WorkMeter } from './work.ts'

/**
 * What takes more than linear work, and why that is so. What is listed must be there: whoever mends one takes it from the list.
 */
const KNOWN: Readonly<Record<string, string>> = {
  'annotated parameters': 'type parameters are looked for in lists: programs have some',
  'constraints of a function': 'type parameters are looked for in lists: programs have some',
  'type parameters of a record': 'type parameters are looked for in lists: programs have some',
  'type parameters of a record, used': 'type parameters are looked for in lists: programs have some',
  'inline functions that call the one before': 'the text of each is checked again where the next one uses it',
  'classes that inherit from the one before': 'a class is written out with all that it inherits',
  'classes that override the one before': 'a class is written out with all that it inherits',
  'interfaces that inherit from the one before': 'an interface is written out with all that it inherits',
  'constructors of a class': 'each calls the first, and each call looks at all of them',
  'a match with a column each': 'each step looks for the best of the columns that are left',
  'products of units': 'the type of each product names all of its units',
  'errors: cyclic records': 'the circle is followed from each of its types',
  'errors: cyclic classes': 'the circle is followed from each of its types',
  'types: pairs by pipes': 'the type at each stage is as large as there are stages before it',
  'types: lists by pipes': 'the type at each stage is as large as there are stages before it',
}

/** Of a program of `4 n` as of one of `n`: `n log n` comes to 1.1, a square to 2. */
const EXPONENT_MAX = 1.35

/** What grows less is mended: how deep the stack goes, which decides where some end, is not the same in every run. */
const MENDED_MAX = 1.2

const WIDE_SIZE = 200
/** Beyond what may be nested at all, so that both sizes are refused where one is. */
const DEEP_SIZE = 1250

let meter: WorkMeter
beforeAll(() => {
  meter = new WorkMeter((url) => url.includes('/packages/') && !url.includes('/node_modules/'))
})
afterAll(() => {
  meter[Symbol.dispose]()
})

function exponentOf(name: string): number {
  const make = GROWING_PROGRAMS[name]!
  const n = name.startsWith('deep: ') ? DEEP_SIZE : WIDE_SIZE
  const [small, large] = [n, 4 * n].map((size) => {
    const source = make(size)
    return meter.of(() => compileProgramFromSource(source))
  })
  return Math.log(large! / small!) / Math.log(4)
}

const names = Object.keys(GROWING_PROGRAMS)

describe('the work of the front end grows with', () => {
  test.each(names.filter((name) => !Object.hasOwn(KNOWN, name)))('%s', (name) => {
    expect(exponentOf(name)).toBeLessThan(EXPONENT_MAX)
  })
})

describe('it is known to grow faster with', () => {
  test.each(Object.keys(KNOWN))('%s', (name) => {
    const exponent = exponentOf(name)
    expect(exponent).toBeGreaterThan(MENDED_MAX)
    expect(exponent).toBeLessThan(2.1)
  })
})

test('the meter tells what is quadratic from what is linear', () => {
  const rows = (n: number): number => Array.from({ length: n }, () => [1].slice()).length
  const square = (n: number): number =>
    rows(n) * Array.from({ length: n }, () => Array.from({ length: n }).slice()).length
  meter.of(() => undefined)
  const ratio = (run: (n: number) => unknown): number => meter.of(() => run(400)) / meter.of(() => run(100))
  expect(ratio(rows)).toBeLessThan(6)
  expect(ratio(square)).toBeGreaterThan(12)
})
