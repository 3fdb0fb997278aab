let f (o: obj) = try unbox<string> o with :? System.InvalidCastException -> "cast"
printfn "%s" (f (box 1))
let g (o: obj) = (try (unbox<string> o |> ignore) with :? System.InvalidCastException -> printfn "cast2")
g (box 1)
let h (o: obj) = (try ignore (o :?> string) with :? System.InvalidCastException -> printfn "cast2")
h (box 1)
