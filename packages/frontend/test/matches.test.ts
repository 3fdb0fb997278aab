import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { formatDiagnostic } from '@fsrs/compiler'
import { expect, test } from 'vitest'

import { compileProgramFromSource } from '../src/compile/compile.ts'

const folder = new URL('../cases/matches/', import.meta.url)
const text = readFileSync(new URL('warnings.fs', folder), 'utf8')
const { diagnostics } = compileProgramFromSource(text, { path: 'warnings.fs' })

test('matches are warned of where F# warns of them', () => {
  const lines = diagnostics.map((each) => `${each.span.start.line} ${each.code}`)
  expect(lines).toEqual(readFileSync(new URL('warnings.lines', folder), 'utf8').trimEnd().split('\n'))
})

test('warnings about matches read as they were reviewed', async () => {
  const told = diagnostics.map((each) => formatDiagnostic(each, { sourceText: () => text, contextLines: 0 }))
  await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot(fileURLToPath(new URL('warnings.txt', folder)))
})
