import type { WatcherSubject } from '@fsrs/test-harness'
import { watcherContract } from '@fsrs/test-harness'
import { describe, expect, test, vi } from 'vitest'

import { type Flaw, ReferenceWatcher } from './reference-watcher.ts'

// They wait more than they work.
vi.setConfig({ maxConcurrency: 20 })

const sound: WatcherSubject = { name: 'reference', create: (options) => new ReferenceWatcher(options) }

/** A part of the name of a case that has to notice it. */
const FLAWS: readonly (readonly [Flaw, string])[] = [
  ['announces what is half written', 'takes its time: many-chunks'],
  ['announces a touch', 'touch, in a watched file'],
  ['announces twice', 'truncate-write, in a watched file'],
  ['misses deletions', 'renamed beside itself'],
  ['misses replaced files', 'a save as one change: temp-rename, in a watched file'],
  ['misses new directories', 'at once into a new directory'],
  ['forgets the last save of a storm', 'the second of two saves'],
  ['goes on after disposal', 'disposal ends every wait'],
  ['hangs after disposal', 'disposal ends every wait'],
  ['ignores nothing', 'what a glob ignores'],
  ['calls a new file modified', 'waits for a missing path'],
  ['speaks of relative paths', 'speaks of absolute'],
  ['accepts a missing path', 'PATH_NOT_FOUND'],
]

describe.concurrent('the contract notices a watcher that', () => {
  test.each(FLAWS)('%s', { timeout: 40_000 }, async (flaw, part) => {
    const cases = watcherContract.filter((contractCase) => contractCase.name.includes(part))
    expect(cases).toHaveLength(1)
    const flawed: WatcherSubject = {
      ...sound,
      create: (options) => new ReferenceWatcher(options, flaw),
      patienceMs: 700,
    }
    await expect(cases[0]!.run(flawed)).rejects.toThrow(cases[0]!.name)
  })
})

describe.concurrent('lists of known failures', () => {
  const touch = watcherContract.find((contractCase) => contractCase.name.includes('touch, in a watched file'))!
  const careless: WatcherSubject = {
    ...sound,
    create: (options) => new ReferenceWatcher(options, 'announces a touch'),
  }

  test('a case that is listed must fail', async () => {
    await expect(touch.run({ ...sound, knownFailing: { [touch.name]: 'was broken once' } })).rejects.toThrow(
      'strike it off',
    )
  })

  test('a case that is listed and fails answers with its reason', async () => {
    const knownFailing = { [touch.name]: 'compares times only' }
    expect(await touch.run({ ...careless, knownFailing })).toMatchObject({
      type: 'known failure',
      reason: 'compares times only',
    })
  })
})
