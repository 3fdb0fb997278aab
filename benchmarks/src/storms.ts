// A thousand saves in a second, and trees of many files.
//
// Storm: one file, 1000 saves by another process, 1 ms apart. Counted until 400 ms of silence: events, torn reads at
// events, and whether the last content was announced. Tree: each contestant in a process of its own, which begins to
// watch a tree of files in directories of 100. Timed: from the call to ready. Memory: growth of the resident set from
// before the call to half a second after ready, a garbage collection before each. Then all files are rewritten with the
// event loop blocked, and it counts those that were never announced, until 3 s of silence. No warm-up: one watches a tree
// once. Medians of the trials; contestants in an order of chance.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import type { Benchmark, BenchmarkContext, BenchmarkReport, Goal, Row, Table } from './benchmark.ts'
import { WATCH_CONTESTANTS } from './file-watchers.ts'
import type { WatchContestant } from './file-watchers.ts'
import { inProcess } from './in-process.ts'
import { Saver } from './saver.ts'
import { median } from './statistics.ts'
import type { TreeFound } from './tree-process.ts'

const SAVES = 1000
const SILENCE_MS = 400
const NATIVE = '@fsrs/watcher native'

/** Question 2: storms and trees. */
export const storms: Benchmark = {
  name: 'storms',
  question:
    'A thousand saves in a second, ten thousand files at once, a hundred thousand files: what is lost, what does it cost?',
  run: measureAll,
}

async function measureAll(context: BenchmarkContext): Promise<BenchmarkReport> {
  const stormFound = await stormTable(context)
  const sizes = context.short ? [1000] : [1000, 10_000, 100_000]
  const trees = []
  for (const files of sizes) trees.push(await treeTable(context, files))
  return {
    tables: [stormFound, ...trees.map(({ table }) => table)],
    goals: trees.flatMap(({ goals }) => goals),
    absent: ['chokidar 6: it needs a newer Node.js', 'bare fs.watch on the file: it is lost at the first atomic save'],
  }
}

async function stormTable(context: BenchmarkContext): Promise<Table> {
  using saver = new Saver()
  const rows: Row[] = []
  for (const contestant of context.shuffled(WATCH_CONTESTANTS)) {
    context.log(`storm, ${contestant.name}`)
    rows.push(await storm(context, saver, contestant))
  }
  return {
    title: '1000 saves of one file, a millisecond apart',
    method: 'One storm each; counted until 400 ms of silence.',
    columns: ['events', 'torn', 'last save announced'],
    rows: inOrder(rows),
  }
}

async function storm(
  context: BenchmarkContext,
  saver: Saver,
  { name, isOurs, watchFile }: WatchContestant,
): Promise<Row> {
  const directory = join(context.directory, `storm ${name.replaceAll('/', ' ')}`)
  mkdirSync(directory)
  const file = join(directory, 'file.txt')
  await saver.save(file, 'save 0.\n', 'create')
  const counted = { events: 0, torn: 0, last: 0, atMs: 0 }
  const close = await watchFile(file, () => {
    counted.events++
    counted.atMs = performance.now()
    const id = /^save (\d+)\.\n$/.exec(readFileSync(file, 'utf8'))?.[1]
    if (id === undefined) counted.torn++
    else counted.last = Number(id)
  })
  await setTimeout(200)
  await saver.save(file, 'save #.\n', 'storm')
  counted.atMs = performance.now()
  while (performance.now() - counted.atMs < SILENCE_MS) await setTimeout(20)
  await close()
  return { name, isOurs, cells: [counted.events, counted.torn, counted.last === SAVES ? 'yes' : 'no'] }
}

async function treeTable(
  context: BenchmarkContext,
  files: number,
): Promise<{ readonly table: Table; readonly goals: readonly Goal[] }> {
  const root = join(context.directory, `tree-${files}`)
  const contestants = WATCH_CONTESTANTS.filter(({ watchTree }) => watchTree !== undefined)
  const found = new Map<string, TreeFound[]>(contestants.map(({ name }) => [name, []]))
  const trials = context.short ? 1 : files > 10_000 ? 3 : 5
  for (let trial = 0; trial < trials; trial++) {
    for (const { name } of context.shuffled(contestants)) {
      context.log(`${files} files, ${name}, trial ${trial + 1} of ${trials}`)
      writeTree(root, files, `before ${trial} ${name}`)
      found.get(name)!.push(await inProcess<TreeFound>('tree-process.js', name, root, String(files)))
    }
  }
  const of = (name: string, key: keyof TreeFound): number => median(found.get(name)!.map((each) => each[key]))
  const rows = contestants.map(({ name, isOurs }): Row => {
    const lost = Math.max(...found.get(name)!.map((each) => each.lost))
    return { name, isOurs, cells: [of(name, 'readyMs'), of(name, 'memoryMb'), lost] }
  })
  const table: Table = {
    title: `A tree of ${files} files`,
    method: `Ready in milliseconds, memory in MB after half a second, files of ${files} whose rewriting was never announced (the most of any trial); medians of ${trials}.`,
    columns: ['ready', 'memory', 'lost'],
    rows,
  }
  const parcel = contestants.find(({ name }) => name.startsWith('@parcel'))!.name
  const ratio = of(NATIVE, 'readyMs') / of(parcel, 'readyMs')
  const mostMb = (15 * Math.max(files, 10_000)) / 10_000
  const lost = Math.max(...found.get(NATIVE)!.map((each) => each.lost))
  return {
    table,
    goals: [
      {
        text: `${files} files ready within 1.5 × @parcel/watcher`,
        measured: `${ratio.toFixed(2)} ×`,
        isMet: ratio <= 1.5,
      },
      {
        text: `${files} files in at most ${mostMb} MB`,
        measured: `${of(NATIVE, 'memoryMb').toFixed(1)} MB`,
        isMet: of(NATIVE, 'memoryMb') <= mostMb,
      },
      { text: `no rewriting of ${files} files lost`, measured: `${lost} lost`, isMet: lost === 0 },
    ],
  }
}

/** In directories of a hundred. */
function writeTree(root: string, files: number, text: string): void {
  for (let i = 0; i < files; i++) {
    const directory = join(root, `d${Math.floor(i / 100)}`)
    if (i % 100 === 0) mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, `file-${i}.txt`), `${text} ${'x'.repeat(200)}\n`)
  }
}

/** As the contestants are listed, whoever went first. */
function inOrder(rows: readonly Row[]): Row[] {
  return WATCH_CONTESTANTS.flatMap(({ name }) => rows.filter((row) => row.name === name))
}
