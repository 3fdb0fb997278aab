import { machine } from '../machine/machine.ts'
import { mark } from '../values/values.ts'
import { compare } from './comparison.ts'
import { equals } from './equality.ts'
import { KeyValuePair } from './key-value-pair.ts'
import { hash } from './table-hash.ts'

/**
 * Persistent search trees, balanced by height as G. Adelson-Velsky and E. Landis describe ("An algorithm for the
 * organization of information", 1962), with a difference of two allowed, as OCaml's Map and F#'s have it. The depth is
 * below 60 for any tree that fits in memory, so that recursion over trees is safe.
 */
export interface Tree {
  readonly key: unknown
  readonly value: unknown
  readonly left: Tree | undefined
  readonly right: Tree | undefined
  readonly height: number
  readonly size: number
}

/** A tree or nothing. */
export type MaybeTree = Tree | undefined

const TOLERANCE = 2
const NODE_BYTES = 64

function node(left: MaybeTree, key: unknown, value: unknown, right: MaybeTree): Tree {
  machine.allocate(NODE_BYTES)
  const leftHeight = left === undefined ? 0 : left.height
  const rightHeight = right === undefined ? 0 : right.height
  const size = 1 + (left === undefined ? 0 : left.size) + (right === undefined ? 0 : right.size)
  return { key, value, left, right, height: 1 + Math.max(leftHeight, rightHeight), size }
}

function heightOf(tree: MaybeTree): number {
  return tree === undefined ? 0 : tree.height
}

function balanced(left: MaybeTree, key: unknown, value: unknown, right: MaybeTree): Tree {
  if (right !== undefined && right.height > heightOf(left) + TOLERANCE) {
    const { left: middle } = right
    if (middle !== undefined && middle.height > heightOf(left) + 1) {
      const low = node(left, key, value, middle.left)
      return node(low, middle.key, middle.value, node(middle.right, right.key, right.value, right.right))
    }
    return node(node(left, key, value, right.left), right.key, right.value, right.right)
  }
  if (left !== undefined && left.height > heightOf(right) + TOLERANCE) {
    const { right: middle } = left
    if (middle !== undefined && middle.height > heightOf(right) + 1) {
      const low = node(left.left, left.key, left.value, middle.left)
      return node(low, middle.key, middle.value, node(middle.right, key, value, right))
    }
    return node(left.left, left.key, left.value, node(left.right, key, value, right))
  }
  return node(left, key, value, right)
}

/** The tree with `key` bound to `value`. */
export function insert(tree: MaybeTree, key: unknown, value: unknown): Tree {
  machine.step()
  if (tree === undefined) return node(undefined, key, value, undefined)
  const order = compare(key, tree.key)
  if (order < 0) return balanced(insert(tree.left, key, value), tree.key, tree.value, tree.right)
  if (order > 0) return balanced(tree.left, tree.key, tree.value, insert(tree.right, key, value))
  return node(tree.left, key, value, tree.right)
}

/** The tree without `key`; the same tree where it has none. */
export function without(tree: MaybeTree, key: unknown): MaybeTree {
  if (tree === undefined) return undefined
  machine.step()
  const order = compare(key, tree.key)
  if (order < 0) {
    const left = without(tree.left, key)
    return left === tree.left ? tree : balanced(left, tree.key, tree.value, tree.right)
  }
  if (order > 0) {
    const right = without(tree.right, key)
    return right === tree.right ? tree : balanced(tree.left, tree.key, tree.value, right)
  }
  if (tree.left === undefined) return tree.right
  if (tree.right === undefined) return tree.left
  const next = leftmost(tree.right)
  return balanced(tree.left, next.key, next.value, without(tree.right, next.key))
}

/** The node that holds `key`. */
export function lookUp(tree: MaybeTree, key: unknown): MaybeTree {
  let at = tree
  while (at !== undefined) {
    machine.step()
    const order = compare(key, at.key)
    if (order === 0) return at
    at = order < 0 ? at.left : at.right
  }
  return undefined
}

/** The node of the smallest key. */
export function leftmost(tree: Tree): Tree {
  let at = tree
  while (at.left !== undefined) at = at.left
  return at
}

/** The node of the greatest key. */
export function rightmost(tree: Tree): Tree {
  let at = tree
  while (at.right !== undefined) at = at.right
  return at
}

