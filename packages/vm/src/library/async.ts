/** `async` and its module. One thread runs everything: what does not wait runs to its end, in the order of the text. */
import { DISPOSE } from '@fsrs/chunk'

import { Fiber, runAtOnce } from '../machine/computation.ts'
import type { Computation, Settle } from '../machine/computation.ts'
import { machine } from '../machine/machine.ts'
import { leaving } from '../machine/thrown.ts'
import { methodKey } from '../values/method-key.ts'
import { cleanUp } from '../values/run-end.ts'
import { tupleClass } from '../values/values.ts'
import type { FsException } from '../values/values.ts'
import { itemsOf } from './items.ts'
import type { Library } from './library-contract.ts'

/** Bytes of a computation and its frame, for the memory bound. */
const NODE_BYTES = 48

const UNIT: Computation = { k: 'value', value: undefined }

function made<Made extends Computation>(computation: Made): Made {
  machine.allocate(NODE_BYTES)
  return computation
}

function bind(first: Computation, then: (value: any) => Computation): Computation {
  return made({ k: 'bind', first, then })
}

function delay(run: (unit: undefined) => Computation): Computation {
  return made({ k: 'delay', run })
}

function value(of: unknown): Computation {
  return made({ k: 'value', value: of })
}

function loop(test: (unit: undefined) => boolean, body: Computation): Computation {
  return delay(() => (test(undefined) ? bind(body, () => loop(test, body)) : UNIT))
}

function forEach(items: Iterable<unknown>, body: (item: any) => Computation): Computation {
  return delay(() => {
    const iterator = items[Symbol.iterator]()
    const next = (): Computation => {
      const step = iterator.next()
      return step.done === true ? UNIT : bind(body(step.value), next)
    }
    return made({ k: 'tryFinally', body: delay(next), cleanup: () => iterator.return?.() })
  })
}

/** One after the other. */
function sequential(computations: readonly Computation[]): Computation {
  return delay(() => {
    const results: unknown[] = []
    const next = (): Computation =>
      results.length === computations.length
        ? value(results)
        : bind(computations[results.length]!, (result: unknown) => {
            results.push(result)
            return next()
          })
    return next()
  })
}

/** While one waits, the others go on; the first failure is that of all. */
function parallel(computations: readonly Computation[]): Computation {
  return made({
    k: 'wait',
    atOnce: () => sequential(computations),
    begin: (settle, { owner, isDetached }) => {
      const results: unknown[] = []
      let left = computations.length
      if (left === 0) settle.value(results)
      for (const [index, computation] of computations.entries()) {
        const child = new Fiber(owner, isDetached, {
          value: (result) => {
            results[index] = result
            if (--left === 0) settle.value(results)
          },
          error: settle.error,
        })
        startedBy(settle, () => child.start(computation))
      }
      return undefined
    },
  })
}

/** What fails before it first waits fails for those who wait for it. */
function startedBy(settle: Settle, start: () => void): void {
  try {
    start()
  } catch (error) {
    settle.error(error)
  }
}

function listed(computations: any, run: (computations: readonly Computation[]) => Computation): Computation {
  return delay(() => {
    const all = Array.from(itemsOf(computations) as Iterable<Computation>)
    machine.charge(all.length)
    machine.allocate(8 * all.length)
    return run(all)
  })
}

/** Begins now; what it answers is waited for later, if at all. */
function startChild(computation: Computation): Computation {
  return made({
    k: 'wait',
    atOnce: () => value(value(runAtOnce(computation))),
    begin: (settle, { owner, isDetached }) => {
      let waiting: Settle[] = []
      let ended: ((settle: Settle) => void) | undefined
      const end = (how: (settle: Settle) => void): void => {
        ended = how
        for (const each of waiting) how(each)
        waiting = []
      }
      const child = new Fiber(owner, isDetached, {
        value: (result) => end((each) => each.value(result)),
        error: (error) => end((each) => each.error(error)),
      })
      startedBy({ value: () => undefined, error: (error) => end((each) => each.error(error)) }, () =>
        child.start(computation),
      )
      settle.value({
        k: 'wait',
        begin: (later) => {
          if (ended === undefined) waiting.push(later)
          else ended(later)
          return undefined
        },
      } satisfies Computation)
      return undefined
    },
  })
}

