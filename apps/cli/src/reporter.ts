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
  /** A version begins to run: from here until the next event code of the user's is at work, which may take for ever. */
  running(): void
  summary(metrics: ReloadMetrics): void
}
