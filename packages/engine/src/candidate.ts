import type { AdapterResult, Diagnostic, ModuleReport } from '@fsrs/compiler'
import { ReloadStats } from '@fsrs/stats'
import type { ReloadCause, ReloadFields } from '@fsrs/stats'

import type { FailurePhase } from './engine-event.ts'
import { isSameSource, textOf } from './sources/found-source.ts'
import type { Generation, Prepared } from './generation.ts'
import type { SourceTable } from './sources/source-table.ts'
import { TRUSTED_AGE_MS, looksUnfinished } from './sources/sources.ts'
import type { Snapshot } from './sources/sources.ts'
import type { StateReport } from './state/state-report.ts'

/** What goes from an attempt to the one that takes its place, because they are one reload. */
export interface Inheritance {
  readonly files: SourceTable
  /** Paths that were read since the last announced reload. */
  readonly touched: ReadonlySet<string>
  readonly superseded: readonly number[]
  readonly held: boolean
  /** Changes that caused the reload, with the moment each was noticed at. */
  readonly changes: ReadonlyMap<string, number>
}

/** Why a reload is refused. */
export interface Failure {
  readonly phase: FailurePhase
  readonly message: string
  readonly diagnostics: readonly Diagnostic[]
  /** What was thrown, where something was. */
  readonly cause?: unknown
}

/** Milliseconds by phase, filled in as they pass. */
interface Times {
  read: number
  compile: number
  prepare: number
  swap: number
}

/** One attempt to make a program, and everything that was made for it so far. */
export class Candidate<Artifact> {
  readonly generation: number
  readonly snapshot: Snapshot
  readonly inheritance: Inheritance
  readonly cause: ReloadCause
  readonly beganMs: number
  readonly timesMs: Times = { read: 0, compile: 0, prepare: 0, swap: 0 }
  readonly abort: AbortController = new AbortController()
  result: AdapterResult<Artifact> | undefined
  failure: Failure | undefined
  prepared: Prepared | undefined
  /** What the preparation found without refusing the program. */
  findings: readonly Diagnostic[] = []
  /** What `prepare` has to say of it, once it is live. */
  details: (() => unknown) | undefined
  /** What became of the state, once it is live. */
  state: (() => StateReport) | undefined
  /** The earlier program that is made live again; undefined where this is a reload. */
  restores: Generation<Artifact> | undefined
  held: boolean
  /** How long it waited for quiet, in milliseconds: no part of what the reload cost. */
  heldMs = 0

  constructor(options: {
    readonly generation: number
    readonly snapshot: Snapshot
    readonly inheritance: Inheritance
    readonly cause: ReloadCause
    readonly beganMs: number
  }) {
    this.generation = options.generation
    this.snapshot = options.snapshot
    this.inheritance = options.inheritance
    this.cause = options.cause
    this.beganMs = options.beganMs
    this.held = options.inheritance.held
  }

  /** Paths that were read since the last announced reload, by this attempt or those before it. */
  get touched(): ReadonlySet<string> {
    return new Set([...this.snapshot.fresh, ...this.inheritance.touched])
  }

  /** What the attempt after this one takes over. */
  bequeath(): Inheritance {
    return {
      files: this.snapshot.table,
      touched: this.touched,
      superseded: [...this.inheritance.superseded, this.generation],
      held: this.held,
      changes: this.inheritance.changes,
    }
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.failure?.diagnostics ?? [...(this.result?.diagnostics ?? []), ...this.findings]
  }

  get modules(): readonly ModuleReport[] {
    return this.result?.modules ?? []
  }

  /** What the attempt cost, when it ends at `endMs`. */
  stats(endMs: number): ReloadStats {
    const { read, compile, prepare, swap } = this.timesMs
    let modulesCompiled = 0
    for (const { action } of this.modules) if (action === 'compiled') modulesCompiled++
    const fields: ReloadFields = {
      reloadTimeMs: Math.max(0, endMs - this.beganMs - this.heldMs),
      detectTimeMs: this.#detectTimeMs(),
      readTimeMs: read,
      compileTimeMs: compile,
      prepareTimeMs: prepare,
      swapTimeMs: swap,
      sourceSizeBytes: this.snapshot.sizeBytes,
      modulesCompiled,
      modulesReused: this.modules.length - modulesCompiled,
      ...this.#stateCounts(),
      generation: this.generation,
      diagnosticsCount: this.diagnostics.length,
      cause: this.cause,
    }
    if (this.failure === undefined) return ReloadStats.success(fields)
    return ReloadStats.failure({ ...fields, errorMessage: this.failure.message })
  }

  #stateCounts(): Pick<ReloadFields, 'stateKept' | 'stateConverted' | 'functionsRebound' | 'functionsStale'> {
    if (this.failure !== undefined || this.state === undefined) return {}
    const { cells, functions } = this.state()
    return {
      stateKept: cells.filter(({ type }) => type === 'kept').length,
      stateConverted: cells.filter(({ type }) => type === 'converted').length,
      functionsRebound: functions.rebound,
      functionsStale: functions.stale,
    }
  }

  #detectTimeMs(): number | undefined {
    if (this.cause.type !== 'change') return undefined
    return Math.max(0, this.beganMs - Math.min(...this.inheritance.changes.values()))
  }
}

/** What differs between the sources of the last announced reload and those of an attempt. */
export interface Difference {
  readonly paths: readonly string[]
  /** How long the youngest of the files had been as it was when it was read, in milliseconds. */
  readonly youngestMs: number
  /** Whether one of them looks as if it were still being written. */
  readonly unfinished: boolean
}

/** Compares an attempt with what is known. Only files that were read since can differ. */
export function differenceOf(known: SourceTable, candidate: Candidate<unknown>): Difference {
  const files = candidate.snapshot
  const paths = [...candidate.touched].filter((path) => !isSameSource(known.get(path), files.get(path)))
  // A file that never was there has not just been taken away.
  const settling = paths.filter(
    (path) => textOf(files.get(path)) !== undefined || textOf(known.get(path)) !== undefined,
  )
  const ages = settling.map((path) => files.get(path)?.ageMs ?? 0)
  return {
    paths,
    // Clocks are coarse, so that a file may seem to change a moment from now. One that changes long after has the time of
    // a file server whose clock is wrong, which says nothing.
    youngestMs: Math.min(...ages.map((ageMs) => (ageMs < -TRUSTED_AGE_MS ? Infinity : ageMs)), Infinity),
    unfinished: paths.some((path) => {
      const after = textOf(files.get(path))
      return after !== undefined && looksUnfinished(textOf(known.get(path)), after)
    }),
  }
}
