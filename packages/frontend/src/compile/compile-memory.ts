/** What an incremental compile remembers from one compile to the next: per file, what it was parsed and compiled to. */
import type { Program } from '@fsrs/chunk'
import type { Diagnostic, ModuleReport, SourceReader } from '@fsrs/compiler'

import type { LoadedFile } from './compile-load.ts'
import type { Asked, CompiledFile, ParsedSource } from './compile-phases.ts'
import type { FileInterface } from '../types/environment.ts'
import { interfaceChanges } from './interface-changes.ts'

/** One file, done. */
export interface Done {
  /** Undefined where the file or one that it sees is wrong: what it says could not be trusted. */
  readonly compiled: CompiledFile | undefined
  /** Stands for its interface: the same number, the same interface. */
  readonly version: number
  /** Name by which others reach it; undefined where they need none. */
  readonly name: string | undefined
  /** Files that it could see, by index. */
  readonly sees: readonly number[]
  /** Whether it was compiled at all: what is wrong before that is no use to look at. */
  readonly isTried: boolean
}

/** A whole compile: what the next one begins with. Lists go by the index of the file. */
export interface Pass {
  readonly files: readonly LoadedFile[]
  /** Their names. */
  readonly units: readonly string[]
  readonly hostKey: string
  readonly done: readonly Done[]
  readonly reach: Reach
  /** What was found in files, where something was. */
  readonly findings: ReadonlyMap<number, readonly Diagnostic[]>
  /** What is to be reported of each file the next time, if it can be used again. */
  readonly reused: readonly ModuleReport[]
  /** Undefined where there are errors. */
  readonly program: Program | undefined
}

/** How the files of a program were found. */
export interface Search {
  readonly sources: SourceReader
  readonly files: readonly LoadedFile[]
  /** Indexes of files by their paths. */
  readonly places: ReadonlyMap<string, number>
  /** What they ask for besides each other. */
  readonly asked: Asked
}

/** Files by the name that others reach them by: going through all of them for each would be quadratic in their number. */
export class Reach {
  readonly #byName = new Map<string, number[]>()
  readonly #byAll: number[] = []

  /** @param name undefined: every later file sees it */
  add(index: number, name: string | undefined): void {
    const indexes = name === undefined ? this.#byAll : this.#byName.get(name)
    if (indexes !== undefined) indexes.push(index)
    else this.#byName.set(name!, [index])
  }

  /** The files before `index` that are seen by one with these mentions. */
  *before(index: number, mentions: ReadonlySet<string>): Iterable<number> {
    for (const each of this.#byAll) if (each < index) yield each
    for (const name of mentions) for (const each of this.#byName.get(name) ?? []) if (each < index) yield each
  }
}

interface Entry {
  readonly text: string
  readonly parsed: ParsedSource
  readonly wasKnown: boolean
  compiled: CompiledFile | undefined
  /** Everything outside the text that `compiled` was made from. */
  key: string
  /**
   * What others can see of it, as of the last compile, and the number that stands for that. Worked out when there is
   * another to compare it with: most files are compiled once.
   */
  interfaceKey: (() => string) | undefined
  version: number
  /** The interface of before, until the next one is known. */
  previous: FileInterface | undefined
  /** What the last compile changed for others, in words. */
  changes: string | undefined
}

/** What is remembered of a file, or why nothing is. */
export type Recall =
  /** `version` stands for its interface: the same number, the same interface. */
  | { readonly kind: 'Same'; readonly compiled: CompiledFile; readonly version: number }
  | { readonly kind: 'New' | 'TextChanged' | 'DependencyChanged' }

/** Remembers a bounded number of files; those used longest ago are forgotten first. */
export class CompileMemory {
  lastSearch: Search | undefined
  /** The compile before, whole. */
  lastPass: Pass | undefined
  readonly #entries = new Map<string, Entry>()
  readonly #limit: number
  #versions = 0

  /** @param limit files, at least 1 */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** The parse of this text, made by `parse` if it is not the remembered one. */
  parse(path: string, text: string, parse: () => ParsedSource): ParsedSource {
    const known = this.#entries.get(path)
    if (known?.text === text) {
      this.#touch(path, known)
      return known.parsed
    }
    const parsed = parse()
    const { interfaceKey, version } = known ?? { interfaceKey: undefined, version: 0 }
    this.#touch(path, {
      text,
      parsed,
      wasKnown: known !== undefined,
      compiled: undefined,
      key: '',
      interfaceKey,
      version,
      previous: known?.compiled?.interface ?? known?.previous,
      changes: undefined,
    })
    return parsed
  }

  /** What the file was compiled to, if its text is the same and so is all that `key` stands for. */
  recall(path: string, parsed: ParsedSource, key: string): Recall {
    const known = this.#entries.get(path)
    if (known === undefined || known.parsed.file !== parsed.file) return { kind: 'New' }
    if (known.compiled === undefined) return { kind: known.wasKnown ? 'TextChanged' : 'New' }
    if (known.key !== key) return { kind: 'DependencyChanged' }
    return { kind: 'Same', compiled: known.compiled, version: known.version }
  }

  /** Remembers what a file was compiled to; answers the number that stands for its interface. */
  keep(path: string, parsed: ParsedSource, key: string, compiled: CompiledFile, interfaceKey: () => string): number {
    const known = this.#entries.get(path)
    // Forgotten, or replaced by a compile that ran at the same time: the result stands for itself.
    if (known === undefined || known.parsed.file !== parsed.file) return ++this.#versions
    const before = known.compiled?.interface ?? known.previous
    known.changes = undefined
    if (known.interfaceKey === undefined || known.interfaceKey() !== interfaceKey()) {
      known.version = ++this.#versions
      if (before !== undefined && compiled.interface !== undefined)
        known.changes = interfaceChanges(before, compiled.interface)
    }
    known.interfaceKey = interfaceKey
    if (compiled.interface !== undefined) known.previous = undefined
    known.compiled = compiled
    known.key = key
    return known.version
  }

  /** What the last compile of the file changed for others, in words; undefined where it changed nothing, or nobody can say. */
  changesOf(path: string): string | undefined {
    return this.#entries.get(path)?.changes
  }

  /** Forgets what exceeds the limit, but nothing of the program just compiled. */
  trim(inUse: number): void {
    const limit = Math.max(this.#limit, inUse)
    for (const path of this.#entries.keys()) {
      if (this.#entries.size <= limit) return
      this.#entries.delete(path)
    }
  }

  /** How many files are remembered. */
  get size(): number {
    return this.#entries.size
  }

  #touch(path: string, entry: Entry): void {
    this.#entries.delete(path)
    this.#entries.set(path, entry)
  }
}
