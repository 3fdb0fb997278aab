import type { WatcherSubject } from '@fsrs/test-harness'
import { Workspace, checkConvergence, performOperations, planOperations } from '@fsrs/test-harness'
import { describe, expect, test } from 'vitest'

import { ReferenceWatcher } from './reference-watcher.ts'

const subject: WatcherSubject = {
  name: 'reference',
  create: (options) => new ReferenceWatcher(options),
  patienceMs: 20_000,
}
const patience = { timeout: 40_000 }

describe.concurrent('a client of a sound watcher knows what is on disk after random work', () => {
  test.each([1, 2, 3, 4, 5])('seed %i', patience, async (seed) => {
    expect(await checkConvergence(subject, { seed, count: 40 })).toBeGreaterThan(20)
  })
})

test(
  'a watcher that loses changes is found out, with everything that is needed to play it again',
  patience,
  async () => {
    const flawed: WatcherSubject = {
      ...subject,
      create: (options) => new ReferenceWatcher(options, 'misses deletions'),
      patienceMs: 700,
    }
    const operations = [{ type: 'remove', name: 'd/a.txt' }] as const
    const failure = checkConvergence(flawed, { operations })
    await expect(failure).rejects.toThrow(
      /believes that there is .*d\/a\.txt[^]*"type":"remove"[^]*Replay: await checkConvergence/,
    )
  },
)

test('a failure names its seed', patience, async () => {
  const flawed: WatcherSubject = {
    ...subject,
    create: (options) => new ReferenceWatcher(options, 'misses deletions'),
    patienceMs: 700,
  }
  await expect(checkConvergence(flawed, { seed: 4, count: 40 })).rejects.toThrow(
    /with seed 4:[^]*Replay: await checkConvergence\(subject, \{"seed":4,"count":40\}\)/,
  )
})

test('the same seed gives the same work, and the work leaves the same files', async () => {
  const plan = { seed: 11, count: 60, pauseMsMax: 0 }
  expect(planOperations(plan)).toEqual(planOperations(plan))
  expect(planOperations(plan).some((operation) => operation.type === 'pause')).toBe(false)
  await using one = await Workspace.create()
  await using other = await Workspace.create()
  await performOperations(one, planOperations(plan))
  await performOperations(other, planOperations(plan))
  expect((await one.files()).size).toBeGreaterThan(0)
  expect(await one.files()).toEqual(await other.files())
})

test('any part of a plan can be performed', async () => {
  await using workspace = await Workspace.create()
  const every = planOperations({ seed: 5, count: 200, pauseMsMax: 0 })
  const part = every.filter((_, index) => index % 3 === 0)
  expect(await performOperations(workspace, part)).toBeGreaterThan(30)
})
