import { checkConvergence } from '@fsrs/test-harness'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { subjectWith } from './subject.ts'
import { BACKENDS } from './support.ts'

/** A failure names the seed of its plan; FSRS_SEED plays other plans, FSRS_RUNS more of them. */
const seed = Number(process.env['FSRS_SEED'] ?? 20_261_123)
const numRuns = Number(process.env['FSRS_RUNS'] ?? 6)

describe.each(BACKENDS)('with the %s backend', (backend) => {
  test.concurrent(
    'a client knows what is on disk after random work on files',
    { timeout: 10_000 + numRuns * 10_000 },
    async () => {
      const plans = fc.sample(fc.record({ seed: fc.nat(), count: fc.integer({ min: 5, max: 40 }) }), { seed, numRuns })
      const done = await Promise.all(plans.map((plan) => checkConvergence(subjectWith(backend), plan)))
      expect(done).toHaveLength(numRuns)
    },
  )
})
