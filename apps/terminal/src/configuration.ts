// The script that the terminal is configured by: what it may call, how it is kept up to date, what is wrong with it.

import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { codeOf, messageOf, onAbort, systemClock } from '@fsrs/base'
import type { Clock } from '@fsrs/base'
import { formatDiagnostic } from '@fsrs/compiler'
import { HotReloadEngine, nodeSources } from '@fsrs/engine'
import type { Refusal, SourcePort } from '@fsrs/engine'
import { HostRegistry } from '@fsrs/vm'

import { CONFIG_NAME, CONFIG_TYPE, readConfig } from './config-model.ts'
import type { Config, ReloadInfo } from './config-model.ts'

/** What a script can make the terminal do. Each is called from a key's function only, never while a script is loaded. */
export interface Actions {
  /** An empty command: the shell that is configured. */
  openTab(command: readonly string[]): void
  closeTab(): void
  closePane(): void
  cycleTab(by: 1 | -1): void
  moveTab(by: 1 | -1): void
  /** @param number counted from 1 */
  selectTab(number: number): void
  renameTab(name: string): void
  splitPane(direction: 'row' | 'column'): void
  focusPane(side: 'left' | 'right' | 'up' | 'down'): void
  /** Types into the program of the pane that has the keys. */
  type(text: string): void
  enterCopyMode(): void
  paste(): void
  undoReload(): void
  showError(): void
  toggleHelp(): void
  notify(text: string): void
  quit(): void
}

/** Types that scripts are checked against. The names are modules and functions of the configuration's language. */
const SIGNATURES: Readonly<Record<string, readonly [type: string, (actions: Actions) => (...args: never[]) => void]>> =
  {
    'Tabs.openNew': ['unit -> unit', (to) => () => to.openTab([])],
    'Tabs.run': ['string list -> unit', (to) => (command: readonly string[]) => to.openTab(command)],
    'Tabs.close': ['unit -> unit', (to) => () => to.closeTab()],
    'Tabs.next': ['unit -> unit', (to) => () => to.cycleTab(1)],
    'Tabs.previous': ['unit -> unit', (to) => () => to.cycleTab(-1)],
    'Tabs.moveLeft': ['unit -> unit', (to) => () => to.moveTab(-1)],
    'Tabs.moveRight': ['unit -> unit', (to) => () => to.moveTab(1)],
    'Tabs.select': ['int -> unit', (to) => (number: number) => to.selectTab(number)],
    'Tabs.rename': ['string -> unit', (to) => (name: string) => to.renameTab(name)],
    'Panes.splitRight': ['unit -> unit', (to) => () => to.splitPane('row')],
    'Panes.splitDown': ['unit -> unit', (to) => () => to.splitPane('column')],
    'Panes.close': ['unit -> unit', (to) => () => to.closePane()],
    'Panes.left': ['unit -> unit', (to) => () => to.focusPane('left')],
    'Panes.right': ['unit -> unit', (to) => () => to.focusPane('right')],
    'Panes.up': ['unit -> unit', (to) => () => to.focusPane('up')],
    'Panes.down': ['unit -> unit', (to) => () => to.focusPane('down')],
    'Keys.send': ['string -> unit', (to) => (text: string) => to.type(text)],
    'Copy.enter': ['unit -> unit', (to) => () => to.enterCopyMode()],
    'Copy.paste': ['unit -> unit', (to) => () => to.paste()],
    'Reloading.undo': ['unit -> unit', (to) => () => to.undoReload()],
    'Reloading.showError': ['unit -> unit', (to) => () => to.showError()],
    'Help.toggle': ['unit -> unit', (to) => () => to.toggleHelp()],
    'Status.notify': ['string -> unit', (to) => (text: string) => to.notify(text)],
    'Process.quit': ['unit -> unit', (to) => () => to.quit()],
  }

/** Where the files that come with the terminal are. */
const PACKAGED = fileURLToPath(new URL('../config/', import.meta.url))

/** The configuration that a new user starts with. */
export const PACKAGED_CONFIG: string = join(PACKAGED, 'config.fsrs')

/** The types of configurations; loaded from here by every configuration that has no copy of its own beside it. */
export const PACKAGED_TYPES: string = join(PACKAGED, 'terminal.fsrs')

/** A key's function may not keep the terminal from being drawn for longer than this, in milliseconds. */
const CALL_MS_MAX = 250

/** Milliseconds between two looks for a file that does not exist yet. */
const LOOK_MS = 500

/** Memory that one call may take, in bytes. */
const CALL_BYTES_MAX = 64 * 1024 * 1024

const sources: SourcePort = {
  ...nodeSources,
  resolve(path, from) {
    const found = nodeSources.resolve(path, from)
    return basename(found) === basename(PACKAGED_TYPES) && !existsSync(found) ? PACKAGED_TYPES : found
  },
}

/** Whom a configuration tells. */
export interface ConfigurationEvents {
  /** Another configuration is live. */
  onConfig(config: Config): void
  /** What is wrong now, line by line; nothing where nothing is. */
  onError(lines: readonly string[] | undefined): void
  /** A script printed something. */
  onPrint(text: string): void
}

/**
 * Keeps the configuration up to date with its file. A save that does not compile, does not initialise or makes no usable
 * configuration changes nothing but the error.
 */
