import { machine } from '../machine/machine.ts'
import { uncurry2, uncurry3 } from '../values/function-values.ts'
import { Seq, Tuple2, Tuple3 } from '../values/values.ts'
import type { Rep } from '../values/values.ts'
import { unbox } from './boxes.ts'
import { consumers, summers } from './consumers.ts'
import type { Family } from './consumers.ts'
import { raiseArgument, raiseInvalid, raiseRange, requireNonNegative, requirePositive } from './exceptions.ts'
import { MetKeys } from './hash-table.ts'
import { copyOf, itemsOf, makeList } from './items.ts'
import type { Library } from './library-contract.ts'
import type { Order } from './orders.ts'
import { STABLE_SORTS } from './sorting.ts'
import { groupsBy, sorted, splitInto, transformers } from './transformers.ts'
import { objectsOf } from './untyped-sequences.ts'

type Source = Iterable<unknown>
type Fn1 = (a: any) => any

const empty = (): never => raiseArgument('The input sequence was empty.', 'source')

function item(index: number, source: Source): unknown {
  requireNonNegative(index, 'index')
  const from = source instanceof CountedSeq && index < source.count ? source.after(index) : undefined
  let at = from === undefined ? 0 : index
  for (const each of from ?? source) {
    machine.step()
    if (at++ === index) return each
  }
  const missing = index - at + 1
  return raiseArgument(
    `The input sequence has an insufficient number of elements.\nseq was short by ${missing} element${missing === 1 ? '' : 's'}`,
    'index',
  )
}

const FAMILY: Family = { name: 'source', empty, emptyMax: empty, emptyAverage: empty, item }

/** A seq whose runs are those of a generator; each element is paid for. */
function lazily(run: () => Generator<unknown, void, undefined>): Seq {
  return new Seq(run)
}

function* map(fn: Fn1, source: Source): Generator<unknown, void, undefined> {
  for (const each of source) {
    machine.step()
    yield fn(each)
  }
}

function* filter(test: Fn1, source: Source): Generator<unknown, void, undefined> {
  for (const each of source) {
    machine.step()
    if (test(each)) yield each
  }
}

function* choose(fn: Fn1, source: Source): Generator<unknown, void, undefined> {
  for (const each of source) {
    machine.step()
    const chosen = fn(each)
    if (chosen !== null) yield chosen.f0
  }
}

function* indexed(fn: (index: number, item: unknown) => unknown, source: Source): Generator<unknown, void, undefined> {
  let index = 0
  for (const each of source) {
    machine.step()
    yield fn(index++, each)
  }
}

function* concat(sources: Iterable<Source>): Generator<unknown, void, undefined> {
  for (const source of sources) {
    machine.step()
    for (const each of source) {
      machine.step()
      yield each
    }
  }
}

/**
 * Several sources in step, until the first ends; their iterators are closed whatever happens. `eagerly` asks each for an
 * item even where one before it had none, as FSharp.Core's `zip` and `map2` do.
 */
function* together(sources: readonly Source[], eagerly = false): Generator<readonly unknown[], void, undefined> {
  const iterators = sources.map((source) => source[Symbol.iterator]())
  try {
    for (;;) {
      machine.step()
      const items: unknown[] = []
      for (const iterator of iterators) {
        const next = iterator.next()
        if (next.done !== true) items.push(next.value)
        else if (!eagerly) return
      }
      if (items.length < iterators.length) return
      yield items
    }
  } finally {
    for (const iterator of iterators) iterator.return?.()
  }
}

function zipped(sources: readonly Source[], fn: (...items: any[]) => unknown): Seq {
  return lazily(function* () {
    for (const items of together(sources, true)) yield fn(...items)
  })
}

function* counted(count: number, fn: (index: number) => unknown): Generator<unknown, void, undefined> {
  for (let index = 0; index < count; index++) {
    machine.step()
    yield fn(index)
  }
}

/** `Seq.init`: an item that is passed over is never made. */
class CountedSeq extends Seq {
  readonly count: number
  private readonly fn: (index: number) => unknown

  constructor(count: number, fn: (index: number) => unknown) {
    super(() => counted(count, fn))
    this.count = count
    this.fn = fn
  }

  /** Without its first items; undefined where it has fewer. */
  after(skipped: number): Iterable<unknown> | undefined {
    const { count, fn } = this
    return skipped > count ? undefined : counted(count - skipped, (index) => fn(index + skipped))
  }
}

