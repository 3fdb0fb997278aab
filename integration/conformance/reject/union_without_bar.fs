type A = B
printfn "%A" B
