import { type } from 'arktype'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { ConfigHolder, configCompiler, diffConfig } from '@fsrs/config'
import type { ConfigOf } from '@fsrs/config'
import { HotReloadEngine } from '@fsrs/engine'
import { Workspace } from '@fsrs/test-harness'

import { compile, world } from './support.ts'

const SCHEMAS = {
  zod: z.object({ server: z.object({ port: z.number().int(), host: z.string().default('localhost') }) }),
  valibot: v.object({
    server: v.object({ port: v.pipe(v.number(), v.integer()), host: v.optional(v.string(), 'localhost') }),
  }),
  arktype: type({ server: { port: 'number.integer', host: "string = 'localhost'" } }),
}

test('keys that zod does not know are each shown where they stand', async () => {
  const schema = z.object({ server: z.strictObject({ port: z.number() }) })
  expect(await compile('a.yaml', 'server:\n  port: 1\n  prot: 5\n  hots: 6\n', { schema })).toMatchObject({
    codes: ['CONFIG_INVALID', 'CONFIG_INVALID'],
    findings: [expect.stringContaining('--> a.yaml:3:3'), expect.stringContaining('--> a.yaml:4:3')],
  })
})

describe.each(Object.entries(SCHEMAS))('a schema of %s', (_name, schema) => {
  test('makes the value', async () => {
    const value = { server: { port: 80, host: 'localhost' } }
    expect(await compile('a.yaml', 'server:\n  port: 80\n', { schema })).toEqual({ value })
  })

  test('refuses at the key that is wrong', async () => {
    const outcome = await compile('a.yaml', 'server:\n  host: x\n  port: eighty\n', { schema })
    expect('findings' in outcome && outcome.findings[0]).toMatch(
      /^error CONFIG_INVALID: server\.port\b.*\n {2}--> a\.yaml:3:3\n2 \| {3}host: x\n3 \| {3}port: eighty\n {2}\| {3}\^\^\^\^\n/,
    )
  })

  test('refuses at the object in which a key is missing', async () => {
    const outcome = await compile('a.toml', '[server]\nhost = "x"\n', { schema })
    expect('findings' in outcome && outcome.findings[0]).toMatch(/server\.port\b.*\n {2}--> a\.toml:1:2\n/)
  })
})

describe('the offending key is shown, whatever the format and whatever the schema', () => {
  const formats: readonly (readonly [name: string, text: string, place: string, frame: string])[] = [
    ['a.json', '{\n  "server": { "port": "x" }\n}\n', 'a.json:2:15', '2 |   "server": { "port": "x" }'],
    ['a.jsonc', '{\n  // c\n  "server": { "port": "x" },\n}\n', 'a.jsonc:3:15', '3 |   "server": { "port": "x" },'],
    ['a.yaml', 'server:\n  port: x\n', 'a.yaml:2:3', '2 |   port: x'],
    ['a.toml', '[server]\nport = "x"\n', 'a.toml:2:1', '2 | port = "x"'],
    ['.env', '# c\nport=x\n', '.env:2:1', '2 | port=x'],
  ]
  const inner = {
    zod: z.object({ port: z.number() }),
    valibot: v.object({ port: v.number() }),
    arktype: type({ port: 'number' }),
  }
  const outer = {
    zod: z.object({ server: inner.zod }),
    valibot: v.object({ server: inner.valibot }),
    arktype: type({ server: inner.arktype }),
  }
  const cases = formats.flatMap(([name, text, place, frame]) =>
    (['zod', 'valibot', 'arktype'] as const).map((library) => ({ name, text, place, frame, library })),
  )
  test.each(cases)('$name, $library', async ({ name, text, place, frame, library }) => {
    const schema = name === '.env' ? inner[library] : outer[library]
    const outcome = await compile(name, text, { schema })
    const [finding = ''] = 'findings' in outcome ? outcome.findings : []
    expect(finding).toContain('CONFIG_INVALID')
    expect(finding).toContain(`--> ${place}\n`)
    // The marks stand under the key.
    const lines = finding.split('\n')
    const at = lines.indexOf(frame)
    const key = frame.includes('"port":') ? '"port"' : 'port'
    expect(lines[at + 1]!.slice(frame.indexOf(key))).toBe('^'.repeat(key.length))
  })
})

