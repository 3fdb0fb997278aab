// One measurement of `state.ts`: node --expose-gc state-process.js WHAT DIRECTORY NUMBER [NUMBER]. Writes what it found as
// JSON.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

import { HotReloadEngine } from '@fsrs/engine'
import { HostRegistry, toJs } from '@fsrs/vm'

/** Milliseconds that the records cost: in the first reload of the process, and in those after the warm-up. */
export interface TakenOverFound {
  readonly firstMs: number
  readonly ms: readonly number[]
}

/** What is left of old generations. */
export interface FreedFound {
  /** Generations that a weak reference reaches, and those that history keeps, the live one with them. */
  readonly reachable: number
  readonly kept: number
  readonly bytesAReload: number
}

const [what = '', directory = '', first = '', second = ''] = process.argv.slice(2)
const file = join(directory, 'main.fsrs')

const WARM_UP = 2
const MIGRATION = `[<Migrate>]
let migrateTodo (old: Old.Todo) : Todo = { Id = old.Id; Title = old.Title; Done = false }
`

type Way = 'kept' | 'converted' | 'migrated'

function before(collection: string, records: number): string {
  return `module M
type Todo = { Id: int; Title: string }
[<Persist>]
let mutable todos = ${collection === 'list' ? 'List' : 'Array'}.init ${records} (fun i -> { Id = i; Title = "a" })
`
}

function after(collection: string, way: Way): string {
  const fields = {
    kept: 'Id: int; Title: string',
    converted: 'Id: float; Title: string; Due: int option',
    migrated: 'Id: int; Title: string; Done: bool',
  }
  return `module M
type Todo = { ${fields[way]} }
${way === 'migrated' ? MIGRATION : ''}[<Persist>]
let mutable todos : Todo ${collection} = ${collection === 'list' ? '[]' : '[||]'}
let count () = ${collection === 'list' ? 'List' : 'Array'}.length todos
`
}

async function reloadMs(collection: string, way: Way, records: number): Promise<number> {
  writeFileSync(file, before(collection, records))
  await using engine = new HotReloadEngine(file, { live: {} })
  const loaded = await engine.reload()
  if (!loaded.success) throw new Error(loaded.errorMessage)
  writeFileSync(file, after(collection, way))
  // What making the records left behind is not the reload's to clear away.
  gc!()
  const stats = await engine.reload()
  if (!stats.success) throw new Error(stats.errorMessage)
  if (engine.live.fn('count')() !== records) throw new Error('records are missing')
  return stats.prepareTimeMs + stats.swapTimeMs
}

async function takenOver(collection: string, way: Way): Promise<TakenOverFound> {
  const [records, runs] = [Number(first), Number(second)]
  const ms: number[] = []
  for (let run = 0; run < runs + WARM_UP; run++) {
    const none = await reloadMs(collection, way, 0)
    ms.push((await reloadMs(collection, way, records)) - none)
  }
  return { firstMs: ms[0]!, ms: ms.slice(WARM_UP) }
}

type Add = (a: number, b: number) => number

/** Milliseconds of so many calls. */
function callsMs(add: Add, calls: number): number {
  const wanted = Number(((BigInt(calls) * BigInt(calls - 1)) / 2n) & 0xffffn)
  const beganMs = performance.now()
  let sum = 0
  for (let i = 0; i < calls; i++) sum = add(sum, i)
  if (sum !== wanted) throw new Error(`the calls came to ${sum}`)
  return performance.now() - beganMs
}

async function callRatios(): Promise<readonly number[]> {
  const [count, rounds] = [Number(first), Number(second)]
  writeFileSync(file, 'module M\nlet add (a: int) (b: int) = (a + b) &&& 0xffff\n')
  await using engine = new HotReloadEngine(file, { live: {} })
  await engine.reload()
  const handle = engine.live.fn<Add>('add')
  const plain = toJs(engine.live.value('add')!) as Add
  const ratios: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const plainMs = callsMs(plain, count)
    ratios.push(callsMs(handle, count) / plainMs)
  }
  return ratios.slice(1)
}

async function bytesInUse(): Promise<number> {
  await setImmediate()
  gc!()
  gc!()
  return process.memoryUsage().heapUsed
}

async function freed(): Promise<FreedFound> {
  const reloads = Number(first)
  // Until then V8 learns.
  const warmUp = Math.min(3000, Math.floor(reloads / 2))
  let listener: unknown
  const host = new HostRegistry().register('Host.listen', '(int -> int) -> unit', (given) => void (listener = given))
  await using engine = new HotReloadEngine(file, { live: { host } })
  const [chunks, functions]: [WeakRef<object>[], WeakRef<object>[]] = [[], []]
  let atWarmUp = 0
  for (let version = 1; version <= reloads; version++) {
    writeFileSync(
      file,
      `module M
[<Persist>]
let mutable count = 0
type Todo = { Id: int; Title: string${version % 2 === 0 ? '; Due: int option' : ''} }
[<Persist>]
let mutable todos : Todo list = []
let next by =
    count <- count + by
    count + ${version} - ${version}
Host.listen next
`,
    )
    const stats = await engine.reload()
    if (!stats.success) throw new Error(stats.errorMessage)
    const next = engine.live.fn('next')
    if (next(1) !== version) throw new Error(`version ${version} has lost its count`)
    chunks.push(new WeakRef<object>(engine.currentChunk!))
    functions.push(new WeakRef(engine.live.value('next')!.raw as object))
    // Until the end of a turn everything that a weak reference was made of stays.
    await setImmediate()
    if (version === warmUp) atWarmUp = await bytesInUse()
  }
  if (typeof listener !== 'function') throw new Error('nothing listens')
  const bytes = (await bytesInUse()) - atWarmUp
  const alive = (references: readonly WeakRef<object>[]): number =>
    references.filter((reference) => reference.deref() !== undefined).length
  return {
    reachable: Math.max(alive(chunks), alive(functions)),
    kept: engine.history.length,
    bytesAReload: bytes / (reloads - warmUp),
  }
}

function find(): Promise<unknown> {
  if (what === 'calls') return callRatios()
  if (what === 'freed') return freed()
  const [collection = '', way] = what.split('-')
  return takenOver(collection, way as Way)
}

const found = await find()
process.stdout.write(JSON.stringify(found), () => process.exit())
