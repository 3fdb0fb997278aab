/** What `import.meta.hot` is in a module. */
export interface HotContext {
  /** What earlier instances of this module left for this one; what it leaves for later ones. */
  readonly data: Record<string, unknown>
  /** Called just before a new instance is evaluated, which may fail: put what it needs into `data`, and change nothing. */
  save(callback: (data: Record<string, unknown>) => void): void
  /** Called once this instance is out of use: end timers, close what is open. */
  dispose(callback: (data: Record<string, unknown>) => void | Promise<void>): void
  /** Does nothing: every module accepts what it does not read while it is evaluated. For code that calls it. */
  accept(): void
}

/** The side of it that the runner sees. */
export class Hot {
  readonly context: HotContext
  readonly #saves: ((data: Record<string, unknown>) => void)[] = []
  readonly #disposals: ((data: Record<string, unknown>) => void | Promise<void>)[] = []

  constructor(data: Record<string, unknown>) {
    this.context = {
      data,
      save: (callback) => void this.#saves.push(functionGiven('save', callback)),
      dispose: (callback) => void this.#disposals.push(functionGiven('dispose', callback)),
      accept: () => undefined,
    }
  }

  /** What the next instance begins with. */
  handOver(): Record<string, unknown> {
    const data = { ...this.context.data }
    for (const save of this.#saves) save(data)
    return data
  }

  /** The instance is out of use. The last callback that was given comes first. */
  async dispose(): Promise<void> {
    for (const callback of this.#disposals.splice(0).toReversed()) await callback(this.context.data)
  }
}

/** What is no function would be found out by the next instance, whose fault it is not. */
function functionGiven<Callback>(name: string, callback: Callback): Callback {
  if (typeof callback === 'function') return callback
  throw new TypeError(`import.meta.hot.${name} takes a function.`)
}
