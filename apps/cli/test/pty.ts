import { fileURLToPath } from 'node:url'

import { spawn } from '@lydell/node-pty'
import type { IPty } from '@lydell/node-pty'
import xterm from '@xterm/headless'

/** The program as it is built; `npx tsc -b apps/cli` makes it. */
const BIN = fileURLToPath(new URL('../dist/bin.js', import.meta.url))

/** How a person's terminal is. */
export interface PtyOptions {
  readonly cwd: string
  readonly columns?: number
  readonly rows?: number
  /** Its type, as TERM says it; default: xterm-256color. */
  readonly terminal?: string
  readonly env?: Readonly<Record<string, string>>
  /** What runs; default: the program. */
  readonly command?: readonly [file: string, ...args: string[]]
}

/** The program in a real pseudo-terminal, whose screen is read as a person would see it. */
export class Pty {
  readonly #pty: IPty
  readonly #screen: xterm.Terminal
  #looked = (): void => undefined
  /** Everything that came out, as it came. */
  raw = ''
  /** Resolves with the exit code, or that of the signal. */
  readonly exit: Promise<{ readonly exitCode: number; readonly signal: number }>

  constructor(args: readonly string[], options: PtyOptions) {
    const {
      columns = 80,
      rows = 24,
      cwd,
      env = {},
      terminal = 'xterm-256color',
      command = [process.execPath, BIN],
    } = options
    const [file, ...before] = command
    this.#screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 })
    this.#pty = spawn(file, [...before, ...args], {
      cols: columns,
      rows,
      cwd,
      name: terminal,
      env: { PATH: process.env['PATH'], HOME: cwd, TERM: terminal, ...env },
    })
    this.#pty.onData((data) => {
      this.raw += data
      this.#screen.write(data, () => this.#looked())
    })
    this.exit = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => resolve({ exitCode, signal: signal ?? 0 }))
    })
  }

  /** Lines on the screen, without blanks at their ends. */
  get screen(): readonly string[] {
    const { active } = this.#screen.buffer
    return lines(active, active.baseY, active.baseY + this.#screen.rows)
  }

  /** The same with all that scrolled out at the top. */
  get everything(): readonly string[] {
    const { active } = this.#screen.buffer
    return lines(active, 0, active.length)
  }

  /** Lines that went on in the next row. */
  get wrappedLines(): number {
    const { active } = this.#screen.buffer
    return Array.from({ length: active.length }, (_, index) => active.getLine(index)).filter((line) => line?.isWrapped)
      .length
  }

  /** Resolves once the screen holds all of these texts, or the condition holds. */
  shows(...wanted: readonly (string | RegExp | ((screen: string) => boolean))[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`the screen never showed ${wanted.map(String).join(', ')}:\n${this.everything.join('\n')}`))
      }, 15_000)
      this.#looked = () => {
        // What is drawn in one step is looked at when it is whole.
        if (this.raw.lastIndexOf('\u001b[?2026h') > this.raw.lastIndexOf('\u001b[?2026l')) return
        const text = this.screen.join('\n')
        if (!wanted.every((each) => holds(each, text))) return
        clearTimeout(timer)
        this.#looked = () => undefined
        resolve()
      }
      this.#looked()
    })
  }

  type(keys: string): void {
    this.#pty.write(keys)
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows)
    this.#pty.resize(columns, rows)
  }

  kill(signal: string): void {
    this.#pty.kill(signal)
  }

  async end(): Promise<void> {
    this.#pty.kill('SIGKILL')
    await this.exit
    this.#screen.dispose()
  }
}

function lines(buffer: xterm.IBuffer, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => buffer.getLine(from + index)?.translateToString(true) ?? '')
}

function holds(wanted: string | RegExp | ((screen: string) => boolean), text: string): boolean {
  if (typeof wanted === 'string') return text.includes(wanted)
  return typeof wanted === 'function' ? wanted(text) : wanted.test(text)
}
