import { extname } from 'node:path'

import { SourceFile } from '@fsrs/compiler'
import type { Diagnostic, ModuleReport, SourceReader } from '@fsrs/compiler'

import { EditedMap } from './edited-map.ts'
import { Resolver } from './resolve.ts'
import { transform } from './transform.ts'
import type { ImportCall, TransformedModule } from './transform.ts'

/** Where an import of a module leads. */
export type Target =
  | { readonly kind: 'module'; readonly path: string }
  | { readonly kind: 'foreign'; readonly target: string }

/** One module of a program. The same object stands for it as long as neither it nor what its imports lead to changed. */
export interface GraphModule {
  /** Absolute. */
  readonly path: string
  readonly text: string
  readonly code: string
  /** Its static imports, one by one, as `code` asks for them. */
  readonly importCalls: readonly ImportCall[]
  /** Where they lead, by specifier, in the order in which they are evaluated. */
  readonly imports: ReadonlyMap<string, Target>
  /** By specifier: modules that are part of the program and evaluated when they are first asked for. */
  readonly dynamicImports: ReadonlyMap<string, Target>
}

/** A program: its modules, before anything has run. */
export interface ModuleGraph {
  readonly entry: string
  readonly modules: ReadonlyMap<string, GraphModule>
  /** The same object in graphs whose modules are the same and import the same, whatever else they say. */
  readonly shape: object
  /** The graph that this one was made of, and the modules that are others in it; undefined where it was built anew. */
  readonly edit?: { readonly of: WeakRef<ModuleGraph>; readonly paths: readonly string[] }
}

/** Paths of the modules that `now` has others at, where it comes from `before` by edits; undefined where it does not. */
export function editedSince(now: ModuleGraph, before: ModuleGraph): ReadonlySet<string> | undefined {
  const paths = new Set<string>()
  for (let graph: ModuleGraph | undefined = now; graph !== undefined; graph = graph.edit?.of.deref()) {
    if (graph === before) return paths
    for (const path of graph.edit?.paths ?? []) paths.add(path)
  }
  return undefined
}

const UNRESOLVED = 'MODULE_NOT_FOUND'
const NOT_JSON = 'JSON_SYNTAX'
const UNKNOWN_EXTENSION = 'UNKNOWN_EXTENSION'

const CHANGED = 'its text changed'
const UNCHANGED = 'its text is the same'

/** What a compile came to. */
export interface BuiltGraph {
  readonly graph: ModuleGraph
  readonly diagnostics: readonly Diagnostic[]
  readonly reports: readonly ModuleReport[]
}

/** A transformed module with the text that it was made of. */
interface Remembered {
  readonly text: string
  readonly module: TransformedModule
}

/** The last program that was whole. */
interface Last {
  readonly graph: ModuleGraph
  readonly sources: SourceReader
  /** Reports of all its modules as if none had changed, and where each stands. */
  readonly reused: readonly ModuleReport[]
  readonly places: ReadonlyMap<string, number>
}

/** Builds graphs and remembers the modules of the last one, so that an edit costs what it changes. */
export class GraphBuilder {
  readonly #resolver: Resolver
  #remembered = new Map<string, Remembered>()
  #last: Last | undefined
  #isWhole = true

  constructor(tsconfig: string | undefined) {
    this.#resolver = new Resolver(tsconfig)
  }

  /** Reads and transforms what has changed of all that `entry` leads to. */
  build(entry: string, sources: SourceReader): BuiltGraph | Promise<BuiltGraph> {
    return this.#buildEdited(entry, sources) ?? this.#buildAnew(entry, sources)
  }

