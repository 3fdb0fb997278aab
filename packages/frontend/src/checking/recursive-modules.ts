/**
 * `module rec`: all that it defines sees all of it, and values are made in their order. The same is said without `rec` by
 * types as one group, and by functions that stand right before the first value whose making needs them.
 */
import type { Binding, DoItem, Item, LetItem, Pattern, TypesItem } from '../syntax/ast.ts'
import { namesWithin } from './inlining.ts'

/** A recursive module in an order in which each definition sees what it needs. */
export interface Arranged {
  readonly items: readonly Item[]
  /** Whether that order does what the module does. */
  readonly isFaithful: boolean
}

/** A function, a value, or something that is done. */
interface Part {
  readonly item: LetItem | DoItem
  /** Functions have no effects: they may stand anywhere. */
  readonly isFunction: boolean
  readonly defines: readonly string[]
  readonly uses: ReadonlySet<string>
}

/** Arranging goes as deep as definitions need each other. */
const PARTS_MAX = 2000

/** Arranges the items of a recursive module. */
export function asRecursive(items: readonly Item[]): Arranged {
  const parts = items.flatMap((item) => (item.kind === 'Let' || item.kind === 'Do' ? partsOf(item) : []))
  const types = items.filter((item) => item.kind === 'Types')
  const opens = items.filter((item) => item.kind === 'Open')
  const others = items.filter(({ kind }) => kind !== 'Let' && kind !== 'Do' && kind !== 'Types' && kind !== 'Open')
  const before = [...opens, ...grouped(types)]
  if (parts.every(({ item }) => item.kind === 'Do'))
    return { items: [...before, ...others, ...parts.map(({ item }) => item)], isFaithful: !isDoneBefore(items, others) }
  if (parts.length > PARTS_MAX) return { items: [...before, ...others], isFaithful: false }
  const order = new Order(parts)
  const isAlone = others.every(({ kind }) => kind === 'Exception') && !useAny(types, parts)
  return { items: [...before, ...others, ...order.items()], isFaithful: order.isFaithful && isAlone }
}

/** Whether something is done before a module within that may do something too. */
function isDoneBefore(items: readonly Item[], others: readonly Item[]): boolean {
  const last = others.at(-1)
  return last !== undefined && items.slice(0, items.indexOf(last)).some(({ kind }) => kind === 'Do')
}

/** Whether members of the types may use what is defined behind them. */
function useAny(types: readonly TypesItem[], parts: readonly Part[]): boolean {
  const used = namesWithin(types.flatMap((item) => item.definitions.map((each) => each.members)))
  return parts.some(({ defines }) => defines.some((name) => used.has(name)))
}

function grouped(items: readonly TypesItem[]): readonly TypesItem[] {
  if (items.length === 0) return []
  return [{ ...items[0]!, definitions: items.flatMap((each) => each.definitions), end: items.at(-1)!.end }]
}

function partsOf(item: LetItem | DoItem): readonly Part[] {
  if (item.kind === 'Do') return [{ item, isFunction: false, defines: [], uses: namesWithin(item.expr) }]
  return item.bindings.map((binding) => ({
    item: { ...item, isRec: false, bindings: [binding] },
    isFunction: isFunction(binding),
    defines: namesOf(binding.pattern),
    uses: namesWithin([binding.parameters, binding.body]),
  }))
}

/** The cases of an active pattern are names of it too. */
function namesOf(pattern: Pattern): readonly string[] {
  return [...namesWithin(pattern)].flatMap((name) => [name].concat(name.split('|')))
}

function isFunction({ pattern, parameters, body }: Binding): boolean {
  return pattern.kind === 'Name' && (parameters.length > 0 || body.kind === 'Fun' || body.kind === 'Function')
}

/** Values in their order; functions in groups of those that need each other (Tarjan's strongly connected components). */
class Order {
  isFaithful = true
  readonly #parts: readonly Part[]
  readonly #definedBy = new Map<string, Part>()
  readonly #items: (LetItem | DoItem)[] = []
  readonly #started = new Map<Part, number>()
  readonly #done = new Set<Part>()
  readonly #stack: Part[] = []

  constructor(parts: readonly Part[]) {
    this.#parts = parts
    for (const each of parts) for (const name of each.defines) this.#definedBy.set(name, each)
  }

  items(): readonly Item[] {
    const last = this.#parts.findLast((each) => !each.isFunction)
    for (const each of this.#parts) if (!each.isFunction && each !== last) this.#place(each)
    // What is last may be the file's value: nothing stands behind it, but what needs it.
    if (last?.item.kind === 'Do') for (const each of this.#parts) if (each !== last) this.#place(each)
    if (last !== undefined) this.#place(last)
    for (const each of this.#parts) this.#place(each)
    return this.#items
  }

  #place(part: Part): void {
    if (!this.#started.has(part)) this.#visit(part)
  }

  /** Places what the part needs, then the part; answers the first part on the stack that it leads back to. */
  #visit(part: Part): number {
    const own = this.#started.size
    this.#started.set(part, own)
    this.#stack.push(part)
    let first = own
    for (const name of part.uses) {
      const used = this.#definedBy.get(name)
      if (used === undefined || this.#done.has(used)) continue
      // A value that is not there yet: F# makes it when it is asked for.
      if (!used.isFunction) this.isFaithful = false
      first = Math.min(first, this.#started.get(used) ?? this.#visit(used))
    }
    if (first === own) this.#emit(this.#stack.splice(this.#stack.indexOf(part)))
    return first
  }

  #emit(group: readonly Part[]): void {
    for (const each of group) this.#done.add(each)
    const [only] = group
    if (group.length === 1 && !only!.defines.some((name) => only!.uses.has(name))) {
      this.#items.push(only!.item)
      return
    }
    const lets = group.map(({ item }) => item).filter((item) => item.kind === 'Let')
    this.#items.push({ ...lets[0]!, isRec: true, bindings: lets.flatMap((each) => each.bindings) })
  }
}
