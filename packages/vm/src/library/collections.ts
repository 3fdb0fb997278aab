import { COMPARE } from '@fsrs/chunk'

import { machine } from '../machine/machine.ts'
import { ENUMERATOR_METHODS, enumeratorOf } from '../values/enumeration.ts'
import { uncurry2 } from '../values/function-values.ts'
import { methodKey } from '../values/method-key.ts'
import { Tuple2, mark } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { binarySearch, copyItems, reverseItems } from './array-statics.ts'
import { keysOf } from './comparers.ts'
import { compare } from './comparison.ts'
import { objectEquals } from './equality.ts'
import { raiseInvalid, raiseRange } from './exceptions.ts'
import { Dictionary, HashSet, dictionaryOf, hashSetOf, raiseDuplicate, raiseModified } from './hash-table.ts'
import { addItem, copyOf, itemsOf, payForItems, zeroOf } from './items.ts'
import { KeyValuePair } from './key-value-pair.ts'
import type { Library } from './library-contract.ts'
import { mapOfPairs } from './map.ts'
import { orderOf } from './orders.ts'
import { setOfItems } from './set.ts'
import { introSorted } from './sorting.ts'

/** .NET's List and Stack: items in an array, and how often it has changed. */
export class MutableItems implements Iterable<unknown> {
  declare readonly kind: 'library'
  items: unknown[]
  version = 0

  constructor(items: unknown[] = []) {
    this.items = items
  }

  /** The items, about to be changed. */
  change(): unknown[] {
    this.version++
    return this.items
  }

  *[Symbol.iterator](): Generator<unknown, void, undefined> {
    const { version } = this
    for (let index = 0; index < this.items.length; index++) {
      machine.step()
      yield this.items[index]
      if (version !== this.version) raiseModified()
    }
  }
}
mark(MutableItems, { kind: 'library' })

/** .NET's way to walk a sequence by hand. */
class Enumerator {
  declare readonly kind: 'library'
  private readonly items: Iterator<unknown>
  /** The element that `moveNext` came to. */
  current: unknown = undefined

  constructor(source: Iterable<unknown>) {
    this.items = source[Symbol.iterator]()
  }

  moveNext(): boolean {
    machine.step()
    const { done, value } = this.items.next()
    this.current = value
    return done !== true
  }

  dispose(): void {
    this.items.return?.()
  }
}
mark(Enumerator, {
  kind: 'library',
  [ENUMERATOR_METHODS.moveNext](this: Enumerator): boolean {
    return this.moveNext()
  },
  [ENUMERATOR_METHODS.current](this: Enumerator): unknown {
    return this.current
  },
  [ENUMERATOR_METHODS.dispose](this: Enumerator): void {
    this.dispose()
  },
})

/** An enumerator of a collection. */
export const enumerate = (source: Iterable<unknown>): unknown => enumeratorOf(source) ?? new Enumerator(source)

/** What a dictionary answers as its keys or values: not to be changed. */
export class KeyCollection extends MutableItems {}

/** Parts of the entries that a dictionary has now. */
export function keyCollection<Entry>(entries: Iterable<Entry>, part: (entry: Entry) => unknown): KeyCollection {
  const items: unknown[] = []
  for (const entry of entries) addItem(items, part(entry))
  return new KeyCollection(items)
}

/** A stack iterates from its top. */
class Stack extends MutableItems {
  override *[Symbol.iterator](): Generator<unknown, void, undefined> {
    const { version } = this
    for (let index = this.items.length - 1; index >= 0; index--) {
      machine.step()
      yield this.items[index]
      if (version !== this.version) raiseModified()
    }
  }
}

/** Fewer items than this are not worth closing up for. */
const TAKEN_MIN = 32

/**
 * .NET's Queue. An item that is taken leaves its place empty until half of the places are: to move all others up at each one makes
 * a queue of a hundred thousand items five hundred times slower.
 */
class Queue implements Iterable<unknown> {
  declare readonly kind: 'library'
  private places: unknown[]
  /** How many places at the front are empty. */
  private taken = 0
  version = 0

  constructor(items: unknown[] = []) {
    this.places = items
  }

  get items(): unknown[] {
    if (this.taken > 0) this.closeUp()
    return this.places
  }

  set items(items: unknown[]) {
    this.places = items
    this.taken = 0
  }

  get size(): number {
    return this.places.length - this.taken
  }

  /** The items, about to be changed. */
  change(): unknown[] {
    this.version++
    return this.items
  }

