import { HotReloadEngine } from '@fsrs/engine'
import { fsrsCompiler } from '@fsrs/frontend'
import { HostRegistry, Vm } from '@fsrs/vm'

/** What a configuration script can set. */
export interface TerminalSettings {
  readonly title: string
  readonly fontSize: number
  readonly theme: string
}

/**
 * A terminal whose configuration is a script: it is applied when it is loaded and again after every change. A script
 * that is wrong, or fails while it runs, leaves the settings as they were.
 */
export class TerminalConfiguration implements AsyncDisposable {
  readonly #engine: HotReloadEngine
  readonly #vm: Vm
  readonly #print: (text: string) => void
  #settings: TerminalSettings = { title: 'terminal', fontSize: 12, theme: 'light' }
  /** What the script that runs has set so far: it counts only once the script has come to its end. */
  #draft: TerminalSettings = this.#settings

  private constructor(path: string, print: (text: string) => void) {
    const host = new HostRegistry()
      .register('Terminal.setTitle', 'string -> unit', (title: string) => this.#set({ title }))
      .register('Terminal.setFontSize', 'int -> unit', (fontSize: number) => this.#set({ fontSize }))
      .register('Terminal.setTheme', 'string -> unit', (theme: string) => this.#set({ theme }))
    this.#print = print
    this.#vm = new Vm({ host, print, timeoutMs: 1000 })
    this.#engine = HotReloadEngine.withCompiler(path, fsrsCompiler({ host }))
  }

  /** Loads the configuration. */
  static async load(path: string, print: (text: string) => void): Promise<TerminalConfiguration> {
    const configuration = new TerminalConfiguration(path, print)
    const stats = await configuration.#engine.reload()
    if (stats.success) configuration.#apply()
    else print(`Config error: ${stats.errorMessage}\n`)
    return configuration
  }

  /** What the last good configuration set. */
  get settings(): TerminalSettings {
    return this.#settings
  }

  /** Applies every change of the configuration until `signal` aborts. */
  async watchForChanges(signal: AbortSignal): Promise<void> {
    await this.#engine.start()
    while ((await this.#engine.waitForChange({ signal })) !== undefined) {
      const stats = await this.#engine.reload()
      if (stats.success) {
        this.#apply()
        this.#print(`Config reloaded in ${stats.reloadTimeMs.toFixed(1)} ms\n`)
      } else {
        this.#print(`Config error: ${stats.errorMessage}\n`)
      }
    }
  }

  #set(change: Partial<TerminalSettings>): void {
    this.#draft = { ...this.#draft, ...change }
  }

  #apply(): void {
    const chunk = this.#engine.currentChunk
    if (chunk === undefined) return
    this.#draft = this.#settings
    try {
      this.#vm.execute(chunk)
      this.#settings = this.#draft
    } catch (error) {
      this.#print(`Config error: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#engine[Symbol.asyncDispose]()
  }
}
