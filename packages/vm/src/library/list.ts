import { ListBuilder } from '../machine/builders.ts'
import { machine } from '../machine/machine.ts'
import { uncurry2 } from '../values/function-values.ts'
import { List, NIL, Some, Tuple2, Tuple3 } from '../values/values.ts'
import { consumers, pairConsumers, summers, tooShort } from './consumers.ts'
import type { Family } from './consumers.ts'
import { raiseArgument, raiseInvalid, requireNonNegative } from './exceptions.ts'
import { addItem, itemsOf, itemsOfList, makeList, payForItems, walkAll } from './items.ts'
import type { Library } from './library-contract.ts'
import { STABLE_SORTS } from './sorting.ts'
import { transformers, zippers } from './transformers.ts'
import { transposed } from './transpose.ts'

function nth(index: number, list: List, parameter: string): unknown {
  machine.charge(Math.max(0, index))
  let rest = list
  for (let left = index; left > 0 && rest.tail !== null; left--) rest = rest.tail
  if (index < 0 || rest.tail === null)
    raiseArgument('The index was outside the range of elements in the list.', parameter)
  return rest.head
}

const FAMILY: Family = {
  name: 'list',
  empty: () => raiseArgument('The input list was empty.', 'list'),
  emptyMax: () => raiseArgument('The input sequence was empty.', 'list'),
  emptyAverage: () => raiseArgument('The input sequence was empty.', 'source'),
  item: (index, source) => nth(index, source as List, 'index'),
}

/** Which list is shorter, and by how many items. */
function differ(a: number, b: number): never {
  const [short, long] = a < b ? ['list1', 'list2'] : ['list2', 'list1']
  const by = Math.abs(a - b)
  return raiseArgument(
    `The lists had different lengths.\n${short} is ${by} element${by === 1 ? '' : 's'} shorter than ${long}`,
    short,
  )
}

const differFold = (a: number, b: number): never =>
  raiseArgument(`The lists had different lengths.\nlist1.Length = ${a}, list2.Length = ${b}`, 'list1, list2')
const differTest = (): never => raiseArgument('The lists had different lengths.', 'list2')
const three = (a: number, b: number, c: number): never =>
  raiseArgument(
    `The lists had different lengths.\n list1.Length = ${a}, list2.Length = ${b}, list3.Length = ${c}`,
    'list1, list2, list3',
  )

function append(first: List, second: List): List {
  if (second.tail === null) return first
  if (first.tail === null) return second
  const all = new ListBuilder()
  walkAll(first, (item) => all.add(item))
  return all.endingWith(second)
}

function concat(lists: Iterable<List>): List {
  const all = itemsOf(lists) as ArrayLike<List>
  let result: List = NIL
  for (let index = all.length - 1; index >= 0; index--) result = append(all[index] as List, result)
  return result
}

function collect(fn: (item: any) => List, list: List): List {
  const all = new ListBuilder()
  for (let rest = list; rest.tail !== null; rest = rest.tail) walkAll(fn(rest.head), (item) => all.add(item))
  return all.list
}

function filter(test: (item: any) => boolean, list: List): List {
  const kept = new ListBuilder()
  walkAll(list, (item) => {
    if (test(item)) kept.add(item)
  })
  return kept.list
}

function choose(fn: (item: any) => Some | null, list: List): List {
  const chosen = new ListBuilder()
  walkAll(list, (item) => {
    const one = fn(item)
    if (one !== null) chosen.add(one.f0)
  })
  return chosen.list
}

function rev(list: List): List {
  let reversed: List = NIL
  walkAll(list, (item) => {
    machine.allocate(32)
    reversed = new List(item, reversed)
  })
  return reversed
}

function mapi(fn: any, list: List): List {
  const call = uncurry2(fn) as (index: number, item: unknown) => unknown
  const all = new ListBuilder()
  let index = 0
  walkAll(list, (item) => all.add(call(index++, item)))
  return all.list
}

function take(count: number, list: List): List {
  requireNonNegative(count, 'count')
  const items: unknown[] = []
  let rest = list
  while (items.length < count) {
    if (rest.tail === null) {
      const missing = count - items.length
      tooShort(`\nThe list was ${missing} element${missing === 1 ? '' : 's'} shorter than the index`)
    }
    machine.step()
    addItem(items, rest.head)
    rest = rest.tail
  }
  return makeList(items)
}

function drop(count: number, list: List, onMissing: (missing: number) => never): List {
  let rest = list
  for (let left = count; left > 0; left--) {
    if (rest.tail === null) return onMissing(left)
    machine.step()
    rest = rest.tail
  }
  return rest
}

function skip(count: number, list: List): List {
  return drop(count, list, (missing) =>
    raiseArgument(
      `The index is outside the legal range.\ncount = ${count}, distance past the list = ${missing}`,
      'count',
    ),
  )
}

