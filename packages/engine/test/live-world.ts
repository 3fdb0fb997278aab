import { expect } from 'vitest'
import { HotReloadEngine } from '@fsrs/engine'
import type { LiveOptions } from '@fsrs/engine'

import { FakeWorld } from './fake-world.ts'

const script = 'main.fsrs'

/** An engine that has run `source`, and a way to save another one. */
export async function running(source: string, live: LiveOptions = {}) {
  const world = new FakeWorld({ [script]: source })
  const printed: string[] = []
  const engine = new HotReloadEngine(world.path(script), {
    ...world.options,
    live: { print: (text) => printed.push(text), ...live },
  })
  const save = async (text: string) => {
    world.write(script, text)
    const reload = engine.reload()
    await world.clock.runAll()
    return reload
  }
  expect((await engine.reload()).errorMessage).toBeUndefined()
  return { world, engine, printed, save }
}
