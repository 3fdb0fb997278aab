let f () =
    printfn "%d" (1 + 2
    printfn "x"
