/** The order that an `IComparer` says. */
import { COMPARE } from '@fsrs/chunk'

import { methodKey } from '../values/method-key.ts'
import { compare } from './comparison.ts'

/** Negative where the first comes first, positive where the second does. */
export type Order<T = unknown> = (a: T, b: T) => number

/** An object with the methods of `IComparer` and `IEqualityComparer`. */
export type Comparer = Readonly<Record<string, (...args: unknown[]) => unknown>>

/** Under which a comparer compares. */
export const COMPARES: string = methodKey(COMPARE)

/** The order of an `IComparer`; without one that of `compare`. */
export function orderOf(comparer: Comparer | null): Order {
  return comparer === null ? compare : (a, b) => comparer[COMPARES]!(a, b) as number
}
