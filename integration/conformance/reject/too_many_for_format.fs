printfn "%d" 1 2
let s = sprintf "%d" 1 2
printfn "hello" "x"
