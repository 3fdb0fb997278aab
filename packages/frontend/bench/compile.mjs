// How long does it take to compile a source, and to compile it again after an edit?
//
// Timed: text in, chunk out, in a warm process. Not timed: reading files, verifying and running the chunk. Warm-up: until
// 1500 ms have passed and at least 5 runs were made. Statistic: median and 95th percentile of the trials. Each result is
// checked to be a program without errors before its time counts. Goals: hello < 1 ms, 1000 lines < 10 ms, 10 000 lines
// < 100 ms, an edit in 100 modules of 100 lines < 3 ms.
//
// node bench/compile.mjs [trials, default 30]
import { compileProgramFromSource, fsrsCompiler } from '@fsrs/frontend'

import { modules, program } from './programs.mjs'

const TRIALS = Number(process.argv[2] ?? 30)
const WARM_UP_MS = 1500

function check(result) {
  if (result.ok) return
  const [first] = result.diagnostics
  throw new Error(`${first.code} ${first.file}:${first.span.start.line} ${first.message}`)
}

async function measure(name, goalMs, run) {
  const start = performance.now()
  for (let i = 0; i < 5 || performance.now() - start < WARM_UP_MS; i++) check(await run())
  const times = []
  for (let i = 0; i < TRIALS; i++) {
    const before = performance.now()
    const result = await run()
    times.push(performance.now() - before)
    check(result)
  }
  times.sort((a, b) => a - b)
  const at = (share) => Number(times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(3))
  console.log(
    JSON.stringify({ name, trials: TRIALS, msMedian: at(0.5), msP95: at(0.95), goalMs, node: process.version }),
  )
}

for (const [name, source, goalMs] of [
  ['hello', 'printfn "Hello, %s!" "world"', 1],
  ['1000 lines', program(1000), 10],
  ['10 000 lines', program(10_000), 100],
])
  await measure(name, goalMs, () => compileProgramFromSource(source))

const files = modules(100)
const sources = {
  read: (path) => ({ ok: true, text: files.get(path) }),
  resolve: (path) => `/${path}`,
}
const adapter = fsrsCompiler()
let edits = 0
const edited = (path, change) => {
  files.set(path, change(files.get(path), edits++))
  return adapter.compile({ entry: '/main.fsrs', sources })
}
const body = (text, n) => text.replace(/List\.sum.*$/m, `List.sum // ${n}`)
const newType = (text, n) => text.replace(/let text0 =[^\n]*$/m, n % 2 === 0 ? 'let text0 = 1' : 'let text0 = "one"')
await measure('an edit of a body, 100 modules of 100 lines', 3, () => edited('/m50.fsrs', body))
await measure('an edit of the last module', 3, () => edited('/m99.fsrs', body))
await measure('an edit that changes the interface, one dependent and those behind it', undefined, () =>
  edited('/m50.fsrs', newType),
)
