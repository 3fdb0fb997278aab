import { mkdir, readdir, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { checkup } from '../src/checkup.ts'
import type { Examination } from '../src/checkup.ts'
import { inotifyUsage } from '../src/inotify.ts'
import { mountOf, needsPolling } from '../src/mounts.ts'
import { typesOf } from './event-types.ts'
import { Folder } from './session.ts'

let folder: Folder

beforeEach(async () => {
  folder = await Folder.make()
})
afterEach(() => folder.remove())

test('says that all is well here, and leaves nothing behind', async () => {
  const { exitCode, stdout } = await folder.fsrs(['doctor'])
  expect(stdout).toContain(`Node.js            ${process.versions.node}`)
  expect(stdout).toMatch(/✓ events +a change was noticed after [\d.]+ ms/)
  expect(exitCode).toBe(0)
  expect(await readdir(folder.path)).toEqual([])
})

test('--quiet says nothing where all is well; --json says everything', async () => {
  expect(await folder.fsrs(['doctor', '--quiet'])).toMatchObject({ stdout: '' })
  const types = typesOf((await folder.fsrs(['doctor', '--json'])).stdout)
  expect(types.at(-1)).toBe('health')
  expect(types).toContain('checkup')
})

test('of what is no folder ends with 3', async () => {
  expect(await folder.fsrs(['doctor', 'nowhere'])).toMatchObject({ exitCode: 3 })
})

const WELL: Examination = {
  nodeVersion: '20.19.0',
  platform: 'linux',
  inotify: { watches: 10, watchesMax: 8192, instances: 2, instancesMax: 128 },
  mount: { point: '/', type: 'ext4' },
  probe: { type: 'seen', afterMs: 1.2 },
}

describe('the checkup', () => {
  /** What is not good of this examination. */
  const troubles = (examination: Partial<Examination>): (readonly [string, string, string | undefined])[] =>
    checkup({ ...WELL, ...examination })
      .filter(({ status }) => status !== 'good')
      .map(({ name, status, advice }) => [name, status, advice])

  test('finds nothing where all is well', () => {
    expect(troubles({})).toEqual([])
    expect(troubles({ nodeVersion: '24.0.1', inotify: undefined, mount: undefined })).toEqual([])
  })

  test.each([
    ['an old Node.js', { nodeVersion: '20.18.3' }, 'Node.js', 'broken', 'Install'],
    ['another system', { platform: 'darwin' }, 'system', 'warning', 'tell us'],
    [
      'watches that are nearly used up',
      { inotify: { ...WELL.inotify!, watches: 8000 } },
      'inotify watches',
      'warning',
      'max_user_watches=524288',
    ],
    [
      'instances that are used up',
      { inotify: { ...WELL.inotify!, instances: 128 } },
      'inotify instances',
      'broken',
      'max_user_instances=1024',
    ],
    ['a network mount', { mount: { point: '/net', type: 'nfs4' } }, 'mount', 'warning', '--backend polling'],
    ['events that do not arrive', { probe: { type: 'silent' } }, 'events', 'broken', '--backend polling'],
    [
      'a folder that may not be written',
      { probe: { type: 'unwritable', message: 'EACCES' } },
      'events',
      'warning',
      'doctor FOLDER',
    ],
  ] as const)('finds %s, with advice', (_what, examination, name, status, advice) => {
    expect(troubles(examination)).toEqual([[name, status, expect.stringContaining(advice)]])
  })
})

describe('mounts', () => {
  const INFO = [
    String.raw`22 1 8:1 / / rw - ext4 /dev/sda1 rw`,
    String.raw`30 22 0:40 / /home/me/my\040share rw - cifs //server/share rw`,
    String.raw`31 22 0:41 / /home/me rw shared:1 master:2 - btrfs /dev/sdb rw`,
    String.raw`32 22 0:42 / /home/me rw - overlay overlay rw`,
  ].join('\n')

  test.each([
    ['/etc', '/', 'ext4'],
    ['/home/me', '/home/me', 'overlay'],
    ['/home/meadow', '/', 'ext4'],
    ['/home/me/my share/scripts', '/home/me/my share', 'cifs'],
  ])('%s is on %s', (path, point, type) => {
    expect(mountOf(path, INFO)).toEqual({ point, type })
  })

  test.each([
    ['nfs4', true],
    ['9p', true],
    ['fuse.sshfs', true],
    ['fuseblk', true],
    ['ext4', false],
    ['overlay', false],
    ['tmpfs', false],
  ])('%s: polled is %s', (type, isPolled) => {
    expect(needsPolling({ point: '/', type })).toBe(isPolled)
  })
})

test('the use of inotify is that of all processes that may be looked at', async () => {
  const instance = (...watches: readonly string[]): string =>
    ['pos: 0', ...watches.map((wd) => `inotify wd:${wd}`)].join('\n')
  await folder.write({
    'sys/fs/inotify/max_user_watches': '8192\n',
    'sys/fs/inotify/max_user_instances': '128\n',
    '10/fdinfo/5': instance('1', '2', '3'),
    '10/fdinfo/6': instance(),
    '11/fdinfo/4': instance('1'),
    '12/comm': 'one that ended meanwhile\n',
    'self/fdinfo/5': instance('1'),
  })
  for (const fd of ['10/fd/5', '10/fd/6', '11/fd/4']) {
    await mkdir(join(folder.path, dirname(fd)), { recursive: true })
    await symlink('anon_inode:inotify', join(folder.path, fd))
  }
  await symlink('/dev/null', join(folder.path, '10/fd/7'))
  expect(inotifyUsage(folder.path)).toEqual({ watches: 4, watchesMax: 8192, instances: 3, instancesMax: 128 })
  expect(inotifyUsage('/nowhere')).toBeUndefined()
})
