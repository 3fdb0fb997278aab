import { type Stats, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'

import type { WatcherEvent, WatcherLike, WatcherLikeOptions } from '@fsrs/test-harness'

/** What a broken watcher does wrong. Each is a fault that a real one has had. */
export type Flaw =
  | 'announces what is half written'
  | 'announces a touch'
  | 'announces twice'
  | 'misses deletions'
  | 'misses replaced files'
  | 'misses new directories'
  | 'forgets the last save of a storm'
  | 'goes on after disposal'
  | 'hangs after disposal'
  | 'ignores nothing'
  | 'calls a new file modified'
  | 'speaks of relative paths'
  | 'accepts a missing path'

interface Entry {
  readonly kind: 'file' | 'directory'
  readonly stamp: string
  readonly inode: number
  readonly content: string
}

interface Root {
  readonly path: string
  known: Map<string, Entry>
}

interface Pending {
  readonly stamp: string
  readonly sinceMs: number
  readonly sawGap: boolean
}

/** How long a file that may be half written is left alone. */
const SETTLE_MS = 60
const POLL_MS = 8

class RefusedError extends Error {
  readonly code: string

  constructor(code: string, path: string) {
    super(`${code}: ${path}`)
    this.code = code
  }
}

/**
 * The plainest watcher that keeps the contract: it reads everything again and again. It stands in for a real one, to
 * prove that the contract can be kept; with a flaw, to prove that the contract notices.
 */
export class ReferenceWatcher implements WatcherLike {
  readonly #options: WatcherLikeOptions
  readonly #flaw: Flaw | undefined
  readonly #roots = new Map<string, Root>()
  /** What was read last, so that only what has another stamp is read again. */
  readonly #read = new Map<string, Entry>()
  readonly #pending = new Map<string, Pending>()
  readonly #announcedAtMs = new Map<string, number>()
  readonly #queue = new Map<string, WatcherEvent>()
  readonly #waiting = new Set<() => void>()
  #timer: NodeJS.Timeout | undefined
  #disposed = false

  constructor(options: WatcherLikeOptions, flaw?: Flaw) {
    this.#options = options
    this.#flaw = flaw
  }

  get isWatching(): boolean {
    return this.#roots.size > 0
  }

  get watchedPaths(): readonly string[] {
    return [...this.#roots.keys()]
  }

  watch(paths: string | readonly string[], { signal }: { signal?: AbortSignal } = {}): Promise<void> {
    try {
      const targets = (typeof paths === 'string' ? [paths] : paths).map((path) => resolve(path))
      for (const path of targets) this.#admit(path)
      if (signal?.aborted === true || this.#disposed) return Promise.resolve()
      for (const path of targets) this.#begin(path)
      signal?.addEventListener('abort', () => targets.forEach((path) => this.#roots.delete(path)), { once: true })
      if (this.#timer === undefined) this.#tick()
      return Promise.resolve()
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)))
    }
  }

  unwatch(path?: string): Promise<void> {
    const wanted = path === undefined ? this.watchedPaths : [resolve(path)]
    if (wanted.some((root) => !this.#roots.has(root)))
      return Promise.reject(new RefusedError('NOT_WATCHING', String(path)))
    for (const root of wanted) {
      this.#roots.delete(root)
      for (const queued of this.#queue.keys())
        if (queued === root || queued.startsWith(`${root}/`)) this.#queue.delete(queued)
    }
    return Promise.resolve()
  }

  async nextEvent({ signal }: { signal?: AbortSignal } = {}): Promise<WatcherEvent | undefined> {
    for (;;) {
      if (signal?.aborted === true) return undefined
      const event = this.tryNextEvent()
      if (event !== undefined) return event
      if (this.#disposed && this.#flaw !== 'hangs after disposal') return undefined
      await new Promise<void>((wake) => {
        const done = (): void => {
          this.#waiting.delete(done)
          signal?.removeEventListener('abort', done)
          wake()
        }
        this.#waiting.add(done)
        signal?.addEventListener('abort', done, { once: true })
      })
    }
  }

  async nextEventTimeout(timeoutMs: number): Promise<WatcherEvent | undefined> {
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(), timeoutMs)
    try {
      return await this.nextEvent({ signal: controller.signal })
    } finally {
      clearTimeout(timer)
    }
  }

  tryNextEvent(): WatcherEvent | undefined {
    const [first] = this.#queue
    if (first !== undefined) this.#queue.delete(first[0])
    return first?.[1]
  }

  drainEvents(): WatcherEvent[] {
    const events = [...this.#queue.values()]
    this.#queue.clear()
    return events
  }

  async *[Symbol.asyncIterator](): AsyncIterator<WatcherEvent> {
    for (let event = await this.nextEvent(); event !== undefined; event = await this.nextEvent()) yield event
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true
    if (this.#flaw !== 'goes on after disposal') this.#stop()
    // A flawed one must not outlive the tests.
    else setTimeout(() => this.#stop(), 3000)
    for (const wake of this.#waiting) wake()
    return Promise.resolve()
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#roots.clear()
    this.#queue.clear()
  }

  #admit(path: string): void {
    const stats = statOf(path)
    const { allowMissing = this.#flaw === 'accepts a missing path' } = this.#options
    if (this.#roots.has(path)) throw new RefusedError('ALREADY_WATCHING', path)
    if (stats === undefined && !allowMissing) throw new RefusedError('PATH_NOT_FOUND', path)
    if (stats?.isFile() === true && !this.#wants(path)) throw new RefusedError('INVALID_FILE_EXTENSION', path)
  }

  #begin(path: string): void {
    const root: Root = { path, known: new Map() }
    this.#roots.set(path, root)
    if (this.#options.initial !== true) root.known = this.#scan(root)
  }

  #tick(): void {
    const startMs = performance.now()
    for (const root of this.#roots.values()) this.#compare(root)
    // A large tree is looked at rarely, so that other work goes on.
    this.#timer = setTimeout(() => this.#tick(), Math.max(POLL_MS, 5 * (performance.now() - startMs)))
  }

  #compare(root: Root): void {
    const disk = this.#scan(root)
    for (const path of new Set([...disk.keys(), ...root.known.keys()])) {
      const [before, after] = [root.known.get(path), disk.get(path)]
      if (this.#same(before, after)) {
        this.#pending.delete(path)
        // The same content under another inode or time is what later changes are compared with.
        if (after !== undefined) root.known.set(path, after)
      } else if (this.#isDue(path, before, after)) this.#announce(root, path, before, after)
    }
  }

  #same(before: Entry | undefined, after: Entry | undefined): boolean {
    if (this.#flaw === 'announces a touch') return before?.stamp === after?.stamp
    if (this.#flaw === 'misses replaced files' && before !== undefined && before.inode !== after?.inode) return true
    return before?.kind === after?.kind && before?.content === after?.content
  }

  #isDue(path: string, before: Entry | undefined, after: Entry | undefined): boolean {
    const { debounceMs = 100, debounce = 'leading' } = this.#options
    const nowMs = performance.now()
    const stamp = after?.stamp ?? 'missing'
    let pending = this.#pending.get(path)
    if (pending?.stamp !== stamp) {
      pending = {
        stamp,
        sinceMs: nowMs,
        sawGap: pending?.sawGap === true || after === undefined || after.content === '',
      }
      this.#pending.set(path, pending)
    }
    const moved = before !== undefined && after !== undefined && before.inode !== after.inode && !pending.sawGap
    const settleMs = moved || this.#flaw === 'announces what is half written' ? 0 : SETTLE_MS
    const quietMs = debounce === 'trailing' ? Math.max(settleMs, debounceMs) : settleMs
    const window = debounce === 'leading' ? (this.#announcedAtMs.get(path) ?? -Infinity) + debounceMs : 0
    if (this.#flaw === 'forgets the last save of a storm' && nowMs < window)
      this.#pending.set(path, { ...pending, sinceMs: Infinity })
    return nowMs >= pending.sinceMs + quietMs && nowMs >= window
  }

  #announce(root: Root, path: string, before: Entry | undefined, after: Entry | undefined): void {
    this.#pending.delete(path)
    this.#announcedAtMs.set(path, performance.now())
    if (after === undefined) root.known.delete(path)
    else root.known.set(path, after)
    if (before !== undefined && before.kind !== after?.kind) this.#emit('deleted', path, before.kind)
    if (after !== undefined) this.#emit(before?.kind === after.kind ? 'modified' : 'created', path, after.kind)
  }

  #emit(type: WatcherEvent['type'], path: string, kind: Entry['kind']): void {
    if (kind === 'directory' && (this.#options.directories !== true || type === 'modified')) return
    if (this.#flaw === 'misses deletions' && type === 'deleted') return
    const shown = this.#flaw === 'speaks of relative paths' ? relative(process.cwd(), path) : path
    const said = this.#flaw === 'calls a new file modified' && type === 'created' ? 'modified' : type
    const merged = merge(this.#queue.get(shown)?.type, said)
    if (merged === undefined) this.#queue.delete(shown)
    else this.#queue.set(shown, { type: merged, path: shown, kind, atMs: performance.now() })
    if (this.#flaw === 'announces twice') this.#queue.set(`${shown}#`, { type: 'modified', path: shown, kind, atMs: 0 })
    for (const wake of this.#waiting) wake()
  }

  #scan(root: Root): Map<string, Entry> {
    const found = new Map<string, Entry>()
    this.#scanInto(found, root, root.path, -1, [])
    return found
  }

  #scanInto(found: Map<string, Entry>, root: Root, path: string, level: number, above: readonly string[]): void {
    const stats = statOf(path)
    if (stats === undefined || (level >= 0 && this.#ignores(path))) return
    const stamp = [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join(' ')
    if (stats.isFile()) {
      if (!this.#wants(path)) return
      const read = this.#read.get(path)
      const content = read?.stamp === stamp ? read.content : (readOf(path) ?? read?.content ?? '')
      const entry: Entry = { kind: 'file', stamp, inode: stats.ino, content }
      this.#read.set(path, entry)
      found.set(path, entry)
      return
    }
    if (!stats.isDirectory()) return
    const real = realpathSync(path)
    const { depth = Infinity, recursive = true } = this.#options
    if (level >= 0 && (above.includes(real) || level >= (recursive ? depth : 0))) return
    if (this.#flaw === 'misses new directories' && level >= 0 && root.known.size > 0 && !root.known.has(path)) return
    if (level >= 0) found.set(path, { kind: 'directory', stamp: 'directory', inode: 0, content: '' })
    for (const name of namesIn(path)) this.#scanInto(found, root, join(path, name), level + 1, [...above, real])
  }

  #wants(path: string): boolean {
    const { extensions } = this.#options
    return extensions === undefined || extensions.some((extension) => basename(path).endsWith(extension))
  }

  #ignores(path: string): boolean {
    const { ignore = [] } = this.#options
    if (this.#flaw === 'ignores nothing') return false
    if (typeof ignore === 'function') return ignore(path)
    return ignore.some((glob) => (glob.startsWith('*') ? path.endsWith(glob.slice(1)) : basename(path) === glob))
  }
}

function merge(queued: WatcherEvent['type'] | undefined, next: WatcherEvent['type']): WatcherEvent['type'] | undefined {
  if (queued === 'created') return next === 'deleted' ? undefined : 'created'
  if (queued === 'deleted' && next === 'created') return 'modified'
  return next
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

function readOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}
