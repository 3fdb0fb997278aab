import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { MemorySources } from '@fsrs/test-harness'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'fsrs-typescript-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('stacks are those of the sources where Node maps them', () => {
  const script = join(folder, 'run.mts')
  const here = fileURLToPath(new URL('../src/index.ts', import.meta.url))
  const text = 'interface Unused {\n  a: number\n}\n\nexport function fail(): never {\n  throw new Error("no")\n}\n'
  writeFileSync(
    script,
    `import { ModuleRunner, typescriptCompiler } from ${JSON.stringify(pathToFileURL(here).href)}
const text = ${JSON.stringify(text)}
const sources = { resolve: (path) => path, read: () => ({ ok: true, text }) }
const runner = new ModuleRunner()
const result = await typescriptCompiler().compile({ entry: '/p/main.ts', sources })
const prepared = await runner.prepare(result)
prepared.program.commit()
try { runner.exports.fail() } catch (error) { console.log(error.stack) }
`,
  )
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const args = ['--enable-source-maps', '--conditions=@fsrs/source', '--import', tsx, script]
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toContain('/p/main.ts:6:9')
})

test('a chain of imports may be of any length, and a leaf that is edited costs no others', async () => {
  const count = 5000
  const files: Record<string, string> = {}
  for (let i = 0; i < count; i++) {
    const next = i + 1 < count ? `import { f as next } from './m${i + 1}'\n` : 'const next = () => 0\n'
    files[`/p/m${i}.ts`] = `${next}export const f = (): number => next() + 1\n`
  }
  const compiler = typescriptCompiler()
  const runner = new ModuleRunner()
  const reload = async () => {
    const result = await compiler.compile({ entry: '/p/m0.ts', sources: new MemorySources(files) })
    if (!result.ok) throw new Error(result.diagnostics[0]?.message)
    const prepared = await runner.prepare({ artifact: result.artifact })
    if (!prepared.ok) throw new Error(prepared.diagnostics[0]?.message)
    prepared.program.commit()
    return result.modules.filter(({ action }) => action === 'compiled').length
  }
  expect(await reload()).toBe(count)
  files[`/p/m${count - 1}.ts`] = 'export const f = (): number => 100\n'
  expect(await reload()).toBe(1)
  expect(runner.lastRun.run).toEqual([`/p/m${count - 1}.ts`])
})
