import { resolve } from 'node:path'

import { HotReloadEngine } from '@fsrs/engine'
import type { EngineEvent, PrepareResult } from '@fsrs/engine'
import { fsrsCompiler } from '@fsrs/frontend'
import { ReloadMetrics } from '@fsrs/stats'
import { RuntimeError, Vm } from '@fsrs/vm'
import type { Chunk } from '@fsrs/vm'

import type { CliHost } from '../cli-host.ts'
import { EXIT } from '../exit-code.ts'
import type { FlagValues } from '../flags.ts'
import { loadHostModule } from '../host-module.ts'
import { reporterFor } from '../reporter.ts'
import { runtimeFinding } from '../runtime-finding.ts'
import { vmOptions } from '../vm-options.ts'

/**
 * `fsrs watch FILE`: runs the script, and its new version at every save. What the script prints goes to standard output;
 * what we say goes to standard error, so that each can be kept apart.
 */
export async function watch([file = '']: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const script = resolve(host.cwd, file)
  const registry = await loadHostModule(flags.host, host.cwd)
  const vm = new Vm(vmOptions(flags, registry, host))

  function prepare({ artifact }: { readonly artifact: Chunk }): PrepareResult {
    try {
      host.interruptible(() => vm.execute(artifact))
      return { ok: true }
    } catch (error) {
      if (!(error instanceof RuntimeError)) throw error
      return { ok: false, diagnostics: [runtimeFinding(error, script, (path) => engine.sourceText(path))] }
    }
  }

  const engine: HotReloadEngine = HotReloadEngine.withCompiler(
    script,
    fsrsCompiler(registry === undefined ? {} : { host: registry }),
    {
      prepare,
      backend: flags.backend,
    },
  )
  const metrics = new ReloadMetrics()
  const reporter = reporterFor(script, flags, host, (path) => engine.sourceText(path))
  engine.onReload((stats) => metrics.record(stats))
  const reporting = report(engine.events(), (event) => reporter.happened(event, engine.reloadCount))
  try {
    await engine.start()
    reporter.watching()
    await engine.reload()
    await engine.watchAndReload({ signal: host.signal })
  } finally {
    await engine[Symbol.asyncDispose]()
    await reporting
  }
  reporter.summary(metrics)
  return EXIT.ok
}

async function report(events: AsyncIterable<EngineEvent>, happened: (event: EngineEvent) => void): Promise<void> {
  for await (const event of events) happened(event)
}
