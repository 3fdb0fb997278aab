import { CodedError } from '@fsrs/base'

/** The phases of one reload, in the order they happen; `total` is the whole of it, without `detect`. */
export const RELOAD_PHASES = ['detect', 'read', 'compile', 'prepare', 'swap', 'total'] as const

/** One phase of a reload. */
export type ReloadPhase = (typeof RELOAD_PHASES)[number]

const FIELD_OF_PHASE = {
  detect: 'detectTimeMs',
  read: 'readTimeMs',
  compile: 'compileTimeMs',
  prepare: 'prepareTimeMs',
  swap: 'swapTimeMs',
  total: 'reloadTimeMs',
} as const satisfies Record<ReloadPhase, string>

/** Why a reload was made. */
export type ReloadCause =
  /** The host asked for it. */
  | { readonly type: 'request' }
  /** Files that the program depends on changed; `paths` are theirs, absolute. */
  | { readonly type: 'change'; readonly paths: readonly string[] }
  /** The host went back to generation `to`. */
  | { readonly type: 'rollback'; readonly to: number }

/** What every reload has, whether it succeeded or failed. Times are milliseconds, finite and not negative. */
export interface ReloadFields {
  /** The whole reload: read, compile, prepare, swap. */
  readonly reloadTimeMs: number
  /** From the moment a change was noticed to the start of the reload; left out where no change caused it. */
  readonly detectTimeMs?: number | undefined
  /** Default 0: the phase was not reached. */
  readonly readTimeMs?: number
  /** Default 0: the phase was not reached. */
  readonly compileTimeMs?: number
  /** Default 0: the phase was not reached. */
  readonly prepareTimeMs?: number
  /** Default 0: the phase was not reached. */
  readonly swapTimeMs?: number
  /** Bytes, not characters, of all sources read; default 0. */
  readonly sourceSizeBytes?: number
  /** Default 0. */
  readonly modulesCompiled?: number
  /** Default 0. */
  readonly modulesReused?: number
  /** Cells of state that went over as they were; default 0. */
  readonly stateKept?: number
  /** Cells of state that became those of another type; default 0. */
  readonly stateConverted?: number
  /** Functions in the host's hands that became those of the new program; default 0. */
  readonly functionsRebound?: number
  /** Functions in the host's hands that go on running an old program; default 0. */
  readonly functionsStale?: number
  /** Number of the compile, from 1, growing; default 0: no compile was begun. */
  readonly generation?: number
  /** Findings of every severity; default 0. */
  readonly diagnosticsCount?: number
  /** Default: the host asked for it. */
  readonly cause?: ReloadCause
}

/** What a failed reload has besides: why it failed, in words. */
export interface FailureFields extends ReloadFields {
  readonly errorMessage: string
}

/** The target that `meetsTarget` takes unless told otherwise, in milliseconds. */
export const DEFAULT_TARGET_MS = 100

/** What one reload cost and how it ended. Immutable, and valid by construction. */
export class ReloadStats {
  /** The whole reload: read, compile, prepare, swap; in milliseconds. */
  readonly reloadTimeMs: number
  /** From the moment a change was noticed to the start of the reload; `undefined` where no change caused it. */
  readonly detectTimeMs: number | undefined
  /** Reading the sources; 0 where the reload failed before. */
  readonly readTimeMs: number
  /** Compiling; 0 where the reload failed before. */
  readonly compileTimeMs: number
  /** Checking host bindings and initialising the new program; 0 where the reload failed before. */
  readonly prepareTimeMs: number
  /** Making the new program live; 0 where the reload failed before. */
  readonly swapTimeMs: number
  /** Whether the new program is live now. */
  readonly success: boolean
  /** Why the reload failed; `undefined` when it did not. */
  readonly errorMessage: string | undefined
  /** Bytes, not characters, of all sources read. */
  readonly sourceSizeBytes: number
  /** Modules that this reload compiled. */
  readonly modulesCompiled: number
  /** Modules whose earlier result this reload could use again. */
  readonly modulesReused: number
  /** Cells of state that went over as they were. */
  readonly stateKept: number
  /** Cells of state that became those of another type. */
  readonly stateConverted: number
  /** Functions in the host's hands that became those of the new program. */
  readonly functionsRebound: number
  /** Functions in the host's hands that go on running an old program: `explain()` names them. */
  readonly functionsStale: number
  /** Number of the compile that this reload ended with, from 1; 0 where none was begun. */
  readonly generation: number
  /** Findings of every severity. */
  readonly diagnosticsCount: number
  /** Why the reload was made. */
  readonly cause: ReloadCause

