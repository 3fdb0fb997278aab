import type { Unit } from '@fsrs/chunk'

import type { LibraryFunction } from '../library/library-contract.ts'
import type { ProgramTypes } from '../values/program-types.ts'

/** A function of any shape. */
export type AnyFunction = (...args: unknown[]) => unknown

/** A unit that can run: what both strategies make. Globals go by their number in the unit. */
export interface LinkedUnit {
  /** Runs the initialisation, unless it is one for all loads and has run; the value of the last unit's is the program's. */
  init(): unknown
  /** Uncurried functions; 0 for what is a value. */
  readonly functions: readonly (AnyFunction | 0)[]
  get(index: number): unknown
  set(index: number, value: unknown): void
}

/** A host function, ready to be called from the script. */
export interface LinkedHostFunction {
  /** With all curried arguments at once. */
  readonly call: AnyFunction
  /** The same as a function value. */
  readonly value: unknown
}

/**
 * State of `[<Persist>]` values that takes the place of their first values, by unique name. A value is asked for once, when
 * the initialisation reaches it: all that stands above it in the script can be used to make it.
 */
export interface RestoredState {
  has(name: string): boolean
  get(name: string): unknown
}

/** What a unit is linked against. */
export interface LinkContext {
  readonly types: ProgramTypes
  readonly library: (key: string) => LibraryFunction
  readonly host: (name: string) => LinkedHostFunction
  /** Asked once, when the value is first set. */
  readonly takesState: (name: string) => boolean
  readonly stateOf: (name: string) => unknown
}

/** A way to run units. */
export interface Strategy {
  /**
   * Appends a program's units to those at its beginning that are linked already. Nothing of them runs.
   *
   * @returns those whose initialisation has something to do, in order, the last one always: its value is the program's
   */
  link(units: readonly Unit[], linked: LinkedUnit[], context: LinkContext): readonly LinkedUnit[]
  /** The JavaScript that each unit becomes; nothing where they become none. */
  codeOf(units: readonly Unit[], types: ProgramTypes): readonly string[]
}
