// Runs graphs of modules, generation after generation. Only what an edit can have changed is run again: the modules whose
// text changed, and those that read something of them while they were evaluated. All others see the new exports through
// live bindings, and keep their state.

import { pathToFileURL } from 'node:url'

import { CodedError } from '@fsrs/base'
import type { Diagnostic } from '@fsrs/compiler'

import { evaluationDiagnostic } from './evaluation-diagnostic.ts'
import type { GraphModule, ModuleGraph } from './graph.ts'
import { Instance } from './instance.ts'
import type { Linker, Namespace } from './instance.ts'
import { evaluationOrder, importedPaths } from './order.ts'

/** What the engine's `prepare` hook answers with. */
export type RunnerResult =
  | {
      readonly ok: true
      readonly program: { commit(): void; discard(): Promise<void>; dispose(): Promise<void> }
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** How modules are run. */
export interface RunnerOptions {
  /** Gets what a `dispose` callback threw; default: the console. */
  readonly onDisposeError?: (error: unknown) => void
}

/** Which modules the last reload ran and which it left alone. */
export interface RunReport {
  readonly run: readonly string[]
  readonly kept: number
}

interface LiveProgram {
  readonly graph: ModuleGraph
  readonly instances: ReadonlyMap<string, Instance>
}

const NONE: LiveProgram = { graph: { entry: '', modules: new Map() }, instances: new Map() }

/**
 * The modules that are running. Give `prepare` to the engine: a new generation is evaluated beside the old one, and takes
 * its place in one step; one that fails leaves everything as it was, but for what its code did to the world.
 */
export class ModuleRunner implements AsyncDisposable {
  readonly #onDisposeError: (error: unknown) => void
  readonly #foreign = new Map<string, Namespace>()
  #live: LiveProgram = NONE
  #report: RunReport = { run: [], kept: 0 }

  constructor({ onDisposeError = (error) => console.error(error) }: RunnerOptions = {}) {
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
  readonly prepare = async (generation: { readonly artifact: ModuleGraph }): Promise<RunnerResult> => {
    const next = new Evaluation(generation.artifact, this.#live, this.#foreign)
    try {
      await next.run()
    } catch (error) {
      await this.#end(next.fresh)
      return { ok: false, diagnostics: [evaluationDiagnostic(generation.artifact, error)] }
    }
    const commit = (): void => {
      const old = this.#live
      next.commit()
      this.#live = next
      this.#report = { run: next.fresh.map(({ module }) => module.path), kept: next.instances.size - next.fresh.length }
      const outOfUse = [...old.instances].filter(([path, each]) => next.instances.get(path) !== each)
      void this.#end(outOfUse.map(([, each]) => each))
    }
    const dispose = async (): Promise<void> => {
      // The engine disposes of each generation; what a newer one has kept is not this one's any more.
      if (this.#live === next) await this[Symbol.asyncDispose]()
    }
    return { ok: true, program: { commit, discard: () => this.#end(next.fresh), dispose } }
  }

  /** What was evaluated last is disposed of first. */
  async #end(instances: readonly Instance[]): Promise<void> {
    for (const { hot } of instances.toReversed()) {
      try {
        await hot.dispose()
      } catch (error) {
        this.#onDisposeError(error)
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

/** One generation, while it comes into being and afterwards. */
class Evaluation implements LiveProgram, Linker {
  readonly graph: ModuleGraph
  /** Evaluated, or about to be, in the order of evaluation. */
  readonly instances = new Map<string, Instance>()
  /** Those that this generation made. */
  readonly fresh: Instance[] = []
  #old: LiveProgram
  readonly #foreign: Map<string, Namespace>

  constructor(graph: ModuleGraph, old: LiveProgram, foreign: Map<string, Namespace>) {
    this.graph = graph
    this.#old = old
    this.#foreign = foreign
  }

  async run(): Promise<void> {
    const { graph } = this
    // What was loaded dynamically before is live, whether or not it is asked for again.
    const dynamic = [...this.#old.instances.keys()].filter((path) => graph.modules.has(path))
    await this.#runAll([graph.entry, ...dynamic])
  }

  async #runAll(roots: readonly string[]): Promise<void> {
    const rerun = new Set<string>()
    const reshaped = new Set<string>()
    for (const cycle of evaluationOrder(this.graph, roots)) {
      if (cycle.every(({ path }) => this.instances.has(path))) continue
      if (cycle.every((module) => this.#canKeep(module, rerun, reshaped))) {
        for (const { path } of cycle) this.instances.set(path, this.#old.instances.get(path)!)
        continue
      }
      for (const module of cycle) this.#make(module)
      for (const { path } of cycle) {
        const instance = this.instances.get(path)!
        rerun.add(path)
        await this.#loadForeignOf(instance.module)
        const waiting = instance.evaluate()
        if (waiting !== undefined) await waiting
        if (!hasSameNames(instance, this.#old.instances.get(path))) reshaped.add(path)
      }
      // In a cycle a module may have been looked at before it had begun.
      for (const { path } of cycle)
        for (const other of cycle) this.instances.get(other.path)!.retarget(path, this.instances.get(path)!)
    }
  }

  #canKeep(module: GraphModule, rerun: ReadonlySet<string>, reshaped: ReadonlySet<string>): boolean {
    const old = this.#old.instances.get(module.path)
    if (old?.module !== module) return false
    for (const path of old.reads) if (rerun.has(path)) return false
    return reshaped.size === 0 || !importedPaths(module).some((path) => reshaped.has(path))
  }

  #make(module: GraphModule): void {
    const data = this.#old.instances.get(module.path)?.hot.handOver() ?? {}
    const instance = new Instance(module, data, this)
    this.instances.set(module.path, instance)
    this.fresh.push(instance)
  }

  async #loadForeignOf({ imports }: GraphModule): Promise<void> {
    for (const target of imports.values()) if (target.kind === 'foreign') await this.loadForeign(target.target)
  }

  /** In one synchronous step: modules that were kept see the new ones. Nothing of the old generation is held any more. */
  commit(): void {
    this.#old = NONE
    const fresh = new Set(this.fresh)
    for (const kept of this.instances.values()) {
      if (fresh.has(kept)) continue
      kept.linker = this
      for (const instance of this.fresh) kept.retarget(instance.module.path, instance)
    }
  }

  foreign(target: string): Namespace {
    return this.#foreign.get(target)!
  }

  async loadForeign(target: string): Promise<Namespace> {
    let namespace = this.#foreign.get(target)
    if (namespace === undefined) {
      const url = target.startsWith('node:') || !target.includes('/') ? target : pathToFileURL(target).href
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a module's namespace
      namespace = (await import(url)) as Namespace
      this.#foreign.set(target, namespace)
    }
    return namespace
  }

  find(path: string): Instance | undefined {
    return this.instances.get(path)
  }

  instance(path: string): Instance {
    const instance = this.find(path)
    if (instance === undefined) throw new Error(`${path} is no module of the program.`)
    return instance
  }

  async load(path: string): Promise<Instance> {
    if (!this.instances.has(path)) await this.#runAll([path])
    return this.instance(path)
  }
}

function hasSameNames(instance: Instance, old: Instance | undefined): boolean {
  if (old === undefined) return true
  const { names } = instance
  return names.length === old.names.length && names.every((name) => Object.hasOwn(old.exports, name))
}
