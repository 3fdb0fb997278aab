/**
 * Time as an argument, so that tests own it. Everything in this project that waits takes a clock; `systemClock` is the
 * real one, the test harness has a virtual one.
 */
export interface Clock {
  /** Milliseconds since an arbitrary origin; never goes back. */
  nowMs(): number
  /** Calls `callback` once, `delayMs` from now (`Infinity`: never), unless what it returns is disposed of first. */
  schedule(delayMs: number, callback: () => void): Disposable
  /**
   * Stops this thread for `delayMs`, which may be far less than the millisecond that timers take: others get its processor.
   * Absent where a thread must not be stopped, as in the window of a browser.
   */
  pause?(delayMs: number): void
}

/** The longest time that a timer of the machine can wait; given more, it would fire at once. */
const TIMER_MS_MAX = 2 ** 31 - 1

/** The machine's own time. Its timers keep a Node process alive until they fire or are disposed of, however long that is. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  schedule(delayMs, callback) {
    let timer: ReturnType<typeof setTimeout>
    const wait = (leftMs: number): void => {
      timer =
        leftMs > TIMER_MS_MAX ? setTimeout(wait, TIMER_MS_MAX, leftMs - TIMER_MS_MAX) : setTimeout(callback, leftMs)
    }
    wait(delayMs)
    return { [Symbol.dispose]: () => clearTimeout(timer) }
  },
  ...pauseOfThread(),
}

function pauseOfThread(): Pick<Clock, 'pause'> {
  try {
    const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const pause = (delayMs: number): void => void Atomics.wait(never, 0, 0, delayMs)
    pause(0)
    return { pause }
  } catch {
    return {}
  }
}
