import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { messageOf } from '@fsrs/base'

import { TerminalApp } from './app.ts'
import { PACKAGED_CONFIG } from './configuration.ts'
import { recordDemo } from './demo.ts'
import { ProcessScreen } from './screen.ts'

const HELP = `fsrs-terminal: a terminal multiplexer whose looks, keys and status are a script, live as you save it

Usage: fsrs-terminal [options]

  -c, --config FILE   the configuration; default: config.fsrs in fsrs-terminal of your configuration directory,
                      which is made if it does not exist
      --demo FOLDER   record a demonstration (text and pictures) there instead
  -h, --help          this

Ctrl+B ? shows the keys. Exit codes: 0, 2 wrong usage, 3 the terminal or the configuration's folder cannot be used.
`

/**
 * The command.
 *
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  let options: { readonly config?: string; readonly demo?: string; readonly help?: boolean }
  try {
    options = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string', short: 'c' },
        demo: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\nTry fsrs-terminal --help.\n`)
    return 2
  }
  if (options.help === true) {
    process.stdout.write(HELP)
    return 0
  }
  if (options.demo !== undefined) {
    await recordDemo(resolve(options.demo))
    return 0
  }
  return await run(resolve(options.config ?? defaultPath()))
}

function defaultPath(): string {
  const { XDG_CONFIG_HOME } = process.env
  return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'fsrs-terminal', 'config.fsrs')
}

async function run(configPath: string): Promise<number> {
  const { stdin, stdout } = process
  if (!stdin.isTTY || !stdout.isTTY) {
    process.stderr.write('fsrs-terminal needs a terminal for its input and its output.\n')
    return 3
  }
  try {
    mkdirSync(dirname(configPath), { recursive: true })
    if (!existsSync(configPath)) copyFileSync(PACKAGED_CONFIG, configPath)
  } catch (error) {
    process.stderr.write(`${configPath} cannot be made: ${messageOf(error)}\nName another one with --config.\n`)
    return 3
  }
  const screen = new ProcessScreen(stdin, stdout)
  const app = new TerminalApp({ screen, configPath, directory: process.cwd(), environment: process.env })
  const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const
  const signalled = new Promise<void>((done) => {
    for (const signal of signals) process.once(signal, () => done())
  })
  try {
    await app.start()
    await Promise.race([app.ended, signalled])
  } finally {
    await app[Symbol.asyncDispose]()
    screen[Symbol.dispose]()
  }
  return 0
}
