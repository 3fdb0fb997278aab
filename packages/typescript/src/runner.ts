// Runs graphs of modules, generation after generation. Only what an edit can have changed is run again: the modules whose
// text changed, and those that read something of them while they were evaluated. All others see the new exports through
// live bindings, and keep their state.

import { pathToFileURL } from 'node:url'

import { CodedError } from '@fsrs/base'
import type { Diagnostic } from '@fsrs/compiler'

import { evaluationDiagnostic } from './evaluation-diagnostic.ts'
import type { ModuleGraph } from './graph.ts'
import { Instance } from './instance.ts'
import type { Linker } from './instance.ts'
import { evaluationOrder, importedPaths } from './order.ts'
import type { Cycle } from './order.ts'
import { sameFunctions } from './same-functions.ts'
import { keyOf, readingAs } from './view.ts'
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
  /** Of all instances; undefined where some were loaded since it was found. */
  readonly order: readonly Cycle[] | undefined
}

const NONE: LiveProgram = {
  graph: { entry: '', modules: new Map(), shape: {} },
  instances: new Map(),
  order: undefined,
}

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
    const next = new Evaluation({
      graph: generation.artifact,
      old: this.#live,
      foreign: this.#foreign,
      end: (instances) => this.#end(instances),
    })
    try {
      await next.run()
    } catch (error) {
      await this.#end(next.fresh)
      return { ok: false, diagnostics: [evaluationDiagnostic(generation.artifact, error)] }
    }
    const commit = (): void => {
      const outOfUse = next.commit()
      this.#live = next
      this.#report = { run: next.fresh.map(({ path }) => path), kept: next.instances.size - next.fresh.length }
      void this.#end(outOfUse)
    }
    const dispose = async (): Promise<void> => {
      // The engine disposes of each generation; what a newer one has kept is not this one's any more.
      if (this.#live === next) await this[Symbol.asyncDispose]()
    }
    return { ok: true, program: { commit, discard: () => this.#end(next.fresh), dispose } }
  }

  /** What was evaluated last is disposed of first. */
  async #end(instances: readonly Instance[]): Promise<void> {
    for (const instance of instances) instance.release()
    for (const instance of instances.toReversed()) {
      try {
        await instance.dispose()
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
  #order: readonly Cycle[] | undefined
  /** What is not what it was: keys of single exports, and paths of modules that were run again. */
  readonly #changed = new Set<string>()
  /** Paths of modules that export other names than before. */
  readonly #reshaped = new Set<string>()
  readonly #foreign: Map<string, Namespace>

  readonly #end: (instances: readonly Instance[]) => Promise<void>

  constructor(options: {
    readonly graph: ModuleGraph
    readonly old: LiveProgram
    readonly foreign: Map<string, Namespace>
    readonly end: (instances: readonly Instance[]) => Promise<void>
  }) {
    this.graph = options.graph
    this.#old = options.old
    this.#foreign = options.foreign
    this.#end = options.end
  }

  get order(): readonly Cycle[] | undefined {
    return this.#order
  }

  async run(): Promise<void> {
    const { graph } = this
    const { order, graph: before, instances } = this.#old
    if (order !== undefined && graph.shape === before.shape && graph.entry === before.entry) this.#order = order
    else {
      // What was loaded dynamically before is live, whether or not it is asked for again.
      const dynamic = [...instances.keys()].filter((path) => graph.modules.has(path))
      this.#order = this.#orderOf([graph.entry, ...dynamic])
    }
    await this.#runAll(this.#order)
  }

  #orderOf(roots: readonly string[]): readonly Cycle[] {
    return evaluationOrder(this.graph, roots, (path) => this.#old.instances.get(path)?.awaited ?? [])
  }

  async #runAll(order: readonly Cycle[]): Promise<void> {
    for (const cycle of order) {
      if (cycle.every((path) => this.instances.has(path))) continue
      if (cycle.every((path) => this.#canKeep(path))) {
        for (const path of cycle) this.instances.set(path, this.#old.instances.get(path)!)
      } else {
        const waiting = this.#evaluate(cycle.map((path) => this.#make(path)))
        if (waiting !== undefined) await waiting
      }
    }
  }

  /** Waits only where a module does: most programs have thousands that do not. */
  #evaluate(cycle: readonly Instance[], from = 0): Promise<void> | undefined {
    for (let at = from; at < cycle.length; at++) {
      const instance = cycle[at]!
      const foreign = [...instance.module.imports.values()].flatMap((target) =>
        target.kind === 'foreign' && !this.#foreign.has(target.target) ? [target.target] : [],
      )
      if (foreign.length > 0) {
        return Promise.all(foreign.map((target) => this.loadForeign(target))).then(() => this.#evaluate(cycle, at))
      }
      const waiting = instance.evaluate()
      if (waiting !== undefined) {
        return waiting.then(() => {
          this.#compare(instance)
          return this.#evaluate(cycle, at + 1)
        })
      }
      this.#compare(instance)
    }
    if (cycle.length > 1) for (const instance of cycle) instance.completeView()
    return undefined
  }

  #canKeep(path: string): boolean {
    const old = this.#old.instances.get(path)
    if (old === undefined || old.module !== this.graph.modules.get(path)) return false
    if (haveCommon(old.reads, this.#changed)) return false
    return this.#reshaped.size === 0 || !importedPaths(old.module).some((imported) => this.#reshaped.has(imported))
  }

  #make(path: string): Instance {
    const module = this.graph.modules.get(path)!
    const instance = new Instance(module, this.#old.instances.get(path)?.handOver(), this)
    this.instances.set(path, instance)
    this.fresh.push(instance)
    return instance
  }

  /** Finds out what of a module that was run again is not what it was. */
  #compare(instance: Instance): void {
    const { path } = instance
    const old = this.#old.instances.get(path)
    if (old === undefined) return
    this.#changed.add(path)
    if (!hasSameNames(instance, old)) this.#reshaped.add(path)
    // An export may be one of another module: it is the new one that counts.
    const reader = { reads: new Set<string>(), find: (other: string) => this.find(other) }
    const names = readingAs(reader, () => old.seen.differing(instance.exports, instance.seen))
    if (names.length === 0) return
    const isSame = sameFunctions(old.module, instance.module)
    for (const name of names) {
      // Who goes on with the old function is asked again when the next one comes.
      if (isSame(name)) instance.seen.note(name, instance.exports[name])
      else this.#changed.add(keyOf(path, name))
    }
  }

  /**
   * In one synchronous step: modules that were kept see the new ones. Nothing of the old generation is held any more.
   *
   * @returns instances that are out of use, in the order in which they were evaluated
   */
  commit(): Instance[] {
    const old = this.#old
    this.#old = NONE
    for (const instance of this.instances.values()) instance.linker = this
    const outOfUse: Instance[] = []
    for (const [path, instance] of old.instances) if (this.instances.get(path) !== instance) outOfUse.push(instance)
    for (const instance of outOfUse) instance.release()
    for (const instance of this.fresh) {
      const before = old.instances.get(instance.path)
      if (before !== undefined) instance.takeOver(before)
    }
    return outOfUse
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
    if (!this.instances.has(path)) {
      this.#order = undefined
      try {
        await this.#runAll(this.#orderOf([path]))
      } catch (error) {
        await this.#end(this.#withdrawFailed())
        throw error
      }
    }
    return this.instance(path)
  }

  /** What failed when it was asked for is evaluated anew when it is asked for again. */
  #withdrawFailed(): Instance[] {
    const failed = this.fresh.filter(({ isDone }) => !isDone)
    for (const instance of failed) {
      this.instances.delete(instance.path)
      this.fresh.splice(this.fresh.indexOf(instance), 1)
    }
    return failed
  }
}

/** Looks through the smaller one. */
function haveCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  for (const each of few) if (many.has(each)) return true
  return false
}

function hasSameNames(instance: Instance, old: Instance): boolean {
  const { names } = instance
  return names.length === old.names.length && names.every((name) => Object.hasOwn(old.exports, name))
}
