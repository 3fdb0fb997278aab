import { expect, test } from 'vitest'
import { WasmRunner } from '@fsrs/wasm'

test.each([
  ['imports', { env: null }],
  ['imports', { env: () => 1 }],
  ['keepMemories', 'memory'],
  ['keepGlobals', [1]],
  ['allowExportChanges', 'yes'],
])('the option %s does not take %j', (option, value) => {
  const make = () => new WasmRunner({ [option]: value })
  expect(make).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})
