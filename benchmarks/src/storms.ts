// A thousand saves in a second, and trees of many files.
//
// Storm: one file, 1000 saves by another process, 1 ms apart; each contestant in a process of its own. Counted until the
// last save is announced, or for 2 s after it: events, and torn reads, at which the file held no whole save, as it must now and then
// while another save is going on. Tree: each contestant in a process of its own, which begins to watch a tree of files in
// directories of 100. Timed: from the call to ready, where the contestant tells; not timed: loading its modules. Memory:
// growth of the resident set from before the call to half a second after ready, a garbage collection before each. Then
// all files are rewritten with the event loop blocked, and it counts those that were not announced within 3 s of silence.
// No warm-up: one watches a tree once. Medians of the trials; contestants in an order of chance.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { Benchmark, BenchmarkContext, BenchmarkReport, Goal, Row, Table } from './benchmark.ts'
import { NATIVE, WATCH_CONTESTANTS } from './file-watchers.ts'
import type { WatchContestant } from './file-watchers.ts'
import { inProcess } from './in-process.ts'
import { savedText } from './saved-text.ts'
import { Saver } from './saver.ts'
import { median } from './statistics.ts'
import type { TreeFound } from './tree-process.ts'
import { writeTree } from './tree.ts'
import { reasonIn, Watching } from './watching.ts'

const SAVES = 1000
const PATIENCE_MS = 2000
/** In the short form ours may take its time, since there a lost save fails the run, on however slow a machine. */
const PATIENCE_OF_SHORT_MS = 20_000

/** What one trial with a storm came to. */
interface StormFound {
  readonly events: number
  readonly torn: number
  readonly isLastAnnounced: boolean
}

/** A table, what is to be reached in it, and what must not happen in it. */
interface Part {
  readonly tables: readonly Table[]
  readonly goals: readonly Goal[]
  readonly wrong: readonly string[]
}

/** Question 2: storms and trees. */
export const storms: Benchmark = {
  name: 'storms',
  question:
    'A thousand saves in a second, ten thousand files at once, a hundred thousand files: what is lost, what does it cost?',
  run,
}

async function run(context: BenchmarkContext): Promise<BenchmarkReport> {
  const absent = new Set<string>()
  const parts = [await storm(context, absent)]
  for (const files of context.short ? [1000] : [1000, 10_000, 100_000]) parts.push(await tree(context, files, absent))
  return {
    tables: parts.flatMap(({ tables }) => tables),
    goals: parts.flatMap(({ goals }) => goals),
    absent: [...absent, 'bare fs.watch, file, trees: it watches one file'],
    wrong: [...parts.flatMap(({ wrong }) => wrong), ...[...absent].filter((line) => line.startsWith('@fsrs'))],
  }
}

/** Trials of all contestants, in turns; whoever fails is absent from then on, with the reason. */
async function trialsOf<Found>(
  context: BenchmarkContext,
  what: string,
  contestants: readonly WatchContestant[],
  trials: number,
  absent: Set<string>,
  trial: (contestant: WatchContestant, number: number) => Promise<Found>,
): Promise<Map<WatchContestant, readonly Found[]>> {
  const found = new Map<WatchContestant, Found[]>(contestants.map((contestant) => [contestant, []]))
  for (let number = 0; number < trials; number++) {
    for (const contestant of context.shuffled([...found.keys()])) {
      context.log(`${what}, ${contestant.name}, trial ${number + 1} of ${trials}`)
      try {
        found.get(contestant)!.push(await trial(contestant, number))
      } catch (error) {
        absent.add(
          `${contestant.name}, ${what}: ${reasonIn((error as Error).message).replaceAll(context.directory, '…')}`,
        )
        found.delete(contestant)
      }
    }
  }
  return found
}

async function storm(context: BenchmarkContext, absent: Set<string>): Promise<Part> {
  const trials = context.short ? 1 : 5
  using saver = new Saver()
  const found = await trialsOf(context, 'storm', WATCH_CONTESTANTS, trials, absent, (contestant, number) =>
    stormTrial(context, saver, contestant, number),
  )
  const missed = (each: readonly StormFound[]): number => each.filter(({ isLastAnnounced }) => !isLastAnnounced).length
  const rows = [...found].map(([{ name, isOurs }, each]): Row => {
    const of = (key: 'events' | 'torn'): number => median(each.map((one) => one[key]))
    return { name, isOurs, cells: [of('events'), of('torn'), `${each.length - missed(each)} of ${each.length}`] }
  })
  const wrong = [...found]
    .filter(([{ isOurs }, each]) => isOurs && missed(each) > 0)
    .map(([{ name }, each]) => `${name} did not announce the last save of ${missed(each)} of ${each.length} storms`)
  return {
    tables: [
      {
        title: `${SAVES} saves of one file, a millisecond apart`,
        method: `Medians of ${trials} storms each; the last save counts as announced if an event found it within ${PATIENCE_MS / 1000} s.`,
        columns: ['events', 'torn', 'last save announced'],
        rows,
      },
    ],
    goals: [
      {
        text: 'ours: the last save of every storm is announced, whatever the backend',
        measured: wrong.length === 0 ? 'all of them' : wrong.join('; '),
        isMet: wrong.length === 0,
      },
    ],
    wrong,
  }
}

