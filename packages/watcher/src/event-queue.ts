import { type Clock, onAbort } from '@fsrs/base'

import type { FileEvent } from './file-event.ts'
import { type Fingerprint, condensed, sameContent } from './fingerprint.ts'

/** What the client knows of a path: nothing there, a directory, or a file with that content. */
export type Known = undefined | 'directory' | Fingerprint

interface Queued {
  readonly event: FileEvent
  readonly before: Known
  readonly after: Known
}

interface Waiter {
  readonly resolve: (event: FileEvent | undefined) => void
  readonly reject: (error: Error) => void
  /** The iteration that waits, where it is one. */
  readonly iteration: object | undefined
  abort: Disposable | undefined
  timer: Disposable | undefined
}

/**
 * What the client has not taken yet: at most one event a path and kind, each the net change since the client last took
 * one of them. Memory is bounded by the number of distinct paths, and nothing is dropped.
 */
export class EventQueue {
  readonly #queued = new Map<string, Queued>()
  readonly #waiters = new Set<Waiter>()
  readonly #failures: Error[] = []
  readonly #clock: Clock
  #closed = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether somebody waits: what is announced now is taken at once. */
  get isAwaited(): boolean {
    return this.#waiters.size > 0
  }

  /** Hands it to whoever waits that the file at `path` has another content. */
  handModified(path: string, atMs: number): FileEvent {
    const event: FileEvent = { type: 'modified', path, kind: 'file', atMs }
    this.#nextWaiter()?.resolve(event)
    return event
  }

  /** Announces that a path went from `before` to `after`, which are of one kind where both are given; found at `atMs`. */
  push(path: string, before: Known, after: Known, atMs: number): void {
    const kind = (after ?? before) === 'directory' ? 'directory' : 'file'
    const key = kind === 'file' ? path : `${path}\0`
    const earlier = this.#queued.get(key)
    this.#queued.delete(key)
    const known = earlier === undefined ? before : earlier.before
    const type = netChange(known, after)
    if (type === undefined) return
    const event: FileEvent = { type, path, kind, atMs }
    const waiter = this.#nextWaiter()
    if (waiter === undefined)
      this.#queued.set(key, { event, before: condensedKnown(known), after: condensedKnown(after) })
    else waiter.resolve(event)
  }

  /** Lets the next wait that finds no event fail with `error`. */
  fail(error: Error): void {
    if (this.#closed) return
    const waiter = this.#nextWaiter()
    if (waiter === undefined) this.#failures.push(error)
    else waiter.reject(error)
  }

  /** Drops what waits for the client about `path`. */
  forget(path: string): void {
    this.#queued.delete(path)
    this.#queued.delete(`${path}\0`)
  }

  take(): FileEvent | undefined {
    for (const [key, queued] of this.#queued) {
      this.#queued.delete(key)
      return queued.event
    }
    return undefined
  }

  takeAll(): FileEvent[] {
    const events = Array.from(this.#queued.values(), (queued) => queued.event)
    this.#queued.clear()
    return events
  }

  /** The next event; undefined when `signal` aborts, `timeoutMs` have passed, or the waits are ended. */
  next(signal?: AbortSignal, timeoutMs?: number): Promise<FileEvent | undefined> {
    if (signal?.aborted === true || this.#closed) return Promise.resolve(undefined)
    const event = this.take()
    if (event !== undefined) return Promise.resolve(event)
    const failure = this.#failures.shift()
    if (failure !== undefined) return Promise.reject(failure)
    return this.#wait(signal, timeoutMs)
  }

  /** The steps of one iteration. What it waits for when it is left is ended, so that it takes no event from anybody. */
  iterate(): AsyncIterator<FileEvent, undefined> {
    const iteration = {}
    let isLeft = false
    return {
      next: () => (isLeft ? Promise.resolve(DONE) : this.#nextStep(iteration)),
      return: () => {
        isLeft = true
        for (const waiter of this.#waiters) {
          if (waiter.iteration !== iteration) continue
          this.#release(waiter)
          waiter.resolve(undefined)
        }
        return Promise.resolve(DONE)
      },
    }
  }

  /** Like `next`, as the step of an iteration, which ends with the waits: one turn of promises fewer for each event. */
  #nextStep(iteration: object): Promise<IteratorResult<FileEvent, undefined>> {
    if (this.#closed || this.#queued.size > 0 || this.#failures.length > 0) return this.next().then(toStep)
    return new Promise((resolve, reject) => {
      this.#waiters.add({
        resolve: (event) => resolve(toStep(event)),
        reject,
        iteration,
        abort: undefined,
        timer: undefined,
      })
    })
  }

  /** Ends the waits under way with undefined. */
  endWaits(): void {
    for (let waiter = this.#nextWaiter(); waiter !== undefined; waiter = this.#nextWaiter()) waiter.resolve(undefined)
  }

  /** Ends everything: no event comes out any more. */
  close(): void {
    this.#closed = true
    this.#queued.clear()
    this.#failures.length = 0
    this.endWaits()
  }

  #wait(signal: AbortSignal | undefined, timeoutMs: number | undefined): Promise<FileEvent | undefined> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { resolve, reject, iteration: undefined, abort: undefined, timer: undefined }
      this.#waiters.add(waiter)
      const giveUp = (): void => {
        this.#release(waiter)
        resolve(undefined)
      }
      // Most waits have neither: what is not held need not be let go of in the path of an event.
      if (signal !== undefined) waiter.abort = onAbort(signal, giveUp)
      if (timeoutMs !== undefined) waiter.timer = this.#clock.schedule(timeoutMs, giveUp)
    })
  }

  /** Who has waited longest, and waits no more. */
  #nextWaiter(): Waiter | undefined {
    for (const waiter of this.#waiters) {
      this.#release(waiter)
      return waiter
    }
    return undefined
  }

  #release(waiter: Waiter): void {
    this.#waiters.delete(waiter)
    waiter.abort?.[Symbol.dispose]()
    waiter.timer?.[Symbol.dispose]()
  }
}

const DONE: IteratorResult<FileEvent, undefined> = { done: true, value: undefined }

function toStep(value: FileEvent | undefined): IteratorResult<FileEvent, undefined> {
  return value === undefined ? DONE : { done: false, value }
}

/** What waits long is kept short. */
function condensedKnown(known: Known): Known {
  return known === undefined || known === 'directory' ? known : condensed(known)
}

function netChange(before: Known, after: Known): FileEvent['type'] | undefined {
  if (before === undefined) return after === undefined ? undefined : 'created'
  if (after === undefined) return 'deleted'
  if (before === 'directory' || after === 'directory') return undefined
  return sameContent(before, after) ? undefined : 'modified'
}
