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

/** Who is being evaluated, and what will be live together with it. */
export interface Reader {
  /** Of its evaluation; greater than that of any before. */
  readonly id: number
  /** Path of its module; undefined: what it reads is nobody's. */
  readonly path: string | undefined
  /** By path, what is to go live with it, as far as that is new. */
  readonly fresh: ReadonlyMap<string, Viewed>
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

/** What stands for a value that may differ although it looks the same: objects, functions, and values that changed. */
const VARYING = Symbol('varying')

/**
 * Modules that read something, by path, with the evaluation that did so last. One that has been evaluated since read it no
 * more; one that failed in between may have.
 */
export class Readers implements Iterable<readonly [path: string, id: number]> {
  // Most things are read by one module, again and again.
  #path: string | undefined
  #id = 0
  #others: Map<string, number> | undefined

  add(path: string, id: number): void {
    if (path !== this.#path) {
      if (this.#path !== undefined) (this.#others ??= new Map()).set(this.#path, this.#id)
      this.#path = path
      this.#id = this.#others?.get(path) ?? 0
    }
    if (id > this.#id) this.#id = id
  }

  *[Symbol.iterator](): Iterator<readonly [path: string, id: number]> {
    if (this.#path !== undefined) yield [this.#path, this.#id]
    if (this.#others === undefined) return
    for (const entry of this.#others) if (entry[0] !== this.#path) yield entry
  }
}

/** What was read of one export. */
export class SeenExport {
  /** As far as it can be told apart. */
  #value: unknown
  readonly readers: Readers = new Readers()

  constructor(value: unknown) {
    this.#value = comparable(value)
  }

  note(value: unknown, { path, id }: Pick<Reader, 'path' | 'id'>): void {
    if (this.#value !== VARYING && !Object.is(this.#value, value)) this.#value = VARYING
    if (path !== undefined) this.readers.add(path, id)
  }

  /** Whether `now` is what everybody read. */
  isAlways(now: unknown): boolean {
    return this.#value !== VARYING && Object.is(this.#value, now)
  }
}

/** What was read of a module's exports, and by whom. */
export class Seen {
  readonly #exports = new Map<string, SeenExport>()
  /** Who may have read anything of it. */
  readonly wholeReaders: Readers = new Readers()

  /** To note a read of an export by. */
  at(name: string, value: unknown): SeenExport {
    let seen = this.#exports.get(name)
    if (seen === undefined) this.#exports.set(name, (seen = new SeenExport(value)))
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
    const seen = before.#exports.get(name)
    if (seen === undefined) return
    const own = this.#exports.get(name)
    if (own === undefined) this.#exports.set(name, seen)
    else for (const [path, id] of seen.readers) own.note(value, { path, id })
  }

  /** Who read an export. */
  readersOf(name: string): Iterable<readonly [path: string, id: number]> {
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

/** One name of a view: all that a read of it needs lies together, since a module may read thousands, each of them once. */
class Binding {
  readonly view: View
  readonly name: string
  /** Where reads of it are noted at the target; made at the first one. */
  seen: SeenExport | undefined
  /** How its value is found at the target: a module's exports are properties that V8 looks up slowly, all of them getters. */
  property: PropertyDescriptor | undefined

  constructor(view: View, name: string) {
    this.view = view
    this.name = name
  }
}

/**
 * What importers see of a module. All who import the same evaluation of it share one; it is turned to the next evaluation
 * when that goes live.
 */
export class View {
  readonly namespace: Namespace
  readonly #bindings: Binding[]
  /** How many evaluations of modules have it. */
  users = 0
  /** Whether it has a name that its target has not: somebody new is to see another one. */
  isOutworn = false
  target: Viewed

  constructor(target: Viewed) {
    this.target = target
    const names = Object.keys(target.exports)
    this.#bindings = names.map((name) => new Binding(this, name))
    this.namespace = newNamespace(names, this.#bindings)
  }

  turnTo(target: Viewed): void {
    this.target = target
    for (const binding of this.#bindings) {
      binding.seen = undefined
      binding.property = undefined
    }
    this.complete()
    this.isOutworn = this.#bindings.some(({ name }) => !(name in target.exports))
  }

  /** Shows names that have come: a module of a cycle may be looked at before it has begun. */
  complete(): void {
    for (const name of Object.keys(this.target.exports)) {
      if (name in this.namespace) continue
      const binding = new Binding(this, name)
      this.#bindings.push(binding)
      const get = (): unknown => read(binding)
      Object.defineProperty(this.namespace, name, { enumerable: true, configurable: true, get })
    }
  }
}

function read(binding: Binding): unknown {
  const { target } = binding.view
  const by = reader
  if (by === undefined) return target.exports[binding.name]
  const fresh = by.fresh.get(target.path)
  if (fresh !== undefined && fresh !== target) {
    const value = fresh.exports[binding.name]
    fresh.seen.at(binding.name, value).note(value, by)
    return value
  }
  const property = (binding.property ??= Object.getOwnPropertyDescriptor(target.exports, binding.name))
  const value: unknown = property?.get?.()
  const seen = (binding.seen ??= target.seen.at(binding.name, value))
  seen.note(value, by)
  return value
}

type MakeNamespace = (read: (binding: Binding) => unknown, bindings: readonly Binding[]) => Namespace

/** By the names of exports: programs of many modules have few sets of them. */
const makers = new Map<string, MakeNamespace>()
const MAKERS_MAX = 1000

/**
 * An object whose properties are read by `read`. Getters written as a literal make one in a quarter of the time that
 * defining them one by one takes, which is most of what evaluating a small module again costs.
 */
function newNamespace(names: readonly string[], bindings: readonly Binding[]): Namespace {
  const shape = JSON.stringify(names)
  let make = makers.get(shape)
  if (make === undefined) {
    if (makers.size >= MAKERS_MAX) makers.clear()
    const constants = names.map((_, at) => `const b${at} = bindings[${at}];`)
    const getters = names
      .map((name) => JSON.stringify(name))
      .map((name, at) => `get [${name}]() { return read(b${at}) }`)
    const body = `${constants.join('')} return { __proto__: null, ${getters.join(', ')} }`
    // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-type-assertion -- names, as literals
    make = new Function('read', 'bindings', body) as MakeNamespace
    makers.set(shape, make)
  }
  return Object.defineProperty(make(read, bindings), Symbol.toStringTag, { value: 'Module' })
}
