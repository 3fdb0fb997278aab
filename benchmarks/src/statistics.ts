/**
 * The least value that at least that part of the values do not exceed (nearest rank); NaN where there is none.
 *
 * @param part from 0 to 1
 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
}

/** A law of growth: `cost = factor · size ^ exponent`. */
export interface GrowthLaw {
  readonly factor: number
  readonly exponent: number
}

/** Fits by least squares of the logarithms; needs two sizes at least. */
export function fitGrowth(points: readonly { readonly size: number; readonly cost: number }[]): GrowthLaw {
  const logs = points.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }))
  const meanX = logs.reduce((sum, { x }) => sum + x, 0) / logs.length
  const meanY = logs.reduce((sum, { y }) => sum + y, 0) / logs.length
  const exponent =
    logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) /
    logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
  return { factor: Math.exp(meanY - exponent * meanX), exponent }
}

/** How much of what varies in the logarithms of costs a law explains, from 0 to 1: 1 is a perfect fit. */
export function fitQuality(points: readonly { readonly size: number; readonly cost: number }[]): number {
  const { factor, exponent } = fitGrowth(points)
  const mean = points.reduce((sum, { cost }) => sum + Math.log(cost), 0) / points.length
  const squares = (from: (size: number) => number): number =>
    points.reduce((sum, { size, cost }) => sum + (Math.log(cost) - from(size)) ** 2, 0)
  const total = squares(() => mean)
  return total === 0 ? 1 : 1 - squares((size) => Math.log(factor * size ** exponent)) / total
}

/** A straight line: `cost = fixed + each · size`, by least squares. */
export function fitLine(points: readonly { readonly size: number; readonly cost: number }[]): {
  readonly fixed: number
  readonly each: number
} {
  const meanX = points.reduce((sum, { size }) => sum + size, 0) / points.length
  const meanY = points.reduce((sum, { cost }) => sum + cost, 0) / points.length
  const each =
    points.reduce((sum, { size, cost }) => sum + (size - meanX) * (cost - meanY), 0) /
    points.reduce((sum, { size }) => sum + (size - meanX) ** 2, 0)
  return { fixed: meanY - each * meanX, each }
}
