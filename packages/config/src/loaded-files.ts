import { SourceFile } from '@fsrs/compiler'
import type { ModuleReport, SourceReader } from '@fsrs/compiler'

import { parseFile } from './formats.ts'
import type { Layers } from './layers.ts'
import { valueOf, without } from './node.ts'
import type { ConfigNode, Entry } from './node.ts'
import type { Parsed } from './parsing.ts'

/** A file as it was parsed from a text, and the absolute paths of what it extends. */
export interface ParsedFile {
  readonly text: string
  readonly parsed: Parsed
  readonly paths: Map<ConfigNode, string>
}

/** A file of a configuration in which nothing is wrong. */
export interface LoadedFile {
  readonly file: ParsedFile
  /** Absolute paths of the files that it extends, the lowest layer first. */
  readonly parents: readonly string[]
  /** These files and, uppermost, what it says itself. */
  readonly layers: Layers
}

/** What has become of a configuration by an edit of its files. */
export interface Edited {
  readonly node: ConfigNode
  readonly reports: readonly ModuleReport[]
  /** The files that were edited, as they were parsed. */
  readonly parsed: ReadonlyMap<string, ParsedFile>
  /** The configuration before, and the keys at its top whose values may be others; undefined: any may be. */
  readonly since: { readonly node: ConfigNode; readonly keys: readonly string[] | undefined }
}

/** Why a file was used as it was known. */
export const UNCHANGED = 'its text is the same'
/** Why a file was parsed anew. */
export const CHANGED = 'its text changed'

/**
 * The files of a configuration as they were put together last, nothing wrong with any. An edit that leaves alone what
 * extends what goes from the edited files up to those that extend them, and looks at no other.
 */
export class LoadedFiles {
  readonly #entry: string
  readonly #extendsKey: string | undefined
  readonly #files: Map<string, LoadedFile>
  readonly #users = new Map<string, string[]>()
  readonly #reused: readonly ModuleReport[]
  readonly #places: ReadonlyMap<string, number>
  #sources: SourceReader

  constructor(entry: string, extendsKey: string | undefined, files: Map<string, LoadedFile>, sources: SourceReader) {
    this.#entry = entry
    this.#extendsKey = extendsKey
    this.#files = files
    this.#sources = sources
    this.#reused = Array.from(files.keys(), (name) => ({ name, action: 'reused', reason: UNCHANGED }))
    this.#places = new Map(Array.from(files.keys(), (path, place) => [path, place]))
    for (const [path, { parents }] of files) {
      for (const parent of new Set(parents)) {
        const users = this.#users.get(parent)
        if (users === undefined) this.#users.set(parent, [path])
        else users.push(path)
      }
    }
  }

  /**
   * Makes these the files as `sources` has them.
   *
   * @returns undefined where the reader cannot tell what has changed or has it not at hand, where something is wrong, and where
   * files extend others than before: then nothing has become of them, and the files are to be gone through one by one
   */
  edit(entry: string, sources: SourceReader): Edited | undefined {
    const changed = entry === this.#entry ? sources.changedSince?.(this.#sources) : undefined
    if (changed === undefined) return undefined
    const parsed = new Map<string, ParsedFile>()
    for (const path of changed) {
      const file = this.#parse(path, sources)
      if (file === undefined) return undefined
      parsed.set(path, file)
    }
    sources.keep?.(this.#sources)
    this.#sources = sources
    return this.#put(parsed)
  }

  #parse(path: string, sources: SourceReader): ParsedFile | undefined {
    const before = this.#files.get(path)?.file.parsed
    const source = sources.read(path)
    if (before?.ok !== true || source instanceof Promise || !source.ok) return undefined
    const parsed = parseFile(new SourceFile(path, source.text))
    if (!parsed.ok || !extendAlike(before.node, parsed.node, this.#extendsKey)) return undefined
    return { text: source.text, parsed, paths: new Map() }
  }

  /** What was edited takes its place, and then whoever extends it, from file to file. */
  #put(edited: ReadonlyMap<string, ParsedFile>): Edited {
    const before = this.#files.get(this.#entry)!.layers.node
    const affected = this.#withUsers([...edited.keys()])
    const keys = new Map<string, readonly string[] | undefined>()
    // Nothing extends itself: that was found when all files were gone through. Chains are bounded there too.
    const renew = (path: string): void => {
      if (!affected.delete(path)) return
      const { file, parents, layers } = this.#files.get(path)!
      for (const parent of parents) renew(parent)
      const relaid = new Relaying(layers)
      for (const [number, parent] of parents.entries())
        if (keys.has(parent)) relaid.replace(number, this.#files.get(parent)!.layers.node)
      const now = edited.get(path)
      if (now?.parsed.ok === true) relaid.replace(parents.length, ownPart(now.parsed.node, this.#extendsKey))
      this.#files.set(path, { file: now ?? file, parents, layers: relaid.layers })
      keys.set(path, relaid.keys)
    }
    renew(this.#entry)
    const { node } = this.#files.get(this.#entry)!.layers
    const reports = [...this.#reused]
    for (const name of edited.keys()) reports[this.#places.get(name)!] = { name, action: 'compiled', reason: CHANGED }
    return {
      node,
      reports,
      parsed: edited,
      since: { node: before, keys: keys.has(this.#entry) ? keys.get(this.#entry) : [] },
    }
  }

  /** These files and all that extend them, by way of others or not. */
  #withUsers(paths: readonly string[]): Set<string> {
    const all = new Set(paths)
    for (const path of all) for (const user of this.#users.get(path) ?? []) all.add(user)
    return all
  }
}

/** Layers while some of them are being replaced. */
class Relaying {
  layers: Layers
  keys: readonly string[] | undefined = []

  constructor(layers: Layers) {
    this.layers = layers
  }

  replace(number: number, node: ConfigNode): void {
    const { layers, keys } = this.layers.with(number, node)
    this.layers = layers
    this.keys = keys && this.keys && [...this.keys, ...keys]
  }
}

/** The key of a file that names what it extends. */
export function extendsEntry(node: ConfigNode, extendsKey: string | undefined): Entry | undefined {
  return node.kind === 'object' && extendsKey !== undefined ? node.entries.get(extendsKey) : undefined
}

/** What a file says itself: all but what it extends. */
export function ownPart(node: ConfigNode, extendsKey: string | undefined): ConfigNode {
  return node.kind === 'object' && extendsKey !== undefined && node.entries.has(extendsKey)
    ? without(node, extendsKey)
    : node
}

function extendAlike(before: ConfigNode, now: ConfigNode, extendsKey: string | undefined): boolean {
  const named = [before, now].map((node) => {
    const entry = extendsEntry(node, extendsKey)
    return JSON.stringify(entry && valueOf(entry.node))
  })
  return named[0] === named[1]
}