  async #buildAnew(entry: string, sources: SourceReader): Promise<BuiltGraph> {
    // What was not found may have been installed since.
    if (!this.#isWhole) this.#resolver.clear()
    const build = new Build(this.#resolver, sources, this.#remembered, this.#last?.graph.modules ?? new Map())
    const graph = await build.run(entry)
    this.#remembered = build.remembered
    this.#isWhole = build.diagnostics.length === 0
    if (this.#isWhole) this.#last = lastOf(graph, sources, build.reports)
    return { graph, diagnostics: build.diagnostics, reports: build.reports }
  }

  /**
   * Where the reader tells what has changed and has it at hand, and nothing imports anything else than before, the rest is not
   * looked at, and nobody waits.
   */
  #buildEdited(entry: string, sources: SourceReader): BuiltGraph | undefined {
    const last = this.#last
    if (last === undefined || last.graph.entry !== entry) return undefined
    const changed = sources.changedSince?.(last.sources)
    if (changed === undefined) return undefined
    const { modules: before } = last.graph
    const replaced = new Map<string, GraphModule>()
    const reports = [...last.reused]
    const diagnostics: Diagnostic[] = []
    for (const path of changed) {
      const module = before.get(path)
      const source = sources.read(path)
      if (module === undefined || source instanceof Promise || !source.ok) return undefined
      const { text } = source
      const compiled = compileModule(path, text)
      if (compiled.ok && !hasSameImports(compiled.module, module)) return undefined
      reports[last.places.get(path)!] = { name: path, action: 'compiled', reason: CHANGED }
      if (compiled.ok) {
        const { code, importCalls } = compiled.module
        replaced.set(path, { ...module, text, code, importCalls })
        this.#remembered.set(path, { text, module: compiled.module })
      } else diagnostics.push(...compiled.errors)
    }
    sources.keep?.(last.sources)
    const edit = { of: new WeakRef(last.graph), paths: changed }
    const graph: ModuleGraph = { entry, modules: EditedMap.of(before, replaced), shape: last.graph.shape, edit }
    if (diagnostics.length === 0) this.#last = { ...last, graph, sources }
    return { graph, diagnostics, reports }
  }
}

function lastOf(graph: ModuleGraph, sources: SourceReader, reports: readonly ModuleReport[]): Last {
  const reused = reports.map(({ name }) => ({ name, action: 'reused', reason: UNCHANGED }) as const)
  return { graph, sources, reused, places: new Map(reused.map(({ name }, at) => [name, at])) }
}

function hasSameImports(module: TransformedModule, before: GraphModule): boolean {
  return (
    isSameList(specifiersIn(module), [...before.imports.keys()]) &&
    isSameList(module.dynamicImports, [...before.dynamicImports.keys()])
  )
}

function specifiersIn({ importCalls }: TransformedModule): string[] {
  return [...new Set(importCalls.map(({ specifier }) => specifier))]
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at])
}

/** One compile. */
class Build {
  readonly modules = new Map<string, GraphModule>()
  readonly remembered = new Map<string, Remembered>()
  readonly diagnostics: Diagnostic[] = []
  readonly reports: ModuleReport[] = []
  readonly #resolver: Resolver
  readonly #sources: SourceReader
  readonly #before: ReadonlyMap<string, Remembered>
  readonly #modulesBefore: ReadonlyMap<string, GraphModule>

  constructor(
    resolver: Resolver,
    sources: SourceReader,
    before: ReadonlyMap<string, Remembered>,
    modulesBefore: ReadonlyMap<string, GraphModule>,
  ) {
    this.#resolver = resolver
    this.#sources = sources
    this.#before = before
    this.#modulesBefore = modulesBefore
  }

