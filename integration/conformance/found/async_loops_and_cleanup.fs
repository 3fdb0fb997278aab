let rec loop n acc = async {
    if n = 0 then return acc else return! loop (n - 1) (acc + n) }
printfn "%d" (loop 200000 0 |> Async.RunSynchronously)
type D(n: int) =
    interface System.IDisposable with
        member _.Dispose() = printfn "dispose %d" n
let x = async {
    use d = new D(1)
    let! a = async { return 4 }
    let ii = ref 0
    while ii.Value < 3 do
        ii.Value <- ii.Value + 1
        printfn "w %d" ii.Value
    try
        try
            do! async { failwith "inner" }
        finally
            printfn "fin"
    with
    | Failure m -> printfn "caught %s" m
    return a + ii.Value }
printfn "%d" (Async.RunSynchronously x)
match box (new D(2)) with
| :? System.IDisposable as d -> d.Dispose()
| _ -> printfn "no"
let d3 = { new System.IDisposable with member _.Dispose() = printfn "obj" }
let t () =
    use q = d3
    printfn "in t"
t ()
let act: Async<int> = async.Return 3
Async.StartImmediate (async { let! v = act in printfn "v %d" v })
let results = [ for i in 1 .. 3 -> async { printfn "job %d" i; return i * i } ] |> Async.Sequential |> Async.RunSynchronously
printfn "%A" results
