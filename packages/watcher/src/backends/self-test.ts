import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { codeOf, messageOf } from '@fsrs/base'

import type { WatchBackend } from '../watch-backend.ts'

/** How long the event of a write may take; where events arrive at all, they take about a millisecond. */
const PATIENCE_MS = 2000

/** What a self-test found: undefined where the backend works, else why it does not. */
export type SelfTestResult = string | undefined

/**
 * Proves that events arrive at all, by writing a file into a temporary directory of its own. A system that has no place
 * for such a directory, or no watches left, proves nothing either way.
 *
 * @param patienceMs how long the event may take
 */
export async function selfTest(backend: WatchBackend, patienceMs: number = PATIENCE_MS): Promise<SelfTestResult> {
  let directory: string | undefined
  try {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'file-watcher-')))
  } catch {
    return undefined
  }
  try {
    return (await sees(backend, directory, patienceMs)) ? undefined : `no event arrived ${patienceMs} ms after a write.`
  } catch (error) {
    const code = codeOf(error)
    return code === 'ENOSPC' || code === 'EMFILE' ? undefined : messageOf(error)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function sees(backend: WatchBackend, directory: string, patienceMs: number): Promise<boolean> {
  const name = 'probe'
  const { promise: seen, settle } = openQuestion()
  const timer = setTimeout(() => settle(false), patienceMs)
  const session = await backend.open({
    changed: (_directory, changed) => {
      if (changed === name) settle(true)
    },
    overflowed: () => undefined,
    lost: () => undefined,
  })
  try {
    await session.add(directory, () => true)
    await writeFile(join(directory, name), 'probe\n')
    return await seen
  } finally {
    clearTimeout(timer)
    await session[Symbol.asyncDispose]()
  }
}

function openQuestion(): { readonly promise: Promise<boolean>; readonly settle: (answer: boolean) => void } {
  const settlers: ((answer: boolean) => void)[] = []
  const promise = new Promise<boolean>((resolve) => settlers.push(resolve))
  return { promise, settle: (answer) => settlers[0]?.(answer) }
}
