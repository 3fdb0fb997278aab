import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { TerminalApp } from '../src/app.ts'
import { VirtualScreen } from '../src/virtual-screen.ts'

/** A configuration whose status bar shows `label`, with `more` before the record. */
export function configWith(label: string, more = ''): string {
  return `#load "terminal.fsrs"
open Terminal
${more}
let config =
    { defaults with
        StatusLeft = fun info -> [ segment "<${label}>" (style Black Green) ]
        StatusRight = fun info -> [ segment (sprintf "<%d tabs>" (List.length info.Tabs)) (style Black Green) ]
        Keys = standardKeys "Ctrl+B" }
`
}

/** A terminal with a screen that can be read, and a configuration in a folder of its own. */
export class Stage implements AsyncDisposable {
  readonly folder: string = realpathSync(mkdtempSync(join(tmpdir(), 'fsrs-terminal-')))
  readonly configPath: string = join(this.folder, 'config.fsrs')
  readonly screen: VirtualScreen
  readonly app: TerminalApp

  constructor(columns: number, rows: number) {
    mkdirSync(this.folder, { recursive: true })
    this.screen = new VirtualScreen(columns, rows)
    this.app = new TerminalApp({
      screen: this.screen,
      configPath: this.configPath,
      directory: this.folder,
      environment: { PATH: process.env['PATH'], PS1: '$ ', HOME: this.folder, SHELL: '/bin/sh', LANG: 'C.UTF-8' },
      now: () => new Date(2026, 0, 1, 12),
    })
  }

  /** A terminal that has started, with this configuration. */
  static async open(config: string | undefined, columns = 60, rows = 16): Promise<Stage> {
    const stage = new Stage(columns, rows)
    if (config !== undefined) stage.save(config)
    await stage.app.start()
    await stage.shows('$')
    return stage
  }

  /** Writes the configuration. */
  save(config: string): void {
    writeFileSync(this.configPath, config)
  }

  /** Types. */
  type(text: string): void {
    this.screen.type(text)
  }

  /** The rows, as a person sees them. */
  get lines(): readonly string[] {
    return this.screen.lines
  }

  /** Resolves once the screen shows all of these, or the condition holds. */
  async shows(...wanted: readonly (string | RegExp | ((lines: readonly string[]) => boolean))[]): Promise<void> {
    const endMs = performance.now() + 25_000
    while (!wanted.every((each) => holds(each, this.lines))) {
      if (performance.now() > endMs) {
        throw new Error(`The screen does not show ${wanted.join(' and ')}:\n${this.lines.join('\n')}`)
      }
      await new Promise<void>((resolve) => this.screen.onDrain(() => setTimeout(resolve, 5)))
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app[Symbol.asyncDispose]()
    this.screen[Symbol.dispose]()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function holds(wanted: string | RegExp | ((lines: readonly string[]) => boolean), lines: readonly string[]): boolean {
  if (typeof wanted === 'function') return wanted(lines)
  return lines.some((line) => (typeof wanted === 'string' ? line.includes(wanted) : wanted.test(line)))
}
