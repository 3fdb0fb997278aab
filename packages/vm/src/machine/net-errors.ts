/** The errors of .NET that many operations end with, in its words. */
import { machine } from './machine.ts'

/** Raises IndexOutOfRangeException. */
export function indexOutOfRange(): never {
  return machine.raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.')
}

/** Raises DivideByZeroException. */
export function divideByZero(): never {
  return machine.raise('System.DivideByZeroException', 'Attempted to divide by zero.')
}

/** Raises OverflowException. */
export function overflow(): never {
  return machine.raise('System.OverflowException', 'Arithmetic operation resulted in an overflow.')
}

/** Raises NullReferenceException. */
export function nullReference(): never {
  return machine.raise('System.NullReferenceException', NULL_REFERENCE)
}

/** The message of a NullReferenceException. */
export const NULL_REFERENCE = 'Object reference not set to an instance of an object.'
