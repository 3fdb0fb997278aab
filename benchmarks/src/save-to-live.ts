// From a save by another process to the new code running.
//
// Timed: from just before the call that completes the save (written in place) to the moment at which the new version of
// the program runs; it says so itself, with the time. Each contestant runs in a process of its own and reloads its own
// copy of the program, all JavaScript ones the very same text. They take turns, save by save, in an order of chance, 100 ms
// apart. Warm-up: the first saves. A version that is not live in time is missed; one that runs twice is a duplicate; one
// that runs after a newer one is stale. Those that start their process anew get fewer saves.

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import type { Benchmark, BenchmarkContext, BenchmarkReport, Goal, Row, Table } from './benchmark.ts'
import type { HeapFound } from './heap-process.ts'
import { inProcess } from './in-process.ts'
import { LIVE_CONTESTANTS, LIVE_FLOOR } from './live-contestants.ts'
import type { LiveContestant } from './live-contestants.ts'
import { writeManyModules, writeOneModule, writeThreeFiles } from './live-project.ts'
import type { Edited, Project } from './live-project.ts'
import { LiveRunner } from './live-runner.ts'
import { Saver } from './saver.ts'
import { median, percentile } from './statistics.ts'

const GAP_MS = 100
const PATIENCE_MS = 5000

/** How one contestant did. */
interface Found {
  readonly timesMs: number[]
  missed: number
  duplicates: number
  stale: number
  heapBytesPerReload: number | undefined
}

interface Counts {
  readonly warmUp: number
  readonly saves: number
  /** Saves for those that start their process anew, without warm-up. */
  readonly restarts: number
}

/** Question 3: from a save to the new code live. */
export const saveToLive: Benchmark = {
  name: 'save-to-live',
  question: 'A file of a running program is saved. How long until the new code runs, and does anything else happen?',
  run: measureAll,
}

async function measureAll(context: BenchmarkContext): Promise<BenchmarkReport> {
  const { short } = context
  using saver = new Saver()
  const absent: string[] = []
  const tables: Table[] = []
  const medians = new Map<string, number>()
  const measure = async (
    title: string,
    modules: number,
    edited: Edited,
    counts: Counts,
  ): Promise<Map<string, Found>> => {
    const found = await race(context, saver, { modules, edited }, counts, absent)
    for (const [name, { timesMs }] of found) medians.set(`${title} ${name}`, median(timesMs))
    tables.push(tableOf(title, counts, found))
    return found
  }
  const one = await measure('1 module', 1, 'leaf', short ? SHORT : { warmUp: 20, saves: 100, restarts: 10 })
  for (const modules of short ? [20] : [200, 2000]) {
    const counts = short ? SHORT : { warmUp: modules > 200 ? 10 : 15, saves: modules > 200 ? 25 : 40, restarts: 0 }
    await measure(`${modules} modules, a leaf`, modules, 'leaf', counts)
    await measure(`${modules} modules, the shared one`, modules, 'shared', counts)
  }
  tables.push(await together(context, saver), await heap(short ? 200 : 10_000))
  return { tables, goals: short ? [] : goalsOf(one, medians), absent, wrong: [] }
}

const SHORT: Counts = { warmUp: 1, saves: 3, restarts: 1 }

async function race(
  context: BenchmarkContext,
  saver: Saver,
  { modules, edited }: { readonly modules: number; readonly edited: Edited },
  counts: Counts,
  absent: string[],
): Promise<Map<string, Found>> {
  const asked = LIVE_CONTESTANTS.filter((contestant) => contestant.modulesMax >= modules)
  const directoryOf = (contestant: LiveContestant): string =>
    join(context.directory, `${modules}-${edited}-${LIVE_CONTESTANTS.indexOf(contestant)}`)
  const runners = new Map<LiveContestant, LiveRunner>()
  const found = new Map<string, Found>()
  for (const contestant of asked) {
    context.log(`${modules} modules, ${edited}: ${contestant.name} begins`)
    const runner = new LiveRunner(contestant, projectOf(directoryOf(contestant), contestant, modules, edited))
    if ((await runner.live('0', 60_000)) === undefined) {
      absent.push(`${contestant.name}, ${modules} modules: it did not run the program (${runner.errorText})`)
      runner.end()
      continue
    }
    runners.set(contestant, runner)
    found.set(contestant.name, { timesMs: [], missed: 0, duplicates: 0, stale: 0, heapBytesPerReload: undefined })
  }
  await setTimeout(context.short ? 500 : 1500)
  const heapBefore = new Map<string, number | undefined>()
  for (let version = 1; version <= counts.warmUp + counts.saves; version++) {
    if (version === counts.warmUp + 1 && modules > 1) {
      for (const [{ name, restarts }, runner] of runners) if (!restarts) heapBefore.set(name, await runner.heapBytes())
    }
    for (const [contestant, runner] of context.shuffled([...runners])) {
      if (contestant.restarts && version > counts.restarts) continue
      const isWarm = contestant.restarts || version > counts.warmUp
      const timeMs = await timeSave(saver, runner, version)
      const result = found.get(contestant.name)!
      if (timeMs === undefined) result.missed++
      else if (isWarm) result.timesMs.push(timeMs)
      await setTimeout(GAP_MS)
    }
  }
  for (const [contestant, runner] of runners) {
    const result = found.get(contestant.name)!
    const before = heapBefore.get(contestant.name)
    const after = before === undefined ? undefined : await runner.heapBytes()
    if (before !== undefined && after !== undefined) result.heapBytesPerReload = (after - before) / counts.saves
    Object.assign(result, disorder(runner))
    runner.end()
    rmSync(directoryOf(contestant), { recursive: true, force: true })
  }
  return found
}

