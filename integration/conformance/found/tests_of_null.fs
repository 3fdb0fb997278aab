let t (o: obj) =
    match o with
    | null -> "null"
    | :? option<int> as x -> sprintf "opt %A" x
    | :? string as s -> s
    | _ -> "?"
printfn "%s" (t (box (Some 3)))
printfn "%s" (t (box (None: int option)))
printfn "%s" (t null)
printfn "%b" (box (None: int option) :? option<int>)
printfn "%b" (box (Some 1) :? option<int>)
printfn "%b" (isNull (box (None: int option)))
let u (o: obj) = match o with :? unit -> "unit" | null -> "null" | _ -> "other"
printfn "%s" (u (box ()))
printfn "%A" (unbox<int option> null)
