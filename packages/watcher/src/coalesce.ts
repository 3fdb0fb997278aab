/** How changes of one path are merged in time. */
export interface Coalescing {
  readonly debounce: 'leading' | 'trailing'
  /** Length of the window in milliseconds, ≥ 0. */
  readonly debounceMs: number
}

/**
 * When a path with a sign of life is to be looked at, as the watcher's clock says it.
 *
 * Leading: at once, or when the window that the last announcement opened closes. Trailing: once the path has been quiet
 * for the length of the window.
 *
 * @param windowEndsAtMs end of the window opened by the last announcement; before now: none is open
 */
export function lookAtMs(policy: Coalescing, windowEndsAtMs: number, lastHintMs: number): number {
  return policy.debounce === 'leading' ? Math.max(windowEndsAtMs, lastHintMs) : lastHintMs + policy.debounceMs
}
