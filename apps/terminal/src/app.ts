// The multiplexer: START HERE. Keys come in, pictures go out; in between there are tabs (`workspace.ts`), programs
// (`session.ts`) and a script that says how all of it looks and what the keys do (`configuration.ts`).

import { basename } from 'node:path'

import { messageOf, systemClock } from '@fsrs/base'
import type { Clock } from '@fsrs/base'

import { paneArea } from './chrome.ts'
import type { ShownError } from './chrome.ts'
import type { Config, StatusInfo, TabInfo } from './config-model.ts'
import { Configuration, PACKAGED_CONFIG } from './configuration.ts'
import type { Actions } from './configuration.ts'
import type { Frame } from './frame.ts'
import { KeyReader, KeyRouter } from './keys.ts'
import type { KeyPress } from './keys.ts'
import { canSplit, neighbour, panesOf, place } from './layout.ts'
import type { PaneId } from './layout.ts'
import { Painter } from './painter.ts'
import { Pane } from './pane.ts'
import type { Screen } from './screen.ts'
import { Session } from './session.ts'
import { drawScene } from './view.ts'
import * as tabs from './workspace.ts'
import type { Workspace } from './workspace.ts'

/** What a terminal is made with. */
export interface AppOptions {
  readonly screen: Screen
  /** The user's configuration; it need not exist. */
  readonly configPath: string
  /** Where the first program runs. */
  readonly directory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Default: the machine's. */
  readonly clock?: Clock
  /** The time of the day; default: the machine's. */
  readonly now?: () => Date
}

/** Milliseconds after which a lone Escape is one; a terminal sends the rest of a sequence at once. */
const ESCAPE_MS = 25

/** Milliseconds that a sentence stands in the status bar. */
const NOTICE_MS = 4000

/** Milliseconds between two looks at the time and at the programs in the foreground. */
const TICK_MS = 1000

const NO_TAB: TabInfo = { Number: 0, Name: '', Process: '', Panes: 0, IsActive: true, HasBell: false }

/**
 * A terminal multiplexer whose looks, keys and status are a script, live as it is saved. The tabs and their programs are
 * the host's, so no reload touches them.
 */
export class TerminalApp implements AsyncDisposable {
  readonly #options: AppOptions
  readonly #clock: Clock
  readonly #painter: Painter
  readonly #configuration: Configuration
  readonly #reader = new KeyReader()
  readonly #panes = new Map<PaneId, Pane>()
  readonly #listeners: Disposable[] = []
  #workspace: Workspace = tabs.EMPTY
  #config: Config | undefined
  #router = new KeyRouter<Config['bindings'][number]>([])
  #error: ShownError | undefined
  #notice: { readonly text: string; readonly timer: Disposable } | undefined
  #isHelpShown = false
  #escape: Disposable | undefined
  #tick: Disposable | undefined
  #copied = ''
  #rang = new Set<PaneId>()
  #end: () => void = () => undefined
  /** Resolves when the last tab is closed, or the user quits. */
  readonly ended: Promise<void> = new Promise((resolve) => (this.#end = resolve))

  constructor(options: AppOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#painter = new Painter(options.screen, this.#clock, () => this.#draw())
    this.#configuration = new Configuration(options.configPath, this.#actions(), {
      onConfig: (config) => this.#useConfig(config),
      onError: (lines) => this.#showError(lines),
      onPrint: (text) => this.#notify(text.trimEnd()),
    })
  }

  /** Loads the configuration, opens the first tab, and begins to listen. */
  async start(): Promise<void> {
    if (!(await this.#configuration.start())) await this.#usePackaged()
    // Not earlier: the error of a broken configuration wants to be shown while there is none yet to draw it with.
    this.#painter.open()
    const { screen } = this.#options
    this.#listeners.push(
      screen.onInput((text) => this.#input(text)),
      screen.onResize(() => this.#resize()),
    )
    this.#openTab([])
    this.#scheduleTick()
  }

  /** A user whose configuration is broken, or not there yet, needs a terminal to mend it in. */
  async #usePackaged(): Promise<void> {
    const packaged = new Configuration(PACKAGED_CONFIG, this.#actions(), {
      onConfig: (config) => {
        if (this.#config === undefined) this.#useConfig(config)
      },
      onError: () => undefined,
      onPrint: () => undefined,
    })
    await packaged.load()
  }

  /** Types, as the user would. */
  #input(text: string): void {
    this.#escape?.[Symbol.dispose]()
    this.#escape = undefined
    for (const key of this.#reader.read(text)) this.#press(key)
    if (this.#reader.isPending) {
      this.#escape = this.#clock.schedule(ESCAPE_MS, () => {
        for (const key of this.#reader.flush()) this.#press(key)
      })
    }
  }

  #press(key: KeyPress): void {
    const pane = this.#focused
    this.#painter.invalidate()
    if (this.#isHelpShown) {
      this.#isHelpShown = false
      return
    }
    if (pane?.copy !== undefined) return this.#pressCopy(pane, key)
    const routed = this.#router.route(key)
    switch (routed.type) {
      case 'bound':
        return this.#attempt(routed.value.run)
      case 'waiting':
        return
      case 'free':
        for (const { raw } of routed.keys) pane?.session.press(raw)
    }
  }

