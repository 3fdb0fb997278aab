import { rowsOf, widthOf } from './text-width.ts'

/** The part of a terminal that this file needs. */
export interface RegionTerminal {
  write(text: string): void
  readonly columns: number
}

/** Both are understood or passed over by every terminal that knows cursor movement. */
const SYNCHRONIZED = { begin: '\u001b[?2026h', end: '\u001b[?2026l' }
const CURSOR = { hide: '\u001b[?25l', show: '\u001b[?25h' }
const ERASE_BELOW = '\u001b[J'

/** A line without an end that is longer than this is not written again when the region moves: it is left as it is. */
const PARTIAL_MAX = 4000

/**
 * Lines that stay at the bottom of a terminal while other text scrolls above them: no other screen, no clearing. It is
 * our own, in a hundred lines, since the libraries for it (log-update and its like) know one writer only: here a script
 * writes too, in pieces that need not be lines.
 *
 * The cursor rests, hidden, at the start of the region. So taking the region off erases downwards and need not know how
 * many rows it takes, which no program knows after a resize: some terminals wrap drawn lines anew, some do not, and some
 * leave out the line of the cursor. Too many rows would erase what the script printed.
 *
 * Text is printed where the output ended, a line without an end included: nothing of it is lost or broken in two.
 */
export class LiveRegion {
  readonly #terminal: RegionTerminal
  /** What is on the screen now; empty where the region is taken off. */
  #drawn: readonly string[] = []
  /** Whether the cursor was moved to the end of the region. */
  #cursorAtEnd = false
  /** The last line of what was printed, where it has no end yet. */
  #partial = ''

  constructor(terminal: RegionTerminal) {
    this.#terminal = terminal
  }

  /** Puts these lines, none of which may be wider than the terminal, at the bottom, in place of those that are there. */
  draw(lines: readonly string[]): void {
    const before = this.#drawn.length > 0 ? this.#erased() : this.#partial === '' ? '' : '\r\n'
    this.#drawn = lines
    const drawn = `${before}${lines.join('\r\n')}\r${up(lines.length - 1)}`
    this.#terminal.write(`${SYNCHRONIZED.begin}${CURSOR.hide}${drawn}${SYNCHRONIZED.end}`)
  }

  /** Shows the cursor behind the region, where it belongs should the process be ended without another word. */
  showCursor(): void {
    const last = this.#drawn.at(-1)
    if (last === undefined || this.#cursorAtEnd) return
    this.#cursorAtEnd = true
    this.#terminal.write(`${down(this.#drawn.length - 1)}${right(widthOf(last))}${CURSOR.show}`)
  }

  /** Takes the region off; the cursor is where printing goes on. */
  takeOff(): void {
    if (this.#drawn.length === 0) return
    const erased = this.#erased()
    this.#drawn = []
    const again =
      this.#partial === '' ? '' : `${up(rowsOf(this.#partial, this.#terminal.columns))}${ERASE_BELOW}${this.#partial}`
    this.#terminal.write(`${SYNCHRONIZED.begin}${erased}${again}${CURSOR.show}${SYNCHRONIZED.end}`)
  }

  /** Takes note of what was written while the region was off. */
  printed(text: string): void {
    const line = text.slice(text.lastIndexOf('\n') + 1)
    const joined = text.includes('\n') ? line : this.#partial + line
    const isKept = canBeWrittenAgain(joined)
    this.#partial = isKept ? joined.slice(joined.lastIndexOf('\r') + 1) : ''
    if (!isKept) this.#terminal.write('\r\n')
  }

  /** What ends the line that was printed last, where it has no end yet. The region must be off. */
  endLine(): string {
    const end = this.#partial === '' ? '' : '\r\n'
    this.#partial = ''
    return end
  }

  /** Empties the screen, keeping what scrolled out of it. */
  clear(): void {
    this.#drawn = []
    this.#partial = ''
    this.#cursorAtEnd = false
    this.#terminal.write('\u001b[2J\u001b[H')
  }

  #erased(): string {
    const toStart = this.#cursorAtEnd ? up(this.#drawn.length - 1) : ''
    this.#cursorAtEnd = false
    return `\r${toStart}${ERASE_BELOW}`
  }
}

function up(rows: number): string {
  return rows > 0 ? `\u001b[${rows}A` : ''
}

function down(rows: number): string {
  return rows > 0 ? `\u001b[${rows}B` : ''
}

function right(columns: number): string {
  return columns > 0 ? `\u001b[${columns}C` : ''
}

/** Whether a text takes the place that its width says: text that moves the cursor does not. */
function canBeWrittenAgain(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.length <= PARTIAL_MAX && !/[\u0000-\u000c\u000e-\u001a\u001c-\u001f]|\u001b(?!\[[\d;]*m)/.test(text)
}
