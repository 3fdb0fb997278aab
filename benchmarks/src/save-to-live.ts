// From a save by another process to the new code running.
//
// Timed: from just before the call that completes the save (written in place) to the moment at which the new version of
// the program runs; it says so itself, with the time. Ours run a version before it is live: of them the swap counts. Each
// contestant runs in a process of its own and reloads its own copy of the program, all JavaScript ones the very same text,
// and is alone at work, as with whoever edits: thirteen others, some busy for half a second a save, would leave nothing of
// it in the processor's caches. So that noise meets all alike there are two rounds, each in an order of chance. Two saves
// are 100 ms apart. Warm-up: the first saves, for 5 s at most. One who has taken 20 s in a round takes part in it no more. A
// version that is not live in time is missed; one that runs twice is a duplicate; one that runs after a newer one is stale.
// Those that start their process anew get fewer saves.

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import type { Benchmark, BenchmarkContext, BenchmarkReport, Goal, Row, Table } from './benchmark.ts'
import { LIVE_CONTESTANTS, LIVE_FLOOR } from './live-contestants.ts'
import type { LiveContestant } from './live-contestants.ts'
import { writeManyModules, writeOneModule } from './live-project.ts'
import type { Edited, Project } from './live-project.ts'
import { measureHeap, measureTogether } from './live-remains.ts'
import type { Measured } from './live-remains.ts'
import { LiveRunner } from './live-runner.ts'
import type { Phases } from './live-runner.ts'
import { Saver } from './saver.ts'
import { median, percentile } from './statistics.ts'

const GAP_MS = 100
/** How long everybody else stays quiet after a save: two processors are not many. */
const REST_MS = 20
const PATIENCE_MS = 5000
const ROUNDS = 2
/** One who takes longer in a round has shown how slow it is. */
const BUDGET_MS = 20_000
/** In the short form: a save that somebody misses costs this long. */
const SHORT_PATIENCE_MS = 1500

/** How one contestant did. */
interface Found {
  readonly timesMs: readonly number[]
  /** Where the time went, of those that tell. */
  readonly phases: readonly Phases[]
  readonly missed: number
  readonly duplicates: number
  readonly stale: number
  readonly heapBytesPerReload: number | undefined
}

/** Of a round. */
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

/** One program, one way to edit it, and how often. */
interface Question {
  readonly title: string
  readonly modules: number
  readonly edited: Edited
  readonly counts: Counts
}

/** How everybody did with it, as it is kept. */
interface Answer {
  readonly found: readonly (readonly [name: string, found: Found])[]
  /** Who could not take part, and why. */
  readonly absent: readonly string[]
}

const SHORT: Counts = { warmUp: 1, saves: 3, restarts: 1 }

/** The questions, by the names of their parts. */
function questionsOf(short: boolean): ReadonlyMap<string, Question> {
  const one: Counts = short ? SHORT : { warmUp: 20, saves: 50, restarts: 5 }
  const questions = new Map<string, Question>([['1', { title: '1 module', modules: 1, edited: 'leaf', counts: one }]])
  for (const modules of short ? [20] : [200, 2000]) {
    const many = modules > 200 ? { warmUp: 10, saves: 20 } : { warmUp: 15, saves: 25 }
    const counts = short ? SHORT : { ...many, restarts: 0 }
    for (const [edited, title] of [
      ['leaf', 'a leaf'],
      ['shared', 'the shared one'],
    ] as const)
      questions.set(`${modules}-${edited}`, { title: `${modules} modules, ${title}`, modules, edited, counts })
  }
  return questions
}

async function measureAll(context: BenchmarkContext): Promise<BenchmarkReport> {
  const { short } = context
  using saver = new Saver()
  const questions = questionsOf(short)
  const measured = await context.inParts([...questions.keys(), 'together', 'heap'], async (part) => {
    if (part === 'together') return measureTogether(context, saver)
    if (part === 'heap') return measureHeap(short ? 200 : 10_000)
    return race(context, saver, questions.get(part)!)
  })
  const tables: Table[] = []
  const remains: Measured[] = []
  const races: Race[] = []
  const absent: string[] = []
  for (const [part, answer] of measured) {
    const question = questions.get(part)
    if ('found' in answer && question !== undefined) {
      const found = new Map(answer.found)
      races.push({ title: question.title, found })
      tables.push(tableOf(question, found))
      absent.push(...answer.absent)
    } else if ('table' in answer) remains.push(answer)
  }
  const goals = [...OURS.flatMap((each) => goalsOf(each, races)), ...remains.flatMap((each) => each.goals)]
  return {
    tables: [...tables, phaseTable(races), ...remains.map(({ table }) => table)],
    goals: short ? [] : goals,
    absent,
    wrong: races.flatMap(staleOf),
  }
}

function staleOf({ title, found }: Race): readonly string[] {
  return OURS.flatMap(({ name }) => {
    const stale = found.get(name)?.stale ?? 0
    return stale === 0 ? [] : [`${name}, ${title}: an older version ran after a newer one, ${stale} times`]
  })
}

