import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'

import { Workspace } from '@fsrs/test-harness'
import { expect, test } from 'vitest'

test('a workspace begins with its files and is gone afterwards', async () => {
  let root = ''
  {
    await using workspace = await Workspace.create({ 'a.txt': 'A', 'deep/b.txt': 'B' })
    root = workspace.root
    expect(await workspace.files()).toEqual(
      new Map([
        ['a.txt', 'A'],
        ['deep/b.txt', 'B'],
      ]),
    )
    expect(await realpath(root)).toBe(root)
  }
  expect(existsSync(root)).toBe(false)
})

test('disposal removes what the test made unreadable, and may be repeated', async () => {
  const workspace = await Workspace.create({ 'locked/inner/a.txt': 'A' })
  await workspace.chmod('locked/inner', 0o000)
  await workspace.chmod('locked', 0o000)
  await workspace[Symbol.asyncDispose]()
  await workspace[Symbol.asyncDispose]()
  expect(existsSync(workspace.root)).toBe(false)
})

test('the helpers do what they say', async () => {
  await using workspace = await Workspace.create({ 'a.txt': 'A' })
  await workspace.append('a.txt', 'B')
  await workspace.rename('a.txt', 'new/b.txt')
  expect(await workspace.read('new/b.txt')).toBe('AB')
  await workspace.link('new/b.txt', 'link')
  expect(await workspace.read('link')).toBe('AB')
  await workspace.relink('nowhere', 'link')
  expect(await workspace.exists('link')).toBe(true)
  await expect(workspace.read('link')).rejects.toMatchObject({ code: 'ENOENT' })
  await workspace.remove('link')
  await workspace.removeTree('new')
  await workspace.removeTree('new')
  expect(await workspace.directory('empty')).toBe(workspace.path('empty'))
  expect(await workspace.files()).toEqual(new Map())
})
