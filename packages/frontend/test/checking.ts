import { type Diagnostic, SourceFile, formatDiagnostic } from '@fsrs/compiler'

import { checkFile } from '../src/checking/check.ts'
import { parseFile } from '../src/syntax/parser.ts'
import { printScheme } from '../src/types/type-printer.ts'

/** A checked text: the types of its top-level values, what was found, and how that is shown. */
export interface Checked {
  readonly types: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
  readonly hash: string
  readonly rendered: () => string
}

/** Parses and checks a text as the file `case.fs`. */
export function check(text: string, host: ReadonlyMap<string, string> = new Map()): Checked {
  const source = new SourceFile('case.fs', text)
  const parsed = parseFile(source.path, text)
  const checked = checkFile(parsed.file, source, 'Case', { host, loaded: [] })
  const diagnostics = [...parsed.diagnostics, ...checked.diagnostics]
  const types = new Map<string, string>()
  for (const [name, entry] of checked.interface.module.values)
    if (entry.kind === 'Value') types.set(name, printScheme(entry.symbol.scheme))
  const rendered = (): string =>
    diagnostics.map((each) => formatDiagnostic(each, { sourceText: () => text })).join('\n\n')
  return { types, diagnostics, hash: checked.interface.hash(), rendered }
}

/** The codes of the errors, in order of the text. */
export function errorsOf(text: string): string[] {
  const { diagnostics } = check(text)
  return diagnostics.filter((each) => each.severity === 'error').map((each) => each.code)
}
