import { homedir } from 'node:os'
import { join } from 'node:path'

import { codeOf, messageOf } from '@fsrs/base'

import type { CliHost } from '../cli-host.ts'
import { EXIT, processExitCode } from '../exit-code.ts'
import type { FlagValues } from '../flags.ts'
import { loadHostModule } from '../host-module.ts'
import { writeJson } from '../json-event.ts'
import type { LineEditor } from '../line-editor.ts'
import { rendererFor } from '../render.ts'
import { REPL_COMMANDS, completionsOf } from '../repl-completion.ts'
import { ReplSession } from '../repl-session.ts'
import type { Evaluation } from '../repl-session.ts'
import { vmOptions } from '../vm-options.ts'

/** `fsrs repl`: entries are read, run, and what they come to is shown. */
export async function repl(_args: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const registry = await loadHostModule(flags.host, host.cwd)
  const session = new ReplSession(host.cwd, vmOptions(flags, registry, host), registry)
  const historyFile = host.env['FSRS_HISTORY'] ?? join(stateDirectory(host), 'fsrs', 'history')
  const editor = host.openLineEditor({
    historyFile: historyFile === '' ? undefined : historyFile,
    complete: (line) => completionsOf(line, session.names.keys()),
  })
  try {
    return await new Repl(session, editor, flags, host).run()
  } finally {
    editor[Symbol.dispose]()
  }
}

function stateDirectory({ env }: CliHost): string {
  return env['XDG_STATE_HOME'] ?? join(env['HOME'] ?? homedir(), '.local', 'state')
}

class Repl {
  readonly #session: ReplSession
  readonly #editor: LineEditor
  readonly #flags: FlagValues
  readonly #host: CliHost
  readonly #render: ReturnType<typeof rendererFor>
  #failed = false
  /** What an entry gave to `exit`. */
  #exitCode: number | undefined

  constructor(session: ReplSession, editor: LineEditor, flags: FlagValues, host: CliHost) {
    this.#session = session
    this.#editor = editor
    this.#flags = flags
    this.#host = host
    this.#render = rendererFor(
      host.stdout,
      flags,
      host,
      (path) => session.sourceText(path),
      (path) => session.titleOf(path),
    )
  }

  async run(): Promise<number> {
    const { bold, dim } = this.#render.colors
    if (this.#editor.isInteractive && !this.#flags.quiet && !this.#flags.json) {
      this.#say(`${bold('fsrs')} ${dim('an entry ends with its line, or with ;; or an empty line  :help')}`)
    }
    for (let entry = await this.#entry(); entry !== undefined; entry = await this.#entry()) {
      if (entry === ':quit' || entry === ':q') break
      if (entry !== '') await this.#serve(entry)
      if (this.#exitCode !== undefined) return processExitCode(this.#exitCode)
    }
    return this.#failed && !this.#editor.isInteractive ? EXIT.scriptError : EXIT.ok
  }

  /** The next entry, however many lines it takes; `undefined` at the end of the input. */
  async #entry(): Promise<string | undefined> {
    let text = ''
    for (;;) {
      const line = await this.#editor.line(text === '' ? '> ' : '. ')
      if (line === undefined) return text.trim() === '' ? undefined : text
      if (line === 'interrupted') {
        text = ''
        continue
      }
      if (text === '' && line.text.trimStart().startsWith(':')) return line.text.trim()
      const end = /;;\s*$/.exec(line.text)
      if (end !== null) return `${text}${line.text.slice(0, end.index)}`.trimEnd()
      if (line.text.trim() === '' && (text === '' || this.#isAsked())) return text.trimEnd()
      const isFirst = text === ''
      text += `${line.text}\n`
      if (isFirst && (await this.#isWhole(text))) return text.trimEnd()
    }
  }

  /** Whether a person typed the line, and waits for an answer; lines that were pasted come together. */
  #isAsked(): boolean {
    return this.#editor.isInteractive && !this.#editor.hasMore
  }

  /** A first line that a person typed is an entry unless it has to go on. */
  async #isWhole(text: string): Promise<boolean> {
    return this.#isAsked() && !(await this.#session.isUnfinished(text))
  }

  async #serve(entry: string): Promise<void> {
    try {
      if (entry.startsWith(':')) await this.#command(entry)
      else
        this.#show(
          await this.#session.evaluate(entry.replace(/^\s*\n/, ''), (body) => this.#editor.interruptible(body)),
        )
    } catch (error) {
      if (codeOf(error) === undefined) throw error
      this.#failed = true
      this.#host.stderr.write(`${this.#render.colors.red(messageOf(error))}\n`)
    }
  }

  async #command(line: string): Promise<void> {
    const [name = '', argument = ''] = line.split(/\s+(.*)/s)
    switch (REPL_COMMANDS.find(([each]) => each === name || (name.length > 1 && each.startsWith(name)))?.[0]) {
      case ':type': {
        const { type, diagnostics } = await this.#session.typeOf(argument)
        this.#show({ ok: type !== undefined, shown: type === undefined ? [] : [`${argument} : ${type}`], diagnostics })
        return
      }
      case ':load':
        this.#show(await this.#session.load(argument, (body) => this.#editor.interruptible(body)))
        return
      case ':help':
        for (const [command, takes, meaning] of REPL_COMMANDS)
          this.#say(`  ${`${command} ${takes}`.padEnd(18)} ${meaning}`)
        this.#say('  Tab completes names, the arrow keys and Ctrl+R find earlier lines, Ctrl+C ends a run.')
        return
      default:
        this.#say(`There is no ${name}: :help lists what there is.`)
    }
  }

  #show({ ok, shown, diagnostics, exitCode }: Evaluation): void {
    this.#exitCode = exitCode
    if (!ok) this.#failed = true
    for (const diagnostic of diagnostics) {
      if (this.#flags.quiet && diagnostic.severity !== 'error') continue
      if (this.#flags.json) writeJson(this.#host.stdout, { type: 'diagnostic', ...diagnostic })
      else this.#say(this.#render.diagnostic(diagnostic))
    }
    for (const text of shown) {
      if (this.#flags.json) writeJson(this.#host.stdout, { type: 'shown', text })
      else this.#say(text)
    }
  }

  #say(text: string): void {
    this.#host.stdout.write(`${text}\n`)
  }
}
