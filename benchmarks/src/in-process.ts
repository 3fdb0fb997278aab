import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { plainVariables } from './environment.ts'

/**
 * Runs one of this folder's programs in a process of its own, which writes what it found as JSON.
 *
 * @param file `name-process.js`
 * @throws {Error} where it fails, with what it wrote to standard error
 */
export async function inProcess<Found>(file: string, ...args: readonly string[]): Promise<Found> {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', path, ...args], {
    maxBuffer: 1 << 26,
    env: plainVariables(),
  })
  return JSON.parse(stdout) as Found
}
