/** What may happen to files, and must not end in a client that believes something else than what is on disk. */
import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict'
import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { ensureDirSync } from 'fs-extra/esm'

import type { SaveStrategy } from './save-strategies.ts'
import { checkoutFiles, saveStrategies, saveStrategy } from './save-strategies.ts'
import { planStorm, runStorm } from './storms.ts'
import { manyNames, scenarioCase, type Scenario } from './watcher-scenario.ts'
import type { ContractCase } from './contract-case.ts'
import type { WatcherSubject } from './watcher-subject.ts'

type Case = ContractCase<WatcherSubject>

const OLD = 'let x = 1\n'
const NEW = `let x = 2\n${'// and more\n'.repeat(50)}`

/** Each strategy, on a watched file and in a watched directory. */
const saves: readonly Case[] = saveStrategies.flatMap((strategy) =>
  (['file', 'directory'] as const).map((watched) => saveCase(strategy, watched)),
)

function saveCase(strategy: SaveStrategy, watched: 'file' | 'directory'): Case {
  const promise = strategy.effect === 'content' ? 'announces a save as one change' : 'is silent where nothing changed'
  return scenarioCase(
    `${promise}: ${strategy.name}, in a watched ${watched}`,
    {
      prepare: (workspace) => strategy.create(workspace.path('a.fsrs'), OLD),
      watch: [watched === 'file' ? 'a.fsrs' : ''],
      needs: ['symbolic-links'],
    },
    async (scenario) => {
      await strategy.save(scenario.workspace.path('a.fsrs'), NEW)
      if (strategy.effect === 'unchanged') {
        await scenario.quiet()
        deepStrictEqual(scenario.eventsOf('a.fsrs'), [])
        await saveStrategy('truncate-write').save(scenario.workspace.path('a.fsrs'), NEW)
      }
      await scenario.announces('a.fsrs', 'modified')
      strictEqual(scenario.client.contentOf(scenario.workspace.path('a.fsrs')), NEW)
    },
  )
}

const wholeness: readonly Case[] = ['split-write', 'many-chunks', 'delete-recreate'].map((name) =>
  scenarioCase(
    `announces no version in between when a save takes its time: ${name}`,
    { files: { 'a.fsrs': OLD } },
    async (scenario) => {
      await saveStrategy(name).save(scenario.workspace.path('a.fsrs'), NEW, { pause: () => setTimeout(5) })
      await scenario.announces('a.fsrs', 'modified')
      strictEqual(scenario.client.contentOf(scenario.workspace.path('a.fsrs')), NEW)
    },
  ),
)

