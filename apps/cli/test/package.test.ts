import { execFile } from 'node:child_process'
import { readFile, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { Pty } from './pty.ts'
import { Folder } from './session.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const execute = promisify(execFile)

let folder: Folder
/** The command that npm installed. */
let fsrs: string

beforeAll(async () => {
  await execute(process.execPath, [join(root, 'scripts/package.mjs')])
  folder = await Folder.make()
  const { stdout } = await execute('npm', ['pack', join(root, 'dist/package'), '--json', '--loglevel=error'], {
    cwd: folder.path,
  })
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
  await folder.fsrs(['init', 'project', '--quiet'])
  const flags = ['--offline', '--no-audit', '--no-fund', '--loglevel=error']
  await execute('npm', ['install', ...flags, join('..', filename)], { cwd: join(folder.path, 'project') })
  fsrs = join(folder.path, 'project/node_modules/.bin/fsrs')
}, 120_000)
afterAll(() => folder.remove())

test('what is packed installs alone, with licences of what it brings', async () => {
  const modules = await readdir(join(folder.path, 'project/node_modules'), { recursive: true })
  expect(modules.filter((name) => /(^|node_modules\/)(@[^/.]+\/)?[^/.@]+\/package\.json$/.test(name))).toEqual([
    '@fsrs/cli/package.json',
  ])
  const notices = await readFile(join(root, 'dist/package/THIRD-PARTY-LICENSES.md'), 'utf8')
  for (const name of ['commander', 'chokidar', 'hdr-histogram-js']) expect(notices).toContain(`## ${name} `)
})

test('every command of it can be called', async () => {
  const cwd = join(folder.path, 'project')
  const run = async (...args: readonly string[]): Promise<string> => (await execute(fsrs, [...args], { cwd })).stdout
  const host = ['--host', 'host.mjs']
  expect(await run('--version')).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(await run('run', 'main.fsrs', ...host)).toContain('Hello, ')
  expect(await run('check', 'main.fsrs', ...host)).toContain('0 errors')
  expect(await run('compile', 'greeting.fsrs', '-o', '-')).toMatch(/^FSRS/)
  expect(await run('disassemble', 'greeting.fsrs')).toContain('as JavaScript')
  expect(await run('types', 'greeting.fsrs')).toContain('export declare')
  expect(await run('doctor')).toContain('events')
  expect(await run('completions', 'fish')).toContain('complete -c fsrs')
})

test('npm start of the project made by init watches, in a terminal', async () => {
  const pty = new Pty(['start'], { cwd: join(folder.path, 'project'), command: ['npm'] })
  await pty.shows('Hello, ', 'main.fsrs version 1 is running')
  pty.type('q')
  expect(await pty.exit).toMatchObject({ exitCode: 0 })
  await pty.end()
})

test('the types of a host module are checked by TypeScript', async () => {
  const cwd = join(folder.path, 'project')
  const node = fileURLToPath(new URL('../../../node_modules', import.meta.url))
  await symlink(join(node, '@types'), join(cwd, 'node_modules/@types'))
  const tsc = join(node, '.bin/tsc')
  const check = (): Promise<unknown> => execute(tsc, ['-p', 'jsconfig.json', '--types', 'node'], { cwd })
  await check()
  await folder.write({
    'project/host.mjs':
      "/** @import { HostModule } from '@fsrs/cli' */\n/** @type {HostModule} */\nexport default { 'Host.x': 1 }\n",
  })
  await expect(check()).rejects.toMatchObject({
    stdout: expect.stringContaining("'number' is not assignable") as string,
  })
})
