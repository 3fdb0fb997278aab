import { existsSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'

import { CodedError, messageOf } from '@fsrs/base'

import type { CliHost } from '../cli-host.ts'
import { EXIT } from '../exit-code.ts'
import type { FlagValues } from '../flags.ts'
import { writeJson } from '../json-event.ts'
import { makeFolder, writeOutput } from '../output-file.ts'
import { rendererFor } from '../render.ts'
import { starterFiles } from '../starter-files.ts'
import { version } from '../version.ts'

/** `fsrs init [FOLDER]`: a project to start from. It writes over nothing. */
export function init([folder = '.']: readonly string[], flags: FlagValues, host: CliHost): Promise<number> {
  const root = resolve(host.cwd, folder)
  const files = starterFiles(projectName(root), version)
  const taken = [...files.keys()].filter((name) => existsSync(join(root, name)))
  if (taken.length > 0) {
    throw new CodedError('PROJECT_EXISTS', `${root} has ${taken.join(', ')} already.`, {
      hint: 'Name another folder: fsrs init my-scripts.',
    })
  }
  makeProjectFolder(root)
  for (const [name, text] of files) {
    const output = writeOutput(join(root, name), text, host)
    if (flags.json) writeJson(host.stdout, { type: 'created', output })
    else if (!flags.quiet) host.stderr.write(`made ${relative(host.cwd, output)}\n`)
  }
  if (!flags.json && !flags.quiet) host.stderr.write(nextSteps(relative(host.cwd, root), flags, host))
  return Promise.resolve(EXIT.ok)
}

/** What npm takes as a name. */
function projectName(root: string): string {
  const name = basename(root)
    .toLowerCase()
    .replaceAll(/[^a-z\d._-]+/g, '-')
    .replace(/^[._-]+/, '')
  return name === '' ? 'fsrs-scripts' : name
}

function makeProjectFolder(root: string): void {
  try {
    makeFolder(root)
  } catch (cause) {
    throw new CodedError('OUTPUT_WRITE_FAILED', `cannot make ${root}: ${messageOf(cause)}.`, { cause })
  }
}

function nextSteps(folder: string, flags: FlagValues, host: CliHost): string {
  const { bold } = rendererFor(host.stderr, flags, host).colors
  const enter = folder === '' ? [] : [`  cd ${folder}`]
  const steps = [...enter, '  npm install', '  npm start']
  return `\nNext:\n${steps.map((step) => bold(step)).join('\n')}\n\nThen edit main.fsrs and save it.\n`
}
