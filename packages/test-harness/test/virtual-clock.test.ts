import { VirtualClock } from '@fsrs/test-harness'
import { expect, test } from 'vitest'

test('timers are called in the order of their time, each at its own moment', async () => {
  const clock = new VirtualClock(100)
  const calls: [string, number][] = []
  const note = (name: string) => () => void calls.push([name, clock.nowMs()])
  clock.schedule(30, note('c'))
  clock.schedule(10, note('a'))
  clock.schedule(10, note('b'))
  await clock.advance(29)
  expect(calls).toEqual([
    ['a', 110],
    ['b', 110],
  ])
  await clock.advance(1)
  expect(calls.at(-1)).toEqual(['c', 130])
  expect(clock.nowMs()).toBe(130)
})

test('a timer that is disposed of is not called', async () => {
  const clock = new VirtualClock()
  clock.schedule(5, () => expect.unreachable())[Symbol.dispose]()
  await clock.advance(10)
  expect(clock.pending).toBe(0)
})

test('what a timer schedules is called within the same advance when it is due', async () => {
  const clock = new VirtualClock()
  const at: number[] = []
  clock.schedule(5, () => clock.schedule(5, () => at.push(clock.nowMs())))
  await clock.advance(10)
  expect(at).toEqual([10])
})

test('promises run on between two timers', async () => {
  const clock = new VirtualClock()
  const order: string[] = []
  async function twoSteps(): Promise<void> {
    await clock.sleep(5)
    await Promise.resolve()
    order.push('after the first')
  }
  const done = twoSteps()
  clock.schedule(6, () => order.push('second'))
  await clock.advance(10)
  await done
  expect(order).toEqual(['after the first', 'second'])
})

test('a sleep ends with its signal, and leaves no timer behind', async () => {
  const clock = new VirtualClock()
  const controller = new AbortController()
  const slept = clock.sleep(1000, { signal: controller.signal })
  controller.abort()
  await slept
  expect(clock.pending).toBe(0)
  await clock.sleep(1000, { signal: controller.signal })
  expect(clock.pending).toBe(0)
})

test('runAll goes on until nothing waits, however far that is', async () => {
  const clock = new VirtualClock()
  let ticks = 0
  const tick = (): void => void (++ticks < 5 && clock.schedule(3_600_000, tick))
  clock.schedule(0, tick)
  await clock.runAll()
  expect([ticks, clock.nowMs(), clock.nextAtMs]).toEqual([5, 4 * 3_600_000, undefined])
})

test('runAll refuses to run for ever', async () => {
  const clock = new VirtualClock()
  const again = (): void => void clock.schedule(1, again)
  again()
  await expect(clock.runAll({ limit: 50 })).rejects.toThrow('50 timers')
})

test('a clock cannot go back', async () => {
  await expect(new VirtualClock().advance(-1)).rejects.toThrow(RangeError)
  await expect(new VirtualClock().advance(Number.NaN)).rejects.toThrow(RangeError)
})

test('a callback that throws makes advance reject, with the clock at its moment', async () => {
  const clock = new VirtualClock()
  clock.schedule(4, () => {
    throw new Error('broken')
  })
  await expect(clock.advance(10)).rejects.toThrow('broken')
  expect(clock.nowMs()).toBe(4)
})
