import { type FSWatcher, watch } from 'node:fs'

import { sysctlValue } from '../watch-error.ts'
import type { WatchBackend, WatchSession, WatchSink } from '../watch-backend.ts'

/** Length of Linux's event queue where it cannot be asked: the kernel's own default. */
const QUEUED_EVENTS_DEFAULT = 16384

/**
 * The operating system's own events through `node:fs`, one watch a directory: inotify on Linux, FSEvents on macOS,
 * ReadDirectoryChangesW on Windows.
 */
export function nativeBackend(): WatchBackend {
  return { name: 'native', open: (sink) => new NativeSession(sink) }
}

class NativeSession implements WatchSession {
  readonly #sink: WatchSink
  readonly #watchers = new Map<string, FSWatcher>()

  constructor(sink: WatchSink) {
    this.#sink = sink
    sinks.add(sink)
  }

  add(directory: string): void {
    const watcher = watch(directory, { recursive: false }, (_event, name) => {
      // A watch that was removed may still have events under way, in the name of a directory that is watched anew.
      if (this.#watchers.get(directory) !== watcher) return
      if (name === null) return this.#sink.overflowed(directory)
      countEvent()
      this.#sink.changed(directory, name)
    })
    watcher.on('error', () => {
      if (this.#watchers.get(directory) === watcher) this.#sink.lost(directory)
    })
    this.#watchers.set(directory, watcher)
  }

  remove(directory: string): void {
    const watcher = this.#watchers.get(directory)
    this.#watchers.delete(directory)
    watcher?.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    sinks.delete(this.#sink)
    for (const directory of this.#watchers.keys()) this.remove(directory)
    return Promise.resolve()
  }
}

/**
 * Linux drops events once its queue is full, and libuv drops the event that says so. The queue is one for the whole
 * process, and libuv empties it without a pause; so when a good part of its length comes in one go, it may have been
 * full, and everything is looked at again. An eighth leaves room for other users of `fs.watch` in this process.
 */
const sinks = new Set<WatchSink>()
const burstMax = (sysctlValue('fs.inotify.max_queued_events') ?? QUEUED_EVENTS_DEFAULT) / 8
let burst = 0

function countEvent(): void {
  burst++
  if (burst === 1) setImmediate(endBurst)
}

function endBurst(): void {
  const overflowed = burst > burstMax
  burst = 0
  if (overflowed) for (const sink of sinks) sink.overflowed()
}
