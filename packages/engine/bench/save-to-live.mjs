// From a save by another process to the new code live in this one: the second table of the goals.
//
// Timed: from just before the other process opens the file to the moment at which this process could run the new code.
// The floor is `fs.watch` on the directory + `readFile` + `new Function`: the least that any reload must do. `ours` is
// the engine with the same `new Function` as its compiler; `fsrs` compiles real programs of one file, 200 and 2000
// modules, in which one leaf or one module that all others use is edited without changing its interface.
//
// Floor and ours take turns, save by save, so that a busy machine slows both. The first 20 saves warm up. Saves are
// 120 ms apart: longer than the watcher's window, as edits are. Median and 99th percentile of the rest. The new code is
// run after each save, and a wrong result stops the benchmark.
//
//   node bench/save-to-live.mjs [saves=200] [modules=200,2000]     after a build

import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, watch, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { HotReloadEngine } from '@fsrs/engine'
import { fsrsCompiler } from '@fsrs/frontend'

const SAVES = Number(process.argv[2] ?? 200)
const MODULES = (process.argv[3] ?? '200,2000').split(',').map(Number)
const WARM_UP = 20
const APART_MS = 120

const root = realpathSync(mkdtempSync(join(tmpdir(), 'fsrs-bench-')))
const saver = fork(new URL('saver.mjs', import.meta.url))

/** Saves, and answers how many milliseconds later `live` was fulfilled, which it is with a time in nanoseconds. */
async function timeSave(path, text, how, live) {
  const answer = new Promise((resolve) => saver.once('message', resolve))
  saver.send({ path, text, how })
  const [{ begunNs }, liveNs] = await Promise.all([answer, live])
  await new Promise((resolve) => setTimeout(resolve, APART_MS))
  return Number(liveNs - BigInt(begunNs)) / 1e6
}

function summary(name, timesMs) {
  const sorted = timesMs.slice(WARM_UP).toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { name, trials: sorted.length, msMedian: at(0.5), msP99: at(0.99), node: process.version }
}

/** Fulfilled with the time at which a result first equals `wanted`. */
class Results {
  #wanted
  #resolve
  next(wanted) {
    this.#wanted = wanted
    return new Promise((resolve) => {
      this.#resolve = resolve
    })
  }
  report(result) {
    if (result === this.#wanted) this.#resolve?.(process.hrtime.bigint())
  }
}

// oxlint-disable-next-line typescript/no-implied-eval -- the least that can make code of text
const evaluate = (source) => new Function(source)

function openFloor(path) {
  const results = new Results()
  const reload = async () => {
    const source = await readFile(path, 'utf8')
    if (source !== '') results.report(evaluate(source)())
  }
  const watcher = watch(join(path, '..'), (_, name) => {
    if (path.endsWith(`/${name}`)) void reload()
  })
  return { results, close: () => watcher.close() }
}

async function openEngine(path, compiler, value) {
  const results = new Results()
  const engine = HotReloadEngine.withCompiler(path, compiler)
  const first = await engine.reload()
  if (!first.success) throw new Error(first.errorMessage)
  await engine.start()
  engine.onReload((stats) => {
    if (!stats.success) throw new Error(stats.errorMessage)
    results.report(value(engine.currentChunk))
  })
  void engine.watchAndReload()
  return { results, engine, close: () => engine[Symbol.asyncDispose]() }
}

async function oneModule(how) {
  const source = (i) => `return ${1000 + i}\n`
  const contestants = {}
  for (const name of ['floor', 'ours']) {
    const path = join(root, how, name, 'script.fsrs')
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, source(0))
    const opened = name === 'floor' ? openFloor(path) : await openEngine(path, evaluate, (live) => live())
    contestants[name] = { path, ...opened, timesMs: [] }
  }
  await new Promise((resolve) => setTimeout(resolve, 300))
  for (let i = 1; i <= SAVES + WARM_UP; i++) {
    for (const { path, results, timesMs } of Object.values(contestants)) {
      timesMs.push(await timeSave(path, source(i), how, results.next(1000 + i)))
    }
  }
  for (const { close } of Object.values(contestants)) await close()
  return Object.entries(contestants).map(([name, { timesMs }]) => summary(`1 module, ${how}: ${name}`, timesMs))
}

/** A program of `count` modules which all use `shared`; the last of them is a leaf. */
async function manyModules(count, edited) {
  const directory = join(root, `${count}-${edited}`)
  mkdirSync(directory, { recursive: true })
  const shared = (i) => `module Shared\nlet scale x = x * ${i + 2} - x * ${i + 1}\n`
  const leaf = (i) => `module M${count - 1}\nlet value = Shared.scale ${count - 1} + ${i} - ${i}\n`
  writeFileSync(join(directory, 'shared.fsrs'), shared(0))
  for (let i = 0; i < count - 1; i++) {
    writeFileSync(
      join(directory, `m${i}.fsrs`),
      `module M${i}\nlet value = Shared.scale ${i}\nlet double x = x + value\n`,
    )
  }
  writeFileSync(join(directory, `m${count - 1}.fsrs`), leaf(0))
  const loads = ['shared', ...Array.from({ length: count }, (_, i) => `m${i}`)].map((name) => `#load "${name}.fsrs"\n`)
  const main = join(directory, 'main.fsrs')
  writeFileSync(main, `${loads.join('')}M0.value + M${count - 1}.value\n`)

  let generation = 0
  const { results, engine, close } = await openEngine(main, fsrsCompiler(), () => ++generation)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const timesMs = []
  const compiled = []
  const registration = engine.onReload((stats) => compiled.push(stats.modulesCompiled))
  const saves = Math.min(SAVES, 60)
  for (let i = 1; i <= saves + WARM_UP; i++) {
    const [name, text] = edited === 'leaf' ? [`m${count - 1}.fsrs`, leaf(i)] : ['shared.fsrs', shared(i)]
    timesMs.push(await timeSave(join(directory, name), text, 'rename', results.next(generation + 1)))
  }
  registration[Symbol.dispose]()
  await close()
  return { ...summary(`${count} modules, ${edited}: ours`, timesMs), modulesCompiled: compiled.at(-1) }
}

try {
  for (const how of ['in place', 'rename']) {
    const [floor, ours] = await oneModule(how)
    console.log(JSON.stringify(floor))
    console.log(JSON.stringify({ ...ours, timesFloor: ours.msMedian / floor.msMedian, goal: 1.3 }))
  }
  for (const count of [1, ...MODULES]) {
    for (const edited of ['leaf', 'shared']) console.log(JSON.stringify(await manyModules(count, edited)))
  }
} finally {
  saver.disconnect()
  rmSync(root, { recursive: true, force: true })
}
