import { dirname, extname, join } from 'node:path'

import { ResolverFactory } from 'oxc-resolver'

import type { SourceReader, SourceResult } from '@fsrs/compiler'

/** Extensions of modules that are reloaded. */
export const EXTENSIONS: readonly string[] = ['.ts', '.tsx', '.mts', '.js', '.jsx', '.mjs', '.json']

/** What a specifier without an extension may mean, in this order. */
const TRIED: readonly string[] = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '.json']

/** TypeScript lets a source be imported by the name of what it is compiled to. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
}

/** What a specifier leads to. */
export type Resolved =
  /** A module of the program, with its text. */
  | { readonly kind: 'module'; readonly path: string; readonly text: string }
  /** Node's: a built-in, or the URL-able path of a package's file. */
  | { readonly kind: 'foreign'; readonly target: string }
  /** Nothing; with everything that was looked for. */
  | { readonly kind: 'missing'; readonly message: string }

/** Resolves specifiers the way that TypeScript's `bundler` resolution does, reading through the snapshot. */
export class Resolver {
  readonly #packages: ResolverFactory

  /** @param tsconfig absolute path of a `tsconfig.json` whose `paths` count; undefined: none do */
  constructor(tsconfig: string | undefined) {
    this.#packages = new ResolverFactory({
      conditionNames: ['node', 'import', 'default'],
      extensions: [...TRIED],
      extensionAlias: { '.js': ['.js', '.ts', '.tsx'], '.mjs': ['.mjs', '.mts'] },
      mainFields: ['main'],
      builtinModules: true,
      ...(tsconfig === undefined ? {} : { tsconfig: { configFile: tsconfig, references: 'auto' } }),
    })
  }

  /**
   * @param from absolute path of the importing module
   */
  resolve(specifier: string, from: string, sources: SourceReader): Resolved | Promise<Resolved> {
    if (specifier.startsWith('file:')) return readAny([fileOf(specifier)], specifier, sources)
    if (/^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..') {
      return readAny(candidatesOf(sources.resolve(specifier, from)), specifier, sources)
    }
    return this.#resolvePackage(specifier, from, sources)
  }

  #resolvePackage(specifier: string, from: string, sources: SourceReader): Resolved | Promise<Resolved> {
    const { path, builtin, error } = this.#packages.sync(dirname(from), specifier)
    if (builtin !== undefined) return { kind: 'foreign', target: builtin.resolved }
    if (path === undefined) {
      for (const place of packagePlaces(specifier, from)) void sources.read(place)
      return { kind: 'missing', message: error ?? `Cannot find package ${specifier}.` }
    }
    // What a path alias, or `#name` of the own package, leads to is part of the program; packages are Node's.
    const isOwn = EXTENSIONS.includes(extname(path)) && !path.includes('node_modules')
    return isOwn && !isBareName(specifier, path)
      ? readAny([path], specifier, sources)
      : { kind: 'foreign', target: path }
  }

  /** Forgets what packages were found where. */
  clear(): void {
    this.#packages.clearCache()
  }
}

/** Where the package would be installed: asking for them has the program reloaded once it is. */
function packagePlaces(specifier: string, from: string): string[] {
  const [name] = /^(?:@[^/]+\/)?[^/@#][^/]*/.exec(specifier) ?? []
  if (name === undefined) return []
  const places: string[] = []
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    places.push(join(folder, 'node_modules', name, 'package.json'))
    if (folder === dirname(folder)) return places
  }
}

/** A workspace's package is linked from `node_modules`, but its file is not in there: it is Node's all the same. */
function isBareName(specifier: string, path: string): boolean {
  return !specifier.startsWith('#') && !/\.[cm]?tsx?$/.test(path)
}

function candidatesOf(base: string): string[] {
  const extension = extname(base)
  const stem = base.slice(0, base.length - extension.length)
  const exact = EXTENSIONS.includes(extension) ? [base, ...(ALIASES[extension] ?? []).map((other) => stem + other)] : []
  if (exact.length > 0 && ALIASES[extension] === undefined) return exact
  return [...exact, ...TRIED.map((tried) => base + tried), ...TRIED.slice(0, 4).map((tried) => `${base}/index${tried}`)]
}

/** Waits only where the reader does: in a large program most of the time would go into waiting for what is known. */
function readAny(
  candidates: readonly string[],
  specifier: string,
  sources: SourceReader,
  problem?: string,
): Resolved | Promise<Resolved> {
  let message = problem
  for (const [index, path] of candidates.entries()) {
    const answer = sources.read(path)
    if (answer instanceof Promise) {
      return answer.then(
        (found) => accept(found, path) ?? readAny(candidates.slice(index + 1), specifier, sources, message),
      )
    }
    const found = accept(answer, path)
    if (found !== undefined) return found
    if (!answer.ok && answer.reason !== 'missing') message ??= answer.message
  }
  return { kind: 'missing', message: message ?? `Cannot find \`${specifier}\`.` }
}

function accept(answer: SourceResult, path: string): Resolved | undefined {
  return answer.ok ? { kind: 'module', path, text: answer.text } : undefined
}

function fileOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname)
}
