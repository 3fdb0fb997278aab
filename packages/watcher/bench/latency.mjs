// How long from a save by another process to the event? One file saved again and again, one save at a time.
//
// Timed, from just before the system call that completes the save: `event`, the first event at which the file has the
// new content; `content`, when the client has read that content (a bare fs.watch that is woken by an earlier call of the
// same save may look at the right moment by luck; to have the content it must read like everybody else). Torn: events at
// which the file had neither the old nor the new content, or none. Warm-up: 20 saves. The watchers take turns in rounds,
// so that noise meets all alike; statistics are over all saves of all rounds.
//
// Where a save is several calls, a bare fs.watch has read torn versions of it before, so it is awake, and all its code is in
// the caches, when the last call comes: its figure is that of a client which reads everything always. What the ratio is
// made of, measured with a mark at each call: after a rest, 15 to 50 µs from the callback to the first system call, 15 to
// 60 µs for open, read and close, 5 to 40 µs from there to the client, and about 40 µs for the client's own first read.
//
// node bench/latency.mjs [saves per watcher and strategy, default 200] [bytes, default 400]
//   [ways to save, with commas, default in-place,rename,delete; `all`: every strategy of the test harness]
//   [--only=part of a watcher's name: it beside bare fs.watch] [--json]
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'

import { saveStrategies } from '@fsrs/test-harness'

import { FILE_WATCHERS } from './peers.mjs'

const [SAVES_ARGUMENT = '200', BYTES_ARGUMENT = '400', WAYS_ARGUMENT = 'in-place,rename,delete'] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'))
const ONLY = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length) ?? ''
const WATCHERS = Object.entries(FILE_WATCHERS).filter(([name], index) => index === 0 || name.includes(ONLY))
const SAVES = Number(SAVES_ARGUMENT)
const BYTES = Number(BYTES_ARGUMENT)
const WAYS =
  WAYS_ARGUMENT === 'all'
    ? saveStrategies.filter(({ effect }) => effect === 'content').map(({ name }) => name)
    : WAYS_ARGUMENT.split(',')
const WARM_UP = 20
const ROUNDS = 4
/** Longer than the throttles of the peers, which would hold back the next save. */
const GAP_MS = 60
const PATIENCE_MS = 300

const home = realpathSync(mkdtempSync(join(tmpdir(), 'watch-bench-')))
const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer.mjs')], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const answers = createInterface({ input: writer.stdout })[Symbol.asyncIterator]()
let lastId = 1000

async function order(what) {
  writer.stdin.write(`${JSON.stringify({ bytes: BYTES, ...what })}\n`)
  return JSON.parse((await answers.next()).value)
}

async function measure(open, how, saves, result) {
  const directory = join(home, `${how}-${++lastId}`)
  mkdirSync(directory)
  const file = join(directory, 'file.txt')
  await order({ id: lastId, path: file, how, create: true })
  const save = { wanted: -1, eventNs: undefined, contentNs: undefined }
  const onHint = () => {
    const nowNs = process.hrtime.bigint()
    const id = idOf(file)
    if (id === undefined) result.torn++
    else if (id === save.wanted) {
      result.events++
      save.eventNs ??= nowNs
      save.contentNs ??= process.hrtime.bigint()
    }
  }
  const close = await open(file, onHint)
  await setTimeout(200)
  for (let count = 0; count < saves; count++) {
    Object.assign(save, { wanted: ++lastId, eventNs: undefined, contentNs: undefined })
    const atNs = BigInt((await order({ id: lastId, path: file, how })).atNs)
    const endsAtMs = performance.now() + PATIENCE_MS
    while (save.eventNs === undefined && performance.now() < endsAtMs) await setTimeout(2)
    if (save.eventNs === undefined) result.lost++
    else {
      result.event.push(Number(save.eventNs - atNs) / 1e6)
      result.content.push(Number(save.contentNs - atNs) / 1e6)
    }
    await setTimeout(GAP_MS + Math.random() * 10)
  }
  await close()
  rmSync(directory, { recursive: true })
}

function idOf(file) {
  try {
    const id = /^save (\d+) \.*\n$/.exec(readFileSync(file, 'utf8'))?.[1]
    return id === undefined ? undefined : Number(id)
  } catch {
    return undefined
  }
}

function percentile(values, part) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
}

function statistics(values) {
  return { p50: percentile(values, 0.5), p99: percentile(values, 0.99) }
}

const newResult = () => ({ event: [], content: [], torn: 0, lost: 0, events: 0 })
const rows = []
for (const how of WAYS) {
  const results = {}
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, open] of WATCHERS) {
      results[name] ??= newResult()
      if (round === 0) await measure(open, how, WARM_UP, newResult())
      await measure(open, how, Math.ceil(SAVES / ROUNDS), results[name])
    }
  }
  console.log(`\n${how}, ${BYTES} bytes, ${SAVES} saves each: ms p50 / p99 (ratio to bare fs.watch)`)
  const floor = {
    event: statistics(results['bare fs.watch'].event),
    content: statistics(results['bare fs.watch'].content),
  }
  for (const [name, result] of Object.entries(results)) {
    const { torn, lost, events } = result
    const cells = ['event', 'content'].map((what) => {
      const { p50, p99 } = statistics(result[what])
      rows.push({ how, name, what, p50, p99, torn, lost, eventsPerSave: events / SAVES })
      const ratio = `${(p50 / floor[what].p50).toFixed(2)} / ${(p99 / floor[what].p99).toFixed(2)}`
      return `${what} ${p50?.toFixed(3)} / ${p99?.toFixed(3)}  (${ratio})`
    })
    const extra = `torn ${torn}, lost ${lost}, events a save ${(events / SAVES).toFixed(2)}`
    console.log(`  ${name.padEnd(16)} ${cells.join('  ')}  ${extra}`)
  }
}
if (process.argv.includes('--json')) console.log(JSON.stringify(rows))
writer.stdin.end()
rmSync(home, { recursive: true, force: true })
process.exit()
