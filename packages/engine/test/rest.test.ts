import { expect, test } from 'vitest'

import type { Clock } from '@fsrs/base'
import { VirtualClock } from '@fsrs/test-harness'

import { Rest } from '../src/rest.ts'

/** A clock that can stop the thread. */
class PausingClock implements Clock {
  readonly pausesMs: number[] = []
  readonly #clock = new VirtualClock()
  #pausedMs = 0

  nowMs(): number {
    return this.#clock.nowMs() + this.#pausedMs
  }

  schedule(delayMs: number, callback: () => void): Disposable {
    return this.#clock.schedule(delayMs, callback)
  }

  pause(delayMs: number): void {
    this.pausesMs.push(delayMs)
    this.#pausedMs += delayMs
  }

  advance(byMs: number): Promise<void> {
    return this.#clock.advance(byMs)
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('a rest that is shorter than timers are stops the thread, and ends after all that happened meanwhile was told', async () => {
  const clock = new PausingClock()
  const happened: string[] = []
  new Rest(clock).begin(0.3, (restedMs) => happened.push(`rested ${restedMs}`))
  // Asked for when the rest has begun, in the turn in which it began.
  setImmediate(() => happened.push('told'))
  await turn()
  expect(happened).toEqual(['told'])
  await turn()
  expect(happened).toEqual(['told', 'rested 0.3'])
  expect(clock.pausesMs).toEqual([0.3])
})

test('a rest that is cancelled after the thread stopped does not end', async () => {
  const rest = new Rest(new PausingClock())
  let ended = false
  rest.begin(0.3, () => (ended = true))
  await turn()
  rest.cancel()
  await turn()
  await turn()
  expect(ended).toBe(false)
})

test.each([
  ['a longer one', new PausingClock(), 1],
  ['one where threads must not stop', new VirtualClock(), 0.3],
])('%s takes a timer', async (_, clock, delayMs) => {
  let restedMs = 0
  new Rest(clock).begin(delayMs, (ms) => (restedMs = ms))
  await turn()
  await turn()
  expect(restedMs).toBe(0)
  await clock.advance(delayMs)
  expect(restedMs).toBe(delayMs)
})
