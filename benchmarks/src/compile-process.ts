// Times the compiler and what a host pays: compile-process.js SHORT. Writes milliseconds (host calls: nanoseconds) as JSON.

import { compileProgramFromSource, fsrsCompiler } from '@fsrs/frontend'
import { HostRegistry, toJs, Vm } from '@fsrs/vm'

import { modulesOf, programOf } from './source-programs.ts'
import { median } from './statistics.ts'

/** What one process measured. */
export interface CompileFound {
  readonly hello: number
  readonly lines: readonly { readonly size: number; readonly cost: number }[]
  readonly edit: number
  readonly editInterface: number
  /** Nanoseconds above a plain call. */
  readonly hostCallOutNs: number
  readonly hostCallInNs: number
  readonly warmCreateMs: number
  readonly idleBytes: number
}

const isShort = process.argv[2] === 'true'
const WARM_UP_MS = isShort ? 20 : 1500
const TRIALS = isShort ? 3 : 31
const CALLS = isShort ? 1000 : 1_000_000

async function timeOf(run: () => unknown): Promise<number> {
  const beganMs = performance.now()
  for (let i = 0; i < 3 || performance.now() - beganMs < WARM_UP_MS; i++) await run()
  const times: number[] = []
  for (let i = 0; i < TRIALS; i++) {
    const beforeMs = performance.now()
    await run()
    times.push(performance.now() - beforeMs)
  }
  return median(times)
}

function compiled(source: string): void {
  const result = compileProgramFromSource(source)
  if (!result.ok) throw new Error(result.diagnostics[0]?.message)
}

async function edits(): Promise<[edit: number, editInterface: number]> {
  const files = modulesOf(100)
  const sources = {
    read: (path: string) => ({ ok: true as const, text: files.get(path)! }),
    resolve: (path: string) => `/${path}`,
  }
  const adapter = fsrsCompiler()
  let count = 0
  const edited = async (change: (text: string, n: number) => string): Promise<void> => {
    files.set('/m50.fsrs', change(files.get('/m50.fsrs')!, count++))
    const result = await adapter.compile({ entry: '/main.fsrs', sources })
    if (!result.ok) throw new Error(result.diagnostics[0]?.message)
  }
  const body = (text: string, n: number): string => text.replace(/List\.sum.*$/m, `List.sum // ${n}`)
  const type = (text: string, n: number): string =>
    text.replace(/let text0 =[^\n]*$/m, n % 2 === 0 ? 'let text0 = 1' : 'let text0 = "one"')
  return [await timeOf(() => edited(body)), await timeOf(() => edited(type))]
}

/** Nanoseconds a call, above the same loop without the boundary. */
function hostCalls(): [outNs: number, inNs: number] {
  let sum = 0
  const add = (x: number): number => {
    sum = (sum + x) | 0
    return sum
  }
  const host = new HostRegistry().register('Host.add', 'int -> int', add)
  const source = `
let calls n =
    let mutable last = 0
    for i in 1 .. n do last <- Host.add i
    last
let mutable local = 0
let addHere x =
    local <- local + x
    local
let plain n =
    let mutable last = 0
    for i in 1 .. n do last <- addHere i
    last
let increment x = x + 1
`
  const result = compileProgramFromSource(source, { host })
  if (!result.ok) throw new Error(result.diagnostics[0]?.message)
  const instance = new Vm({ host, fuel: 1e15, timeoutMs: 1e8 }).load(result.chunk)
  instance.run()
  const get = (name: string): ((x: number) => number) => {
    const exported = instance.exports.find((each) => each.name.endsWith(name))!
    return toJs(instance.get(exported.name)!) as (x: number) => number
  }
  const [calls, plain, increment] = [get('calls'), get('plain'), get('increment')]
  const here = (x: number): number => (x + 1) | 0
  const loop = (run: (x: number) => number) => (): void => {
    let x = 0
    for (let i = 0; i < CALLS; i++) x = run(x)
    if (x !== CALLS) throw new Error(`${x} instead of ${CALLS}`)
  }
  const best = (run: () => unknown): number => {
    const times: number[] = []
    for (let i = 0; i < 15; i++) {
      const beganMs = performance.now()
      run()
      times.push(performance.now() - beganMs)
    }
    return (Math.min(...times) * 1e6) / CALLS
  }
  const outNs = best(() => calls(CALLS)) - best(() => plain(CALLS))
  const inNs = best(loop(increment)) - best(loop(here))
  return [outNs, inNs]
}

const hello = 'printfn "Hello, %s!" "world"'

function runHello(): Vm {
  const vm = new Vm({ fuel: 1e6, timeoutMs: 1000, print: () => undefined })
  const result = compileProgramFromSource(hello)
  if (!result.ok) throw new Error('hello does not compile')
  vm.execute(result.chunk)
  return vm
}

function idleBytes(): number {
  const bytes = (): number => {
    gc!()
    gc!()
    return process.memoryUsage().heapUsed
  }
  runHello()
  const before = bytes()
  const machines = Array.from({ length: 200 }, runHello)
  const after = bytes()
  return (after - before) / machines.length
}

const sizes = isShort ? [25, 100] : [100, 1000, 10_000]
const lines = []
for (const size of sizes) {
  const source = programOf(size)
  lines.push({ size, cost: await timeOf(() => compiled(source)) })
}
const [edit, editInterface] = await edits()
const [hostCallOutNs, hostCallInNs] = hostCalls()
const found: CompileFound = {
  hello: await timeOf(() => compiled(hello)),
  lines,
  edit,
  editInterface,
  hostCallOutNs,
  hostCallInNs,
  warmCreateMs: await timeOf(runHello),
  idleBytes: idleBytes(),
}
process.stdout.write(JSON.stringify(found), () => process.exit())
