import { setImmediate } from 'node:timers/promises'

/** What is to be called, and when. */
interface Timer {
  readonly atMs: number
  /** Among timers of the same moment the earlier one goes first. */
  readonly order: number
  readonly callback: () => void
}

/**
 * A clock that stands still until a test moves it. Give it to whatever takes `{ nowMs(), schedule(delayMs, callback) }`.
 * Between two timers the event loop turns once, so that the promises which a callback has settled run on before the
 * next timer is due.
 */
export class VirtualClock {
  readonly #timers = new Set<Timer>()
  #nowMs: number
  #order = 0

  /** @param startMs what `nowMs()` answers first; default 0 */
  constructor(startMs = 0) {
    this.#nowMs = startMs
  }

  /** Virtual milliseconds; moves only by `advance` and `runAll`. An arrow, so that it can be handed on alone. */
  readonly nowMs = (): number => this.#nowMs

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.size
  }

  /** When the next timer is due; `undefined` when none waits. */
  get nextAtMs(): number | undefined {
    return this.#next()?.atMs
  }

  /** Calls `callback` once the clock has moved `delayMs` on (at least 0), unless the result is disposed of first. */
  readonly schedule = (delayMs: number, callback: () => void): Disposable => {
    const timer = { atMs: this.#nowMs + Math.max(0, delayMs), order: this.#order++, callback }
    this.#timers.add(timer)
    return { [Symbol.dispose]: () => void this.#timers.delete(timer) }
  }

  /** Fulfilled when the clock has moved `delayMs` on, or when `signal` aborts, whichever is first. */
  sleep(delayMs: number, options: { readonly signal?: AbortSignal } = {}): Promise<void> {
    const { signal } = options
    return new Promise((resolve) => {
      if (signal?.aborted === true) return resolve()
      const finish = (): void => {
        timer[Symbol.dispose]()
        signal?.removeEventListener('abort', finish)
        resolve()
      }
      const timer = this.schedule(delayMs, finish)
      signal?.addEventListener('abort', finish, { once: true })
    })
  }

  /**
   * Moves the clock on by `byMs`, calling what is due on the way, in the order of time; what callbacks schedule within
   * the span is called too. A callback that throws makes this reject, with the clock at its moment.
   */
  async advance(byMs: number): Promise<void> {
    if (!(byMs >= 0)) throw new RangeError(`A clock cannot go back: advance(${byMs}).`)
    const untilMs = this.#nowMs + byMs
    await this.flush()
    for (let timer = this.#next(); timer !== undefined && timer.atMs <= untilMs; timer = this.#next()) {
      await this.#fire(timer)
    }
    this.#nowMs = untilMs
  }

  /**
   * Calls timers, moving the clock to each, until none waits.
   *
   * @param options.limit how many to call at most, default 10 000
   * @throws {Error} when timers still wait after that many: something schedules itself for ever
   */
  async runAll(options: { readonly limit?: number } = {}): Promise<void> {
    const { limit = 10_000 } = options
    await this.flush()
    for (let fired = 0, timer = this.#next(); timer !== undefined; timer = this.#next()) {
      if (fired++ === limit) throw new Error(`After ${limit} timers the clock is still not at rest.`)
      await this.#fire(timer)
    }
  }

  /** Lets settled promises run on, without moving the clock. @param turns of the event loop, default 1 */
  async flush(turns = 1): Promise<void> {
    for (let turn = 0; turn < turns; turn++) await setImmediate()
  }

  async #fire(timer: Timer): Promise<void> {
    this.#timers.delete(timer)
    this.#nowMs = timer.atMs
    timer.callback()
    await this.flush()
  }

  #next(): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.#timers) {
      if (first === undefined || timer.atMs < first.atMs || (timer.atMs === first.atMs && timer.order < first.order)) {
        first = timer
      }
    }
    return first
  }
}
