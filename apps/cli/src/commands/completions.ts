import type { CliHost } from '../cli-host.ts'
import type { Command, CommandFunction } from '../command.ts'
import { completionScript, SHELLS } from '../completion-script.ts'
import { EXIT } from '../exit-code.ts'
import { COMMON_FLAGS } from '../flags.ts'
import type { FlagValues } from '../flags.ts'
import { writeJson } from '../json-event.ts'

/** `fsrs completions SHELL`: a script for the shell to read, which completes these commands. */
export function completionsOf(commands: readonly Command[]): CommandFunction {
  return ([name], flags: FlagValues, host: CliHost) => {
    const shell = SHELLS.find((each) => each === name)
    if (shell === undefined) {
      host.stderr.write(`error: there are completions for ${SHELLS.join(', ')}, not for '${name}'.\nSee fsrs --help.\n`)
      return Promise.resolve(EXIT.usage)
    }
    const text = completionScript(shell, commands, COMMON_FLAGS)
    if (flags.json) writeJson(host.stdout, { type: 'completions', shell, text })
    else host.stdout.write(text)
    return Promise.resolve(EXIT.ok)
  }
}
