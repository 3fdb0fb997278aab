import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { HotReloadEngine, nodeSources } from '@fsrs/engine'
import type { SourcePort } from '@fsrs/engine'
import type { ReloadStats } from '@fsrs/stats'
import { MemorySources, Workspace } from '@fsrs/test-harness'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'fsrs-typescript-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['main.ts', 'interface Unused {\n  a: number\n}\n\nexport function fail(): never {\n  throw new Error("no")\n}\n'],
  ['main.js', '/* a\n   comment\n */\n\nexport function fail() {\n  throw new Error("no")\n}\n'],
  [
    'with space.ts',
    'interface Unused {\n  a: number\n}\n\nexport function fail(): never {\n  throw new Error("no")\n}\n',
  ],
  ['first line.ts', 'export const fail = () => { throw new Error("no") }\n', ':1:35'],
])('stacks are those of the sources where Node maps them: %s', (name, text, place = ':6:9') => {
  const script = join(folder, 'run.mts')
  const here = fileURLToPath(new URL('../src/index.ts', import.meta.url))
  writeFileSync(
    script,
    `import { ModuleRunner, typescriptCompiler } from ${JSON.stringify(pathToFileURL(here).href)}
const text = ${JSON.stringify(text)}
const sources = { resolve: (path) => path, read: () => ({ ok: true, text }) }
const runner = new ModuleRunner()
const result = await typescriptCompiler().compile({ entry: '/p/${name}', sources })
const prepared = await runner.prepare(result)
prepared.program.commit()
try { runner.exports.fail() } catch (error) { console.log(error.stack) }
`,
  )
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const args = ['--enable-source-maps', '--conditions=@fsrs/source', '--import', tsx, script]
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toContain(`/p/${name}${place}`)
})

test.each([
  ['Node maps stacks', ['--enable-source-maps'], true],
  ['a debugger may be attached', ['--inspect=127.0.0.1:0'], true],
  ['nobody looks for it', [], false],
])('a source map is made where %s', (_when, flags, isMade) => {
  const transformer = fileURLToPath(new URL('../src/transform.ts', import.meta.url))
  const script = `const { transform } = await import(${JSON.stringify(pathToFileURL(transformer).href)})
// What loads this script has Node map stacks.
process.setSourceMapsEnabled(process.execArgv.includes('--enable-source-maps'))
const result = transform('/p/main.ts', 'export const x: number = 1')
process.stdout.write(String(result.module.code.includes('sourceMappingURL')))`
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const args = [...flags, '--conditions=@fsrs/source', '--import', tsx, '--input-type=module', '--eval', script]
  expect(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' })).toBe(String(isMade))
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

test('an edit reads and transforms what was edited, and what is imported anew', async () => {
  await using workspace = await Workspace.create({
    'main.ts': "import { a } from './a'\nimport { b } from './b'\nexport const sum = () => a() + b()\n",
    'a.ts': 'export const a = () => 1\n',
    'b.ts': 'export const b = () => 10\n',
    'c.ts': 'export const c = 100\n',
  })
  const read: string[] = []
  const sources: SourcePort = {
    ...nodeSources,
    read: (path) => {
      read.push(basename(path))
      return nodeSources.read(path)
    },
  }
  await using runner = new ModuleRunner()
  await using engine = HotReloadEngine.withCompiler(workspace.path('main.ts'), typescriptCompiler(), {
    prepare: runner.prepare,
    sources,
  })
  const edit = async (name: string, text: string) => {
    await workspace.write(name, text)
    read.length = 0
    const { success, modulesCompiled, modulesReused } = await engine.reload()
    const sum = (runner.exports['sum'] as () => number)()
    return { success, modulesCompiled, modulesReused, sum, ran: runner.lastRun.run.map((path) => basename(path)) }
  }
  expect((await engine.reload()).success).toBe(true)
  // What was written a moment ago is read once more, because clocks of file systems are coarse.
  expect(await edit('a.ts', 'export const a = () => 2\n')).toEqual({
    success: true,
    modulesCompiled: 1,
    modulesReused: 2,
    sum: 12,
    ran: ['a.ts'],
  })
  expect(await edit('b.ts', "import { c } from './c'\nexport const b = () => c\n")).toMatchObject({
    modulesCompiled: 2,
    modulesReused: 2,
    sum: 102,
    ran: ['c.ts', 'b.ts'],
  })
  expect(read).toContain('c.ts')
  expect(await edit('a.ts', 'export const a = () => {\n')).toMatchObject({
    success: false,
    modulesCompiled: 1,
    sum: 102,
  })
  expect(await edit('a.ts', 'export const a = () => 3\n')).toMatchObject({ success: true, sum: 103 })
  expect(await edit('b.ts', 'export const b = () => 20\n')).toMatchObject({ modulesReused: 2, sum: 23 })
  expect(engine.liveGeneration?.dependencies.map((path) => basename(path)).toSorted()).toEqual([
    'a.ts',
    'b.ts',
    'main.ts',
  ])
})

test('a package that is installed after all is found', async () => {
  await using workspace = await Workspace.create({
    'main.ts': "import { a } from 'some-package'\nexport const b = a\n",
  })
  await using runner = new ModuleRunner()
  await using engine = HotReloadEngine.withCompiler(workspace.path('main.ts'), typescriptCompiler(), {
    prepare: runner.prepare,
  })
  const refusal = await engine.reload()
  expect(refusal.errorMessage).toContain("Cannot find module 'some-package'")
  await engine.start()
  const reloaded = new Promise<ReloadStats>((resolve) => {
    engine.onReload((stats) => {
      if (stats.success) resolve(stats)
    })
  })
  void engine.watchAndReload()
  await workspace.write('node_modules/some-package/index.js', 'export const a = 5\n')
  await workspace.write(
    'node_modules/some-package/package.json',
    '{ "name": "some-package", "type": "module", "exports": "./index.js" }\n',
  )
  await reloaded
  expect(runner.exports['b']).toBe(5)
})
