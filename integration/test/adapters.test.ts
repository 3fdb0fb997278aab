/** The contract of compilers, run by the adapters that bring no package of their own tests' for it: FSRS, and plain functions. */
import { describe, expect, test } from 'vitest'

import { fromFunction } from '@fsrs/compiler'
import { fsrsCompiler } from '@fsrs/frontend'
import { compilerContract } from '@fsrs/test-harness'
import { Vm, formatValue } from '@fsrs/vm'
import type { Chunk } from '@fsrs/vm'

const entry = '/program/main.fsrs'

const fsrs = {
  name: 'fsrs',
  create: () => fsrsCompiler(),
  describe: (artifact: Chunk) => formatValue(new Vm().execute(artifact)),
  valid: { entry, files: { [entry]: 'let answer : int = 42\nanswer\n' } },
  changed: { entry, files: { [entry]: 'let answer : int = 43\nanswer\n' } },
  invalid: { entry, files: { [entry]: 'let answer : int = "42"\nanswer\n' } },
  modules: {
    program: {
      entry,
      files: { [entry]: '#load "step.fsrs"\n40 + Step.step\n', '/program/step.fsrs': 'let step : int = 2\n' },
    },
    dependency: '/program/step.fsrs',
    changedText: 'let step : int = 3\n',
    invalidText: 'let step : int = \n',
  },
}

const json = '/program/main.json'

const plain = {
  name: 'a plain function',
  unsupported: { modules: 'a plain function compiles one file', incremental: 'a plain function remembers nothing' },
  create: () => fromFunction((source): unknown => JSON.parse(source), { extensions: ['.json'] }),
  describe: (artifact: unknown) => JSON.stringify(artifact),
  valid: { entry: json, files: { [json]: '{ "answer": 42 }\n' } },
  changed: { entry: json, files: { [json]: '{ "answer": 43 }\n' } },
  invalid: { entry: json, files: { [json]: '{ "answer": }\n' } },
}

describe('FSRS keeps the contract of compilers', () => {
  test.each(compilerContract.map((each) => [each.name, each] as const))('%s', async (_, { run }) => {
    expect((await run(fsrs)).type).toBe('passed')
  })
})

describe('a plain function keeps the contract of compilers', () => {
  test.each(compilerContract.map((each) => [each.name, each] as const))('%s', async (_, { run }) => {
    expect((await run(plain)).type).not.toBe('failed')
  })
})