async function stormTrial(
  context: BenchmarkContext,
  saver: Saver,
  contestant: WatchContestant,
  number: number,
): Promise<StormFound> {
  const directory = join(context.directory, `storm-${WATCH_CONTESTANTS.indexOf(contestant)}-${number}`)
  mkdirSync(directory)
  const file = join(directory, 'file.txt')
  await saver.save(file, savedText(0, 1), 'create')
  using watching = await Watching.begin(contestant, file)
  await saver.save(file, savedText('#', 1), 'storm')
  const patienceMs = context.short && contestant.isOurs ? PATIENCE_OF_SHORT_MS : PATIENCE_MS
  const last = await watching.announced(SAVES, 0, patienceMs)
  const torn = watching.events.filter(({ id }) => id === undefined).length
  return { events: watching.events.length, torn, isLastAnnounced: last !== undefined }
}

async function tree(context: BenchmarkContext, files: number, absent: Set<string>): Promise<Part> {
  const root = join(context.directory, `tree-${files}`)
  const trials = context.short ? 1 : files === 10_000 ? 5 : 3
  const contestants = WATCH_CONTESTANTS.filter(({ watchesTrees }) => watchesTrees)
  const found = await trialsOf(context, `${files} files`, contestants, trials, absent, ({ name }, number) => {
    writeTree(root, files, `before ${number} ${name} ${'x'.repeat(200)}\n`)
    return inProcess<TreeFound>('tree-process.js', name, root, String(files))
  })
  const lostOf = (each: readonly TreeFound[]): number => Math.max(...each.map(({ lost }) => lost))
  const of = (each: readonly TreeFound[], key: keyof TreeFound): number => median(each.map((one) => one[key]))
  const rows = [...found].map(([{ name, isOurs, tellsReady }, each]): Row => {
    const readyMs = tellsReady ? of(each, 'readyMs') : undefined
    return { name, isOurs, cells: [readyMs, of(each, 'memoryMb'), lostOf(each)] }
  })
  const wrong = [...found]
    .filter(([{ isOurs }, each]) => isOurs && lostOf(each) > 0)
    .map(([{ name }, each]) => `${name} lost ${lostOf(each)} of ${files} files`)
  return {
    tables: [
      {
        title: `A tree of ${files} files`,
        method: `Ready in milliseconds (–: it does not tell), memory in MB after half a second, files of ${files} whose rewriting was not announced (the most of any trial); medians of ${trials}.`,
        columns: ['ready', 'memory', 'lost'],
        rows,
      },
    ],
    goals: treeGoals(files, rows, wrong),
    wrong,
  }
}

function treeGoals(files: number, rows: readonly Row[], wrong: readonly string[]): Goal[] {
  const cellsOf = (prefix: string): readonly number[] =>
    (rows.find(({ name }) => name.startsWith(prefix))?.cells ?? []).map(Number)
  const [readyMs = Number.NaN, memoryMb = Number.NaN] = cellsOf(NATIVE)
  const [parcelMs = Number.NaN] = cellsOf('@parcel')
  const ratio = readyMs / parcelMs
  const mostMb = (15 * Math.max(files, 10_000)) / 10_000
  return [
    {
      text: `native: ${files} files ready within 1.5 × @parcel/watcher`,
      measured: `${ratio.toFixed(2)} × (${readyMs.toFixed(1)} ms, ${parcelMs.toFixed(1)} ms)`,
      isMet: ratio <= 1.5,
    },
    {
      text: `native: ${files} files in at most ${mostMb} MB`,
      measured: `${memoryMb.toFixed(1)} MB`,
      isMet: memoryMb <= mostMb,
    },
    {
      text: `ours: no rewriting of ${files} files lost, whatever the backend`,
      measured: wrong.length === 0 ? 'none lost' : wrong.join('; '),
      isMet: wrong.length === 0,
    },
  ]
}
