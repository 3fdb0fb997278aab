// The message of a failed cast names both types as .NET does, those of the library too.
let attempt (f: unit -> int) = try f () |> ignore with e -> printfn "%s" e.Message
attempt (fun () -> unbox<int> (box [1]))
attempt (fun () -> unbox<int> (box (1, "a")))
attempt (fun () -> unbox<int> (box [| 1.0 |]))
attempt (fun () -> unbox<int> (box "text"))
