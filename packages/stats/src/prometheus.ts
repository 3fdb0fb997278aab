// The text format is that of https://prometheus.io/docs/instrumenting/exposition_formats/ (version 0.0.4). Names and
// units follow Prometheus' own advice: base units, a total for every counter.

import { CodedError } from '@fsrs/base'

import type { MetricsSnapshot } from './metrics-snapshot.ts'
import { RELOAD_PHASES } from './reload-stats.ts'

/** How metrics are named. */
export interface PrometheusOptions {
  /** What every name begins with; default `fsrs`. */
  readonly prefix?: string
  /** Put on every sample, to tell engines apart: `{ script: 'app.fsrs' }`. */
  readonly labels?: Readonly<Record<string, string>>
}

/** Reloads by duration: `counts[i]` of them took longer than `boundsMs[i - 1]` and at most `boundsMs[i]`. */
export interface DurationBuckets {
  readonly boundsMs: readonly number[]
  /** One more than there are bounds. */
  readonly counts: ArrayLike<number>
}

type Labels = Readonly<Record<string, string>>

interface Sample {
  readonly suffix?: string
  readonly labels?: Labels
  readonly value: number
}

/** Labels that tell the samples of a family apart: another of the same name would make two samples one. */
const OWN_LABELS: ReadonlySet<string> = new Set(['outcome', 'action', 'phase', 'quantile', 'le'])

/** @throws {CodedError} `INVALID_OPTION` for a prefix or a label name that the format does not allow, or that is in use */
export function prometheusText(
  metrics: MetricsSnapshot,
  buckets: DurationBuckets,
  { prefix = 'fsrs', labels = {} }: PrometheusOptions,
): string {
  checkName('prefix', prefix, /^[a-zA-Z_:][a-zA-Z0-9_:]*$/)
  for (const name of Object.keys(labels)) {
    checkName('label name', name, /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/)
    if (OWN_LABELS.has(name)) throw ownLabel(name)
  }

  const lines: string[] = []
  const family = (name: string, type: string, help: string, samples: readonly Sample[]): void => {
    lines.push(`# HELP ${prefix}_${name} ${help}`, `# TYPE ${prefix}_${name} ${type}`)
    for (const { suffix = '', labels: own = {}, value } of samples) {
      lines.push(`${prefix}_${name}${suffix}${labelText({ ...labels, ...own })} ${value}`)
    }
  }
  const counter = (name: string, help: string, value: number): void => family(name, 'counter', help, [{ value }])

  family('reloads_total', 'counter', 'Reloads by outcome.', [
    { labels: { outcome: 'success' }, value: metrics.succeeded },
    { labels: { outcome: 'failure' }, value: metrics.failed },
  ])
  counter('reloads_within_target_total', 'Reloads that succeeded within the target.', metrics.targetMet)
  counter('source_bytes_read_total', 'Bytes of source read.', metrics.sourceBytesRead)
  family('modules_total', 'counter', 'Modules by what a reload did with them.', [
    { labels: { action: 'compiled' }, value: metrics.modulesCompiled },
    { labels: { action: 'reused' }, value: metrics.modulesReused },
  ])
  counter('diagnostics_total', 'Findings about sources, of every severity.', metrics.diagnostics)
  family('generation', 'gauge', 'Newest generation that was compiled.', [{ value: metrics.generation }])
  family('failed_in_a_row', 'gauge', 'Failed reloads since the last success.', [{ value: metrics.failedInARow }])
  family('reload_duration_seconds', 'histogram', 'Duration of whole reloads.', histogram(metrics, buckets))
  family('reload_phase_seconds', 'summary', 'Duration of each phase of a reload.', phases(metrics))
  return `${lines.join('\n')}\n`
}

function histogram(metrics: MetricsSnapshot, { boundsMs, counts }: DurationBuckets): readonly Sample[] {
  let cumulative = 0
  const buckets = [...boundsMs, Infinity].map((boundMs, i): Sample => {
    cumulative += counts[i]!
    return { suffix: '_bucket', labels: { le: boundMs === Infinity ? '+Inf' : `${boundMs / 1000}` }, value: cumulative }
  })
  return [...buckets, ...sumAndCount(metrics, 'total')]
}

function phases(metrics: MetricsSnapshot): readonly Sample[] {
  return RELOAD_PHASES.flatMap((phase) => {
    const { p50Ms, p95Ms, p99Ms, count } = metrics.phases[phase]
    const quantile = (name: string, valueMs: number): Sample => ({
      labels: { phase, quantile: name },
      // "Not a number" is the format's word for a quantile of nothing.
      value: count === 0 ? NaN : valueMs / 1000,
    })
    const quantiles = [quantile('0.5', p50Ms), quantile('0.95', p95Ms), quantile('0.99', p99Ms)]
    return quantiles.concat(sumAndCount(metrics, phase, { phase }))
  })
}

function sumAndCount(
  metrics: MetricsSnapshot,
  phase: (typeof RELOAD_PHASES)[number],
  labels: Labels = {},
): readonly Sample[] {
  const { count, meanMs } = metrics.phases[phase]
  return [
    { suffix: '_sum', labels, value: (meanMs * count) / 1000 },
    { suffix: '_count', labels, value: count },
  ]
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')
}

function ownLabel(name: string): CodedError {
  return new CodedError('INVALID_OPTION', `The label name "${name}" is in use by the metrics themselves.`, {
    hint: `Choose another than ${[...OWN_LABELS].join(', ')}.`,
  })
}

function checkName(what: string, name: string, allowed: RegExp): void {
  if (allowed.test(name)) return
  throw new CodedError('INVALID_OPTION', `The ${what} "${name}" is not one that Prometheus allows.`, {
    hint: 'Use letters, digits and underscores, and begin with a letter.',
  })
}
