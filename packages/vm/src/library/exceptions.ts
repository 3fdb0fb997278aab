import { EXCEPTION_MESSAGE } from '@fsrs/chunk'

import { machine } from '../machine/machine.ts'
import { methodKey } from '../values/method-key.ts'
import { FsException } from '../values/values.ts'
import { dotNetNameOf } from './type-names.ts'

interface ExceptionClass {
  readonly base: string | undefined
  /** What it says when nobody gave it a message. */
  readonly message: string
}

/** The .NET classes that scripts can meet: `name base | message`, bases first. */
const TABLE = `
System.Exception -|
System.SystemException System.Exception|System error.
System.ApplicationException System.Exception|Error in the application.
System.ArgumentException System.SystemException|Value does not fall within the expected range.
System.ArgumentNullException System.ArgumentException|Value cannot be null.
System.ArgumentOutOfRangeException System.ArgumentException|Specified argument was out of the range of valid values.
System.ArithmeticException System.SystemException|Overflow or underflow in the arithmetic operation.
System.DivideByZeroException System.ArithmeticException|Attempted to divide by zero.
System.OverflowException System.ArithmeticException|Arithmetic operation resulted in an overflow.
System.FormatException System.SystemException|One of the identified items was in an invalid format.
System.IndexOutOfRangeException System.SystemException|Index was outside the bounds of the array.
System.InvalidCastException System.SystemException|Specified cast is not valid.
System.InvalidOperationException System.SystemException|Operation is not valid due to the current state of the object.
System.ObjectDisposedException System.InvalidOperationException|Cannot access a disposed object.
System.NotImplementedException System.SystemException|The method or operation is not implemented.
System.NotSupportedException System.SystemException|Specified method is not supported.
System.NullReferenceException System.SystemException|Object reference not set to an instance of an object.
System.OperationCanceledException System.SystemException|The operation was canceled.
System.TypeInitializationException System.SystemException|Type constructor threw an exception.
System.TimeoutException System.SystemException|The operation has timed out.
System.RankException System.SystemException|Attempted to operate on an array with the incorrect number of dimensions.
System.Collections.Generic.KeyNotFoundException System.SystemException|The given key was not present in the dictionary.
Microsoft.FSharp.Core.MatchFailureException System.Exception|The match cases were incomplete
`

const CLASSES: ReadonlyMap<string, ExceptionClass> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [, name = '', base = '', message = ''] = /^(\S+) ([^|]+)\|(.*)$/.exec(line) ?? []
      return [name, { base: base === '-' ? undefined : base, message }]
    }),
)

/** The classes that a script can make, without their namespace in front where that is `System`. */
export const EXCEPTION_CLASSES: readonly string[] = [...CLASSES.keys()]

const MESSAGE = methodKey(EXCEPTION_MESSAGE)

/** `.Message`, as the class itself has it. */
export function baseMessage(exception: FsException): string {
  return exception.message ?? defaultMessage(exception)
}

/** `.Message`. */
export function exceptionMessage(exception: FsException): string {
  const own = (exception as unknown as Record<string, unknown>)[MESSAGE]
  if (typeof own === 'function') return own.call(exception) as string
  return baseMessage(exception)
}

function defaultMessage(exception: FsException): string {
  const message = CLASSES.get(exception.base ?? exception.type)?.message
  return message === undefined || message === ''
    ? `Exception of type '${exceptionName(exception)}' was thrown.`
    : message
}

/** As .NET shows its type: `System.Exception`, `Module+MyError`. */
export function exceptionName(exception: FsException): string {
  const { info, type } = exception
  if (info === undefined) return type
  const { parameters } = info.def
  return dotNetNameOf(type) + (parameters > 0 ? `\`${parameters}` : '')
}

/** Whether an exception is of that .NET class or one derived from it: `System.ArgumentException`. */
export function isDotNetException(exception: FsException, type: string): boolean {
  if (type === 'System.Exception') return true
  // The pattern `Failure m` takes exactly what `failwith` raises, and no exception derived from it.
  if (type === 'Failure') return exception.type === 'System.Exception'
  for (let at: string | undefined = exception.base ?? exception.type; at !== undefined; at = CLASSES.get(at)?.base) {
    if (at === type) return true
  }
  return false
}

/** An exception's full name of the one that its type has in a program: `ArgumentException`. */
export function fullExceptionName(name: string): string {
  return name.includes('.') ? name : (EXCEPTION_CLASSES.find((each) => each.endsWith(`.${name}`)) ?? name)
}

/** A message with the name of the parameter that it is about, as .NET shows it. */
export function withParameter(message: string, parameter: string): string {
  return `${message} (Parameter '${parameter}')`
}

/** Raises ArgumentException about a parameter. */
export function raiseArgument(message: string, parameter: string): never {
  return machine.raise('System.ArgumentException', withParameter(message, parameter), { ParamName: parameter })
}

/** Raises ArgumentOutOfRangeException about a parameter. */
export function raiseRange(message: string, parameter: string): never {
  return machine.raise('System.ArgumentOutOfRangeException', withParameter(message, parameter), {
    ParamName: parameter,
  })
}

/** Raises ArgumentNullException about a parameter. */
export function raiseNull(parameter: string): never {
  return machine.raise('System.ArgumentNullException', withParameter('Value cannot be null.', parameter), {
    ParamName: parameter,
  })
}

/** Raises InvalidOperationException. */
export function raiseInvalid(message: string): never {
  return machine.raise('System.InvalidOperationException', message)
}

/** Raises KeyNotFoundException. */
export function raiseKeyNotFound(message: string): never {
  return machine.raise('System.Collections.Generic.KeyNotFoundException', message)
}

/** Raises ArgumentException unless `value`, the argument `parameter`, is zero or more. */
export function requireNonNegative(value: number, parameter: string): void {
  if (value < 0) raiseArgument(`The input must be non-negative.\n${parameter} = ${value}`, parameter)
}

/** Raises ArgumentException unless `value`, the argument `parameter`, is above zero. */
export function requirePositive(value: number, parameter: string): void {
  if (value <= 0) raiseArgument(`The input must be positive.\n${parameter} = ${value}`, parameter)
}

/** No element of a collection is what was looked for. */
export function raiseNotFound(): never {
  return raiseKeyNotFound('An index satisfying the predicate was not found in the collection.')
}

/** Makes an object of the program's own class the exception that its base class has made. */
export function becomeException(object: FsException, made: FsException): void {
  const { type: base, message, inner, details } = made
  Object.assign(object, { base, message, inner, details })
}

/** The class's constructors: none, a message, a message and what it was raised for. */
export function makeException(type: string, message?: string | null, inner?: FsException | null): FsException {
  return new FsException(type, message ?? undefined, inner ?? null)
}

/** Those of the classes about a parameter, which take its name first. */
export function makeParameterException(type: string, parameter: string, message?: string): FsException {
  const text = message ?? CLASSES.get(type)?.message ?? ''
  return new FsException(type, withParameter(text, parameter), null, { ParamName: parameter })
}
