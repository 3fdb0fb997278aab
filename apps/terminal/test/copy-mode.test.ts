import { describe, expect, test } from 'vitest'

import { beginCopy, stepCopy } from '../src/copy-mode.ts'
import type { CopyState, CopyText } from '../src/copy-mode.ts'

const LINES = ['first line', 'a line that was bro', 'ken in two', '', 'wide 字 here', 'last']
const WRAPPED = new Set([2])

const text: CopyText = {
  length: LINES.length,
  columns: 20,
  rows: 3,
  cells: (index) => Array.from(LINES[index] ?? '').flatMap((c) => (c === '字' ? [c, ''] : [c])),
  isWrapped: (index) => WRAPPED.has(index),
}

/** What the keys come to, one after the other. */
function press(...keys: string[]): CopyState | string | undefined {
  let state = beginCopy(text, { line: 5, column: 0 })
  for (const key of keys) {
    const outcome = stepCopy(state, key, text)
    if (outcome.type === 'leave') return undefined
    if (outcome.type === 'copy') return outcome.text
    state = outcome.state
  }
  return state
}

test('begins where the program has its cursor, with the screen as it was', () => {
  expect(press()).toMatchObject({ cursor: { line: 5, column: 0 }, top: 3 })
})

test('moves no further than there is text, and shows where one is', () => {
  expect(press('Down', 'Left')).toMatchObject({ cursor: { line: 5, column: 0 }, top: 3 })
  expect(press('k', 'k', 'k')).toMatchObject({ cursor: { line: 2, column: 0 }, top: 2 })
  expect(press('g')).toMatchObject({ cursor: { line: 0, column: 0 }, top: 0 })
  expect(press('PageUp', 'PageUp', 'PageUp')).toMatchObject({ cursor: { line: 0 }, top: 0 })
  expect(press('End')).toMatchObject({ cursor: { line: 5, column: 3 } })
})

describe('copies', () => {
  test('what lies between the two ends, whichever came first', () => {
    expect(press('g', 'v', 'End', 'y')).toBe('first line')
    expect(press('g', 'End', 'Space', '0', 'Enter')).toBe('first line')
  })
  test('a line that the terminal broke as one line', () => {
    expect(press('g', 'j', 'v', 'j', 'End', 'y')).toBe('a line that was broken in two')
  })
  test('wide characters whole, and empty lines', () => {
    expect(press('k', 'k', 'v', 'j', 'End', 'y')).toBe('\nwide 字 here')
  })
  test('nothing without a selection', () => {
    expect(press('Enter')).toBeUndefined()
    expect(press('v', 'v', 'y')).toBeUndefined()
  })
})

describe('searches', () => {
  test('upwards, whatever the case, and round the end', () => {
    expect(press('/', 'L', 'i', 'n', 'e', 'Enter')).toMatchObject({ cursor: { line: 1, column: 2 }, search: 'Line' })
    expect(press('/', 'l', 'i', 'n', 'e', 'Enter', 'n')).toMatchObject({ cursor: { line: 0, column: 6 } })
    expect(press('/', 'l', 'i', 'n', 'e', 'Enter', 'n', 'n')).toMatchObject({ cursor: { line: 1 } })
    expect(press('/', 'l', 'i', 'n', 'e', 'Enter', 'n', 'N')).toMatchObject({ cursor: { line: 1 } })
  })
  test('by cells, behind wide characters too', () => {
    expect(press('/', 'h', 'e', 'r', 'e', 'Enter')).toMatchObject({ cursor: { line: 4, column: 8 } })
  })
  test('stay where they are when nothing is found, and are given up with Escape', () => {
    expect(press('/', 'x', 'y', 'z', 'Enter')).toMatchObject({ cursor: { line: 5 }, isTyping: false })
    expect(press('/', 'q', 'Backspace', 'Escape')).toMatchObject({ isTyping: false, search: undefined })
  })
})

test('is left with q and with Escape', () => {
  expect(press('q')).toBeUndefined()
  expect(press('Escape')).toBeUndefined()
})
