import type { HotReloadEngine } from '@fsrs/engine'
import { ReloadMetrics } from '@fsrs/stats'

/** Sums up what the reloads of an engine cost, from now on. Dispose of the result to stop. */
export function trackMetrics(engine: Pick<HotReloadEngine<unknown>, 'onReload'>): Disposable & {
  readonly metrics: ReloadMetrics
  report(): string
} {
  const metrics = new ReloadMetrics()
  const registration = engine.onReload((stats) => metrics.record(stats))
  return {
    metrics,
    report: () =>
      [
        `Total reloads: ${metrics.reloads}`,
        `Success: ${metrics.succeeded}`,
        `Failures: ${metrics.failed}`,
        `Average reload time: ${metrics.meanMs.toFixed(1)} ms`,
        `99 % of reloads took at most: ${metrics.percentileMs(99).toFixed(1)} ms`,
      ].join('\n'),
    [Symbol.dispose]: () => registration[Symbol.dispose](),
  }
}
