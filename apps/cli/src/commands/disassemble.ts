import { disassemble as programText } from '@fsrs/chunk'
import { Vm } from '@fsrs/vm'

import type { CliHost } from '../cli-host.ts'
import { EXIT } from '../exit-code.ts'
import { showFindings } from '../findings.ts'
import type { FlagValues } from '../flags.ts'
import { loadHostModule } from '../host-module.ts'
import { writeJson } from '../json-event.ts'
import { rendererFor } from '../render.ts'
import { loadProgram } from '../script.ts'

/** `fsrs disassemble FILE`: the lowered program, and the JavaScript that runs. */
export async function disassemble([file = '']: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const registry = await loadHostModule(flags.host, host.cwd)
  const result = loadProgram(file, host.cwd, registry)
  showFindings(result.diagnostics, flags.json ? host.stdout : host.stderr, flags, host)
  if (!result.ok) return EXIT.scriptError
  const program = flags.show === 'code' ? null : programText(result.chunk.program)
  const vm = registry === undefined ? new Vm() : new Vm({ host: registry })
  const code = flags.show === 'program' ? [] : vm.load(result.chunk).generatedCode
  if (flags.json) {
    writeJson(host.stdout, { type: 'disassembly', program, code })
    return EXIT.ok
  }
  const { bold } = rendererFor(host.stdout, flags, host).colors
  if (program !== null) host.stdout.write(program)
  for (const unit of code) host.stdout.write(`\n${bold(`// ${unit.unit}, as JavaScript`)}\n${unit.code.trimEnd()}\n`)
  return EXIT.ok
}
