// Everything on the screen that is not a program: bars, borders, the help, the error. Pure: what is known goes in, cells
// come out.

import type { Config, Segment, StatusInfo, TabInfo, Theme } from './config-model.ts'
import { COPY_KEYS } from './copy-mode.ts'
import type { CopyState } from './copy-mode.ts'
import { widthOf } from './frame.ts'
import type { Frame, Rect } from './frame.ts'
import type { PaneId, Placement } from './layout.ts'

/** Rows that an error may take of the screen before it is cut off. */
const ERROR_ROWS_MAX = 12

/** The area of the screen that is left for panes. */
export function paneArea(width: number, height: number): Rect {
  return { x: 0, y: 1, width, height: Math.max(0, height - 2) }
}

/** Draws the tabs, as many as there is room for around the one that is shown. */
export function drawTabBar(frame: Frame, tabs: readonly TabInfo[], config: Config): void {
  const { theme, tabTitle } = config
  frame.cover({ x: 0, y: 0, width: frame.width, height: 1 }, ' ', theme.TabBar)
  const labels = tabs.map((tab) => tabTitle(tab))
  let x = 0
  for (const [index, tab] of tabs.entries()) {
    if (
      index <
      firstShown(
        labels,
        tabs.findIndex(({ IsActive }) => IsActive),
        frame.width,
      )
    )
      continue
    x = frame.write(x, 0, labels[index]!, tab.IsActive ? theme.ActiveTab : theme.OtherTab)
  }
}

/** The first tab that is drawn so that the active one has room. */
function firstShown(labels: readonly string[], active: number, width: number): number {
  let first = active
  let room = width - widthOf(labels[active] ?? '')
  while (first > 0 && room >= widthOf(labels[first - 1]!)) {
    first -= 1
    room -= widthOf(labels[first]!)
  }
  return Math.max(0, first)
}

/** Draws the bar at the bottom: the left part gives way to the right one. */
export function drawStatusBar(frame: Frame, info: StatusInfo, config: Config): void {
  const y = frame.height - 1
  frame.cover({ x: 0, y, width: frame.width, height: 1 }, ' ', config.theme.StatusBar)
  const right = config.statusRight(info)
  const start = Math.max(0, frame.width - right.reduce((sum, { label }) => sum + widthOf(label), 0))
  drawSegments(frame, 0, y, config.statusLeft(info), start)
  drawSegments(frame, start, y, right, frame.width)
}

function drawSegments(frame: Frame, x: number, y: number, segments: readonly Segment[], right: number): void {
  let column = x
  for (const { label, style } of segments) column = frame.write(column, y, label, style, right)
}

/** Draws the lines between panes; those around the pane that has the keys stand out. */
export function drawBorders(frame: Frame, { panes, borders }: Placement, focus: PaneId, theme: Theme): void {
  const focused = panes.get(focus)
  for (const border of borders) {
    const near = focused !== undefined && touches(border, focused)
    frame.cover(border, border.width === 1 ? '│' : '─', near ? theme.ActiveBorder : theme.Border)
  }
}

function touches(border: Rect, pane: Rect): boolean {
  const grown = { x: pane.x - 1, y: pane.y - 1, width: pane.width + 2, height: pane.height + 2 }
  return (
    border.x < grown.x + grown.width &&
    border.x + border.width > grown.x &&
    border.y < grown.y + grown.height &&
    border.y + border.height > grown.y
  )
}

/** What went wrong with the last save of the configuration. */
export interface ShownError {
  /** The code frame, line by line, without colours. */
  readonly lines: readonly string[]
  /** Whether all of it is wanted, or as much as fits beside the programs. */
  readonly isWhole: boolean
}

/** Draws an error above the status bar. The programs keep the rest of the screen, and their size. */
export function drawError(frame: Frame, { lines, isWhole }: ShownError, theme: Theme): void {
  const room = Math.max(0, frame.height - 3)
  const limit = isWhole ? room : Math.min(ERROR_ROWS_MAX, Math.floor(room / 2))
  const wrapped = lines.flatMap((line) => wrap(line, frame.width - 2))
  const shown = wrapped.length <= limit ? wrapped : [...wrapped.slice(0, Math.max(0, limit - 1)), '…']
  drawPanel(frame, shown, theme, frame.height - 1 - shown.length)
}

/** Breaks a line at blanks, where it has any, so that no part is wider than `width`. */
function wrap(line: string, width: number): string[] {
  if (widthOf(line) <= width || width < 1) return [line]
  const parts: string[] = []
  let part = ''
  for (const word of line.split(/(?<= )/)) {
    if (widthOf(part + word.trimEnd()) > width && part !== '') {
      parts.push(part)
      part = ''
    }
    part += word
    while (widthOf(part.trimEnd()) > width) {
      parts.push(part.slice(0, width))
      part = part.slice(width)
    }
  }
  return [...parts, part]
}

function drawPanel(frame: Frame, lines: readonly string[], theme: Theme, top: number): void {
  for (const [index, line] of lines.entries()) {
    const y = top + index
    frame.cover({ x: 0, y, width: frame.width, height: 1 }, ' ', theme.Error)
    frame.write(1, y, line, theme.Error)
  }
}

/** Draws the bindings, and the keys of copy mode, over the middle of the screen. */
export function drawHelp(frame: Frame, { bindings, theme }: Config): void {
  const rows: (readonly [string, string])[] = [
    ...bindings.map(({ keys, help }) => [keys, help] as const),
    ['', ''],
    ['in copy mode', ''],
    ...COPY_KEYS,
  ]
  const lines = rows.slice(0, Math.max(0, frame.height - 4))
  const keyWidth = Math.max(...lines.map(([keys]) => widthOf(keys)))
  const width = Math.min(frame.width, keyWidth + 4 + Math.max(...lines.map(([, help]) => widthOf(help))))
  const x = Math.floor((frame.width - width) / 2)
  const y = Math.max(1, Math.floor((frame.height - lines.length) / 2))
  for (const [index, [keys, help]] of lines.entries()) {
    frame.cover({ x, y: y + index, width, height: 1 }, ' ', theme.ActiveTab)
    frame.write(x + 1, y + index, keys, theme.ActiveTab, x + width)
    frame.write(x + keyWidth + 3, y + index, help, theme.ActiveTab, x + width)
  }
}

/** Draws where one is in copy mode over the right end of the tab bar. */
export function drawCopyNote(frame: Frame, state: CopyState, length: number, theme: Theme): void {
  const label = state.isTyping ? ` /${state.search ?? ''}▏` : ` copy ${state.cursor.line + 1}/${length} `
  frame.write(Math.max(0, frame.width - widthOf(label)), 0, label, theme.Selection)
}
