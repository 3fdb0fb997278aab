// Hosts, compilers and ports that keep no word: what they throw or answer harms a reload at most, never the engine.

import { describe, expect, test } from 'vitest'
import { HotReloadEngine } from '@fsrs/engine'
import type { EngineEvent, EngineOptions, PrepareHook, SourcePort } from '@fsrs/engine'
import type { Chunk } from '@fsrs/chunk'
import type { CompilerAdapter } from '@fsrs/compiler'

import { FakeWorld } from './fake-world.ts'
import { running } from './live-world.ts'

const script = 'main.fsrs'
/** Thrown, it cannot even be written as a text. */
const unspeakable: unknown = Object.create(null)
const UNSPEAKABLE = 'Something was thrown that has no text'

const throwing = (): never => {
  throw unspeakable
}

function engineOf(options: EngineOptions<Chunk> = {}, text = '1') {
  const world = new FakeWorld({ [script]: text })
  const engine = new HotReloadEngine(world.path(script), { ...world.options, ...options })
  return { world, engine }
}

function compiledBy(compile: unknown) {
  const world = new FakeWorld({ [script]: 'a' })
  const adapter = { name: 'odd', extensions: ['.fsrs'], compile } as CompilerAdapter<string>
  return HotReloadEngine.withCompiler(world.path(script), adapter, world.options)
}

async function allOf(events: AsyncIterable<EngineEvent>): Promise<EngineEvent[]> {
  const all: EngineEvent[] = []
  for await (const event of events) all.push(event)
  return all
}

async function eventsUntilDisposed(engine: HotReloadEngine, body: () => Promise<unknown>): Promise<EngineEvent[]> {
  const events = engine.events()
  await body()
  await engine[Symbol.asyncDispose]()
  return allOf(events)
}

describe('what is thrown may be anything', () => {
  test('by prepare', async () => {
    const { engine } = engineOf({ prepare: throwing })
    expect((await engine.reload()).errorMessage).toBe(UNSPEAKABLE)
  })

  test('by live.validate, at once or later', async () => {
    for (const validate of [throwing, () => Promise.reject(unspeakable)]) {
      const { engine } = engineOf({ live: { validate } })
      expect((await engine.reload()).errorMessage).toBe(UNSPEAKABLE)
    }
  })

  test('by a plain function that compiles', async () => {
    const world = new FakeWorld({ [script]: 'a' })
    const engine = HotReloadEngine.withCompiler(world.path(script), throwing, world.options)
    expect((await engine.reload()).errorMessage).toBe(UNSPEAKABLE)
  })

  test('by the port of sources', async () => {
    const { world } = engineOf()
    const sources: SourcePort = { ...world.options.sources, read: throwing, stamps: throwing, resolve: throwing }
    const { engine } = engineOf({ sources })
    await expect(engine.reload()).rejects.toMatchObject({ code: 'SOURCE_READ_FAILED' })
  })

  test('by whoever is told of a reload', async () => {
    const { engine } = engineOf()
    engine.onReload(throwing)
    const events = await eventsUntilDisposed(engine, () => engine.reload())
    expect(events.at(-1)).toEqual({ type: 'host-failed', where: 'callback', error: unspeakable })
  })

  test('by what tells of a program that is live: that it is live counts', async () => {
    const prepare: PrepareHook<Chunk> = () => ({ ok: true, details: throwing })
    const { engine } = engineOf({ prepare })
    const events = await eventsUntilDisposed(engine, async () => {
      expect((await engine.reload()).success).toBe(true)
      expect((await engine.reload()).success).toBe(true)
    })
    expect(events).toContainEqual({ type: 'host-failed', where: 'details', error: unspeakable })
    expect(events.filter(({ type }) => type === 'reloaded')).toHaveLength(2)
  })
})

