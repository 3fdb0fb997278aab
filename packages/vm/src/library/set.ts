import { machine } from '../machine/machine.ts'
import { uncurry2 } from '../values/function-values.ts'
import { Tuple2 } from '../values/values.ts'
import { compare } from './comparison.ts'
import { raiseArgument } from './exceptions.ts'
import { addItem, itemsOf, makeList } from './items.ts'
import type { Library } from './library-contract.ts'
import {
  PersistentSet,
  insert,
  leftmost,
  lookUp,
  nodes,
  nodesBack,
  rightmost,
  treeOfSorted,
  without,
} from './tree-map.ts'
import type { MaybeTree, Tree } from './tree-map.ts'

const EMPTY = new PersistentSet(undefined)

/** A set of anything enumerable; of equal items the first stays. */
export function setOfItems(source: Iterable<unknown>): PersistentSet {
  let tree: MaybeTree
  for (const item of source) if (lookUp(tree, item) === undefined) tree = insert(tree, item, undefined)
  return new PersistentSet(tree)
}

function has(set: PersistentSet, item: unknown): boolean {
  return lookUp(set.tree, item) !== undefined
}

function keep(set: PersistentSet, test: (item: any) => boolean): PersistentSet {
  const kept: Tree[] = []
  for (const node of nodes(set.tree)) if (test(node.key)) addItem(kept, node)
  return new PersistentSet(treeOfSorted(kept))
}

function partition(test: (item: any) => boolean, set: PersistentSet): Tuple2 {
  const yes: { key: unknown; value: unknown }[] = []
  const no: { key: unknown; value: unknown }[] = []
  for (const node of nodes(set.tree)) addItem(test(node.key) ? yes : no, node)
  return new Tuple2(new PersistentSet(treeOfSorted(yes)), new PersistentSet(treeOfSorted(no)))
}

/** Both, merged in order; of equal items that of the first. */
function union(a: PersistentSet, b: PersistentSet): PersistentSet {
  if (a.tree === undefined) return b
  if (b.tree === undefined) return a
  const merged: { key: unknown; value: unknown }[] = []
  const others = nodes(b.tree)
  let other = others.next()
  for (const mine of nodes(a.tree)) {
    while (other.done !== true) {
      const order = compare(other.value.key, mine.key)
      if (order > 0) break
      if (order < 0) addItem(merged, other.value)
      other = others.next()
    }
    addItem(merged, mine)
  }
  for (; other.done !== true; other = others.next()) addItem(merged, other.value)
  return new PersistentSet(treeOfSorted(merged))
}

function every(set: PersistentSet, test: (item: any) => boolean): boolean {
  for (const { key } of nodes(set.tree)) if (!test(key)) return false
  return true
}

function end(set: PersistentSet, pick: typeof leftmost): unknown {
  return set.tree === undefined ? raiseArgument('Set contains no elements.', 's') : pick(set.tree).key
}

const isSubset = (a: PersistentSet, b: PersistentSet): boolean => every(a, (item) => has(b, item))
const isProperSubset = (a: PersistentSet, b: PersistentSet): boolean => a.size < b.size && isSubset(a, b)
const difference = (a: PersistentSet, b: PersistentSet): PersistentSet => keep(a, (item) => !has(b, item))
const intersect = (a: PersistentSet, b: PersistentSet): PersistentSet => keep(a, (item) => has(b, item))
const add = (item: unknown, set: PersistentSet): PersistentSet =>
  has(set, item) ? set : new PersistentSet(insert(set.tree, item, undefined))
const remove = (item: unknown, set: PersistentSet): PersistentSet => new PersistentSet(without(set.tree, item))
const items = (set: PersistentSet): unknown[] => {
  machine.allocate(8 * set.size)
  return [...set]
}

/** The Set module and the members of sets. */
export const SET_LIBRARY: Library = {
  'Set.add': add,
  'Set.contains': (item, set) => has(set, item),
  'Set.count': (set: PersistentSet) => set.size,
  'Set.difference': difference,
  'Set.empty': () => EMPTY,
  'Set.exists': (test, set) => !every(set, (item) => !test(item)),
  'Set.filter': (test, set) => keep(set, test),
  'Set.fold': (folder, start, set) => {
    const call = uncurry2(folder) as (a: unknown, b: unknown) => unknown
    let state = start
    for (const { key } of nodes(set.tree)) state = call(state, key)
    return state
  },
  'Set.foldBack': (folder, set, start) => {
    const call = uncurry2(folder) as (a: unknown, b: unknown) => unknown
    let state = start
    for (const { key } of nodesBack(set.tree)) state = call(key, state)
    return state
  },
  'Set.forall': (test, set) => every(set, test),
  'Set.intersect': intersect,
  'Set.intersectMany': (sets) => {
    const all = itemsOf(sets)
    if (all.length === 0) raiseArgument('The input sequence was empty.', 'source')
    return Array.from(all as Iterable<PersistentSet>).reduce(intersect)
  },
  'Set.isEmpty': (set: PersistentSet) => set.tree === undefined,
  'Set.isProperSubset': isProperSubset,
  'Set.isProperSuperset': (a, b) => isProperSubset(b, a),
  'Set.isSubset': isSubset,
  'Set.isSuperset': (a, b) => isSubset(b, a),
  'Set.iter': (action, set) => {
    for (const { key } of nodes(set.tree)) action(key)
  },
  'Set.map': (fn, set) => {
    const mapped: unknown[] = []
    for (const { key } of nodes(set.tree)) mapped.push(fn(key))
    return setOfItems(mapped)
  },
  'Set.maxElement': (set) => end(set, rightmost),
  'Set.minElement': (set) => end(set, leftmost),
  'Set.ofArray': setOfItems,
  'Set.ofList': setOfItems,
  'Set.ofSeq': setOfItems,
  'Set.partition': partition,
  'Set.remove': remove,
  'Set.singleton': (item) => new PersistentSet(insert(undefined, item, undefined)),
  'Set.toArray': items,
  'Set.toList': (set) => makeList(items(set)),
  'Set.toSeq': (set) => set,
  'Set.union': union,
  'Set.unionMany': (sets) => Array.from(itemsOf(sets) as Iterable<PersistentSet>).reduce(union, EMPTY),
  'Set.Count': (set) => set.size,
  'Set.Contains': has,
  'Set.IsEmpty': (set) => set.tree === undefined,
  'Set.MinimumElement': (set) => end(set, leftmost),
  'Set.MaximumElement': (set) => end(set, rightmost),
  'Set.Add': (set, item) => add(item, set),
  'Set.Remove': (set, item) => remove(item, set),
  'Set.IsSubsetOf': isSubset,
  'Set.IsSupersetOf': (a, b) => isSubset(b, a),
  'Set.IsProperSubsetOf': isProperSubset,
  'Set.IsProperSupersetOf': (a, b) => isProperSubset(b, a),
  'Set.op_Addition': union,
  'Set.op_Subtraction': difference,
}
