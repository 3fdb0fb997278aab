open System.Text.RegularExpressions
let found = Regex.Match("abc1", "[0-9]")
printfn "%s" found.Value

open System
open System.IO
let text = try File.ReadAllText "a" with :? FileNotFoundException -> ""
let at (path: string) = IO.Path.GetFileName path

let lines = System.IO.File.ReadAllLines "a.txt"
for line in lines do printfn "%s" line

open System.Linq
let ys = [ 1; 2; 3 ].Where(fun x -> x > 1).Select(fun x -> x + 1)

let first = [ 1; 2; 3 ].First()

let line = System.Console.ReadLine()
System.Console.ForegroundColor <- System.ConsoleColor.Red

let isThere = "Hello".Replace("L", "l", System.StringComparison.Ordinal)

let half = System.Lazy<int>((fun () -> 1), true)

let worker = System.Threading.Thread(fun () -> ())

let none = Option.ofNullable (System.Nullable 3)

let total = query { for x in [ 1; 2 ] do sumBy x }

let later () = task { return 1 }
printfn "%d" (later ()).Result

let read = async { let! token = Async.CancellationToken in return token.IsCancellationRequested }

let increase (x: byref<int>) = x <- x + 1
let mutable y = 1
increase &y

[<System.Runtime.CompilerServices.IsByRefLike; Struct>]
type Point = { X: int }

let table = new System.Data.DataTable()
let shape = Expr.Value 1

try failwith "a" with MatchFailureException(_, line, _) -> ()

open System.Collections.Generic
let within = (SortedSet [ 1; 2; 3 ]).GetViewBetween(1, 2)

module File =
    let name = "a"
printfn "%s" File.nam

let path = Path.Combine("a", "b")