test('a schema that throws is a finding', async () => {
  const schema = z.object({}).transform(() => {
    throw new Error('out of order')
  })
  expect(await compile('a.json', '{}', { schema })).toMatchObject({ codes: ['CONFIG_SCHEMA_FAILED'] })
})

describe('files that build on others', () => {
  test('what is nearer wins, objects are merged, lists are replaced', async () => {
    const { compile: compileWorld } = world({
      '/app/main.yaml': 'extends: [./base.json, ../shared/more.toml]\nserver: { port: 3 }\n',
      '/app/base.json': '{ "server": { "port": 1, "host": "a" }, "list": [1, 2], "only": "base" }',
      '/shared/more.toml': 'list = [3]\n[server]\nhost = "b"\n',
    })
    expect(await compileWorld()).toEqual({ value: { server: { port: 3, host: 'b' }, list: [3], only: 'base' } })
  })

  test('a finding stands in the file that says it', async () => {
    const { compile: compileWorld } = world(
      { '/main.json': '{ "extends": "./base.json" }', '/base.json': '{\n  "server": { "port": "x" }\n}' },
      { schema: SCHEMAS.zod },
    )
    expect(await compileWorld()).toMatchObject({ findings: [expect.stringContaining('--> base.json:2:15')] })
  })

  test('a file that is not there is said where it is named, and found once it comes', async () => {
    const { files, compile: compileWorld } = world({ '/main.json': '{ "extends": "./base.json" }' })
    const before = await compileWorld()
    expect(before).toMatchObject({
      codes: ['CONFIG_UNREADABLE'],
      findings: [expect.stringContaining('--> main.json:1:14')],
    })
    files['/base.json'] = '{ "a": 1 }'
    expect(await compileWorld()).toEqual({ value: { a: 1 } })
  })

  test.each([
    [{ '/main.json': '{ "extends": "./main.json" }' }, 'CONFIG_EXTENDS_CYCLE'],
    [{ '/main.json': '{ "extends": "./b.json" }', '/b.json': '{ "extends": "./main.json" }' }, 'CONFIG_EXTENDS_CYCLE'],
    [{ '/main.json': '{ "extends": 1 }' }, 'CONFIG_EXTENDS_INVALID'],
    [{ '/main.json': '{ "extends": ["./b.json", {}] }', '/b.json': '{}' }, 'CONFIG_EXTENDS_INVALID'],
  ])('%j is %s', async (files, code) => {
    expect(await world(files).compile()).toMatchObject({ codes: [code] })
  })

  test('two files may build on the same one', async () => {
    const files = {
      '/main.json': '{ "extends": ["./a.json", "./b.json"] }',
      '/a.json': '{ "extends": "./base.json", "a": 1 }',
      '/b.json': '{ "extends": "./base.json", "b": 1 }',
      '/base.json': '{ "base": 1 }',
    }
    expect(await world(files).compile()).toEqual({ value: { base: 1, a: 1, b: 1 } })
  })

  test('another key can name them, or none', async () => {
    const files = { '/main.json': '{ "from": "./b.json", "extends": "x" }', '/b.json': '{ "b": 1 }' }
    expect(await world(files, { extends: 'from' }).compile()).toEqual({ value: { b: 1, extends: 'x' } })
    expect(await world(files, { extends: false }).compile()).toEqual({ value: { from: './b.json', extends: 'x' } })
  })

  test('the host has the last word', async () => {
    const overrides = () => ({ port: 9 })
    expect(await compile('a.json', '{ "port": 1, "host": "x" }', { overrides })).toEqual({
      value: { port: 9, host: 'x' },
    })
  })
})

