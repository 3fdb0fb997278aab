let inline norm x y = sqrt (x * x + y * y)
printfn "%A" (norm 3.0 4.0)
printfn "%A" (norm 3.0f 4.0f)
let inline hyp (x: ^a) (y: ^a) : ^a = sqrt (x * x + y * y)
printfn "%A" (hyp 3.0 4.0)
let inline ex x = exp x
printfn "%.4f %.4f" (ex 1.0) (ex 1.0f)
