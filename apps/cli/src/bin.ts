#!/usr/bin/env node
import { main } from './main.ts'
import type { Output } from './cli-host.ts'

/** A second signal ends the process at once, for those who do not want to wait. */
const stop = new AbortController()
let signalExitCode: number | undefined
for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.on(signal, () => {
    if (signalExitCode !== undefined) process.exit(exitCode)
    signalExitCode = exitCode
    stop.abort()
  })
}

// `fsrs … | head` closes the pipe early, which is the reader's right and no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(signalExitCode ?? 0)
  })
}

const exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  signal: stop.signal,
})
process.exitCode = signalExitCode ?? exitCode

function outputOf(stream: NodeJS.WriteStream): Output {
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY }
}
