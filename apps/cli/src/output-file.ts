import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { CodedError, messageOf } from '@fsrs/base'

import type { CliHost } from './cli-host.ts'

/**
 * Writes a result to the file that was asked for.
 *
 * @returns its absolute path
 * @throws {CodedError} `OUTPUT_WRITE_FAILED`
 */
export function writeOutput(file: string, content: string | Uint8Array, host: CliHost): string {
  const path = resolve(host.cwd, file)
  try {
    writeFileSync(path, content)
    return path
  } catch (cause) {
    throw new CodedError('OUTPUT_WRITE_FAILED', `cannot write ${path}: ${messageOf(cause)}.`, { cause })
  }
}
