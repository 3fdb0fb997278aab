import { expect, test } from 'vitest'
import { HotReloadEngine } from '@fsrs/engine'
import type { EngineOptions, PrepareHook, Prepared } from '@fsrs/engine'
import type { AdapterResult, CompilerAdapter, Diagnostic, SourceReader } from '@fsrs/compiler'
import type { ReloadStats } from '@fsrs/stats'

import { FakeWorld } from './fake-world.ts'

const script = 'main.fsrs'

/** Compiles anything but what begins with `bad`. */
function upperCase(source: string): string {
  if (source.startsWith('bad')) throw new Error(`cannot compile ${source}`)
  return source.toUpperCase()
}

function setUp(files: Readonly<Record<string, string>> = { [script]: 'one' }, options: EngineOptions<string> = {}) {
  const world = new FakeWorld(files)
  const engine = HotReloadEngine.withCompiler(world.path(script), upperCase, { ...world.options, ...options })
  const stats: ReloadStats[] = []
  engine.onReload((reload) => stats.push(reload))
  return { world, engine, stats }
}

test('a reload makes the program live and counts', async () => {
  const { engine, stats } = setUp()
  expect(engine.currentChunk).toBeUndefined()
  expect(engine.timeSinceLastReloadMs).toBeUndefined()
  expect(await engine.reload()).toMatchObject({ success: true, sourceSizeBytes: 3, generation: 1 })
  expect(engine.currentChunk).toBe('ONE')
  expect(engine.reloadCount).toBe(1)
  await engine.reload()
  expect(engine.reloadCount).toBe(2)
  expect(stats).toHaveLength(2)
})

test('the time since the last reload is that of the last good one', async () => {
  const { world, engine } = setUp()
  await engine.reload()
  await world.clock.advance(70)
  expect(engine.timeSinceLastReloadMs).toBe(70)
  world.write(script, 'bad')
  const failed = engine.reload()
  await world.clock.advance(100)
  expect((await failed).success).toBe(false)
  expect(engine.timeSinceLastReloadMs).toBe(170)
})

test("a failed compile keeps the old program, counts nothing, and has the compiler's message word for word", async () => {
  const { world, engine, stats } = setUp()
  await engine.reload()
  world.write(script, 'bad news')
  const reload = engine.reload()
  await world.clock.runAll()
  expect(await reload).toMatchObject({
    success: false,
    errorMessage: 'cannot compile bad news',
    sourceSizeBytes: 8,
    diagnosticsCount: 1,
  })
  expect(engine.currentChunk).toBe('ONE')
  expect(engine.reloadCount).toBe(1)
  expect(stats.map(({ success }) => success)).toEqual([true, false])
  expect(engine.diagnostics).toMatchObject([{ code: 'COMPILE_FUNCTION_THREW' }])
})

test('an old error is announced without waiting', async () => {
  const { world, engine } = setUp({ [script]: 'bad' })
  expect((await engine.reload()).success).toBe(false)
  expect(world.clock.pending).toBe(0)
})

test('reloadAndGetChunk gives the new program, and nothing when the reload failed', async () => {
  const { world, engine } = setUp()
  expect(await engine.reloadAndGetChunk()).toBe('ONE')
  world.write(script, 'bad')
  const chunk = engine.reloadAndGetChunk()
  await world.clock.runAll()
  expect(await chunk).toBeUndefined()
  expect(engine.currentChunk).toBe('ONE')
})

test('a script that is not there rejects with its code, after the callbacks were told', async () => {
  const { world, engine, stats } = setUp({})
  await expect(engine.reload()).rejects.toMatchObject({ code: 'SOURCE_READ_FAILED' })
  expect(stats).toMatchObject([{ success: false }])
  expect(world.clock.pending).toBe(0)
  world.write(script, 'two')
  await engine.reload()
  expect(engine.currentChunk).toBe('TWO')
})

