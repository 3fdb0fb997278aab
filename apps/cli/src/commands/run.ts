import { resolve } from 'node:path'

import { RuntimeError, Vm } from '@fsrs/vm'

import type { CliHost } from '../cli-host.ts'
import { EXIT, processExitCode } from '../exit-code.ts'
import { showFindings } from '../findings.ts'
import type { FlagValues } from '../flags.ts'
import { loadHostModule } from '../host-module.ts'
import { vmOptions } from '../vm-options.ts'
import { runtimeFinding } from '../runtime-finding.ts'
import { loadProgram, readIfThere } from '../script.ts'

/** `fsrs run FILE`: what the script prints goes to standard output, what we say to standard error. */
export async function run([file = '']: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const registry = await loadHostModule(flags.host, host.cwd)
  const result = loadProgram(file, host.cwd, registry)
  showFindings(result.diagnostics, host.stderr, flags, host)
  if (!result.ok) return EXIT.scriptError
  const vm = new Vm(vmOptions(flags, registry, host))
  const running = host.interruptible()
  try {
    vm.execute(result.chunk)
    return EXIT.ok
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error
    if (error.exitCode !== undefined) return processExitCode(error.exitCode)
    showFindings([runtimeFinding(error, resolve(host.cwd, file), readIfThere)], host.stderr, flags, host)
    return EXIT.scriptError
  } finally {
    running[Symbol.dispose]()
  }
}
