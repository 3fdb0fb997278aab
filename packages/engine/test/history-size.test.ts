import { expect, test } from 'vitest'
import { HotReloadEngine } from '@fsrs/engine'

import { FakeWorld } from './fake-world.ts'
import { running } from './live-world.ts'

const numbered = (version: number, state: string): string =>
  `module M\n[<Persist>]\nlet mutable kept = ${state}\nlet renew () = kept <- ${state}\nlet version () = ${version}\n`

/** Bytes that history holds of each generation's state after so many edits, each of which is given new state. */
async function sizes(state: string, bytes = 1e9) {
  const { engine, save } = await running(numbered(0, state), { history: { bytes } })
  for (let version = 1; version <= 4; version++) {
    engine.live.fn('renew')()
    await save(numbered(version, state))
  }
  engine.live.fn('renew')()
  await save(numbered(5, state))
  return engine.history.map(({ stateBytes }) => stateBytes)
}

test.each([
  ['an array of numbers', 'Array.zeroCreate<float> 10000', 80_000, 90_000],
  ['a list of numbers', '[ 1 .. 10000 ]', 240_000, 640_000],
  ['a list of records', 'List.init 10000 (fun i -> {| Id = i; Title = "0123456789" |})', 500_000, 1_500_000],
  ['a map', 'Map.ofList [ for i in 1 .. 10000 -> i, string i ]', 600_000, 2_000_000],
  ['a dictionary', 'dict [ for i in 1 .. 10000 -> i, string i ]', 600_000, 3_000_000],
  ['a lazy sequence', 'Seq.initInfinite id', 0, 10_000],
])('the size of %s is estimated', async (_, state, least, most) => {
  const all = await sizes(state)
  expect(all.at(-1)).toBe(0)
  expect(all[1]).toBeGreaterThanOrEqual(least)
  expect(all[1]).toBeLessThanOrEqual(most)
})

test('what the live program holds too costs history nothing, and what two generations hold counts once', async () => {
  const { engine, save } = await running(numbered(0, '[ 1 .. 10000 ]'))
  await save(numbered(1, '([]: int list)'))
  await save(numbered(2, '([]: int list)'))
  expect(engine.history.map(({ stateBytes }) => stateBytes)).toEqual([0, 0, 0])
  engine.live.fn('renew')()
  await save(numbered(3, '([]: int list)'))
  const [first, second, third, live] = engine.history.map(({ stateBytes }) => stateBytes)
  expect([first, third, live]).toEqual([0, 0, 0])
  expect(second).toBeGreaterThan(240_000)
})

test('history lets go of the oldest state and programs once they are larger than it may be, never of the live one', async () => {
  expect(await sizes('Array.zeroCreate<float> 100000', 2_000_000)).toHaveLength(3)
  expect(await sizes('1', 0)).toHaveLength(1)
  // Five programs of some 40 KB each.
  expect(await sizes('1', 130_000)).toHaveLength(3)
})

test('the host’s state counts as well', async () => {
  const world = new FakeWorld({ 'main.fsrs': '1' })
  const engine = HotReloadEngine.withCompiler(world.path('main.fsrs'), (source) => source, {
    ...world.options,
    history: { bytes: 2_000_000 },
  })
  const schema = {
    '~standard': { version: 1, vendor: 'test', validate: (value: unknown) => ({ value: value as string }) },
  } as const
  const text = engine.state('text', { schema, initial: '' })
  for (let version = 1; version <= 6; version++) {
    await engine.reload()
    text.value = String(version).repeat(1_000_000)
    world.write('main.fsrs', `version ${version}`)
  }
  expect(engine.history.map(({ stateBytes }) => Math.round(stateBytes / 1e6))).toEqual([1, 0, 0])
})
