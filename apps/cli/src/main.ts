import { Command as Parser, CommanderError, InvalidArgumentError, Option } from 'commander'

import { codeOf, messageOf } from '@fsrs/base'

import type { CliHost } from './cli-host.ts'
import type { Command } from './command.ts'
import { COMMANDS } from './commands.ts'
import { EXIT } from './exit-code.ts'
import { COMMON_FLAGS, flagSyntax } from './flags.ts'
import type { Flag, FlagValues } from './flags.ts'
import { writeJson } from './json-event.ts'
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
    .enablePositionalOptions()
  // Without defaults, so that what stands behind the command's name counts where nothing stands before it.
  for (const { default: _, ...flag } of COMMON_FLAGS) parser.addOption(optionOf(flag))
  for (const command of COMMANDS) addCommand(parser, command, host, (code) => (exitCode = code))
  try {
    await parser.parseAsync(args.length === 0 ? ['--help'] : [...args], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (codeOf(error) === undefined) throw error
    if (args.includes('--json'))
      writeJson(host.stderr, { type: 'error', code: codeOf(error) ?? '', message: messageOf(error) })
    else host.stderr.write(`fsrs: ${messageOf(error)}\n`)
    return EXIT.environment
  }
}

function addCommand(parser: Parser, command: Command, host: CliHost, done: (exitCode: number) => void): void {
  const { argument } = command
  const child = parser.command(command.name).description(command.summary)
  child.showHelpAfterError(`See fsrs ${command.name} --help.`)
  if (argument !== undefined) child.argument(argument.syntax, argument.description)
  for (const flag of [...command.flags, ...COMMON_FLAGS]) child.addOption(optionOf(flag))
  child.addHelpText(
    'after',
    `\nExamples:\n${command.examples.map(({ line, meaning }) => `  ${line}\n      ${meaning}`).join('\n')}`,
  )
  child.action(async (...given: unknown[]) => {
    const args = argument === undefined ? [] : [given[0]].flat().filter((arg) => typeof arg === 'string')
    const execute = await command.load()
    done(await execute(args, flagValues(child.optsWithGlobals()), host))
  })
}

function optionOf(flag: Flag): Option {
  const option = new Option(flagSyntax(flag), flag.description)
  if (flag.argument.type === 'choice') option.choices([...flag.argument.choices])
  if (flag.argument.type === 'number') option.argParser(positiveInteger)
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
  const text = (name: string): string | undefined => {
    const value = options[name]
    return typeof value === 'string' ? value : undefined
  }
  const choice = <Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice =>
    choices.find((each) => each === options[name]) ?? choices[0]
  return {
    color: choice('color', ['auto', 'always', 'never']),
    json: options['json'] === true,
    quiet: options['quiet'] === true,
    fuel: number('fuel'),
    timeoutMs: number('timeout'),
    maxMemoryBytes: number('maxMemory'),
    host: text('host'),
    output: text('output'),
    show: choice('show', ['both', 'program', 'code']),
    backend: choice('backend', ['auto', 'native', 'chokidar', 'polling']),
    plain: options['plain'] === true,
  }
}
