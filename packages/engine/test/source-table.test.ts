import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { FoundSource } from '../src/sources/found-source.ts'
import { SourceTable } from '../src/sources/source-table.ts'

const PATHS = ['a', 'b', 'c', 'd']

function source(text: string): FoundSource {
  return { result: { ok: true, text }, stamp: text, sizeBytes: text.length, ageMs: 0 }
}

test('whatever is made of a table, it and all others go on to hold what they held, and know where they may differ', () => {
  const change = fc.tuple(fc.constantFrom(...PATHS), fc.option(fc.string(), { nil: undefined }))
  // Each step makes a table of an earlier one.
  const steps = fc.array(fc.tuple(fc.nat(), fc.array(change, { maxLength: 3 })), { maxLength: 30 })
  fc.assert(
    fc.property(steps, (all) => {
      const tables = [{ table: new SourceTable(), model: new Map<string, FoundSource>() }]
      for (const [from, changes] of all) {
        const { table, model } = tables[from % tables.length]!
        const next = new Map(model)
        const found = new Map(changes.map(([path, text]) => [path, text === undefined ? undefined : source(text)]))
        for (const [path, each] of found) {
          if (each === undefined) next.delete(path)
          else next.set(path, each)
        }
        tables.push({ table: table.with(found), model: next })
      }
      for (const { table, model } of tables) {
        expect(PATHS.map((path) => table.get(path))).toEqual(PATHS.map((path) => model.get(path)))
        expect(table.paths.toSorted()).toEqual([...model.keys()].toSorted())
        expect(table.isEmpty).toBe(model.size === 0)
        for (const other of tables) {
          const differing = PATHS.filter((path) => model.get(path) !== other.model.get(path))
          const changed = table.changedUntil(other.table) ?? PATHS
          expect([...changed]).toEqual(expect.arrayContaining(differing))
        }
      }
    }),
    { seed: 20261123, numRuns: 300 },
  )
})

test('a table that was made of another one by one change differs in that only', () => {
  const first = new SourceTable().with(new Map(PATHS.map((path) => [path, source(path)])))
  const second = first.with(new Map([['b', source('new')]]))
  expect([...first.changedUntil(second)!]).toEqual(['b'])
  expect([...second.changedUntil(second)!]).toEqual([])
  expect(second.changedUntil(first)).toBeUndefined()
})
