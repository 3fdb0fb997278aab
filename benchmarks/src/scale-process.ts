// Costs at growing sizes: scale-process.js WHAT DIRECTORY SIZE…. Writes an array of { size, cost } as JSON.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { HotReloadEngine } from '@fsrs/engine'
import { HostRegistry } from '@fsrs/vm'
import { FileWatcher } from '@fsrs/watcher'

import { writeManyModules, writeOneModule } from './live-project.ts'
import type { Project } from './live-project.ts'
import { median } from './statistics.ts'

/** A size, and what it costs. */
export interface Point {
  readonly size: number
  readonly cost: number
}

const [what = '', directory = '', ...sizes] = process.argv.slice(2)
const host = new HostRegistry().register('Bench.live', 'int -> unit', () => undefined)

function bytesInUse(): number {
  gc!()
  gc!()
  return process.memoryUsage().heapUsed
}

async function reload(engine: HotReloadEngine, { file, textAt }: Project, version: number): Promise<void> {
  writeFileSync(file, textAt(version))
  const stats = await engine.reload()
  if (!stats.success) throw new Error(stats.errorMessage)
}

/** Milliseconds of a reload; the median of 21 after 20. */
async function reloadMs(engine: HotReloadEngine, project: Project): Promise<number> {
  await engine.reload()
  for (let version = 1; version <= 20; version++) await reload(engine, project, version)
  const times: number[] = []
  for (let version = 21; version <= 41; version++) {
    const beganMs = performance.now()
    await reload(engine, project, version)
    times.push(performance.now() - beganMs)
  }
  return median(times)
}

const COSTS: Readonly<Record<string, (size: number) => Promise<number>>> = {
  async modules(size) {
    const project = writeManyModules(join(directory, `modules-${size}`), 'fsrs', size, 'leaf')
    const engine = new HotReloadEngine(project.entry, { live: { host } })
    const cost = await reloadMs(engine, project)
    await engine[Symbol.asyncDispose]()
    return cost
  },
  async files(size) {
    const root = join(directory, `files-${size}`)
    for (let i = 0; i < size; i++) {
      const folder = join(root, `d${Math.floor(i / 100)}`)
      if (i % 100 === 0) mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `file-${i}.txt`), 'x\n')
    }
    const before = bytesInUse()
    const watcher = new FileWatcher({ backend: 'native' })
    await watcher.watch(root)
    const cost = bytesInUse() - before
    await watcher[Symbol.asyncDispose]()
    return cost
  },
  async generations(size) {
    const project = writeManyModules(join(directory, `generations-${size}`), 'fsrs', 20, 'leaf')
    const engine = new HotReloadEngine(project.entry, { live: { host, history: { generations: size, bytes: 1e9 } } })
    await engine.reload()
    // The first generations are kept too, but what V8 learns meanwhile is not counted.
    for (let version = 1; version <= 5; version++) await reload(engine, project, version)
    const before = bytesInUse()
    for (let version = 6; version <= 5 + size; version++) await reload(engine, project, version)
    const cost = bytesInUse() - before
    await engine[Symbol.asyncDispose]()
    return cost
  },
  async subscribers(size) {
    const project = writeOneModule(join(directory, `subscribers-${size}`), 'fsrs')
    const engine = new HotReloadEngine(project.entry, { live: { host } })
    const abort = new AbortController()
    let heard = 0
    const listen = async (): Promise<void> => {
      for await (const { type } of engine.events({ signal: abort.signal })) heard += type === 'lost' ? 0 : 1
    }
    const listeners = Array.from({ length: size }, listen)
    const cost = await reloadMs(engine, project)
    abort.abort()
    await Promise.all(listeners)
    if (heard < 41 * size) throw new Error(`${size} subscribers heard ${heard} events`)
    await engine[Symbol.asyncDispose]()
    return cost
  },
}

const points: Point[] = []
for (const size of sizes.map(Number)) points.push({ size, cost: await COSTS[what]!(size) })
process.stdout.write(JSON.stringify(points), () => process.exit())
