import { compilerContract } from '@fsrs/test-harness'
import { describe, expect, test } from 'vitest'

import { type CompilerFlaw, toySubject } from './toy-compiler.ts'

test('the names of the cases are different', () => {
  const names = compilerContract.map((contractCase) => contractCase.name)
  expect(new Set(names).size).toBe(names.length)
})

describe('a compiler can keep the whole contract:', () => {
  for (const { name, run } of compilerContract) {
    // oxlint-disable-next-line vitest/valid-title -- the names of the cases are the titles
    test(name, async () => {
      expect(await run(toySubject())).toEqual({ type: 'passed' })
    })
  }
})

/** A part of the name of a case that has to notice it. */
const FLAWS: readonly (readonly [CompilerFlaw, string])[] = [
  ['throws at what is wrong', 'answers a wrong program'],
  ['counts columns from 0', 'answers a wrong program'],
  ['reads past the end', 'answers a wrong program'],
  ['does not ask for missing files', 'asks for every file'],
  ['mixes compiles up', 'keeps two compiles'],
  ['remembers too much', 'notices a change of a dependency'],
  ['hangs on deep brackets', 'brackets that are never closed'],
  ['rejects when aborted', 'does not reject when it is aborted'],
  ['says nothing of errors', 'answers a wrong program'],
]

describe('the contract notices a compiler that', () => {
  test.each(FLAWS)('%s', async (flaw, part) => {
    const cases = compilerContract.filter((contractCase) => contractCase.name.includes(part))
    expect(cases).toHaveLength(1)
    await expect(cases[0]!.run({ ...toySubject(flaw), patienceMs: 300 })).rejects.toThrow(cases[0]!.name)
  })
})

test('what a language does not have is not asked of it', async () => {
  const modules = compilerContract.filter((contractCase) => contractCase.name.includes('dependency'))
  const outcomes = await Promise.all(
    modules.map((contractCase) =>
      contractCase.run({ ...toySubject(), unsupported: { modules: 'one file is a program' } }),
    ),
  )
  expect(outcomes).toEqual(modules.map(() => ({ type: 'unsupported', reason: 'one file is a program' })))
})

test('a case that is known to fail must fail', async () => {
  const [first] = compilerContract
  await expect(first!.run({ ...toySubject(), knownFailing: { [first!.name]: 'once' } })).rejects.toThrow(
    'strike it off',
  )
})
