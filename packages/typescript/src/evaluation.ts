// One generation of a program of modules, while it comes into being: which of them have to be evaluated again, and in which
// order. What has to be is what an edit changed, and what read something of that which is not what it was.

import { pathToFileURL } from 'node:url'

import { assert } from '@fsrs/base'

import { editedSince } from './graph.ts'
import type { GraphModule, ModuleGraph } from './graph.ts'
import { Instance } from './instance.ts'
import type { Linker } from './instance.ts'
import { evaluationOrder, importedPaths } from './order.ts'
import type { Cycle } from './order.ts'
import { sameFunctions } from './same-functions.ts'
import { readingAs, valueOf } from './view.ts'
import type { Namespace } from './view.ts'

/** A program that has been evaluated. */
export interface LiveProgram {
  readonly graph: ModuleGraph
  /** The next generation may go on with the very same map. */
  readonly instances: Map<string, Instance>
  /** Of all instances; undefined where some were loaded since it was found. */
  readonly order: readonly Cycle[] | undefined
}

/** Before anything was. */
export const NONE: LiveProgram = {
  graph: { entry: '', modules: new Map(), shape: {} },
  instances: new Map(),
  order: undefined,
}

/** How modules of the live program reach others, whichever generation it is. */
export class LiveLinker implements Linker {
  live: Linker | undefined
  readonly fresh: ReadonlyMap<string, Instance> = new Map()

  foreign(target: string): Namespace {
    return this.#linker.foreign(target)
  }

  instance(path: string): Instance {
    return this.#linker.instance(path)
  }

  load(path: string): Promise<Instance> {
    return this.#linker.load(path)
  }

  loadForeign(target: string): Promise<Namespace> {
    return this.#linker.loadForeign(target)
  }

  get #linker(): Linker {
    assert(this.live !== undefined, 'only what went live has this linker')
    return this.live
  }
}

/** One generation, while it comes into being and afterwards. */
export class Evaluation implements LiveProgram, Linker {
  readonly graph: ModuleGraph
  /** Evaluated, or about to be, in the order of evaluation; beside `#base` only those that this generation made. */
  instances: Map<string, Instance> = new Map()
  /** Those that this generation made, in the order in which it made them. */
  readonly made: Instance[] = []
  /** The same, until they are live. */
  readonly fresh: Map<string, Instance> = new Map()
  /** Where only what an edit can have changed is looked at: the instances of the program before, for all the rest. */
  #base: Map<string, Instance> | undefined
  #old: LiveProgram
  #order: readonly Cycle[] | undefined
  /** Paths of modules whose state may come from what is not what it was. */
  readonly #stale = new Set<string>()
  /** Paths of modules that export other names than before. */
  readonly #reshaped = new Set<string>()
  /** Paths of modules that read, or that import, what is not what it was. */
  readonly #doubted = new Set<string>()
  readonly #foreign: Map<string, Namespace>
  readonly #linker: LiveLinker
  readonly #end: (instances: readonly Instance[]) => Promise<void>

  constructor(options: {
    readonly graph: ModuleGraph
    readonly old: LiveProgram
    readonly foreign: Map<string, Namespace>
    readonly linker: LiveLinker
    readonly end: (instances: readonly Instance[]) => Promise<void>
  }) {
    this.graph = options.graph
    this.#old = options.old
    this.#foreign = options.foreign
    this.#linker = options.linker
    this.#end = options.end
  }

  get order(): readonly Cycle[] | undefined {
    return this.#order
  }

  /**
   * Evaluates what has to be; waits only where a module does.
   *
   * @throws whatever a module throws, or rejects with it where one made it wait
   */
  run(): Promise<void> | undefined {
    const { graph } = this
    const { order, graph: before, instances } = this.#old
    const edited = order && editedSince(graph, before)
    if (order !== undefined && edited !== undefined) {
      this.#order = order
      this.#base = instances
      const running = this.#runEdited(order, edited)
      return running === undefined ? this.#runRest() : running.then(() => this.#runRest())
    }
    if (order !== undefined && graph.shape === before.shape && graph.entry === before.entry) this.#order = order
    else {
      // What was loaded dynamically before is live, whether or not it is asked for again.
      const dynamic = [...instances.keys()].filter((path) => graph.modules.has(path))
      this.#order = this.#orderOf([graph.entry, ...dynamic])
    }
    return this.#runAll(this.#order ?? this.#orderOf([graph.entry]))
  }

