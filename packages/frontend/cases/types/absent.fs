// What F# and .NET have and FSRS has not is said to be so, and not to be unknown.
let cube = Array3D.zeroCreate<int> 1 1 1 // error FSRS0002
let size = sizeof<int> // error FSRS0002
let write (place: byref<int>) = () // error FSRS0002
let read (place: inref<int>) = () // error FSRS0002
let address = let mutable x = 1 in &x // error FSRS0002
let pinned (items: int[]) = use p = fixed items in () // error FSRS0002
let both = System.Delegate.Combine(null, null) // error FSRS0002
let source = new System.Threading.CancellationTokenSource() // error FSRS0002
let many = System.AggregateException("a") // error FSRS0002
let byName = "abc".IndexOf(value = "b") // error FSRS0002
let isTrue = true
let builder = System.Text.StringBuilder()
let appended = builder.Append(isTrue = true) // error FSRS0002
let compared = builder.Append((isTrue = true))
let sized = System.Text.StringBuilder(Capacity = 100) // error FSRS0002
let asyncWork = async { return () }
Async.Start(asyncWork, ()) // error FSRS0002
Async.RunSynchronously(asyncWork, timeout = 100) // error FSRS0002
type Writer() =
    [<System.Diagnostics.Conditional("DEBUG")>] // error FSRS0002
    member _.Trace(text: string) = printfn "%s" text
    member _.Log(text: string, [<System.Runtime.CompilerServices.CallerLineNumber>] ?line: int) = () // error FSRS0002
    member _.Pad(text: string, [<Optional; DefaultParameterValue(5)>] width: int) = text // error FSRS0002
    member _.Try(text: string, place: byref<int>) = place <- 1; true // error FSRS0002
let writer = Writer()
writer.Log("a")
writer.Log("a", line = 2)
let padded = writer.Pad("a") + writer.Pad("a", 3)
let mutable written = 0
let wasWritten = writer.Try("a", &written)
type Wide =
    | A = 1L // error FSRS0002
    | B = 2L // error FSRS0002
let wideText (wide: Wide) = match wide with Wide.A -> 1 | Wide.B -> 2 | _ -> 3
let seenAsArray = [| 1 |] :> System.Array // error FSRS0002
let seenAsTable = Map.ofList [ "a", 1 ] :> System.Collections.Generic.IReadOnlyDictionary<string, int> // error FSRS0002
let seenAsDictionary = Map.ofList [ "a", 1 ] :> System.Collections.Generic.Dictionary<string, int> // error FS0193
[<System.Obsolete("older", true)>] // error FSRS0002
let older = 1
[<System.Obsolete("old")>]
let old = 1
[<CompilerMessage("mine", 1, IsError = true)>] // error FSRS0002
let mine = 1
