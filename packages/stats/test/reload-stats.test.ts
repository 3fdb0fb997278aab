import { expect, test } from 'vitest'
import { ReloadStats } from '@fsrs/stats'

test('a success keeps its figures and has no error message', () => {
  const stats = ReloadStats.success({ reloadTimeMs: 12.5, compileTimeMs: 7.25, sourceSizeBytes: 10 })
  expect(stats).toMatchObject({ success: true, reloadTimeMs: 12.5, compileTimeMs: 7.25, sourceSizeBytes: 10 })
  expect(stats.errorMessage).toBeUndefined()
})

test('a failure keeps its message, and what it had read and compiled before it failed', () => {
  const stats = ReloadStats.failure({
    reloadTimeMs: 3,
    compileTimeMs: 2,
    sourceSizeBytes: 9,
    errorMessage: 'unexpected token',
  })
  expect(stats).toMatchObject({
    success: false,
    errorMessage: 'unexpected token',
    reloadTimeMs: 3,
    compileTimeMs: 2,
    sourceSizeBytes: 9,
  })
})

test('a failure without a message, as JavaScript may make it, still is a failure', () => {
  const stats = ReloadStats.failure({ reloadTimeMs: 1 } as never)
  expect([stats.success, stats.meetsTarget(), stats.errorMessage]).toEqual([false, false, undefined])
})

test('an empty error message still is a failure', () => {
  expect(ReloadStats.failure({ reloadTimeMs: 1, errorMessage: '' }).success).toBe(false)
})

test('the target is met strictly below it', () => {
  expect(ReloadStats.success({ reloadTimeMs: 50 }).meetsTarget()).toBe(true)
  expect(ReloadStats.success({ reloadTimeMs: 99.999 }).meetsTarget()).toBe(true)
  expect(ReloadStats.success({ reloadTimeMs: 100 }).meetsTarget()).toBe(false)
  expect(ReloadStats.success({ reloadTimeMs: 150 }).meetsTarget()).toBe(false)
  expect(ReloadStats.success({ reloadTimeMs: 150 }).meetsTarget(200)).toBe(true)
})

test('a failure meets no target, however fast it was', () => {
  expect(ReloadStats.failure({ reloadTimeMs: 0, errorMessage: 'x' }).meetsTarget()).toBe(false)
})

test('stats cannot be changed', () => {
  const stats = ReloadStats.success({ reloadTimeMs: 1 })
  expect(Object.isFrozen(stats)).toBe(true)
  expect(() => Object.assign(stats, { reloadTimeMs: 2 })).toThrow(TypeError)
})

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a reload time of %d is refused', (reloadTimeMs) => {
  expect(() => ReloadStats.success({ reloadTimeMs })).toThrow(expect.objectContaining({ code: 'INVALID_STATS' }))
})

test('a success has been through every phase, a failure through those that took time', () => {
  const success = ReloadStats.success({ reloadTimeMs: 1, readTimeMs: 1 })
  expect([success.phaseMs('read'), success.phaseMs('swap'), success.phaseMs('detect')]).toEqual([1, 0, undefined])
  const failure = ReloadStats.failure({ reloadTimeMs: 1, readTimeMs: 1, detectTimeMs: 0, errorMessage: 'x' })
  expect([failure.phaseMs('read'), failure.phaseMs('swap'), failure.phaseMs('detect')]).toEqual([1, undefined, 0])
})

test('JSON has every key, whatever the reload had', () => {
  const request = JSON.stringify(ReloadStats.success({ reloadTimeMs: 1.5 }))
  expect(JSON.parse(request)).toEqual({
    success: true,
    errorMessage: null,
    cause: { type: 'request' },
    generation: 0,
    reloadTimeMs: 1.5,
    detectTimeMs: null,
    readTimeMs: 0,
    compileTimeMs: 0,
    prepareTimeMs: 0,
    swapTimeMs: 0,
    sourceSizeBytes: 0,
    modulesCompiled: 0,
    modulesReused: 0,
    stateKept: 0,
    stateConverted: 0,
    functionsRebound: 0,
    functionsStale: 0,
    diagnosticsCount: 0,
  })
  const change = ReloadStats.failure({
    reloadTimeMs: 1,
    errorMessage: 'x',
    detectTimeMs: 2,
    cause: { type: 'change', paths: ['/a.fsrs'] },
  })
  const parsed: object = JSON.parse(JSON.stringify(change))
  expect(Object.keys(parsed)).toEqual(Object.keys(JSON.parse(request)))
  expect(parsed).toMatchObject({ detectTimeMs: 2, cause: { type: 'change', paths: ['/a.fsrs'] } })
})
