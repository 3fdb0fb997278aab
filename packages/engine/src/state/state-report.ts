/** What becomes of one cell in a reload. */
export type CellReport = { readonly cell: string } &
  /** Its type is the same. `how`: functions in it that were replaced, or that go on running the program that made them. */
  (
    | { readonly type: 'kept'; readonly how: readonly string[] }
    /** Its value became one of the new type; `how` in words, with numbers. */
    | { readonly type: 'converted'; readonly how: readonly string[] }
    /** The old program had no such cell: the initialisation gave it its value. */
    | { readonly type: 'initialised' }
    /** The new program has no such cell. */
    | { readonly type: 'dropped' }
  )

/** What became of the functions that the host held of the program before: callbacks, listeners, registrations. */
export interface FunctionReport {
  /** How many call the new program's functions of the same names now. */
  readonly rebound: number
  /** How many go on running the program that gave them. */
  readonly stale: number
  /** Of those the ones with names, each with the reason; and the closures, counted. */
  readonly how: readonly string[]
}

/** Where the state of a program that was brought back comes from. */
export interface RestoredFrom {
  /** `state`: what the program before had, converted back; `snapshot`: what it had itself when it was replaced. */
  readonly from: 'state' | 'snapshot'
  /** What would have been lost, or could not be converted, so that the snapshot was taken; empty for `state`. */
  readonly why: readonly string[]
}

/** What became of the state in one reload or rollback. */
export interface StateReport {
  /** In the order of the script, then those that are gone; empty for the first program. */
  readonly cells: readonly CellReport[]
  /** Of a rollback: where the state comes from. */
  readonly restored: RestoredFrom | undefined
  readonly functions: FunctionReport
}

/** Nothing was there that anything could become of. */
export const NO_STATE_REPORT: StateReport = {
  cells: [],
  restored: undefined,
  functions: { rebound: 0, stale: 0, how: [] },
}