/** Nobody waits for it. */
function start(computation: Computation): undefined {
  const { owner } = machine
  if (owner === undefined) {
    runAtOnce(computation)
    return undefined
  }
  new Fiber(owner, true, { value: () => undefined, error: (error) => owner.failed(error) }).start(computation)
  return undefined
}

/** What it answers, or fails with, is handed on; one of the functions is called, now or later. */
function startWith(
  computation: Computation,
  succeed: (value: unknown) => unknown,
  fail: (error: FsException) => unknown,
): undefined {
  const handed = bind(computation, (result: unknown) => value(() => succeed(result)))
  const either = made<Computation>({
    k: 'tryWith',
    body: handed,
    handler: (error) => value(() => fail(error)),
  })
  return start(
    bind(either, (then: () => unknown) => {
      then()
      return UNIT
    }),
  )
}

function sleep(ms: number): Computation {
  return made({
    k: 'wait',
    atOnce: () => UNIT,
    begin: (settle) => {
      const timer = setTimeout(() => settle.value(undefined), ms)
      return () => clearTimeout(timer)
    },
  })
}

/** Hands over what goes on with a value, and what with a failure; one of them is to be called, now or later. */
function fromContinuations(give: (continuations: unknown) => unknown): Computation {
  const begin = (settle: Settle): undefined => {
    const fails = (error: FsException): void => settle.error(error)
    give(new (tupleClass(3))((result: unknown) => settle.value(result), fails, fails))
    return undefined
  }
  const atOnce = (): Computation => {
    let answer: (() => Computation) | undefined
    begin({
      value: (result) => void (answer ??= () => value(result)),
      error: (error) =>
        void (answer ??= () => {
          throw error
        }),
    })
    if (answer !== undefined) return answer()
    return machine.raise(
      'System.InvalidOperationException',
      'Async.RunSynchronously cannot wait for a continuation that has not been called.',
    )
  }
  return made({ k: 'wait', begin, atOnce })
}

/** Calls `Dispose` of what a `use` holds. */
function dispose(resource: any): void {
  resource?.[methodKey(DISPOSE)]?.()
}

function using<Result>(resource: unknown, body: (resource: never) => Result): Result {
  try {
    return body(resource as never)
  } catch (error) {
    throw leaving(error)
  } finally {
    cleanUp(() => dispose(resource))
  }
}

/** The builder and the module; `using`, which disposes as they do. */
export const ASYNC_LIBRARY: Library = {
  async: () => null,
  'AsyncBuilder.Bind': (_builder, first, then) => bind(first, then),
  'AsyncBuilder.Return': (_builder, of) => value(of),
  'AsyncBuilder.ReturnFrom': (_builder, computation) => computation,
  'AsyncBuilder.Zero': (_builder) => UNIT,
  'AsyncBuilder.Delay': (_builder, make) => delay(make),
  'AsyncBuilder.Combine': (_builder, first, second) => bind(first, () => second),
  'AsyncBuilder.For': (_builder, items, body) => forEach(itemsOf(items), body),
  'AsyncBuilder.While': (_builder, test, body) => loop(test, body),
  'AsyncBuilder.TryWith': (_builder, body, handler) => made({ k: 'tryWith', body, handler }),
  'AsyncBuilder.TryFinally': (_builder, body, cleanup) => made({ k: 'tryFinally', body, cleanup }),
  'AsyncBuilder.Using': (_builder, resource, body) =>
    made({ k: 'tryFinally', body: delay(() => body(resource)), cleanup: () => dispose(resource) }),
  'Async.RunSynchronously': runAtOnce,
  'Async.StartImmediate': start,
  'Async.Start': start,
  'Async.StartWithContinuations': ({ f0, f1, f2 }) => startWith(f0, f1, f2),
  'Async.StartChild': startChild,
  'Async.Sleep': sleep,
  'Async.Ignore': (computation) => bind(computation, () => UNIT),
  'Async.Parallel': (computations) => listed(computations, parallel),
  // One thread runs everything, and a script may not hold up its host: nobody can tell that no time has passed.
  'System.Threading.Thread.Sleep': (_ms) => undefined,
  'Async.Sequential': (computations) => listed(computations, sequential),
  'Async.FromContinuations': fromContinuations,
  using,
}