  put(item: unknown): void {
    machine.allocate(8)
    this.version++
    this.places.push(item)
  }

  /** Undefined where there is none. */
  first(): unknown {
    return this.places[this.taken]
  }

  take(): unknown {
    const item = this.places[this.taken]
    this.version++
    this.places[this.taken++] = undefined
    if (this.taken >= TAKEN_MIN && this.taken * 2 >= this.places.length) this.closeUp()
    return item
  }

  private closeUp(): void {
    machine.charge(this.places.length)
    this.places = this.places.slice(this.taken)
    this.taken = 0
  }

  *[Symbol.iterator](): Generator<unknown, void, undefined> {
    const { version } = this
    for (let index = this.taken; index < this.places.length; index++) {
      machine.step()
      yield this.places[index]
      if (version !== this.version) raiseModified()
    }
  }
}
mark(Queue, { kind: 'library' })

/** A collection of the library from its items; pairs for `Map` and `Dictionary`. */
export function makeCollection(
  collection: 'Map' | 'Set' | 'Dictionary' | 'HashSet' | 'ResizeArray',
  items: Iterable<unknown>,
): unknown {
  switch (collection) {
    case 'Map':
      return mapOfPairs(items)
    case 'Set':
      return setOfItems(items)
    case 'Dictionary':
      return dictionaryOf(items, false)
    case 'HashSet':
      return hashSetOf(items)
    case 'ResizeArray':
      return new MutableItems([...items])
  }
}

const INDEX = 'Index was out of range. Must be non-negative and less than the size of the collection.'

function checked(list: MutableItems, index: number): number {
  return index >= 0 && index < list.items.length ? index : raiseRange(INDEX, 'index')
}

function add(list: MutableItems, item: unknown): void {
  machine.allocate(8)
  list.change().push(item)
}

function removeWhere(list: MutableItems, test: (item: any) => boolean): number {
  machine.charge(list.items.length)
  const kept = list.items.filter((item) => !test(item))
  const removed = list.items.length - kept.length
  list.version++
  list.items = kept
  return removed
}

function indexOf(list: MutableItems, item: unknown): number {
  machine.charge(list.items.length)
  return list.items.findIndex((each) => objectEquals(each, item))
}

function removeAt(list: MutableItems, index: number): void {
  machine.charge(list.items.length - checked(list, index))
  list.change().splice(index, 1)
}

function sortItems(list: MutableItems, order: (a: any, b: any) => number): void {
  list.items = introSorted(list.change(), order)
}

function found(list: MutableItems, test: (item: any) => boolean): number {
  machine.charge(list.items.length)
  return list.items.findIndex((item) => test(item))
}

function foundFrom(list: MutableItems, from: number, test: (item: any) => boolean): number {
  machine.charge(list.items.length - from)
  for (let index = from; index < list.items.length; index++) if (test(list.items[index])) return index
  return -1
}

function copyAll(list: MutableItems, target: unknown[], at: number): void {
  copyItems(list.items, 0, target, at, list.items.length)
}

function foundLast(list: MutableItems, test: (item: any) => boolean): number {
  machine.charge(list.items.length)
  return list.items.findLastIndex((item) => test(item))
}

function requireRange(list: MutableItems, from: number, count: number): void {
  if (from < 0) raiseRange('Non-negative number required.', 'index')
  if (count < 0) raiseRange('Non-negative number required.', 'count')
  if (from + count > list.items.length)
    machine.raise(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    )
}

function reverseRange(list: MutableItems, from: number, count: number): void {
  requireRange(list, from, count)
  reverseItems(list.change(), from, count)
}

/** What TryDequeue, TryPeek and their like answer. */
function tried(rep: Rep, count: number, take: () => unknown): Tuple2 {
  return count === 0 ? new Tuple2(false, zeroOf(rep)) : new Tuple2(true, take())
}

function requireSome(count: number, name: string): void {
  if (count === 0) raiseInvalid(`${name} empty.`)
}

function pop(stack: MutableItems): unknown {
  requireSome(stack.items.length, 'Stack')
  return stack.change().pop()
}

function dequeue(queue: Queue): unknown {
  requireSome(queue.size, 'Queue')
  return queue.take()
}

function addKey(dictionary: Dictionary, key: unknown, value: unknown): void {
  const { writable } = dictionary
  if (dictionary.find(key) !== undefined) raiseDuplicate(key)
  writable.set(key, value)
}

