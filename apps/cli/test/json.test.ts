import { afterEach, beforeEach, expect, test } from 'vitest'

import { typesOf } from './event-types.ts'
import { Folder } from './session.ts'

let folder: Folder

beforeEach(async () => {
  folder = await Folder.make()
})
afterEach(() => folder.remove())

const WRONG = { 'wrong.fsrs': 'let x : int = "a"\n' }

test('check', async () => {
  const { stdout } = await folder.fsrs(['check', '--json', 'wrong.fsrs'], WRONG)
  expect(typesOf(stdout)).toEqual(['diagnostic', 'checked'])
})

test('compile, disassemble, types, completions', async () => {
  await folder.write({ 'a.fsrs': 'let twice x = 2 * x\n' })
  for (const [args, types] of [
    [['compile', 'a.fsrs'], ['compiled']],
    [['disassemble', 'a.fsrs'], ['disassembly']],
    [['types', 'a.fsrs'], ['declarations']],
    [['completions', 'bash'], ['completions']],
  ] as const) {
    const { stdout, stderr } = await folder.fsrs([...args, '--json'])
    expect(typesOf(stdout)).toEqual(types)
    expect(stderr).toBe('')
  }
})

test('run of a script that fails', async () => {
  const { stderr } = await folder.fsrs(['run', '--json', 'a.fsrs'], { 'a.fsrs': 'failwith "no"\n' })
  expect(typesOf(stderr)).toEqual(['diagnostic'])
})

test('what is wrong with a script goes where the result would', async () => {
  for (const command of ['compile', 'disassemble', 'types']) {
    const { exitCode, stdout, stderr } = await folder.fsrs([command, '--json', 'wrong.fsrs'], WRONG)
    expect({ exitCode, types: typesOf(stdout), stderr }).toEqual({ exitCode: 1, types: ['diagnostic'], stderr: '' })
  }
})

test('a file that is not there', async () => {
  const { stderr } = await folder.fsrs(['run', '--json', 'nothing.fsrs'])
  expect(typesOf(stderr)).toEqual(['error'])
})

test('an event that the schema does not describe is noticed', () => {
  expect(() => typesOf('{"type":"checked","files":1,"errors":0,"warnings":0,"more":1}')).toThrow('more')
})
