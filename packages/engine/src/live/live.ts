import type { Clock } from '@fsrs/base'
import type { Chunk } from '@fsrs/chunk'
import type { Diagnostic } from '@fsrs/compiler'
import type { StaleCall } from '@fsrs/vm'

import type { Generation, PrepareHook, PrepareResult } from '../generation.ts'
import type { History } from '../history.ts'
import type { LiveDriver } from './live-driver.ts'
import type { LiveOptions } from './live-options.ts'
import { LiveProgram } from './live-program.ts'

/** What the running of programs needs of the engine. */
interface LiveEnvironment {
  readonly live: LiveOptions
  readonly history: History<Chunk>
  readonly clock: Clock
  readonly onDisposeError: (error: unknown) => void
  readonly onStaleCall: (generation: number, call: StaleCall) => void
  /** What is wrong with a chunk's migrations against the live state. */
  readonly findingsOf: (chunk: Chunk) => readonly Diagnostic[]
}

/** What an engine that runs its programs has besides: handles, history, and the machine once something is to be run. */
export class Live {
  readonly program: LiveProgram = new LiveProgram()
  readonly history: History<Chunk>
  readonly prepare: PrepareHook<Chunk>
  readonly #options: LiveEnvironment
  #driver: LiveDriver | undefined

  constructor(options: LiveEnvironment) {
    this.#options = options
    this.history = options.history
    this.prepare = (generation, _live, context) => this.#prepare(generation, context)
  }

  #prepare(
    generation: Generation<Chunk>,
    context: { readonly signal: AbortSignal; readonly restores?: number },
  ): PrepareResult | Promise<PrepareResult> {
    return this.#driver?.prepare(generation, context) ?? this.#load(generation, context)
  }

  /** Loads a program that is about to be prepared; nothing of it runs. */
  stage(generation: Generation<unknown>): void {
    this.#driver?.stage(generation)
  }

  async #load(generation: Generation<Chunk>, context: { readonly signal: AbortSignal; readonly restores?: number }) {
    const { LiveDriver: Driver } = await import('./live-driver.ts')
    const { program, history } = this
    this.#driver ??= new Driver({ ...this.#options, program, history })
    return this.#driver.prepare(generation, context)
  }

  /** What the live program holds in its pieces of state, as the machine has it. */
  get state(): Iterable<unknown> {
    return this.#driver?.state ?? []
  }

  /** Nothing runs any more. */
  close(): void {
    this.#driver?.close()
  }
}
