import { formatDiagnostic } from '@fsrs/compiler'
import { compileProgramFromSource } from '@fsrs/frontend'
import type { Chunk } from '@fsrs/vm'

/** The compile function that the examples hand to the engine: what it throws is the message of a failed reload. */
export function compile(source: string, path: string): Chunk {
  const result = compileProgramFromSource(source, { path })
  if (result.ok) return result.chunk
  throw new Error(result.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n'))
}
