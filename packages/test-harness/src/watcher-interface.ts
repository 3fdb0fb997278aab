/** What the calls of a watcher promise: options, waiting, errors, ending. */
import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict'
import { relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { bounded, manyNames, type Scenario, scenarioCase, watcherCase } from './watcher-scenario.ts'
import type { ContractCase } from './contract-case.ts'
import type { WatcherLike, WatcherLikeOptions, WatcherSubject } from './watcher-subject.ts'
import { Workspace } from './workspace.ts'

type Case = ContractCase<WatcherSubject>

/** A case whose watcher nobody reads but the case itself. */
function unreadCase(
  name: string,
  setting: { readonly files?: Record<string, string>; readonly options?: WatcherLikeOptions },
  play: (watcher: WatcherLike, workspace: Workspace, subject: WatcherSubject) => Promise<void>,
): Case {
  return watcherCase(name, [], async (subject) => {
    await using workspace = await Workspace.create(setting.files ?? { 'a.fsrs': 'old\n' })
    await using watcher = subject.create({ debounceMs: 20, ...setting.options })
    await bounded(subject, () => play(watcher, workspace, subject))
  })
}

const quietMs = (subject: WatcherSubject): number => subject.quietMs ?? 250
const patience = (subject: WatcherSubject): AbortSignal => AbortSignal.timeout(subject.patienceMs ?? 10_000)
const code = (expected: string) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === expected

const options: readonly Case[] = [
  scenarioCase(
    'announces only files with one of the extensions',
    { files: { 'a.fsrs': 'old\n' }, options: { extensions: ['.fsrs', '.fs'] } },
    async (scenario) => {
      const { workspace } = scenario
      for (const name of ['a.txt', 'fs', 'b.fsx', 'a.fsrs', 'b.fs']) await workspace.write(name, 'new\n')
      await announcesExactly(scenario, ['a.fsrs', 'b.fs'])
    },
  ),
  scenarioCase(
    'leaves out what a glob ignores, with everything below it',
    { files: { 'x.fsrs': 'old\n' }, options: { ignore: ['generated', '*.log'] } },
    async (scenario) => {
      for (const name of ['generated/a.fsrs', 'b.log', 'd/c.log', 'd/e.fsrs'])
        await scenario.workspace.write(name, 'new\n')
      await announcesExactly(scenario, ['d/e.fsrs'])
    },
  ),
  scenarioCase(
    'leaves out what a predicate ignores; it is given absolute paths',
    { files: { 'x.fsrs': 'old\n' }, options: { ignore: (path) => path.endsWith('/secret') || !path.startsWith('/') } },
    async (scenario) => {
      for (const name of ['secret/a.fsrs', 'b.fsrs']) await scenario.workspace.write(name, 'new\n')
      await announcesExactly(scenario, ['b.fsrs'])
    },
  ),
  ...(
    [
      [{ recursive: false }, ['a.fsrs']],
      [{ depth: 0 }, ['a.fsrs']],
      [{ depth: 1 }, ['a.fsrs', 'd/a.fsrs']],
    ] as const
  ).map(([how, seen]) =>
    scenarioCase(
      `goes as deep as it is told: ${JSON.stringify(how)}`,
      { files: { 'd/e/x.fsrs': 'old\n' }, options: how },
      async (scenario) => {
        for (const name of ['d/e/a.fsrs', 'd/a.fsrs', 'a.fsrs']) await scenario.workspace.write(name, 'new\n')
        await announcesExactly(scenario, seen)
      },
    ),
  ),
  scenarioCase(
    'announces directories where it is asked to',
    { files: { 'x.fsrs': 'old\n' }, options: { directories: true } },
    async (scenario) => {
      await scenario.workspace.directory('d/e')
      await scenario.announces('d/e', 'created')
      await scenario.workspace.removeTree('d')
      await scenario.announces('d', 'created', 'deleted')
      deepStrictEqual(new Set(scenario.collector.events.map((event) => event.kind)), new Set(['directory']))
    },
  ),
  scenarioCase(
    'announces no directory where it is not asked to',
    { files: { 'x.fsrs': 'old\n' } },
    async (scenario) => {
      await scenario.workspace.directory('d/e')
      await scenario.isAlive('d/e/a.fsrs')
      await announcesExactly(scenario, ['d/e/a.fsrs'])
    },
  ),
  unreadCase(
    'announces what exists already where it is asked to',
    { files: { 'a.fsrs': 'A\n', 'd/b.fsrs': 'B\n' }, options: { initial: true } },
    async (watcher, workspace, subject) => {
      await watcher.watch(workspace.root)
      const signal = patience(subject)
      const events = [await watcher.nextEvent({ signal }), await watcher.nextEvent({ signal })]
      deepStrictEqual(
        new Set(events.map((event) => `${event?.type} ${event?.path}`)),
        new Set([`created ${workspace.path('a.fsrs')}`, `created ${workspace.path('d/b.fsrs')}`]),
      )
      strictEqual(await watcher.nextEventTimeout(quietMs(subject)), undefined)
    },
  ),
  unreadCase(
    'waits for a missing path where it is asked to',
    { options: { allowMissing: true } },
    async (watcher, workspace, subject) => {
      await watcher.watch(workspace.path('later/b.fsrs'))
      await workspace.write('later/b.fsrs', 'B\n')
      const event = await watcher.nextEvent({ signal: patience(subject) })
      deepStrictEqual([event?.type, event?.path], ['created', workspace.path('later/b.fsrs')])
    },
  ),
  scenarioCase(
    'trailing: announces one change when it has become quiet',
    { files: { 'a.fsrs': 'old\n' }, options: { debounce: 'trailing', debounceMs: 300 } },
    async (scenario) => {
      for (let version = 1; version <= 5; version++) {
        await scenario.workspace.write('a.fsrs', `version ${version}\n`)
        await setTimeout(20)
      }
      await scenario.announces('a.fsrs', 'modified')
      await scenario.learns('a.fsrs', 'version 5\n')
    },
  ),
  scenarioCase(
    'leading: announces the first change at once, and what follows in the window as one',
    { files: { 'a.fsrs': 'old\n' }, options: { debounceMs: 500 } },
    async (scenario) => {
      await scenario.workspace.write('a.fsrs', 'first\n')
      await scenario.learns('a.fsrs', 'first\n')
      for (let version = 1; version <= 5; version++) await scenario.workspace.write('a.fsrs', `version ${version}\n`)
      await scenario.learns('a.fsrs', 'version 5\n')
      await scenario.announces('a.fsrs', 'modified', 'modified')
    },
  ),
  scenarioCase(
    'leading: announces nothing when the content is back where it was at the end of the window',
    { files: { 'a.fsrs': 'old\n' }, options: { debounceMs: 500 } },
    async (scenario) => {
      await scenario.workspace.write('a.fsrs', 'first\n')
      await scenario.learns('a.fsrs', 'first\n')
      await scenario.workspace.write('a.fsrs', 'second\n')
      await scenario.workspace.write('a.fsrs', 'first\n')
      await setTimeout(500)
      await scenario.announces('a.fsrs', 'modified')
    },
  ),
]

async function announcesExactly(scenario: Scenario, names: readonly string[]): Promise<void> {
  for (const name of names) await scenario.learns(name, await scenario.workspace.read(name))
  await scenario.quiet()
  const announced = new Set(scenario.collector.events.map((event) => event.path))
  deepStrictEqual(announced, new Set(names.map((name) => scenario.workspace.path(name))), 'paths that were announced')
}

const paths: readonly Case[] = [
  unreadCase('speaks of absolute, normalised paths, whatever went in', {}, async (watcher, workspace, subject) => {
    await watcher.watch(`${relative(process.cwd(), workspace.root)}/x/../.`)
    deepStrictEqual(watcher.watchedPaths, [workspace.root])
    const beforeMs = performance.now()
    await workspace.write('a.fsrs', 'new\n')
    const event = await watcher.nextEvent({ signal: patience(subject) })
    deepStrictEqual({ ...event, atMs: 0 }, { type: 'modified', path: workspace.path('a.fsrs'), kind: 'file', atMs: 0 })
    ok(
      event !== undefined && event.atMs >= beforeMs && event.atMs <= performance.now(),
      'atMs is not that of the change',
    )
  }),
  unreadCase(
    'watches several paths, also ones that are added later',
    { files: { 'a/x.fsrs': '1\n', 'b/x.fsrs': '1\n', 'c/x.fsrs': '1\n' } },
    async (watcher, workspace, subject) => {
      await watcher.watch([workspace.path('a'), workspace.path('b/x.fsrs')])
      await watcher.watch(workspace.path('c'))
      strictEqual(watcher.isWatching, true)
      deepStrictEqual(
        watcher.watchedPaths.toSorted(),
        ['a', 'b/x.fsrs', 'c'].map((name) => workspace.path(name)),
      )
      for (const name of ['a/x.fsrs', 'b/x.fsrs', 'c/x.fsrs']) {
        await workspace.write(name, '2\n')
        strictEqual((await watcher.nextEvent({ signal: patience(subject) }))?.path, workspace.path(name))
      }
    },
  ),
]

const waiting: readonly Case[] = [
  unreadCase('merges what nobody takes: one event for each path', {}, async (watcher, workspace, subject) => {
    await watcher.watch(workspace.root)
    let taken: string[] = []
    // How long a busy machine takes to see that a file has gone again cannot be told; what is not merged never will be.
    for (const waits of [1, 5, 15]) {
      for (let version = 1; version <= 5; version++) {
        await workspace.write('a.fsrs', `version ${waits} ${version}\n`)
        await setTimeout(60)
      }
      await workspace.write('short-lived.fsrs', 'x\n')
      await setTimeout(60)
      await workspace.remove('short-lived.fsrs')
      await setTimeout(waits * quietMs(subject))
      taken = watcher.drainEvents().map((event) => `${event.type} ${event.path}`)
      if (taken.length === 1) break
      await setTimeout(2000)
      watcher.drainEvents()
    }
    deepStrictEqual(taken, [`modified ${workspace.path('a.fsrs')}`])
    deepStrictEqual(watcher.drainEvents(), [])
  }),
  unreadCase('asked without waiting, answers at once', {}, async (watcher, workspace, subject) => {
    await watcher.watch(workspace.root)
    strictEqual(watcher.tryNextEvent(), undefined)
    await workspace.write('a.fsrs', 'new\n')
    const signal = patience(subject)
    let event = watcher.tryNextEvent()
    while (event === undefined && !signal.aborted) {
      await setTimeout(5)
      event = watcher.tryNextEvent()
    }
    strictEqual(event?.path, workspace.path('a.fsrs'))
    strictEqual(watcher.tryNextEvent(), undefined)
  }),
  unreadCase(
    'a wait ends with its time, and with its signal, and takes nothing from the next',
    {},
    async (watcher, workspace, subject) => {
      await watcher.watch(workspace.root)
      strictEqual(await watcher.nextEventTimeout(20), undefined)
      const controller = new AbortController()
      const waited = watcher.nextEvent({ signal: controller.signal })
      controller.abort()
      strictEqual(await waited, undefined)
      strictEqual(await watcher.nextEvent({ signal: AbortSignal.abort() }), undefined)
      await workspace.write('a.fsrs', 'new\n')
      strictEqual((await watcher.nextEvent({ signal: patience(subject) }))?.path, workspace.path('a.fsrs'))
    },
  ),
]

const errors: readonly Case[] = [
  unreadCase(
    'refuses a missing path with PATH_NOT_FOUND, and watches none of the others then',
    {},
    async (watcher, workspace) => {
      await rejects(watcher.watch([workspace.path('a.fsrs'), workspace.path('missing.fsrs')]), code('PATH_NOT_FOUND'))
      strictEqual(watcher.isWatching, false)
    },
  ),
  unreadCase(
    'refuses a file of another extension with INVALID_FILE_EXTENSION',
    { options: { extensions: ['.txt'] } },
    async (watcher, workspace) => {
      await rejects(watcher.watch(workspace.path('a.fsrs')), code('INVALID_FILE_EXTENSION'))
    },
  ),
  unreadCase('refuses to watch a path twice with ALREADY_WATCHING', {}, async (watcher, workspace) => {
    await watcher.watch(workspace.root)
    await rejects(watcher.watch(`${workspace.root}/.`), code('ALREADY_WATCHING'))
    strictEqual(watcher.isWatching, true)
  }),
  unreadCase('refuses to end what was not begun with NOT_WATCHING', {}, async (watcher, workspace) => {
    await watcher.watch(workspace.root)
    await rejects(watcher.unwatch(workspace.path('a.fsrs')), code('NOT_WATCHING'))
  }),
  watcherCase(
    'says WATCH_LIMIT_REACHED, and what to do, when the system has no watches left',
    ['watch-limit'],
    async (subject) => {
      ok(
        subject.createWithoutWatches !== undefined,
        'the subject offers no createWithoutWatches: list watch-limit as unsupported, with the reason',
      )
      await using workspace = await Workspace.create({ 'a.fsrs': 'old\n' })
      await using watcher = subject.createWithoutWatches()
      await rejects(watcher.watch(workspace.root), code('WATCH_LIMIT_REACHED'))
    },
  ),
]

const ending: readonly Case[] = [
  unreadCase(
    'is silent about a path that is unwatched, and about no other',
    { files: { 'a/x.fsrs': '1\n', 'b/x.fsrs': '1\n' } },
    async (watcher, workspace, subject) => {
      await watcher.watch([workspace.path('a'), workspace.path('b')])
      await workspace.write('a/x.fsrs', '2\n')
      await watcher.unwatch(workspace.path('a'))
      deepStrictEqual(watcher.watchedPaths, [workspace.path('b')])
      await workspace.write('a/x.fsrs', '3\n')
      await workspace.write('b/x.fsrs', '2\n')
      strictEqual((await watcher.nextEvent({ signal: patience(subject) }))?.path, workspace.path('b/x.fsrs'))
      strictEqual(await watcher.nextEventTimeout(quietMs(subject)), undefined)
    },
  ),
  unreadCase('can be used again after everything was unwatched', {}, async (watcher, workspace, subject) => {
    await watcher.watch(workspace.root)
    await watcher.unwatch()
    strictEqual(watcher.isWatching, false)
    await workspace.write('a.fsrs', 'unseen\n')
    await watcher.watch(workspace.root)
    strictEqual(await watcher.nextEventTimeout(quietMs(subject)), undefined)
    await workspace.write('a.fsrs', 'seen\n')
    strictEqual((await watcher.nextEvent({ signal: patience(subject) }))?.type, 'modified')
  }),
  unreadCase(
    'disposal ends every wait and iteration, and nothing comes afterwards',
    {},
    async (watcher, workspace, subject) => {
      await watcher.watch(workspace.root)
      const waited = watcher.nextEvent()
      const iterated = watcher[Symbol.asyncIterator]().next()
      await watcher[Symbol.asyncDispose]()
      strictEqual(await waited, undefined)
      deepStrictEqual(await iterated, { done: true, value: undefined })
      strictEqual(watcher.isWatching, false)
      await workspace.write('a.fsrs', 'new\n')
      await setTimeout(quietMs(subject))
      deepStrictEqual(watcher.drainEvents(), [])
      strictEqual(await watcher.nextEvent(), undefined)
    },
  ),
  unreadCase('disposal drops what nobody took, and may be repeated', {}, async (watcher, workspace, subject) => {
    await watcher.watch(workspace.root)
    await workspace.write('a.fsrs', 'new\n')
    await setTimeout(quietMs(subject))
    await Promise.all([watcher[Symbol.asyncDispose](), watcher[Symbol.asyncDispose]()])
    await watcher[Symbol.asyncDispose]()
    strictEqual(watcher.tryNextEvent(), undefined)
  }),
  watcherCase('can be disposed of at any moment', [], async (subject) => {
    await using workspace = await Workspace.create(Object.fromEntries(manyNames(200).map((name) => [name, 'old\n'])))
    for (let delayMs = 0; delayMs < 20; delayMs++) {
      const watcher = subject.create({ debounceMs: 5 })
      // Disposal may end the opening with an error; it must end it.
      const opened = watcher.watch(workspace.root).catch(() => undefined)
      const written = workspace.write('d0/f0.txt', `version ${delayMs}\n`)
      await setTimeout(delayMs)
      await watcher[Symbol.asyncDispose]()
      strictEqual(watcher.tryNextEvent(), undefined)
      await Promise.all([opened, written])
      strictEqual(watcher.isWatching, false)
    }
  }),
  watcherCase('can be unwatched at any moment, and announces nothing afterwards', [], async (subject) => {
    await using workspace = await Workspace.create(Object.fromEntries(manyNames(200).map((name) => [name, 'old\n'])))
    for (let delayMs = 0; delayMs < 20; delayMs++) {
      await using watcher = subject.create({ debounceMs: 5 })
      const opened = watcher.watch(workspace.root).catch(() => undefined)
      const written = workspace.write('d0/f0.txt', `version ${delayMs}\n`)
      await setTimeout(delayMs)
      await watcher.unwatch()
      await Promise.all([opened, written])
      strictEqual(await watcher.nextEventTimeout(10), undefined)
      strictEqual(watcher.isWatching, false)
    }
  }),
  unreadCase('an opening that is aborted is no error, and leaves nothing watched', {}, async (watcher, workspace) => {
    await watcher.watch(workspace.root, { signal: AbortSignal.abort() })
    const controller = new AbortController()
    const opened = watcher.watch(workspace.path('a.fsrs'), { signal: controller.signal })
    controller.abort()
    await opened
    strictEqual(watcher.isWatching, false)
  }),
]

/** What the calls of a watcher promise. */
export const watcherInterface: readonly Case[] = [...options, ...paths, ...waiting, ...errors, ...ending]
