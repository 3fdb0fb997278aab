// The watchers that are compared. Each starts watching `file` and calls `onHint` for every event about it.
// Peers that are not installed are left out; FSRS_PEERS names a directory whose node_modules has more of them.
import { watch } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { FileWatcher } from '@fsrs/watcher'

async function load(name) {
  for (const base of [import.meta.filename, process.env.FSRS_PEERS && join(process.env.FSRS_PEERS, 'package.json')]) {
    if (!base) continue
    try {
      const module = await import(pathToFileURL(createRequire(base).resolve(name)).href)
      return module.default?.subscribe || typeof module.default === 'function' ? module.default : module
    } catch {
      continue
    }
  }
  return undefined
}

const chokidar = await load('chokidar')
/** The same package under two names, since two versions are in use. */
const chokidar4 = await load('chokidar4')
const parcel = await load('@parcel/watcher')
const Watchpack = await load('watchpack')

async function openOurs(path, onEvent, options) {
  const watcher = new FileWatcher({ backend: 'native', debounceMs: 0, ...options })
  await watcher.watch(path)
  const run = async () => {
    for await (const event of watcher) onEvent(event)
  }
  void run()
  return () => watcher[Symbol.asyncDispose]()
}

async function openChokidar({ watch: open }, path, onEvent) {
  const watcher = open(path, { ignoreInitial: true })
  watcher.on('all', (_event, changed) => onEvent(changed))
  await new Promise((resolve) => watcher.once('ready', resolve))
  return () => watcher.close()
}

/** Watchers of one file: `open(file, onHint)` resolves once it watches, to what closes it. */
export const FILE_WATCHERS = {
  'bare fs.watch': async (file, onHint) => {
    const watcher = watch(dirname(file), (_event, name) => name === basename(file) && onHint())
    return () => watcher.close()
  },
  '@fsrs/watcher': (file, onHint) => openOurs(file, onHint),
  ...(chokidar && { 'chokidar 5': (file, onHint) => openChokidar(chokidar, file, onHint) }),
  ...(chokidar4 && { 'chokidar 4': (file, onHint) => openChokidar(chokidar4, file, onHint) }),
  ...(Watchpack && {
    watchpack: async (file, onHint) => {
      const watcher = new Watchpack({ aggregateTimeout: 0 })
      watcher.on('change', onHint)
      watcher.watch({ files: [file], startTime: Date.now() })
      await new Promise((resolve) => setTimeout(resolve, 300))
      return () => watcher.close()
    },
  }),
  ...(parcel && {
    '@parcel/watcher': async (file, onHint) => {
      const watcher = await parcel.subscribe(dirname(file), (_error, events) => {
        if (events.some((event) => event.path === file)) onHint()
      })
      return () => watcher.unsubscribe()
    },
  }),
}

/** Watchers of a tree: `open(root, onPath)` resolves once it watches, to what closes it. */
export const TREE_WATCHERS = {
  '@fsrs/watcher': (root, onPath) => openOurs(root, (event) => onPath(event.path)),
  ...(parcel && {
    '@parcel/watcher': async (root, onPath) => {
      const watcher = await parcel.subscribe(root, (_error, events) => {
        for (const event of events) onPath(event.path)
      })
      return () => watcher.unsubscribe()
    },
  }),
  ...(chokidar && { 'chokidar 5': (root, onPath) => openChokidar(chokidar, root, onPath) }),
  ...(chokidar4 && { 'chokidar 4': (root, onPath) => openChokidar(chokidar4, root, onPath) }),
}
