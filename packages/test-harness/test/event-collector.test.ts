import { setTimeout } from 'node:timers/promises'

import { EventCollector } from '@fsrs/test-harness'
import { expect, test } from 'vitest'

const patient = (): AbortSignal => AbortSignal.timeout(10_000)

async function* endless(): AsyncGenerator<string> {
  for (;;) yield 'again'
}

async function* stream(...events: readonly string[]): AsyncGenerator<string> {
  yield* events
}

test('a wait ends with the event that satisfies it', async () => {
  const seen: string[] = []
  const collector = new EventCollector(stream('a', 'b', 'c'), (event) => seen.push(event))
  await collector.waitFor((events) => events.includes('b'), { signal: patient() })
  await collector.ended
  expect(collector.events).toEqual(['a', 'b', 'c'])
  expect(seen).toEqual(['a', 'b', 'c'])
})

test('a wait in vain ends with its signal, and says what came instead', async () => {
  const collector = new EventCollector(stream('a'))
  await expect(collector.waitFor(() => false, { signal: AbortSignal.timeout(20) })).rejects.toThrow('1 ["a"]')
})

test('a stream that fails makes a wait fail with its cause', async () => {
  const cause = new Error('broken')
  async function* broken(): AsyncGenerator<string> {
    yield 'a'
    throw cause
  }
  const collector = new EventCollector(broken())
  await expect(collector.waitFor((events) => events.length > 1, { signal: patient() })).rejects.toMatchObject({ cause })
  await expect(collector.ended).rejects.toBe(cause)
})

test('quiet begins anew with every event', async () => {
  const order: string[] = []
  async function* slowly(): AsyncGenerator<string> {
    for (let tick = 0; tick < 20; tick++) {
      await setTimeout(5)
      yield 'tick'
    }
    order.push('last tick')
  }
  const collector = new EventCollector(slowly())
  await collector.quiet(50, { signal: patient() })
  order.push('quiet')
  expect(order).toEqual(['last tick', 'quiet'])
})

test('a stream without end does not hold the program', async () => {
  await expect(new EventCollector(endless()).ended).rejects.toThrow('200000')
})
