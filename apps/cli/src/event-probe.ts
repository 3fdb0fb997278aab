import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { messageOf } from '@fsrs/base'
import { FileWatcher } from '@fsrs/watcher'

/** Whether a change in a folder was announced, and how soon. */
export type ProbeResult =
  | { readonly type: 'seen'; readonly afterMs: number }
  | { readonly type: 'silent' }
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'unwritable'; readonly message: string }

/** How long an event may take; where events arrive at all, they take about a millisecond. */
const PATIENCE_MS = 2000

/** Writes a file into the folder, changes it while the system's own events are listened to, and removes it again. */
export async function probeEvents(folder: string): Promise<ProbeResult> {
  const file = join(folder, `.fsrs-doctor-${process.pid}`)
  try {
    await writeFile(file, 'before\n')
  } catch (error) {
    return { type: 'unwritable', message: messageOf(error) }
  }
  const watcher = new FileWatcher({ backend: 'native', debounceMs: 0 })
  try {
    await watcher.watch(file)
    const beforeMs = performance.now()
    await writeFile(file, 'after\n')
    const event = await watcher.nextEventTimeout(PATIENCE_MS)
    return event === undefined ? { type: 'silent' } : { type: 'seen', afterMs: Math.max(0, event.atMs - beforeMs) }
  } catch (error) {
    return { type: 'refused', message: messageOf(error) }
  } finally {
    await watcher[Symbol.asyncDispose]()
    await rm(file, { force: true })
  }
}
