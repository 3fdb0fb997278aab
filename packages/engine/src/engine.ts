import { resolve } from 'node:path'

import { onAbort } from '@fsrs/base'
import type { Chunk } from '@fsrs/chunk'
import { formatDiagnostic, fromFunction } from '@fsrs/compiler'
import type { CompileFunction, CompilerAdapter, Diagnostic, FormatOptions } from '@fsrs/compiler'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { ReloadStats } from '@fsrs/stats'
import type { StaleCall } from '@fsrs/vm'
import type { FileEvent } from '@fsrs/watcher'

import { CallbackList } from './callback-list.ts'
import { ChangeQueue } from './sources/change-queue.ts'
import { defaultCompiler } from './default-compiler.ts'
import { EngineError } from './engine-error.ts'
import type { EngineEvent } from './engine-event.ts'
import { EventStream } from './event-stream.ts'
import type { Explanation } from './explain.ts'
import type { EnginePrepare, Generation, PrepareHook } from './generation.ts'
import { History } from './history.ts'
import type { HistoryEntry } from './history.ts'
import { hookWithHostState } from './state/host-state-hook.ts'
import { HostStates } from './state/host-state.ts'
import type { HostState, HostStateOptions } from './state/host-state.ts'
import type { LiveProgram } from './live/live-program.ts'
import { Live } from './live/live.ts'
import { MigratingCompiler } from './state/migrating-compiler.ts'
import { requireAdapter, requireOption, requirePath, requireTime, resolveOptions } from './options.ts'
import type { EngineOptions, ResolvedOptions } from './options.ts'
import { Runner } from './run.ts'
import type { Answer } from './run.ts'
import { Watching } from './watching.ts'

/** The compiler alone says what programs are: options that are typed more loosely do not make them so. */
interface ConstructorOptions<Artifact> extends EngineOptions<NoInfer<Artifact>> {
  /** The language; default: FSRS. */
  readonly compiler?: CompilerAdapter<Artifact>
}

/**
 * Keeps one program up to date with its sources. A reload is a transaction: it reads one consistent snapshot, compiles
 * it, prepares it, and makes it live in one step; whatever fails in any of these leaves the old program as it was.
 *
 * It holds handles and timers from `start` until `stop` or disposal, and keeps the process alive for as long.
 */
