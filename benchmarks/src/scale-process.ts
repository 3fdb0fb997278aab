// What a size costs: node --expose-gc scale-process.js WHAT DIRECTORY SIZE. Writes the cost as JSON.

import { writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

import { HotReloadEngine } from '@fsrs/engine'
import { HostRegistry } from '@fsrs/vm'
import { FileWatcher } from '@fsrs/watcher'

import { writeManyModules, writeOneModule } from './live-project.ts'
import type { Project } from './live-project.ts'
import { median } from './statistics.ts'
import { writeTree } from './tree.ts'

const [what = '', directory = '', count = ''] = process.argv.slice(2)
const host = new HostRegistry().register('Bench.live', 'int -> unit', () => undefined)

function bytesInUse(): number {
  gc!()
  gc!()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
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
    const project = writeManyModules(directory, 'fsrs', size, 'leaf')
    await using engine = new HotReloadEngine(project.entry, { live: { host } })
    return await reloadMs(engine, project)
  },
  async 'module-memory'(size) {
    // What the first program of a process brings along belongs to no module.
    const one = new HotReloadEngine(writeOneModule(`${directory}/one`, 'fsrs').entry, { live: { host } })
    await one.reload()
    const project = writeManyModules(`${directory}/many`, 'fsrs', size, 'leaf')
    const before = bytesInUse()
    await using engine = new HotReloadEngine(project.entry, { live: { host } })
    await reload(engine, project, 1)
    const cost = bytesInUse() - before
    await one[Symbol.asyncDispose]()
    return cost
  },
  async files(size) {
    writeTree(directory, size, 'x\n')
    await using watcher = new FileWatcher({ backend: 'native' })
    const beganMs = performance.now()
    await watcher.watch(directory)
    return performance.now() - beganMs
  },
  async 'file-memory'(size) {
    writeTree(directory, size, 'x\n')
    const before = bytesInUse()
    await using watcher = new FileWatcher({ backend: 'native' })
    await watcher.watch(directory)
    await setTimeout(500)
    return bytesInUse() - before
  },
  async generations(size) {
    const project = writeManyModules(directory, 'fsrs', 20, 'leaf')
    await using engine = new HotReloadEngine(project.entry, {
      live: { host, history: { generations: size + 20, bytes: 1e9 } },
    })
    await engine.reload()
    // The first generations are kept too, but what V8 learns meanwhile is not counted.
    for (let version = 1; version <= 20; version++) await reload(engine, project, version)
    const before = bytesInUse()
    for (let version = 21; version <= 20 + size; version++) await reload(engine, project, version)
    return bytesInUse() - before
  },
  async subscribers(size) {
    const project = writeOneModule(directory, 'fsrs')
    await using engine = new HotReloadEngine(project.entry, { live: { host } })
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
    return cost
  },
}

const cost = await COSTS[what]!(Number(count))
process.stdout.write(JSON.stringify(cost), () => process.exit())
