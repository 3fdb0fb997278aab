/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- values of scripts are untyped here */
import { uncurry2 } from '../function-values.ts'
import { libraryEntries } from '@fsrs/chunk'
import type { Library, LibraryFunction } from '../library-contract.ts'
import { machine } from '../machine.ts'
import { Box, Tuple2, Tuple3 } from '../values.ts'
import type { Rep } from '../values.ts'

import { arrayOfList, listOf, sum } from './list.ts'
import { SHARED, argument, groupsOf, toElements, zeroOf } from './sequences.ts'
import type { SharedFunction } from './sequences.ts'
import { compare } from './structural.ts'

function wrap(name: string, shared: SharedFunction): LibraryFunction {
  const reps = libraryEntries().get(`Array.${name}`)?.reps.length ?? 0
  return (...all) => {
    const args = all.slice(reps)
    for (const at of shared.in)
      args[at] = ArrayBuffer.isView(args[at]) ? Array.from(args[at] as any) : toElements(args[at])
    const value = shared.call(...args)
    switch (shared.out) {
      case 'pair':
        return new Tuple2(value[0], value[1])
      case 'triple':
        return new Tuple3(value[0], value[1], value[2])
      case 'many':
        return value === args[shared.in[0] ?? 0] ? [...value] : value
      case 'nested':
      case 'plain':
        return value
    }
  }
}

/** What an array of a type holds before anything is put there. */
function blank(rep: Rep): any {
  if (rep.k !== 'prim') return null
  if (rep.name === 'bool') return false
  if (rep.name === 'string' || rep.name === 'obj' || rep.name === 'exn') return null
  return rep.name === 'unit' ? undefined : zeroOf(rep)
}

function zeroCreate(rep: Rep, n: number): any {
  if (n < 0) argument('The input must be non-negative.', 'count')
  machine.allocate(n * 8)
  machine.charge(n >> 3)
  if (rep.k === 'prim' && rep.name === 'int') return new Int32Array(n)
  if (rep.k === 'prim' && rep.name === 'float') return new Float64Array(n)
  return Array.from({ length: n }, () => blank(rep))
}

function checked(xs: any, i: number): number {
  if (i < 0 || i >= xs.length) {
    machine.raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.')
  }
  return i
}

function sortInPlace(xs: any, order: (a: any, b: any) => number): void {
  machine.charge(xs.length * 8)
  xs.sort(order)
}

function average(xs: ArrayLike<number>): number {
  if (xs.length === 0) argument('The input array was empty.', 'array')
  let total = 0
  for (let i = 0; i < xs.length; i++) total += xs[i]!
  return total / xs.length
}

const shared = Object.fromEntries(Object.entries(SHARED).map(([name, fn]) => [`Array.${name}`, wrap(name, fn)]))

/** The Array module and the members of arrays. */
export const ARRAY_LIBRARY: Library = {
  ...shared,
  'Array.average': (_rep, xs) => average(xs),
  'Array.averageBy': (_rep, g, xs) => average(Array.from(xs, (x) => g(x))),
  'Array.blit': (source, from, target, to, n) => {
    machine.charge(n)
    for (let i = 0; i < n; i++) checked(source, from + i)
    const part = source.slice(from, from + n)
    for (let i = 0; i < n; i++) target[checked(target, to + i)] = part[i]
  },
  'Array.collect': (_rep, g, xs) => Array.from(xs).flatMap((x) => Array.from(g(x))),
  'Array.concat': (_rep, arrays) => toElements(arrays).flatMap((x) => Array.from(x)),
  'Array.copy': (...args) => args.at(-1).slice(),
  'Array.create': (rep: Rep, n, x) => zeroCreate(rep, n).fill(x),
  'Array.fill': (xs, from, n, x) => {
    for (let i = 0; i < n; i++) xs[checked(xs, from + i)] = x
  },
  'Array.get': (xs, i) => xs[checked(xs, i)],
  'Array.groupBy': (...args) => {
    const [g, xs] = args.slice(-2)
    return groupsOf(Array.from(xs), g).map(([k, group]) => new Tuple2(k, group))
  },
  'Array.mapFold': (...args) => {
    const [g, s, xs] = args.slice(-3)
    const [out, state] = SHARED['mapFold']!.call(g, s, Array.from(xs))
    return new Tuple2(out, state)
  },
  'Array.mapFoldBack': (...args) => {
    const [g, xs, s] = args.slice(-3)
    const [out, state] = SHARED['mapFoldBack']!.call(g, Array.from(xs), s)
    return new Tuple2(out, state)
  },
  'Array.ofList': (_rep, list) => arrayOfList(list),
  'Array.ofSeq': (_rep, xs) => [...toElements(xs)],
  'Array.set': (xs, i, x) => {
    xs[checked(xs, i)] = x
  },
  'Array.sortInPlace': (xs) => sortInPlace(xs, compare),
  'Array.sortInPlaceBy': (g, xs) => sortInPlace(xs, (a, b) => compare(g(a), g(b))),
  'Array.sortInPlaceWith': (g, xs) => {
    const order = uncurry2(g) as (a: any, b: any) => number
    sortInPlace(xs, (a, b) => order(a, b))
  },
  'Array.sub': (_rep, xs, from, n) => {
    if (n < 0 || from < 0 || from + n > xs.length) argument('The input must be within the array.', 'count')
    return xs.slice(from, from + n)
  },
  'Array.sum': (rep: Rep, xs) => sum(rep, xs),
  'Array.sumBy': (rep: Rep, g, xs) =>
    sum(
      rep,
      Array.from(xs, (x) => g(x)),
    ),
  'Array.toList': listOf,
  'Array.toSeq': (xs) => xs,
  'Array.transpose': (_rep, arrays) => {
    const rows = toElements(arrays)
    return Array.from(rows[0] ?? [], (_, i) => rows.map((row: any) => row[i]))
  },
  'Array.zeroCreate': zeroCreate,
  'array.Length': (xs) => xs.length,
  'array.Clone': (xs) => new Box({ k: 'lib', name: 'array', args: [] }, xs.slice()),
}
