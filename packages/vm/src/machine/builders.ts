/** Lists and arrays, made front to back. */
import { List, NIL } from '../values/values.ts'
import { machine } from './machine.ts'

/** A list of the items of an array. */
export function listOf(items: readonly unknown[]): List {
  let list: List = NIL
  for (let index = items.length - 1; index >= 0; index--) list = new List(items[index], list)
  return list
}

/** Builds a list front to back. */
export class ListBuilder {
  /** Stands before the first item, so that every item has one before it. */
  private readonly start: List
  private last: List

  constructor() {
    this.start = new List(undefined, NIL)
    this.last = this.start
  }

  add(item: unknown): void {
    machine.allocate(32)
    const cell = new List(item, NIL)
    this.last.tail = cell
    this.last = cell
  }

  get list(): List {
    return this.start.tail as List
  }

  /** The list, with another behind what was added; nothing may be added after that. */
  endingWith(rest: List): List {
    this.last.tail = rest
    return this.list
  }
}

/** Builds an array front to back. */
export class ArrayBuilder {
  readonly items: unknown[]

  constructor() {
    this.items = []
  }

  add(item: unknown): void {
    machine.allocate(8)
    this.items.push(item)
  }
}
