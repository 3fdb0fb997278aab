import { uncurry2, uncurry3 } from '../values/function-values.ts'
import { Some, Tuple2, Seq } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { raiseKeyNotFound, raiseNotFound } from './exceptions.ts'
import { addItem, makeList, zeroOf } from './items.ts'
import type { Library } from './library-contract.ts'
import {
  PersistentMap,
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

const EMPTY = new PersistentMap(undefined)

/** A map of pairs; a later pair replaces an earlier one. */
export function mapOfPairs(pairs: Iterable<any>): PersistentMap {
  let tree: MaybeTree
  for (const pair of pairs) tree = insert(tree, pair.f0, pair.f1)
  return new PersistentMap(tree)
}

const missing = (): never => raiseKeyNotFound('The given key was not present in the dictionary.')

type Call2 = (key: unknown, value: unknown) => any

function find(map: PersistentMap, key: unknown): unknown {
  const found = lookUp(map.tree, key)
  return found === undefined ? missing() : found.value
}

function tryFind(map: PersistentMap, key: unknown): Some | null {
  const found = lookUp(map.tree, key)
  return found === undefined ? null : new Some(found.value)
}

function tryGetValue(rep: Rep, map: PersistentMap, key: unknown): Tuple2 {
  const found = lookUp(map.tree, key)
  return new Tuple2(found !== undefined, found === undefined ? zeroOf(rep) : found.value)
}

function firstWhere(map: PersistentMap, test: any, wanted = true): Tree | undefined {
  const call = uncurry2(test) as Call2
  for (const node of nodes(map.tree)) if (call(node.key, node.value) === wanted) return node
  return undefined
}

function split(map: PersistentMap, test: any): readonly [yes: PersistentMap, no: PersistentMap] {
  const call = uncurry2(test) as Call2
  const yes: Tree[] = []
  const no: Tree[] = []
  for (const node of nodes(map.tree)) addItem(call(node.key, node.value) ? yes : no, node)
  return [new PersistentMap(treeOfSorted(yes)), new PersistentMap(treeOfSorted(no))]
}

function pick(map: PersistentMap, choose: any): Some | null {
  const call = uncurry2(choose) as Call2
  for (const node of nodes(map.tree)) {
    const found = call(node.key, node.value) as Some | null
    if (found !== null) return found
  }
  return null
}

function mapped(fn: any, map: PersistentMap): PersistentMap {
  const call = uncurry2(fn) as Call2
  const entries: { key: unknown; value: unknown }[] = []
  for (const { key, value } of nodes(map.tree)) addItem(entries, { key, value: call(key, value) })
  return new PersistentMap(treeOfSorted(entries))
}

function change(key: unknown, fn: any, map: PersistentMap): PersistentMap {
  const next = fn(tryFind(map, key)) as Some | null
  return new PersistentMap(next === null ? without(map.tree, key) : insert(map.tree, key, next.f0))
}

function pairs(map: PersistentMap): Tuple2[] {
  const made: Tuple2[] = []
  for (const { key, value } of nodes(map.tree)) addItem(made, new Tuple2(key, value))
  return made
}

function lazily<T>(map: PersistentMap, read: (node: Tree) => T): Seq<T> {
  return new Seq(function* () {
    for (const node of nodes(map.tree)) yield read(node)
  })
}

const entryOf = (node: Tree): Tuple2 => new Tuple2(node.key, node.value)

/** The Map module and the members of maps. */
export const MAP_LIBRARY: Library = {
  'Map.add': (key, value, map) => new PersistentMap(insert(map.tree, key, value)),
  'Map.change': change,
  'Map.containsKey': (key, map) => lookUp(map.tree, key) !== undefined,
  'Map.count': (map) => map.size,
  'Map.empty': () => EMPTY,
  'Map.exists': (test, map) => firstWhere(map, test) !== undefined,
  'Map.filter': (test, map) => split(map, test)[0],
  'Map.find': (key, map) => find(map, key),
  'Map.findKey': (test, map) => (firstWhere(map, test) ?? raiseNotFound()).key,
  'Map.tryFindKey': (test, map) => {
    const found = firstWhere(map, test)
    return found === undefined ? null : new Some(found.key)
  },
  'Map.fold': (folder, start, map) => {
    const call = uncurry3(folder) as (s: unknown, k: unknown, v: unknown) => unknown
    let state = start
    for (const { key, value } of nodes(map.tree)) state = call(state, key, value)
    return state
  },
  'Map.foldBack': (folder, map, start) => {
    const call = uncurry3(folder) as (k: unknown, v: unknown, s: unknown) => unknown
    let state = start
    for (const { key, value } of nodesBack(map.tree)) state = call(key, value, state)
    return state
  },
  'Map.forall': (test, map) => firstWhere(map, test, false) === undefined,
  'Map.isEmpty': (map) => map.tree === undefined,
  'Map.iter': (action, map) => {
    const call = uncurry2(action) as Call2
    for (const { key, value } of nodes(map.tree)) call(key, value)
  },
  'Map.keys': (map) => lazily(map, (node) => node.key),
  'Map.map': mapped,
  'Map.maxKeyValue': (map) => entryOf(map.tree === undefined ? missing() : rightmost(map.tree)),
  'Map.minKeyValue': (map) => entryOf(map.tree === undefined ? missing() : leftmost(map.tree)),
  'Map.ofArray': mapOfPairs,
  'Map.ofList': mapOfPairs,
  'Map.ofSeq': mapOfPairs,
  'Map.partition': (test, map) => {
    const [yes, no] = split(map, test)
    return new Tuple2(yes, no)
  },
  'Map.pick': (choose, map) => (pick(map, choose) ?? missing()).f0,
  'Map.remove': (key, map) => new PersistentMap(without(map.tree, key)),
  'Map.toArray': pairs,
  'Map.toList': (map) => makeList(pairs(map)),
  'Map.toSeq': (map) => lazily(map, entryOf),
  'Map.tryFind': (key, map) => tryFind(map, key),
  'Map.tryPick': (choose, map) => pick(map, choose),
  'Map.values': (map) => lazily(map, (node) => node.value),
  'Map.Item': find,
  'Map.Count': (map) => map.size,
  'Map.IsEmpty': (map) => map.tree === undefined,
  'Map.ContainsKey': (map, key) => lookUp(map.tree, key) !== undefined,
  'Map.TryFind': tryFind,
  'Map.TryGetValue': tryGetValue,
  'Map.Add': (map, key, value) => new PersistentMap(insert(map.tree, key, value)),
  'Map.Remove': (map, key) => new PersistentMap(without(map.tree, key)),
  'Map.Change': (map, key, fn) => change(key, fn, map),
  'Map.Keys': (map) => lazily(map, (node) => node.key),
  'Map.Values': (map) => lazily(map, (node) => node.value),
}
