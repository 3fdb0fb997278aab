import type { Argument, Command } from './command.ts'
import type { Flag } from './flags.ts'

/** The shells that there are completions for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** A script that makes a shell complete the program's command lines. */
export function completionScript(
  shell: (typeof SHELLS)[number],
  commands: readonly Command[],
  commonFlags: readonly Flag[],
): string {
  const all = commands.map((command) => ({ ...command, flags: [...command.flags, ...commonFlags, HELP] }))
  switch (shell) {
    case 'bash':
      return bash(all)
    case 'zsh':
      return zsh(all)
    case 'fish':
      return fish(all)
  }
}

/** The parser adds it by itself. */
const HELP: Flag = { name: 'help', letter: 'h', argument: { type: 'none' }, description: 'print help' }

function dashed(flag: Flag): string[] {
  return flag.letter === undefined ? [`--${flag.name}`] : [`-${flag.letter}`, `--${flag.name}`]
}

/** Every flag that takes something is a case of its own: what came before the word says what may follow. */
function bash(commands: readonly Command[]): string {
  const branches = commands.map((command) => {
    const values = command.flags.flatMap((flag) => bashValue(flag))
    return [
      `    ${command.name})`,
      ...(values.length === 0 ? [] : ['      case "$previous" in', ...values, '      esac']),
      `      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W ${quoted(command.flags.flatMap((flag) => dashed(flag)).join(' '))} -- "$word")); return; fi`,
      `      ${bashArgument(command.argument)} ;;`,
    ].join('\n')
  })
  return `# Completions of fsrs for bash. Use: source <(fsrs completions bash)
_fsrs() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command="" index
  for ((index = 1; index < COMP_CWORD; index++)); do
    if [[ \${COMP_WORDS[index]} != -* ]]; then command=\${COMP_WORDS[index]}; break; fi
  done
  COMPREPLY=()
  case "$command" in
    "") COMPREPLY=($(compgen -W ${quoted([...commands.map(({ name }) => name), '--help', '--version'].join(' '))} -- "$word")) ;;
${branches.join('\n')}
  esac
}
complete -o filenames -F _fsrs fsrs
`
}

function bashValue(flag: Flag): string[] {
  const pattern = dashed(flag).join('|')
  switch (flag.argument.type) {
    case 'none':
      return []
    case 'number':
      return [`        ${pattern}) return ;;`]
    case 'choice':
      return [
        `        ${pattern}) COMPREPLY=($(compgen -W ${quoted(flag.argument.choices.join(' '))} -- "$word")); return ;;`,
      ]
    case 'file':
      return [`        ${pattern}) COMPREPLY=($(compgen -f -- "$word")); return ;;`]
  }
}

function bashArgument(argument: Argument | undefined): string {
  if (argument === undefined) return ':'
  switch (argument.completes.type) {
    case 'file':
      return 'COMPREPLY=($(compgen -f -- "$word"))'
    case 'folder':
      return 'COMPREPLY=($(compgen -d -- "$word"))'
    case 'choice':
      return `COMPREPLY=($(compgen -W ${quoted(argument.completes.choices.join(' '))} -- "$word"))`
  }
}

function zsh(commands: readonly Command[]): string {
  const branches = commands.map((command) => {
    const specs = [...command.flags.map((flag) => zshFlag(flag)), ...zshArgument(command.argument)]
    return `    ${command.name}) _arguments ${specs.map((spec) => quoted(spec)).join(' ')} ;;`
  })
  const names = commands.map(({ name, summary }) => quoted(`${name}:${summary}`)).join(' ')
  return `#compdef fsrs
# Completions of fsrs for zsh. Use: source <(fsrs completions zsh)
_fsrs() {
  local -a commands=(${names})
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local command=$words[2]
  shift words; (( CURRENT-- ))
  case $command in
${branches.join('\n')}
  esac
}
compdef _fsrs fsrs
`
}

function zshFlag(flag: Flag): string {
  const description = flag.description.replaceAll(/[[\]:]/g, (character) => `\\${character}`)
  const value = zshValue(flag)
  return `--${flag.name}[${description}]${value}`
}

function zshValue({ argument }: Flag): string {
  switch (argument.type) {
    case 'none':
      return ''
    case 'number':
      return `:${argument.placeholder}:`
    case 'choice':
      return `:${argument.placeholder}:(${argument.choices.join(' ')})`
    case 'file':
      return `:${argument.placeholder}:_files`
  }
}

function zshArgument(argument: Argument | undefined): string[] {
  if (argument === undefined) return []
  const place = argument.syntax.includes('...') ? '*' : '1'
  switch (argument.completes.type) {
    case 'file':
      return [`${place}:file:_files`]
    case 'folder':
      return [`${place}:folder:_files -/`]
    case 'choice':
      return [`${place}:choice:(${argument.completes.choices.join(' ')})`]
  }
}

function fish(commands: readonly Command[]): string {
  const lines = ['# Completions of fsrs for fish. Use: fsrs completions fish > ~/.config/fish/completions/fsrs.fish']
  lines.push('complete -c fsrs -n __fish_use_subcommand -f')
  for (const { name, summary } of commands) {
    lines.push(`complete -c fsrs -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`)
  }
  for (const command of commands) {
    const when = `complete -c fsrs -n ${quoted(`__fish_seen_subcommand_from ${command.name}`)}`
    const completes = command.argument?.completes
    if (completes?.type === 'choice') lines.push(`${when} -f -a ${quoted(completes.choices.join(' '))}`)
    if (completes?.type === 'folder') lines.push(`${when} -f -a '(__fish_complete_directories)'`)
    for (const flag of command.flags) lines.push(`${when} ${fishFlag(flag)}`)
  }
  return `${lines.join('\n')}\n`
}

function fishFlag(flag: Flag): string {
  const letter = flag.letter === undefined ? '' : `-s ${flag.letter} `
  const head = `${letter}-l ${flag.name} -d ${quoted(flag.description)}`
  switch (flag.argument.type) {
    case 'none':
      return head
    case 'number':
      return `${head} -x`
    case 'choice':
      return `${head} -x -a ${quoted(flag.argument.choices.join(' '))}`
    case 'file':
      return `${head} -r -F`
  }
}

/** In single quotes, which end for a quote of the text and begin again. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
