import { CodedError, systemClock } from '@fsrs/base'
import type { Clock } from '@fsrs/base'

import type { MetricsSnapshot } from './metrics-snapshot.ts'
import { PhaseHistogram } from './phase-histogram.ts'
import type { PhaseSummary } from './phase-histogram.ts'
import { prometheusText } from './prometheus.ts'
import type { PrometheusOptions } from './prometheus.ts'
import { RateWindow } from './rate-window.ts'
import { DEFAULT_TARGET_MS, RELOAD_PHASES } from './reload-stats.ts'
import type { ReloadPhase, ReloadStats } from './reload-stats.ts'

/** How a `ReloadMetrics` measures. */
export interface ReloadMetricsOptions {
  /** Default: the machine's. */
  readonly clock?: Pick<Clock, 'nowMs'>
  /** What `ratePerSecond` looks back at, in milliseconds, more than 0; default 60 000. */
  readonly windowMs?: number
  /** What `targetMet` counts against, in milliseconds, more than 0; default 100. */
  readonly targetMs?: number
}

/** Upper bounds of the duration buckets that Prometheus is given, in milliseconds. */
export const DURATION_BUCKETS_MS: readonly number[] = [
  0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000,
]

/**
 * What many reloads cost together. Memory is bounded (about 100 kB) however many are recorded. Counts, sums and maxima
 * are exact, percentiles right within 1 %. Failed reloads count: in `total`, and in each phase that they reached.
 */
export class ReloadMetrics {
  readonly #clock: Pick<Clock, 'nowMs'>
  readonly #windowMs: number
  readonly #targetMs: number
  readonly #window: RateWindow
  readonly #phases: Readonly<Record<ReloadPhase, PhaseHistogram>> = {
    detect: new PhaseHistogram(),
    read: new PhaseHistogram(),
    compile: new PhaseHistogram(),
    prepare: new PhaseHistogram(),
    swap: new PhaseHistogram(),
    total: new PhaseHistogram(),
  }
  /** Reloads by duration; one more bucket than there are bounds, for what exceeds them all. */
  readonly #buckets = new Float64Array(DURATION_BUCKETS_MS.length + 1)
  #succeeded = 0
  #failed = 0
  #failedInARow = 0
  #targetMet = 0
  #generation = 0
  #sourceBytesRead = 0
  #modulesCompiled = 0
  #modulesReused = 0
  #diagnostics = 0

  /** @throws {CodedError} `INVALID_OPTION` for a `windowMs` or `targetMs` that is not a finite number above 0 */
  constructor(options: ReloadMetricsOptions = {}) {
    this.#clock = options.clock ?? systemClock
    this.#windowMs = positive('windowMs', options.windowMs ?? 60_000)
    this.#targetMs = positive('targetMs', options.targetMs ?? DEFAULT_TARGET_MS)
    this.#window = new RateWindow(this.#windowMs)
  }

  /** Counts one reload; takes about a microsecond. Hand it to `engine.onReload`. */
  record(stats: ReloadStats): void {
    this.#window.add(this.#clock.nowMs())
    for (const phase of RELOAD_PHASES) {
      const timeMs = stats.phaseMs(phase)
      if (timeMs !== undefined) this.#phases[phase].record(timeMs)
    }
    const bucket = bucketOf(stats.reloadTimeMs)
    this.#buckets[bucket] = this.#buckets[bucket]! + 1
    this.#countOutcome(stats)
    this.#generation = Math.max(this.#generation, stats.generation)
    this.#sourceBytesRead += stats.sourceSizeBytes
    this.#modulesCompiled += stats.modulesCompiled
    this.#modulesReused += stats.modulesReused
    this.#diagnostics += stats.diagnosticsCount
  }

  #countOutcome(stats: ReloadStats): void {
    if (stats.success) {
      this.#succeeded += 1
      this.#failedInARow = 0
    } else {
      this.#failed += 1
      this.#failedInARow += 1
    }
    if (stats.meetsTarget(this.#targetMs)) this.#targetMet += 1
  }

  /** All reloads, failed ones too. */
  get reloads(): number {
    return this.#succeeded + this.#failed
  }

  /** Reloads whose program went live. */
  get succeeded(): number {
    return this.#succeeded
  }

  /** Reloads that left the old program running. */
  get failed(): number {
    return this.#failed
  }

  /** Failures since the last success. */
  get failedInARow(): number {
    return this.#failedInARow
  }

  /** Reloads that succeeded within the target. */
  get targetMet(): number {
    return this.#targetMet
  }

  /** Mean time of a whole reload in milliseconds, failed ones included; 0 where there are none. */
  get meanMs(): number {
    return this.#phases.total.meanMs
  }

  /** The longest reload in milliseconds; 0 where there are none. */
  get maxMs(): number {
    return this.#phases.total.maxMs
  }

  /** Reloads of the last `windowMs`, per second. */
  get ratePerSecond(): number {
    return (this.#window.count(this.#clock.nowMs()) * 1000) / this.#windowMs
  }

  /**
   * The time in milliseconds that `percent` of the reloads do not exceed, right within 1 %; 0 where there are none.
   *
   * @param percent 0 to 100
   * @param phase default `total`
   * @throws {CodedError} `INVALID_OPTION` for another `percent`
   */
  percentileMs(percent: number, phase: ReloadPhase = 'total'): number {
    if (!(percent >= 0 && percent <= 100)) {
      throw new CodedError('INVALID_OPTION', `The percentile is ${percent}.`, {
        hint: 'It must be a number from 0 to 100.',
      })
    }
    return this.#phases[phase].percentileMs(percent)
  }

  /** How the times of one phase are distributed. */
  phase(phase: ReloadPhase): PhaseSummary {
    return this.#phases[phase].summary()
  }

  /** Everything that is known, as plain data. */
  toJSON(): MetricsSnapshot {
    return {
      reloads: this.reloads,
      succeeded: this.#succeeded,
      failed: this.#failed,
      failedInARow: this.#failedInARow,
      targetMs: this.#targetMs,
      targetMet: this.#targetMet,
      ratePerSecond: this.ratePerSecond,
      generation: this.#generation,
      sourceBytesRead: this.#sourceBytesRead,
      modulesCompiled: this.#modulesCompiled,
      modulesReused: this.#modulesReused,
      diagnostics: this.#diagnostics,
      phases: {
        detect: this.phase('detect'),
        read: this.phase('read'),
        compile: this.phase('compile'),
        prepare: this.phase('prepare'),
        swap: this.phase('swap'),
        total: this.phase('total'),
      },
    }
  }

  /**
   * The metrics in Prometheus' text format, version 0.0.4: what an endpoint for a scrape answers with.
   *
   * @throws {CodedError} `INVALID_OPTION` for a prefix or a label name that the format does not allow, or that is in use
   */
  toPrometheus(options: PrometheusOptions = {}): string {
    return prometheusText(this.toJSON(), { boundsMs: DURATION_BUCKETS_MS, counts: this.#buckets }, options)
  }
}

function bucketOf(timeMs: number): number {
  const index = DURATION_BUCKETS_MS.findIndex((boundMs) => timeMs <= boundMs)
  return index === -1 ? DURATION_BUCKETS_MS.length : index
}

function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value
  throw new CodedError('INVALID_OPTION', `${name} is ${value}.`, { hint: 'It must be a finite number above 0.' })
}