/** One program and one way to edit it, and how everybody did. */
interface Race {
  readonly title: string
  readonly found: ReadonlyMap<string, Found>
}

const OURS = LIVE_CONTESTANTS.filter(({ isOurs }) => isOurs)

async function race(context: BenchmarkContext, saver: Saver, question: Question): Promise<Answer> {
  const { modules, edited } = question
  // In the short form one race of many modules shows that everybody can; the other one is for ours.
  const isOpen = !context.short || edited === 'leaf'
  const asked = LIVE_CONTESTANTS.filter(({ isOurs, modulesMax }) => modulesMax >= modules && (isOurs || isOpen))
  const absent = new Map<string, string>()
  if (edited === 'leaf') {
    for (const { name, modulesMax, because } of LIVE_CONTESTANTS) if (modulesMax < modules) absent.set(name, because)
  }
  const found = new Map<string, Found>()
  const rounds = context.short ? 1 : ROUNDS
  for (let round = 1; round <= rounds; round++) {
    for (const contestant of context.shuffled(asked)) {
      const { name } = contestant
      if (absent.has(name)) continue
      context.log(`${modules} modules, ${edited}, round ${round}: ${name}`)
      const before = found.get(name) ?? NOTHING_YET
      const runnerOrReason = await begin(context, contestant, question)
      if (typeof runnerOrReason === 'string') absent.set(name, runnerOrReason)
      else found.set(name, together(before, await raceAlone(context, saver, contestant, runnerOrReason, question)))
    }
  }
  return {
    found: asked.flatMap(({ name }) => (found.has(name) ? [[name, found.get(name)!] as const] : [])),
    absent: [...absent].map(([name, reason]) => `${name}, ${modules} modules: ${reason}`),
  }
}

const NOTHING_YET: Found = {
  timesMs: [],
  phases: [],
  missed: 0,
  duplicates: 0,
  stale: 0,
  heapBytesPerReload: undefined,
}

/** The program runs, or why it does not. */
async function begin(
  context: BenchmarkContext,
  contestant: LiveContestant,
  { modules, edited }: Question,
): Promise<LiveRunner | string> {
  const directory = join(context.directory, `${modules}-${edited}-${LIVE_CONTESTANTS.indexOf(contestant)}`)
  const runner = new LiveRunner(contestant, projectOf(directory, contestant, modules, edited))
  if ((await runner.live('0', 60_000)) === undefined) {
    runner.end()
    return `it did not run the program (${runner.errorText})`
  }
  await setTimeout(context.short ? 500 : 1000)
  return runner
}

/** The part of one round: nobody else is at work, as with whoever edits. */
async function raceAlone(
  context: BenchmarkContext,
  saver: Saver,
  { restarts }: LiveContestant,
  runner: LiveRunner,
  { modules, counts }: Question,
): Promise<Found> {
  const { short } = context
  const timesMs: number[] = []
  const phases: Phases[] = []
  let missed = 0
  const beganMs = performance.now()
  const warmUp = restarts ? 0 : counts.warmUp
  const last = restarts ? counts.restarts : counts.warmUp + counts.saves
  let heapBefore: number | undefined
  let isWarm = false
  for (let version = 1; version <= last && performance.now() - beganMs < BUDGET_MS; version++) {
    if (!isWarm && (version > warmUp || performance.now() - beganMs > BUDGET_MS / 4)) {
      isWarm = true
      if (modules > 1 && !restarts) heapBefore = await runner.heapBytes()
    }
    const live = await timeSave(saver, runner, version, short ? SHORT_PATIENCE_MS : PATIENCE_MS)
    if (live === undefined) missed++
    else if (isWarm) {
      timesMs.push(live.timeMs)
      if (live.phases !== undefined) phases.push(live.phases)
    }
    await setTimeout(GAP_MS)
  }
  const heapAfter = heapBefore === undefined ? undefined : await runner.heapBytes()
  const grown = heapBefore === undefined || heapAfter === undefined ? undefined : heapAfter - heapBefore
  const heapBytesPerReload = grown === undefined ? undefined : grown / timesMs.length
  runner.end()
  rmSync(runner.project.directory, { recursive: true, force: true })
  return { timesMs, phases, missed, ...disorder(runner), heapBytesPerReload }
}

/** What was found in two rounds; the heap's growth is the mean of both. */
function together(a: Found, b: Found): Found {
  const heaps = [a, b].flatMap(({ heapBytesPerReload: bytes }) => (bytes === undefined ? [] : [bytes]))
  return {
    timesMs: [...a.timesMs, ...b.timesMs],
    phases: [...a.phases, ...b.phases],
    missed: a.missed + b.missed,
    duplicates: a.duplicates + b.duplicates,
    stale: a.stale + b.stale,
    heapBytesPerReload: heaps.length === 0 ? undefined : heaps.reduce((sum, bytes) => sum + bytes, 0) / heaps.length,
  }
}

function projectOf(directory: string, { language }: LiveContestant, modules: number, edited: Edited): Project {
  if (modules === 1 || language === 'function' || language === 'wasm') return writeOneModule(directory, language)
  return writeManyModules(directory, language, modules, edited)
}

