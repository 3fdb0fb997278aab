let safeDiv a b =
    if b = 0 then Choice2Of2 "div by zero" else Choice1Of2 (a / b)
let describe c =
    match c with
    | Choice1Of2 v -> sprintf "ok %d" v
    | Choice2Of2 e -> sprintf "err %s" e
printfn "%s" (describe (safeDiv 10 2))
printfn "%s" (describe (safeDiv 1 0))
let f (x: Choice<int, string, bool>) =
    match x with
    | Choice1Of3 i -> string i
    | Choice2Of3 s -> s
    | Choice3Of3 b -> if b then "yes" else "no"
[Choice1Of3 1; Choice2Of3 "two"; Choice3Of3 true] |> List.map f |> String.concat ", " |> printfn "%s"
printfn "%A" (safeDiv 3 1)
printfn "%b" (Choice1Of2 1 = (Choice1Of2 1 : Choice<int,int>))
let work = async { return failwith "boom" }
let ok = async { return 5 }
match Async.RunSynchronously (Async.Catch work) with
| Choice1Of2 (v: int) -> printfn "value %d" v
| Choice2Of2 e -> printfn "caught %s" e.Message
match ok |> Async.Catch |> Async.RunSynchronously with
| Choice1Of2 v -> printfn "value %d" v
| Choice2Of2 e -> printfn "caught %s" e.Message
