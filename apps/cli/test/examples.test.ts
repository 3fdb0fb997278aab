import { spawn } from 'node:child_process'
import { chmod, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { COMMANDS } from '../src/commands.ts'
import { Folder } from './session.ts'

const BIN = fileURLToPath(new URL('../dist/bin.js', import.meta.url))

let folder: Folder

beforeAll(async () => {
  folder = await Folder.make()
  await folder.fsrs(['init', '.', '--quiet'])
  await folder.write({ 'bin/.keep': '' })
  await chmod(BIN, 0o755)
  await symlink(BIN, join(folder.path, 'bin/fsrs'))
})
afterAll(() => folder.remove())

interface Outcome {
  readonly exitCode: number | null
  readonly output: string
}

/** As one word, in which nothing is replaced. */
function quoted(line: string): string {
  return `'${line.replaceAll("'", `'\\''`)}'`
}

/** Runs a line in a real shell; one that goes on for ever is asked to end once it says that a version is live. */
function shell(line: string): Promise<Outcome> {
  const child = spawn('bash', ['-c', `exec ${line.includes('|') ? `bash -c ${quoted(line)}` : line}`], {
    cwd: folder.path,
    env: { PATH: `${join(folder.path, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: folder.path, FSRS_HISTORY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let isAsked = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (isAsked || !/✓ running|"type":"reloaded"/.test(output)) return
      // Once: a second Ctrl+C ends the program at once, without a summary.
      isAsked = true
      child.kill('SIGINT')
    })
  }
  return new Promise((resolve) => {
    child.on('close', (exitCode) => resolve({ exitCode, output }))
  })
}

const examples = COMMANDS.flatMap(({ name, examples: lines }) => lines.map(({ line }) => [name, line] as const))

/** What each command says, at least. */
const SAYS: Readonly<Record<string, RegExp>> = {
  watch: /1 version ran|"type":"summary"/,
  run: /Hello, /,
  check: /0 errors|"errors":0/,
  repl: /^val it : int = 55\n$|^$/,
  compile: /bytes|Hello|^$/,
  disassemble: /as JavaScript/,
  types: /export declare|written/,
  init: /made my-scripts/,
  doctor: /✓ events/,
  completions: /complete -o filenames -F _fsrs fsrs/,
}

test.each(examples)('fsrs %s: `%s` does what it says', async (name, line) => {
  expect(await shell(line)).toEqual({
    exitCode: name === 'watch' ? 130 : 0,
    output: expect.stringMatching(SAYS[name] ?? /$^/) as string,
  })
})

test('every command has an example', () => {
  expect(COMMANDS.filter(({ examples: lines }) => lines.length === 0)).toEqual([])
})

test('a reader that closes the pipe early is no error', async () => {
  await folder.write({ 'many.fsrs': 'for i in 1 .. 200000 do printfn "%d" i\n' })
  const { exitCode, output } = await shell('fsrs run many.fsrs | head -2; exit ${PIPESTATUS[0]}')
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: '1\n2\n' })
})

test('what is found is told by the exit code, read to its end or not', async () => {
  await folder.write({ 'bad.fsrs': 'let x : int = "a"\n'.repeat(3000) })
  const { exitCode } = await shell('fsrs check bad.fsrs | head -1; exit ${PIPESTATUS[0]}')
  expect(exitCode).toBe(1)
})

test('SIGTERM ends a watch with 143 and a summary', async () => {
  const child = spawn(process.execPath, [BIN, 'watch', 'greeting.fsrs'], {
    cwd: folder.path,
    env: { HOME: folder.path },
  })
  let output = ''
  let isAsked = false
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (isAsked || !output.includes('✓ running')) return
    isAsked = true
    child.kill('SIGTERM')
  })
  const exitCode = await new Promise((resolve) => {
    child.on('close', resolve)
  })
  expect(exitCode).toBe(143)
  expect(output).toContain('1 version ran, 0 refused')
})
