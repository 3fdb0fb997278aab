let work n = async {
    printfn "start %d" n
    do! Async.Sleep 10
    return n * 2 }
let main = async {
    let! a = work 1
    let! b = work 2
    printfn "%d" (a + b)
    try
        failwith "x"
    with e -> printfn "%s" e.Message
    for i in 1 .. 2 do
        do! Async.Sleep 1
        printfn "%d" i
    return a + b }
printfn "%d" (Async.RunSynchronously main)
let r = [1..3] |> List.map (fun x -> async { return x * x }) |> Async.Parallel |> Async.RunSynchronously
printfn "%A" r
