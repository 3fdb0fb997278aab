// What recording one reload costs, for the budget of 5 µs.
//
// Timed: `ReloadMetrics.record` with all six phases, and the same with every reporter attached. Not timed: making the
// stats. Each trial is 20 000 records after as many for warming up; the statistic is the median of 21 trials, because
// the mean of a shared machine is that of its neighbours. The counts are checked before the time is printed.
// Run after `tsc -b packages/stats`. Exits with 1 when the budget is exceeded.

import { channel } from 'node:diagnostics_channel'
import { ReloadMetrics, ReloadStats, channelReporter, openTelemetryReporter } from '@fsrs/stats'

const BUDGET_US = 5
const RECORDS = 20_000
const TRIALS = 21

const stats = Array.from({ length: 64 }, (_, i) =>
  ReloadStats.success({
    reloadTimeMs: 1 + i / 7,
    detectTimeMs: 0.3,
    readTimeMs: 0.2,
    compileTimeMs: 0.5 + i / 9,
    prepareTimeMs: 0.1,
    swapTimeMs: 0.05,
  }),
)

const sink = { add() {}, record() {}, setStatus() {}, end() {} }
const telemetry = {
  metrics: { getMeter: () => ({ createCounter: () => sink, createHistogram: () => sink }) },
  trace: { getTracer: () => ({ startSpan: () => sink }), setSpan: (context) => context },
  context: { active: () => sink },
}

function medianMicroseconds(record) {
  const trials = Array.from({ length: TRIALS + 1 }, () => {
    const beforeMs = performance.now()
    for (let i = 0; i < RECORDS; i++) record(stats[i % stats.length])
    return ((performance.now() - beforeMs) * 1000) / RECORDS
  })
  return trials.slice(1).toSorted((a, b) => a - b)[TRIALS >> 1]
}

const metrics = new ReloadMetrics()
const plainUs = medianMicroseconds((reload) => metrics.record(reload))
if (metrics.reloads !== RECORDS * (TRIALS + 1)) throw new Error(`recorded ${metrics.reloads} reloads`)

const reporters = [openTelemetryReporter(telemetry), channelReporter(channel('fsrs:reload'))]
const everythingUs = medianMicroseconds((reload) => {
  metrics.record(reload)
  for (const report of reporters) report(reload)
})

console.log(JSON.stringify({ name: 'record', trials: TRIALS, plainUs, everythingUs, node: process.version }))
if (everythingUs > BUDGET_US) process.exitCode = 1
