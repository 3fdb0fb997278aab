/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- values of scripts are untyped here */
import type { Library, LibraryFunction } from '../library-contract.ts'
import { machine } from '../machine.ts'
import { List, NIL, Tuple2, Tuple3 } from '../values.ts'
import type { Rep } from '../values.ts'

import { SHARED, adder, argument, groupsOf, toElements, zeroOf } from './sequences.ts'
import type { SharedFunction } from './sequences.ts'

/** A list of an array's elements. */
export function listOf(xs: ArrayLike<any>): List {
  machine.charge(xs.length)
  machine.allocate(xs.length * 32)
  let list: List = NIL
  for (let i = xs.length - 1; i >= 0; i--) list = new List<any>(xs[i], list as any)
  return list
}

/** An array of a list's elements. */
export function arrayOfList(list: any): any[] {
  const out: any[] = []
  for (let rest = list; rest.tail !== null; rest = rest.tail) {
    machine.step()
    out.push(rest.head)
  }
  return out
}

function wrap(shared: SharedFunction): LibraryFunction {
  return (...args) => {
    for (const at of shared.in) args[at] = args[at] instanceof List ? arrayOfList(args[at]) : toElements(args[at])
    return result(shared.out, shared.call(...args))
  }
}

function result(out: SharedFunction['out'], value: any): unknown {
  switch (out) {
    case 'many':
      return listOf(value)
    case 'pair':
      return new Tuple2(listOf(value[0]), listOf(value[1]))
    case 'triple':
      return new Tuple3(listOf(value[0]), listOf(value[1]), listOf(value[2]))
    case 'nested':
      return listOf(value.map((xs: any[]) => listOf(xs)))
    case 'plain':
      return value
  }
}

/** Sum under `+` of a type. */
export function sum(rep: Rep, xs: Iterable<any>): any {
  const add = adder(rep)
  let total = zeroOf(rep)
  for (const x of xs) {
    machine.step()
    total = add(total, x)
  }
  return total
}

function average(xs: any[]): number {
  if (xs.length === 0) argument('The input list was empty.', 'list')
  return xs.reduce((a, b) => a + b, 0) / xs.length
}

const shared = Object.fromEntries(Object.entries(SHARED).map(([name, fn]) => [`List.${name}`, wrap(fn)]))

/** The List module and the members of lists. */
export const LIST_LIBRARY: Library = {
  ...shared,
  'List.average': (_rep, list) => average(arrayOfList(list)),
  'List.averageBy': (_rep, g, list) => average(arrayOfList(list).map((x) => g(x))),
  'List.collect': (g, list) => listOf(arrayOfList(list).flatMap((x) => arrayOfList(g(x)))),
  'List.concat': (lists) => listOf(toElements(lists).flatMap((x) => arrayOfList(x))),
  'List.groupBy': (g, list) => listOf(groupsOf(arrayOfList(list), g).map(([k, xs]) => new Tuple2(k, listOf(xs)))),
  'List.mapFold': (g, s, list) => {
    const [xs, state] = SHARED['mapFold']!.call(g, s, arrayOfList(list))
    return new Tuple2(listOf(xs), state)
  },
  'List.mapFoldBack': (g, list, s) => {
    const [xs, state] = SHARED['mapFoldBack']!.call(g, arrayOfList(list), s)
    return new Tuple2(listOf(xs), state)
  },
  'List.nth': (list, i) => SHARED['item']!.call(i, arrayOfList(list)),
  'List.ofArray': listOf,
  'List.ofSeq': (xs) => (xs instanceof List ? xs : listOf(toElements(xs))),
  'List.sum': (rep: Rep, list) => sum(rep, list),
  'List.sumBy': (rep: Rep, g, list) =>
    sum(
      rep,
      arrayOfList(list).map((x) => g(x)),
    ),
  'List.toArray': (_rep, list) => arrayOfList(list),
  'List.toSeq': (list) => list,
  'List.transpose': (lists) => {
    const rows = toElements(lists).map((x) => arrayOfList(x))
    return listOf((rows[0] ?? []).map((_: any, i: number) => listOf(rows.map((row) => row[i]))))
  },
  'list.Length': (list) => arrayOfList(list).length,
  'list.Head': (list) => SHARED['head']!.call(arrayOfList(list)),
  'list.Tail': (list) => (list.tail === null ? argument('The input list was empty.', 'list') : list.tail),
  'list.IsEmpty': (list) => list.tail === null,
  'list.Item': (list, i) => SHARED['item']!.call(i, arrayOfList(list)),
  'list.Empty': () => NIL,
}
