import type { FoundSource } from './found-source.ts'

/** A link of the chain that tables made of one another form. */
interface Version {
  /** Every source; given up to the version that was made of this one. */
  sources: Map<string, FoundSource> | undefined
  next: Version | undefined
  /** What the next version has otherwise, as it is here; undefined: nothing. */
  readonly before: Map<string, FoundSource | undefined>
}

/**
 * Sources by absolute path, as they were at one time. The next table takes the whole map over and leaves behind what was
 * different (the persistent arrays of Henry Baker, 1991): of thousands of sources a reload changes one, and nobody goes
 * through the others. Nothing of a table can change but what it costs.
 */
export class SourceTable {
  readonly #version: Version

  constructor(sources: Map<string, FoundSource> = new Map()) {
    this.#version = { sources, next: undefined, before: new Map() }
  }

  get(path: string): FoundSource | undefined {
    let version = this.#version
    for (; version.next !== undefined; version = version.next)
      if (version.before.has(path)) return version.before.get(path)
    return version.sources?.get(path)
  }

  has(path: string): boolean {
    return this.get(path) !== undefined
  }

  get isEmpty(): boolean {
    return allOf(this.#version).size === 0
  }

  /** Every path, in no particular order. */
  get paths(): readonly string[] {
    return [...allOf(this.#version).keys()]
  }

  /** These sources, with some others or (undefined) without some. */
  with(changes: ReadonlyMap<string, FoundSource | undefined>): SourceTable {
    const version = this.#version
    const isNewest = version.next === undefined
    const sources = allOf(version)
    for (const [path, source] of changes) {
      if (isNewest) version.before.set(path, sources.get(path))
      if (source === undefined) sources.delete(path)
      else sources.set(path, source)
    }
    const table = new SourceTable(sources)
    if (isNewest) {
      version.next = table.#version
      version.sources = undefined
    }
    return table
  }

  /** Paths that may differ in a later table; undefined where that was not made of this one. */
  changedUntil(later: SourceTable): ReadonlySet<string> | undefined {
    const paths = new Set<string>()
    for (let version: Version | undefined = this.#version; version !== undefined; version = version.next) {
      if (version === later.#version) return paths
      for (const path of version.before.keys()) paths.add(path)
    }
    return undefined
  }
}

/** The map itself of the newest version, a copy of an older one. */
function allOf(version: Version): Map<string, FoundSource> {
  if (version.sources !== undefined) return version.sources
  const older: Version[] = []
  let newest = version
  for (; newest.next !== undefined; newest = newest.next) older.push(newest)
  const sources = new Map(newest.sources)
  for (const { before } of older.toReversed()) {
    for (const [path, source] of before) {
      if (source === undefined) sources.delete(path)
      else sources.set(path, source)
    }
  }
  return sources
}
