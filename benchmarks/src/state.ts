// What live programs cost: taking state over, calling through handles; and whether old programs are freed.
//
// State: `prepare` + `swap` of a reload that takes 100 000 records over, less those of the same reload with none, so that
// compiling and loading are not in it; the two take turns in one process, each after a collection; median of 15 after 2 to
// warm up, and the first, which is what a developer meets. Calls: ten million through `engine.live.fn` beside as many of the function that `toJs`
// gives; median of the ratios of 9 rounds that take turns, after one to warm up. Freed: 10 000 reloads of a program
// with state, a handle and a function in the host's hands, weak references to each generation's chunk and function,
// looked at after a collection; bytes on the heap after 3000 reloads and at the end. Values are checked before times count.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { Benchmark, BenchmarkContext, BenchmarkReport, Goal, Row } from './benchmark.ts'
import { inProcess } from './in-process.ts'
import { numberText } from './report.ts'
import { median } from './statistics.ts'
import type { FreedFound, TakenOverFound } from './state-process.ts'

const WAYS = [
  { what: 'list-kept', name: 'a list, its type the same' },
  { what: 'list-converted', name: 'a list, a field added and one widened' },
  { what: 'array-converted', name: 'an array, a field added and one widened' },
  { what: 'list-migrated', name: 'a list, each record by a [<Migrate>] function' },
  { what: 'array-migrated', name: 'an array, each record by a [<Migrate>] function' },
] as const

const STATE_MS_MAX = 10
const CALL_RATIO_MAX = 2
/** The weak references themselves are 40 of them, and what V8 still learns after the warm-up some 150; a generation is thousands. */
const BYTES_A_RELOAD_MAX = 1000

/** Question 6: state and live programs. */
export const state: Benchmark = {
  name: 'state',
  question:
    'What do live programs cost: state that is taken over, calls through handles, and what is left of old ones?',
  run,
}

async function run(context: BenchmarkContext): Promise<BenchmarkReport> {
  const records = context.short ? 1000 : 100_000
  const rows: Row[] = []
  const goals: Goal[] = []
  for (const { what, name } of WAYS) {
    context.log(name)
    const { firstMs, ms } = await takenOver(context, what, records)
    rows.push({ name, isOurs: true, cells: [median(ms), Math.max(...ms), firstMs] })
    goals.push({
      text: `${records} records, ${name}: taken over in less than ${STATE_MS_MAX} ms`,
      measured: `${numberText(median(ms))} ms`,
      isMet: median(ms) < STATE_MS_MAX,
    })
  }
  context.log('calls through a handle')
  const ratios = await inProcess<number[]>(
    'state-process.js',
    'calls',
    directoryOf(context, 'calls'),
    ...roundsOf(context),
  )
  goals.push({
    text: `a call through live.fn costs at most ${CALL_RATIO_MAX} × the call of the function itself`,
    measured: `${median(ratios).toFixed(2)} ×`,
    isMet: median(ratios) <= CALL_RATIO_MAX,
  })
  context.log('what is left of old programs')
  const reloads = context.short ? 100 : 10_000
  const freed = await inProcess<FreedFound>('state-process.js', 'freed', directoryOf(context, 'freed'), String(reloads))
  goals.push({
    text: `of ${reloads} generations those that history keeps are reachable, and no other`,
    measured: `${freed.reachable} of them, of which history keeps ${freed.kept}`,
    isMet: freed.reachable <= freed.kept,
  })
  // A hundred reloads say nothing about bytes.
  if (!context.short)
    goals.push({
      text: `less than ${BYTES_A_RELOAD_MAX} bytes stay on the heap for each of ${reloads} reloads`,
      measured: `${numberText(freed.bytesAReload)} bytes`,
      isMet: freed.bytesAReload < BYTES_A_RELOAD_MAX,
    })
  return {
    tables: [
      {
        title: `${records} records taken over by a reload`,
        method: 'Milliseconds beyond those of the same reload without records, of 15 after 2; and the first of all.',
        columns: ['median', 'max', 'first'],
        rows,
      },
      {
        title: 'Calls through a handle',
        method: 'How many times as long as the call of the function itself, of 9 rounds.',
        columns: ['median', 'min', 'max'],
        rows: [{ name: 'live.fn', isOurs: true, cells: [median(ratios), Math.min(...ratios), Math.max(...ratios)] }],
      },
      {
        title: `${reloads} reloads of a live program`,
        method:
          'Generations that a weak reference reaches after a collection, those that history keeps, and bytes that each reload left on the heap.',
        columns: ['reachable', 'kept', 'bytes a reload'],
        rows: [
          {
            name: 'FSRS',
            isOurs: true,
            cells: [freed.reachable, freed.kept, context.short ? undefined : freed.bytesAReload],
          },
        ],
      },
    ],
    goals: context.short ? goals.filter(({ text }) => text.includes('history')) : goals,
    absent: [],
    wrong: [],
  }
}

function takenOver(context: BenchmarkContext, what: string, records: number): Promise<TakenOverFound> {
  const runs = context.short ? 2 : 15
  return inProcess('state-process.js', what, directoryOf(context, what), String(records), String(runs))
}

function roundsOf({ short }: BenchmarkContext): readonly string[] {
  return short ? ['100000', '3'] : ['10000000', '9']
}

function directoryOf({ directory }: BenchmarkContext, name: string): string {
  const path = join(directory, name)
  mkdirSync(path)
  return path
}