test('a script that is missing for a moment while it is replaced fails nothing', async () => {
  const { world, engine, stats } = setUp()
  await engine.reload()
  world.remove(script)
  const reload = engine.reload()
  await world.clock.advance(20)
  world.write(script, 'two')
  await world.clock.runAll()
  expect((await reload).success).toBe(true)
  expect(engine.currentChunk).toBe('TWO')
  expect(stats).toHaveLength(2)
})

test('an empty file that was just emptied is waited for, and goes live when it stays empty', async () => {
  const { world, engine } = setUp()
  await engine.reload()
  world.write(script, '')
  const reload = engine.reload()
  await world.clock.advance(40)
  expect(engine.currentChunk).toBe('ONE')
  world.write(script, 'two')
  await world.clock.runAll()
  await reload
  expect(engine.currentChunk).toBe('TWO')
  world.write(script, '')
  const emptied = engine.reload()
  await world.clock.runAll()
  expect((await emptied).success).toBe(true)
  expect(engine.currentChunk).toBe('')
})

test('reloads asked for during a reload are answered together by one more', async () => {
  const world = new FakeWorld({ [script]: 'one' })
  let active = 0
  let most = 0
  let compiles = 0
  const slow = async (source: string): Promise<string> => {
    compiles += 1
    most = Math.max(most, ++active)
    await world.clock.sleep(10)
    active -= 1
    return source
  }
  const engine = HotReloadEngine.withCompiler(world.path(script), slow, world.options)
  const first = engine.reload()
  const later = [engine.reload(), engine.reload(), engine.reload()]
  world.write(script, 'two')
  await world.clock.runAll()
  expect((await first).generation).toBe(1)
  expect((await Promise.all(later)).map(({ generation }) => generation)).toEqual([2, 2, 2])
  expect({ most, compiles }).toEqual({ most: 1, compiles: 2 })
  expect(engine.currentChunk).toBe('two')
})

test('every phase has its time, and waiting for quiet is not part of a reload', async () => {
  const world = new FakeWorld({ [script]: 'one' })
  const engine = HotReloadEngine.withCompiler(
    world.path(script),
    async (source) => {
      await world.clock.sleep(10)
      if (source === 'bad') throw new Error('bad')
      return source
    },
    {
      ...world.options,
      prepare: async () => {
        await world.clock.sleep(5)
        return { ok: true }
      },
    },
  )
  const reload = engine.reload()
  await world.clock.runAll()
  expect(await reload).toMatchObject({ reloadTimeMs: 15, compileTimeMs: 10, prepareTimeMs: 5, readTimeMs: 0 })
  world.write(script, 'bad')
  const failed = engine.reload()
  await world.clock.runAll()
  expect(await failed).toMatchObject({ success: false, reloadTimeMs: 10, compileTimeMs: 10, prepareTimeMs: 0 })
})

test('a callback that throws, or rejects, harms nobody else', async () => {
  const { engine, stats } = setUp()
  const failures: unknown[] = []
  void (async () => {
    for await (const event of engine.events()) if (event.type === 'host-failed') failures.push(event.error)
  })()
  const order: string[] = []
  engine.onReload(() => {
    order.push('throws')
    throw new Error('first')
  })
  engine.onReload((): unknown => {
    order.push('rejects')
    return Promise.reject(new Error('second'))
  })
  engine.onReload(() => void order.push('last'))
  expect((await engine.reload()).success).toBe(true)
  expect(order).toEqual(['throws', 'rejects', 'last'])
  expect(stats).toHaveLength(1)
  await new Promise(setImmediate)
  expect(failures).toMatchObject([{ message: 'first' }, { message: 'second' }])
})

test('a callback that was disposed of is not called any more', async () => {
  const { engine } = setUp()
  let calls = 0
  const callback = () => void calls++
  const registrations = [engine.onReload(callback), engine.onReload(callback)]
  await engine.reload()
  expect(calls).toBe(2)
  registrations[0]![Symbol.dispose]()
  registrations[0]![Symbol.dispose]()
  await engine.reload()
  expect(calls).toBe(3)
})

