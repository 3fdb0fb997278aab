/** `SortedDictionary` and `SortedSet`: entries in an array, in the order of their keys. */
import { machine } from '../machine/machine.ts'
import { mark, Tuple2 } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { copyItems } from './array-statics.ts'
import { enumerate, keyCollection } from './collections.ts'
import { compare } from './comparison.ts'
import { objectEquals } from './equality.ts'
import { raiseKeyNotFound } from './exceptions.ts'
import { keyText, raiseDuplicate, raiseModified } from './hash-table.ts'
import { copyOf, zeroOf } from './items.ts'
import { KeyValuePair } from './key-value-pair.ts'
import type { Library } from './library-contract.ts'
import { orderOf } from './orders.ts'
import type { Comparer, Order } from './orders.ts'

interface Entry {
  readonly key: unknown
  value: unknown
}

const ENTRY_BYTES = 48

/** Entries with keys in order. */
class SortedTable {
  readonly order: Order
  private entries: Entry[] = []
  /** Changes so far: an iteration that outlives one fails. */
  private version = 0

  constructor(order: Order) {
    this.order = order
  }

  get size(): number {
    return this.entries.length
  }

  find(key: unknown): Entry | undefined {
    const at = this.placeOf(key)
    return at < 0 ? undefined : this.entries[at]
  }

  /** Binds a key; answers whether it is new. */
  set(key: unknown, value: unknown): boolean {
    const at = this.placeOf(key)
    const found = this.entries[at]
    if (found !== undefined) {
      found.value = value
      return false
    }
    machine.allocate(ENTRY_BYTES)
    machine.charge((this.entries.length + at) >> 6)
    this.entries.splice(~at, 0, { key, value })
    this.version++
    return true
  }

  delete(key: unknown): boolean {
    const at = this.placeOf(key)
    if (at < 0) return false
    machine.charge((this.entries.length - at) >> 6)
    this.entries.splice(at, 1)
    this.version++
    return true
  }

  clear(): void {
    this.entries = []
    this.version++
  }

  at(index: number): Entry | undefined {
    return this.entries.at(index)
  }

  *walk(): Generator<Entry, void, undefined> {
    const { version, entries } = this
    for (const entry of entries) {
      machine.step()
      yield entry
      if (version !== this.version) raiseModified()
    }
  }

  /** Where a key stands; the complement of where it would stand. */
  private placeOf(key: unknown): number {
    let low = 0
    let high = this.entries.length - 1
    while (low <= high) {
      machine.step()
      const middle = (low + high) >> 1
      const order = this.order(this.entries[middle]!.key, key)
      if (order === 0) return middle
      if (order < 0) low = middle + 1
      else high = middle - 1
    }
    return ~low
  }
}

/** .NET's SortedDictionary. */
class SortedDictionary implements Iterable<KeyValuePair> {
  declare readonly kind: 'library'
  readonly table: SortedTable

  constructor(order: Order = compare) {
    this.table = new SortedTable(order)
  }

  *[Symbol.iterator](): Generator<KeyValuePair, void, undefined> {
    for (const { key, value } of this.table.walk()) yield new KeyValuePair(key, value)
  }
}
mark(SortedDictionary, { kind: 'library' })

/** .NET's SortedSet. */
class SortedSet implements Iterable<unknown> {
  declare readonly kind: 'library'
  readonly table: SortedTable

  constructor(items: Iterable<unknown>, order: Order = compare) {
    this.table = new SortedTable(order)
    for (const item of items) this.table.set(item, undefined)
  }

  *[Symbol.iterator](): Generator<unknown, void, undefined> {
    for (const { key } of this.table.walk()) yield key
  }

  has(item: unknown): boolean {
    return this.table.find(item) !== undefined
  }

  /** Items as a set in this one's order. */
  sorted(items: Iterable<unknown>): SortedSet {
    return new SortedSet(copyOf(items), this.table.order)
  }

  /** Removes what the test does not hold for. */
  keep(test: (item: unknown) => boolean): number {
    const drop = [...this].filter((item) => !test(item))
    for (const item of drop) this.table.delete(item)
    return drop.length
  }

  isWithin(other: SortedSet): boolean {
    return this.table.size <= other.table.size && [...this].every((item) => other.has(item))
  }
}
mark(SortedSet, { kind: 'library' })

function dictionaryOf(pairs: Iterable<KeyValuePair>, order?: Order): SortedDictionary {
  const made = new SortedDictionary(order)
  for (const { f0, f1 } of pairs) made.table.set(f0, f1)
  return made
}

function valueOf({ table }: SortedDictionary, key: unknown): unknown {
  const found = table.find(key)
  if (found !== undefined) return found.value
  return raiseKeyNotFound(`The given key '${keyText(key)}' was not present in the dictionary.`)
}

function addNew({ table }: SortedDictionary, key: unknown, value: unknown): void {
  if (table.find(key) !== undefined) raiseDuplicate(key)
  table.set(key, value)
}

