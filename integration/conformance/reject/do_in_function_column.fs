let f () =
    do
    printfn "a"