const storms: readonly Case[] = [
  scenarioCase(
    'knows the last content after a storm of 1000 saves in a second, and announces no more changes than saves',
    { files: { 'a.fsrs': OLD } },
    async (scenario) => {
      await storm(scenario, ['truncate-write', 'temp-rename', 'vim-backup', 'delete-recreate'])
      await scenario.converges()
      ok(scenario.collector.events.length <= 1000)
    },
  ),
  scenarioCase(
    'sees whole versions only, in their order, in a storm of atomic saves',
    { files: { 'a.fsrs': OLD } },
    async (scenario) => {
      const seen: number[] = []
      const done = storm(scenario, ['temp-rename'])
      for (let last = false; !last;) {
        const count = scenario.collector.events.length
        await scenario.collector.waitFor((events) => events.length > count, { signal: scenario.signal })
        const content = scenario.client.contentOf(scenario.workspace.path('a.fsrs')) ?? 'missing'
        const version = /^a\.fsrs version (\d+) \.*\n$/.exec(content)?.[1]
        ok(version !== undefined, `a torn version was announced: ${JSON.stringify(content)}`)
        seen.push(Number(version))
        last = version === '1000'
      }
      strictEqual(await done, 1000)
      deepStrictEqual(
        seen,
        seen.toSorted((a, b) => a - b),
      )
    },
  ),
  scenarioCase(
    'announces each of 100 replacements of a file',
    { files: { 'a.fsrs': OLD }, watch: ['a.fsrs'] },
    async (scenario) => {
      for (let version = 1; version <= 100; version++) {
        await saveStrategy('temp-rename').save(scenario.workspace.path('a.fsrs'), `version ${version}\n`)
        await scenario.learns('a.fsrs', `version ${version}\n`)
      }
    },
  ),
  scenarioCase(
    'announces the second of two saves that follow each other at once',
    { files: { 'a.fsrs': OLD } },
    async (scenario) => {
      const { workspace } = scenario
      for (let round = 0; round < 10; round++) {
        await workspace.write('a.fsrs', `first ${round}\n`)
        await setTimeout(5)
        await workspace.write('a.fsrs', `second ${round}\n`)
        await scenario.learns('a.fsrs', `second ${round}\n`)
      }
    },
  ),
  scenarioCase(
    'ends on the whole content when a longer file is overwritten in place, and then cut',
    { files: { 'a.fsrs': NEW } },
    async (scenario) => {
      const shorter = NEW.slice(0, NEW.length - 24)
      await saveStrategy('rsync-inplace').save(scenario.workspace.path('a.fsrs'), shorter)
      await scenario.learns('a.fsrs', shorter)
      await scenario.converges()
    },
  ),
  scenarioCase('follows a checkout of 300 files', { files: filesOf(manyNames(300), 'before') }, async (scenario) => {
    const { workspace } = scenario
    await checkoutFiles(new Map(manyNames(320).map((name) => [prepared(workspace.path(name)), `after ${name}\n`])))
    await scenario.converges()
  }),
  scenarioCase(
    'loses none of 10 000 files that are rewritten while the event loop is blocked',
    { prepare: async (workspace) => writeAllAtOnce(workspace.root, 'before') },
    async (scenario) => {
      writeAllAtOnce(scenario.workspace.root, 'after')
      await scenario.converges()
    },
  ),
  scenarioCase(
    'looks at the disk again when the queue of the system has overflowed',
    { files: { 'a.fsrs': OLD, 'b.fsrs': OLD, 'gone.fsrs': OLD, 'last.fsrs': OLD } },
    async (scenario) => {
      const { workspace } = scenario
      overflowQueue(workspace.path('a.fsrs'), workspace.path('b.fsrs'))
      await Promise.all([
        workspace.write('last.fsrs', NEW),
        workspace.write('new.fsrs', NEW),
        workspace.remove('gone.fsrs'),
      ])
      await scenario.converges()
    },
  ),
]

function storm({ workspace, signal }: Scenario, strategies: readonly string[]): Promise<number> {
  const clock = {
    nowMs: () => performance.now(),
    schedule(delayMs: number, callback: () => void): Disposable {
      const timer = globalThis.setTimeout(callback, delayMs)
      return { [Symbol.dispose]: () => clearTimeout(timer) }
    },
  }
  const plan = planStorm({ seed: 1, saves: 1000, overMs: 1000, files: ['a.fsrs'], strategies })
  return runStorm(plan, { path: (file) => workspace.path(file), clock, signal })
}

function filesOf(names: readonly string[], word: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `${word} ${name}\n`]))
}

function prepared(path: string): string {
  ensureDirSync(dirname(path))
  return path
}

/** Synchronous on purpose: nothing else runs meanwhile. */
function writeAllAtOnce(root: string, word: string): void {
  const names = manyNames(10_000)
  for (const directory of new Set(names.map((name) => dirname(name)))) ensureDirSync(`${root}/${directory}`)
  for (const name of names) writeFileSync(`${root}/${name}`, `${word} ${name}\n`)
}

/** More events than inotify queues, none equal to the one before it (equal neighbours are merged). */
function overflowQueue(one: string, other: string): void {
  for (let events = 0; events < queueLength() + 2000; events += 2) {
    utimesSync(one, events, events)
    utimesSync(other, events, events)
  }
}

