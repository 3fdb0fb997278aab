import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

import { Workspace } from '@fsrs/test-harness'
import { describe, expect, test } from 'vitest'

import { BACKENDS } from './support.ts'

const PACKAGE = new URL('..', import.meta.url)
/** Gives the kernel a limit of its own for what is started in it. */
const withWatchesMax = (watches: number): Prefix => ({
  command: 'unshare',
  args: [
    '--user',
    '--map-root-user',
    'sh',
    '-c',
    `echo ${watches} > /proc/sys/user/max_inotify_watches && exec "$@"`,
    'sh',
  ],
})
/** A command that runs the command that follows it. */
interface Prefix {
  readonly command: string
  readonly args: readonly string[]
}
const limited = withWatchesMax(5)
const canLimitWatches = spawnSync(limited.command, [...limited.args, 'true']).status === 0

/** Runs a program in a process of its own, with TypeScript, and packages that resolve to their source; rejects when it does not end by itself. */
async function run(program: string, directory: string, prefix?: Prefix): Promise<string> {
  const node = ['--import', 'tsx', '--conditions=@fsrs/source', '--input-type=module', '--eval', program, directory]
  const [command, rest] =
    prefix === undefined ? [process.execPath, node] : [prefix.command, [...prefix.args, process.execPath, ...node]]
  const { stdout } = await promisify(execFile)(command, rest, { cwd: PACKAGE, timeout: 20_000, killSignal: 'SIGKILL' })
  return stdout.trim()
}

const program = (backend: string, body: string): string => `
  import { writeFileSync } from 'node:fs'
  import { FileWatcher } from '@fsrs/watcher'
  const directory = process.argv[1]
  const open = (options) => new FileWatcher({ backend: '${backend}', ...options })
  ${body}
`

describe.concurrent.each(BACKENDS)('a process with the %s backend', (backend) => {
  test('ends by itself once nothing is watched, and once its watcher is disposed of', async ({
    expect: expectHere,
  }) => {
    await using workspace = await Workspace.create({ 'a.fs': '1\n', 'd/b.fs': '1\n' })
    const body = `
      const watcher = open()
      await watcher.watch(directory)
      writeFileSync(directory + '/d/b.fs', '2\\n')
      const event = await watcher.nextEvent()
      writeFileSync(directory + '/a.fs', '')
      await watcher[Symbol.asyncDispose]()
      const other = open()
      await other.watch(directory)
      await other.unwatch()
      console.log(event.type, event.path)`
    expectHere(await run(program(backend, body), workspace.root)).toBe(`modified ${workspace.path('d/b.fs')}`)
  })
})

/** Needs a kernel on which a user may make namespaces: elsewhere the limit could be lowered for the whole machine only. */
describe.runIf(canLimitWatches).concurrent.each(['native', 'chokidar'])('used up watches, with %s', (backend) => {
  test('are WATCH_LIMIT_REACHED when the kernel says so, and polled where that was asked for', async ({
    expect: expectHere,
  }) => {
    const names = Array.from({ length: 30 }, (_, index) => `d${index}/a.fs`)
    await using workspace = await Workspace.create(Object.fromEntries(names.map((name) => [name, '1\n'])))
    const body = `
      const refused = await open().watch(directory).catch((error) => error)
      console.log(refused.code, refused.cause.code, refused.message)
      const watcher = open({ onWatchLimit: 'poll', onFallback: ({ from, to }) => console.log(from, to) })
      await watcher.watch(directory)
      writeFileSync(directory + '/d29/a.fs', '2\\n')
      writeFileSync(directory + '/d0/a.fs', '2\\n')
      const events = [await watcher.nextEvent(), await watcher.nextEvent()]
      await watcher[Symbol.asyncDispose]()
      console.log(events.map((event) => event.path.slice(directory.length)).sort().join())`
    const lines = (await run(program(backend, body), workspace.root, withWatchesMax(12))).split('\n')
    expectHere(lines).toEqual([
      expectHere.stringMatching(/^WATCH_LIMIT_REACHED ENOSPC .*fs\.inotify\.max_user_watches, which is \d+ now/),
      `${backend} polling`,
      '/d0/a.fs,/d29/a.fs',
    ])
  })
})

test('a process whose watcher still watches does not end', async () => {
  await using workspace = await Workspace.create({ 'a.fs': '1\n' })
  const body = `
    await open().watch(directory)
    setTimeout(() => process.exit(7), 300).unref()
    console.log('watching')`
  await expect(run(program('native', body), workspace.root)).rejects.toMatchObject({ code: 7, stdout: 'watching\n' })
})