test('a callback may call back into the engine', async () => {
  const { world, engine } = setUp()
  const inner: Promise<ReloadStats>[] = []
  const registration = engine.onReload(() => {
    registration[Symbol.dispose]()
    world.write(script, 'two')
    inner.push(engine.reload())
    expect(engine.currentChunk).toBe('ONE')
  })
  await engine.reload()
  expect((await inner[0]!).generation).toBe(2)
  expect(engine.currentChunk).toBe('TWO')
})

test('a compile that never ends fails after its time, and its late answer is ignored', async () => {
  const world = new FakeWorld({ [script]: 'one' })
  const answers: ((chunk: string) => void)[] = []
  const signals: AbortSignal[] = []
  const adapter: CompilerAdapter<string> = {
    name: 'late',
    extensions: ['.fsrs'],
    async compile({ sources, signal }): Promise<AdapterResult<string>> {
      await sources.read(script)
      signals.push(signal!)
      const artifact = await new Promise<string>((resolve) => answers.push(resolve))
      return { ok: true, artifact, diagnostics: [], modules: [] }
    },
  }
  const engine = HotReloadEngine.withCompiler(world.path(script), adapter, { ...world.options, phaseTimeoutMs: 500 })
  const hanging = engine.reload()
  await world.clock.advance(500)
  expect(await hanging).toMatchObject({ success: false, errorMessage: 'The compile did not end within 500 ms.' })
  expect(signals[0]!.aborted).toBe(true)
  const second = engine.reload()
  await world.clock.flush()
  answers[0]!('late')
  await world.clock.flush()
  expect(engine.currentChunk).toBeUndefined()
  answers[1]!('right')
  await second
  expect(engine.currentChunk).toBe('right')
})

const diagnostic = (message: string): Diagnostic => ({
  severity: 'error',
  code: 'FS0039',
  message,
  file: '/world/main.fsrs',
  span: { start: { offset: 4, line: 1, column: 5 }, end: { offset: 5, line: 1, column: 6 } },
  labels: [],
  notes: [],
  help: undefined,
})

test("an adapter's findings become the message, with their places, and stay to be asked for", async () => {
  const world = new FakeWorld({ [script]: 'let y = x' })
  const adapter: CompilerAdapter<string> = {
    name: 'strict',
    extensions: ['.fsrs'],
    compile({ sources, entry }) {
      void sources.read(entry)
      return { ok: false, diagnostics: [diagnostic('x is not defined.'), diagnostic('z too.')], modules: [] }
    },
  }
  const engine = HotReloadEngine.withCompiler(world.path(script), adapter, world.options)
  expect((await engine.reload()).errorMessage).toBe(
    '/world/main.fsrs(1,5): error FS0039: x is not defined.\n/world/main.fsrs(1,5): error FS0039: z too.',
  )
  expect(engine.diagnostics).toHaveLength(2)
  expect(engine.sourceText('/world/main.fsrs')).toBe('let y = x')
})

/** Programs that note what becomes of them. */
function tracked(log: string[], name: string): Prepared {
  return {
    commit: () => void log.push(`commit ${name}`),
    discard: () => void log.push(`discard ${name}`),
    dispose: () => void log.push(`dispose ${name}`),
  }
}

test('a program is prepared beside the live one, swapped in, and the old one disposed of', async () => {
  const log: string[] = []
  const { world, engine } = setUp(undefined, {
    prepare: ({ artifact }, live) => {
      log.push(`prepare ${artifact} beside ${live?.artifact ?? 'nothing'}`)
      return { ok: true, program: tracked(log, artifact) }
    },
  })
  engine.onReload(() => void log.push('callback'))
  await engine.reload()
  world.write(script, 'two')
  await engine.reload()
  await engine[Symbol.asyncDispose]()
  expect(log).toEqual([
    'prepare ONE beside nothing',
    'commit ONE',
    'callback',
    'prepare TWO beside ONE',
    'commit TWO',
    'dispose ONE',
    'callback',
    'dispose TWO',
  ])
})

