import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { GraphModule } from './graph.ts'
import { Hot } from './hot.ts'
import { NAMES } from './transform.ts'

/** The exports of a module, by name. */
export type Namespace = Record<string, unknown>

/** How a module's code reaches others. */
export interface Linker {
  /** The namespace of a package or of a module of Node's, which was loaded before. */
  foreign(target: string): Namespace
  /** The instance that stands for a module in this evaluation. */
  instance(path: string): Instance
  /** The same, where there is one. */
  find(path: string): Instance | undefined
  /** A module that is evaluated when it is asked for. */
  load(path: string): Promise<Instance>
  loadForeign(target: string): Promise<Namespace>
}

type Body = (
  exports: Namespace,
  load: (specifier: string, options?: { readonly importedNames?: readonly string[] }) => Namespace,
  dynamic: (specifier: unknown) => Promise<Namespace>,
  exportAll: (from: Namespace) => void,
  meta: object,
) => unknown

/** The functions of modules, as long as somebody has the module. */
const bodies = new WeakMap<GraphModule, { readonly run: Body; readonly isAsync: boolean }>()

/**
 * The instance whose code is running for the first time, and the evaluation that it belongs to. Whatever it reads of others
 * by then, itself or through functions that it calls, its own state may have come from; and it reads what will be live
 * together with it, even through modules that are live already.
 */
let evaluating: { readonly reads: Set<string>; readonly linker: Linker } | undefined

/** One evaluation of a module. */
export class Instance {
  readonly module: GraphModule
  readonly exports: Namespace = Object.create(null)
  readonly hot: Hot
  /** Paths of modules of which it read something while it was evaluated. */
  readonly reads: Set<string> = new Set()
  /** Where it finds others; that of the newest generation that it is part of. */
  linker: Linker
  readonly #views = new Map<string, View>()
  #hasBegun = false

  constructor(module: GraphModule, data: Record<string, unknown>, linker: Linker) {
    this.module = module
    this.linker = linker
    this.hot = new Hot(data)
  }

  /** Whether its code has been run, or is running. */
  get hasBegun(): boolean {
    return this.#hasBegun
  }

  /** The names that it exports. */
  get names(): readonly string[] {
    return Object.keys(this.exports)
  }

  /** From now on reads what it imports from `path` of another instance. */
  retarget(path: string, to: Instance): void {
    this.#views.get(path)?.turnTo(to)
  }

  /**
   * Runs the module. Everything that it imports has been run, unless it imports this one too.
   *
   * @throws whatever the module throws
   */
  evaluate(): void | Promise<void> {
    this.#hasBegun = true
    const { run, isAsync } = bodyOf(this.module)
    // What it reads after it has waited cannot be told from what others do meanwhile.
    if (isAsync)
      for (const target of this.module.imports.values()) if (target.kind === 'module') this.reads.add(target.path)
    const outer = evaluating
    evaluating = { reads: this.reads, linker: this.linker }
    try {
      const result = run(
        this.exports,
        (specifier, options) => this.#import(specifier, options?.importedNames ?? []),
        (specifier) => this.#importDynamically(String(specifier)),
        (from) => this.#exportAll(from),
        this.#meta(),
      )
      if (isAsync) return Promise.resolve(result).then(() => undefined)
    } finally {
      evaluating = outer
    }
  }

  #import(specifier: string, names: readonly string[]): Namespace {
    const { linker } = this
    const target = this.module.imports.get(specifier)
    if (target === undefined) throw new Error(`Cannot find \`${specifier}\`.`)
    const namespace =
      target.kind === 'foreign' ? linker.foreign(target.target) : this.#view(linker.instance(target.path))
    const missing = names.find((name) => !(name in namespace))
    // A module of a cycle may not have begun: what it exports is not known yet.
    const isKnown = target.kind === 'foreign' || linker.instance(target.path).hasBegun
    if (missing !== undefined && isKnown) {
      throw new SyntaxError(`The module '${specifier}' does not provide an export named '${missing}'.`)
    }
    return namespace
  }

  #view(target: Instance): Namespace {
    const { path } = target.module
    let view = this.#views.get(path)
    if (view === undefined) this.#views.set(path, (view = new View(target)))
    else view.turnTo(target)
    return view.namespace
  }

  async #importDynamically(specifier: string): Promise<Namespace> {
    const { linker } = this
    const target = this.module.dynamicImports.get(specifier)
    if (target === undefined) {
      throw new Error(
        `\`${specifier}\` is imported by a name that is made at run time; only literal names are followed.`,
      )
    }
    return target.kind === 'foreign' ? linker.loadForeign(target.target) : this.#view(await linker.load(target.path))
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
    return { url, filename: path, dirname: dirname(path), hot: this.hot.context, main: false }
  }
}

/** What one module sees of another: bindings that are live over evaluations of it. */
class View {
  readonly namespace: Namespace = Object.create(null, { [Symbol.toStringTag]: { value: 'Module' } })
  #target: Instance

  constructor(target: Instance) {
    this.#target = target
    this.turnTo(target)
  }

  turnTo(target: Instance): void {
    this.#target = target
    for (const name of target.names) {
      if (name in this.namespace) continue
      Object.defineProperty(this.namespace, name, { enumerable: true, configurable: true, get: () => this.#read(name) })
    }
  }

  #read(name: string): unknown {
    if (evaluating === undefined) return this.#target.exports[name]
    const { path } = this.#target.module
    evaluating.reads.add(path)
    return (evaluating.linker.find(path) ?? this.#target).exports[name]
  }
}

function bodyOf(module: GraphModule): { readonly run: Body; readonly isAsync: boolean } {
  const known = bodies.get(module)
  if (known !== undefined) return known
  const made = compileBody(module)
  bodies.set(module, made)
  return made
}

/** A function, not a module of Node's: those are never freed. */
function compileBody({ path, code }: GraphModule): { readonly run: Body; readonly isAsync: boolean } {
  const { exports, import: load, dynamicImport, exportAll, meta } = NAMES
  const head = `function(${[exports, load, dynamicImport, exportAll, meta].join(',')}){"use strict";`
  const make = (prefix: string): Body => {
    // Node looks for source maps in what is evaluated, under the name that it gives itself; not in a `vm.Script`.
    const text = `(${prefix}${head}${code}\n//# sourceURL=${path}\n})`
    // oxlint-disable-next-line no-eval -- code of the user's own, made into a function
    return globalThis.eval(text)
  }
  try {
    return { run: make(''), isAsync: false }
  } catch (error) {
    // `await` at the top of a module is no syntax in a function that does not wait.
    if (!(error instanceof SyntaxError) || !/\bawait\b/.test(code)) throw error
    return { run: make('async '), isAsync: true }
  }
}
