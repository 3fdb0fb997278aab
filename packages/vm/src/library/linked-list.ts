/** .NET's LinkedList: nodes that know their neighbours and their list. */
import { machine } from '../machine/machine.ts'
import { mark } from '../values/values.ts'
import { copyItems } from './array-statics.ts'
import { enumerate } from './collections.ts'
import { objectEquals } from './equality.ts'
import { raiseInvalid } from './exceptions.ts'
import { raiseModified } from './hash-table.ts'
import { copyOf } from './items.ts'
import type { Library } from './library-contract.ts'

const NODE_BYTES = 56

class Node {
  declare readonly kind: 'library'
  value: unknown
  list: LinkedList | null = null
  next: Node | null = null
  previous: Node | null = null

  constructor(value: unknown) {
    machine.allocate(NODE_BYTES)
    this.value = value
  }
}
mark(Node, { kind: 'library' })

class LinkedList implements Iterable<unknown> {
  declare readonly kind: 'library'
  first: Node | null = null
  last: Node | null = null
  size = 0
  private version = 0;

  *[Symbol.iterator](): Generator<unknown, void, undefined> {
    const { version } = this
    for (let node = this.first; node !== null; node = node.next) {
      machine.step()
      yield node.value
      if (version !== this.version) raiseModified()
    }
  }

  /** Puts a node between two that are neighbours, or the ends. */
  insert(node: Node, previous: Node | null, next: Node | null): Node {
    if (node.list !== null) raiseInvalid('The LinkedList node already belongs to a LinkedList.')
    node.list = this
    node.previous = previous
    node.next = next
    if (previous === null) this.first = node
    else previous.next = node
    if (next === null) this.last = node
    else next.previous = node
    this.size++
    this.version++
    return node
  }

  remove(node: Node): void {
    this.owned(node)
    const { previous, next } = node
    if (previous === null) this.first = next
    else previous.next = next
    if (next === null) this.last = previous
    else next.previous = previous
    node.list = null
    node.next = null
    node.previous = null
    this.size--
    this.version++
  }

  owned(node: Node | null): Node {
    if (node === null)
      return machine.raise('System.ArgumentNullException', "Value cannot be null. (Parameter 'node')", {
        ParamName: 'node',
      })
    if (node.list !== this) raiseInvalid('The LinkedList node does not belong to current LinkedList.')
    return node
  }

  clear(): void {
    machine.charge(this.size)
    while (this.first !== null) this.remove(this.first)
  }
}
mark(LinkedList, { kind: 'library' })

function listOf(items: Iterable<unknown>): LinkedList {
  const made = new LinkedList()
  for (const item of items) made.insert(new Node(item), made.last, null)
  return made
}

function find(list: LinkedList, item: unknown, from: 'first' | 'last'): Node | null {
  let node = list[from]
  while (node !== null) {
    machine.step()
    if (objectEquals(node.value, item)) return node
    node = from === 'first' ? node.next : node.previous
  }
  return null
}

function removeEnd(list: LinkedList, end: 'first' | 'last'): void {
  const node = list[end]
  if (node === null) raiseInvalid('The LinkedList is empty.')
  else list.remove(node)
}

/** `LinkedList` and its nodes. */
export const LINKED_LIST_LIBRARY: Library = {
  'new LinkedList#0': () => new LinkedList(),
  'new LinkedList#1': (items) => listOf(copyOf(items)),
  'LinkedList.Count': (list) => list.size,
  'LinkedList.First': (list) => list.first,
  'LinkedList.Last': (list) => list.last,
  'LinkedList.AddFirst#1': (list: LinkedList, item) => list.insert(new Node(item), null, list.first),
  'LinkedList.AddFirst#2': (list: LinkedList, node) => {
    list.insert(node, null, list.first)
  },
  'LinkedList.AddLast#1': (list: LinkedList, item) => list.insert(new Node(item), list.last, null),
  'LinkedList.AddLast#2': (list: LinkedList, node) => {
    list.insert(node, list.last, null)
  },
  'LinkedList.AddAfter#1': (list: LinkedList, node, item) =>
    list.insert(new Node(item), list.owned(node), (node as Node).next),
  'LinkedList.AddBefore#1': (list: LinkedList, node, item) => {
    const next = list.owned(node)
    return list.insert(new Node(item), next.previous, next)
  },
  'LinkedList.Find': (list, item) => find(list, item, 'first'),
  'LinkedList.FindLast': (list, item) => find(list, item, 'last'),
  'LinkedList.Contains': (list, item) => find(list, item, 'first') !== null,
  'LinkedList.Remove#1': (list: LinkedList, node) => list.remove(list.owned(node)),
  'LinkedList.Remove#2': (list: LinkedList, item) => {
    const node = find(list, item, 'first')
    if (node !== null) list.remove(node)
    return node !== null
  },
  'LinkedList.RemoveFirst': (list) => removeEnd(list, 'first'),
  'LinkedList.RemoveLast': (list) => removeEnd(list, 'last'),
  'LinkedList.Clear': (list) => list.clear(),
  'LinkedList.CopyTo': (list: LinkedList, target, at) => copyItems(copyOf(list), 0, target, at, list.size),
  'LinkedList.GetEnumerator': enumerate,
  'new LinkedListNode': (value) => new Node(value),
  'LinkedListNode.Value': (node) => node.value,
  'LinkedListNode.Value=': (node: Node, value) => {
    node.value = value
  },
  'LinkedListNode.Next': (node) => node.next,
  'LinkedListNode.Previous': (node) => node.previous,
  'LinkedListNode.List': (node) => node.list,
}
