import { isObject, isPromise, messageOf, settled } from '@fsrs/base'
import type { SourceReader, SourceResult } from '@fsrs/compiler'

import { isSameSource, sizeOf } from './found-source.ts'
import type { FoundSource } from './found-source.ts'
import type { SourceTable } from './source-table.ts'

/** Where sources come from: a file system, an editor's buffers, a network. */
export interface SourcePort {
  /** The absolute, normalised form of `path`, seen from the file `from`. */
  resolve(path: string, from: string): string
  /** Never throws and never rejects because of the file. */
  read(path: string): FoundSource | Promise<FoundSource>
  /** The stamps that reading these files would find now, in the same order. */
  stamps(paths: readonly string[]): readonly string[] | Promise<readonly string[]>
}

/**
 * A file counts as trusted by its stamp alone when it was this old when it was read, in milliseconds: the coarsest clock
 * of a file system in use (FAT) ticks every two seconds.
 */
export const TRUSTED_AGE_MS = 2000

/**
 * Whether `after` looks as if whoever replaces `before` by it has not finished. Being wrong costs the settle time, no
 * more, so what is merely unusual counts too: half of the file gone.
 */
export function looksUnfinished(before: string | undefined, after: string): boolean {
  if (before === undefined || before === after) return after === ''
  if (after.length * 2 < before.length || before.startsWith(after)) return true
  return before.endsWith('\n') && !after.endsWith('\n')
}

/**
 * The sources that one attempt sees. What it was begun with is not read again; what is asked for besides is read once,
 * so that the compiler sees each file in one state only, however often it asks.
 */
export class Snapshot implements SourceReader {
  readonly #entry: string
  readonly #port: SourcePort
  readonly #base: SourceTable
  /** What was read besides. */
  readonly #own = new Map<string, FoundSource>()
  readonly #fresh = new Set<string>()
  #asked = new Set<string>()
  /** Whether others have the same set of paths. */
  #isAskedShared = false
  #sizeBytes = 0
  readonly #pending = new Map<string, Promise<FoundSource>>()

  /** @param base what is known and taken for valid */
  constructor(entry: string, port: SourcePort, base: SourceTable) {
    this.#entry = entry
    this.#port = port
    this.#base = base
  }

  /** A source that is known, asked for or not. */
  get(path: string): FoundSource | undefined {
    return this.#own.get(path) ?? this.#base.get(path)
  }

  /** Every source that is known. */
  get table(): SourceTable {
    return this.#own.size === 0 ? this.#base : this.#base.with(this.#own)
  }

  /**
   * The paths that the program depends on: everything that was asked for, missing files too. Where nothing was asked for
   * that an earlier snapshot was not, it is that one's set.
   */
  get asked(): ReadonlySet<string> {
    return this.#asked
  }

  /** The paths that were read by this snapshot itself. */
  get fresh(): ReadonlySet<string> {
    return this.#fresh
  }

  /** Bytes of all sources that were asked for. */
  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /** A compiler asks for a source, which becomes a dependency. */
  read(path: string): SourceResult | Promise<SourceResult> {
    // What is known by its path has been resolved before: of a large program, nearly all.
    const atHand = this.get(path)
    if (atHand !== undefined) {
      this.#ask(path)
      return atHand.result
    }
    const absolute = this.#port.resolve(path, this.#entry)
    this.#ask(absolute)
    const known = this.get(absolute)
    if (known !== undefined) return known.result
    const found = this.load(absolute)
    return found instanceof Promise ? found.then(({ result }) => result) : found.result
  }

  /** The absolute form of `path`, seen from the file `from`. */
  resolve(path: string, from: string): string {
    return this.#port.resolve(path, from)
  }

