import { readFileSync, readdirSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { check } from './checking.ts'

const folder = new URL('../cases/types/', import.meta.url)

/** `// type: …` and `// error …` at the ends of lines say what F# says. */
describe.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const { types, diagnostics } = check(text)
  const lines = text.split('\n').map((line, i) => ({ line, number: i + 1 }))

  test.each(lines.filter(({ line }) => line.includes('// type: ')))('line $number has its type: $line', ({ line }) => {
    const [, names] = /^(?:let|and) (?:rec |inline |mutable )?(\(\|.*?\|\)|[\w']+)/.exec(line)!
    const bare = names!.startsWith('(') ? names!.slice(1, -1) : names!
    expect(types.get(bare)).toBe(line.slice(line.indexOf('// type: ') + 9))
  })

  test('each error is where it is announced, and nowhere else', () => {
    const announced = lines.flatMap(({ line, number }) => {
      const code = /\/\/ error (\w+)/.exec(line)?.[1]
      return code === undefined ? [] : [`${number} ${code}`]
    })
    const found = diagnostics
      .filter((each) => each.severity === 'error')
      .map((each) => `${each.span.start.line} ${each.code}`)
    expect(found.toSorted()).toEqual(announced.toSorted())
  })
})
