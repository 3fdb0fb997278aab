import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { CodedError, codeOf, messageOf } from '@fsrs/base'

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

/**
 * Makes a folder and those above it that are missing. Not by `recursive` of Node.js, which tries for ever where a folder
 * that is there takes nothing in, as /proc (Node.js 20 to 24; it may be used again once that ends).
 *
 * @throws the error of the file system
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return
  const above = dirname(path)
  if (above !== path && !existsSync(above)) makeFolder(above)
  try {
    mkdirSync(path)
  } catch (error) {
    // Somebody else may have been quicker.
    if (codeOf(error) !== 'EEXIST' || !isFolder(path)) throw error
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
