import { machine } from '../machine/machine.ts'
import { uncurry2, uncurry3 } from '../values/function-values.ts'
import { Some } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { average, sum } from './arithmetic.ts'
import { compare } from './comparison.ts'
import { equals } from './equality.ts'
import { raiseArgument, raiseInvalid, raiseNotFound } from './exceptions.ts'
import { itemsOf, walk, walkAll } from './items.ts'
import type { Items } from './items.ts'
import type { LibraryFunction } from './library-contract.ts'
import type { Order } from './orders.ts'

type Fn1 = (a: any) => any
type Fn2 = any
type Source = Iterable<unknown>

/** How the modules List, Array and Seq differ in what they say. */
export interface Family {
  readonly name: 'list' | 'array' | 'source'
  /** The input was empty. */
  readonly empty: () => never
  /** The input of `max`, `average` and their kin was empty. */
  readonly emptyMax: () => never
  readonly emptyAverage: () => never
  /** The item number `index`. */
  readonly item: (index: number, source: Source) => unknown
}

/** Functions that read a collection once and answer something else; those with `rep` take it first. */
export function consumers(family: Family): Record<string, LibraryFunction> {
  const { empty } = family
  const findLast = (test: Fn1, source: Source): { readonly index: number; readonly item: unknown } | undefined => {
    const items = itemsOf(source)
    for (let index = items.length - 1; index >= 0; index--) {
      if (test(items[index])) return { index, item: items[index] }
    }
    return undefined
  }
  const find = (test: Fn1, source: Source): { readonly index: number; readonly item: unknown } | undefined => {
    let found: { readonly index: number; readonly item: unknown } | undefined
    let index = 0
    walk(source, (item) => {
      if (test(item) === true) found = { index, item }
      index++
      return found !== undefined
    })
    return found
  }
  const pick = (choose: Fn1, source: Source): Some | null => {
    let chosen: Some | null = null
    walk(source, (item) => {
      chosen = choose(item) as Some | null
      return chosen !== null
    })
    return chosen
  }
  const some = (found: { readonly item: unknown } | undefined): Some | null =>
    found === undefined ? null : new Some(found.item)
  const someIndex = (found: { readonly index: number } | undefined): Some | null =>
    found === undefined ? null : new Some(found.index)
  const last = (source: Source): { readonly item: unknown } | undefined => {
    let found: { item: unknown } | undefined
    walkAll(source, (item) => {
      found ??= { item }
      found.item = item
    })
    return found
  }
  const extreme = (source: Source, key: Fn1 | undefined, sign: number): unknown => {
    let isFirst = true
    let best: unknown
    let bestKey: unknown
    walkAll(source, (item) => {
      const itemKey = key === undefined ? item : (key(item) as unknown)
      if (isFirst || (sign > 0 ? exceeds(itemKey, bestKey) : exceeds(bestKey, itemKey))) {
        best = item
        bestKey = itemKey
        isFirst = false
      }
    })
    return isFirst ? family.emptyMax() : best
  }
  const only = (source: Source): unknown[] => {
    const found: unknown[] = []
    for (const item of source) {
      if (found.push(item) > 1) break
    }
    return found
  }
  const reduceBack = (fn: Fn2, source: Source): unknown => {
    const call = uncurry2(fn) as (a: unknown, b: unknown) => unknown
    const items = itemsOf(source)
    if (items.length === 0) empty()
    let state = items[items.length - 1]
    for (let index = items.length - 2; index >= 0; index--) state = call(items[index], state)
    return state
  }
  return {
    exists: (test: Fn1, source: Source) => find(test, source) !== undefined,
    forall: (test: Fn1, source: Source) => find((item) => !test(item), source) === undefined,
    contains: (value: unknown, source: Source) => find((item) => equals(value, item), source) !== undefined,
    find: (test: Fn1, source: Source) => (find(test, source) ?? raiseNotFound()).item,
    findIndex: (test: Fn1, source: Source) => (find(test, source) ?? raiseNotFound()).index,
    findBack: (test: Fn1, source: Source) => (findLast(test, source) ?? raiseNotFound()).item,
    findIndexBack: (test: Fn1, source: Source) => (findLast(test, source) ?? raiseNotFound()).index,
    tryFind: (test: Fn1, source: Source) => some(find(test, source)),
    tryFindIndex: (test: Fn1, source: Source) => someIndex(find(test, source)),
    tryFindBack: (test: Fn1, source: Source) => some(findLast(test, source)),
    tryFindIndexBack: (test: Fn1, source: Source) => someIndex(findLast(test, source)),
    pick: (choose: Fn1, source: Source) => (pick(choose, source) ?? raiseNotFound()).f0,
    tryPick: pick,
    isEmpty: (source: Source) => find(() => true, source) === undefined,
    head: (source: Source) => (find(() => true, source) ?? empty()).item,
    tryHead: (source: Source) => some(find(() => true, source)),
    last: (source: Source) => (last(source) ?? empty()).item,
    tryLast: (source: Source) => some(last(source)),
    item: (index: number, source: Source) => family.item(index, source),
    tryItem: (index: number, source: Source) => {
      let at = 0
      return index < 0 ? null : some(find(() => at++ === index, source))
    },
    exactlyOne: (source: Source) => {
      const found = only(source)
      const name = family.name === 'list' ? 'source' : family.name
      if (found.length === 0) raiseArgument('The input sequence was empty.', name)
      if (found.length > 1) raiseArgument('The input sequence contains more than one element.', name)
      return found[0]
    },
    tryExactlyOne: (source: Source) => {
      const found = only(source)
      return found.length === 1 ? new Some(found[0]) : null
    },
    length: (source: Source) => {
      let count = 0
      walkAll(source, () => count++)
      return count
    },
    iter: (action: Fn1, source: Source) => walkAll(source, action),
    iteri: (action: Fn2, source: Source) => {
      const call = uncurry2(action) as (a: unknown, b: unknown) => unknown
      let index = 0
      walkAll(source, (item) => call(index++, item))
    },
    fold: (folder: Fn2, start: unknown, source: Source) => {
      const call = uncurry2(folder) as (a: unknown, b: unknown) => unknown
      let state = start
      walkAll(source, (item) => (state = call(state, item)))
      return state
    },
    foldBack: (folder: Fn2, source: Source, start: unknown) => {
      const call = uncurry2(folder) as (a: unknown, b: unknown) => unknown
      const items = itemsOf(source)
      let state = start
      for (let index = items.length - 1; index >= 0; index--) state = call(items[index], state)
      return state
    },
    reduce: (fn: Fn2, source: Source) => {
      const call = uncurry2(fn) as (a: unknown, b: unknown) => unknown
      let state: unknown
      let isFirst = true
      walkAll(source, (item) => {
        state = isFirst ? item : call(state, item)
        isFirst = false
      })
      return isFirst ? empty() : state
    },
    reduceBack,
    max: (source: Source) => extreme(source, undefined, 1),
    min: (source: Source) => extreme(source, undefined, -1),
    maxBy: (key: Fn1, source: Source) => extreme(source, key, 1),
    minBy: (key: Fn1, source: Source) => extreme(source, key, -1),
    compareWith: (comparer: Fn2, a: Source, b: Source) => {
      const call = uncurry2(comparer) as Order
      const others = b[Symbol.iterator]()
      for (const item of a) {
        machine.step()
        const other = others.next()
        if (other.done === true) return 1
        const order = call(item, other.value)
        if (order !== 0) return order
      }
      return others.next().done === true ? 0 : -1
    },
  }
}

