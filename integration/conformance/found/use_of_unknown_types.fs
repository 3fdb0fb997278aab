// use of what is only known to be disposed of, and of null; the order of ends.
open System
let res name = { new IDisposable with member _.Dispose() = printfn "dispose %s" name }
type B() =
    member _.Using(r: 'r, f) = (use x = r in f x)
    member _.Using2(r: 'r when 'r :> IDisposable, f: 'r -> 'b) : 'b = try f r finally r.Dispose()
    member _.Using3(r: #IDisposable, f) = use x = r in f x
let b = B()
printfn "%d" (b.Using(res "a", fun _ -> 1))
printfn "%s" (b.Using2(res "b", fun _ -> "two"))
printfn "%s" (b.Using3(res "c", fun _ -> "three"))
let withRes make f =
    use r = make ()
    f r
printfn "%d" (withRes (fun () -> res "d") (fun _ -> 4))
let using2 r f = use x = r in f x
printfn "%d" (using2 (res "e") (fun _ -> 5))
type D(n: int) =
    member _.N = n
    interface IDisposable with
        member _.Dispose() = printfn "D%d" n
printfn "%d" (b.Using(new D(7), fun d -> d.N))
printfn "%d" (withRes (fun () -> new D(8)) (fun d -> d.N * 2))
let order () =
    use a = res "first"
    use b = res "second"
    printfn "body"
    let inner () =
        use c = res "inner"
        printfn "in inner"
        3
    let x = inner ()
    printfn "after inner"
    x
printfn "%d" (order ())
let throwing () =
    use a = res "t"
    failwith "boom"
    1
printfn "%s" (try string (throwing ()) with Failure m -> m)
let early n =
    use a = res "early"
    if n > 0 then "positive" else "other"
printfn "%s %s" (early 1) (early 0)
let loop () =
    for i in 1 .. 2 do
        use r = res (string i)
        printfn "iter %d" i
loop ()
let nullUse () =
    use x : IDisposable = null
    printfn "null ok"
nullUse ()