  #pressCopy(pane: Pane, { name, raw }: KeyPress): void {
    const outcome = pane.pressCopy(name ?? raw)
    if (outcome.type !== 'copy') return
    this.#copied = outcome.text
    // The user's own clipboard, where the terminal lets programs reach it.
    this.#options.screen.write(`\x1b]52;c;${Buffer.from(outcome.text).toString('base64')}\x07`)
    this.#notify(`Copied ${outcome.text.length} characters.`)
  }

  /** What a script does wrong is a sentence in the status bar, no more. */
  #attempt(run: () => void): void {
    try {
      run()
    } catch (error) {
      this.#notify(messageOf(error))
    }
  }

  // ---- what scripts can do

  #actions(): Actions {
    return {
      openTab: (command) => this.#openTab(command),
      closeTab: () => this.#closePanes(this.#tab === undefined ? [] : panesOf(this.#tab.layout)),
      closePane: () => this.#closePanes(this.#tab === undefined ? [] : [this.#tab.focus]),
      cycleTab: (by) => this.#change(tabs.cycleTab(this.#workspace, by)),
      moveTab: (by) => this.#change(tabs.moveTab(this.#workspace, by)),
      selectTab: (number) => this.#change(tabs.selectTab(this.#workspace, number - 1)),
      renameTab: (name) => this.#change(tabs.renameTab(this.#workspace, name)),
      splitPane: (direction) => this.#splitPane(direction),
      focusPane: (side) => this.#focusPane(side),
      type: (text) => this.#focused?.session.write(text),
      enterCopyMode: () => void this.#focused?.enterCopy().then(() => this.#painter.invalidate()),
      paste: () => this.#focused?.session.paste(this.#copied),
      undoReload: () => void this.#configuration.undo().then((text) => this.#notify(text)),
      showError: () => this.#toggleError(),
      toggleHelp: () => {
        this.#isHelpShown = true
      },
      notify: (text) => this.#notify(text),
      quit: () => this.#end(),
    }
  }

  #openTab(command: readonly string[]): void {
    const directory = this.#focused?.session.directory ?? this.#options.directory
    const { workspace, pane } = tabs.openTab(this.#workspace)
    this.#begin(workspace, pane, command, directory)
  }

  #splitPane(direction: 'row' | 'column'): void {
    const tab = this.#tab
    const rect = tab && place(tab.layout, this.#area).panes.get(tab.focus)
    if (rect === undefined) return
    if (!canSplit(rect, direction)) return this.#notify('There is no room for another pane.')
    const directory = this.#focused?.session.directory ?? this.#options.directory
    const next = tabs.splitPane(this.#workspace, direction)
    if (next !== undefined) this.#begin(next.workspace, next.pane, [], directory)
  }

  /** Starts a program in a new pane; the workspace changes only if that works. */
  #begin(workspace: Workspace, id: PaneId, command: readonly string[], directory: string): void {
    const { environment } = this.#options
    const config = this.#config
    const wanted = command.length > 0 ? command : (config?.shell ?? [])
    const [file = environment['SHELL'] ?? '/bin/sh', ...args] = wanted
    const rect = this.#area
    this.#attempt(() => {
      const session = new Session({
        command: [file, ...args],
        directory,
        environment,
        columns: Math.max(1, rect.width),
        rows: Math.max(1, rect.height),
        scrollback: config?.scrollback ?? 0,
        onChange: () => this.#painter.invalidate(),
        onBell: () => this.#ring(id),
        onExit: () => this.#closePanes([id]),
      })
      this.#panes.set(id, new Pane(session))
      this.#change(workspace)
    })
  }

  #closePanes(ids: readonly PaneId[]): void {
    let workspace = this.#workspace
    for (const id of ids) {
      this.#panes.get(id)?.[Symbol.dispose]()
      this.#panes.delete(id)
      this.#rang.delete(id)
      workspace = tabs.closePane(workspace, id)
    }
    this.#change(workspace)
    if (workspace.tabs.length === 0) this.#end()
  }

  #focusPane(side: 'left' | 'right' | 'up' | 'down'): void {
    const tab = this.#tab
    if (tab === undefined) return
    const to = neighbour(place(tab.layout, this.#area), tab.focus, side)
    if (to !== undefined) this.#change(tabs.focusPane(this.#workspace, to))
  }

  #ring(id: PaneId): void {
    if (this.#tab === undefined || !panesOf(this.#tab.layout).includes(id)) this.#rang.add(id)
    else this.#options.screen.write('\x07')
    this.#painter.invalidate()
  }

  #change(workspace: Workspace): void {
    this.#workspace = workspace
    for (const id of this.#tab === undefined ? [] : panesOf(this.#tab.layout)) this.#rang.delete(id)
    this.#resizePanes()
    this.#painter.invalidate()
  }

  // ---- what is shown

  get #tab(): tabs.Tab | undefined {
    return tabs.activeTab(this.#workspace)
  }

  get #focused(): Pane | undefined {
    return this.#tab === undefined ? undefined : this.#panes.get(this.#tab.focus)
  }

  get #area(): ReturnType<typeof paneArea> {
    const { columns, rows } = this.#options.screen
    return paneArea(columns, rows)
  }

  #useConfig(config: Config): void {
    this.#config = config
    this.#router = new KeyRouter(config.bindings.map((binding) => [binding.chord, binding]))
    this.#painter.invalidate()
  }

  #showError(lines: readonly string[] | undefined): void {
    this.#error = lines === undefined ? undefined : { lines, isWhole: false }
    this.#painter.invalidate()
  }

  #toggleError(): void {
    if (this.#error === undefined) return this.#notify('There is no error.')
    this.#error = { ...this.#error, isWhole: !this.#error.isWhole }
  }

  #notify(text: string): void {
    this.#notice?.timer[Symbol.dispose]()
    const timer = this.#clock.schedule(NOTICE_MS, () => {
      this.#notice = undefined
      this.#painter.invalidate()
    })
    this.#notice = { text, timer }
    this.#painter.invalidate()
  }

  #resize(): void {
    this.#resizePanes()
    this.#painter.forget()
  }

  /** Programs of tabs that are not shown keep their size until they are. */
  #resizePanes(): void {
    if (this.#tab === undefined) return
    for (const [id, rect] of place(this.#tab.layout, this.#area).panes) this.#panes.get(id)?.resize(rect)
  }

  #draw(): Frame {
    const { columns, rows } = this.#options.screen
    const config = this.#config
    const scene = {
      columns: Math.max(1, columns),
      rows: Math.max(1, rows),
      info: this.#info(),
      tab: this.#tab,
      panes: this.#panes,
      error: this.#error,
      notice: this.#notice?.text,
      isHelpShown: this.#isHelpShown,
    }
    if (config === undefined) throw new Error('A terminal is drawn that was not started.')
    try {
      return drawScene({ ...scene, config })
    } catch (error) {
      // A function of the configuration failed: the programs are shown all the same, and why the bars are empty.
      const plain = { ...config, tabTitle: () => '', statusLeft: () => [], statusRight: () => [] }
      return drawScene({ ...scene, config: plain, notice: messageOf(error) })
    }
  }

  #info(): StatusInfo {
    const infos = this.#workspace.tabs.map((tab, index): TabInfo => {
      const session = this.#panes.get(tab.focus)?.session
      const ids = panesOf(tab.layout)
      return {
        Number: index + 1,
        Name: tab.name ?? session?.title ?? '',
        Process: basename(session?.process ?? ''),
        Panes: ids.length,
        IsActive: index === this.#workspace.active,
        HasBell: ids.some((id) => this.#rang.has(id)),
      }
    })
    const now = this.#options.now?.() ?? new Date()
    return {
      Tabs: infos,
      Active: infos[this.#workspace.active] ?? NO_TAB,
      Directory: this.#focused?.session.directory ?? this.#options.directory,
      Hours: now.getHours(),
      Minutes: now.getMinutes(),
      Seconds: now.getSeconds(),
      Columns: this.#options.screen.columns,
      Rows: this.#options.screen.rows,
      Pending: this.#router.pending,
      LastReload: this.#configuration.lastReload,
    }
  }

  #scheduleTick(): void {
    this.#tick = this.#clock.schedule(TICK_MS, () => {
      this.#painter.invalidate()
      this.#scheduleTick()
    })
  }

  /** Ends all programs. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const listener of this.#listeners) listener[Symbol.dispose]()
    for (const timer of [this.#escape, this.#tick, this.#notice?.timer, this.#painter]) timer?.[Symbol.dispose]()
    for (const pane of this.#panes.values()) pane[Symbol.dispose]()
    this.#panes.clear()
    await this.#configuration[Symbol.asyncDispose]()
  }
}
