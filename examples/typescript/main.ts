// Runs app/app.ts, and what an edit changed of it. npm start [FILE]
import { fileURLToPath } from 'node:url'

import { formatDiagnostic } from '@fsrs/compiler'
import { HotReloadEngine } from '@fsrs/engine'
import { ModuleRunner, typescriptCompiler } from '@fsrs/typescript'

const file = process.argv[2] ?? fileURLToPath(new URL('app/app.ts', import.meta.url))
const modules = new ModuleRunner()
const engine = HotReloadEngine.withCompiler(file, typescriptCompiler(), { prepare: modules.prepare })

engine.onReload(({ success, reloadTimeMs }) => {
  for (const diagnostic of engine.diagnostics) {
    console.log(formatDiagnostic(diagnostic, { sourceText: (path) => engine.sourceText(path) }))
  }
  if (success)
    console.log(
      `live in ${reloadTimeMs.toFixed(1)} ms; ran ${modules.lastRun.run.length}, kept ${modules.lastRun.kept}`,
    )
})
await engine.reload()
await engine.watchAndReload()
