let a = set [1;2;3]
let b = set [2;3;4]
printfn "%A" (a + b)
printfn "%A" (a - b)
printfn "%A" (uint32 -1)
unbox<string> (box "q") |> ignore
try unbox<string> (box 1) |> ignore with :? System.InvalidCastException -> printfn "cast"
let s () x = sprintf "<%d>" x
printfn "%s" (sprintf "%a" s 3)
let z = -5
let u (x: int) = uint32 x
printfn "%d %A" (u z) (u z ||| 1u)
