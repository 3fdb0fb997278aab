import { relative } from 'node:path'

import { createColors } from 'picocolors'

import { formatDiagnostic } from '@fsrs/compiler'
import type { Diagnostic } from '@fsrs/compiler'

import type { CliHost, Output } from './cli-host.ts'
import type { FlagValues } from './flags.ts'
import { readIfThere } from './script.ts'

/** How things are shown on one of the streams. */
export interface Renderer {
  readonly colors: ReturnType<typeof createColors>
  diagnostic(diagnostic: Diagnostic): string
  /** A path as the reader would type it. */
  path(file: string): string
}

/** @param sourceText text of a source as it was compiled; by default what is on disk; @param title what a file is called, where not by its path */
export function rendererFor(
  output: Output,
  flags: FlagValues,
  host: CliHost,
  sourceText: (file: string) => string | undefined = readIfThere,
  title: (file: string) => string | undefined = () => undefined,
): Renderer {
  const color = usesColor(output, flags, host)
  const displayPath = (file: string): string => title(file) ?? (relative(host.cwd, file) || file)
  return {
    colors: createColors(color),
    diagnostic: (diagnostic) => formatDiagnostic(diagnostic, { color, displayPath, sourceText }),
    path: displayPath,
  }
}

function usesColor(output: Output, flags: FlagValues, host: CliHost): boolean {
  if (flags.color !== 'auto') return flags.color === 'always'
  return output.isTerminal && !host.env['NO_COLOR'] && host.env['TERM'] !== 'dumb'
}
