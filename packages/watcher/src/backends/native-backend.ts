import { type FSWatcher, watch } from 'node:fs'

import type { WatchBackend, WatchSession, WatchSink } from '../watch-backend.ts'
import { countEvent, guardOverflow } from './overflow-guard.ts'

/**
 * The operating system's own events through `node:fs`, one watch a directory: inotify on Linux, FSEvents on macOS,
 * ReadDirectoryChangesW on Windows.
 */
export function nativeBackend(): WatchBackend {
  return { name: 'native', open: (sink) => new NativeSession(sink) }
}

class NativeSession implements WatchSession {
  readonly #sink: WatchSink
  readonly #guard: Disposable
  readonly #watchers = new Map<string, FSWatcher>()

  constructor(sink: WatchSink) {
    this.#sink = sink
    this.#guard = guardOverflow(sink)
  }

  add(directory: string): void {
    const watcher = watch(directory, { recursive: false }, (_event, name) => {
      // A watch that was removed may still have events under way, in the name of a directory that is watched anew.
      if (this.#watchers.get(directory) !== watcher) return
      if (name === null) return this.#sink.overflowed(directory)
      this.#sink.changed(directory, name)
      countEvent()
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
    this.#guard[Symbol.dispose]()
    for (const directory of this.#watchers.keys()) this.remove(directory)
    return Promise.resolve()
  }
}
