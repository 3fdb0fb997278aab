import { expect, test } from 'vitest'
import { HotReloadEngine } from '@fsrs/engine'
import type { ChangeWatcher, EngineEvent, EngineOptions } from '@fsrs/engine'
import type { CompilerAdapter } from '@fsrs/compiler'
import type { ReloadStats } from '@fsrs/stats'

import { FakeWorld } from './fake-world.ts'

const script = 'main.fsrs'

/** A language of lines: `#load NAME` takes in another file, `bad` does not compile. Modules are reported. */
const lines: CompilerAdapter<string> = {
  name: 'lines',
  extensions: ['.fsrs'],
  async compile({ entry, sources }) {
    const parts: string[] = []
    const missing: string[] = []
    const include = async (path: string): Promise<void> => {
      const source = await sources.read(path)
      if (!source.ok) return void missing.push(path)
      for (const line of source.text.split('\n')) {
        const loaded = /^#load (.*)$/.exec(line)?.[1]
        if (loaded === undefined) parts.push(line)
        else await include(loaded)
      }
    }
    await include(entry)
    const artifact = parts.join('\n')
    const wrong = artifact.includes('bad') ? ['bad line'] : missing.map((path) => `${path} is missing`)
    const span = { start: { offset: 0, line: 1, column: 1 }, end: { offset: 0, line: 1, column: 1 } }
    const diagnostics = wrong.map((message) => ({
      severity: 'error' as const,
      code: 'LINE',
      message,
      file: entry,
      span,
      labels: [],
      notes: [],
      help: undefined,
    }))
    const modules = [{ name: 'main', action: 'compiled' as const, reason: 'its text changed' }]
    return wrong.length > 0 ? { ok: false, diagnostics, modules } : { ok: true, artifact, diagnostics: [], modules }
  },
}

interface SetUp extends AsyncDisposable {
  readonly world: FakeWorld
  readonly engine: HotReloadEngine<string>
  readonly stats: ReloadStats[]
  readonly events: EngineEvent[]
  readonly types: () => string[]
}

