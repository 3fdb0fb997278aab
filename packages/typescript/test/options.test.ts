import { expect, test } from 'vitest'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'

const refusal = expect.objectContaining({ code: 'INVALID_OPTION' })

test.each([['tsconfig.json'], [''], [5], [null]])('%j is no absolute path of a tsconfig', (tsconfig) => {
  expect(() => typescriptCompiler({ tsconfig: tsconfig as string })).toThrow(refusal)
})

test('what is no function is not told of errors', () => {
  expect(() => new ModuleRunner({ onDisposeError: 'console' as never })).toThrow(refusal)
})
