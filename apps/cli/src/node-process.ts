// The program in its process: streams, signals, the terminal. Importing this file runs it.
import type { Output } from './cli-host.ts'
import { main } from './main.ts'
import { openLineEditor } from './node-line-editor.ts'
import { openTerminal } from './node-terminal.ts'

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

const stop = new AbortController()
let signalExitCode: number | undefined

/** A second signal ends the process at once, for those who do not want to wait. */
function onSignal(signal: keyof typeof SIGNALS): void {
  if (signalExitCode !== undefined) process.exit(SIGNALS[signal])
  signalExitCode = SIGNALS[signal]
  stop.abort()
}

function listen(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
}

const terminal = openTerminal(() => onSignal('SIGINT'))

/** A process without listeners is ended by the system itself, whatever its event loop is busy with. */
function interruptible(): Disposable {
  terminal?.pauseKeys()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, onSignal)
  let isOver = false
  return {
    [Symbol.dispose]: () => {
      if (isOver) return
      isOver = true
      listen()
      terminal?.resumeKeys()
    },
  }
}

/** How long a command may still take to end by itself when nobody reads it any more, in milliseconds. */
const UNREAD_MS = 300

// `fsrs … | head` closes the pipe early, which is the reader's right and no error. What ends by itself says with its exit
// code what it found; what would go on is ended.
let isRead = true
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!isRead) return
    if (error.code !== 'EPIPE') throw error
    isRead = false
    setTimeout(() => process.exit(signalExitCode ?? 0), UNREAD_MS).unref()
  })
}

listen()
const exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  terminal,
  openLineEditor,
  signal: stop.signal,
  interruptible,
})
process.exitCode = signalExitCode ?? exitCode

function outputOf(stream: NodeJS.WriteStream): Output {
  // Taken now: the live view puts its own in place of it, to hear of what others write.
  const write = stream.write.bind(stream)
  return { write: (content) => void write(content), isTerminal: stream.isTTY }
}
