import { expect, test } from 'vitest'

import { randomProgram } from '../random-programs/program.ts'
import { compiled, printed } from '../random-programs/run-program.ts'

const SEEDS = Array.from({ length: 36 }, (_, i) => i + 1)

test.each(SEEDS)('random program %i is well-typed, and both strategies print the same of it', (seed) => {
  const chunk = compiled(randomProgram(seed, 3))
  expect(printed(chunk, 'interpreter')).toBe(printed(chunk, 'codegen'))
})

test('the same seed gives the same program, another one another', () => {
  expect(randomProgram(7, 3)).toBe(randomProgram(7, 3))
  expect(randomProgram(7, 3)).not.toBe(randomProgram(8, 3))
})
