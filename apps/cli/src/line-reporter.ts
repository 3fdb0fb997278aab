import { messageOf } from '@fsrs/base'
import type { ReloadStats } from '@fsrs/stats'

import type { CliHost } from './cli-host.ts'
import type { FlagValues } from './flags.ts'
import { jsonOfEngineEvent, writeJson } from './json-event.ts'
import { rendererFor } from './render.ts'
import type { Reporter } from './reporter.ts'

/** Plain lines, for files, pipes and simple terminals. */
export function lineReporter(
  script: string,
  flags: FlagValues,
  host: CliHost,
  sourceText: (file: string) => string | undefined,
): Reporter {
  const render = rendererFor(host.stderr, flags, host, sourceText)
  const { green, red, dim, bold } = render.colors
  const say = (text: string): void => host.stderr.write(`${text}\n`)
  const comment = (text: string): void => {
    if (!flags.quiet) say(text)
  }
  return {
    ...passingOn(host),
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
        case 'stale-call':
        case 'stopped':
          return
      }
    },
    summary: ({ succeeded, failed }) => comment(summaryLine(succeeded, failed)),
  }
}

/** Objects, one a line, for other programs. */
export function jsonReporter(host: CliHost): Reporter {
  return {
    ...passingOn(host),
    watching: () => undefined,
    happened: (event) => writeJson(host.stderr, jsonOfEngineEvent(event)),
    summary: (metrics) => writeJson(host.stderr, { type: 'summary', metrics: metrics.toJSON() }),
  }
}

function passingOn(host: CliHost): Pick<Reporter, 'printed' | 'running' | typeof Symbol.dispose> {
  return {
    printed: (text, stream) => host[stream].write(text),
    running: () => undefined,
    [Symbol.dispose]: () => undefined,
  }
}

function costs(stats: ReloadStats): string {
  const ms = (value: number): string => `${value.toFixed(1)} ms`
  const detect = stats.detectTimeMs === undefined ? '' : `seen after ${ms(stats.detectTimeMs)}, `
  return `(${detect}live in ${ms(stats.reloadTimeMs)}: compile ${ms(stats.compileTimeMs)}, run ${ms(stats.prepareTimeMs)})`
}

/** What is left to say at the end of a watch. */
export function summaryLine(succeeded: number, failed: number): string {
  return `${succeeded} version${succeeded === 1 ? '' : 's'} ran, ${failed} refused`
}
