import * as loaded from 'hdr-histogram-js/dist/Int32Histogram.js'

// The library's front door also loads its WebAssembly and compression, which we do not use: 26 ms instead of 3.5 ms.
// What a CommonJS `export default` arrives as depends on the loader: Node hands over the module, some bundlers the class.
type HistogramClass = (typeof loaded.default)['default']
const isClass = (value: unknown): value is HistogramClass => typeof value === 'function'
const imported: HistogramClass | { readonly default: HistogramClass } = loaded.default
const Int32Histogram: HistogramClass = isClass(imported) ? imported : imported.default

/** Durations are recorded in whole microseconds from 1 µs to 1 hour; longer ones count as 1 hour in percentiles. */
const HIGHEST_MICROSECONDS = 3_600_000_000

/** Two digits bound the error of a percentile to 1 %, at 13 kB a histogram (three digits: 90 kB). */
const SIGNIFICANT_DIGITS = 2

/** How the durations of one phase are distributed, in milliseconds; all 0 where nothing was recorded. */
export interface PhaseSummary {
  readonly count: number
  readonly meanMs: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly maxMs: number
}

/** The durations of one phase: memory does not grow with what is recorded, percentiles are right within 1 %. */
export class PhaseHistogram {
  #histogram: InstanceType<HistogramClass> | undefined
  #count = 0
  #sumMs = 0
  #maxMs = 0

  /** @param timeMs not negative */
  record(timeMs: number): void {
    this.#histogram ??= new Int32Histogram(1, HIGHEST_MICROSECONDS, SIGNIFICANT_DIGITS)
    this.#histogram.recordValue(Math.min(Math.max(1, Math.round(timeMs * 1000)), HIGHEST_MICROSECONDS))
    this.#count += 1
    this.#sumMs += timeMs
    if (timeMs > this.#maxMs) this.#maxMs = timeMs
  }

  /** How many durations were recorded. */
  get count(): number {
    return this.#count
  }

  /** Their sum in milliseconds, exact. */
  get sumMs(): number {
    return this.#sumMs
  }

  /** The longest in milliseconds, exact. */
  get maxMs(): number {
    return this.#maxMs
  }

  /** Their mean in milliseconds, exact; 0 where there are none. */
  get meanMs(): number {
    return this.#count === 0 ? 0 : this.#sumMs / this.#count
  }

  /**
   * The duration in milliseconds that `percent` of all do not exceed; 0 where there are none.
   *
   * @param percent 0 to 100
   */
  percentileMs(percent: number): number {
    if (this.#histogram === undefined) return 0
    // A bucket answers with its upper end, which nothing that was recorded may reach.
    return Math.min(this.#histogram.getValueAtPercentile(percent) / 1000, this.#maxMs)
  }

  /** Count, mean, percentiles and maximum. */
  summary(): PhaseSummary {
    return {
      count: this.#count,
      meanMs: this.meanMs,
      p50Ms: this.percentileMs(50),
      p95Ms: this.percentileMs(95),
      p99Ms: this.percentileMs(99),
      maxMs: this.#maxMs,
    }
  }
}
