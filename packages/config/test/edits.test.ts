import fc from 'fast-check'
import { expect, test } from 'vitest'

import { ConfigHolder, configCompiler, diffConfig } from '@fsrs/config'
import type { AdapterResult, SourceReader } from '@fsrs/compiler'
import { MemorySources } from '@fsrs/test-harness'

// What is remembered of a configuration must never show but in the time that a reload takes.

type Files = Readonly<Record<string, string>>

const COUNT = 5

const scalar = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constant(null), fc.constant([1, { a: 1 }]))
const keys = fc.constantFrom('a', 'b', 'c', 'd')
const nested = fc.dictionary(keys, scalar, { maxKeys: 3 })
const own = fc.dictionary(keys, fc.oneof(scalar, nested), { maxKeys: 4 })

/** A file that extends some of those after it; now and then one that is missing, broken, or no object. */
const fileAt = (index: number): fc.Arbitrary<string | undefined> => {
  const names = Array.from({ length: COUNT - index - 1 }, (_, i) => `./f${index + 1 + i}.json`)
  const parents = names.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...names), { maxLength: 4 })
  const whole = fc
    .tuple(parents, own, fc.boolean())
    .map(([list, rest, isLate]) =>
      JSON.stringify(list.length === 0 ? rest : isLate ? { ...rest, extends: list } : { extends: list, ...rest }),
    )
  return fc.oneof(
    { weight: 12, arbitrary: whole },
    { weight: 1, arbitrary: fc.constantFrom(undefined, '{ "a": ', '[1, 2]', '7') },
  )
}

const program = fc.tuple(...Array.from({ length: COUNT }, (_, i) => fileAt(i)))

/** Most edits change numbers only, as people do; some make the whole file another. */
const edit = fc.tuple(fc.nat(COUNT - 1), program, fc.boolean(), fc.boolean())

function filesOf(texts: readonly (string | undefined)[]): Files {
  return Object.fromEntries(texts.flatMap((text, i) => (text === undefined ? [] : [[`/c/f${i}.json`, text]])))
}

function outcomeOf(result: AdapterResult<{ readonly value: unknown }>): unknown {
  const { ok, diagnostics } = result
  const modules = result.modules.map(({ name }) => name).toSorted()
  return { ok, diagnostics, modules, value: ok ? JSON.stringify(result.artifact.value) : undefined }
}

const compileAnew = async (sources: SourceReader): Promise<unknown> =>
  outcomeOf(await configCompiler().compile({ entry: '/c/f0.json', sources }))

test('after any edits a configuration is what it would be if it were read for the first time', async () => {
  await fc.assert(
    fc.asyncProperty(program, fc.array(edit, { minLength: 1, maxLength: 8 }), async (first, edits) => {
      const compiler = configCompiler()
      let texts: readonly (string | undefined)[] = first
      let before: unknown
      const holder = new ConfigHolder<unknown>()
      let live: unknown
      for (const [at, next, isSmall, goesLive] of [[0, first, false, true] as const, ...edits]) {
        const text = isSmall
          ? texts[at]?.replaceAll(/\d(?=[,}\]])/g, (digit) => String((Number(digit) + 1) % 3))
          : next[at]
        texts = texts.with(at, text)
        const sources = new MemorySources(filesOf(texts))
        const result = await compiler.compile({ entry: '/c/f0.json', sources })
        const anew = new MemorySources(filesOf(texts))
        expect(outcomeOf(result)).toEqual(await compileAnew(anew))
        expect([...sources.asked].toSorted()).toEqual([...anew.asked].toSorted())
        if (!result.ok) continue
        expect(Object.isFrozen(result.artifact.value) || typeof result.artifact.value !== 'object').toBe(true)
        const isSame = JSON.stringify(before) === JSON.stringify(result.artifact.value)
        expect(Object.is(before, result.artifact.value)).toBe(isSame)
        before = result.artifact.value
        if (!goesLive) continue
        const { program: prepared } = await holder.prepare({ artifact: result.artifact })
        prepared.commit()
        expect(holder.changes).toEqual(live === undefined ? [] : diffConfig(live, before))
        live = before
      }
    }),
    { numRuns: 500 },
  )
})

test('an edit of one file of many is compiled without asking for the others', async () => {
  const names = Array.from({ length: 50 }, (_, i) => `/c/m${i}.json`)
  const files = {
    '/c/main.json': JSON.stringify({ extends: names, own: true }),
    ...Object.fromEntries(names.map((name, i) => [name, `{ "value${i}": ${i}, "shared": ${i} }`])),
  }
  const compiler = configCompiler()
  const compile = async (edited: Files): Promise<{ read: readonly string[]; value: unknown; compiled: unknown }> => {
    const read: string[] = []
    const sources = new MemorySources(edited)
    const answer = sources.read.bind(sources)
    sources.read = (path) => {
      read.push(path)
      return answer(path)
    }
    const result = await compiler.compile({ entry: '/c/main.json', sources })
    const compiled = result.modules.filter(({ action }) => action === 'compiled').map(({ name }) => name)
    return { read, value: result.ok ? result.artifact.value : undefined, compiled }
  }
  const first = await compile(files)
  expect(first.read).toHaveLength(51)
  const second = await compile({ ...files, '/c/m7.json': '{ "value7": 700, "shared": 7 }' })
  expect(second.read).toEqual(['/c/m7.json'])
  expect(second.compiled).toEqual(['/c/m7.json'])
  expect(second.value).toEqual({ ...(first.value as object), value7: 700 })
  // What was edited before is known, also where all files are gone through again.
  const fewer = { extends: names.slice(1), own: true }
  const third = await compile({
    ...files,
    '/c/m7.json': '{ "value7": 700, "shared": 7 }',
    '/c/main.json': JSON.stringify(fewer),
  })
  expect(third.compiled).toEqual(['/c/main.json'])
})
