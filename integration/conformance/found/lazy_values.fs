let l = Lazy<int>.Create(fun () -> printfn "computing"; 42)
printfn "%b" l.IsValueCreated
printfn "%d %d" l.Value (l.Force())
let l2 = System.Lazy<int>(fun () -> 7)
printfn "%d" l2.Value
let l3 = lazy (failwith "x" : int)
try l3.Value |> ignore with e -> printfn "%s" e.Message
let l5 : Lazy<int> = Lazy<_>.Create(fun () -> 1)
printfn "%A" l5
printfn "%d" (l5.Force())
printfn "%A" l5
let l6 = Lazy<int>.CreateFromValue 5
printfn "%b %d" l6.IsValueCreated l6.Value
match l6 with Lazy v -> printfn "%d" v
