import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

import { VirtualClock, Workspace } from '@fsrs/test-harness'
import {
  DEFAULT_IGNORES,
  FileWatcher,
  type FallbackNotice,
  type FileEvent,
  type FileWatcherOptions,
  type WatchBackend,
  WatchError,
  type WatchSink,
  pollingBackend,
} from '@fsrs/watcher'
import { describe, expect, test } from 'vitest'

import { BACKENDS, PATIENCE_MS, handlesHeld, handlesOf } from './support.ts'

/** A backend that says what the test tells it to. */
function scriptedBackend(): { backend: { backend: WatchBackend }; sink: () => WatchSink } {
  const sinks: WatchSink[] = []
  const backend = {
    name: 'scripted',
    open: (sink: WatchSink) => {
      sinks.push(sink)
      return { add: () => undefined, remove: () => undefined, [Symbol.asyncDispose]: () => Promise.resolve() }
    },
  }
  const sink = (): WatchSink => {
    const [first] = sinks
    if (first === undefined) throw new Error('the backend was not opened')
    return first
  }
  return { backend: { backend }, sink }
}

/** Refuses every directory as `code` does. */
function refusing(code: string): WatchBackend {
  return {
    name: 'refusing',
    open: () => ({
      add: () => {
        throw Object.assign(new Error(`${code}: refused`), { code })
      },
      remove: () => undefined,
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }),
  }
}

describe('windows, by a clock that stands still', () => {
  test('leading: one event at once, one when the window closes, none without a change', async () => {
    await using workspace = await Workspace.create({ 'a.fs': 'let x = 1\n' })
    const clock = new VirtualClock()
    const { backend, sink } = scriptedBackend()
    await using watcher = new FileWatcher({ ...backend, clock, debounceMs: 100 })
    await watcher.watch(workspace.path('a.fs'))
    const save = async (text: string): Promise<void> => {
      await workspace.write('a.fs', text)
      sink().changed(workspace.root, 'a.fs')
    }
    await save('let x = 2\n')
    expect(watcher.drainEvents()).toHaveLength(1)
    await save('let x = 3\n')
    await save('let x = 4\n')
    expect(watcher.drainEvents()).toHaveLength(0)
    await clock.advance(100)
    expect(watcher.drainEvents()).toHaveLength(1)
    await clock.advance(1000)
    expect(watcher.drainEvents()).toHaveLength(0)
    expect(clock.pending).toBe(0)
  })

  test('trailing: one event when nothing has changed for the length of the window', async () => {
    await using workspace = await Workspace.create({ 'a.fs': 'let x = 1\n' })
    const clock = new VirtualClock()
    const { backend, sink } = scriptedBackend()
    await using watcher = new FileWatcher({ ...backend, clock, debounceMs: 100, debounce: 'trailing' })
    await watcher.watch(workspace.path('a.fs'))
    for (let version = 2; version < 6; version++) {
      await workspace.write('a.fs', `let x = ${version}\n`)
      sink().changed(workspace.root, 'a.fs')
      await clock.advance(60)
      expect(watcher.drainEvents()).toHaveLength(0)
    }
    await clock.advance(40)
    expect(watcher.drainEvents()).toHaveLength(1)
  })

  test('a truncated file is not announced while its writer may go on', async () => {
    await using workspace = await Workspace.create({ 'a.fs': 'let x = 1\n' })
    const clock = new VirtualClock()
    const { backend, sink } = scriptedBackend()
    await using watcher = new FileWatcher({ ...backend, clock })
    await watcher.watch(workspace.path('a.fs'))
    await workspace.write('a.fs', '')
    sink().changed(workspace.root, 'a.fs')
    await clock.advance(30)
    expect(watcher.drainEvents()).toHaveLength(0)
    await workspace.write('a.fs', 'let x = 2\n')
    sink().changed(workspace.root, 'a.fs')
    expect(watcher.drainEvents()).toHaveLength(1)
  })

  test('a file that was unfinished is announced as soon as it has been whole for long enough', async () => {
    await using workspace = await Workspace.create({ 'a.fs': 'let x = 1\n'.repeat(4) })
    const clock = new VirtualClock()
    const { backend, sink } = scriptedBackend()
    await using watcher = new FileWatcher({ ...backend, clock })
    await watcher.watch(workspace.path('a.fs'))
    for (const text of ['', 'let', 'let x = 2\n'.repeat(2), 'let x = 2\n'.repeat(4)]) {
      await workspace.write('a.fs', text)
      sink().changed(workspace.root, 'a.fs')
      await clock.advance(1)
      expect(watcher.drainEvents()).toHaveLength(0)
    }
    // The pause that an empty file is left alone for is five times as long.
    await clock.advance(9)
    expect(watcher.drainEvents().map((event) => event.type)).toEqual(['modified'])
  })

  test('a file that stays empty is announced after the pause', async () => {
    await using workspace = await Workspace.create({ 'a.fs': 'let x = 1\n' })
    const clock = new VirtualClock()
    const { backend, sink } = scriptedBackend()
    await using watcher = new FileWatcher({ ...backend, clock })
    await watcher.watch(workspace.path('a.fs'))
    await workspace.write('a.fs', '')
    sink().changed(workspace.root, 'a.fs')
    await clock.advance(50)
    expect(watcher.drainEvents().map((event) => event.type)).toEqual(['modified'])
  })

  test.runIf(process.platform === 'linux').each([
    ['is announced as it is', (_watcher, clock) => clock.advance(50)],
    ['is unwatched', (watcher) => watcher.unwatch()],
  ] satisfies [string, (watcher: FileWatcher, clock: VirtualClock) => Promise<void>][])(
    'a file that is empty while the client waits is held open until it %s',
    async (_when, end) => {
      await using workspace = await Workspace.create({ 'a.fs': 'let x = 1\n' })
      const clock = new VirtualClock()
      const { backend, sink } = scriptedBackend()
      await using watcher = new FileWatcher({ ...backend, clock })
      const path = workspace.path('a.fs')
      await watcher.watch(path)
      const waiting = watcher.nextEvent()
      await workspace.write('a.fs', '')
      sink().changed(workspace.root, 'a.fs')
      expect(handlesOf(path)).toBe(1)
      await end(watcher, clock)
      expect(handlesOf(path)).toBe(0)
      await waiting
    },
  )

  test.runIf(process.platform === 'linux')(
    'a file that was empty while the client waited is let go of after it was announced',
    async () => {
      await using workspace = await Workspace.create({ 'a.fs': 'let x = 1\n' })
      const { backend, sink } = scriptedBackend()
      await using watcher = new FileWatcher({ ...backend, clock: new VirtualClock() })
      const path = workspace.path('a.fs')
      await watcher.watch(path)
      const waiting = watcher.nextEvent()
      await workspace.write('a.fs', '')
      sink().changed(workspace.root, 'a.fs')
      await workspace.write('a.fs', 'let x = 2\n')
      sink().changed(workspace.root, 'a.fs')
      expect(await waiting).toMatchObject({ type: 'modified' })
      await expect.poll(() => handlesOf(path)).toBe(0)
    },
  )
})

