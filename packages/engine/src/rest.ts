import type { Clock } from '@fsrs/base'

/** The part of a rest that has to be over when its timer fires: timers have whole milliseconds. */
const RESTED = 0.9

/** A time in which nothing is done, one at a time. */
export class Rest {
  readonly #clock: Clock
  #timer: Disposable | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Begins one.
   *
   * @param then told how long it was, in milliseconds; not called where the rest is cancelled
   */
  begin(delayMs: number, then: (restedMs: number) => void): void {
    const beganMs = this.#clock.nowMs()
    const end = (): void => {
      const restedMs = this.#clock.nowMs() - beganMs
      // Timers count from the beginning of the turn, in which all the work was done: they may fire without a rest.
      if (restedMs < delayMs * RESTED) {
        this.#timer = this.#clock.schedule(delayMs - restedMs, end)
        return
      }
      this.#timer = undefined
      then(restedMs)
    }
    this.#timer = this.#clock.schedule(delayMs, end)
  }

  cancel(): void {
    this.#timer?.[Symbol.dispose]()
    this.#timer = undefined
  }
}
