import type { Unit } from '@fsrs/chunk'

import { withJoinedPipelines } from './list-pipelines.ts'
import { withoutSmallCalls } from './small-calls.ts'

const simplified = new WeakMap<Unit, Unit>()

/**
 * The unit as both strategies run it: the same program in fewer steps, of which nobody can tell that it was written
 * otherwise. The same object where there is nothing to be done.
 */
export function simplifiedUnit(unit: Unit): Unit {
  let found = simplified.get(unit)
  if (found === undefined) {
    found = withJoinedPipelines(withoutSmallCalls(unit))
    simplified.set(unit, found)
  }
  return found
}
