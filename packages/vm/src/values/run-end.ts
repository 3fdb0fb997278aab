/** Stands for the end of a run where there is none that could end. */
const NO_RUN: unique symbol = Symbol('no run')

/** How it stands with a run: it goes on, it has been ended by this, or there is none. */
export type RunState = Error | undefined | typeof NO_RUN

let state: RunState = NO_RUN

/**
 * What ended the run in progress: a limit, or `exit`. The script does not go on behind it, whoever catches it: neither in
 * what JavaScript runs where it leaves a loop or a generator, nor behind a host that swallows it.
 */
export const runEnd = {
  /** Undefined where the run goes on, and where there is none. */
  get error(): Error | undefined {
    return state === NO_RUN ? undefined : state
  },
}

/** A run begins; the answer is for `closeRun`. */
export function openRun(): RunState {
  const outer = state
  state = undefined
  return outer
}

/** It is over: what it was called from, if anything, goes on as it stood. */
export function closeRun(outer: RunState): void {
  state = outer
}

/** Whatever is thrown with this is the end of the run, if there is one. */
export function ending<E extends Error>(error: E): E {
  if (state !== NO_RUN) state = error
  return error
}

/** Calls what cleans up, unless the run has ended. */
export function cleanUp(call: () => void): void {
  if (runEnd.error === undefined) call()
}
