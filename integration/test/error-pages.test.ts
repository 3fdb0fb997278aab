import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = readdirSync(`${root}packages/frontend/src`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(`${root}packages/frontend/src/${path}`, 'utf8'))
const codes = [...new Set(sources.flatMap((text) => text.match(/(?<=')(?:FS|FSRS)\d{4}(?=')/g) ?? []))].toSorted()
const pages = readdirSync(`${root}docs/errors`).filter((name) => name.startsWith('FS'))

test('the front end reports errors', () => {
  expect(codes.length).toBeGreaterThan(20)
})

test.each(codes)('%s has a page that begins with its code and shows code', (code) => {
  const page = `${root}docs/errors/${code}.md`
  expect(existsSync(page)).toBe(true)
  const text = readFileSync(page, 'utf8')
  expect(text.startsWith(`# ${code}`)).toBe(true)
  expect(text).toContain('```fsharp')
})

test('no page explains a code that nobody reports', () => {
  expect(pages.map((name) => name.slice(0, -3)).filter((code) => !codes.includes(code))).toEqual([])
})
