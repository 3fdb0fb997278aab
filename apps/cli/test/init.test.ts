import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { typesOf } from './event-types.ts'
import { Folder } from './session.ts'

let folder: Folder

beforeEach(async () => {
  folder = await Folder.make()
})
afterEach(() => folder.remove())

test('makes a project whose scripts run, check and have types', async () => {
  const made = await folder.fsrs(['init', '.', '--quiet'])
  expect(made).toEqual({ exitCode: 0, stdout: '', stderr: '' })
  const host = ['--host', 'host.mjs']
  expect((await folder.fsrs(['run', 'main.fsrs', ...host])).stdout).toBe(`Hello, ${userInfo().username}!\n`)
  expect((await folder.fsrs(['check', 'main.fsrs', ...host])).stdout).toBe('1 file: 0 errors, 0 warnings\n')
  await folder.fsrs(['types', 'main.fsrs', ...host, '-o', 'main.d.ts'])
  expect(await readFile(join(folder.path, 'main.d.ts'), 'utf8')).toContain('export declare const reloads: number')
})

test('who forgets the host module is told about it, and who has none is not', async () => {
  await folder.fsrs(['init', '.', '--quiet'])
  expect((await folder.fsrs(['check', 'main.fsrs'])).stdout).toContain('--host host.mjs')
  await rm(join(folder.path, 'host.mjs'))
  const { exitCode, stdout } = await folder.fsrs(['check', 'main.fsrs'])
  expect(exitCode).toBe(1)
  expect(stdout).not.toContain('--host')
})

test('the npm scripts are command lines of fsrs', async () => {
  await folder.fsrs(['init', '.', '--quiet'])
  const manifest = JSON.parse(await readFile(join(folder.path, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const { start, ...others } = manifest.scripts
  expect(start).toMatch(/^fsrs watch main\.fsrs --host host\.mjs$/)
  for (const script of Object.values(others)) {
    expect(await folder.fsrs(script.split(' ').slice(1))).toMatchObject({ exitCode: 0 })
  }
})

test('names the project after its folder, and says what to do next', async () => {
  const { stderr } = await folder.fsrs(['init', 'My Rules'])
  expect(stderr).toContain('made My Rules/main.fsrs')
  expect(stderr).toContain('npm start')
  expect(await readFile(join(folder.path, 'My Rules/package.json'), 'utf8')).toContain('"name": "my-rules"')
})

test('makes the folders above the project too, and ends where none can be made', async () => {
  expect(await folder.fsrs(['init', 'a/b/c', '--quiet'])).toMatchObject({ exitCode: 0 })
  expect(await readdir(join(folder.path, 'a/b/c'))).toContain('main.fsrs')
  // A folder that takes nothing in and says that it is not there: Node.js alone would try for ever.
  const { exitCode, stderr } = await folder.fsrs(['init', '/proc/a/b'])
  expect(exitCode).toBe(3)
  expect(stderr).toContain('cannot make /proc/a/b')
})

test('writes over nothing', async () => {
  await writeFile(join(folder.path, 'main.fsrs'), 'mine\n')
  const { exitCode, stderr } = await folder.fsrs(['init'])
  expect(exitCode).toBe(3)
  expect(stderr).toContain('main.fsrs already')
  expect(await readdir(folder.path)).toEqual(['main.fsrs'])
})

test('--json lists what was made', async () => {
  const { stdout } = await folder.fsrs(['init', '--json'])
  expect(new Set(typesOf(stdout))).toEqual(new Set(['created']))
})
