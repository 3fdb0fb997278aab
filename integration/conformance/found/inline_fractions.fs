let inline fl x y = floor (x * x + y * y)
printfn "%A" (fl 1.5 2.0)
let inline fl2 x = floor (x + x)
printfn "%A" (fl2 1.5)
