let r = try (Async.Parallel [ async { return 1 }; async { return failwith "boom" } ] |> Async.RunSynchronously |> Array.sum |> string) with e -> e.GetType().Name + " " + e.Message
printfn "%s" r
let r2 = Async.Catch (async { return 1 / 0 }) |> Async.RunSynchronously
match r2 with Choice1Of2 v -> printfn "%d" v | Choice2Of2 e -> printfn "%s" (e.GetType().Name)
open System
let c = try raise (OperationCanceledException "stop") with :? OperationCanceledException as e -> e.Message
printfn "%s" c
printfn "%s" (try raise (OperationCanceledException()) with e -> e.GetType().Name + e.Message)
