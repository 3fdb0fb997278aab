import { describe, expect, test } from 'vitest'

import { compilerContract } from '@fsrs/test-harness'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'
import type { ModuleGraph } from '@fsrs/typescript'

async function describeProgram(artifact: ModuleGraph): Promise<string> {
  const runner = new ModuleRunner()
  const result = await runner.prepare({ artifact })
  if (!result.ok) return result.diagnostics.map(({ message }) => message).join('\n')
  result.program.commit()
  return JSON.stringify(runner.exports)
}

const entry = '/program/main.ts'

const subject = {
  name: 'typescript',
  create: () => typescriptCompiler(),
  describe: describeProgram,
  valid: { entry, files: { [entry]: 'export const answer: number = 42\n' } },
  changed: { entry, files: { [entry]: 'export const answer: number = 43\n' } },
  invalid: { entry, files: { [entry]: 'export const answer: = 42\n' } },
  modules: {
    program: {
      entry,
      files: {
        [entry]: "import { step } from './step.ts'\nexport const answer = 40 + step\n",
        '/program/step.ts': 'export const step: number = 2\n',
      },
    },
    dependency: '/program/step.ts',
    changedText: 'export const step: number = 3\n',
    invalidText: 'export const step: = 3\n',
  },
}

describe('the contract of compilers', () => {
  test.each(compilerContract.map((each) => [each.name, each] as const))('%s', async (_, { run }) => {
    expect((await run(subject)).type).toBe('passed')
  })
})
