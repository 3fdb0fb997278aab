import { extname } from 'node:path'

import { SourceFile } from '@fsrs/compiler'
import type { Diagnostic, ModuleReport, SourceReader } from '@fsrs/compiler'

import { Resolver } from './resolve.ts'
import { transform } from './transform.ts'
import type { TransformedModule } from './transform.ts'

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
  /** A source map from `code` to `text`. */
  readonly map: string | undefined
  /** By specifier; static imports in the order in which they are evaluated. */
  readonly imports: ReadonlyMap<string, Target>
  /** By specifier: modules that are part of the program and evaluated when they are first asked for. */
  readonly dynamicImports: ReadonlyMap<string, Target>
}

/** A program: its modules, before anything has run. */
export interface ModuleGraph {
  readonly entry: string
  readonly modules: ReadonlyMap<string, GraphModule>
}

const UNRESOLVED = 'MODULE_NOT_FOUND'
const NOT_JSON = 'JSON_SYNTAX'
const UNKNOWN_EXTENSION = 'UNKNOWN_EXTENSION'

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

/** Builds graphs and remembers the modules of the last one, so that an edit costs what it changes. */
export class GraphBuilder {
  readonly #resolver: Resolver
  #remembered = new Map<string, Remembered>()
  #modules = new Map<string, GraphModule>()

  constructor(tsconfig: string | undefined) {
    this.#resolver = new Resolver(tsconfig)
  }

  /** Reads and transforms everything that `entry` leads to. */
  async build(entry: string, sources: SourceReader): Promise<BuiltGraph> {
    const build = new Build(this.#resolver, sources, this.#remembered, this.#modules)
    const graph = await build.run(entry)
    this.#remembered = build.remembered
    if (build.diagnostics.length === 0) this.#modules = build.modules
    return { graph, diagnostics: build.diagnostics, reports: build.reports }
  }
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
      return { entry, modules: this.modules }
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
    return { entry, modules: this.modules }
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
    const imports = await targets(transformed.imports)
    const dynamicImports = await targets(transformed.dynamicImports)
    const before = this.#modulesBefore.get(path)
    const isSame =
      before?.code === transformed.code &&
      isSameTargets(before.imports, imports) &&
      isSameTargets(before.dynamicImports, dynamicImports)
    this.modules.set(
      path,
      isSame ? before : { path, text, code: transformed.code, map: transformed.map, imports, dynamicImports },
    )
    return found
  }

  #transform(path: string, text: string): TransformedModule | undefined {
    const before = this.#before.get(path)
    if (before?.text === text) {
      this.remembered.set(path, before)
      this.reports.push({ name: path, action: 'reused', reason: 'its text is the same' })
      return before.module
    }
    const reason = before === undefined ? 'it is new' : 'its text changed'
    this.reports.push({ name: path, action: 'compiled', reason })
    const module = this.#compile(path, text)
    if (module !== undefined) this.remembered.set(path, { text, module })
    return module
  }

  #compile(path: string, text: string): TransformedModule | undefined {
    const extension = extname(path)
    if (extension === '.json') return this.#compileJson(path, text)
    if (!/^\.[mc]?[jt]sx?$/.test(extension)) {
      const message = `${extension === '' ? 'A file without an extension' : extension} is no module that can be loaded.`
      this.#report(UNKNOWN_EXTENSION, message, new SourceFile(path, text), 0, 0)
      return undefined
    }
    const result = transform(path, text)
    if (result.ok) return result.module
    this.diagnostics.push(...result.errors)
    return undefined
  }

  #compileJson(path: string, text: string): TransformedModule | undefined {
    try {
      JSON.parse(text)
      const code = `const data = JSON.parse(${JSON.stringify(text)})
Object.defineProperty(__vite_ssr_exports__, "default", { enumerable: true, configurable: true, get() { return data } })`
      return { code, map: undefined, imports: [], dynamicImports: [] }
    } catch (error) {
      const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length)
      this.#report(NOT_JSON, String(error).replace(/^SyntaxError: /, ''), new SourceFile(path, text), at, at)
      return undefined
    }
  }

  /** The place of a specifier is found by its text: only what fails pays for it. */
  #reportImport(specifier: string, message: string, path: string, text: string): void {
    const quoted = [`'${specifier}'`, `"${specifier}"`].map((form) => text.indexOf(form)).filter((at) => at !== -1)
    const at = quoted.length === 0 ? 0 : Math.min(...quoted)
    const end = quoted.length === 0 ? 0 : at + specifier.length + 2
    this.#report(UNRESOLVED, message, new SourceFile(path, text), at, end)
  }

  #report(code: string, message: string, source: SourceFile, start: number, end: number): void {
    const span = source.spanOf(start, end)
    const { path: file } = source
    this.diagnostics.push({ severity: 'error', code, message, file, span, labels: [], notes: [], help: undefined })
  }
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