  /** After an edit: all are looked at where a module asked for others than before. */
  #runRest(): Promise<void> | undefined {
    return this.#base === undefined ? this.#runAll(this.#order ?? this.#orderOf([this.graph.entry])) : undefined
  }

  #orderOf(roots: readonly string[]): readonly Cycle[] {
    return evaluationOrder(this.graph, roots, (path) => this.#old.instances.get(path)?.awaited ?? [])
  }

  /**
   * The same as `runAll`, where nothing but texts changed: goes from module to module that has to be looked at, in the order of
   * evaluation. Ends early where a module that is run asks for others: from then on all are looked at.
   */
  #runEdited(order: readonly Cycle[], edited: Iterable<string>): Promise<void> | undefined {
    const places = placesIn(order)
    const waiting = new Set<number>()
    const add = (path: string, after: number): void => {
      const place = places.get(path)
      if (place !== undefined && place > after) waiting.add(place)
    }
    for (const path of edited) add(path, -1)
    // What is added stands behind what was just evaluated.
    const goOn = (place: number): void => {
      for (const path of this.#doubted) add(path, place)
      this.#doubted.clear()
    }
    const runFrom = (first: number): Promise<void> | undefined => {
      for (let place = first; waiting.size > 0 && this.#base !== undefined; place++) {
        if (!waiting.delete(place)) continue
        const cycle = order[place]!
        if (cycle.every((path) => this.instances.has(path) || this.#canKeep(path))) continue
        const running = this.#evaluate(cycle.map((path) => this.#make(path)))
        if (running !== undefined) {
          return running.then(() => {
            goOn(place)
            return runFrom(place + 1)
          })
        }
        goOn(place)
      }
      return undefined
    }
    return runFrom(0)
  }

  #runAll(order: readonly Cycle[], from = 0): Promise<void> | undefined {
    for (let at = from; at < order.length; at++) {
      const cycle = order[at]!
      if (cycle.every((path) => this.instances.has(path))) continue
      if (cycle.every((path) => this.#canKeep(path))) {
        for (const path of cycle) this.instances.set(path, this.#old.instances.get(path)!)
      } else {
        const running = this.#evaluate(cycle.map((path) => this.#make(path)))
        if (running !== undefined) return running.then(() => this.#runAll(order, at + 1))
      }
    }
    return undefined
  }

  /** Waits only where a module does: most programs have thousands that do not. */
  #evaluate(cycle: readonly Instance[], from = 0): Promise<void> | undefined {
    for (let at = from; at < cycle.length; at++) {
      const instance = cycle[at]!
      const foreign = foreignOf(instance.module).filter((target) => !this.#foreign.has(target))
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
    if (this.#stale.has(path)) return false
    return this.#reshaped.size === 0 || !importedPaths(old.module).some((imported) => this.#reshaped.has(imported))
  }

  #make(path: string): Instance {
    const module = this.graph.modules.get(path)!
    const instance = new Instance(module, this.#old.instances.get(path), this)
    this.instances.set(path, instance)
    this.made.push(instance)
    this.fresh.set(path, instance)
    return instance
  }

  /** Finds out what of a module that was run again is not what it was. */
  #compare(instance: Instance): void {
    const { path } = instance
    const old = this.#old.instances.get(path)
    if (old === undefined) return
    this.#outdate(old.seen.wholeReaders)
    if (!hasSameNames(instance, old)) {
      this.#reshaped.add(path)
      this.#doubt(importersIn(this.graph).get(path) ?? [])
    }
    // An export may be one of another module: it is the new one that counts.
    const reader = { id: 0, path: undefined, fresh: this.fresh }
    const names = readingAs(reader, () => old.seen.differing(instance.exports, instance.seen))
    for (const name of names) {
      // Who goes on with the old function is asked again when the next one comes.
      if (this.#isSameFunction(name, old, instance)) instance.seen.goOn(name, instance.exports[name], old.seen)
      else this.#outdate(old.seen.readersOf(name))
    }
  }

  #isSameFunction(name: string, old: Instance, instance: Instance): boolean {
    // Most of what changes is plain to see, and finding out about functions takes a parser.
    if (isPrimitive(valueOf(instance.exports, name))) return false
    return sameFunctions(old.module, instance.module)(name)
  }

  /** What they read is not what it was, unless they have been evaluated since. */
  #outdate(readers: Iterable<readonly [path: string, id: number]>): void {
    for (const [path, id] of readers) {
      const reader = this.#old.instances.get(path)
      if (reader === undefined || id < reader.id) continue
      this.#stale.add(path)
      this.#doubt([path])
    }
  }

  #doubt(paths: Iterable<string>): void {
    if (this.#base !== undefined) for (const path of paths) this.#doubted.add(path)
  }

  /**
   * In one synchronous step: modules that were kept see the new ones. Nothing of the old generation is held any more.
   *
   * @returns instances that are out of use, in the order in which they were evaluated
   */
  commit(): Instance[] {
    const old = this.#old.instances
    this.#old = NONE
    const replaced = this.made.map(({ path }) => old.get(path))
    const outOfUse: Instance[] = []
    if (this.#base === undefined) {
      for (const [path, instance] of old) if (this.instances.get(path) !== instance) outOfUse.push(instance)
    } else {
      for (const instance of replaced) if (instance !== undefined) outOfUse.push(instance)
      for (const instance of this.made) this.#base.set(instance.path, instance)
      this.instances = this.#base
      this.#base = undefined
    }
    for (const instance of outOfUse) instance.release()
    for (const [at, instance] of this.made.entries()) {
      instance.linker = this.#linker
      const before = replaced[at]
      if (before !== undefined) instance.takeOver(before)
    }
    this.fresh.clear()
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

  #find(path: string): Instance | undefined {
    return this.instances.get(path) ?? this.#base?.get(path)
  }

  instance(path: string): Instance {
    const instance = this.#find(path)
    if (instance === undefined) throw new Error(`${path} is no module of the program.`)
    return instance
  }

  async load(path: string): Promise<Instance> {
    this.#base = undefined
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
    const failed = this.made.filter(({ isDone }) => !isDone)
    for (const instance of failed) {
      this.instances.delete(instance.path)
      this.fresh.delete(instance.path)
      this.made.splice(this.made.indexOf(instance), 1)
    }
    return failed
  }
}

function isPrimitive(value: unknown): boolean {
  return typeof value !== 'function' && (typeof value !== 'object' || value === null)
}

const places = new WeakMap<readonly Cycle[], ReadonlyMap<string, number>>()

/** Where each module stands in an order. */
function placesIn(order: readonly Cycle[]): ReadonlyMap<string, number> {
  let known = places.get(order)
  if (known === undefined) {
    known = new Map(order.flatMap((cycle, place) => cycle.map((path) => [path, place] as const)))
    places.set(order, known)
  }
  return known
}

const importers = new WeakMap<object, ReadonlyMap<string, readonly string[]>>()

/** Paths of the modules that import each, statically; the same for graphs of one shape. */
function importersIn({ modules, shape }: ModuleGraph): ReadonlyMap<string, readonly string[]> {
  let known = importers.get(shape)
  if (known === undefined) {
    const found = new Map<string, string[]>()
    for (const module of modules.values()) {
      for (const path of importedPaths(module)) {
        const paths = found.get(path)
        if (paths === undefined) found.set(path, [module.path])
        else paths.push(module.path)
      }
    }
    importers.set(shape, (known = found))
  }
  return known
}

const foreignTargets = new WeakMap<GraphModule['imports'], readonly string[]>()

/** What a module imports that is none of the program's. */
function foreignOf({ imports }: GraphModule): readonly string[] {
  let known = foreignTargets.get(imports)
  if (known === undefined) {
    known = [...imports.values()].flatMap((target) => (target.kind === 'foreign' ? [target.target] : []))
    foreignTargets.set(imports, known)
  }
  return known
}

function hasSameNames(instance: Instance, old: Instance): boolean {
  const { names } = instance
  return names.length === old.names.length && names.every((name) => Object.hasOwn(old.exports, name))
}
