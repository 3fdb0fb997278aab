/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- values of scripts are untyped here */
/**
 * What the List and Array modules share: every function over JavaScript arrays, from which each module makes its own by
 * converting what comes in and goes out.
 */
import { uncurry2, uncurry3 } from '../function-values.ts'
import { machine } from '../machine.ts'
import { Some, Tuple2, Tuple3 } from '../values.ts'
import type { Rep } from '../values.ts'

import { compare, equals } from './structural.ts'

type Fn = (value: any) => any

/** Raises ArgumentException about a parameter. */
export function argument(message: string, name: string): never {
  return machine.raise('System.ArgumentException', `${message} (Parameter '${name}')`)
}
const emptyInput = (name: string): never => argument('The input list was empty.', name)
const notFound = (): never =>
  machine.raise(
    'System.Collections.Generic.KeyNotFoundException',
    'An index satisfying the predicate was not found in the collection.',
  )
const differentLengths = (): never => argument('The lists had different lengths.', 'list2')

/** Zero of a type. */
export function zeroOf(rep: Rep): any {
  return rep.k === 'prim' && ['int64', 'uint64', 'bigint'].includes(rep.name) ? 0n : 0
}

/** Sum of two values of a type. */
export function adder(rep: Rep): (a: any, b: any) => any {
  const name = rep.k === 'prim' ? rep.name : ''
  if (name === 'float' || name === 'bigint') return (a, b) => a + b
  if (name === 'float32') return (a, b) => Math.fround(a + b)
  if (name === 'int64') return (a, b) => BigInt.asIntN(64, a + b)
  if (name === 'uint64') return (a, b) => BigInt.asUintN(64, a + b)
  return (a, b) => (a + b) | 0
}

/** Elements of anything enumerable, paid for. */
export function toElements(source: Iterable<any>): any[] {
  if (Array.isArray(source)) return source
  const out: any[] = []
  for (const item of source) {
    machine.step()
    out.push(item)
  }
  return out
}

/** Elements once each, by structural equality. */
export function distinctBy(xs: readonly any[], key: Fn): any[] {
  const seen = new Set<unknown>()
  const objects: unknown[] = []
  return xs.filter((x) => {
    const k = key(x)
    if (typeof k !== 'object' || k === null) return !seen.has(k) && (seen.add(k), true)
    machine.charge(objects.length)
    if (objects.some((o) => equals(o, k))) return false
    objects.push(k)
    return true
  })
}

/** Groups in the order of their first element. */
export function groupsOf(xs: readonly any[], key: Fn): [any, any[]][] {
  const groups: [any, any[]][] = []
  const byPrimitive = new Map<unknown, any[]>()
  for (const x of xs) {
    const k = key(x)
    if (typeof k === 'object' && k !== null) {
      machine.charge(groups.length)
      const found = groups.find(([other]) => equals(other, k))
      if (found === undefined) groups.push([k, [x]])
      else found[1].push(x)
      continue
    }
    const known = byPrimitive.get(k)
    if (known !== undefined) known.push(x)
    else {
      const group = [x]
      byPrimitive.set(k, group)
      groups.push([k, group])
    }
  }
  return groups
}

const sorted = (xs: readonly any[], order: (a: any, b: any) => number): any[] => {
  machine.charge(xs.length * 8)
  return xs.toSorted(order)
}
const chunks = (n: number, xs: any[]): any[][] => {
  if (n <= 0) argument('The input must be positive.', 'chunkSize')
  return Array.from({ length: Math.ceil(xs.length / n) }, (_, i) => xs.slice(i * n, i * n + n))
}
const best = (xs: any[], key: Fn, isBetter: (order: number) => boolean): any => {
  if (xs.length === 0) emptyInput('list')
  let winner = xs[0]
  let winnerKey = key(winner)
  for (let i = 1; i < xs.length; i++) {
    const k = key(xs[i])
    if (isBetter(compare(k, winnerKey))) {
      winner = xs[i]
      winnerKey = k
    }
  }
  return winner
}
const same = (x: any): any => x
const some = (x: any): any => (x === undefined ? null : new Some(x))
const indexOption = (i: number): any => (i < 0 ? null : new Some(i))
const sized = (a: any[], b: any[]): void => {
  if (a.length !== b.length) differentLengths()
}
const take = (n: number, xs: any[]): any[] => {
  if (n < 0) argument('The input must be non-negative.', 'count')
  if (n > xs.length)
    machine.raise('System.InvalidOperationException', 'The input sequence has an insufficient number of elements.')
  return xs.slice(0, n)
}
const skip = (n: number, xs: any[]): any[] => {
  if (n > xs.length) argument('The index is outside the legal range.', 'count')
  return xs.slice(Math.max(n, 0))
}
const item = (i: number, xs: any[]): any => {
  if (i < 0) argument('The input must be non-negative.', 'index')
  if (i >= xs.length) argument('The index was outside the range of elements in the list.', 'index')
  return xs[i]
}
const inRange = (i: number, max: number): void => {
  if (i < 0 || i > max) argument('index must be within bounds of the array', 'index')
}