function queueLength(): number {
  try {
    return Math.min(100_000, Number(readFileSync('/proc/sys/fs/inotify/max_queued_events', 'utf8')))
  } catch {
    return 16_384
  }
}

const replacements: readonly Case[] = [
  scenarioCase(
    'follows a file that is moved out and back',
    { files: { 'in/a.fsrs': OLD }, watch: ['in'] },
    async (scenario) => {
      await scenario.workspace.rename('in/a.fsrs', 'out/a.fsrs')
      await scenario.learns('in/a.fsrs', undefined)
      await scenario.workspace.rename('out/a.fsrs', 'in/a.fsrs')
      await scenario.announces('in/a.fsrs', 'deleted', 'created')
      await scenario.converges()
    },
  ),
  scenarioCase('follows a file that is renamed beside itself', { files: { 'a.fsrs': OLD } }, async (scenario) => {
    await scenario.workspace.rename('a.fsrs', 'b.fsrs')
    await scenario.announces('a.fsrs', 'deleted')
    await scenario.announces('b.fsrs', 'created')
    await scenario.converges()
  }),
  scenarioCase(
    'follows a path that becomes a directory and a file again',
    { files: { 'a.fsrs': OLD } },
    async (scenario) => {
      const { workspace } = scenario
      await workspace.remove('a.fsrs')
      await workspace.write('a.fsrs/inner.fsrs', OLD)
      await scenario.learns('a.fsrs/inner.fsrs', OLD)
      await scenario.learns('a.fsrs', undefined)
      await workspace.removeTree('a.fsrs')
      await workspace.write('a.fsrs', NEW)
      await scenario.learns('a.fsrs', NEW)
      await scenario.converges()
    },
  ),
  scenarioCase(
    'follows a watched file that becomes a directory and a file again',
    { files: { 'a.fsrs': OLD }, watch: ['a.fsrs'] },
    async (scenario) => {
      const { workspace } = scenario
      await workspace.remove('a.fsrs')
      await workspace.directory('a.fsrs')
      await scenario.learns('a.fsrs', undefined)
      await workspace.removeTree('a.fsrs')
      await workspace.write('a.fsrs', NEW)
      await scenario.learns('a.fsrs', NEW)
    },
  ),
  ...['a', 'a/b/c/d'].flatMap((moved) =>
    (['file', 'directory'] as const).map((watched) => movedAwayCase(moved, watched)),
  ),
  scenarioCase(
    'announces everything in a directory that is moved in, and out again',
    { files: { 'out/d/a.fsrs': OLD, 'out/d/e/b.fsrs': OLD, 'in/x.fsrs': OLD }, watch: ['in'] },
    async (scenario) => {
      await scenario.workspace.rename('out/d', 'in/d')
      await scenario.learns('in/d/a.fsrs', OLD)
      await scenario.learns('in/d/e/b.fsrs', OLD)
      await scenario.workspace.write('in/d/e/b.fsrs', NEW)
      await scenario.learns('in/d/e/b.fsrs', NEW)
      await scenario.workspace.rename('in/d', 'out/d')
      await scenario.learns('in/d/a.fsrs', undefined)
      await scenario.learns('in/d/e/b.fsrs', undefined)
      await scenario.converges()
    },
  ),
  scenarioCase(
    'follows a directory that is renamed within the tree',
    { files: { 'd/a.fsrs': OLD, 'd/e/b.fsrs': OLD } },
    async (scenario) => {
      await scenario.workspace.rename('d', 'renamed')
      await scenario.learns('renamed/e/b.fsrs', OLD)
      await scenario.workspace.write('renamed/e/b.fsrs', NEW)
      await scenario.converges()
    },
  ),
  scenarioCase(
    'announces what is written at once into a new directory',
    { files: { 'x.fsrs': OLD } },
    async (scenario) => {
      for (let depth = 1; depth <= 5; depth++)
        writeFileSync(prepared(scenario.workspace.path(`${'n/'.repeat(depth)}a.fsrs`)), OLD)
      await scenario.converges()
      deepStrictEqual(scenario.eventsOf('n/n/n/n/n/a.fsrs'), ['created'])
    },
  ),
]

