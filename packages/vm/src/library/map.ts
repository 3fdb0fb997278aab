/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- values of scripts are untyped here */
import { apply2, uncurry2, uncurry3 } from '../function-values.ts'
import type { Library } from '../library-contract.ts'
import { machine } from '../machine.ts'
import { Some, Tuple2, mark } from '../values.ts'

import { listOf } from './list.ts'
import { compare, equals } from './structural.ts'
import { find, insert, nodes, remove, sizeOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** F#'s persistent Map. */
export class FsMap {
  readonly tree: Tree | null
  constructor(tree: Tree | null) {
    this.tree = tree
  }
  *[Symbol.iterator](): Generator<Tuple2> {
    for (const node of nodes(this.tree)) yield new Tuple2(node.key, node.value)
  }
  equals(other: FsMap): boolean {
    if (sizeOf(this.tree) !== sizeOf(other.tree)) return false
    const b = nodes(other.tree)
    for (const x of nodes(this.tree)) {
      const y: Tree = b.next().value
      if (!equals(x.key, y.key) || !equals(x.value, y.value)) return false
    }
    return true
  }
  compareTo(other: FsMap): number {
    const a = nodes(this.tree)
    const b = nodes(other.tree)
    for (;;) {
      const x = a.next()
      const y = b.next()
      if (x.done === true) return y.done === true ? 0 : -1
      if (y.done === true) return 1
      const order = compare(x.value.key, y.value.key) || compare(x.value.value, y.value.value)
      if (order !== 0) return order
    }
  }
}
mark(FsMap, { kind: 'library' })

const missing = (): never =>
  machine.raise('System.Collections.Generic.KeyNotFoundException', 'The given key was not present in the dictionary.')

/** A map of pairs; a later pair replaces an earlier one. */
export function mapOfPairs(pairs: Iterable<any>): FsMap {
  let tree: Tree | null = null
  for (const pair of pairs) tree = insert(tree, pair.f0, pair.f1)
  return new FsMap(tree)
}

const keep = (g: any, map: FsMap, wanted: boolean): FsMap => {
  const h = uncurry2(g) as (k: any, v: any) => boolean
  let tree: Tree | null = null
  for (const { key, value } of nodes(map.tree)) if (h(key, value) === wanted) tree = insert(tree, key, value)
  return new FsMap(tree)
}
const option = (node: Tree | undefined): any => (node === undefined ? null : new Some(node.value))
const lookup = (map: FsMap, key: any): any => {
  const node = find(map.tree, key)
  return node === undefined ? missing() : node.value
}
const pick = (g: any, map: FsMap): any => {
  const h = uncurry2(g) as (k: any, v: any) => any
  for (const { key, value } of nodes(map.tree)) {
    const found = h(key, value)
    if (found !== null) return found
  }
  return null
}

/** The Map module and the members of maps. */
export const MAP_LIBRARY: Library = {
  'Map.add': (k, v, map) => new FsMap(insert(map.tree, k, v)),
  'Map.change': (k, g, map) => {
    const now = g(option(find(map.tree, k)))
    return new FsMap(now === null ? remove(map.tree, k) : insert(map.tree, k, now.f0))
  },
  'Map.containsKey': (k, map) => find(map.tree, k) !== undefined,
  'Map.count': (map) => sizeOf(map.tree),
  'Map.empty': () => new FsMap(null),
  'Map.exists': (g, map) => [...map].some((p: any) => apply2(g, p.f0, p.f1)),
  'Map.filter': (g, map) => keep(g, map, true),
  'Map.find': (k, map) => lookup(map, k),
  'Map.fold': (g, s, map) => {
    const h = uncurry3(g) as (s: any, k: any, v: any) => any
    let state = s
    for (const { key, value } of nodes(map.tree)) state = h(state, key, value)
    return state
  },
  'Map.foldBack': (g, map, s) => {
    const h = uncurry3(g) as (k: any, v: any, s: any) => any
    let state = s
    for (const { key, value } of [...nodes(map.tree)].toReversed()) state = h(key, value, state)
    return state
  },
  'Map.forall': (g, map) => [...map].every((p: any) => apply2(g, p.f0, p.f1)),
  'Map.isEmpty': (map) => map.tree === null,
  'Map.iter': (g, map) => {
    const h = uncurry2(g) as (k: any, v: any) => void
    for (const { key, value } of nodes(map.tree)) h(key, value)
  },
  'Map.keys': (map) => [...nodes(map.tree)].map((n) => n.key),
  'Map.map': (g, map) => {
    const h = uncurry2(g) as (k: any, v: any) => any
    const again = (t: Tree | null): Tree | null =>
      t === null ? null : { ...t, left: again(t.left), value: h(t.key, t.value), right: again(t.right) }
    return new FsMap(again(map.tree))
  },
  'Map.ofArray': mapOfPairs,
  'Map.ofList': mapOfPairs,
  'Map.ofSeq': mapOfPairs,
  'Map.partition': (g, map) => new Tuple2(keep(g, map, true), keep(g, map, false)),
  'Map.remove': (k, map) => new FsMap(remove(map.tree, k)),
  'Map.toArray': (map) => [...map],
  'Map.toList': (map) => listOf([...map]),
  'Map.toSeq': (map) => map,
  'Map.tryFind': (k, map) => option(find(map.tree, k)),
  'Map.tryPick': pick,
  'Map.pick': (g, map) => pick(g, map)?.f0 ?? missing(),
  'Map.values': (map) => [...nodes(map.tree)].map((n) => n.value),
  'Map.Item': (map, k) => lookup(map, k),
  'Map.Count': (map) => sizeOf(map.tree),
  'Map.IsEmpty': (map) => map.tree === null,
  'Map.ContainsKey': (map, k) => find(map.tree, k) !== undefined,
  'Map.TryFind': (map, k) => option(find(map.tree, k)),
  'Map.Add': (map, k, v) => new FsMap(insert(map.tree, k, v)),
  'Map.Remove': (map, k) => new FsMap(remove(map.tree, k)),
}
