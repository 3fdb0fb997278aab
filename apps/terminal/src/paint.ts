import { DEFAULT_COLOR, FLAG, RGB } from './frame.ts'
import type { ColorCode, Frame } from './frame.ts'

// The terminal shows everything between these two at once, where it knows them; where not, it ignores them.
const BEGIN_TOGETHER = '\x1b[?2026h'
const END_TOGETHER = '\x1b[?2026l'
const HIDE_CURSOR = '\x1b[?25l'
const SHOW_CURSOR = '\x1b[?25h'

/** Parameters of "select graphic rendition", by flag. */
const RENDITIONS: readonly (readonly [flag: number, parameter: number])[] = [
  [FLAG.bold, 1],
  [FLAG.dim, 2],
  [FLAG.italic, 3],
  [FLAG.underline, 4],
  [FLAG.blink, 5],
  [FLAG.inverse, 7],
  [FLAG.hidden, 8],
  [FLAG.strike, 9],
]

/** How many cells that did not change are written again rather than jumped over: a jump takes about as many bytes. */
const BRIDGED_CELLS = 6

/** Characters that terminals disagree about: some show them in one cell, some in two. */
const UNSURE_WIDTH = /\p{Extended_Pictographic}|\p{M}|[\u{10000}-\u{10ffff}]/u

/**
 * What the terminal must be sent so that it shows `after`, where it shows `before` now; empty if that is nothing.
 *
 * @param before undefined, or of another size, where nobody knows what the terminal shows
 */
export function paint(before: Frame | undefined, after: Frame): string {
  const known = before?.width === after.width && before.height === after.height ? before : undefined
  const rows = known === undefined ? '\x1b[0m\x1b[2J' : ''
  const changes = rows + paintRows(known, after)
  const cursorMoved = known === undefined || !isSameCursor(known, after)
  if (changes === '' && !cursorMoved) return ''
  const { cursor } = after
  const place = cursor === undefined ? HIDE_CURSOR : moveTo(cursor.x, cursor.y) + SHOW_CURSOR
  return BEGIN_TOGETHER + HIDE_CURSOR + changes + place + END_TOGETHER
}

function isSameCursor(a: Frame, b: Frame): boolean {
  return a.cursor?.x === b.cursor?.x && a.cursor?.y === b.cursor?.y
}

function paintRows(before: Frame | undefined, after: Frame): string {
  const { width, height } = after
  let out = ''
  let style = -1
  for (let y = 0; y < height; y++) {
    const row = y * width
    /** The column that the terminal's cursor is at; −1 where it is elsewhere. */
    let column = -1
    for (let x = 0; x < width; x++) {
      const at = row + x
      if (before !== undefined && isSameCell(before, after, at)) continue
      // The right half is written with the left one.
      if (after.texts[at] === '' && x > 0) {
        if (column === x + 1) continue
        x -= 1
      }
      const from = canBridge(after, row, column, x) ? column : x
      if (from === x && column !== x) out += moveTo(x, y)
      for (let i = from; i <= x; i++) {
        const cell = row + i
        if (style === -1 || !isSameStyle(after, style, cell)) out += rendition(after, cell)
        style = cell
        out += after.texts[cell]
      }
      const next = after.texts[row + x + 1] === '' && x + 1 < width ? x + 2 : x + 1
      column = UNSURE_WIDTH.test(after.texts[row + x]!) ? -1 : next
      x = next - 1
    }
  }
  return out === '' ? '' : out + '\x1b[0m'
}

/** Whether the cells from `column` to `x` may be written again, so that the terminal's cursor comes to `x`. */
function canBridge({ texts }: Frame, row: number, column: number, x: number): boolean {
  if (column < 0 || x - column > BRIDGED_CELLS) return false
  for (let i = column; i < x; i++) if (UNSURE_WIDTH.test(texts[row + i]!)) return false
  return true
}

function isSameCell(a: Frame, b: Frame, at: number): boolean {
  return a.texts[at] === b.texts[at] && a.fg[at] === b.fg[at] && a.bg[at] === b.bg[at] && a.flags[at] === b.flags[at]
}

function isSameStyle(frame: Frame, a: number, b: number): boolean {
  return frame.fg[a] === frame.fg[b] && frame.bg[a] === frame.bg[b] && frame.flags[a] === frame.flags[b]
}

function moveTo(x: number, y: number): string {
  return `\x1b[${y + 1};${x + 1}H`
}

function rendition(frame: Frame, at: number): string {
  const flags = frame.flags[at]!
  const parts = ['0']
  for (const [flag, parameter] of RENDITIONS) if ((flags & flag) !== 0) parts.push(String(parameter))
  const fg = frame.fg[at]!
  const bg = frame.bg[at]!
  if (fg !== DEFAULT_COLOR) parts.push(colorParameters(fg, 30))
  if (bg !== DEFAULT_COLOR) parts.push(colorParameters(bg, 40))
  return `\x1b[${parts.join(';')}m`
}

/** @param base 30 for the foreground, 40 for the background */
function colorParameters(color: ColorCode, base: 30 | 40): string {
  if (color >= RGB) return `${base + 8};2;${(color >> 16) & 0xff};${(color >> 8) & 0xff};${color & 0xff}`
  if (color < 8) return String(base + color)
  if (color < 16) return String(base + 60 + color - 8)
  return `${base + 8};5;${color}`
}
