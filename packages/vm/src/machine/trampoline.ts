import { ending } from '../values/run-end.ts'
import { machine } from './machine.ts'
import { RuntimeError } from './runtime-error.ts'

/**
 * Calls that do not stay on the JavaScript stack. A function that ends with a call which might come back to it answers
 * `BOUNCE` and notes the call; whoever needs the value settles it. So tail calls run in constant stack, and functions that
 * cannot take part in such a circle never pay for it.
 */
export const BOUNCE: unique symbol = Symbol('bounce')

type AnyFunction = (...args: unknown[]) => unknown

let pendingFunction: AnyFunction | undefined
let pendingArguments: readonly unknown[] = []

/** Notes a call and answers `BOUNCE`. */
export function bounce(fn: AnyFunction, ...args: unknown[]): typeof BOUNCE {
  pendingFunction = fn
  pendingArguments = args
  return BOUNCE
}

/** The value of a call that may have bounced. */
export function settle(result: unknown): unknown {
  return result === BOUNCE ? runPending() : result
}

function runPending(): unknown {
  for (;;) {
    const fn = pendingFunction
    const args = pendingArguments
    pendingFunction = undefined
    if (fn === undefined) throw new Error('a call bounced that nobody noted')
    machine.step()
    const result = args.length === 1 ? fn(args[0]) : fn(...args)
    if (result !== BOUNCE) return result
  }
}

/** Bytes of a frame off the stack, a generator, for the memory bound. */
const FRAME_BYTES = 256

let frames = 0

/**
 * Drives a recursion whose frames are generators: what a frame yields is the frame that it calls. The stack is an array,
 * so its depth is bounded by memory.
 *
 * @throws {RuntimeError} `STACK_OVERFLOW` beyond as many frames as the run may have
 */
export function deep(first: Generator<unknown, unknown, unknown>): unknown {
  const stack: Generator<unknown, unknown, unknown>[] = []
  const before = frames
  let current = first
  let input: unknown
  let failure: { readonly error: unknown } | undefined
  try {
    for (;;) {
      let step: IteratorResult<unknown, unknown>
      try {
        step = failure === undefined ? current.next(input) : current.throw(failure.error)
      } catch (error) {
        const caller = stack.pop()
        if (caller === undefined) throw error
        frames--
        current = caller
        failure = { error }
        continue
      }
      failure = undefined
      if (step.done === true) {
        const caller = stack.pop()
        if (caller === undefined) return step.value
        frames--
        current = caller
        input = step.value
      } else {
        if (++frames > machine.maxFrames) throw ending(stackOverflow())
        machine.allocate(FRAME_BYTES)
        stack.push(current)
        // The generator functions of generated code yield nothing else.
        current = step.value as Generator<unknown, unknown, unknown>
        input = undefined
      }
    }
  } finally {
    frames = before
  }
}

/** The recursion went deeper than the machine can follow. */
export function stackOverflow(cause?: unknown): RuntimeError {
  return new RuntimeError('STACK_OVERFLOW', 'The script recursed too deeply.', {
    hint: 'Look for a recursion that never ends, or make it a tail call.',
    cause,
  })
}

/**
 * Whether an error says that the JavaScript stack is full. No regular expression here: where the stack is full, making
 * one fails with an error of its own.
 */
export function isStackOverflow(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.message.includes('call stack') || error.message.includes('too much recursion')
}
