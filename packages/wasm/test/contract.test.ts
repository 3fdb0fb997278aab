import { describe, expect, test } from 'vitest'

import { compilerContract } from '@fsrs/test-harness'
import { WasmRunner, wasmCompiler } from '@fsrs/wasm'
import type { WasmModule } from '@fsrs/wasm'

const entry = '/program/main.wat'
const answering = (answer: number): string => `(module (func (export "answer") (result i32) i32.const ${answer}))\n`

async function describeProgram(artifact: WasmModule): Promise<string> {
  const runner = new WasmRunner()
  const result = runner.prepare({ artifact })
  if (!result.ok) return result.diagnostics.map(({ message }) => message).join('\n')
  result.program.commit()
  return String(runner.fn('answer')())
}

const subject = {
  name: 'wasm',
  unsupported: { modules: 'a module of WebAssembly is one file: what it imports comes from the host' },
  create: () => wasmCompiler(),
  describe: describeProgram,
  valid: { entry, files: { [entry]: answering(42) } },
  changed: { entry, files: { [entry]: answering(43) } },
  invalid: { entry, files: { [entry]: '(module (func (export "answer") (result i32) i32.const))\n' } },
}

describe('the contract of compilers', () => {
  test.each(compilerContract.map((each) => [each.name, each] as const))('%s', async (_, { run }) => {
    expect((await run(subject)).type).not.toBe('failed')
  })
})
