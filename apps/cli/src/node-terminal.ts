import type { Terminal } from './cli-host.ts'

/** The terminal of this process. */
export interface NodeTerminal extends Terminal {
  /** Gives the keyboard back to the system, so that Ctrl+C is a signal even while the event loop is busy. */
  pauseKeys(): void
  resumeKeys(): void
}

const CTRL_C = '\u0003'
const CTRL_Z = '\u001a'

/**
 * The terminal that standard input and standard error are connected to; `undefined` where one of them is not, or where
 * the terminal cannot move its cursor.
 *
 * @param interrupted Ctrl+C was pressed while keys were listened to
 */
export function openTerminal(interrupted: () => void): NodeTerminal | undefined {
  const { stdin, stderr } = process
  if (!stdin.isTTY || !stderr.isTTY || process.env['TERM'] === 'dumb') return undefined
  let listener: ((data: string) => void) | undefined
  let resized: (() => void) | undefined
  let suspended: (() => void) | undefined

  function serve(data: string, pressed: (key: string) => void): void {
    // Keys that are typed fast arrive together; an escape sequence is one key.
    // oxlint-disable-next-line no-control-regex -- an escape sequence begins with a control character
    for (const [key] of data.matchAll(/\u001b(?:\[[\d;]*[A-Za-z~]|O[A-Z])?|[^]/gu)) {
      if (key === CTRL_C) interrupted()
      else if (key === CTRL_Z) suspend()
      else pressed(key)
    }
  }

  function suspend(): void {
    suspended?.()
    stdin.setRawMode(false)
    process.once('SIGCONT', () => {
      if (listener !== undefined) stdin.setRawMode(true)
      resized?.()
    })
    process.kill(process.pid, 'SIGTSTP')
  }

  return {
    get columns() {
      return stderr.columns
    },
    get rows() {
      return stderr.rows
    },
    onKey(pressed) {
      listener = (data) => serve(data, pressed)
      stdin.setEncoding('utf8')
      stdin.setRawMode(true)
      stdin.on('data', listener)
      stdin.resume()
      process.on('exit', showCursor)
      return {
        [Symbol.dispose]: () => {
          if (listener === undefined) return
          stdin.off('data', listener)
          listener = undefined
          process.off('exit', showCursor)
          stdin.setRawMode(false)
          stdin.pause()
        },
      }
    },
    onForeignOutput(printed) {
      const restored = (['stdout', 'stderr'] as const).map((name) => interceptWrites(name, printed))
      return {
        [Symbol.dispose]: () => {
          for (const restore of restored) restore()
        },
      }
    },
    onSuspend(callback) {
      suspended = callback
      return { [Symbol.dispose]: () => (suspended = undefined) }
    },
    onResize(callback) {
      resized = callback
      stderr.on('resize', callback)
      return {
        [Symbol.dispose]: () => {
          resized = undefined
          stderr.off('resize', callback)
        },
      }
    },
    pauseKeys: () => {
      if (listener !== undefined) stdin.setRawMode(false)
    },
    resumeKeys: () => {
      if (listener !== undefined) stdin.setRawMode(true)
    },
  }
}

/** An error of a host function outside of any run ends the process as it is, and the view hides the cursor. */
function showCursor(): void {
  process.stderr.write('\u001b[?25h')
}

/** Hands what is written to a stream to `printed`. @returns what undoes it */
function interceptWrites(
  name: 'stdout' | 'stderr',
  printed: (text: string, stream: 'stdout' | 'stderr') => void,
): () => void {
  const stream = process[name]
  const decoder = new TextDecoder()
  const original = Object.getOwnPropertyDescriptor(stream, 'write')
  function write(content: string | Uint8Array, ...more: readonly unknown[]): boolean {
    printed(typeof content === 'string' ? content : decoder.decode(content, { stream: true }), name)
    for (const each of more) if (typeof each === 'function') queueMicrotask(() => void each())
    return true
  }
  Object.defineProperty(stream, 'write', { value: write, configurable: true, writable: true })
  return () => {
    if (original === undefined) Reflect.deleteProperty(stream, 'write')
    else Object.defineProperty(stream, 'write', original)
  }
}
