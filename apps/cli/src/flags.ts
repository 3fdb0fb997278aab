import type { CliHost } from './cli-host.ts'

/** One flag: help, reference and shell completion are made from it. */
export interface Flag {
  /** As it is typed: `--json`, `--fuel <steps>`. */
  readonly syntax: string
  readonly description: string
  readonly choices?: readonly string[]
  readonly default?: string
}

/** What the flags of a command line came out as. */
export interface FlagValues {
  readonly color: 'auto' | 'always' | 'never'
  readonly json: boolean
  readonly quiet: boolean
  readonly fuel: number | undefined
  readonly timeoutMs: number | undefined
  readonly maxMemoryBytes: number | undefined
}

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

/** Flags of every command. */
export const COMMON_FLAGS: readonly Flag[] = [
  {
    syntax: '--color <when>',
    description: 'colour the output; auto: in a terminal, unless NO_COLOR is set',
    choices: ['auto', 'always', 'never'],
    default: 'auto',
  },
  { syntax: '--json', description: 'write one JSON object a line instead of text for people' },
  { syntax: '--quiet', description: "write nothing of our own but errors; the script's output stays" },
]

const LIMIT_FLAGS: readonly Flag[] = [
  { syntax: '--fuel <steps>', description: 'end a run after so many calls and loop rounds' },
  { syntax: '--timeout <ms>', description: 'end a run after so many milliseconds' },
  { syntax: '--max-memory <bytes>', description: 'end a run that allocates more than so many bytes' },
]

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
