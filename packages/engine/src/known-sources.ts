// What the engine knows of a program's sources between two reloads, and which of them it looks at again.

import type { Candidate } from './candidate.ts'
import type { FoundSource } from './sources/found-source.ts'
import { SourceTable } from './sources/source-table.ts'
import type { Snapshot } from './sources/sources.ts'

/** The sources of the last reload that was announced, and what must be watched for the next. */
export class KnownSources {
  readonly #entry: string
  #table = new SourceTable()
  #paths: readonly string[]
  /** What the last program that went live had asked for; undefined where the table is of others too. */
  #asked: ReadonlySet<string> | undefined

  constructor(entry: string) {
    this.#entry = entry
    this.#paths = [entry]
  }

  get table(): SourceTable {
    return this.#table
  }

  /** Paths of the script and of everything that it was found to depend on; the same list for as long as they are the same. */
  get paths(): readonly string[] {
    return this.#paths
  }

  /**
   * A reload ended: its sources are what is known from now on. After a failure the files of the live program count too: the
   * mistake may be in what the new one did not reach.
   */
  remember(candidate: Candidate<unknown>): void {
    const { snapshot, failure, restores } = candidate
    if (restores !== undefined) return
    const { asked } = snapshot
    if (failure === undefined && asked === this.#asked) {
      this.#table = this.#table.with(foundAnew(candidate, (path) => path === this.#entry || asked.has(path)))
      return
    }
    const changes = new Map<string, FoundSource | undefined>()
    if (failure === undefined) for (const path of this.#table.paths) changes.set(path, undefined)
    for (const path of [this.#entry, ...asked]) {
      const source = snapshot.get(path)
      if (source !== undefined) changes.set(path, source)
    }
    this.#table = this.#table.with(changes)
    this.#paths = [...new Set([this.#entry, ...this.#table.paths])]
    this.#asked = failure === undefined ? asked : undefined
  }

  /** A reload found nothing new: what it read is newer all the same. */
  refresh(candidate: Candidate<unknown>): void {
    this.#table = this.#table.with(foundAnew(candidate, (path) => this.#table.has(path)))
  }
}

/** What was read since the last announced reload, as far as it is wanted. */
function foundAnew(
  { touched, snapshot }: Candidate<unknown>,
  wanted: (path: string) => boolean,
): Map<string, FoundSource> {
  const found = new Map<string, FoundSource>()
  for (const path of touched) {
    const source = snapshot.get(path)
    if (source !== undefined && wanted(path)) found.set(path, source)
  }
  return found
}

const lists = new WeakMap<ReadonlySet<string>, readonly string[]>()

/** The members of a set, as one list for as long as nothing is added. */
export function listOf(set: ReadonlySet<string>): readonly string[] {
  let list = lists.get(set)
  if (list?.length !== set.size) lists.set(set, (list = [...set]))
  return list
}

/** As many files are all looked at. One takes 2.5 µs, and three times as long where nobody has looked at it for a while. */
const CHECKED_FILES = 64

/** Of a larger program, so many of those that changed last. */
const RECENT_FILES = 16

/** The paths that changed last: what was saved together is saved together again. */
export class RecentChanges {
  readonly #paths = new Set<string>()

  /** The last one is the newest. */
  get paths(): Iterable<string> {
    return this.#paths
  }

  note(path: string): void {
    this.#paths.delete(path)
    this.#paths.add(path)
    if (this.#paths.size <= RECENT_FILES) return
    for (const oldest of this.#paths) return void this.#paths.delete(oldest)
  }
}

/**
 * Which files are looked at before a program runs and before it goes live: all of them, of a larger program those that were
 * read for this reload and those that changed last. The watcher tells of all, and may merge what follows closely on a change.
 */
export function pathsToCheck({ asked, fresh }: Snapshot, entry: string, recent: RecentChanges): readonly string[] {
  if (asked.size === 0) return [entry]
  if (asked.size <= CHECKED_FILES) return listOf(asked)
  const paths = new Set(firstOf(fresh, CHECKED_FILES))
  for (const path of recent.paths) if (asked.has(path)) paths.add(path)
  return [...paths]
}

function firstOf(paths: Iterable<string>, countMax: number): readonly string[] {
  const first: string[] = []
  for (const path of paths) if (first.push(path) === countMax) break
  return first
}
