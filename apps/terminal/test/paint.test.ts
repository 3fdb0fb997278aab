import headless from '@xterm/headless'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { makeEmulator } from '../src/emulator.ts'
import { DEFAULT_COLOR, FLAG, Frame, PLAIN, RGB } from '../src/frame.ts'
import { paint } from '../src/paint.ts'
import { drawTerminal } from '../src/pane-view.ts'

const WIDTH = 12
const HEIGHT = 4
const AREA = { x: 0, y: 0, width: WIDTH, height: HEIGHT }

const color = fc.oneof(
  fc.constant(DEFAULT_COLOR),
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 0xffffff }).map((rgb) => RGB + rgb),
)
const style = fc.record({ fg: color, bg: color, flags: fc.integer({ min: 0, max: 255 }) })
const writing = fc.record({
  x: fc.integer({ min: 0, max: WIDTH - 1 }),
  y: fc.integer({ min: 0, max: HEIGHT - 1 }),
  text: fc.stringMatching(/^[a-z 字漢é]{1,8}$/),
  style,
})

function frameOf(writings: readonly (typeof writing extends fc.Arbitrary<infer W> ? W : never)[]): Frame {
  const frame = new Frame(WIDTH, HEIGHT)
  for (const { x, y, text, style: look } of writings) {
    // Half of a wide character that is written over is blank, as terminals have it.
    const end = frame.write(x, y, text, look)
    repair(frame, y, x, end)
  }
  return frame
}

function repair(frame: Frame, y: number, from: number, to: number): void {
  const row = y * WIDTH
  if (from > 0 && isWide(frame.texts[row + from - 1]!)) frame.set(from - 1, y, ' ', PLAIN)
  if (to < WIDTH && frame.texts[row + to] === '') frame.set(to, y, ' ', PLAIN)
}

function isWide(text: string): boolean {
  return /[字漢]/.test(text)
}

function write(terminal: headless.Terminal, text: string): Promise<void> {
  return new Promise((resolve) => terminal.write(text, resolve))
}

function contentOf(terminal: headless.Terminal): unknown {
  const frame = new Frame(WIDTH, HEIGHT)
  drawTerminal(frame, AREA, terminal, terminal.buffer.active.baseY)
  return plainOf(frame)
}

function plainOf({ texts, fg, bg, flags }: Frame): unknown {
  return texts.map((text, at) => [text, fg[at], bg[at], flags[at]])
}

test('a terminal that is sent what paint says shows the frame, whatever it showed before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(writing, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      async (pictures) => {
        const terminal = new headless.Terminal({ cols: WIDTH, rows: HEIGHT, allowProposedApi: true })
        let shown: Frame | undefined
        for (const picture of pictures) {
          const frame = frameOf(picture)
          await write(terminal, paint(shown, frame))
          expect(contentOf(terminal)).toEqual(plainOf(frame))
          shown = frame
        }
        terminal.dispose()
      },
    ),
    { numRuns: 200 },
  )
})

test.each(['6', '11'])(
  'a terminal with other widths (Unicode %s) shows what stands beside an emoji in its place',
  async (version) => {
    const terminal = makeEmulator({ columns: WIDTH, rows: HEIGHT, scrollback: 0 })
    terminal.unicode.activeVersion = version
    const party = frameOf([{ x: 0, y: 1, text: 'a🎉éz', style: PLAIN }])
    const bridged = frameOf([{ x: 0, y: 1, text: 'b🎉éy', style: PLAIN }])
    const after = frameOf([{ x: 0, y: 1, text: 'open', style: PLAIN }])
    const line = (): string => terminal.buffer.active.getLine(1)!.translateToString(true).trimEnd()
    await write(terminal, paint(undefined, party))
    await write(terminal, paint(party, bridged))
    expect(line().replace('🎉 ', '🎉')).toBe('b🎉éy')
    await write(terminal, paint(bridged, after))
    expect(line()).toBe('open')
    terminal.dispose()
  },
)

test('nothing is sent where nothing differs', () => {
  const picture = [{ x: 1, y: 1, text: 'ab', style: PLAIN }]
  expect(paint(frameOf(picture), frameOf(picture))).toBe('')
})

test('one cell costs a jump, a style and a character, not a row', () => {
  const before = frameOf([])
  const after = frameOf([{ x: 5, y: 2, text: 'x', style: { ...PLAIN, flags: FLAG.bold } }])
  expect(paint(before, after)).toBe('\x1b[?2026h\x1b[?25l\x1b[3;6H\x1b[0;1mx\x1b[0m\x1b[?25l\x1b[?2026l')
})

test('what is written is cut at the edge, and its control characters are blanks', () => {
  const frame = new Frame(6, 1)
  expect(frame.write(0, 0, 'a\x1b[31m\nbcdef', PLAIN)).toBe(6)
  expect(frame.rowText(0)).toBe('a [31m')
  expect(frame.write(5, 0, '字', PLAIN)).toBe(5)
})
