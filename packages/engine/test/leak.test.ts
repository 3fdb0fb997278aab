import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { HotReloadEngine } from '@fsrs/engine'

import { FakeWorld } from './fake-world.ts'

// `npm run bench -- state` does the same with programs that run, over 10 000 reloads.

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')
if (typeof collect !== 'function') throw new Error('no garbage collector to call')

test('old programs, failed ones and given up ones are all freed', async () => {
  const world = new FakeWorld({ 'main.fsrs': 'text 0' })
  const old: WeakRef<object>[] = []
  const made = (program: { readonly text: string }) => {
    old.push(new WeakRef(program))
    return program
  }
  await using engine = HotReloadEngine.withCompiler(world.path('main.fsrs'), (text) => made({ text }), {
    ...world.options,
    prepare: ({ artifact }) => (artifact.text.startsWith('bad') ? { ok: false, diagnostics: [] } : { ok: true }),
  })
  engine.onReload(() => undefined)
  void engine.watchAndReload()
  await world.clock.flush(2)
  for (let i = 1; i <= 200; i++) {
    world.write('main.fsrs', `${i % 5 === 0 ? 'bad' : 'text'} ${i}`)
    await world.clock.advance(i % 3 === 0 ? 5 : 100)
  }
  await world.clock.runAll()
  expect(engine.currentChunk).toEqual({ text: 'text 199' })
  expect(old.length).toBeGreaterThan(150)
  await new Promise(setImmediate)
  collect()
  const alive = old.map((reference) => reference.deref()).filter((program) => program !== undefined)
  expect(alive).toEqual([engine.currentChunk])
})
