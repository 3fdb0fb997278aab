import { HotReloadEngine } from '@fsrs/engine'
import { Vm } from '@fsrs/vm'

import { compile } from './compile.ts'

/**
 * Reloads and runs a script after every change until `signal` aborts. The original slept after each event, to let the
 * rest of a burst arrive; here one save is one event, and what an editor has not finished writing is waited for.
 */
export async function basicLoop(
  scriptPath: string,
  { print, signal }: { readonly print: (text: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  await using engine = HotReloadEngine.withCompiler(scriptPath, compile)
  const vm = new Vm({ print })
  await engine.start()

  while ((await engine.waitForChange({ signal })) !== undefined) {
    engine.drainEvents()
    try {
      const stats = await engine.reload()
      if (stats.success) {
        print(`✅ Reloaded in ${stats.reloadTimeMs.toFixed(1)} ms\n`)
        if (engine.currentChunk !== undefined) vm.execute(engine.currentChunk)
      } else {
        print(`❌ Compilation failed: ${stats.errorMessage}\n`)
      }
    } catch (error) {
      print(`❌ Reload error: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
}
