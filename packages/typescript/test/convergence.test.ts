import fc from 'fast-check'
import { expect, test } from 'vitest'

import { MemorySources } from '@fsrs/test-harness'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'

// Programs of random modules, edited at random: whatever is run again and whatever is kept, what the program answers is
// what it would answer if it had just been started.

const COUNT = 6

/** One module: what it imports, numbers that its text is made of, and how its parts use the imports. */
interface Module {
  readonly imports: readonly number[]
  readonly constant: number
  readonly factor: number
  readonly atLoad: 'constants' | 'functions' | 'derived'
  readonly later: 'constants' | 'functions'
  readonly passesOn: boolean
  readonly waits: boolean
  readonly dynamic: boolean
}

const moduleOf = (index: number): fc.Arbitrary<Module> =>
  fc.record({
    imports: fc
      .uniqueArray(fc.integer({ min: index + 1, max: COUNT }), { maxLength: 3 })
      .map((all) => all.filter((i) => i < COUNT)),
    constant: fc.integer({ min: 1, max: 2 }),
    factor: fc.integer({ min: 1, max: 2 }),
    atLoad: fc.constantFrom('constants', 'functions', 'derived'),
    later: fc.constantFrom('constants', 'functions'),
    passesOn: fc.boolean(),
    waits: fc.boolean(),
    dynamic: fc.boolean(),
  })

function textOf({ imports, constant, factor, atLoad, later, passesOn, waits, dynamic }: Module): string {
  const [first] = imports
  const read = { constants: 'constant', functions: 'pure(3)', derived: 'derived' }
  const sum = (use: keyof typeof read): string => ['0', ...imports.map((i) => `m${i}.${read[use]}`)].join(' + ')
  return [
    ...imports.map((i) => `import * as m${i} from './m${i}'`),
    waits ? 'await Promise.resolve()' : '',
    dynamic && first !== undefined ? `const late = (await import('./m${first}')).derived` : 'const late = 0',
    `export const constant: number = ${constant}`,
    `const factor = ${factor}`,
    'export const pure = (n: number) => n * factor + helper(n)',
    `function helper(n: number) { return n + ${constant % 2} }`,
    `export const derived = ${sum(atLoad)} + constant + late`,
    `export function answer() { return [derived, ${sum(later)}, ${imports.map((i) => `m${i}.answer()`).join()}] }`,
    passesOn && first !== undefined
      ? `export { constant as passed } from './m${first}'`
      : 'export const passed = derived',
  ].join('\n')
}

const program = fc.tuple(...Array.from({ length: COUNT }, (_, i) => moduleOf(i)))

async function reload(
  compiler: ReturnType<typeof typescriptCompiler>,
  runner: ModuleRunner,
  files: Readonly<Record<string, string>>,
  options: { readonly later?: boolean } = {},
): Promise<string> {
  const result = await compiler.compile({ entry: '/p/m0.ts', sources: new MemorySources(files, options) })
  if (!result.ok) throw new Error(result.diagnostics[0]?.message)
  const prepared = await runner.prepare({ artifact: result.artifact })
  if (!prepared.ok) throw new Error(prepared.diagnostics[0]?.message)
  prepared.program.commit()
  const { answer, passed, derived, pure } = runner.exports as Readonly<Record<string, never>> & {
    readonly answer: () => unknown
    readonly pure: (n: number) => number
  }
  return JSON.stringify([answer(), passed, derived, pure(2)])
}

test('after any edits a program answers as if it had just been started', async () => {
  const edits = fc.array(fc.tuple(fc.nat(COUNT - 1), program), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(program, edits, async (first, changes) => {
      const files = Object.fromEntries(first.map((module, i) => [`/p/m${i}.ts`, textOf(module)]))
      const compiler = typescriptCompiler()
      await using runner = new ModuleRunner()
      await reload(compiler, runner, files)
      for (const [index, next] of changes) {
        files[`/p/m${index}.ts`] = textOf(next[index]!)
        await using fresh = new ModuleRunner()
        expect(await reload(compiler, runner, { ...files })).toBe(
          await reload(typescriptCompiler(), fresh, { ...files }),
        )
      }
    }),
    { numRuns: 150, seed: 8 },
  )
})

/** What an edit changes that leaves the imports alone. */
const touch = fc.tuple(
  fc.nat(COUNT - 1),
  fc.record({
    constant: fc.integer({ min: 1, max: 2 }),
    factor: fc.integer({ min: 1, max: 2 }),
    later: fc.constantFrom('constants', 'functions'),
  }),
)

test('going from module to module after an edit runs what looking at all of them runs', async () => {
  await fc.assert(
    fc.asyncProperty(program, fc.array(touch, { minLength: 1, maxLength: 8 }), async (first, touches) => {
      const modules: Module[] = [...first]
      const textsNow = () => Object.fromEntries(modules.map((module, i) => [`/p/m${i}.ts`, textOf(module)]))
      const [near, far] = [typescriptCompiler(), typescriptCompiler()]
      await using goes = new ModuleRunner()
      await using looks = new ModuleRunner()
      await reload(near, goes, textsNow())
      await reload(far, looks, textsNow(), { later: true })
      for (const [index, change] of touches) {
        modules[index] = { ...modules[index]!, ...change }
        const answer = await reload(near, goes, textsNow())
        // What answers later cannot tell what has changed: that graph is built anew, and all of it is looked at.
        expect(answer).toBe(await reload(far, looks, textsNow(), { later: true }))
        expect(goes.lastRun).toEqual(looks.lastRun)
      }
    }),
    { numRuns: 150, seed: 9 },
  )
})
