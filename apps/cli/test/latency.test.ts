import { expect, test } from 'vitest'

import { latencyOf, sparkline } from '../src/latency.ts'

test('percentiles are times that occurred, by nearest rank', () => {
  const timesMs = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(latencyOf(timesMs)).toMatchObject({ count: 100, p50Ms: 50, p90Ms: 90, p99Ms: 99, maxMs: 100 })
  expect(latencyOf([7])).toMatchObject({ p50Ms: 7, p99Ms: 7 })
})

test('every time is in one bucket, and none is left out between the shortest and the longest', () => {
  const { buckets } = latencyOf([0, 0.5, 3, 5, 2000])!
  expect(buckets.map(({ upToMs, count }) => [upToMs, count])).toEqual([
    [0.5, 2],
    [1, 0],
    [2, 0],
    [5, 2],
    [10, 0],
    [20, 0],
    [50, 0],
    [100, 0],
    [200, 0],
    [500, 0],
    [1000, 0],
    [Number.POSITIVE_INFINITY, 1],
  ])
})

test('what occurred can be seen beside what occurred a thousand times', () => {
  expect(sparkline(latencyOf([...Array<number>(1000).fill(1), 4, 40])!)).toBe('█ ▁  ▁')
})

test('nothing has no latency', () => {
  expect(latencyOf([])).toBeUndefined()
})
