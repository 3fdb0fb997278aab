// F# puts the code of some library functions in the place of a call, and the functions that they are given with it.
let xs = [ 1; 2 ]
List.iter (fun x -> printfn "%d" x) xs
printfn "%A" (fun x -> x)
List.map (fun x -> x + 1) xs |> ignore
printfn "%A" (fun x -> x)
Array.map (fun x -> x + 1) [| 1 |] |> ignore
printfn "%A" (fun x -> x)
Seq.sumBy (fun x -> x + 1) xs |> ignore
printfn "%A" (fun x -> x)
List.fold (+) 0 xs |> ignore
printfn "%A" (fun x -> x)
printfn "%A" (lazy (1 + 1)).Value
printfn "%A" (fun x -> x)
let square x = x * x
List.map square xs |> ignore
printfn "%A" (fun x -> x)
let two = (fun x -> x + 1) >> square
printfn "%A %d" two (two 1)
printfn "%A" (fun x -> x)
printfn "%A" (List.map square >> List.filter (fun x -> x > 1))
