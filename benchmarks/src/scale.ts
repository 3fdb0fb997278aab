// What one more costs: a module, a watched file, a kept generation, a subscriber of events.
//
// Each cost is measured at growing sizes in a process of its own, and fitted twice: as a law of growth, cost = factor ·
// size ^ exponent (an exponent of 1 is linear), and as a straight line, whose slope is the cost of one more. Reloads: the
// leaf of a program is rewritten and `engine.reload()` awaited, no watching; median of 21 after 20. Memory: heap in use
// after a collection.

import type { Benchmark, BenchmarkContext, BenchmarkReport, Row } from './benchmark.ts'
import { inProcess } from './in-process.ts'
import { numberText } from './report.ts'
import type { Point } from './scale-process.ts'
import { fitGrowth, fitLine } from './statistics.ts'

interface Question {
  readonly what: string
  readonly name: string
  readonly unit: string
  /** What one of the child's units is in `unit`. */
  readonly factor: number
  readonly sizes: readonly number[]
}

const QUESTIONS: readonly Question[] = [
  { what: 'modules', name: 'a reload, by modules', unit: 'ms', factor: 1, sizes: [50, 200, 800, 3200] },
  {
    what: 'files',
    name: 'memory, by watched files',
    unit: 'KB',
    factor: 1 / 1024,
    sizes: [1000, 4000, 16_000, 64_000],
  },
  { what: 'generations', name: 'memory, by kept generations', unit: 'KB', factor: 1 / 1024, sizes: [10, 20, 40, 80] },
  { what: 'subscribers', name: 'a reload, by subscribers', unit: 'ms', factor: 1, sizes: [1, 10, 100, 1000] },
]

/** Question 5: scale. */
export const scale: Benchmark = {
  name: 'scale',
  question: 'What does one more cost: a module, a watched file, a kept generation, a subscriber?',
  run,
}

async function run(context: BenchmarkContext): Promise<BenchmarkReport> {
  const rows: Row[] = []
  for (const { what, name, unit, factor, sizes } of QUESTIONS) {
    const asked = context.short ? [sizes[0]! / 2, sizes[0]!].map(Math.ceil).map((size, i) => size + i) : sizes
    context.log(`${what}: ${asked.join(', ')}`)
    const found = await inProcess<Point[]>('scale-process.js', what, context.directory, ...asked.map(String))
    const points = found.map(({ size, cost }) => ({ size, cost: Math.max(cost * factor, 1e-6) }))
    const { exponent } = fitGrowth(points)
    const { each, fixed } = fitLine(points)
    const measured = points.map(({ size, cost }) => `${size}: ${numberText(cost)}`).join(' · ')
    rows.push({
      name: `${name}, ${unit}`,
      isOurs: true,
      cells: [measured, exponent, `${numberText(fixed)} + ${numberText(each)} each`],
    })
  }
  return {
    tables: [
      {
        title: 'What one more costs',
        method: 'Costs at each size, the exponent of the fitted law of growth, and the fitted line.',
        columns: ['size: cost', 'exponent', 'line'],
        rows,
      },
    ],
    goals: [],
    absent: [],
  }
}
