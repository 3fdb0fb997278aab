/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-explicit-any -- values of scripts are untyped here */
import { uncurry2, uncurry3 } from '../function-values.ts'
import type { Library } from '../library-contract.ts'
import { machine } from '../machine.ts'
import { Seq, Some, Tuple2 } from '../values.ts'
import type { Rep } from '../values.ts'

import { listOf, sum } from './list.ts'
import { SHARED, argument, groupsOf, toElements } from './sequences.ts'
import { equals } from './structural.ts'

const lazily = (run: () => Generator<any>): Seq => new Seq(run)
const insufficient = (): never =>
  machine.raise('System.InvalidOperationException', 'The input sequence has an insufficient number of elements.')

/** Every function of the List module whose result does not depend on laziness, over the elements of a seq. */
function strict(name: string): (...args: any[]) => any {
  const { in: inputs, call, out } = SHARED[name]!
  return (...args) => {
    const run = (): any => call(...args.map((arg, i) => (inputs.includes(i) ? toElements(arg) : arg)))
    return out === 'plain'
      ? run()
      : lazily(function* () {
          yield* run()
        })
  }
}

const STRICT = [
  'append',
  'compareWith',
  'contains',
  'countBy',
  'distinct',
  'distinctBy',
  'exactlyOne',
  'except',
  'exists',
  'exists2',
  'find',
  'findBack',
  'findIndex',
  'findIndexBack',
  'fold',
  'fold2',
  'forall',
  'forall2',
  'insertAt',
  'insertManyAt',
  'iter',
  'iter2',
  'iteri',
  'last',
  'length',
  'max',
  'maxBy',
  'min',
  'minBy',
  'pick',
  'reduce',
  'reduceBack',
  'removeAt',
  'removeManyAt',
  'replicate',
  'rev',
  'singleton',
  'sort',
  'sortBy',
  'sortByDescending',
  'sortDescending',
  'sortWith',
  'tryExactlyOne',
  'tryFindBack',
  'tryFindIndexBack',
  'tryLast',
  'updateAt',
  'map3',
  'mapi2',
  'zip3',
  'empty',
]

