import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { Folder } from './session.ts'

let folder: Folder

beforeEach(async () => {
  folder = await Folder.make()
})
afterEach(() => folder.remove())

/** What a real bash offers when the last of these words is completed. */
async function offered(...words: readonly string[]): Promise<string[]> {
  const { stdout } = await folder.fsrs(['completions', 'bash'])
  await folder.write({ 'fsrs.bash': stdout })
  const list = words.map((word) => `'${word}'`).join(' ')
  const script = `source ./fsrs.bash; COMP_WORDS=(fsrs ${list}); COMP_CWORD=${words.length}; _fsrs; printf '%s\\n' "\${COMPREPLY[@]}"`
  const result = await promisify(execFile)('bash', ['--norc', '-c', script], { cwd: folder.path })
  return result.stdout.split('\n').filter((line) => line !== '')
}

test('bash completes commands', async () => {
  expect(await offered('c')).toEqual(['check', 'compile', 'completions'])
  expect(await offered('')).toContain('watch')
})

test('bash completes the flags of the command, and those of all', async () => {
  const flags = await offered('run', '--')
  expect(flags).toContain('--fuel')
  expect(flags).toContain('--json')
  expect(await offered('check', '--fu')).toEqual([])
})

test('bash completes what a flag takes', async () => {
  expect(await offered('run', 'a.fsrs', '--color', 'a')).toEqual(['auto', 'always'])
  expect(await offered('run', '--fuel', '')).toEqual([])
})

test('bash completes files', async () => {
  await folder.write({ 'main.fsrs': '', 'other.fsrs': '' })
  expect(await offered('watch', 'ma')).toEqual(['main.fsrs'])
  expect(await offered('compile', 'main.fsrs', '-o', 'ot')).toEqual(['other.fsrs'])
})

test('bash completes the shells of completions', async () => {
  expect(await offered('completions', '')).toEqual(['bash', 'zsh', 'fish'])
})

test('the scripts for zsh and fish know every command and flag', async () => {
  for (const shell of ['zsh', 'fish']) {
    const { stdout } = await folder.fsrs(['completions', shell])
    for (const word of ['watch', 'disassemble', 'max-memory', 'backend']) expect(stdout).toContain(word)
  }
})

test('a shell that there is none for ends with 2', async () => {
  expect(await folder.fsrs(['completions', 'cmd'])).toMatchObject({ exitCode: 2 })
})
