/** The constructors of .NET's exceptions. */
export const EXCEPTIONS = `
new System.Exception#0 : unit -> System.Exception
new System.Exception#1 : string -> System.Exception
new System.Exception#2 : string * exn -> System.Exception
new System.ArgumentException#0 : unit -> System.ArgumentException
new System.ArgumentException#1 : string -> System.ArgumentException
new System.ArgumentException#2 : string * string -> System.ArgumentException
new System.ArgumentException#3 : string * exn -> System.ArgumentException
new System.ArgumentNullException#0 : unit -> System.ArgumentNullException
new System.ArgumentNullException#1 : string -> System.ArgumentNullException
new System.ArgumentNullException#2 : string * string -> System.ArgumentNullException
new System.ArgumentOutOfRangeException#0 : unit -> System.ArgumentOutOfRangeException
new System.ArgumentOutOfRangeException#1 : string -> System.ArgumentOutOfRangeException
new System.ArgumentOutOfRangeException#2 : string * string -> System.ArgumentOutOfRangeException
new System.ArithmeticException#0 : unit -> System.ArithmeticException
new System.ArithmeticException#1 : string -> System.ArithmeticException
new System.ArithmeticException#2 : string * exn -> System.ArithmeticException
new System.DivideByZeroException#0 : unit -> System.DivideByZeroException
new System.DivideByZeroException#1 : string -> System.DivideByZeroException
new System.DivideByZeroException#2 : string * exn -> System.DivideByZeroException
new System.FormatException#0 : unit -> System.FormatException
new System.FormatException#1 : string -> System.FormatException
new System.FormatException#2 : string * exn -> System.FormatException
new System.IndexOutOfRangeException#0 : unit -> System.IndexOutOfRangeException
new System.IndexOutOfRangeException#1 : string -> System.IndexOutOfRangeException
new System.IndexOutOfRangeException#2 : string * exn -> System.IndexOutOfRangeException
new System.InvalidCastException#0 : unit -> System.InvalidCastException
new System.InvalidCastException#1 : string -> System.InvalidCastException
new System.InvalidCastException#2 : string * exn -> System.InvalidCastException
new System.InvalidOperationException#0 : unit -> System.InvalidOperationException
new System.InvalidOperationException#1 : string -> System.InvalidOperationException
new System.InvalidOperationException#2 : string * exn -> System.InvalidOperationException
new System.NotImplementedException#0 : unit -> System.NotImplementedException
new System.NotImplementedException#1 : string -> System.NotImplementedException
new System.NotImplementedException#2 : string * exn -> System.NotImplementedException
new System.NotSupportedException#0 : unit -> System.NotSupportedException
new System.NotSupportedException#1 : string -> System.NotSupportedException
new System.NotSupportedException#2 : string * exn -> System.NotSupportedException
new System.NullReferenceException#0 : unit -> System.NullReferenceException
new System.NullReferenceException#1 : string -> System.NullReferenceException
new System.NullReferenceException#2 : string * exn -> System.NullReferenceException
new System.OverflowException#0 : unit -> System.OverflowException
new System.OverflowException#1 : string -> System.OverflowException
new System.OverflowException#2 : string * exn -> System.OverflowException
new System.ApplicationException#0 : unit -> System.ApplicationException
new System.ApplicationException#1 : string -> System.ApplicationException
new System.ApplicationException#2 : string * exn -> System.ApplicationException
new System.TimeoutException#0 : unit -> System.TimeoutException
new System.TimeoutException#1 : string -> System.TimeoutException
new System.TimeoutException#2 : string * exn -> System.TimeoutException
new System.OperationCanceledException#0 : unit -> System.OperationCanceledException
new System.OperationCanceledException#1 : string -> System.OperationCanceledException
new System.OperationCanceledException#2 : string * exn -> System.OperationCanceledException
new System.Collections.Generic.KeyNotFoundException#0 : unit -> System.Collections.Generic.KeyNotFoundException
new System.Collections.Generic.KeyNotFoundException#1 : string -> System.Collections.Generic.KeyNotFoundException
new System.Collections.Generic.KeyNotFoundException#2 : string * exn -> System.Collections.Generic.KeyNotFoundException
member System.ArgumentException.ParamName : string
member System.ArgumentNullException.ParamName : string
member System.ArgumentOutOfRangeException.ParamName : string
`
