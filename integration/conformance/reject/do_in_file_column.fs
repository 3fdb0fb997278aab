do
printfn "a"
