import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { Workspace, compilerContract, saveStrategies, watcherContract } from '@fsrs/test-harness'
import { expect, test, vi } from 'vitest'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const readme = await readFile(here('../README.md'), 'utf8')

test('the first example runs as it stands, and says what became of each file', async () => {
  const [, example = ''] = /```ts\n([^]*?)```/.exec(readme) ?? []
  // Outside of a project the name of the package means nothing.
  const code = example.replace("'@fsrs/test-harness'", JSON.stringify(here('../src/index.ts')))
  await using workspace = await Workspace.create({ 'example.ts': code })
  const said: string[] = []
  using log = vi.spyOn(console, 'log').mockImplementation((...words: unknown[]) => void said.push(words.join(' ')))
  await import(workspace.path('example.ts'))
  expect(log).toHaveBeenCalledTimes(saveStrategies.length)
  expect(said).toEqual(saveStrategies.map(({ name, effect }) => `${name} let x = ${effect === 'content' ? 2 : 1}`))
})

test('it names as many strategies as there are, and only cases that there are', () => {
  expect(readme).toContain(`${saveStrategies.length} ways to save a file`)
  const named = [...readme.matchAll(/knownFailing: \{ '([^']+)'/g)].map((match) => match[1])
  const cases = new Set([...watcherContract, ...compilerContract].map(({ name }) => name))
  expect(named.filter((name) => name === undefined || !cases.has(name))).toEqual([])
  expect(named).toHaveLength(1)
})

test('it explains every function and class of the front door', async () => {
  const door = await import('@fsrs/test-harness')
  const unexplained = Object.keys(door).filter((name) => !new RegExp(`\\b${name}\\b`).test(readme))
  expect(unexplained).toEqual([])
})