/** The Seq module: lazy and restartable. */
export const SEQ_LIBRARY: Library = {
  ...Object.fromEntries(STRICT.map((name) => [`Seq.${name}`, strict(name)])),
  'Seq.append': (a, b) =>
    lazily(function* () {
      yield* a
      yield* b
    }),
  'Seq.average': (_rep, xs) => {
    const all = toElements(xs)
    if (all.length === 0) argument('The input sequence was empty.', 'source')
    return all.reduce((a, b) => a + b, 0) / all.length
  },
  'Seq.averageBy': (_rep, g, xs) => {
    const all = toElements(xs).map((x) => g(x))
    if (all.length === 0) argument('The input sequence was empty.', 'source')
    return all.reduce((a, b) => a + b, 0) / all.length
  },
  'Seq.cache': (xs) => {
    const seen: any[] = []
    let source: Iterator<any> | undefined
    let done = false
    return lazily(function* () {
      for (let i = 0; ; i++) {
        if (i === seen.length) {
          if (done) return
          source ??= (xs as Iterable<any>)[Symbol.iterator]()
          const next = source.next()
          if (next.done === true) {
            done = true
            return
          }
          seen.push(next.value)
        }
        yield seen[i]
      }
    })
  },
  'Seq.cast': (xs) => xs,
  'Seq.choose': (g, xs) =>
    lazily(function* () {
      for (const x of xs) {
        machine.step()
        const y = g(x)
        if (y !== null) yield y.f0
      }
    }),
  'Seq.chunkBySize': (_rep, n, xs) => {
    if (n <= 0) argument('The input must be positive.', 'chunkSize')
    return lazily(function* () {
      let chunk: any[] = []
      for (const x of xs) {
        chunk.push(x)
        if (chunk.length === n) {
          yield chunk
          chunk = []
        }
      }
      if (chunk.length > 0) yield chunk
    })
  },
  'Seq.collect': (g, xs) =>
    lazily(function* () {
      for (const x of xs) yield* g(x)
    }),
  'Seq.concat': (xss) =>
    lazily(function* () {
      for (const xs of xss) yield* xs
    }),
  'Seq.delay': (g) =>
    lazily(function* () {
      yield* g(undefined)
    }),
  'Seq.exists': (g, xs) => {
    for (const x of xs) {
      machine.step()
      if (g(x)) return true
    }
    return false
  },
  'Seq.forall': (g, xs) => {
    for (const x of xs) {
      machine.step()
      if (!g(x)) return false
    }
    return true
  },
  'Seq.filter': (g, xs) =>
    lazily(function* () {
      for (const x of xs) {
        machine.step()
        if (g(x)) yield x
      }
    }),
  'Seq.where': (g, xs) =>
    lazily(function* () {
      for (const x of xs) {
        machine.step()
        if (g(x)) yield x
      }
    }),
  'Seq.find': (g, xs) => {
    for (const x of xs) {
      machine.step()
      if (g(x)) return x
    }
    return machine.raise(
      'System.Collections.Generic.KeyNotFoundException',
      'An index satisfying the predicate was not found in the collection.',
    )
  },
  'Seq.foldBack': (g, xs, s) => SHARED['foldBack']!.call(g, toElements(xs), s),
  'Seq.groupBy': (g, xs) =>
    lazily(function* () {
      for (const [k, group] of groupsOf(toElements(xs), g)) yield new Tuple2(k, group)
    }),
  'Seq.head': (xs) => {
    for (const x of xs) return x
    return argument('The input sequence was empty.', 'source')
  },
  'Seq.indexed': (xs) =>
    lazily(function* () {
      let i = 0
      for (const x of xs) yield new Tuple2(i++, x)
    }),
  'Seq.init': (n, g) => {
    if (n < 0) argument('The input must be non-negative.', 'count')
    return lazily(function* () {
      for (let i = 0; i < n; i++) {
        machine.step()
        yield g(i)
      }
    })
  },
  'Seq.initInfinite': (g) =>
    lazily(function* () {
      for (let i = 0; i >= 0; i = (i + 1) | 0) {
        machine.step()
        yield g(i)
      }
    }),
  'Seq.isEmpty': (xs) => {
    for (const _ of xs) return false
    return true
  },
  'Seq.item': (i, xs) => {
    if (i < 0) argument('The input must be non-negative.', 'index')
    let at = 0
    for (const x of xs) if (at++ === i) return x
    return argument('The input sequence has an insufficient number of elements.', 'index')
  },
  'Seq.map': (g, xs) =>
    lazily(function* () {
      for (const x of xs) {
        machine.step()
        yield g(x)
      }
    }),
  'Seq.map2': (g, a, b) =>
    lazily(function* () {
      const h = uncurry2(g) as any
      const other = b[Symbol.iterator]()
      for (const x of a) {
        const y = other.next()
        if (y.done === true) return
        yield h(x, y.value)
      }
    }),
  'Seq.mapi': (g, xs) =>
    lazily(function* () {
      const h = uncurry2(g) as any
      let i = 0
      for (const x of xs) yield h(i++, x)
    }),
  'Seq.ofArray': (xs) => xs,
  'Seq.ofList': (xs) => xs,
  'Seq.pairwise': (xs) =>
    lazily(function* () {
      let first = true
      let last: any
      for (const x of xs) {
        if (!first) yield new Tuple2(last, x)
        first = false
        last = x
      }
    }),
  'Seq.readonly': (xs) =>
    lazily(function* () {
      yield* xs
    }),
  'Seq.scan': (g, s, xs) =>
    lazily(function* () {
      const h = uncurry2(g) as any
      let state = s
      yield state
      for (const x of xs) {
        state = h(state, x)
        yield state
      }
    }),
  'Seq.skip': (n, xs) =>
    lazily(function* () {
      let i = 0
      for (const x of xs) if (i++ >= n) yield x
      if (i < n) insufficient()
    }),
  'Seq.skipWhile': (g, xs) =>
    lazily(function* () {
      let on = false
      for (const x of xs) {
        on ||= !g(x)
        if (on) yield x
      }
    }),
  'Seq.splitInto': (_rep, n, xs) => SHARED['splitInto']!.call(n, toElements(xs)),
  'Seq.sum': (rep: Rep, xs) => sum(rep, xs),
  'Seq.sumBy': (rep: Rep, g, xs) =>
    sum(
      rep,
      toElements(xs).map((x) => g(x)),
    ),
  'Seq.tail': (xs) =>
    lazily(function* () {
      let first = true
      for (const x of xs) {
        if (!first) yield x
        first = false
      }
      if (first) argument('The input sequence was empty.', 'source')
    }),
  'Seq.take': (n, xs) => {
    if (n < 0) argument('The input must be non-negative.', 'count')
    return lazily(function* () {
      if (n === 0) return
      let i = 0
      for (const x of xs) {
        yield x
        if (++i === n) return
      }
      insufficient()
    })
  },
  'Seq.takeWhile': (g, xs) =>
    lazily(function* () {
      for (const x of xs) {
        if (!g(x)) return
        yield x
      }
    }),
  'Seq.toArray': (_rep, xs) => [...toElements(xs)],
  'Seq.toList': (xs) => listOf(toElements(xs)),
  'Seq.truncate': (n, xs) =>
    lazily(function* () {
      if (n <= 0) return
      let i = 0
      for (const x of xs) {
        yield x
        if (++i >= n) return
      }
    }),
  'Seq.tryFind': (g, xs) => {
    for (const x of xs) {
      machine.step()
      if (g(x)) return new Some(x)
    }
    return null
  },
  'Seq.tryFindIndex': (g, xs) => {
    let i = 0
    for (const x of xs) {
      machine.step()
      if (g(x)) return new Some(i)
      i++
    }
    return null
  },
  'Seq.tryHead': (xs) => {
    for (const x of xs) return new Some(x)
    return null
  },
  'Seq.tryItem': (i, xs) => {
    let at = 0
    for (const x of xs) if (at++ === i) return new Some(x)
    return null
  },
  'Seq.tryPick': (g, xs) => {
    for (const x of xs) {
      machine.step()
      const y = g(x)
      if (y !== null) return y
    }
    return null
  },
  'Seq.unfold': (g, s) =>
    lazily(function* () {
      for (let step = g(s); step !== null; step = g(step.f0.f1)) {
        machine.step()
        yield step.f0.f0
      }
    }),
  'Seq.windowed': (_rep, n, xs) => SHARED['windowed']!.call(n, toElements(xs)),
  'Seq.zip': (a, b) =>
    lazily(function* () {
      const other = b[Symbol.iterator]()
      for (const x of a) {
        const y = other.next()
        if (y.done === true) return
        yield new Tuple2(x, y.value)
      }
    }),
}
void equals
void uncurry3
