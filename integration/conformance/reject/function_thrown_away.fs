let f x y = x + y
f 1
printfn "%d" 1
