import { RELOAD_PHASES } from './reload-stats.ts'
import type { ReloadPhase, ReloadStats } from './reload-stats.ts'

type Attributes = Readonly<Record<string, string | number | boolean>>
interface InstrumentOptions {
  readonly description: string
  readonly unit: string
}

/** The part of a span that is used here. */
interface Span {
  /** `code` 2 is OpenTelemetry's `ERROR`. */
  setStatus(status: { code: 2; message: string }): unknown
  end(endTime: number): void
}

/**
 * The part of the module `@opentelemetry/api` that is used here: hand in the whole module, so that this package needs
 * no dependency on it and your program decides its version. A context is only handed on, so its type does not matter.
 */
export interface OpenTelemetryApi {
  readonly metrics: {
    getMeter(name: string): {
      createCounter(name: string, options: InstrumentOptions): { add(value: number, attributes?: Attributes): void }
      createHistogram(
        name: string,
        options: InstrumentOptions,
      ): { record(value: number, attributes?: Attributes): void }
    }
  }
  readonly trace: {
    getTracer(name: string): {
      startSpan(name: string, options: { startTime: number; attributes: Attributes }, context?: unknown): Span
    }
    setSpan(context: unknown, span: Span): unknown
  }
  readonly context: { active(): unknown }
}

/**
 * Reports reloads to OpenTelemetry: the counter `fsrs.reloads`, the histograms `fsrs.reload.duration` and
 * `fsrs.reload.phase.duration` (seconds), and a span `fsrs.reload` with one child a phase. Hand the result to
 * `engine.onReload`: it takes the moment of the call for the end of the reload.
 *
 * @param options.nowEpochMs milliseconds since 1970; default `Date.now`
 * @param options.attributes put on everything that is reported, to tell engines apart
 */
export function openTelemetryReporter(
  api: OpenTelemetryApi,
  options: { readonly nowEpochMs?: () => number; readonly attributes?: Attributes } = {},
): (stats: ReloadStats) => void {
  const { nowEpochMs = Date.now, attributes = {} } = options
  const meter = api.metrics.getMeter('@fsrs/stats')
  const reloads = meter.createCounter('fsrs.reloads', { description: 'Reloads by outcome', unit: '{reload}' })
  const duration = meter.createHistogram('fsrs.reload.duration', { description: 'Whole reloads', unit: 's' })
  const phaseDuration = meter.createHistogram('fsrs.reload.phase.duration', {
    description: 'Phases of reloads',
    unit: 's',
  })

  // The attributes of a point are one of a few objects, made once: copying them for each would be most of the cost.
  const pointsOf = (outcome: string): OutcomeAttributes => {
    const whole = { ...attributes, outcome }
    return { whole, phases: new Map(PARTS.map((phase) => [phase, { ...whole, phase }])) }
  }
  const success = pointsOf('success')
  const failure = pointsOf('failure')
  const tracer = api.trace.getTracer('@fsrs/stats')

  return (stats) => {
    const points = stats.success ? success : failure
    reloads.add(1, points.whole)
    duration.record(stats.reloadTimeMs / 1000, points.whole)
    for (const phase of PARTS) {
      const timeMs = stats.phaseMs(phase)
      if (timeMs !== undefined) phaseDuration.record(timeMs / 1000, points.phases.get(phase))
    }
    traceReload(api, tracer, stats, attributes, nowEpochMs())
  }
}

interface OutcomeAttributes {
  readonly whole: Attributes
  readonly phases: ReadonlyMap<ReloadPhase, Attributes>
}

type Tracer = ReturnType<OpenTelemetryApi['trace']['getTracer']>

/** What a whole reload consists of. */
const PARTS: readonly ReloadPhase[] = RELOAD_PHASES.filter((phase) => phase !== 'total')

function traceReload(
  api: OpenTelemetryApi,
  tracer: Tracer,
  stats: ReloadStats,
  attributes: Attributes,
  endMs: number,
): void {
  const startMs = endMs - stats.reloadTimeMs
  const root = tracer.startSpan('fsrs.reload', { startTime: startMs, attributes: spanAttributes(stats, attributes) })
  const context = api.trace.setSpan(api.context.active(), root)
  let atMs = startMs - (stats.detectTimeMs ?? 0)
  for (const phase of PARTS) {
    const timeMs = stats.phaseMs(phase)
    if (timeMs === undefined) continue
    const span = tracer.startSpan(`fsrs.reload.${phase}`, { startTime: atMs, attributes }, context)
    atMs += timeMs
    span.end(atMs)
  }
  if (stats.errorMessage !== undefined) root.setStatus({ code: 2, message: stats.errorMessage })
  root.end(endMs)
}

function spanAttributes(stats: ReloadStats, attributes: Attributes): Attributes {
  return {
    ...attributes,
    'fsrs.cause': stats.cause.type,
    'fsrs.generation': stats.generation,
    'fsrs.modules.compiled': stats.modulesCompiled,
    'fsrs.modules.reused': stats.modulesReused,
    'fsrs.source.bytes': stats.sourceSizeBytes,
    'fsrs.diagnostics': stats.diagnosticsCount,
  }
}
