import type { Terminal as HeadlessTerminal } from '@xterm/headless'

import { makeEmulator } from './emulator.ts'
import type { Screen } from './screen.ts'

/** A screen that nobody looks at: what is written to it can be read, keys can be typed. For recordings and for tests. */
export class VirtualScreen implements Screen, Disposable {
  /** What the screen shows. */
  readonly terminal: HeadlessTerminal
  readonly #inputs = new Set<(text: string) => void>()
  readonly #resizes = new Set<() => void>()

  /** @param columns, rows in cells */
  constructor(columns: number, rows: number) {
    this.terminal = makeEmulator({ columns, rows, scrollback: 0 })
  }

  get columns(): number {
    return this.terminal.cols
  }

  get rows(): number {
    return this.terminal.rows
  }

  write(text: string): boolean {
    this.terminal.write(text)
    return true
  }

  onDrain(listener: () => void): void {
    this.terminal.write('', listener)
  }

  onInput(listener: (text: string) => void): Disposable {
    this.#inputs.add(listener)
    return { [Symbol.dispose]: () => void this.#inputs.delete(listener) }
  }

  onResize(listener: () => void): Disposable {
    this.#resizes.add(listener)
    return { [Symbol.dispose]: () => void this.#resizes.delete(listener) }
  }

  /** Types. */
  type(text: string): void {
    for (const listener of this.#inputs) listener(text)
  }

  /** Gives the screen another size. */
  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows)
    for (const listener of this.#resizes) listener()
  }

  /** The rows as text, without blanks at their ends. */
  get lines(): readonly string[] {
    const buffer = this.terminal.buffer.active
    return Array.from(
      { length: this.terminal.rows },
      (_, y) =>
        buffer
          .getLine(buffer.baseY + y)
          ?.translateToString(true)
          .trimEnd() ?? '',
    )
  }

  [Symbol.dispose](): void {
    this.terminal.dispose()
  }
}
