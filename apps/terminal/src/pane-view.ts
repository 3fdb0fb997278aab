import type { IBufferCell, Terminal as HeadlessTerminal } from '@xterm/headless'

import type { CopyState, CopyText, Spot } from './copy-mode.ts'
import { selection } from './copy-mode.ts'
import { DEFAULT_COLOR, FLAG, RGB } from './frame.ts'
import type { ColorCode, Frame, Rect, Style } from './frame.ts'

/** Draws the screen of a terminal, or what is above it. */
export function drawTerminal(frame: Frame, rect: Rect, terminal: HeadlessTerminal, top: number): void {
  const buffer = terminal.buffer.active
  const cell = buffer.getNullCell()
  for (let y = 0; y < rect.height; y++) {
    const line = buffer.getLine(top + y)
    for (let x = 0; x < rect.width; x++) {
      const found = line?.getCell(x, cell)
      if (found === undefined) continue
      const width = found.getWidth()
      const text = found.getChars()
      // Half of a wide character has no room at the edge of a pane that is being resized.
      const shown = width === 0 ? '' : width === 2 && x + 1 >= rect.width ? ' ' : text === '' ? ' ' : text
      frame.set(rect.x + x, rect.y + y, shown, styleOf(found))
    }
  }
}

/** Draws what is selected and found in copy mode over the pane. */
export function drawSelection(frame: Frame, rect: Rect, state: CopyState, style: Style): void {
  const ends = selection(state)
  if (ends === undefined) return
  const [first, last] = ends
  for (let y = 0; y < rect.height; y++) {
    const line = state.top + y
    if (line < first.line || line > last.line) continue
    const from = line === first.line ? first.column : 0
    const to = line === last.line ? last.column : rect.width - 1
    for (let x = from; x <= Math.min(to, rect.width - 1); x++) {
      frame.set(rect.x + x, rect.y + y, frame.texts[(rect.y + y) * frame.width + rect.x + x] ?? ' ', style)
    }
  }
}

function styleOf(cell: IBufferCell): Style {
  const flags =
    (cell.isBold() === 0 ? 0 : FLAG.bold) |
    (cell.isDim() === 0 ? 0 : FLAG.dim) |
    (cell.isItalic() === 0 ? 0 : FLAG.italic) |
    (cell.isUnderline() === 0 ? 0 : FLAG.underline) |
    (cell.isBlink() === 0 ? 0 : FLAG.blink) |
    (cell.isInverse() === 0 ? 0 : FLAG.inverse) |
    (cell.isInvisible() === 0 ? 0 : FLAG.hidden) |
    (cell.isStrikethrough() === 0 ? 0 : FLAG.strike)
  return {
    fg: colorOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
    bg: colorOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
    flags,
  }
}

function colorOf(isDefault: boolean, isRgb: boolean, value: number): ColorCode {
  if (isDefault) return DEFAULT_COLOR
  return isRgb ? RGB + value : value
}

/** The history and the screen of a terminal, for copy mode. */
export function copyTextOf(terminal: HeadlessTerminal): CopyText {
  const buffer = terminal.buffer.active
  const { cols: columns, rows } = terminal
  return {
    columns,
    rows,
    length: buffer.length,
    isWrapped: (index) => buffer.getLine(index)?.isWrapped ?? false,
    cells(index) {
      const line = buffer.getLine(index)
      if (line === undefined) return []
      const cells = Array.from({ length: columns }, (_, x) => {
        const cell = line.getCell(x)
        return cell === undefined || cell.getWidth() === 0 ? '' : cell.getChars() || ' '
      })
      return cells.slice(0, cells.findLastIndex((text) => text.trim() !== '') + 1)
    },
  }
}

/** Where a program's cursor is in its text. */
export function cursorSpot(terminal: HeadlessTerminal): Spot {
  const { baseY, cursorX, cursorY } = terminal.buffer.active
  return { line: baseY + cursorY, column: Math.min(cursorX, terminal.cols - 1) }
}
