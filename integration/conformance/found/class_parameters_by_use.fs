type F(n) =
    let mutable c = None
    member _.N = n
printfn "%A" (F(3).N)
