import { resolve } from 'node:path'

import { HotReloadEngine } from '@fsrs/engine'
import type { EngineEvent, Generation, PrepareResult } from '@fsrs/engine'
import { fsrsCompiler } from '@fsrs/frontend'
import { ReloadMetrics } from '@fsrs/stats'
import { RuntimeError, Vm } from '@fsrs/vm'
import type { Chunk } from '@fsrs/vm'

import type { CliHost } from '../cli-host.ts'
import { EXIT } from '../exit-code.ts'
import type { FlagValues } from '../flags.ts'
import { loadHostModule } from '../host-module.ts'
import { jsonReporter, lineReporter } from '../line-reporter.ts'
import type { Reporter } from '../reporter.ts'
import { runtimeFinding } from '../runtime-finding.ts'
import { vmOptions } from '../vm-options.ts'
import type { WatchActions } from '../watch-screen.ts'

/**
 * `fsrs watch FILE`: runs the script, and its new version at every save. What the script prints goes to standard output;
 * what we say goes to standard error, so that each can be kept apart.
 */
export async function watch([file = '']: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const script = resolve(host.cwd, file)
  const registry = await loadHostModule(flags.host, host.cwd)
  const quit = new AbortController()
  const vm = new Vm({
    ...vmOptions(flags, registry, host),
    print: (text) => reporter.printed(text, 'stdout'),
    printError: (text) => reporter.printed(text, 'stderr'),
  })

  function prepare({ artifact, number }: Generation<Chunk>): PrepareResult {
    try {
      reporter.run(number, () => vm.execute(artifact))
      return { ok: true }
    } catch (error) {
      if (!(error instanceof RuntimeError)) throw error
      return { ok: false, diagnostics: [runtimeFinding(error, script, (path) => engine.sourceText(path))] }
    }
  }

  const compiler = fsrsCompiler(registry === undefined ? {} : { host: registry })
  const engine: HotReloadEngine = HotReloadEngine.withCompiler(script, compiler, { prepare, backend: flags.backend })
  const reporter = await reporterFor(script, flags, host, {
    reload: () => void engine.reload().catch(() => undefined),
    rollBack: () => Promise.resolve('there is no version to go back to'),
    quit: () => quit.abort(),
    explain: () => engine.explain(),
    sourceText: (path) => engine.sourceText(path),
  })
  const metrics = new ReloadMetrics()
  engine.onReload((stats) => metrics.record(stats))
  const reporting = report(engine.events(), (event) => reporter.happened(event, engine.reloadCount))
  try {
    await engine.start()
    reporter.watching()
    await engine.reload()
    await engine.watchAndReload({ signal: AbortSignal.any([host.signal, quit.signal]) })
  } finally {
    await engine[Symbol.asyncDispose]()
    await reporting
    reporter[Symbol.dispose]()
  }
  reporter.summary(metrics)
  return EXIT.ok
}

async function reporterFor(script: string, flags: FlagValues, host: CliHost, actions: WatchActions): Promise<Reporter> {
  if (flags.json) return jsonReporter(host)
  if (host.terminal === undefined || flags.plain || flags.quiet) {
    return lineReporter(script, flags, host, (file) => actions.sourceText(file))
  }
  const { WatchScreen } = await import('../watch-screen.ts')
  return new WatchScreen(script, flags, host, host.terminal, actions)
}

async function report(events: AsyncIterable<EngineEvent>, happened: (event: EngineEvent) => void): Promise<void> {
  for await (const event of events) happened(event)
}
