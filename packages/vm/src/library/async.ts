/**
 * `async`: a computation is data until it is started; then a loop runs it with its own stack of what is still to do, so
 * that `return!` loops run in constant stack, however long. One thread runs one computation to its end: a script's
 * results are the same every time, and `Async.Sleep` waits for nothing.
 */
import type { Library } from '../library-contract.ts'
import { machine } from '../machine.ts'
import { methodKey } from '../method-key.ts'
import { FsException } from '../values.ts'
import { itemsOf } from './items.ts'

type Computation =
  | { readonly k: 'value'; readonly value: unknown }
  | { readonly k: 'delay'; readonly run: (unit: undefined) => Computation }
  | { readonly k: 'bind'; readonly first: Computation; readonly then: (value: never) => Computation }
  | { readonly k: 'tryWith'; readonly body: Computation; readonly handler: (error: FsException) => Computation }
  | { readonly k: 'tryFinally'; readonly body: Computation; readonly cleanup: (unit: undefined) => unknown }

/** What is done with the value of the computation that is running. */
type Frame = Extract<Computation, { k: 'bind' | 'tryWith' | 'tryFinally' }>

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

/** Runs a computation to its end. */
function run(start: Computation): unknown {
  const frames: Frame[] = []
  let current = start
  for (;;) {
    machine.step()
    try {
      const next = advance(current, frames)
      if (next === undefined) return (current as Extract<Computation, { k: 'value' }>).value
      current = next
    } catch (error) {
      current = recover(error, frames)
    }
  }
}

/** One step; undefined where the value is that of the whole. */
function advance(current: Computation, frames: Frame[]): Computation | undefined {
  switch (current.k) {
    case 'delay':
      return current.run(undefined)
    case 'bind':
      frames.push(current)
      return current.first
    case 'tryWith':
    case 'tryFinally':
      frames.push(current)
      return current.body
    case 'value': {
      const frame = frames.pop()
      if (frame === undefined) return undefined
      if (frame.k === 'bind') return frame.then(current.value as never)
      if (frame.k === 'tryFinally') frame.cleanup(undefined)
      return current
    }
  }
}

/** Goes on with the innermost handler; runs the `finally`s on the way. Limits of the run are nobody's to handle. */
function recover(thrown: unknown, frames: Frame[]): Computation {
  let error = thrown
  for (;;) {
    if (!(error instanceof FsException)) throw error
    const frame = frames.pop()
    if (frame === undefined) throw error
    try {
      if (frame.k === 'tryWith') return frame.handler(error)
      if (frame.k === 'tryFinally') frame.cleanup(undefined)
    } catch (again) {
      error = again
    }
  }
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

function all(computations: Iterable<Computation>): Computation {
  return delay(() => {
    const waiting = Array.from(computations)
    machine.charge(waiting.length)
    machine.allocate(8 * waiting.length)
    const results: unknown[] = []
    const next = (): Computation =>
      results.length === waiting.length
        ? value(results)
        : bind(waiting[results.length]!, (result: unknown) => {
            results.push(result)
            return next()
          })
    return next()
  })
}

/** Calls `Dispose` of what a `use` holds. */
function dispose(resource: any): void {
  resource?.[methodKey('System.IDisposable.Dispose/0')]?.()
}

function using<Result>(resource: unknown, body: (resource: never) => Result): Result {
  try {
    return body(resource as never)
  } finally {
    dispose(resource)
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
  'Async.RunSynchronously': run,
  'Async.StartImmediate': run,
  'Async.Start': run,
  'Async.StartChild': (computation) => delay(() => value(value(run(computation)))),
  'Async.Sleep': (_ms) => UNIT,
  'Async.Ignore': (computation) => bind(computation, () => UNIT),
  'Async.Parallel': (computations) => all(itemsOf(computations) as Iterable<Computation>),
  'Async.Sequential': (computations) => all(itemsOf(computations) as Iterable<Computation>),
  using,
}