function* scan(folder: any, start: unknown, source: Source): Generator<unknown, void, undefined> {
  const call = uncurry2(folder) as (s: unknown, a: unknown) => unknown
  let state = start
  yield state
  for (const each of source) {
    machine.step()
    state = call(state, each)
    yield state
  }
}

function* unfold(generate: Fn1, start: unknown): Generator<unknown, void, undefined> {
  let state = start
  for (;;) {
    machine.step()
    const next = generate(state)
    if (next === null) return
    yield next.f0.f0
    state = next.f0.f1
  }
}

function* take(count: number, source: Source): Generator<unknown, void, undefined> {
  if (count === 0) return
  let taken = 0
  for (const each of source) {
    machine.step()
    yield each
    if (++taken === count) return
  }
  raiseInvalid(
    `tried to take The input sequence has an insufficient number of elements. ${taken} past the end of the seq`,
  )
}

function* truncate(count: number, source: Source): Generator<unknown, void, undefined> {
  if (count <= 0) return
  let taken = 0
  for (const each of source) {
    machine.step()
    yield each
    if (++taken === count) return
  }
}

function* skip(count: number, source: Source): Generator<unknown, void, undefined> {
  const rest = source instanceof CountedSeq ? source.after(count) : undefined
  if (rest !== undefined) {
    yield* rest as Generator<unknown, void, undefined>
    return
  }
  let skipped = 0
  for (const each of source) {
    machine.step()
    if (skipped++ >= count) yield each
  }
  if (skipped < count)
    raiseInvalid(
      `tried to skip The input sequence has an insufficient number of elements. ${skipped + 1} past the end of the seq`,
    )
}

function* skipWhile(test: Fn1, source: Source): Generator<unknown, void, undefined> {
  let isOver = false
  for (const each of source) {
    machine.step()
    isOver ||= !test(each)
    if (isOver) yield each
  }
}

function* takeWhile(test: Fn1, source: Source): Generator<unknown, void, undefined> {
  for (const each of source) {
    machine.step()
    if (!test(each)) return
    yield each
  }
}

function* tail(source: Source): Generator<unknown, void, undefined> {
  let isFirst = true
  for (const each of source) {
    machine.step()
    if (!isFirst) yield each
    isFirst = false
  }
  if (isFirst) raiseArgument('The input sequence has an insufficient number of elements.', 'source')
}

function* distinct(key: Fn1, source: Source): Generator<unknown, void, undefined> {
  const seen = new MetKeys()
  for (const each of source) if (seen.add(key(each))) yield each
}

function* except(excluded: Source, source: Source): Generator<unknown, void, undefined> {
  const seen = new MetKeys()
  for (const each of excluded) seen.add(each)
  for (const each of source) if (seen.add(each)) yield each
}

function* pairwise(source: Source): Generator<unknown, void, undefined> {
  let isFirst = true
  let before: unknown
  for (const each of source) {
    machine.step()
    if (!isFirst) yield new Tuple2(before, each)
    isFirst = false
    before = each
  }
}

