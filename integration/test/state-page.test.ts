import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const TESTS = [
  'packages/engine/test/state-property.test.ts',
  'packages/engine/test/state.test.ts',
  'packages/engine/test/live.test.ts',
  'packages/engine/test/handed-functions.test.ts',
  'packages/engine/test/host-state.test.ts',
  'integration/test/examples.test.ts',
  'integration/test/host-state.test.ts',
]

test('every test that docs/state.md names is there', () => {
  const page = readFileSync(join(root, 'docs/state.md'), 'utf8').replaceAll(/\s+/g, ' ')
  const ours = page.slice(page.indexOf('## What FSRS does'))
  const named = [...ours.matchAll(/\(`([^`]+)`/g)].map(([, name]) => name!)
  const tests = TESTS.map((path) => readFileSync(join(root, path), 'utf8')).join('\n')
  const known = new Set([...tests.matchAll(/test(?:\.each\([\s\S]*?\]\))?\(\s*'([^']+)'/g)].map(([, name]) => name))
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((name) => !known.has(name))).toEqual([])
})
