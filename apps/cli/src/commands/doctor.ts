import { readFileSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'

import { CodedError } from '@fsrs/base'

import { checkup } from '../checkup.ts'
import type { Finding } from '../checkup.ts'
import type { CliHost } from '../cli-host.ts'
import { probeEvents } from '../event-probe.ts'
import { EXIT } from '../exit-code.ts'
import type { FlagValues } from '../flags.ts'
import { inotifyUsage } from '../inotify.ts'
import { writeJson } from '../json-event.ts'
import { mountOf } from '../mounts.ts'
import { rendererFor } from '../render.ts'

/** `fsrs doctor [FOLDER]`: whether watching will work there, and what to do where it will not. */
export async function doctor([folder = '.']: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const root = resolve(host.cwd, folder)
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new CodedError('PATH_NOT_FOUND', `${root} is no folder.`, {
      hint: 'Name the folder that your scripts are in.',
    })
  }
  const findings = checkup({
    nodeVersion: process.versions.node,
    platform: process.platform,
    inotify: inotifyUsage(),
    mount: mountInfo(realpathSync(root)),
    probe: await probeEvents(root),
  })
  const isBroken = findings.some(({ status }) => status === 'broken')
  for (const finding of findings) show(finding, flags, host)
  if (flags.json) writeJson(host.stdout, { type: 'health', ok: !isBroken })
  return isBroken ? EXIT.environment : EXIT.ok
}

function mountInfo(path: string): ReturnType<typeof mountOf> {
  try {
    return mountOf(path, readFileSync('/proc/self/mountinfo', 'utf8'))
  } catch {
    return undefined
  }
}

function show(finding: Finding, flags: FlagValues, host: CliHost): void {
  const { name, status, message, advice } = finding
  if (flags.json) {
    writeJson(host.stdout, { type: 'checkup', name, status, message, advice: advice ?? null })
    return
  }
  if (flags.quiet && status === 'good') return
  const { green, yellow, red, dim } = rendererFor(host.stdout, flags, host).colors
  const mark = { good: green('✓'), warning: yellow('⚠'), broken: red('✗') }[status]
  host.stdout.write(`${mark} ${name.padEnd(18)} ${message}\n`)
  if (advice !== undefined) host.stdout.write(`  ${dim(advice)}\n`)
}
