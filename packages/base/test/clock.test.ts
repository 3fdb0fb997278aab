import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { systemClock } from '../src/index.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const LONGEST_MS = 2 ** 31 - 1

test('a time that is longer than a timer of the machine can wait is waited for all the same', () => {
  const fired = vi.fn<() => void>()
  systemClock.schedule(2 * LONGEST_MS + 5, fired)
  vi.advanceTimersByTime(2 * LONGEST_MS + 4)
  expect(fired).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(fired).toHaveBeenCalledOnce()
})

test('an infinite time never ends, until it is disposed of', () => {
  const fired = vi.fn<() => void>()
  const timer = systemClock.schedule(Infinity, fired)
  vi.advanceTimersByTime(3 * LONGEST_MS)
  expect(fired).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(1)
  timer[Symbol.dispose]()
  expect(vi.getTimerCount()).toBe(0)
})

test('a pause takes its time, of which timers take whole milliseconds only', () => {
  vi.useRealTimers()
  const beganMs = systemClock.nowMs()
  for (let i = 0; i < 10; i++) systemClock.pause?.(0.3)
  expect(systemClock.nowMs() - beganMs).toBeGreaterThan(2.9)
})