  private constructor(fields: ReloadFields, success: boolean, errorMessage: string | undefined) {
    this.reloadTimeMs = quantity('reloadTimeMs', fields.reloadTimeMs)
    this.detectTimeMs = fields.detectTimeMs === undefined ? undefined : quantity('detectTimeMs', fields.detectTimeMs)
    this.readTimeMs = quantity('readTimeMs', fields.readTimeMs ?? 0)
    this.compileTimeMs = quantity('compileTimeMs', fields.compileTimeMs ?? 0)
    this.prepareTimeMs = quantity('prepareTimeMs', fields.prepareTimeMs ?? 0)
    this.swapTimeMs = quantity('swapTimeMs', fields.swapTimeMs ?? 0)
    this.success = success
    this.errorMessage = errorMessage
    this.sourceSizeBytes = quantity('sourceSizeBytes', fields.sourceSizeBytes ?? 0)
    this.modulesCompiled = quantity('modulesCompiled', fields.modulesCompiled ?? 0)
    this.modulesReused = quantity('modulesReused', fields.modulesReused ?? 0)
    this.stateKept = quantity('stateKept', fields.stateKept ?? 0)
    this.stateConverted = quantity('stateConverted', fields.stateConverted ?? 0)
    this.functionsRebound = quantity('functionsRebound', fields.functionsRebound ?? 0)
    this.functionsStale = quantity('functionsStale', fields.functionsStale ?? 0)
    this.generation = quantity('generation', fields.generation ?? 0)
    this.diagnosticsCount = quantity('diagnosticsCount', fields.diagnosticsCount ?? 0)
    this.cause = fields.cause ?? { type: 'request' }
    Object.freeze(this)
  }

  /** @throws {CodedError} `INVALID_STATS` for a quantity that is negative or not finite */
  static success(fields: ReloadFields): ReloadStats {
    return new ReloadStats(fields, true, undefined)
  }

  /** @throws {CodedError} `INVALID_STATS` for a quantity that is negative or not finite */
  static failure(fields: FailureFields): ReloadStats {
    return new ReloadStats(fields, false, fields.errorMessage)
  }

  /**
   * Whether the reload succeeded and took less than `targetMs`; one that failed meets no target.
   *
   * @param targetMs milliseconds, default 100
   */
  meetsTarget(targetMs: number = DEFAULT_TARGET_MS): boolean {
    return this.success && this.reloadTimeMs < targetMs
  }

  /**
   * The time of one phase in milliseconds; `undefined` where this reload did not have it: a success has been through
   * every phase, however short, a failure only through those that took time.
   */
  phaseMs(phase: ReloadPhase): number | undefined {
    const timeMs = this[FIELD_OF_PHASE[phase]]
    return this.success || phase === 'detect' || phase === 'total' || timeMs !== 0 ? timeMs : undefined
  }

  /** Every field as plain data; what is not there is `null`, so that each line of a log has the same keys. */
  toJSON(): {
    readonly success: boolean
    readonly errorMessage: string | null
    readonly cause: ReloadCause
    readonly generation: number
    readonly reloadTimeMs: number
    readonly detectTimeMs: number | null
    readonly readTimeMs: number
    readonly compileTimeMs: number
    readonly prepareTimeMs: number
    readonly swapTimeMs: number
    readonly sourceSizeBytes: number
    readonly modulesCompiled: number
    readonly modulesReused: number
    readonly stateKept: number
    readonly stateConverted: number
    readonly functionsRebound: number
    readonly functionsStale: number
    readonly diagnosticsCount: number
  } {
    return {
      success: this.success,
      errorMessage: this.errorMessage ?? null,
      cause: this.cause,
      generation: this.generation,
      reloadTimeMs: this.reloadTimeMs,
      detectTimeMs: this.detectTimeMs ?? null,
      readTimeMs: this.readTimeMs,
      compileTimeMs: this.compileTimeMs,
      prepareTimeMs: this.prepareTimeMs,
      swapTimeMs: this.swapTimeMs,
      sourceSizeBytes: this.sourceSizeBytes,
      modulesCompiled: this.modulesCompiled,
      modulesReused: this.modulesReused,
      stateKept: this.stateKept,
      stateConverted: this.stateConverted,
      functionsRebound: this.functionsRebound,
      functionsStale: this.functionsStale,
      diagnosticsCount: this.diagnosticsCount,
    }
  }
}

function quantity(name: string, value: number): number {
  if (Number.isFinite(value) && value >= 0) return value
  throw new CodedError('INVALID_STATS', `${name} of a reload is ${value}.`, {
    hint: 'It must be a finite number that is not negative.',
  })
}
