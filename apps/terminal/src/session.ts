import { readlinkSync } from 'node:fs'

import pty from '@lydell/node-pty'
import type { IPty } from '@lydell/node-pty'
import type { Terminal as HeadlessTerminal } from '@xterm/headless'

import { makeEmulator } from './emulator.ts'
import { SessionError } from './session-error.ts'

/** What a session runs, and whom it tells. */
export interface SessionOptions {
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]]
  /** Where it runs; the directory must exist. */
  readonly directory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** In cells, at least 1. */
  readonly columns: number
  /** In cells, at least 1. */
  readonly rows: number
  /** How many lines above the screen are kept. */
  readonly scrollback: number
  /** The screen or the title differs. */
  readonly onChange: () => void
  /** The program rang. */
  readonly onBell: () => void
  /** The program ended; its last output is on the screen by then. */
  readonly onExit: (status: { readonly code: number; readonly signal: number }) => void
}

/** How much output may wait to be understood, in UTF-16 units, before the program has to wait too; and when it may go on. */
const OUTPUT_HIGH = 1 << 20
const OUTPUT_LOW = 1 << 18

/**
 * A program in a terminal of its own. Its output is understood by a terminal without a screen, so that it can be shown
 * wherever there is room. A program that writes faster than that waits: memory stays bounded, and keys are still heard.
 *
 * It holds a process until `close`.
 */
export class Session implements Disposable {
  /** The screen, its history and its modes. */
  readonly terminal: HeadlessTerminal
  readonly #pty: IPty
  readonly #options: SessionOptions
  #title = ''
  #cursorHidden = false
  #waiting = 0
  #held = false
  #paused = false
  #ended = false
  #closed = false

  /** @throws {SessionError} `SPAWN_FAILED` */
  constructor(options: SessionOptions) {
    this.#options = options
    const { columns, rows, scrollback } = options
    this.terminal = makeEmulator({ columns, rows, scrollback })
    this.#pty = spawn(options)
    this.#listen()
  }

  #listen(): void {
    const { terminal } = this
    const { onChange, onBell, onExit } = this.#options
    this.#pty.onData((data) => this.#receive(data))
    this.#pty.onExit(({ exitCode: code, signal = 0 }) => {
      this.#ended = true
      // What is still to be understood comes first.
      terminal.write('', () => {
        if (!this.#closed) onExit({ code, signal })
      })
    })
    // Programs ask their terminal questions; the answers are input to them.
    terminal.onData((answer) => this.write(answer))
    terminal.onTitleChange((title) => {
      this.#title = title
      onChange()
    })
    terminal.onBell(onBell)
    const cursor = (hidden: boolean) => (params: (number | number[])[]) => {
      if (params.includes(25)) this.#cursorHidden = hidden
      return false
    }
    terminal.parser.registerCsiHandler({ prefix: '?', final: 'h' }, cursor(false))
    terminal.parser.registerCsiHandler({ prefix: '?', final: 'l' }, cursor(true))
  }

  #receive(data: string): void {
    this.#waiting += data.length
    this.#flow()
    this.terminal.write(data, () => {
      this.#waiting -= data.length
      this.#flow()
      if (!this.#closed) this.#options.onChange()
    })
  }

  #flow(): void {
    const wanted = this.#held || this.#waiting > (this.#paused ? OUTPUT_LOW : OUTPUT_HIGH)
    if (wanted === this.#paused || this.#ended) return
    this.#paused = wanted
    if (wanted) this.#pty.pause()
    else this.#pty.resume()
  }

  /** Makes the program wait with its output, so that what is on the screen stays there; or lets it go on. */
  hold(held: boolean): void {
    this.#held = held
    this.#flow()
  }

  /** Resolves when all output that has arrived is on the screen. */
  settled(): Promise<void> {
    return new Promise((resolve) => this.terminal.write('', resolve))
  }

  /** What the program calls itself, by the escape sequence for titles; empty until it does. */
  get title(): string {
    return this.#title
  }

  /** The name of the program that runs in the foreground; empty once it has ended. */
  get process(): string {
    return this.#ended ? '' : this.#pty.process
  }

  /** The directory that the first program is in, where the system tells; otherwise the one that it was started in. */
  get directory(): string {
    try {
      return readlinkSync(`/proc/${this.#pty.pid}/cwd`)
    } catch {
      return this.#options.directory
    }
  }

  /** The number of the process. */
  get pid(): number {
    return this.#pty.pid
  }

  /** Whether the program has hidden its cursor. */
  get isCursorHidden(): boolean {
    return this.#cursorHidden
  }

  /** Types into the program. */
  write(text: string): void {
    if (!this.#ended && !this.#closed) this.#pty.write(text)
  }

  /** Types a key: what it is called depends on what the program has asked its terminal for. */
  press(raw: string): void {
    const { applicationCursorKeysMode, bracketedPasteMode } = this.terminal.modes
    // oxlint-disable-next-line no-control-regex -- sequences begin with a control character
    if (applicationCursorKeysMode && /^\x1b\[[ABCDFH]$/.test(raw)) return this.write(`\x1bO${raw[2]}`)
    // oxlint-disable-next-line no-control-regex -- the same
    const paste = /^\x1b\[200~([^]*)\x1b\[201~$/.exec(raw)
    if (paste !== null && !bracketedPasteMode) return this.write(paste[1]!.replaceAll(/\r?\n/g, '\r'))
    this.write(raw)
  }

  /** Gives text to the program as a paste, in whatever way it has asked for. */
  paste(text: string): void {
    this.press(`\x1b[200~${text.replaceAll('\x1b', '')}\x1b[201~`)
  }

  /** @param columns, rows in cells; less than 1 counts as 1 */
  resize(columns: number, rows: number): void {
    const size = { cols: Math.max(1, columns), rows: Math.max(1, rows) }
    if (this.terminal.cols === size.cols && this.terminal.rows === size.rows) return
    this.terminal.resize(size.cols, size.rows)
    if (!this.#ended) this.#pty.resize(size.cols, size.rows)
  }

  /** Ends the program, if it has not ended, as closing a terminal window does. Nothing is told any more. */
  [Symbol.dispose](): void {
    if (this.#closed) return
    this.#closed = true
    if (!this.#ended) this.#pty.kill('SIGHUP')
    this.terminal.dispose()
  }
}

function spawn({ command, directory, environment, columns, rows }: SessionOptions): IPty {
  const [file, ...args] = command
  try {
    return pty.spawn(file, args, {
      name: 'xterm-256color',
      cols: columns,
      rows,
      cwd: directory,
      env: { ...environment, TERM: 'xterm-256color', COLORTERM: 'truecolor' },
    })
  } catch (cause) {
    throw new SessionError('SPAWN_FAILED', `\`${file}\` could not be started in ${directory}.`, {
      hint: 'Look whether the program and the directory exist.',
      cause,
    })
  }
}