test.each([
  [
    'throws',
    () => {
      throw new Error('initialisation failed')
    },
    'initialisation failed',
  ],
  ['rejects', () => Promise.reject(new Error('initialisation failed')), 'initialisation failed'],
  [
    'refuses',
    () => ({ ok: false as const, diagnostics: [diagnostic('no such host function.')] }),
    'no such host function.',
  ],
])('a preparation that %s leaves the old program live', async (_, refuse, message) => {
  let refusing = false
  const { world, engine, stats } = setUp(undefined, { prepare: () => (refusing ? refuse() : { ok: true }) })
  await engine.reload()
  refusing = true
  world.write(script, 'two')
  const reload = engine.reload()
  await world.clock.runAll()
  expect((await reload).errorMessage).toContain(message)
  expect(engine.currentChunk).toBe('ONE')
  expect(stats.map(({ success }) => success)).toEqual([true, false])
  expect(engine.explain()).toMatchObject({ liveGeneration: 1, outcome: { type: 'refused', phase: 'prepare' } })
})

test('a commit that throws leaves the old program live and gives the new one back', async () => {
  const log: string[] = []
  const { world, engine } = setUp(undefined, {
    prepare: ({ artifact }) => ({
      ok: true,
      program: {
        ...tracked(log, artifact),
        commit: () => {
          if (artifact === 'TWO') throw new Error('no')
        },
      },
    }),
  })
  await engine.reload()
  world.write(script, 'two')
  expect(await engine.reload()).toMatchObject({ success: false, errorMessage: 'no' })
  expect(engine.currentChunk).toBe('ONE')
  expect(engine.reloadCount).toBe(1)
  expect(log).toEqual(['discard TWO'])
})

test('a change while a program is prepared gives it back and prepares the newest', async () => {
  const log: string[] = []
  const world = new FakeWorld({ [script]: 'one', 'lib.fsrs': 'a' })
  const both: CompilerAdapter<string> = {
    name: 'both',
    extensions: ['.fsrs'],
    async compile({ sources, entry }) {
      const [main, lib] = [await sources.read(entry), await sources.read('lib.fsrs')]
      const artifact = main.ok && lib.ok ? `${main.text}+${lib.text}` : ''
      return { ok: true, artifact, diagnostics: [], modules: [] }
    },
  }
  const engine = HotReloadEngine.withCompiler(world.path(script), both, {
    ...world.options,
    prepare: async ({ artifact }) => {
      await world.clock.sleep(10)
      return { ok: true, program: tracked(log, artifact) }
    },
  })
  const reload = engine.reload()
  await world.clock.advance(5)
  world.write('lib.fsrs', 'b')
  await world.clock.runAll()
  expect((await reload).generation).toBe(2)
  expect(log).toEqual(['discard one+a', 'commit one+b'])
  expect(engine.liveGeneration).toMatchObject({ dependencies: ['/world/main.fsrs', '/world/lib.fsrs'] })
  expect(engine.explain()?.superseded).toEqual([1])
})

test('a clean-up that fails is told, and the reload has happened', async () => {
  const { world, engine } = setUp(undefined, {
    prepare: () => ({ ok: true, program: { dispose: () => Promise.reject(new Error('still in use')) } }),
  })
  const failures: unknown[] = []
  void (async () => {
    for await (const event of engine.events()) if (event.type === 'host-failed') failures.push(event)
  })()
  await engine.reload()
  world.write(script, 'two')
  expect((await engine.reload()).success).toBe(true)
  await world.clock.flush()
  expect(failures).toMatchObject([{ where: 'dispose', error: { message: 'still in use' } }])
})

test('disposing of the engine answers whoever waits, and is done once', async () => {
  const world = new FakeWorld({ [script]: 'one' })
  const engine = HotReloadEngine.withCompiler(
    world.path(script),
    () => new Promise<string>(() => undefined),
    world.options,
  )
  const waiting = [engine.reload(), engine.reload()]
  await engine[Symbol.asyncDispose]()
  await engine[Symbol.asyncDispose]()
  expect((await Promise.all(waiting)).map(({ success }) => success)).toEqual([false, false])
  expect((await engine.reload()).errorMessage).toBe('The engine was disposed of.')
  await expect(engine.start()).rejects.toMatchObject({ code: 'DISPOSED' })
  expect(world.clock.pending).toBe(0)
})

