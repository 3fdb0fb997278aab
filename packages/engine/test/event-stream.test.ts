import { expect, test } from 'vitest'

import type { EngineEvent } from '@fsrs/engine'

import { EventStream } from '../src/event-stream.ts'

async function readAll(events: AsyncIterable<EngineEvent>): Promise<EngineEvent[]> {
  const read: EngineEvent[] = []
  for await (const event of events) read.push(event)
  return read
}

const watching = (path: string): EngineEvent => ({ type: 'watching', paths: [path] })

test('every reader gets everything from when it began, at its own pace', async () => {
  const stream = new EventStream()
  const first = stream.read(undefined)
  stream.push(watching('/a'))
  const second = readAll(stream.read(undefined))
  stream.push(watching('/b'))
  stream.close()
  expect(await second).toEqual([watching('/b')])
  expect(await readAll(first)).toEqual([watching('/a'), watching('/b')])
})

test('a reader that does not read loses the oldest, and is told how many', async () => {
  const stream = new EventStream()
  const slow = stream.read(undefined)
  for (let i = 0; i < 1234; i++) stream.push(watching(`/${i}`))
  stream.close()
  const read = await readAll(slow)
  expect(read).toHaveLength(1001)
  expect(read[0]).toEqual({ type: 'lost', count: 234 })
  expect(read[1]).toEqual(watching('/234'))
})

test('a reader ends when its signal aborts, or when it leaves its loop, and the others go on', async () => {
  const stream = new EventStream()
  const controller = new AbortController()
  const aborted = readAll(stream.read(controller.signal))
  const other = stream.read(undefined)
  const left = stream.read(undefined)
  stream.push(watching('/a'))
  for await (const event of left) {
    expect(event).toEqual(watching('/a'))
    break
  }
  controller.abort()
  stream.push({ type: 'stopped' })
  stream.close()
  expect(await aborted).toEqual([watching('/a')])
  expect(await readAll(other)).toEqual([watching('/a'), { type: 'stopped' }])
})
