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

/** Flags of the commands that run a script. */
export const LIMIT_FLAGS: readonly Flag[] = [
  { syntax: '--fuel <steps>', description: 'end a run after so many calls and loop rounds' },
  { syntax: '--timeout <ms>', description: 'end a run after so many milliseconds' },
  { syntax: '--max-memory <bytes>', description: 'end a run that allocates more than so many bytes' },
]