function keepIn(set: HashSet, test: (item: unknown) => boolean): void {
  const drop = [...set].filter((item) => !test(item))
  for (const item of drop) set.table.delete(item)
}

const COMPARES = methodKey(COMPARE)

const has = (set: HashSet, item: unknown): boolean => set.table.find(item) !== undefined

/** The mutable collections of .NET. */
export const COLLECTIONS_LIBRARY: Library = {
  'new ResizeArray#0': () => new MutableItems(),
  'new ResizeArray#1': (_capacity) => new MutableItems(),
  'new ResizeArray#2': (source) => new MutableItems(copyOf(source)),
  'ResizeArray.Count': (list) => list.items.length,
  'ResizeArray.Item': (list, index) => list.items[checked(list, index)],
  'ResizeArray.Item=': (list, index, value) => {
    checked(list, index)
    list.change()[index] = value
  },
  'ResizeArray.Add': add,
  'ResizeArray.AddRange': (list, source) => {
    for (const item of copyOf(source)) add(list, item)
  },
  'ResizeArray.Insert': (list, index, item) => {
    if (index < 0 || index > list.items.length) raiseRange('Index must be within the bounds of the List.', 'index')
    machine.charge(list.items.length - index)
    machine.allocate(8)
    list.change().splice(index, 0, item)
  },
  'ResizeArray.RemoveAt': removeAt,
  'ResizeArray.RemoveRange': (list, index, count) => {
    requireRange(list, index, count)
    machine.charge(list.items.length)
    list.change().splice(index, count)
  },
  'ResizeArray.Remove': (list, item) => {
    const index = indexOf(list, item)
    if (index >= 0) removeAt(list, index)
    return index >= 0
  },
  'ResizeArray.RemoveAll': removeWhere,
  'ResizeArray.Clear': (list) => {
    list.change().length = 0
  },
  'ResizeArray.Contains': (list, item) => indexOf(list, item) >= 0,
  'ResizeArray.IndexOf': indexOf,
  'ResizeArray.Exists': (list, test) => found(list, test) >= 0,
  'ResizeArray.Find': (rep: Rep, list, test) => {
    const index = found(list, test)
    return index < 0 ? zeroOf(rep) : list.items[index]
  },
  'ResizeArray.FindAll': (list, test) => {
    machine.charge(list.items.length)
    const items: unknown[] = []
    for (const item of list.items) {
      if (test(item) === true) addItem(items, item)
    }
    return new MutableItems(items)
  },
  'ResizeArray.GetEnumerator': enumerate,
  'HashSet.GetEnumerator': enumerate,
  'seq.GetEnumerator': enumerate,
  'list.GetEnumerator': enumerate,
  'ResizeArray.FindIndex': found,
  'ResizeArray.ToArray': (list) => copyOf(list.items),
  'ResizeArray.Sort#0': (list) => sortItems(list, compare),
  'ResizeArray.Sort#2': (list, comparer) => sortItems(list, (a, b) => comparer[COMPARES](a, b) as number),
  'ResizeArray.Sort#1': (list, order) => sortItems(list, uncurry2(order) as (a: any, b: any) => number),
  'ResizeArray.Reverse#1': (list) => reverseRange(list, 0, list.items.length),
  'ResizeArray.Reverse#2': reverseRange,
  'ResizeArray.GetRange': (list, from, count) => {
    requireRange(list, from, count)
    return new MutableItems(copyOf(list.items.slice(from, from + count)))
  },
  'ResizeArray.InsertRange': (list, index, source) => {
    if (index < 0 || index > list.items.length) raiseRange(INDEX, 'index')
    const items = copyOf(source)
    machine.charge(list.items.length)
    const behind = list.change().splice(index)
    list.items = list.items.concat(items, behind)
  },
  'ResizeArray.ConvertAll': (list, change) => {
    payForItems(list.items.length, 8)
    return new MutableItems(list.items.map((item: unknown) => change(item)))
  },
  'ResizeArray.TrueForAll': (list, test) => found(list, (item) => !test(item)) < 0,
  'ResizeArray.FindLast': (rep: Rep, list, test) => {
    const index = foundLast(list, test)
    return index < 0 ? zeroOf(rep) : list.items[index]
  },
  'ResizeArray.FindLastIndex': foundLast,
  'ResizeArray.LastIndexOf': (list, item) => foundLast(list, (each) => objectEquals(each, item)),
  'ResizeArray.BinarySearch': (list, item) => binarySearch(list.items, item),
  'ResizeArray.CopyTo': copyAll,
  'ResizeArray.CopyTo#2': (list, target) => copyAll(list, target, 0),
  'ResizeArray.CopyTo#3': (list, from, target, to, count) => copyItems(list.items, from, target, to, count),
  'ResizeArray.TrimExcess': (_items) => undefined,
  'ResizeArray.AsReadOnly': (list: MutableItems) => new KeyCollection(list.items),
  'ResizeArray.FindIndex#2': (list, from, test) => {
    requireRange(list, from, 0)
    return foundFrom(list, from, test)
  },
  'ResizeArray.IndexOf#2': (list, item, from) => {
    requireRange(list, from, 0)
    return foundFrom(list, from, (each) => objectEquals(each, item))
  },
  'ResizeArray.BinarySearch#2': (list, item, comparer) => binarySearch(list.items, item, orderOf(comparer)),
  'ResizeArray.ForEach': (list, action) => {
    for (const item of list) action(item)
  },
  'new Dictionary#0': () => new Dictionary(),
  'new Dictionary#1': (_capacity) => new Dictionary(),
  'new Dictionary#2': (pairs) => dictionaryOf(pairs, false),
  'new Dictionary#3': (pairs) => {
    const made = new Dictionary()
    for (const { f0, f1 } of pairs) addKey(made, f0, f1)
    return made
  },
  'Dictionary.Item': (dictionary, key) => dictionary.get(key),
  'Dictionary.Item=': (dictionary, key, value) => {
    dictionary.set(key, value)
  },
  'Dictionary.Count': (dictionary) => dictionary.table.size,
  'Dictionary.Add': addKey,
  'Dictionary.TryAdd': (dictionary, key, value) => dictionary.find(key) === undefined && dictionary.set(key, value),
  'Dictionary.ContainsKey': (dictionary, key) => dictionary.find(key) !== undefined,
  'Dictionary.ContainsValue': (dictionary, value) => {
    for (const entry of dictionary.table.walk()) if (objectEquals(entry.value, value)) return true
    return false
  },
  'Dictionary.Remove': (dictionary, key) => dictionary.delete(key),
  'Dictionary.Clear': (dictionary) => dictionary.writable.clear(),
  'Dictionary.TryGetValue': (rep: Rep, dictionary, key) => {
    const entry = dictionary.find(key)
    return new Tuple2(entry !== undefined, entry === undefined ? zeroOf(rep) : entry.value)
  },
  'new Dictionary#4': (comparer) => new Dictionary(false, keysOf(comparer)),
  'new Dictionary#5': (_capacity, comparer) => new Dictionary(false, keysOf(comparer)),
  'new Dictionary#6': (pairs, comparer) => {
    const made = new Dictionary(false, keysOf(comparer))
    for (const { f0, f1 } of pairs) addKey(made, f0, f1)
    return made
  },
  'Dictionary.GetEnumerator': enumerate,
  'Dictionary.GetValueOrDefault#1': (rep: Rep, dictionary, key) => dictionary.find(key)?.value ?? zeroOf(rep),
  'Dictionary.GetValueOrDefault#2': (dictionary, key, value) => {
    const entry = dictionary.find(key)
    return entry === undefined ? value : entry.value
  },
  'KeyCollection.Count': (keys) => keys.items.length,
  'KeyCollection.CopyTo': copyAll,
  'KeyCollection.GetEnumerator': enumerate,
  'Dictionary.Keys': (dictionary: Dictionary) => keyCollection(dictionary, (entry) => entry.f0),
  'Dictionary.Values': (dictionary: Dictionary) => keyCollection(dictionary, (entry) => entry.f1),
  'new HashSet#0': () => new HashSet(),
  'new HashSet#1': (items) => hashSetOf(items),
  'new HashSet#2': (comparer) => new HashSet(keysOf(comparer)),
  'new HashSet#3': (items, comparer) => hashSetOf(items, keysOf(comparer)),
  'HashSet.CopyTo#1': (set: HashSet, target) => copyItems(copyOf(set), 0, target, 0, set.table.size),
  'HashSet.CopyTo#2': (set: HashSet, target, at) => copyItems(copyOf(set), 0, target, at, set.table.size),
  'HashSet.TrimExcess': (_items) => undefined,
  'HashSet.TryGetValue': (rep: Rep, set: HashSet, item) => {
    const entry = set.table.find(item)
    return new Tuple2(entry !== undefined, entry === undefined ? zeroOf(rep) : entry.key)
  },
  'HashSet.Count': (set) => set.table.size,
  'HashSet.Add': (set, item) => set.table.set(item, undefined),
  'HashSet.Remove': (set, item) => set.table.delete(item),
  'HashSet.Contains': has,
  'HashSet.Clear': (set) => set.table.clear(),
  'HashSet.UnionWith': (set, other) => {
    for (const item of copyOf(other)) set.table.set(item, undefined)
  },
  'HashSet.IntersectWith': (set, other) => {
    const others = hashSetOf(other, set.table.keys)
    keepIn(set, (item) => has(others, item))
  },
  'HashSet.ExceptWith': (set, other) => {
    for (const item of copyOf(other)) set.table.delete(item)
  },
  'HashSet.IsSubsetOf': (set, other) => {
    const others = hashSetOf(other, set.table.keys)
    return [...set].every((item) => has(others, item))
  },
  'HashSet.IsSupersetOf': (set, other) => Array.from(itemsOf(other)).every((item) => has(set, item)),
  'HashSet.SetEquals': (set, other) => {
    const others = hashSetOf(other, set.table.keys)
    return set.table.size === others.table.size && [...set].every((item) => has(others, item))
  },
  'HashSet.IsProperSubsetOf': (set, other) => {
    const others = hashSetOf(other, set.table.keys)
    return set.table.size < others.table.size && [...set].every((item) => has(others, item))
  },
  'HashSet.IsProperSupersetOf': (set, other) => {
    const others = hashSetOf(other, set.table.keys)
    return set.table.size > others.table.size && [...others].every((item) => has(set, item))
  },
  'HashSet.SymmetricExceptWith': (set, other) => {
    for (const item of hashSetOf(other, set.table.keys)) if (!set.table.delete(item)) set.table.set(item, undefined)
  },
  'HashSet.RemoveWhere': (set, test) => {
    const before = set.table.size
    keepIn(set, (item) => !test(item))
    return before - set.table.size
  },
  'HashSet.Overlaps': (set, other) => Array.from(itemsOf(other)).some((item) => has(set, item)),
  'new Queue#0': () => new Queue(),
  'new Queue#1': (source) => new Queue(copyOf(source)),
  'new Queue#2': (_capacity) => new Queue(),
  'Queue.CopyTo': copyAll,
  'Queue.TrimExcess': (_items) => undefined,
  'Queue.GetEnumerator': enumerate,
  'Queue.Count': (queue) => queue.size,
  'Queue.Enqueue': (queue, item) => queue.put(item),
  'Queue.Dequeue': dequeue,
  'Queue.Peek': (queue) => {
    requireSome(queue.size, 'Queue')
    return queue.first()
  },
  'Queue.Contains': (queue, item) => indexOf(queue, item) >= 0,
  'Queue.Clear': (queue) => {
    queue.change().length = 0
  },
  'Queue.ToArray': (queue) => copyOf(queue.items),
  'Queue.TryDequeue': (rep: Rep, queue) => tried(rep, queue.size, () => queue.take()),
  'Queue.TryPeek': (rep: Rep, queue) => tried(rep, queue.size, () => queue.first()),
  'new Stack#0': () => new Stack(),
  'new Stack#1': (source) => new Stack(copyOf(source)),
  'new Stack#2': (_capacity) => new Stack(),
  'Stack.CopyTo': (stack: Stack, target, at) =>
    copyItems(copyOf(stack.items).toReversed(), 0, target, at, stack.items.length),
  'Stack.TrimExcess': (_items) => undefined,
  'Stack.GetEnumerator': enumerate,
  'Stack.Count': (stack) => stack.items.length,
  'Stack.Push': add,
  'Stack.Pop': pop,
  'Stack.Peek': (stack) => {
    requireSome(stack.items.length, 'Stack')
    return stack.items.at(-1)
  },
  'Stack.Contains': (stack, item) => indexOf(stack, item) >= 0,
  'Stack.Clear': (stack) => {
    stack.change().length = 0
  },
  'Stack.ToArray': (stack) => copyOf(stack.items).toReversed(),
  'Stack.TryPop': (rep: Rep, stack) => tried(rep, stack.items.length, () => pop(stack)),
  'Stack.TryPeek': (rep: Rep, stack) => tried(rep, stack.items.length, () => stack.items.at(-1)),
  'new KeyValuePair': (key, value) => new KeyValuePair(key, value),
  'KeyValuePair.Key': (pair) => pair.f0,
  'KeyValuePair.Value': (pair) => pair.f1,
}
