import { extname, resolve } from 'node:path'

import { messageOf } from '@fsrs/base'
import type { CompilerAdapter } from '@fsrs/compiler'
import { HotReloadEngine } from '@fsrs/engine'
import type { EngineEvent } from '@fsrs/engine'
import { ReloadMetrics } from '@fsrs/stats'

import type { CliHost } from '../cli-host.ts'
import { EXIT } from '../exit-code.ts'
import type { FlagValues } from '../flags.ts'
import { loadHostModule } from '../host-module.ts'
import { otherLanguage } from '../languages.ts'
import { jsonReporter, lineReporter } from '../line-reporter.ts'
import type { Reporter } from '../reporter.ts'
import { vmOptions } from '../vm-options.ts'
import type { WatchActions } from '../watch-screen.ts'

/**
 * `fsrs watch FILE`: runs the script, and its new version at every save. What the script prints goes to standard output;
 * what we say goes to standard error, so that each can be kept apart.
 */
export async function watch([file = '']: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const script = resolve(host.cwd, file)
  const other = await otherLanguage(script, {
    cwd: host.cwd,
    hostModule: flags.host,
    print: (text) => reporter.printed(text, 'stdout'),
  })
  const quit = new AbortController()
  let running: Disposable | undefined
  const endRun = (): void => running?.[Symbol.dispose]()
  const aboutToRun = (): void => {
    endRun()
    // First of all: what the screen says about Ctrl+C must hold from the moment it is said.
    running = host.interruptible()
    reporter.running()
  }
  const engine =
    other === undefined
      ? await fsrsEngine(script, flags, host, { aboutToRun, printed: (text, stream) => reporter.printed(text, stream) })
      : HotReloadEngine.withCompiler(script, beforeRun(other.compiler, aboutToRun), {
          backend: flags.backend,
          // Whoever opened the language took the name for one of its files: `.env.local` is.
          extensions: [extname(script)],
          prepare: other.prepare,
        })
  const reporter = await reporterFor(script, flags, host, {
    // A script that cannot be read is an event as well.
    reload: () => void engine.reload().catch(() => undefined),
    rollBack: () => rollBack(engine),
    quit: () => quit.abort(),
    explain: () => engine.explain(),
    sourceText: (path) => engine.sourceText(path),
  })
  const metrics = new ReloadMetrics()
  engine.onReload((stats) => metrics.record(stats))
  const reporting = report(engine.events(), (event) => {
    // What says that the run is over must not be said before it is.
    if (event.type === 'reloaded' || event.type === 'refused') endRun()
    reporter.happened(event, engine.reloadCount)
  })
  try {
    await engine.start()
    reporter.watching()
    await engine.reload()
    await engine.watchAndReload({ signal: AbortSignal.any([host.signal, quit.signal]) })
  } finally {
    endRun()
    await engine[Symbol.asyncDispose]()
    await reporting
    reporter[Symbol.dispose]()
  }
  reporter.summary(metrics)
  return EXIT.ok
}

async function fsrsEngine(
  script: string,
  flags: FlagValues,
  host: CliHost,
  { aboutToRun, printed }: { readonly aboutToRun: () => void; readonly printed: Reporter['printed'] },
): Promise<HotReloadEngine<unknown>> {
  const registry = await loadHostModule(flags.host, host.cwd)
  return new HotReloadEngine<unknown>(script, {
    backend: flags.backend,
    live: {
      ...vmOptions(flags, registry, host),
      onInitialise: aboutToRun,
      // A script that works for a while is seen to work, and its lines stand in order with those of the host's functions.
      holdOutput: false,
      warmUp: true,
      print: (text) => printed(text, 'stdout'),
      printError: (text) => printed(text, 'stderr'),
    },
  })
}

/** What a compile makes is run next: the engine runs it in the same turn, and has no other place to say so. */
function beforeRun(compiler: CompilerAdapter<unknown>, aboutToRun: () => void): CompilerAdapter<unknown> {
  return {
    ...compiler,
    async compile(request) {
      const result = await compiler.compile(request)
      if (result.ok && request.signal?.aborted !== true) aboutToRun()
      return result
    },
  }
}

async function rollBack(engine: HotReloadEngine<unknown>): Promise<string> {
  try {
    const stats = await engine.rollback()
    if (!stats.success) return `it would not come back: ${stats.errorMessage ?? ''}`
    return stats.cause.type === 'rollback' ? `went back to version ${stats.cause.to}; the next save goes on` : ''
  } catch (error) {
    return messageOf(error)
  }
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
