import { mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, test } from 'vitest'

import { Pty } from './pty.ts'

let cwd: string
let pty: Pty | undefined

beforeAll(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), 'fsrs-cli-languages-')))
})
afterEach(async () => {
  pty?.type('q')
  await pty?.exit
  pty = undefined
})
afterAll(() => rm(cwd, { recursive: true }))

async function watching(file: string, text: string, args: readonly string[] = []): Promise<Pty> {
  await writeFile(join(cwd, file), text)
  pty = new Pty(['watch', file, ...args], { cwd })
  return pty
}

/** In one step: a save that is met half done is tried too, and that try has a number of its own. */
async function save(file: string, text: string): Promise<void> {
  await writeFile(join(cwd, `${file}.tmp`), text)
  await rename(join(cwd, `${file}.tmp`), join(cwd, file))
}

test('a TypeScript module runs, and what an edit changed of it; a bad save changes nothing', async () => {
  await save('part.ts', "export const part: string = 'one'\n")
  const terminal = await watching('a.ts', "import { part } from './part.ts'\nconsole.log(`this is ${part}`)\n")
  await terminal.shows('this is one', 'a.ts version 1 is running')
  await save('part.ts', "export const part: string = 'two'\n")
  await terminal.shows('this is two', 'version 2 is running')
  await save('part.ts', 'export const part: string =\n')
  await terminal.shows('TS_SYNTAX', 'version 2 is still running')
})

test.each([
  ['a.json', '{ "server": { "port": 80 } }', '{ "server": { "port": 81 } }', '{ "server": '],
  ['a.yaml', 'server:\n  port: 80\n', 'server:\n  port: 81\n', 'server: [\n'],
  ['a.toml', '[server]\nport = 80\n', '[server]\nport = 81\n', '[server\n'],
  ['.env', 'port=80\n', 'port=81\n', 'port\n'],
  ['.env.local', 'port=80\n', 'port=81\n', 'port\n'],
])('%s is shown, and then what is different in it', async (file, first, second, bad) => {
  const terminal = await watching(file, first)
  await terminal.shows(/"port": "?80/, 'version 1 is running')
  await save(file, second)
  await terminal.shows(/port: "?80"? → "?81/, 'version 2 is running')
  await save(file, bad)
  await terminal.shows('CONFIG_SYNTAX', 'version 2 is still running')
})

test('a WebAssembly module calls the functions of the host, and its main is run', async () => {
  await save('host.mjs', "export default { 'host.show': ['int -> unit', (n) => console.log(`shown ${n}`)] }\n")
  const text = (n: number): string =>
    `(module (import "host" "show" (func $show (param i32))) (func (export "main") (result i32) (call $show (i32.const ${n})) i32.const ${n + 1}))`
  const terminal = await watching('a.wat', text(1), ['--host', 'host.mjs'])
  await terminal.shows('shown 1', 'main() = 2', 'version 1 is running')
  await save('a.wat', text(10))
  await terminal.shows('shown 10', 'main() = 11', 'version 2 is running')
  await save('a.wat', text(10).replace('"show"', '"shwo"'))
  await terminal.shows('Did you mean show?', 'version 2 is still running')
})
