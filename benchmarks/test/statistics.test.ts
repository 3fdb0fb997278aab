import { describe, expect, test } from 'vitest'

import { lawOf } from '../src/scale.ts'
import { fitGrowth, fitLine, fitQuality, geometricMean, median, percentile } from '../src/statistics.ts'

describe('statistics', () => {
  test('a percentile is a value that was measured, whatever the order', () => {
    const values = [5, 1, 4, 2, 3]
    expect([0, 0.5, 0.99, 1].map((part) => percentile(values, part))).toEqual([1, 3, 5, 5])
    expect(median([2, 1])).toBe(1)
    expect(percentile([], 0.5)).toBeNaN()
  })

  test('the 99th percentile of a hundred is not the greatest', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1)
    expect([0.5, 0.95, 0.99, 1].map((part) => percentile(hundred, part))).toEqual([50, 95, 99, 100])
  })

  test('the geometric mean of ratios and of their inverses are inverse', () => {
    expect(geometricMean([2, 8])).toBeCloseTo(4)
    expect(geometricMean([1 / 2, 1 / 8])).toBeCloseTo(1 / 4)
  })

  test('a law of growth is found again in what it made', () => {
    const { factor, exponent } = fitGrowth([10, 100, 1000].map((size) => ({ size, cost: 3 * size ** 1.5 })))
    expect(factor).toBeCloseTo(3)
    expect(exponent).toBeCloseTo(1.5)
    expect(fitQuality([10, 100, 1000].map((size) => ({ size, cost: 3 * size ** 1.5 })))).toBeCloseTo(1)
    expect(fitQuality([1, 10, 100, 1000].map((size, i) => ({ size, cost: [5, 1, 1, 5][i]! })))).toBeLessThan(0.1)
  })

  test('a line is found again in its points', () => {
    const { fixed, each } = fitLine([1, 2, 5].map((size) => ({ size, cost: 7 + 2 * size })))
    expect(fixed).toBeCloseTo(7)
    expect(each).toBeCloseTo(2)
  })

  test('a cost that ends more than linear misses its goal, however large its fixed part', () => {
    const at = (cost: (size: number) => number) => [50, 200, 800, 3200].map((size) => ({ size, cost: cost(size) }))
    const quadratic = at((size) => 10 + size ** 2 / 30_000)
    expect(fitGrowth(quadratic).exponent).toBeLessThan(1.1)
    expect(lawOf('quadratic', quadratic).goal.isMet).toBe(false)
    expect(
      lawOf(
        'linear',
        at((size) => 10 + size / 10),
      ).goal.isMet,
    ).toBe(true)
  })
})
