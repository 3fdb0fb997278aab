import { ClientSimulator, Workspace } from '@fsrs/test-harness'
import { expect, test } from 'vitest'

test('a client that is told everything knows everything', async () => {
  await using workspace = await Workspace.create({ 'a.txt': '1', 'd/b.txt': '1' })
  const client = new ClientSimulator([workspace.root])
  await workspace.write('a.txt', '2')
  await workspace.write('new.txt', '1')
  await workspace.removeTree('d')
  client.apply({ type: 'modified', path: workspace.path('a.txt'), kind: 'file' })
  client.apply({ type: 'created', path: workspace.path('new.txt'), kind: 'file' })
  client.apply({ type: 'deleted', path: workspace.path('d/b.txt'), kind: 'file' })
  client.apply({ type: 'deleted', path: workspace.path('d'), kind: 'directory' })
  expect(client.differences()).toEqual([])
  expect(client.complaints).toEqual([])
  expect(client.contentOf(workspace.path('a.txt'))).toBe('2')
})

test('a client that is told nothing has everything wrong', async () => {
  await using workspace = await Workspace.create({ 'a.txt': '1', 'd/b.txt': '1' })
  const client = new ClientSimulator([workspace.root])
  await workspace.write('a.txt', '2')
  await workspace.write('new.txt', '1')
  await workspace.removeTree('d')
  expect(client.differences().map((line) => line.replace(workspace.root, ''))).toEqual([
    'knows an old content of /a.txt: "1" instead of "2"',
    'does not know of /new.txt',
    'believes that there is /d/b.txt',
  ])
})

test('a file that is missing for a moment, when its event is taken, stays known until it is announced as deleted', async () => {
  await using workspace = await Workspace.create({ 'a.txt': '1' })
  const client = new ClientSimulator([workspace.root])
  await workspace.remove('a.txt')
  client.apply({ type: 'modified', path: workspace.path('a.txt'), kind: 'file' })
  expect(client.differences()).toHaveLength(1)
  await workspace.write('a.txt', '2')
  client.apply({ type: 'modified', path: workspace.path('a.txt'), kind: 'file' })
  expect(client.complaints).toEqual([])
  expect(client.differences()).toEqual([])
  await workspace.remove('a.txt')
  client.apply({ type: 'deleted', path: workspace.path('a.txt'), kind: 'file' })
  expect(client.contentOf(workspace.path('a.txt'))).toBeUndefined()
})

test('events that contradict what is known are complained of', async () => {
  await using workspace = await Workspace.create({ 'a.txt': '1' })
  const client = new ClientSimulator([workspace.root])
  client.apply({ type: 'created', path: workspace.path('a.txt'), kind: 'file' })
  client.apply({ type: 'modified', path: workspace.path('b.txt'), kind: 'file' })
  client.apply({ type: 'deleted', path: workspace.path('c.txt'), kind: 'file' })
  expect(client.complaints.map((line) => line.replace(workspace.root, ''))).toEqual([
    'created /a.txt',
    'modified /b.txt',
    'deleted /c.txt',
  ])
})

test('links are followed, and a cycle of them ends', async () => {
  await using workspace = await Workspace.create({ 'real/a.txt': '1', 'ignored/b.txt': '1' })
  await workspace.link('.', 'real/loop')
  await workspace.link('self', 'self')
  await workspace.link('real', 'link')
  const client = new ClientSimulator([workspace.root], (path) => path.endsWith('/ignored'))
  await workspace.write('real/a.txt', '2')
  await workspace.write('ignored/b.txt', '2')
  expect(client.differences()).toHaveLength(2)
})
