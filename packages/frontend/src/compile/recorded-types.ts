/**
 * The types that a running program's state was recorded with, for migrations: a module `Old` before the program's files.
 * Where nothing was recorded there is nothing to migrate, and migrations that speak of it are left out.
 */
import type { Attribute, File, Item } from '../syntax/ast.ts'
import type { LoadedFile, LoadOutcome, ParseFile } from './compile-load.ts'
import { askedBy } from './compile-phases.ts'

/** The module's name; no file of the program may have it. */
const RECORDED = 'Old'

/** Gives a program the recorded types where it mentions them. @param recorded answers the module's text */
export function withRecordedTypes(
  found: LoadOutcome,
  parse: ParseFile,
  recorded: () => string | undefined = () => undefined,
): LoadOutcome {
  if (!found.ok || !found.asked.speaksOfOld) return found
  if (found.files.some(({ module }) => module === RECORDED)) return found
  const text = recorded()
  if (text === undefined) return { ...found, files: found.files.map(withoutMigrations) }
  const path = `${RECORDED}.fsrs`
  const types: LoadedFile = { ...parse(path, text), path, module: RECORDED, loads: [], loadDiagnostics: [] }
  return { ok: true, files: [types, ...found.files], asked: askedBy([types, found.asked]) }
}

/** The same tree stands for the same file, so that what was compiled of it can be used again. */
const reduced = new WeakMap<File, File>()

function withoutMigrations(loaded: LoadedFile): LoadedFile {
  if (!loaded.speaksOfOld) return loaded
  let file = reduced.get(loaded.file)
  if (file === undefined) {
    file = { ...loaded.file, items: itemsLeft(loaded.file.items, loaded.source.text) }
    reduced.set(loaded.file, file)
  }
  return { ...loaded, file }
}

function itemsLeft(items: readonly Item[], text: string): readonly Item[] {
  return items.flatMap((item): readonly Item[] => {
    if (item.kind === 'Module') return [{ ...item, items: itemsLeft(item.items, text) }]
    if (item.kind !== 'Let') return [item]
    const speaksOfIt = /\bOld\s*\./.test(text.slice(item.start, item.end))
    return speaksOfIt && item.bindings.some(({ attributes }) => attributes.some(isMigrate)) ? [] : [item]
  })
}

function isMigrate({ name }: Attribute): boolean {
  return /^Migrate(Attribute)?$/.test(name.at(-1)?.name ?? '')
}