test.each<[string, unknown]>([
  ['settleMs', -1],
  ['debounceMs', Number.NaN],
  ['debounceMs', '5'],
  ['debounce', 'both'],
  ['backend', 'inotify'],
  ['phaseTimeoutMs', 0],
  ['patienceMs', 2 ** 31],
  ['extensions', '.fsrs'],
  ['extensions', []],
  ['extensions', ['fsrs']],
  ['extensions', ['.']],
  ['prepare', 5],
  ['createWatcher', {}],
  ['sources', { read: () => undefined }],
  ['clock', Date],
  ['history', null],
  ['history', 5],
  ['history', { generations: -1 }],
  ['live', null],
  ['live', true],
  ['live', { fuel: -1 }],
  ['live', { timeoutMs: '5' }],
  ['live', { maxMemoryBytes: Number.NaN }],
  ['live', { strategy: 'jit' }],
  ['live', { print: 'console' }],
  ['live', { onInitialise: 5 }],
  ['live', { validate: {} }],
  ['live', { warmUp: 'yes' }],
  ['live', { host: {} }],
  ['live', { history: { bytes: '1 MB' } }],
])('the option %s does not take %s', (option, value) => {
  expect(() => HotReloadEngine.withCompiler('a.fsrs', upperCase, { [option]: value })).toThrow(
    expect.objectContaining({ code: 'INVALID_OPTION' }),
  )
})

test('what must be an object is one: the options themselves', () => {
  expect(() => new HotReloadEngine('a.fsrs', null as never)).toThrow(
    expect.objectContaining({ code: 'INVALID_OPTION' }),
  )
})

