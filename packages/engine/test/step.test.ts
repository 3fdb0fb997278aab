import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { StepModel } from './step-model.ts'
import { type Effect, type StepEvent, initialState, step } from '../src/step.ts'

type Move =
  | { readonly type: 'write'; readonly file: number; readonly bad: boolean }
  | { readonly type: 'work'; readonly quiet: boolean; readonly unfinished: boolean }
  | { readonly type: 'automatic'; readonly on: boolean }
  | { readonly type: 'time'; readonly byMs: number }
  | { readonly type: 'notice' | 'request' | 'late' | 'rollback' }

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('write' as const), file: fc.nat(2), bad: fc.boolean() }) },
  {
    weight: 14,
    arbitrary: fc.record({ type: fc.constant('work' as const), quiet: fc.boolean(), unfinished: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('notice' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('request' as const) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('automatic' as const), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('late' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('rollback' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('time' as const), byMs: fc.nat(30) }) },
)

function perform(model: StepModel, next: Move): void {
  switch (next.type) {
    case 'write':
      return model.write(next.file % model.disk.length, next.bad)
    case 'work':
      return model.work(next.quiet, next.unfinished)
    case 'automatic':
      return model.setAutomatic(next.on)
    case 'time':
      return model.passTime(next.byMs)
    case 'notice':
      return model.notice()
    case 'request':
      return model.request()
    case 'rollback':
      return model.rollback()
    case 'late':
      return model.lateAnswer()
  }
}

function comeToRest(model: StepModel): void {
  for (let steps = 0; !model.isAtRest; steps++) {
    if (steps > 1000) throw new Error(`never comes to rest\n${model.log.join('\n')}`)
    model.notice()
    model.work(true, false)
  }
}

const runs = { seed: 6, numRuns: 3000 }

test('whatever happens in whatever order, the newest sources end up live, and no rule is broken on the way', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(move, { maxLength: 80, size: 'max' }), (files, moves) => {
      const model = new StepModel(files, { settleMs: 50, gatherMs: 1, patienceMs: 1_000_000 })
      model.setAutomatic(true)
      model.request()
      for (const next of moves) perform(model, next)
      model.setAutomatic(true)
      comeToRest(model)
      model.requireEnd()
      expect(model.openRequests).toBe(0)
    }),
    runs,
  )
})

test('without automatic reloads a request is answered from what was on disk when it was made, or newer', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const model = new StepModel(1, { settleMs: 50, gatherMs: 1, patienceMs: 1_000_000 })
      for (const next of moves) if (next.type !== 'automatic') perform(model, next)
      comeToRest(model)
      const atRequest = [...model.disk]
      model.request()
      comeToRest(model)
      model.requireEnd()
      expect(model.disk).toEqual(atRequest)
    }),
    runs,
  )
})

test('files that never stop changing cannot put off a reload for ever', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }), (order) => {
      const model = new StepModel(3, { settleMs: 50, gatherMs: 1, patienceMs: 1000 })
      model.setAutomatic(true)
      model.request()
      for (let i = 0; i < 400 && model.live === undefined; i++) {
        model.write(order[i % order.length]!, false)
        model.notice()
        model.passTime(20)
        model.work(false, true)
      }
      model.requireLive()
      expect(model.live).toBeDefined()
    }),
    { seed: 7, numRuns: 50 },
  )
})

test('closing at any moment answers everybody, and nothing is done any more', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), fc.array(move, { maxLength: 10 }), (before, after) => {
      const model = new StepModel(2, { settleMs: 50, gatherMs: 1, patienceMs: 1_000_000 })
      for (const next of before) perform(model, next)
      model.close()
      const { live } = model
      for (const next of after) perform(model, next)
      model.close()
      expect(model.openRequests).toBe(0)
      expect(model.live).toBe(live)
      expect(model.state.work.type).toBe('closed')
    }),
    runs,
  )
})

test('a change whose reload was stopped is not forgotten', () => {
  const model = new StepModel(1, { settleMs: 50, gatherMs: 1, patienceMs: 1000 })
  model.setAutomatic(true)
  model.request()
  comeToRest(model)
  model.write(0, false)
  model.notice()
  model.work(false, false)
  model.setAutomatic(false)
  comeToRest(model)
  expect(model.live).toEqual([1])
  model.setAutomatic(true)
  comeToRest(model)
  expect(model.live).toEqual([2])
})

test('what changes while a program of several files is compiled is read at once, and what was compiled never runs', () => {
  const begun = step(
    { ...initialState({ settleMs: 50, gatherMs: 1, patienceMs: 1000 }), automatic: true },
    { type: 'changed' },
    0,
  )
  const answers: readonly StepEvent[] = [
    { type: 'read', generation: 1, outcome: 'fresh', quiet: false },
    { type: 'changed' },
    { type: 'compiled', generation: 1, ok: true, quiet: false, unfinished: false, several: true },
  ]
  let [state] = begun
  let effects: readonly Effect[] = []
  for (const answer of answers) [state, effects] = step(state, answer, 1)
  expect(effects.map(({ type }) => type)).toEqual(['discard', 'read'])
  expect(state).toMatchObject({ dirty: false, generation: 2, work: { type: 'reading', attempt: { beganMs: 1 } } })
})
