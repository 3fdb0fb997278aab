import type { Stats } from 'node:fs'
import { basename, dirname } from 'node:path'

import { codeOf } from '@fsrs/base'

import { identityOf } from './directory-identity.ts'
import { type PathRules, localPaths } from './path-rules.ts'
import type { WatchSession, WatchSink } from './watch-backend.ts'

/** Somebody who wants to know about a directory. */
export interface DirectoryListener {
  /** The only entry of interest; undefined: all of them. */
  readonly name: string | undefined
  /** Whether the entry is of interest. */
  wants(name: string): boolean
  /** The entry may have changed. */
  changed(name: string): void
  /** An entry that is of no interest has changed: the one that is may be about to, as with an editor's temporary file. */
  neighbourChanged?(): void
  /** Anything in the directory may have changed. */
  rescan(): void
}

interface Watched {
  readonly directory: string
  readonly basename: string
  /** Which directory the watch was set on; another one may stand at the same path later. */
  identity: string
  /** The watch reported its own directory: it may have ended, even where the identity is the same again. */
  suspect: boolean
  active: boolean
  /** How often a watch was set; tells what an earlier one has to say from what counts. */
  turn: number
  readonly all: Set<DirectoryListener>
  /** By the key of the name; the lists are never changed, so that whoever goes through one may add and remove. */
  readonly named: Map<string, readonly DirectoryListener[]>
}

/**
 * The directories watched for one client, each by one watch however many want it. Directories only: a watch on a file
 * stays with the inode, which the next atomic save leaves behind.
 */
export class WatchedDirectories implements WatchSink {
  readonly #watched = new Map<string, Watched>()
  readonly #pending = new Set<Promise<void>>()
  readonly #onRefused: (directory: string, error: unknown) => void
  readonly #keyOf: (name: string) => string
  #session: WatchSession | undefined

  /**
   * @param onRefused told when the backend cannot watch a directory that is there and may be read
   * @param keyOf equal for names that may be one file
   */
  constructor(onRefused: (directory: string, error: unknown) => void, keyOf: PathRules['keyOf'] = localPaths.keyOf) {
    this.#onRefused = onRefused
    this.#keyOf = keyOf
  }

