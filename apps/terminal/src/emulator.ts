// oxlint-disable-next-line import/default -- a CommonJS module as Node.js runs it; its types speak of the build for browsers
import unicode11 from '@xterm/addon-unicode11'
import headless from '@xterm/headless'
import type { Terminal as HeadlessTerminal } from '@xterm/headless'

/**
 * A terminal without a screen. Emoji are two cells wide in it, as they are for the programs of today; its own default is a
 * table of 2010, where they are one.
 *
 * @param size columns and rows in cells; scrollback in lines
 */
export function makeEmulator(size: { columns: number; rows: number; scrollback: number }): HeadlessTerminal {
  const { columns: cols, rows, scrollback } = size
  const terminal = new headless.Terminal({ cols, rows, scrollback, allowProposedApi: true })
  terminal.loadAddon(new unicode11.Unicode11Addon())
  terminal.unicode.activeVersion = '11'
  return terminal
}
