import { setImmediate, setTimeout } from 'node:timers/promises'

/** Into how many pieces a wait for quiet is cut, so that an event loop that was blocked does not count as quiet. */
const SLICES = 10
/** More than any test means: a stream that never waits would otherwise hold the event loop, and no time limit would end it. */
const EVENTS_MAX = 200_000

/**
 * Takes everything from a stream as soon as it comes, and lets a test wait for it. It reads until the stream ends;
 * ending the stream is the business of whoever owns it.
 */
export class EventCollector<Event> {
  /** Fulfilled when the stream has ended; rejected when it failed. */
  readonly ended: Promise<void>
  readonly #events: Event[] = []
  readonly #waiting = new Set<() => void>()
  #failure: { readonly cause: unknown } | undefined

  /** @param onEvent called with each event at the moment at which it is taken */
  constructor(source: AsyncIterable<Event>, onEvent: (event: Event) => void = () => undefined) {
    this.ended = this.#take(source, onEvent)
    // Whoever waits is told through `waitFor`; a failure that nobody waits for must not end the process.
    this.ended.catch(() => undefined)
  }

  /** What has come so far, in order. */
  get events(): readonly Event[] {
    return this.#events
  }

  /**
   * Waits until `accepts` is satisfied with what has come so far; asked at once, and again after every event.
   *
   * @param options.signal aborting makes this reject: what had to come did not
   * @throws {Error} with the events that did come, when the signal aborts or the stream fails
   */
  async waitFor(
    accepts: (events: readonly Event[]) => boolean,
    options: { readonly signal: AbortSignal },
  ): Promise<void> {
    while (!accepts(this.#events)) {
      if (this.#failure !== undefined) throw new Error('The stream of events failed.', this.#failure)
      if (options.signal.aborted) throw new Error(`Waited in vain. Events so far: ${show(this.#events)}`)
      await this.#next(options.signal)
    }
  }

  /**
   * Waits until nothing has come for `quietMs`. A blocked event loop does not count: the time is measured in pieces,
   * between which events that are due get their turn.
   */
  async quiet(quietMs: number, options: { readonly signal: AbortSignal }): Promise<void> {
    for (let slice = 0, seen = this.#events.length; slice < SLICES; slice++) {
      if (options.signal.aborted) throw new Error(`There is no end of events: ${show(this.#events)}`)
      await setTimeout(quietMs / SLICES)
      await setImmediate()
      if (this.#events.length === seen) continue
      seen = this.#events.length
      slice = -1
    }
  }

  async #take(source: AsyncIterable<Event>, onEvent: (event: Event) => void): Promise<void> {
    try {
      for await (const event of source) {
        this.#events.push(event)
        onEvent(event)
        this.#wake()
        if (this.#events.length > EVENTS_MAX) throw new Error(`More than ${EVENTS_MAX} events came.`)
      }
    } catch (cause) {
      this.#failure = { cause }
      throw cause
    } finally {
      this.#wake()
    }
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      this.#waiting.add(wake)
      signal.addEventListener('abort', wake, { once: true })
    })
  }

  #wake(): void {
    for (const wake of this.#waiting) wake()
  }
}

function show(events: readonly unknown[]): string {
  const shown = events.slice(-20).map((event) => JSON.stringify(event))
  return `${events.length}${shown.length < events.length ? ', the last of them' : ''} [${shown.join(', ')}]`
}