async function timeSave(
  saver: Saver,
  runner: LiveRunner,
  version: number,
  patienceMs: number,
): Promise<{ readonly timeMs: number; readonly phases: Phases | undefined } | undefined> {
  const from = runner.runs.length
  const { file, textAt } = runner.project
  const savedNs = await saver.save(file, textAt(version), 'in-place', REST_MS)
  const run = await runner.live(String(version), patienceMs, from)
  return run === undefined ? undefined : { timeMs: Number(run.atNs - savedNs) / 1e6, phases: run.phases }
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

function tableOf({ title, counts }: Question, found: ReadonlyMap<string, Found>): Table {
  const floor = found.get(LIVE_FLOOR)?.timesMs
  const base = floor ?? found.get('@fsrs/engine, FSRS')?.timesMs ?? []
  const rows = [...found].map(([name, { timesMs, missed, duplicates, stale, heapBytesPerReload }]): Row => {
    const at = (part: number): number => percentile(timesMs, part)
    const isOurs = name.startsWith('@fsrs')
    const kilobytes = heapBytesPerReload === undefined ? undefined : heapBytesPerReload / 1024
    const times = [at(0.5), at(0.95), at(0.99), at(1), at(0.5) / percentile(base, 0.5)]
    return { name, isOurs, cells: [timesMs.length, ...times, missed, duplicates, stale, kilobytes] }
  })
  return {
    title: `From a save to the new code live: ${title}`,
    method: `Milliseconds; ${ROUNDS} rounds of ${counts.saves} saves after ${counts.warmUp} to warm up (those that restart: ${counts.restarts}), one contestant after the other.`,
    columns: [
      'saves',
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

/** Where the time of ours goes. */
function phaseTable(races: readonly Race[]): Table {
  const rows = OURS.flatMap(({ name }) =>
    races.flatMap(({ title, found }): Row[] => {
      const took = found.get(name)
      if (took === undefined) return []
      const { timesMs, phases } = took
      const inside = (['read', 'compile', 'prepare', 'swap'] as const).map((key) => phases.map((each) => each[key]))
      const rest = phases.map((_, i) => timesMs[i]! - inside.reduce((sum, times) => sum + times[i]!, 0))
      return [{ name: `${name}: ${title}`, isOurs: true, cells: [timesMs, ...inside, rest].map(median) }]
    }),
  )
  return {
    title: 'Where our time goes',
    method:
      'Milliseconds, medians of the saves above. The rest: the system, the watcher, 0.3 ms of rest for other files that are saved together, and the look at the files before the swap.',
    columns: ['live', 'read', 'compile', 'prepare', 'swap', 'the rest'],
    rows,
  }
}

/** What is to be reached by each of ours. */
function goalsOf({ name, modulesMax }: LiveContestant, races: readonly Race[]): Goal[] {
  const timesOf = (title: string, who: string = name): readonly number[] =>
    races.find((each) => each.title === title)?.found.get(who)?.timesMs ?? []
  const one = timesOf('1 module')
  const ratio = median(one) / median(timesOf('1 module', LIVE_FLOOR))
  // Of a race that is not in this run there is nothing to say.
  const goal = (text: string, value: number, most: number, unit: string): Goal[] =>
    Number.isFinite(value)
      ? [{ text: `${name}: ${text}`, measured: `${value.toFixed(2)} ${unit}`, isMet: value <= most }]
      : []
  const ofOne = [
    ...goal('1 module, p50 at most 1.3 × the floor', ratio, 1.3, '×'),
    ...goal('1 module, p99 at most 5 ms', percentile(one, 0.99), 5, 'ms'),
  ]
  if (modulesMax === 1) return ofOne
  const [leaf, shared] = ['2000 modules, a leaf', '2000 modules, the shared one'].map(
    (title) => median(timesOf(title)) / median(one),
  ) as [number, number]
  return [
    ...ofOne,
    ...goal('2000 modules, a leaf within 2 × of one module', leaf, 2, '×'),
    ...goal('2000 modules, a shared one whose interface stays within 5 × of one module', shared, 5, '×'),
    aheadGoal(name, races),
  ]
}

/** Whether it is ahead of every peer in every race; the floor is none. */
function aheadGoal(name: string, races: readonly Race[]): Goal {
  const ahead = races.flatMap(({ title, found }) => {
    const ours = median(found.get(name)?.timesMs ?? [])
    return (
      LIVE_CONTESTANTS.filter((each) => !each.isOurs && each.name !== LIVE_FLOOR && found.has(each.name))
        // Who has no time, because it missed every save, is not ahead.
        .filter((each) => median(found.get(each.name)!.timesMs) <= ours)
        .map((each) => `${each.name} (${title})`)
    )
  })
  return {
    text: `${name}: ahead of every peer`,
    measured: ahead.length === 0 ? 'ahead of all' : `behind ${ahead.join(', ')}`,
    isMet: ahead.length === 0,
  }
}
