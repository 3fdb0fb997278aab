// What else happens in a reload: whether a mix of old and new files ever runs, and what is left on the heap.

import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import type { BenchmarkContext, Goal, Row, Table } from './benchmark.ts'
import type { HeapFound } from './heap-process.ts'
import { inProcess } from './in-process.ts'
import { LIVE_CONTESTANTS } from './live-contestants.ts'
import type { LiveContestant } from './live-contestants.ts'
import { writeThreeFiles } from './live-project.ts'
import { LiveRunner } from './live-runner.ts'
import type { Run } from './live-runner.ts'
import type { Saver } from './saver.ts'

/** A table, and what is to be reached in it. */
export interface Measured {
  readonly table: Table
  readonly goals: readonly Goal[]
}

const GAP_MS = 100

/** Three files of one program saved together: does a mix of old and new ever run? */
export async function measureTogether(context: BenchmarkContext, saver: Saver): Promise<Measured> {
  const trials = context.short ? 2 : 20
  const rows: Row[] = []
  const goals: Goal[] = []
  for (const contestant of LIVE_CONTESTANTS) {
    const { name, isOurs, language } = contestant
    if (contestant.restarts || language === 'function' || language === 'wasm') continue
    context.log(`three files together: ${name}`)
    const directory = join(context.directory, `together-${LIVE_CONTESTANTS.indexOf(contestant)}`)
    const runner = new LiveRunner(contestant, writeThreeFiles(directory, language))
    await runner.live('0,0,0', 20_000)
    await setTimeout(500)
    let missed = 0
    for (let version = 1; version <= trials; version++) {
      await saver.save(runner.project.file, runner.project.textAt(version), 'together')
      const run = await runner.live(`${version},${version},${version}`, 3000)
      if (run === undefined) missed++
      await setTimeout(GAP_MS)
    }
    runner.end()
    const mixed = runner.runs.filter(({ version }) => new Set(version.split(',')).size > 1)
    const [mixes, live] = [mixed.length, mixed.filter((run) => isLive(run, contestant)).length]
    rows.push({ name, isOurs, cells: [mixes, live, missed, (runner.runs.length - 1) / trials] })
    if (!isOurs) continue
    const measured = `${mixes} in ${trials} saves, of which ${live} went live`
    goals.push({ text: `${name}: no mix of three files saved together runs`, measured, isMet: mixes === 0 })
  }
  const table: Table = {
    title: 'Three files of one program saved together',
    method: `${trials} times, one right after the other, by another process. Ours run a program before it is live: a mix that ran may never have been.`,
    columns: ['mixes that ran', 'that were live', 'missed', 'runs a save'],
    rows,
  }
  return { table, goals }
}

function isLive({ phases }: Run, { swaps }: LiveContestant): boolean {
  return phases !== undefined || !swaps
}

/** The counters of a collection differ by this much in all, whatever ran in between. */
const NOISE_BYTES = 100_000

/** What many reloads leave behind. */
export async function measureHeap(reloads: number): Promise<Measured> {
  const rows: Row[] = []
  const goals: Goal[] = []
  for (const { name } of LIVE_CONTESTANTS.filter(({ isOurs }) => isOurs)) {
    const { bytesPerReload, reachable } = await inProcess<HeapFound>('heap-process.js', name, String(reloads))
    rows.push({ name, isOurs: true, cells: [bytesPerReload, reachable] })
    goals.push({
      text: `${name}: the heap does not grow over ${reloads} reloads`,
      measured: `${bytesPerReload.toFixed(1)} bytes a reload`,
      isMet: bytesPerReload * reloads <= NOISE_BYTES,
    })
  }
  const table: Table = {
    title: `What ${reloads} reloads leave behind`,
    method:
      'Bytes of heap a reload after a full collection, and old programs of every hundredth reload that are still reachable; three files (of WebAssembly one), a new text each time.',
    columns: ['bytes a reload', 'reachable'],
    rows,
  }
  return { table, goals }
}
