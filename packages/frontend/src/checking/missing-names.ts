/** What to do about a name that nothing defines: looked for only when it has been found missing. */
import type { Ident } from '../syntax/ast.ts'
import { meantKeyword } from '../syntax/habits.ts'
import type { ModuleEntry } from '../types/environment.ts'
import type { Checker } from './checker.ts'

/** Help for a value's name where an exact answer is known; undefined if one can only guess what is meant. */
export function explainMissing(c: Checker, at: Ident): string | undefined {
  return (
    definesItself(c, at.name) ??
    behindMisspeltModifier(c, at) ??
    definedLater(c, at) ??
    offeredByModule(c, at.name) ??
    offeredByNamespace(c, at.name)
  )
}

/** A function that calls itself without `rec`. */
function definesItself(c: Checker, name: string): string | undefined {
  return c.defining.includes(name) ? `To use \`${name}\` in its own definition write \`let rec ${name}\`.` : undefined
}

const MODIFIERS = ['mutable', 'rec', 'inline', 'private']

/** `let mutabel x = 1` defines a function `mutabel`. */
function behindMisspeltModifier(c: Checker, at: Ident): string | undefined {
  const before = c.source.text.slice(0, at.start)
  for (const [, word] of before.matchAll(new RegExp(String.raw`\blet\s+([\p{L}]+)\s+${escaped(at.name)}\b`, 'gu'))) {
    const keyword = meantKeyword(word!, MODIFIERS)
    if (keyword !== undefined)
      return `\`let ${word} ${at.name}\` defines a function \`${word}\`: did you mean \`let ${keyword} ${at.name}\`?`
  }
  return undefined
}

/** A definition of the file that comes too late. */
function definedLater(c: Checker, at: Ident): string | undefined {
  const rest = c.source.text.slice(at.end)
  const found = new RegExp(
    String.raw`^let\s+(?:(?:rec|mutable|inline|private)\s+)*${escaped(at.name)}(?![\w'])`,
    'mu',
  ).exec(rest)
  if (found === null) return undefined
  const { line } = c.source.spanOf(at.end + found.index, at.end + found.index).start
  return `It is defined further down, in line ${line}: F# reads from top to bottom. Move it up, or join the two with \`let rec … and …\`.`
}

function escaped(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}

/** Functions that other languages have without a module: `length` is `List.length`. */
function offeredByModule(c: Checker, name: string): string | undefined {
  const modules = ['List', 'Seq', 'Array', 'String', 'Option', 'Map', 'Set']
  const owners = modules.filter((each) => c.scope.modules.get(each)?.some(({ values }) => values.has(name)) === true)
  return owners.length === 0 ? undefined : `Write ${inWords(owners.slice(0, 3).map((each) => `\`${each}.${name}\``))}.`
}

function inWords(alternatives: readonly string[]): string {
  const last = alternatives.at(-1)!
  return alternatives.length === 1 ? last : `${alternatives.slice(0, -1).join(', ')} or ${last}`
}

/** What a namespace or module has that was not opened; the help for types too. */
export function offeredByNamespace(c: Checker, name: string): string | undefined {
  if (c.scope.modules.has(name))
    return `\`${name}\` is a namespace or module: write a dot and a name of it, or \`open ${name}\`.`
  for (const entries of ['System', 'Microsoft'].map((each) => c.scope.modules.get(each) ?? []))
    for (const entry of entries) {
      const owner = ownerOf(entry, name, entry.name)
      if (owner !== undefined) return `Write \`open ${owner}\` before it, or \`${owner}.${name}\`.`
    }
  return undefined
}

/** The path of the module within this one that has such a type or module. */
function ownerOf(module: ModuleEntry, name: string, path: string): string | undefined {
  if (module.types.has(name) || module.modules.has(name)) return path
  for (const [inner, entry] of module.modules) {
    const found = ownerOf(entry, name, `${path}.${inner}`)
    if (found !== undefined) return found
  }
  return undefined
}
