import { describe, expect, test } from 'vitest'

import { type Fingerprint, type Observation, unseenFingerprint } from '../src/fingerprint.ts'
import { ABSENT_MS, NEWBORN_MS, PATIENCE_MS, UNFINISHED_MS, newBurst, noteSeen, settledAtMs } from '../src/settle.ts'

function file(sizeBytes: number, { newline = true, inode = 1 } = {}): Observation & { type: 'file' } {
  return {
    type: 'file',
    fingerprint: {
      sizeBytes,
      mtimeMs: 0,
      ctimeMs: 0,
      inode,
      text: undefined,
      hash: sizeBytes,
      endsWithNewline: newline,
    },
  }
}

const missing: Observation = { type: 'missing' }

/** How long a path rests after its last sign of life, when `looks` were seen one after the other, `everyMs` apart. */
function restAfter(before: Fingerprint | undefined, looks: readonly Observation[], everyMs = 1): number {
  const burst = newBurst(0)
  let atMs = 0
  for (const [index, seen] of looks.entries()) {
    atMs = index * everyMs
    noteSeen(burst, seen, atMs)
  }
  const last = looks.at(-1) ?? missing
  return settledAtMs(before, last, burst) - atMs
}

const known = file(1000).fingerprint
const unread = unseenFingerprint(0)

describe('a known file', () => {
  test('is announced at once when it was saved in one piece', () => {
    expect(restAfter(known, [file(1010)])).toBe(0)
    expect(restAfter(known, [file(0, { newline: false }), file(1010)])).toBe(0)
    expect(restAfter(known, [missing, file(1010, { inode: 2 })])).toBe(0)
  })

  test('is announced at once when one large write was met in the middle', () => {
    expect(restAfter(known, [file(4096, { newline: false }), file(10_000)])).toBe(0)
  })

  test.each([
    ['is empty', file(0, { newline: false })],
    ['has lost the newline at its end', file(1010, { newline: false })],
    ['has become much smaller', file(500)],
    ['has another size, a multiple of a buffer', file(8192)],
  ])('waits for more when it %s', (_what, seen) => {
    expect(restAfter(known, [seen])).toBe(UNFINISHED_MS)
  })

  test('is whole, whatever it looks like, when it was moved into place', () => {
    expect(restAfter(known, [file(10, { newline: false, inode: 2 })])).toBe(0)
    expect(restAfter(known, [missing, file(10, { newline: false, inode: 2 })])).toBe(UNFINISHED_MS)
  })

  test('written in many pieces waits for four times the longest pause of its writer', () => {
    const pieces = [file(250), file(500), file(760), file(1000)]
    expect(restAfter(known, pieces, 5)).toBe(20)
    expect(restAfter(known, pieces, 30)).toBe(UNFINISHED_MS)
  })

  test('that was only listed before is judged by its end alone', () => {
    expect(restAfter(unread, [file(1010)])).toBe(0)
    expect(restAfter(unread, [file(1010, { newline: false })])).toBe(UNFINISHED_MS)
    expect(restAfter(unread, [file(8192)])).toBe(UNFINISHED_MS)
  })

  test('is not taken for moved into place while its inode is not known', () => {
    expect(restAfter(known, [file(10, { inode: Number.NaN })])).toBe(UNFINISHED_MS)
    expect(restAfter(file(1000, { inode: Number.NaN }).fingerprint, [file(10)])).toBe(UNFINISHED_MS)
  })

  test('may be missing for a moment', () => {
    expect(restAfter(known, [missing])).toBe(ABSENT_MS)
  })

  test('is announced as it is once patience ends', () => {
    const burst = newBurst(0)
    burst.lastHintMs = PATIENCE_MS - 1
    expect(settledAtMs(known, missing, burst)).toBe(PATIENCE_MS)
  })
})

describe('a new file', () => {
  test('is held back for a moment, since it may be a temporary one', () => {
    expect(restAfter(undefined, [file(100)])).toBe(NEWBORN_MS)
  })

  test('is held back for longer when it looks unfinished', () => {
    expect(restAfter(undefined, [file(100, { newline: false })])).toBe(UNFINISHED_MS)
    expect(restAfter(undefined, [file(100), file(200)])).toBe(UNFINISHED_MS)
  })

  test('that is gone again was never there', () => {
    expect(restAfter(undefined, [missing])).toBe(0)
  })
})
