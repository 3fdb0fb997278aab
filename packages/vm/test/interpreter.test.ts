import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { OP } from '../src/interpreter/interpreter-code.ts'

test('the dispatch loop has each instruction under its number', () => {
  const source = readFileSync(new URL('../src/interpreter/interpreter-loop.ts', import.meta.url), 'utf8')
  const cases = [...source.matchAll(/case (\d+) \/\* (\w+) \*\/:/g)].map((match) => [match[2], Number(match[1])])
  expect(Object.fromEntries(cases)).toEqual(OP)
})
