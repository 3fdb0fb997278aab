/** What follows a flag on the command line. */
export type FlagArgument =
  | { readonly type: 'none' }
  /** A positive whole number. */
  | { readonly type: 'number'; readonly placeholder: string }
  | { readonly type: 'choice'; readonly placeholder: string; readonly choices: readonly string[] }
  | { readonly type: 'file'; readonly placeholder: string }

/** One flag. Parsing, help, the reference page and shell completion are made from these records. */
export interface Flag {
  /** Without the dashes. */
  readonly name: string
  /** `-o` is short for `--output`. */
  readonly letter?: string
  readonly argument: FlagArgument
  readonly description: string
  /** What holds where the flag is not given; left out where nothing does. */
  readonly default?: string
}

/** What the flags of a command line came out as; what a command does not have is undefined, false or its default. */
export interface FlagValues {
  readonly color: 'auto' | 'always' | 'never'
  readonly json: boolean
  readonly quiet: boolean
  readonly fuel: number | undefined
  readonly timeoutMs: number | undefined
  readonly maxMemoryBytes: number | undefined
  readonly host: string | undefined
  readonly output: string | undefined
  readonly show: 'both' | 'program' | 'code'
  readonly backend: 'auto' | 'native' | 'chokidar' | 'polling'
  readonly plain: boolean
}

/** Flags of every command. */
export const COMMON_FLAGS: readonly Flag[] = [
  {
    name: 'color',
    argument: { type: 'choice', placeholder: 'when', choices: ['auto', 'always', 'never'] },
    description: 'colour the output; auto: in a terminal, unless NO_COLOR is set or TERM is dumb',
    default: 'auto',
  },
  { name: 'json', argument: { type: 'none' }, description: 'write one JSON object a line instead of text for people' },
  {
    name: 'quiet',
    letter: 'q',
    argument: { type: 'none' },
    description: "write nothing of our own but errors and what was asked for; the script's output stays",
  },
]

/** What the commands take that compile a script. */
export const HOST_FLAG: Flag = {
  name: 'host',
  argument: { type: 'file', placeholder: 'module' },
  description: 'a JavaScript module whose default export offers functions to the script',
}

/** Flags of the commands that run a script. */
export const LIMIT_FLAGS: readonly Flag[] = [
  {
    name: 'fuel',
    argument: { type: 'number', placeholder: 'steps' },
    description: 'end a run after so many calls and loop rounds; default: no limit',
  },
  {
    name: 'timeout',
    argument: { type: 'number', placeholder: 'ms' },
    description: 'end a run after so many milliseconds; default: no limit',
  },
  {
    name: 'max-memory',
    argument: { type: 'number', placeholder: 'bytes' },
    description: 'end a run that allocates more than so many bytes; default: no limit',
  },
]

/** Where a result is written. */
export const OUTPUT_FLAG: Flag = {
  name: 'output',
  letter: 'o',
  argument: { type: 'file', placeholder: 'file' },
  description: 'where the result is written; `-` is standard output',
}

/** Which of its two parts `disassemble` shows. */
export const SHOW_FLAG: Flag = {
  name: 'show',
  argument: { type: 'choice', placeholder: 'part', choices: ['both', 'program', 'code'] },
  description: 'the lowered program, the generated JavaScript, or both',
  default: 'both',
}

/** Flags of `watch` alone. */
export const WATCH_FLAGS: readonly Flag[] = [
  {
    name: 'backend',
    argument: { type: 'choice', placeholder: 'name', choices: ['auto', 'native', 'chokidar', 'polling'] },
    description: 'how changes are noticed; polling is for mounts that send no events (see fsrs doctor)',
    default: 'auto',
  },
  {
    name: 'plain',
    argument: { type: 'none' },
    description: 'plain lines in a terminal too, without the live view and its keys',
  },
]

/** As it is typed: `-o, --output <file>`. */
export function flagSyntax({ name, letter, argument }: Flag): string {
  const long = argument.type === 'none' ? `--${name}` : `--${name} <${argument.placeholder}>`
  return letter === undefined ? long : `-${letter}, ${long}`
}