function setUp(
  files: Readonly<Record<string, string>> = { [script]: 'one' },
  options: EngineOptions<string> = {},
): SetUp {
  const world = new FakeWorld(files)
  const engine = HotReloadEngine.withCompiler(world.path(script), lines, { ...world.options, ...options })
  const stats: ReloadStats[] = []
  const events: EngineEvent[] = []
  engine.onReload((reload) => stats.push(reload))
  void (async () => {
    for await (const event of engine.events()) events.push(event)
  })()
  const types = (): string[] => events.map(({ type }) => type)
  return { world, engine, stats, events, types, [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() }
}

/** Loads the program and reloads it on every change from then on. */
async function watching(files?: Readonly<Record<string, string>>, options?: EngineOptions<string>) {
  const all = setUp(files, options)
  await all.engine.reload()
  const stop = new AbortController()
  const ended = all.engine.watchAndReload({ signal: stop.signal })
  await all.world.clock.flush(3)
  return { ...all, ended, stop }
}

test('start and stop toggle whether the engine is watching', async () => {
  await using all = setUp()
  const { engine, world } = all
  expect(engine.isWatching).toBe(false)
  await engine.start()
  expect(engine.isWatching).toBe(true)
  await engine.stop()
  expect(engine.isWatching).toBe(false)
  expect(world.watchers.size).toBe(0)
  await engine.start()
  expect(engine.isWatching).toBe(true)
})

test('starting twice, and stopping what was not started, are refused', async () => {
  await using all = setUp()
  const { engine } = all
  await expect(engine.stop()).rejects.toMatchObject({ code: 'NOT_WATCHING' })
  const first = engine.start()
  await expect(engine.start()).rejects.toMatchObject({ code: 'ALREADY_WATCHING' })
  await first
  await expect(engine.start()).rejects.toMatchObject({ code: 'ALREADY_WATCHING' })
})

test('a wrong extension is refused by start, not by the constructor, and not by reload', async () => {
  const world = new FakeWorld({ 'main.txt': 'one' })
  await using engine = HotReloadEngine.withCompiler(world.path('main.txt'), (source) => source, world.options)
  expect((await engine.reload()).success).toBe(true)
  await expect(engine.start()).rejects.toMatchObject({ code: 'INVALID_FILE_EXTENSION' })
  expect(engine.isWatching).toBe(false)
})

test.each(['main.fsrs', 'main.fs'])('a plain function compiles %s', async (name) => {
  const world = new FakeWorld({ [name]: 'one' })
  await using engine = HotReloadEngine.withCompiler(world.path(name), (source) => source, world.options)
  await engine.start()
  expect(engine.isWatching).toBe(true)
})

test('the extensions are an option', async () => {
  const world = new FakeWorld({ 'main.json': '{}' })
  await using engine = HotReloadEngine.withCompiler<unknown>(world.path('main.json'), (text) => JSON.parse(text), {
    ...world.options,
    extensions: ['.json'],
  })
  await engine.start()
  expect(engine.isWatching).toBe(true)
})

test('watching a script that does not exist is refused, and can be tried again', async () => {
  await using all = setUp({})
  const { engine, world } = all
  await expect(engine.start()).rejects.toMatchObject({ code: 'PATH_NOT_FOUND' })
  expect(engine.isWatching).toBe(false)
  world.write(script, 'one')
  await engine.start()
  expect(engine.isWatching).toBe(true)
})

test("the watcher's refusal comes out of start and leaves nothing open", async () => {
  await using all = setUp()
  const { engine, world } = all
  const refusal = Object.assign(new Error('no watches left'), { code: 'WATCH_LIMIT_REACHED' })
  world.faults.watch = () => refusal
  await expect(engine.start()).rejects.toBe(refusal)
  expect(engine.isWatching).toBe(false)
  expect(world.watchers.size).toBe(0)
})

test('stopping during a start ends it normally and leaves nothing open', async () => {
  await using all = setUp()
  const { engine, world } = all
  const starting = engine.start()
  await engine.stop()
  await starting
  expect(engine.isWatching).toBe(false)
  expect(world.watchers.size).toBe(0)
})

test('a change is given to who waits for it', async () => {
  await using all = setUp()
  const { engine, world } = all
  await engine.start()
  const change = engine.waitForChange()
  world.write(script, 'two')
  await world.clock.runAll()
  expect(await change).toMatchObject({ type: 'modified', path: world.path(script), kind: 'file' })
})

test('a change waits for who asks later; several changes of a file are one', async () => {
  await using all = setUp()
  const { engine, world } = all
  await engine.start()
  world.remove(script)
  world.write(script, 'two')
  await world.clock.runAll()
  world.write(script, 'three')
  await world.clock.runAll()
  expect(engine.drainEvents()).toMatchObject([{ type: 'modified' }])
  expect(engine.drainEvents()).toEqual([])
})

test('a wait ends without a change when its time is up, its signal aborts, or the engine stops', async () => {
  await using all = setUp()
  const { engine, world } = all
  expect(await engine.waitForChange()).toBeUndefined()
  await engine.start()
  const timed = engine.waitForChangeTimeout(500)
  await world.clock.advance(500)
  expect(await timed).toBeUndefined()
  const controller = new AbortController()
  const aborted = engine.waitForChange({ signal: controller.signal })
  controller.abort()
  expect(await aborted).toBeUndefined()
  expect(await engine.waitForChange({ signal: controller.signal })).toBeUndefined()
  const stopped = [engine.waitForChange(), engine.waitForChangeTimeout(500)]
  await engine.stop()
  expect(await Promise.all(stopped)).toEqual([undefined, undefined])
  expect(world.clock.pending).toBe(0)
})

test('an ended wait takes no change from others', async () => {
  await using all = setUp()
  const { engine, world } = all
  await engine.start()
  const first = engine.waitForChangeTimeout(10)
  await world.clock.advance(10)
  await first
  world.write(script, 'two')
  await world.clock.runAll()
  expect(await engine.waitForChange()).toMatchObject({ type: 'modified' })
})

test('an edit made between reload and start is announced, once', async () => {
  await using all = setUp()
  const { engine, world } = all
  await engine.reload()
  world.write(script, 'two')
  await engine.start()
  await world.clock.runAll()
  expect(engine.drainEvents()).toMatchObject([{ type: 'modified', path: world.path(script) }])
})

test('so is one that is made while watching begins, which the watcher sees as well', async () => {
  const world = new FakeWorld({ [script]: 'one' })
  const createWatcher = (): ChangeWatcher => {
    const watcher = world.options.createWatcher()
    return {
      watch: async (paths) => {
        await watcher.watch(paths)
        world.write(script, 'two')
      },
      unwatch: (path) => watcher.unwatch(path),
      nextEvent: () => watcher.nextEvent(),
      drainEvents: () => watcher.drainEvents(),
      [Symbol.asyncDispose]: () => watcher[Symbol.asyncDispose](),
    }
  }
  world.noticeMs = 5
  const options = { ...world.options, createWatcher }
  await using engine = HotReloadEngine.withCompiler(world.path(script), (source) => source, options)
  await engine.reload()
  await engine.start()
  expect(await engine.waitForChange()).toMatchObject({ type: 'modified' })
  expect(await engine.reloadAndGetChunk()).toBe('two')
  await world.clock.runAll()
  expect(engine.drainEvents()).toEqual([])
  world.write(script, 'three')
  await world.clock.runAll()
  expect(engine.drainEvents()).toMatchObject([{ type: 'modified' }])
})

test('nothing is announced after stop, nor in the next start', async () => {
  await using all = setUp()
  const { engine, world } = all
  world.noticeMs = 100
  await engine.start()
  world.write(script, 'two')
  await engine.stop()
  await world.clock.runAll()
  expect(engine.drainEvents()).toEqual([])
  await engine.start()
  expect(engine.drainEvents()).toEqual([])
})

test('every change reloads, with the time since it was noticed', async () => {
  const { world, engine, stats, stop, ended } = await watching()
  world.write(script, 'two')
  await world.clock.runAll()
  expect(engine.currentChunk).toBe('two')
  expect(stats[1]).toMatchObject({
    success: true,
    cause: { type: 'change', paths: [world.path(script)] },
    detectTimeMs: 0,
  })
  expect(engine.drainEvents()).toEqual([])
  stop.abort()
  await ended
  expect(engine.isWatching).toBe(false)
})

test('an aborted signal, and a stop, end watchAndReload normally', async () => {
  const { engine, ended } = await watching()
  await engine.stop()
  await ended
  await engine.watchAndReload({ signal: AbortSignal.abort() })
  expect(engine.isWatching).toBe(false)
})

test('watchAndReload on a started engine leaves it started when it is aborted', async () => {
  await using all = setUp()
  const { engine, world } = all
  await engine.start()
  const stop = new AbortController()
  const ended = engine.watchAndReload({ signal: stop.signal })
  await world.clock.flush()
  await expect(engine.watchAndReload()).rejects.toMatchObject({ code: 'ALREADY_WATCHING' })
  stop.abort()
  await ended
  expect(engine.isWatching).toBe(true)
})

test('what changed before watchAndReload began is reloaded by it', async () => {
  await using all = setUp()
  const { engine, world } = all
  await engine.reload()
  await engine.start()
  world.write(script, 'two')
  await world.clock.runAll()
  void engine.watchAndReload()
  await world.clock.runAll()
  expect(engine.currentChunk).toBe('two')
})

test('a save without a change reloads nothing', async () => {
  const { world, engine, stats, types } = await watching()
  world.write(script, 'one')
  await world.clock.runAll()
  expect(stats).toHaveLength(1)
  expect(types()).toContain('unchanged')
  expect(engine.explain()).toMatchObject({ outcome: { type: 'unchanged' } })
  await engine[Symbol.asyncDispose]()
})

test('a change during a reload causes exactly one more', async () => {
  const world = new FakeWorld({ [script]: 'one' })
  const compiled: string[] = []
  const engine = HotReloadEngine.withCompiler(
    world.path(script),
    async (source) => {
      compiled.push(source)
      await world.clock.sleep(100)
      return source
    },
    world.options,
  )
  const stats: ReloadStats[] = []
  engine.onReload((reload) => stats.push(reload))
  void engine.watchAndReload()
  await world.clock.flush(2)
  world.write(script, 'two')
  await world.clock.advance(30)
  for (const text of ['three', 'four', 'five']) {
    world.write(script, text)
    await world.clock.advance(10)
  }
  await world.clock.runAll()
  expect(compiled).toEqual(['two', 'five'])
  expect(stats).toHaveLength(2)
  expect(engine.currentChunk).toBe('five')
  await engine[Symbol.asyncDispose]()
})

test('an error is announced only once the file is quiet, and one that is repaired meanwhile never', async () => {
  const { world, engine, stats, types } = await watching()
  world.write(script, 'bad')
  await world.clock.advance(30)
  expect(stats).toHaveLength(1)
  expect(types()).toContain('held')
  world.write(script, 'two')
  await world.clock.runAll()
  expect(stats.map(({ success }) => success)).toEqual([true, true])
  world.write(script, 'bad')
  await world.clock.advance(49)
  expect(stats).toHaveLength(2)
  await world.clock.advance(1)
  expect(stats[2]).toMatchObject({ success: false, errorMessage: '/world/main.fsrs(1,1): error LINE: bad line' })
  expect(engine.currentChunk).toBe('two')
  await engine[Symbol.asyncDispose]()
})

test('the same error is announced once, however often the file is saved', async () => {
  const { world, engine, stats } = await watching()
  for (let i = 0; i < 3; i++) {
    world.write(script, 'bad')
    await world.clock.runAll()
  }
  expect(stats).toHaveLength(2)
  await engine[Symbol.asyncDispose]()
})

test('the old content after an error is a reload again', async () => {
  const { world, engine, stats } = await watching()
  world.write(script, 'bad')
  await world.clock.runAll()
  world.write(script, 'one')
  await world.clock.runAll()
  expect(stats.map(({ success }) => success)).toEqual([true, false, true])
  await engine[Symbol.asyncDispose]()
})

test('a save in several writes is one reload, and no prefix of it ever goes live', async () => {
  const text = 'let a = 1\nlet b = 2\nlet c = 3\n'
  const { world, engine, stats } = await watching({ [script]: text })
  const lives = new Set<string | undefined>()
  engine.onReload(() => lives.add(engine.currentChunk))
  const next = text.replaceAll('let', 'set')
  for (const length of [0, 4, 10, 20, next.length]) {
    world.write(script, next.slice(0, length))
    await world.clock.advance(8)
  }
  await world.clock.runAll()
  expect([...lives]).toEqual([next])
  expect(stats).toHaveLength(2)
  await engine[Symbol.asyncDispose]()
})

test('a script that is deleted is announced, keeps the old program, and reloads when it is back', async () => {
  const { world, engine, stats } = await watching()
  world.remove(script)
  await world.clock.runAll()
  expect(stats[1]).toMatchObject({ success: false })
  expect(engine.currentChunk).toBe('one')
  world.write(script, 'two')
  await world.clock.runAll()
  expect(engine.currentChunk).toBe('two')
  await engine[Symbol.asyncDispose]()
})

test('every file that a compile asked for is watched, also one that is missing', async () => {
  const files = { [script]: '#load lib.fsrs\nmain', 'lib.fsrs': 'one' }
  const { world, engine, stats } = await watching(files)
  world.write('lib.fsrs', 'two')
  await world.clock.runAll()
  expect(engine.currentChunk).toBe('two\nmain')
  world.write(script, '#load lib.fsrs\n#load more.fsrs\nmain')
  await world.clock.runAll()
  expect(stats.at(-1)).toMatchObject({ success: false })
  world.write('more.fsrs', 'and more')
  await world.clock.runAll()
  expect(engine.currentChunk).toBe('two\nand more\nmain')
  expect([...world.watchers][0]!.paths).toEqual(['main.fsrs', 'lib.fsrs', 'more.fsrs'].map((name) => world.path(name)))
  await engine[Symbol.asyncDispose]()
})

test('a file that is needed no more is not watched any more; after an error those of the live program still are', async () => {
  const { world, engine } = await watching({ [script]: '#load lib.fsrs', 'lib.fsrs': 'one' })
  const watched = (): readonly string[] => [...world.watchers][0]!.paths
  world.write(script, 'bad')
  await world.clock.runAll()
  expect(watched()).toContain(world.path('lib.fsrs'))
  world.write(script, 'alone')
  await world.clock.runAll()
  expect(watched()).toEqual([world.path(script)])
  await engine[Symbol.asyncDispose]()
})

test('a file that changes between being read and being watched is reloaded', async () => {
  const { world, engine } = await watching({ [script]: 'one', 'lib.fsrs': 'old' })
  engine.onReload(() => world.write('lib.fsrs', 'new'))
  world.write(script, '#load lib.fsrs')
  await world.clock.runAll()
  expect(engine.currentChunk).toBe('new')
  await engine[Symbol.asyncDispose]()
})

test('a change that was found on disk when the watch began is told once, though the watcher tells it too', async () => {
  const world = new FakeWorld({ [script]: 'one' })
  const engine = HotReloadEngine.withCompiler(world.path(script), lines, world.options)
  await engine.reload()
  world.write(script, 'two')
  await engine.start()
  expect(await engine.waitForChange()).toMatchObject({ type: 'modified', path: world.path(script) })
  await engine.reload()
  const again = { type: 'modified', path: world.path(script), kind: 'file', atMs: world.clock.nowMs() } as const
  const [watcher] = world.watchers
  watcher!.announce(again)
  await world.clock.flush()
  expect(engine.drainEvents()).toEqual([])
  watcher!.announce(again)
  await world.clock.flush()
  expect(engine.drainEvents()).toEqual([again])
  await engine[Symbol.asyncDispose]()
})

test('a file that is found empty when the watch begins, as if it were being written, is told once it is whole', async () => {
  const world = new FakeWorld({ [script]: 'one\n' })
  const engine = HotReloadEngine.withCompiler(world.path(script), lines, world.options)
  await engine.reload()
  world.write(script, '')
  await engine.start()
  expect(engine.drainEvents()).toEqual([])
  world.write(script, 'two\n')
  await world.clock.runAll()
  await engine.reload()
  expect(engine.drainEvents()).toHaveLength(1)
  await world.clock.runAll()
  expect(engine.drainEvents()).toEqual([])
  await engine[Symbol.asyncDispose]()
})

test('a file that is found empty when the watch begins, and stays so, is told when nobody can be writing it any more', async () => {
  const world = new FakeWorld({ [script]: 'one\n' })
  const engine = HotReloadEngine.withCompiler(world.path(script), lines, world.options)
  await engine.reload()
  world.write(script, '')
  await engine.start()
  await world.clock.runAll()
  expect(engine.drainEvents()).toMatchObject([{ type: 'modified', path: world.path(script) }])
  await engine[Symbol.asyncDispose]()
})

test('a change that follows the one that was found on disk is told', async () => {
  const world = new FakeWorld({ [script]: 'one' })
  const engine = HotReloadEngine.withCompiler(world.path(script), lines, world.options)
  await engine.reload()
  world.write(script, 'two')
  await engine.start()
  await engine.waitForChange()
  world.write(script, 'three')
  await world.clock.advance(1)
  expect(engine.drainEvents()).toMatchObject([{ type: 'modified', path: world.path(script) }])
  await engine[Symbol.asyncDispose]()
})

test('files that are saved together go live together: no mix of old and new', async () => {
  const world = new FakeWorld({ [script]: '#load a\n#load b\n#load c', a: '1', b: '1', c: '1' })
  world.noticeMs = 1
  const engine = HotReloadEngine.withCompiler(world.path(script), lines, world.options)
  const lives: (string | undefined)[] = []
  engine.onReload(() => lives.push(engine.currentChunk))
  await engine.reload()
  void engine.watchAndReload()
  await world.clock.flush(3)
  world.write('a', '2')
  await world.clock.advance(1)
  world.write('b', '2')
  world.write('c', '2')
  await world.clock.runAll()
  world.write('a', '3')
  world.write('b', '3')
  world.write('c', '3')
  await world.clock.runAll()
  expect(lives.at(-1)).toBe('3\n3\n3')
  expect(lives).not.toContain('3\n2\n2')
  await engine[Symbol.asyncDispose]()
})

test('a checkout of many files is one reload, at the first snapshot that compiles', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `m${i}`)
  const main = names.map((name) => `#load ${name}`).join('\n')
  const old = Object.fromEntries(names.map((name) => [name, 'old']))
  const { world, engine, stats } = await watching({ [script]: main, ...old })
  world.write('m0', 'bad')
  for (const [i, name] of names.entries()) {
    if (i % 10 === 0) await world.clock.advance(1)
    world.write(name, i === 0 ? 'bad' : 'new')
  }
  world.write('m0', 'new')
  await world.clock.runAll()
  expect(engine.currentChunk).toBe(names.map(() => 'new').join('\n'))
  expect(stats.map(({ success }) => success)).toEqual([true, true])
  await engine[Symbol.asyncDispose]()
})

