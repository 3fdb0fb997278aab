import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'

import { plainVariables } from './environment.ts'
import type { LiveContestant } from './live-contestants.ts'
import type { Project } from './live-project.ts'

/** One time that a program ran. */
export interface Run {
  /** What it said it was. */
  readonly version: string
  /** When it was live: when it ran or, of those that tell, when it had taken the place of the one before. */
  atNs: bigint
  /** Where its time went; undefined of those that do not tell, and before the swap. */
  phases: Phases | undefined
}

/** Milliseconds, as `ReloadStats` has them. */
export interface Phases {
  readonly read: number
  readonly compile: number
  readonly prepare: number
  readonly swap: number
}

/** A contestant at work: its process, and all that the program said. */
export class LiveRunner {
  readonly project: Project
  readonly #swaps: boolean
  readonly runs: Run[] = []
  readonly #child: ChildProcess
  readonly #errors: string[] = []
  #heard: () => void = () => undefined
  #heap: ((bytes: number) => void) | undefined

  constructor({ command, swaps }: LiveContestant, project: Project) {
    this.project = project
    this.#swaps = swaps
    const child = spawn(process.execPath, [...command(project.entry)], {
      cwd: project.directory,
      env: plainVariables(),
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    })
    this.#child = child
    child.stderr.setEncoding('utf8').on('data', (text: string) => void this.#errors.push(text))
    createInterface({ input: child.stdout }).on('line', (line) => this.#said(line))
  }

  #said(line: string): void {
    const [what, value = '', time = ''] = line.split(' ')
    if (what === 'heap') this.#heap?.(Number(value))
    if (what === 'live') this.runs.push({ version: value, atNs: BigInt(time), phases: undefined })
    else if (what === 'swap') this.#swapped(BigInt(value), time)
    else return
    this.#heard()
  }

  #swapped(atNs: bigint, times: string): void {
    const [read, compile, prepare, swap] = times.split(',').map(Number)
    const run = this.runs.at(-1)
    if (run !== undefined) Object.assign(run, { atNs, phases: { read, compile, prepare, swap } })
  }

  /**
   * Resolves when that version is live, from the program's `from`th run on.
   *
   * @returns undefined: it has not, within `patienceMs`
   */
  async live(version: string, patienceMs: number, from: number = 0): Promise<Run | undefined> {
    const found = (): Run | undefined =>
      this.runs.slice(from).find((run) => run.version === version && (run.phases !== undefined || !this.#swaps))
    const abort = new AbortController()
    const heard = new Promise<void>((resolve) => {
      this.#heard = () => {
        if (found() !== undefined) resolve()
      }
    })
    this.#heard()
    await Promise.race([heard, setTimeout(patienceMs, undefined, { signal: abort.signal }).catch(() => undefined)])
    abort.abort()
    return found()
  }

  /** Bytes on its heap after a collection; undefined where it cannot be asked. */
  async heapBytes(): Promise<number | undefined> {
    this.#child.stdin?.write('heap\n')
    return Promise.race([
      new Promise<number>((resolve) => {
        this.#heap = resolve
      }),
      setTimeout(2000, undefined, { ref: false }),
    ])
  }

  /** What it wrote to standard error, for a message. */
  get errorText(): string {
    return this.#errors.join('').trim().split('\n').slice(-3).join(' ')
  }

  /** Ends it, with all processes that it started. */
  end(): void {
    const { pid } = this.#child
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
}
