import { Command as Parser, CommanderError, InvalidArgumentError, Option } from 'commander'

import { codeOf, messageOf } from '@fsrs/base'

import type { CliHost } from './cli-host.ts'
import { EXIT } from './exit-code.ts'
import { COMMANDS } from './commands.ts'
import type { Command } from './commands.ts'
import { COMMON_FLAGS } from './flags.ts'
import type { Flag, FlagValues } from './flags.ts'
import { version } from './version.ts'

/**
 * Runs the command line program.
 *
 * @param args without the program's own name
 * @returns the exit code, see `EXIT`; never throws for what a user can cause
 */
export async function main(args: readonly string[], host: CliHost): Promise<number> {
  let exitCode: number = EXIT.ok
  const parser = new Parser('fsrs')
    .description('Hot reload for FSRS, a subset of F# for scripts.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
    })
    .showSuggestionAfterError()
    .showHelpAfterError('See fsrs --help.')
  for (const command of COMMANDS) addCommand(parser, command, host, (code) => (exitCode = code))
  try {
    await parser.parseAsync(args.length === 0 ? ['--help'] : [...args], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (codeOf(error) === undefined) throw error
    host.stderr.write(`fsrs: ${messageOf(error)}\n`)
    return EXIT.environment
  }
}

function addCommand(parser: Parser, command: Command, host: CliHost, done: (exitCode: number) => void): void {
  const child = parser.command(`${command.name} ${command.argument}`).description(command.summary)
  for (const flag of [...command.flags, ...COMMON_FLAGS]) child.addOption(optionOf(flag))
  child.action(async (files: string | string[], options: Record<string, unknown>) => {
    const execute = await command.load()
    done(await execute([files].flat(), flagValues(options), host))
  })
}

function optionOf(flag: Flag): Option {
  const option = new Option(flag.syntax, flag.description)
  if (flag.choices !== undefined) option.choices([...flag.choices])
  else if (flag.syntax.includes('<')) option.argParser(positiveInteger)
  if (flag.default !== undefined) option.default(flag.default)
  return option
}

function positiveInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value <= 0) throw new InvalidArgumentError('It must be a positive whole number.')
  return value
}

function flagValues(options: Record<string, unknown>): FlagValues {
  const number = (name: string): number | undefined => {
    const value = options[name]
    return typeof value === 'number' ? value : undefined
  }
  const color = options['color']
  return {
    color: color === 'always' || color === 'never' ? color : 'auto',
    json: options['json'] === true,
    quiet: options['quiet'] === true,
    fuel: number('fuel'),
    timeoutMs: number('timeout'),
    maxMemoryBytes: number('maxMemory'),
  }
}
