import { readFileSync, readdirSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { runProgram } from './conformance.ts'

const CASES = new URL('../../packages/vm/cases/library/', import.meta.url)

describe('the library', () => {
  for (const file of readdirSync(CASES).filter((name) => name.endsWith('.fs'))) {
    it(`answers what .NET answers: ${file}`, () => {
      const path = new URL(file, CASES)
      const expected = readFileSync(new URL(file.replace(/\.fs$/, '.out'), CASES), 'utf8')
      expect(expected).not.toBe('')
      expect(runProgram(readFileSync(path, 'utf8'), `/${file}`)).toBe(expected)
    })
  }
})
