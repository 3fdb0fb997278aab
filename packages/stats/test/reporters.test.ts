import { channel } from 'node:diagnostics_channel'
import { expect, test } from 'vitest'
import { ReloadStats, channelReporter, openTelemetryReporter } from '@fsrs/stats'

interface RecordedSpan {
  readonly name: string
  readonly parent: string | undefined
  readonly startTime: number
  readonly attributes: Readonly<Record<string, unknown>>
  endTime?: number
  status?: { readonly code: number; readonly message: string }
}

/** As much of OpenTelemetry as the reporter sees, keeping what it is told. */
function telemetry() {
  const measurements: (readonly [name: string, value: number, attributes: unknown])[] = []
  const spans: RecordedSpan[] = []
  const instrument = (name: string) => (value: number, attributes?: unknown) =>
    void measurements.push([name, value, attributes])
  const api = {
    metrics: {
      getMeter: () => ({
        createCounter: (name: string) => ({ add: instrument(name) }),
        createHistogram: (name: string) => ({ record: instrument(name) }),
      }),
    },
    trace: {
      getTracer: () => ({
        startSpan(
          name: string,
          { startTime, attributes }: { startTime: number; attributes: Record<string, unknown> },
          context?: { readonly current: string | undefined },
        ) {
          const span: RecordedSpan = { name, parent: context?.current, startTime, attributes }
          spans.push(span)
          return {
            name,
            setStatus: (status: { code: 2; message: string }) => (span.status = status),
            end: (endTime: number) => void (span.endTime = endTime),
          }
        },
      }),
      setSpan: (_: unknown, span: object) => ({ current: 'name' in span ? String(span.name) : undefined }),
    },
    context: { active: () => ({ current: undefined as string | undefined }) },
  }
  return { api, measurements, spans }
}

test('a success becomes a count, durations in seconds, and a span with one child a phase', () => {
  const { api, measurements, spans } = telemetry()
  const report = openTelemetryReporter(api, { nowEpochMs: () => 1_000_000, attributes: { script: 'a' } })
  report(
    ReloadStats.success({
      reloadTimeMs: 10,
      detectTimeMs: 2,
      readTimeMs: 1,
      compileTimeMs: 6,
      prepareTimeMs: 2,
      swapTimeMs: 1,
      cause: { type: 'change', paths: ['/a.fsrs'] },
    }),
  )
  const outcome = { script: 'a', outcome: 'success' }
  expect(measurements).toEqual([
    ['fsrs.reloads', 1, outcome],
    ['fsrs.reload.duration', 0.01, outcome],
    ['fsrs.reload.phase.duration', 0.002, { ...outcome, phase: 'detect' }],
    ['fsrs.reload.phase.duration', 0.001, { ...outcome, phase: 'read' }],
    ['fsrs.reload.phase.duration', 0.006, { ...outcome, phase: 'compile' }],
    ['fsrs.reload.phase.duration', 0.002, { ...outcome, phase: 'prepare' }],
    ['fsrs.reload.phase.duration', 0.001, { ...outcome, phase: 'swap' }],
  ])
  expect(spans.map(({ name, parent, startTime, endTime }) => [name, parent, startTime, endTime])).toEqual([
    ['fsrs.reload', undefined, 999_990, 1_000_000],
    ['fsrs.reload.detect', 'fsrs.reload', 999_988, 999_990],
    ['fsrs.reload.read', 'fsrs.reload', 999_990, 999_991],
    ['fsrs.reload.compile', 'fsrs.reload', 999_991, 999_997],
    ['fsrs.reload.prepare', 'fsrs.reload', 999_997, 999_999],
    ['fsrs.reload.swap', 'fsrs.reload', 999_999, 1_000_000],
  ])
  expect(spans[0]).toMatchObject({ attributes: { script: 'a', 'fsrs.cause': 'change' } })
  expect(spans[0]!.status).toBeUndefined()
})

test('a failure marks its span as an error, with the message', () => {
  const { api, measurements, spans } = telemetry()
  openTelemetryReporter(api)(ReloadStats.failure({ reloadTimeMs: 1, errorMessage: 'unexpected token' }))
  expect(spans).toHaveLength(1)
  expect(spans[0]!.status).toEqual({ code: 2, message: 'unexpected token' })
  expect(measurements[0]).toEqual(['fsrs.reloads', 1, { outcome: 'failure' }])
})

test('a diagnostics channel of Node gets the stats, and nothing is published where nobody listens', () => {
  const reloads = channel('fsrs:test-reload')
  const report = channelReporter(reloads)
  const received: unknown[] = []
  const listener = (message: unknown) => void received.push(message)
  const stats = ReloadStats.success({ reloadTimeMs: 1 })
  report(stats)
  reloads.subscribe(listener)
  report(stats)
  reloads.unsubscribe(listener)
  report(stats)
  expect(received).toEqual([stats])
})
