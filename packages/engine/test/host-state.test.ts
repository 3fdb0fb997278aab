import type { StandardSchemaV1 } from '@standard-schema/spec'
import { describe, expect, test } from 'vitest'
import { HotReloadEngine } from '@fsrs/engine'
import type { EngineOptions, PrepareHook } from '@fsrs/engine'

import { FakeWorld } from './fake-world.ts'
import { running } from './live-world.ts'

/** A schema of the plainest kind. */
function schemaOf<T>(what: string, accepts: (value: unknown) => boolean): StandardSchemaV1<T> {
  return {
    '~standard': {
      version: 1,
      vendor: 'test',
      validate: (value) => (accepts(value) ? { value: value as T } : { issues: [{ message: `it should be ${what}` }] }),
    },
  }
}

const number = (): StandardSchemaV1<number> => schemaOf('a number', (value) => typeof value === 'number')
const text = (): StandardSchemaV1<string> => schemaOf('a text', (value) => typeof value === 'string')
const later: StandardSchemaV1<number> = {
  '~standard': { version: 1, vendor: 'test', validate: (value) => Promise.resolve({ value: value as number }) },
}

/** An engine of a language of the host's own: programs are texts, and `prepare` runs them. */
async function withHook(prepare: PrepareHook<string>, options: EngineOptions<string> = {}) {
  const world = new FakeWorld({ 'main.fsrs': 'v1' })
  const engine = HotReloadEngine.withCompiler(world.path('main.fsrs'), (source) => source, {
    ...world.options,
    prepare,
    history: {},
    ...options,
  })
  const save = async (source: string) => {
    world.write('main.fsrs', source)
    const reload = engine.reload()
    await world.clock.runAll()
    return reload
  }
  const first = await engine.reload()
  return { engine, save, first }
}

describe('a piece of the host’s state', () => {
  const engine = new HotReloadEngine('/nowhere/main.fsrs')

  test('has its first value, takes others that its schema takes, and refuses the rest', () => {
    const count = engine.state('count', { schema: number(), initial: 1 })
    count.value += 1
    expect(() => {
      count.value = 'two' as never
    }).toThrow(expect.objectContaining({ code: 'STATE_INVALID' }))
    expect(count.value).toBe(2)
  })

  test('is the same under the same name, and frozen', () => {
    const schema = schemaOf<readonly number[]>('a list', Array.isArray)
    engine.state('list', { schema, initial: [] }).value = [1]
    const again = engine.state('list', { schema, initial: [] })
    expect(again.value).toEqual([1])
    expect(Object.isFrozen(again.value)).toBe(true)
  })

  test('that does not fit a new schema is migrated, or the declaration is refused and nothing has changed', () => {
    const size = engine.state('size', { schema: number(), initial: 7 })
    expect(() => engine.state('size', { schema: text(), initial: '' })).toThrow(
      'The state size of the host does not fit: it should be a text',
    )
    expect(size.value).toBe(7)
    const migrate = (old: unknown): string => `${String(old)} px`
    expect(engine.state('size', { schema: text(), initial: '', migrate }).value).toBe('7 px')
  })

  test('needs a first value that fits, and a schema that answers at once', () => {
    expect(() => engine.state('x', { schema: number(), initial: 'no' as never })).toThrow('it should be a number')
    expect(() => engine.state('x', { schema: later, initial: 1 })).toThrow('answers later')
  })
})

/** A program that keeps a piece by its schema: `number`, or `text` with or without a migration. */
const keeping: PrepareHook<string> = ({ artifact }, _, { state }) => {
  if (artifact.includes('number')) state('kept', { schema: number(), initial: 1 })
  const migrate = { migrate: (old: unknown) => `was ${String(old)}` }
  if (artifact.includes('text')) {
    state('kept', { schema: text(), initial: 'new', ...(artifact.includes('migrated') ? migrate : {}) })
  }
  if (artifact.includes('broken')) return { ok: false, diagnostics: [] }
  return { ok: true }
}

test.each<[string, unknown, unknown]>([
  ['nothing at all', 'count', undefined],
  ['no schema', 'count', { initial: 1 }],
  ['a schema that checks nothing', 'count', { schema: { '~standard': {} }, initial: 1 }],
  ['no name', undefined, { schema: number(), initial: 1 }],
  ['an empty name', '', { schema: number(), initial: 1 }],
  ['a migration that is no function', 'count', { schema: number(), initial: 1, migrate: 'toText' }],
])('a declaration with %s is refused', async (_what, name, options) => {
  const { engine } = await running('1')
  const declare = (): unknown => engine.state(name as string, options as never)
  expect(declare).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})

test('a schema that answers with nothing takes nothing', async () => {
  const { engine } = await running('1')
  const schema = { '~standard': { version: 1, vendor: 'test', validate: () => undefined } }
  expect(() => engine.state('count', { schema, initial: 1 } as never)).toThrow(
    'its schema answered with undefined. It must be what its schema takes.',
  )
})

test('a value may hold itself, or be nested without end', async () => {
  const { engine } = await running('1')
  // Each schema makes another value, so that the two are compared.
  const copying = (make: () => unknown): StandardSchemaV1 => ({
    '~standard': { version: 1, vendor: 'test', validate: () => ({ value: make() }) },
  })
  const circle = (): unknown => {
    const made: Record<string, unknown> = {}
    made['self'] = made
    return made
  }
  const nested = (): unknown => {
    let made: unknown = []
    for (let depth = 0; depth < 100_000; depth++) made = [made]
    return made
  }
  for (const make of [circle, nested]) {
    for (let round = 0; round < 2; round++) {
      const { value } = engine.state(make.name, { schema: copying(make), initial: make() })
      expect(Object.isFrozen(value)).toBe(true)
    }
  }
})

