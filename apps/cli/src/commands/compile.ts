import { extname } from 'node:path'

import type { CliHost } from '../cli-host.ts'
import { EXIT } from '../exit-code.ts'
import { showFindings } from '../findings.ts'
import type { FlagValues } from '../flags.ts'
import { loadHostModule } from '../host-module.ts'
import { writeJson } from '../json-event.ts'
import { writeOutput } from '../output-file.ts'
import { rendererFor } from '../render.ts'
import { compileScript } from '../script.ts'

/** Extension of compiled programs. */
const COMPILED = '.fsrsc'

/** `fsrs compile FILE`: one file with the script and all that it loads. */
export async function compile([file = '']: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const result = compileScript(file, host.cwd, await loadHostModule(flags.host, host.cwd))
  showFindings(result.diagnostics, flags.json ? host.stdout : host.stderr, flags, host)
  if (!result.ok) return EXIT.scriptError
  const bytes = result.chunk.toBytes()
  const target = flags.output ?? `${file.slice(0, file.length - extname(file).length)}${COMPILED}`
  if (target === '-') {
    host.stdout.write(bytes)
    return EXIT.ok
  }
  const output = writeOutput(target, bytes, host)
  if (flags.json) writeJson(host.stdout, { type: 'compiled', output, bytes: bytes.length, hash: result.chunk.hash })
  else if (!flags.quiet) {
    host.stderr.write(`${rendererFor(host.stderr, flags, host).path(output)}: ${bytes.length} bytes\n`)
  }
  return EXIT.ok
}
