import { beforeAll, expect, test } from 'vitest'

import { VirtualClock } from '@fsrs/test-harness'

import { warmUp } from '../src/live/warm-up.ts'

// What a round loads first is there: how many turns that takes is nobody's promise.
beforeAll(() => import('@fsrs/frontend'))

/** Waits until a round that is under way has asked for the next one, or has ended. */
async function turn(clock: VirtualClock): Promise<void> {
  for (let turns = 0; clock.pending === 0 && turns < 200; turns++) await new Promise(setImmediate)
}

test('warming up goes round by round, with pauses in which others can run, and ends by itself', async () => {
  const clock = new VirtualClock()
  const warming = warmUp(clock)
  let rounds = 0
  while (clock.pending > 0) {
    expect(clock.pending).toBe(1)
    await clock.advance(clock.nextAtMs! - clock.nowMs())
    rounds++
    await turn(clock)
  }
  expect(rounds).toBe(40)
  warming[Symbol.dispose]()
})

test('warming up ends when it is no longer wanted, before a round and within one', async () => {
  const clock = new VirtualClock()
  warmUp(clock)[Symbol.dispose]()
  expect(clock.pending).toBe(0)
  const warming = warmUp(clock)
  await clock.advance(50)
  warming[Symbol.dispose]()
  for (let turns = 0; turns < 50; turns++) await new Promise(setImmediate)
  expect(clock.pending).toBe(0)
})
