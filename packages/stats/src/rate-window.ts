/** Enough for a rate that is right within 2 %, little enough to be summed at every look. */
const SLICES = 60

/**
 * Counts happenings in the last `windowMs`. Time is cut into 60 slices and whole slices are forgotten, so that memory
 * does not grow with the rate.
 */
export class RateWindow {
  readonly #sliceMs: number
  readonly #counts = new Float64Array(SLICES)
  /** Number of the newest slice that was written; older slots of the ring belong to the slices just before it. */
  #newest = 0

  /** @param windowMs milliseconds, more than 0 */
  constructor(windowMs: number) {
    this.#sliceMs = windowMs / SLICES
  }

  /** @param nowMs milliseconds, never less than in an earlier call */
  add(nowMs: number): void {
    this.#advance(nowMs)
    const slot = this.#newest % SLICES
    this.#counts[slot] = this.#counts[slot]! + 1
  }

  /** How many happenings the window holds. */
  count(nowMs: number): number {
    this.#advance(nowMs)
    return this.#counts.reduce((sum, count) => sum + count, 0)
  }

  #advance(nowMs: number): void {
    const current = Math.max(this.#newest, Math.floor(nowMs / this.#sliceMs))
    const stale = Math.min(current - this.#newest, SLICES)
    for (let i = 0; i < stale; i++) this.#counts[(current - i) % SLICES] = 0
    this.#newest = current
  }
}
