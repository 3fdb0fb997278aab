import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { FileWatcher } from '@fsrs/watcher'

import { load, nameOf } from './peers.ts'

/** Ends the watching. */
type Close = () => unknown

/** One of those who are compared. */
export interface WatchContestant {
  readonly name: string
  readonly isOurs: boolean
  /** Resolves once it watches `file`; `onHint` is called at each event about it. */
  readonly watchFile: (file: string, onHint: () => void) => Promise<Close>
  /** Resolves once it watches everything below `root`; undefined where it cannot. */
  readonly watchTree?: (root: string, onPath: (path: string) => void) => Promise<Close>
}

interface ChokidarWatcher {
  on(event: 'all', listener: (event: string, path: string) => void): void
  once(event: 'ready', listener: () => void): void
  close(): Promise<void>
}
interface Chokidar {
  watch(path: string, options: { ignoreInitial: boolean }): ChokidarWatcher
}
interface Parcel {
  subscribe(
    directory: string,
    listener: (error: Error | null, events: readonly { readonly path: string }[]) => void,
  ): Promise<{ unsubscribe(): Promise<void> }>
}
interface Watchpack {
  on(event: 'change', listener: (path: string) => void): void
  watch(what: { files?: readonly string[]; directories?: readonly string[]; startTime: number }): void
  close(): void
}

/** Bare `fs.watch` on the directory of the file: what nobody can be much faster than. */
export const FLOOR = 'bare fs.watch, directory'

/** Everybody who is compared; peers are loaded when they are used. */
export const WATCH_CONTESTANTS: readonly WatchContestant[] = [
  {
    name: FLOOR,
    isOurs: false,
    watchFile: async (file, onHint) => {
      const watcher = watch(dirname(file), (_event, name) => {
        if (name === basename(file)) onHint()
      })
      return () => watcher.close()
    },
  },
  {
    name: 'bare fs.watch, file',
    isOurs: false,
    watchFile: async (file, onHint) => {
      const watcher = watch(file, onHint)
      return () => watcher.close()
    },
  },
  ours('native'),
  ours('chokidar'),
  ours('polling'),
  chokidar('chokidar5'),
  chokidar('chokidar4'),
  chokidar('chokidar3'),
  {
    name: nameOf('watchpack'),
    isOurs: false,
    watchFile: (file, onHint) => openWatchpack({ files: [file] }, onHint),
    watchTree: (root, onPath) => openWatchpack({ directories: [root] }, onPath),
  },
  {
    name: nameOf('@parcel/watcher'),
    isOurs: false,
    watchFile: (file, onHint) =>
      openParcel(dirname(file), (path) => {
        if (path === file) onHint()
      }),
    watchTree: openParcel,
  },
]

function ours(backend: 'native' | 'chokidar' | 'polling'): WatchContestant {
  const open = async (path: string, onPath: (path: string) => void): Promise<Close> => {
    const watcher = new FileWatcher({ backend, debounceMs: 0 })
    await watcher.watch(path)
    const run = async (): Promise<void> => {
      for await (const event of watcher) onPath(event.path)
    }
    void run()
    return () => watcher[Symbol.asyncDispose]()
  }
  return { name: `@fsrs/watcher ${backend}`, isOurs: true, watchFile: open, watchTree: open }
}

function chokidar(peer: 'chokidar3' | 'chokidar4' | 'chokidar5'): WatchContestant {
  const open = async (path: string, onPath: (path: string) => void): Promise<Close> => {
    const module = await load<Chokidar & { default?: Chokidar }>(peer)
    const watcher = (module.default ?? module).watch(path, { ignoreInitial: true })
    watcher.on('all', (_event, changed) => onPath(changed))
    await new Promise<void>((resolve) => {
      watcher.once('ready', resolve)
    })
    return () => watcher.close()
  }
  return { name: nameOf(peer), isOurs: false, watchFile: open, watchTree: open }
}

async function openParcel(root: string, onPath: (path: string) => void): Promise<Close> {
  const { default: parcel } = await load<{ default: Parcel }>('@parcel/watcher')
  const subscription = await parcel.subscribe(root, (_error, events) => {
    for (const event of events) onPath(event.path)
  })
  return () => subscription.unsubscribe()
}

async function openWatchpack(
  what: { files?: readonly string[]; directories?: readonly string[] },
  onPath: (path: string) => void,
): Promise<Close> {
  const { default: Watchpack } = await load<{ default: new (options: { aggregateTimeout: number }) => Watchpack }>(
    'watchpack',
  )
  const watcher = new Watchpack({ aggregateTimeout: 0 })
  watcher.on('change', onPath)
  watcher.watch({ ...what, startTime: Date.now() })
  // It does not say when it is ready.
  await setTimeout(300)
  return () => watcher.close()
}
