import { VirtualClock } from '@fsrs/test-harness'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { EventQueue, type Known } from '../src/event-queue.ts'
import type { Fingerprint } from '../src/fingerprint.ts'

function content(hash: number): Fingerprint {
  return { sizeBytes: 1, mtimeMs: hash, ctimeMs: hash, inode: 1, hash, text: undefined, endsWithNewline: true }
}

function typesAfter(...states: readonly Known[]): string[] {
  const queue = new EventQueue(new VirtualClock())
  for (const [index, after] of states.entries()) if (index > 0) queue.push('/f', states[index - 1], after, index)
  return queue.takeAll().map((event) => event.type)
}

describe('events of one path that nobody has taken', () => {
  test.each([
    ['a new file that changes is created', [undefined, content(1), content(2)], ['created']],
    ['a new file that goes was never there', [undefined, content(1), undefined], []],
    ['a changed file that goes is deleted', [content(1), content(2), undefined], ['deleted']],
    [
      'a file that goes and comes back with another content is modified',
      [content(1), undefined, content(2)],
      ['modified'],
    ],
    ['a file that is again as it was did not change', [content(1), content(2), content(1)], []],
  ])('%s', (_what, states, expected) => {
    expect(typesAfter(...states)).toEqual(expected)
  })

  test('merge into what comparing before and after says', () => {
    const state = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })
    fc.assert(
      fc.property(fc.array(state, { minLength: 2, maxLength: 8 }), (hashes) => {
        const steps = hashes.filter((hash, index) => index === 0 || hash !== hashes[index - 1])
        const [first, last] = [steps[0], steps.at(-1)]
        const net =
          first === last ? [] : [first === undefined ? 'created' : last === undefined ? 'deleted' : 'modified']
        const states = steps.map((hash) => (hash === undefined ? undefined : content(hash)))
        expect(typesAfter(...states)).toEqual(net)
      }),
      { seed: 7 },
    )
  })

  test('keep a file and a directory of the same name apart', () => {
    const queue = new EventQueue(new VirtualClock())
    queue.push('/f', content(1), undefined, 1)
    queue.push('/f', undefined, 'directory', 1)
    expect(queue.takeAll().map((event) => `${event.type} ${event.kind}`)).toEqual(['deleted file', 'created directory'])
  })
})

describe('an iteration', () => {
  test('that is left while it waits ends, and takes no event from anybody', async () => {
    const queue = new EventQueue(new VirtualClock())
    const left = queue.iterate()
    const other = queue.iterate()
    const [step, otherStep] = [left.next(), other.next()]
    await left.return?.()
    expect(await step).toEqual({ done: true, value: undefined })
    queue.push('/a', undefined, content(1), 1)
    expect((await otherStep).value?.path).toBe('/a')
    expect(await left.next()).toEqual({ done: true, value: undefined })
  })
})

describe('a wait', () => {
  test('takes the events in the order in which the waits began', async () => {
    const queue = new EventQueue(new VirtualClock())
    const waits = [queue.next(), queue.next()]
    queue.push('/a', undefined, content(1), 1)
    queue.push('/b', undefined, content(1), 2)
    expect((await Promise.all(waits)).map((event) => event?.path)).toEqual(['/a', '/b'])
    expect(queue.take()).toBeUndefined()
  })

  test('ends with its time, on the clock that it was given, and leaves no timer when an event came first', async () => {
    const clock = new VirtualClock()
    const queue = new EventQueue(clock)
    const late = queue.next(undefined, 100)
    await clock.advance(100)
    expect(await late).toBeUndefined()
    const early = queue.next(undefined, 100)
    queue.push('/a', undefined, content(1), 1)
    expect((await early)?.path).toBe('/a')
    expect(clock.pending).toBe(0)
  })

  test('is told once of a failure, after the events that there are', async () => {
    const queue = new EventQueue(new VirtualClock())
    queue.push('/a', undefined, content(1), 1)
    queue.fail(new Error('no watches left'))
    expect((await queue.next())?.path).toBe('/a')
    await expect(queue.next()).rejects.toThrow('no watches left')
    expect(await queue.next(AbortSignal.abort())).toBeUndefined()
  })
})