describe('refusals', () => {
  test('used up watches name the setting and its number', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n' })
    await using watcher = new FileWatcher({ backend: refusing('ENOSPC') })
    const error = await watcher.watch(workspace.root).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(WatchError)
    expect(error).toMatchObject({ code: 'WATCH_LIMIT_REACHED', cause: { code: 'ENOSPC' } })
    expect(String(error)).toMatch(/fs\.inotify\.max_user_watches(, which is \d+ now)?,/)
    expect(watcher.isWatching).toBe(false)
  })

  test('used up instances name theirs', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n' })
    await using watcher = new FileWatcher({ backend: refusing('EMFILE') })
    await expect(watcher.watch(workspace.root)).rejects.toThrow('fs.inotify.max_user_instances')
  })

  test('used up watches are polled where that was asked for, which is said once', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n', 'd/b.fs': '1\n' })
    const notices: FallbackNotice[] = []
    await using watcher = new FileWatcher({
      backend: refusing('ENOSPC'),
      onWatchLimit: 'poll',
      onFallback: (notice) => notices.push(notice),
    })
    await watcher.watch(workspace.root)
    expect(notices).toMatchObject([{ from: 'refusing', to: 'polling' }])
    await workspace.write('d/b.fs', '2\n')
    expect((await watcher.nextEventTimeout(PATIENCE_MS))?.path).toBe(workspace.path('d/b.fs'))
  })

  test('any other refusal is WATCHER_INIT_FAILED with its cause', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n' })
    await using watcher = new FileWatcher({ backend: refusing('EINVAL') })
    await expect(watcher.watch(workspace.root)).rejects.toMatchObject({
      code: 'WATCHER_INIT_FAILED',
      cause: { code: 'EINVAL' },
    })
  })

  test('a watcher that was disposed of watches nothing any more', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n' })
    const watcher = new FileWatcher()
    await watcher[Symbol.asyncDispose]()
    await expect(watcher.watch(workspace.root)).rejects.toMatchObject({ code: 'WATCHER_INIT_FAILED' })
  })

  test.each<[string, unknown]>([
    ['debounceMs', -1],
    ['debounceMs', Number.NaN],
    ['debounceMs', 2 ** 31],
    ['debounceMs', '5'],
    ['debounceMs', 2n],
    ['debounce', 'both'],
    ['extensions', '.fs'],
    ['extensions', [1]],
    ['extensions', ['']],
    ['extensions', ['*.ts']],
    ['depth', -1],
    ['depth', 1.5],
    ['ignore', 'dist'],
    ['ignore', [1]],
    ['ignore', ['']],
    ['ignore', ['!']],
    ['backend', 'inotify'],
    ['backend', {}],
    ['onWatchLimit', 'ask'],
    ['onFallback', 'console'],
  ])('the option %s does not take %s', (option, value) => {
    const make = (): FileWatcher => new FileWatcher({ [option]: value })
    const message = expect.stringMatching(new RegExp(`^The option ${option} is .+\\. It takes .+\\.$`)) as unknown
    expect(make).toThrow(WatchError)
    expect(make).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', message }))
  })

  test.each([undefined, null, 5, [undefined], pathToFileURL('/')])('%s is no path to watch', async (path) => {
    await using watcher = new FileWatcher()
    await expect(watcher.watch(path as never)).rejects.toMatchObject({ code: 'INVALID_OPTION' })
  })

  test.each([null, 5, pathToFileURL('/')])('%s is no path to watch no more', async (path) => {
    await using watcher = new FileWatcher()
    await expect(watcher.unwatch(path as never)).rejects.toMatchObject({ code: 'INVALID_OPTION' })
  })

  test('an empty path does not end the watch of the working directory', async () => {
    await using watcher = new FileWatcher({ depth: 0 })
    await watcher.watch('.')
    await expect(watcher.unwatch('')).rejects.toMatchObject({ code: 'NOT_WATCHING' })
    expect(watcher.isWatching).toBe(true)
  })

  test('an empty path is not taken for the working directory', async () => {
    await using watcher = new FileWatcher({ allowMissing: true })
    await expect(watcher.watch('')).rejects.toMatchObject({ code: 'PATH_NOT_FOUND' })
    expect(watcher.isWatching).toBe(false)
  })

  test('a path below a file is missing, and can be waited for', async () => {
    await using workspace = await Workspace.create({ file: '1\n' })
    const path = workspace.path('file/below.fs')
    await using strict = new FileWatcher()
    await expect(strict.watch(path)).rejects.toMatchObject({ code: 'PATH_NOT_FOUND' })
    await using patient = new FileWatcher({ allowMissing: true })
    await patient.watch(path)
    await workspace.remove('file')
    await workspace.write('file/below.fs', '1\n')
    expect(await patient.nextEventTimeout(PATIENCE_MS)).toMatchObject({ type: 'created', path })
  })

  test('a predicate that throws is told once, and leaves nothing out', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n' })
    let isBroken = false
    const ignore = (): boolean => {
      if (isBroken) throw new Error('broken')
      return false
    }
    await using watcher = new FileWatcher({ ignore })
    await watcher.watch(workspace.root)
    isBroken = true
    await workspace.write('b.fs', '1\n')
    const told = { code: 'INVALID_OPTION', cause: { message: 'broken' } }
    await expect(watcher.nextEventTimeout(PATIENCE_MS)).rejects.toMatchObject(told)
    expect(await watcher.nextEventTimeout(PATIENCE_MS)).toMatchObject({ type: 'created', path: workspace.path('b.fs') })
    await using second = new FileWatcher({ ignore })
    await expect(second.watch(workspace.root)).rejects.toMatchObject(told)
  })
})

