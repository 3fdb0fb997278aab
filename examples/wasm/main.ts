// Calls a WebAssembly module twice a second, whatever version of it is live. npm start [FILE]
import { fileURLToPath } from 'node:url'

import { formatDiagnostic } from '@fsrs/compiler'
import { HotReloadEngine } from '@fsrs/engine'
import { WasmRunner, wasmCompiler } from '@fsrs/wasm'

const file = process.argv[2] ?? fileURLToPath(new URL('counter.wat', import.meta.url))
const runner = new WasmRunner({
  imports: { host: { show: (count: number) => console.log(`count ${count}`) } },
  keepMemories: ['memory'],
})
const engine = HotReloadEngine.withCompiler(file, wasmCompiler(), { prepare: runner.prepare })

engine.onReload(({ success, reloadTimeMs }) => {
  for (const diagnostic of engine.diagnostics) {
    console.log(formatDiagnostic(diagnostic, { sourceText: (path) => engine.sourceText(path) }))
  }
  if (success) console.log(`live in ${reloadTimeMs.toFixed(1)} ms`)
})
await engine.reload()
setInterval(runner.fn('tick'), 500)
await engine.watchAndReload()
