import { mkdtempSync, realpathSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { codeOf, messageOf } from '@fsrs/base'

import type { WatchBackend } from '../watch-backend.ts'

/** How long the event of a write may take; where events arrive at all, they take about a millisecond. */
const PATIENCE_MS = 2000

/** Name of the file that is written. */
const PROBE = 'probe'

/** What a self-test found: undefined where the backend works, else why it does not. */
export type SelfTestResult = string | undefined

/**
 * Proves that events arrive at all, by writing a file into a temporary directory of its own; synchronously, since three calls
 * of some microseconds take a millisecond where each goes through the thread pool. A system that has no place
 * for such a directory, or no watches left, proves nothing either way.
 *
 * @param patienceMs how long the event may take
 */
export async function selfTest(backend: WatchBackend, patienceMs: number = PATIENCE_MS): Promise<SelfTestResult> {
  let directory: string | undefined
  try {
    directory = realpathSync(mkdtempSync(join(tmpdir(), 'file-watcher-')))
  } catch {
    return undefined
  }
  try {
    return (await sees(backend, directory, patienceMs)) ? undefined : `no event arrived ${patienceMs} ms after a write.`
  } catch (error) {
    const code = codeOf(error)
    return code === 'ENOSPC' || code === 'EMFILE' ? undefined : messageOf(error)
  } finally {
    removeDirectory(directory)
  }
}

async function sees(backend: WatchBackend, directory: string, patienceMs: number): Promise<boolean> {
  const { promise: seen, settle } = openQuestion()
  const timer = setTimeout(() => settle(false), patienceMs)
  const session = await backend.open({
    changed: (_directory, changed) => {
      if (changed === PROBE) settle(true)
    },
    overflowed: () => undefined,
    lost: () => undefined,
  })
  try {
    await session.add(directory, () => true)
    writeFileSync(join(directory, PROBE), 'probe\n')
    return await seen
  } finally {
    clearTimeout(timer)
    await session[Symbol.asyncDispose]()
  }
}

/** What cannot be removed from a temporary directory may stay there. */
function removeDirectory(directory: string): void {
  for (const remove of [() => unlinkSync(join(directory, PROBE)), () => rmdirSync(directory)]) {
    try {
      remove()
    } catch {
      // As said.
    }
  }
}

function openQuestion(): { readonly promise: Promise<boolean>; readonly settle: (answer: boolean) => void } {
  const settlers: ((answer: boolean) => void)[] = []
  const promise = new Promise<boolean>((resolve) => settlers.push(resolve))
  return { promise, settle: (answer) => settlers[0]?.(answer) }
}
