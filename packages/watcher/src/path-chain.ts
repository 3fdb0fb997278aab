import { type Stats, lstatSync, readlinkSync } from 'node:fs'
import { dirname, isAbsolute, join, parse } from 'node:path'

import { codeOf } from '@fsrs/base'

import { localPaths } from './path-rules.ts'
import type { WatchedDirectories } from './watched-directories.ts'

/** Where a path leads once every link in it is followed. */
export type Resolution =
  | { readonly type: 'missing' }
  | { readonly type: 'unreadable'; readonly cause: unknown }
  | { readonly type: 'file'; readonly realPath: string; readonly stats: Stats }
  | { readonly type: 'directory'; readonly realPath: string; readonly stats: Stats }

/** Links followed before a path counts as a loop; Linux gives up at the same number. */
const LINKS_MAX = 40

/**
 * Everything that a path depends on: each of its names in the directory that holds it, and the same for every link on
 * the way. Each is watched before it is looked at, so whatever is moved, retargeted, or comes into being is noticed.
 */
export class PathChain {
  readonly #directories: WatchedDirectories
  readonly #onChange: (isLast: boolean) => void
  readonly #onNeighbour: () => void
  #waypoints = new Map<string, () => void>()
  #last: string | undefined

  /**
   * @param onChange the path may lead elsewhere; `isLast`: only what stands at its end may have changed
   * @param onNeighbour something beside what stands at its end has changed
   */
  constructor(directories: WatchedDirectories, onChange: (isLast: boolean) => void, onNeighbour: () => void) {
    this.#directories = directories
    this.#onChange = onChange
    this.#onNeighbour = onNeighbour
  }

  /** Follows `names` from `start`, a directory free of links. Never throws. */
  resolve(start: string, names: readonly string[]): { readonly resolution: Resolution; readonly changed: boolean } {
    const before = this.#waypoints
    this.#waypoints = new Map()
    const resolution = this.#walk(before, start, names)
    let changed = before.size !== this.#waypoints.size
    for (const [key, release] of before) {
      if (this.#waypoints.has(key)) continue
      changed = true
      release()
    }
    return { resolution, changed }
  }

  close(): void {
    for (const release of this.#waypoints.values()) release()
    this.#waypoints.clear()
  }

  #walk(before: ReadonlyMap<string, () => void>, start: string, names: readonly string[]): Resolution {
    try {
      return this.#follow(before, start, names)
    } catch (error) {
      const code = codeOf(error)
      if (code === 'ENOENT' || code === 'ENOTDIR') return { type: 'missing' }
      return { type: 'unreadable', cause: error }
    }
  }

  #follow(before: ReadonlyMap<string, () => void>, start: string, names: readonly string[]): Resolution {
    let directory = start
    let stats = lstatSync(start)
    let links = 0
    const ahead = names.toReversed()
    for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
      if (name === '..') {
        directory = dirname(directory)
        stats = lstatSync(directory)
        continue
      }
      this.#watch(before, directory, stats, name)
      const path = join(directory, name)
      const entry = lstatSync(path, { throwIfNoEntry: false })
      if (entry === undefined) return { type: 'missing' }
      if (entry.isSymbolicLink()) {
        if (++links > LINKS_MAX) return { type: 'missing' }
        const target = readlinkSync(path)
        ahead.push(...localPaths.namesOf(target).toReversed())
        if (!isAbsolute(target)) continue
        directory = parse(target).root
        stats = lstatSync(directory)
      } else if (entry.isDirectory()) {
        directory = path
        stats = entry
      } else if (ahead.length > 0 || !entry.isFile()) {
        return { type: 'missing' }
      } else {
        return { type: 'file', realPath: path, stats: entry }
      }
    }
    return { type: 'directory', realPath: directory, stats }
  }

  #watch(before: ReadonlyMap<string, () => void>, directory: string, stats: Stats, name: string): void {
    const key = join(directory, name)
    this.#last = key
    if (this.#waypoints.has(key)) return
    const kept = before.get(key)
    if (kept !== undefined) {
      this.#waypoints.set(key, kept)
      this.#directories.verify(directory, stats)
      return
    }
    const release = this.#directories.subscribe(directory, stats, {
      name,
      wants: () => true,
      changed: () => this.#onChange(key === this.#last),
      neighbourChanged: () => {
        if (key === this.#last) this.#onNeighbour()
      },
      rescan: () => this.#onChange(false),
    })
    this.#waypoints.set(key, release)
  }
}
