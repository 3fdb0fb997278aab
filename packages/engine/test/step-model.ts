import { unreachable } from '@fsrs/base'

import { initialState, step } from '../src/step.ts'
import type { Effect, EngineState, Finding, StepEvent } from '../src/step.ts'

/** Versions of the files of a disk, by index. A file that is written gets the next version. */
type Versions = readonly number[]

interface Reading {
  readonly generation: number
  readonly files: Map<number, number>
  /** Files that are still to be read: reading takes time, in which others write. */
  readonly left: number[]
  readonly touched: Set<number>
}

/** What went wrong, with everything that led there. */
export class ModelError extends Error {}

/**
 * The world around the policy, in which everything happens in an order that a test chooses: writers, a watcher that
 * tells late, reads that take several steps, answers that come when they like. It checks what must hold at every step.
 */
export class StepModel {
  state: EngineState
  nowMs = 0
  disk: number[]
  /** Every state that the disk ever was in. */
  readonly #history: Versions[] = []
  /** Versions that do not compile, or of which the initialisation fails. */
  readonly #bad = new Set<string>()
  readonly #notices: number[] = []
  readonly #changes = new Set<number>()
  #work: Effect | undefined
  #reading: Reading | undefined
  #snapshot: ReadonlyMap<number, number> = new Map()
  #touched: ReadonlySet<number> = new Set()
  #inherited: { readonly files: ReadonlyMap<number, number>; readonly touched: ReadonlySet<number> } | undefined
  #known: ReadonlyMap<number, number> = new Map()
  #waiting: Extract<Effect, { type: 'wait' }> | undefined
  live: Versions | undefined
  /** What was live, in order. */
  readonly #past: Versions[] = []
  /** What is made live again, while it is. */
  #restoring: Versions | undefined
  #isRolledBack = false
  #lastSwap = 0
  readonly #open = new Set<number>()
  #requests = 0
  readonly log: string[] = []

  constructor(
    files: number,
    options: { readonly settleMs: number; readonly gatherMs: number; readonly patienceMs: number },
  ) {
    this.state = initialState(options)
    this.disk = Array.from({ length: files }, () => 1)
    this.#history.push([...this.disk])
  }

  /** Requests that nobody has answered yet. */
  get openRequests(): number {
    return this.#open.size
  }

  /** Whether nothing can happen any more by itself. */
  get isAtRest(): boolean {
    return this.#work === undefined && this.#waiting === undefined && this.#notices.length === 0
  }

