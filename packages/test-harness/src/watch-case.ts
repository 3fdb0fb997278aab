/**
 * Case files of watchers: what is done to the disk, and what has to be announced, readable by anybody.
 *
 * ```
 * # An editor writes aside, then renames over.
 * given   /a.fsrs  "let x = 1"
 * write   /a.tmp   "let x = 2"
 * rename  /a.tmp   /a.fsrs
 * expect  modified /a.fsrs
 * ```
 */
import { deepStrictEqual } from 'node:assert/strict'
import { utimes } from 'node:fs/promises'

import { saveStrategy } from './save-strategies.ts'
import { type Scenario, scenarioCase } from './watcher-scenario.ts'
import type { ContractCase } from './contract-case.ts'
import type { WatcherLikeOptions, WatcherSubject } from './watcher-subject.ts'

/** One line of a case: its word, what follows it, and where it stands. */
export interface WatchCaseStep {
  readonly word: string
  readonly args: readonly string[]
  /** From 1. */
  readonly line: number
}

/** A case file, read. */
export interface WatchCase {
  /** The first comment, or the name of the file. */
  readonly name: string
  /** What exists before anything is watched. */
  readonly given: readonly WatchCaseStep[]
  /** Names of what is watched; default: the root. */
  readonly watch: readonly string[]
  readonly options: WatcherLikeOptions
  /** What is done, and expected, in order. */
  readonly steps: readonly WatchCaseStep[]
}

/** The words of a case file: how many arguments each takes. `expect` takes one for `nothing`, else two. */
const WORDS: Readonly<Record<string, readonly number[]>> = {
  given: [2],
  'given-link': [2],
  watch: [1],
  option: [2],
  write: [2],
  append: [2],
  rename: [2],
  remove: [1],
  mkdir: [1],
  link: [2],
  relink: [2],
  chmod: [2],
  touch: [1],
  save: [3],
  expect: [1, 2],
}

const SYSTEMS = ['linux', 'darwin', 'win32']

/**
 * Reads a case file. Lines between `on SYSTEM …` and `end` count only on those systems (`linux`, `darwin`, `win32`).
 *
 * @param system as `process.platform` names it; default: this one
 * @throws {SyntaxError} for a line that cannot be read, an unknown word, and a case that expects nothing
 */
export function parseWatchCase(file: string, text: string, system: string = process.platform): WatchCase {
  const steps = linesFor(file, text, system).map(({ words, line }) => readStep(file, words, line))
  const of = (...words: readonly string[]): WatchCaseStep[] => steps.filter((step) => words.includes(step.word))
  if (of('expect').length === 0) throw new SyntaxError(`${file}: the case expects nothing on ${system}.`)
  return {
    name: /^#\s*(.+)$/m.exec(text)?.[1]?.trim() ?? file,
    given: of('given', 'given-link'),
    watch: of('watch').map((step) => nameOf(step.args[0])),
    options: Object.fromEntries(of('option').map((step) => readOption(file, step))),
    steps: steps.filter((step) => !['given', 'given-link', 'watch', 'option'].includes(step.word)),
  }
}

interface Line {
  readonly words: readonly string[]
  readonly line: number
}

function linesFor(file: string, text: string, system: string): Line[] {
  const lines: Line[] = []
  let counts = true
  let blockFrom: number | undefined
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1
    const words = splitWords(file, raw, line)
    const [word, ...rest] = words
    if (word === undefined) continue
    if (word === 'on') {
      const unknown = rest.find((name) => !SYSTEMS.includes(name))
      if (blockFrom !== undefined || rest.length === 0 || unknown !== undefined) {
        throw new SyntaxError(
          `${file}:${line}: "on" takes names of systems (${SYSTEMS.join(', ')}), outside of another block.`,
        )
      }
      blockFrom = line
      counts = rest.includes(system)
    } else if (word === 'end') {
      if (blockFrom === undefined) throw new SyntaxError(`${file}:${line}: "end" without "on".`)
      blockFrom = undefined
      counts = true
    } else if (counts) lines.push({ words, line })
  }
  if (blockFrom !== undefined) throw new SyntaxError(`${file}:${blockFrom}: "on" without "end".`)
  return lines
}

