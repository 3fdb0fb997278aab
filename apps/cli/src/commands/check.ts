import type { Diagnostic } from '@fsrs/compiler'

import type { CliHost } from '../cli-host.ts'
import { EXIT } from '../exit-code.ts'
import type { FlagValues } from '../flags.ts'
import { rendererFor } from '../render.ts'
import { compileScript } from '../script.ts'

/** `fsrs check FILES…`: findings of all files, then how many. */
export function check(files: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const render = rendererFor(host.stdout, flags, host)
  const findings: Diagnostic[] = []
  for (const file of files) {
    for (const diagnostic of compileScript(file, host.cwd).result.diagnostics) {
      findings.push(diagnostic)
      host.stdout.write(`${flags.json ? JSON.stringify(diagnostic) : `${render.diagnostic(diagnostic)}\n`}\n`)
    }
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length
  if (!flags.json && !flags.quiet) {
    const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
    host.stdout.write(
      `${count(files.length, 'file')}: ${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}\n`,
    )
  }
  return Promise.resolve(errors === 0 ? EXIT.ok : EXIT.scriptError)
}
