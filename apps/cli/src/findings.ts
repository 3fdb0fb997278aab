import type { Diagnostic } from '@fsrs/compiler'

import type { CliHost, Output } from './cli-host.ts'
import type { FlagValues } from './flags.ts'
import { writeJson } from './json-event.ts'
import { rendererFor } from './render.ts'

/** Shows findings on a stream, as the flags want them; with `--quiet` errors alone. */
export function showFindings(findings: readonly Diagnostic[], output: Output, flags: FlagValues, host: CliHost): void {
  const render = rendererFor(output, flags, host)
  for (const finding of findings) {
    if (flags.quiet && finding.severity !== 'error') continue
    if (flags.json) writeJson(output, { type: 'diagnostic', ...finding })
    else output.write(`${render.diagnostic(finding)}\n\n`)
  }
}
