import { machine } from '../machine/machine.ts'
import { uncurry2, uncurry3 } from '../values/function-values.ts'
import { Tuple2, Tuple3 } from '../values/values.ts'
import { compare } from './comparison.ts'
import { raiseArgument, requireNonNegative, requirePositive } from './exceptions.ts'
import { HashTable, MetKeys } from './hash-table.ts'
import { addItem, itemsOf, payForItems } from './items.ts'
import type { Items } from './items.ts'
import type { LibraryFunction } from './library-contract.ts'
import type { Order } from './orders.ts'
import { isOrdinaryNumber, mergeSort } from './sorting.ts'
import type { Sorts } from './sorting.ts'

type Fn1 = (a: any) => any
type Source = Iterable<unknown>

/** From so many items on. */
const LARGE = 1024

/** Items once each, by key; the first stays. */
export function distinctBy(key: Fn1, source: Source): unknown[] {
  const seen = new MetKeys()
  return filtered(itemsOf(source), (item) => seen.add(key(item)))
}

/** Groups by key, in the order of their first items. */
export function groupsBy(key: Fn1, source: Source): { readonly key: unknown; readonly items: unknown[] }[] {
  const table = new HashTable()
  const groups: { readonly key: unknown; readonly items: unknown[] }[] = []
  const items = itemsOf(source)
  for (let index = 0; index < items.length; index++) {
    const own = key(items[index]) as unknown
    const found = table.find(own)
    if (found !== undefined) {
      ;(found.value as unknown[]).push(items[index])
      continue
    }
    const group = { key: own, items: [items[index]] }
    table.set(own, group.items)
    groups.push(group)
  }
  return groups
}

/** Those of the items that pass. */
export function filtered(items: Items, test: Fn1): unknown[] {
  const kept: unknown[] = []
  for (let index = 0; index < items.length; index++) if (test(items[index])) addItem(kept, items[index])
  return kept
}

/** Each item turned into another. */
export function mapped(items: Items, fn: (item: any, index: number) => unknown): unknown[] {
  machine.allocate(8 * items.length)
  const out: unknown[] = []
  // To grow means to copy, several times; small ones are worth more without what V8 takes for holes.
  if (items.length >= LARGE) out.length = items.length
  for (let index = 0; index < items.length; index++) out[index] = fn(items[index], index)
  return out
}

/** A part of an array in whichever representation. */
export function slice(items: Items, from: number, to: number): unknown[] {
  machine.charge((to - from) >> 3)
  machine.allocate(8 * (to - from))
  if (Array.isArray(items)) return items.slice(from, to)
  const out: unknown[] = []
  for (let index = from; index < to; index++) out.push(items[index])
  return out
}

function choose(fn: Fn1, items: Items): unknown[] {
  const out: unknown[] = []
  for (let index = 0; index < items.length; index++) {
    const chosen = fn(items[index])
    if (chosen !== null) addItem(out, chosen.f0)
  }
  return out
}

function permuted(indexMap: Fn1, items: Items): unknown[] {
  const out: unknown[] = mapped(items, () => undefined)
  const taken = new Set<number>()
  for (let index = 0; index < items.length; index++) {
    const to = indexMap(index) as number
    if (to < 0 || to >= items.length || taken.has(to))
      raiseArgument('The function did not compute a permutation.', 'indexMap')
    taken.add(to)
    out[to] = items[index]
  }
  return out
}

function scanned(folder: any, start: unknown, items: Items): unknown[] {
  const call = uncurry2(folder) as (s: unknown, a: unknown) => unknown
  machine.allocate(8 * items.length)
  const out = [start]
  let state = start
  for (let index = 0; index < items.length; index++) out.push((state = call(state, items[index])))
  return out
}

function scannedBack(folder: any, items: Items, start: unknown): unknown[] {
  const call = uncurry2(folder) as (a: unknown, s: unknown) => unknown
  machine.allocate(8 * items.length)
  const out = [start]
  let state = start
  for (let index = items.length - 1; index >= 0; index--) out.push((state = call(items[index], state)))
  return out.toReversed()
}

