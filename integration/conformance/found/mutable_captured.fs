let f () =
    let mutable x = 1
    let g () = x <- x + 1
    g ()
    x
printfn "%d" (f ())
