import { expect, test } from 'vitest'
import { fromFunction } from '@fsrs/compiler'
import type { SourceReader } from '@fsrs/compiler'

const sources = (files: Record<string, string>): SourceReader => ({
  read: (path) => {
    const text = files[path]
    return text === undefined ? { ok: false, reason: 'missing', message: `there is no ${path}` } : { ok: true, text }
  },
  resolve: (path) => path,
})

test('what the function returns is the artifact, awaited', async () => {
  for (const compile of [(source: string) => source.length, (source: string) => Promise.resolve(source.length)]) {
    const result = await fromFunction(compile).compile({ entry: '/a', sources: sources({ '/a': 'four' }) })
    expect(result).toEqual({ ok: true, artifact: 4, diagnostics: [], modules: [] })
  }
})

test.each([
  [
    'throws an error',
    () => {
      throw new Error('no good')
    },
  ],
  ['rejects', () => Promise.reject(new Error('no good'))],
  [
    'throws a text',
    () => {
      throw 'no good'
    },
  ],
])('a function that %s becomes a diagnostic with its message', async (_name, compile) => {
  const result = await fromFunction(compile).compile({ entry: '/a', sources: sources({ '/a': '' }) })
  expect(result).toMatchObject({ ok: false, diagnostics: [{ severity: 'error', message: 'no good', file: '/a' }] })
})

test('a source that is not there becomes a diagnostic, and the function is not called', async () => {
  const adapter = fromFunction(() => expect.unreachable())
  const result = await adapter.compile({ entry: '/a', sources: sources({}) })
  expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'SOURCE_UNREADABLE', message: 'there is no /a' }] })
})

test('extensions are those of FSRS unless others are named', () => {
  expect(fromFunction(() => 1).extensions).toEqual(['.fsrs', '.fs'])
  expect(fromFunction(() => 1, { extensions: ['.lua'] }).extensions).toEqual(['.lua'])
})

test.each([[['fsrs']], ['.fsrs'], [['.fsrs', '.']], [['.a/b']]])('%j are no extensions', (extensions) => {
  const make = () => fromFunction((text) => text, { extensions: extensions as readonly string[] })
  expect(make).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})

test('what is no function does not compile', () => {
  expect(() => fromFunction('compile' as never)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})