/** Words, and texts in quotes as JSON writes them; from `#` on a comment. */
function splitWords(file: string, raw: string, line: number): string[] {
  const words: string[] = []
  const token = /\s*(?:#.*|("(?:[^"\\]|\\.)*")|([^\s"#]+))?/y
  while (token.lastIndex < raw.length) {
    const at = token.lastIndex
    const [matched, quoted, word] = token.exec(raw) ?? ['']
    if (matched === '') throw new SyntaxError(`${file}:${line}: cannot read ${JSON.stringify(raw.slice(at))}.`)
    if (quoted !== undefined) words.push(parseQuoted(file, quoted, line))
    else if (word !== undefined) words.push(word)
  }
  return words
}

function parseQuoted(file: string, quoted: string, line: number): string {
  try {
    const text: unknown = JSON.parse(quoted)
    return String(text)
  } catch (cause) {
    throw new SyntaxError(`${file}:${line}: ${quoted} is not a text as JSON writes it.`, { cause })
  }
}

function readStep(file: string, [word = '', ...args]: readonly string[], line: number): WatchCaseStep {
  const counts = WORDS[word]
  if (counts === undefined) {
    throw new SyntaxError(
      `${file}:${line}: unknown word "${word}". There are: ${Object.keys(WORDS).join(', ')}, on, end.`,
    )
  }
  const nothing = word === 'expect' && args[0] === 'nothing'
  if (!counts.includes(args.length) || (word === 'expect' && nothing !== (args.length === 1))) {
    throw new SyntaxError(`${file}:${line}: "${word}" does not take ${args.length} argument(s).`)
  }
  return { word, args, line }
}

function readOption(file: string, { args: [name = '', value = ''], line }: WatchCaseStep): [string, unknown] {
  try {
    const parsed: unknown = JSON.parse(value)
    return [name, parsed]
  } catch (cause) {
    throw new SyntaxError(`${file}:${line}: the value of option ${name} is not JSON.`, { cause })
  }
}

/** Paths in case files begin with `/`, the root of the workspace. */
function nameOf(path: string | undefined): string {
  return (path ?? '').replace(/^\//, '')
}

/**
 * A case file as a case of the watcher contract: each group of `expect` lines holds when, after all that was done before
 * it, exactly these events came since the last group (in this order where they are about one path).
 */
export function watchCase(parsed: WatchCase): ContractCase<WatcherSubject> {
  const setting = {
    prepare: async (workspace: Scenario['workspace']): Promise<void> => {
      for (const { word, args } of parsed.given) {
        if (word === 'given') await workspace.write(nameOf(args[0]), args[1] ?? '')
        else await workspace.link(args[0] ?? '', nameOf(args[1]))
      }
    },
    watch: parsed.watch.length === 0 ? [''] : parsed.watch,
    options: parsed.options,
  }
  return scenarioCase(parsed.name, setting, async (scenario) => {
    for (let at = 0, seen = 0; at < parsed.steps.length;) {
      const rest = parsed.steps.slice(at)
      const doing = rest.findIndex((step) => step.word === 'expect')
      const todo = doing === -1 ? rest : rest.slice(0, doing)
      const after = rest.slice(todo.length)
      const next = after.findIndex((step) => step.word !== 'expect')
      const expected = next === -1 ? after : after.slice(0, next)
      for (const step of todo) await perform(scenario, step)
      if (expected.length > 0) seen = await holdExpected(scenario, expected, seen)
      at += todo.length + expected.length
    }
  })
}

/** @returns how many events there are now */
async function holdExpected(scenario: Scenario, expected: readonly WatchCaseStep[], seen: number): Promise<number> {
  const wanted = expected.filter((step) => step.args[0] !== 'nothing').map(({ args }) => `${args[0]} ${args[1]}`)
  const { collector, workspace, signal } = scenario
  await collector.waitFor((events) => events.length - seen >= wanted.length, { signal })
  await scenario.quiet()
  const came = collector.events.slice(seen).map((event) => `${event.type} ${shortPath(event.path, workspace.root)}`)
  deepStrictEqual(groupByPath(came), groupByPath(wanted), `events up to line ${expected.at(-1)?.line}`)
  return collector.events.length
}

function shortPath(path: string, root: string): string {
  return path.startsWith(root) ? path.slice(root.length).replaceAll('\\', '/') : path
}

function groupByPath(lines: readonly string[]): Record<string, string[]> {
  const groups: Record<string, string[]> = {}
  for (const line of lines.toSorted((a, b) => pathOf(a).localeCompare(pathOf(b))))
    (groups[pathOf(line)] ??= []).push(line)
  return groups
}

function pathOf(line: string): string {
  return line.slice(line.indexOf(' ') + 1)
}

async function perform({ workspace }: Scenario, { word, args }: WatchCaseStep): Promise<void> {
  const [first = '', second = '', third = ''] = args
  switch (word) {
    case 'write':
      await workspace.write(nameOf(first), second)
      break
    case 'append':
      await workspace.append(nameOf(first), second)
      break
    case 'rename':
      await workspace.rename(nameOf(first), nameOf(second))
      break
    case 'remove':
      await workspace.removeTree(nameOf(first))
      break
    case 'mkdir':
      await workspace.directory(nameOf(first))
      break
    case 'link':
      await workspace.link(first, nameOf(second))
      break
    case 'relink':
      await workspace.relink(first, nameOf(second))
      break
    case 'chmod':
      await workspace.chmod(nameOf(second), Number.parseInt(first, 8))
      break
    case 'touch':
      await utimes(workspace.path(nameOf(first)), new Date(), new Date(Date.now() + 1000))
      break
    case 'save':
      await saveStrategy(first).save(workspace.path(nameOf(second)), third)
      break
  }
}
