// Times what a host pays: host-process.js CONTESTANT SHORT, with --expose-gc. A call of a loop that calls the host, less the
// loop that calls a function of the script; a loop of calls of the script, less that of calls of a JavaScript function; each
// the best of 15. A machine made, its first program compiled and run: median of 31 after 1 s of them.

import { compileProgramFromSource } from '@fsrs/frontend'
import { HostRegistry, toJs, Vm } from '@fsrs/vm'

import { load } from './peers.ts'
import { median } from './statistics.ts'

/** What one process measured. */
export interface HostFound {
  /** Nanoseconds above a plain call. */
  readonly outNs: number
  readonly inNs: number
  readonly warmCreateMs: number
  /** Bytes that a machine keeps that has run: on the heap, and in a memory of its own by its own account. */
  readonly idleBytes: number
}

/** Those who are called and call. */
interface Machine {
  /** `calls` calls the host so many times, and `plain` a function of its own; both give the number. */
  readonly calls: (count: number) => number
  readonly plain: (count: number) => number
  /** Adds one. */
  readonly increment: (x: number) => number
}

interface Contestant {
  /** Calls that are timed together. */
  readonly count: number
  readonly open: (add: (x: number) => number) => Promise<Machine>
  /** Makes a machine that runs a first program, and gives it back with what the program says. */
  readonly create: () => Promise<{ readonly machine: unknown; readonly result: unknown }>
  readonly isOnHeap: boolean
  /** A machine that has run says how much of a memory of its own it uses, in bytes. */
  readonly ownBytes: () => Promise<number>
}

const LUA = `
local sum = 0
local function here(x) sum = sum + 1 return sum end
function calls(n) local last = 0 for i = 1, n do last = add(i) end return last end
function plain(n) sum = 0 local last = 0 for i = 1, n do last = here(i) end return last end
function increment(x) return x + 1 end
`
const JAVASCRIPT = `
let sum = 0
const here = (x) => { sum = sum + 1; return sum }
const calls = (n) => { let last = 0; for (let i = 1; i <= n; i++) last = add(i); return last }
const plain = (n) => { sum = 0; let last = 0; for (let i = 1; i <= n; i++) last = here(i); return last }
const increment = (x) => x + 1
`
const FSRS = `
let mutable sum = 0
let here (x: int) =
    sum <- sum + 1
    sum
let calls n =
    let mutable last = 0
    for i in 1 .. n do last <- Host.add i
    last
let plain n =
    sum <- 0
    let mutable last = 0
    for i in 1 .. n do last <- here i
    last
let increment x = x + 1
`

const CONTESTANTS: Readonly<Record<string, Contestant>> = {
  FSRS: { count: 1_000_000, open: openFsrs, create: createFsrs, isOnHeap: true, ownBytes: async () => 0 },
  wasmoon: {
    count: 20_000,
    open: openWasmoon,
    create: createWasmoon,
    isOnHeap: false,
    ownBytes: wasmoonBytes,
  },
  'quickjs-emscripten': {
    count: 20_000,
    open: openQuickJs,
    create: createQuickJs,
    isOnHeap: false,
    ownBytes: quickJsBytes,
  },
}

async function openFsrs(add: (x: number) => number): Promise<Machine> {
  const host = new HostRegistry().register('Host.add', 'int -> int', add)
  const result = compileProgramFromSource(FSRS, { host })
  if (!result.ok) throw new Error(result.diagnostics[0]?.message)
  const instance = new Vm({ host, fuel: 1e15, timeoutMs: 1e8 }).load(result.chunk)
  instance.run()
  const get = (name: string): ((x: number) => number) => {
    const exported = instance.exports.find((each) => each.name.endsWith(name))!
    return toJs(instance.get(exported.name)!) as (x: number) => number
  }
  return { calls: get('calls'), plain: get('plain'), increment: get('increment') }
}

async function createFsrs(): Promise<{ machine: unknown; result: unknown }> {
  let result = ''
  const machine = new Vm({ fuel: 1e6, timeoutMs: 1000, print: (text) => void (result += text) })
  const compiled = compileProgramFromSource('printf "Hello, %s!" "world"')
  if (!compiled.ok) throw new Error('it does not compile')
  machine.execute(compiled.chunk)
  return { machine, result }
}

interface Lua {
  readonly global: {
    set(name: string, value: unknown): void
    get(name: string): (x: number) => number
    getMemoryUsed(): number
  }
  doString(text: string): Promise<unknown>
}

interface LuaEngines {
  createEngine(options?: { readonly traceAllocations: boolean }): Promise<Lua>
}

async function luaEngine(traceAllocations = false): Promise<Lua> {
  const { LuaFactory } = await load<{ LuaFactory: new () => LuaEngines }>('wasmoon')
  factory ??= new LuaFactory()
  return factory.createEngine({ traceAllocations })
}
let factory: LuaEngines | undefined

async function wasmoonBytes(): Promise<number> {
  const machine = await luaEngine(true)
  await machine.doString(LUA_HELLO)
  return machine.global.getMemoryUsed()
}

const LUA_HELLO = 'return string.format("Hello, %s!", "world")'

