import { HotReloadEngine } from '@fsrs/engine'
import { Vm } from '@fsrs/vm'

import { compile } from './compile.ts'

/** Loads a script, and runs it anew after every change until `signal` aborts. */
export async function quickStart(
  scriptPath: string,
  { print, signal }: { readonly print: (text: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  // Create an engine with the FSRS compiler.
  await using engine = HotReloadEngine.withCompiler(scriptPath, compile)
  const vm = new Vm({ print })

  // Initial load.
  const first = await engine.reload()
  print(`Loaded in ${first.reloadTimeMs.toFixed(1)} ms\n`)

  // Start watching.
  await engine.start()

  // Wait for changes.
  while ((await engine.waitForChange({ signal })) !== undefined) {
    const stats = await engine.reload()
    if (stats.success && engine.currentChunk !== undefined) vm.execute(engine.currentChunk)
  }
}
