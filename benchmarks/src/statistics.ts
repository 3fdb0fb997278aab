/**
 * The value below which that part of the values lies, by nearest rank.
 *
 * @param part from 0 to 1
 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
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
