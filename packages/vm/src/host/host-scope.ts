import { reportTo } from '@fsrs/base'

/** Something that is given back in one way or another. */
export type Owned = Disposable | AsyncDisposable | (() => void | Promise<void>)

/**
 * What one load of a program acquired through the host: timers, listeners, registrations. Ending the scope gives all of
 * it back, the last thing first; what is acquired afterwards, by code that still runs, is given back at once.
 */
export class HostScope implements AsyncDisposable {
  /** Made when somebody asks for the signal: the first one in a process loads a part of Node. */
  private controller: AbortController | undefined
  private ended = false
  private owned: Owned[] = []
  private readonly onError: (error: unknown) => void

  /** @param onError gets what giving back threw or rejected with, and the console what this throws itself; default: nobody */
  constructor(onError: (error: unknown) => void = () => undefined) {
    this.onError = onError
  }

  /** Aborts when the scope ends, before anything is given back. */
  get signal(): AbortSignal {
    if (this.controller === undefined) {
      this.controller = new AbortController()
      if (this.ended) this.controller.abort()
    }
    return this.controller.signal
  }

  /** Whether it has ended. */
  get hasEnded(): boolean {
    return this.ended
  }

  /** How much would be given back now. */
  get size(): number {
    return this.owned.length
  }

  /**
   * Takes something over.
   *
   * @returns a function that gives it back before its time; it does nothing the second time
   */
  own(resource: Owned): () => Promise<void> {
    if (this.hasEnded) {
      const given = this.giveBack(resource)
      return () => given
    }
    this.owned.push(resource)
    return async () => {
      const index = this.owned.lastIndexOf(resource)
      if (index < 0) return
      this.owned.splice(index, 1)
      await this.giveBack(resource)
    }
  }

  /** Ends the scope. Idempotent; never throws. What is disposed of synchronously is so before the first wait. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.hasEnded) return
    this.ended = true
    this.controller?.abort()
    const { owned } = this
    this.owned = []
    for (let last = owned.pop(); last !== undefined; last = owned.pop()) {
      const pending = this.dispose(last)
      if (pending !== undefined) await this.settle(pending)
    }
  }

  private async giveBack(resource: Owned): Promise<void> {
    const pending = this.dispose(resource)
    if (pending !== undefined) await this.settle(pending)
  }

  private dispose(resource: Owned): PromiseLike<void> | undefined {
    try {
      if (typeof resource === 'function') return resource() ?? undefined
      if (Symbol.asyncDispose in resource) return resource[Symbol.asyncDispose]()
      resource[Symbol.dispose]()
    } catch (error) {
      reportTo(this.onError, error)
    }
    return undefined
  }

  private async settle(pending: PromiseLike<void>): Promise<void> {
    try {
      await pending
    } catch (error) {
      reportTo(this.onError, error)
    }
  }
}
