import { onAbort } from '@fsrs/base'
import type { Clock } from '@fsrs/base'
import type { FileEvent } from '@fsrs/watcher'

/**
 * Changes that nobody has taken yet, one a path: what happened to a path in between is merged, so that memory is bounded
 * by the number of files, and a change is never lost. Whoever waits is served first come, first served.
 */
export class ChangeQueue {
  readonly #clock: Clock
  readonly #changes = new Map<string, FileEvent>()
  readonly #waiting: ((change: FileEvent | undefined) => void)[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether a change of this path is here, not taken yet. */
  has(path: string): boolean {
    return this.#changes.has(path)
  }

  /** Whether somebody waits for a change. */
  get isAwaited(): boolean {
    return this.#waiting.length > 0
  }

  push(change: FileEvent): void {
    const waiting = this.#waiting.shift()
    if (waiting !== undefined) return waiting(change)
    const earlier = this.#changes.get(change.path)
    const merged = earlier === undefined ? change : merge(earlier, change)
    this.#changes.delete(change.path)
    if (merged !== undefined) this.#changes.set(change.path, merged)
  }

  /** Every change that is here. */
  drain(): FileEvent[] {
    const changes = [...this.#changes.values()]
    this.#changes.clear()
    return changes
  }

  /**
   * The next change; `undefined` when the wait ends without one.
   *
   * @param options.timeoutMs how long to wait, in milliseconds; default: for ever
   */
  next(options: {
    readonly signal?: AbortSignal | undefined
    readonly timeoutMs?: number
  }): Promise<FileEvent | undefined> {
    const [first] = this.#changes
    if (options.signal?.aborted === true) return Promise.resolve(undefined)
    if (first !== undefined) {
      this.#changes.delete(first[0])
      return Promise.resolve(first[1])
    }
    return new Promise((resolve) => {
      const finish = (change: FileEvent | undefined): void => {
        const index = this.#waiting.indexOf(finish)
        if (index !== -1) this.#waiting.splice(index, 1)
        timer?.[Symbol.dispose]()
        aborted[Symbol.dispose]()
        resolve(change)
      }
      this.#waiting.push(finish)
      const { timeoutMs } = options
      const timer = timeoutMs === undefined ? undefined : this.#clock.schedule(timeoutMs, () => finish(undefined))
      const aborted = onAbort(options.signal, () => finish(undefined))
    })
  }

  /** Forgets every change and ends every wait. */
  clear(): void {
    this.#changes.clear()
    const waiting = [...this.#waiting]
    for (const finish of waiting) finish(undefined)
  }
}

/** The net change of two; `undefined` where there is none. The time is that of the first: it is how long somebody waits. */
function merge(first: FileEvent, second: FileEvent): FileEvent | undefined {
  const existedBefore = first.type !== 'created'
  const existsNow = second.type !== 'deleted'
  if (!existedBefore && !existsNow) return undefined
  const type = existedBefore ? (existsNow ? 'modified' : 'deleted') : 'created'
  return { ...second, type, atMs: first.atMs }
}
