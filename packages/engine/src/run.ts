// The driver: performs the effects that the policy in `step.ts` decides on, and tells it what came of them. It knows no
// file system, no watcher and no timer but those it is given.

import { after, afterAll } from '@fsrs/base'
import type { Clock } from '@fsrs/base'
import type { AdapterResult, CompileRequest, CompilerAdapter } from '@fsrs/compiler'
import type { ReloadCause, ReloadStats } from '@fsrs/stats'

import { resultOf } from './answers.ts'
import { Candidate, differenceOf } from './candidate.ts'
import type { Failure, Inheritance } from './candidate.ts'
import { callWithDeadline } from './deadline.ts'
import type { DeadlineOptions } from './deadline.ts'
import type { EngineEvent } from './engine-event.ts'
import { failureOfDiagnostics, failureOfThrown } from './failures.ts'
import type { EnginePrepare, Generation, Prepared, PrepareResult } from './generation.ts'
import { RecentChanges, listOf, pathsToCheck } from './known-sources.ts'
import { LastReload } from './last-reload.ts'
import { Rest } from './rest.ts'
import { compareWithDisk, doubtfulSources } from './sources/disk.ts'
import { textOf } from './sources/found-source.ts'
import { Snapshot } from './sources/sources.ts'
import type { SourcePort } from './sources/sources.ts'
import { initialState, step } from './step.ts'
import type { Effect, EngineState, Finding, StepEvent } from './step.ts'

/** How one reload ended, for whoever asked for it. */
export type Answer<Artifact> =
  | { readonly type: 'live'; readonly stats: ReloadStats; readonly generation: Generation<Artifact> }
  | { readonly type: 'refused'; readonly stats: ReloadStats; readonly failure: Failure }
  /** The engine was disposed of first. */
  | { readonly type: 'dismissed' }

/** What the driver works with and whom it tells. */
export interface RunOptions<Artifact> {
  /** Absolute path of the script. */
  readonly entry: string
  readonly compiler: CompilerAdapter<Artifact>
  readonly prepare: EnginePrepare<Artifact> | undefined
  /** Does what can be done of preparing a program before anything of it may run; `prepare` may never follow. Must not throw. */
  readonly stage: ((generation: Generation<Artifact>) => void) | undefined
  readonly sources: SourcePort
  readonly clock: Clock
  readonly settleMs: number
  readonly gatherMs: number
  readonly patienceMs: number
  readonly phaseTimeoutMs: number
  /** Called before whoever asked is answered. Must not throw. */
  onReload(stats: ReloadStats): void
  /** Must not throw. */
  onEvent(event: EngineEvent): void
  /** What must be watched from now on. Must not throw. */
  onDependencies(paths: readonly string[]): void
}

interface Live<Artifact> {
  readonly generation: Generation<Artifact>
  readonly program: Prepared
  readonly atMs: number
}

const NOTHING: Omit<Inheritance, 'files'> = {
  touched: new Set(),
  superseded: [],
  held: false,
  changes: new Map(),
}

/** Reloads one program, again and again. */
export class Runner<Artifact> {
  readonly #options: RunOptions<Artifact>
  #state: EngineState
  readonly #queue: StepEvent[] = []
  #stepping = false
  #candidate: Candidate<Artifact> | undefined
  /** Left by an attempt that was superseded, for the one that takes its place. */
  #inheritance: Inheritance | undefined
  /** Paths that may have changed since they were read, with the moment that was noticed at. */
  #changes = new Map<string, number>()
  readonly #recent = new RecentChanges()
  readonly #last: LastReload
  #live: Live<Artifact> | undefined
  #reloads = 0
  readonly #rest: Rest
  #nextRequest = 1
  readonly #waiting = new Map<number, (answer: Answer<Artifact>) => void>()
  /** Earlier programs that somebody wants back, by request. */
  readonly #wanted = new Map<number, Generation<Artifact>>()

