import { deepStrictEqual } from 'node:assert/strict'
import { join } from 'node:path'

import { ClientSimulator } from './client-simulator.ts'
import { runCase } from './contract-case.ts'
import type { ContractCase } from './contract-case.ts'
import { EventCollector } from './event-collector.ts'
import { inTime } from './in-time.ts'
import type {
  WatcherCapability,
  WatcherEvent,
  WatcherLike,
  WatcherLikeOptions,
  WatcherSubject,
} from './watcher-subject.ts'
import { Workspace } from './workspace.ts'

/** What is on disk, and what is watched, when a case begins. */
export interface Setting {
  readonly files?: Readonly<Record<string, string>>
  /** Further preparation, before anything is watched. */
  readonly prepare?: (workspace: Workspace) => Promise<unknown>
  /** Names in the workspace; default: its root. */
  readonly watch?: readonly string[]
  readonly options?: WatcherLikeOptions
  /** Files that the client does not look at either; default: none. Their events do not count in `converges`. */
  readonly clientIgnores?: (path: string) => boolean
}

/** A workspace under watch, and a client that follows the events. */
export class Scenario implements AsyncDisposable {
  readonly workspace: Workspace
  readonly watcher: WatcherLike
  readonly collector: EventCollector<WatcherEvent>
  readonly client: ClientSimulator
  /** What a wait that must end takes; it aborts when the patience of the subject is used up. */
  readonly signal: AbortSignal
  readonly #quietMs: number

  private constructor(subject: WatcherSubject, workspace: Workspace, watcher: WatcherLike, setting: Setting) {
    const roots = rootsOf(workspace, setting)
    const ignores = setting.clientIgnores ?? (() => false)
    this.workspace = workspace
    this.watcher = watcher
    this.client = new ClientSimulator(roots, ignores)
    this.collector = new EventCollector(watcher, (event) => {
      if (!ignores(event.path)) this.client.apply(event, watcher.contentOf?.(event))
    })
    this.signal = AbortSignal.timeout(subject.patienceMs ?? 10_000)
    this.#quietMs = subject.quietMs ?? 250
  }

  static async open(subject: WatcherSubject, setting: Setting): Promise<Scenario> {
    const workspace = await Workspace.create(setting.files ?? {})
    const watcher = subject.create({ debounceMs: 20, ...setting.options })
    try {
      await setting.prepare?.(workspace)
      await watcher.watch(rootsOf(workspace, setting))
      return new Scenario(subject, workspace, watcher, setting)
    } catch (error) {
      await watcher[Symbol.asyncDispose]()
      await workspace[Symbol.asyncDispose]()
      throw error
    }
  }

  /** What has been announced about the file `name`, in short: `['created', 'modified']`. */
  eventsOf(name: string): string[] {
    const path = this.workspace.path(name)
    return this.collector.events.filter((event) => event.path === path).map((event) => event.type)
  }

  /** Waits until the client knows that `content` is what `name` holds; undefined: that there is no such file. */
  async learns(name: string, content: string | undefined): Promise<void> {
    const path = this.workspace.path(name)
    await this.collector.waitFor(() => this.client.contentOf(path) === content, { signal: this.signal })
  }

  /** Waits for the events about `name`, lets it become quiet, and holds that there were exactly these. */
  async announces(name: string, ...types: readonly string[]): Promise<void> {
    await this.collector.waitFor(() => this.eventsOf(name).length >= types.length, { signal: this.signal })
    await this.quiet()
    deepStrictEqual(this.eventsOf(name), types, `events about ${name}`)
  }

  /** Waits until nothing more is announced. */
  async quiet(): Promise<void> {
    await this.collector.quiet(this.#quietMs, { signal: this.signal })
  }

  /**
   * Waits until it is quiet and the client knows exactly what is on disk, and holds that no event contradicted what the
   * client knew.
   */
  async converges(): Promise<void> {
    await this.quiet()
    let differences = this.client.differences()
    while (differences.length > 0 && (await this.#another())) differences = this.client.differences()
    deepStrictEqual(differences, [], 'what the client believes, against the disk')
    deepStrictEqual(this.client.complaints, [], 'events that contradict what the client knew')
  }

  /** Whatever happens now, the watcher is alive: a file of this name beside it is announced. */
  async isAlive(name = 'sign-of-life.txt'): Promise<void> {
    await this.workspace.write(name, `alive ${performance.now()}\n`)
    await this.learns(name, await this.workspace.read(name))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.watcher[Symbol.asyncDispose]()
    await this.workspace[Symbol.asyncDispose]()
  }

  /** Waits for one more event, and for quiet; false when patience has ended before. */
  async #another(): Promise<boolean> {
    const seen = this.collector.events.length
    try {
      await this.collector.waitFor((events) => events.length > seen, { signal: this.signal })
      await this.quiet()
      return true
    } catch {
      return false
    }
  }
}

function rootsOf(workspace: Workspace, setting: Setting): string[] {
  return (setting.watch ?? ['']).map((name) => workspace.path(name))
}

/** A case of the watcher contract that needs `needs` of the system. */
export function watcherCase(
  name: string,
  needs: readonly WatcherCapability[],
  check: (subject: WatcherSubject) => Promise<void>,
): ContractCase<WatcherSubject> {
  return { name, run: (subject) => runCase(name, needs, subject, () => check(subject)) }
}

/** A case that plays in a scenario. */
export function scenarioCase(
  name: string,
  setting: Setting & { readonly needs?: readonly WatcherCapability[] },
  play: (scenario: Scenario) => Promise<void>,
): ContractCase<WatcherSubject> {
  return watcherCase(name, setting.needs ?? [], async (subject) => {
    await using scenario = await Scenario.open(subject, setting)
    await bounded(subject, () => play(scenario))
  })
}

/** A watcher that never answers must not keep a case from ending, and from cleaning up: it gets twice its patience. */
export function bounded(subject: WatcherSubject, play: () => Promise<void>): Promise<void> {
  return inTime(2 * (subject.patienceMs ?? 10_000), play)
}

/** The names of `count` files, spread over directories of a hundred. */
export function manyNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => join(`d${Math.floor(index / 100)}`, `f${index}.txt`))
}
