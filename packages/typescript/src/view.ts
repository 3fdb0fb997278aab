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
  /** Its own, unlike that of any other evaluation. */
  readonly id: number
  /** Path of its module; undefined: what it reads is nobody's. */
  readonly path: string | undefined
  /** Keys of what it read, see `keyOf`. */
  readonly reads: string[]
  /** The evaluation of that module that is to go live with it, where there is a new one. */
  findFresh(path: string): Viewed | undefined
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

/** What was read of one export. */
export class SeenExport {
  /** As far as it can be told apart. */
  #value: unknown
  /** Paths of modules that read it, some of which may not any more. */
  readonly readers: Set<string>
  #latest: string | undefined

  constructor(value: unknown, readers: Set<string>) {
    this.#value = comparable(value)
    this.readers = readers
  }

  /** @param by path of the module that read it */
  note(value: unknown, by: string | undefined): void {
    if (this.#value !== VARYING && !Object.is(this.#value, value)) this.#value = VARYING
    if (by === undefined || by === this.#latest) return
    this.#latest = by
    this.readers.add(by)
  }

  /** Whether `now` is what everybody read. */
  isAlways(now: unknown): boolean {
    return this.#value !== VARYING && Object.is(this.#value, now)
  }
}

/** What was read of a module's exports, and by whom. */
export class Seen {
  readonly #exports = new Map<string, SeenExport>()
  /** Paths of modules that may have read anything of it. */
  readonly wholeReaders: Set<string> = new Set()

  /** To note a read of an export by. */
  at(name: string, value: unknown): SeenExport {
    let seen = this.#exports.get(name)
    if (seen === undefined) this.#exports.set(name, (seen = new SeenExport(value, new Set())))
    return seen
  }

  /**
   * Names that were read and whose values may not be what they were. The others are noted as seen of `next` too: who read
   * them goes on with them.
   *
   * @param now the exports of what takes the place
   */
  differing(now: Namespace, next: Seen): string[] {
    const names: string[] = []
    for (const [name, seen] of this.#exports) {
      const value = valueOf(now, name)
      if (seen.isAlways(value)) next.goOn(name, value, this)
      else names.push(name)
    }
    return names
  }

  /** Who read an export of `before` goes on with this one's. */
  goOn(name: string, value: unknown, before: Seen): void {
    const readers = before.#exports.get(name)?.readers ?? new Set<string>()
    const own = this.#exports.get(name)
    if (own === undefined) this.#exports.set(name, new SeenExport(value, readers))
    else for (const path of readers) own.note(value, path)
  }

  /** Paths of modules that read an export, some of which may not any more. */
  readersOf(name: string): Iterable<string> {
    return this.#exports.get(name)?.readers ?? []
  }
}

function comparable(value: unknown): unknown {
  return typeof value === 'function' || (typeof value === 'object' && value !== null) ? VARYING : value
}

/** The value of an export; where it has none yet, one that is no other's. */
export function valueOf(exports: Namespace, name: string): unknown {
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
  /** Where reads of each name are noted at the target; made at the first one. */
  #seen: SeenExport[] = []
  /** Who read each name last. */
  readonly #readBy: number[] = []
  /** How many evaluations of modules have it. */
  users = 0
  /** Whether it has a name that its target has not: somebody new is to see another one. */
  isOutworn = false

  constructor(target: Viewed) {
    this.#target = target
    this.namespace = newNamespace(Object.keys(target.exports), (name, at) => this.#read(name, at))
  }

  get target(): Viewed {
    return this.#target
  }

  turnTo(target: Viewed): void {
    this.#target = target
    this.#seen = []
    this.complete()
    this.isOutworn = Object.keys(this.namespace).some((name) => !(name in target.exports))
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
    const by = reader
    if (by === undefined) return this.#target.exports[name]
    const { path } = this.#target
    if (this.#readBy[at] !== by.id) {
      this.#readBy[at] = by.id
      by.reads.push((this.#keys[at] ??= keyOf(path, name)))
    }
    const fresh = by.findFresh(path)
    if (fresh !== undefined && fresh !== this.#target) {
      const value = fresh.exports[name]
      fresh.seen.at(name, value).note(value, by.path)
      return value
    }
    const value = this.#target.exports[name]
    const seen = (this.#seen[at] ??= this.#target.seen.at(name, value))
    seen.note(value, by.path)
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
