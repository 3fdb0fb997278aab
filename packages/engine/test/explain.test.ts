import { expect, test } from 'vitest'
import { HotReloadEngine, formatExplanation } from '@fsrs/engine'
import { fsrsCompiler } from '@fsrs/frontend'

import { FakeWorld } from './fake-world.ts'

const main = 'main.fsrs'

/** An engine that has loaded its program, and reloads it on every change. */
async function watching(files: Readonly<Record<string, string>>) {
  const world = new FakeWorld(files)
  const engine = HotReloadEngine.withCompiler(world.path(main), fsrsCompiler(), world.options)
  await engine.reload()
  void engine.watchAndReload()
  await world.clock.flush(3)
  return { world, engine }
}

const files = { [main]: '#load "a.fsrs"\nA.value + 1\n', 'a.fsrs': 'module A\nlet value = 1\n' }

test('before the first reload there is nothing to explain', () => {
  const world = new FakeWorld(files)
  expect(HotReloadEngine.withCompiler(world.path(main), fsrsCompiler(), world.options).explain()).toBeUndefined()
})

test('a reload says which file changed, and what became of each module and why', async () => {
  const { world, engine } = await watching(files)
  world.write('a.fsrs', 'module A\nlet value = 2\n')
  await world.clock.runAll()
  const explanation = engine.explain()!
  expect(explanation).toMatchObject({
    outcome: { type: 'live' },
    cause: { type: 'change', paths: [world.path('a.fsrs')] },
    changedFiles: [{ path: world.path('a.fsrs'), change: 'changed' }],
    superseded: [],
    held: false,
  })
  expect(explanation.modules.map(({ action }) => action).toSorted()).toEqual(['compiled', 'reused'])
  const text = formatExplanation(explanation)
  expect(text).toMatch(/^Generation \d+ is live\.\nThe reload was caused by a change:\n {2}\/world\/a\.fsrs changed\n/)
  for (const { reason } of explanation.modules) expect(text).toContain(reason)
  await engine[Symbol.asyncDispose]()
})

test('a refusal says what stays live and what is wrong, with the place', async () => {
  const { world, engine } = await watching(files)
  world.write('a.fsrs', 'module A\nlet value = "two"\n')
  await world.clock.runAll()
  const explanation = engine.explain()!
  expect(explanation).toMatchObject({ outcome: { type: 'refused', phase: 'compile' }, liveGeneration: 1, held: true })
  const text = formatExplanation(explanation, { sourceText: (path) => engine.sourceText(path) })
  expect(text).toContain('was refused (compile), generation 1 stays live: /world/main.fsrs(2,')
  expect(text).toContain('It waited until the files were quiet.')
  expect(text).toContain('A.value + 1')
  await engine[Symbol.asyncDispose]()
})

test('a missing file that appears, and one that disappears, are named as such', async () => {
  const { world, engine } = await watching({ [main]: '#load "a.fsrs"\nA.value + 1\n' })
  expect(engine.explain()).toMatchObject({ outcome: { type: 'refused' }, liveGeneration: undefined, changedFiles: [] })
  expect(formatExplanation(engine.explain()!)).toContain('no program is live')
  world.write('a.fsrs', 'module A\nlet value = 1\n')
  await world.clock.runAll()
  expect(engine.explain()?.changedFiles).toEqual([{ path: world.path('a.fsrs'), change: 'appeared' }])
  world.remove('a.fsrs')
  await world.clock.runAll()
  expect(engine.explain()?.changedFiles).toEqual([{ path: world.path('a.fsrs'), change: 'disappeared' }])
  await engine[Symbol.asyncDispose]()
})

test('a save that changed nothing is explained as that', async () => {
  const { world, engine } = await watching(files)
  world.write('a.fsrs', files['a.fsrs'])
  await world.clock.runAll()
  expect(formatExplanation(engine.explain()!)).toMatch(/^Nothing was reloaded: /)
  await engine[Symbol.asyncDispose]()
})

test('findings are text with code frames, a failure without any is its message, and success says nothing', async () => {
  const { world, engine } = await watching(files)
  expect(engine.formatFindings()).toBe('')
  world.write('a.fsrs', 'module A\nlet value = "two"\n')
  await world.clock.runAll()
  expect(engine.formatFindings()).toMatch(/^error FS0001: [^]*\n2 \| A\.value \+ 1\n[^]*\n$/)
  world.remove(main)
  await world.clock.runAll()
  expect(engine.diagnostics).toEqual([])
  expect(engine.formatFindings()).toMatch(/^.*main\.fsrs.*\n$/)
  await engine[Symbol.asyncDispose]()
})