async function openWasmoon(add: (x: number) => number): Promise<Machine> {
  const lua = await luaEngine()
  lua.global.set('add', add)
  await lua.doString(LUA)
  const get = (name: string): ((x: number) => number) => lua.global.get(name)
  return { calls: get('calls'), plain: get('plain'), increment: get('increment') }
}

async function createWasmoon(): Promise<{ machine: unknown; result: unknown }> {
  const machine = await luaEngine()
  return { machine, result: await machine.doString(LUA_HELLO) }
}

interface QuickJsHandle {
  dispose(): void
}
interface QuickJs {
  readonly undefined: QuickJsHandle
  readonly global: QuickJsHandle
  newNumber(value: number): QuickJsHandle
  newFunction(name: string, call: (x: QuickJsHandle) => QuickJsHandle): QuickJsHandle
  setProp(object: QuickJsHandle, name: string, value: QuickJsHandle): void
  evalCode(text: string): unknown
  unwrapResult(result: unknown): QuickJsHandle
  callFunction(run: QuickJsHandle, self: QuickJsHandle, x: QuickJsHandle): unknown
  getNumber(handle: QuickJsHandle): number
  getString(handle: QuickJsHandle): string
  dump(handle: QuickJsHandle): unknown
  readonly runtime: { computeMemoryUsage(): QuickJsHandle }
}

async function quickJsContext(): Promise<QuickJs> {
  const { getQuickJS } = await load<{ getQuickJS(): Promise<{ newContext(): QuickJs }> }>('quickjs-emscripten')
  return (await getQuickJS()).newContext()
}

async function openQuickJs(add: (x: number) => number): Promise<Machine> {
  const context = await quickJsContext()
  context.setProp(
    context.global,
    'add',
    context.newFunction('add', (x) => context.newNumber(add(context.getNumber(x)))),
  )
  context.unwrapResult(context.evalCode(JAVASCRIPT))
  const get = (name: string): ((x: number) => number) => {
    const handle = context.unwrapResult(context.evalCode(name))
    return (x) => {
      const argument = context.newNumber(x)
      const result = context.unwrapResult(context.callFunction(handle, context.undefined, argument))
      const value = context.getNumber(result)
      argument.dispose()
      result.dispose()
      return value
    }
  }
  return { calls: get('calls'), plain: get('plain'), increment: get('increment') }
}

async function quickJsBytes(): Promise<number> {
  const { machine } = await createQuickJs()
  const used = machine.dump(machine.runtime.computeMemoryUsage()) as { readonly memory_used_size: number }
  return used.memory_used_size
}

async function createQuickJs(): Promise<{ machine: QuickJs; result: unknown }> {
  const machine = await quickJsContext()
  return { machine, result: machine.getString(machine.unwrapResult(machine.evalCode('`Hello, ${"world"}!`'))) }
}

function bestNs(count: number, run: () => number): number {
  const times: number[] = []
  for (let i = 0; i < 15; i++) {
    const beganMs = performance.now()
    const result = run()
    times.push(performance.now() - beganMs)
    if (result !== count) throw new Error(`${result} instead of ${count}`)
  }
  return (Math.min(...times) * 1e6) / count
}

function looped(count: number, run: (x: number) => number): () => number {
  return () => {
    let x = 0
    for (let i = 0; i < count; i++) x = run(x)
    return x
  }
}

async function createdMs(create: Contestant['create'], warmUpMs: number, trials: number): Promise<number> {
  const times: number[] = []
  const beganMs = performance.now()
  for (let i = 0; i < trials || performance.now() - beganMs < warmUpMs; i++) {
    const beforeMs = performance.now()
    const { result } = await create()
    times.push(performance.now() - beforeMs)
    if (result !== 'Hello, world!') throw new Error(`It said ${String(result)}.`)
  }
  return median(times.slice(-trials))
}

/** Machines that have run and are kept: two hundred, or a few where each is a piece of a memory that is soon full. */
async function idleBytes({ create, isOnHeap, ownBytes }: Contestant): Promise<number> {
  const bytes = (): number => {
    gc!()
    gc!()
    return process.memoryUsage().heapUsed
  }
  await create()
  const before = bytes()
  const machines: unknown[] = []
  for (let i = 0; i < (isOnHeap ? 200 : 20); i++) machines.push((await create()).machine)
  return (bytes() - before) / machines.length + (await ownBytes())
}

const [name = '', short = ''] = process.argv.slice(2)
const isShort = short === 'true'
const contestant = CONTESTANTS[name]!
const { count: fullCount, open, create, isOnHeap } = contestant
const count = isShort ? 1000 : fullCount
let sum = 0
const machine = await open(() => ++sum)
const outNs = bestNs(count, () => {
  sum = 0
  return machine.calls(count)
})
const plainNs = bestNs(count, () => machine.plain(count))
const here = (x: number): number => (x + 1) | 0
const found: HostFound = {
  outNs: outNs - plainNs,
  inNs: bestNs(count, looped(count, machine.increment)) - bestNs(count, looped(count, here)),
  // Machines of wasmoon and QuickJS are not collected: a second of them would fill their memory.
  warmCreateMs: await createdMs(create, isOnHeap && !isShort ? 1000 : 0, isShort ? 3 : 31),
  idleBytes: await idleBytes(contestant),
}
process.stdout.write(JSON.stringify(found), () => process.exit())
