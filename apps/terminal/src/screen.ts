/** The user's terminal, as the program sees it. */
export interface Screen {
  /** In cells. */
  readonly columns: number
  /** In cells. */
  readonly rows: number
  /** @returns false where no more should be written before `onDrain` calls */
  write(text: string): boolean
  /** Calls once when the terminal has taken what was written. */
  onDrain(listener: () => void): void
  onInput(listener: (text: string) => void): Disposable
  onResize(listener: () => void): Disposable
}

/** The terminal of a process. It is in raw mode, and shows its other screen, until it is disposed of. */
export class ProcessScreen implements Screen, Disposable {
  readonly #input: NodeJS.ReadStream
  readonly #output: NodeJS.WriteStream

  constructor(input: NodeJS.ReadStream, output: NodeJS.WriteStream) {
    this.#input = input
    this.#output = output
    input.setRawMode(true)
    input.setEncoding('utf8')
    // The other screen, keys of arrows as ever, pastes marked as such.
    output.write('\x1b[?1049h\x1b[?1l\x1b[?2004h')
  }

  get columns(): number {
    return this.#output.columns
  }

  get rows(): number {
    return this.#output.rows
  }

  write(text: string): boolean {
    return this.#output.write(text)
  }

  onDrain(listener: () => void): void {
    this.#output.once('drain', listener)
  }

  onInput(listener: (text: string) => void): Disposable {
    this.#input.on('data', listener)
    return { [Symbol.dispose]: () => void this.#input.off('data', listener) }
  }

  onResize(listener: () => void): Disposable {
    this.#output.on('resize', listener)
    return { [Symbol.dispose]: () => void this.#output.off('resize', listener) }
  }

  [Symbol.dispose](): void {
    this.#output.write('\x1b[0m\x1b[?2004l\x1b[?25h\x1b[?1049l')
    this.#input.setRawMode(false)
    this.#input.pause()
  }
}
