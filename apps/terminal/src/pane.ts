import { beginCopy, stepCopy } from './copy-mode.ts'
import type { CopyOutcome, CopyState } from './copy-mode.ts'
import type { Frame, Rect, Style } from './frame.ts'
import { copyTextOf, cursorSpot, drawSelection, drawTerminal } from './pane-view.ts'
import type { Session } from './session.ts'

/** A program's place on the screen, and what of it is shown. */
export class Pane implements Disposable {
  readonly session: Session
  #copy: CopyState | undefined

  /** Takes the session over. */
  constructor(session: Session) {
    this.session = session
  }

  /** Where one is in copy mode; undefined where the program is shown. */
  get copy(): CopyState | undefined {
    return this.#copy
  }

  /** Lines of history and screen together. */
  get length(): number {
    return this.session.terminal.buffer.active.length
  }

  /** Shows what has scrolled away. The program waits meanwhile. */
  async enterCopy(): Promise<void> {
    this.session.hold(true)
    await this.session.settled()
    const { terminal } = this.session
    this.#copy ??= beginCopy(copyTextOf(terminal), cursorSpot(terminal))
  }

  /** Shows the program again. */
  leaveCopy(): void {
    this.#copy = undefined
    this.session.hold(false)
  }

  /** @returns what a key of copy mode came to; the mode is left where that says so */
  pressCopy(key: string): CopyOutcome {
    if (this.#copy === undefined) return { type: 'leave' }
    const outcome = stepCopy(this.#copy, key, copyTextOf(this.session.terminal))
    if (outcome.type === 'stay') this.#copy = outcome.state
    else this.leaveCopy()
    return outcome
  }

  /** Gives the program another size. Lines move then, so that copy mode ends. */
  resize({ width, height }: Rect): void {
    const { terminal } = this.session
    if (this.#copy !== undefined && (terminal.cols !== width || terminal.rows !== height)) this.leaveCopy()
    this.session.resize(width, height)
  }

  /** Draws what is shown, and puts the cursor there where the pane has the keys. */
  draw(frame: Frame, rect: Rect, hasFocus: boolean, selection: Style): void {
    const { terminal, isCursorHidden } = this.session
    const { baseY } = terminal.buffer.active
    drawTerminal(frame, rect, terminal, this.#copy?.top ?? baseY)
    if (this.#copy !== undefined) drawSelection(frame, rect, this.#copy, selection)
    if (!hasFocus || (isCursorHidden && this.#copy === undefined)) return
    const { line, column } = this.#copy?.cursor ?? cursorSpot(terminal)
    const y = line - (this.#copy?.top ?? baseY)
    if (y >= 0 && y < rect.height && column < rect.width) frame.cursor = { x: rect.x + column, y: rect.y + y }
  }

  [Symbol.dispose](): void {
    this.session[Symbol.dispose]()
  }
}
