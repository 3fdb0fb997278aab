type Temp() =
    let mutable celsius = 0.0
    member t.Celsius
        with get () = celsius
        and set = celsius <- 1.0
printfn "done"
