/** Functions to call, in the order in which they came; one that fails harms no other. */
export class CallbackList<Argument> {
  /** Each registration is an object of its own, so that the same function can be registered twice. */
  readonly #entries = new Set<{ readonly callback: (argument: Argument) => unknown }>()
  readonly #onError: (error: unknown) => void

  /** @param onError told what a callback threw or rejected with; must not throw */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError
  }

  add(callback: (argument: Argument) => unknown): Disposable {
    const entry = { callback }
    this.#entries.add(entry)
    return { [Symbol.dispose]: () => void this.#entries.delete(entry) }
  }

  /** Calls those that are registered now; one that another of them takes away is not called any more. */
  call(argument: Argument): void {
    const entries = [...this.#entries]
    for (const entry of entries) if (this.#entries.has(entry)) void this.#callOne(entry.callback, argument)
  }

  async #callOne(callback: (argument: Argument) => unknown, argument: Argument): Promise<void> {
    try {
      await callback(argument)
    } catch (error) {
      this.#onError(error)
    }
  }
}
