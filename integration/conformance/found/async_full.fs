// async in full
type D(name: string) =
    do printfn "open %s" name
    interface System.IDisposable with
        member _.Dispose() = printfn "close %s" name
let open1 name = async { return new D(name) }
let a = async {
    use! d = open1 "x"
    let! n = async { return 3 }
    for i in 1 .. n do
        do! async { printfn "i=%d" i }
    let mutable k = 0
    while k < 2 do
        k <- k + 1
        let! z = async { return k * 10 }
        printfn "z=%d" z
    return n + k }
printfn "%d" (Async.RunSynchronously a)
let b = async {
    try
        let! x = async { return 1 / (int "0") }
        return x
    with
    | :? System.DivideByZeroException -> return -1
    | e -> return -2 }
printfn "%d" (Async.RunSynchronously b)
let c = Async.Catch (async { failwith "boom"; return 3 }) |> Async.RunSynchronously
match c with
| Choice1Of2 v -> printfn "ok %d" v
| Choice2Of2 e -> printfn "err %s" e.Message
let d = Async.Catch (async { return 3 }) |> Async.RunSynchronously
printfn "%A" d
let e = async {
    let! child = Async.StartChild (async { return 42 })
    let! r = child
    return r + 1 }
printfn "%d" (Async.RunSynchronously e)
let rec fib n = async {
    if n < 2 then return n
    else
        let! x = fib (n - 1)
        let! y = fib (n - 2)
        return x + y }
printfn "%d" (fib 15 |> Async.RunSynchronously)
let f = async {
    match! async { return Some 3 } with
    | Some x when x > 2 -> return "big"
    | Some _ -> return "small"
    | None -> return "none" }
printfn "%s" (Async.RunSynchronously f)
let g = async {
    try
        try
            do! async { raise (System.InvalidOperationException "inv") }
        finally
            printfn "finally"
        return 1
    with e ->
        printfn "%s" (e.GetType().Name)
        return 2 }
printfn "%d" (Async.RunSynchronously g)
let h = [ for i in 1 .. 5 -> async { return i * i } ] |> Async.Parallel
let total = async {
    let! xs = h
    return Array.sum xs }
printfn "%d" (Async.RunSynchronously total)
let ig = async { return 3 } |> Async.Ignore
Async.RunSynchronously ig
let seqd = async {
    for (x, y) in [ (1, "a"); (2, "b") ] do
        if x = 1 then printfn "%s" y
        else do! async { printfn "else %s" y }
    return () }
Async.RunSynchronously seqd
let un = async {
    let x = 1
    let! _ = async { return "ignored" }
    let! (p, q) = async { return (1, 2) }
    return! async { return p + q + x } }
un |> Async.RunSynchronously |> printfn "%d"