  constructor(options: RunOptions<Artifact>) {
    this.#options = options
    this.#state = initialState(options)
    this.#last = new LastReload(options.entry)
    this.#rest = new Rest(options.clock)
  }

  /** The program that is live. */
  get live(): Generation<Artifact> | undefined {
    return this.#live?.generation
  }

  /** Successful reloads. */
  get reloads(): number {
    return this.#reloads
  }

  /** When the last successful reload ended. */
  get lastReloadMs(): number | undefined {
    return this.#live?.atMs
  }

  /** What the last reload that was announced left behind. */
  get last(): LastReload {
    return this.#last
  }

  /** Reloads from what is on disk now, after the reload at work where there is one. */
  request(): Promise<Answer<Artifact>> {
    return new Promise((resolve) => {
      const request = this.#nextRequest++
      this.#waiting.set(request, resolve)
      this.#dispatch({ type: 'requested', request })
    })
  }

  /** Makes an earlier program live again, under a new number, after the reload at work where there is one. */
  restore(generation: Generation<Artifact>): Promise<Answer<Artifact>> {
    return new Promise((resolve) => {
      const request = this.#nextRequest++
      this.#waiting.set(request, resolve)
      this.#wanted.set(request, generation)
      this.#dispatch({ type: 'rollback', request })
    })
  }

  /** Files may have changed; each with the moment that this was noticed at. */
  changed(changes: Iterable<readonly [path: string, atMs: number]>): void {
    for (const [path, atMs] of changes) this.#noteChange(path, atMs)
    this.#dispatch({ type: 'changed' })
  }

  /** The first moment counts: it is the one that somebody waits from. */
  #noteChange(path: string, atMs: number): void {
    if (!this.#changes.has(path)) this.#changes.set(path, atMs)
    this.#recent.note(path)
  }

  /** Whether changes cause reloads. */
  setAutomatic(on: boolean): void {
    this.#dispatch({ type: 'automatic', on })
  }

  /** Ends everything; whoever waits is answered. The live program is disposed of. */
  async close(): Promise<void> {
    this.#dispatch({ type: 'closed' })
    const live = this.#live
    this.#live = undefined
    if (live !== undefined) await this.#giveBack('dispose', () => live.program.dispose?.())
  }

