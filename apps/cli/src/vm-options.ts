import type { HostRegistry, VmOptions } from '@fsrs/vm'

import type { CliHost } from './cli-host.ts'
import type { FlagValues } from './flags.ts'

/** What the command line says about the machine: its limits, the host's functions, and where prints go. */
export function vmOptions(
  { fuel, timeoutMs, maxMemoryBytes }: FlagValues,
  registry: HostRegistry | undefined,
  host: CliHost,
): VmOptions {
  return {
    ...(fuel === undefined ? {} : { fuel }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(maxMemoryBytes === undefined ? {} : { maxMemoryBytes }),
    ...(registry === undefined ? {} : { host: registry }),
    print: (text) => host.stdout.write(text),
    printError: (text) => host.stderr.write(text),
  }
}
