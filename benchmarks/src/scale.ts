// What one more costs: a module, a watched file, a kept generation, a subscriber of events.
//
// Each cost is measured at growing sizes, each size in a process of its own, in an order of chance, median of 3 such
// processes; and fitted twice by least squares: as a law of growth, cost = factor · n ^ exponent (an exponent of 1 is
// linear), and as a straight line, whose slope is the cost of one more; how it ends is the exponent between the two largest. Reloads: the leaf of a program is rewritten and
// `engine.reload()` awaited, no watching; median of 21 after a warm-up of 20, and each reload is checked to have succeeded. Ready: from the
// call of `watch` until it resolves, no warm-up. Memory: growth of heap and buffers in use after a collection; for
// watched files half a second after ready. Not timed: writing the files, starting processes.

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import type { Benchmark, BenchmarkContext, BenchmarkReport, Goal, Row } from './benchmark.ts'
import { inProcess } from './in-process.ts'
import { numberText } from './report.ts'
import { fitGrowth, fitLine, fitQuality, median } from './statistics.ts'

interface Question {
  readonly what: string
  readonly name: string
  readonly unit: string
  /** What one of the child's units is in `unit`. */
  readonly factor: number
  readonly sizes: readonly number[]
}

const KB = 1 / 1024
const MODULES = [50, 200, 800, 3200]
const FILES = [1000, 4000, 16_000, 64_000]

const QUESTIONS: readonly Question[] = [
  { what: 'modules', name: 'a reload, by modules', unit: 'ms', factor: 1, sizes: MODULES },
  { what: 'module-memory', name: 'memory, by modules', unit: 'KB', factor: KB, sizes: MODULES },
  { what: 'files', name: 'ready, by watched files', unit: 'ms', factor: 1, sizes: FILES },
  { what: 'file-memory', name: 'memory, by watched files', unit: 'KB', factor: KB, sizes: FILES },
  { what: 'generations', name: 'memory, by kept generations', unit: 'KB', factor: KB, sizes: [10, 20, 40, 80] },
  { what: 'subscribers', name: 'a reload, by subscribers', unit: 'ms', factor: 1, sizes: [1, 10, 100, 1000] },
]

/** An exponent beyond it is more than linear, and not by noise. */
const LINEAR = 1.1

/** Question 5: scale. */
export const scale: Benchmark = {
  name: 'scale',
  question: 'What does one more cost: a module, a watched file, a kept generation, a subscriber?',
  run,
}

async function run(context: BenchmarkContext): Promise<BenchmarkReport> {
  const rows: Row[] = []
  const goals: Goal[] = []
  for (const question of QUESTIONS) {
    const { row, goal } = lawOf(`${question.name}, ${question.unit}`, await measure(context, question))
    rows.push(row)
    goals.push(goal)
  }
  return {
    tables: [
      {
        title: 'What one more costs',
        method:
          'The cost at each size n, the fitted law of growth with the part of the variation that it explains (R²), the exponent between the two largest sizes, and the fitted straight line.',
        columns: ['n: cost', 'law', 'R²', 'exponent at the end', 'line'],
        rows,
      },
    ],
    // Two small sizes say nothing about growth.
    goals: context.short ? [] : goals,
    absent: [],
    wrong: [],
  }
}

/**
 * What costs at growing sizes come to. The goal looks at the two largest sizes alone: where a fixed cost is a large part
 * of the smaller ones, an exponent fitted to all of them hides how it ends.
 *
 * @param points in the order of their sizes, two at least
 */
export function lawOf(
  name: string,
  points: readonly { readonly size: number; readonly cost: number }[],
): { readonly row: Row; readonly goal: Goal } {
  const { factor, exponent } = fitGrowth(points)
  const { exponent: atEnd } = fitGrowth(points.slice(-2))
  const { each, fixed } = fitLine(points)
  const cells = [
    points.map(({ size, cost }) => `${size}: ${numberText(cost)}`).join(' · '),
    `${numberText(factor)} · n^${exponent.toFixed(2)}`,
    fitQuality(points),
    atEnd,
    `${numberText(fixed)} + ${numberText(each)} · n`,
  ]
  return {
    row: { name, isOurs: true, cells },
    goal: {
      text: `${name}: at most linear (exponent at the end ≤ ${LINEAR})`,
      measured: atEnd.toFixed(2),
      isMet: atEnd <= LINEAR,
    },
  }
}

async function measure(
  context: BenchmarkContext,
  { what, factor, sizes }: Question,
): Promise<{ readonly size: number; readonly cost: number }[]> {
  const asked = context.short ? [Math.ceil(sizes[0]! / 2), sizes[0]! + 1] : sizes
  const trials = context.short ? 1 : 3
  const costs = new Map<number, number[]>(asked.map((size) => [size, []]))
  for (let trial = 0; trial < trials; trial++) {
    for (const size of context.shuffled(asked)) {
      context.log(`${what}, ${size}, trial ${trial + 1} of ${trials}`)
      const directory = join(context.directory, `${what}-${size}-${trial}`)
      mkdirSync(directory)
      costs.get(size)!.push(await inProcess<number>('scale-process.js', what, directory, String(size)))
      rmSync(directory, { recursive: true })
    }
  }
  // A logarithm needs something to stand on where noise ate all of a small cost.
  return [...costs].map(([size, found]) => ({ size, cost: Math.max(median(found) * factor, 1e-6) }))
}
