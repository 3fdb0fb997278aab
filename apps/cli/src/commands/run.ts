import { RuntimeError, Vm } from '@fsrs/vm'

import type { CliHost } from '../cli-host.ts'
import { EXIT } from '../exit-code.ts'
import type { FlagValues } from '../flags.ts'
import { limitsOf } from '../limits.ts'
import { rendererFor } from '../render.ts'
import { compileScript } from '../script.ts'

/** `fsrs run FILE`: what the script prints goes to standard output, what we say to standard error. */
export function run([file = '']: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const render = rendererFor(host.stderr, flags, host)
  const { result } = compileScript(file, host.cwd)
  for (const diagnostic of result.diagnostics) {
    if (flags.quiet && diagnostic.severity !== 'error') continue
    host.stderr.write(`${flags.json ? JSON.stringify(diagnostic) : `${render.diagnostic(diagnostic)}\n`}\n`)
  }
  if (!result.ok) return Promise.resolve(EXIT.scriptError)
  const vm = new Vm({ ...limitsOf(flags), print: (text) => host.stdout.write(text) })
  try {
    vm.execute(result.chunk)
    return Promise.resolve(EXIT.ok)
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error
    host.stderr.write(`${render.runtimeError(error)}\n`)
    return Promise.resolve(EXIT.scriptError)
  }
}
