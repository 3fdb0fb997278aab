import type { Clock } from '@fsrs/base'

/** The part of a rest that has to be over when its timer fires: timers have whole milliseconds. */
const RESTED = 0.9

/** The shortest time that a timer measures, in milliseconds. */
const TIMER_MS_MIN = 1

/**
 * Turns of the event loop after which everything has been told that happened in a pause: one that is under way may have
 * asked for events already, and who is told of them may wait for its end.
 */
const TURNS = 2

/** A time in which nothing is done, one at a time. */
export class Rest {
  readonly #clock: Clock
  #end: Disposable | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Begins one. The event loop goes on meanwhile, unless it is shorter than timers are: then the thread stops for so long,
   * and what happened is told before the rest ends.
   *
   * @param then told how long it was, in milliseconds; not called where the rest is cancelled
   */
  begin(delayMs: number, then: (restedMs: number) => void): void {
    const beganMs = this.#clock.nowMs()
    const end = (): void => {
      const restedMs = this.#clock.nowMs() - beganMs
      // Timers count from the beginning of the turn, in which all the work was done: they may fire without a rest.
      if (restedMs < delayMs * RESTED) {
        this.#end = this.#clock.schedule(delayMs - restedMs, end)
        return
      }
      this.#end = undefined
      then(restedMs)
    }
    if (delayMs < TIMER_MS_MIN && this.#clock.pause !== undefined) {
      this.#clock.pause(delayMs)
      this.#end = afterTurns(TURNS, end)
    } else this.#end = this.#clock.schedule(delayMs, end)
  }

  cancel(): void {
    this.#end?.[Symbol.dispose]()
    this.#end = undefined
  }
}

/** Calls `then` at the end of the last of so many turns of the event loop. */
function afterTurns(turns: number, then: () => void): Disposable {
  let immediate: NodeJS.Immediate
  const wait = (left: number): void => {
    immediate = left === 1 ? setImmediate(then) : setImmediate(wait, left - 1)
  }
  wait(turns)
  return { [Symbol.dispose]: () => clearImmediate(immediate) }
}
