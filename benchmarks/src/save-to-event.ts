// One file is saved by another process: how long until the watcher's event?
//
// Timed: from just before the system call that completes the save to the moment at which the client, woken by the event,
// has the new content: from the watcher, where that had to read it anyway and gives it (ours), and otherwise by reading the
// file. Not timed: loading modules, starting to watch. Torn: events at which the file held no whole
// save, or was missing. Lost: saves without an event at which the new content was there, within 1 s (for whoever has
// lost three in a round: until its next turn, at least 80 ms later). Events a save: all events, so 1 is best. Each contestant watches a file of its own in a process of its
// own; the two that the goals compare do so three times each, since a 99th percentile is told by few saves of many. All take turns save by save, in an order of chance, so that noise meets all alike; the others' turns, or a
// pause, put 80 ms between two saves of one file, longer than the throttles of the peers. Warm-up: 15 saves. The content is checked before its time counts.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { saveStrategies } from '@fsrs/test-harness'

import type { Benchmark, BenchmarkContext, BenchmarkReport, Goal, Row, Table } from './benchmark.ts'
import { FLOOR, NATIVE, WATCH_CONTESTANTS } from './file-watchers.ts'
import type { WatchContestant } from './file-watchers.ts'
import { savedText } from './saved-text.ts'
import { Saver } from './saver.ts'
import { geometricMean, percentile } from './statistics.ts'
import { Watching } from './watching.ts'

const GAP_MS = 80
/** How long everybody else stays quiet after a save: two processors are not many. */
const REST_MS = 10
const DOTS = 400
const PATIENCE_MS = 1000
/** How often the two that the goals compare take part. */
const COMPARED_TIMES = 3
/** After so many lost saves nobody waits for a contestant alone any more, so that the benchmark ends. */
const LOSSES_MAX = 3

/** What a contestant did with one way to save. */
interface Found {
  readonly name: string
  readonly isOurs: boolean
  readonly timesMs: readonly number[]
  readonly torn: number
  readonly lost: number
  readonly events: number
  readonly saves: number
}

/** What all did with one way to save. */
interface FoundWay {
  readonly each: readonly Found[]
  /** Who could not take part, and why. */
  readonly absent: readonly (readonly [name: string, reason: string])[]
}

/** A save, and which events came before it. */
interface Save {
  readonly id: number
  readonly from: number
  readonly savedNs: bigint
}

/** A contestant at work. */
interface Turn {
  readonly contestant: WatchContestant
  readonly file: string
  readonly watching: Watching
  readonly timesMs: number[]
  lost: number
  savedMs: number
  /** A save that nobody waited for: it is looked for at the next turn. */
  pending: Save | undefined
  /** Events of the warm-up. */
  warmUpEvents: number
}

/** Question 1: from a save to an event. */
export const saveToEvent: Benchmark = {
  name: 'save-to-event',
  question: 'A file is saved by another process. How long until a watcher’s client has the new content?',
  run,
}

async function run(context: BenchmarkContext): Promise<BenchmarkReport> {
  const strategies = saveStrategies.filter(({ effect }) => effect === 'content').map(({ name }) => name)
  const ways = context.short
    ? ['in-place', 'rename', 'delete-recreate', 'configmap-swap']
    : ['in-place', 'rename', ...strategies]
  using saver = new Saver()
  const measured = await context.inParts(ways, (way) => measure(context, saver, way))
  const found = new Map([...measured].map(([way, { each }]) => [way, each]))
  const absent = new Map([...measured.values()].flatMap((one) => one.absent))
  const tables = [...found].map(([way, each]) => tableOf(way, each))
  return {
    tables: [summaryOf(found), ...tables],
    goals: [...goalsOf(found), correctness(found), ahead(found)],
    absent: [...absent].map(([name, reason]) => `${name}: ${reason}`),
    wrong: wrongIn(found, absent),
  }
}

