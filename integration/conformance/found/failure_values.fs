printfn "%A %A" (2I ** 10) (pown 2I 70)
let big n = 3I ** n
printfn "%A" (big 50)
let e = Failure "made"
printfn "%s" e.Message
try raise (Failure "raised") with Failure m -> printfn "%s" m
let fails = List.map Failure [ "a"; "b" ]
printfn "%A" (fails |> List.map (fun e -> e.Message))
let toResult f = try Ok (f ()) with e -> Error e
printfn "%b" (match toResult (fun () -> raise (Failure "x")) with Error (Failure "x") -> true | _ -> false)
