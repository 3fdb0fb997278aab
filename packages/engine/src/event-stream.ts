import { onAbort } from '@fsrs/base'

import type { EngineEvent } from './engine-event.ts'

/** A reader that is further behind than this has stopped reading. */
const BUFFERED_EVENTS = 1000

/** Hands what happens to any number of readers, each at its own pace and in bounded memory. */
export class EventStream {
  readonly #readers = new Set<Reader>()
  #closed = false

  push(event: EngineEvent): void {
    for (const reader of this.#readers) reader.push(event)
  }

  /** Ends every reader, after what it has not read yet; one that comes later ends at once. */
  close(): void {
    this.#closed = true
    for (const reader of this.#readers) reader.close()
    this.#readers.clear()
  }

  /**
   * What happens from now on. A reader that is more than 1000 events behind loses the oldest, and is told how many by an
   * event `lost`. Ends when `signal` aborts, or with the engine.
   */
  read(signal: AbortSignal | undefined): AsyncIterableIterator<EngineEvent> {
    const reader = new Reader(() => this.#readers.delete(reader))
    if (this.#closed) reader.close()
    else this.#readers.add(reader)
    reader.endOn(signal)
    return reader
  }
}

class Reader implements AsyncIterableIterator<EngineEvent> {
  readonly #onEnd: () => void
  readonly #events: EngineEvent[] = []
  #lost = 0
  #closed = false
  #aborted: Disposable | undefined
  readonly #waiting: ((result: IteratorResult<EngineEvent, undefined>) => void)[] = []

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd
  }

  endOn(signal: AbortSignal | undefined): void {
    this.#aborted = onAbort(signal, () => void this.return())
  }

  push(event: EngineEvent): void {
    const waiting = this.#waiting.shift()
    if (waiting !== undefined) return waiting({ done: false, value: event })
    this.#events.push(event)
    if (this.#events.length > BUFFERED_EVENTS) {
      this.#events.shift()
      this.#lost += 1
    }
  }

  close(): void {
    this.#closed = true
    this.#aborted?.[Symbol.dispose]()
    for (const waiting of this.#waiting.splice(0)) waiting({ done: true, value: undefined })
  }

  next(): Promise<IteratorResult<EngineEvent, undefined>> {
    const value = this.#take()
    if (value !== undefined) return Promise.resolve({ done: false, value })
    if (this.#closed) return Promise.resolve({ done: true, value: undefined })
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #take(): EngineEvent | undefined {
    if (this.#lost === 0) return this.#events.shift()
    const count = this.#lost
    this.#lost = 0
    return { type: 'lost', count }
  }

  return(): Promise<IteratorResult<EngineEvent, undefined>> {
    this.#events.length = 0
    this.#lost = 0
    this.#onEnd()
    this.close()
    return Promise.resolve({ done: true, value: undefined })
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
