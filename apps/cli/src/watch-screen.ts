import { formatExplanation } from '@fsrs/engine'
import type { EngineEvent, Explanation } from '@fsrs/engine'
import type { ReloadMetrics } from '@fsrs/stats'

import type { CliHost, Terminal } from './cli-host.ts'
import type { FlagValues } from './flags.ts'
import { summaryLine } from './line-reporter.ts'
import { LiveRegion } from './live-region.ts'
import { rendererFor } from './render.ts'
import type { Renderer } from './render.ts'
import type { Reporter } from './reporter.ts'
import { afterEvent, initialState, toggled } from './watch-state.ts'
import type { WatchState } from './watch-state.ts'
import { watchView } from './watch-view.ts'

/** What the keys do, and what the screen asks for. */
export interface WatchActions {
  reload(): void
  /** @returns what became of it, as a sentence */
  rollBack(): Promise<string>
  quit(): void
  explain(): Explanation | undefined
  /** Text of a source as the last reload saw it. */
  sourceText(file: string): string | undefined
}

/** Above what a version prints that was gone back to. */
const ROLLED_BACK = 'rolled back'

/** How often a time that goes on is drawn anew. */
const TICK_MS = 100

/**
 * The live view of `fsrs watch`: it keeps the state, draws the view of it at the bottom of the terminal, and turns keys
 * into actions. All that there is to decide is in `watch-state.ts` and `watch-view.ts`.
 */
export class WatchScreen implements Reporter {
  readonly #host: CliHost
  readonly #terminal: Terminal
  readonly #actions: WatchActions
  readonly #render: Renderer
  readonly #region: LiveRegion
  readonly #listeners: readonly Disposable[]
  readonly #ticking: NodeJS.Timeout
  #state: WatchState
  #busySinceMs = performance.now()
  /** Set while the region is off because something was printed, until it is drawn again. */
  #redraw: NodeJS.Immediate | undefined
  #ended = false
  /** What is said above the next output: whose it is. Undefined where it goes on. */
  #title: string | undefined

  constructor(script: string, flags: FlagValues, host: CliHost, terminal: Terminal, actions: WatchActions) {
    this.#host = host
    this.#terminal = terminal
    this.#actions = actions
    this.#render = rendererFor(host.stderr, flags, host, (file) => actions.sourceText(file))
    this.#state = initialState(this.#render.path(script))
    this.#region = new LiveRegion({
      write: (text) => host.stderr.write(text),
      get columns() {
        return terminal.columns
      },
    })
    this.#listeners = [
      terminal.onKey((key) => this.#pressed(key)),
      terminal.onResize(() => this.#draw()),
      terminal.onSuspend(() => this.#region.takeOff()),
      terminal.onForeignOutput((text, stream) => this.printed(text, stream)),
    ]
    this.#ticking = setInterval(() => this.#tick(), TICK_MS)
    this.#draw()
  }

  watching(): void {
    this.#draw()
  }

  happened(event: EngineEvent): void {
    if (event.type === 'started') this.#busySinceMs = performance.now()
    const drawn = { findings: this.#findings(event), explanation: this.#explanation() }
    this.#become(afterEvent(this.#state, event, drawn))
  }

  #findings(event: EngineEvent): string[] {
    if (event.type !== 'reloaded' && event.type !== 'refused') return []
    return event.diagnostics.map((diagnostic) => this.#render.diagnostic(diagnostic))
  }

  /** Findings are drawn elsewhere already. */
  #explanation(): string[] {
    const found = this.#actions.explain()
    if (found === undefined) return []
    const { outcome } = found
    const short = outcome.type === 'refused' ? { ...outcome, diagnostics: [] } : outcome
    const changedFiles = found.changedFiles.map((file) => ({ ...file, path: this.#render.path(file.path) }))
    const modules = found.modules.map((module) => ({ ...module, name: this.#render.path(module.name) }))
    return asVersions(formatExplanation({ ...found, outcome: short, changedFiles, modules })).split('\n')
  }

  printed(text: string, stream: 'stdout' | 'stderr'): void {
    if (text === '') return
    if (this.#ended) {
      this.#host[stream].write(text)
      return
    }
    this.#region.takeOff()
    this.#beginOutput()
    this.#host[stream].write(text)
    this.#region.printed(text)
    this.#redraw ??= setImmediate(() => this.#draw())
  }

  /** Says above the first thing that a new version prints whose output follows. */
  #beginOutput(): void {
    if (this.#title === undefined) return
    const line = `${this.#region.endLine()}${this.#render.colors.dim(`── ${this.#title} ──`)}\r\n`
    this.#title = undefined
    this.#host.stderr.write(line)
  }

  running(): void {
    const { activity, version } = this.#state
    const next = 'version' in activity ? activity.version : (version ?? 0) + 1
    this.#become({ ...this.#state, activity: { type: 'running', version: next }, busyMs: 0 })
    // A rollback runs a version too, and has said so.
    if (version !== undefined && this.#title !== ROLLED_BACK) this.#title = `version ${next}`
    this.#region.showCursor()
  }

  summary({ succeeded, failed }: ReloadMetrics): void {
    this[Symbol.dispose]()
    this.#host.stderr.write(`${summaryLine(succeeded, failed)}\n`)
  }

  #become(state: WatchState): void {
    this.#state = state
    this.#draw()
  }

  #draw(): void {
    if (this.#redraw !== undefined) clearImmediate(this.#redraw)
    this.#redraw = undefined
    if (!this.#ended) this.#region.draw(watchView(this.#state, this.#terminal, this.#render.colors))
  }

  #tick(): void {
    if (this.#state.activity.type === 'idle') return
    this.#become({ ...this.#state, busyMs: performance.now() - this.#busySinceMs })
  }

  #pressed(key: string): void {
    switch (key) {
      case 'r':
        return this.#actions.reload()
      case 'e':
        return this.#become(toggled(this.#state, 'explain'))
      case 's':
        return this.#become(toggled(this.#state, 'stats'))
      case '?':
      case 'h':
        return this.#become(toggled(this.#state, 'help'))
      case '\u001b':
        return this.#become({ ...this.#state, panel: 'none', notice: undefined })
      case 'u':
        void this.#rollBack()
        return
      case 'c':
      case '\u000c':
        this.#region.clear()
        return this.#draw()
      case 'q':
      case '\u0004':
        return this.#actions.quit()
      default:
        return
    }
  }

  async #rollBack(): Promise<void> {
    if (this.#state.version !== undefined) this.#title = ROLLED_BACK
    const notice = asVersions(await this.#actions.rollBack())
    this.#title = undefined
    this.#become({ ...this.#state, notice })
  }

  /** Takes the view off and gives the keyboard back; idempotent. */
  [Symbol.dispose](): void {
    if (this.#ended) return
    this.#ended = true
    clearInterval(this.#ticking)
    if (this.#redraw !== undefined) clearImmediate(this.#redraw)
    for (const listener of this.#listeners) listener[Symbol.dispose]()
    this.#region.takeOff()
    this.#host.stderr.write(this.#region.endLine())
  }
}

/** The engine counts generations; what a person sees of them are versions. */
function asVersions(text: string): string {
  return text.replaceAll('Generation', 'Version').replaceAll('generation', 'version')
}
