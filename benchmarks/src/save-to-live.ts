// From a save by another process to the new code running.
//
// Timed: from just before the call that completes the save (written in place) to the moment at which the new version of
// the program runs; it says so itself, with the time. Ours run a version before it is live: of them the swap counts. Each contestant runs in a process of its own and reloads its own
// copy of the program, all JavaScript ones the very same text. They take turns of five saves, in an order of chance, 100 ms
// apart: whoever edits has one of them at work, not fourteen that empty the processor's caches between two saves of each. Warm-up: the first saves. One who has taken 40 s of a race in all takes part no more. A version that is not live in time is missed; one that runs twice is a duplicate; one
// that runs after a newer one is stale. Those that start their process anew get fewer saves.

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
/** One who takes longer in one race takes part no more: it has shown how slow it is. */
const BUDGET_MS = 40_000
/** In the short form: a save that somebody misses costs this long. */
const SHORT_PATIENCE_MS = 1500

/** How one contestant did. */
interface Found {
  readonly timesMs: number[]
  /** Where the time went, of those that tell. */
  readonly phases: Phases[]
  missed: number
  duplicates: number
  stale: number
  heapBytesPerReload: number | undefined
}

/** Of saves; all but `restarts` are multiples of a turn. */
interface Counts {
  readonly turn: number
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

const SHORT: Counts = { turn: 1, warmUp: 1, saves: 3, restarts: 1 }

/** The questions, by the names of their parts. */
function questionsOf(short: boolean): ReadonlyMap<string, Question> {
  const one: Counts = short ? SHORT : { turn: 5, warmUp: 20, saves: 100, restarts: 10 }
  const questions = new Map<string, Question>([['1', { title: '1 module', modules: 1, edited: 'leaf', counts: one }]])
  for (const modules of short ? [20] : [200, 2000]) {
    const many = modules > 200 ? { warmUp: 10, saves: 25 } : { warmUp: 15, saves: 40 }
    const counts = short ? SHORT : { turn: 5, ...many, restarts: 0 }
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

async function race(context: BenchmarkContext, saver: Saver, { modules, edited, counts }: Question): Promise<Answer> {
  const absent: string[] = []
  // In the short form one race of many modules shows that everybody can; the other one is for ours.
  const isOpen = !context.short || edited === 'leaf'
  const asked = LIVE_CONTESTANTS.filter(({ isOurs, modulesMax }) => modulesMax >= modules && (isOurs || isOpen))
  if (edited === 'leaf') {
    for (const { name, modulesMax, because } of LIVE_CONTESTANTS)
      if (modulesMax < modules) absent.push(`${name}, ${modules} modules: ${because}`)
  }
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
    found.set(contestant.name, {
      timesMs: [],
      phases: [],
      missed: 0,
      duplicates: 0,
      stale: 0,
      heapBytesPerReload: undefined,
    })
  }
  await setTimeout(context.short ? 500 : 1500)
  const heapBefore = new Map<string, number | undefined>()
  const spentMs = new Map([...runners.keys()].map((contestant) => [contestant, 0]))
  const saveOnce = async (contestant: LiveContestant, runner: LiveRunner, version: number): Promise<void> => {
    if (contestant.restarts && version > counts.restarts) return
    if (spentMs.get(contestant)! > BUDGET_MS) return
    const beganMs = performance.now()
    const isWarm = contestant.restarts || version > counts.warmUp
    const live = await timeSave(saver, runner, version, context.short ? SHORT_PATIENCE_MS : PATIENCE_MS)
    const result = found.get(contestant.name)!
    if (live === undefined) result.missed++
    else if (isWarm) {
      result.timesMs.push(live.timeMs)
      if (live.phases !== undefined) result.phases.push(live.phases)
    }
    spentMs.set(contestant, spentMs.get(contestant)! + performance.now() - beganMs)
    await setTimeout(context.short ? 20 : GAP_MS)
  }
  for (let first = 1; first <= counts.warmUp + counts.saves; first += counts.turn) {
    if (first === counts.warmUp + 1 && modules > 1) {
      for (const [{ name, restarts }, runner] of runners) if (!restarts) heapBefore.set(name, await runner.heapBytes())
    }
    for (const [contestant, runner] of context.shuffled([...runners]))
      for (let version = first; version < first + counts.turn; version++) await saveOnce(contestant, runner, version)
  }
  for (const [contestant, runner] of runners) {
    const result = found.get(contestant.name)!
    const before = heapBefore.get(contestant.name)
    const after = before === undefined ? undefined : await runner.heapBytes()
    if (before !== undefined && after !== undefined)
      result.heapBytesPerReload = (after - before) / result.timesMs.length
    Object.assign(result, disorder(runner))
    runner.end()
    rmSync(directoryOf(contestant), { recursive: true, force: true })
  }
  return { found: [...found], absent }
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
    method: `Milliseconds; ${counts.saves} saves after ${counts.warmUp} to warm up (those that restart: ${counts.restarts}), in turns of ${counts.turn}.`,
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
