/** What is raised and caught: exceptions of the script, and what a handler never gets. */
import { ending } from '../values/run-end.ts'
import { FsException } from '../values/values.ts'
import { machine } from './machine.ts'
import { NULL_REFERENCE } from './net-errors.ts'

/** An exception that is about to be raised. */
export function raised(exception: FsException): FsException {
  return machine.traced(exception)
}

/** Raises an exception. */
export function raise(exception: FsException): never {
  throw machine.traced(exception)
}

/** Raises an exception again, with its first trace. */
export function reraise(exception: FsException): never {
  throw exception
}

/** Whether something thrown is none of the script's business: a limit, or an error of the machine. */
export function isFatal(error: unknown): boolean {
  if (error instanceof FsException || asNullReference(error) !== undefined) return false
  noteLimit(error)
  return true
}

/** Limits of JavaScript end the run as its own do: its stack, and the longest that a text or an array may be. */
function noteLimit(error: unknown): void {
  if (error instanceof RangeError) ending(error)
}

/** What leaves a loop over a sequence, or a function that a host calls: whoever cleans up behind it sees whether it is a limit. */
export function leaving(error: unknown): unknown {
  noteLimit(error)
  return error
}

/** What a handler gets; limits pass it by. */
export function caught(error: unknown): FsException {
  if (error instanceof FsException) return error
  const exception = asNullReference(error)
  if (exception !== undefined) return exception
  noteLimit(error)
  throw error
}

/** F# values are never null, but for those that .NET made: reaching into one is a NullReferenceException. */
export function asNullReference(error: unknown): FsException | undefined {
  if (!(error instanceof TypeError)) return undefined
  const text = error.message
  const isReach = text.startsWith('Cannot read properties of ') || text.startsWith('Cannot set properties of ')
  // A sequence that is null, whose items are asked for.
  if (!isReach && !text.includes(' is not iterable')) return undefined
  const exception = new FsException('System.NullReferenceException', NULL_REFERENCE)
  exception.trace = error
  return exception
}
