import { existsSync } from 'node:fs'

import { Workspace } from '@fsrs/test-harness'
import type { FallbackNotice, WatchBackend, WatchSession, WatchSink } from '@fsrs/watcher'
import { chokidarBackend, nativeBackend, pollingBackend } from '@fsrs/watcher'
import { describe, expect, test } from 'vitest'

import { type BackendWorld, type OpenedBackend, openBackend } from '../src/backends/open-backend.ts'
import { remoteFileSystem } from '../src/backends/remote-file-system.ts'
import { selfTest } from '../src/backends/self-test.ts'
import { PATIENCE_MS } from './support.ts'

/** Watches nothing, and takes down what it was asked to watch. */
function backendCalled(name: string): WatchBackend & { readonly added: string[] } {
  const added: string[] = []
  const session: WatchSession = {
    add: (directory) => void added.push(directory),
    remove: () => undefined,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
  return { name, added, open: () => session }
}

const native = backendCalled('native')
const chokidar = backendCalled('chokidar')

/** A machine on which the backends of those names are deaf. */
function machineWhere(...deaf: readonly string[]): BackendWorld {
  return {
    candidates: [native, chokidar],
    test: ({ name }) => Promise.resolve(deaf.includes(name) ? 'no event arrived.' : undefined),
    remoteFileSystem: () => undefined,
  }
}

const nobody: WatchSink = { changed: () => undefined, overflowed: () => undefined, lost: () => undefined }

async function open(
  world: BackendWorld,
  options: { backend?: 'auto' | 'native'; sink?: WatchSink } = {},
): Promise<OpenedBackend & { readonly notices: readonly FallbackNotice[] }> {
  const notices: FallbackNotice[] = []
  const { backend = 'auto', sink = nobody } = options
  const onFallback = (notice: FallbackNotice): void => void notices.push(notice)
  const opened = await openBackend({ backend, onWatchLimit: 'error', onFallback }, sink, world)
  return { ...opened, notices }
}

describe('auto', () => {
  test('takes the first backend whose events arrive, and says nothing then', async () => {
    const { name, notices } = await open(machineWhere())
    expect(name).toBe('native')
    expect(notices).toEqual([])
  })

  test('takes chokidar where native is deaf, and says why', async () => {
    const { name, notices } = await open(machineWhere('native'))
    expect(name).toBe('chokidar')
    expect(notices).toEqual([{ from: 'native', to: 'chokidar', reason: 'native: no event arrived.' }])
  })

  test('polls where both are deaf, and says why', async () => {
    const { name, notices, session } = await open(machineWhere('native', 'chokidar'))
    await session[Symbol.asyncDispose]()
    expect(name).toBe('polling')
    expect(notices).toEqual([
      { from: 'native', to: 'polling', reason: 'native: no event arrived. chokidar: no event arrived.' },
    ])
  })

  test('polls the directories of remote file systems, and no others, and says so once', async () => {
    await using workspace = await Workspace.create({ 'local/a.fs': '1\n', 'mount/b.fs': '1\n', 'mount/c/d.fs': '1\n' })
    const seen = new Set<string>()
    const world: BackendWorld = {
      ...machineWhere(),
      remoteFileSystem: (directory) => (directory.includes('mount') ? 'NFS' : undefined),
    }
    const sink: WatchSink = { ...nobody, changed: (_directory, name) => void seen.add(name) }
    const { name, notices, session } = await open(world, { sink })
    await using _ = session
    for (const directory of ['local', 'mount', 'mount/c']) await session.add(workspace.path(directory), () => true)
    expect(name).toBe('native')
    expect(native.added).toEqual([workspace.path('local')])
    expect(notices).toEqual([
      {
        from: 'native',
        to: 'polling',
        reason: `${workspace.path('mount')} is on NFS, where changes may cause no events.`,
      },
    ])
    await workspace.write('mount/c/d.fs', 'changed\n')
    await expect.poll(() => seen, { timeout: PATIENCE_MS }).toContain('d.fs')
  })

  test('a backend that was asked for by name serves remote file systems too, and is not tested', async () => {
    const world: BackendWorld = {
      ...machineWhere('native'),
      remoteFileSystem: () => 'NFS',
    }
    const { name, notices, session } = await open(world, { backend: 'native' })
    await session[Symbol.asyncDispose]()
    expect(name).toBe('native')
    expect(notices).toEqual([])
  })
})

describe('a file system', () => {
  test.runIf(process.platform === 'linux').each([
    [0x6969, 'NFS'],
    [0xff534d42, 'CIFS'],
    // The same number, as a machine of 32 bits has it.
    [0xff534d42 | 0, 'CIFS'],
    [0x01021997, '9p'],
    [0xef53, undefined],
    [0x01021994, undefined],
  ])('of type %d is %s', (type, name) => {
    expect(remoteFileSystem('/anywhere', () => type)).toBe(name)
  })

  test('that cannot be asked counts as local: the backend will say what is wrong', () => {
    expect(remoteFileSystem('/missing/entirely')).toBeUndefined()
  })
})

describe('the self-test', () => {
  test.each([nativeBackend(), chokidarBackend(), pollingBackend()])(
    'finds that events of $name arrive',
    async (backend) => {
      expect(await selfTest(backend)).toBeUndefined()
    },
  )

  test('finds that a backend is deaf, and leaves nothing behind', async () => {
    const deaf = backendCalled('deaf')
    expect(await selfTest(deaf, 20)).toBe('no event arrived 20 ms after a write.')
    expect(deaf.added).toHaveLength(1)
    expect(deaf.added.filter((directory) => existsSync(directory))).toEqual([])
  })

  test('says what a backend says that cannot be opened', async () => {
    const broken: WatchBackend = { name: 'broken', open: () => Promise.reject(new Error('not on this system')) }
    expect(await selfTest(broken)).toBe('not on this system')
  })

  test.each(['ENOSPC', 'EMFILE'])('takes used up watches (%s) for no proof that events do not arrive', async (code) => {
    const exhausted: WatchBackend = {
      name: 'exhausted',
      open: () => Promise.reject(Object.assign(new Error('none left'), { code })),
    }
    expect(await selfTest(exhausted)).toBeUndefined()
  })
})
