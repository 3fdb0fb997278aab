import { codeOf } from '@fsrs/base'

import type { FallbackNotice } from '../options.ts'
import type { WatchBackend, WatchSession, WatchSink } from '../watch-backend.ts'
import { type PollingSession, openPolling } from './polling-backend.ts'

/** When directories are polled although the chosen backend works. */
export interface FallbackRules {
  /** Where the system's watches are used up. */
  readonly onWatchLimit: boolean
  /** The file system of a directory, by name, where its other users cause no events here; undefined elsewhere. */
  remoteFileSystem(directory: string): string | undefined
  readonly onFallback: (notice: FallbackNotice) => void
}

/** Serves from `backend`, and polls the directories that it cannot serve. */
export async function openWithFallback(
  backend: WatchBackend,
  sink: WatchSink,
  rules: FallbackRules,
): Promise<WatchSession> {
  return new FallbackSession(backend.name, await backend.open(sink), sink, rules)
}

class FallbackSession implements WatchSession {
  readonly #name: string
  readonly #main: WatchSession
  readonly #sink: WatchSink
  readonly #rules: FallbackRules
  readonly #polledDirectories = new Set<string>()
  readonly #told = new Set<string>()
  #polling: PollingSession | undefined

  constructor(name: string, main: WatchSession, sink: WatchSink, rules: FallbackRules) {
    this.#name = name
    this.#main = main
    this.#sink = sink
    this.#rules = rules
  }

  add(directory: string, wants: (name: string) => boolean): void | Promise<void> {
    const remote = this.#rules.remoteFileSystem(directory)
    if (remote !== undefined) {
      return this.#poll(directory, wants, remote, `${directory} is on ${remote}, where changes may cause no events.`)
    }
    try {
      const pending = this.#main.add(directory, wants)
      return pending?.catch((error: unknown) => this.#refused(directory, wants, error))
    } catch (error) {
      return this.#refused(directory, wants, error)
    }
  }

  remove(directory: string): void {
    if (this.#polledDirectories.delete(directory)) this.#polling?.remove(directory)
    else this.#main.remove(directory)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#polledDirectories.clear()
    await this.#polling?.[Symbol.asyncDispose]()
    await this.#main[Symbol.asyncDispose]()
  }

  #refused(directory: string, wants: (name: string) => boolean, error: unknown): void {
    const code = codeOf(error)
    if (!this.#rules.onWatchLimit || (code !== 'ENOSPC' && code !== 'EMFILE')) throw error
    this.#poll(directory, wants, 'limit', `the system's watches are used up at ${directory}.`)
  }

  #poll(directory: string, wants: (name: string) => boolean, kind: string, reason: string): void {
    // Once for each kind of reason, not for each directory.
    if (!this.#told.has(kind)) this.#rules.onFallback({ from: this.#name, to: 'polling', reason })
    this.#told.add(kind)
    this.#polling ??= openPolling(this.#sink)
    this.#polling.add(directory, wants)
    this.#polledDirectories.add(directory)
  }
}