function* chunks(size: number, source: Source): Generator<unknown, void, undefined> {
  let chunk: unknown[] = []
  for (const each of source) {
    machine.step()
    machine.allocate(8)
    if (chunk.push(each) === size) {
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}

function* windows(size: number, source: Source): Generator<unknown, void, undefined> {
  const window: unknown[] = []
  for (const each of source) {
    machine.step()
    if (window.length < size) machine.allocate(8)
    window.push(each)
    if (window.length > size) window.shift()
    if (window.length === size) yield copyOf(window)
  }
}

/** Items are made at most once, when somebody first reaches them. */
function cache(source: Source): Seq {
  const seen: unknown[] = []
  let iterator: Iterator<unknown> | undefined
  let isOver = false
  return lazily(function* () {
    for (let index = 0; ; index++) {
      machine.step()
      if (index === seen.length) {
        if (isOver) return
        iterator ??= source[Symbol.iterator]()
        const next = iterator.next()
        if (next.done === true) {
          isOver = true
          return
        }
        machine.allocate(8)
        seen.push(next.value)
      }
      yield seen[index]
    }
  })
}

/** What needs all items before the first: made when iteration starts. */
function later(make: () => Iterable<unknown>): Seq {
  return lazily(function* () {
    for (const each of make()) {
      machine.step()
      yield each
    }
  })
}

/** Items that nobody can take for the array which they are kept in. */
function viewOf(items: readonly unknown[]): Seq {
  return lazily(() => map((each) => each, items))
}

function viewFirst(pair: Tuple2): Tuple2 {
  return new Tuple2(viewOf(pair.f0 as unknown[]), pair.f1)
}

/** Columns of rows of any lengths: a row that has ended is left out. */
function columnsOf(rows: Iterable<Source>): Seq[] {
  const columns: unknown[][] = []
  for (const row of rows) {
    let at = 0
    for (const each of row) {
      machine.step()
      machine.allocate(8)
      const column = (columns[at++] ??= [])
      column.push(each)
    }
  }
  return columns.map(viewOf)
}

const FAMILY_CONSUMERS = consumers(FAMILY)
const NOTHING = lazily(() => counted(0, () => undefined))
const eager = transformers((items) => items, STABLE_SORTS)
const identity = (each: unknown): unknown => each
const lengthIs = (count: number): void => requireNonNegative(count, 'count')

/** The Seq module: lazy and restartable. */
export const SEQ_LIBRARY: Library = {
  ...Object.fromEntries(
    Object.entries({ ...FAMILY_CONSUMERS, ...summers(FAMILY) }).map(([name, fn]) => [`Seq.${name}`, fn]),
  ),
  'Seq.allPairs': (a, b) =>
    lazily(function* () {
      const others = cache(b)
      for (const x of a) for (const y of others) yield new Tuple2(x, y)
    }),
  'Seq.append': (a, b) => lazily(() => concat([a, b])),
  'Seq.cache': cache,
  'Seq.cast': (to: Rep, source) => lazily(() => map((each) => unbox(each, to), objectsOf(source))),
  'Seq.choose': (fn, source) => lazily(() => choose(fn, source)),
  'Seq.chunkBySize': (size, source) => {
    requirePositive(size, 'chunkSize')
    return lazily(() => chunks(size, source))
  },
  'Seq.collect': (fn, source) => lazily(() => concat(map(fn, source) as Iterable<Source>)),
  'Seq.concat': (sources) => lazily(() => concat(sources)),
  'Seq.countBy': (key, source) => later(() => groupsBy(key, source).map((g) => new Tuple2(g.key, g.items.length))),
  'Seq.delay': (make) => later(() => make(undefined)),
  'Seq.distinct': (source) => lazily(() => distinct(identity, source)),
  'Seq.distinctBy': (key, source) => lazily(() => distinct(key, source)),
  'Seq.empty': () => NOTHING,
  'Seq.except': (excluded, source) => lazily(() => except(excluded, source)),
  'Seq.exists2': (test, a, b) => {
    const call = uncurry2(test) as (a: unknown, b: unknown) => boolean
    for (const [x, y] of together([a, b])) if (call(x, y)) return true
    return false
  },
  'Seq.filter': (test, source) => lazily(() => filter(test, source)),
  'Seq.fold2': (folder, start, a, b) => {
    const call = uncurry3(folder) as (s: unknown, a: unknown, b: unknown) => unknown
    let state = start
    for (const [x, y] of together([a, b])) state = call(state, x, y)
    return state
  },
  'Seq.foldBack2': (folder, a, b, start) => {
    const call = uncurry3(folder) as (a: unknown, b: unknown, s: unknown) => unknown
    return [...together([a, b], true)].reduceRight((state, [x, y]) => call(x, y, state), start)
  },
  'Seq.forall2': (test, a, b) => {
    const call = uncurry2(test) as (a: unknown, b: unknown) => boolean
    for (const [x, y] of together([a, b])) if (!call(x, y)) return false
    return true
  },
  'Seq.groupBy': (key, source) => later(() => groupsBy(key, source).map((g) => new Tuple2(g.key, viewOf(g.items)))),
  'Seq.indexed': (source) => lazily(() => indexed((index, each) => new Tuple2(index, each), source)),
  'Seq.init': (count, fn) => {
    lengthIs(count)
    return new CountedSeq(count, fn)
  },
  'Seq.initInfinite': (fn) => new CountedSeq(2 ** 31, fn),
  'Seq.insertAt': (index, each, source) => later(() => eager['insertAt']?.(index, each, source) as Source),
  'Seq.insertManyAt': (index, items, source) => later(() => eager['insertManyAt']?.(index, items, source) as Source),
  'Seq.iter2': (action, a, b) => {
    const call = uncurry2(action) as (a: unknown, b: unknown) => unknown
    for (const [x, y] of together([a, b])) call(x, y)
  },
  'Seq.iteri2': (action, a, b) => {
    const call = uncurry3(action) as (i: number, a: unknown, b: unknown) => unknown
    let index = 0
    for (const [x, y] of together([a, b])) call(index++, x, y)
  },
  'Seq.map': (fn, source) => lazily(() => map(fn, source)),
  'Seq.map2': (fn, a, b) => zipped([a, b], uncurry2(fn) as never),
  'Seq.map3': (fn, a, b, c) => zipped([a, b, c], uncurry3(fn) as never),
  'Seq.length': (source) => {
    if (!(source instanceof CountedSeq)) return FAMILY_CONSUMERS['length']?.(source)
    machine.charge(source.count)
    return source.count
  },
  'Seq.mapFold': (fn, start, source) => viewFirst(eager['mapFold']?.(fn, start, source) as Tuple2),
  'Seq.mapFoldBack': (fn, source, start) => viewFirst(eager['mapFoldBack']?.(fn, source, start) as Tuple2),
  'Seq.mapi': (fn, source) => lazily(() => indexed(uncurry2(fn) as never, source)),
  'Seq.mapi2': (fn, a, b) => {
    const call = uncurry3(fn) as (i: number, a: unknown, b: unknown) => unknown
    return lazily(() =>
      indexed((index, pair) => call(index, (pair as unknown[])[0], (pair as unknown[])[1]), together([a, b])),
    )
  },
  'Seq.nth': item,
  'Seq.ofArray': (array) => lazily(() => map(identity, array)),
  'Seq.ofList': (list) => list,
  'Seq.pairwise': (source) => lazily(() => pairwise(source)),
  'Seq.permute': (indexMap, source) => later(() => eager['permute']?.(indexMap, source) as Source),
  'Seq.readonly': (source) => lazily(() => map(identity, source)),
  'Seq.removeAt': (index, source) => later(() => eager['removeAt']?.(index, source) as Source),
  'Seq.removeManyAt': (index, count, source) => later(() => eager['removeManyAt']?.(index, count, source) as Source),
  'Seq.replicate': (count, each) => {
    if (count < 0) raiseRange('Specified argument was out of the range of valid values.', 'count')
    return lazily(() => counted(count, () => each))
  },
  'Seq.rev': (source) => later(() => copyOf(source).toReversed()),
  'Seq.scan': (folder, start, source) => lazily(() => scan(folder, start, source)),
  'Seq.scanBack': (folder, source, start) => later(() => eager['scanBack']?.(folder, source, start) as Source),
  'Seq.singleton': (each) => lazily(() => counted(1, () => each)),
  'Seq.skip': (count, source) => lazily(() => skip(count, source)),
  'Seq.skipWhile': (test, source) => lazily(() => skipWhile(test, source)),
  'Seq.sort': (source) => later(() => sorted(itemsOf(source), 1)),
  'Seq.sortBy': (key, source) => later(() => STABLE_SORTS.byKey(key, itemsOf(source), 1)),
  'Seq.sortByDescending': (key, source) => later(() => STABLE_SORTS.byKey(key, itemsOf(source), -1)),
  'Seq.sortDescending': (source) => later(() => sorted(itemsOf(source), -1)),
  'Seq.sortWith': (order, source) => later(() => STABLE_SORTS.byOrder(uncurry2(order) as Order, itemsOf(source))),
  'Seq.splitInto': (count, source) => {
    requirePositive(count, 'count')
    return later(() => splitInto(count, itemsOf(source)))
  },
  'Seq.tail': (source) => lazily(() => tail(source)),
  'Seq.take': (count, source) => {
    lengthIs(count)
    return lazily(() => take(count, source))
  },
  'Seq.takeWhile': (test, source) => lazily(() => takeWhile(test, source)),
  'Seq.toArray': copyOf,
  'Seq.toList': (source) => makeList(itemsOf(source)),
  'Seq.transpose': (rows) => later(() => columnsOf(rows)),
  'Seq.truncate': (count, source) => lazily(() => truncate(count, source)),
  'Seq.unfold': (generate, start) => lazily(() => unfold(generate, start)),
  'Seq.updateAt': (index, each, source) => later(() => eager['updateAt']?.(index, each, source) as Source),
  'Seq.where': (test, source) => lazily(() => filter(test, source)),
  'Seq.windowed': (size, source) => {
    requirePositive(size, 'windowSize')
    return lazily(() => windows(size, source))
  },
  'Seq.zip': (a, b) => zipped([a, b], (x: unknown, y: unknown) => new Tuple2(x, y)),
  'Seq.zip3': (a, b, c) => zipped([a, b, c], (x: unknown, y: unknown, z: unknown) => new Tuple3(x, y, z)),
}