function projectOf(directory: string, { language }: LiveContestant, modules: number, edited: Edited): Project {
  if (modules === 1 || language === 'function') return writeOneModule(directory, language)
  return writeManyModules(directory, language, modules, edited)
}

async function timeSave(saver: Saver, runner: LiveRunner, version: number): Promise<number | undefined> {
  const from = runner.runs.length
  const { file, textAt } = runner.project
  const savedNs = await saver.save(file, textAt(version), 'in-place')
  const run = await runner.live(String(version), PATIENCE_MS, from)
  return run === undefined ? undefined : Number(run.atNs - savedNs) / 1e6
}

/** Versions that ran more than once, and those that ran after a newer one. */
function disorder({ runs }: LiveRunner): { readonly duplicates: number; readonly stale: number } {
  let newest = -1
  let duplicates = 0
  let stale = 0
  const seen = new Set<number>()
  for (const { version } of runs) {
    const number = Number(version)
    if (seen.has(number)) duplicates++
    if (number < newest) stale++
    seen.add(number)
    newest = Math.max(newest, number)
  }
  return { duplicates, stale }
}

function tableOf(title: string, counts: Counts, found: ReadonlyMap<string, Found>): Table {
  const floor = found.get(LIVE_FLOOR)?.timesMs
  const ours = found.get('@fsrs/engine, FSRS')?.timesMs ?? []
  const base = floor ?? ours
  const rows = [...found].map(([name, { timesMs, missed, duplicates, stale, heapBytesPerReload }]): Row => {
    const at = (part: number): number => percentile(timesMs, part)
    const isOurs = name.startsWith('@fsrs')
    const kilobytes = heapBytesPerReload === undefined ? undefined : heapBytesPerReload / 1024
    const times = [at(0.5), at(0.95), at(0.99), at(1), at(0.5) / percentile(base, 0.5)]
    return { name, isOurs, cells: [...times, missed, duplicates, stale, kilobytes] }
  })
  return {
    title: `From a save to the new code live: ${title}`,
    method: `Milliseconds; ${counts.saves} saves after ${counts.warmUp} to warm up (those that restart: ${counts.restarts}).`,
    columns: [
      'p50',
      'p95',
      'p99',
      'max',
      `p50 ÷ ${floor === undefined ? 'FSRS' : 'floor'}`,
      'missed',
      'duplicate',
      'stale',
      'KB a reload',
    ],
    rows,
  }
}

function goalsOf(one: ReadonlyMap<string, Found>, medians: ReadonlyMap<string, number>): Goal[] {
  const ours = one.get('@fsrs/engine, FSRS')!.timesMs
  const ratio = percentile(ours, 0.5) / percentile(one.get(LIVE_FLOOR)!.timesMs, 0.5)
  const p99 = percentile(ours, 0.99)
  const times = (title: string): number => medians.get(`${title} @fsrs/engine, FSRS`)! / percentile(ours, 0.5)
  const [leaf, shared] = [times('2000 modules, a leaf'), times('2000 modules, the shared one')]
  return [
    { text: '1 module: p50 at most 1.3 × the floor', measured: `${ratio.toFixed(2)} ×`, isMet: ratio <= 1.3 },
    { text: '1 module: p99 at most 5 ms', measured: `${p99.toFixed(1)} ms`, isMet: p99 <= 5 },
    { text: '2000 modules: a leaf within 2 × of one module', measured: `${leaf.toFixed(1)} ×`, isMet: leaf <= 2 },
    {
      text: '2000 modules: a shared one whose interface stays within 5 × of one module',
      measured: `${shared.toFixed(1)} ×`,
      isMet: shared <= 5,
    },
  ]
}

/** Three files of one program saved together: does a mix of old and new ever run? */
async function together(context: BenchmarkContext, saver: Saver): Promise<Table> {
  const trials = context.short ? 2 : 20
  const rows: Row[] = []
  for (const contestant of LIVE_CONTESTANTS) {
    const { language } = contestant
    if (contestant.restarts || language === 'function') continue
    context.log(`three files together: ${contestant.name}`)
    const directory = join(context.directory, `together-${LIVE_CONTESTANTS.indexOf(contestant)}`)
    const runner = new LiveRunner(contestant, writeThreeFiles(directory, language))
    await runner.live('0,0,0', 20_000)
    await setTimeout(500)
    let missed = 0
    for (let version = 1; version <= trials; version++) {
      await saver.save(runner.project.file, runner.project.textAt(version), 'together')
      const run = await runner.live(`${version},${version},${version}`, 3000)
      if (run === undefined) missed++
      await setTimeout(GAP_MS)
    }
    runner.end()
    const mixes = runner.runs.filter(({ version }) => new Set(version.split(',')).size > 1).length
    rows.push({
      name: contestant.name,
      isOurs: contestant.isOurs,
      cells: [mixes, missed, (runner.runs.length - 1) / trials],
    })
  }
  return {
    title: 'Three files of one program saved together',
    method: `${trials} times, one right after the other, by another process.`,
    columns: ['mixes that ran', 'missed', 'runs a save'],
    rows,
  }
}

async function heap(reloads: number): Promise<Table> {
  const rows: Row[] = []
  for (const name of ['@fsrs/engine, FSRS', '@fsrs/typescript']) {
    const { bytesPerReload, reachable } = await inProcess<HeapFound>('heap-process.js', name, String(reloads))
    rows.push({ name, isOurs: true, cells: [bytesPerReload, reachable] })
  }
  return {
    title: `What ${reloads} reloads leave behind`,
    method:
      'Bytes of heap a reload after a full collection, and old programs of every hundredth reload that are still reachable; three files, a new text each time.',
    columns: ['bytes a reload', 'reachable'],
    rows,
  }
}