  async run(entry: string): Promise<ModuleGraph> {
    const first = this.#sources.read(entry)
    const source = first instanceof Promise ? await first : first
    if (!source.ok) {
      this.#report(UNRESOLVED, source.message, new SourceFile(entry, ''), 0, 0)
      return { entry, modules: this.modules, shape: {} }
    }
    const pending = [{ path: entry, text: source.text }]
    const known = new Set([entry])
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const found = await this.#add(next.path, next.text)
      for (const each of found) {
        if (known.has(each.path)) continue
        known.add(each.path)
        pending.push(each)
      }
    }
    return { entry, modules: this.modules, shape: {} }
  }

  /** @returns the modules that it imports */
  async #add(path: string, text: string): Promise<{ readonly path: string; readonly text: string }[]> {
    const transformed = this.#transform(path, text)
    if (transformed === undefined) return []
    const found: { readonly path: string; readonly text: string }[] = []
    const targets = async (specifiers: readonly string[]): Promise<Map<string, Target>> => {
      const map = new Map<string, Target>()
      for (const specifier of specifiers) {
        const answer = this.#resolver.resolve(specifier, path, this.#sources)
        const resolved = answer instanceof Promise ? await answer : answer
        if (resolved.kind === 'missing') this.#reportImport(specifier, resolved.message, path, text)
        else if (resolved.kind === 'foreign') map.set(specifier, resolved)
        else {
          found.push(resolved)
          map.set(specifier, { kind: 'module', path: resolved.path })
        }
      }
      return map
    }
    const imports = await targets(specifiersIn(transformed))
    const dynamicImports = await targets(transformed.dynamicImports)
    const before = this.#modulesBefore.get(path)
    const { code, importCalls } = transformed
    const isSame =
      before?.code === code &&
      before.text === text &&
      isSameTargets(before.imports, imports) &&
      isSameTargets(before.dynamicImports, dynamicImports)
    this.modules.set(path, isSame ? before : { path, text, code, importCalls, imports, dynamicImports })
    return found
  }

  #transform(path: string, text: string): TransformedModule | undefined {
    const before = this.#before.get(path)
    if (before?.text === text) {
      this.remembered.set(path, before)
      this.reports.push({ name: path, action: 'reused', reason: UNCHANGED })
      return before.module
    }
    const reason = before === undefined ? 'it is new' : CHANGED
    this.reports.push({ name: path, action: 'compiled', reason })
    const compiled = compileModule(path, text)
    if (!compiled.ok) {
      this.diagnostics.push(...compiled.errors)
      return undefined
    }
    this.remembered.set(path, { text, module: compiled.module })
    return compiled.module
  }

  /** The place of a specifier is found by its text: only what fails pays for it. */
  #reportImport(specifier: string, message: string, path: string, text: string): void {
    const quoted = [`'${specifier}'`, `"${specifier}"`].map((form) => text.indexOf(form)).filter((at) => at !== -1)
    const at = quoted.length === 0 ? 0 : Math.min(...quoted)
    const end = quoted.length === 0 ? 0 : at + specifier.length + 2
    this.#report(UNRESOLVED, message, new SourceFile(path, text), at, end)
  }

  #report(code: string, message: string, source: SourceFile, start: number, end: number): void {
    this.diagnostics.push(errorAt(code, message, source, start, end))
  }
}

type CompiledModule = ReturnType<typeof transform>

function compileModule(path: string, text: string): CompiledModule {
  const extension = extname(path)
  if (extension === '.json') return compileJson(path, text)
  if (/^\.[mc]?[jt]sx?$/.test(extension)) return transform(path, text)
  const message = `${extension === '' ? 'A file without an extension' : extension} is no module that can be loaded.`
  return { ok: false, errors: [errorAt(UNKNOWN_EXTENSION, message, new SourceFile(path, text), 0, 0)] }
}

function compileJson(path: string, text: string): CompiledModule {
  try {
    JSON.parse(text)
    const code = `const data = JSON.parse(${JSON.stringify(text)})
Object.defineProperty(__vite_ssr_exports__, "default", { enumerable: true, configurable: true, get() { return data } })`
    return { ok: true, module: { code, importCalls: [], dynamicImports: [] } }
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length)
    const message = String(error).replace(/^SyntaxError: /, '')
    return { ok: false, errors: [errorAt(NOT_JSON, message, new SourceFile(path, text), at, at)] }
  }
}

function errorAt(code: string, message: string, source: SourceFile, start: number, end: number): Diagnostic {
  const span = source.spanOf(start, end)
  return { severity: 'error', code, message, file: source.path, span, labels: [], notes: [], help: undefined }
}

function isSameTargets(a: ReadonlyMap<string, Target>, b: ReadonlyMap<string, Target>): boolean {
  if (a.size !== b.size) return false
  for (const [specifier, target] of a) {
    const other = b.get(specifier)
    if (other?.kind !== target.kind || keyOf(other) !== keyOf(target)) return false
  }
  return true
}

function keyOf(target: Target): string {
  return target.kind === 'module' ? target.path : target.target
}
