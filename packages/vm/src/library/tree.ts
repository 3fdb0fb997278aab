/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- values of scripts are untyped here */
/**
 * Persistent height-balanced trees, in F#'s order (`compare`): what Map and Set are made of. Insertion and deletion as
 * in G. Adelson-Velsky, E. Landis, "An algorithm for the organization of information", 1962.
 */
import { machine } from '../machine.ts'

import { compare } from './structural.ts'

/** A node; null is the empty tree. */
export interface Tree {
  readonly key: any
  readonly value: any
  readonly left: Tree | null
  readonly right: Tree | null
  readonly height: number
  readonly size: number
}

const heightOf = (tree: Tree | null): number => (tree === null ? 0 : tree.height)

/** Number of keys. */
export const sizeOf = (tree: Tree | null): number => (tree === null ? 0 : tree.size)

function make(left: Tree | null, key: any, value: any, right: Tree | null): Tree {
  machine.allocate(64)
  const height = Math.max(heightOf(left), heightOf(right)) + 1
  return { key, value, left, right, height, size: sizeOf(left) + sizeOf(right) + 1 }
}

function balance(left: Tree | null, key: any, value: any, right: Tree | null): Tree {
  if (left !== null && heightOf(left) > heightOf(right) + 1) {
    const inner = left.right
    if (inner === null || heightOf(left.left) >= heightOf(inner)) {
      return make(left.left, left.key, left.value, make(inner, key, value, right))
    }
    return make(
      make(left.left, left.key, left.value, inner.left),
      inner.key,
      inner.value,
      make(inner.right, key, value, right),
    )
  }
  if (right !== null && heightOf(right) > heightOf(left) + 1) {
    const inner = right.left
    if (inner === null || heightOf(right.right) >= heightOf(inner)) {
      return make(make(left, key, value, inner), right.key, right.value, right.right)
    }
    return make(
      make(left, key, value, inner.left),
      inner.key,
      inner.value,
      make(inner.right, right.key, right.value, right.right),
    )
  }
  return make(left, key, value, right)
}

/** The tree with this key and value; an equal key is replaced. */
export function insert(tree: Tree | null, key: any, value: any): Tree {
  machine.step()
  if (tree === null) return make(null, key, value, null)
  const order = compare(key, tree.key)
  if (order < 0) return balance(insert(tree.left, key, value), tree.key, tree.value, tree.right)
  if (order > 0) return balance(tree.left, tree.key, tree.value, insert(tree.right, key, value))
  return make(tree.left, key, value, tree.right)
}

/** The tree without this key. */
export function remove(tree: Tree | null, key: any): Tree | null {
  machine.step()
  if (tree === null) return null
  const order = compare(key, tree.key)
  if (order < 0) return balance(remove(tree.left, key), tree.key, tree.value, tree.right)
  if (order > 0) return balance(tree.left, tree.key, tree.value, remove(tree.right, key))
  if (tree.left === null) return tree.right
  if (tree.right === null) return tree.left
  let next = tree.right
  while (next.left !== null) next = next.left
  return balance(tree.left, next.key, next.value, remove(tree.right, next.key))
}

/** The node with this key. */
export function find(tree: Tree | null, key: any): Tree | undefined {
  let node = tree
  while (node !== null) {
    machine.step()
    const order = compare(key, node.key)
    if (order === 0) return node
    node = order < 0 ? node.left : node.right
  }
  return undefined
}

/** Nodes in order. */
export function* nodes(tree: Tree | null): Generator<Tree> {
  const stack: Tree[] = []
  let node = tree
  while (node !== null || stack.length > 0) {
    while (node !== null) {
      stack.push(node)
      node = node.left
    }
    const next: Tree = stack.pop()!
    machine.step()
    yield next
    node = next.right
  }
}
