// What modules see of one another: bindings that stay live over evaluations of what they show. While modules are evaluated,
// every read is noted, so that it is known afterwards whose state may have come from where.

/** The exports of a module, by name. */
export type Namespace = Record<string, unknown>

/** What a view shows: one evaluation of a module. */
export interface Viewed {
  readonly path: string
  readonly exports: Namespace
  /** What was read of it by modules that were being evaluated. */
  readonly seen: Seen
}

/** Who is being evaluated, and where it finds what will be live together with it. */
export interface Reader {
  /** Keys of what it read, see `keyOf`. */
  readonly reads: Set<string>
  find(path: string): Viewed | undefined
}

/**
 * The one whose code is running for the first time. Whatever it reads of others by then, itself or through functions that it
 * calls, its own state may have come from; and it reads what will be live together with it, even through modules that are
 * live already.
 */
let reader: Reader | undefined

/** Runs `code`; what it reads at once is read by `by`. */
export function readingAs<Result>(by: Reader, code: () => Result): Result {
  const outer = reader
  reader = by
  try {
    return code()
  } finally {
    reader = outer
  }
}

/** How a read of one export is noted; a module as a whole is noted by its path. */
export function keyOf(path: string, name: string): string {
  return `${path}\0${name}`
}

/** What stands for a value that may differ although it looks the same: objects, functions, and values that changed. */
const VARYING = Symbol('varying')

/** The values that were read of a module's exports, as far as they can be told apart. */
export class Seen {
  readonly #values = new Map<string, unknown>()

  note(name: string, value: unknown): void {
    const before = this.#values.get(name)
    if (before === undefined && !this.#values.has(name)) this.#values.set(name, comparable(value))
    else if (before !== VARYING && !Object.is(before, value)) this.#values.set(name, VARYING)
  }

  /**
   * Names that were read and whose values may not be what they were. The others are noted here as seen by `next` too: who
   * read them goes on with them.
   *
   * @param now the exports of what takes the place
   */
  differing(now: Namespace, next: Seen): string[] {
    const names: string[] = []
    for (const [name, value] of this.#values) {
      if (value !== VARYING && Object.is(value, valueOf(now, name))) next.note(name, value)
      else names.push(name)
    }
    return names
  }
}

function comparable(value: unknown): unknown {
  return typeof value === 'function' || (typeof value === 'object' && value !== null) ? VARYING : value
}

function valueOf(exports: Namespace, name: string): unknown {
  try {
    return exports[name]
  } catch {
    return VARYING
  }
}

/**
 * What importers see of a module. All who import the same evaluation of it share one; it is turned to the next evaluation
 * when that goes live.
 */
export class View {
  readonly namespace: Namespace
  #target: Viewed
  /** What reads of each name are noted as; made at the first one. */
  readonly #keys: string[] = []
  /** How many evaluations of modules have it. */
  users = 0

  constructor(target: Viewed) {
    this.#target = target
    this.namespace = newNamespace(Object.keys(target.exports), (name, at) => this.#read(name, at))
  }

  get target(): Viewed {
    return this.#target
  }

  turnTo(target: Viewed): void {
    this.#target = target
    this.complete()
  }

  /** Shows names that have come: a module of a cycle may be looked at before it has begun. */
  complete(): void {
    let count = Object.keys(this.namespace).length
    for (const name of Object.keys(this.#target.exports)) {
      if (name in this.namespace) continue
      const at = count++
      const get = (): unknown => this.#read(name, at)
      Object.defineProperty(this.namespace, name, { enumerable: true, configurable: true, get })
    }
  }

  /** @param at which of the names it is */
  #read(name: string, at: number): unknown {
    if (reader === undefined) return this.#target.exports[name]
    const { path } = this.#target
    const target = reader.find(path) ?? this.#target
    reader.reads.add((this.#keys[at] ??= keyOf(path, name)))
    const value = target.exports[name]
    target.seen.note(name, value)
    return value
  }
}

type MakeNamespace = (read: (name: string, at: number) => unknown) => Namespace

/** By the names of exports: programs of many modules have few sets of them. */
const makers = new Map<string, MakeNamespace>()
const MAKERS_MAX = 1000

/**
 * An object whose properties are read by `read`. Getters written as a literal make one in a quarter of the time that
 * defining them one by one takes, which is most of what evaluating a small module again costs.
 */
function newNamespace(names: readonly string[], read: (name: string, at: number) => unknown): Namespace {
  const shape = JSON.stringify(names)
  let make = makers.get(shape)
  if (make === undefined) {
    if (makers.size >= MAKERS_MAX) makers.clear()
    const getters = names
      .map((name) => JSON.stringify(name))
      .map((name, at) => `get [${name}]() { return read(${name}, ${at}) }`)
    // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-type-assertion -- names, as literals
    make = new Function('read', `return { __proto__: null, ${getters.join(', ')} }`) as MakeNamespace
    makers.set(shape, make)
  }
  return Object.defineProperty(make(read), Symbol.toStringTag, { value: 'Module' })
}
