import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { compileProgramFromSource } from '@fsrs/frontend'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = readdirSync(`${root}packages/frontend/src`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(`${root}packages/frontend/src/${path}`, 'utf8'))
const codes = [...new Set(sources.flatMap((text) => text.match(/(?<=')(?:FS|FSRS)\d{4}(?=')/g) ?? []))].toSorted()
const pages = readdirSync(`${root}docs/errors`).filter((name) => name.startsWith('FS'))

/**
 * The first example of a page. A comment `<!-- not compiled: reason -->` on the line before it says why it cannot show
 * its error alone.
 */
const EXAMPLE = /(?:<!-- not compiled: (?<reason>.+?) -->\n)?```fsharp\n(?<code>[\s\S]*?)```/

test('the front end reports errors', () => {
  expect(codes.length).toBeGreaterThan(20)
})

test.each(codes)('%s has a page that begins with its code and whose example reports it', (code) => {
  const page = `${root}docs/errors/${code}.md`
  expect(existsSync(page)).toBe(true)
  const text = readFileSync(page, 'utf8')
  expect(text.startsWith(`# ${code}: `)).toBe(true)
  const example = EXAMPLE.exec(text)?.groups
  expect(example).toBeDefined()
  const reported = compileProgramFromSource(example?.['code'] ?? '').diagnostics.map((each) => each.code)
  // A page that says why its example cannot report the error must say so no longer once the example does.
  expect({ code, reports: reported.includes(code) }).toEqual({ code, reports: example?.['reason'] === undefined })
})

test('no page explains a code that nobody reports', () => {
  expect(pages.map((name) => name.slice(0, -3)).filter((code) => !codes.includes(code))).toEqual([])
})

test('the index lists each page with its title', () => {
  const rows = pages.map((name) => {
    const code = name.slice(0, -3)
    const heading = readFileSync(`${root}docs/errors/${name}`, 'utf8').split('\n', 1)[0] ?? ''
    return `| [${code}](${name}) | ${heading.slice(`# ${code}: `.length).replaceAll('|', '\\|')} |`
  })
  const index = readFileSync(`${root}docs/errors/README.md`, 'utf8')
  expect(index.split('\n').filter((line) => line.startsWith('| [FS'))).toEqual(rows.toSorted())
})
