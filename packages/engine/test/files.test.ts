import { rmSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'
import type { CompilerAdapter } from '@fsrs/compiler'
import { HotReloadEngine } from '@fsrs/engine'
import type { ReloadStats } from '@fsrs/stats'
import { Workspace, saveStrategies } from '@fsrs/test-harness'

// The engine with the real watcher on a real disk. Waits have a limit only so that a failure ends.
const LIMIT_MS = 10_000

/** Fulfilled when the engine has made a program of `text`, and not before. */
function untilLive(engine: HotReloadEngine<string>, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not live: ${text}, but ${engine.currentChunk}`)), LIMIT_MS)
    const look = (): void => {
      if (engine.currentChunk !== text) return
      clearTimeout(timer)
      registration[Symbol.dispose]()
      resolve()
    }
    const registration = engine.onReload(look)
    look()
  })
}

const identity = (source: string): string => source

const contentSaves = saveStrategies.filter(({ effect }) => effect === 'content')

test.each(contentSaves)('$name: every save goes live, and nothing that was not saved', async (strategy) => {
  await using workspace = await Workspace.create()
  const script = workspace.path('main.fsrs')
  const texts = [1, 2, 3].map((version) => `let version = ${version}\n`.repeat(40))
  await strategy.create(script, texts[0]!)
  await using engine = HotReloadEngine.withCompiler(script, identity)
  const lives: (string | undefined)[] = []
  const stats: ReloadStats[] = []
  engine.onReload((reload) => {
    stats.push(reload)
    lives.push(engine.currentChunk)
  })
  await engine.reload()
  await engine.start()
  void engine.watchAndReload()
  for (const text of texts.slice(1)) {
    await strategy.save(script, text)
    await untilLive(engine, text)
  }
  expect(lives).toEqual(texts)
  expect(stats.every(({ success }) => success)).toBe(true)
})

test('files that are saved while the event loop is blocked are one reload', async () => {
  await using workspace = await Workspace.create()
  const script = workspace.path('main.fsrs')
  const names = Array.from({ length: 300 }, (_, i) => workspace.path(`m${i}`))
  for (const name of [script, ...names]) writeFileSync(name, 'old\n')
  const all: CompilerAdapter<string> = {
    name: 'all',
    extensions: ['.fsrs'],
    compile({ sources }) {
      const found = [script, ...names].map((name) => sources.read(name))
      const texts = found.map((source) => ('ok' in source && source.ok ? source.text : 'missing'))
      return { ok: true, artifact: [...new Set(texts)].join(''), diagnostics: [], modules: [] }
    },
  }
  await using engine = HotReloadEngine.withCompiler(script, all)
  const lives: (string | undefined)[] = []
  engine.onReload(() => void lives.push(engine.currentChunk))
  await engine.reload()
  await engine.start()
  void engine.watchAndReload()
  for (const name of [script, ...names]) {
    rmSync(name)
    writeFileSync(name, 'new\n')
  }
  await untilLive(engine, 'new\n')
  expect(lives).toEqual(['old\n', 'new\n'])
})

test.each(saveStrategies.filter(({ effect }) => effect === 'unchanged'))(
  '$name: a save that leaves the content as it was reloads nothing',
  async (strategy) => {
    await using workspace = await Workspace.create()
    const script = workspace.path('main.fsrs')
    await strategy.create(script, 'same\n')
    await using engine = HotReloadEngine.withCompiler(script, identity)
    await engine.reload()
    await engine.start()
    void engine.watchAndReload()
    await strategy.save(script, 'same\n')
    await workspace.write('main.fsrs', 'end\n')
    await untilLive(engine, 'end\n')
    expect(engine.reloadCount).toBe(2)
  },
)

test('the whole workflow: load, watch, change, reload, stop', async () => {
  await using workspace = await Workspace.create({ 'script.fsrs': 'let x = 42' })
  const engine = HotReloadEngine.withCompiler(workspace.path('script.fsrs'), identity)
  expect((await engine.reload()).sourceSizeBytes).toBe(10)
  await engine.start()
  await workspace.write('script.fsrs', 'let x = 100')
  const change = await engine.waitForChangeTimeout(LIMIT_MS)
  expect(change).toMatchObject({ type: 'modified', path: workspace.path('script.fsrs') })
  expect((await engine.reload()).sourceSizeBytes).toBe(11)
  expect(engine.reloadCount).toBe(2)
  await engine.stop()
  expect(engine.isWatching).toBe(false)
})

test('a size is in bytes, not in characters', async () => {
  await using workspace = await Workspace.create({ 'script.fsrs': '"äöü €"' })
  await using engine = HotReloadEngine.withCompiler(workspace.path('script.fsrs'), identity)
  expect((await engine.reload()).sourceSizeBytes).toBe(12)
})

test.each(['missing', 'directory', 'not UTF-8'])('a script that is %s cannot be read', async (what) => {
  await using workspace = await Workspace.create()
  const script = workspace.path('script.fsrs')
  if (what === 'directory') await workspace.directory('script.fsrs')
  if (what === 'not UTF-8') await workspace.write('script.fsrs', new Uint8Array([0x61, 0xff, 0x62]))
  await using engine = HotReloadEngine.withCompiler(script, identity)
  const stats: ReloadStats[] = []
  engine.onReload((reload) => stats.push(reload))
  await expect(engine.reload()).rejects.toMatchObject({
    code: 'SOURCE_READ_FAILED',
    message: expect.stringContaining(script),
  })
  expect(stats).toMatchObject([{ success: false }])
})

test('a storm of saves ends with the last one live, in far fewer reloads', async () => {
  await using workspace = await Workspace.create({ 'script.fsrs': 'let x = 0\n' })
  await using engine = HotReloadEngine.withCompiler(workspace.path('script.fsrs'), identity)
  await engine.reload()
  await engine.start()
  void engine.watchAndReload()
  for (let i = 1; i <= 200; i++) await workspace.write('script.fsrs', `let x = ${i}\n`)
  await untilLive(engine, 'let x = 200\n')
  expect(engine.reloadCount).toBeLessThan(50)
})

test('a script that is replaced while it is not watched is announced when watching begins', async () => {
  await using workspace = await Workspace.create({ 'script.fsrs': 'one\n' })
  await using engine = HotReloadEngine.withCompiler(workspace.path('script.fsrs'), identity)
  await engine.reload()
  await workspace.write('next', 'two\n')
  await workspace.rename('next', 'script.fsrs')
  await engine.start()
  expect(await engine.waitForChangeTimeout(LIMIT_MS)).toMatchObject({ type: 'modified' })
  expect(await engine.reloadAndGetChunk()).toBe('two\n')
})

test('the path may be relative; what comes out is absolute', async () => {
  await using workspace = await Workspace.create({ 'script.fsrs': 'one\n' })
  const path = `${workspace.root}/./sub/../script.fsrs`
  await using engine = HotReloadEngine.withCompiler(path, identity)
  expect(engine.scriptPath).toBe(workspace.path('script.fsrs'))
})

test('a named pipe is no script, and nobody waits for its writer', async () => {
  const { execFileSync } = await import('node:child_process')
  await using workspace = await Workspace.create()
  execFileSync('mkfifo', [workspace.path('script.fsrs')])
  await using engine = HotReloadEngine.withCompiler(workspace.path('script.fsrs'), identity)
  await expect(engine.reload()).rejects.toMatchObject({ code: 'SOURCE_READ_FAILED' })
})
