import { execFile } from 'node:child_process'
import { accessSync } from 'node:fs'
import { link, realpath, stat } from 'node:fs/promises'
import { promisify } from 'node:util'

import type { SaveStrategy } from '@fsrs/test-harness'
import {
  Workspace,
  callsMatch,
  checkoutFiles,
  interceptCalls,
  nodeFileSystem,
  recordCalls,
  saveStrategies,
  saveStrategy,
} from '@fsrs/test-harness'
import { describe, expect, test } from 'vitest'

const run = promisify(execFile)
const OLD = 'old content\n'
const NEW = 'new content, longer than the old one\n'

describe.each(saveStrategies)('$name', (strategy) => {
  test('makes the file-system calls that it claims', async () => {
    await using workspace = await Workspace.create()
    const path = workspace.path('a.fsrs')
    await strategy.create(path, OLD)
    const { fileSystem, calls } = recordCalls(path)
    await strategy.save(path, NEW, { fileSystem })
    // Shown in full when it fails.
    expect({ calls, match: callsMatch(strategy.calls, calls) }).toEqual({ calls, match: true })
  })

  test('leaves the right content, and can be repeated', async () => {
    await using workspace = await Workspace.create()
    const path = workspace.path('a.fsrs')
    await strategy.create(path, OLD)
    for (const content of [NEW, '', 'x', 'long\n'.repeat(1000), OLD]) {
      await strategy.save(path, content)
      expect(await workspace.read('a.fsrs')).toBe(strategy.effect === 'content' ? content : OLD)
    }
  })

  test('keeps or replaces the inode as it says', async () => {
    await using workspace = await Workspace.create()
    const path = workspace.path('a.fsrs')
    await strategy.create(path, OLD)
    expect(await inodeAfter(workspace, path, () => strategy.save(path, NEW))).toBe(strategy.inode)
  })

  test('is seen whole at every moment exactly if it is called atomic', async () => {
    const seen = [...(await versionsSeen(strategy, OLD, NEW)), ...(await versionsSeen(strategy, NEW, OLD))]
    expect(seen).toSatisfy((versions: string[]) => versions.every((v) => v === OLD || v === NEW) === strategy.atomic)
  })
})

/** What a reader finds after each changing call of a save. */
async function versionsSeen(strategy: SaveStrategy, before: string, after: string): Promise<string[]> {
  await using workspace = await Workspace.create()
  const path = workspace.path('a.fsrs')
  await strategy.create(path, before)
  const seen: string[] = []
  const fileSystem = interceptCalls(nodeFileSystem, async (_call, proceed) => {
    const result = await proceed()
    seen.push(await workspace.read('a.fsrs').catch(() => 'missing'))
    return result
  })
  await strategy.save(path, after, { fileSystem })
  return seen
}

/** A hard link still shows the old content when the path names another inode. */
async function inodeAfter(
  workspace: Workspace,
  path: string,
  save: () => Promise<unknown>,
): Promise<'kept' | 'replaced'> {
  const before = await stat(path)
  await link(await realpath(path), workspace.path('hard-link'))
  await save()
  const [after, linked] = [await stat(path), await stat(workspace.path('hard-link'))]
  expect(linked.ino).toBe(before.ino)
  return after.ino === linked.ino ? 'kept' : 'replaced'
}

test('a content in many chunks is written in many calls, with a pause between them', async () => {
  await using workspace = await Workspace.create({ 'a.fsrs': OLD })
  const { fileSystem, calls } = recordCalls(workspace.path('a.fsrs'))
  let pauses = 0
  await saveStrategy('many-chunks').save(workspace.path('a.fsrs'), 'x'.repeat(160), {
    fileSystem,
    pause: async () => void pauses++,
  })
  expect(calls.filter((call) => call === 'write target')).toHaveLength(16)
  expect(pauses).toBe(15)
})

test('rsync-times replaces a file without changing its modification time', async () => {
  await using workspace = await Workspace.create({ 'a.fsrs': OLD })
  const before = await stat(workspace.path('a.fsrs'))
  await saveStrategy('rsync-times').save(workspace.path('a.fsrs'), NEW)
  const after = await stat(workspace.path('a.fsrs'))
  expect(Math.round(after.mtimeMs)).toBe(Math.round(before.mtimeMs))
  expect(after.ino).not.toBe(before.ino)
})

test('touch moves the modification time, chmod the permissions, and nothing else', async () => {
  await using workspace = await Workspace.create({ 'a.fsrs': OLD })
  const path = workspace.path('a.fsrs')
  const before = await stat(path)
  await saveStrategy('touch').save(path, NEW)
  const touched = await stat(path)
  expect(touched.mtimeMs).toBeGreaterThan(before.mtimeMs)
  await saveStrategy('chmod').save(path, NEW)
  expect((await stat(path)).mode).toBe(touched.mode ^ 0o100)
  expect((await stat(path)).mtimeMs).toBe(touched.mtimeMs)
})

