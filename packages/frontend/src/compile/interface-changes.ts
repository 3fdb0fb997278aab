/** What of a module changed for those who use it, in words: why they are compiled again. */
import type { FileInterface, ModuleEntry, ValueEntry } from '../types/environment.ts'
import { entryText, typeText } from '../types/interface-hash.ts'
import { printScheme } from '../types/type-printer.ts'
import type { TypeConstructor } from '../types/types.ts'

/** What one name is to others: equal texts, the same for them. */
interface Seen {
  readonly text: string
  /** Its type, where it has one that people know. */
  readonly type: string | undefined
}

/** More than this are counted. */
const NAMED = 3

/**
 * The names that others see otherwise than before, with their types, as part of a sentence.
 *
 * @returns undefined where it is none of the names: then it is how functions are called, or a body that others have in
 * themselves
 */
export function interfaceChanges(before: FileInterface, after: FileInterface): string | undefined {
  const [old, now] = [namesOf(before.module), namesOf(after.module)]
  const changes: string[] = []
  for (const [name, { text, type }] of now) {
    const was = old.get(name)
    if (was?.text !== text) changes.push(changeOf(name, was, type))
  }
  for (const name of old.keys()) if (!now.has(name)) changes.push(`${name} is gone`)
  if (changes.length === 0) return undefined
  const rest = changes.length - NAMED
  return rest > 0 ? `${changes.slice(0, NAMED).join(', ')} and ${rest} more` : changes.join(', ')
}

function changeOf(name: string, was: Seen | undefined, type: string | undefined): string {
  const typed = type === undefined ? name : `${name} : ${type}`
  if (was === undefined) return `${typed} is new`
  if (type === undefined || was.type === undefined || type === was.type) return `${name} is defined otherwise`
  return `${name} : ${was.type} is ${type} now`
}

function namesOf(module: ModuleEntry, names: Map<string, Seen> = new Map(), prefix = ''): Map<string, Seen> {
  const path = `${prefix}${module.name}.`
  for (const [name, entry] of module.values) names.set(path + name, { text: entryText(entry), type: typeOf(entry) })
  const seen = new Set<TypeConstructor>()
  for (const [name, type] of module.types) {
    if (seen.has(type)) continue
    seen.add(type)
    const lines: string[] = []
    typeText(type, lines)
    names.set(`type ${path}${name.replace(/`\d+$/, '')}`, { text: lines.join('\n'), type: undefined })
  }
  for (const inner of module.modules.values()) namesOf(inner, names, path)
  return names
}

function typeOf(entry: ValueEntry): string | undefined {
  return entry.kind === 'Value' ? printScheme(entry.symbol.scheme) : undefined
}
