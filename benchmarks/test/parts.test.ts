import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { Environment } from '../src/environment.ts'
import { Parts } from '../src/parts.ts'
import { environment } from './an-environment.ts'

let directory: string
let file: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fsrs-parts-'))
  file = join(directory, 'made', 'a.unfinished.json')
})
afterEach(() => rmSync(directory, { recursive: true }))

function newParts({
  here = environment,
  asked,
  seed = 1,
}: { here?: Environment; asked?: string[]; seed?: number } = {}): Parts {
  return new Parts({ file, environment: here, seed, asked })
}

/** Measures `a`, `b` and `c`; tells which of them were measured now. */
async function run(parts: Parts, cutOffAt?: string): Promise<{ measured: string[]; found: [string, unknown][] }> {
  const measured: string[] = []
  const found = await parts.measured(['a', 'b', 'c'], async (name) => {
    if (name === cutOffAt) throw new Error('cut off')
    measured.push(name)
    return { name, by: measured.length }
  })
  return { measured, found: [...found] }
}

test('a run that is cut off goes on with the parts that are missing, and is of the day on which it began', async () => {
  await expect(run(newParts(), 'c')).rejects.toThrow('cut off')
  const later = { ...environment, date: '2026-01-03', load: '0.50' }
  const parts = newParts({ here: later })
  expect(await run(parts)).toEqual({
    measured: ['c'],
    found: [
      ['a', { name: 'a', by: 1 }],
      ['b', { name: 'b', by: 2 }],
      ['c', { name: 'c', by: 1 }],
    ],
  })
  expect(parts.environment).toEqual(environment)
})

test.each<[string, Partial<Environment>, Partial<Environment>]>([
  ['another commit', {}, { commit: 'def5678' }],
  ['sources that differ from the commit', { commit: 'abc1234-dirty' }, { commit: 'abc1234-dirty' }],
  ['no commit to name', { commit: 'unknown' }, { commit: 'unknown' }],
  ['another processor', {}, { cpu: 'another cpu' }],
  ['another Node.js', {}, { node: '22.0.0' }],
  ['another version of a peer', {}, { versions: { peer: '1.0.1' } }],
])('with %s, a run begins again', async (_, before, now) => {
  await expect(run(newParts({ here: { ...environment, ...before } }), 'b')).rejects.toThrow('cut off')
  expect((await run(newParts({ here: { ...environment, ...now } }))).measured).toEqual(['a', 'b', 'c'])
})

test('with another seed, a run begins again', async () => {
  await expect(run(newParts(), 'b')).rejects.toThrow('cut off')
  expect((await run(newParts({ seed: 2 }))).measured).toEqual(['a', 'b', 'c'])
})

test('a file that was cut off while it was written counts for nothing', async () => {
  await run(newParts())
  writeFileSync(file, '{"environment":')
  expect((await run(newParts())).measured).toEqual(['a', 'b', 'c'])
})

test('a part that is asked for is measured anew, alone, and kept for the run', async () => {
  expect((await run(newParts({ asked: ['b'] }))).measured).toEqual(['b'])
  const again = await run(newParts({ asked: ['b'] }))
  expect(again.measured).toEqual(['b'])
  expect(again.found).toEqual([['b', { name: 'b', by: 1 }]])
  expect((await run(newParts())).measured).toEqual(['a', 'c'])
})

test('a part that there is not is refused, with those that there are', async () => {
  await expect(run(newParts({ asked: ['a', 'd'] }))).rejects.toThrow('There is no part d. There are: a, b, c.')
})

test('once the results are written, the next run begins from the start', async () => {
  const parts = newParts()
  await run(parts)
  parts.forget()
  expect(existsSync(file)).toBe(false)
  expect((await run(newParts())).measured).toEqual(['a', 'b', 'c'])
})
