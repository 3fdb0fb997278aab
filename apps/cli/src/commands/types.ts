import { declarationsOf } from '@fsrs/frontend'

import type { CliHost } from '../cli-host.ts'
import { EXIT } from '../exit-code.ts'
import { showFindings } from '../findings.ts'
import type { FlagValues } from '../flags.ts'
import { loadHostModule } from '../host-module.ts'
import { writeJson } from '../json-event.ts'
import { writeOutput } from '../output-file.ts'
import { rendererFor } from '../render.ts'
import { loadProgram } from '../script.ts'

/** `fsrs types FILE`: TypeScript declarations of what the script defines. */
export async function types([file = '']: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const result = loadProgram(file, host.cwd, await loadHostModule(flags.host, host.cwd))
  showFindings(result.diagnostics, flags.json ? host.stdout : host.stderr, flags, host)
  if (!result.ok) return EXIT.scriptError
  const text = declarationsOf(result.chunk.program)
  const toFile = flags.output !== undefined && flags.output !== '-'
  const output = toFile ? writeOutput(flags.output, text, host) : null
  if (flags.json) writeJson(host.stdout, { type: 'declarations', output, text })
  else if (output === null) host.stdout.write(text)
  else if (!flags.quiet) host.stderr.write(`${rendererFor(host.stderr, flags, host).path(output)}: written\n`)
  return EXIT.ok
}
