import type { FormatPart } from '@fsrs/chunk'

import type { FsException, Rep } from '../values/values.ts'

/**
 * What the machine asks of the library and of its formats.
 *
 * A library function is a plain JavaScript function, called with the representations of its `[…]` type variables first
 * (`Rep`), then its arguments: all curried arguments at once; those of a method spread, its target first; `unit`
 * arguments left out. Function values among the arguments follow `values/function-values.ts`. It reaches the run through
 * `machine` of `machine/machine.ts`:
 *
 * - `machine.charge(n)` before working through n elements, `machine.step()` per element where n is not known (seqs),
 *   `machine.allocate(bytes)` before making something whose size depends on an argument;
 * - `machine.raise('System.ArgumentException', message)`, `machine.print(text)`.
 *
 * It never catches what it does not know: only `instanceof FsException` may be handled, anything else passes through.
 */
export type LibraryFunction = (...args: any[]) => unknown

/** Implementations by the keys of `libraryEntries()`: `export const LIBRARY: Library` in `library.ts`. */
export type Library = Readonly<Record<string, LibraryFunction>>

/** A piece of a format with the representation of its argument: what the node `format` becomes. */
export type RuntimeFormatPart =
  | Extract<FormatPart, { type: 'text' }>
  | (Omit<Extract<FormatPart, { type: 'hole' }>, 'rep'> & { readonly rep: Rep })

/**
 * What generic code needs, without types. Both strategies take it from `support.ts`, which says where each part stands.
 */
export interface Support {
  /** `=` of F#: structural; NaN is not equal to itself. */
  equals(a: unknown, b: unknown): boolean
  /** `compare` of F#: negative, zero, positive. */
  compare(a: unknown, b: unknown): number
  /** The same for `<` and its like: NaN where a NaN decides, so that none of them holds. */
  comparePartially(a: unknown, b: unknown): number
  /** The text of a format; `args` in order, those of `*` included. */
  formatParts(parts: readonly RuntimeFormatPart[], args: readonly unknown[]): string
  /** `%A`. */
  formatAny(value: unknown, rep: Rep): string
  /** `.Message`. */
  exceptionMessage(exception: FsException): string
  /** As .NET shows its type: `System.Exception`, `Module+MyError`. */
  exceptionName(exception: FsException): string
  /** A collection of the library from its items; pairs (`Tuple2`) for `Map` and `Dictionary`. */
  makeCollection(
    collection: 'Map' | 'Set' | 'Dictionary' | 'HashSet' | 'ResizeArray',
    items: Iterable<unknown>,
  ): unknown
  /** A decimal from its digits. */
  decimal(digits: string): unknown
}
