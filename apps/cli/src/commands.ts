import type { CliHost } from './cli-host.ts'
import { LIMIT_FLAGS } from './flags.ts'
import type { Flag, FlagValues } from './flags.ts'

/** Runs a command and answers the exit code. */
export type CommandFunction = (files: readonly string[], flags: FlagValues, host: CliHost) => Promise<number>

/** One command. `load` fetches its code only when it is called, so that no command pays for another's start. */
export interface Command {
  readonly name: string
  readonly argument: '<file>' | '<files...>'
  readonly summary: string
  readonly flags: readonly Flag[]
  readonly load: () => Promise<CommandFunction>
}

/** All commands, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'watch',
    argument: '<file>',
    summary: 'run a script, and its new version at every save; a bad save changes nothing',
    flags: LIMIT_FLAGS,
    load: async () => (await import('./commands/watch.ts')).watch,
  },
  {
    name: 'run',
    argument: '<file>',
    summary: 'run a script once',
    flags: LIMIT_FLAGS,
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'check',
    argument: '<files...>',
    summary: 'say what is wrong with scripts, and run nothing',
    flags: [],
    load: async () => (await import('./commands/check.ts')).check,
  },
]
