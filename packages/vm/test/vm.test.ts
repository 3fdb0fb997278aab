import { expect, test } from 'vitest'

import { ChunkError, RuntimeError, Vm, VmError, toJs } from '@fsrs/vm'

import { chunk, int, library, seq, text, tryWith } from './ir.ts'

test.each<[string, unknown]>([
  ['fuel', -1],
  ['fuel', Number.NaN],
  ['fuel', '5'],
  ['timeoutMs', Number.NaN],
  ['timeoutMs', null],
  ['maxMemoryBytes', -1],
  ['maxFrames', Number.NaN],
  ['strategy', 'jit'],
  ['print', 'console'],
  ['printError', 5],
  ['onAsyncError', {}],
  ['mayAllocate', 5],
  ['host', {}],
  ['host', 5],
])('the option %s does not take %s, which would be no limit', (option, value) => {
  const make = (): Vm => new Vm({ [option]: value })
  expect(make).toThrow(VmError)
  expect(make).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})

test('limits of zero and without end are limits', () => {
  const one = chunk([], int(1))
  expect(toJs(new Vm({ fuel: Infinity, timeoutMs: Infinity, maxMemoryBytes: Infinity }).execute(one))).toBe(1)
  expect(toJs(new Vm({ fuel: 0, timeoutMs: 0 }).execute(one))).toBe(1)
})

test.each<[string, unknown, RegExp]>([
  ['nothing', undefined, /no chunk but undefined\. Compile a program first/],
  ['the result of a compile', { ok: true, chunk: chunk([], int(1)) }, /the result of a compile\. Give its `chunk`/],
  ['bytes', new Uint8Array(3), /bytes\. Read them with `Chunk\.fromBytes`/],
  ['a number', 5, /no chunk but number/],
])('what is no chunk is refused in words: %s', (_what, given, message) => {
  const execute = (): unknown => new Vm().execute(given as never)
  expect(execute).toThrow(ChunkError)
  expect(execute).toThrow(message)
})

test.each(['codegen', 'interpreter'] as const)(
  "by %s, a `print` that throws is the host's error, and nothing that a script can catch",
  (strategy) => {
    const print = (): never => {
      throw new Error('closed')
    }
    const vm = new Vm({ print, strategy })
    const program = chunk([], tryWith(seq(library('System.Console.WriteLine', text('a')), int(1)), 1, int(2)))
    let thrown: unknown
    try {
      vm.execute(program)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(RuntimeError)
    expect(thrown).toMatchObject({
      code: 'HOST_ERROR',
      message: 'The host did not take what the script printed: closed.',
      cause: { message: 'closed' },
    })
    expect(toJs(vm.execute(chunk([], int(3))))).toBe(3)
  },
)
