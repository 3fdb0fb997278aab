import { valueTooLarge } from '../machine/runtime-error.ts'
import { ending } from '../values/run-end.ts'
import { machine } from '../machine/machine.ts'
import { leaving } from '../machine/thrown.ts'
import { List, NIL } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { Decimal } from './decimal.ts'
import { isArray } from './parts.ts'

/** An F# array in whichever representation. */
export type Items = ArrayLike<unknown> & Iterable<unknown>

/** No collection holds more: the engine would end the host's process before it says so. */
const MAX_ITEMS = 1 << 27

/** Pays for a collection of `length` items before it is made. */
export function payForItems(length: number, bytesEach: number): void {
  if (length > MAX_ITEMS) throw ending(valueTooLarge())
  machine.charge(length)
  machine.allocate(bytesEach * length)
}

/** The items of an array of a known element type, all zero. */
export function newArray(length: number, rep: Rep): unknown[] {
  return typedArray(length, rep) ?? filled(length, zeroOf(rep))
}

/** An array of a known element type that holds `item` everywhere. */
export function newArrayOf(length: number, rep: Rep, item: unknown): unknown[] {
  return typedArray(length, rep)?.fill(item) ?? filled(length, item)
}

function typedArray(length: number, rep: Rep): unknown[] | undefined {
  payForItems(length, 8)
  if (rep.k !== 'prim') return undefined
  switch (rep.name) {
    case 'int':
      return new Int32Array(length) as unknown as unknown[]
    case 'float':
      return new Float64Array(length) as unknown as unknown[]
    case 'byte':
      return new Uint8Array(length) as unknown as unknown[]
    default:
      return undefined
  }
}

/** V8 turns an array that is made with more places than this into a hash table; one that grew to it stays an array. */
const MAX_PREALLOCATED = 1 << 24

function filled(length: number, item: unknown): unknown[] {
  const made: unknown[] = []
  if (length <= MAX_PREALLOCATED) {
    // Twice as fast as growing, which copies, though V8 then takes the array for one that may have holes.
    made.length = length
    return made.fill(item)
  }
  for (let index = 0; index < length; index++) made.push(item)
  return made
}

/** What .NET puts into new memory of this type. */
export function zeroOf(rep: Rep): unknown {
  if (rep.k === 'def' && rep.info.def.k === 'enum') return 0
  if (rep.k !== 'prim') return null
  switch (rep.name) {
    case 'unit':
      return undefined
    case 'bool':
      return false
    case 'int64':
    case 'uint64':
    case 'bigint':
      return 0n
    case 'string':
    case 'obj':
    case 'exn':
      return null
    case 'decimal':
      return new Decimal(0n, 0)
    default:
      return 0
  }
}

/** Adds to an array of which nobody knows how long it becomes, paid for. */
export function addItem<Item>(items: Item[], item: Item): void {
  machine.allocate(8)
  items.push(item)
}

/** The items of a list, paid for. */
export function itemsOfList(list: List): unknown[] {
  const items: unknown[] = []
  for (let rest = list; rest.tail !== null; rest = rest.tail) {
    machine.step()
    addItem(items, rest.head)
  }
  return items
}

/** The items of anything, paid for; those of an array are itself. */
export function itemsOf(source: Iterable<unknown>): Items {
  if (isArray(source)) {
    machine.charge(source.length)
    return source
  }
  if (source instanceof List) return itemsOfList(source)
  const items: unknown[] = []
  for (const item of source) {
    machine.step()
    addItem(items, item)
  }
  return items
}

/** Visits the items of anything in turn, each paid for, until a visit answers true. Lists and arrays need no iterator. */
export function walk(source: Iterable<unknown>, visit: (item: any) => boolean): void {
  if (source instanceof List) {
    for (let rest: List = source; rest.tail !== null; rest = rest.tail) {
      machine.step()
      if (visit(rest.head)) return
    }
  } else if (isArray(source)) {
    for (let index = 0; index < source.length; index++) {
      machine.step()
      if (visit(source[index])) return
    }
  } else {
    for (const item of source) {
      machine.step()
      if (visitWithin(visit, item)) return
    }
  }
}

/** A visit while a sequence is open, which is closed behind what fails. */
function visitWithin(visit: (item: any) => boolean, item: unknown): boolean {
  try {
    return visit(item)
  } catch (error) {
    throw leaving(error)
  }
}

/** Visits all items. */
export function walkAll(source: Iterable<unknown>, visit: (item: any) => unknown): void {
  walk(source, (item) => {
    visit(item)
    return false
  })
}

/** An array of its own with the items of anything. */
export function copyOf(source: Iterable<unknown>): unknown[] {
  const items = itemsOf(source)
  if (items !== source) return items as unknown[]
  machine.allocate(8 * items.length)
  return isArray(source) ? source.slice() : Array.from(source)
}

/** A list of items in their order. */
export function makeList(items: ArrayLike<unknown>): List {
  machine.charge(items.length)
  machine.allocate(32 * items.length)
  let list: List = NIL
  for (let index = items.length - 1; index >= 0; index--) list = new List(items[index], list)
  return list
}
