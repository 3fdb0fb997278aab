let f () =
    let mutable x = 1
    let s = seq { x <- 2; yield x }
    Seq.iter (printfn "%d") s
    [1;2] |> List.iter (fun i -> x <- x + i)
    x
printfn "%d" (f ())