describe('what is answered may be anything', () => {
  test('a promise of another library counts once, whatever it calls back', async () => {
    const engine = compiledBy(() => ({
      then(resolve: (answer: unknown) => void) {
        resolve({ ok: true, artifact: 'first' })
        resolve({ ok: false })
      },
    }))
    expect(await engine.reloadAndGetChunk()).toBe('first')
  })

  test('findings without a place stand at the beginning of the script', async () => {
    const engine = compiledBy(() => ({
      ok: false,
      diagnostics: [{ severity: 'error', message: 'wrong' }, {}, 'text', null],
    }))
    const { errorMessage } = await engine.reload()
    expect(errorMessage).toBe(
      [
        `${engine.scriptPath}(1,1): error NO_CODE: wrong`,
        `${engine.scriptPath}(1,1): error NO_CODE: No message was given.`,
      ].join('\n'),
    )
  })

  test.each([
    [null, 'a program that is null.'],
    ['main', "a program that is 'main'."],
    [{ commit: 5 }, 'a program whose commit is 5, no function.'],
    [{ discard: {} }, 'a program whose discard is an object, no function.'],
  ])('a prepared program that is %j is none', async (program, what) => {
    const { engine } = engineOf({ prepare: () => ({ ok: true, program }) as never })
    expect((await engine.reload()).errorMessage).toBe(`The option prepare answered with ${what}`)
  })

  test.each([[null], [true], [42], [{}]])(
    'live.validate that answers with %j has neither refused nor agreed',
    async (answer) => {
      const { engine } = engineOf({ live: { validate: () => answer as never } })
      const { success, errorMessage } = await engine.reload()
      expect(success).toBe(false)
      expect(errorMessage).toContain('The option live.validate answered with ')
    },
  )

  test.each(['at once', 'later'])('a port that answers with nothing, %s, has no sources', async (when) => {
    const nothing = (): never => (when === 'later' ? Promise.resolve(undefined) : undefined) as never
    const { engine } = engineOf({ sources: { resolve: (path) => path, read: nothing, stamps: nothing } })
    await expect(engine.reload()).rejects.toMatchObject({ code: 'SOURCE_READ_FAILED' })
  })
})

describe('the end', () => {
  test('has no events behind it', async () => {
    const { engine } = engineOf()
    await engine[Symbol.asyncDispose]()
    expect(await allOf(engine.events())).toEqual([])
  })

  test('comes even where the watcher will not end, and says why', async () => {
    const { world } = engineOf()
    const broken = new Error('broken')
    const make = world.options.createWatcher
    const createWatcher = () => Object.assign(make(), { [Symbol.asyncDispose]: () => Promise.reject(broken) })
    const { engine } = engineOf({ createWatcher })
    const events = await eventsUntilDisposed(engine, () => engine.start())
    expect(events.at(-1)).toEqual({ type: 'watch-failed', error: broken })
  })

  test('of a watcher that cannot watch tells why it cannot, not why it will not end', async () => {
    const { world } = engineOf()
    const make = world.options.createWatcher
    const createWatcher = () =>
      Object.assign(make(), {
        watch: () => Promise.reject(new Error('no such disk')),
        [Symbol.asyncDispose]: () => Promise.reject(new Error('broken')),
      })
    const { engine } = engineOf({ createWatcher })
    await expect(engine.start()).rejects.toThrow('no such disk')
    expect(engine.isWatching).toBe(false)
  })

  test('is the same twice, at once, and from a callback', async () => {
    const { engine } = engineOf()
    await engine.start()
    engine.onReload(() => void engine[Symbol.asyncDispose]())
    expect((await engine.reload()).success).toBe(true)
    await Promise.all([engine[Symbol.asyncDispose](), engine[Symbol.asyncDispose]()])
    expect(engine.isWatching).toBe(false)
  })

  test('has no way back: a rollback fails as a reload does', async () => {
    const { engine, save } = await running('1')
    await save('2')
    await engine[Symbol.asyncDispose]()
    const failed = { success: false, errorMessage: 'The engine was disposed of.' }
    expect(await engine.reload()).toMatchObject(failed)
    expect(await engine.rollback()).toMatchObject(failed)
  })
})

test('who reloads on every change is alone, from the call on', async () => {
  const { engine } = engineOf()
  const ended = new AbortController()
  const first = engine.watchAndReload({ signal: ended.signal })
  await expect(engine.watchAndReload()).rejects.toMatchObject({ code: 'ALREADY_WATCHING' })
  ended.abort()
  await first
  expect(engine.isWatching).toBe(false)
  const again = engine.watchAndReload({ signal: AbortSignal.abort() })
  await expect(again).resolves.toBeUndefined()
})

test('who stops the watch may reload on every change again at once', async () => {
  const { engine } = engineOf()
  const first = engine.watchAndReload()
  const stopped = engine.stop()
  const ended = new AbortController()
  const second = engine.watchAndReload({ signal: ended.signal })
  await Promise.all([first, stopped])
  await expect(engine.watchAndReload()).rejects.toMatchObject({ code: 'ALREADY_WATCHING' })
  ended.abort()
  await second
  expect(engine.isWatching).toBe(false)
})

test.each([Number.NaN, -1, '5'])('nobody waits %s milliseconds', async (timeoutMs) => {
  const { engine } = engineOf()
  await expect(engine.waitForChangeTimeout(timeoutMs as number)).rejects.toMatchObject({ code: 'INVALID_OPTION' })
})
