import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'

import { ModuleSyntaxError } from './module-syntax-error.ts'
import type { GraphModule } from './graph.ts'
import { Hot } from './hot.ts'
import type { HotContext } from './hot.ts'
import { NAMES, moduleFunctionText } from './module-function.ts'
import { Seen, View, readingAs } from './view.ts'
import type { Namespace, Viewed } from './view.ts'

/** How a module's code reaches others. */
export interface Linker {
  /** The namespace of a package or of a module of Node's, which was loaded before. */
  foreign(target: string): Namespace
  /** The instance that stands for a module in this evaluation. */
  instance(path: string): Instance
  /** Those of them, by path, that are new: not of the program that is live. */
  readonly fresh: ReadonlyMap<string, Instance>
  /** A module that is evaluated when it is asked for. */
  load(path: string): Promise<Instance>
  loadForeign(target: string): Promise<Namespace>
}

type Body = (
  exports: Namespace,
  load: (at: number) => Namespace,
  dynamic: (specifier: unknown) => Promise<Namespace>,
  exportAll: (from: Namespace) => void,
  meta: object | undefined,
) => unknown

interface CompiledBody {
  readonly run: Body
  readonly isAsync: boolean
  readonly usesMeta: boolean
}

/** The functions of modules, as long as somebody has the module. */
const bodies = new WeakMap<GraphModule, CompiledBody>()

let evaluations = 0

/** What a module's static imports lead to, one by one: evaluations of the same module share it. */
class Links {
  readonly #views: (View | undefined)[] = []
  #holders = 0

  at(at: number): View | undefined {
    return this.#views[at]
  }