async function measure(context: BenchmarkContext, saver: Saver, way: string): Promise<FoundWay> {
  const absent = new Map<string, string>()
  const rounds = context.short ? 1 : 3
  const found: Found[] = []
  for (let round = 1; round <= rounds; round++) {
    context.log(`${way}, round ${round} of ${rounds}`)
    found.push(...(await measureRound(context, saver, way, join(way, String(round)), absent)))
  }
  const each = WATCH_CONTESTANTS.flatMap((contestant) => {
    const ofOne = found.filter(({ name }) => name === contestant.name)
    return ofOne.length === 0 ? [] : [together(contestant, ofOne)]
  })
  return { each, absent: [...absent] }
}

function together({ name, isOurs }: WatchContestant, each: readonly Found[]): Found {
  const sum = (key: 'torn' | 'lost' | 'events' | 'saves'): number => each.reduce((total, one) => total + one[key], 0)
  const timesMs = each.flatMap((one) => one.timesMs)
  return { name, isOurs, timesMs, torn: sum('torn'), lost: sum('lost'), events: sum('events'), saves: sum('saves') }
}

/** All begin to watch, take turns save by save, and end. */
async function measureRound(
  context: BenchmarkContext,
  saver: Saver,
  way: string,
  folder: string,
  absent: Map<string, string>,
): Promise<readonly Found[]> {
  const { warmUp, saves } = context.short ? { warmUp: 1, saves: 4 } : { warmUp: 5, saves: 50 }
  const turns = await begin(context, saver, way, folder, absent)
  try {
    for (let id = 1; id <= warmUp + saves; id++) {
      if (id === warmUp + 1) for (const turn of turns) await endWarmUp(turn)
      for (const turn of context.shuffled(turns)) await saveOnce(context, saver, turn, id, way)
    }
    // For events that come late, or twice.
    await setTimeout(200)
    for (const turn of turns) await settle(turn, 0)
    return turns.map((turn) => foundAt(turn, saves))
  } finally {
    for (const { watching } of turns) watching[Symbol.dispose]()
  }
}

async function endWarmUp(turn: Turn): Promise<void> {
  await settle(turn, 0)
  turn.warmUpEvents = turn.watching.events.length
  turn.timesMs.length = 0
  turn.lost = 0
}

async function begin(
  context: BenchmarkContext,
  saver: Saver,
  way: string,
  folder: string,
  absent: Map<string, string>,
): Promise<Turn[]> {
  const how = saveStrategies.some(({ name }) => name === way) ? `create ${way}` : 'create'
  const turns: Turn[] = []
  const starting: Promise<void>[] = []
  for (const [index, contestant] of WATCH_CONTESTANTS.flatMap((one) => placesOf(context, one)).entries()) {
    const directory = join(context.directory, folder, String(index))
    mkdirSync(directory, { recursive: true })
    const file = join(directory, 'file.txt')
    await saver.save(file, savedText(0, DOTS), how)
    starting.push(
      Watching.begin(contestant, file).then(
        (watching) =>
          void turns.push({
            contestant,
            file,
            watching,
            timesMs: [],
            lost: 0,
            savedMs: 0,
            pending: undefined,
            warmUpEvents: 0,
          }),
        (error: unknown) =>
          void absent.set(contestant.name, (error as Error).message.replaceAll(context.directory, '…')),
      ),
    )
  }
  await Promise.all(starting)
  return turns
}

/** A contestant as often as it takes part. */
function placesOf({ short }: BenchmarkContext, contestant: WatchContestant): WatchContestant[] {
  const times = !short && [FLOOR, NATIVE].includes(contestant.name) ? COMPARED_TIMES : 1
  return Array.from({ length: times }, () => contestant)
}

