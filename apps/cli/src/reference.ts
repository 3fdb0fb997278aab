import type { Command } from './command.ts'
import { flagSyntax } from './flags.ts'
import type { Flag } from './flags.ts'

/** The reference page, in Markdown: every command with its flags and examples. */
export function referencePage(commands: readonly Command[], commonFlags: readonly Flag[]): string {
  const blocks = [
    '# The command line',
    '<!-- Made from the records in apps/cli/src: a test compares them. To write it anew: npx vitest run -u --project @fsrs/cli reference -->',
    `\`fsrs\` without arguments, and \`fsrs COMMAND --help\`, print help. The examples run in a project that \`fsrs init\` made.`,
    table(
      ['command', ''],
      commands.map(({ name, summary }) => [`[\`fsrs ${name}\`](#fsrs-${name})`, summary]),
    ),
    '## Flags of every command',
    flagTable(commonFlags),
    'They stand before or behind the name of the command.',
    EXIT_CODES,
    JSON_EVENTS,
    ...commands.flatMap((command) => section(command)),
  ]
  return `${blocks.join('\n\n')}\n`
}

const EXIT_CODES = `## Exit codes

| code | meaning |
|---|---|
| 0 | all well |
| 1 | a script is wrong, or failed while it ran |
| 2 | the command line is wrong |
| 3 | the environment: a file cannot be read, the system refuses a watch, \`doctor\` found something broken |
| 130, 143 | ended by SIGINT (Ctrl+C), SIGTERM; \`watch\` prints a summary first |

A reader that closes the pipe early (\`fsrs check … | head -1\`) is no error.`

const JSON_EVENTS = `## \`--json\`

One object a line; its \`type\` says what it is, and [\`events.schema.json\`](../apps/cli/events.schema.json), which comes with the
package, describes each. Fields and types may be added; none is renamed, removed or given another meaning. Commands that run a
script (\`watch\`, \`run\`) write them to standard error, since standard output is the script's; all others to standard output.
\`error\` comes on standard error always.`

function section(command: Command): string[] {
  const head = command.argument === undefined ? command.name : `${command.name} ${command.argument.syntax}`
  const examples = command.examples.map(({ line, meaning }) => `${line.padEnd(longest(command))}  # ${meaning}`)
  return [
    `## fsrs ${command.name}`,
    `\`fsrs ${head}\`: ${command.summary}.`,
    ...command.details,
    `\`\`\`sh\n${examples.join('\n')}\n\`\`\``,
    ...(command.flags.length === 0 ? [] : [flagTable(command.flags)]),
  ]
}

function longest(command: Command): number {
  return Math.max(...command.examples.map(({ line }) => line.length))
}

function flagTable(flags: readonly Flag[]): string {
  return table(
    ['flag', 'meaning', 'default'],
    flags.map((flag) => [
      `\`${flagSyntax(flag)}\``,
      meaningOf(flag),
      flag.default === undefined ? '' : `\`${flag.default}\``,
    ]),
  )
}

function meaningOf({ argument, description }: Flag): string {
  return argument.type === 'choice' ? `${argument.choices.join(', ')}: ${description}` : description
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => line(row))].join('\n')
}
