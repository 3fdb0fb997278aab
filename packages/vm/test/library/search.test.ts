import fc from 'fast-check'
import { expect, test } from 'vitest'

import { indexIn, lastIndexIn, replacedIn } from '../../src/library/search.ts'
import { machine } from '../../src/machine/machine.ts'

const quiet = { print: () => undefined, printError: () => undefined }
const within = <T>(fuel: number | undefined, body: () => T): T =>
  machine.run({ fuel, timeoutMs: undefined, maxMemoryBytes: undefined }, quiet, body)

/** Long enough that the engine's own search is not used. */
const LONG = 6000

test('a long part is found where the engine finds it', () => {
  const pieces = fc.array(fc.constantFrom('a', 'aab', 'ab', 'ba'), { minLength: 1, maxLength: 40 })
  const property = fc.property(pieces, fc.nat(LONG - 1), fc.nat(LONG), (letters, from, cut) => {
    const text = letters.join('').repeat(LONG).slice(0, LONG)
    const part = text.slice(from, from + Math.max(2000, cut))
    const other = `${part}x`
    within(undefined, () => {
      for (const each of [part, other]) {
        expect(indexIn(text, each)).toBe(text.indexOf(each))
        expect(indexIn(text, each, 1)).toBe(text.indexOf(each, 1))
        expect(lastIndexIn(text, each)).toBe(text.lastIndexOf(each))
        expect(replacedIn(text, each, '-')).toBe(text.replaceAll(each, () => '-'))
      }
    })
  })
  fc.assert(property, { numRuns: 30, seed: 7 })
})

test('a part that is made for it does not take the product of both lengths', () => {
  const text = 'a'.repeat(1_000_000)
  const hard = `${'a'.repeat(100_000)}b${'a'.repeat(100_000)}`
  // By the engine's own search this would take minutes.
  within(10_000_000, () => {
    expect(indexIn(text, hard)).toBe(-1)
    expect(lastIndexIn(text, hard)).toBe(-1)
    expect(replacedIn(text, hard, '-')).toBe(text)
  })
  expect(() => within(100_000, () => indexIn(text, hard))).toThrow(expect.objectContaining({ code: 'FUEL_EXHAUSTED' }))
})