  /** Whether the last announced reload, or what was found to be no different from it, is of what is on disk. */
  get isUpToDate(): boolean {
    return this.disk.every((version, file) => this.#known.get(file) === version)
  }

  /** Whether what is on disk can go live. */
  get isGood(): boolean {
    return !this.disk.some((version, file) => this.#isBad(file, version))
  }

  write(file: number, bad: boolean): void {
    this.disk[file] = this.disk[file]! + 1
    if (bad) this.#bad.add(`${file}:${this.disk[file]}`)
    this.#history.push([...this.disk])
    this.#notices.push(file)
    this.log.push(`write ${file} → ${this.disk[file]}${bad ? ' (bad)' : ''}`)
  }

  notice(): void {
    const file = this.#notices.shift()
    if (file === undefined) return
    this.#changes.add(file)
    this.#send({ type: 'changed' })
  }

  request(): void {
    const request = ++this.#requests
    this.#open.add(request)
    this.#send({ type: 'requested', request })
  }

  /** Somebody wants the first program back. */
  rollback(): void {
    if (this.#past.length === 0) return
    const request = ++this.#requests
    this.#open.add(request)
    this.#send({ type: 'rollback', request })
  }

  setAutomatic(on: boolean): void {
    this.#send({ type: 'automatic', on })
  }

  close(): void {
    this.#send({ type: 'closed' })
  }

  /** An answer to something that was given up, or asked long ago. */
  lateAnswer(): void {
    const generation = this.state.generation - 1
    this.#send({ type: 'compiled', generation, ok: true, quiet: true, unfinished: false, several: true })
    this.#send({ type: 'swapped', generation, ok: true })
    this.#send({ type: 'settled', generation })
  }

  passTime(byMs: number): void {
    this.nowMs += byMs
  }

  /** Goes one step on with what is being done. @param quiet whether the files seem old @param unfinished, or half-written */
  work(quiet: boolean, unfinished: boolean): void {
    const waiting = this.#waiting
    if (waiting !== undefined) {
      this.#waiting = undefined
      this.nowMs += waiting.delayMs
      return this.#send({ type: 'settled', generation: waiting.generation })
    }
    const work = this.#work
    if (work === undefined) return
    switch (work.type) {
      case 'read':
        return this.#readOn(work.generation)
      case 'compile': {
        const ok = this.#compiles('compile')
        const several = this.disk.length > 1
        return this.#answer({ type: 'compiled', generation: work.generation, ok, quiet, unfinished, several })
      }
      case 'prepare':
        return this.#answer({
          type: 'prepared',
          generation: work.generation,
          ok: this.#restoring !== undefined || this.#compiles('prepare'),
        })
      case 'check':
        return this.#answer({ type: 'checked', generation: work.generation, finding: this.#compare() })
      case 'restore':
      case 'stage':
      case 'swap':
      case 'wait':
      case 'cancel-wait':
      case 'discard':
      case 'announce':
      case 'skip':
      case 'dismiss':
        throw new ModelError(`${work.type} is no work`)
    }
  }

  #readOn(generation: number): void {
    const reading = this.#reading!
    const file = reading.left.shift()
    if (file !== undefined) {
      reading.files.set(file, this.disk[file]!)
      reading.touched.add(file)
      return
    }
    this.#snapshot = reading.files
    this.#touched = reading.touched
    const same = [...reading.touched].every((touched) => this.#known.get(touched) === reading.files.get(touched))
    const outcome = this.#known.size > 0 && same ? 'unchanged' : 'fresh'
    this.#answer({ type: 'read', generation, outcome, quiet: false })
  }

  /** Bad versions of even files do not compile, those of odd ones fail to initialise. */
  #compiles(phase: 'compile' | 'prepare'): boolean {
    return ![...this.#snapshot].some(
      ([file, version]) => this.#isBad(file, version) && (file % 2 === 0) === (phase === 'compile'),
    )
  }

