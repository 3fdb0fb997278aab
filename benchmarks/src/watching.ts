import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { plainVariables } from './environment.ts'
import type { WatchContestant } from './file-watchers.ts'
import type { WatchMessage } from './watch-process.ts'

/** What a contestant's client found at an event. */
interface WatchEvent {
  /** The save that the file held; undefined: no whole one. */
  readonly id: number | undefined
  readonly atNs: bigint
}

/** How long a contestant may take to begin. */
const BEGIN_MS = 30_000

/** A contestant that watches one file, in a process of its own. */
export class Watching implements Disposable {
  readonly events: WatchEvent[] = []
  readonly #child: ChildProcess
  #heard: () => void = () => undefined

  private constructor(child: ChildProcess) {
    this.#child = child
    child.on('message', (messages: readonly WatchMessage[] | 'ready') => {
      if (messages === 'ready') return
      for (const { id, atNs } of messages) this.events.push({ id: id ?? undefined, atNs: BigInt(atNs) })
      this.#heard()
    })
  }

  /**
   * Starts a process, and resolves once it watches.
   *
   * @param file must exist
   * @throws {Error} where the contestant does not run here, with the reason
   */
  static async begin({ name }: WatchContestant, file: string): Promise<Watching> {
    const child = fork(fileURLToPath(new URL('watch-process.js', import.meta.url)), [name, file], {
      env: plainVariables(),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    const errors: string[] = []
    child.stderr?.setEncoding('utf8').on('data', (text: string) => void errors.push(text))
    const watching = new Watching(child)
    const patience = setTimeout(() => child.kill('SIGKILL'), BEGIN_MS)
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message) => {
        if (message === 'ready') resolve()
      })
      child.once('close', () => reject(new Error(reasonIn(errors.join('')))))
    }).finally(() => clearTimeout(patience))
    return watching
  }

  /**
   * The first event, from the `from`th on, at which the file held that save.
   *
   * @returns undefined: there was none within `patienceMs`
   */
  async announced(id: number, from: number, patienceMs: number): Promise<WatchEvent | undefined> {
    const found = (): WatchEvent | undefined => this.events.slice(from).find((event) => event.id === id)
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patienceMs)
      this.#heard = () => {
        if (found() === undefined) return
        clearTimeout(timer)
        resolve()
      }
      this.#heard()
    })
    return found()
  }

  [Symbol.dispose](): void {
    this.#child.kill('SIGKILL')
  }
}

/** The line of a failed process's last words that says why. */
export function reasonIn(errorText: string): string {
  const line = errorText.split('\n').find((each) => /^\w*Error\b/.test(each))
  return line ?? 'its process ended without a word'
}
