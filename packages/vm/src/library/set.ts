/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- values of scripts are untyped here */
import { uncurry2 } from '../function-values.ts'
import type { Library } from '../library-contract.ts'
import { Tuple2, mark } from '../values.ts'

import { listOf } from './list.ts'
import { argument, toElements } from './sequences.ts'
import { compare } from './structural.ts'
import { find, insert, nodes, remove, sizeOf } from './tree.ts'
import type { Tree } from './tree.ts'

/** F#'s persistent Set. */
export class FsSet {
  readonly tree: Tree | null
  constructor(tree: Tree | null) {
    this.tree = tree
  }
  *[Symbol.iterator](): Generator<any> {
    for (const node of nodes(this.tree)) yield node.key
  }
  has(key: any): boolean {
    return find(this.tree, key) !== undefined
  }
  equals(other: FsSet): boolean {
    return this.compareTo(other) === 0
  }
  compareTo(other: FsSet): number {
    const a = nodes(this.tree)
    const b = nodes(other.tree)
    for (;;) {
      const x = a.next()
      const y = b.next()
      if (x.done === true) return y.done === true ? 0 : -1
      if (y.done === true) return 1
      const order = compare(x.value.key, y.value.key)
      if (order !== 0) return order
    }
  }
}
mark(FsSet, { kind: 'library' })

/** A set of anything enumerable. */
export function setOfIterable(source: Iterable<any>): FsSet {
  let tree: Tree | null = null
  for (const x of source) if (find(tree, x) === undefined) tree = insert(tree, x, undefined)
  return new FsSet(tree)
}

const keep = (set: FsSet, holds: (x: any) => boolean): FsSet => setOfIterable([...set].filter((x) => holds(x)))
const union = (a: FsSet, b: FsSet): FsSet => setOfIterable([...a, ...b])
const minimum = (set: FsSet, at: 0 | -1): any =>
  set.tree === null ? argument('Set contains no elements', 'set') : [...set].at(at)

/** The Set module and the members of sets. */
export const SET_LIBRARY: Library = {
  'Set.add': (x, set) => (set.has(x) ? set : new FsSet(insert(set.tree, x, undefined))),
  'Set.contains': (x, set) => set.has(x),
  'Set.count': (set) => sizeOf(set.tree),
  'Set.difference': (a, b) => keep(a, (x) => !b.has(x)),
  'Set.empty': () => new FsSet(null),
  'Set.exists': (g, set) => [...set].some((x) => g(x)),
  'Set.filter': (g, set) => keep(set, g),
  'Set.fold': (g, s, set) => {
    const h = uncurry2(g)
    let state = s
    for (const x of set) state = h(state as never, x as never)
    return state
  },
  'Set.foldBack': (g, set, s) => {
    const h = uncurry2(g)
    let state = s
    for (const x of [...set].toReversed()) state = h(x as never, state as never)
    return state
  },
  'Set.forall': (g, set) => [...set].every((x) => g(x)),
  'Set.intersect': (a, b) => keep(a, (x) => b.has(x)),
  'Set.isEmpty': (set) => set.tree === null,
  'Set.isSubset': (a, b) => [...a].every((x) => b.has(x)),
  'Set.isSuperset': (a, b) => [...b].every((x) => a.has(x)),
  'Set.iter': (g, set) => {
    for (const x of set) g(x)
  },
  'Set.map': (g, set) => setOfIterable([...set].map((x) => g(x))),
  'Set.maxElement': (set) => minimum(set, -1),
  'Set.minElement': (set) => minimum(set, 0),
  'Set.ofArray': setOfIterable,
  'Set.ofList': setOfIterable,
  'Set.ofSeq': setOfIterable,
  'Set.partition': (g, set) =>
    new Tuple2(
      keep(set, g),
      keep(set, (x) => !g(x)),
    ),
  'Set.remove': (x, set) => (set.has(x) ? new FsSet(remove(set.tree, x)) : set),
  'Set.singleton': (x) => new FsSet(insert(null, x, undefined)),
  'Set.toArray': (_rep, set) => [...set],
  'Set.toList': (set) => listOf([...set]),
  'Set.toSeq': (set) => set,
  'Set.union': union,
  'Set.unionMany': (sets) => toElements(sets).reduce((a, b) => union(a, b), new FsSet(null)),
  'Set.Count': (set) => sizeOf(set.tree),
  'Set.Contains': (set, x) => set.has(x),
  'Set.IsEmpty': (set) => set.tree === null,
}