describe('the value', () => {
  test('is frozen, and shares what an edit left alone', async () => {
    const { files, compile: compileWorld } = world({
      '/a.json': '{ "a": { "list": [1, { "x": 1 }] }, "b": { "y": 1 } }',
    })
    const read = async () => ((await compileWorld()) as { value: { a: { list: unknown[] }; b: object } }).value
    const first = await read()
    expect(() => first.a.list.push(1)).toThrow(TypeError)
    files['/a.json'] = '{ "a": { "list": [1, { "x": 1 }] }, "b": { "y": 2 } }'
    const second = await read()
    expect(second.a).toBe(first.a)
    expect(second.b).not.toBe(first.b)
    files['/a.json'] = '  { "a": { "list": [1, { "x": 1 }] }, "b": { "y": 2 } }'
    expect(await read()).toBe(second)
  })

  test('differs by what the difference says, for any two values', () => {
    const key = fc.constantFrom('a', 'b', 'c')
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.integer({ max: 2, min: 0 }),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(key, tie('any'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).any
    fc.assert(
      fc.property(value, value, (before, after) => {
        const changes = diffConfig(before, after)
        expect(apply(before, changes)).toEqual(after)
        expect(diffConfig(after, after)).toEqual([])
      }),
      { numRuns: 500, seed: 20_261_123 },
    )
  })
})

/** Makes the changes, the last ones of an array first. */
function apply(value: unknown, changes: ReturnType<typeof diffConfig>): unknown {
  const holder = { root: structuredClone(value) }
  for (const { path, kind, after } of changes.toReversed()) {
    let at = holder as Record<string | number, unknown>
    for (const key of ['root', ...path].slice(0, -1)) at = at[key] as typeof at
    const last = ['root', ...path].at(-1)!
    if (kind !== 'removed') at[last] = structuredClone(after)
    else if (Array.isArray(at)) at.pop()
    else delete at[last]
  }
  return compact(holder.root)
}

/** Arrays that grew from their end backwards are dense again. */
function compact(value: unknown): unknown {
  return structuredClone(value)
}

describe('in the engine', () => {
  test('a save changes what is live, and the event says what; a bad one changes nothing', async () => {
    await using workspace = await Workspace.create({ 'app.yaml': 'server:\n  port: 80\n' })
    const schema = SCHEMAS.zod
    const config = new ConfigHolder<ConfigOf<typeof schema>>()
    const heard: unknown[] = []
    using _listening = config.onChange((value, changes) => void heard.push([value.server.port, changes.length]))
    await using engine = HotReloadEngine.withCompiler(workspace.path('app.yaml'), configCompiler({ schema }), {
      prepare: config.prepare,
    })
    const events = engine.events()
    expect(() => config.value).toThrow('No configuration is live.')
    await engine.reload()
    expect(config.value).toEqual({ server: { port: 80, host: 'localhost' } })
    await workspace.write('app.yaml', 'server:\n  port: 81\n')
    await engine.reload()
    const details = []
    for await (const event of events) {
      if (event.type === 'reloaded') details.push(event.details)
      if (details.length === 2) break
    }
    expect(details).toEqual([[], [{ path: ['server', 'port'], kind: 'changed', before: 80, after: 81 }]])
    await workspace.write('app.yaml', 'server:\n  port: x\n')
    expect((await engine.reload()).success).toBe(false)
    expect(config.value.server.port).toBe(81)
    expect(heard).toEqual([
      [80, 0],
      [81, 1],
    ])
  })

  test('the host may refuse a configuration, and a listener that throws harms nobody', async () => {
    await using workspace = await Workspace.create({ 'app.json': '{ "port": 80 }' })
    const errors: unknown[] = []
    const config = new ConfigHolder<{ port: number }>({
      prepare: (next, before) => {
        if (before !== undefined && next.port < before.port) throw new Error('ports only grow')
      },
      onListenerError: (error) => void errors.push(error),
    })
    config.onChange(() => {
      throw new Error('a listener')
    })
    const schema = z.object({ port: z.number() })
    await using engine = HotReloadEngine.withCompiler(workspace.path('app.json'), configCompiler({ schema }), {
      prepare: config.prepare,
    })
    expect((await engine.reload()).success).toBe(true)
    await workspace.write('app.json', '{ "port": 79 }')
    expect((await engine.reload()).errorMessage).toContain('ports only grow')
    expect(config.value.port).toBe(80)
    expect(errors).toHaveLength(1)
  })
})
