import type { EngineEvent } from '@fsrs/engine'
import type { ReloadMetrics } from '@fsrs/stats'

/** Tells the user of `fsrs watch` what happens, and passes on what the script prints. */
export interface Reporter extends Disposable {
  /** From here on no save is missed. */
  watching(): void
  /** @param reloadCount successful reloads so far: the first is no reload for a reader, but the start */
  happened(event: EngineEvent, reloadCount: number): void
  /** The script printed this. */
  printed(text: string, stream: 'stdout' | 'stderr'): void
  /** Runs the code of a version, which may take for ever. */
  run<T>(version: number, body: () => T): T
  summary(metrics: ReloadMetrics): void
}