/** Sorted by `compare`; numbers of one sort are left to the engine. */
export function sorted(items: Items, sign: 1 | -1): unknown[] {
  const copy = slice(items, 0, items.length)
  if (copy.every((item) => isOrdinaryNumber(item) && !Object.is(item, -0))) {
    machine.charge(copy.length * 4)
    // By length and by index: going through iterators takes longer than sorting.
    const numbers = new Float64Array(copy as number[]).toSorted()
    for (let index = 0; index < copy.length; index++)
      copy[sign === 1 ? index : copy.length - 1 - index] = numbers[index]
    return copy
  }
  return mergeSort(copy, (a, b) => sign * compare(a, b))
}

function unfolded(generate: Fn1, start: unknown): unknown[] {
  const out: unknown[] = []
  let state = start
  for (;;) {
    machine.step()
    const next = generate(state)
    if (next === null) return out
    addItem(out, next.f0.f0)
    state = next.f0.f1
  }
}

/** In pieces of the same size, as near as it gets: the first ones are longer. */
export function splitInto(count: number, items: Items): unknown[][] {
  requirePositive(count, 'count')
  const pieces = Math.min(count, items.length)
  const out: unknown[][] = []
  let at = 0
  for (let index = 0; index < pieces; index++) {
    const size = Math.floor(items.length / pieces) + (index < items.length % pieces ? 1 : 0)
    out.push(slice(items, at, at + size))
    at += size
  }
  return out
}

function spliced(items: Items, index: number, removed: number, added: Items, name = 'index'): unknown[] {
  if (index < 0 || removed < 0 || index + removed > items.length)
    raiseArgument('index must be within bounds of the array', name)
  return [...slice(items, 0, index), ...slice(added, 0, added.length), ...slice(items, index + removed, items.length)]
}

function windows(size: number, items: Items): unknown[][] {
  requirePositive(size, 'windowSize')
  const count = Math.max(0, items.length - size + 1)
  payForItems(count, 8)
  return Array.from({ length: count }, (_, index) => slice(items, index, index + size))
}

function chunks(size: number, items: Items): unknown[][] {
  requirePositive(size, 'chunkSize')
  const count = Math.ceil(items.length / size)
  payForItems(count, 8)
  return Array.from({ length: count }, (_, index) =>
    slice(items, index * size, Math.min(items.length, (index + 1) * size)),
  )
}

function mapFolded(fn: any, start: unknown, items: Items): [unknown[], unknown] {
  const call = uncurry2(fn) as (s: unknown, a: unknown) => Tuple2
  let state = start
  const out = mapped(items, (item) => {
    const next = call(state, item)
    state = next.f1
    return next.f0
  })
  return [out, state]
}

function mapFoldedBack(fn: any, items: Items, start: unknown): [unknown[], unknown] {
  const call = uncurry2(fn) as (a: unknown, s: unknown) => Tuple2
  machine.allocate(8 * items.length)
  let state = start
  const out: unknown[] = []
  for (let index = items.length - 1; index >= 0; index--) {
    const next = call(items[index], state)
    state = next.f1
    out.push(next.f0)
  }
  return [out.toReversed(), state]
}

