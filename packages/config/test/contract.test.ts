import { describe, expect, test } from 'vitest'

import { configCompiler } from '@fsrs/config'
import { compilerContract } from '@fsrs/test-harness'

const FORMATS = {
  json: [
    '{ "port": 1 }',
    '{ "port": 2 }',
    '{ "port": }',
    '{ "extends": "./base.json", "own": 1 }',
    '{ "base": 1 }',
    '{ "base": 2 }',
    '{ "base" 2 }',
  ],
  yaml: [
    'port: 1\n',
    'port: 2\n',
    'port: [\n',
    'extends: ./base.yaml\nown: 1\n',
    'base: 1\n',
    'base: 2\n',
    'base: {\n',
  ],
  toml: [
    'port = 1\n',
    'port = 2\n',
    'port = \n',
    'extends = "./base.toml"\nown = 1\n',
    'base = 1\n',
    'base = 2\n',
    'base = \n',
  ],
} as const

describe.each(Object.entries(FORMATS))('the contract of compilers, for %s', (extension, texts) => {
  const [valid, changed, invalid, extending, base, changedBase, invalidBase] = texts
  const entry = `/program/main.${extension}`
  const dependency = `/program/base.${extension}`
  const subject = {
    name: 'config',
    create: () => configCompiler(),
    describe: ({ value }: { readonly value: unknown }) => JSON.stringify(value),
    valid: { entry, files: { [entry]: valid } },
    changed: { entry, files: { [entry]: changed } },
    invalid: { entry, files: { [entry]: invalid } },
    modules: {
      program: { entry, files: { [entry]: extending, [dependency]: base } },
      dependency,
      changedText: changedBase,
      invalidText: invalidBase,
    },
  }

  test.each(compilerContract.map((each) => [each.name, each] as const))('%s', async (_, { run }) => {
    expect((await run(subject)).type).toBe('passed')
  })
})
