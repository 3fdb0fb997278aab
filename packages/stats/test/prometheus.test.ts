import parse from 'parse-prometheus-text-format'
import { expect, test } from 'vitest'
import { ReloadMetrics, ReloadStats } from '@fsrs/stats'

const recorded = new ReloadMetrics()
recorded.record(ReloadStats.success({ reloadTimeMs: 0.75, compileTimeMs: 0.5, modulesCompiled: 2, modulesReused: 5 }))
recorded.record(ReloadStats.success({ reloadTimeMs: 30, compileTimeMs: 20, sourceSizeBytes: 1234, generation: 2 }))
recorded.record(ReloadStats.failure({ reloadTimeMs: 60_000, errorMessage: 'x', diagnosticsCount: 4 }))

const family = (text: string, name: string) => {
  const found = parse(text).find((candidate) => candidate.name === name)
  if (found === undefined) throw new Error(`no metric ${name} in:\n${text}`)
  return found
}

/** This parser merges the summaries of a family that differ in labels only, so it is shown one at a time. */
const phaseAlone = (name: string) => {
  const lines = recorded.toPrometheus().split('\n')
  const own = lines.filter((line) => line.startsWith('#') || line.includes(`phase="${name}"`))
  const text = own.join('\n').replaceAll(`{phase="${name}"}`, '').replaceAll(`phase="${name}",`, '')
  return family(`${text}\n`, 'fsrs_reload_phase_seconds').metrics
}

test("a Prometheus client's parser reads every family with its type", () => {
  const families = parse(recorded.toPrometheus()).map(({ name, type }) => `${name} ${type}`)
  expect(families).toEqual([
    'fsrs_reloads_total COUNTER',
    'fsrs_reloads_within_target_total COUNTER',
    'fsrs_source_bytes_read_total COUNTER',
    'fsrs_modules_total COUNTER',
    'fsrs_diagnostics_total COUNTER',
    'fsrs_generation GAUGE',
    'fsrs_failed_in_a_row GAUGE',
    'fsrs_reload_duration_seconds HISTOGRAM',
    'fsrs_reload_phase_seconds SUMMARY',
  ])
})

test('counters and gauges carry the recorded figures', () => {
  const text = recorded.toPrometheus()
  expect(family(text, 'fsrs_reloads_total').metrics).toEqual([
    { value: '2', labels: { outcome: 'success' } },
    { value: '1', labels: { outcome: 'failure' } },
  ])
  expect(family(text, 'fsrs_modules_total').metrics).toEqual([
    { value: '2', labels: { action: 'compiled' } },
    { value: '5', labels: { action: 'reused' } },
  ])
  expect(family(text, 'fsrs_source_bytes_read_total').metrics).toEqual([{ value: '1234' }])
  expect(family(text, 'fsrs_diagnostics_total').metrics).toEqual([{ value: '4' }])
  expect(family(text, 'fsrs_generation').metrics).toEqual([{ value: '2' }])
  expect(family(text, 'fsrs_failed_in_a_row').metrics).toEqual([{ value: '1' }])
})

test('the buckets of the histogram are cumulative and end with everything', () => {
  const [histogram] = family(recorded.toPrometheus(), 'fsrs_reload_duration_seconds').metrics
  expect(histogram).toMatchObject({
    buckets: { '0.0005': '0', '0.001': '1', '0.025': '1', '0.05': '2', '10': '2', '+Inf': '3' },
    count: '3',
    sum: '60.03075',
  })
})

test('each phase is a summary; a phase that never happened has no quantiles', () => {
  const quantiles = { '0.5': '0.000501', '0.95': '0.02', '0.99': '0.02' }
  expect(phaseAlone('compile')).toEqual([{ count: '2', sum: '0.0205', quantiles }])
  expect(phaseAlone('detect')).toEqual([
    { count: '0', sum: '0', quantiles: { '0.5': 'NaN', '0.95': 'NaN', '0.99': 'NaN' } },
  ])
})

test('the format is right before anything was recorded', () => {
  expect(parse(new ReloadMetrics().toPrometheus())).toHaveLength(9)
})

test('labels are put on every sample and survive quotes, backslashes and line feeds', () => {
  const script = 'C:\\scripts\\"a"\nb.fsrs'
  const text = recorded.toPrometheus({ prefix: 'term', labels: { script } })
  const families = parse(text)
  expect(families.filter(({ name }) => !name.startsWith('term_'))).toEqual([])
  for (const name of ['term_reloads_total', 'term_modules_total']) {
    expect(family(text, name).metrics.map(({ labels }) => labels?.['script'])).toEqual([script, script])
  }
  expect(text.endsWith('\n')).toBe(true)
  expect(family(text, 'term_generation').metrics).toEqual([{ value: '2', labels: { script } }])
})

test.each(['0abc', 'a-b', ''])('the prefix "%s" is refused', (prefix) => {
  expect(() => recorded.toPrometheus({ prefix })).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
})

test.each(['0abc', 'a-b', '__reserved', 'a:b', 'le', 'outcome', 'quantile'])(
  'the label name "%s" is refused',
  (name) => {
    expect(() => recorded.toPrometheus({ labels: { [name]: 'x' } })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    )
  },
)
