import type { CliHost } from './cli-host.ts'
import type { Flag, FlagValues } from './flags.ts'

/** Runs a command and answers the exit code. */
export type CommandFunction = (args: readonly string[], flags: FlagValues, host: CliHost) => Promise<number>

/** What stands after a command's name. */
export interface Argument {
  /** As help shows it: `<file>`, `<files...>`, `[folder]`. */
  readonly syntax: string
  readonly description: string
  /** What a shell offers for it. */
  readonly completes:
    | { readonly type: 'file' | 'folder' }
    | { readonly type: 'choice'; readonly choices: readonly string[] }
}

/** A command line that a reader can try in a project that `fsrs init` made; a test runs it. */
export interface Example {
  readonly line: string
  readonly meaning: string
}

/** One command. Parsing, help, the reference page and shell completion are made from these records. */
export interface Command {
  readonly name: string
  readonly argument: Argument | undefined
  readonly summary: string
  /** Paragraphs for the reference page, in Markdown. */
  readonly details: readonly string[]
  readonly examples: readonly Example[]
  readonly flags: readonly Flag[]
  /** Fetches the command's code only when it is called, so that no command pays for another's start. */
  readonly load: () => Promise<CommandFunction>
}
