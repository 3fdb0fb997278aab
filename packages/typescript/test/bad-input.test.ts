import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { MemorySources } from '@fsrs/test-harness'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'

/** What becomes of one text: `live`, or the code of what is wrong. Whatever it is, it does not throw and does not crash. */
async function outcomeOf(name: string, text: string): Promise<string | undefined> {
  await using runner = new ModuleRunner()
  const result = await typescriptCompiler().compile({
    entry: `/p/${name}`,
    sources: new MemorySources({ [`/p/${name}`]: text }),
  })
  if (!result.ok) return result.diagnostics[0]?.code
  const prepared = await runner.prepare({ artifact: result.artifact })
  if (!prepared.ok) return prepared.diagnostics[0]?.code
  prepared.program.commit()
  return 'live'
}

const nested = (open: string, close: string, levels = 100_000) =>
  `export const a = ${open.repeat(levels)}1${close.repeat(levels)}`

describe('a text nested a hundred thousand levels deep ends nothing but itself:', () => {
  test.each<[string, string]>([
    ['brackets', nested('[', ']')],
    ['functions', nested('() => ', '')],
    ['signs', nested('!', '')],
    ['a sum', nested('1 + ', '')],
    ['types', `type A = ${'Array<'.repeat(100_000)}1${'>'.repeat(100_000)}`],
  ])('%s', async (_, text) => expect(await outcomeOf('main.ts', text)).toBe('TS_TOO_DEEP'))

  test('elements', async () => expect(await outcomeOf('main.tsx', nested('<a>', '</a>'))).toBe('TS_TOO_DEEP'))
})

test('what is merely deep is compiled as ever', async () => {
  expect(await outcomeOf('main.ts', nested('[', ']', 1000))).toBe('live')
  expect(await outcomeOf('main.ts', nested('1 + ', '', 3000))).toBe('live')
  const long = Array.from({ length: 3000 }, (_, i) => `    a${i}: (await f(${i}))?.b ?? [c.d < 1],`).join('\n')
  expect(
    await outcomeOf('main.ts', `const f = async (n) => n; const c = { d: 1 }\nexport const a = {\n${long}\n}`),
  ).toBe('live')
})

const PROGRAM = `import { sep } from 'node:path'
interface Point<T> { readonly x: T; y?: number }
export const enum Kind { A = 1, B }
export class Shape<T> { constructor(readonly at: Point<T>) {} get kind(): Kind { return Kind.B } }
export const text = \`\${sep} and \${new Shape({ x: 1 }).kind}\` satisfies string
for (const each of [1, 2]) if (each > 1) { try { each?.toFixed() } catch { throw each } }
export default async function* walk() { yield* [await 1, /a[b/]c/.test('x')] }
`

test('a program that is cut off at any place is refused or runs', async () => {
  const codes = new Set<string | undefined>()
  for (let end = 0; end <= PROGRAM.length; end++) codes.add(await outcomeOf('main.ts', PROGRAM.slice(0, end)))
  expect(codes).toEqual(new Set(['live', 'TS_SYNTAX', 'EVALUATION_FAILED']))
})

test('random text, and a program changed at random, are refused or run', async () => {
  const changed = fc
    .tuple(fc.nat(PROGRAM.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 5 }))
    .map(([at, length, put]) => PROGRAM.slice(0, at) + put + PROGRAM.slice(at + length))
  await fc.assert(
    fc.asyncProperty(fc.oneof(changed, fc.string({ unit: 'binary' })), async (text) => {
      expect(['live', 'TS_SYNTAX', 'MODULE_NOT_FOUND', 'EVALUATION_FAILED']).toContain(await outcomeOf('main.ts', text))
    }),
    { numRuns: 400, seed: 8 },
  )
})
