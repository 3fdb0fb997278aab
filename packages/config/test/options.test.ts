import { expect, test, vi } from 'vitest'
import { ConfigHolder, configCompiler } from '@fsrs/config'

import { world } from './support.ts'

const refusal = expect.objectContaining({ code: 'INVALID_OPTION' })

test.each([
  ['schema', {}],
  ['schema', null],
  ['extends', ''],
  ['extends', true],
  ['overrides', { port: 80 }],
])('the option %s of the compiler does not take %j', (option, value) => {
  expect(() => configCompiler({ [option]: value })).toThrow(refusal)
})

test.each([
  ['prepare', {}],
  ['onListenerError', 'console'],
])('the option %s of a holder does not take %j', (option, value) => {
  expect(() => new ConfigHolder({ [option]: value })).toThrow(refusal)
})

async function goLive<Value>(holder: ConfigHolder<Value>, value: Value): Promise<void> {
  const { program } = await holder.prepare({ artifact: { value } })
  program.commit()
}

test('a configuration is live whatever its listeners and their listener throw', async () => {
  const atConsole = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const throwing = (): never => {
    throw new Error('again')
  }
  const holder = new ConfigHolder<{ port: number }>({ onListenerError: throwing })
  const seen: number[] = []
  holder.onChange(throwing)
  holder.onChange(({ port }) => seen.push(port))
  await goLive(holder, { port: 80 })
  expect([seen, holder.value, atConsole.mock.calls.length]).toEqual([[80], { port: 80 }, 1])
  atConsole.mockRestore()
})

test('a listener that comes while others are called gets the next configuration', async () => {
  const holder = new ConfigHolder<number>()
  const seen: number[] = []
  const again = (value: number): void => {
    seen.push(value)
    holder.onChange(again)
  }
  holder.onChange(again)
  await goLive(holder, 1)
  await goLive(holder, 2)
  expect(seen).toEqual([1, 2, 2])
  expect(() => holder.onChange(undefined as never)).toThrow(refusal)
})

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'The schema answered with undefined.'],
  ['a text', 'no', "The schema answered with 'no'."],
  ['no issue', { issues: [] }, 'The schema refused without saying why.'],
  ['issues that are none', { issues: [null] }, 'The schema refused without saying why.'],
])('a schema that answers with %s has failed', async (_what, answer, message) => {
  const schema = { '~standard': { version: 1 as const, vendor: 'test', validate: () => answer as never } }
  const outcome = await world({ '/a.json': '{ "port": 80 }' }, { schema }).compile()
  expect(outcome).toMatchObject({ codes: ['CONFIG_SCHEMA_FAILED'] })
  expect('findings' in outcome && outcome.findings[0]).toContain(message)
})

test.each([[null], [5], [['port']]])('what overrides answers with is an object of keys, not %j', async (answer) => {
  const compile = world({ '/a.json': '{ "port": 80 }' }, { overrides: () => answer as never }).compile()
  await expect(compile).rejects.toThrow('The option overrides answered with ')
})