  add(at: number, view: View): void {
    if (this.#views[at] !== undefined) return
    view.users++
    this.#views[at] = view
  }

  hold(): this {
    this.#holders++
    return this
  }

  release(): void {
    if (--this.#holders > 0) return
    for (const view of this.#views) if (view !== undefined) view.users--
    this.#views.length = 0
  }
}

/** One evaluation of a module. */
export class Instance implements Viewed {
  readonly module: GraphModule
  readonly path: string
  // A literal: what `Object.create` makes is slower to fill.
  readonly exports: Namespace = { __proto__: null }
  /** Of its evaluation: greater than that of any before. */
  readonly id: number = ++evaluations
  readonly seen: Seen = new Seen()
  /** Paths of modules that it loaded dynamically while it was evaluated: they come before it. */
  readonly awaited: Set<string> = new Set()
  /** Where it finds others; that of the newest generation that it is part of. */
  linker: Linker
  readonly #data: Record<string, unknown> | undefined
  #hot: Hot | undefined
  #view: View | undefined
  /** Views of earlier evaluations of this module, which kept modules hold. */
  #inherited: readonly View[] = []
  /** What its code sees of others: through static imports, and by path what was new or asked for later. */
  readonly #links: Links
  readonly #views = new Map<string, View>()
  #isReleased = false
  #progress: 'waiting' | 'running' | 'done' = 'waiting'

  /** @param before the one that it is to take the place of */
  constructor(module: GraphModule, before: Instance | undefined, linker: Linker) {
    this.module = module
    this.path = module.path
    this.linker = linker
    this.#data = before?.handOver()
    this.#links = (before?.module === module ? before.#links : new Links()).hold()
  }

  /** Whether its code has been run, or is running. */
  get hasBegun(): boolean {
    return this.#progress !== 'waiting'
  }

  /** Whether its code has been run to its end. */
  get isDone(): boolean {
    return this.#progress === 'done'
  }

  /** The names that it exports. */
  get names(): readonly string[] {
    return Object.keys(this.exports)
  }

  // ---- views of it

  /** What importers see of it. */
  view(): View {
    return (this.#view ??= new View(this))
  }

  /** Its code has been run: whoever looked at it before sees all of its names. */
  completeView(): void {
    this.#view?.complete()
  }

  /** Takes the place of an earlier instance: who imports that one imports this one. */
  takeOver(before: Instance): void {
    this.#inherited = [...before.#inherited, ...(before.#view === undefined ? [] : [before.#view])].filter(
      ({ users }) => users > 0,
    )
    for (const view of this.#inherited) view.turnTo(this)
  }

  /** Its code is out of use, or never came into use: what it sees is not turned to anything new any more. */
  release(): void {
    if (this.#isReleased) return
    this.#isReleased = true
    this.#links.release()
    for (const view of this.#views.values()) view.users--
    this.#views.clear()
  }

  // ---- what it leaves behind

  /** What its next instance begins with. */
  handOver(): Record<string, unknown> | undefined {
    return this.#hot === undefined ? this.#data : this.#hot.handOver()
  }

  /** It is out of use: its own callbacks are called. */
  async dispose(): Promise<void> {
    await this.#hot?.dispose()
  }

  #hotContext(): HotContext {
    return (this.#hot ??= new Hot(this.#data ?? {})).context
  }

  // ---- evaluation

  /**
   * Runs the module. Everything that it imports has been run, unless it imports this one too.
   *
   * @throws whatever the module throws
   */
  evaluate(): void | Promise<void> {
    const { run, isAsync, usesMeta } = bodyOf(this.module)
    this.#progress = 'running'
    // What it reads after it has waited cannot be told from what others do meanwhile.
    const { linker, path, id } = this
    if (isAsync)
      for (const target of this.module.imports.values())
        if (target.kind === 'module') this.#readWhole(linker.instance(target.path))
    const result = readingAs({ id, path, fresh: linker.fresh }, () =>
      run(
        this.exports,
        (at) => this.#import(at),
        (specifier) => this.#importDynamically(String(specifier)),
        (from) => this.#exportAll(from),
        usesMeta ? this.#meta() : undefined,
      ),
    )
    if (isAsync) return Promise.resolve(result).then(() => void (this.#progress = 'done'))
    this.#progress = 'done'
  }

  #readWhole(target: Instance): void {
    target.seen.wholeReaders.add(this.path, this.id)
  }

  /** @param at which of its imports */
  #import(at: number): Namespace {
    const link = this.#links.at(at)
    // Whoever was evaluated before this one made sure of the names, and is evaluated again when one of them goes.
    if (link !== undefined && !link.isOutworn && !this.linker.fresh.has(link.target.path)) return link.namespace
    const { specifier, names } = this.module.importCalls[at]!
    const target = this.module.imports.get(specifier)
    if (target === undefined) throw new Error(`Cannot find \`${specifier}\`.`)
    if (target.kind === 'foreign') return checked(this.linker.foreign(target.target), specifier, names)
    const instance = this.linker.instance(target.path)
    if (link === undefined) this.#links.add(at, instance.view())
    const { namespace } = link === undefined ? instance.view() : this.#viewOf(instance)
    // A module of a cycle may not have begun: what it exports is not known yet.
    return instance.hasBegun ? checked(namespace, specifier, names) : namespace
  }

  #viewOf(target: Instance): View {
    const { path } = target
    const known = this.#views.get(path)
    if (known !== undefined) {
      if (known.target !== target) known.turnTo(target)
      return known
    }
    const view = target.view()
    view.users++
    this.#views.set(path, view)
    return view
  }

  async #importDynamically(specifier: string): Promise<Namespace> {
    const { linker } = this
    const target = this.module.dynamicImports.get(specifier)
    if (target === undefined) {
      throw new Error(
        `\`${specifier}\` is imported by a name that is made at run time; only literal names are followed.`,
      )
    }
    if (target.kind === 'foreign') return linker.loadForeign(target.target)
    // What a module asks for while it is evaluated, it may go on with.
    const isRunning = this.#progress === 'running'
    if (isRunning) this.awaited.add(target.path)
    const instance = await linker.load(target.path)
    if (isRunning) this.#readWhole(instance)
    return this.#viewOf(instance).namespace
  }

  #exportAll(from: Namespace): void {
    for (const name of Object.keys(from)) {
      if (name === 'default' || name in this.exports) continue
      Object.defineProperty(this.exports, name, { enumerable: true, configurable: true, get: () => from[name] })
    }
  }

  #meta(): object {
    const { path } = this.module
    const url = pathToFileURL(path).href
    return { url, filename: path, dirname: dirname(path), hot: this.#hotContext(), main: false }
  }
}

function checked(namespace: Namespace, specifier: string, names: readonly string[]): Namespace {
  for (const name of names) {
    if (name in namespace) continue
    throw new SyntaxError(`The module '${specifier}' does not provide an export named '${name}'.`)
  }
  return namespace
}

function bodyOf(module: GraphModule): CompiledBody {
  const known = bodies.get(module)
  if (known !== undefined) return known
  const made = compileBody(module)
  bodies.set(module, made)
  return made
}

/** A function, not a module of Node's: those are never freed. */
function compileBody(module: GraphModule): CompiledBody {
  const { path, code } = module
  const usesMeta = code.includes(NAMES.meta)
  // Node looks for source maps in what is evaluated, under the name that it gives itself; not in a `vm.Script`.
  const make = (isAsync: boolean): Body =>
    // oxlint-disable-next-line no-eval -- code of the user's own, made into a function
    globalThis.eval(moduleFunctionText(code, path, isAsync))
  try {
    return { run: make(false), isAsync: false, usesMeta }
  } catch (error) {
    // `await` at the top of a module is no syntax in a function that does not wait.
    if (!(error instanceof SyntaxError)) throw error
    if (!/\bawait\b/.test(code)) throw new ModuleSyntaxError(module, error)
  }
  try {
    return { run: make(true), isAsync: true, usesMeta }
  } catch (error) {
    throw error instanceof SyntaxError ? new ModuleSyntaxError(module, error) : error
  }
}
