/**
 * What `async` makes: a computation is data until it is started. Then a loop runs it with its own stack of what is still to
 * do, so that `return!` loops run in constant stack, however long. Where it waits for something, the loop ends, and
 * another one goes on with the same stack when that is there.
 */
import { assert } from '@fsrs/base'

import { FsException } from '../values/values.ts'
import { machine } from './machine.ts'
import type { FiberOwner } from './machine.ts'

/** A computation that can be started, any number of times. */
export type Computation =
  | { readonly k: 'value'; readonly value: unknown }
  | { readonly k: 'delay'; readonly run: (unit: undefined) => Computation }
  | { readonly k: 'bind'; readonly first: Computation; readonly then: (value: never) => Computation }
  | { readonly k: 'tryWith'; readonly body: Computation; readonly handler: (error: FsException) => Computation }
  | { readonly k: 'tryFinally'; readonly body: Computation; readonly cleanup: (unit: undefined) => unknown }
  | Wait

/** Something that is waited for. */
export interface Wait {
  readonly k: 'wait'
  /**
   * Begins to wait; one of `settle`'s functions is to be called, at once or later.
   *
   * @returns gives back what it holds, if anything; called when the waiting ends, however it ends
   */
  readonly begin: (settle: Settle, fiber: Fiber) => (() => void) | undefined
  /** The same for those who cannot wait; undefined: it has to be waited for. */
  readonly atOnce?: () => Computation
}

/** How waiting ends; what is called after the first call is nothing. */
export interface Settle {
  readonly value: (value: unknown) => void
  readonly error: (error: unknown) => void
}

/** What is done with the value of the computation that is running. */
type Frame = Extract<Computation, { k: 'bind' | 'tryWith' | 'tryFinally' }>

/** One step; undefined where the value is that of the whole. */
function advance(current: Exclude<Computation, Wait>, frames: Frame[]): Computation | undefined {
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

/**
 * Runs until there is a value, or something to wait for.
 *
 * @param start throws where the computation begins with a failure
 */
function proceed(start: () => Computation, frames: Frame[]): Extract<Computation, { k: 'value' | 'wait' }> {
  let next: (() => Computation) | undefined = start
  let current: Computation | undefined
  for (;;) {
    machine.step()
    try {
      if (next !== undefined) {
        current = next()
        next = undefined
      }
      assert(current !== undefined, 'the first turn has set it')
      if (current.k === 'wait') return current
      const after = advance(current, frames)
      if (after === undefined) {
        assert(current.k === 'value', 'nothing else ends')
        return current
      }
      current = after
    } catch (error) {
      next = undefined
      current = recover(error, frames)
    }
  }
}

/** Runs a computation to its end, without waiting: the answer is there when the call returns. */
export function runAtOnce(start: Computation): unknown {
  const frames: Frame[] = []
  let next = (): Computation => start
  for (;;) {
    const found = proceed(next, frames)
    if (found.k === 'value') return found.value
    next = found.atOnce ?? mustWait
  }
}

function mustWait(): never {
  return machine.raise(
    'System.InvalidOperationException',
    'Async.RunSynchronously cannot wait for what the host has not got yet. Start the computation with Async.Start, or give it to the host, which can wait.',
  )
}

/** A computation that runs, and waits. */
export class Fiber {
  readonly owner: FiberOwner
  /** Nobody waits for it: it ends with its program. */
  readonly isDetached: boolean
  private readonly frames: Frame[] = []
  private readonly ended: Settle

  constructor(owner: FiberOwner, isDetached: boolean, ended: Settle) {
    this.owner = owner
    this.isDetached = isDetached
    this.ended = ended
  }

  /**
   * Runs until it waits or ends; to be called while code of the program runs. What it fails with before it first waits is
   * thrown.
   */
  start(computation: Computation): void {
    this.go(() => computation)
  }

  private go(start: () => Computation): void {
    let next: (() => Computation) | undefined = start
    while (next !== undefined) {
      const found = proceed(next, this.frames)
      if (found.k === 'value') return this.ended.value(found.value)
      next = this.wait(found)
    }
  }

  /** Waits; answers how to go on where that is known at once. */
  private wait({ begin }: Wait): (() => Computation) | undefined {
    let isBeginning = true
    let isSettled = false
    let atOnce: (() => Computation) | undefined
    let giveBack = (): unknown => undefined
    const settle = (next: () => Computation): void => {
      if (isSettled) return
      isSettled = true
      giveBack()
      if (isBeginning) atOnce = next
      else this.resume(next)
    }
    const end = begin(
      {
        value: (value) => settle(() => ({ k: 'value', value })),
        error: (error) =>
          settle(() => {
            throw error
          }),
      },
      this,
    )
    isBeginning = false
    if (end !== undefined && !isSettled) giveBack = this.isDetached ? this.owner.own(end) : end
    return atOnce
  }

  private resume(next: () => Computation): void {
    if (this.isDetached && this.owner.hasEnded) return
    try {
      this.owner.enter(() => {
        try {
          this.go(next)
        } catch (error) {
          // Outside it would be an error for the host; who waits may be a script that handles it.
          if (!(error instanceof FsException)) throw error
          this.ended.error(error)
        }
      })
    } catch (error) {
      this.ended.error(error)
    }
  }
}
