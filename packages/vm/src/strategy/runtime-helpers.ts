import { assert } from '@fsrs/base'
import { libraryEntries, parameterCounts } from '@fsrs/chunk'
import type { FormatPart } from '@fsrs/chunk'

import type { LibraryFunction, RuntimeFormatPart } from '../library/library-contract.ts'
import { curry } from '../values/function-values.ts'
import type { FunctionValue } from '../values/function-values.ts'
import type { Instance, Lazy, Rep, Tuple } from '../values/values.ts'
import type { AnyFunction } from './linked-unit.ts'

/** Forces a Lazy. */
export function force(lazy: Lazy): unknown {
  return lazy.force()
}

/** Runs a class's constructor on its new instance. */
export function construct(
  instance: Instance,
  constructor: AnyFunction | undefined,
  args: readonly unknown[],
): Instance {
  constructor?.(instance, ...args)
  return instance
}

/** A library function as a curried value. */
export function libraryValue(key: string, implementation: LibraryFunction, reps: readonly Rep[]): FunctionValue {
  const entry = libraryEntries().get(key)
  assert(entry !== undefined, 'the chunk has been verified')
  const counts = parameterCounts(entry)
  // One argument of F# stands for as many of the implementation's as its tuple has items; unit for none.
  const size = Math.max(1, counts.length)
  return curry(size, (...args: unknown[]) => {
    const spread = args.flatMap((arg, index) => {
      const count = counts[index] ?? 0
      if (count === 0) return []
      return count === 1 ? [arg] : Array.from({ length: count }, (_, item) => (arg as Tuple)[`f${item}`])
    })
    return implementation(...reps, ...spread)
  })
}

/** A format's parts with the representations of their arguments. */
export function formatParts(parts: readonly FormatPart[], reps: readonly Rep[]): readonly RuntimeFormatPart[] {
  let next = 0
  return parts.map((part) => (part.type === 'text' ? part : { ...part, rep: reps[next++] as Rep }))
}
