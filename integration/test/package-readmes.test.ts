/** What the READMEs of the packages show, as somebody who has installed the packages would write it. */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

let folder: string

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'fsrs-readmes-')))
  await mkdir(join(folder, 'node_modules/@fsrs'), { recursive: true })
  await mkdir(join(folder, 'node_modules/@types'))
  for (const name of await readdir(join(root, 'packages'))) {
    await symlink(join(root, 'packages', name), join(folder, 'node_modules/@fsrs', name))
  }
  await symlink(join(root, 'integration/node_modules/zod'), join(folder, 'node_modules/zod'))
  await symlink(join(root, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The first code of a package's README: its ten lines. */
async function exampleOf(name: string): Promise<{ language: string; code: string }> {
  const readme = await readFile(join(root, 'packages', name, 'README.md'), 'utf8')
  const [, language = '', code = ''] = /^```(\w+)\n(.*?)^```$/ms.exec(readme) ?? []
  expect(code, `the README of ${name} begins with no example`).not.toBe('')
  return { language, code }
}

function runIn(file: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [file], { cwd: folder, env: {}, encoding: 'utf8' })
  return stdout + stderr
}

test.each<[string, RegExp]>([
  ['base', /^stopped\n$/],
  ['chunk', /^\d+ bytes\nresult : int\n/],
  ['compiler', /^error COMPILE_FUNCTION_THREW: .+\n {2}--> \/config\.json:1:1\n1 \| \{ "port": 80\n/],
  ['frontend', /^FS0025 line 3: Incomplete pattern matches on this expression: `Yellow` is not covered\.\n\d+\n$/],
  ['vm', /^\["HELLO"; "you"\]\n\[ 'HELLO', 'you' \]\n$/],
  ['worker', /^\[ 'a: 42', 'b: 42' \]\n$/],
])('the example of %s prints what it says', async (name, output) => {
  const { language, code } = await exampleOf(name)
  expect(language).toBe('js')
  await writeFile(join(folder, `${name}.mjs`), code)
  expect(runIn(`${name}.mjs`)).toMatch(output)
})

test('the examples in TypeScript are correct under the strictest settings, declarations of the packages included', async () => {
  const names: string[] = []
  for (const name of await readdir(join(root, 'packages'))) {
    const { language, code } = await exampleOf(name)
    if (language !== 'ts') continue
    names.push(name)
    await writeFile(join(folder, `${name}.mts`), code)
  }
  expect(names.toSorted()).toEqual(['config', 'engine', 'stats', 'test-harness', 'typescript', 'wasm', 'watcher'])
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2023', 'esnext.disposable'],
    module: 'nodenext',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.mts'] }))
  expect(runIn(join(root, 'node_modules/typescript/bin/tsc'))).toBe('')
})
