import { libraryEntries } from '@fsrs/chunk'

/** Commands of the REPL, with what they do. */
export const REPL_COMMANDS: readonly (readonly [name: string, argument: string, meaning: string])[] = [
  [':type', 'EXPRESSION', 'the type of an expression, which is not run'],
  [':load', 'FILE', 'run a file, and use what it defines'],
  [':help', '', 'this help'],
  [':quit', '', 'leave; so does Ctrl+D'],
]

const KEYWORDS =
  'and as do done downto elif else exception false finally for fun function if in let match member module mutable of open rec then to true try type upto use val when while with yield'.split(
    ' ',
  )

/** Names that scripts reach without opening anything: functions, modules, and what modules hold as `Module.name`. */
function libraryNames(): string[] {
  const names = new Set<string>()
  for (const { owner, name, kind } of libraryEntries().values()) {
    if (kind === 'member' || !/^\w+$/.test(name)) continue
    names.add(owner === '' ? name : `${owner}.${name}`)
  }
  return [...names]
}

let library: readonly string[] | undefined

/**
 * What may stand in place of the last word of a line.
 *
 * @param defined names of the session
 */
export function completionsOf(line: string, defined: Iterable<string>): readonly [candidates: string[], word: string] {
  if (/^\s*:\S*$/.test(line)) {
    const word = line.trimStart()
    return [REPL_COMMANDS.map(([name]) => `${name} `).filter((name) => name.startsWith(word)), word]
  }
  const word = /[\w.']*$/.exec(line)?.[0] ?? ''
  library ??= libraryNames()
  const all = [...defined, ...KEYWORDS, ...library].filter((name) => name.startsWith(word))
  // A module with a hundred functions is one candidate until its dot is typed.
  const dots = word.split('.').length
  const short = all.map((name) => {
    const parts = name.split('.')
    return parts.length > dots ? `${parts.slice(0, dots).join('.')}.` : name
  })
  return [[...new Set(short)].toSorted(), word]
}