export class HotReloadEngine<Artifact = Chunk> implements AsyncDisposable {
  readonly #scriptPath: string
  readonly #compiler: CompilerAdapter<Artifact>
  readonly #options: ResolvedOptions<Artifact>
  readonly #runner: Runner<Artifact>
  readonly #queue: ChangeQueue
  readonly #callbacks = new CallbackList<ReloadStats>((error) =>
    this.#events.push({ type: 'host-failed', where: 'callback', error }),
  )
  readonly #events = new EventStream()
  readonly #live: Live | undefined
  readonly #history: History<Artifact> | undefined
  readonly #states = new HostStates()
  /** The watch that there is, or that is being opened. */
  #watching: Watching | undefined
  #automatic = false
  /** Who called `watchAndReload`, until that or the watch has ended. */
  #reloading: object | undefined
  #disposed = false

  /**
   * An engine for FSRS, whose programs are chunks.
   *
   * @param scriptPath the program's first file; it need not exist yet
   * @throws {EngineError} `INVALID_OPTION`, which is a `WatchError` where the option is the watcher's
   */
  constructor(scriptPath: string, options: ConstructorOptions<Artifact> = {}) {
    this.#scriptPath = resolve(requirePath(scriptPath))
    this.#options = resolveOptions(options)
    if (options.compiler !== undefined) requireAdapter(options.compiler)
    const migrating =
      options.compiler === undefined && options.live !== undefined
        ? new MigratingCompiler(options.live.host, () => historyOfChunks(this.#history)?.live?.generation.artifact)
        : undefined
    this.#compiler = options.compiler ?? languageOfChunks(migrating ?? defaultCompiler())
    const { live, clock } = this.#options
    this.#history = this.#options.history && new History(this.#options.history)
    const onDisposeError = (error: unknown): void => this.#events.push({ type: 'host-failed', where: 'dispose', error })
    const onStaleCall = (generation: number, { name, type }: StaleCall): void =>
      this.#events.push({ type: 'stale-call', generation, name, functionType: type })
    const findingsOf = (chunk: Chunk): readonly Diagnostic[] => migrating?.findingsOf(chunk) ?? []
    const history = historyOfChunks(this.#history)
    this.#live = live && history && new Live({ live, history, clock, onDisposeError, onStaleCall, findingsOf })
    this.#queue = new ChangeQueue(this.#options.clock)
    this.#runner = new Runner({
      ...this.#options,
      entry: this.#scriptPath,
      compiler: this.#compiler,
      prepare: this.#prepareHook(),
      stage: this.#stageHook(),
      onReload: (stats) => {
        if (stats.success) this.#history?.note(stats, this.#liveState())
        this.#callbacks.call(stats)
      },
      onEvent: (event) => this.#events.push(event),
      onDependencies: () => this.#watching?.setPaths(this.#runner.last.paths),
    })
  }

  #liveState(): readonly unknown[] {
    return [...(this.#live?.state ?? []), ...this.#states.snapshot().values()]
  }

  #prepareHook(): EnginePrepare<Artifact> | undefined {
    const prepare = this.#live === undefined ? this.#options.prepare : hookOfChunks<Artifact>(this.#live.prepare)
    // Where nobody prepares and nothing is kept, a reload cannot touch the host's state.
    if (prepare === undefined && this.#history === undefined) return undefined
    return hookWithHostState({
      states: this.#states,
      prepare,
      history: this.#history,
      isLive: this.#live !== undefined,
      nowMs: () => this.#options.clock.nowMs(),
      file: this.#scriptPath,
    })
  }

  #stageHook(): ((generation: Generation<Artifact>) => void) | undefined {
    const live = this.#live
    return live && ((generation) => live.stage(generation))
  }

  /**
   * An engine for another language.
   *
   * @param compiler an adapter, or a function that makes a program of one source; what it throws or rejects with is the
   * message of a failed reload
   * @throws as the constructor does
   */
  static withCompiler<A>(
    scriptPath: string,
    compiler: CompilerAdapter<A> | CompileFunction<A>,
    options: EngineOptions<A> = {},
  ): HotReloadEngine<A> {
    // Left out by mistake, it would be FSRS.
    if (typeof compiler !== 'function') requireAdapter(compiler)
    const adapter = typeof compiler === 'function' ? fromFunction(compiler) : compiler
    return new HotReloadEngine(scriptPath, { ...options, compiler: adapter })
  }

  // ---- watching

  /**
   * Watches the script and everything that it was found to depend on. Resolves once no later change can be missed; what
   * changed since the last reload is announced too.
   *
   * @throws {EngineError} `ALREADY_WATCHING`, `INVALID_FILE_EXTENSION`, `PATH_NOT_FOUND`, `DISPOSED`; and the errors of
   * the watcher. After each of them the engine is not watching.
   */
  async start(): Promise<void> {
    if (this.#disposed) throw new EngineError('DISPOSED', `The engine of ${this.#scriptPath} was disposed of.`)
    if (this.#watching !== undefined) {
      throw new EngineError('ALREADY_WATCHING', `${this.#scriptPath} is being watched already.`)
    }
    const watching = this.#newWatching()
    this.#watching = watching
    try {
      await watching.begin()
    } catch (error) {
      this.#end(watching)
      await watching.close()
      throw error
    }
  }

  #newWatching(): Watching {
    return new Watching({
      ...this.#options,
      entry: this.#scriptPath,
      extensions: this.#options.extensions ?? this.#compiler.extensions,
      last: this.#runner.last,
      isTold: (path) => this.#queue.has(path),
      onChanges: (changes) => this.#onChanges(changes),
      onEvent: (event) => this.#events.push(event),
    })
  }

  #onChanges(changes: readonly FileEvent[]): void {
    for (const change of changes) {
      this.#events.push({ type: 'changed', change })
      // A reload that follows by itself is all that a change needs, unless somebody waits for it besides.
      if (!this.#automatic || this.#queue.isAwaited) this.#queue.push(change)
    }
    this.#runner.changed(changes.map(({ path, atMs }) => [path, atMs]))
  }

  /**
   * Stops watching. Nothing is announced any more once this was called; waits end. A reload that somebody asked for
   * goes on.
   *
   * @throws {EngineError} `NOT_WATCHING`
   */
  async stop(): Promise<void> {
    const watching = this.#watching
    if (watching === undefined) throw new EngineError('NOT_WATCHING', `${this.#scriptPath} is not being watched.`)
    this.#end(watching)
    await watching.close()
  }

  #end(watching: Watching): void {
    if (this.#watching !== watching) return
    this.#watching = undefined
    this.#setAutomatic(false)
    this.#reloading = undefined
    watching.end()
    this.#queue.clear()
    this.#events.push({ type: 'stopped' })
  }

  /** Whether the files are watched, or are about to be. */
  get isWatching(): boolean {
    return this.#watching !== undefined
  }

  /**
   * Reloads on every change until `stop()` is called or `signal` aborts, which ends it normally. Starts watching if need
   * be, and then stops again at the end.
   *
   * @throws what `start` throws; `ALREADY_WATCHING` also when this was called before and has not ended
   */
  async watchAndReload(options: { readonly signal?: AbortSignal } = {}): Promise<void> {
    const { signal } = options
    if (signal?.aborted) return
    if (this.#reloading !== undefined) {
      throw new EngineError('ALREADY_WATCHING', `${this.#scriptPath} is reloaded on every change already.`)
    }
    const caller = {}
    this.#reloading = caller
    try {
      const own = this.#watching === undefined
      const starting = own ? this.start() : this.#watching?.begin()
      // The watch of this call: another may have begun when the start is over.
      const watching = this.#watching
      await starting
      if (watching === undefined || this.#watching !== watching) return
      await this.#reloadUntilEnd(watching, signal)
      if (own && this.#watching === watching) await this.stop()
    } finally {
      if (this.#reloading === caller) this.#reloading = undefined
    }
  }

  async #reloadUntilEnd(watching: Watching, signal: AbortSignal | undefined): Promise<void> {
    if (watching.signal.aborted || signal?.aborted) return
    // The reload that follows covers what was announced and not taken.
    this.#queue.drain()
    this.#setAutomatic(true)
    await firstAbort(watching.signal, signal)
    if (this.#watching === watching) this.#setAutomatic(false)
  }

  #setAutomatic(on: boolean): void {
    this.#automatic = on
    this.#runner.setAutomatic(on)
  }

  // ---- changes

  /**
   * Waits for a change of a file that the program depends on; each change is given to one wait.
   *
   * @returns `undefined` once the engine is stopped, or where it is not watching, or when `signal` aborts
   */
  waitForChange(options: { readonly signal?: AbortSignal } = {}): Promise<FileEvent | undefined> {
    if (this.#watching === undefined) return Promise.resolve(undefined)
    return this.#queue.next({ signal: options.signal })
  }

  /**
   * Like `waitForChange`, for at most `timeoutMs` milliseconds.
   *
   * @param timeoutMs 0 or more; `Infinity` waits as long as it takes
   * @throws {EngineError} `INVALID_OPTION` for what is no such number
   */
  async waitForChangeTimeout(timeoutMs: number): Promise<FileEvent | undefined> {
    requireTime('timeoutMs', timeoutMs, 0, Infinity)
    return this.#watching === undefined ? undefined : this.#queue.next({ timeoutMs })
  }

  /** Every change that nobody has taken yet; never waits. */
  drainEvents(): FileEvent[] {
    return this.#queue.drain()
  }

  // ---- reloading

  /**
   * Reloads from what is on disk now. Reloads never overlap: what is asked for during one is answered by the next.
   * The callbacks have been called when this resolves. A bad script is `success: false`, no rejection.
   *
   * @throws {EngineError} `SOURCE_READ_FAILED`: the script itself cannot be read
   */
  async reload(): Promise<ReloadStats> {
    return statsOf(await this.#reload())
  }

  /**
   * Like `reload`.
   *
   * @returns the program that this reload made live; `undefined` when it failed
   */
  async reloadAndGetChunk(): Promise<Artifact | undefined> {
    const answer = await this.#reload()
    return answer.type === 'live' ? answer.generation.artifact : undefined
  }

  async #reload(): Promise<Answer<Artifact>> {
    const answer = await this.#runner.request()
    if (answer.type !== 'refused' || answer.failure.phase !== 'read') return answer
    throw new EngineError('SOURCE_READ_FAILED', `Cannot read the script: ${answer.failure.message}`, {
      cause: answer.failure.cause,
    })
  }

  /**
   * Calls `callback` after every reload, failed ones too, before whoever asked for it is answered; in the order in which
   * they were registered. What it throws or rejects with harms nobody else, and becomes an event `host-failed`.
   *
   * @returns dispose of it to be called no more
   * @throws {EngineError} `INVALID_OPTION`: it is no function
   */
  onReload(callback: (stats: ReloadStats) => void): Disposable {
    requireOption(typeof callback === 'function', 'onReload was given no function.', 'Give it a function of the stats.')
    return this.#callbacks.add(callback)
  }

  // ---- the running program

  /**
   * The running program: handles of its functions, its values. It is there from the beginning; what needs a program says
   * `NOT_LIVE` until one is live.
   *
   * @throws {EngineError} `LIVE_NOT_ENABLED`
   */
  get live(): LiveProgram {
    return this.#requireLive().program
  }

  /**
   * Declares a piece of the host's own state: a value that goes on over generations of any language, is kept with each in
   * history, and goes back with it. The same name is the same piece: declared again, its value is checked against the new
   * schema, kept where it fits, migrated where `migrate` makes it fit, and else left alone. Programs declare with
   * `context.state` in `prepare`, and where a value does not fit, their reload is refused.
   *
   * @throws {EngineError} `STATE_INVALID`: the value of before, or `initial`, does not fit; `INVALID_OPTION`: there is no name,
   * no schema, or `migrate` is no function. Nothing has changed then.
   */
  state<Schema extends StandardSchemaV1>(name: string, options: HostStateOptions<Schema>): HostState<Schema> {
    return this.#states.declare(name, options)
  }

  /**
   * The last good generations, oldest first, the live one last.
   *
   * @throws {EngineError} `LIVE_NOT_ENABLED`: neither `live` nor `history` was given
   */
  get history(): readonly HistoryEntry[] {
    return this.#requireHistory().entries
  }

  /**
   * Makes the program of an earlier generation live again, at once, whatever is on disk; it gets a new number. The next
   * change reloads as ever. The callbacks have been called when this resolves; a program that refuses to come back is
   * `success: false`.
   *
   * @param to number of a generation in `history`; default: the one before the live program
   * @throws {EngineError} `GENERATION_NOT_KEPT`, `LIVE_NOT_ENABLED`
   */
  async rollback(to?: number): Promise<ReloadStats> {
    const history = this.#requireHistory()
    if (this.#disposed) return statsOf({ type: 'dismissed' })
    const kept = to === undefined ? history.previous : history.get(to)
    if (kept === undefined) {
      const what = to === undefined ? 'no generation before the live one' : `no generation ${to}`
      throw new EngineError('GENERATION_NOT_KEPT', `History holds ${what}.`, {
        hint: `It holds ${history.entries.map(({ generation }) => generation).join(', ') || 'none'}.`,
      })
    }
    return statsOf(await this.#runner.restore(kept.generation))
  }

  #requireHistory(): History<Artifact> {
    if (this.#history !== undefined) return this.#history
    throw new EngineError('LIVE_NOT_ENABLED', 'This engine keeps no earlier programs.', {
      hint: 'Make it with the option live, or history.',
    })
  }

  #requireLive(): Live {
    if (this.#live !== undefined) return this.#live
    throw new EngineError('LIVE_NOT_ENABLED', 'This engine does not run programs.', {
      hint: 'Make it with the option live.',
    })
  }

  // ---- what there is

  /** The program that is live: the last good one. */
  get currentChunk(): Artifact | undefined {
    return this.#runner.live?.artifact
  }

  /** The same with its number, its dependencies and what the compiler said about it. */
  get liveGeneration(): Generation<Artifact> | undefined {
    return this.#runner.live
  }

  /** Absolute and normalised. */
  get scriptPath(): string {
    return this.#scriptPath
  }

  /** Successful reloads. */
  get reloadCount(): number {
    return this.#runner.reloads
  }

  /** Milliseconds since the last successful reload. */
  get timeSinceLastReloadMs(): number | undefined {
    const atMs = this.#runner.lastReloadMs
    return atMs === undefined ? undefined : this.#options.clock.nowMs() - atMs
  }

  /** What the compiler and the host said in the last reload, failed or not. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#runner.last.diagnostics
  }

  /**
   * The text of a source as the last reload saw it, for code frames; `undefined` where it has none. After a rollback, the
   * text of then for files with findings.
   */
  sourceText(path: string): string | undefined {
    return this.#runner.last.textFor(resolve(path))
  }

  /**
   * What the last reload has to say to a person: its findings with their code frames, or why it failed where no finding
   * says so. Every line is ended; empty where there is nothing to say.
   *
   * @param options how findings are drawn; their sources are known
   */
  formatFindings(options: Omit<FormatOptions, 'sourceText'> = {}): string {
    const { diagnostics, explanation } = this.#runner.last
    const sourceText = (path: string): string | undefined => this.sourceText(path)
    const texts = diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, { ...options, sourceText }))
    if (texts.length === 0 && explanation?.outcome.type === 'refused') texts.push(explanation.outcome.message)
    return texts.map((text) => `${text}\n`).join('')
  }

  /** Why the last reload did what it did; `undefined` before the first. `formatExplanation` makes text of it. */
  explain(): Explanation | undefined {
    return this.#runner.last.explanation
  }

  /**
   * Everything that happens from now on, until the engine is disposed of or `signal` aborts. A reader that falls more
   * than 1000 events behind loses the oldest and is told how many.
   */
  events(options: { readonly signal?: AbortSignal } = {}): AsyncIterableIterator<EngineEvent> {
    return this.#events.read(options.signal)
  }

  /** Ends everything; whoever waits is answered. Idempotent; never throws. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true
    try {
      if (this.#watching !== undefined) await this.stop()
    } catch (error) {
      this.#events.push({ type: 'watch-failed', error })
    }
    await this.#runner.close()
    this.#live?.close()
    this.#history?.clear()
    this.#events.close()
  }
}

/** Without a compiler the type of programs is its default, `Chunk`, unless somebody insists on being wrong. */
function languageOfChunks<Artifact>(compiler: CompilerAdapter<Chunk>): CompilerAdapter<Artifact> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a constructor cannot bind the type of its class
  return compiler as CompilerAdapter<unknown> as CompilerAdapter<Artifact>
}

/** Where programs are run, they are chunks: anything else is found out when it is prepared. */
function historyOfChunks<Artifact>(history: History<Artifact> | undefined): History<Chunk> | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return history as History<unknown> | undefined as History<Chunk> | undefined
}

/** Whether a program is a chunk is found out when it is prepared. */
function hookOfChunks<Artifact>(hook: PrepareHook<Chunk>): PrepareHook<Artifact> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked there
  return hook as PrepareHook<never> as PrepareHook<Artifact>
}

/** Resolves when one of the two aborts, and leaves no listener behind. */
async function firstAbort(first: AbortSignal, second: AbortSignal | undefined): Promise<void> {
  const listeners: Disposable[] = []
  await new Promise<void>((done) => listeners.push(onAbort(first, done), onAbort(second, done)))
  for (const listener of listeners) listener[Symbol.dispose]()
}

function statsOf(answer: Answer<unknown>): ReloadStats {
  if (answer.type !== 'dismissed') return answer.stats
  return ReloadStats.failure({ reloadTimeMs: 0, errorMessage: 'The engine was disposed of.' })
}
