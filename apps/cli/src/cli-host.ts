import type { LineEditor, LineEditorOptions } from './line-editor.ts'

/** One of the two streams that the program writes to. */
export interface Output {
  write(content: string | Uint8Array): void
  /** Whether a person reads it in a terminal. */
  readonly isTerminal: boolean
}

/** A terminal with a keyboard, which a person sits at. Ctrl+C, Ctrl+Z and their like are served beneath it. */
export interface Terminal {
  readonly columns: number
  readonly rows: number
  /** Calls `pressed` for every key from now on, as terminals send them; the keys are not echoed meanwhile. */
  onKey(pressed: (key: string) => void): Disposable
  /**
   * Calls `printed` with everything that others write to the two streams from now on, functions of a host module for
   * example: it is not written unless `printed` does.
   */
  onForeignOutput(printed: (text: string, stream: 'stdout' | 'stderr') => void): Disposable
  /** Calls `suspended` before the program is suspended (Ctrl+Z); when it goes on that is as a change of size. */
  onSuspend(suspended: () => void): Disposable
  /** Calls `resized` when the size is another, and when the program goes on after it was suspended. */
  onResize(resized: () => void): Disposable
}

/** The world around the program: what `bin.ts` takes from the process, and a test from its own hands. */
export interface CliHost {
  /** Directory that relative paths are seen from. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Output
  readonly stderr: Output
  /** Where a person looks at standard error and can type; undefined elsewhere. */
  readonly terminal: Terminal | undefined
  /** Reads standard input by lines, with editing in a terminal. */
  openLineEditor(options: LineEditorOptions): LineEditor
  /** Aborts when the user or the system asks the program to end. */
  readonly signal: AbortSignal
  /**
   * From now on, until the result is disposed of, SIGINT and its like end the process by themselves: code of the user's
   * runs, which may go on for ever, and nothing that happens on the event loop is heard meanwhile.
   */
  interruptible(): Disposable
}