test('files that were saved together go live together, where the changes are noticed within the gather time', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `m${i}`)
  const main = names.map((name) => `#load ${name}`).join('\n')
  const old = Object.fromEntries(names.map((name) => [name, 'old']))
  const { world, engine } = await watching({ [script]: main, ...old })
  const lives = new Set<string | undefined>()
  engine.onReload(() => void lives.add(engine.currentChunk))
  world.aheadMs = -1000
  world.write('m298', 'new')
  world.noticeMs = 0.2
  world.write('m299', 'new')
  await world.clock.runAll()
  expect([...lives]).toEqual([[...names.slice(0, 298).map(() => 'old'), 'new', 'new'].join('\n')])
  await engine[Symbol.asyncDispose]()
})

test('what was saved together is looked at before it runs again, however late its change is told', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `m${i}`)
  const old = Object.fromEntries(names.map((name) => [name, '1']))
  const world = new FakeWorld({ [script]: names.map((name) => `#load ${name}`).join('\n'), ...old })
  const ran: string[] = []
  const prepare = ({ artifact }: { readonly artifact: string }): { readonly ok: true } => {
    ran.push(artifact.split('\n').slice(-2).join())
    return { ok: true }
  }
  const engine = HotReloadEngine.withCompiler(world.path(script), lines, { ...world.options, prepare })
  await engine.reload()
  void engine.watchAndReload()
  await world.clock.flush(3)
  const save = async (version: string): Promise<void> => {
    world.noticeMs = 0
    world.write('m298', version)
    // A watcher merges what comes within its window.
    world.noticeMs = 60
    world.write('m299', version)
    await world.clock.runAll()
  }
  await save('2')
  await save('3')
  expect(ran).toEqual(['1,1', '2,1', '2,2', '3,3'])
  await engine[Symbol.asyncDispose]()
})