test('what a program declares is kept by the next one where it fits its schema, and said', async () => {
  const { engine, save } = await withHook(keeping)
  await save('number')
  const kept = engine.state('kept', { schema: number(), initial: 0 })
  kept.value = 5
  await save('number again')
  expect(kept.value).toBe(5)
  expect(engine.explain()?.state.cells).toEqual([{ cell: 'kept', type: 'kept', how: [] }])
})

test('a program whose schema does not take the value is refused, with the name of the piece', async () => {
  const { engine, save } = await withHook(keeping)
  await save('number')
  const stats = await save('text')
  expect(stats.errorMessage).toContain('The state kept of the host does not fit: it should be a text')
  expect(engine.diagnostics).toMatchObject([{ code: 'STATE_TYPE_CHANGED' }])
  expect(engine.currentChunk).toBe('number')
  expect((await save('text, migrated')).errorMessage).toBeUndefined()
  expect(engine.state('kept', { schema: text(), initial: '' }).value).toBe('was 1')
})

test('a hook that goes on in spite of a piece that does not fit is refused all the same', async () => {
  let discarded = 0
  const { save } = await withHook((generation, live, context) => {
    try {
      void keeping(generation, live, context)
    } catch {
      // It pretends that nothing has happened.
    }
    return { ok: true, program: { discard: () => void discarded++ } }
  })
  await save('number')
  expect((await save('text')).success).toBe(false)
  expect(discarded).toBe(1)
})

test('a program that is refused after it declared has changed nothing', async () => {
  const { engine, save } = await withHook(keeping)
  await save('number')
  expect((await save('text, migrated, broken')).success).toBe(false)
  expect(engine.state('kept', { schema: number(), initial: 0 }).value).toBe(1)
})

test('what the live program sets while the next one is prepared is taken over', async () => {
  let meanwhile = (): void => undefined
  const { engine, save } = await withHook(async (generation, live, context) => {
    const result = await keeping(generation, live, context)
    meanwhile()
    return result
  })
  await save('number')
  const kept = engine.state('kept', { schema: number(), initial: 0 })
  meanwhile = () => {
    kept.value = 9
  }
  expect((await save('text, migrated')).success).toBe(true)
  expect(engine.state('kept', { schema: text(), initial: '' }).value).toBe('was 9')
})

test('values are those of the candidate before it is live, and live afterwards', async () => {
  const handles: { value: number }[] = []
  const schema = number()
  const { save } = await withHook((_, __, { state }) => {
    const handle = state('count', { schema, initial: 0 })
    handle.value += 1
    handles.push(handle)
    return { ok: true }
  })
  await save('v2')
  expect(handles.map(({ value }) => value)).toEqual([2, 2])
  handles[0]!.value = 10
  expect(handles[1]?.value).toBe(10)
})

test('a rollback leaves a value that still fits, and restores that of the swap where it does not, or was migrated', async () => {
  const { engine, save } = await withHook(keeping)
  await save('number')
  const kept = engine.state('kept', { schema: number(), initial: 0 })
  await save('number again')
  kept.value = 5
  expect((await engine.rollback()).errorMessage).toBeUndefined()
  expect(kept.value).toBe(5)
  expect(engine.explain()?.state.restored).toEqual({ from: 'state', why: [] })

  await save('text, migrated')
  expect(kept.value).toBe('was 5')
  expect((await engine.rollback()).errorMessage).toBeUndefined()
  expect(kept.value).toBe(5)
  expect(engine.explain()?.state.restored).toMatchObject({ from: 'snapshot' })
  expect(engine.history.map(({ program }) => program)).toEqual([1, 2, 3, 2, 5, 3])
})

test('the host’s state goes back with what the script holds', async () => {
  const script = (type: string, value: string): string =>
    `module M\n[<Persist>]\nlet mutable count : ${type} = ${value}\n[<Migrate>]\nlet migrateCount (old: int) : string = "x"\n`
  const source = `module M\n[<Migrate>]\nlet migrateCount (old: int) : string = "x"\n[<Persist>]\nlet mutable count : string = ""`
  const { engine, save } = await running(script('int', '1'))
  const mode = engine.state('mode', { schema: text(), initial: 'first' })
  expect((await save(source)).errorMessage).toBeUndefined()
  mode.value = 'second'
  expect((await engine.rollback()).errorMessage).toBeUndefined()
  expect(engine.explain()?.state.restored?.from).toBe('snapshot')
  expect(mode.value).toBe('first')
})

test('a rollback to values that the host’s own schema does not take any more is refused, with the name of the piece', async () => {
  const { engine, save } = await running('module M\n[<Persist>]\nlet mutable count = 1\n')
  engine.state('mode', { schema: text(), initial: 'first' })
  await save(
    'module M\n[<Migrate>]\nlet migrateCount (old: int) : string = "x"\n[<Persist>]\nlet mutable count : string = ""',
  )
  const mode = engine.state('mode', { schema: number(), initial: 0, migrate: () => 3 })
  const stats = await engine.rollback()
  expect(stats.errorMessage).toContain('The state mode of the host does not fit: it should be a number')
  expect(mode.value).toBe(3)
  expect(engine.live.get('count')).toBe('x')
})

test('an engine without history says so, and one with live keeps it there', async () => {
  const engine = new HotReloadEngine('/nowhere/main.fsrs')
  expect(() => engine.history).toThrow(expect.objectContaining({ code: 'LIVE_NOT_ENABLED' }))
  await expect(engine.rollback()).rejects.toMatchObject({ code: 'LIVE_NOT_ENABLED' })
  const both = () => new HotReloadEngine('/nowhere/main.fsrs', { live: {}, history: {} })
  expect(both).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})