/** Functions that make collections, for List and Array: `make` turns an array of our own into one. */
export function transformers(make: (items: unknown[]) => unknown, sorts: Sorts): Record<string, LibraryFunction> {
  const nested = (parts: unknown[][]): unknown => make(parts.map(make))
  const both = (parts: readonly [unknown[], unknown[]]): Tuple2 => new Tuple2(make(parts[0]), make(parts[1]))
  const where = (test: Fn1, source: Source): unknown => make(filtered(itemsOf(source), test))
  return {
    allPairs: (a: Source, b: Source) => {
      const [x, y] = [itemsOf(a), itemsOf(b)]
      payForItems(x.length * y.length, 40)
      return make(mapped(x, (item) => mapped(y, (other) => new Tuple2(item, other))).flat())
    },
    choose: (fn: Fn1, source: Source) => make(choose(fn, itemsOf(source))),
    chunkBySize: (size: number, source: Source) => nested(chunks(size, itemsOf(source))),
    countBy: (key: Fn1, source: Source) => make(groupsBy(key, source).map((g) => new Tuple2(g.key, g.items.length))),
    distinct: (source: Source) => make(distinctBy((item) => item as unknown, source)),
    distinctBy: (key: Fn1, source: Source) => make(distinctBy(key, source)),
    empty: () => make([]),
    except: (excluded: Source, source: Source) => {
      const seen = new MetKeys()
      for (const item of excluded) seen.add(item)
      return make(filtered(itemsOf(source), (item) => seen.add(item)))
    },
    filter: where,
    where,
    groupBy: (key: Fn1, source: Source) =>
      make(groupsBy(key, source).map((group) => new Tuple2(group.key, make(group.items)))),
    indexed: (source: Source) => make(mapped(itemsOf(source), (item, index) => new Tuple2(index, item))),
    insertAt: (index: number, item: unknown, source: Source) => make(spliced(itemsOf(source), index, 0, [item])),
    insertManyAt: (index: number, items: Source, source: Source) =>
      make(spliced(itemsOf(source), index, 0, itemsOf(items))),
    map: (fn: Fn1, source: Source) => make(mapped(itemsOf(source), fn as (item: unknown) => unknown)),
    mapi: (fn: any, source: Source) => {
      const call = uncurry2(fn) as (index: number, item: unknown) => unknown
      return make(mapped(itemsOf(source), (item, index) => call(index, item)))
    },
    mapFold: (fn: any, start: unknown, source: Source) => {
      const [items, state] = mapFolded(fn, start, itemsOf(source))
      return new Tuple2(make(items), state)
    },
    mapFoldBack: (fn: any, source: Source, start: unknown) => {
      const [items, state] = mapFoldedBack(fn, itemsOf(source), start)
      return new Tuple2(make(items), state)
    },
    pairwise: (source: Source) => {
      const items = itemsOf(source)
      return make(mapped(slice(items, 1, items.length), (item, index) => new Tuple2(items[index], item)))
    },
    partition: (test: Fn1, source: Source) => {
      const no: unknown[] = []
      const yes = filtered(itemsOf(source), (item) => test(item) || (addItem(no, item), false))
      return both([yes, no])
    },
    permute: (indexMap: Fn1, source: Source) => make(permuted(indexMap, itemsOf(source))),
    removeAt: (index: number, source: Source) => make(spliced(itemsOf(source), index, 1, [])),
    removeManyAt: (index: number, count: number, source: Source) => make(spliced(itemsOf(source), index, count, [])),
    replicate: (count: number, item: unknown) => {
      requireNonNegative(count, 'count')
      payForItems(count, 8)
      return make(Array.from({ length: count }, () => item))
    },
    rev: (source: Source) => {
      const items = itemsOf(source)
      return make(slice(items, 0, items.length).toReversed())
    },
    scan: (folder: any, start: unknown, source: Source) => make(scanned(folder, start, itemsOf(source))),
    scanBack: (folder: any, source: Source, start: unknown) => make(scannedBack(folder, itemsOf(source), start)),
    singleton: (item: unknown) => make([item]),
    skipWhile: (test: Fn1, source: Source) => {
      const items = itemsOf(source)
      let from = 0
      while (from < items.length && test(items[from])) from++
      return make(slice(items, from, items.length))
    },
    takeWhile: (test: Fn1, source: Source) => {
      const items = itemsOf(source)
      let to = 0
      while (to < items.length && test(items[to])) to++
      return make(slice(items, 0, to))
    },
    sort: (source: Source) => make(sorted(itemsOf(source), 1)),
    sortDescending: (source: Source) => make(sorted(itemsOf(source), -1)),
    sortBy: (key: Fn1, source: Source) => make(sorts.byKey(key, itemsOf(source), 1)),
    sortByDescending: (key: Fn1, source: Source) => make(sorts.byKey(key, itemsOf(source), -1)),
    sortWith: (order: any, source: Source) => {
      const call = uncurry2(order) as Order
      return make(sorts.byOrder(call, itemsOf(source)))
    },
    splitInto: (count: number, source: Source) => nested(splitInto(count, itemsOf(source))),
    truncate: (count: number, source: Source) => {
      const items = itemsOf(source)
      return make(slice(items, 0, Math.min(Math.max(0, count), items.length)))
    },
    unfold: (generate: Fn1, start: unknown) => make(unfolded(generate, start)),
    unzip: (source: Source) => {
      const items = itemsOf(source)
      return both([mapped(items, (item) => item.f0), mapped(items, (item) => item.f1)])
    },
    unzip3: (source: Source) => {
      const items = itemsOf(source)
      const [a, b, c] = ['f0', 'f1', 'f2'].map((name) => make(mapped(items, (item) => item[name])))
      return new Tuple3(a, b, c)
    },
    updateAt: (index: number, item: unknown, source: Source) => make(spliced(itemsOf(source), index, 1, [item])),
    windowed: (size: number, source: Source) => nested(windows(size, itemsOf(source))),
  }
}

