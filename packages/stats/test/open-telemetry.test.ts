import { context, metrics, trace } from '@opentelemetry/api'
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider } from '@opentelemetry/sdk-metrics'
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { afterEach, expect, test } from 'vitest'
import { ReloadStats, openTelemetryReporter } from '@fsrs/stats'

// The reporter sees OpenTelemetry through an interface of its own: here is the real one.

afterEach(() => {
  metrics.disable()
  trace.disable()
})

test('the real OpenTelemetry counts reloads, measures their phases and traces them', async () => {
  const points = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter: points, exportIntervalMillis: 3_600_000 })
  const meters = new MeterProvider({ readers: [reader] })
  const spans = new InMemorySpanExporter()
  metrics.setGlobalMeterProvider(meters)
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }))

  const report = openTelemetryReporter({ metrics, trace, context }, { attributes: { script: 'rules' } })
  report(ReloadStats.success({ reloadTimeMs: 4, readTimeMs: 1, compileTimeMs: 3, generation: 7 }))
  report(ReloadStats.success({ reloadTimeMs: 6, readTimeMs: 2, compileTimeMs: 4, generation: 8 }))
  report(ReloadStats.failure({ reloadTimeMs: 2, errorMessage: 'unexpected token' }))
  await meters.forceFlush()

  const found = new Map(
    points
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics)
      .flatMap(({ metrics: ofScope }) => ofScope)
      .map(({ descriptor, dataPoints }) => [
        descriptor.name,
        dataPoints.map(({ attributes, value }) => ({ ...attributes, value })),
      ]),
  )
  expect([...found.keys()].toSorted()).toEqual(['fsrs.reload.duration', 'fsrs.reload.phase.duration', 'fsrs.reloads'])
  expect(found.get('fsrs.reloads')).toEqual([
    { script: 'rules', outcome: 'success', value: 2 },
    { script: 'rules', outcome: 'failure', value: 1 },
  ])
  expect(found.get('fsrs.reload.duration')![0]).toMatchObject({ outcome: 'success', value: { count: 2, sum: 0.01 } })
  expect(found.get('fsrs.reload.phase.duration')).toContainEqual({
    script: 'rules',
    outcome: 'success',
    phase: 'compile',
    value: expect.objectContaining({ count: 2, max: 0.004 }),
  })

  const roots = spans.getFinishedSpans().filter(({ name }) => name === 'fsrs.reload')
  expect(roots.map(({ attributes }) => attributes['fsrs.generation'])).toEqual([7, 8, 0])
  expect(roots[2]!.status).toEqual({ code: 2, message: 'unexpected token' })
  const children = spans.getFinishedSpans().filter(({ parentSpanContext }) => parentSpanContext !== undefined)
  const parts = ['fsrs.reload.read', 'fsrs.reload.compile', 'fsrs.reload.prepare', 'fsrs.reload.swap']
  expect(children.map(({ name }) => name)).toEqual([...parts, ...parts])
  expect(children[0]!.parentSpanContext!.spanId).toBe(roots[0]!.spanContext().spanId)
  await meters.shutdown()
})
