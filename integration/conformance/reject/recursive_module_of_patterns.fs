module rec M
let _ = printfn "x"
let () = printfn "y"