  #isBad(file: number, version: number): boolean {
    return this.#bad.has(`${file}:${version}`)
  }

  #compare(): Finding {
    const moved = [...this.#snapshot].filter(([file, version]) => this.disk[file] !== version)
    for (const [file] of moved) this.#changes.add(file)
    return moved.length === 0 ? 'same' : this.disk.length > 1 ? 'torn' : 'newer'
  }

  #answer(event: StepEvent): void {
    this.#work = undefined
    this.#send(event)
  }

  #send(event: StepEvent): void {
    this.log.push(`${this.nowMs} ${JSON.stringify(event)}`)
    const [state, effects] = step(this.state, event, this.nowMs)
    this.state = state
    let swapped: StepEvent | undefined
    for (const effect of effects) swapped = this.#perform(effect) ?? swapped
    if (swapped !== undefined) this.#send(swapped)
  }

  #perform(effect: Effect): StepEvent | undefined {
    this.log.push(`  → ${JSON.stringify(effect)}`)
    switch (effect.type) {
      case 'read':
        this.#begin(effect)
        return this.#beginRead(effect)
      case 'restore':
        this.#restoring = this.#past[0]
        return undefined
      case 'compile':
      case 'prepare':
      case 'check':
        this.#begin(effect)
        return undefined
      case 'stage':
        this.#require(
          this.state.work.type === 'gathering' && this.#waiting === undefined,
          'only what waits for other files is loaded before its time, and before it rests',
        )
        return undefined
      case 'swap':
        return this.#swap(effect.generation)
      case 'wait':
        this.#waiting = effect
        return undefined
      case 'cancel-wait':
        this.#require(this.#waiting !== undefined, 'only a wait can be cancelled')
        this.#waiting = undefined
        return undefined
      case 'discard':
        return this.#discard(effect.reason)
      case 'announce':
        return this.#announce(effect)
      case 'skip':
        this.#known = new Map(this.#snapshot)
        return undefined
      case 'dismiss':
        return this.#close(effect.requests)
    }
    return unreachable(effect)
  }

  #begin(effect: Effect): void {
    this.#require(this.#work === undefined && this.#waiting === undefined, 'two reloads never overlap')
    this.#work = effect
  }

  #beginRead({ generation, scope }: Extract<Effect, { type: 'read' }>): undefined {
    const base = this.#inherited ?? { files: this.#known, touched: new Set<number>() }
    this.#inherited = undefined
    const everything = this.disk.map((_, file) => file)
    const left = everything.filter((file) => scope === 'all' || this.#changes.has(file) || !base.files.has(file))
    this.#changes.clear()
    this.#reading = { generation, files: new Map(base.files), left, touched: new Set(base.touched) }
  }

  #swap(generation: number): StepEvent {
    this.#require(generation > this.#lastSwap, 'a swap never goes to an older generation')
    const restored = this.#restoring
    if (restored !== undefined) {
      this.#lastSwap = generation
      this.live = restored
      this.#isRolledBack = true
      return { type: 'swapped', generation, ok: true }
    }
    const versions = this.disk.map((_, file) => this.#snapshot.get(file)!)
    for (const [file, version] of versions.entries()) {
      this.#require(version >= (this.live?.[file] ?? 0), 'a swap never goes to an older source')
      this.#require(!this.#isBad(file, version), 'what failed never goes live')
    }
    if (!this.#isImpatient()) {
      const whole = this.#history.some((past) => past.every((version, file) => version === versions[file]))
      this.#require(whole, 'a mix of old and new files never goes live')
    }
    this.#lastSwap = generation
    this.live = versions
    this.#past.push(versions)
    this.#isRolledBack = false
    return { type: 'swapped', generation, ok: true }
  }

  #isImpatient(): boolean {
    const { work, patienceMs } = this.state
    return 'attempt' in work && this.nowMs - work.attempt.sinceMs >= patienceMs
  }

  #announce({ outcome, requests }: Extract<Effect, { type: 'announce' }>): undefined {
    if (outcome === 'refused') {
      const current = [...this.#snapshot].every(([file, version]) => this.disk[file] === version)
      this.#require(current || this.#wasImpatient, 'an error is announced only of what is on disk')
    }
    if (this.#restoring === undefined) this.#known = new Map(this.#snapshot)
    this.#restoring = undefined
    for (const request of requests) this.#answerRequest(request)
  }

  /** The state has moved on when an announcement is made, so patience is judged by what the step began with. */
  get #wasImpatient(): boolean {
    return this.nowMs >= this.state.patienceMs
  }

  #discard(reason: 'superseded' | 'stopped'): undefined {
    const files = this.#reading === undefined ? this.#snapshot : this.#reading.files
    const touched = this.#work?.type === 'read' ? this.#reading!.touched : this.#touched
    this.#work = undefined
    this.#require(this.#restoring === undefined || reason === 'stopped', 'a rollback is not superseded by a change')
    this.#restoring = undefined
    if (reason === 'superseded') this.#inherited = { files, touched }
    else for (const file of this.disk.keys()) this.#changes.add(file)
  }

  #close(requests: readonly number[]): undefined {
    for (const request of requests) this.#answerRequest(request)
    this.#notices.length = 0
  }

  #answerRequest(request: number): void {
    this.#require(this.#open.delete(request), 'a request is answered once')
  }

  /** Holds what must be true once everything is at rest and changes cause reloads. */
  requireEnd(): void {
    this.#require(this.openRequests === 0, 'everybody who asked is answered')
    this.#require(this.isUpToDate, 'a reload ends on the newest content')
    if (this.isGood && !this.#isRolledBack)
      this.#require(this.live?.join() === this.disk.join(), 'good content is live')
  }

  requireLive(): void {
    this.#require(this.live !== undefined, 'patience ends')
  }

  #require(condition: boolean, rule: string): void {
    if (!condition) throw new ModelError(`${rule}\n${this.log.join('\n')}`)
  }
}
