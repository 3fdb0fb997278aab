open System
let a : Choice<int, string> = Choice1Of2 3
let b : Choice<int, string> = Choice2Of2 "x"
let c3 : Choice<int, string, float> = Choice3Of3 2.5
printfn "%O" a
printfn "%A %A" a b
printfn "%A" c3
printfn "%s" (string b)
printfn "%s" (a.ToString())

printfn "%O" (Choice2Of3 3 : Choice<int,int,int>)