// Works on files at random for a long time, over every backend at once, and holds that each client knows what is on disk
// after every round, and that memory and handles stay flat. Exit code 0: all held.
//
// node --expose-gc scripts/soak.mjs [minutes, default 10] [seed, default: the time]
//
// Runs against the built packages. A failure prints the round and its seed.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { ClientSimulator, performOperations, planOperations, planStorm, runStorm, Workspace } from '@fsrs/test-harness'
import { FileWatcher } from '@fsrs/watcher'

const BACKENDS = ['native', 'chokidar', 'polling']
const MINUTES = Number(process.argv[2] ?? 10)
const SEED = Number(process.argv[3] ?? Date.now() % 1_000_000)
const QUIET_MS = 400
const PATIENCE_MS = 15_000
/** Growth that counts as none: the collector is free to keep some of what is dead. */
const HEAP_GROWTH_MB_MAX = 3
const DROPPINGS = /(?:^|\/)(?:[^/]*~|\.#[^/]*|4913|\.[^/]*\.tmp|[^/]*___jb_(?:tmp|old)___)(?:$|\/)/
const clock = {
  nowMs: () => performance.now(),
  schedule(delayMs, callback) {
    const timer = globalThis.setTimeout(() => callback(), delayMs)
    return { [Symbol.dispose]: () => clearTimeout(timer) }
  },
}

/** One watcher that lives through the whole run, and its client. */
class Soaked {
  static async open(backend) {
    const workspace = await Workspace.create({ 'a.txt': 'first\n', 'd/a.txt': 'first\n', 'd/e/b.txt': 'first\n' })
    const watcher = new FileWatcher({ backend, debounceMs: 20 })
    await watcher.watch(workspace.root)
    return Object.assign(new Soaked(), {
      backend,
      workspace,
      watcher,
      client: new ClientSimulator([workspace.root], (path) => DROPPINGS.test(path)),
    })
  }

  async round(seed) {
    const { workspace } = this
    this.working = true
    const following = this.follow()
    await performOperations(workspace, planOperations({ seed, count: 60, pauseMsMax: 10 }))
    await workspace.removeTree('storm')
    await workspace.directory('storm')
    const strategies = ['truncate-write', 'temp-rename', 'delete-recreate', 'git-checkout']
    const files = ['storm/a.txt', 'storm/b.txt']
    for (const file of files) await workspace.write(file, 'before\n')
    const storm = planStorm({ seed, saves: 200, overMs: 400, files, strategies })
    await runStorm(storm, { path: (file) => workspace.path(file), clock })
    for (let file = 0; file < 300; file++) writeFileSync(workspace.path(`storm/${file}.txt`), `${seed}\n`)
    // Others come and go on the same files.
    const visitor = new FileWatcher({ backend: this.backend })
    const opened = visitor.watch(workspace.root)
    await setTimeout(seed % 20)
    await visitor[Symbol.asyncDispose]()
    await opened.catch(() => undefined)
    this.working = false
    await following
    const differences = this.client.differences()
    if (differences.length > 0) throw new Error([`${this.backend} does not converge:`, ...differences].join('\n'))
  }

  /** Takes events until the work is done, and then until the client is right and nothing has come for a while. */
  async follow() {
    let endsAtMs = Number.POSITIVE_INFINITY
    for (;;) {
      const event = await this.watcher.nextEventTimeout(QUIET_MS)
      if (event !== undefined) this.client.apply(event)
      if (this.working) continue
      endsAtMs = Math.min(endsAtMs, performance.now() + PATIENCE_MS)
      if (event === undefined && this.client.differences().length === 0) return
      if (performance.now() > endsAtMs) return
    }
  }

  async close() {
    await this.watcher[Symbol.asyncDispose]()
    await this.workspace[Symbol.asyncDispose]()
  }
}

async function sample() {
  await setTimeout(100)
  globalThis.gc?.()
  const handles = process.getActiveResourcesInfo().filter((kind) => kind === 'FSEventWrap').length
  const { heapUsed, rss } = process.memoryUsage()
  return { heapMb: heapUsed / 1024 / 1024, residentMb: rss / 1024 / 1024, handles, openFiles: countOpenFiles() }
}

/** Open files of this process, inotify's included; 0 where the system does not tell. */
function countOpenFiles() {
  return existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

if (globalThis.gc === undefined) console.log('Without --expose-gc the memory figures mean little.')
// A place of its own, so that other users of the temporary directory are no part of the run.
const home = mkdtempSync(join(tmpdir(), 'watch-soak-'))
process.env.TMPDIR = home
const soaked = await Promise.all(BACKENDS.map((backend) => Soaked.open(backend)))
const endsAtMs = performance.now() + MINUTES * 60_000
const samples = []
let failed = false
for (let round = 0; performance.now() < endsAtMs && !failed; round++) {
  const results = await Promise.allSettled(soaked.map((each) => each.round(SEED + round)))
  for (const { reason } of results.filter(({ status }) => status === 'rejected')) {
    console.error(`Round ${round}, seed ${SEED + round}: ${reason.stack}`)
    failed = true
  }
  samples.push(await sample())
  const { heapMb, residentMb, handles, openFiles } = samples.at(-1)
  if (round % 10 === 0) {
    const memory = `heap ${heapMb.toFixed(1)} MB, resident ${residentMb.toFixed(0)} MB`
    console.log(`round ${round}: ${memory}, ${handles} handles, ${openFiles} open files`)
  }
}
await Promise.all(soaked.map((each) => each.close()))
rmSync(home, { recursive: true, force: true })

const quarter = Math.max(1, Math.floor(samples.length / 4))
const [first, last] = [samples.slice(1, quarter + 1), samples.slice(-quarter)]
const of = (part, key) => median((part.length > 0 ? part : samples).map((each) => each[key]))
const growthOf = (key) => of(last, key) - of(first, key)
const growthMb = growthOf('heapMb')
const left = (await sample()).handles
console.log(
  [
    `${samples.length} rounds over ${BACKENDS.join(', ')} from seed ${SEED}, first quarter against last:`,
    `heap grew ${growthMb.toFixed(2)} MB from ${of(first, 'heapMb').toFixed(1)},`,
    `resident ${growthOf('residentMb').toFixed(1)} MB from ${of(first, 'residentMb').toFixed(0)},`,
    `handles ${growthOf('handles')}, open files ${growthOf('openFiles')}; handles left at the end: ${left}`,
  ].join(' '),
)
const isFlat = growthMb <= HEAP_GROWTH_MB_MAX && growthOf('handles') <= 2 && growthOf('openFiles') <= 2
if (failed || !isFlat || left > 0) process.exitCode = 1