/** @param moved the directory that goes; watched is `a/b/c/d/f.fsrs`, or its directory */
function movedAwayCase(moved: string, watched: 'file' | 'directory'): Case {
  const above = moved === 'a' ? 'a directory three levels up' : 'its directory'
  return scenarioCase(
    `follows a watched ${watched} when ${watched === 'file' || moved === 'a' ? above : 'it'} is renamed away and made anew`,
    { files: { 'a/b/c/d/f.fsrs': OLD }, watch: [watched === 'file' ? 'a/b/c/d/f.fsrs' : 'a/b/c/d'] },
    async (scenario) => {
      await scenario.workspace.rename(moved, 'elsewhere')
      await scenario.learns('a/b/c/d/f.fsrs', undefined)
      await scenario.workspace.write('a/b/c/d/f.fsrs', OLD)
      await scenario.learns('a/b/c/d/f.fsrs', OLD)
      await saveStrategy('temp-rename').save(scenario.workspace.path('a/b/c/d/f.fsrs'), NEW)
      await scenario.learns('a/b/c/d/f.fsrs', NEW)
      await scenario.converges()
    },
  )
}

const links: readonly Case[] = [
  scenarioCase(
    'announces a change of the file that a link leads to',
    {
      files: { 'real/a.fsrs': OLD },
      prepare: (w) => w.link('../real/a.fsrs', 'in/link.fsrs'),
      watch: ['in'],
      needs: ['symbolic-links'],
    },
    async (scenario) => {
      await scenario.workspace.write('real/a.fsrs', NEW)
      await scenario.learns('in/link.fsrs', NEW)
      await saveStrategy('temp-rename').save(scenario.workspace.path('real/a.fsrs'), OLD)
      await scenario.learns('in/link.fsrs', OLD)
      await scenario.converges()
    },
  ),
  scenarioCase(
    'announces a change of a watched link when it is pointed at another file',
    {
      files: { 'one.fsrs': OLD, 'two.fsrs': NEW },
      prepare: (w) => w.link('one.fsrs', 'link.fsrs'),
      watch: ['link.fsrs'],
      needs: ['symbolic-links'],
    },
    async (scenario) => {
      await scenario.workspace.relink('two.fsrs', 'link.fsrs')
      await scenario.announces('link.fsrs', 'modified')
      await scenario.workspace.write('two.fsrs', 'let x = 3\n')
      await scenario.learns('link.fsrs', 'let x = 3\n')
    },
  ),
  scenarioCase(
    'follows a link to a directory, also when it is pointed at another',
    {
      files: { 'one/a.fsrs': OLD, 'two/a.fsrs': NEW, 'two/b.fsrs': NEW },
      prepare: (w) => w.link('../one', 'in/link'),
      watch: ['in'],
      needs: ['symbolic-links'],
    },
    async (scenario) => {
      await scenario.workspace.write('one/a.fsrs', 'let x = 3\n')
      await scenario.learns('in/link/a.fsrs', 'let x = 3\n')
      await scenario.workspace.relink('../two', 'in/link')
      await scenario.learns('in/link/a.fsrs', NEW)
      await scenario.workspace.write('two/b.fsrs', OLD)
      await scenario.learns('in/link/b.fsrs', OLD)
      await scenario.converges()
    },
  ),
  scenarioCase(
    'announces a dangling link once there is something at its end',
    {
      files: { 'in/x.fsrs': OLD },
      prepare: (w) => w.link('../later.fsrs', 'in/link.fsrs'),
      watch: ['in'],
      needs: ['symbolic-links'],
    },
    async (scenario) => {
      await scenario.workspace.write('later.fsrs', NEW)
      await scenario.learns('in/link.fsrs', NEW)
      await scenario.workspace.remove('later.fsrs')
      await scenario.learns('in/link.fsrs', undefined)
      await scenario.converges()
    },
  ),
  scenarioCase(
    'is not caught in a cycle of links',
    {
      files: { 'a.fsrs': OLD },
      prepare: async (w) => [await w.link('.', 'loop'), await w.link('self', 'self')],
      needs: ['symbolic-links'],
    },
    async (scenario) => {
      await scenario.workspace.write('a.fsrs', NEW)
      await scenario.announces('a.fsrs', 'modified')
      ok(scenario.collector.events.length < 50, 'the cycle is walked again and again')
    },
  ),
]

