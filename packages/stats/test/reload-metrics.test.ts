import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ReloadMetrics, ReloadStats } from '@fsrs/stats'

const success = (reloadTimeMs: number) => ReloadStats.success({ reloadTimeMs })
const failure = (reloadTimeMs: number) => ReloadStats.failure({ reloadTimeMs, errorMessage: 'x' })

test('successes and failures are counted, and the mean is over both', () => {
  const metrics = new ReloadMetrics()
  for (const stats of [success(10), failure(20), failure(30)]) metrics.record(stats)
  expect(metrics).toMatchObject({ reloads: 3, succeeded: 1, failed: 2, failedInARow: 2, meanMs: 20, maxMs: 30 })
  metrics.record(success(1))
  expect(metrics.failedInARow).toBe(0)
})

test('without a reload everything is 0', () => {
  const metrics = new ReloadMetrics()
  expect(metrics).toMatchObject({ reloads: 0, meanMs: 0, maxMs: 0, ratePerSecond: 0 })
  expect(metrics.percentileMs(99)).toBe(0)
})

test('percentiles are right within 1 %', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.001, max: 3_600_000, noNaN: true }), { minLength: 1, maxLength: 300 }),
      fc.constantFrom(1, 50, 95, 99, 100),
      (timesMs, percent) => {
        const metrics = new ReloadMetrics()
        for (const timeMs of timesMs) metrics.record(success(timeMs))
        const sorted = timesMs.toSorted((a, b) => a - b)
        const exact = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length - 1e-9) - 1)]!
        const answer = metrics.percentileMs(percent)
        // Besides the 1 %, a duration is rounded to a whole microsecond.
        expect(Math.abs(answer - exact)).toBeLessThanOrEqual(exact * 0.01 + 0.001)
      },
    ),
    { seed: 20, numRuns: 200 },
  )
})

test('a duration beyond an hour counts as an hour in percentiles, and exactly in maximum and mean', () => {
  const metrics = new ReloadMetrics()
  metrics.record(success(5_000_000))
  expect(metrics.maxMs).toBe(5_000_000)
  expect(metrics.meanMs).toBe(5_000_000)
  expect(metrics.percentileMs(50)).toBeGreaterThan(3_560_000)
  expect(metrics.percentileMs(50)).toBeLessThan(3_640_000)
})

test('each phase has its own distribution, and a failure counts in those that it reached', () => {
  const metrics = new ReloadMetrics()
  metrics.record(ReloadStats.success({ reloadTimeMs: 10, readTimeMs: 1, compileTimeMs: 8, prepareTimeMs: 1 }))
  metrics.record(ReloadStats.failure({ reloadTimeMs: 4, readTimeMs: 1, compileTimeMs: 3, errorMessage: 'x' }))
  expect(metrics.phase('compile')).toMatchObject({ count: 2, maxMs: 8, meanMs: 5.5 })
  expect(metrics.phase('swap')).toMatchObject({ count: 1, maxMs: 0 })
  expect(metrics.phase('detect').count).toBe(0)
})

test('the rate looks back over the window and forgets what is older', () => {
  let nowMs = 5_000
  const metrics = new ReloadMetrics({ clock: { nowMs: () => nowMs }, windowMs: 10_000 })
  for (let i = 0; i < 20; i++) metrics.record(success(1))
  expect(metrics.ratePerSecond).toBe(2)
  nowMs += 5_000
  metrics.record(success(1))
  expect(metrics.ratePerSecond).toBe(2.1)
  nowMs += 5_500
  expect(metrics.ratePerSecond).toBe(0.1)
  nowMs += 1e9
  expect(metrics.ratePerSecond).toBe(0)
  metrics.record(success(1))
  expect(metrics.ratePerSecond).toBe(0.1)
})

test('the rate agrees with counting, within one slice of the window', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }), (gapsMs) => {
      let nowMs = 0
      const metrics = new ReloadMetrics({ clock: { nowMs: () => nowMs }, windowMs: 6_000 })
      const at = gapsMs.map((gapMs) => {
        nowMs += gapMs
        metrics.record(success(1))
        return nowMs
      })
      const counted = metrics.ratePerSecond * 6
      expect(counted).toBeLessThanOrEqual(at.filter((t) => t > nowMs - 6_000).length + 1e-9)
      expect(counted).toBeGreaterThanOrEqual(at.filter((t) => t > nowMs - 5_900).length - 1e-9)
    }),
    { seed: 21, numRuns: 200 },
  )
})

test('the target is an option', () => {
  const metrics = new ReloadMetrics({ targetMs: 5 })
  for (const stats of [success(4), success(5), failure(1)]) metrics.record(stats)
  expect(metrics.targetMet).toBe(1)
})

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a window of %d ms is refused', (windowMs) => {
  expect(() => new ReloadMetrics({ windowMs })).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})

test.each([-1, 101, Number.NaN, undefined])('a percentile of %s is refused', (percent) => {
  expect(() => new ReloadMetrics().percentileMs(percent as number)).toThrow(
    expect.objectContaining({ code: 'INVALID_OPTION' }),
  )
})

test('JSON holds every figure', () => {
  const metrics = new ReloadMetrics({ clock: { nowMs: () => 0 } })
  metrics.record(
    ReloadStats.success({
      reloadTimeMs: 8,
      sourceSizeBytes: 100,
      modulesCompiled: 1,
      modulesReused: 2,
      generation: 7,
      diagnosticsCount: 3,
    }),
  )
  expect(JSON.parse(JSON.stringify(metrics))).toMatchObject({
    reloads: 1,
    succeeded: 1,
    failed: 0,
    generation: 7,
    sourceBytesRead: 100,
    modulesCompiled: 1,
    modulesReused: 2,
    diagnostics: 3,
    phases: { total: { count: 1, meanMs: 8, p50Ms: 8, p99Ms: 8, maxMs: 8 }, detect: { count: 0, p50Ms: 0 } },
  })
})