describe('named cases', () => {
  test('auto proves that events arrive, and serves with native here', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n' })
    await using watcher = new FileWatcher({ onFallback: (notice) => expect(notice).toBeUndefined() })
    expect(watcher.backendName).toBeUndefined()
    await watcher.watch(workspace.path('a.fs'))
    expect(watcher.backendName).toBe('native')
  })

  test('what was overflowed is found by comparing with the snapshot', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n', 'd/b.fs': '1\n', 'gone.fs': '1\n' })
    const { backend, sink } = scriptedBackend()
    await using watcher = new FileWatcher(backend)
    await watcher.watch(workspace.root)
    await workspace.write('d/b.fs', 'changed\n')
    await workspace.write('d/e/new.fs', 'new\n')
    await workspace.remove('gone.fs')
    sink().overflowed()
    const events = [1, 2, 3].map(() => watcher.nextEventTimeout(PATIENCE_MS))
    expect((await Promise.all(events)).map((event) => `${event?.type} ${event?.path}`).toSorted()).toEqual([
      `created ${workspace.path('d/e/new.fs')}`,
      `deleted ${workspace.path('gone.fs')}`,
      `modified ${workspace.path('d/b.fs')}`,
    ])
  })

  test('a directory moved away and made anew at once is watched, inode numbers used again or not', async () => {
    await using workspace = await Workspace.create({ 'd/a.fs': '0\n' })
    await using watcher = new FileWatcher({ backend: 'native', debounceMs: 0 })
    await watcher.watch(workspace.path('d'))
    for (let round = 1; round <= 20; round++) {
      rmSync(workspace.path('d'), { recursive: true })
      mkdirSync(workspace.path('d'))
      writeFileSync(workspace.path('d/a.fs'), `${round}\n`)
      expect((await watcher.nextEventTimeout(PATIENCE_MS))?.type).toBe('modified')
    }
  })

  test('unwatching one of two overlapping paths keeps the other', async () => {
    await using workspace = await Workspace.create({ 'd/a.fs': '1\n' })
    await using watcher = new FileWatcher({ backend: 'native' })
    await watcher.watch([workspace.root, workspace.path('d/a.fs')])
    await watcher.unwatch(workspace.root)
    await workspace.write('d/a.fs', '2\n')
    expect((await watcher.nextEventTimeout(PATIENCE_MS))?.type).toBe('modified')
    expect(await watcher.nextEventTimeout(100)).toBeUndefined()
  })

  test('a polled file that is named later, in a directory that is polled already, is looked at', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n', 'b.fs': '1\n' })
    await using watcher = new FileWatcher({ backend: pollingBackend({ hotMs: 5, idleMs: 10 }) })
    await watcher.watch(workspace.path('a.fs'))
    await watcher.watch(workspace.path('b.fs'))
    await workspace.write('b.fs', '2\n')
    expect((await watcher.nextEventTimeout(PATIENCE_MS))?.path).toBe(workspace.path('b.fs'))
  })

  test('a file that is back before its absence was announced is missed when it goes for good', async () => {
    await using workspace = await Workspace.create({ 'd/a.fs': '1\n' })
    const clock = new VirtualClock()
    const { backend, sink } = scriptedBackend()
    await using watcher = new FileWatcher({ ...backend, clock })
    await watcher.watch(workspace.root)
    await workspace.removeTree('d')
    sink().changed(workspace.root, 'd')
    await workspace.write('d/a.fs', '1\n')
    await clock.advance(50)
    await workspace.removeTree('d')
    sink().overflowed()
    await clock.advance(50)
    expect(watcher.drainEvents().map((event) => `${event.type} ${event.path}`)).toEqual([
      `deleted ${workspace.path('d/a.fs')}`,
    ])
  })

  test('a file that goes between the look at it and the listing of its new directory is announced as deleted', async () => {
    await using workspace = await Workspace.create({ 'd/a.fs': '1\n' })
    const clock = new VirtualClock()
    const { backend, sink } = scriptedBackend()
    let removed = false
    // Asked about a name just before what it stands for is listed.
    const ignore = (path: string): boolean => {
      if (!removed || path !== workspace.path('d')) return false
      rmSync(workspace.path('d/a.fs'), { force: true })
      return false
    }
    await using watcher = new FileWatcher({ ...backend, clock, ignore })
    await watcher.watch(workspace.root)
    await workspace.removeTree('d')
    sink().changed(workspace.root, 'd')
    await workspace.write('d/a.fs', '1\n')
    removed = true
    await clock.advance(50)
    await clock.advance(50)
    expect(watcher.drainEvents().map((event) => `${event.type} ${event.path}`)).toEqual([
      `deleted ${workspace.path('d/a.fs')}`,
    ])
  })

  // Linux tells of a write in the directory whose name was opened, and of no other that holds the same file. Known, and
  // said in the README: nothing but the polling backend notices that.
  test.runIf(process.platform === 'linux')(
    'a file that was written through a hard link elsewhere is announced with the next event of its name',
    async () => {
      await using workspace = await Workspace.create({ 'd/a.fsrs': 'let x = 1\n', 'd/b.fsrs': '', 'e/x.fsrs': '' })
      linkSync(workspace.path('d/a.fsrs'), workspace.path('e/other-name.fsrs'))
      await using watcher = new FileWatcher({ backend: 'native' })
      await watcher.watch(workspace.path('d'))
      await workspace.write('e/other-name.fsrs', 'let x = 2\n')
      await workspace.write('d/b.fsrs', 'let y = 1\n')
      const first = await watcher.nextEventTimeout(PATIENCE_MS)
      expect(first?.path).toBe(workspace.path('d/b.fsrs'))
      await workspace.chmod('d/a.fsrs', 0o600)
      const second = await watcher.nextEventTimeout(PATIENCE_MS)
      expect(second).toMatchObject({ type: 'modified', path: workspace.path('d/a.fsrs') })
    },
  )

  test('a link is a file of its own where links are not followed', async () => {
    await using workspace = await Workspace.create({ 'one.fs': '1\n', 'two.fs': '2\n', 'in/x.fs': '1\n' })
    await workspace.link('../one.fs', 'in/link.fs')
    await using watcher = new FileWatcher({ backend: 'native', followSymlinks: false })
    await watcher.watch(workspace.path('in'))
    await workspace.write('one.fs', 'not seen\n')
    await workspace.relink('../two.fs', 'in/link.fs')
    expect((await watcher.nextEventTimeout(PATIENCE_MS))?.path).toBe(workspace.path('in/link.fs'))
  })

  test('a file above the limit of hashing is compared by its stamps: chmod is silent, a save is one change', async () => {
    const mebibytes = (letter: string): string => `${letter.repeat(3 * 512 * 1024)}\n`
    await using workspace = await Workspace.create({ 'large.bin': mebibytes('a') })
    await using watcher = new FileWatcher({ backend: 'native', debounceMs: 20 })
    await watcher.watch(workspace.root)
    await workspace.chmod('large.bin', 0o600)
    expect(await watcher.nextEventTimeout(100)).toBeUndefined()
    await workspace.write('large.bin', mebibytes('b'))
    expect((await watcher.nextEventTimeout(PATIENCE_MS))?.type).toBe('modified')
    expect(await watcher.nextEventTimeout(200)).toBeUndefined()
  })

  test('each default that is left out can be taken back in', async () => {
    await using workspace = await Workspace.create({ 'node_modules/a.js': '1\n' })
    await using watcher = new FileWatcher({ backend: 'native', ignore: DEFAULT_IGNORES.map((glob) => `!${glob}`) })
    await watcher.watch(workspace.root)
    renameSync(workspace.path('node_modules/a.js'), workspace.path('node_modules/4913'))
    const events = [await watcher.nextEventTimeout(PATIENCE_MS), await watcher.nextEventTimeout(PATIENCE_MS)]
    expect(events.map((event) => `${event?.type} ${event?.path}`).toSorted()).toEqual([
      `created ${workspace.path('node_modules/4913')}`,
      `deleted ${workspace.path('node_modules/a.js')}`,
    ])
  })
})

