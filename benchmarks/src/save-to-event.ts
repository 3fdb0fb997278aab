// One file is saved by another process: how long until the watcher's event?
//
// Timed: from just before the system call that completes the save to the moment at which the client, woken by the event,
// has read the new content. Not timed: starting to watch. Torn: events at which the file held neither the old nor the new
// content. Lost: saves without an event at which the new content was there, within 300 ms. The contestants take turns in
// rounds, in an order of chance, so that noise meets all alike; each save is 60 ms after the one before, longer than the
// throttles of the peers. Warm-up: 10 saves a round.

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { saveStrategies } from '@fsrs/test-harness'

import type { Benchmark, BenchmarkContext, BenchmarkReport, Goal, Row, Table } from './benchmark.ts'
import { FLOOR, WATCH_CONTESTANTS } from './file-watchers.ts'
import type { WatchContestant } from './file-watchers.ts'
import { Saver } from './saver.ts'
import { geometricMean, percentile } from './statistics.ts'

const GAP_MS = 60
const PATIENCE_MS = 300
const BYTES = 400

/** What a contestant did with one way to save. */
interface Found {
  readonly timesMs: number[]
  torn: number
  lost: number
  events: number
  saves: number
}

/** Question 1: from a save to an event. */
export const saveToEvent: Benchmark = {
  name: 'save-to-event',
  question: 'A file is saved by another process. How long until a watcher’s client has the new content?',
  run,
}

async function run(context: BenchmarkContext): Promise<BenchmarkReport> {
  const ways = [
    'in-place',
    'rename',
    ...saveStrategies.filter(({ effect }) => effect === 'content').map(({ name }) => name),
  ]
  using saver = new Saver()
  const tables: Table[] = []
  const ratios: { readonly way: string; readonly p50: number; readonly p99: number }[] = []
  let failures = 0
  for (const way of context.short ? ways.slice(0, 3) : ways) {
    const found = await measureAll(context, saver, way)
    tables.push(tableOf(way, found, context.short))
    const [floor, native] = [found.get(FLOOR)!, found.get('@fsrs/watcher native')!]
    for (const [name, { torn, lost, events, saves }] of found)
      if (name.startsWith('@fsrs/watcher')) failures += torn + lost + Math.abs(events - saves)
    ratios.push({
      way,
      p50: percentile(native.timesMs, 0.5) / percentile(floor.timesMs, 0.5),
      p99: percentile(native.timesMs, 0.99) / percentile(floor.timesMs, 0.99),
    })
  }
  return {
    tables,
    goals: [...goalsOf(ratios), correctness(failures)],
    absent: ['chokidar 6: it needs a newer Node.js'],
  }
}

async function measureAll(context: BenchmarkContext, saver: Saver, way: string): Promise<Map<string, Found>> {
  const rounds = context.short ? 1 : 4
  const saves = context.short ? 5 : 25
  const found = new Map<string, Found>()
  for (const { name } of WATCH_CONTESTANTS) found.set(name, { timesMs: [], torn: 0, lost: 0, events: 0, saves: 0 })
  for (let round = 0; round < rounds; round++) {
    context.log(`${way}, round ${round + 1} of ${rounds}`)
    for (const contestant of context.shuffled(WATCH_CONTESTANTS)) {
      await measure(
        context,
        saver,
        contestant,
        way,
        { warmUp: context.short ? 1 : 10, saves },
        found.get(contestant.name)!,
      )
    }
  }
  return found
}

async function measure(
  context: BenchmarkContext,
  saver: Saver,
  contestant: WatchContestant,
  way: string,
  count: { readonly warmUp: number; readonly saves: number },
  found: Found,
): Promise<void> {
  const directory = join(context.directory, 'watched')
  mkdirSync(directory)
  const file = join(directory, 'file.txt')
  await saver.save(file, textOf(0), saveStrategies.some(({ name }) => name === way) ? `create ${way}` : 'create')
  const current = { wanted: 0, atNs: undefined as bigint | undefined }
  const counted = { torn: 0, events: 0 }
  const close = await contestant.watchFile(file, () => {
    const id = idIn(file)
    if (id === undefined) counted.torn++
    else if (id === current.wanted) {
      counted.events++
      current.atNs ??= process.hrtime.bigint()
    }
  })
  await setTimeout(200)
  for (let id = 1; id <= count.warmUp + count.saves; id++) {
    if (id === count.warmUp + 1) Object.assign(counted, { torn: 0, events: 0 })
    Object.assign(current, { wanted: id, atNs: undefined })
    const savedNs = await saver.save(file, textOf(id), way)
    const endsAtMs = performance.now() + PATIENCE_MS
    while (current.atNs === undefined && performance.now() < endsAtMs) await setTimeout(2)
    if (id > count.warmUp) {
      if (current.atNs === undefined) found.lost++
      else found.timesMs.push(Number(current.atNs - savedNs) / 1e6)
    }
    await setTimeout(GAP_MS)
  }
  found.torn += counted.torn
  found.events += counted.events
  found.saves += count.saves
  await close()
  rmSync(directory, { recursive: true })
}

function textOf(id: number): string {
  return `save ${id} ${'.'.repeat(BYTES)}\n`
}

function idIn(file: string): number | undefined {
  try {
    const id = /^save (\d+) \.*\n$/.exec(readFileSync(file, 'utf8'))?.[1]
    return id === undefined ? undefined : Number(id)
  } catch {
    return undefined
  }
}

function tableOf(way: string, found: ReadonlyMap<string, Found>, short: boolean): Table {
  const floor = found.get(FLOOR)!.timesMs
  const rows = [...found].map(([name, { timesMs, torn, lost, events, saves }]): Row => {
    const at = (part: number): number => percentile(timesMs, part)
    const cells = [
      at(0.5),
      at(0.95),
      at(0.99),
      at(1),
      at(0.5) / percentile(floor, 0.5),
      at(0.99) / percentile(floor, 0.99),
    ]
    return { name, isOurs: name.startsWith('@fsrs'), cells: [...cells, torn, lost, events / saves] }
  })
  return {
    title: `From a save (${way}) to its content in the client’s hands`,
    method: `Milliseconds; ${short ? 5 : 100} saves of ${BYTES} bytes by another process, contestants in turns.`,
    columns: ['p50', 'p95', 'p99', 'max', 'p50 ÷ floor', 'p99 ÷ floor', 'torn', 'lost', 'events a save'],
    rows,
  }
}

function goalsOf(ratios: readonly { readonly way: string; readonly p50: number; readonly p99: number }[]): Goal[] {
  return (['p50', 'p99'] as const).map((part) => {
    const most = part === 'p50' ? 1.5 : 2
    const beyond = ratios.filter((ratio) => !(ratio[part] <= most))
    const mean = geometricMean(ratios.map((ratio) => ratio[part]))
    const which = beyond.map((ratio) => `${ratio.way} ${ratio[part].toFixed(2)}`).join(', ')
    return {
      text: `native: ${part} at most ${most} × bare fs.watch on the directory, for every way to save`,
      measured: `${mean.toFixed(2)} × (geometric mean)${which === '' ? '' : `, beyond it: ${which}`}`,
      isMet: beyond.length === 0,
    }
  })
}

function correctness(failures: number): Goal {
  return {
    text: 'ours: no torn read, no lost save, one event a save, whatever the backend',
    measured: `${failures} exceptions`,
    isMet: failures === 0,
  }
}
