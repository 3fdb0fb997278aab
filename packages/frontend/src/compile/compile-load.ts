/**
 * Finds a program's files: the entry and, before each file, those that it loads. Written as a generator that asks for
 * sources, so that one text serves readers that answer at once and readers that answer later.
 */
import type { Diagnostic, SourceResult } from '@fsrs/compiler'
import { SourceFile } from '@fsrs/compiler'

import type { Node } from '../syntax/ast.ts'
import { moduleNameOf } from '../checking/check.ts'
import { type Asked, askedBy, type LoadPath, type ParsedSource } from './compile-phases.ts'

/** A file of the program, parsed. */
export interface LoadedFile extends ParsedSource {
  /** Absolute. */
  readonly path: string
  /** What its `module` line says, else its file name with a capital, as F# names the module of a script. */
  readonly module: string
  /** What could not be loaded, and why. */
  readonly loadDiagnostics: readonly Diagnostic[]
  /** Paths that it loads, in order, those that could not be read left out. */
  readonly loads: readonly string[]
}

/** What the search asks for. */
export type LoadRequest =
  | { readonly kind: 'Read'; readonly path: string }
  | { readonly kind: 'Resolve'; readonly path: string; readonly from: string }

/** Parses a file, or answers what is remembered of the same text. */
export type ParseFile = (path: string, text: string) => ParsedSource

/** All files in the order in which they are evaluated, the entry last; nothing but a diagnostic where it cannot be read. */
export type LoadOutcome =
  | {
      readonly ok: true
      readonly files: readonly LoadedFile[]
      /** What they ask for besides each other. */
      readonly asked: Asked
    }
  | { readonly ok: false; readonly diagnostic: Diagnostic }

/** Code of a diagnostic for the entry of a program that cannot be read. */
const SOURCE_UNREADABLE = 'SOURCE_UNREADABLE'

interface Visit {
  readonly path: string
  readonly parsed: ParsedSource
  /** How many of the wanted files have been seen to. */
  next: number
  readonly loads: string[]
  readonly diagnostics: Diagnostic[]
}

/** Searches from `entry`; answer its `Read`s with a source and its `Resolve`s with an absolute path. */
export function* loadFiles(
  entry: string,
  parse: ParseFile,
): Generator<LoadRequest, LoadOutcome, SourceResult | string> {
  const first = yield* read(entry)
  if (!first.ok) return { ok: false, diagnostic: unreadable(entry, first.message) }
  const files = new Map<string, LoadedFile>()
  const stack: Visit[] = [begin(entry, parse(entry, first.text))]
  const open = new Set([entry])
  // Missing and circular files are asked for once.
  const refused = new Map<string, string>()
  while (stack.length > 0) {
    const visit = stack.at(-1)!
    const load = visit.parsed.wanted[visit.next++]
    if (load === undefined) {
      files.set(visit.path, finish(visit.path, visit.parsed, visit.loads, visit.diagnostics))
      open.delete(visit.path)
      stack.pop()
      continue
    }
    const answer = yield { kind: 'Resolve', path: load.path, from: visit.path }
    const path = typeof answer === 'string' ? answer : load.path
    if (files.has(path)) {
      visit.loads.push(path)
      continue
    }
    if (open.has(path)) {
      const circle = stack.slice(stack.findIndex((each) => each.path === path))
      visit.diagnostics.push(circular(visit, load, [...circle.map((each) => each.path), path]))
      continue
    }
    const source = refused.has(path) ? undefined : yield* read(path)
    if (source?.ok === true) {
      visit.loads.push(path)
      open.add(path)
      stack.push(begin(path, parse(path, source.text)))
      continue
    }
    if (source !== undefined) refused.set(path, source.message)
    visit.diagnostics.push(missing(visit, load, refused.get(path)!))
  }
  const found = [...files.values()]
  return { ok: true, files: found, asked: askedBy(found) }
}

function* read(path: string): Generator<LoadRequest, SourceResult, SourceResult | string> {
  const answer = yield { kind: 'Read', path }
  return typeof answer === 'string' ? { ok: true, text: answer } : answer
}

function begin(path: string, parsed: ParsedSource): Visit {
  return { path, parsed, next: 0, loads: [], diagnostics: [] }
}

/**
 * The same file with another text.
 *
 * @returns undefined where it loads others than before, or something about its loads was wrong: then the program is to be
 * searched again
 */
export function reloadFile(before: LoadedFile, parsed: ParsedSource): LoadedFile | undefined {
  if (before.loadDiagnostics.length > 0) return undefined
  if (!isSameList(parsed.wanted.map(pathOf), before.wanted.map(pathOf))) return undefined
  return finish(before.path, parsed, before.loads, [])
}

function pathOf({ path }: LoadPath): string {
  return path
}

/** What each parse, which belongs to one path, was last loaded as: a file of which nothing has changed stays one object. */
const loadedFiles = new WeakMap<ParsedSource, LoadedFile>()

function finish(
  path: string,
  parsed: ParsedSource,
  loads: readonly string[],
  diagnostics: readonly Diagnostic[],
): LoadedFile {
  const known = loadedFiles.get(parsed)
  if (known !== undefined && known.loadDiagnostics.length + diagnostics.length === 0 && isSameList(known.loads, loads))
    return known
  const module = parsed.file.name?.map(({ name }) => name).join('.') ?? moduleNameOf(path)
  const loaded = { ...parsed, path, module, loads, loadDiagnostics: diagnostics }
  loadedFiles.set(parsed, loaded)
  return loaded
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}

function unreadable(path: string, message: string): Diagnostic {
  const source = new SourceFile(path, '')
  return finding(SOURCE_UNREADABLE, source, { start: 0, end: 0 }, message, undefined)
}

function missing(visit: Visit, load: LoadPath, message: string): Diagnostic {
  const help = 'The path is relative to the directory of the file that has the #load.'
  return finding('FS0079', visit.parsed.source, load, `\`${load.path}\` cannot be loaded: ${message}`, help)
}

function circular(visit: Visit, load: LoadPath, paths: readonly string[]): Diagnostic {
  const chain = paths.map((path) => `\`${path}\``).join(' loads ')
  const message = `\`${load.path}\` loads, in the end, the file that loads it: ${chain}.`
  const help = 'A file sees only what was loaded before it; move what both need into a third file.'
  return finding('FSRS0004', visit.parsed.source, load, message, help)
}

function finding(code: string, source: SourceFile, at: Node, message: string, help: string | undefined): Diagnostic {
  const span = source.spanOf(at.start, at.end)
  return { severity: 'error', code, message, file: source.path, span, labels: [], notes: [], help }
}
