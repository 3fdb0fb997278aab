/** How long reloads took, in milliseconds: percentiles by nearest rank, and counts by duration. */
export interface Latency {
  readonly count: number
  readonly p50Ms: number
  readonly p90Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** From the shortest duration that occurred to the longest, without gaps; the last bound is infinite. */
  readonly buckets: readonly { readonly upToMs: number; readonly count: number }[]
}

/** Upper bounds: one, two and five of each power of ten, which is as fine as a glance can tell apart. */
const BOUNDS_MS: readonly number[] = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, Number.POSITIVE_INFINITY]

/** Sums up durations; `undefined` where there are none. */
export function latencyOf(timesMs: readonly number[]): Latency | undefined {
  const sorted = timesMs.toSorted((a, b) => a - b)
  const longest = sorted.at(-1)
  if (longest === undefined) return undefined
  const rank = (percent: number): number => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0
  const counts = BOUNDS_MS.map((upToMs, index) => ({
    upToMs,
    count: sorted.filter((timeMs) => timeMs <= upToMs && timeMs > (BOUNDS_MS[index - 1] ?? -1)).length,
  }))
  const first = counts.findIndex(({ count }) => count > 0)
  const last = counts.findLastIndex(({ count }) => count > 0)
  return {
    count: sorted.length,
    p50Ms: rank(50),
    p90Ms: rank(90),
    p99Ms: rank(99),
    maxMs: longest,
    buckets: counts.slice(first, last + 1),
  }
}

const BLOCKS = '▁▂▃▄▅▆▇█'

/** The counts as a row of blocks; what occurred at all can be seen, and what did not is a blank. */
export function sparkline({ buckets }: Latency): string {
  const most = Math.max(...buckets.map(({ count }) => count))
  return buckets
    .map(({ count }) => (count === 0 ? ' ' : (BLOCKS[Math.ceil((count / most) * BLOCKS.length) - 1] ?? ' ')))
    .join('')
}
