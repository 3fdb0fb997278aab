let f () =
    try failwith "boom"
    with e ->
        printfn "caught"
        reraise ()
try f () with e -> printfn "%s" e.Message
type R(n: string) =
    do printfn "open %s" n
    member _.Name = n
    interface System.IDisposable with
        member _.Dispose() = printfn "close %s" n
let g () =
    use r = new R("a")
    use q = new R("b")
    printfn "body %s %s" r.Name q.Name
g ()
using (new R("c")) (fun r -> printfn "in %s" r.Name)
type P() =
    let mutable x = 0
    member _.X
        with get () = x
        and set v = x <- v
    member this.Item
        with get (i:int) = i * 2
let p = P()
p.X <- 5
printfn "%d %d" p.X p.[4]
