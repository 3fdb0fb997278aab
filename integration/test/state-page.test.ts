import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Names of the tests in a file. */
function testsOf(path: string): ReadonlySet<string> {
  const text = readFileSync(join(root, path), 'utf8')
  return new Set([...text.matchAll(/test(?:\.each\([\s\S]*?\]\))?\(\s*'([^']+)'/g)].map(([, name]) => name!))
}

test('every test that docs/state.md names is in the file that it links to', () => {
  const page = readFileSync(join(root, 'docs/state.md'), 'utf8')
  const files = new Map([...page.matchAll(/^\[(\w+)\]: \.\.\/(\S+)$/gm)].map(([, key, path]) => [key!, testsOf(path!)]))
  const named = [...page.replaceAll(/\s+/g, ' ').matchAll(/\[`([^`]+)`\]\[(\w+)\]/g)]
  expect(named.length).toBeGreaterThan(35)
  expect(named.filter(([, name, key]) => !files.get(key!)?.has(name!)).map(([all]) => all)).toEqual([])
})

test('every claim about FSRS in docs/state.md names a test', () => {
  const page = readFileSync(join(root, 'docs/state.md'), 'utf8')
  const ours = page.slice(page.indexOf('## What FSRS does'), page.indexOf('## What it cannot do'))
  const claims = ours.split(/^- /m).slice(1)
  expect(claims.length).toBeGreaterThan(12)
  expect(claims.filter((claim) => !/\]\[\w+\]/.test(claim))).toEqual([])
})
