/**
 * How much a function does, as a number that is the same in every run: how often V8 entered each block of our code, and the
 * lengths of what was copied and searched by methods of its own. Time would tell more, were it not for the collector and the machine.
 */
import { Session } from 'node:inspector'

interface Coverage {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[]
  }[]
}

type Method = (this: unknown, ...args: unknown[]) => unknown

/** Methods whose work is in proportion to what they are called on. */
const COUNTED: readonly (readonly [object, readonly PropertyKey[]])[] = [
  [
    Array.prototype,
    ['slice', 'concat', 'indexOf', 'includes', 'join', 'toReversed', 'reverse', 'toSorted', 'sort', Symbol.iterator],
  ],
  [Map.prototype, [Symbol.iterator, 'keys', 'values']],
  [Set.prototype, [Symbol.iterator]],
]

/** Counts work; one is enough for a process. */
export class WorkMeter implements Disposable {
  readonly #session = new Session()
  readonly #isOurs: (url: string) => boolean

  /** @param isOurs whether a script's blocks count */
  constructor(isOurs: (url: string) => boolean) {
    this.#isOurs = isOurs
    this.#session.connect()
    this.#session.post('Profiler.enable')
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
    this.#take()
  }

  /** What a run comes to; what was done since the last one, by other code that counts, is taken for a part of it. */
  of(run: () => unknown): number {
    const copied = countingCopies(run)
    return copied + this.#take()
  }

  /** How often blocks were entered since the last call. */
  #take(): number {
    let blocks = 0
    // The answer comes before the call returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, coverage) => {
      if (error !== null) throw error
      for (const script of (coverage as Coverage).result)
        if (this.#isOurs(script.url))
          for (const each of script.functions) for (const { count } of each.ranges) blocks += count
    })
    return blocks
  }

  [Symbol.dispose](): void {
    this.#session.disconnect()
  }
}

/** Those whose work is in proportion to what they answer. */
const isPart: ReadonlySet<PropertyKey> = new Set(['slice'])

function lengthOf(of: unknown): number {
  const { length, size } = of as { readonly length?: number; readonly size?: number }
  return length ?? size ?? 0
}

function countingCopies(run: () => unknown): number {
  let copied = 0
  const originals: (() => void)[] = []
  for (const [owner, names] of COUNTED)
    for (const name of names) {
      const descriptor = Object.getOwnPropertyDescriptor(owner, name)!
      const original = descriptor.value as Method
      const counting: Method = function counting(this: unknown, ...args) {
        const result = Reflect.apply(original, this, args)
        copied += isPart.has(name) ? lengthOf(result) : lengthOf(this)
        return result
      }
      Object.defineProperty(owner, name, { ...descriptor, value: counting })
      originals.push(() => Object.defineProperty(owner, name, descriptor))
    }
  try {
    run()
  } finally {
    for (const restore of originals) restore()
  }
  return copied
}
