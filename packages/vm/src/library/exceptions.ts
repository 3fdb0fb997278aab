import type { FsException } from '../values.ts'
import { formatAny } from '../format/any.ts'

/** Base classes of the .NET exceptions that scripts meet; what is not here derives from System.Exception. */
const BASES: Readonly<Record<string, string>> = {
  'System.ArgumentException': 'System.SystemException',
  'System.ArgumentNullException': 'System.ArgumentException',
  'System.ArgumentOutOfRangeException': 'System.ArgumentException',
  'System.ArithmeticException': 'System.SystemException',
  'System.DivideByZeroException': 'System.ArithmeticException',
  'System.OverflowException': 'System.ArithmeticException',
  'System.FormatException': 'System.SystemException',
  'System.IndexOutOfRangeException': 'System.SystemException',
  'System.InvalidCastException': 'System.SystemException',
  'System.InvalidOperationException': 'System.SystemException',
  'System.NotImplementedException': 'System.SystemException',
  'System.NotSupportedException': 'System.SystemException',
  'System.NullReferenceException': 'System.SystemException',
  'System.Collections.Generic.KeyNotFoundException': 'System.SystemException',
  'System.SystemException': 'System.Exception',
}

/** `.Message`. */
export function exceptionMessage(exception: FsException): string {
  if (exception.message !== undefined) return exception.message
  return formatAny(exception, { k: 'prim', name: 'exn' })
}

/** As .NET shows its type. */
export function exceptionName(exception: FsException): string {
  return exception.info?.def.displayName ?? exception.type
}

/** Whether an exception is of that .NET class or one derived from it. */
export function isDotNetException(exception: FsException, type: string): boolean {
  if (type === 'System.Exception') return true
  for (let name: string | undefined = exception.type; name !== undefined; name = BASES[name]) {
    if (name === type) return true
  }
  return false
}
