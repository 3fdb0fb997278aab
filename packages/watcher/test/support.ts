import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { FileEvent, FileWatcher } from '@fsrs/watcher'

/** Every backend that the watcher has; all keep the same promises. */
export const BACKENDS = ['native', 'chokidar', 'polling'] as const

/** How long an event may take on a busy machine before a test gives up. */
export const PATIENCE_MS = 5000

/** The client that the watcher promises something to: it believes the events and nothing else. */
export class Client {
  readonly events: FileEvent[] = []
  /** What was on disk when the event came, path → content. */
  readonly seen: { readonly event: FileEvent; readonly content: string | undefined }[] = []
  readonly #files = new Set<string>()

  /** @param files paths that exist when the watch begins */
  constructor(files: Iterable<string> = []) {
    for (const file of files) this.#files.add(file)
  }

  get files(): readonly string[] {
    return [...this.#files].toSorted()
  }

  take(event: FileEvent): void {
    this.events.push(event)
    this.seen.push({ event, content: contentOf(event.path) })
    if (event.kind === 'directory') return
    if (event.type === 'deleted') this.#files.delete(event.path)
    else this.#files.add(event.path)
  }
}

/** Gives every event to `client` until none has come for `quietMs`. */
export async function untilQuiet(watcher: FileWatcher, client: Client, quietMs: number): Promise<void> {
  for (let event = await watcher.nextEventTimeout(quietMs); event !== undefined;) {
    client.take(event)
    event = await watcher.nextEventTimeout(quietMs)
  }
}

/** Gives events to `client` until `done`, for as long as patience lasts. */
export async function untilTrue(watcher: FileWatcher, client: Client, done: () => boolean): Promise<void> {
  const endsAtMs = performance.now() + PATIENCE_MS
  while (!done() && performance.now() < endsAtMs) {
    const event = await watcher.nextEventTimeout(Math.max(endsAtMs - performance.now(), 1))
    if (event !== undefined) client.take(event)
  }
}

export function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Every file below `root` that can be reached without running in circles. */
export function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

/** How many handles, of which kinds, this process holds. */
export function handlesHeld(): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1
  return { FSEvent: counts['FSEventWrap'] ?? 0, FSWatch: counts['StatWatcher'] ?? 0 }
}
