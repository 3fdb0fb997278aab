// Array.Parallel.
printfn "%A" (Array.Parallel.map (fun x -> x * 2) [| 1; 2 |])
printfn "%A" (Array.Parallel.mapi (fun i x -> x * i) [| 1; 2 |])
printfn "%A" (Array.Parallel.init 3 string)
printfn "%A" (Array.Parallel.choose (fun x -> if x > 1 then Some x else None) [| 1; 2 |])
printfn "%A" (Array.Parallel.collect (fun x -> [| x; x |]) [| 1; 2 |])
printfn "%A" (Array.Parallel.partition (fun x -> x > 1) [| 1; 2; 3 |])
let total = ref 0
Array.Parallel.iter (fun x -> lock total (fun () -> total := !total + x)) [| 1 .. 10 |]
printfn "%d" total.Value
printfn "%A" ([ async { return 1 }; async { return 2 } ] |> Async.Parallel |> Async.RunSynchronously)
printfn "%A" (Array.map string [| 1.5; 2.5 |], Array.sum [| 1; 2 |])