async function saveOnce(context: BenchmarkContext, saver: Saver, turn: Turn, id: number, way: string): Promise<void> {
  const pauseMs = turn.savedMs + GAP_MS - performance.now()
  if (pauseMs > 0) await setTimeout(pauseMs)
  await settle(turn, 0)
  const from = turn.watching.events.length
  const savedNs = await saver.save(turn.file, savedText(id, DOTS), way, REST_MS)
  turn.pending = { id, from, savedNs }
  const waitMs = patienceMs(context, turn)
  if (waitMs > 0) await settle(turn, waitMs)
  turn.savedMs = performance.now()
}

/** Waits for the event of the pending save, if there is one, and writes down its time, or that it was lost. */
async function settle(turn: Turn, waitMs: number): Promise<void> {
  if (turn.pending === undefined) return
  const { id, from, savedNs } = turn.pending
  turn.pending = undefined
  const event = await turn.watching.announced(id, from, waitMs)
  if (event === undefined) turn.lost++
  else turn.timesMs.push(Number(event.atNs - savedNs) / 1e6)
}

/** In the short form ours may take its time, since there a lost save fails the run, on however slow a machine. */
function patienceMs({ short }: BenchmarkContext, { contestant, lost }: Turn): number {
  if (short) return contestant.isOurs ? 10_000 : 200
  return lost < LOSSES_MAX ? PATIENCE_MS : 0
}

function foundAt({ contestant, timesMs, lost, watching, warmUpEvents }: Turn, saves: number): Found {
  const events = watching.events.slice(warmUpEvents)
  const torn = events.filter(({ id }) => id === undefined).length
  const { name, isOurs } = contestant
  return { name, isOurs, timesMs, lost, torn, events: events.length, saves }
}

const at = (found: Found | undefined, part: number): number => percentile(found?.timesMs ?? [], part)

const named = (each: readonly Found[], name: string): Found | undefined => each.find((found) => found.name === name)

function tableOf(way: string, each: readonly Found[]): Table {
  const floor = named(each, FLOOR)
  const rows = each.map((found): Row => {
    const times = [0.5, 0.95, 0.99, 1].map((part) => at(found, part))
    const ratios = [0.5, 0.99].map((part) => at(found, part) / at(floor, part))
    return {
      name: found.name,
      isOurs: found.isOurs,
      cells: [...times, ...ratios, found.torn, found.lost, found.events / found.saves],
    }
  })
  return {
    title: `From a save (${way}) to its content in the client’s hands`,
    method: `Milliseconds; saves of ${DOTS} bytes by another process, contestants in turns, save by save: ${savesIn(each)}.`,
    columns: ['p50', 'p95', 'p99', 'max', 'p50 ÷ floor', 'p99 ÷ floor', 'torn', 'lost', 'events a save'],
    rows,
  }
}

function savesIn(each: readonly Found[]): string {
  const [compared, others] = [named(each, FLOOR), each.at(-1)]
  const common = others?.saves ?? 0
  return compared === undefined || compared.saves === common
    ? String(common)
    : `${common}, and ${compared.saves} for the two that the goals compare`
}

/** All ways to save on one screen. */
function summaryOf(found: ReadonlyMap<string, readonly Found[]>): Table {
  const contestants = WATCH_CONTESTANTS.filter(({ name }) => [...found.values()].some((each) => named(each, name)))
  const rows = contestants.map(({ name, isOurs }): Row => {
    const each = [...found.values()].flatMap((all) => named(all, name) ?? [])
    const sum = (key: 'torn' | 'lost' | 'events' | 'saves'): number => each.reduce((total, one) => total + one[key], 0)
    const ratios = [0.5, 0.99].map((part) => geometricMean(ratiosOf(found, name, part).map(({ ratio }) => ratio)))
    return { name, isOurs, cells: [...ratios, sum('torn'), sum('lost'), sum('saves'), sum('events') / sum('saves')] }
  })
  return {
    title: `${found.size} ways to save`,
    method:
      'Ratios to bare fs.watch on the directory, as geometric means over all ways at which something arrived; torn and lost: sums over all ways.',
    columns: ['p50 ÷ floor', 'p99 ÷ floor', 'torn', 'lost', 'of saves', 'events a save'],
    rows,
  }
}

