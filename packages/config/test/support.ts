import { configCompiler } from '@fsrs/config'
import type { ConfigOptions } from '@fsrs/config'
import type { Diagnostic } from '@fsrs/compiler'
import { formatDiagnostic } from '@fsrs/compiler'
import { MemorySources } from '@fsrs/test-harness'

/** What a compile of files came to: the value, or the findings as a person reads them. */
export type Outcome =
  | { readonly value: unknown }
  | { readonly findings: readonly string[]; readonly codes: readonly string[] }

/** A compiler with files that can be changed: `compile()` says what comes of them now. */
export function world(files: Record<string, string>, options: ConfigOptions = {}) {
  const compiler = configCompiler(options)
  const entry = Object.keys(files)[0]!
  const compile = async (): Promise<Outcome> => {
    const result = await compiler.compile({ entry, sources: new MemorySources(files) })
    if (result.ok) return { value: result.artifact.value }
    return {
      findings: result.diagnostics.map((each) => rendered(each, files)),
      codes: result.diagnostics.map(({ code }) => code),
    }
  }
  return { files, compile }
}

function rendered(diagnostic: Diagnostic, files: Readonly<Record<string, string>>): string {
  return formatDiagnostic(diagnostic, { sourceText: (file) => files[file], displayPath: (file) => file.slice(1) })
}

/** What one file comes to. */
export function compile(name: string, text: string, options?: ConfigOptions): Promise<Outcome> {
  return world({ [`/${name}`]: text }, options).compile()
}
