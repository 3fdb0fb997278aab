// npm run bench [-- NAME …] [--short] [--seed NUMBER] [--part NAME …] [--json DIRECTORY] [--readme]
//
// Runs benchmarks, prints what they found, and keeps it in results/ (not what the short form found). `--readme` writes the
// tables of results/ into the README. `--json` keeps them elsewhere, those of the short form too. A run that is cut off goes
// on where it was when it is started again (a benchmark that is measured in parts: save-to-event, way by way); `--part`
// measures single parts, and keeps them for the run. Exits with 1 where a result was wrong, which no figure of time ever is.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { SeededRandom } from '@fsrs/test-harness'

import type { Benchmark, BenchmarkReport } from './benchmark.ts'
import { environmentOf, loadOfMachine } from './environment.ts'
import { language } from './language.ts'
import { Parts } from './parts.ts'
import { allVersions, WORKSPACE } from './peers.ts'
import { README, withTables } from './readme.ts'
import { textOf } from './report.ts'
import { saveToEvent } from './save-to-event.ts'
import { saveToLive } from './save-to-live.ts'
import { scale } from './scale.ts'
import { state } from './state.ts'
import { storms } from './storms.ts'

const BENCHMARKS: readonly Benchmark[] = [saveToEvent, storms, saveToLive, language, scale, state]
const RESULTS = join(WORKSPACE, 'results')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
    seed: { type: 'string', default: '20261123' },
    part: { type: 'string', multiple: true },
    json: { type: 'string' },
  },
})
const seed = Number(values.seed)
const results = resolve(values.json ?? RESULTS)

async function run(benchmark: Benchmark, parts: Parts): Promise<BenchmarkReport> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'fsrs-bench-')))
  const random = new SeededRandom(seed)
  try {
    return await benchmark.run({
      short: values.short,
      directory,
      log: (line) => console.error(`  … ${line}`),
      shuffled: (items) =>
        items
          .map((item) => ({ item, rank: random.fraction() }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ item }) => item),
      inParts: (names, measure) => parts.measured(names, measure),
    })
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
  }
}

if (values.readme) {
  writeFileSync(README, withTables(RESULTS))
} else {
  const unknown = positionals.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name))
  if (unknown.length > 0) {
    console.error(
      `There is no benchmark ${unknown.join(', ')}. There are: ${BENCHMARKS.map((b) => b.name).join(', ')}.`,
    )
    process.exit(2)
  }
  for (const benchmark of BENCHMARKS) {
    if (positionals.length > 0 && !positionals.includes(benchmark.name)) continue
    const { name, question } = benchmark
    const parts = new Parts({
      file: values.short ? undefined : join(results, `${name}.unfinished.json`),
      environment: environmentOf(allVersions()),
      seed,
      asked: values.part,
    })
    const beganMs = performance.now()
    console.log(`\n${name}: ${question}\n`)
    const report = await run(benchmark, parts)
    console.log(textOf(report))
    console.log(
      `\n  (${((performance.now() - beganMs) / 1000).toFixed(0)} s${values.short ? ', short form: these figures mean nothing' : ''})`,
    )
    if (report.wrong.length > 0) process.exitCode = 1
    if (values.part !== undefined || (values.short && values.json === undefined)) continue
    mkdirSync(results, { recursive: true })
    const environment = { ...parts.environment, loadAfter: loadOfMachine() }
    writeFileSync(
      join(results, `${name}.json`),
      `${JSON.stringify({ name, question, short: values.short, seed, environment, ...report }, null, 2)}\n`,
    )
    parts.forget()
  }
  // Some peers keep the process alive.
  process.exit()
}