function splitAt(index: number, list: List): Tuple2 {
  requireNonNegative(index, 'index')
  const first = take(index, list)
  return new Tuple2(
    first,
    drop(index, list, () => tooShort('')),
  )
}

function init(count: number, fn: (index: number) => unknown): List {
  requireNonNegative(count, 'count')
  payForItems(count, 8)
  const items: unknown[] = []
  for (let index = 0; index < count; index++) items.push(fn(index))
  return makeList(items)
}

/** `List.map`, in order and without an array between: scripts do little else. */
function map(fn: (item: any) => unknown, list: List): List {
  if (list.tail === null) return NIL
  const first = new List(fn(list.head), NIL)
  let last = first
  for (let rest = list.tail; rest.tail !== null; rest = rest.tail) {
    machine.step()
    const cell = new List(fn(rest.head), NIL)
    last.tail = cell
    last = cell
    machine.allocate(32)
  }
  return first
}

function fold(folder: any, start: unknown, list: List): unknown {
  const call = uncurry2(folder) as (state: unknown, item: unknown) => unknown
  let state = start
  for (let rest = list; rest.tail !== null; rest = rest.tail) {
    machine.step()
    state = call(state, rest.head)
  }
  return state
}

function iter(action: (item: any) => unknown, list: List): void {
  for (let rest = list; rest.tail !== null; rest = rest.tail) {
    machine.step()
    action(rest.head)
  }
}

function length(list: List): number {
  let count = 0
  for (let rest = list; rest.tail !== null; rest = rest.tail) count++
  machine.charge(count)
  return count
}

/** `list.[from..to]`; bounds beyond the ends are cut off. */
function getSlice(list: List, from: Some<number> | null, to: Some<number> | null): List {
  const items = itemsOfList(list)
  const start = Math.max(0, from === null ? 0 : from.f0)
  const end = to === null ? items.length : Math.min(items.length, to.f0 + 1)
  return makeList(items.slice(start, Math.max(start, end)))
}

const emptyProperty = (): never => raiseInvalid('The input list was empty.')
const shared = {
  ...consumers(FAMILY),
  ...summers(FAMILY),
  ...pairConsumers(true, differ, differFold, differTest),
  ...transformers(makeList, STABLE_SORTS),
  ...zippers(makeList, { isLate: true, two: differ, three }),
}
const of = <T extends object>(functions: T, name: string): Record<string, T[keyof T]> =>
  Object.fromEntries(Object.entries(functions).map(([key, fn]) => [`${name}.${key}`, fn as T[keyof T]]))

/** The List module and the members of lists. */
export const LIST_LIBRARY: Library = {
  ...of(shared, 'List'),
  'List.append': append,
  'List.filter': filter,
  'List.fold': fold,
  'List.iter': iter,
  'List.length': length,
  'List.map': map,
  'List.mapi': mapi,
  'List.replicate': (count, item) => {
    if (count < 0) raiseArgument('The input must be non-negative.', 'count')
    return init(count, () => item)
  },
  // What it says is how much of each list was left.
  'List.zip3': (a, b, c) => {
    const [x, y, z] = [itemsOfList(a), itemsOfList(b), itemsOfList(c)]
    const common = Math.min(x.length, y.length, z.length)
    if (x.length !== y.length || y.length !== z.length) three(x.length - common, y.length - common, z.length - common)
    return makeList(x.map((item, index) => new Tuple3(item, y[index], z[index])))
  },
  'List.choose': choose,
  'List.collect': collect,
  'List.concat': concat,
  'List.head': (list) => (list.tail === null ? FAMILY.empty() : list.head),
  'List.init': init,
  'List.isEmpty': (list) => list.tail === null,
  'List.nth': (list, index) => nth(index, list, 'index'),
  'List.ofArray': makeList,
  'List.ofSeq': (source) => (source instanceof List ? source : makeList(itemsOf(source))),
  'List.rev': rev,
  'List.skip': skip,
  'List.splitAt': splitAt,
  'List.tail': (list) => list.tail ?? FAMILY.empty(),
  'List.take': take,
  'List.toArray': itemsOfList,
  'List.toSeq': (list) => list,
  'List.transpose': (lists) => makeList(transposed(lists, 'list').map(makeList)),
  'List.where': filter,
  'List.tryHead': (list) => (list.tail === null ? null : new Some(list.head)),
  'list.Length': length,
  'list.Head': (list) => (list.tail === null ? emptyProperty() : list.head),
  'list.Tail': (list) => list.tail ?? emptyProperty(),
  'list.IsEmpty': (list) => list.tail === null,
  'list.Item': (list: List, index) => {
    if (index < 0 && list.tail !== null) raiseArgument('The input must be non-negative.', 'n')
    return nth(index, list, 'n')
  },
  'list.GetSlice': getSlice,
  'list.Empty': () => NIL,
  'list.Cons': (head, tail) => new List(head, tail),
}
