import { resolve } from 'node:path'

import type { FileEvent } from '@fsrs/watcher'
import { VirtualClock } from '@fsrs/test-harness'

import type { ChangeWatcher, EngineOptions, FoundSource, SourcePort } from '@fsrs/engine'

/** What a read does instead of reading. */
export type ReadFault = 'throws' | 'rejects' | 'missing' | 'unreadable' | 'truncated'

/** How the world treats the engine; each may be changed at any time. */
export interface WorldFaults {
  /** Asked before every read. */
  read: () => ReadFault | undefined
  /** Asked before every look at stamps; `true` throws. */
  stamps: () => boolean
  /** Asked before every `watch`; an error refuses it. */
  watch: () => Error | undefined
}

/** A disk, a watcher and a clock in memory. Time passes only when a test says so. */
export class FakeWorld {
  readonly clock = new VirtualClock(1_000_000)
  readonly faults: WorldFaults = { read: () => undefined, stamps: () => false, watch: () => undefined }
  /** Whether reads and stamps answer later, as those of a network do. */
  async = false
  /** How far the clock of the disk is ahead of the engine's, in milliseconds. */
  aheadMs = 0
  /** How long after a change the watcher announces it, in milliseconds. */
  noticeMs = 0
  readonly watchers = new Set<FakeWatcher>()
  readonly #files = new Map<string, { readonly text: string; readonly version: number; readonly atMs: number }>()
  #version = 0

  /** @param files name → text; as old as the hills */
  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [name, text] of Object.entries(files)) this.#set(name, text, -Infinity)
  }

  path(name: string): string {
    return resolve('/world', name)
  }

  read(name: string): string | undefined {
    return this.#files.get(this.path(name))?.text
  }

  write(name: string, text: string): void {
    const existed = this.#files.has(this.path(name))
    this.#set(name, text, this.clock.nowMs())
    this.#notify(name, existed ? 'modified' : 'created')
  }

  remove(name: string): void {
    if (this.#files.delete(this.path(name))) this.#notify(name, 'deleted')
  }

  #set(name: string, text: string, atMs: number): void {
    this.#files.set(this.path(name), { text, version: ++this.#version, atMs })
  }

  #notify(name: string, type: FileEvent['type']): void {
    const atMs = this.clock.nowMs()
    const event: FileEvent = { type, path: this.path(name), kind: 'file', atMs }
    this.clock.schedule(this.noticeMs, () => {
      for (const watcher of this.watchers) watcher.announce(event)
    })
  }

  /** The options that make an engine live in this world. */
  get options(): Required<Pick<EngineOptions, 'sources' | 'createWatcher' | 'clock'>> {
    return { sources: this.#sources, createWatcher: () => new FakeWatcher(this), clock: this.clock }
  }

  readonly #sources: SourcePort = {
    resolve: (path, from) => resolve(from, '..', path),
    read: (path) => {
      const fault = this.faults.read()
      if (fault === 'throws') throw new Error('the port threw')
      if (fault === 'rejects') return Promise.reject(new Error('the port rejected'))
      const found = this.#find(path, fault)
      return this.async ? Promise.resolve(found) : found
    },
    stamps: (paths) => {
      if (this.faults.stamps()) throw new Error('the port threw')
      const stamps = paths.map((path) => this.#stamp(path))
      return this.async ? Promise.resolve(stamps) : stamps
    },
  }

  #stamp(path: string): string {
    return String(this.#files.get(path)?.version ?? 'missing')
  }

  #find(path: string, fault: ReadFault | undefined): FoundSource {
    const file = this.#files.get(path)
    if (file === undefined || fault === 'missing') return failed('missing', `${path} does not exist.`)
    if (fault === 'unreadable') return failed('unreadable', `${path} cannot be read.`)
    const ageMs = this.clock.nowMs() - file.atMs - this.aheadMs
    const text = fault === 'truncated' ? file.text.slice(0, file.text.length >> 1) : file.text
    const stamp = fault === 'truncated' ? 'torn' : this.#stamp(path)
    return { result: { ok: true, text }, stamp, sizeBytes: text.length, ageMs }
  }
}

function failed(reason: 'missing' | 'unreadable', message: string): FoundSource {
  return { result: { ok: false, reason, message }, stamp: reason, sizeBytes: 0, ageMs: 0 }
}

/** Announces what the world tells it, one event a path, to one reader. */
export class FakeWatcher implements ChangeWatcher {
  readonly #world: FakeWorld
  readonly #paths = new Set<string>()
  readonly #events = new Map<string, FileEvent>()
  #waiting: ((event: FileEvent | undefined) => void) | undefined
  #refuse: ((error: unknown) => void) | undefined

  constructor(world: FakeWorld) {
    this.#world = world
  }

  get paths(): readonly string[] {
    return [...this.#paths]
  }

  async watch(paths: readonly string[]): Promise<void> {
    const refused = this.#world.faults.watch()
    if (refused !== undefined) throw refused
    for (const path of paths) {
      if (this.#paths.has(path)) throw new Error(`${path} is watched already`)
      this.#paths.add(path)
    }
    this.#world.watchers.add(this)
    await Promise.resolve()
  }

  unwatch(path: string): Promise<void> {
    if (!this.#paths.delete(path)) return Promise.reject(new Error(`${path} is not watched`))
    return Promise.resolve()
  }

  announce(event: FileEvent): void {
    if (!this.#paths.has(event.path)) return
    this.#events.set(event.path, event)
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.(this.#take())
  }

  /** Fails as a watcher does that finds a directory which it cannot watch. */
  fail(error: Error): void {
    this.#refuse?.(error)
  }

  #take(): FileEvent | undefined {
    const [first] = this.#events
    if (first === undefined) return undefined
    this.#events.delete(first[0])
    return first[1]
  }

  nextEvent(): Promise<FileEvent | undefined> {
    const event = this.#take()
    if (event !== undefined) return Promise.resolve(event)
    return new Promise((resolve_, reject) => {
      this.#waiting = resolve_
      this.#refuse = reject
    })
  }

  drainEvents(): FileEvent[] {
    const events = [...this.#events.values()]
    this.#events.clear()
    return events
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#world.watchers.delete(this)
    this.#paths.clear()
    this.#waiting?.(undefined)
    return Promise.resolve()
  }
}
