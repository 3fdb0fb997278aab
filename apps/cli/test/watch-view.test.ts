import fc from 'fast-check'
import { createColors } from 'picocolors'
import { describe, expect, test } from 'vitest'

import { ReloadStats } from '@fsrs/stats'

import { widthOf } from '../src/text-width.ts'
import { initialState } from '../src/watch-state.ts'
import type { WatchState } from '../src/watch-state.ts'
import { watchView } from '../src/watch-view.ts'

const plain = createColors(false)
const colored = createColors(true)

const RUNNING: WatchState = {
  ...initialState('game/main.fsrs'),
  activity: { type: 'idle' },
  files: 4,
  version: 12,
  last: ReloadStats.success({
    reloadTimeMs: 4.2,
    detectTimeMs: 1.1,
    readTimeMs: 0.3,
    compileTimeMs: 2.6,
    prepareTimeMs: 1.2,
    swapTimeMs: 0.1,
    modulesCompiled: 1,
    modulesReused: 3,
    generation: 12,
  }),
  timesMs: [1.8, 4.2, 4.4, 3.9, 12, 4.1, 3.3, 8],
  succeeded: 8,
  failed: 1,
  carried: ['counter kept', 'log migrated: a field was added'],
}
const REFUSED: WatchState = {
  ...RUNNING,
  refusal: {
    phase: 'compile',
    version: 13,
    lines: ['error FS0001: This is no int.\n  --> game/main.fsrs:2:9\n2 | let x : int = "a"\n  |               ^^^'],
  },
}

const view = (state: WatchState, columns: number, rows: number): string =>
  `\n${watchView(state, { columns, rows }, plain).join('\n')}\n`

