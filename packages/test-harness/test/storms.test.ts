import { SeededRandom, VirtualClock, Workspace, planStorm, runStorm, stormContent } from '@fsrs/test-harness'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

test('the same seed gives the same storm, another seed another', () => {
  expect(planStorm({ seed: 7 })).toEqual(planStorm({ seed: 7 }))
  expect(planStorm({ seed: 7 })).not.toEqual(planStorm({ seed: 8 }))
})

test('a plan is in the order of time, within its span, and counts the versions of each file', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 200 }), (seed, saves) => {
      const plan = planStorm({ seed, saves, overMs: 50, files: ['a', 'b'] })
      expect(plan.saves).toHaveLength(saves)
      const versions = new Map<string, number>()
      let lastMs = 0
      for (const save of plan.saves) {
        expect(save.atMs).toBeGreaterThanOrEqual(lastMs)
        expect(save.atMs).toBeLessThan(50)
        expect(save.version).toBe((versions.get(save.file) ?? 0) + 1)
        versions.set(save.file, save.version)
        lastMs = save.atMs
      }
    }),
    { seed: 1, numRuns: 50 },
  )
})

test('a storm saves every version, none before its time', async () => {
  await using workspace = await Workspace.create({ 'a.txt': '', 'b.txt': '' })
  const clock = new VirtualClock(1000)
  const plan = planStorm({ seed: 3, saves: 40, overMs: 500, files: ['a.txt', 'b.txt'] })
  const savedAt: number[] = []
  const finished = new AbortController()
  const storm = runStorm(plan, {
    clock,
    path: (file) => workspace.path(file),
    content: (save) => {
      savedAt.push(clock.nowMs() - 1000)
      return stormContent(save)
    },
  }).finally(() => finished.abort())
  while (!finished.signal.aborted) await clock.advance(1)
  expect(await storm).toBe(40)
  for (const [index, atMs] of savedAt.entries()) expect(atMs).toBeGreaterThanOrEqual(plan.saves[index]!.atMs)
  for (const file of ['a.txt', 'b.txt']) {
    const last = plan.saves.findLast((save) => save.file === file)!
    expect(await workspace.read(file)).toBe(stormContent(last))
  }
})

test('a storm ends with its signal, and says how far it came', async () => {
  await using workspace = await Workspace.create({ 'storm.txt': '' })
  const controller = new AbortController()
  const content = (): string => {
    controller.abort()
    return 'only\n'
  }
  const world = {
    clock: new VirtualClock(),
    path: (file: string) => workspace.path(file),
    signal: controller.signal,
    content,
  }
  expect(await runStorm(planStorm({ seed: 1, overMs: 0 }), world)).toBe(1)
  expect(await runStorm(planStorm({ seed: 1 }), world)).toBe(0)
})

test('seeded chance is even, stays in its range, and is the same for ever', () => {
  const random = new SeededRandom(42)
  const counts = Array.from({ length: 10 }, () => 0)
  for (let draw = 0; draw < 10_000; draw++) counts[random.integer(0, 9)]!++
  for (const count of counts) expect(count).toBeGreaterThan(850)
  expect(Math.max(...counts)).toBeLessThan(1150)
  expect(() => random.pick([])).toThrow(RangeError)
})
