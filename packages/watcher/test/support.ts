import { readdirSync, readlinkSync } from 'node:fs'

/** Every backend that the watcher has; all keep the same promises. */
export const BACKENDS = ['native', 'chokidar', 'polling'] as const

/** How long an event may take on a busy machine before a test gives up. */
export const PATIENCE_MS = 5000

/** What keeps this process alive and could be a watcher's: handles by kind. */
export function handlesHeld(): Record<string, number> {
  const counts: Record<string, number> = { FSEventWrap: 0, StatWatcher: 0, Timeout: 0, Immediate: 0 }
  for (const kind of process.getActiveResourcesInfo()) {
    const count = counts[kind]
    if (count !== undefined) counts[kind] = count + 1
  }
  return counts
}

/** How often this process has the file at `path` open; for Linux. */
export function handlesOf(path: string): number {
  const directory = '/proc/self/fd'
  return readdirSync(directory).filter((handle) => targetOf(`${directory}/${handle}`) === path).length
}

function targetOf(link: string): string | undefined {
  try {
    return readlinkSync(link)
  } catch {
    // The one that listed the directory is gone.
    return undefined
  }
}
