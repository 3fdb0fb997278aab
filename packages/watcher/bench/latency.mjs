// How long from a save by another process to the event? One file saved again and again, one save at a time.
//
// Timed: from just before the system call that completes the save to the first event at which the file has the new
// content. Not timed: reading the content, which is only done to check. Torn: events at which the file had neither the
// old nor the new content. Warm-up: 20 saves. The watchers take turns in rounds, so that noise meets all alike.
//
// node bench/latency.mjs [saves per watcher and strategy, default 200] [bytes, default 400]
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'

import { FILE_WATCHERS } from './peers.mjs'

const SAVES = Number(process.argv[2] ?? 200)
const BYTES = Number(process.argv[3] ?? 400)
const WARM_UP = 20
const ROUNDS = 4
/** Longer than the throttles of the peers, which would hold back the next save. */
const GAP_MS = 60
const PATIENCE_MS = 300

const directory = realpathSync(mkdtempSync(join(tmpdir(), 'watch-bench-')))
const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer.mjs')], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const answers = createInterface({ input: writer.stdout })[Symbol.asyncIterator]()
let lastId = 1000

async function measure(open, how, saves, result) {
  const file = join(directory, 'file.txt')
  writeFileSync(file, 'save 0 .\n')
  const save = { wanted: -1, seenAtNs: undefined }
  const onHint = () => {
    const nowNs = process.hrtime.bigint()
    let text
    try {
      text = readFileSync(file, 'utf8')
    } catch {
      return
    }
    const id = /^save (\d+) \.*\n$/.exec(text)?.[1]
    if (id === undefined) result.torn++
    else if (Number(id) === save.wanted) {
      result.events++
      save.seenAtNs ??= nowNs
    }
  }
  const close = await open(file, onHint)
  await setTimeout(200)
  for (let count = 0; count < saves; count++) {
    save.wanted = ++lastId
    save.seenAtNs = undefined
    writer.stdin.write(`${JSON.stringify({ id: save.wanted, path: file, how, bytes: BYTES })}\n`)
    const { atNs } = JSON.parse((await answers.next()).value)
    const endsAtMs = performance.now() + PATIENCE_MS
    while (save.seenAtNs === undefined && performance.now() < endsAtMs) await setTimeout(2)
    if (save.seenAtNs === undefined) result.lost++
    else result.latencies.push(Number(save.seenAtNs - BigInt(atNs)) / 1e6)
    await setTimeout(GAP_MS + Math.random() * 10)
  }
  await close()
}

function percentile(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
}

for (const how of ['in-place', 'rename', 'delete']) {
  const results = {}
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, open] of Object.entries(FILE_WATCHERS)) {
      results[name] ??= { latencies: [], torn: 0, lost: 0, events: 0, saves: 0 }
      if (round === 0) await measure(open, how, WARM_UP, { latencies: [], torn: 0, lost: 0, events: 0 })
      await measure(open, how, Math.ceil(SAVES / ROUNDS), results[name])
    }
  }
  console.log(`\n${how}, ${BYTES} bytes, ${SAVES} saves each: ms p50 / p99 (ratio to bare fs.watch)`)
  let floor
  for (const [name, { latencies, torn, lost, events }] of Object.entries(results)) {
    const sorted = latencies.toSorted((a, b) => a - b)
    const [p50, p99] = [percentile(sorted, 0.5), percentile(sorted, 0.99)]
    floor ??= { p50, p99 }
    const ratio = `${(p50 / floor.p50).toFixed(2)} / ${(p99 / floor.p99).toFixed(2)}`
    const extra = `torn ${torn}, lost ${lost}, events a save ${(events / SAVES).toFixed(2)}`
    console.log(`  ${name.padEnd(16)} ${p50?.toFixed(3)} / ${p99?.toFixed(3)}  (${ratio})  ${extra}`)
  }
}
writer.stdin.end()
rmSync(directory, { recursive: true, force: true })
process.exit()