/** The nodes in order of their keys. */
export function* nodes(tree: MaybeTree): Generator<Tree, void, undefined> {
  const stack: Tree[] = []
  let at = tree
  for (;;) {
    while (at !== undefined) {
      stack.push(at)
      at = at.left
    }
    const next = stack.pop()
    if (next === undefined) return
    machine.step()
    yield next
    at = next.right
  }
}

/** The nodes in the opposite order. */
export function nodesBack(tree: MaybeTree): Tree[] {
  const all = [...nodes(tree)]
  machine.charge(all.length)
  return all.toReversed()
}

/** A balanced tree of entries that are in order of their keys, none twice. */
export function treeOfSorted(entries: readonly { readonly key: unknown; readonly value: unknown }[]): MaybeTree {
  machine.charge(entries.length)
  const build = (from: number, to: number): MaybeTree => {
    if (from >= to) return undefined
    const middle = (from + to) >> 1
    const entry = entries[middle] as { readonly key: unknown; readonly value: unknown }
    return node(build(from, middle), entry.key, entry.value, build(middle + 1, to))
  }
  return build(0, entries.length)
}

/** F#'s Map. */
export class PersistentMap implements Iterable<KeyValuePair> {
  declare readonly kind: 'library'
  declare readonly collection: 'Map'
  readonly tree: MaybeTree

  constructor(tree: MaybeTree) {
    this.tree = tree
  }

  get size(): number {
    return this.tree === undefined ? 0 : this.tree.size
  }

  *[Symbol.iterator](): Generator<KeyValuePair, void, undefined> {
    for (const { key, value } of nodes(this.tree)) yield new KeyValuePair(key, value)
  }

  structuralEquals(other: unknown): boolean {
    if (!(other instanceof PersistentMap) || other.size !== this.size) return false
    const others = nodes(other.tree)
    for (const mine of nodes(this.tree)) {
      const { value: theirs } = others.next()
      if (theirs === undefined || !equals(mine.key, theirs.key) || !equals(mine.value, theirs.value)) return false
    }
    return true
  }

  structuralCompare(other: unknown): number {
    return compareNodes(this.tree, (other as PersistentMap).tree, true)
  }

  structuralHash(): number {
    let code = 0
    for (const { key, value } of nodes(this.tree)) code = (Math.imul(code, 31) + hash(key) + hash(value)) | 0
    return code
  }
}
mark(PersistentMap, { kind: 'library', collection: 'Map' })

/** F#'s Set: a tree whose values are all undefined. */
export class PersistentSet implements Iterable<unknown> {
  declare readonly kind: 'library'
  declare readonly collection: 'Set'
  readonly tree: MaybeTree

  constructor(tree: MaybeTree) {
    this.tree = tree
  }

  get size(): number {
    return this.tree === undefined ? 0 : this.tree.size
  }

  *[Symbol.iterator](): Generator<unknown, void, undefined> {
    for (const { key } of nodes(this.tree)) yield key
  }

  structuralEquals(other: unknown): boolean {
    if (!(other instanceof PersistentSet) || other.size !== this.size) return false
    const others = nodes(other.tree)
    for (const mine of nodes(this.tree)) {
      const { value: theirs } = others.next()
      if (theirs === undefined || !equals(mine.key, theirs.key)) return false
    }
    return true
  }

  structuralCompare(other: unknown): number {
    return compareNodes(this.tree, (other as PersistentSet).tree, false)
  }

  structuralHash(): number {
    let code = 0
    for (const { key } of nodes(this.tree)) code = (Math.imul(code, 31) + hash(key)) | 0
    return code
  }
}
mark(PersistentSet, { kind: 'library', collection: 'Set' })

/** Element by element; of two that are equal so far the shorter one is less. */
function compareNodes(a: MaybeTree, b: MaybeTree, withValues: boolean): number {
  const others = nodes(b)
  for (const mine of nodes(a)) {
    const { value: theirs } = others.next()
    if (theirs === undefined) return 1
    const order = compare(mine.key, theirs.key) || (withValues ? compare(mine.value, theirs.value) : 0)
    if (order !== 0) return order
  }
  return others.next().done === true ? 0 : -1
}
