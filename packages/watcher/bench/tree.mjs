// How long until a tree of files is watched, what does it cost, and is anything lost when all of it is rewritten?
//
// Each watcher runs in a process of its own. Timed: from the call to ready. Memory: growth of the resident set from
// before the call to 500 ms after ready, a garbage collection before each (needs --expose-gc, given here). Then all
// files are rewritten with the event loop blocked, and it counts the paths that are announced until 3 s of silence.
//
// node bench/tree.mjs [files, default 10000] [trials, default 5]
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { TREE_WATCHERS } from './peers.mjs'

const [FILES, TRIALS, name, root] = [
  Number(process.argv[2] ?? 10_000),
  Number(process.argv[3] ?? 5),
  ...process.argv.slice(4),
]
const files = (base) => Array.from({ length: FILES }, (_, i) => join(base, `d${Math.floor(i / 100)}`, `file-${i}.txt`))

async function trial() {
  const seen = new Set()
  let lastMs = performance.now()
  globalThis.gc()
  const before = process.memoryUsage().rss
  const startMs = performance.now()
  const close = await TREE_WATCHERS[name](root, (path) => {
    seen.add(path)
    lastMs = performance.now()
  })
  const readyMs = performance.now() - startMs
  await setTimeout(500)
  globalThis.gc()
  const memoryMb = (process.memoryUsage().rss - before) / 1024 / 1024
  await setTimeout(1500)
  globalThis.gc()
  const laterMb = (process.memoryUsage().rss - before) / 1024 / 1024
  for (const path of files(root)) writeFileSync(path, `after ${Math.random()}\n`)
  lastMs = performance.now()
  while (performance.now() - lastMs < 3000) await setTimeout(100)
  const lost = files(root).filter((path) => !seen.has(path)).length
  console.log(JSON.stringify({ readyMs, memoryMb, laterMb, lost }))
  await close()
  process.exit()
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

if (name !== undefined) await trial()
const directory = realpathSync(mkdtempSync(join(tmpdir(), 'watch-bench-')))
for (let i = 0; i < FILES; i += 100) mkdirSync(join(directory, `d${i / 100}`))
const results = {}
for (let run = 0; run < TRIALS; run++) {
  for (const watcher of Object.keys(TREE_WATCHERS)) {
    for (const path of files(directory)) writeFileSync(path, `before ${run} ${'x'.repeat(200)}\n`)
    const args = ['--expose-gc', import.meta.filename, String(FILES), '1', watcher, directory]
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (stdout === '') console.error(stderr)
    else (results[watcher] ??= []).push(JSON.parse(stdout))
  }
}
console.log(
  `${FILES} files: ready ms · MB after 0.5 s · MB after 2 s · lost of ${FILES} rewrites (medians of ${TRIALS})`,
)
for (const [watcher, trials] of Object.entries(results)) {
  const of = (key) => median(trials.map((each) => each[key]))
  const [ready, memory, later] = ['readyMs', 'memoryMb', 'laterMb'].map((key) => of(key).toFixed(1))
  console.log(
    `  ${watcher.padEnd(16)} ${ready} · ${memory} · ${later} · ${Math.max(...trials.map((each) => each.lost))}`,
  )
}
rmSync(directory, { recursive: true, force: true })