  /** Gives the session that serves from now on; directories that are wanted already are added to it. */
  serveFrom(session: WatchSession): void {
    this.#session = session
    for (const entry of this.#watched.values()) this.#activate(entry)
  }

  /**
   * Watches `directory`, which is free of links. Level-triggered: whoever subscribes looks at the disk afterwards.
   *
   * @param stats of the directory, taken a moment ago
   * @returns ends the subscription
   */
  subscribe(directory: string, stats: Stats, listener: DirectoryListener): () => void {
    let entry = this.#watched.get(directory)
    if (entry === undefined) {
      entry = {
        directory,
        basename: basename(directory),
        identity: identityOf(stats),
        suspect: false,
        active: false,
        turn: 0,
        all: new Set(),
        named: new Map(),
      }
      this.#watched.set(directory, entry)
      this.#addListener(entry, listener)
      this.#activate(entry)
    } else {
      this.verify(directory, stats)
      this.#addListener(entry, listener)
    }
    const watched = entry
    return () => this.#unsubscribe(watched, listener)
  }

  /** Makes sure that the watch of `directory` is on the directory that is there now; where it was not, all who listen rescan. */
  verify(directory: string, stats: Stats): void {
    const entry = this.#watched.get(directory)
    const identity = identityOf(stats)
    if (entry === undefined || (entry.active && !entry.suspect && entry.identity === identity)) return
    if (entry.active) this.#session?.remove(directory)
    entry.active = false
    entry.suspect = false
    entry.identity = identity
    this.#activate(entry)
    this.#rescan(entry)
  }

  /** Resolves once every watch asked for so far is in force. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending)
  }

  changed(directory: string, name: string): void {
    const entry = this.#watched.get(directory)
    if (entry === undefined) return
    // Linux reports the fate of the watched directory itself under the directory's own name.
    if (name === entry.basename) {
      entry.suspect = true
      this.#dispatch(this.#watched.get(dirname(directory)), name)
    }
    this.#dispatch(entry, name)
  }

  overflowed(directory?: string): void {
    if (directory === undefined) {
      for (const entry of Array.from(this.#watched.values())) this.#rescan(entry)
      return
    }
    const entry = this.#watched.get(directory)
    if (entry !== undefined) this.#rescan(entry)
  }

  lost(directory: string): void {
    const entry = this.#watched.get(directory)
    if (entry === undefined) return
    this.#session?.remove(directory)
    entry.active = false
    this.#dispatch(this.#watched.get(dirname(directory)), basename(directory))
    this.#rescan(entry)
  }

  #activate(entry: Watched): void {
    const session = this.#session
    if (session === undefined || entry.active) return
    entry.active = true
    entry.turn++
    try {
      const pending = session.add(entry.directory, (name) =>
        entry.all.size > 0 ? this.#wantsAny(entry, name) : entry.named.has(this.#keyOf(name)),
      )
      if (pending !== undefined) this.#await(entry, pending)
    } catch (error) {
      this.#refused(entry, error)
    }
  }

  #await(entry: Watched, pending: Promise<void>): void {
    const done = this.#finish(entry, entry.turn, pending).finally(() => this.#pending.delete(done))
    this.#pending.add(done)
  }

  async #finish(entry: Watched, turn: number, pending: Promise<void>): Promise<void> {
    const isCurrent = (): boolean => this.#watched.get(entry.directory) === entry && entry.active && entry.turn === turn
    try {
      await pending
      // What happened while the watch was being set up was seen by nobody.
      if (isCurrent()) this.#rescan(entry)
    } catch (error) {
      if (isCurrent()) this.#refused(entry, error)
    }
  }

  #refused(entry: Watched, error: unknown): void {
    entry.active = false
    // Gone again, or closed to this user: whatever brings it back is an event in the directory above.
    const mayComeBack = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(codeOf(error) ?? '')
    if (!mayComeBack) this.#onRefused(entry.directory, error)
  }

  #unsubscribe(entry: Watched, listener: DirectoryListener): void {
    this.#removeListener(entry, listener)
    if (entry.all.size > 0 || entry.named.size > 0) return
    if (this.#watched.get(entry.directory) !== entry) return
    this.#watched.delete(entry.directory)
    if (entry.active) this.#session?.remove(entry.directory)
    entry.active = false
  }

  #dispatch(entry: Watched | undefined, name: string): void {
    if (entry === undefined) return
    if (entry.all.size > 0) for (const listener of entry.all) listener.changed(name)
    const named = entry.named.get(this.#keyOf(name))
    if (named !== undefined) for (const listener of named) listener.changed(name)
    else if (entry.named.size === 1) for (const [only] of entry.named.values()) only?.neighbourChanged?.()
  }

  #rescan(entry: Watched): void {
    for (const listener of Array.from(entry.all)) listener.rescan()
    for (const named of Array.from(entry.named.values())) for (const listener of named) listener.rescan()
  }

  #wantsAny(entry: Watched, name: string): boolean {
    if (entry.named.has(this.#keyOf(name))) return true
    for (const listener of entry.all) if (listener.wants(name)) return true
    return false
  }

  #addListener(entry: Watched, listener: DirectoryListener): void {
    if (listener.name === undefined) {
      entry.all.add(listener)
      return
    }
    const key = this.#keyOf(listener.name)
    entry.named.set(key, [...(entry.named.get(key) ?? []), listener])
  }

  #removeListener(entry: Watched, listener: DirectoryListener): void {
    if (listener.name === undefined) {
      entry.all.delete(listener)
      return
    }
    const key = this.#keyOf(listener.name)
    const others = (entry.named.get(key) ?? []).filter((each) => each !== listener)
    if (others.length === 0) entry.named.delete(key)
    else entry.named.set(key, others)
  }
}
