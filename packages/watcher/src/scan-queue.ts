/** Time for which scans may hold the event loop, in milliseconds. */
const SLICE_MS = 10

/** Work that waits for its turn, done in slices so that a large tree does not hold up the events of the rest. */
export class ScanQueue {
  readonly #jobs: (() => void)[] = []
  #running = false
  #idle: (() => void)[] = []

  /** Does `job` at once where there is nothing else to do. */
  add(job: () => void): void {
    this.#jobs.push(job)
    if (!this.#running) this.#run()
  }

  /** Resolves once there is nothing left to do. */
  idle(): Promise<void> {
    if (!this.#running) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** Drops what was not done yet. */
  clear(): void {
    this.#jobs.length = 0
  }

  #run(): void {
    this.#running = true
    const endsAtMs = performance.now() + SLICE_MS
    for (let job = this.#jobs.pop(); job !== undefined; job = this.#jobs.pop()) {
      job()
      if (performance.now() < endsAtMs) continue
      setImmediate(() => this.#run())
      return
    }
    this.#running = false
    const idle = this.#idle
    this.#idle = []
    for (const resolve of idle) resolve()
  }
}
