import { drawBorders, drawCopyNote, drawError, drawHelp, drawStatusBar, drawTabBar, paneArea } from './chrome.ts'
import type { ShownError } from './chrome.ts'
import type { Config, StatusInfo } from './config-model.ts'
import { Frame } from './frame.ts'
import { place } from './layout.ts'
import type { PaneId } from './layout.ts'
import type { Pane } from './pane.ts'
import type { Tab } from './workspace.ts'

/** Everything that a picture shows. */
export interface Scene {
  readonly columns: number
  readonly rows: number
  readonly config: Config
  readonly info: StatusInfo
  /** The tab that is shown; undefined where none is open. */
  readonly tab: Tab | undefined
  readonly panes: ReadonlyMap<PaneId, Pane>
  readonly error: ShownError | undefined
  /** A sentence for the user, for a moment. */
  readonly notice: string | undefined
  readonly isHelpShown: boolean
}

/** Draws a scene. It throws what a function of the configuration throws. */
export function drawScene({ columns, rows, config, info, tab, panes, error, notice, isHelpShown }: Scene): Frame {
  const frame = new Frame(columns, rows)
  const { theme } = config
  if (tab !== undefined) {
    const placement = place(tab.layout, paneArea(columns, rows))
    for (const [id, rect] of placement.panes) panes.get(id)?.draw(frame, rect, id === tab.focus, theme.Selection)
    drawBorders(frame, placement, tab.focus, theme)
  }
  drawTabBar(frame, info.Tabs, config)
  drawStatusBar(frame, info, config)
  const focused = tab === undefined ? undefined : panes.get(tab.focus)
  if (focused?.copy !== undefined) drawCopyNote(frame, focused.copy, focused.length, theme)
  if (error !== undefined) drawError(frame, error, theme)
  if (isHelpShown) drawHelp(frame, config)
  if (notice !== undefined && rows > 0) {
    frame.cover({ x: 0, y: rows - 1, width: columns, height: 1 }, ' ', theme.Selection)
    frame.write(1, rows - 1, notice, theme.Selection)
  }
  return frame
}