describe('the view', () => {
  test('of a running program: what runs, the phases, the times, the modules, the state', () => {
    expect(view(RUNNING, 100, 30)).toMatchInlineSnapshot(`
      "
      ───────────────────────────────────────────────────────────────────────────────────────────────────
      ● game/main.fsrs version 12 is running                                              4 files watched
        live in 4.20 ms   noticed after 1.10 · read 0.30 · compile 2.60 · run 1.20 · swap 0.10
        ▂█▂▂  p50 4.10  p90 12.0  p99 12.0 ms   ≤ 2 to ≤ 20 ms, 8 reloads, 1 refused
        modules: 1 compiled, 3 reused
        state: counter kept; log migrated: a field was added
      r reload  e explain  u roll back  s stats  c clear  ? help  q quit
      "
    `)
  })

  test('of a refused version: the error, and what goes on', () => {
    expect(view(REFUSED, 80, 30)).toMatchInlineSnapshot(`
      "
      ───────────────────────────────────────────────────────────────────────────────
      ● game/main.fsrs version 12 is still running                    4 files watched
        live in 4.20 ms   noticed after 1.10 · read 0.30 · compile 2.60 · run 1.20
        ▂█▂▂  p50 4.10  p90 12.0  p99 12.0 ms   ≤ 2 to ≤ 20 ms, 8 reloads, 1 refused
        modules: 1 compiled, 3 reused
        state: counter kept; log migrated: a field was added
      ✗ version 13 was refused: version 12 goes on
        error FS0001: This is no int.
          --> game/main.fsrs:2:9
        2 | let x : int = "a"
          |               ^^^
      r reload  e explain  u roll back  s stats  c clear  ? help  q quit
      "
    `)
  })

  test('with statistics: a histogram', () => {
    expect(view({ ...RUNNING, panel: 'stats' }, 60, 30)).toMatchInlineSnapshot(`
      "
      ───────────────────────────────────────────────────────────
      ● game/main.fsrs version 12 is running      4 files watched
        live in 4.20 ms   noticed after 1.10 · read 0.30
        ▂█▂▂  p50 4.10  p90 12.0  p99 12.0 ms
        modules: 1 compiled, 3 reused
        state: counter kept; log migrated: a field was added
      reloads
        8 versions live, 1 refused; p50 4.10 ms, p90 12.0 ms, p9…
           ≤ 2 ms ████████ 1
           ≤ 5 ms █████████████████████████████████████ 5
          ≤ 10 ms ████████ 1
          ≤ 20 ms ████████ 1
      r e u s c ? q
      "
    `)
  })

  test('in 20 columns: what fits', () => {
    expect(view(RUNNING, 20, 30)).toMatchInlineSnapshot(`
      "
      ───────────────────
      ● v12 game/main.fs…
        live in 4.20 ms
        ▂█▂▂  p50 4.10  …
        modules: 1 compi…
        state: counter k…
      r e u s c ? q
      "
    `)
  })

  test('in five rows: what matters most', () => {
    expect(view(REFUSED, 80, 5)).toMatchInlineSnapshot(`
      "
      ● game/main.fsrs version 12 is still running                    4 files watched
      ✗ version 13 was refused: version 12 goes on
        error FS0001: This is no int.
      r reload  e explain  u roll back  s stats  c clear  ? help  q quit
      "
    `)
  })

  test('before the first version', () => {
    const failed: WatchState = { ...REFUSED, version: undefined, last: undefined, timesMs: [], files: 1 }
    expect(view(failed, 60, 20)).toMatchInlineSnapshot(`
      "
      ───────────────────────────────────────────────────────────
      ✗ game/main.fsrs nothing runs yet
        state: counter kept; log migrated: a field was added
      ✗ version 13 was refused: fix it and save: it is waited for
        error FS0001: This is no int.
          --> game/main.fsrs:2:9
        2 | let x : int = "a"
          |               ^^^
      r e u s c ? q
      "
    `)
  })

  test('breaks long sentences and leaves code frames as they are', () => {
    const lines = [
      'error FS0001: This should be `int`, but it is `string`.\n  --> a.fsrs:1:9\n1 | let x : int = "a" // and more',
    ]
    const shown = view({ ...RUNNING, refusal: { version: 13, phase: 'compile', lines } }, 40, 40)
    expect(shown).toContain('\n  error FS0001: This should be `int`,\n  but it is `string`.\n    --> a.fsrs:1:9\n')
    expect(shown).toContain('\n  1 | let x : int = "a" // and more\n')
  })

  test('of something that takes long says how long', () => {
    const slow: WatchState = { ...RUNNING, activity: { type: 'compiling', version: 13 }, busyMs: 2340 }
    expect(view(slow, 60, 20)).toContain('version 13: compiling 2.3 s')
  })
})

const anyState: fc.Arbitrary<WatchState> = fc
  .record({
    script: fc.oneof(fc.string(), fc.constant('スクリプト/主.fsrs'), fc.constant('👩‍👩‍👧/🎉.fsrs')),
    panel: fc.constantFrom('none', 'help', 'explain', 'stats'),
    timesMs: fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { maxLength: 30 }),
    warnings: fc.array(fc.string(), { maxLength: 3 }),
    notice: fc.option(fc.string(), { nil: undefined }),
    explanation: fc.array(fc.string(), { maxLength: 20 }),
    refused: fc.option(fc.array(fc.string(), { minLength: 1, maxLength: 20 }), { nil: undefined }),
  })
  .map(({ refused, ...state }) => ({
    ...RUNNING,
    ...(state as Partial<WatchState>),
    refusal: refused === undefined ? undefined : { version: 13, phase: 'compile', lines: refused },
  }))

test('whatever the state and the size: no line is too wide, and there are never too many', () => {
  fc.assert(
    fc.property(anyState, fc.integer({ min: 2, max: 250 }), fc.integer({ min: 2, max: 60 }), (state, columns, rows) => {
      const lines = watchView(state, { columns, rows }, colored)
      expect(lines.length).toBeLessThan(rows)
      for (const line of lines) expect(widthOf(line)).toBeLessThan(columns)
    }),
    { seed: 9 },
  )
})
