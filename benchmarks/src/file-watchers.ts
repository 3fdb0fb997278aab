import { watch } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { load, nameOf } from './peers.ts'

/**
 * Starts to watch. Resolves once it watches, as far as it tells; `onPath` is called at each event, with its path, and the
 * content of the file from whoever has it.
 */
type Open = (path: string, onPath: (path: string, content?: Buffer) => void) => Promise<unknown>

/** A contestant whose modules are loaded. */
export interface Watchers {
  readonly watchFile: Open
  /** Everything below a directory; undefined where it cannot. */
  readonly watchTree: Open | undefined
}

/** One of those who are compared. Each works in a process of its own, which ends with its watching. */
export interface WatchContestant {
  readonly name: string
  readonly isOurs: boolean
  readonly watchesTrees: boolean
  /** Whether it tells when it is ready: for the others that is not timed. */
  readonly tellsReady: boolean
  /**
   * Loads its modules, for which nobody is timed.
   *
   * @throws {Error} where it is not installed, or does not run here
   */
  readonly load: () => Promise<Watchers>
}

interface ChokidarWatcher {
  on(event: 'all', listener: (event: string, path: string) => void): void
  once(event: 'ready', listener: () => void): void
}
interface Chokidar {
  watch(path: string, options: { ignoreInitial: boolean }): ChokidarWatcher
}
interface Parcel {
  subscribe(
    directory: string,
    listener: (error: Error | null, events: readonly { readonly path: string }[]) => void,
  ): Promise<unknown>
}
interface Watchpack {
  on(event: 'change', listener: (path: string) => void): void
  watch(what: { files?: readonly string[]; directories?: readonly string[]; startTime: number }): void
}

/** Bare `fs.watch` on the directory of the file: what nobody can be much faster than. */
export const FLOOR = 'bare fs.watch, directory'

/** Ours on the system's own events, for which the goals are set. */
export const NATIVE = '@fsrs/watcher native'

/** Everybody who is compared. */
export const WATCH_CONTESTANTS: readonly WatchContestant[] = [
  {
    name: FLOOR,
    isOurs: false,
    watchesTrees: true,
    tellsReady: false,
    load: async () => ({
      watchFile: async (file, onPath) =>
        watch(dirname(file), (_event, name) => {
          if (name === basename(file)) onPath(file)
        }),
      watchTree: async (root, onPath) =>
        watch(root, { recursive: true }, (_event, name) => {
          if (name !== null) onPath(join(root, name))
        }),
    }),
  },
  {
    name: 'bare fs.watch, file',
    isOurs: false,
    watchesTrees: false,
    tellsReady: false,
    load: async () => ({
      watchFile: async (file, onPath) => watch(file, () => onPath(file)),
      watchTree: undefined,
    }),
  },
  ours('native'),
  ours('chokidar'),
  ours('polling'),
  chokidar('chokidar6'),
  chokidar('chokidar5'),
  chokidar('chokidar4'),
  chokidar('chokidar3'),
  {
    name: nameOf('watchpack'),
    isOurs: false,
    watchesTrees: true,
    tellsReady: false,
    load: loadWatchpack,
  },
  {
    name: nameOf('@parcel/watcher'),
    isOurs: false,
    watchesTrees: true,
    tellsReady: true,
    load: loadParcel,
  },
]

/** With no window to merge changes in, since the peers have none either where that can be said. */
function ours(backend: 'native' | 'chokidar' | 'polling'): WatchContestant {
  const name = `@fsrs/watcher ${backend}`
  return { name, isOurs: true, watchesTrees: true, tellsReady: true, load: () => loadOurs(backend) }
}

async function loadOurs(backend: 'native' | 'chokidar' | 'polling'): Promise<Watchers> {
  const { FileWatcher } = await import('@fsrs/watcher')
  const open =
    (withContent: boolean): Open =>
    async (path, onPath) => {
      const watcher = new FileWatcher({ backend, debounceMs: 0 })
      await watcher.watch(path)
      const run = async (): Promise<void> => {
        for await (const event of watcher) onPath(event.path, withContent ? watcher.contentOf(event) : undefined)
      }
      void run()
    }
  return { watchFile: open(true), watchTree: open(false) }
}

function chokidar(peer: 'chokidar3' | 'chokidar4' | 'chokidar5' | 'chokidar6'): WatchContestant {
  return { name: nameOf(peer), isOurs: false, watchesTrees: true, tellsReady: true, load: () => loadChokidar(peer) }
}

async function loadChokidar(peer: 'chokidar3' | 'chokidar4' | 'chokidar5' | 'chokidar6'): Promise<Watchers> {
  const module = await load<Chokidar & { default?: Chokidar }>(peer)
  const open: Open = async (path, onPath) => {
    const watcher = (module.default ?? module).watch(path, { ignoreInitial: true })
    watcher.on('all', (_event, changed) => onPath(changed))
    await new Promise<void>((resolve) => {
      watcher.once('ready', resolve)
    })
  }
  return { watchFile: open, watchTree: open }
}

async function loadParcel(): Promise<Watchers> {
  const { default: parcel } = await load<{ default: Parcel }>('@parcel/watcher')
  const watchTree: Open = (root, onPath) =>
    parcel.subscribe(root, (_error, events) => {
      for (const event of events) onPath(event.path)
    })
  return {
    watchFile: (file, onPath) =>
      watchTree(dirname(file), (path) => {
        if (path === file) onPath(path)
      }),
    watchTree,
  }
}

async function loadWatchpack(): Promise<Watchers> {
  const { default: Watchpack } = await load<{ default: new (options: { aggregateTimeout: number }) => Watchpack }>(
    'watchpack',
  )
  const open = async (
    what: { files?: readonly string[]; directories?: readonly string[] },
    onPath: (path: string) => void,
  ): Promise<void> => {
    const watcher = new Watchpack({ aggregateTimeout: 0 })
    // It gives the time of the change too, which is no content.
    watcher.on('change', (path) => onPath(path))
    watcher.watch({ ...what, startTime: Date.now() })
    // It does not tell when it is ready: this is long enough for ten thousand files.
    await setTimeout(1000)
  }
  return {
    watchFile: (file, onPath) => open({ files: [file] }, onPath),
    watchTree: (root, onPath) => open({ directories: [root] }, onPath),
  }
}