/**
 * By name: `in` are the positions of arguments that are collections (to arrays), `out` what the result is: `many` one
 * collection, `pair` or `triple` a tuple of collections, `nested` a collection of collections, `plain` as it is.
 */
export interface SharedFunction {
  readonly in: readonly number[]
  readonly out: 'many' | 'pair' | 'triple' | 'nested' | 'plain'
  readonly call: (...args: any[]) => any
}

const f = (input: readonly number[], out: SharedFunction['out'], call: (...args: any[]) => any): SharedFunction => ({
  in: input,
  out,
  call,
})

/** Representations are left out: the wrappers handle them. */
export const SHARED: Readonly<Record<string, SharedFunction>> = {
  append: f([0, 1], 'many', (a, b) => [...a, ...b]),
  choose: f([1], 'many', (g: Fn, xs) => {
    const out = []
    for (const x of xs) {
      const y = g(x)
      if (y !== null) out.push(y.f0)
    }
    return out
  }),
  chunkBySize: f([1], 'nested', chunks),
  compareWith: f([1, 2], 'plain', (g, a, b) => {
    const order = uncurry2(g as any)
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const c = order(a[i], b[i])
      if (c !== 0) return c
    }
    return Math.sign(a.length - b.length)
  }),
  contains: f([1], 'plain', (x, xs) => xs.some((y: any) => equals(x, y))),
  countBy: f([1], 'many', (g, xs) => groupsOf(xs, g).map(([k, group]) => new Tuple2(k, group.length))),
  distinct: f([0], 'many', (xs) => distinctBy(xs, same)),
  distinctBy: f([1], 'many', (g, xs) => distinctBy(xs, g)),
  empty: f([], 'many', () => []),
  exactlyOne: f([0], 'plain', (xs) => {
    if (xs.length === 1) return xs[0]
    return xs.length === 0
      ? emptyInput('source')
      : argument('The input sequence contains more than one element.', 'source')
  }),
  except: f([0, 1], 'many', (out, xs) => distinctBy(xs, same).filter((x) => !out.some((y: any) => equals(x, y)))),
  exists: f([1], 'plain', (g, xs) => xs.some((x: any) => g(x))),
  exists2: f([1, 2], 'plain', (g, a, b) => {
    sized(a, b)
    const h = uncurry2(g as any)
    return a.some((x: any, i: number) => h(x, b[i]))
  }),
  filter: f([1], 'many', (g, xs) => xs.filter((x: any) => g(x))),
  where: f([1], 'many', (g, xs) => xs.filter((x: any) => g(x))),
  find: f([1], 'plain', (g, xs) => {
    const i = xs.findIndex((x: any) => g(x))
    return i < 0 ? notFound() : xs[i]
  }),
  findBack: f([1], 'plain', (g, xs) => {
    const i = xs.findLastIndex((x: any) => g(x))
    return i < 0 ? notFound() : xs[i]
  }),
  findIndex: f([1], 'plain', (g, xs) => {
    const i = xs.findIndex((x: any) => g(x))
    return i < 0 ? notFound() : i
  }),
  findIndexBack: f([1], 'plain', (g, xs) => {
    const i = xs.findLastIndex((x: any) => g(x))
    return i < 0 ? notFound() : i
  }),
  fold: f([2], 'plain', (g, s, xs) => {
    const h = uncurry2(g as any)
    let state = s
    for (const x of xs) state = h(state, x)
    return state
  }),
  fold2: f([2, 3], 'plain', (g, s, a, b) => {
    sized(a, b)
    const h = uncurry3(g as any)
    let state = s
    for (let i = 0; i < a.length; i++) state = h(state, a[i], b[i])
    return state
  }),
  foldBack: f([1], 'plain', (g, xs, s) => {
    const h = uncurry2(g as any)
    let state = s
    for (let i = xs.length - 1; i >= 0; i--) state = h(xs[i], state)
    return state
  }),
  foldBack2: f([1, 2], 'plain', (g, a, b, s) => {
    sized(a, b)
    const h = uncurry3(g as any)
    let state = s
    for (let i = a.length - 1; i >= 0; i--) state = h(a[i], b[i], state)
    return state
  }),
  forall: f([1], 'plain', (g, xs) => xs.every((x: any) => g(x))),
  forall2: f([1, 2], 'plain', (g, a, b) => {
    sized(a, b)
    const h = uncurry2(g as any)
    return a.every((x: any, i: number) => h(x, b[i]))
  }),
  head: f([0], 'plain', (xs) => (xs.length === 0 ? emptyInput('list') : xs[0])),
  indexed: f([0], 'many', (xs) => Array.from(xs, (x, i) => new Tuple2(i, x))),
  init: f([], 'many', (n: number, g) => {
    if (n < 0) argument('The input must be non-negative.', 'length')
    machine.allocate(n * 16)
    machine.charge(n)
    return Array.from({ length: n }, (_, i) => g(i))
  }),
  insertAt: f([2], 'many', (i, x, xs) => {
    inRange(i, xs.length)
    return [...xs.slice(0, i), x, ...xs.slice(i)]
  }),
  insertManyAt: f([1, 2], 'many', (i, values, xs) => {
    inRange(i, xs.length)
    return [...xs.slice(0, i), ...values, ...xs.slice(i)]
  }),
  isEmpty: f([0], 'plain', (xs) => xs.length === 0),
  item: f([1], 'plain', item),
  iter: f([1], 'plain', (g, xs) => {
    for (const x of xs) g(x)
  }),
  iter2: f([1, 2], 'plain', (g, a, b) => {
    sized(a, b)
    const h = uncurry2(g as any)
    a.forEach((x: any, i: number) => h(x, b[i]))
  }),
  iteri: f([1], 'plain', (g, xs) => {
    const h = uncurry2(g as any)
    xs.forEach((x: any, i: number) => h(i, x))
  }),
  iteri2: f([1, 2], 'plain', (g, a, b) => {
    sized(a, b)
    const h = uncurry3(g as any)
    a.forEach((x: any, i: number) => h(i, x, b[i]))
  }),
  last: f([0], 'plain', (xs) => (xs.length === 0 ? emptyInput('list') : xs.at(-1))),
  length: f([0], 'plain', (xs) => xs.length),
  map: f([1], 'many', (g, xs) => Array.from(xs, (x) => g(x))),
  map2: f([1, 2], 'many', (g, a, b) => {
    sized(a, b)
    const h = uncurry2(g as any)
    return Array.from(a, (x, i) => h(x, b[i]))
  }),
  map3: f([1, 2, 3], 'many', (g, a, b, c) => {
    sized(a, b)
    sized(a, c)
    const h = uncurry3(g as any)
    return Array.from(a, (x, i) => h(x, b[i], c[i]))
  }),
  mapFold: f([2], 'plain', (g, s, xs) => {
    const h = uncurry2(g as any)
    let state = s
    const out = Array.from(xs, (x) => {
      const step: any = h(state, x)
      state = step.f1
      return step.f0
    })
    return [out, state]
  }),
  mapFoldBack: f([1], 'plain', (g, xs, s) => {
    const h = uncurry2(g as any)
    let state = s
    const out = xs
      .toReversed()
      .map((x: any) => {
        const step: any = h(x, state)
        state = step.f1
        return step.f0
      })
      .toReversed()
    return [out, state]
  }),
  mapi: f([1], 'many', (g, xs) => {
    const h = uncurry2(g as any)
    return Array.from(xs, (x, i) => h(i, x))
  }),
  mapi2: f([1, 2], 'many', (g, a, b) => {
    sized(a, b)
    const h = uncurry3(g as any)
    return Array.from(a, (x, i) => h(i, x, b[i]))
  }),
  max: f([0], 'plain', (xs) => best(xs, same, (c) => c > 0)),
  maxBy: f([1], 'plain', (g, xs) => best(xs, g, (c) => c > 0)),
  min: f([0], 'plain', (xs) => best(xs, same, (c) => c < 0)),
  minBy: f([1], 'plain', (g, xs) => best(xs, g, (c) => c < 0)),
  pairwise: f([0], 'many', (xs) =>
    Array.from({ length: Math.max(0, xs.length - 1) }, (_, i) => new Tuple2(xs[i], xs[i + 1])),
  ),
  partition: f([1], 'pair', (g, xs) => {
    const yes: any[] = []
    const no: any[] = []
    for (const x of xs) (g(x) ? yes : no).push(x)
    return [yes, no]
  }),
  permute: f([1], 'many', (g, xs) => {
    const out = Array.from<any>({ length: xs.length })
    xs.forEach((x: any, i: number) => (out[g(i)] = x))
    return out
  }),
  pick: f([1], 'plain', (g, xs) => {
    for (const x of xs) {
      const y = g(x)
      if (y !== null) return y.f0
    }
    return notFound()
  }),
  reduce: f([1], 'plain', (g, xs) => {
    if (xs.length === 0) emptyInput('list')
    const h = uncurry2(g as any)
    let state = xs[0]
    for (let i = 1; i < xs.length; i++) state = h(state, xs[i])
    return state
  }),
  reduceBack: f([1], 'plain', (g, xs) => {
    if (xs.length === 0) emptyInput('list')
    const h = uncurry2(g as any)
    let state = xs.at(-1)
    for (let i = xs.length - 2; i >= 0; i--) state = h(xs[i], state)
    return state
  }),
  removeAt: f([1], 'many', (i, xs) => {
    inRange(i, xs.length - 1)
    return [...xs.slice(0, i), ...xs.slice(i + 1)]
  }),
  removeManyAt: f([2], 'many', (i, n, xs) => {
    inRange(i, xs.length - n)
    return [...xs.slice(0, i), ...xs.slice(i + n)]
  }),
  replicate: f([], 'many', (n: number, x) => {
    if (n < 0) argument('The input must be non-negative.', 'count')
    machine.allocate(n * 16)
    machine.charge(n)
    return Array.from({ length: n }, () => x)
  }),
  rev: f([0], 'many', (xs) => Array.from(xs).toReversed()),
  scan: f([2], 'many', (g, s, xs) => {
    const h = uncurry2(g as any)
    const out = [s]
    for (const x of xs) out.push(h(out.at(-1), x))
    return out
  }),
  scanBack: f([1], 'many', (g, xs, s) => {
    const h = uncurry2(g as any)
    const out = [s]
    for (let i = xs.length - 1; i >= 0; i--) out.push(h(xs[i], out.at(-1)))
    return out.toReversed()
  }),
  singleton: f([], 'many', (x) => [x]),
  skip: f([1], 'many', skip),
  skipWhile: f([1], 'many', (g, xs) => {
    const i = xs.findIndex((x: any) => !g(x))
    return i < 0 ? [] : xs.slice(i)
  }),
  sort: f([0], 'many', (xs) => sorted(xs, compare)),
  sortBy: f([1], 'many', (g, xs) => {
    const keyed = Array.from(xs, (x) => [g(x), x] as const)
    return sorted(keyed, (a, b) => compare(a[0], b[0])).map(([, x]) => x)
  }),
  sortByDescending: f([1], 'many', (g, xs) => {
    const keyed = Array.from(xs, (x) => [g(x), x] as const)
    return sorted(keyed, (a, b) => compare(b[0], a[0])).map(([, x]) => x)
  }),
  sortDescending: f([0], 'many', (xs) => sorted(xs, (a, b) => compare(b, a))),
  sortWith: f([1], 'many', (g, xs) => {
    const order = uncurry2(g as any) as (a: any, b: any) => number
    return sorted(xs, (a, b) => order(a, b))
  }),
  splitAt: f([1], 'pair', (i, xs) => {
    if (i < 0) argument('The input must be non-negative.', 'index')
    if (i > xs.length)
      machine.raise('System.InvalidOperationException', 'The input sequence has an insufficient number of elements.')
    return [xs.slice(0, i), xs.slice(i)]
  }),
  splitInto: f([1], 'nested', (n, xs) => {
    if (n <= 0) argument('The input must be positive.', 'count')
    const count = Math.min(n, xs.length)
    let at = 0
    return Array.from({ length: count }, (_, i) => {
      const size = Math.floor(xs.length / count) + (i < xs.length % count ? 1 : 0)
      at += size
      return xs.slice(at - size, at)
    })
  }),
  tail: f([0], 'many', (xs) => (xs.length === 0 ? emptyInput('list') : xs.slice(1))),
  take: f([1], 'many', take),
  takeWhile: f([1], 'many', (g, xs) => {
    const i = xs.findIndex((x: any) => !g(x))
    return i < 0 ? xs : xs.slice(0, i)
  }),
  truncate: f([1], 'many', (n, xs) => xs.slice(0, Math.max(0, n))),
  tryExactlyOne: f([0], 'plain', (xs) => (xs.length === 1 ? new Some(xs[0]) : null)),
  tryFind: f([1], 'plain', (g, xs) => {
    const i = xs.findIndex((x: any) => g(x))
    return i < 0 ? null : new Some(xs[i])
  }),
  tryFindBack: f([1], 'plain', (g, xs) => {
    const i = xs.findLastIndex((x: any) => g(x))
    return i < 0 ? null : new Some(xs[i])
  }),
  tryFindIndex: f([1], 'plain', (g, xs) => indexOption(xs.findIndex((x: any) => g(x)))),
  tryFindIndexBack: f([1], 'plain', (g, xs) => indexOption(xs.findLastIndex((x: any) => g(x)))),
  tryHead: f([0], 'plain', (xs) => (xs.length === 0 ? null : new Some(xs[0]))),
  tryItem: f([1], 'plain', (i, xs) => (i < 0 || i >= xs.length ? null : new Some(xs[i]))),
  tryLast: f([0], 'plain', (xs) => (xs.length === 0 ? null : new Some(xs.at(-1)))),
  tryPick: f([1], 'plain', (g, xs) => {
    for (const x of xs) {
      const y = g(x)
      if (y !== null) return y
    }
    return null
  }),
  unfold: f([], 'many', (g, s) => {
    const out: any[] = []
    for (let step = g(s); step !== null; step = g(step.f0.f1)) {
      machine.step()
      machine.allocate(16)
      out.push(step.f0.f0)
    }
    return out
  }),
  unzip: f([0], 'pair', (xs) => [Array.from(xs, (x: any) => x.f0), Array.from(xs, (x: any) => x.f1)]),
  unzip3: f([0], 'triple', (xs) => [
    Array.from(xs, (x: any) => x.f0),
    Array.from(xs, (x: any) => x.f1),
    Array.from(xs, (x: any) => x.f2),
  ]),
  updateAt: f([2], 'many', (i, x, xs) => {
    inRange(i, xs.length - 1)
    return Array.from(xs).with(i, x)
  }),
  windowed: f([1], 'nested', (n, xs) => {
    if (n <= 0) argument('The input must be positive.', 'windowSize')
    return Array.from({ length: Math.max(0, xs.length - n + 1) }, (_, i) => xs.slice(i, i + n))
  }),
  zip: f([0, 1], 'many', (a, b) => {
    sized(a, b)
    return Array.from(a, (x, i) => new Tuple2(x, b[i]))
  }),
  zip3: f([0, 1, 2], 'many', (a, b, c) => {
    sized(a, b)
    sized(a, c)
    return Array.from(a, (x, i) => new Tuple3(x, b[i], c[i]))
  }),
}
void some