  /** What an earlier snapshot was asked for, and is not the same in this one. */
  changedSince(earlier: SourceReader): readonly string[] | undefined {
    if (!(earlier instanceof Snapshot) || earlier.#port !== this.#port || earlier.#entry !== this.#entry)
      return undefined
    return this.#changesSince(earlier)
  }

  /** This snapshot was asked for everything that the earlier one was. */
  keep(earlier: SourceReader): void {
    if (!(earlier instanceof Snapshot)) return
    if ([...this.#asked].some((path) => !earlier.#asked.has(path))) {
      for (const path of earlier.#asked) this.#ask(path)
      return
    }
    this.#asked = earlier.#asked
    this.#isAskedShared = earlier.#isAskedShared = true
    this.#sizeBytes = earlier.#sizeBytes
    for (const path of this.#changesSince(earlier))
      this.#sizeBytes += sizeOf(this.get(path)) - sizeOf(earlier.get(path))
  }

  #changesSince(earlier: Snapshot): readonly string[] {
    const among = earlier.#base.changedUntil(this.#base)
    const paths =
      among === undefined ? earlier.#asked : new Set([...among, ...earlier.#own.keys(), ...this.#own.keys()])
    return [...paths].filter((path) => earlier.#asked.has(path) && !isSameSource(earlier.get(path), this.get(path)))
  }

  #ask(absolute: string): void {
    if (this.#asked.has(absolute)) return
    if (this.#isAskedShared) this.#asked = new Set(this.#asked)
    this.#isAskedShared = false
    this.#asked.add(absolute)
    this.#sizeBytes += sizeOf(this.get(absolute))
  }

  /** Reads a file, whether it is known or not; it does not become a dependency. */
  load(absolute: string): FoundSource | Promise<FoundSource> {
    const pending = this.#pending.get(absolute)
    if (pending !== undefined) return pending
    const found = readSource(this.#port, absolute)
    if (!(found instanceof Promise)) return this.#keep(absolute, found)
    const kept = found.then((source) => this.#keep(absolute, source))
    this.#pending.set(absolute, kept)
    return kept
  }

  /**
   * A file has another stamp than when it was read. Takes the stamp over where the file still is the same.
   *
   * @returns whether it is
   */
  confirm(absolute: string, now: FoundSource | undefined): boolean {
    const same = isSameSource(this.get(absolute), now)
    if (same && now !== undefined) this.#put(absolute, now)
    return same
  }

  #keep(absolute: string, source: FoundSource): FoundSource {
    this.#pending.delete(absolute)
    this.#fresh.add(absolute)
    this.#put(absolute, source)
    return source
  }

  #put(absolute: string, source: FoundSource): void {
    if (this.#asked.has(absolute)) this.#sizeBytes += source.sizeBytes - sizeOf(this.get(absolute))
    this.#own.set(absolute, source)
  }
}

/** Reads a source; of a port that breaks its word and throws, rejects or answers nothing, it cannot be read. */
export function readSource(port: SourcePort, path: string): FoundSource | Promise<FoundSource> {
  try {
    const found = port.read(path)
    return isPromise(found) ? settled(found).then(sourceOf, brokenSource) : sourceOf(found)
  } catch (error) {
    return brokenSource(error)
  }
}

/** The stamps of these files; of a port that breaks its word, none, which proves nothing. */
export function readStamps(port: SourcePort, paths: readonly string[]): readonly string[] | Promise<readonly string[]> {
  try {
    const stamps = port.stamps(paths)
    return isPromise(stamps) ? settled(stamps).then(listOf, () => []) : listOf(stamps)
  } catch {
    return []
  }
}

function sourceOf(found: FoundSource): FoundSource {
  return isObject(found) && isObject(found.result) ? found : brokenSource('The source port answered with no source.')
}

function listOf(stamps: readonly string[]): readonly string[] {
  return Array.isArray(stamps) ? stamps : []
}

function brokenSource(cause: unknown): FoundSource {
  const result = { ok: false, reason: 'unreadable', message: messageOf(cause) } as const
  return { result, stamp: '', sizeBytes: 0, ageMs: 0, cause }
}
