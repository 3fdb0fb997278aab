/**
 * Time as an argument, so that tests own it. Everything in this project that waits takes a clock; `systemClock` is the
 * real one, the test harness has a virtual one.
 */
export interface Clock {
  /** Milliseconds since an arbitrary origin; never goes back. */
  nowMs(): number
  /** Calls `callback` once, `delayMs` from now, unless what it returns is disposed of first. */
  schedule(delayMs: number, callback: () => void): Disposable
}

/** The machine's own time. Its timers keep a Node process alive until they fire or are disposed of. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  schedule(delayMs, callback) {
    const timer = setTimeout(callback, delayMs)
    return { [Symbol.dispose]: () => clearTimeout(timer) }
  },
}
