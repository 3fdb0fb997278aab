import { expect, test } from 'vitest'
import { VirtualClock } from '@fsrs/test-harness'

import { ChangeQueue } from '../src/sources/change-queue.ts'

type Type = 'created' | 'modified' | 'deleted'

const change = (type: Type, atMs = 0, path = '/a') => ({ type, path, kind: 'file', atMs }) as const

const merges: readonly (readonly [first: Type, second: Type, net: Type | undefined])[] = [
  ['created', 'modified', 'created'],
  ['created', 'deleted', undefined],
  ['modified', 'modified', 'modified'],
  ['modified', 'deleted', 'deleted'],
  ['deleted', 'created', 'modified'],
]

test.each(merges)('%s and then %s is %s', (first, second, net) => {
  const queue = new ChangeQueue(new VirtualClock())
  queue.push(change(first, 1))
  queue.push(change(second, 2))
  expect(queue.drain()).toEqual(net === undefined ? [] : [change(net, 1)])
})

test('waits are served in the order in which they began', async () => {
  const queue = new ChangeQueue(new VirtualClock())
  const waits = [queue.next({}), queue.next({})]
  expect(queue.isAwaited).toBe(true)
  queue.push(change('modified', 0, '/a'))
  queue.push(change('modified', 0, '/b'))
  expect((await Promise.all(waits)).map((found) => found?.path)).toEqual(['/a', '/b'])
  expect(queue.isAwaited).toBe(false)
})

test('memory is bounded by the number of files', () => {
  const queue = new ChangeQueue(new VirtualClock())
  for (let i = 0; i < 1000; i++) queue.push(change('modified', i, `/${i % 3}`))
  expect(queue.drain()).toHaveLength(3)
})