const names: readonly Case[] = [
  scenarioCase(
    'announces names with spaces, quotes, dots and letters of any script',
    { files: { 'x.fsrs': OLD } },
    async (scenario) => {
      for (const name of [
        'with space.fsrs',
        `it's "quoted".fsrs`,
        '.hidden.fsrs',
        'a..b.fsrs',
        'Приве́т.fsrs',
        '日本語.fsrs',
        '🚀.fsrs',
        '[a]{b}*.fsrs',
        '$HOME.fsrs',
        '-rf.fsrs',
      ])
        await scenario.workspace.write(name, NEW)
      await scenario.converges()
    },
  ),
  scenarioCase(
    'announces names with line breaks, and a name in both of its Unicode forms',
    { files: { 'x.fsrs': OLD }, needs: ['any-name'] },
    async (scenario) => {
      for (const name of ['line\nbreak.fsrs', 'tab\t.fsrs', 'caf\u00E9.fsrs', 'cafe\u0301.fsrs'])
        await scenario.workspace.write(name, NEW)
      await scenario.converges()
      await scenario.workspace.write('caf\u00E9.fsrs', OLD)
      await scenario.announces('caf\u00E9.fsrs', 'created', 'modified')
      await scenario.announces('cafe\u0301.fsrs', 'created')
    },
  ),
  scenarioCase(
    'announces a rename that changes only the case of a name',
    { files: { 'a.fsrs': OLD }, needs: ['case-sensitive'] },
    async (scenario) => {
      await scenario.workspace.rename('a.fsrs', 'A.fsrs')
      await scenario.announces('a.fsrs', 'deleted')
      await scenario.announces('A.fsrs', 'created')
    },
  ),
]

/** The superuser is denied nothing: where it runs these cases, they would prove nothing. */
const isDenied = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EACCES'

const permissions: readonly Case[] = [
  scenarioCase(
    'goes on when the permission to read a file is taken away and given back',
    { files: { 'a.fsrs': OLD }, needs: ['permissions'] },
    async (scenario) => {
      await scenario.workspace.chmod('a.fsrs', 0o200)
      await rejects(scenario.workspace.read('a.fsrs'), isDenied)
      await scenario.workspace.append('a.fsrs', NEW)
      await scenario.workspace.chmod('a.fsrs', 0o600)
      await scenario.learns('a.fsrs', OLD + NEW)
      await scenario.isAlive()
    },
  ),
  scenarioCase(
    'goes on when the permission to enter a directory is taken away and given back',
    { files: { 'd/a.fsrs': OLD }, needs: ['permissions'] },
    async (scenario) => {
      await scenario.workspace.chmod('d', 0o000)
      await rejects(scenario.workspace.read('d/a.fsrs'), isDenied)
      await scenario.isAlive()
      await scenario.workspace.chmod('d', 0o700)
      await scenario.workspace.write('d/a.fsrs', NEW)
      await scenario.learns('d/a.fsrs', NEW)
      await scenario.converges()
    },
  ),
]

/** What a watcher has to survive: a case for each thing that can happen to files. */
export const watcherSurvival: readonly Case[] = [
  ...saves,
  ...wholeness,
  ...storms,
  ...replacements,
  ...links,
  ...names,
  ...permissions,
]
