import { HotReloadEngine } from '@fsrs/engine'
import type { DeclareState } from '@fsrs/engine'
import { Workspace } from '@fsrs/test-harness'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'
import { expect, test } from 'vitest'
import { z } from 'zod'

/** What modules of the program reach of the host, by its name in `globalThis`. */
const reach = { z, state: undefined as DeclareState | undefined }
Object.assign(globalThis, { hostStateTest: reach })

const module = (schema: string, initial: string, show: string): string => `
const { z, state } = globalThis.hostStateTest
const cart = state('cart', { schema: ${schema}, initial: ${initial} })
export const add = (item) => { cart.value = [...cart.value, item] }
export const show = () => ${show}
`

test('a TypeScript program keeps state by its schema over edits and a rollback, and an edit that it does not fit is refused', async () => {
  await using workspace = await Workspace.create({
    'app.ts': module('z.array(z.string())', '[]', "cart.value.join(' ')"),
  })
  const modules = new ModuleRunner()
  await using engine = HotReloadEngine.withCompiler(workspace.path('app.ts'), typescriptCompiler(), {
    history: {},
    prepare: (generation, _live, { state }) => {
      reach.state = state
      return modules.prepare(generation)
    },
  })
  const app = () => modules.exports as { add: (item: unknown) => void; show: () => string }
  expect((await engine.reload()).errorMessage).toBeUndefined()
  app().add('tea')

  await workspace.write('app.ts', module('z.array(z.string())', '[]', "cart.value.join(', ')"))
  expect((await engine.reload()).errorMessage).toBeUndefined()
  app().add('milk')
  expect(app().show()).toBe('tea, milk')
  expect(engine.explain()?.state.cells).toEqual([{ cell: 'cart', type: 'kept', how: [] }])

  await workspace.write('app.ts', module('z.array(z.object({ name: z.string() }))', '[]', 'cart.value.length'))
  const refused = await engine.reload()
  expect(refused.errorMessage).toContain('The state cart of the host does not fit')
  expect(app().show()).toBe('tea, milk')

  const migrated = module(
    'z.array(z.object({ name: z.string() }))',
    '[], migrate: (old) => old.map((name) => ({ name }))',
    "cart.value.map(({ name }) => name).join('+')",
  )
  await workspace.write('app.ts', migrated)
  expect((await engine.reload()).errorMessage).toBeUndefined()
  expect(app().show()).toBe('tea+milk')

  expect((await engine.rollback()).errorMessage).toBeUndefined()
  expect(engine.explain()?.state.restored?.from).toBe('snapshot')
  expect(app().show()).toBe('tea, milk')
})
