import { expect } from 'vitest'

import type { Chunk } from '@fsrs/chunk'
import { compileProgramFromSource } from '@fsrs/frontend'
import { Vm } from '@fsrs/vm'
import type { VmOptions } from '@fsrs/vm'

export function compiled(source: string): Chunk {
  const result = compileProgramFromSource(source)
  if (!result.ok) throw new Error(`${result.diagnostics[0]?.message}\n${source}`)
  return result.chunk
}

/** The code of `run`, the last function of the source. */
export function codeOfRun(source: string, options: VmOptions = {}): string {
  const [unit] = new Vm(options).load(compiled(source)).generatedCode
  return /function g\d+_run\([^]*?(?=\nfunction init)/.exec(unit!.code)![0]
}

/** With source maps a program runs as it is written; without, by either strategy, it must print the same. */
export function expectSameOutput(source: string): void {
  const chunk = compiled(source)
  const printed = (options: VmOptions): string => {
    let text = ''
    new Vm({ ...options, print: (piece) => void (text += piece) }).execute(chunk)
    return text
  }
  const wanted = printed({ sourceMaps: true, strategy: 'codegen' })
  expect(printed({ strategy: 'codegen' })).toBe(wanted)
  expect(printed({ strategy: 'interpreter' })).toBe(wanted)
}