export class Configuration implements AsyncDisposable {
  readonly #engine: HotReloadEngine
  readonly #path: string
  readonly #events: ConfigurationEvents
  readonly #clock: Clock
  readonly #closed = new AbortController()
  /** How many functions of scripts are running because somebody pressed a key. */
  #acting = 0
  #lastReload: ReloadInfo = { Count: 0, Milliseconds: 0, Failed: false }

  /** @param path of the script; it need not exist yet */
  constructor(path: string, actions: Actions, events: ConfigurationEvents, clock: Clock = systemClock) {
    this.#path = path
    this.#clock = clock
    this.#events = events
    this.#engine = new HotReloadEngine(path, {
      sources,
      // Somebody who tries colours saves faster than the usual window of 100 ms lets through.
      debounceMs: 10,
      live: {
        warmUp: true,
        host: this.#hostOf(actions),
        timeoutMs: CALL_MS_MAX,
        maxMemoryBytes: CALL_BYTES_MAX,
        print: (text) => events.onPrint(text),
        validate: (candidate) => this.#refusal(candidate),
      },
    })
    this.#engine.onReload((stats) => {
      const { reloadTimeMs: Milliseconds, success } = stats
      this.#lastReload = { Count: this.#engine.reloadCount, Milliseconds, Failed: !success }
      if (success) this.#publish()
      events.onError(success ? undefined : this.#errorLines(stats.errorMessage))
    })
  }

  #hostOf(actions: Actions): HostRegistry {
    const host = new HostRegistry()
    for (const [name, [type, make]] of Object.entries(SIGNATURES)) {
      const act = make(actions)
      host.register(name, type, (...args: never[]) => {
        if (this.#acting === 0) throw new Error(`${name} acts on the terminal: call it from the function of a key.`)
        act(...args)
      })
    }
    return host
  }

  /** Why a program that runs cannot be a configuration. */
  #refusal({
    get,
    exports,
  }: {
    readonly get: (name: string) => unknown
    readonly exports: readonly { readonly name: string; readonly type: string }[]
  }): Refusal | undefined {
    const type = exports.find(({ name }) => name === CONFIG_NAME)?.type
    if (type === undefined) {
      return { message: `The script gives no value \`${CONFIG_NAME}\`; write \`let config = { defaults with … }\`.` }
    }
    const about = CONFIG_NAME
    if (type !== CONFIG_TYPE)
      return { about, message: `\`${about}\` must have the type ${CONFIG_TYPE}, but has ${type}.` }
    const config = readConfig(get(CONFIG_NAME))
    return typeof config === 'string' ? { about, message: config } : undefined
  }

  #publish(): void {
    const config = readConfig(this.#engine.live.get(CONFIG_NAME))
    if (typeof config !== 'string') this.#events.onConfig(this.#withActions(config))
  }

  #withActions(config: Config): Config {
    const acting = (run: () => void) => () => {
      this.#acting += 1
      try {
        run()
      } finally {
        this.#acting -= 1
      }
    }
    return { ...config, bindings: config.bindings.map((binding) => ({ ...binding, run: acting(binding.run) })) }
  }

  #errorLines(message: string | undefined): readonly string[] {
    const { diagnostics } = this.#engine
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    const texts = errors.map((diagnostic) =>
      formatDiagnostic(diagnostic, {
        sourceText: (file) => this.#engine.sourceText(file),
        displayPath: (file) => basename(file),
      }),
    )
    return (texts.length > 0 ? texts.join('\n\n') : (message ?? 'The configuration could not be read.')).split('\n')
  }

  /** What the last reload came to. */
  get lastReload(): ReloadInfo {
    return this.#lastReload
  }

  /**
   * Loads the configuration and watches it from then on.
   *
   * @returns whether there is a usable one
   */
  async start(): Promise<boolean> {
    const loaded = await this.load()
    void this.#watch()
    return loaded
  }

  /** A file that does not exist yet cannot be watched: until it does, it is looked for now and then. */
  async #watch(): Promise<void> {
    const { signal } = this.#closed
    while (!signal.aborted) {
      try {
        return await this.#engine.watchAndReload({ signal })
      } catch (error) {
        if (codeOf(error) !== 'PATH_NOT_FOUND') return this.#report(error)
      }
      await this.#pause(LOOK_MS)
      if (existsSync(this.#path) && !signal.aborted) await this.load()
    }
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#clock.schedule(delayMs, resolve)
      onAbort(this.#closed.signal, () => {
        timer[Symbol.dispose]()
        resolve()
      })
    })
  }

  /** Loads the configuration once. */
  async load(): Promise<boolean> {
    try {
      return (await this.#engine.reload()).success
    } catch (error) {
      this.#report(error)
      return false
    }
  }

  #report(error: unknown): void {
    this.#events.onError([messageOf(error)])
  }

  /**
   * Goes back to the configuration before the one that is live.
   *
   * @returns what came of it, in a sentence
   */
  async undo(): Promise<string> {
    try {
      const stats = await this.#engine.rollback()
      return stats.success ? 'The last reload is undone.' : `It could not be undone: ${stats.errorMessage ?? ''}`
    } catch (error) {
      return messageOf(error)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed.abort()
    await this.#engine[Symbol.asyncDispose]()
  }
}