/** Those that add: their type's representation first. */
export function summers(family: Family): Record<string, LibraryFunction> {
  return {
    sum: (rep: Rep, source: Source) => sum(rep, source),
    sumBy: (rep: Rep, fn: Fn1, source: Source) => sum(rep, source, fn),
    average: (rep: Rep, source: Source) => (average(rep, source) ?? family.emptyAverage()).value,
    averageBy: (rep: Rep, fn: Fn1, source: Source) => (average(rep, source, fn) ?? family.emptyAverage()).value,
  }
}

/** `>` of F#: NaN is neither greater nor less than anything. */
function exceeds(a: unknown, b: unknown): boolean {
  return typeof a === 'number' && typeof b === 'number' ? a > b : compare(a, b) > 0
}

/** Walks two collections in step; what happens where their lengths differ is up to `differ`. */
export function walk2(
  a: Items,
  b: Items,
  differ: (a: number, b: number) => void,
  isLate: boolean,
  visit: (index: number) => boolean,
): boolean {
  if (a.length !== b.length && !isLate) differ(a.length, b.length)
  const common = Math.min(a.length, b.length)
  for (let index = 0; index < common; index++) if (!visit(index)) return false
  if (a.length !== b.length) differ(a.length, b.length)
  return true
}

/** Functions of two collections of the same length. */
export function pairConsumers(
  isLate: boolean,
  differ: (a: number, b: number) => void,
  differFold: (a: number, b: number) => void,
  differTest: (a: number, b: number) => void,
): Record<string, LibraryFunction> {
  return {
    iter2: (action: Fn2, a: Source, b: Source) => {
      const call = uncurry2(action) as (a: unknown, b: unknown) => unknown
      const [x, y] = [itemsOf(a), itemsOf(b)]
      walk2(x, y, differ, isLate, (index) => (call(x[index], y[index]), true))
    },
    iteri2: (action: Fn2, a: Source, b: Source) => {
      const call = uncurry3(action) as (i: number, a: unknown, b: unknown) => unknown
      const [x, y] = [itemsOf(a), itemsOf(b)]
      walk2(x, y, differ, isLate, (index) => (call(index, x[index], y[index]), true))
    },
    fold2: (folder: Fn2, start: unknown, a: Source, b: Source) => {
      const call = uncurry3(folder) as (s: unknown, a: unknown, b: unknown) => unknown
      const [x, y] = [itemsOf(a), itemsOf(b)]
      let state = start
      walk2(x, y, differ, isLate, (index) => ((state = call(state, x[index], y[index])), true))
      return state
    },
    foldBack2: (folder: Fn2, a: Source, b: Source, start: unknown) => {
      const call = uncurry3(folder) as (a: unknown, b: unknown, s: unknown) => unknown
      const [x, y] = [itemsOf(a), itemsOf(b)]
      if (x.length !== y.length) differFold(x.length, y.length)
      let state = start
      for (let index = x.length - 1; index >= 0; index--) state = call(x[index], y[index], state)
      return state
    },
    forall2: (test: Fn2, a: Source, b: Source) => {
      const call = uncurry2(test) as (a: unknown, b: unknown) => boolean
      const [x, y] = [itemsOf(a), itemsOf(b)]
      return walk2(x, y, differ, isLate, (index) => call(x[index], y[index]))
    },
    exists2: (test: Fn2, a: Source, b: Source) => {
      const call = uncurry2(test) as (a: unknown, b: unknown) => boolean
      const [x, y] = [itemsOf(a), itemsOf(b)]
      return !walk2(x, y, differTest, isLate, (index) => !call(x[index], y[index]))
    },
  }
}

/** Raises what `take` and its kin say of a collection that is too short. */
export function tooShort(detail: string): never {
  return raiseInvalid(`The input sequence has an insufficient number of elements.${detail}`)
}
