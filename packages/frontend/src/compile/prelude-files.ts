/**
 * The F# of FSharp.Core as files of a program: they come before its own where it mentions what they define, and their
 * content is in scope like the library's.
 */
import type { LoadedFile, LoadOutcome, ParseFile } from './compile-load.ts'
import type { ParsedSource } from './compile-phases.ts'
import { PRELUDE_PARTS } from './prelude.ts'
import type { PreludePart } from './prelude.ts'

/** Begins the paths of all these files. */
const FOLDER = 'FSharp.Core/'

/** Gives a program the parts that it mentions. */
export function withPrelude(found: LoadOutcome, parse: ParseFile): LoadOutcome {
  if (!found.ok) return found
  const mentioned = found.asked.preludeParts
  if (mentioned === 0) return found
  const wanted = PRELUDE_PARTS.filter((_, i) => (mentioned & (1 << i)) !== 0)
  return { ...found, files: [...wanted.map((part) => fileOf(part, parse)), ...found.files] }
}

/** Whether a file of a compile is one of these. */
export function isPrelude(path: string): boolean {
  return path.startsWith(FOLDER)
}

/** The same object for the same tree, so that what was compiled of it is used again. */
const files = new WeakMap<ParsedSource, LoadedFile>()

function fileOf({ name, text }: PreludePart, parse: ParseFile): LoadedFile {
  const path = `${FOLDER}${name}.fs`
  const parsed = parse(path, text)
  let file = files.get(parsed)
  if (file === undefined) {
    file = { ...parsed, path, module: name, loads: [], loadDiagnostics: [] }
    files.set(parsed, file)
  }
  return file
}
