import { isPromise, settled } from '@fsrs/base'
import type { Clock } from '@fsrs/base'

import type { Failure } from './candidate.ts'
import { failureOfThrown, failureOfTimeout } from './failures.ts'

/** A call of the host's or the language's code, which may answer at once, later, too late or never, or throw. */
export interface DeadlineOptions<Result> {
  readonly phase: 'compile' | 'prepare'
  readonly call: () => Result | Promise<Result>
  /** Called once, unless `abort` aborts first. */
  readonly finish: (outcome: Result | Failure) => void
  /** Called with an answer that nobody waits for any more; default: nobody cares. */
  readonly tooLate?: (result: Result) => void
  readonly clock: Clock
  /** How long an answer is waited for, in milliseconds. */
  readonly timeoutMs: number
  /** Ends the wait from outside; aborted when the time is up. */
  readonly abort: AbortController
}

/** Makes the call. What it throws or rejects with, and that it does not end in time, are failures. */
export function callWithDeadline<Result>(options: DeadlineOptions<Result>): void {
  const { phase, call, finish, tooLate, clock, timeoutMs, abort } = options
  let answer: Result | Promise<Result>
  try {
    answer = call()
  } catch (error) {
    return finish(failureOfThrown(phase, error))
  }
  if (!isPromise(answer)) return finish(answer)
  let open = true
  const close = (): boolean => {
    const wasOpen = open
    open = false
    timer[Symbol.dispose]()
    return wasOpen
  }
  const timer = clock.schedule(timeoutMs, () => {
    if (!close()) return
    abort.abort()
    finish(failureOfTimeout(phase, timeoutMs))
  })
  abort.signal.addEventListener('abort', close, { once: true })
  settled(answer).then(
    (result) => (close() ? finish(result) : tooLate?.(result)),
    (error: unknown) => {
      if (close()) finish(failureOfThrown(phase, error))
    },
  )
}