describe.each(BACKENDS)('closing, with the %s backend', (backend) => {
  test('frees every handle and timer, whatever was under way', async () => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n', 'd/b.fs': '1\n' })
    const before = handlesHeld()
    const watcher = new FileWatcher({ backend })
    await watcher.watch([workspace.root, workspace.path('d/b.fs')])
    await watcher.unwatch(workspace.path('d/b.fs'))
    await workspace.write('a.fs', '2\n')
    await watcher.nextEventTimeout(PATIENCE_MS)
    // One change waits for its window, one for more to be written, and one is not noticed yet.
    await workspace.write('a.fs', '')
    await workspace.write('d/new.fs', 'unfinished')
    await watcher.nextEventTimeout(1)
    await workspace.write('d/b.fs', '2\n')
    await watcher[Symbol.asyncDispose]()
    // Closing a handle takes a turn of the event loop, and the processor may be busy; no timer may last that long.
    await expect.poll(handlesHeld, { timeout: 800, interval: 5 }).toEqual(before)
  })
})

describe('the content of an event', () => {
  const watched = async (files: Record<string, string>, options: FileWatcherOptions = {}) => {
    const workspace = await Workspace.create(files)
    const { backend, sink } = scriptedBackend()
    const watcher = new FileWatcher({ ...backend, debounceMs: 0, clock: new VirtualClock(), ...options })
    await watcher.watch(workspace.root)
    return {
      workspace,
      watcher,
      changed: (name: string) => sink().changed(workspace.root, name),
      [Symbol.asyncDispose]: async () => {
        await watcher[Symbol.asyncDispose]()
        await workspace[Symbol.asyncDispose]()
      },
    }
  }

  test('is what was announced, however the file was changed since', async () => {
    await using it = await watched({ 'a.fs': 'let x = "é"\n' })
    const awaited = it.watcher.nextEvent()
    await it.workspace.write('a.fs', 'let x = "ü"\n')
    it.changed('a.fs')
    const event = await awaited
    await it.workspace.write('a.fs', 'let x = 3\n')
    expect(event).toMatchObject({ type: 'modified' })
    expect(it.watcher.contentOf(event!)?.toString()).toBe('let x = "ü"\n')
  })

  test('is the bytes, whatever they are, and the caller’s own', async () => {
    await using it = await watched({ 'a.bin': 'before\n' })
    const bytes = Buffer.from([...Array(256).keys(), 0x0a])
    const awaited = it.watcher.nextEvent()
    writeFileSync(it.workspace.path('a.bin'), bytes)
    it.changed('a.bin')
    const event = await awaited
    it.watcher.contentOf(event!)!.fill(0)
    expect(it.watcher.contentOf(event!)).toStrictEqual(bytes)
  })

  test('is what is on disk now, once a newer one was announced or nobody waited', async () => {
    await using it = await watched({ 'a.fs': 'let x = 1\n' })
    const save = async (text: string) => {
      await it.workspace.write('a.fs', text)
      it.changed('a.fs')
    }
    const awaited = it.watcher.nextEvent()
    await save('let x = 2\n')
    const first = await awaited
    await save('let x = 3\n')
    expect(it.watcher.contentOf(first!)?.toString()).toBe('let x = 3\n')
    const [second] = it.watcher.drainEvents()
    await it.workspace.write('a.fs', 'let x = 4\n')
    expect(it.watcher.contentOf(second!)?.toString()).toBe('let x = 4\n')
  })

  test('of many files is kept for the last ones only, and read from disk for the others', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `${index}.fs`)
    await using it = await watched(Object.fromEntries(names.map((name) => [name, 'let x = 1\n'])))
    const events: FileEvent[] = []
    for (const name of names) {
      const awaited = it.watcher.nextEvent()
      await it.workspace.write(name, `let x = "${name}"\n`)
      it.changed(name)
      events.push((await awaited)!)
    }
    for (const name of names) await it.workspace.write(name, 'on disk\n')
    const contents = events.map((event) => it.watcher.contentOf(event)?.toString())
    expect(contents[0]).toBe('on disk\n')
    expect(contents.at(-1)).toBe('let x = "39.fs"\n')
  })

  test('there is none of what is deleted, a directory, a pipe in the place of a file', async () => {
    await using it = await watched({ 'a.fs': 'let x = 1\n' })
    const path = it.workspace.path('a.fs')
    const contentOf = (type: 'modified' | 'deleted') => it.watcher.contentOf({ type, path, kind: 'file', atMs: 0 })
    expect(contentOf('deleted')).toBeUndefined()
    rmSync(path)
    expect(contentOf('modified')).toBeUndefined()
    mkdirSync(path)
    expect(contentOf('modified')).toBeUndefined()
    rmSync(path, { recursive: true })
    execFileSync('mkfifo', [path])
    expect(contentOf('modified')).toBeUndefined()
  })

  test('of a link that is not followed is its target', async () => {
    await using it = await watched({ 'a.fs': 'let x = 1\n' }, { followSymlinks: false })
    symlinkSync('a.fs', it.workspace.path('b.fs'))
    const event = { type: 'created', path: it.workspace.path('b.fs'), kind: 'file', atMs: 0 } as const
    expect(it.watcher.contentOf(event)?.toString()).toBe('a.fs')
  })
})
