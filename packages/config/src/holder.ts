import { CodedError, after, functionProblem, reportTo, requireOptions } from '@fsrs/base'

import type { Config } from './adapter.ts'
import { diffAt, diffConfig } from './diff.ts'
import type { ConfigChange } from './diff.ts'

/** Gets a configuration that has gone live, and what is different in it; nothing is, in the first. */
export type ConfigListener<Value> = (value: Value, changes: readonly ConfigChange[]) => void

/** How a holder behaves. */
export interface ConfigHolderOptions<Value> {
  /** May refuse a configuration before it is live: whatever it throws or rejects with is why. Default: none is refused. */
  readonly prepare?: (next: Value, before: Value | undefined) => void | Promise<void>
  /** Gets what a listener threw; default: the console, which also gets what this throws itself. */
  readonly onListenerError?: (error: unknown) => void
}

/** What the engine's `prepare` hook answers with. */
export interface PreparedConfig {
  readonly ok: true
  readonly program: { commit(): void }
  readonly details: () => readonly ConfigChange[]
}

/**
 * The configuration that is live. Give `prepare` to the engine; the reload's event has the changes as its `details`.
 */
export class ConfigHolder<Value> {
  readonly #options: ConfigHolderOptions<Value>
  /** Each registration is an object of its own, so that the same function can be registered twice. */
  readonly #listeners = new Set<{ readonly call: ConfigListener<Value> }>()
  #live: { readonly value: Value } | undefined
  #changes: readonly ConfigChange[] = []

  /** @throws {CodedError} `INVALID_OPTION` for what is no function */
  constructor(options: ConfigHolderOptions<Value> = {}) {
    requireOptions(
      functionProblem('prepare', options.prepare),
      functionProblem('onListenerError', options.onListenerError),
    )
    this.#options = options
  }

  /**
   * The live configuration, frozen.
   *
   * @throws {CodedError} `NOT_LIVE`
   */
  get value(): Value {
    if (this.#live !== undefined) return this.#live.value
    throw new CodedError('NOT_LIVE', 'No configuration is live.', { hint: 'Wait for a reload that succeeds.' })
  }

  /** What was different in the last reload. */
  get changes(): readonly ConfigChange[] {
    return this.#changes
  }

  /**
   * Calls `listener` at every configuration that goes live from now on.
   *
   * @returns ends that
   * @throws {CodedError} `INVALID_OPTION`: it is no function
   */
  onChange(listener: ConfigListener<Value>): Disposable {
    requireOptions(functionProblem('listener', listener ?? null))
    const entry = { call: listener }
    this.#listeners.add(entry)
    return { [Symbol.dispose]: () => void this.#listeners.delete(entry) }
  }

  /** For the engine's option of that name. */
  readonly prepare = ({ artifact }: { readonly artifact: Config<Value> }): PreparedConfig | Promise<PreparedConfig> =>
    after(this.#options.prepare?.(artifact.value, this.#live?.value), () => ({
      ok: true,
      program: { commit: () => this.#commit(artifact) },
      details: () => this.#changes,
    }))

  #commit(config: Config<Value>): void {
    this.#changes = this.#live === undefined ? [] : changesSince(this.#live.value, config)
    const { value } = config
    this.#live = { value }
    // One that comes while others are called gets the next configuration.
    const listeners = [...this.#listeners]
    for (const { call } of listeners) {
      try {
        call(value, this.#changes)
      } catch (error) {
        const { onListenerError = (thrown: unknown) => console.error(thrown) } = this.#options
        reportTo(onListenerError, error)
      }
    }
  }
}

/** Of thousands of keys one was edited: where that is known, no other is looked at. */
function changesSince(live: unknown, { value, since }: Config<unknown>): ConfigChange[] {
  return since !== undefined && since.value === live ? diffAt(since.keys, live, value) : diffConfig(live, value)
}
