// Runs counter.fsrs and shows what it renders; an empty line rolls back, any other is a thing to do. npm start [FILE]
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { formatDiagnostic } from '@fsrs/compiler'
import { HotReloadEngine } from '@fsrs/engine'

const file = process.argv[2] ?? fileURLToPath(new URL('counter.fsrs', import.meta.url))
const engine = new HotReloadEngine(file, { live: { timeoutMs: 1000 } })

// Taken once, these always call the newest code.
const tick = engine.live.fn('tick')
const render = engine.live.fn<() => string>('render')
const add = engine.live.fn<(title: string) => void>('Todo.add')

engine.onReload(({ success }) => {
  for (const diagnostic of engine.diagnostics) {
    console.log(formatDiagnostic(diagnostic, { sourceText: (path) => engine.sourceText(path) }))
  }
  const cells = success ? (engine.explain()?.state.cells ?? []) : []
  for (const report of cells) {
    const how = 'how' in report ? report.how : []
    console.log(`${report.cell} ${report.type}${how.length === 0 ? '' : `: ${how.join(', ')}`}`)
  }
})

async function undo(): Promise<void> {
  const stats = await engine.rollback()
  const from = engine.explain()?.state.restored
  console.log(stats.success ? `rolled back${from === undefined ? '' : `, state of ${from.from}`}` : stats.errorMessage)
}

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === '') void undo().catch((error: unknown) => console.log(error))
  else add(line)
})

await engine.reload()
setInterval(() => {
  tick()
  console.log(`\n${render()}`)
}, 500)
await engine.watchAndReload()
