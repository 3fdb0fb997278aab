// Runs graphs of modules, generation after generation. Only what an edit can have changed is run again: the modules whose
// text changed, and those that read something of them while they were evaluated. All others see the new exports through
// live bindings, and keep their state.

import { CodedError, functionProblem, reportTo, requireOptions } from '@fsrs/base'
import type { Diagnostic } from '@fsrs/compiler'

import { Evaluation, LiveLinker, NONE } from './evaluation.ts'
import type { LiveProgram } from './evaluation.ts'
import { evaluationDiagnostic } from './evaluation-diagnostic.ts'
import type { ModuleGraph } from './graph.ts'
import type { Instance } from './instance.ts'
import type { Namespace } from './view.ts'

/** What the engine's `prepare` hook answers with. */
export type RunnerResult =
  | {
      readonly ok: true
      readonly program: { commit(): void; discard(): Promise<void>; dispose(): Promise<void> }
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** How modules are run. */
export interface RunnerOptions {
  /** Gets what a `dispose` callback threw; default: the console, which also gets what this throws itself. */
  readonly onDisposeError?: (error: unknown) => void
}

/** Which modules the last reload ran and which it left alone. */
export interface RunReport {
  readonly run: readonly string[]
  readonly kept: number
}

/**
 * The modules that are running. Give `prepare` to the engine: a new generation is evaluated beside the old one, and takes
 * its place in one step; one that fails leaves everything as it was, but for what its code did to the world.
 */
export class ModuleRunner implements AsyncDisposable {
  readonly #onDisposeError: (error: unknown) => void
  readonly #foreign = new Map<string, Namespace>()
  readonly #linker = new LiveLinker()
  #live: LiveProgram = NONE
  #report: RunReport = { run: [], kept: 0 }

  /** @throws {CodedError} `INVALID_OPTION` for what is no function */
  constructor({ onDisposeError = (error) => console.error(error) }: RunnerOptions = {}) {
    requireOptions(functionProblem('onDisposeError', onDisposeError))
    this.#onDisposeError = onDisposeError
  }

  /**
   * The exports of the first module, live. They stay good until that module itself is run again: take them anew after a
   * reload.
   *
   * @throws {CodedError} `NOT_LIVE`
   */
  get exports(): Readonly<Namespace> {
    const entry = this.#live.instances.get(this.#live.graph.entry)
    if (entry !== undefined) return entry.exports
    throw new CodedError('NOT_LIVE', 'No program is live.', { hint: 'Wait for a reload that succeeds.' })
  }

  /** What the last reload ran. */
  get lastRun(): RunReport {
    return this.#report
  }

  /** For the engine's option of that name. */
  readonly prepare = (generation: { readonly artifact: ModuleGraph }): RunnerResult | Promise<RunnerResult> => {
    const evaluation = new Evaluation({
      graph: generation.artifact,
      old: this.#live,
      foreign: this.#foreign,
      linker: this.#linker,
      end: (instances) => this.#end(instances),
    })
    const failed = async (error: unknown): Promise<RunnerResult> => {
      await this.#end(evaluation.made)
      return { ok: false, diagnostics: [evaluationDiagnostic(generation.artifact, error)] }
    }
    let running: Promise<void> | undefined
    try {
      running = evaluation.run()
    } catch (error) {
      return failed(error)
    }
    return running === undefined ? this.#ready(evaluation) : running.then(() => this.#ready(evaluation)).catch(failed)
  }

  #ready(evaluation: Evaluation): RunnerResult {
    const commit = (): void => {
      const outOfUse = evaluation.commit()
      this.#live = evaluation
      this.#linker.live = evaluation
      this.#report = {
        run: evaluation.made.map(({ path }) => path),
        kept: evaluation.instances.size - evaluation.made.length,
      }
      void this.#end(outOfUse)
    }
    const dispose = async (): Promise<void> => {
      // The engine disposes of each generation; what a newer one has kept is not this one's any more.
      if (this.#live === evaluation) await this[Symbol.asyncDispose]()
    }
    return { ok: true, program: { commit, discard: () => this.#end(evaluation.made), dispose } }
  }

  /** What was evaluated last is disposed of first. */
  async #end(instances: readonly Instance[]): Promise<void> {
    for (const instance of instances) instance.release()
    for (const instance of instances.toReversed()) {
      try {
        await instance.dispose()
      } catch (error) {
        reportTo(this.#onDisposeError, error)
      }
    }
  }

  /** Nothing is live any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { instances } = this.#live
    this.#live = NONE
    await this.#end([...instances.values()])
  }
}