/** How much slower than the floor, by the way to save; a way without any event, on either side, has no ratio. */
function ratiosOf(
  found: ReadonlyMap<string, readonly Found[]>,
  name: string,
  part: number,
): { readonly way: string; readonly ratio: number }[] {
  return [...found]
    .map(([way, each]) => ({ way, ratio: at(named(each, name), part) / at(named(each, FLOOR), part) }))
    .filter(({ ratio }) => Number.isFinite(ratio))
}

function goalsOf(found: ReadonlyMap<string, readonly Found[]>): Goal[] {
  return [
    { part: 0.5, text: 'p50', most: 1.5 },
    { part: 0.99, text: 'p99', most: 2 },
  ].map(({ part, text, most }) => {
    const ratios = ratiosOf(found, NATIVE, part)
    const beyond = ratios.filter(({ ratio }) => ratio > most)
    const mean = geometricMean(ratios.map(({ ratio }) => ratio))
    const which = beyond.map(({ way, ratio }) => `${way} ${ratio.toFixed(2)}`).join(', ')
    return {
      text: `native: ${text} at most ${most} × bare fs.watch on the directory, for every way to save at which that has the content`,
      measured: `${mean.toFixed(2)} × (geometric mean of ${ratios.length})${which === '' ? '' : `, beyond it: ${which}`}`,
      isMet: ratios.length > 0 && beyond.length === 0,
    }
  })
}

function correctness(found: ReadonlyMap<string, readonly Found[]>): Goal {
  const exceptions = [...found].flatMap(([way, each]) =>
    each
      .filter(({ isOurs, torn, lost, events, saves }) => isOurs && (torn > 0 || lost > 0 || events !== saves))
      .map(
        (one) =>
          `${one.name} at ${way}: ${one.torn} torn, ${one.lost} lost, ${one.events} events of ${one.saves} saves`,
      ),
  )
  return {
    text: 'ours: no torn read, no lost save, one event a save, whatever the backend',
    measured: exceptions.length === 0 ? 'no exception' : exceptions.join('; '),
    isMet: exceptions.length === 0,
  }
}

/** A peer that loses saves of a way is not ahead there, however early the others come. */
function ahead(found: ReadonlyMap<string, readonly Found[]>): Goal {
  const behind = [...found].flatMap(([way, each]) => {
    const ours = at(named(each, NATIVE), 0.5)
    return each
      .filter(({ name, isOurs }) => !isOurs && !name.startsWith('bare'))
      .filter((peer) => peer.lost === 0 && peer.torn === 0 && at(peer, 0.5) < ours)
      .map((peer) => `${way}: ${peer.name} ${at(peer, 0.5).toFixed(2)} ms, native ${ours.toFixed(2)} ms`)
  })
  return {
    text: 'native: p50 ahead of every peer that loses nothing and is never torn',
    measured: behind.length === 0 ? 'ahead of all' : behind.join('; '),
    isMet: behind.length === 0,
  }
}

/** Lost saves of ours, and ours that did not run: no machine excuses them. */
function wrongIn(found: ReadonlyMap<string, readonly Found[]>, absent: ReadonlyMap<string, string>): string[] {
  const lost = [...found].flatMap(([way, each]) =>
    each
      .filter(({ isOurs, lost: count }) => isOurs && count > 0)
      .map((one) => `${one.name} lost ${one.lost} of ${one.saves} saves (${way})`),
  )
  const oursNames = new Set(WATCH_CONTESTANTS.filter(({ isOurs }) => isOurs).map(({ name }) => name))
  const unable = [...absent]
    .filter(([name]) => oursNames.has(name))
    .map(([name, reason]) => `${name} did not run: ${reason}`)
  return [...lost, ...unable]
}