test.each([undefined, null, 5, {}, { compile: upperCase }, { compile: upperCase, extensions: ['fsrs'] }])(
  '%s is no compiler',
  (compiler) => {
    expect(() => HotReloadEngine.withCompiler('a.fsrs', compiler as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    )
  },
)

test.each([undefined, null, 5, '', new URL('file:///a.fsrs')])('%s is no path of a script', (path) => {
  expect(() => new HotReloadEngine(path as string)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})

test('what is no function cannot be called after a reload', () => {
  const { engine } = setUp()
  expect(() => engine.onReload(undefined as never)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})

test.each([
  ['an object without `ok`', {}],
  ['undefined', undefined],
  ['5', 5],
])('a compiler that answers with %s has failed, at once or later', async (what, answer) => {
  for (const compile of [() => answer, () => Promise.resolve(answer)]) {
    const world = new FakeWorld({ [script]: 'a' })
    const compiler = { name: 'odd', extensions: ['.fsrs'], compile } as unknown as CompilerAdapter<string>
    await using engine = HotReloadEngine.withCompiler(world.path(script), compiler, world.options)
    const { success, errorMessage } = await engine.reload()
    expect(success).toBe(false)
    expect(errorMessage).toContain(`The compiler odd answered with ${what}, `)
  }
})

test('a compiler may leave out lists that are empty', async () => {
  const world = new FakeWorld({ [script]: 'a' })
  let answer: object = { ok: true, artifact: 'A' }
  const compiler = { name: 'short', extensions: ['.fsrs'], compile: () => answer } as unknown as CompilerAdapter<string>
  await using engine = HotReloadEngine.withCompiler(world.path(script), compiler, world.options)
  expect(await engine.reloadAndGetChunk()).toBe('A')
  answer = { ok: false }
  expect(await engine.reload()).toMatchObject({
    success: false,
    errorMessage: 'The compile failed without saying why.',
  })
})

test.each(['compile', 'prepare'])('what %s leaves out of a finding is empty', async (phase) => {
  const at = { offset: 0, line: 1, column: 1 }
  const bare = { severity: 'error', code: 'E', message: 'wrong', file: script, span: { start: at, end: at } }
  const world = new FakeWorld({ [script]: 'one' })
  const refused = { ok: false, diagnostics: [bare, null] } as never
  const adapter: CompilerAdapter<object> = {
    name: 'bare',
    extensions: ['.fsrs'],
    compile: () => (phase === 'compile' ? refused : { ok: true, artifact: {}, diagnostics: [], modules: [] }),
  }
  const prepare: PrepareHook<object> = () => (phase === 'prepare' ? refused : { ok: true })
  await using engine = HotReloadEngine.withCompiler(world.path(script), adapter, { ...world.options, prepare })
  expect(await engine.reload()).toMatchObject({ success: false, diagnosticsCount: 1 })
  expect(engine.diagnostics).toEqual([{ ...bare, labels: [], notes: [] }])
})

test('a preparation that answers with nothing has nothing against the program; with anything else it has failed', async () => {
  const world = new FakeWorld({ [script]: 'a' })
  const answers: unknown[] = [undefined, Promise.resolve(undefined), 5, Promise.resolve({})]
  const prepare = (() => answers.shift()) as unknown as PrepareHook<string>
  await using engine = HotReloadEngine.withCompiler(world.path(script), upperCase, { ...world.options, prepare })
  const outcomes: unknown[] = []
  while (answers.length > 0) {
    const { success, errorMessage } = await engine.reload()
    outcomes.push(success || errorMessage?.split(',')[0])
  }
  expect(outcomes).toEqual([
    true,
    true,
    'The option prepare answered with 5',
    'The option prepare answered with an object without `ok`',
  ])
})

test.each([
  ['a moment ahead of ours counts as new', 0.4, false],
  ['long ahead of ours is that of a wrong clock, and says nothing', 60_000, true],
])('a change at a time %s', async (_, aheadMs, atOnce) => {
  const { world, engine } = setUp()
  await engine.reload()
  world.aheadMs = aheadMs
  world.write(script, 'bad')
  const reload = engine.reload()
  await world.clock.advance(0)
  expect(world.clock.pending === 0).toBe(atOnce)
  await world.clock.runAll()
  expect((await reload).success).toBe(false)
})

test('a compiler may ask what differs from an earlier compile, and keep what it asked for then', async () => {
  const world = new FakeWorld({ main: '1', a: '2', b: '3' })
  const found: { readonly changed: readonly string[] | undefined; readonly read: string }[] = []
  let earlier: SourceReader | undefined
  const compiler: CompilerAdapter<string> = {
    name: 'sum',
    extensions: [''],
    compile: async ({ entry, sources }) => {
      const changed = earlier === undefined ? undefined : sources.changedSince?.(earlier)
      const texts: string[] = []
      if (earlier !== undefined) sources.keep?.(earlier)
      for (const path of changed ?? [entry, world.path('a'), world.path('b'), world.path('c')]) {
        const source = await sources.read(path)
        texts.push(source.ok ? source.text : '?')
      }
      found.push({ changed, read: texts.join() })
      earlier = sources
      return { ok: true, artifact: texts.join(), diagnostics: [], modules: [] }
    },
  }
  const engine = HotReloadEngine.withCompiler(world.path('main'), compiler, world.options)
  const reload = async (): Promise<readonly string[]> => {
    const ended = engine.reload()
    await world.clock.runAll()
    await ended
    return engine.liveGeneration!.dependencies
  }
  const all = ['main', 'a', 'b', 'c'].map((name) => world.path(name))
  expect(await reload()).toEqual(all)
  world.write('b', '4')
  expect(await reload()).toEqual(all)
  // Written, but with the content that was there.
  world.write('a', '2')
  world.write('c', '5')
  expect(await reload()).toEqual(all)
  expect(await reload()).toEqual(all)
  expect(found).toEqual([
    { changed: undefined, read: '1,2,3,?' },
    { changed: [world.path('b')], read: '4' },
    { changed: [world.path('c')], read: '5' },
    { changed: [], read: '' },
  ])
  await engine[Symbol.asyncDispose]()
})