  #dispatch(event: StepEvent): void {
    this.#queue.push(event)
    // Performing an effect may make something happen: that waits for its turn.
    if (this.#stepping) return
    this.#stepping = true
    try {
      for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
        const [state, effects] = step(this.#state, next, this.#options.clock.nowMs())
        this.#state = state
        for (const effect of effects) this.#perform(effect)
      }
    } finally {
      this.#stepping = false
    }
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case 'read':
        return this.#read(effect)
      case 'compile':
        return this.#compile(effect.generation)
      case 'restore':
        return this.#restore(effect)
      case 'stage':
        return this.#stage(effect.generation)
      case 'prepare':
        return this.#prepare(effect.generation)
      case 'check':
        return this.#check(effect.generation)
      case 'swap':
        return this.#swap(effect.generation)
      case 'wait':
        return this.#hold(effect)
      case 'cancel-wait':
        return this.#rest.cancel()
      case 'discard':
        return this.#discard(effect.reason)
      case 'announce':
        return this.#announce(effect.requests)
      case 'skip':
        return this.#skip()
      case 'dismiss':
        return this.#answer(effect.requests, { type: 'dismissed' })
    }
  }

  // ---- read

  #read({ generation, scope, requested }: Extract<Effect, { type: 'read' }>): void {
    const { entry, sources, clock } = this.#options
    const inherited = this.#inheritance ?? { ...NOTHING, files: this.#last.known }
    const changed = this.#changes
    this.#inheritance = undefined
    this.#changes = new Map()
    const changes = new Map([...changed, ...inherited.changes])
    const cause: ReloadCause = requested ? { type: 'request' } : { type: 'change', paths: [...changes.keys()] }
    const snapshot = new Snapshot(entry, sources, inherited.files)
    const beganMs = clock.nowMs()
    const inheritance = { ...inherited, changes }
    const candidate = new Candidate<Artifact>({ generation, snapshot, inheritance, cause, beganMs })
    this.#candidate = candidate
    this.#options.onEvent({ type: 'started', generation, cause })

    const stale = scope === 'all' ? doubtfulSources(sources, inherited.files, changed) : [...changed.keys()]
    void after(stale, (paths) => {
      const wanted = paths.filter((path) => inherited.files.has(path) && path !== entry)
      if (paths.includes(entry) || !inherited.files.has(entry)) wanted.unshift(entry)
      afterAll(
        wanted.map((path) => snapshot.load(path)),
        () => this.#onRead(candidate),
      )
    })
  }

  #onRead(candidate: Candidate<Artifact>): void {
    const { entry, clock, settleMs } = this.#options
    const { generation, snapshot } = candidate
    candidate.timesMs.read = clock.nowMs() - candidate.beganMs
    const source = snapshot.get(entry)
    const difference = differenceOf(this.#last.known, candidate)
    const quiet = difference.youngestMs >= settleMs
    if (!this.#last.known.isEmpty && difference.paths.length === 0 && candidate.cause.type === 'change') {
      return this.#dispatch({ type: 'read', generation, outcome: 'unchanged', quiet })
    }
    if (source !== undefined && !source.result.ok) {
      candidate.failure = { phase: 'read', message: source.result.message, diagnostics: [], cause: source.cause }
      // A script that is replaced is missing for a moment; one that never was there need not be waited for.
      const expected = textOf(this.#last.known.get(entry)) !== undefined
      return this.#dispatch({ type: 'read', generation, outcome: 'unreadable', quiet: !expected })
    }
    this.#dispatch({ type: 'read', generation, outcome: 'fresh', quiet })
  }

  // ---- compile

  #compile(generation: number): void {
    const candidate = this.#current(generation)
    if (candidate === undefined) return
    const { compiler, entry, clock } = this.#options
    const { snapshot, abort } = candidate
    const beganMs = clock.nowMs()
    const finish = (outcome: AdapterResult<Artifact> | Failure): void => {
      candidate.timesMs.compile = clock.nowMs() - beganMs
      this.#onCompiled(candidate, outcome)
    }
    const call = () =>
      after(compiler.compile(requestOf(entry, snapshot, abort)), (answer) => resultOf(compiler.name, entry, answer))
    callWithDeadline({ ...this.#deadline(abort), phase: 'compile', call, finish })
  }

  #onCompiled(candidate: Candidate<Artifact>, outcome: AdapterResult<Artifact> | Failure): void {
    const { generation } = candidate
    if ('phase' in outcome) candidate.failure = outcome
    else {
      candidate.result = outcome
      if (!outcome.ok) candidate.failure = failureOfDiagnostics('compile', outcome.diagnostics)
    }
    const { youngestMs, unfinished } = differenceOf(this.#last.known, candidate)
    const quiet = youngestMs >= this.#options.settleMs
    const several = candidate.snapshot.asked.size > 1
    this.#dispatch({ type: 'compiled', generation, ok: candidate.failure === undefined, quiet, unfinished, several })
  }

  // ---- restore

  #restore({ generation, request }: Extract<Effect, { type: 'restore' }>): void {
    const wanted = this.#wanted.get(request)
    this.#wanted.delete(request)
    if (wanted === undefined) return
    const { entry, sources, clock } = this.#options
    const cause: ReloadCause = { type: 'rollback', to: wanted.number }
    const snapshot = new Snapshot(entry, sources, this.#last.known)
    const inheritance = { ...NOTHING, files: this.#last.known }
    const beganMs = clock.nowMs()
    const candidate = new Candidate<Artifact>({ generation, snapshot, inheritance, cause, beganMs })
    candidate.restores = wanted
    candidate.result = { ok: true, artifact: wanted.artifact, diagnostics: wanted.diagnostics, modules: [] }
    this.#candidate = candidate
    this.#options.onEvent({ type: 'started', generation, cause })
  }

  // ---- prepare

  #stage(generation: number): void {
    const candidate = this.#current(generation)
    const program = candidate && this.#generationOf(candidate)
    const { stage, clock } = this.#options
    if (candidate === undefined || program === undefined || stage === undefined) return
    const beganMs = clock.nowMs()
    stage(program)
    candidate.timesMs.prepare += clock.nowMs() - beganMs
  }

  #prepare(generation: number): void {
    const candidate = this.#current(generation)
    if (candidate === undefined) return
    const program = this.#generationOf(candidate)
    const { prepare, clock } = this.#options
    const beganMs = clock.nowMs()
    const finish = (outcome: PrepareResult | Failure): void => {
      candidate.timesMs.prepare += clock.nowMs() - beganMs
      if ('phase' in outcome) candidate.failure = outcome
      else if (outcome.ok) {
        candidate.prepared = outcome.program ?? {}
        candidate.findings = outcome.diagnostics ?? []
        candidate.state = outcome.state
        candidate.details = outcome.details
      } else candidate.failure = failureOfDiagnostics('prepare', outcome.diagnostics)
      this.#dispatch({ type: 'prepared', generation, ok: candidate.failure === undefined })
    }
    if (prepare === undefined || program === undefined) return finish({ ok: true })
    const call = (): PrepareResult | Promise<PrepareResult> => prepare(program, this.live, contextOf(candidate))
    const giveBackLate = (late: PrepareResult): void => {
      if (late.ok) void this.#giveBack('discard', () => late.program?.discard?.())
    }
    callWithDeadline({ ...this.#deadline(candidate.abort), phase: 'prepare', call, finish, tooLate: giveBackLate })
  }

  #generationOf(candidate: Candidate<Artifact>): Generation<Artifact> | undefined {
    const { generation, cause, result, snapshot, restores } = candidate
    if (result === undefined || !result.ok) return undefined
    const { artifact, modules } = result
    const dependencies = restores?.dependencies ?? listOf(snapshot.asked)
    return { number: generation, artifact, cause, diagnostics: candidate.diagnostics, modules, dependencies }
  }

  #deadline(abort: AbortController): Pick<DeadlineOptions<never>, 'clock' | 'timeoutMs' | 'abort'> {
    const { clock, phaseTimeoutMs } = this.#options
    return { clock, timeoutMs: phaseTimeoutMs, abort }
  }

  // ---- check

  #check(generation: number): void {
    const candidate = this.#current(generation)
    if (candidate === undefined) return
    const { snapshot } = candidate
    const { entry, sources, clock } = this.#options
    compareWithDisk(sources, snapshot, pathsToCheck(snapshot, entry, this.#recent), ({ paths, isPrefix }) => {
      for (const path of paths) this.#noteChange(path, clock.nowMs())
      const finding: Finding = paths.length === 0 ? 'same' : isPrefix || snapshot.asked.size > 1 ? 'torn' : 'newer'
      this.#dispatch({ type: 'checked', generation, finding })
    })
  }

  // ---- swap

  #swap(generation: number): void {
    const candidate = this.#current(generation)
    const program = candidate && this.#generationOf(candidate)
    if (candidate === undefined || program === undefined) return
    const { clock } = this.#options
    const beganMs = clock.nowMs()
    const prepared = candidate.prepared ?? {}
    try {
      prepared.commit?.()
    } catch (error) {
      candidate.failure = failureOfThrown('swap', error)
      candidate.timesMs.swap = clock.nowMs() - beganMs
      return this.#dispatch({ type: 'swapped', generation, ok: false })
    }
    const old = this.#live
    this.#live = { generation: program, program: prepared, atMs: clock.nowMs() }
    this.#reloads += 1
    candidate.timesMs.swap = clock.nowMs() - beganMs
    if (old !== undefined) void this.#giveBack('dispose', () => old.program.dispose?.())
    this.#dispatch({ type: 'swapped', generation, ok: true })
  }

  /** Whatever the host's clean-up does, the reload has happened. */
  async #giveBack(where: 'discard' | 'dispose', call: () => void | Promise<void>): Promise<void> {
    try {
      await call()
    } catch (error) {
      this.#options.onEvent({ type: 'host-failed', where, error })
    }
  }

  // ---- endings

  #hold({ generation, delayMs, because }: Extract<Effect, { type: 'wait' }>): void {
    const candidate = this.#current(generation)
    if (because !== 'together') {
      if (candidate !== undefined) candidate.held = true
      this.#options.onEvent({ type: 'held', generation, because })
    }
    this.#rest.begin(delayMs, (restedMs) => {
      if (candidate !== undefined) candidate.heldMs += restedMs
      this.#dispatch({ type: 'settled', generation })
    })
  }

  #discard(reason: 'superseded' | 'stopped'): void {
    const candidate = this.#candidate
    if (candidate === undefined) return
    this.#candidate = undefined
    this.#abandon(candidate)
    if (reason === 'superseded') {
      this.#inheritance = candidate.bequeath()
      this.#options.onEvent({ type: 'superseded', generation: candidate.generation })
      return
    }
    // What was read for nobody is read again when somebody asks.
    for (const [path, atMs] of candidate.inheritance.changes) this.#noteChange(path, atMs)
  }

  #abandon(candidate: Candidate<Artifact>): void {
    candidate.abort.abort()
    const { prepared } = candidate
    if (prepared !== undefined) void this.#giveBack('discard', () => prepared.discard?.())
  }

  #skip(): void {
    const candidate = this.#candidate
    this.#candidate = undefined
    if (candidate === undefined) return
    this.#last.skip(candidate, this.live?.number)
    this.#options.onEvent({ type: 'unchanged', cause: candidate.cause })
  }

  #announce(requests: readonly number[]): void {
    const candidate = this.#candidate
    if (candidate === undefined) return
    this.#candidate = undefined
    const { failure } = candidate
    const stats = candidate.stats(this.#options.clock.nowMs())
    const { state } = this.#last.end(candidate, this.live?.number)
    const { diagnostics } = candidate
    if (failure === undefined) {
      this.#options.onEvent({ type: 'reloaded', stats, diagnostics, state, details: this.#detailsOf(candidate) })
    } else {
      if (candidate.prepared !== undefined) this.#abandon(candidate)
      this.#options.onEvent({ type: 'refused', stats, phase: failure.phase, diagnostics })
    }
    const live = this.live
    this.#options.onDependencies(this.#last.paths)
    this.#options.onReload(stats)
    if (failure !== undefined) this.#answer(requests, { type: 'refused', stats, failure })
    else if (live !== undefined) this.#answer(requests, { type: 'live', stats, generation: live })
  }

  /** The program is live, whatever whoever prepared it has to say. */
  #detailsOf({ details }: Candidate<Artifact>): unknown {
    try {
      return details?.()
    } catch (error) {
      this.#options.onEvent({ type: 'host-failed', where: 'details', error })
      return undefined
    }
  }

  #answer(requests: readonly number[], answer: Answer<Artifact>): void {
    for (const request of requests) {
      this.#waiting.get(request)?.(answer)
      this.#waiting.delete(request)
    }
  }

  #current(generation: number): Candidate<Artifact> | undefined {
    return this.#candidate?.generation === generation ? this.#candidate : undefined
  }
}

/** Who answers at once asks for no signal, and to make one takes longer than some answers. */
function requestOf(entry: string, sources: Snapshot, abort: AbortController): CompileRequest {
  return {
    entry,
    sources,
    get signal() {
      return abort.signal
    },
  }
}

/** Likewise. */
function contextOf<Artifact>({ abort, restores }: Candidate<Artifact>): Parameters<EnginePrepare<Artifact>>[2] {
  return {
    get signal() {
      return abort.signal
    },
    ...(restores === undefined ? {} : { restores: restores.number }),
  }
}