test('a save that fails closes its file and says why', async () => {
  await using workspace = await Workspace.create({ 'a.fsrs': OLD })
  const { fileSystem, calls } = recordCalls(workspace.path('a.fsrs'), {
    ...nodeFileSystem,
    open: async (path, mode) => ({
      ...(await nodeFileSystem.open(path, mode)),
      write: () => Promise.reject(new Error('ENOSPC')),
    }),
  })
  await expect(saveStrategy('truncate-write').save(workspace.path('a.fsrs'), NEW, { fileSystem })).rejects.toThrow(
    'ENOSPC',
  )
  expect(calls).toEqual(['open target truncate', 'write target', 'close target'])
})

test('a checkout writes every file, old and new', async () => {
  await using workspace = await Workspace.create({ 'a.fsrs': OLD })
  const names = ['a.fsrs', ...Array.from({ length: 50 }, (_, i) => `file-${i}.fsrs`)]
  await checkoutFiles(new Map(names.map((name) => [workspace.path(name), `${name}\n`])))
  expect(await workspace.files()).toEqual(new Map(names.toSorted().map((name) => [name, `${name}\n`])))
})

test('an unknown strategy is refused with the names that there are', () => {
  expect(() => saveStrategy('telepathy')).toThrow(/telepathy.*truncate-write/s)
})

test('calls match line for line, and a repeated line only where it is marked', () => {
  expect(callsMatch(['a', 'b …', 'c'], ['a', 'b', 'b', 'c'])).toBe(true)
  expect(callsMatch(['a', 'b', 'c'], ['a', 'b', 'b', 'c'])).toBe(false)
  expect(callsMatch(['a', 'b …'], ['a'])).toBe(false)
  expect(callsMatch(['a'], ['a', 'b'])).toBe(false)
})

/** The real tools, where this machine has them. */
describe('the real tool keeps or replaces the inode as our strategy does:', () => {
  test.runIf(installed('sed'))('sed -i', async () => {
    await using workspace = await Workspace.create({ 'a.fsrs': OLD })
    await workspace.chmod('a.fsrs', 0o640)
    const path = workspace.path('a.fsrs')
    expect(await inodeAfter(workspace, path, () => run('sed', ['-i', 's/old/new/', path]))).toBe(
      saveStrategy('sed-in-place').inode,
    )
    expect(await workspace.read('a.fsrs')).toBe('new content\n')
    const real = await stat(path)
    await saveStrategy('sed-in-place').save(path, OLD)
    expect((await stat(path)).mode).toBe(real.mode)
  })

  test.runIf(installed('vim'))('vim with a backup', async () => {
    await using workspace = await Workspace.create({ 'a.fsrs': OLD })
    const path = workspace.path('a.fsrs')
    const options = 'set writebackup backupcopy=auto noswapfile backupskip='
    // The hard link makes Vim copy instead (it keeps links alive), so this one looks at the inode number alone.
    const before = await stat(path)
    await run('vim', ['-u', 'NONE', '-i', 'NONE', '-N', '-es', '--cmd', options, '-c', 's/old/new/', '-c', 'wq', path])
    expect(await workspace.read('a.fsrs')).toBe('new content\n')
    expect((await stat(path)).ino).not.toBe(before.ino)
    expect(await workspace.files()).toHaveProperty('size', 1)
  })

  test.runIf(installed('git'))('git checkout', async () => {
    await using workspace = await Workspace.create({ 'a.fsrs': OLD })
    const git = (...args: string[]): Promise<unknown> =>
      run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: workspace.root })
    await git('init', '-q')
    await git('add', 'a.fsrs')
    await git('commit', '-qm', 'old')
    await workspace.write('a.fsrs', NEW)
    await git('commit', '-qam', 'new')
    const path = workspace.path('a.fsrs')
    const inode = await inodeAfter(workspace, path, () => git('checkout', '-q', 'HEAD~'))
    expect(inode).toBe(saveStrategy('git-checkout').inode)
    expect(await workspace.read('a.fsrs')).toBe(OLD)
  })

  test.runIf(installed('cp'))('cp', async () => {
    await using workspace = await Workspace.create({ 'a.fsrs': OLD, source: NEW })
    const path = workspace.path('a.fsrs')
    const inode = await inodeAfter(workspace, path, () => run('cp', [workspace.path('source'), path]))
    expect(inode).toBe(saveStrategy('truncate-write').inode)
  })
})

function installed(tool: string): boolean {
  return ['/usr/bin', '/bin', '/usr/local/bin', '/opt/homebrew/bin'].some((directory) => {
    try {
      accessSync(`${directory}/${tool}`)
      return true
    } catch {
      return false
    }
  })
}