test('a reload that was asked for goes on when the engine stops; one that a change caused does not', async () => {
  const world = new FakeWorld({ [script]: 'one' })
  const slow = async (source: string): Promise<string> => {
    await world.clock.sleep(10)
    return source
  }
  await using engine = HotReloadEngine.withCompiler(world.path(script), slow, world.options)
  void engine.watchAndReload()
  await world.clock.flush(2)
  const asked = engine.reload()
  await engine.stop()
  await world.clock.runAll()
  expect((await asked).success).toBe(true)
  void engine.watchAndReload()
  await world.clock.flush(2)
  world.write(script, 'two')
  await world.clock.advance(1)
  await engine.stop()
  await world.clock.runAll()
  expect(engine.currentChunk).toBe('one')
  expect(engine.reloadCount).toBe(1)
})

test('something that cannot be watched is told, and the rest goes on', async () => {
  const { world, engine, types } = await watching()
  ;[...world.watchers][0]!.fail(new Error('no watches left'))
  await world.clock.flush()
  expect(types()).toContain('watch-failed')
  world.write(script, 'two')
  await world.clock.runAll()
  expect(engine.currentChunk).toBe('two')
  await engine[Symbol.asyncDispose]()
})

test('the happenings of a reload come in order', async () => {
  const { world, engine, types } = await watching()
  world.write(script, 'two')
  await world.clock.runAll()
  await engine.stop()
  await world.clock.flush()
  expect(types()).toEqual(['started', 'reloaded', 'watching', 'changed', 'started', 'reloaded', 'stopped'])
  await engine[Symbol.asyncDispose]()
})
