import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { KeyReader, KeyRouter, canonicalKey, parseChord } from '../src/keys.ts'

function namesOf(text: string): (string | undefined)[] {
  const reader = new KeyReader()
  return [...reader.read(text), ...reader.flush()].map(({ name }) => name)
}

test.each([
  ['a', 'a'],
  ['字', '字'],
  ['😀', '😀'],
  [' ', 'Space'],
  ['\r', 'Enter'],
  ['\t', 'Tab'],
  ['\x7f', 'Backspace'],
  ['\x02', 'Ctrl+B'],
  ['\x00', 'Ctrl+Space'],
  ['\x1b', 'Escape'],
  ['\x1bx', 'Alt+x'],
  ['\x1b\x02', 'Ctrl+Alt+B'],
  ['\x1b[A', 'Up'],
  ['\x1bOA', 'Up'],
  ['\x1b[1;5C', 'Ctrl+Right'],
  ['\x1b[1;4D', 'Alt+Shift+Left'],
  ['\x1b[Z', 'Shift+Tab'],
  ['\x1b[3~', 'Delete'],
  ['\x1b[15~', 'F5'],
  ['\x1b[24;2~', 'Shift+F12'],
  ['\x1bOP', 'F1'],
  ['\x1b[200~paste\x1b[A\x1b[201~', undefined],
  ['\x1b[?1;2c', undefined],
])('%j is the key %s', (raw, name) => {
  expect(namesOf(raw)).toEqual([name])
})

const KEYS = ['a', '字', '😀', '\r', '\x02', '\x1b[A', '\x1bOB', '\x1b[1;5C', '\x1b[15~', '\x1b[200~p\x1bq\n\x1b[201~']

test('wherever the input is cut into pieces, the keys are the same and nothing is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...KEYS), { maxLength: 10 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      (keys, cuts) => {
        const text = keys.join('')
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length]
        const reader = new KeyReader()
        const read = places.slice(1).flatMap((end, index) => reader.read(text.slice(places[index], end)))
        expect(read.map(({ raw }) => raw)).toEqual(keys)
        expect(reader.isPending).toBe(false)
      },
    ),
  )
})

test('a lone Escape is told once nothing follows; a paste waits for its end', () => {
  const reader = new KeyReader()
  expect(reader.read('\x1b')).toEqual([])
  expect(reader.flush()).toEqual([{ name: 'Escape', raw: '\x1b' }])
  expect(reader.read('\x1b[200~half')).toEqual([])
  expect(reader.flush()).toEqual([])
  expect(reader.read('\x1b[201~')).toEqual([{ name: undefined, raw: '\x1b[200~half\x1b[201~' }])
})

test.each([
  ['ctrl+b', 'Ctrl+B'],
  ['Alt+Ctrl+b', 'Ctrl+Alt+B'],
  ['pageup', 'PageUp'],
  ['shift+f5', 'Shift+F5'],
  ['Shift+a', 'A'],
  ['Ctrl++', undefined],
  ['+', '+'],
  ['Alt++', 'Alt++'],
  ['Hyper+x', undefined],
  ['Ctrl+1', undefined],
  ['nokey', undefined],
])('%s is written %s', (text, name) => {
  expect(canonicalKey(text)).toBe(name)
})

test('a chord names the key that is not known', () => {
  expect(parseChord('Ctrl+B c')).toEqual(['Ctrl+B', 'c'])
  expect(parseChord('Ctrl+B F99')).toEqual({ unknown: 'F99' })
  expect(parseChord('  ')).toEqual({ unknown: '  ' })
})

describe('bindings', () => {
  const router = new KeyRouter([
    [['Ctrl+B', 'c'], 'new'],
    [['F5'], 'count'],
  ])
  const route = (text: string) => new KeyReader().read(text).map((key) => router.route(key))

  test('take the keys of theirs, and leave all others as they came', () => {
    expect(route('x\x1b[15~\x02c')).toEqual([
      { type: 'free', keys: [{ name: 'x', raw: 'x' }] },
      { type: 'bound', value: 'count' },
      { type: 'waiting' },
      { type: 'bound', value: 'new' },
    ])
  })

  test('that were begun and do not come about leave nothing to the program', () => {
    expect(route('\x02q')).toEqual([{ type: 'waiting' }, { type: 'free', keys: [] }])
    expect(router.pending).toBe('')
  })
})
