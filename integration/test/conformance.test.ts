import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from 'vitest'

import { checkRejection, checkRun, evaluateProbe, readProbes } from './conformance.ts'
import { KNOWN_DIFFERENCES, UNSUPPORTED } from './unsupported.ts'

const root = fileURLToPath(new URL('../conformance/', import.meta.url))
const programsOf = (folder: string): string[] =>
  readdirSync(root + folder)
    .filter((name) => name.endsWith('.fs'))
    .map((name) => name.slice(0, -3))

describe.each(['run', 'examples', 'extended', 'found'])('%s', (folder) => {
  test.each(programsOf(folder))('%s prints what .NET prints', (name) => {
    checkRun(`${root}${folder}/${name}`, UNSUPPORTED.get(`${folder}/${name}`))
  })
})

describe('reject', () => {
  test.each(programsOf('reject'))('%s is judged as F# judges it', (name) => {
    checkRejection(`${root}reject/${name}`)
  })
})

describe('probes', () => {
  test.each(readProbes(readFileSync(`${root}probes.tsv`, 'utf8')))('$expression', ({ expression, expected }) => {
    expect(evaluateProbe(expression)).toBe(KNOWN_DIFFERENCES.get(expression)?.prints ?? expected)
  })
})

test('what is listed as unsupported is there', () => {
  const folders = ['run', 'examples', 'extended', 'found']
  const all = new Set(folders.flatMap((folder) => programsOf(folder).map((name) => `${folder}/${name}`)))
  expect([...UNSUPPORTED.keys()].filter((name) => !all.has(name))).toEqual([])
})