/** How List and Array say that lengths differ. */
export interface LengthErrors {
  /** Lists are walked before it shows that one is shorter. */
  readonly isLate: boolean
  two(a: number, b: number): void
  three(a: number, b: number, c: number): never
}

/** Functions of two and three collections of the same length. */
export function zippers(make: (items: unknown[]) => unknown, errors: LengthErrors): Record<string, LibraryFunction> {
  const zip2 = (a: Items, b: Items, fn: (index: number) => unknown): unknown => {
    if (a.length !== b.length && !errors.isLate) errors.two(a.length, b.length)
    const common = Math.min(a.length, b.length)
    machine.allocate(8 * common)
    const out: unknown[] = []
    for (let index = 0; index < common; index++) out.push(fn(index))
    if (a.length !== b.length) errors.two(a.length, b.length)
    return make(out)
  }
  const zip3 = (a: Items, b: Items, c: Items, fn: (index: number) => unknown): unknown => {
    if (a.length !== b.length || b.length !== c.length) errors.three(a.length, b.length, c.length)
    return make(mapped(a, (_, index) => fn(index)))
  }
  return {
    map2: (fn: any, a: Source, b: Source) => {
      const call = uncurry2(fn) as (a: unknown, b: unknown) => unknown
      const [x, y] = [itemsOf(a), itemsOf(b)]
      return zip2(x, y, (index) => call(x[index], y[index]))
    },
    mapi2: (fn: any, a: Source, b: Source) => {
      const call = uncurry3(fn) as (i: number, a: unknown, b: unknown) => unknown
      const [x, y] = [itemsOf(a), itemsOf(b)]
      return zip2(x, y, (index) => call(index, x[index], y[index]))
    },
    map3: (fn: any, a: Source, b: Source, c: Source) => {
      const call = uncurry3(fn) as (a: unknown, b: unknown, c: unknown) => unknown
      const [x, y, z] = [itemsOf(a), itemsOf(b), itemsOf(c)]
      return zip3(x, y, z, (index) => call(x[index], y[index], z[index]))
    },
    zip: (a: Source, b: Source) => {
      const [x, y] = [itemsOf(a), itemsOf(b)]
      return zip2(x, y, (index) => new Tuple2(x[index], y[index]))
    },
    zip3: (a: Source, b: Source, c: Source) => {
      const [x, y, z] = [itemsOf(a), itemsOf(b), itemsOf(c)]
      return zip3(x, y, z, (index) => new Tuple3(x[index], y[index], z[index]))
    },
  }
}
