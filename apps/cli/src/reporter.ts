import { messageOf } from '@fsrs/base'
import type { EngineEvent } from '@fsrs/engine'
import type { ReloadMetrics, ReloadStats } from '@fsrs/stats'

import type { CliHost } from './cli-host.ts'
import type { FlagValues } from './flags.ts'
import { jsonOfEngineEvent, writeJson } from './json-event.ts'
import { rendererFor } from './render.ts'

/** Tells the user of `fsrs watch` what happens. */
export interface Reporter {
  /** From here on no save is missed. */
  watching(): void
  /** @param reloadCount successful reloads so far: the first is no reload for a reader, but the start */
  happened(event: EngineEvent, reloadCount: number): void
  summary(metrics: ReloadMetrics): void
}

/** @param sourceText text of a source as the last reload saw it */
export function reporterFor(
  script: string,
  flags: FlagValues,
  host: CliHost,
  sourceText: (file: string) => string | undefined,
): Reporter {
  if (flags.json) return jsonReporter(host)
  const render = rendererFor(host.stderr, flags, host, sourceText)
  const { green, red, dim, bold } = render.colors
  const say = (text: string): void => host.stderr.write(`${text}\n`)
  const comment = (text: string): void => {
    if (!flags.quiet) say(text)
  }
  return {
    watching: () =>
      comment(`${bold('fsrs')} watching ${bold(render.path(script))} ${dim('(edit and save it; Ctrl+C ends)')}`),
    happened(event, reloadCount) {
      switch (event.type) {
        case 'reloaded':
          for (const diagnostic of event.diagnostics) comment(`${render.diagnostic(diagnostic)}\n`)
          comment(`${green('✓')} ${reloadCount <= 1 ? 'running' : 'reloaded'} ${dim(costs(event.stats))}`)
          return
        case 'refused':
          for (const diagnostic of event.diagnostics) say(`${render.diagnostic(diagnostic)}\n`)
          if (event.diagnostics.length === 0) say(event.stats.errorMessage ?? 'the reload failed')
          say(
            `${red('✗')} ${bold('not reloaded')}: ${reloadCount > 0 ? 'the last good version stays' : 'nothing runs yet'}`,
          )
          return
        case 'watch-failed':
        case 'host-failed':
          say(`${red('✗')} ${messageOf(event.error)}`)
          return
        case 'lost':
          say(`${event.count} messages were lost: the terminal was too slow`)
          return
        case 'watching':
        case 'changed':
        case 'started':
        case 'superseded':
        case 'held':
        case 'unchanged':
        case 'stopped':
          return
      }
    },
    summary(metrics) {
      const { succeeded, failed } = metrics
      comment(`${plural(succeeded, 'version')} ran, ${failed} refused`)
    },
  }
}

function jsonReporter(host: CliHost): Reporter {
  return {
    watching: () => undefined,
    happened: (event) => writeJson(host.stderr, jsonOfEngineEvent(event)),
    summary: (metrics) => writeJson(host.stderr, { type: 'summary', metrics: metrics.toJSON() }),
  }
}

function costs(stats: ReloadStats): string {
  const ms = (value: number): string => `${value.toFixed(1)} ms`
  const detect = stats.detectTimeMs === undefined ? '' : `seen after ${ms(stats.detectTimeMs)}, `
  return `(${detect}live in ${ms(stats.reloadTimeMs)}: compile ${ms(stats.compileTimeMs)}, run ${ms(stats.prepareTimeMs)})`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