function endOf(rep: Rep, set: SortedSet, index: 0 | -1): unknown {
  const entry = set.table.at(index)
  return entry === undefined ? zeroOf(rep) : entry.key
}

function toggle(set: SortedSet, other: Iterable<unknown>): void {
  for (const item of set.sorted(other)) if (!set.table.delete(item)) set.table.set(item, undefined)
}

/** The collections that keep their order. */
export const SORTED_ITEMS_LIBRARY: Library = {
  'new SortedDictionary#0': () => new SortedDictionary(),
  'new SortedDictionary#1': (comparer: Comparer | null) => new SortedDictionary(orderOf(comparer)),
  'new SortedDictionary#2': (pairs) => dictionaryOf(pairs),
  'new SortedDictionary#3': (other: SortedDictionary) => dictionaryOf(other, other.table.order),
  'SortedDictionary.Item': valueOf,
  'SortedDictionary.Item=': (dictionary: SortedDictionary, key, value) => {
    dictionary.table.set(key, value)
  },
  'SortedDictionary.Count': (dictionary) => dictionary.table.size,
  'SortedDictionary.Add': addNew,
  'SortedDictionary.ContainsKey': (dictionary, key) => dictionary.table.find(key) !== undefined,
  'SortedDictionary.ContainsValue': (dictionary: SortedDictionary, value) => {
    for (const entry of dictionary.table.walk()) if (objectEquals(entry.value, value)) return true
    return false
  },
  'SortedDictionary.Remove': (dictionary, key) => dictionary.table.delete(key),
  'SortedDictionary.Clear': (dictionary) => dictionary.table.clear(),
  'SortedDictionary.TryGetValue': (rep: Rep, dictionary, key) => {
    const entry = dictionary.table.find(key)
    return new Tuple2(entry !== undefined, entry === undefined ? zeroOf(rep) : entry.value)
  },
  'SortedDictionary.Keys': (dictionary: SortedDictionary) =>
    keyCollection(dictionary.table.walk(), (entry) => entry.key),
  'SortedDictionary.Values': (dictionary: SortedDictionary) =>
    keyCollection(dictionary.table.walk(), (entry) => entry.value),
  'SortedDictionary.GetEnumerator': enumerate,
  'new SortedSet#0': () => new SortedSet([]),
  'new SortedSet#1': (items) => new SortedSet(copyOf(items)),
  'new SortedSet#2': (comparer) => new SortedSet([], orderOf(comparer)),
  'new SortedSet#3': (items, comparer) => new SortedSet(copyOf(items), orderOf(comparer)),
  'SortedSet.Count': (set) => set.table.size,
  'SortedSet.Min': (rep: Rep, set) => endOf(rep, set, 0),
  'SortedSet.Max': (rep: Rep, set) => endOf(rep, set, -1),
  'SortedSet.Add': (set, item) => set.table.set(item, undefined),
  'SortedSet.Remove': (set, item) => set.table.delete(item),
  'SortedSet.Contains': (set, item) => set.has(item),
  'SortedSet.Clear': (set) => set.table.clear(),
  'SortedSet.UnionWith': (set: SortedSet, other) => {
    for (const item of copyOf(other)) set.table.set(item, undefined)
  },
  'SortedSet.IntersectWith': (set: SortedSet, other) => {
    const others = set.sorted(other)
    set.keep((item) => others.has(item))
  },
  'SortedSet.ExceptWith': (set: SortedSet, other) => {
    for (const item of copyOf(other)) set.table.delete(item)
  },
  'SortedSet.SymmetricExceptWith': toggle,
  'SortedSet.IsSubsetOf': (set: SortedSet, other) => set.isWithin(set.sorted(other)),
  'SortedSet.IsSupersetOf': (set: SortedSet, other) => set.sorted(other).isWithin(set),
  'SortedSet.IsProperSubsetOf': (set: SortedSet, other) => {
    const others = set.sorted(other)
    return set.isWithin(others) && set.table.size < others.table.size
  },
  'SortedSet.IsProperSupersetOf': (set: SortedSet, other) => {
    const others = set.sorted(other)
    return others.isWithin(set) && others.table.size < set.table.size
  },
  'SortedSet.SetEquals': (set: SortedSet, other) => {
    const others = set.sorted(other)
    return set.isWithin(others) && set.table.size === others.table.size
  },
  'SortedSet.Overlaps': (set: SortedSet, other) => copyOf(other).some((item) => set.has(item)),
  'SortedSet.RemoveWhere': (set: SortedSet, test) => set.keep((item) => test(item) !== true),
  'SortedSet.Reverse': (set: SortedSet) => copyOf(set).toReversed(),
  'SortedSet.CopyTo#1': (set: SortedSet, target) => copyItems(copyOf(set), 0, target, 0, set.table.size),
  'SortedSet.CopyTo#2': (set: SortedSet, target, at) => copyItems(copyOf(set), 0, target, at, set.table.size),
  'SortedSet.GetEnumerator': enumerate,
}
