// Floats are stepped by a product each where the steps come out even, else by adding; sequences keep their bounds.
let t name (f: unit -> obj) =
    try printfn "%s: %A" name (f ()) with e -> printfn "%s: %s" name (e.Message.Split('\n').[0].Split('(').[0].Trim())
printfn "%A" [1.0 .. 0.1 .. 1.5]
printfn "%A" [0.0 .. 0.1 .. 1.0]
printfn "%A" (Seq.toList (seq { 0.0 .. 0.1 .. 1.0 }))
printfn "%A" [| 0.0 .. 0.1 .. 1.0 |]
for x in 0.0 .. 0.1 .. 1.0 do printf "%.17g " x
printfn ""
for x in 1.0 .. 0.1 .. 1.5 do printf "%.17g " x
printfn ""
for x in 1.0f .. 0.1f .. 1.5f do printf "%.9g " x
printfn ""
for x in 1.0 .. -0.1 .. 0.5 do printf "%.17g " x
printfn ""
printfn "%A" [ for x in 1.0 .. 0.1 .. 1.5 -> x ]
t "a" (fun () -> box [0.0 .. nan .. 1.0])
t "b" (fun () -> box [nan .. 1.0])
t "c" (fun () -> box [1.0 .. 0.0 .. 1.0])
t "d" (fun () -> box [1.0 .. -1.0 .. 2.0])
t "e" (fun () -> box [1.0 .. 1.0 .. 0.0])
t "f" (fun () -> box (Seq.take 3 (seq { 0.0 .. infinity }) |> Seq.toList))
t "g" (fun () -> box [0.0 .. infinity .. 1.0])
t "h" (fun () -> box [1.0 .. 1.0])
t "n" (fun () -> box [0.0 .. 0.1 .. nan])
t "i" (fun () -> box (Seq.take 8 (seq {0.0 .. 0.1 .. 1e9}) |> Seq.toList))
t "j" (fun () -> box (seq {0.0 .. 0.1 .. 1e9} |> Seq.item 6 |> sprintf "%.17g"))
t "k" (fun () -> box (seq {0.0 .. 0.1 .. 1e8} |> Seq.item 6 |> sprintf "%.17g"))
t "l" (fun () -> box (seq {0.0 .. 0.0001 .. 1e8} |> Seq.item 6 |> sprintf "%.17g"))
t "s1" (fun () -> box [0.0f .. nanf])
t "s2" (fun () -> box [infinity .. infinity])
t "s3" (fun () -> box [-infinity .. 1.0 .. -infinity])
t "s6" (fun () -> box [-0.0 .. 0.0])
t "s7" (fun () -> box [0.0m .. 0.1m .. 0.5m])
t "s8" (fun () -> box [0.0m .. 0.0m .. 0.5m])
t "s9" (fun () -> box [0I .. 0I .. 5I])
t "s10" (fun () -> box [0L .. 0L .. 5L])
t "s11" (fun () -> box [1 .. 0 .. 5])
t "s12" (fun () -> box (seq {1 .. 0 .. 5}))
t "s13" (fun () -> box [0uy .. 0uy .. 5uy])
t "s14" (fun () -> box ['a' .. 'c'])
t "s15" (fun () -> let s = 0 in let mutable n = 0 in (for x in 0 .. s .. 1 do n <- n + 1); box n)
t "u1" (fun () -> box (seq {1e17 .. 1e18} |> Seq.truncate 3 |> Seq.toList))
t "u2" (fun () -> box (seq {0.0 .. infinity .. infinity} |> Seq.truncate 3 |> Seq.toList))
t "u3" (fun () -> box (seq {1.0 .. 2147483647.0} |> Seq.truncate 3 |> Seq.toList))
t "u4" (fun () -> box (seq {nan .. 0.0 .. nan} |> Seq.truncate 3 |> Seq.toList))
t "u5" (fun () -> box (seq {1.0 .. nan .. nan} |> Seq.truncate 3 |> Seq.toList))
t "u6" (fun () -> box (seq {1.0 .. 0.0 .. nan} |> Seq.truncate 3 |> Seq.toList))
t "u7" (fun () -> box (seq {1.0 .. -1.0 .. -infinity} |> Seq.truncate 3 |> Seq.toList))
let f () =
    let mutable n = 3
    let s = seq { 1 .. n }
    n <- 5
    printfn "%A" (Seq.toList s)
    let s = seq { n .. 2 .. n + 6 }
    n <- 100
    printfn "%A" (Seq.toList s)
f ()
t "eager" (fun () -> let s = seq { 1 .. 0 .. 5 } in printfn "made"; box (Seq.toList s))
t "eagerf" (fun () -> let s = seq { 1.0 .. 0.0 .. 5.0 } in printfn "made"; box (Seq.toList s))
t "eagern" (fun () -> let s = seq { nan .. 5.0 } in printfn "made"; box (Seq.toList s))
let z = 0
t "eagerz" (fun () -> let s = seq { 1 .. z .. 5 } in printfn "made"; box (Seq.toList s))
t "inner" (fun () -> let s = seq { for i in 1 .. z .. 5 do yield i } in printfn "made"; box (Seq.toList s))
