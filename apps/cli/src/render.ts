import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

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
    diagnostic: (diagnostic) => {
      const shown = flags.host === undefined ? withHostHint(diagnostic, displayPath) : diagnostic
      return formatDiagnostic(shown, { color, displayPath, sourceText })
    },
    path: displayPath,
  }
}

/** What `fsrs init` calls the module with the functions of the host, and what others may. */
const HOST_MODULES = ['host.mjs', 'host.js', 'host.ts']

/** A name that is not defined may be one of the host, which was not given though it is there. */
function withHostHint(diagnostic: Diagnostic, displayPath: (file: string) => string): Diagnostic {
  if (diagnostic.code !== 'FS0039' || diagnostic.help !== undefined) return diagnostic
  const module = HOST_MODULES.map((name) => join(dirname(diagnostic.file), name)).find((path) => existsSync(path))
  if (module === undefined) return diagnostic
  const help = `If the host offers it, name the module that says so: --host ${displayPath(module)}`
  return { ...diagnostic, help }
}

function usesColor(output: Output, flags: FlagValues, host: CliHost): boolean {
  if (flags.color !== 'auto') return flags.color === 'always'
  return output.isTerminal && !host.env['NO_COLOR'] && host.env['TERM'] !== 'dumb'
}
