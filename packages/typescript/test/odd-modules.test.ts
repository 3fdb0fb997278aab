// Modules that no editor would write by itself: each is refused at its place, or runs as Node would run it.

import { expect, test } from 'vitest'

import { MemorySources } from '@fsrs/test-harness'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'

/** The exports of a module, or what is wrong with it: code, place and message. */
async function outcomeOf(text: string, name = 'main.ts'): Promise<unknown> {
  await using runner = new ModuleRunner()
  const sources = new MemorySources({ [`/p/${name}`]: text })
  const result = await typescriptCompiler().compile({ entry: `/p/${name}`, sources })
  if (!result.ok) return result.diagnostics
  const prepared = await runner.prepare({ artifact: result.artifact })
  if (!prepared.ok) {
    return prepared.diagnostics.map(
      ({ code, span, message }) => `${code} ${span.start.line}:${span.start.column} ${message}`,
    )
  }
  prepared.program.commit()
  return { ...runner.exports }
}

test.each(['main.ts', 'main.js', 'main.mjs'])('the first line of %s may be for a shell', async (name) => {
  expect(await outcomeOf('#!/usr/bin/env node\nexport const a = 1\n', name)).toEqual({ a: 1 })
  const failed = await outcomeOf('#!/usr/bin/env node\nexport const a = b\n', name)
  expect(failed).toEqual(['EVALUATION_FAILED 2:18 ReferenceError: b is not defined'])
})

test.each(['', 'await 1\n'])('decorators are refused where they stand, after %j', async (before) => {
  const text = `${before}const on = (it: unknown) => it\n  @on\nexport class C {}\n`
  const line = text.split('\n').indexOf('  @on') + 1
  expect(await outcomeOf(text)).toEqual([`TS_SYNTAX ${line}:3 Decorators are not supported: the machine has none yet.`])
})

test.each([
  ['without a text', 'throw Object.create(null)', 'Something was thrown that has no text'],
  [
    'whose stack cannot be asked for',
    "throw Object.defineProperty(new Error('x'), 'stack', { get() { throw 1 } })",
    'Error: x',
  ],
  ['whose stack is no text', "throw Object.assign(new Error('x'), { stack: 5 })", 'Error: x'],
  [
    'whose message cannot be asked for',
    "throw Object.defineProperty(new Error('x'), 'message', { get() { throw 1 } })",
    'Something was thrown that has no text',
  ],
])('a module may throw something %s', async (_what, text, message) => {
  expect(await outcomeOf(text)).toEqual([expect.stringMatching(new RegExp(`^EVALUATION_FAILED \\d+:\\d+ ${message}$`))])
})

test.each(['save', 'dispose'])('import.meta.hot.%s takes a function, and says so at once', async (name) => {
  expect(await outcomeOf(`const a = 1\nimport.meta.hot.${name}(undefined)`)).toEqual([
    `EVALUATION_FAILED 2:17 TypeError: import.meta.hot.${name} takes a function.`,
  ])
})
