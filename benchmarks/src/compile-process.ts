// Times the compiler: compile-process.js SHORT. Writes milliseconds as JSON.

import { compileProgramFromSource, fsrsCompiler } from '@fsrs/frontend'

import { loadFable } from './fable.ts'
import { modulesOf, programOf } from './source-programs.ts'
import { median } from './statistics.ts'

/** What one process measured. */
export interface CompileFound {
  readonly hello: number
  readonly lines: readonly { readonly size: number; readonly cost: number }[]
  readonly edit: number
  readonly editInterface: number
  /** Fable's time for the second of the sizes. */
  readonly fable: number
}

const isShort = process.argv[2] === 'true'
/** Until V8 has compiled what it will compile: after a second and a half some still runs in its interpreter. */
const WARM_UP_MS = isShort ? 20 : 5000
const TRIALS = isShort ? 3 : 31

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

/** A warm Fable, each time with another text, since it remembers those that it has checked. */
function fableTime(size: number): number {
  const compileWithFable = loadFable()
  const times = Array.from({ length: isShort ? 1 : 5 }, (_, trial) => {
    const beforeMs = performance.now()
    compileWithFable(`module Program\n\nlet trial = ${trial}\n\n${programOf(size)}`)
    return performance.now() - beforeMs
  })
  return median(times)
}

const hello = 'printfn "Hello, %s!" "world"'

const sizes = isShort ? [25, 100] : [100, 1000, 10_000]
const lines = []
for (const size of sizes) {
  const source = programOf(size)
  lines.push({ size, cost: await timeOf(() => compiled(source)) })
}
const [edit, editInterface] = await edits()
const found: CompileFound = {
  hello: await timeOf(() => compiled(hello)),
  lines,
  edit,
  editInterface,
  fable: fableTime(sizes[1]!),
}
process.stdout.write(JSON.stringify(found), () => process.exit())
