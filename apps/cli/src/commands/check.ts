import type { Diagnostic } from '@fsrs/compiler'

import type { CliHost } from '../cli-host.ts'
import { EXIT } from '../exit-code.ts'
import { showFindings } from '../findings.ts'
import type { FlagValues } from '../flags.ts'
import { loadHostModule } from '../host-module.ts'
import { writeJson } from '../json-event.ts'
import { compileScript } from '../script.ts'

/** `fsrs check FILES…`: findings of all files, then how many. */
export async function check(files: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const registry = await loadHostModule(flags.host, host.cwd)
  const findings: Diagnostic[] = []
  for (const file of files) {
    const { diagnostics } = compileScript(file, host.cwd, registry)
    findings.push(...diagnostics)
    showFindings(diagnostics, host.stdout, flags, host)
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const warnings = findings.length - errors
  if (flags.json) writeJson(host.stdout, { type: 'checked', files: files.length, errors, warnings })
  else if (!flags.quiet) {
    host.stdout.write(`${count(files.length, 'file')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}\n`)
  }
  return errors === 0 ? EXIT.ok : EXIT.scriptError
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
