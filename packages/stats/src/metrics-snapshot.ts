import type { PhaseSummary } from './phase-histogram.ts'
import type { ReloadPhase } from './reload-stats.ts'

/** Everything that a `ReloadMetrics` knows, as plain data. */
export interface MetricsSnapshot {
  readonly reloads: number
  readonly succeeded: number
  readonly failed: number
  readonly failedInARow: number
  readonly targetMs: number
  readonly targetMet: number
  readonly ratePerSecond: number
  readonly generation: number
  readonly sourceBytesRead: number
  readonly modulesCompiled: number
  readonly modulesReused: number
  readonly diagnostics: number
  readonly phases: Readonly<Record<ReloadPhase, PhaseSummary>>
}
